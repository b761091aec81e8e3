#!/usr/bin/env python3
"""Validate JSON files against a JSON Schema (the part of draft 2020-12 used here).

usage: validate.py SCHEMA.json FILE.json [FILE.json ...]

Knows type, enum, const, required, properties, additionalProperties, items, minItems, minLength,
minimum, pattern, anyOf, $ref into $defs and boolean schemas; an unknown keyword is an error, so
that no check is passed over in silence. Exits 1 when a file does not hold, 2 on bad usage.
"""
import json, re, sys

SILENT = {"$schema", "$id", "title", "description", "$defs"}


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
    return isinstance(value, kinds[name])


def same(a, b):
    return type(a) is type(b) and a == b


class Schema:
    def __init__(self, root):
        self.root = root

    def follow(self, ref):
        node = self.root
        for step in ref.removeprefix("#/").split("/"):
            node = node[step]
        return node

    def check(self, schema, value, path):
        """Yields one line for each fault."""
        if schema is True:
            return
        if schema is False:
            yield f"{path}: not allowed"
            return
        for word, arg in schema.items():
            if word not in SILENT:
                yield from getattr(self, "on_" + word.lstrip("$"), self.unknown)(schema, arg, value, path, word)

    def unknown(self, schema, arg, value, path, word):
        raise SystemExit(f"the schema uses '{word}', which validate.py does not know")

    def on_ref(self, schema, arg, value, path, word):
        yield from self.check(self.follow(arg), value, path)

    def on_type(self, schema, arg, value, path, word):
        names = arg if isinstance(arg, list) else [arg]
        if not any(is_type(value, n) for n in names):
            yield f"{path}: {json.dumps(value)[:60]} is not of type {' or '.join(names)}"

    def on_enum(self, schema, arg, value, path, word):
        if not any(same(value, a) for a in arg):
            yield f"{path}: {json.dumps(value)[:60]} is none of {json.dumps(arg)}"

    def on_const(self, schema, arg, value, path, word):
        if not same(value, arg):
            yield f"{path}: {json.dumps(value)[:60]} is not {json.dumps(arg)}"

    def on_required(self, schema, arg, value, path, word):
        if isinstance(value, dict):
            for name in arg:
                if name not in value:
                    yield f"{path}: '{name}' is missing"

    def on_properties(self, schema, arg, value, path, word):
        if isinstance(value, dict):
            for name, inner in arg.items():
                if name in value:
                    yield from self.check(inner, value[name], f"{path}/{name}")

    def on_additionalProperties(self, schema, arg, value, path, word):
        if isinstance(value, dict):
            for name in value:
                if name not in schema.get("properties", {}):
                    yield from self.check(arg, value[name], f"{path}/{name}")

    def on_items(self, schema, arg, value, path, word):
        if isinstance(value, list):
            for i, item in enumerate(value):
                yield from self.check(arg, item, f"{path}/{i}")

    def on_minItems(self, schema, arg, value, path, word):
        if isinstance(value, list) and len(value) < arg:
            yield f"{path}: {len(value)} items, at least {arg} wanted"

    def on_minLength(self, schema, arg, value, path, word):
        if isinstance(value, str) and len(value) < arg:
            yield f"{path}: {json.dumps(value)} is too short"

    def on_minimum(self, schema, arg, value, path, word):
        if is_type(value, "number") and value < arg:
            yield f"{path}: {value} is below {arg}"

    def on_pattern(self, schema, arg, value, path, word):
        if isinstance(value, str) and not re.search(arg, value):
            yield f"{path}: {json.dumps(value)[:60]} does not match {arg}"

    def on_anyOf(self, schema, arg, value, path, word):
        tries = [list(self.check(inner, value, path)) for inner in arg]
        if all(tries):
            yield from min(tries, key=len)


def load(path):
    def once(pairs):
        names = [k for k, _ in pairs]
        if len(set(names)) != len(names):
            raise ValueError("a member stands twice")
        return dict(pairs)
    with open(path, encoding="utf-8") as f:
        return json.load(f, object_pairs_hook=once)


def main(schema_path, paths):
    root = load(schema_path)
    schema, bad = Schema(root), 0
    for path in paths:
        try:
            faults = list(schema.check(root, load(path), ""))
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
