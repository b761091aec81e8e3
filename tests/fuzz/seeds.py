#!/usr/bin/env python3
"""tests/fuzz/seeds.py OUT - seeds for the readers, from the fixtures.

What the fixtures show is also what a search should start from: whole files
for `zip` and `flat`, the XML of the body for `docx` and `comment`, and the
texts of tests/pages for `markdown` and `html`.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "fixtures"))
import build  # noqa: E402


def write(out, target, name, data):
    folder = os.path.join(out, target)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data)


def texts(out):
    folder = os.path.join(HERE, "..", "pages", "cases")
    for case in sorted(os.listdir(folder)):
        target, lines, n = None, [], 0
        with open(os.path.join(folder, case), encoding="utf-8") as f:
            for line in [*f.read().split("\n"), "== end"]:
                if not line.startswith("== "):
                    lines.append(line)
                    continue
                if target in ("markdown", "html"):
                    write(out, target, f"{case[:-4]}-{n}",
                          "\n".join(lines).encode())
                target, lines, n = line.split()[1], [], n + 1


def main():
    out = sys.argv[1]
    texts(out)
    for path in build.all_fixtures():
        fixture = build.Fixture(path)
        name = fixture.name
        for form in fixture.forms():
            data = build.FORMS[form][0](fixture)
            write(out, "zip" if form in ("docx", "strict") else "flat",
                  f"{name}-{form}", data)
        if "word2003" != fixture.options.get("forms"):
            for target in ("docx", "comment"):
                write(out, target, name, build.main_part(fixture).encode())


if __name__ == "__main__":
    main()
