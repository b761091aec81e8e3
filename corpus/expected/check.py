#!/usr/bin/env python3
"""Check what is expected of the sample against the sample itself.

    corpus/expected/check.py

Every quote in sample-findings.json and in the labels must stand in the
section named, every section must exist, every issue of the labels of version
2.3 must be a planted fault and the other way round, and the labels of
version 2.4 must hold no issue.  Prints what is wrong; exit status 1 then.
"""

import csv
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
sys.dont_write_bytecode = True
import cpstext  # noqa: E402

ISSUES = ("partial", "conflict", "missing")
SEPARATOR = " || "  # between the quotes of one label


def section_texts(version):
    """Text of each section by its RFC 3647 number and as printed."""
    blocks, notes, _ = cpstext.parse(cpstext.source_lines(version))
    keys = cpstext.number(blocks)
    by_key, by_number = {}, {}
    text = []
    for block in blocks:
        if isinstance(block, cpstext.Heading):
            text = [cpstext.plain(block.title, keys)]
            by_key.setdefault(block.key, []).append(text)
            by_number.setdefault(block.number, []).append(text)
        elif isinstance(block, (cpstext.Para, cpstext.Item)):
            text.append(cpstext.plain(block.text, keys, notes))
        elif isinstance(block, cpstext.Table):
            for row in block.rows:
                text += [cpstext.plain(c, keys, notes) for c in row]
    return by_key, by_number


def holds(sections, number, quote):
    """Does `quote` stand in the section or one below it?"""
    return any(quote in line
               for key, texts in sections.items()
               if key == number or key.startswith(number + ".")
               for text in texts for line in text)


def read_labels(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t",
                                   quoting=csv.QUOTE_NONE))


def check_labels(version, labels, wrong):
    _, by_number = section_texts(version)
    for row in labels:
        where = "%s %s" % (version, row["rule"])
        numbers = [n for n in row["sections"].split(",") if n]
        for n in numbers:
            if n not in by_number:
                wrong.append("%s: no section %s" % (where, n))
        for quote in filter(None, row["quote"].split(SEPARATOR)):
            if not any(holds(by_number, n, quote) for n in numbers):
                wrong.append("%s: not there: %s" % (where, quote))


def check_faults(version, document, wrong):
    by_key, by_number = section_texts(version)
    for entry in document["faults"] + document.get("positives", []):
        name = entry.get("id") or entry["rule"]
        sections = by_number if "printed" in entry else by_key
        number = entry.get("printed", entry["section"])
        quote = entry.get("quote")
        if quote and not holds(sections, number, quote):
            wrong.append("%s %s: not in %s: %s"
                         % (version, name, number, quote))


def main():
    with open(os.path.join(HERE, "sample-findings.json"),
              encoding="utf-8") as file:
        expected = json.load(file)
    wrong = []
    for version, document in expected["documents"].items():
        labels = read_labels(document["labels"])
        check_labels(version, labels, wrong)
        check_faults(version, document, wrong)
        planted = {r for f in document["faults"] for r in f["rules"]
                   if f.get("verdict") != "not-in-force"}
        issues = {row["rule"] for row in labels if row["verdict"] in ISSUES}
        for rule in sorted(planted ^ issues):
            wrong.append("%s %s: in the labels or in the faults, not in both"
                         % (version, rule))
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
