#!/usr/bin/env python3
"""tests/outputs/variant.py HOW INPUT OUTPUT - the same Word document, written
as other programs write it: `prefix` (other prefixes), `strict` (strict
namespaces), `nowhere` (without relationships of the main part)."""

import os
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "fixtures"))
import build  # noqa: E402

XML = (".xml", ".rels")


def change(how, name, text):
    if how == "prefix" and name == "word/document.xml":
        return build.other_prefix(text, "w", "ns0")
    if how == "strict":
        for transitional, strict in build.STRICT:
            text = text.replace(transitional, strict)
    return text


def main():
    how, source, target = sys.argv[1:]
    with zipfile.ZipFile(source) as z, zipfile.ZipFile(target, "w") as out:
        for name in z.namelist():
            data = z.read(name)
            if how == "nowhere" and name.endswith("document.xml.rels"):
                continue
            if name.endswith(XML):
                data = change(how, name, data.decode()).encode()
            out.writestr(zipfile.ZipInfo(name), data)


if __name__ == "__main__":
    main()
