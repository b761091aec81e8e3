#!/usr/bin/env python3
"""tests/facts/profiles.py [--update] - the profiles of documents, and whether each quote stands at its place.

corpus/expected/profiles.tsv has a line a profile: document, object, classes, section, and the fields with
"!" for critical, "?" for optional, "-" for absent and "=" for what a sentence tells, as a reader of the
document would list them.  Documents of ../shared are skipped where that folder is absent.
"""
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLE = os.path.join(ROOT, "corpus", "expected", "profiles.tsv")
CPSLINT = os.path.join(ROOT, os.environ.get("B", "build"), "cpslint")
DOCUMENTS = ["sample-cps-2.4.docx", "docx/letsencrypt/cp-cps-5.9.docx", "docx/letsencrypt/cp-cps-6.2.docx",
             "docx/actalis/tls-cp-cps-6.0.docx", "docx/actalis/smime-cp-cps-1.0.docx",
             "docx/actalis/codesigning-cp-cps-1.0.docx"]


def path_of(name):
    return os.path.join(ROOT, *([] if name.startswith("sample") else ["..", "shared"]), "corpus", name)


def run(*args):
    return json.loads(subprocess.run([CPSLINT, *args], capture_output=True, check=True).stdout)


def mark(row):
    return (row["field"] + ("!" if row["criticality"] == "critical" else "") +
            {"absent": "-", "optional": "?"}.get(row["presence"], "") + ("=" if row["from"] == "sentence" else ""))


def lines(name):
    """The profiles of a document as lines; every passage is checked on the way."""
    report = run("facts", "--profiles", "-f", "json", path_of(name))
    blocks = [b["text"].encode() for b in run("extract", "-f", "json", path_of(name))["blocks"]]
    for p in report["profiles"]:
        for row in p["rows"]:
            for at in row["name"] + row["value"]:
                assert blocks[at["block"]][at["start"]:at["end"]].decode() == at["quote"], at
            assert row["condition"] is None or row["condition"], row
        yield "\t".join([name, p["object"], " ".join(p["classes"]), p["section"] or "",
                         " ".join(mark(r) for r in p["rows"])])


def main():
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    there = [d for d in DOCUMENTS if os.path.exists(path_of(d))]
    if "--update" in sys.argv:
        with open(TABLE, "w", encoding="utf-8") as f:
            f.write("\n".join(line for d in there for line in lines(d)) + "\n")
    with open(TABLE, encoding="utf-8") as f:
        wanted = f.read().splitlines()
    counts["skipped"] = len(DOCUMENTS) - len(there)
    for d in there:
        said = list(lines(d))
        want = [w for w in wanted if w.split("\t")[0] == d]
        counts["passed" if said == want else "failed"] += 1
        for line in set(said) ^ set(want):
            print("FAILED", "wanted" if line in want else "said", line)
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
