"""How much a processor reviews in a second when there are many documents."""

import os

from timing import AS_OF, OUT, PROGRAM, SHARED, cost

FOLDERS = ("docx", "docx-autonum", "original")


def documents():
    return sorted(os.path.abspath(os.path.join(folder, name))
                  for top in FOLDERS
                  for folder, _, names in os.walk(os.path.join(SHARED, top))
                  for name in names if name.endswith(".docx"))


def section():
    paths = documents()
    if not paths:
        yield "Of `sweep` nothing is measured: its documents are not here."
        return
    listed = os.path.join(OUT, "documents.txt")
    with open(listed, "w", encoding="utf-8") as f:
        f.write("\n".join(paths) + "\n")
    wall, used = cost([PROGRAM, "sweep", "-f", "csv", *AS_OF, listed], 3)
    size = sum(os.path.getsize(path) for path in paths)
    yield (f"`cpslint sweep` over {len(paths)} Word documents "
           f"({size / 1e6:.1f} MB): {wall:.1f} s on {os.cpu_count()} "
           f"processors, {len(paths) / used:.1f} documents a second of one "
           "processor.")
