"""Changes that must be told for pairs of published versions: tests/diff/expected.tsv.

usage: expect.py CPSLINT CORPUS    prints what is missing, then "N passed, N failed"
"""
import csv, json, os, subprocess, sys
from functools import lru_cache

FILES = {"le": "docx/letsencrypt/cp-cps-{}.docx", "actalis": "docx/actalis/tls-cs-cps-{}.docx"}


@lru_cache(None)
def diff(cpslint, corpus, ca, old, new):
    paths = [os.path.join(corpus, FILES[ca].format(v)) for v in (old, new)]
    done = subprocess.run([cpslint, "diff", "--as-of", "2026-11-21", "-f", "json", *paths], capture_output=True, timeout=60)
    return json.loads(done.stdout)


def has_effect(result, kind, rule):
    return any(e["effect"] == kind and rule in e["rules"] for e in result["effects"])


def words(change):
    text = [change["message"]]
    for side in (change["old"], change["new"]):
        text += [p["quote"] for p in side["passages"]] if side else []
    for a in change["aspects"]:
        text += [a["what"], a["old"] or "", a["new"] or ""]
    return "\n".join(text)


def has_change(result, section, kind, direction, term):
    return any(c["class"] == kind and (c["direction"] or "-") == direction and term in words(c) and
               any(s and (s["section"] == section or (s["section"] or "").startswith(section + "."))
                   for s in (c["old"], c["new"])) for c in result["changes"])


def main(cpslint, corpus):
    passed = failed = 0
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.tsv"), encoding="utf-8") as f:
        for row in csv.reader((line for line in f if not line.startswith("#")), delimiter="\t"):
            ca, old, new, section, kind, direction, term, why = row
            result = diff(cpslint, corpus, ca, old, new)
            ok = has_effect(result, direction, term) if kind == "effect" else has_change(result, section, kind, direction, term)
            passed, failed = passed + ok, failed + (not ok)
            if not ok:
                print("FAILED ", *row)
                for c in result["changes"]:
                    if kind != "effect" and term in words(c):
                        print("    told as", c["class"], c["direction"], (c["new"] or c["old"])["section"], c["message"][:150])
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(*sys.argv[1:])))
