#!/usr/bin/env python3
"""Build the sample CP/CPS as Word documents from corpus/source.

    corpus/build.py                 write corpus/sample-cps-<version>.docx
    corpus/build.py -o DIR          write them to another folder
    corpus/build.py --text VERSION  print one version as plain text
    corpus/build.py --diff          print what separates the two versions

The source is a small plain text of our own, described in corpus/README.md.
It holds both versions: a line that starts with a version in brackets belongs
to that version alone, every other line to both.  The work goes in three
steps: select() keeps the lines of one version, parse() turns them into
blocks, and the writers below print the blocks as the parts of a Word file.

Heading numbers are never typed into the document.  They come from a
multi-level list that is linked to the heading styles, as in a document
written in Word; the numbers in the source are names for cross references.
number() counts as Word does, so that the cached results of the REF and TOC
fields are what Word would show.

Building twice gives the same bytes: no clock, no random names, members in a
fixed order with a fixed time.
"""

import argparse
import difflib
import os
import re
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "source")
VERSIONS = ("2.3", "2.4")
TOC_LEVELS = 3
TEXT_WIDTH = 9070  # twips between the margins of an A4 page
WORDS_PER_PAGE = 430  # what one page of the body holds, for the cached TOC

NS = " ".join(
    (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
    )
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


# ---------------------------------------------------------------- the source


class SourceError(Exception):
    """A line of the source that means nothing; names file and line."""


def source_lines(version):
    """Lines of all source files that belong to `version`, with their place."""
    out = []
    for name in sorted(os.listdir(SOURCE)):
        if not name.endswith(".txt"):
            continue
        with open(os.path.join(SOURCE, name), encoding="utf-8") as file:
            for n, line in enumerate(file, 1):
                mark = re.match(r"\[(\d+\.\d+)\] ?", line)
                if mark:
                    if mark.group(1) not in VERSIONS:
                        raise SourceError("%s:%d: version?" % (name, n))
                    if mark.group(1) != version:
                        continue
                    line = line[mark.end():]
                out.append((line.rstrip("\n"), "%s:%d" % (name, n)))
        out.append(("", name))
    return out


class Heading:
    def __init__(self, level, key, title):
        self.level, self.key, self.title = level, key, title
        self.number = ""  # as Word shows it
        self.bookmark = ""


class Para:
    def __init__(self, text, style="BodyText"):
        self.text, self.style = text, style


class Item:
    def __init__(self, level, kind, text, start):
        self.level, self.kind, self.text, self.start = level, kind, text, start
        self.label = ""


class Table:
    def __init__(self, caption):
        self.caption, self.widths, self.rows = caption, [], []
        self.number = 0


class Break:
    pass


class Contents:
    pass


MARKERS = (
    ("bullet", re.compile(r"- +")),
    ("decimal", re.compile(r"\d+\. +")),
    ("letter", re.compile(r"[a-z]\) +")),
    ("roman", re.compile(r"\([ivx]+\) +")),
)


def parse(lines):
    """Blocks, footnotes and properties of one version."""
    blocks, notes, meta = [], {}, {}
    table = None
    caption = ""
    text = []  # lines of the paragraph or item being read
    item = None
    last_kinds = {}

    def flush():
        nonlocal item
        if text:
            joined = " ".join(text)
            if item:
                level, kind, start = item
                blocks.append(Item(level, kind, joined, start))
            else:
                blocks.append(Para(joined))
                last_kinds.clear()
        item = None
        text.clear()

    for line, place in lines:
        stripped = line.strip()
        if table and not stripped.startswith("|"):
            table = None
        if not stripped:
            flush()
            continue
        if stripped.startswith("//"):
            continue
        if stripped.startswith("@"):
            key, _, value = stripped[1:].partition(" ")
            if key == "contents":
                blocks.append(Contents())
            elif key == "page":
                blocks.append(Break())
            elif key in ("title", "subtitle", "cover", "front"):
                style = {"title": "Title", "subtitle": "Subtitle",
                         "cover": "CoverText", "front": "FrontHeading"}[key]
                blocks.append(Para(value, style))
            else:
                meta[key] = value
            continue
        note = re.match(r"\[\^([a-z0-9-]+)\]: +", stripped)
        if note:
            flush()
            notes[note.group(1)] = stripped[note.end():]
            continue
        head = re.match(r"(#+) ([0-9.]+|[A-Z]) (.+)", stripped)
        if head:
            flush()
            last_kinds.clear()
            blocks.append(
                Heading(len(head.group(1)), head.group(2), head.group(3)))
            continue
        if stripped.startswith("Table: "):
            flush()
            caption = stripped[7:]
            continue
        if stripped.startswith("|"):
            flush()
            last_kinds.clear()
            if not table:
                table = Table(caption)
                caption = ""
                blocks.append(table)
            cells = [c.strip() for c in stripped.strip("|").split("|")]
            if all(re.fullmatch(r"-+ *\d*", c) for c in cells):
                table.widths = [int(c.strip("- ") or 0) for c in cells]
            else:
                table.rows.append(cells)
            continue
        for kind, pattern in MARKERS:
            found = pattern.match(stripped)
            if found:
                flush()
                level = (len(line) - len(line.lstrip())) // 2
                start = last_kinds.get(level) != kind
                for deeper in [k for k in last_kinds if k > level]:
                    del last_kinds[deeper]
                last_kinds[level] = kind
                item = (level, kind, start)
                text.append(stripped[found.end():])
                break
        else:
            if item and not text:
                raise SourceError("%s: empty item" % place)
            text.append(stripped)
    flush()
    return blocks, notes, meta


# ------------------------------------------------------------------- numbers


def to_letters(n):
    return chr(ord("a") + n - 1)


def to_roman(n):
    return ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")[n - 1]


def number(blocks):
    """Count headings, list items and tables as Word does; give bookmarks."""
    counters = [0] * 9
    letter = 0
    items = {}
    tables = 0
    keys = {}
    n_heads = 0
    for block in blocks:
        if isinstance(block, Heading):
            n_heads += 1
            block.bookmark = "_Toc2048%05d" % n_heads
            if block.key.isalpha():
                letter += 1
                block.number = "Appendix " + chr(ord("A") + letter - 1)
            else:
                at = block.level - 1
                counters[at] += 1
                counters[at + 1:] = [0] * (8 - at)
                block.number = ".".join(
                    str(c) for c in counters[:block.level])
            keys.setdefault(block.key, block)
        elif isinstance(block, Item):
            if block.start:
                items[block.level] = 0
            for deeper in [k for k in items if k > block.level]:
                del items[deeper]
            items[block.level] = items.get(block.level, 0) + 1
            count = items[block.level]
            block.label = {
                "bullet": "\u2022",
                "decimal": "%d." % count,
                "letter": "%s)" % to_letters(min(count, 26)),
                "roman": "(%s)" % to_roman(min(count, 10)),
            }[block.kind]
        elif isinstance(block, Table) and block.caption:
            tables += 1
            block.number = tables
    return keys


# ------------------------------------------------------------ text and diff

INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*"
    r"|\*(?P<italic>[^*\s][^*]*?)\*"
    r"|`(?P<code>[^`]+)`"
    r"|\[\^(?P<note>[a-z0-9-]+)\]"
    r"|\[(?P<link>[^\]]+)\]\((?P<url>[^)]+)\)"
    r"|\{(?P<ref>[0-9.]+|[A-Z])\}"
)


