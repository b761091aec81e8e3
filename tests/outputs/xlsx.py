"""A workbook as a list of sheets, each a list of rows of texts: read with
nothing but an archive and XML, as strictly as a spreadsheet program would."""

import re
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Sheet:
    def __init__(self, name, root, strings):
        self.name = name
        self.root = root
        self.rows = []
        self.styles = []
        assert root.find(f".//{MAIN}f") is None, "a formula"
        for row in root.iter(f"{MAIN}row"):
            cells, styles = {}, {}
            for c in row:
                column = column_number(re.match("[A-Z]+", c.get("r"))[0])
                value = c.findtext(f"{MAIN}v")
                if c.get("t") == "s":
                    value = strings[int(value)]
                cells[column] = value or ""
                styles[column] = c.get("s")
            width = max(cells) + 1
            self.rows.append([cells.get(i, "") for i in range(width)])
            self.styles.append([styles.get(i) for i in range(width)])

    def is_frozen(self):
        pane = self.root.find(f".//{MAIN}pane")
        return (pane is not None and pane.get("state") == "frozen" and
                pane.get("ySplit") == "1")

    def filter(self):
        found = self.root.find(f"{MAIN}autoFilter")
        return None if found is None else found.get("ref")

    def widths(self):
        return [float(c.get("width")) for c in self.root.iter(f"{MAIN}col")]

    def records(self):
        return [dict(zip(self.rows[0], row)) for row in self.rows[1:]]


def column_number(letters):
    n = 0
    for c in letters:
        n = n * 26 + ord(c) - 64
    return n - 1


def text_of(item):
    return "".join(t.text or "" for t in item.iter(f"{MAIN}t"))


def read(path):
    with zipfile.ZipFile(path) as z:
        assert z.testzip() is None
        parts = {n: ET.fromstring(z.read(n)) for n in z.namelist()
                 if n.endswith((".xml", ".rels"))}
    strings = [text_of(i) for i in parts.get("xl/sharedStrings.xml", [])]
    targets = {r.get("Id"): "xl/" + r.get("Target")
               for r in parts["xl/_rels/workbook.xml.rels"]}
    return [Sheet(s.get("name"), parts[targets[s.get(REL)]], strings)
            for s in parts["xl/workbook.xml"].iter(f"{MAIN}sheet")]
