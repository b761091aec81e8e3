#!/usr/bin/env python3
"""Write one text in several formats.

    tests/formats/write.py OUT TEXT...

A text is a file of lines:

    # comment
    h2 Title                 a heading of level 2
    p words                  a paragraph
    b1 words                 an item of a bulleted list, depth 1
    n2 words                 ... of a numbered one, depth 2
    c1 words                 one more paragraph of the last item of depth 1
    ! a | b                  a row of headings
    | a | b                  a row; rows in a row make a table
    == shows                 what must come out, see run

In words: *bold*, {br} a line break, {note words} a footnote.  In a cell: "/"
between paragraphs, ">2 words" spans two columns, "v2 words" two rows, "^" is
covered by the cell above.
"""

import io
import os
import re
import sys
import zipfile
from xml.sax.saxutils import escape

BULLETS = "\u2022\u25e6\u25aa"


def parse(path):
    """Blocks of a text and the lines that must come out."""
    blocks, shows, out = [], [], None
    for line in open(path, encoding="utf-8").read().splitlines():
        if line.startswith("== "):
            out = shows
        elif out is not None:
            out.append(line)
        elif line and not line.startswith("#"):
            kind, _, rest = line.partition(" ")
            if kind in "!|":
                row = [cell(c) for c in (rest + " ").split("|")]
                if not blocks or blocks[-1][0] != "table":
                    blocks.append(("table", 0, []))
                blocks[-1][2].append((kind == "!", row))
            else:
                blocks.append((kind[0], int(kind[1:] or 0), words(rest)))
    return blocks, [line for line in shows if line]


def words(text):
    """Pieces: (kind, text)."""
    out = []
    for piece in re.split(r"(\*[^*]+\*|\{br\}|\{note [^}]*\})", text):
        if piece.startswith("*"):
            out.append(("bold", piece[1:-1]))
        elif piece == "{br}":
            out.append(("br", ""))
        elif piece.startswith("{note"):
            out.append(("note", piece[6:-1]))
        elif piece:
            out.append(("text", piece))
    return out


def cell(text):
    """(columns, rows, paragraphs); None where another reaches in."""
    text = text.strip()
    if text == "^":
        return None
    columns = rows = 1
    while m := re.match(r"([>v])(\d) ?", text):
        if m[1] == ">":
            columns = int(m[2])
        else:
            rows = int(m[2])
        text = text[m.end():]
    return columns, rows, [words(p) for p in text.split(" / ")] if text else []


class Writer:
    """Events of a text; a format overrides what it needs."""

    def __init__(self, blocks):
        self.out, self.notes = [], []
        self.lists = []  # (kind) of those that are open
        for kind, level, value in blocks:
            if kind in "bn":
                self.item(kind, level, value)
            elif kind == "c":
                self.close_lists(level)
                self.paragraph(value, level)
            else:
                self.close_lists(0)
                if kind == "h":
                    self.heading(level, value)
                elif kind == "table":
                    self.table(value)
                else:
                    self.paragraph(value, 0)
        self.close_lists(0)
        self.end()

    def add(self, text):
        self.out.append(text)

    def close_lists(self, depth):
        while len(self.lists) > depth:
            self.close_item()
            self.close_list(self.lists.pop())

    def item(self, kind, depth, value):
        self.close_lists(depth)
        if len(self.lists) == depth and self.lists[-1] != kind:
            self.close_item()
            self.close_list(self.lists.pop())
        elif len(self.lists) == depth:
            self.close_item()
        while len(self.lists) < depth:
            self.lists.append(kind)
            self.open_list(kind)
            if len(self.lists) < depth:
                self.open_item()
        self.open_item()
        self.paragraph(value, depth)

    def inline(self, pieces):
        return "".join(getattr(self, "in_" + k)(escape(t)) for k, t in pieces)

    def in_text(self, t):
        return t

    def open_item(self): pass
    def close_item(self): pass
    def open_list(self, kind): pass
    def close_list(self, kind): pass
    def end(self): pass


