"""Scripted edits of known kind: what `diff` says of each.

For ten documents sentences are drawn at random (the same ones each time) from the promises that
`facts` lists.  Each is edited in the Word file itself: removed, denied, weakened, strengthened, given
another number or another actor; or moved, spelled, typeset, said with a synonym, renumbered.  All edits
of a document stand in one edited file, far enough apart to be told from each other.

    tests/diff/edits.py CPSLINT [-v]    figures for each kind; -v lists what went wrong
"""
import importlib.machinery, importlib.util, json, os, random, re, subprocess, sys, tempfile
from collections import Counter, defaultdict

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "mutation"))
from word import Word  # noqa: E402

loader = importlib.machinery.SourceFileLoader("mutations", os.path.join(ROOT, "tests", "mutation", "more"))
mutations = importlib.util.module_from_spec(importlib.util.spec_from_loader("mutations", loader))
loader.exec_module(mutations)

SHARED = os.path.join(ROOT, "..", "shared", "corpus")
DOCUMENTS = [os.path.join(ROOT, "corpus", f) for f in ("sample-cps-2.4.docx", "sample-cps-2.3.docx")]
PUBLIC = ["docx/letsencrypt/cp-cps-6.2.docx", "docx/letsencrypt/cp-cps-5.6.docx",
          "docx/actalis/tls-cp-cps-6.0.docx", "docx/actalis/tls-cs-cps-5.20.docx",
          "docx/actalis/smime-cp-cps-1.0.docx", "docx/actalis/codesigning-cp-cps-1.0.docx",
          "docx/uspki/tls-cp-1.0-final.docx", "original/fpki/common-cp-2.6.docx"]
PER_DOCUMENT = 90
COMMITMENT_FOUND, RIGHT_CLASS, EDITORIAL_WRONG = 0.98, 0.90, 0.03

OWN = ["The CA revokes each compromised certificate within eleven hours of the report.",
       "The CA keeps the records of its key ceremonies for nineteen years.",
       "The CA publishes the minutes of its policy board every month.",
       "Two security officers open the vault together."]


def added(q):
    return q + " " + OWN[len(q) % len(OWN)] if q.endswith(".") else None


def strengthened(q):
    """May and should become shall, for the CA."""
    if mutations.NO.search(q) or not re.match(r"(?:The |Each |All |Every )?[A-Z][\w’']* ?(?:CAs?|Actalis|ISRG)?", q):
        return None
    out = re.sub(r"\b(should|SHOULD)\b(?! (?:not|NOT))", lambda m: "SHALL" if m[1].isupper() else "shall", q, count=1)
    return out if out != q else None


def number(factor):
    change = mutations.numbered(factor)
    return lambda q: change(q) if len(mutations.NUMBER.findall(q)) == 1 else None


def renumbered(q):
    m = re.match(r"\(?([a-z]|[ivx]+|\d{1,2})[.)] ", q)
    return "(q) " + q[m.end():] if m else None


KINDS = {
    "removed": (lambda q: "", {"commitment-removed", "method", "contact", "ca-certificate"}),
    "added": (added, {"commitment-added"}),
    "denied": (mutations.denied, {"commitment-reversed", "commitment-weakened"}),
    "weakened": (mutations.weakened, {"commitment-weakened"}),
    "strengthened": (strengthened, {"commitment-strengthened"}),
    "number up": (number(3), {"value"}),
    "number down": (number(0.34), {"value"}),
    "actor": (mutations.given_away, {"actor"}),
    "quotes": (mutations.quoted, None),
    "hyphens": (mutations.hyphened, None),
    "spaces": (mutations.spaced, None),
    "spelling": (mutations.first_of(mutations.SPELLING), None),
    "synonym": (mutations.first_of(mutations.SYNONYMS), None),
    "aside": (mutations.aside, None),
    "renumbered": (renumbered, None),
    "moved": ("move", None),
}


def run(*command):
    return json.loads(subprocess.run(command, capture_output=True, timeout=120).stdout)


def is_at(word, b):
    """The Word file has the block's text at its ordinal, in one plain paragraph."""
    m = word.paragraph(b["place"]["ordinal"])
    text = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", m[0])) if m else ""
    letters = re.sub(r"&\w+;|\W", "", text)
    return bool(letters) and letters == re.sub(r"[&<>\"']|\W", "", b["text"])


