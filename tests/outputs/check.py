#!/usr/bin/env python3
"""tests/outputs/check.py DIR FILE STATUS - every output of one review says what
its JSON says.

DIR holds json, line, csv, junit, sarif, written by one run of `check` on FILE
that ended with STATUS.
"""

import csv
import io
import json
import os
import sys
import xml.etree.ElementTree as ET

import sarif

ISSUES = ("conflict", "missing", "partial")


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as f:
        return f.read()


def is_due(finding):
    """An issue from a later day on; its key says so."""
    return finding["key"].endswith("/due")


def asking(review):
    """Findings that ask a reader for something."""
    return [f for f in review["findings"]
            if f["verdict"] in ISSUES + ("unknown",)]


def check_line(review, text, file):
    lines = text.splitlines()
    wanted = asking(review)
    assert len(lines) == len(wanted), (len(lines), len(wanted))
    kinds = {"high": "error", "moderate": "warning", "low": "note",
             None: "note"}
    for line, f in zip(lines, wanted):
        assert line.startswith(file + ":"), line
        assert line.endswith("[" + ", ".join(f["rules"]) + "]"), line
        kind = kinds[f["severity"]]
        if is_due(f) or f["waiver"]:
            kind = "note"
        assert ("; waived until" in line) == bool(f["waiver"]), line
        assert f": {kind}: {f['title']}" in line, (kind, line)


def check_csv(review, text):
    assert text.count("\r\n") >= len(review["findings"])
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == len(review["findings"])
    for row, f in zip(rows, review["findings"]):
        assert None not in row and None not in row.values(), row
        assert row["verdict"] == f["verdict"], row
        assert row["severity"] == (f["severity"] or ""), row
        assert row["section"].lstrip("'") == (f["section"] or ""), row
        assert row["message"].lstrip("'") == f["message"], row
        assert row["rules"] == ", ".join(f["rules"]), row
        assert row["fingerprint"].lstrip("'") == f["fingerprint"], row
        assert row["citations"], row
        assert bool(row["waiver"]) == bool(f["waiver"]), row
        for value in row.values():
            assert value[:1] not in ("=", "+", "-", "@", "\t"), value


def check_junit(review, text, status):
    root = ET.fromstring(text)
    assert root.tag == "testsuites"
    suite = root.find("testsuite")
    cases = {c.get("name").split(":")[0]: c for c in suite.iter("testcase")}
    assert len(cases) == len(review["results"])
    failed = skipped = 0
    for r in review["results"]:
        case = cases[r["rule"]]
        assert case.get("classname") == r["citations"][0]["source"], case
        failure, skip = case.find("failure"), case.find("skipped")
        if r["waiver"] or r["verdict"] in ("unknown", "not-applicable",
                                           "not-in-force"):
            assert skip.get("message").startswith(r["verdict"] + ": "), r
            skipped += 1
        elif r["verdict"] in ISSUES and r["severity"] == "high":
            assert r["message"] in failure.get("message"), r["rule"]
            assert failure.get("type") == f"high {r['verdict']}"
            failed += 1
        else:
            assert failure is None and skip is None, r["rule"]
    for element in (root, suite):
        assert int(element.get("tests")) == len(cases)
        assert int(element.get("failures")) == failed
        assert int(element.get("skipped")) == skipped
    assert status == 2 or (failed > 0) == (status == 1), (failed, status)


def check_sarif(review, text):
    log = json.loads(text)
    sarif.check_log(log)
    wanted = asking(review)
    results = log["runs"][0]["results"]
    assert len(results) == len(wanted), (len(results), len(wanted))
    levels = {"high": "error", "moderate": "warning", "low": "note"}
    for got, f in zip(results, wanted):
        assert got["ruleId"] == f["rules"][0], got
        assert got["partialFingerprints"]["cpslintFinding/v1"] == \
            f["fingerprint"]
        assert f["message"] in got["message"]["text"], got
        assert bool(got.get("suppressions")) == bool(f["waiver"]), got
        if f["verdict"] == "unknown":
            assert (got["kind"], got["level"]) == ("review", "none"), got
        elif is_due(f):
            assert got["level"] == "note", got
        else:
            assert got["level"] == levels[f["severity"]], got


def main():
    folder, file, status = sys.argv[1], sys.argv[2], int(sys.argv[3])
    review = json.loads(read(folder, "json"))
    assert review["findings"], "a review without findings shows nothing"
    check_line(review, read(folder, "line"), file)
    check_csv(review, read(folder, "csv"))
    check_junit(review, read(folder, "junit"), status)
    check_sarif(review, read(folder, "sarif"))


if __name__ == "__main__":
    main()
