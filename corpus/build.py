#!/usr/bin/env python3
"""Build the sample CP/CPS as Word documents from corpus/source.

    corpus/build.py                 write corpus/sample-cps-<version>.docx
    corpus/build.py -o DIR          write them to another folder
    corpus/build.py --text VERSION  print one version as plain text
    corpus/build.py --diff          print what separates the two versions

cpstext.py reads the source, this file writes the parts of the Word file that
hold the text, and wordparts.py holds the parts that are always the same.
Building twice gives the same members: no clock, no random names, a fixed
order and a fixed time.
"""

import argparse
import difflib
import os
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

sys.dont_write_bytecode = True
from cpstext import (  # noqa: E402
    HERE, INLINE, VERSIONS, Break, Contents, Heading, Item, Para, SourceError,
    Table, as_text, number, parse, plain, source_lines)
from wordparts import (  # noqa: E402
    APPENDIX_NUM, HEAD, NS, OFFICE, PACKAGE, appendix_numbering,
    bullet_numbering, content_types, font_table, heading_numbering,
    item_numbering, package_relationships, relationships_part, settings,
    styles)

TOC_LEVELS = 3
TEXT_WIDTH = 9070  # twips between the margins of an A4 page
FIRST_PAGE, WORDS_PER_PAGE = 8, 590  # for the cached page numbers


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
        self.pages = 0  # of the document, as far as one can guess

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
        first, words = FIRST_PAGE, 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level == 1 and entries:  # chapters open a page
                    first, words = first + words // WORDS_PER_PAGE + 1, 0
                if block.level <= TOC_LEVELS:
                    entries.append((block, first + words // WORDS_PER_PAGE))
                words += 15
            elif isinstance(block, (Para, Item)):
                words += len(block.text.split()) + 7
            elif isinstance(block, Table):
                words += sum(len(c.split()) + 3 for r in block.rows for c in r)
        self.pages = first + words // WORDS_PER_PAGE
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
               run(" of "), run(str(self.pages))))

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
