#!/usr/bin/env python3
"""tests/worksheet/check.py NAME DIR - a filled worksheet against the review.

DIR holds review.json, text.json (extract) and the sheet as csv, markdown and
perhaps xlsx.
"""

import csv
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "outputs"))
import xlsx  # noqa: E402

CASE = {"verified": "Verified", "clarify": "Need Clarification From CA",
        "response": "Need Response From CA", "na": "Not Applicable"}
WORDS = {
    "ccadb": {"verified": "Compliant", "clarify": "Not fully compliant",
              "response": "Missing", "na": "Not applicable"},
    "apple": {"verified": "Yes", "clarify": "In part or no: read",
              "response": "Not in the document", "na": "N/A"},
    "inclusion-case": CASE, "external-subca": CASE,
}


def state(verdicts):
    counted = [v for v in verdicts
               if v not in ("not-applicable", "not-in-force")]
    if not counted:
        return "na"
    if all(v == "compliant" for v in counted):
        return "verified"
    if all(v == "missing" for v in counted):
        return "response"
    return "clarify"


def check_row(name, row, results, blocks):
    rules = row["rules"].split(", ") if row["rules"] else []
    verdicts = [results[r]["verdict"] for r in rules]
    assert row["verdicts"] == ", ".join(verdicts), row
    if row["answer"] == "Read the passage":
        assert row["quote"] and state(verdicts) in ("verified", "clarify"), row
    elif not rules:
        assert row["answer"] == "Not assessed", row
    elif row["answer"] != WORDS[name]["na"]:
        assert row["answer"] == WORDS[name][state(verdicts)], (row, verdicts)
    if row["quote"]:
        quote = row["quote"]
        assert any(quote.lstrip("'") in b or quote in b for b in blocks), row
        assert row["document"], row
    if row["answer"] in ("Verified", "Yes", "Compliant"):
        assert row["quote"] or all(
            not results[r]["evidence"] or
            not any(e.get("quote") for e in results[r]["evidence"])
            for r in rules), row


def main():
    name, folder = sys.argv[1:]
    with open(os.path.join(folder, "review.json"), encoding="utf-8") as f:
        results = {r["rule"]: r for r in json.load(f)["results"]}
    with open(os.path.join(folder, "text.json"), encoding="utf-8") as f:
        blocks = [b["text"] for b in json.load(f)["blocks"]]
    with open(os.path.join(folder, "csv"), encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    assert rows
    for row in rows:
        check_row(name, row, results, blocks)
    ids = [(r["area"], r["id"]) for r in rows]
    assert len(ids) == len(set(ids)), "a line stands twice"
    assert len({r["answer"] for r in rows}) > 1, "all answers are alike"
    if name == "ccadb":
        cited = {(c["source"], c["section"]) for r in results.values()
                 for c in r["citations"] if c["source"] in ("tls-br", "mrsp")}
        told = {i for a, i in ids}
        assert all((s or "") in told for _, s in cited), "a section is absent"
    with open(os.path.join(folder, "markdown"), encoding="utf-8") as f:
        lines = [x for x in f.read().splitlines() if x.startswith("| ")]
    assert len(lines) == len(rows) + 2, (len(lines), len(rows))
    if os.path.exists(os.path.join(folder, "xlsx")):
        sheet, = xlsx.read(os.path.join(folder, "xlsx"))
        assert sheet.name == name and sheet.is_frozen() and sheet.filter()
        got = [r["answer"] for r in sheet.records()]
        assert got == [r["answer"] for r in rows]


if __name__ == "__main__":
    main()
