"""`diff --revisions FILE` tells the changes of the two versions that the file holds, tables aside.

usage: revisions.py CPSLINT TRACKED OLD NEW
"""
import json, subprocess, sys

# Tables are not tracked in these files, and contents and running lines are fields; of the rest this
# share has to be told alike.
LEAST = 0.95


def diff(cpslint, *args):
    done = subprocess.run([cpslint, "diff", "-f", "json", *args], capture_output=True, timeout=60)
    return json.loads(done.stdout)["changes"]


def cells(cpslint, *args):
    done = subprocess.run([cpslint, "extract", "-f", "json", *args], capture_output=True, timeout=60)
    return {b["block"] for b in json.loads(done.stdout)["blocks"] if b["kind"] == "cell"}


def told(changes, in_tables):
    """Changes of running text: class, direction, old and new words."""
    out = []
    for c in changes:
        sides = c["old"], c["new"]
        if c["class"] in ("layout", "log") or any(
                p["block"] in t for s, t in zip(sides, in_tables) if s for p in s["passages"]):
            continue
        out.append((c["class"], c["direction"],
                    *(" ".join(" ".join(p["quote"] for p in s["passages"]).split()) if s else None for s in sides)))
    return out


def main(cpslint, tracked, old, new):
    ours = told(diff(cpslint, "--revisions", tracked),
                [cells(cpslint, "--tracked", how, tracked) for how in ("reject", "accept")])
    theirs = told(diff(cpslint, old, new), [cells(cpslint, p) for p in (old, new)])
    missing = [c for c in theirs if c not in ours]
    extra = [c for c in ours if c not in theirs]
    for name, some in (("not in --revisions", missing), ("only in --revisions", extra)):
        for c in some:
            print(name, *c, sep="\n    ")
    print(f"{len(theirs)} changes, {len(missing)} not told, {len(extra)} told besides")
    return len(theirs) > 0 and len(missing) + len(extra) <= (1 - LEAST) * len(theirs)


if __name__ == "__main__":
    sys.exit(not main(*sys.argv[1:]))
