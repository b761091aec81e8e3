#!/usr/bin/env python3
"""tests/fuzz/seeds.py OUT - seeds for the readers, from the fixtures.

What the fixtures show is also what a search should start from: whole files
for `zip`, `flat` and `word2003`, the XML of the body for `docx` and `comment`; the texts
of tests/pages for `markdown` and `html`, and those of tests/formats in the
formats that have a target of their own; some of the rules for `rule`.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "fixtures"))
sys.path.insert(0, os.path.join(HERE, "..", "formats"))
sys.dont_write_bytecode = True
import build  # noqa: E402
import write as formats  # noqa: E402

TARGETS = {"odt": "zip", "fodt": "fodt", "docbook5.xml": "docbook",
           "docbook4.xml": "docbook", "jats.xml": "jats",
           "commonmark.xml": "commonmark"}


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
            if form == "word2003":
                write(out, "word2003", name, data)
        if "word2003" != fixture.options.get("forms"):
            for target in ("docx", "comment"):
                write(out, target, name, build.main_part(fixture).encode())
    rules = os.path.join(HERE, "..", "..", "rules")
    for source in ("tls-br", "mrsp", "rfc3647"):
        folder = os.path.join(rules, source)
        for name in sorted(os.listdir(folder))[::12]:
            with open(os.path.join(folder, name), "rb") as f:
                write(out, "rule", name, f.read())
    folder = os.path.join(HERE, "..", "formats", "texts")
    for text in sorted(os.listdir(folder)):
        blocks, _ = formats.parse(os.path.join(folder, text))
        for form, target in TARGETS.items():
            if formats.can_say(form, blocks):
                write(out, target, f"{text[:-4]}.{form}",
                      formats.FORMATS[form](blocks).bytes())


if __name__ == "__main__":
    main()