def draw_edits(cpslint, path, word):
    """[(kind, block, new text)], one a block and no two neighbours."""
    blocks = run(cpslint, "extract", "-f", "json", path)["blocks"]
    promises = run(cpslint, "facts", "-f", "json", path)["promises"]
    rng = random.Random(os.path.basename(path))
    rng.shuffle(promises)
    taken, edits, count = set(), [], Counter()
    for p in promises:
        e = p["evidence"][-1]
        b = blocks[e["block"]]
        if b["kind"] not in ("paragraph", "item") or b["role"] != "body" or len(e["quote"].split()) < 6 or \
                len(edits) >= PER_DOCUMENT or any(k in taken for k in range(e["block"] - 1, e["block"] + 2)):
            continue
        if not is_at(word, b):
            continue
        text = b["text"].encode()
        kinds = list(KINDS)
        rng.shuffle(kinds)
        kinds.sort(key=lambda k: count[k])
        for kind in kinds:
            change = KINDS[kind][0]
            if change == "move":
                if (e["start"] == 0 and e["end"] == len(text)) or not e["quote"].endswith("."):
                    continue
                new = ""
            else:
                new = change(e["quote"])
            if new is None or new == e["quote"]:
                continue
            rest = (text[:e["start"]] + new.encode() + text[e["end"]:]).decode().strip()
            if not rest:
                continue
            edits.append([kind, e["block"], rest, e["quote"], new])
            taken.add(e["block"])
            count[kind] += 1
            break
    away = [i for i, b in enumerate(blocks) if b["kind"] == "paragraph" and b["role"] == "body" and len(b["text"]) > 80 and b["text"].endswith(".") and
            not any(k in taken for k in range(i - 1, i + 2)) and is_at(word, b)]
    rng.shuffle(away)
    out, homes = [], {}
    for edit in edits:
        out.append((blocks[edit[1]]["place"]["ordinal"], edit[2]))
        if edit[0] == "moved" and away:
            to = away.pop()
            homes[edit[1]] = to
            out.append((blocks[to]["place"]["ordinal"], blocks[to]["text"] + " " + edit[3]))
    edited = word.with_texts(out)
    return edits, edited


def judge(cpslint, path, edits, edited):
    """For each edit the changes that touch its block."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as f:
        f.write(edited)
        f.flush()
        result = run(cpslint, "diff", "-f", "json", path, f.name)
        there = {b["text"] for b in run(cpslint, "extract", "-f", "json", f.name)["blocks"]}
    by_block = defaultdict(list)
    for c in result["changes"]:
        for b in {p["block"] for p in (c["old"] or {"passages": []})["passages"]}:
            by_block[("old", b)].append(c)
        for p in (c["new"] or {"passages": []})["passages"]:
            by_block[("new", p["quote"])].append(c)
    for kind, block, rest, quote, new in edits:
        if rest not in there:
            continue  # read differently now, such as an item without its label
        found = list(by_block[("old", block)])
        if kind == "added":
            found += by_block[("new", new[len(quote) + 1:])]
        yield kind, quote, new, found


def main(cpslint, verbose):
    paths = DOCUMENTS + [os.path.join(SHARED, p) for p in PUBLIC if os.path.exists(os.path.join(SHARED, p))]
    total, seen, right, wrong = Counter(), Counter(), Counter(), []
    for path in paths:
        word = Word(open(path, "rb").read())
        edits, edited = draw_edits(cpslint, path, word)
        for kind, quote, new, found in judge(cpslint, path, edits, edited):
            want = KINDS[kind][1]
            total[kind] += 1
            told = [c for c in found if c["commitment"]]
            classes = {c["class"] for c in told}
            seen[kind] += bool(told)
            ok = bool(classes & want) if want else not told
            right[kind] += ok
            if not ok:
                wrong.append((os.path.basename(path), kind, quote, new, [(c["class"], c["message"]) for c in found]))
    if verbose:
        for w in wrong:
            print(*w, sep="\n    ")
    for kind in KINDS:
        print(f"{kind:14} {total[kind]:4} edits, {seen[kind]:4} told as commitments, {right[kind]:4} as meant")
    harm = [k for k in KINDS if KINDS[k][1]]
    mild = [k for k in KINDS if not KINDS[k][1]]
    figures = (sum(seen[k] for k in harm) / sum(total[k] for k in harm),
               sum(right[k] for k in harm) / sum(total[k] for k in harm),
               sum(seen[k] for k in mild) / sum(total[k] for k in mild))
    print(f"{sum(total.values())} edits; commitments found {figures[0]:.3f}, right class {figures[1]:.3f}; "
          f"editorial edits told as commitments {figures[2]:.3f}")
    return figures[0] >= COMMITMENT_FOUND and figures[1] >= RIGHT_CLASS and figures[2] <= EDITORIAL_WRONG


if __name__ == "__main__":
    sys.exit(not main(os.path.abspath(sys.argv[1]), "-v" in sys.argv))