def grid(rows):
    """Cells of each row with what is covered from above."""
    covered = {}
    for r, (is_head, row) in enumerate(rows):
        c, cells = 0, []
        for value in row:
            if value is None:
                cells.append((c, None))
                c += covered.get((r, c), 1)
                continue
            columns, down, paragraphs = value
            for i in range(1, down):
                covered[(r + i, c)] = columns
            cells.append((c, value))
            c += columns
        yield is_head, cells, covered, r


# -------------------------------------------------------------------- Word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Word(Writer):
    def __init__(self, blocks):
        self.n_lists = 0
        self.number = None
        self.nums = []  # of all lists
        self.open_nums = []  # of those that are open
        super().__init__(blocks)

    def in_text(self, t):
        return f'<w:r><w:t xml:space="preserve">{t}</w:t></w:r>'

    def in_bold(self, t):
        return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{t}</w:t></w:r>'

    def in_br(self, t):
        return "<w:r><w:br/></w:r>"

    def in_note(self, t):
        self.notes.append(t)
        return f'<w:r><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'

    def open_list(self, kind):
        same = len(self.lists) > 1 and self.lists[-2] == kind
        if not same:
            self.n_lists += 1
            self.nums.append((self.n_lists, kind))
        self.open_nums.append(self.open_nums[-1] if same else self.n_lists)

    def close_list(self, kind):
        self.open_nums.pop()

    def open_item(self):
        self.number = self.open_nums[-1]

    def paragraph(self, value, depth):
        props = ""
        if depth and self.number:
            props = (f'<w:numPr><w:ilvl w:val="{depth - 1}"/>'
                     f'<w:numId w:val="{self.number}"/></w:numPr>')
        elif depth:
            props = f'<w:ind w:left="{depth * 720}"/>'
        self.number = None
        self.add(f"<w:p><w:pPr>{props}</w:pPr>{self.inline(value)}</w:p>")

    def heading(self, level, value):
        self.add(f'<w:p><w:pPr><w:pStyle w:val="H{level}"/></w:pPr>'
                 f"{self.inline(value)}</w:p>")

    def table(self, rows):
        self.add("<w:tbl>")
        for is_head, cells, covered, r in grid(rows):
            self.add("<w:tr>")
            if is_head:
                self.add("<w:trPr><w:tblHeader/></w:trPr>")
            for c, value in cells:
                columns, down, paragraphs = value or (covered[(r, c)], 1, [])
                merge = ("<w:vMerge/>" if value is None else
                         '<w:vMerge w:val="restart"/>' if down > 1 else "")
                self.add(f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>'
                         f"{merge}</w:tcPr>")
                for p in paragraphs or [[]]:
                    self.paragraph(p, 0)
                self.add("</w:tc>")
            self.add("</w:tr>")
        self.add("</w:tbl>")

    def parts(self):
        levels = {"b": "", "n": ""}
        for i in range(9):
            levels["b"] += (f'<w:lvl w:ilvl="{i}"><w:numFmt w:val="bullet"/>'
                            f'<w:lvlText w:val="{BULLETS[min(i, 2)]}"/><w:pPr>'
                            f'<w:ind w:left="{i * 720 + 720}"/></w:pPr></w:lvl>')
            levels["n"] += (f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/>'
                            f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%{i + 1}."/>'
                            f'<w:pPr><w:ind w:left="{i * 720 + 720}"/></w:pPr></w:lvl>')
        numbering = "".join(
            f'<w:abstractNum w:abstractNumId="{n}">{levels[k]}</w:abstractNum>'
            for n, k in self.nums)
        numbering += "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
            for n, _ in self.nums)
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="H{i}"><w:name w:val="heading {i}"/>'
            "</w:style>" for i in range(1, 7))
        notes = "".join(
            f'<w:footnote w:id="{i + 2}"><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:footnote>'
            for i, t in enumerate(self.notes))
        rel = "".join(
            f'<Relationship Id="r{i}" Type="{OFFICE}/{t}" Target="{t}.xml"/>'
            for i, t in enumerate(("styles", "numbering", "footnotes")))
        space = f'xmlns:w="{W}"'
        return {
            "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="a" '
                           f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
                           "</Relationships>",
            "word/_rels/document.xml.rels":
                f'<Relationships xmlns="{RELS}">{rel}</Relationships>',
            "word/document.xml": f'<w:document {space}><w:body>{"".join(self.out)}'
                                 "</w:body></w:document>",
            "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {space}>{numbering}</w:numbering>",
            "word/footnotes.xml": f"<w:footnotes {space}>{notes}</w:footnotes>",
        }

    def bytes(self):
        return archive(self.parts())


