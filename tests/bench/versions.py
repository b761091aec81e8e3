"""What `diff` costs: against what people use instead, pandoc on both files and
a word diff of Git over the two texts; of long versions; and how it grows."""

import os
import shutil

from timing import (AS_OF, OUT, PROGRAM, SHARED, cost, in_turns, judged,
                    repeated, slope, table)

PAIRS = [
    ("a short CP/CPS, small changes", "docx/letsencrypt/cp-cps-5.8.docx",
     "docx/letsencrypt/cp-cps-6.2.docx"),
    ("a CP/CPS, large changes", "docx/actalis/tls-cs-cps-5.18.docx",
     "docx/actalis/tls-cp-cps-6.0.docx"),
    ("written in Word", "original/fpki/common-cp-2.5.docx",
     "original/fpki/common-cp-2.6.docx"),
    ("written in Word, a rewrite", "original/fpki/common-cp-1.32.docx",
     "original/fpki/common-cp-2.0.docx"),
]
LONG = PAIRS[2][1:]
GROWING = ("docx/actalis/tls-cs-cps-5.20.docx",
           "docx/actalis/tls-cs-cps-5.21.docx")
TIMES = (1, 2, 4, 8, 16)


def ours(old, new):
    return [PROGRAM, "diff", "-f", "json", *AS_OF, old, new]


def others(old, new):
    """pandoc twice, and git."""
    texts = [os.path.join(OUT, f"{n}.txt") for n in ("old", "new")]
    steps = [f"pandoc -t plain --wrap=none '{path}' -o '{text}'"
             for path, text in zip((old, new), texts)]
    steps.append(f"git diff --no-index --word-diff '{texts[0]}' '{texts[1]}'")
    return ["sh", "-c", "; ".join(steps)]


def here(*paths):
    found = [os.path.join(SHARED, path) for path in paths]
    return found if all(os.path.exists(path) for path in found) else None


def against_git():
    if not (shutil.which("pandoc") and shutil.which("git")):
        yield "pandoc or git is not installed: nothing to compare with."
        return
    rows = []
    for what, *paths in PAIRS:
        found = here(*paths)
        if found:
            f = in_turns([("it", ours(*found), 5), ("git", others(*found), 2)])
            rows.append([what, f"{f['it'][0] * 1e3:.0f} ms",
                         f"{f['git'][0] * 1e3:.0f} ms",
                         f"{f['git'][0] / f['it'][0]:.1f}"])
    yield from table(["two versions", "diff", "pandoc twice, git",
                      "times faster"], rows)


def of_long_ones():
    found = here(*LONG)
    taken = {}
    for times in (2, 3):
        files = [repeated(path, times, f"version-{i}")
                 for i, path in enumerate(found)]
        taken[times] = cost(ours(*files))
        for file in files:
            os.unlink(file)
    names = " and ".join(os.path.basename(path) for path in LONG)
    return (f"`cpslint diff` of {names}, each body three times (some 375 "
            f"pages): {judged(taken[3][0], 0.3, False)} s, {taken[3][1]:.2f} s "
            f"of processor time; twice (some 250 pages): {taken[2][0]:.2f} s.")


def growth():
    """Of processor time: two threads read."""
    points = []
    for times in TIMES:
        files = [repeated(path, times, f"version-{i}")
                 for i, path in enumerate(here(*GROWING))]
        points.append((times, cost(ours(*files), 3)[1]))
        for file in files:
            os.unlink(file)
    return ("Exponent of its processor time, "
            f"bodies {TIMES[0]} to {TIMES[-1]} times: "
            f"{judged(slope(points), 1.1, False)}.")


def section():
    if not here(*LONG) or not here(*GROWING):
        yield "Of `diff` nothing is measured: its documents are not here."
        return
    yield from against_git()
    yield ""
    yield of_long_ones()
    yield ""
    yield growth()
