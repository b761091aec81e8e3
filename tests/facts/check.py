#!/usr/bin/env python3
"""tests/facts/check.py DIR - what `facts` wrote about one document.

DIR holds text.json (extract), facts.json, facts.csv and facts.txt.
"""

import csv
import io
import json
import os
import sys


def load(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        return json.load(f)


def passages(report):
    for s in report["subjects"]:
        yield from s["because"]
    for m in report["methods"]:
        for i in m["items"]:
            yield from i["evidence"]
    for f in report["facts"]:
        yield from f["evidence"]
    for p in report["promises"]:
        yield from p["evidence"]


def check_quotes(report, text):
    blocks = {b["block"]: b["text"].encode() for b in text["blocks"]}
    n = 0
    for p in passages(report):
        there = blocks[p["block"]][p["start"]:p["end"]].decode()
        assert there == p["quote"], (p, there)
        n += 1
    assert n > 0, "no passage at all"


def check_facts(report):
    last = (-1, -1)
    seen = set()
    for f in report["facts"]:
        first = f["evidence"][0]
        place = (first["block"], first["start"])
        assert place >= last, ("order", f)
        last = place
        assert (f["kind"], place) not in seen, ("twice", f)
        seen.add((f["kind"], place))
        if f["kind"] in ("oid", "url"):
            assert f["value"] == first["quote"], f
        if f["kind"] in ("email", "caa-domain"):
            assert f["value"] == first["quote"].lower(), f
        if f["kind"] == "certificate":
            c = f["certificate"]
            digits = "".join(
                x for e in f["evidence"] for x in e["quote"].upper()
                if x in "0123456789ABCDEF")
            for name in ("sha256", "sha1", "key_id"):
                assert not c[name] or c[name] in digits, f
    for p in report["promises"]:
        whole = " ".join(e["quote"] for e in p["evidence"])
        assert p["bounded"] == (p["measure"] is not None), p
        assert not p["measure"] or p["measure"] in whole, p
        assert not p["vague"] or p["vague"] in whole, p


def check_csv(folder, report):
    with open(os.path.join(folder, "facts.csv"), "rb") as f:
        data = f.read()
    assert data.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    head, rows = rows[0], rows[1:]
    assert all(len(r) == len(head) for r in rows), "ragged"
    told = [s for s in report["subjects"] if s["standing"] != "unsaid"]
    told += [i for m in report["methods"] for i in m["items"]
             if i["standing"] != "unsaid"]
    wanted = len(told) + len(report["facts"]) + len(report["promises"])
    assert len(rows) == wanted, (len(rows), wanted)
    kind, value = head.index("kind"), head.index("value")
    got = [(r[kind], r[value].lstrip("'")) for r in rows[len(told):]]
    for (k, v), f in zip(got, report["facts"]):
        assert (k, v) == (f["kind"], f["value"].lstrip("'")), (k, v, f)


def check_text(folder):
    with open(os.path.join(folder, "facts.txt"), encoding="utf-8") as f:
        lines = f.read().split("\n")
    for line in lines:
        words = line.split()
        assert len(line) <= 80 or len(words) <= 2, line
        assert line == line.rstrip(), repr(line)


def main():
    folder = sys.argv[1]
    report = load(folder, "facts.json")
    check_quotes(report, load(folder, "text.json"))
    check_facts(report)
    check_csv(folder, report)
    check_text(folder)


if __name__ == "__main__":
    main()