def archive(parts, first=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = (zipfile.ZIP_STORED if name == first
                                  else zipfile.ZIP_DEFLATED)
            z.writestr(info, text)
    return out.getvalue()


# ------------------------------------------------------------ OpenDocument

ODF_SPACES = " ".join(
    f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
    for p, n in (("office", "office"), ("style", "style"), ("text", "text"),
                 ("table", "table"), ("fo", "xsl-fo-compatible")))


class Flat(Writer):
    def in_text(self, t):
        return re.sub("  +", lambda m: f' <text:s text:c="{len(m[0]) - 1}"/>', t)

    def in_bold(self, t):
        return f'<text:span text:style-name="T1">{t}</text:span>'

    def in_br(self, t):
        return "<text:line-break/>"

    def in_note(self, t):
        self.notes.append(t)
        n = len(self.notes)
        return (f'<text:note text:note-class="footnote"><text:note-citation>{n}'
                f"</text:note-citation><text:note-body><text:p>{t}</text:p>"
                "</text:note-body></text:note>")

    def open_list(self, kind):
        style = {"b": "L1", "n": "L2"}[kind]
        self.add(f'<text:list text:style-name="{style}">')

    def close_list(self, kind):
        self.add("</text:list>")

    def open_item(self):
        self.add("<text:list-item>")

    def close_item(self):
        self.add("</text:list-item>")

    def paragraph(self, value, depth):
        self.add(f'<text:p text:style-name="P1">{self.inline(value)}</text:p>')

    def heading(self, level, value):
        self.add(f'<text:h text:style-name="Heading_20_{level}" '
                 f'text:outline-level="{level}">{self.inline(value)}</text:h>')

    def table(self, rows):
        self.add("<table:table>")
        for is_head, cells, covered, r in grid(rows):
            row = ""
            for c, value in cells:
                if value is None:
                    row += "<table:covered-table-cell/>" * covered[(r, c)]
                    continue
                columns, down, paragraphs = value
                text = "".join(f"<text:p>{self.inline(p)}</text:p>"
                               for p in paragraphs or [[]])
                row += (f'<table:table-cell table:number-columns-spanned="{columns}" '
                        f'table:number-rows-spanned="{down}">{text}</table:table-cell>'
                        + "<table:covered-table-cell/>" * (columns - 1))
            row = f"<table:table-row>{row}</table:table-row>"
            self.add(f"<table:table-header-rows>{row}</table:table-header-rows>"
                     if is_head else row)
        self.add("</table:table>")

    STYLES = "".join(
        f'<style:style style:name="Heading_20_{i}" style:display-name="Heading {i}" '
        f'style:family="paragraph" style:default-outline-level="{i}"/>'
        for i in range(1, 7))
    AUTOMATIC = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="L1">' + "".join(
            f'<text:list-level-style-bullet text:level="{i + 1}" '
            f'text:bullet-char="{BULLETS[min(i, 2)]}"/>' for i in range(10)) +
        '</text:list-style><text:list-style style:name="L2">' + "".join(
            f'<text:list-level-style-number text:level="{i + 1}" '
            'style:num-format="1" style:num-suffix="."/>' for i in range(10)) +
        "</text:list-style>")

    def body(self):
        return f'<office:body><office:text>{"".join(self.out)}</office:text></office:body>'

    def bytes(self):
        return (f"<office:document {ODF_SPACES}>"
                f"<office:styles>{self.STYLES}</office:styles>"
                f"<office:automatic-styles>{self.AUTOMATIC}</office:automatic-styles>"
                f"{self.body()}</office:document>").encode()