def plain(text, keys, notes=None):
    """Inline markup as plain words."""

    def word(found):
        kind = found.lastgroup if found.lastgroup != "url" else "link"
        if kind == "note":
            return " (%s)" % plain(notes[found.group(kind)], keys) \
                if notes else ""
        if kind == "ref":
            return keys[found.group(kind)].number
        return found.group(kind)

    return INLINE.sub(word, text)


def as_text(version):
    """One version as plain text, a block a line."""
    blocks, notes, _ = parse(source_lines(version))
    keys = number(blocks)
    out = []
    for block in blocks:
        if isinstance(block, Heading):
            out += ["", "%s %s" % (block.number, block.title)]
        elif isinstance(block, Para):
            out.append(plain(block.text, keys, notes))
        elif isinstance(block, Item):
            out.append("%s%s %s" % ("  " * (block.level + 1), block.label,
                                    plain(block.text, keys, notes)))
        elif isinstance(block, Table):
            if block.caption:
                out.append("Table %d: %s" % (block.number, block.caption))
            for row in block.rows:
                out.append(" | ".join(plain(c, keys, notes) for c in row))
    return "\n".join(out) + "\n"


# ---------------------------------------------------------- WordprocessingML


def run(text, props=""):
    if not text:
        return ""
    return '<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>' % (
        "<w:rPr>%s</w:rPr>" % props if props else "", escape(text))


