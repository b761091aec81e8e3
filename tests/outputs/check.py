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
import xlsx

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


def advised(review):
    """Passages that are advised on, with what they are advised about."""
    return [(a, p) for a in review.get("advice", []) for p in a["passages"]]


def check_line(review, text, file):
    lines = text.splitlines()
    wanted = asking(review)
    advice = advised(review)
    assert len(lines) == len(wanted) + len(advice), len(lines)
    for line, (a, p) in zip(lines[len(wanted):], advice):
        assert f": note: {a['title']}: {a['direction']}: " in line, line
        assert line.endswith(f"[advice/{a['direction']}/{a['topic']}]"), line
        for word in p["words"] if not p["note"] else []:
            assert " ".join(word["text"].split()) in line, line
    lines = lines[:len(wanted)]
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
    advice = advised(review)
    assert len(rows) == len(review["findings"]) + len(advice)
    for row, (a, p) in zip(rows[len(review["findings"]):], advice):
        assert row["verdict"] == "advice", row
        assert row["title"].lstrip("'") == a["title"], row
        assert row["quote"].lstrip("'") == p["evidence"][0]["quote"].lstrip(
            "'"), row
        assert row["fingerprint"].lstrip("'") == a["fingerprint"], row
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
    advice = results[len(wanted):]
    results = results[:len(wanted)]
    assert [a["properties"]["topic"] for a in advice] == \
        [a["topic"] for a in review.get("advice", [])]
    assert all((a["kind"], a["level"]) == ("informational", "none")
               for a in advice)
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


def check_xlsx(review, path, table):
    sheets = {s.name: s for s in xlsx.read(path)}
    assert list(sheets) == ["Summary", "Findings", "Rules"]
    for s in sheets.values():
        assert s.is_frozen(), s.name
        assert s.filter().startswith("A1:"), s.name
        assert len(set(s.widths())) > 1, s.name
    summary = {r["what"]: r["value"] for r in sheets["Summary"].records()}
    assert summary["as of"] == review["as_of"]
    for verdict, n in review["summary"]["verdicts"].items():
        assert summary[f"rules, {verdict}"] == str(n), verdict
    findings = sheets["Findings"]
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert len(findings.rows) == len(rows)
    for got, want in zip(findings.rows, rows):
        got = [t.replace("\r\n", "\n") for t in got]
        assert got == [t[1:] if t[:2] in ("'=", "'+", "'-", "'@") else t
                       for t in want][:len(got)], (got, want)
    colours = {}
    for row, styles in zip(findings.rows[1:], findings.styles[1:]):
        colours.setdefault((row[0], row[1]), set()).add(styles[0])
    assert all(len(c) == 1 for c in colours.values()), "a colour a verdict"
    assert len({min(c) for c in colours.values()}) > 1 or len(colours) < 2
    rules = {r["rule"]: r for r in sheets["Rules"].records()}
    assert len(rules) == len(review["results"])
    for r in review["results"]:
        assert rules[r["rule"]]["verdict"] == r["verdict"], r["rule"]


def main():
    folder, file, status = sys.argv[1], sys.argv[2], int(sys.argv[3])
    review = json.loads(read(folder, "json"))
    assert review["findings"], "a review without findings shows nothing"
    check_line(review, read(folder, "line"), file)
    check_csv(review, read(folder, "csv"))
    check_junit(review, read(folder, "junit"), status)
    check_sarif(review, read(folder, "sarif"))
    if os.path.exists(os.path.join(folder, "xlsx")):
        check_xlsx(review, os.path.join(folder, "xlsx"), read(folder, "csv"))


if __name__ == "__main__":
    main()