class Zipped(Flat):
    def bytes(self):
        return archive({
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF_SPACES}>"
                           f"<office:automatic-styles>{self.AUTOMATIC}"
                           f"</office:automatic-styles>{self.body()}"
                           "</office:document-content>",
            "styles.xml": f"<office:document-styles {ODF_SPACES}><office:styles>"
                          f"{self.STYLES}</office:styles></office:document-styles>",
        }, first="mimetype")


# ------------------------------------------- vocabularies that nest sections


class Nested(Writer):
    section, title = "section", "title"
    depth = 0

    def heading(self, level, value):
        while self.depth >= level:
            self.add(f"</{self.section}>\n")
            self.depth -= 1
        while self.depth < level:
            self.add(f"<{self.section}>\n")
            self.depth += 1
        self.add(f"<{self.title}>{self.inline(value)}</{self.title}>\n")

    def end(self):
        while self.depth:
            self.add(f"</{self.section}>\n")
            self.depth -= 1


class DocBook(Nested):
    name = "para"

    def in_bold(self, t):
        return f'<emphasis role="strong">{t}</emphasis>'

    def in_br(self, t):
        return "<literallayout>\n</literallayout>"

    def in_note(self, t):
        self.notes.append(t)
        return f"<footnote><para>{t}</para></footnote>"

    def open_list(self, kind):
        self.add({"b": "<itemizedlist>", "n": "<orderedlist>"}[kind])

    def close_list(self, kind):
        self.add({"b": "</itemizedlist>", "n": "</orderedlist>"}[kind])

    def open_item(self):
        self.add("<listitem>\n")

    def close_item(self):
        self.add("</listitem>\n")

    def paragraph(self, value, depth):
        self.add(f"<para>\n  {self.inline(value)}\n</para>\n")

    def table(self, rows):
        width = max(sum(v[0] for _, v in cells if v) + sum(
            covered[(r, c)] for c, v in cells if v is None)
                    for _, cells, covered, r in grid(rows))
        self.add(f'<informaltable><tgroup cols="{width}">' + "".join(
            f'<colspec colname="c{i + 1}"/>' for i in range(width)))
        part = None
        for is_head, cells, covered, r in grid(rows):
            name = "thead" if is_head else "tbody"
            if name != part:
                self.add((f"</{part}>" if part else "") + f"<{name}>")
                part = name
            self.add("<row>")
            for c, value in cells:
                if value is None:
                    continue
                columns, down, paragraphs = value
                place = (f' namest="c{c + 1}" nameend="c{c + columns}"'
                         if columns > 1 else "")
                more = f' morerows="{down - 1}"' if down > 1 else ""
                text = "".join(f"<para>{self.inline(p)}</para>" for p in paragraphs)
                self.add(f"<entry{place}{more}>\n {text}</entry>")
            self.add("</row>\n")
        self.add(f"</{part}></tgroup></informaltable>\n")

    def bytes(self):
        return ('<article xmlns="http://docbook.org/ns/docbook" version="5.0">\n'
                f'{"".join(self.out)}</article>\n').encode()


class DocBook4(DocBook):
    def bytes(self):
        return ('<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" '
                '"http://www.oasis-open.org/docbook/xml/4.5/docbookx.dtd" [\n'
                "<!-- > -->]>\n"
                f'<article>\n{"".join(self.out)}</article>\n').encode()


