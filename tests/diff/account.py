"""Accounts for every word: what a plain word diff of the extracted texts adds or removes lies in
exactly one change that `diff` reports, and without its changes both documents say the same.

usage: account.py CPSLINT OLD NEW [-v]
"""
import json, subprocess, sys, tempfile
from collections import Counter


# Of the words that differ.
MOST_ELSEWHERE, MOST_SHORT = 0.35, 0.006


def run(*command):
    done = subprocess.run(command, capture_output=True, timeout=120)
    if done.returncode > 2 or (not done.stdout and done.returncode != 0):
        raise RuntimeError(f"{command}: {done.stderr.decode()}")
    return done.stdout


class Side:
    """The words of one document, as `extract` prints them, with the places of each."""

    def __init__(self, cpslint, path):
        blocks = json.loads(run(cpslint, "extract", "-f", "json", path))["blocks"]
        self.words, self.kept, self.changes = [], [], []
        self.text = []  # by block: (label, text as bytes)
        for b in blocks:
            label = (b["label"] or "").encode()
            text = (b["text"] or "").encode()
            self.text.append((label, text))
        self.owner = [(bytearray(len(l)), [None] * len(t)) for l, t in self.text]

    def word_places(self):
        for block, (label, text) in enumerate(self.text):
            for kind, s in ((0, label), (1, text)):
                at = 0
                for word in s.split():
                    at = s.index(word, at)
                    yield block, kind, at, at + len(word), word
                    at += len(word)


def cover(side, changes, which):
    """For each byte of the document how many changes hold it, which words they mark, what they move."""
    held = [([0] * len(l), [0] * len(t)) for l, t in side.text]
    gone = [(bytearray(len(l)), bytearray(len(t))) for l, t in side.text]
    for c in changes:
        for p in c[which]["passages"] if c[which] else []:
            b, (label, text) = p["block"], side.text[p["block"]]
            assert text[p["start"]:p["end"]].decode() == p["quote"], (which, p)
            for i in range(p["start"], p["end"]):
                held[b][1][i] += 1
                gone[b][1][i] |= c["moved"]
            if p["label"] is not None:
                for i in range(len(label)):
                    held[b][0][i] += 1
                    gone[b][0][i] |= c["moved"]
            for m in p["label_marks"]:
                for i in range(m["start"], m["end"]):
                    gone[b][0][i] = 1
            for m in p["marks"]:
                assert p["start"] <= m["start"] < m["end"] <= p["end"], (which, p)
                for i in range(m["start"], m["end"]):
                    gone[b][1][i] = 1
    return held, gone


def kept(side, gone):
    """What stays, without blanks."""
    out = []
    for (label, text), (g, h) in zip(side.text, gone):
        out += [bytes([c]) for c, x in zip(label, g) if not x and not bytes([c]).isspace()]
        out += [bytes([c]) for c, x in zip(text, h) if not x and not bytes([c]).isspace()]
    return b"".join(out)


def plain_diff(old, new):
    """Indices of the words that diff(1) removes and adds, one word a line."""
    with tempfile.NamedTemporaryFile() as a, tempfile.NamedTemporaryFile() as b:
        a.write(b"".join(w[4] + b"\n" for w in old))
        b.write(b"".join(w[4] + b"\n" for w in new))
        a.flush(), b.flush()
        text = subprocess.run(["diff", "--minimal", a.name, b.name], capture_output=True).stdout
    removed, added = [], []
    for line in text.split(b"\n"):
        if not line[:1].isdigit():
            continue
        for op in b"acd":
            if bytes([op]) in line:
                left, right = line.split(bytes([op]))
                x, y = ([int(n) for n in s.split(b",")] for s in (left, right))
                if op != ord("a"):
                    removed += range(x[0] - 1, x[-1])
                if op != ord("d"):
                    added += range(y[0] - 1, y[-1])
    return removed, added


def account(cpslint, old, new):
    """(faults, figures)"""
    result = json.loads(run(cpslint, "diff", "-f", "json", old, new))
    sides = {"old": Side(cpslint, old), "new": Side(cpslint, new)}
    words = {k: list(s.word_places()) for k, s in sides.items()}
    plain = dict(zip(("old", "new"), plain_diff(words["old"], words["new"])))
    faults, stays, figures = [], {}, {"changes": len(result["changes"])}
    for which, side in sides.items():
        held, gone = cover(side, result["changes"], which)
        lost = twice = marked = 0
        for block, kind, start, end, word in words[which]:
            most = max(held[block][kind][start:end])
            twice += most > 1
            marked += any(gone[block][kind][start:end])
        short = Counter(words[which][i][4] for i in plain[which])
        short -= Counter(w[4] for w in words[which] if min(held[w[0]][w[1]][w[2]:w[3]]) > 0)
        for i in plain[which]:
            block, kind, start, end, word = words[which][i]
            if min(held[block][kind][start:end]) < 1:
                lost += 1
                if "-v" in sys.argv:
                    print(f"{which} block {block}: {word.decode()!r} is in no change: "
                          f"{side.text[block][1].decode()[:100]!r}")
        stays[which] = kept(side, gone)
        figures[which] = {"plain": len(plain[which]), "marked": marked, "elsewhere": lost, "lost": sum(short.values())}
        # Where a text can be aligned in two ways, diff(1) may take the other one: then the same word
        # is marked elsewhere (an inserted table that is like its neighbour).  That nothing is lost is
        # shown by what stays, below; here only that this is the exception.
        if lost > 5 + len(plain[which]) * MOST_ELSEWHERE:
            faults.append(f"{lost} words that differ in the {which} document are marked elsewhere")
        if sum(short.values()) > 2 + len(plain[which]) * MOST_SHORT:
            faults.append(f"{sum(short.values())} words that differ in the {which} document are in no change")
        if marked > 1.25 * len(plain[which]) + 600:
            faults.append(f"{marked} words of the {which} document are marked, {len(plain[which])} differ")
        if twice:
            faults.append(f"{twice} words of the {which} document lie in two changes")
    if stays["old"] != stays["new"]:
        a, b = stays["old"], stays["new"]
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        faults.append(f"without the changes the documents differ at {a[max(0, at - 60):at + 60]!r} | {b[max(0, at - 60):at + 60]!r}")
    return faults, figures, result


if __name__ == "__main__":
    faults, figures, _ = account(*sys.argv[1:4])
    print(figures, *faults, sep="\n")
    sys.exit(bool(faults))
