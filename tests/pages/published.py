"""Published documents of ../shared in several formats, and there and back.

twins() compares reviews of one document as DOCX, DOCX with automatic numbers,
Markdown and HTML: the same mapped sections, verdicts and first quotes, but for
the rules that lost.tsv lists with what the file really lacks.  Where the
Markdown has tables that directly follow a paragraph, the DOCX made from it
lost them; those documents are not compared.

back() writes every DOCX as Markdown: reviewed again, all verdicts are the
same, and so are title, version and date.
"""

import glob
import json
import os
import re
import subprocess
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CORPUS = os.path.join(ROOT, "..", "shared", "corpus")
# Under the sanitizers one document in six is enough.
EVERY = 6 if os.environ.get("MODE") == "asan" else 1
FOLDERS = (("docx-autonum", "docx"), ("original", "md"), ("html", "html"))
TABLES_LOST = ("tls-cs-cps-5.18", "tls-cs-cps-5.20", "tls-cs-cps-5.21")


def run(program, *args):
    return subprocess.run([program, *args], capture_output=True,
                          timeout=60, check=False).stdout


def review(program, path):
    return json.loads(run(program, "check", "-f", "json", "--as-of",
                          "2026-11-21", path))


def fold(text):
    text = unicodedata.normalize("NFKC", text or "").casefold()
    return re.sub(r"[\W_]+", "", text)


def first_quote(result):
    """Without a number at its start: an automatic one is no text."""
    for e in result["evidence"]:
        if e.get("quote"):
            return fold(e["quote"]).lstrip("0123456789")
    return ""


def lost():
    with open(os.path.join(HERE, "lost.tsv"), encoding="utf-8") as f:
        rows = [line.split("\t") for line in f if not line.startswith("#")]
    return {tuple(row[:3]) for row in rows}


def differences(one, other):
    """(what, text) of each."""
    a = {r["rule"]: r for r in one["results"]}
    b = {r["rule"]: r for r in other["results"]}
    for rule in sorted(a.keys() | b.keys()):
        if rule not in a or rule not in b:
            yield rule, f"{rule} is in one review only"
        elif a[rule]["verdict"] != b[rule]["verdict"]:
            yield rule, (f"{rule}: {a[rule]['verdict']} there, "
                         f"{b[rule]['verdict']} here")
        elif first_quote(a[rule]) != first_quote(b[rule]):
            yield rule, (f"{rule}: '{first_quote(a[rule])[:60]}' there, "
                         f"'{first_quote(b[rule])[:60]}' here")
    sections = [{s["rfc3647"] for s in r["sections"] if s["rfc3647"]}
                for r in (one, other)]
    for number in sorted(sections[0] ^ sections[1]):
        yield number, f"section {number} is in one review only"


def twins(program, told):
    known = lost()
    for path in sorted(glob.glob(f"{CORPUS}/docx/*/*.docx"))[::EVERY]:
        name = "/".join(path.split("/")[-2:])[:-5]
        first = None
        if os.path.basename(name) in TABLES_LOST:
            continue
        for folder, ending in FOLDERS:
            other = f"{CORPUS}/{folder}/{name}.{ending}"
            if not os.path.exists(other):
                continue
            first = first or review(program, path)
            text = [text for what, text in
                    differences(first, review(program, other))
                    if (name, ending, what) not in known]
            told(f"{folder}/{name} against docx", not text, "\n".join(text))


def back(program, told, out):
    paths = sorted(glob.glob(f"{CORPUS}/docx/*/*.docx")
                   + glob.glob(f"{CORPUS}/docx-autonum/*/*.docx")
                   + glob.glob(f"{CORPUS}/original/*/*.docx")
                   + glob.glob(f"{ROOT}/corpus/*.docx"))
    for path in paths[::EVERY]:
        name = "/".join(path.split("/")[-3:])
        written = os.path.join(out, "back.md")
        with open(written, "wb") as f:
            f.write(run(program, "extract", "-f", "markdown", path))
        one, other = review(program, path), review(program, written)
        verdicts = [{r["rule"]: r["verdict"] for r in x["results"]}
                    for x in (one, other)]
        text = [f"{rule}: {verdict} there, {verdicts[1].get(rule)} here"
                for rule, verdict in verdicts[0].items()
                if verdicts[1].get(rule) != verdict]
        for key in ("version", "date", "kind", "sections"):
            a, b = one["documents"][0][key], other["documents"][0][key]
            if a != b:
                text.append(f"{key}: {a} there, {b} here")
        told(f"{name} as Markdown", not text, "\n".join(text))
