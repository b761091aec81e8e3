#!/usr/bin/env python3
"""Validate JSON files against a JSON Schema (what is used here of draft 2020-12).

usage: validate.py SCHEMA.json FILE.json [FILE.json ...]

Knows type, enum, const, required, properties, additionalProperties, items,
minItems, minLength, minimum, pattern, anyOf, $ref into $defs and boolean
schemas; an unknown keyword is an error, so that no check is passed over in
silence.  Exits 1 when a file does not hold, 2 on bad usage.

A schema becomes a function once, which gives the faults of a value as pairs of
place and words; what holds costs no strings.
"""
import json
import re
import sys

SILENT = {"$schema", "$id", "title", "description", "$defs"}
KINDS = {"object": dict, "array": list, "string": str, "boolean": bool,
         "null": type(None), "integer": int, "number": (int, float)}


def is_type(value, name):
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, KINDS[name])


def same(a, b):
    return type(a) is type(b) and a == b


def shown(value):
    return json.dumps(value)[:60]


def below(step, faults):
    return [(f"/{step}{place}", words) for place, words in faults]


class Schema:
    def __init__(self, root):
        self.root, self.known = root, {}
        self.top = self.function(root)

    def faults(self, value):
        return [f"{place}: {words}" for place, words in self.top(value)]

    def function(self, schema):
        """What gives the faults of a value, an empty list where it holds."""
        if schema is True:
            return lambda value: []
        if schema is False:
            return lambda value: [("", "not allowed")]
        checks = [getattr(self, "on_" + word.lstrip("$"), self.unknown)(
                      arg, schema, word)
                  for word, arg in schema.items() if word not in SILENT]
        if len(checks) == 1:
            return checks[0]

        def all_of(value):
            found = []
            for check in checks:
                found += check(value)
            return found
        return all_of

    def unknown(self, arg, schema, word):
        raise SystemExit(f"the schema uses '{word}', which validate.py does "
                         "not know")

    def on_ref(self, arg, schema, word):
        if arg not in self.known:
            self.known[arg] = None  # a schema may hold itself
            node = self.root
            for step in arg.removeprefix("#/").split("/"):
                node = node[step]
            self.known[arg] = self.function(node)
        return self.known[arg] or (lambda value: self.known[arg](value))

    def on_type(self, arg, schema, word):
        names = arg if isinstance(arg, list) else [arg]
        return lambda value: [] if any(is_type(value, n) for n in names) else [
            ("", f"{shown(value)} is not of type {' or '.join(names)}")]

    def on_enum(self, arg, schema, word):
        return lambda value: [] if any(same(value, a) for a in arg) else [
            ("", f"{shown(value)} is none of {json.dumps(arg)}")]

    def on_const(self, arg, schema, word):
        return lambda value: [] if same(value, arg) else [
            ("", f"{shown(value)} is not {json.dumps(arg)}")]

    def on_required(self, arg, schema, word):
        return lambda value: [
            ("", f"'{name}' is missing") for name in arg
            if name not in value] if isinstance(value, dict) else []

    def on_properties(self, arg, schema, word):
        inner = {name: self.function(s) for name, s in arg.items()}

        def check(value):
            found = []
            if isinstance(value, dict):
                for name, holds in inner.items():
                    if name in value:
                        bad = holds(value[name])
                        if bad:
                            found += below(name, bad)
            return found
        return check

    def on_additionalProperties(self, arg, schema, word):
        named, inner = schema.get("properties", {}), self.function(arg)

        def check(value):
            found = []
            if isinstance(value, dict):
                for name in value:
                    if name not in named:
                        found += below(name, inner(value[name]))
            return found
        return check

    def on_items(self, arg, schema, word):
        inner = self.function(arg)

        def check(value):
            found = []
            if isinstance(value, list):
                for i, item in enumerate(value):
                    bad = inner(item)
                    if bad:
                        found += below(i, bad)
            return found
        return check

    def on_minItems(self, arg, schema, word):
        return lambda value: [
            ("", f"{len(value)} items, at least {arg} wanted")] if isinstance(
                value, list) and len(value) < arg else []

    def on_minLength(self, arg, schema, word):
        return lambda value: [("", f"{shown(value)} is too short")] if \
            isinstance(value, str) and len(value) < arg else []

    def on_minimum(self, arg, schema, word):
        return lambda value: [("", f"{value} is below {arg}")] if is_type(
            value, "number") and value < arg else []

    def on_pattern(self, arg, schema, word):
        search = re.compile(arg).search
        return lambda value: [
            ("", f"{shown(value)} does not match {arg}")] if isinstance(
                value, str) and not search(value) else []

    def on_anyOf(self, arg, schema, word):
        inner = [self.function(s) for s in arg]

        def check(value):
            least = None
            for one in inner:
                bad = one(value)
                if not bad:
                    return []
                if least is None or len(bad) < len(least):
                    least = bad
            return least
        return check


def parse(text):
    def once(pairs):
        members = dict(pairs)
        if len(members) != len(pairs):
            raise ValueError("a member stands twice")
        return members
    return json.loads(text, object_pairs_hook=once)


def load(path):
    with open(path, encoding="utf-8") as f:
        return parse(f.read())


def main(schema_path, paths):
    schema, bad = Schema(load(schema_path)), 0
    for path in paths:
        try:
            faults = schema.faults(load(path))
        except ValueError as e:
            faults = [f"not JSON: {e}"]
        for fault in faults[:20]:
            print(f"{path}: {fault}")
        bad += bool(faults)
    return 1 if bad else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