class Jats(Nested):
    section = "sec"

    def in_bold(self, t):
        return f"<bold>{t}</bold>"

    def in_br(self, t):
        return "<break/>"

    def in_note(self, t):
        self.notes.append(t)
        n = len(self.notes)
        return f'<xref ref-type="fn" rid="fn{n}"><sup>{n}</sup></xref>'

    def open_list(self, kind):
        self.add(f'<list list-type="{ {"b": "bullet", "n": "order"}[kind] }">')

    def close_list(self, kind):
        self.add("</list>\n")

    def open_item(self):
        self.add("<list-item>\n")

    def close_item(self):
        self.add("</list-item>\n")

    def paragraph(self, value, depth):
        self.add(f"<p>{self.inline(value)}</p>\n")

    def table(self, rows):
        self.add("<table-wrap><table>")
        part = None
        for is_head, cells, covered, r in grid(rows):
            name = "thead" if is_head else "tbody"
            if name != part:
                self.add((f"</{part}>" if part else "") + f"<{name}>")
                part = name
            self.add("<tr>")
            for c, value in cells:
                if value is None:
                    continue
                columns, down, paragraphs = value
                cell = "th" if is_head else "td"
                text = (self.inline(paragraphs[0]) if len(paragraphs) == 1 else
                        "".join(f"<p>{self.inline(p)}</p>" for p in paragraphs))
                self.add(f'<{cell} colspan="{columns}" rowspan="{down}">{text}</{cell}>')
            self.add("</tr>\n")
        self.add(f"</{part}></table></table-wrap>\n")

    def bytes(self):
        notes = "".join(f'<fn id="fn{i + 1}"><label>{i + 1}</label><p>{t}</p></fn>\n'
                        for i, t in enumerate(self.notes))
        return ('<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving '
                'and Interchange DTD v1.2 20190208//EN" "JATS-archivearticle1.dtd">\n'
                f'<article dtd-version="1.2"><body>\n{"".join(self.out)}</body>'
                f"<back><fn-group>{notes}</fn-group></back></article>\n").encode()


# -------------------------------------------------------------- CommonMark


class CommonMark(Writer):
    """Has no spans, and one paragraph a cell."""

    def in_text(self, t):
        return f'<text xml:space="preserve">{t}</text>\n'

    def in_bold(self, t):
        return f"<strong>{self.in_text(t)}</strong>\n"

    def in_br(self, t):
        return "<linebreak />\n"

    def in_note(self, t):
        self.notes.append(t)
        return f'<footnote_reference id="{len(self.notes)}" />\n'

    def open_list(self, kind):
        self.add('<list type="bullet" tight="false">\n' if kind == "b" else
                 '<list type="ordered" start="1" delim="period" tight="false">\n')

    def close_list(self, kind):
        self.add("</list>\n")

    def open_item(self):
        self.add("<item>\n")

    def close_item(self):
        self.add("</item>\n")

    def paragraph(self, value, depth):
        self.add(f"<paragraph>\n{self.inline(value)}</paragraph>\n")

    def heading(self, level, value):
        self.add(f'<heading level="{level}">\n{self.inline(value)}</heading>\n')

    def table(self, rows):
        self.add("<table>\n")
        for is_head, cells, _, _ in grid(rows):
            row = "table_header" if is_head else "table_row"
            self.add(f"<{row}>\n")
            for _, (_, _, paragraphs) in cells:
                text = self.inline(paragraphs[0]) if paragraphs else ""
                self.add(f"<table_cell>\n{text}</table_cell>\n")
            self.add(f"</{row}>\n")
        self.add("</table>\n")

    def end(self):
        for i, t in enumerate(self.notes):
            self.add(f'<footnote_definition id="{i + 1}"><paragraph>'
                     f"{self.in_text(t)}</paragraph></footnote_definition>\n")

    def bytes(self):
        return ('<!DOCTYPE document SYSTEM "CommonMark.dtd">\n'
                '<document xmlns="http://commonmark.org/xml/1.0">\n'
                f'{"".join(self.out)}</document>\n').encode()


FORMATS = {
    "docx": Word, "odt": Zipped, "fodt": Flat, "docbook5.xml": DocBook,
    "docbook4.xml": DocBook4, "jats.xml": Jats, "commonmark.xml": CommonMark,
}


def can_say(name, blocks):
    """CommonMark's tables are plain."""
    if name != "commonmark.xml":
        return True
    return not any(
        cell is None or cell[0] > 1 or cell[1] > 1 or len(cell[2]) > 1
        for kind, _, rows in blocks if kind == "table"
        for _, row in rows for cell in row)


def write(folder, path):
    """Gives the files, and the lines that must come out of each."""
    blocks, shows = parse(path)
    files = []
    for name, writer in FORMATS.items():
        if can_say(name, blocks):
            out = os.path.join(folder, os.path.basename(path)[:-4] + "." + name)
            with open(out, "wb") as f:
                f.write(writer(blocks).bytes())
            files.append(out)
    return files, shows


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    for text in sys.argv[2:]:
        print("\n".join(write(sys.argv[1], text)[0]))
