"""What a run of a program costs, and how figures are written."""

import math
import os
import re
import statistics
import subprocess
import time
import zipfile

B = os.environ.get("B", "build")
OUT = os.path.join(B, "bench")
SHARED = "../shared/corpus"
ROUNDS = 21
AS_OF = ["--as-of", "2026-11-21"]
PROGRAM = os.path.abspath(f"{B}/cpslint")
TELL = os.path.abspath(f"{OUT}/peak")


# -- runs --------------------------------------------------------------------

def once(command):
    """Seconds, and seconds of processor time with all its children."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - started
    child.returncode = status
    if os.WIFSIGNALED(status) or os.WEXITSTATUS(status) > 1:
        raise RuntimeError(f"{' '.join(command)}: status {status}")
    return seconds, usage.ru_utime + usage.ru_stime


def in_turns(rows):
    """Medians of seconds and of processor seconds, by name, of commands that
    take turns; rows of name, command and number of runs.  A first run of each
    warms up and does not count.  Each round begins with another command, so
    that none always comes after the same."""
    runs = {name: [] for name, _, _ in rows}
    for n in range(1 + max(rounds for _, _, rounds in rows)):
        first = n % len(rows)
        for name, command, rounds in rows[first:] + rows[:first]:
            if n <= rounds:
                run = once(command)
                if n > 0:
                    runs[name].append(run)
    return {name: tuple(statistics.median(column) for column in zip(*rs))
            for name, rs in runs.items()}


def cost(command, rounds=ROUNDS):
    """The same of one command."""
    return in_turns([("it", command, rounds)])["it"]


def peak(command):
    """KiB of one run."""
    said = subprocess.run([TELL, *command], check=False,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True).stderr
    return int(re.search(r"^peak (\d+)$", said, re.M)[1])


# -- documents ---------------------------------------------------------------

def text_size(path):
    with zipfile.ZipFile(path) as z:
        xml = z.read("word/document.xml").decode("utf-8")
    return sum(len(t.encode()) for t in re.findall(
        r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))


def repeated(path, times, name="times"):
    """The document with its body so many times."""
    out = os.path.join(OUT, f"{name}-{times}.docx")
    with zipfile.ZipFile(path) as old, \
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            data = old.read(member)
            if member == "word/document.xml":
                xml = data.decode("utf-8")
                m = re.search(r"<w:body>(.*?)((?:<w:sectPr\b(?:(?!<w:p\b).)*"
                              r"</w:sectPr>|<w:sectPr[^>]*/>)?\s*)</w:body>",
                              xml, re.S)
                data = (xml[:m.start(1)] + m.group(1) * times + m.group(2)
                        + xml[m.end(2):]).encode("utf-8")
            new.writestr(member, data)
    return out


# -- figures -----------------------------------------------------------------

def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" + "---:|" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def judged(value, target, at_least):
    met = value >= target if at_least else value <= target
    sign = "≥" if at_least else "≤"
    return (f"{value:.{2 if value < 2 else 1}f} ({sign} {target:g}"
            f"{'' if met else ', **missed**'})")


def slope(points):
    """Of a straight line through the logarithms: 1 is linear growth."""
    xs = [math.log(x) for x, _ in points]
    ys = [math.log(y) for _, y in points]
    mx, my = statistics.mean(xs), statistics.mean(ys)
    return (sum((x - mx) * (y - my) for x, y in zip(xs, ys))
            / sum((x - mx) ** 2 for x in xs))
