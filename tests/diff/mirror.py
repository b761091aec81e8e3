"""`diff B A` is `diff A B` with everything turned round; `diff A A` is empty.

usage: mirror.py CPSLINT A B
"""
import json, subprocess, sys

TURN = {"stricter": "looser", "looser": "stricter", "wider": "narrower", "narrower": "wider", None: None}
CLASS = {"commitment-added": "commitment-removed", "commitment-removed": "commitment-added",
         "commitment-strengthened": "commitment-weakened", "commitment-weakened": "commitment-strengthened"}
EFFECT = {"fixed": "broken", "broken": "fixed", "open": "open"}


def diff(cpslint, a, b):
    done = subprocess.run([cpslint, "diff", "-f", "json", a, b], capture_output=True, timeout=120)
    return json.loads(done.stdout), done.returncode


def places(side):
    return side and [(p["block"], p["start"], p["end"], p["label"], str(p["marks"]), str(p["label_marks"]))
                     for p in side["passages"]]


def aspects(c, turned):
    out = []
    for a in c["aspects"]:
        old, new = (a["new"], a["old"]) if turned else (a["old"], a["new"])
        kind = CLASS.get(a["class"], a["class"]) if turned else a["class"]
        direction = TURN[a["direction"]] if turned else a["direction"]
        out.append((kind, direction, old, new))
    return sorted(out, key=str)


def flat(result, turned):
    out = []
    for c in result["changes"]:
        old, new = (c["new"], c["old"]) if turned else (c["old"], c["new"])
        out.append((places(old), places(new), CLASS.get(c["class"], c["class"]) if turned else c["class"],
                    TURN[c["direction"]] if turned else c["direction"], c["commitment"], c["moved"], aspects(c, turned)))
    return sorted(out, key=str)


def main(cpslint, a, b):
    faults = []
    for x in (a, b):
        same, status = diff(cpslint, x, x)
        if status or same["changes"] or same["facts"] or [e for e in same["effects"] if e["effect"] != "open"]:
            faults.append(f"{x} differs from itself: {same['changes'][:1]}")
    forth, status = diff(cpslint, a, b)
    back, other = diff(cpslint, b, a)
    if status != other:
        faults.append(f"status {status} and {other}")
    one, two = flat(forth, False), flat(back, True)
    for x in one:
        if x not in two:
            near = [y for y in two if y[:2] == x[:2]]
            faults.append(f"not mirrored: {x}\n   back: {near}")
    if len(one) != len(two):
        faults.append(f"{len(one)} changes one way and {len(two)} the other")
    return faults


if __name__ == "__main__":
    faults = main(*sys.argv[1:])
    print(*faults[:8], sep="\n")
    print(len(faults), "faults")
    sys.exit(bool(faults))