def field(instruction, shown, props=""):
    """A complex field with its cached result."""
    p = "<w:rPr>%s</w:rPr>" % props if props else ""
    return (
        '<w:r>%s<w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r>%s<w:instrText xml:space="preserve"> %s </w:instrText></w:r>'
        '<w:r>%s<w:fldChar w:fldCharType="separate"/></w:r>%s'
        '<w:r>%s<w:fldChar w:fldCharType="end"/></w:r>'
        % (p, p, escape(instruction), p, run(shown, props), p))


class Writer:
    """Collects the parts of one document."""

    def __init__(self, version):
        self.version = version
        self.blocks, self.notes, self.meta = parse(source_lines(version))
        self.keys = number(self.blocks)
        self.note_ids = {}
        self.links = {}  # url -> relationship id
        self.nums = []  # (abstract, start levels) of each list instance
        self.bookmark = 0

    def inline(self, text, props="", in_note=False):
        out = []
        at = 0
        for found in INLINE.finditer(text):
            out.append(run(text[at:found.start()], props))
            at = found.end()
            if found.group("bold"):
                out.append(self.inline(found.group("bold"), props + "<w:b/>"))
            elif found.group("italic"):
                out.append(
                    self.inline(found.group("italic"), props + "<w:i/>"))
            elif found.group("code"):
                out.append(run(found.group("code"),
                               '<w:rStyle w:val="CodeText"/>' + props))
            elif found.group("note"):
                out.append(self.note(found.group("note")))
            elif found.group("link"):
                out.append(self.link(found.group("link"), found.group("url"),
                                     in_note))
            else:
                out.append(self.reference(found.group("ref"), props))
        out.append(run(text[at:], props))
        return "".join(out)

    def note(self, name):
        if name not in self.note_ids:
            self.note_ids[name] = len(self.note_ids) + 1
        return ('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                '<w:footnoteReference w:id="%d"/></w:r>'
                % self.note_ids[name])

    def link(self, shown, url, in_note):
        if in_note:  # notes have no relationships of their own here
            return run(shown, '<w:rStyle w:val="Hyperlink"/>')
        if url not in self.links:
            self.links[url] = "rIdLink%d" % (len(self.links) + 1)
        return '<w:hyperlink r:id="%s" w:history="1">%s</w:hyperlink>' % (
            self.links[url], run(shown, '<w:rStyle w:val="Hyperlink"/>'))

    def reference(self, key, props):
        if key not in self.keys:
            raise SourceError("no section %s in %s" % (key, self.version))
        target = self.keys[key]
        return field("REF %s \\r \\h" % target.bookmark, target.number, props)

    def list_num(self, block):
        """The w:num of an item: a new one where numbering starts again."""
        abstract = {"bullet": 2, "decimal": 3, "letter": 4, "roman": 5}
        if block.kind == "bullet":
            return 2
        if block.start or not self.nums:
            self.nums.append((abstract[block.kind], block.level))
        self.current[block.level] = (
            len(self.nums) + 2 if block.start
            else self.current[block.level])
        return self.current[block.level]

    # ------------------------------------------------------------- the body

    def heading(self, block):
        self.bookmark += 1
        if block.key.isalpha():
            style = "AppendixHeading"
        else:
            style = "Heading%d" % block.level
        return ('<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>'
                '<w:bookmarkStart w:id="%d" w:name="%s"/>%s'
                '<w:bookmarkEnd w:id="%d"/></w:p>'
                % (style, self.bookmark, block.bookmark,
                   self.inline(block.title), self.bookmark))

    def item(self, block):
        style = "ListBullet" if block.kind == "bullet" else "ListNumber"
        return ('<w:p><w:pPr><w:pStyle w:val="%s"/><w:numPr>'
                '<w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>'
                '%s</w:p>' % (style, block.level, self.list_num(block),
                              self.inline(block.text)))

    def table(self, block):
        columns = len(block.widths) or len(block.rows[0])
        shares = block.widths if any(block.widths) else [1] * columns
        widths = [TEXT_WIDTH * s // sum(shares) for s in shares]
        out = []
        if block.caption:
            out.append(
                '<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr>'
                '%s<w:fldSimple w:instr=" SEQ Table \\* ARABIC ">%s'
                '</w:fldSimple>%s</w:p>'
                % (run("Table "), run(str(block.number)),
                   run(": ") + self.inline(block.caption)))
        out.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="GridTable"/>'
            '<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" '
            'w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
            'w:noVBand="1"/></w:tblPr><w:tblGrid>%s</w:tblGrid>'
            % (sum(widths),
               "".join('<w:gridCol w:w="%d"/>' % w for w in widths)))
        for n, row in enumerate(block.rows):
            out.append(self.row(block, n, row, widths))
        out.append("</w:tbl>")
        out.append('<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>')
        return "".join(out)

    def row(self, block, n, row, widths):
        if len(row) != len(widths):
            raise SourceError("row of %d cells, %d columns: %s"
                              % (len(row), len(widths), row))
        head = n == 0
        out = ["<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>"
               % ("<w:tblHeader/>" if head else "")]
        at = 0
        while at < len(row):
            span = 1
            while at + span < len(row) and row[at + span] == "<":
                span += 1
            below = n + 1 < len(block.rows) and block.rows[n + 1][at] == "^"
            merge = ('<w:vMerge/>' if row[at] == "^" else
                     '<w:vMerge w:val="restart"/>' if below else "")
            text = "" if row[at] == "^" else row[at]
            out.append(
                '<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s%s</w:tcPr>%s'
                '</w:tc>'
                % (sum(widths[at:at + span]),
                   '<w:gridSpan w:val="%d"/>' % span if span > 1 else "",
                   merge, self.cell(text, head)))
            at += span
        out.append("</w:tr>")
        return "".join(out)

    def cell(self, text, head):
        style = "TableHeading" if head else "TableText"
        return "".join(
            '<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>%s</w:p>'
            % (style, self.inline(part.strip()))
            for part in text.split(" / / "))

    def contents(self):
        """Table of contents: a field with its cached entries."""
        entries = []
        words = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level <= TOC_LEVELS:
                    entries.append((block, 5 + words // WORDS_PER_PAGE))
                words += 12
            elif isinstance(block, (Para, Item)):
                words += len(block.text.split()) + 6
            elif isinstance(block, Table):
                words += sum(len(c.split()) + 3 for r in block.rows for c in r)
        out = []
        for n, (block, page) in enumerate(entries):
            begin = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
                '<w:instrText xml:space="preserve"> TOC \\o "1-%d" \\h \\z \\u '
                '</w:instrText></w:r><w:r>'
                '<w:fldChar w:fldCharType="separate"/></w:r>' % TOC_LEVELS
                if n == 0 else "")
            out.append(
                '<w:p><w:pPr><w:pStyle w:val="TOC%d"/><w:tabs>'
                '<w:tab w:val="left" w:pos="%d"/>'
                '<w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>'
                '</w:pPr>%s<w:hyperlink w:anchor="%s" w:history="1">%s'
                '<w:r><w:tab/></w:r>%s<w:r><w:tab/></w:r>%s</w:hyperlink>'
                '</w:p>'
                % (block.level, (560, 1100, 1760)[block.level - 1]
                   if not block.key.isalpha() else 1500,
                   TEXT_WIDTH, begin, block.bookmark, run(block.number),
                   run(plain(block.title, self.keys)),
                   field("PAGEREF %s \\h" % block.bookmark, str(page))))
        return (
            '<w:sdt><w:sdtPr><w:docPartObj>'
            '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            '</w:docPartObj></w:sdtPr><w:sdtContent>'
            '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>%s</w:p>%s'
            '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
            '</w:sdtContent></w:sdt>' % (run("Contents"), "".join(out)))

    def document(self):
        self.current = {}
        body = []
        for block in self.blocks:
            if isinstance(block, Heading):
                body.append(self.heading(block))
            elif isinstance(block, Item):
                body.append(self.item(block))
            elif isinstance(block, Table):
                body.append(self.table(block))
            elif isinstance(block, Contents):
                body.append(self.contents())
            elif isinstance(block, Break):
                body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
            else:
                body.append('<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>%s'
                            '</w:p>' % (block.style, self.inline(block.text)))
        return (
            HEAD + "<w:document %s><w:body>%s<w:sectPr>"
            '<w:headerReference w:type="default" r:id="rIdHeader"/>'
            '<w:footerReference w:type="default" r:id="rIdFooter"/>'
            '<w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" '
            'w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'
            "<w:titlePg/></w:sectPr></w:body></w:document>"
            % (NS, "\n".join(body)))

    # ------------------------------------------------------ the other parts

    def footnotes(self):
        out = [
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r>'
            "<w:separator/></w:r></w:p></w:footnote>",
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
            "<w:continuationSeparator/></w:r></w:p></w:footnote>",
        ]
        for name, n in self.note_ids.items():
            out.append(
                '<w:footnote w:id="%d"><w:p><w:pPr>'
                '<w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
                '<w:rStyle w:val="FootnoteReference"/></w:rPr>'
                "<w:footnoteRef/></w:r>%s</w:p></w:footnote>"
                % (n, run(" ") + self.inline(self.notes[name], "", True)))
        unused = set(self.notes) - set(self.note_ids)
        if unused:
            raise SourceError("footnotes nobody cites: %s" % sorted(unused))
        return HEAD + "<w:footnotes %s>%s</w:footnotes>" % (NS, "".join(out))

    def numbering(self):
        out = [heading_numbering(), bullet_numbering()]
        for n, (fmt, text) in ((3, ("decimal", "%%%d.")),
                               (4, ("lowerLetter", "%%%d)")),
                               (5, ("lowerRoman", "(%%%d)"))):
            out.append(item_numbering(n, fmt, text))
        out.append(appendix_numbering())
        out.append('<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>')
        out.append('<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>')
        for n, (abstract, level) in enumerate(self.nums, 3):
            out.append(
                '<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>'
                '<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="1"/>'
                "</w:lvlOverride></w:num>" % (n, abstract, level))
        out.append('<w:num w:numId="%d"><w:abstractNumId w:val="6"/></w:num>'
                   % APPENDIX_NUM)
        return HEAD + "<w:numbering %s>%s</w:numbering>" % (NS, "".join(out))

    def header(self):
        return HEAD + (
            '<w:hdr %s><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>%s'
            "<w:r><w:tab/></w:r>%s</w:p></w:hdr>"
            % (NS, run(self.meta["running-title"]),
               run("Version " + self.version)))

    def footer(self):
        return HEAD + (
            '<w:ftr %s><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>%s'
            "<w:r><w:tab/></w:r>%s"
            '<w:fldSimple w:instr=" PAGE ">%s</w:fldSimple>%s'
            '<w:fldSimple w:instr=" NUMPAGES ">%s</w:fldSimple></w:p></w:ftr>'
            % (NS, run(self.meta["classification"]), run("Page "), run("2"),
               run(" of "), run("98")))

    def relationships(self):
        rows = [
            ("rIdStyles", "styles", "styles.xml"),
            ("rIdNumbering", "numbering", "numbering.xml"),
            ("rIdSettings", "settings", "settings.xml"),
            ("rIdFonts", "fontTable", "fontTable.xml"),
            ("rIdNotes", "footnotes", "footnotes.xml"),
            ("rIdHeader", "header", "header1.xml"),
            ("rIdFooter", "footer", "footer1.xml"),
        ]
        out = ['<Relationship Id="%s" Type="%s/relationships/%s" '
               'Target="%s"/>' % (i, OFFICE, t, f) for i, t, f in rows]
        for url, name in self.links.items():
            out.append('<Relationship Id="%s" '
                       'Type="%s/relationships/hyperlink" Target=%s '
                       'TargetMode="External"/>'
                       % (name, OFFICE, quoteattr(url)))
        return relationships_part(out)

    def core(self):
        day = self.meta["date"] + "T09:00:00Z"
        return HEAD + (
            '<cp:coreProperties xmlns:cp="%s/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            "<dc:title>%s</dc:title><dc:subject>%s</dc:subject>"
            "<dc:creator>%s</dc:creator><dc:language>en-NZ</dc:language>"
            "<cp:keywords>CP/CPS, TLS, version %s</cp:keywords>"
            "<cp:version>%s</cp:version>"
            '<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>'
            '<dcterms:modified xsi:type="dcterms:W3CDTF">%s'
            "</dcterms:modified></cp:coreProperties>"
            % (PACKAGE, escape(self.meta["document-title"]),
               escape(self.meta["subject"]), escape(self.meta["author"]),
               self.version, self.version, day, day))

    def app(self):
        return HEAD + (
            '<Properties xmlns="%s/extended-properties">'
            "<Company>%s</Company><Manager>%s</Manager></Properties>"
            % (OFFICE, escape(self.meta["company"]),
               escape(self.meta["author"])))

    def members(self):
        """Every member of the Word file, in the order it is stored."""
        document = self.document()  # fills links, notes and lists
        return [
            ("[Content_Types].xml", content_types()),
            ("_rels/.rels", package_relationships()),
            ("docProps/core.xml", self.core()),
            ("docProps/app.xml", self.app()),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", self.relationships()),
            ("word/styles.xml", styles()),
            ("word/numbering.xml", self.numbering()),
            ("word/footnotes.xml", self.footnotes()),
            ("word/header1.xml", self.header()),
            ("word/footer1.xml", self.footer()),
            ("word/settings.xml", settings()),
            ("word/fontTable.xml", font_table()),
        ]


# -------------------------------------------------------------- fixed parts

APPENDIX_NUM = 900


def level(n, fmt, text, style="", left=0, hanging=0, extra="", suffix=""):
    return (
        '<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s%s'
        '<w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr>'
        '<w:ind w:left="%d" w:hanging="%d"/></w:pPr>%s</w:lvl>'
        % (n, fmt, '<w:pStyle w:val="%s"/>' % style if style else "",
           '<w:suff w:val="%s"/>' % suffix if suffix else "",
           escape(text), left, hanging, extra))


def abstract(n, levels):
    return ('<w:abstractNum w:abstractNumId="%d">'
            '<w:multiLevelType w:val="multilevel"/>%s</w:abstractNum>'
            % (n, "".join(levels)))


def heading_numbering():
    levels = []
    for n in range(9):
        text = ".".join("%%%d" % (k + 1) for k in range(n + 1))
        width = (567, 737, 964, 1134, 1361, 1531, 1701, 1871, 2041)[n]
        levels.append(level(n, "decimal", text + ("." if n == 0 else ""),
                            "Heading%d" % (n + 1), width, width))
    return abstract(1, levels)


def bullet_numbering():
    levels = []
    for n in range(9):
        levels.append(level(n, "bullet", "\u2022\u2013\u25aa"[n % 3],
                            "", 567 + 397 * n, 397))
    return abstract(2, levels)


def item_numbering(which, fmt, text):
    return abstract(which, [level(n, fmt, text % (n + 1), "", 567 + 397 * n,
                                  397) for n in range(9)])


def appendix_numbering():
    return abstract(6, [level(0, "upperLetter", "Appendix %1",
                              "AppendixHeading", 0, 0, "", "space")])


def style(name, kind, shown, based="", following="", ppr="", rpr="", more=""):
    return (
        '<w:style w:type="%s" w:styleId="%s"%s><w:name w:val="%s"/>%s%s%s%s%s'
        "</w:style>"
        % (kind, name,
           ' w:default="1"' if name in ("Normal", "DefaultParagraphFont",
                                        "TableNormal") else "",
           shown,
           '<w:basedOn w:val="%s"/>' % based if based else "",
           '<w:next w:val="%s"/>' % following if following else "",
           more + '<w:qFormat/>' if kind == "paragraph" else more,
           "<w:pPr>%s</w:pPr>" % ppr if ppr else "",
           "<w:rPr>%s</w:rPr>" % rpr if rpr else ""))


def space(before, after, line=0):
    return '<w:spacing w:before="%d" w:after="%d"%s/>' % (
        before, after, ' w:line="%d" w:lineRule="auto"' % line if line else "")


def heading_styles():
    out = []
    sizes = (32, 26, 24, 22, 22, 22, 22, 22, 22)
    for n in range(9):
        num = ('<w:numPr>%s<w:numId w:val="1"/></w:numPr>'
               % ('<w:ilvl w:val="%d"/>' % n if n else ""))
        out.append(style(
            "Heading%d" % (n + 1), "paragraph", "heading %d" % (n + 1),
            "HeadingBase", "BodyText",
            ("<w:pageBreakBefore/>" if n == 0 else "") + num
            + space(360 if n == 0 else 240, 120)
            + '<w:outlineLvl w:val="%d"/>' % n,
            ("<w:i/>" if n > 3 else "")
            + '<w:sz w:val="%d"/>' % sizes[n]))
    return out


def styles():
    normal = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    border = "".join('<w:%s w:val="single" w:sz="4" w:space="0" '
                     'w:color="8C9AA6"/>' % side for side in
                     ("top", "left", "bottom", "right", "insideH", "insideV"))
    out = [
        "<w:docDefaults><w:rPrDefault><w:rPr>%s<w:sz w:val=\"21\"/>"
        '<w:lang w:val="en-NZ"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        "</w:docDefaults>" % normal,
        style("Normal", "paragraph", "Normal"),
        style("DefaultParagraphFont", "character", "Default Paragraph Font"),
        style("TableNormal", "table", "Normal Table"),
        style("BodyText", "paragraph", "Body Text", "Normal", "",
              space(0, 120, 264)),
        style("HeadingBase", "paragraph", "Heading Base", "Normal",
              "BodyText", "<w:keepNext/><w:keepLines/>",
              '<w:b/><w:color w:val="1F3B57"/>'),
    ]
    out += heading_styles()
    out += [
        style("AppendixHeading", "paragraph", "Appendix Heading",
              "HeadingBase", "BodyText",
              '<w:pageBreakBefore/><w:numPr><w:numId w:val="%d"/></w:numPr>'
              '%s<w:outlineLvl w:val="0"/>' % (APPENDIX_NUM, space(360, 120)),
              '<w:sz w:val="32"/>'),
        style("Title", "paragraph", "Title", "Normal", "BodyText",
              space(2400, 240), '<w:b/><w:color w:val="1F3B57"/>'
              '<w:sz w:val="52"/>'),
        style("Subtitle", "paragraph", "Subtitle", "Normal", "BodyText",
              space(0, 480), '<w:color w:val="4A5B6A"/><w:sz w:val="30"/>'),
        style("CoverText", "paragraph", "Cover Text", "Normal", "",
              space(0, 80), '<w:sz w:val="24"/>'),
        style("FrontHeading", "paragraph", "Front Heading", "Normal",
              "BodyText", "<w:keepNext/>" + space(240, 120),
              '<w:b/><w:color w:val="1F3B57"/><w:sz w:val="26"/>'),
        style("TOCHeading", "paragraph", "TOC Heading", "Normal", "BodyText",
              "<w:pageBreakBefore/>" + space(240, 120),
              '<w:b/><w:color w:val="1F3B57"/><w:sz w:val="32"/>'),
    ]
    for n in range(3):
        out.append(style("TOC%d" % (n + 1), "paragraph", "toc %d" % (n + 1),
                         "Normal", "", space(60 if n == 0 else 0, 20)
                         + '<w:ind w:left="%d"/>' % (220 * n),
                         "<w:b/>" if n == 0 else ""))
    out += [
        style("ListBullet", "paragraph", "List Bullet", "BodyText", "",
              space(0, 60, 264)),
        style("ListNumber", "paragraph", "List Number", "BodyText", "",
              space(0, 60, 264)),
        style("TableText", "paragraph", "Table Text", "Normal", "",
              space(40, 40), '<w:sz w:val="18"/>'),
        style("TableHeading", "paragraph", "Table Heading", "TableText", "",
              "<w:keepNext/>", "<w:b/>"),
        style("AfterTable", "paragraph", "After Table", "Normal", "",
              space(0, 60), '<w:sz w:val="12"/>'),
        style("Caption", "paragraph", "caption", "Normal", "BodyText",
              space(120, 80), '<w:b/><w:sz w:val="18"/>'),
        style("FootnoteText", "paragraph", "footnote text", "Normal", "",
              space(0, 20), '<w:sz w:val="17"/>'),
        style("Header", "paragraph", "header", "Normal", "",
              '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>',
              '<w:color w:val="4A5B6A"/><w:sz w:val="17"/>'),
        style("Footer", "paragraph", "footer", "Normal", "",
              '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>',
              '<w:color w:val="4A5B6A"/><w:sz w:val="17"/>'),
        style("FootnoteReference", "character", "footnote reference",
              "DefaultParagraphFont", "", "",
              '<w:vertAlign w:val="superscript"/>'),
        style("Hyperlink", "character", "Hyperlink", "DefaultParagraphFont",
              "", "", '<w:color w:val="0B5394"/><w:u w:val="single"/>'),
        style("CodeText", "character", "Code Text", "DefaultParagraphFont",
              "", "", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>'
              '<w:sz w:val="19"/>'),
        '<w:style w:type="table" w:styleId="GridTable">'
        '<w:name w:val="Grid Table"/><w:basedOn w:val="TableNormal"/>'
        "<w:tblPr><w:tblStyleRowBandSize w:val=\"1\"/><w:tblBorders>%s"
        "</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="D6E0EA"/></w:tcPr>'
        "</w:tblStylePr></w:style>" % border,
    ]
    return HEAD + "<w:styles %s>%s</w:styles>" % (NS, "".join(out))


def settings():
    return HEAD + (
        '<w:settings %s><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/>"
        "</w:footnotePr><w:compat><w:compatSetting "
        'w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-NZ"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>" % NS)


def font_table():
    return HEAD + "<w:fonts %s>%s</w:fonts>" % (
        NS, "".join('<w:font w:name="%s"><w:family w:val="%s"/></w:font>' % f
                    for f in (("Calibri", "swiss"), ("Consolas", "modern"))))


def content_types():
    parts = [
        ("word/document.xml", WORD_TYPE + "document.main+xml"),
        ("word/styles.xml", WORD_TYPE + "styles+xml"),
        ("word/numbering.xml", WORD_TYPE + "numbering+xml"),
        ("word/footnotes.xml", WORD_TYPE + "footnotes+xml"),
        ("word/header1.xml", WORD_TYPE + "header+xml"),
        ("word/footer1.xml", WORD_TYPE + "footer+xml"),
        ("word/settings.xml", WORD_TYPE + "settings+xml"),
        ("word/fontTable.xml", WORD_TYPE + "fontTable+xml"),
        ("docProps/core.xml",
         "application/vnd.openxmlformats-package.core-properties+xml"),
        ("docProps/app.xml", "application/vnd.openxmlformats-officedocument"
         ".extended-properties+xml"),
    ]
    return HEAD + (
        '<Types xmlns="%s/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships'
        '+xml"/><Default Extension="xml" ContentType="application/xml"/>%s'
        "</Types>"
        % (PACKAGE, "".join('<Override PartName="/%s" ContentType="%s"/>' % p
                            for p in parts)))


def relationships_part(rows):
    return HEAD + '<Relationships xmlns="%s/relationships">%s</Relationships>' \
        % (PACKAGE, "".join(rows))


def package_relationships():
    rows = (
        ("rId1", OFFICE + "/relationships/officeDocument",
         "word/document.xml"),
        ("rId2", PACKAGE + "/relationships/metadata/core-properties",
         "docProps/core.xml"),
        ("rId3", OFFICE + "/relationships/extended-properties",
         "docProps/app.xml"),
    )
    return relationships_part(
        ['<Relationship Id="%s" Type="%s" Target="%s"/>' % r for r in rows])


# ------------------------------------------------------------------ commands


def write_docx(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, text.encode("utf-8"), compresslevel=9)


def main():
    args = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    args.add_argument("-o", metavar="DIR", default=HERE)
    args.add_argument("--text", metavar="VERSION", choices=VERSIONS)
    args.add_argument("--diff", action="store_true")
    args = args.parse_args()
    try:
        if args.text:
            sys.stdout.write(as_text(args.text))
        elif args.diff:
            sys.stdout.writelines(difflib.unified_diff(
                *[as_text(v).splitlines(True) for v in VERSIONS],
                *["version " + v for v in VERSIONS]))
        else:
            for version in VERSIONS:
                write_docx(
                    os.path.join(args.o, "sample-cps-%s.docx" % version),
                    Writer(version).members())
    except (SourceError, OSError) as err:
        sys.exit("build.py: %s" % err)


if __name__ == "__main__":
    main()
