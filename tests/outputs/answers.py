#!/usr/bin/env python3
"""tests/outputs/answers.py DIR - every output of one review that answers an
earlier one has the answers that its JSON has.

DIR holds json, text, markdown, html, csv and, where it can be built, xlsx.
"""

import csv
import html
import io
import json
import os
import re
import sys

import xlsx

WORDS = {"fixed": "fixed", "open": "open",
         "changed": "changed, and still an issue",
         "not-applicable": "no longer applicable", "unknown": "not decided"}


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as f:
        return f.read()


def flat(text):
    """Words alone: lines are wrapped, Markdown has escapes, HTML tags."""
    return re.sub(r"[^A-Za-z0-9]+", " ", text)


def plain_html(text):
    text = re.sub(r"(?s)<(script|style).*?</\1>", " ", text)
    return html.unescape(re.sub(r"<[^>]*>", " ", text))


def check_words(answers, name, text):
    text = flat(text)
    for a in answers:
        # On a terminal the answer stands at the end of the title's first
        # line.
        title = a["title"][:30] if name == "text" else a["title"]
        assert flat(title) in text, (name, title)
        assert flat(WORDS[a["answer"]]) in text, (name, a["answer"])
        if a["answer"] != "open":
            assert flat(a["message"]) in text, (name, a["message"])
        if a["because"]:
            assert flat(a["because"]) in text, (name, a["because"])


def check_counts(answers, markdown, page):
    for answer, words in WORDS.items():
        n = sum(a["answer"] == answer for a in answers)
        if answer != "changed":
            told = len(re.findall(rf": {words}\*\*\n|\*\*{words}\*\*\n",
                                  markdown))
            assert told == n, (answer, told, n)
        assert page.count(f"</svg>{words}</span></li>") == n, (answer, n)


def check_xlsx(answers, sheets, review):
    rows = {s.name: s for s in sheets}["Answers"].records()
    assert len(rows) == len(answers), len(rows)
    by_print = {}
    for row in rows:
        by_print.setdefault((row["fingerprint then"], row["title"]),
                            []).append(row)
    for a in answers:
        row = by_print[a["fingerprint"], a["title"]].pop()
        assert row["answer"] == WORDS[a["answer"]], row
        if a["finding"] is not None:
            now = review["findings"][a["finding"]]["fingerprint"]
            assert row["fingerprint now"] == now, row
        for e in a["evidence"][:1]:
            assert e["quote"] in row["now"].replace("_x000D_", ""), row


def main():
    folder = sys.argv[1]
    review = json.loads(read(folder, "json"))
    answers = review["earlier"]["answers"]
    assert len(answers) > 5 and any(a["answer"] == "fixed" for a in answers)
    check_words(answers, "text", read(folder, "text"))
    check_words(answers, "markdown", read(folder, "markdown"))
    check_words(answers, "html", plain_html(read(folder, "html")))
    check_counts(answers, read(folder, "markdown"), read(folder, "html"))
    table = csv.DictReader(io.StringIO(read(folder, "csv"), newline=""))
    told = {row["fingerprint"]: row["status"] for row in table}
    for f in review["findings"]:
        if f["status"] != "waived":
            assert told[f["fingerprint"]] == (f["status"] or ""), f["key"]
    path = os.path.join(folder, "xlsx")
    if os.path.exists(path):
        check_xlsx(answers, xlsx.read(path), review)


if __name__ == "__main__":
    main()
