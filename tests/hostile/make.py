#!/usr/bin/env python3
"""Make files that want to break a reader.

    tests/hostile/make.py OUT [NAME...]

CASES lists them: a name with its ending, the exit statuses that are right,
words of which the message must hold one (for status 2), and the function that
gives the bytes.  Everything is made by rule, so that the folder holds no file
that a virus scanner would fear.
"""

import base64
import os
import random
import struct
import sys
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "fixtures"))
import pdf  # noqa: E402

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SECRET = "the-secret-of-the-hostile-suite"
REFUSED, LEGAL, EITHER = (2,), (0, 1), (0, 1, 2)
BOMB_CHUNK = 1 << 20


# ------------------------------------------------------------------ archives


class Member:
    """A zip member whose headers may say anything."""

    def __init__(self, name, data=b"", method=8, packed=None, crc=None,
                 size=None, flags=0, times=1):
        self.name = name.encode("utf-8")
        data = data.encode("utf-8") if isinstance(data, str) else data
        if packed is None:
            packed = deflate(data) if method == 8 else data
        self.packed, self.method, self.flags = packed, method, flags
        self.times = times  # the packed bytes, so many times
        self.crc = zlib.crc32(data) if crc is None else crc
        self.size = len(data) if size is None else size

    def packed_size(self):
        return len(self.packed) * self.times


def deflate(data, level=6):
    c = zlib.compressobj(level, zlib.DEFLATED, -15)
    return c.compress(data) + c.flush()


def archive(members, shared=None):
    """From the member numbered `shared` on, all entries of the directory
    point at that one."""
    out, central, at = [], [], 0
    for n, m in enumerate(members):
        fields = struct.pack(
            "<HHHHHIIIHH", 20, m.flags, m.method, 0, 0x21, m.crc,
            m.packed_size(), m.size, len(m.name), 0)
        if shared is None or n <= shared:
            place = at
        central.append(b"PK\1\2" + struct.pack("<H", 20) + fields
                       + struct.pack("<HHHII", 0, 0, 0, 0, place) + m.name)
        if shared is not None and n > shared:
            continue
        local = b"PK\3\4" + fields + m.name + m.packed * m.times
        out.append(local)
        at += len(local)
    directory = b"".join(central)
    return (b"".join(out) + directory + b"PK\5\6" + struct.pack(
        "<HHHHIIH", 0, 0, len(members) & 0xFFFF, len(members) & 0xFFFF,
        len(directory), at, 0))


def rels(target="word/document.xml", more=""):
    return (f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="a" '
            f'Type="{OFFICE}/officeDocument" Target="{target}"/>{more}'
            "</Relationships>")


def part_rels(*kinds, targets=None):
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="'
        f'{targets[n] if targets else kind + ".xml"}"/>'
        for n, kind in enumerate(kinds))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def document(body, before="", attributes=""):
    return (f'{HEAD}{before}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"'
            f"{attributes}><w:body>{body}</w:body></w:document>")


def docx(main, more=(), root_rels=None):
    """A Word file around the bytes of its main part."""
    return archive([Member("_rels/.rels", root_rels or rels()),
                    Member("word/document.xml", main), *more])


def p(text="", props=""):
    ppr = f"<w:pPr>{props}</w:pPr>" if props else ""
    return f"<w:p>{ppr}<w:r><w:t>{text}</w:t></w:r></w:p>"


def heading(text, level=1):
    return p(text, f'<w:outlineLvl w:val="{level - 1}"/>')


def body(text):
    return lambda: docx(document(text()))


def numbering(levels):
    return (f'{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum '
            f'w:abstractNumId="1">{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
            "</w:numbering>")


ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
GOOD = document(heading("1. Introduction") + p("The CA publishes.")
                + heading("2. Publication") + p("All of it. " * 200))


def with_numbering(levels, text):
    return lambda: docx(document(text()), [
        Member("word/numbering.xml", numbering(levels)),
        Member("word/_rels/document.xml.rels", part_rels("numbering"))])


def with_styles(styles, text=p("text", '<w:pStyle w:val="S1"/>')):
    return lambda: docx(document(text), [
        Member("word/styles.xml",
               f'{HEAD}<w:styles xmlns:w="{W}">{styles()}</w:styles>'),
        Member("word/_rels/document.xml.rels", part_rels("styles"))])


# ---------------------------------------------------- what is not a Word file


def compound(streams):
    """An OLE compound file whose directory names `streams`."""
    head = bytearray(512)
    head[0:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIIII", head, 40, 0, 1, 1, 0, 0x1000, 0xFFFFFFFE,
                     0, 0xFFFFFFFE, 0, 0)
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    entries = b""
    for n, name in enumerate(("Root Entry", *streams)):
        raw = name.encode("utf-16-le") + b"\0\0"
        entries += (raw.ljust(64, b"\0")
                    + struct.pack("<HBB", len(raw), 5 if n == 0 else 2, 1)
                    + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF,
                                  1 if n == 0 else 0xFFFFFFFF)
                    + bytes(16 + 4 + 16)
                    + struct.pack("<IQ", 0xFFFFFFFE, 0))
    return bytes(head) + fat + entries.ljust(512, b"\0")


JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + bytes(64)


# -------------------------------------------------------------------- bombs


def inflating(times, size):
    """`times` MiB of blanks inside one paragraph, in a stream that repeats one
    flushed deflate block, so that it is made as fast as it is small."""
    c = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = c.compress(
        (document("<w:p><w:r><w:t>").split("</w:t>")[0]
         .split("</w:body>")[0]).encode()) + c.flush(zlib.Z_FULL_FLUSH)
    chunk = c.compress(b" " * BOMB_CHUNK) + c.flush(zlib.Z_FULL_FLUSH)
    m = Member("word/document.xml", b"", packed=start + chunk * times
               + deflate(b""), crc=0, size=size)
    return archive([Member("_rels/.rels", rels()), m])


def nested_zip():
    inner = archive([Member("a.bin", bytes(1 << 20))])
    for _ in range(5):
        inner = archive([Member("a.zip", inner)] * 1)
    return docx(GOOD, [Member("word/media/a.zip", inner)])


def overlapping():
    """Five thousand members that are one and the same deflate stream."""
    packed = deflate(GOOD.encode())
    names = ["document"] + [f"m{i}" for i in range(5000)]
    return archive([Member("_rels/.rels", rels())]
                   + [Member(f"word/{n}.xml", GOOD, packed=packed)
                      for n in names], shared=1)


def unread_bomb():
    """4 GiB in a member that nobody has to read."""
    c = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = c.compress(bytes(BOMB_CHUNK)) + c.flush(zlib.Z_FULL_FLUSH)
    return docx(GOOD, [Member("word/media/a.bin", packed=chunk, times=4000,
                              crc=0, size=0xFFFFFF00)])


def laughs(kind):
    if kind == "general":
        dtd = '<!ENTITY a "ha">' + "".join(
            f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">'
            for i in range(20))
        return document(p("&u;"), f"<!DOCTYPE x [{dtd}]>")
    if kind == "long":
        return document(p("&a;" * 10000),
                        f'<!DOCTYPE x [<!ENTITY a "{"a" * 100000}">]>')
    if kind == "external":
        return document(p("&a;"), "<!DOCTYPE x [<!ENTITY a SYSTEM "
                        '"secret.txt">]>')
    if kind == "parameter":
        return document(p("x"), "<!DOCTYPE x [<!ENTITY % a SYSTEM "
                        '"secret.txt"> %a;]>')
    return document(p("x"), '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')


# ------------------------------------------------------------ deep and wide


def deep(element, inside="", count=100000, attributes=""):
    return body(lambda: f"<{element}{attributes}>" * count + inside
                + f"</{element}>" * count)


def deep_tables(count):
    return body(lambda: "<w:tbl><w:tr><w:tc>" * count + p("x")
                + (p("y") + "</w:tc></w:tr></w:tbl>") * count)


def many_attributes(count, prefix=""):
    return body(lambda: "<w:p " + " ".join(
        f'{prefix}a{i}="1"' for i in range(count)) + "/>")


def flipped(seed):
    def make():
        data = bytearray(docx(GOOD))
        r = random.Random(seed)
        for _ in range(1 + seed % 5):
            data[r.randrange(len(data))] ^= 1 << r.randrange(8)
        return bytes(data)
    return make


def cut(part):
    return lambda: (lambda d: d[:int(len(d) * part)])(docx(GOOD))


def flat(parts, before=""):
    rows = "".join(
        f'<pkg:part pkg:name="{name}"><pkg:xmlData>{xml}</pkg:xmlData>'
        "</pkg:part>" for name, xml in parts)
    return (f'{HEAD}{before}<pkg:package xmlns:pkg="http://schemas.microsoft'
            f'.com/office/2006/xmlPackage">{rows}</pkg:package>').encode()


def flat_main(text):
    return [("/_rels/.rels", rels()[len(HEAD):]),
            ("/word/document.xml", document(text)[len(HEAD):])]


def word2003(text, lists=""):
    return (f'{HEAD}<w:wordDocument xmlns:w="http://schemas.microsoft.com/'
            f'office/word/2003/wordml"><w:lists>{lists}</w:lists><w:body>'
            f"{text}</w:body></w:wordDocument>").encode()


def runaway(sentence, times):
    """Text over which a careless pattern would try every way to match."""
    return body(lambda: heading("5.7.1 Incident and compromise handling", 3)
                + p(sentence * times))


ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODF_SPACES = " ".join(f'xmlns:{n}="{ODF}{n}:1.0"'
                      for n in ("office", "style", "text", "table"))


def odf_content(text, styles="", before="", root="document-content"):
    return (f"{HEAD}{before}<office:{root} {ODF_SPACES}><office:automatic-styles>"
            f"{styles}</office:automatic-styles><office:body><office:text>{text}"
            f"</office:text></office:body></office:{root}>")


def odt(content, more=()):
    kind = "application/vnd.oasis.opendocument.text"
    return archive([Member("mimetype", kind, method=0),
                    Member("content.xml", content)] + list(more))


def fodt(*args):
    return odf_content(*args, root="document").encode()


def odt_bomb():
    """A gigabyte of blanks in one paragraph."""
    c = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = c.compress(odf_content("<text:p>@").split("@")[0].encode())
    start += c.flush(zlib.Z_FULL_FLUSH)
    chunk = c.compress(b"x" * BOMB_CHUNK) + c.flush(zlib.Z_FULL_FLUSH)
    kind = "application/vnd.oasis.opendocument.text"
    return archive([Member("mimetype", kind, method=0),
                    Member("content.xml", b"", packed=start + chunk * 1000
                           + deflate(b""), crc=0, size=1000)])


def odf_cells(attributes, times=1):
    return fodt(f"<table:table><table:table-row>"
                f"<table:table-cell {attributes}><text:p>x</text:p>"
                f"</table:table-cell></table:table-row>" * times
                + "</table:table>" * times)


def odf_cycle(count):
    return fodt('<text:p text:style-name="S0">x</text:p>', "".join(
        f'<style:style style:name="S{i}" style:family="paragraph" '
        f'style:parent-style-name="S{(i + 1) % count}"/>'
        for i in range(count)))


def odf_list(start, format="1"):
    return fodt('<text:list text:style-name="L"><text:list-item>'
                "<text:p>a</text:p></text:list-item><text:list-item>"
                "<text:p>b</text:p></text:list-item></text:list>",
                '<text:list-style style:name="L"><text:list-level-style-number '
                f'text:level="1" style:num-format="{format}" '
                f'text:start-value="{start}"/></text:list-style>')


def odf_deletions(count):
    """Places of deleted text that hold places of deleted text."""
    regions = "".join(
        f'<text:changed-region text:id="c{i}"><text:deletion><text:p>x'
        f'<text:change text:change-id="c{i + 1}"/></text:p></text:deletion>'
        "</text:changed-region>" for i in range(count))
    return fodt(f"<text:tracked-changes>{regions}</text:tracked-changes>"
                '<text:p>a<text:change text:change-id="c0"/></text:p>'
                * 1)


def docbook(text, before=""):
    return (f'{HEAD}{before}<article xmlns="http://docbook.org/ns/docbook">'
            f"{text}</article>").encode()


def jats(text, before=""):
    return (f'{HEAD}{before}<article article-type="other"><body>{text}</body>'
            "</article>").encode()


LEVEL = ('<w:lvl w:ilvl="0"><w:start w:val="{}"/><w:numFmt w:val="{}"/>'
         '<w:lvlText w:val="{}"/></w:lvl>')

# name, statuses, words for the message, bytes (None: made by the runner)
# ---------------------------------------------------------------------- PDF


PAGE = [(72, 700, 18, "F2", "1. INTRODUCTION"),
        (72, 670, 12, "F1", "The CA revokes certificates within 24 hours.")]


def pdf_xml(body, fonts='<fontspec id="0" size="16" family="S" '
            'color="#000000"/>', page='height="1000" width="800"'):
    return (f'{HEAD}<!DOCTYPE pdf2xml SYSTEM "pdf2xml.dtd">\n<pdf2xml>\n'
            f'<page number="1" {page}>{fonts}\n{body}</page></pdf2xml>\n'
            ).encode()


def pdf_text(top, left, text, width=100, font=0):
    return (f'<text top="{top}" left="{left}" width="{width}" height="16" '
            f'font="{font}">{text}</text>\n')


def pdf_deep():
    """Arrays inside arrays, where a page's contents should be."""
    bad = pdf.file([PAGE]).replace(
        b"/Contents 11 0 R", b"/Contents " + b"[" * 200000 + b"]" * 200000)
    return bad


def pdf_forms():
    """Each form draws the next one twice."""
    objects = {n: (b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] "
                   b"/Resources << /XObject << /X %d 0 R >> /Font << /F1 3 0 "
                   b"R >> >> /Length 16 >>\nstream\n/X Do /X Do      \n"
                   b"endstream" % (n + 1)) for n in range(20, 60)}
    objects.update({
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        10: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            b"/Resources << /XObject << /X 20 0 R >> >> /Contents 11 0 R >>",
        11: b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        60: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
            b"/Font << /F1 3 0 R >> >> /Length 25 >>\nstream\n"
            b"BT /F1 9 Tf (text) Tj ET \nendstream"})
    return pdf.assemble(objects)


CASES = [
    # What is no Word file at all.
    ("empty.docx", REFUSED, "empty", lambda: b""),
    ("folder.docx", REFUSED, "directory folder", None),
    ("absent.docx", REFUSED, "no such file", None),
    ("jpeg.docx", REFUSED, "picture image JPEG", lambda: JPEG),
    ("text.docx", REFUSED, "", lambda: b"Only words.\n"),
    ("pdf.docx", REFUSED, "PDF", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    ("encrypted.docx", REFUSED, "encrypted password", lambda: compound(
        ("EncryptionInfo", "EncryptedPackage"))),
    ("old.doc", REFUSED, ".doc Word 97", lambda: compound(
        ("1Table", "WordDocument"))),
    ("compound-cut.doc", REFUSED, "", lambda: compound(
        ("WordDocument",))[:520]),
    ("zeros.docx", REFUSED, "", lambda: bytes(1 << 20)),
    ("noise.docx", REFUSED, "", lambda: random.Random(1).randbytes(1 << 18)),
    ("over-size.docx", REFUSED, "limit larger MiB bytes",
     lambda: bytes(65 << 20)),
    # Archives.
    ("cut-half.docx", REFUSED, "", cut(0.5)),
    ("cut-end.docx", REFUSED, "", cut(0.99)),
    ("cut-start.docx", REFUSED, "", lambda: docx(GOOD)[100:]),
    ("only-signature.docx", REFUSED, "", lambda: b"PK\3\4"),
    ("empty-archive.docx", REFUSED, "", lambda: archive([])),
    ("no-main-part.docx", REFUSED, "", lambda: archive(
        [Member("hello.txt", "hello")])),
    ("main-part-lost.docx", REFUSED, "", lambda: archive(
        [Member("_rels/.rels", rels("word/lost.xml"))])),
    ("main-part-outside.docx", REFUSED, "", lambda: archive(
        [Member("_rels/.rels", rels("http://127.0.0.1:9/x").replace(
            "Target=", 'TargetMode="External" Target='))])),
    ("doubled-member.docx", REFUSED, "twice two double same", lambda: docx(
        GOOD, [Member("word/document.xml", document(p("other")))])),
    ("traversal.docx", LEGAL, "", lambda: docx(GOOD, [
        Member("../../../../etc/passwd", "x"), Member("/etc/passwd", "x"),
        Member("C:\\x", "x")])),
    ("traversal-main.docx", REFUSED, "", lambda: archive(
        [Member("_rels/.rels", rels("../../../../../etc/passwd"))])),
    ("wrong-checksum.docx", REFUSED, "", lambda: archive([
        Member("_rels/.rels", rels()),
        Member("word/document.xml", GOOD, crc=1)])),
    ("size-too-small.docx", EITHER, "", lambda: archive([
        Member("_rels/.rels", rels()),
        Member("word/document.xml", GOOD, size=10)])),
    ("size-too-large.docx", EITHER, "", lambda: archive([
        Member("_rels/.rels", rels()),
        Member("word/document.xml", GOOD, size=0x7FFFFFFF)])),
    ("bad-deflate.docx", REFUSED, "", lambda: archive([
        Member("_rels/.rels", rels()),
        Member("word/document.xml", GOOD, packed=b"\xff" * 500)])),
    ("encrypted-member.docx", REFUSED, "", lambda: archive([
        Member("_rels/.rels", rels()),
        Member("word/document.xml", GOOD, flags=1)])),
    ("unknown-method.docx", REFUSED, "", lambda: archive([
        Member("_rels/.rels", rels()),
        Member("word/document.xml", GOOD, method=99)])),
    ("many-members.docx", REFUSED, "members limit", lambda: docx(
        GOOD, [Member(f"x/{i}", b"") for i in range(60000)])),
    ("overlapping.docx", EITHER, "", overlapping),
    ("zip-in-zip.docx", LEGAL, "", nested_zip),
    ("inflates-to-4-gib.docx", REFUSED, "inflates", lambda: inflating(
        4095, 0xFFF00000)),
    ("inflates-and-lies.docx", REFUSED, "inflates", lambda: inflating(
        4096, 1000)),
    ("inflates-to-200-mib.docx", REFUSED, "inflates", lambda: inflating(
        200, 200 << 20)),
    ("bomb-not-read.docx", LEGAL, "", unread_bomb),
    *[(f"bits-flipped-{n}.docx", EITHER, "", flipped(n)) for n in range(8)],
    # Relationships.
    ("relations-in-a-circle.docx", LEGAL, "", lambda: docx(GOOD, [
        Member("word/_rels/document.xml.rels", part_rels(
            "styles", "numbering", "footnotes", "header",
            targets=["document.xml"] * 4))])),
    ("many-relations.docx", EITHER, "", lambda: docx(GOOD, [
        Member("word/_rels/document.xml.rels", part_rels(
            *["image"] * 200000))])),
    ("relations-malformed.docx", EITHER, "", lambda: docx(GOOD, [
        Member("word/_rels/document.xml.rels", "<Relationships")])),
    ("note-cites-itself.docx", LEGAL, "", lambda: docx(
        document('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
                 + p("x")),
        [Member("word/footnotes.xml",
                f'{HEAD}<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p>'
                '<w:r><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
                "</w:footnote></w:footnotes>"),
         Member("word/_rels/document.xml.rels", part_rels("footnotes"))])),
    ("one-note-cited-often.docx", EITHER, "", lambda: docx(
        document('<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r>'
                 "</w:p>" * 20000),
        [Member("word/footnotes.xml",
                f'{HEAD}<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">'
                + p("a" * 10000) + "</w:footnote></w:footnotes>"),
         Member("word/_rels/document.xml.rels", part_rels("footnotes"))])),
    # XML that is none, or too much.
    ("malformed.docx", REFUSED, "line", lambda: docx(
        document(p("x")).replace("</w:r>", "", 1))),
    ("cut-xml.docx", REFUSED, "line", lambda: docx(GOOD[:-100])),
    ("two-roots.docx", REFUSED, "line", lambda: docx(GOOD + "<x/>")),
    ("wrong-root.docx", REFUSED, "", lambda: docx(f"{HEAD}<html/>")),
    ("empty-part.docx", REFUSED, "", lambda: docx("")),
    ("doctype.docx", REFUSED, "document type DOCTYPE", lambda: docx(
        document(p("x"), "<!DOCTYPE x>"))),
    *[(f"entities-{k}.docx", REFUSED, "document type DOCTYPE",
       lambda k=k: docx(laughs(k)))
      for k in ("general", "long", "external", "parameter", "dtd")],
    ("undeclared-entity.docx", REFUSED, "line", lambda: docx(
        document(p("&nbsp;")))),
    ("xinclude.docx", LEGAL, "", lambda: docx(document(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" '
        'href="secret.txt"/>' + p("x")))),
    ("invalid-utf8.docx", REFUSED, "line", lambda: docx(
        document(p("x\xff")).encode("latin-1"))),
    ("overlong-utf8.docx", REFUSED, "line", lambda: docx(
        document(p("@@")).encode().replace(b"@@", b"\xc0\xaf"))),
    ("lone-surrogate-utf16.docx", REFUSED, "", lambda: docx(
        b"\xff\xfe" + document(p("@@")).replace("UTF-8", "UTF-16")
        .encode("utf-16-le").replace(b"@\0@\0", b"\x00\xd8@\0"))),
    ("unknown-encoding.docx", REFUSED, "", lambda: docx(
        document(p("x")).replace("UTF-8", "KLINGON"))),
    ("utf7.docx", EITHER, "", lambda: docx(
        document(p("x")).replace("UTF-8", "UTF-7"))),
    ("control-characters.docx", REFUSED, "line", lambda: docx(
        document(p("x&#1;y")))),
    ("nul-bytes.docx", REFUSED, "line", lambda: docx(
        document(p("x\0y")))),
    ("deep-unknown.docx", REFUSED, "", deep("w:x")),
    ("deep-sdt.docx", REFUSED, "", deep("w:sdt")),
    ("deep-runs.docx", REFUSED, "", deep("w:smartTag", "<w:r/>")),
    ("deep-tables.docx", REFUSED, "", deep_tables(100000)),
    ("deep-text-boxes.docx", REFUSED, "", deep("w:txbxContent")),
    ("deep-alternatives.docx", REFUSED, "", deep(
        "mc:AlternateContent", attributes=' xmlns:mc="http://schemas.openxml'
        'formats.org/markup-compatibility/2006"')),
    ("tables-60-deep.docx", EITHER, "", deep_tables(60)),
    ("boxes-60-deep.docx", EITHER, "", body(
        lambda: "<w:p><w:r><w:pict><w:txbxContent>" * 60 + p("x")
        + "</w:txbxContent></w:pict></w:r></w:p>" * 60)),
    ("attributes.docx", REFUSED, "attribute", many_attributes(100000)),
    ("namespaces.docx", REFUSED, "attribute", many_attributes(
        100000, "xmlns:")),
    ("same-attribute.docx", REFUSED, "", body(
        lambda: '<w:p a="1" a="2"/>')),
    ("large-attribute.docx", REFUSED, "", body(
        lambda: f'<w:p a="{"x" * 10000000}"/>')),
    ("quoted-brackets.docx", REFUSED, "", body(
        lambda: f'<w:p a="{"<>" * 1000}"/>')),
    ("large-name.docx", REFUSED, "", body(
        lambda: f"<{'x' * 10000000}/>")),
    ("large-comment.docx", EITHER, "", body(
        lambda: f"<!--{'x' * 20000000}-->" + p("x"))),
    ("large-instruction.docx", EITHER, "", body(
        lambda: f"<?x {'x' * 20000000}?>" + p("x"))),
    ("large-cdata.docx", EITHER, "", body(
        lambda: f"<w:p><w:r><w:t><![CDATA[{'x' * 20000000}]]></w:t></w:r>"
        "</w:p>")),
    # Legal, and nasty.
    ("million-empty-paragraphs.docx", LEGAL, "", body(
        lambda: "<w:p/>" * 1000000 + p("x"))),
    ("million-paragraphs.docx", REFUSED, "limit blocks", body(
        lambda: "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 1000000)),
    ("million-numbered.docx", EITHER, "", lambda: docx(
        document('<w:p><w:pPr><w:pStyle w:val="N"/></w:pPr></w:p>' * 1000000
                 + p("x")),
        [Member("word/numbering.xml",
                numbering(LEVEL.format(1, "lowerLetter", "%1"))),
         Member("word/styles.xml", f'{HEAD}<w:styles xmlns:w="{W}"><w:style '
                'w:type="paragraph" w:styleId="N"><w:name w:val="N"/><w:pPr>'
                f"{ITEM}</w:pPr></w:style></w:styles>"),
         Member("word/_rels/document.xml.rels",
                part_rels("numbering", "styles"))])),
    ("million-runs.docx", LEGAL, "", body(
        lambda: f"<w:p>{'<w:r><w:t>x</w:t></w:r>' * 1000000}</w:p>")),
    ("paragraph-of-64-mib.docx", REFUSED, "limit bytes", body(
        lambda: p("x" * (64 << 20)))),
    ("million-breaks.docx", LEGAL, "", body(
        lambda: f"<w:p><w:r><w:t>x</w:t>{'<w:br/>' * 1000000}<w:t>y</w:t>"
        "</w:r></w:p>")),
    ("headings.docx", EITHER, "", body(lambda: "".join(
        heading(f"{i}.{i} Revocation", 1 + i % 9) for i in range(30000)))),
    ("headings-of-one-number.docx", EITHER, "", body(lambda: "".join(
        heading("4.9.1 Circumstances for revocation", 3)
        for _ in range(15000)))),
    ("long-heading.docx", EITHER, "", body(
        lambda: heading("4.9.1 " + "Revocation " * 100000))),
    ("long-section-number.docx", LEGAL, "", body(
        lambda: heading(".".join(["9"] * 50000) + " Text"))),
    ("style-circle.docx", LEGAL, "", with_styles(lambda: "".join(
        f'<w:style w:type="paragraph" w:styleId="S{i}"><w:name w:val="S{i}"/>'
        f'<w:basedOn w:val="S{(i + 1) % 1000}"/></w:style>'
        for i in range(1000)))),
    ("style-chain.docx", LEGAL, "", with_styles(lambda: "".join(
        f'<w:style w:type="paragraph" w:styleId="S{i}"><w:name w:val="S{i}"/>'
        f'<w:basedOn w:val="S{i + 1}"/></w:style>' for i in range(15000)))),
    ("many-styles.docx", EITHER, "", with_styles(lambda: "".join(
        f'<w:style w:type="paragraph" w:styleId="S{i}"/>'
        for i in range(200000)))),
    ("numbering-circle.docx", LEGAL, "", with_numbering(
        '<w:numStyleLink w:val="S1"/>', lambda: p("x", ITEM))),
    ("many-numberings.docx", EITHER, "", lambda: docx(
        document(p("x", ITEM)),
        [Member("word/numbering.xml", f'{HEAD}<w:numbering xmlns:w="{W}">'
                + "".join(f'<w:abstractNum w:abstractNumId="{i}">'
                          '<w:numStyleLink w:val="S"/></w:abstractNum>'
                          for i in range(15000))
                + "".join(f'<w:num w:numId="{i}"><w:abstractNumId '
                          f'w:val="{i}"/></w:num>' for i in range(15000))
                + "</w:numbering>"),
         Member("word/_rels/document.xml.rels", part_rels("numbering"))])),
    *[(f"start-{name}.docx", LEGAL, "", with_numbering(
        LEVEL.format(start, form, "%1"), lambda: p("x", ITEM) * 3))
      for name, start, form in (
          ("2-31", 2 ** 31, "decimal"), ("2-63", 2 ** 63, "lowerRoman"),
          ("minus", -5, "upperLetter"), ("letters", 2 ** 30, "lowerLetter"),
          ("roman", 2 ** 31 - 1, "upperRoman"),
          ("words", 2 ** 31 - 1, "cardinalText"))],
    ("label-of-a-megabyte.docx", EITHER, "", with_numbering(
        LEVEL.format(1, "decimal", "%1" * 100000),
        lambda: p("x", ITEM) * 200)),
    ("level-99.docx", LEGAL, "", body(lambda: p(
        "x", '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>')
        + p("x", '<w:outlineLvl w:val="-7"/>'))),
    ("wide-table.docx", EITHER, "", body(
        lambda: "<w:tbl><w:tr>" + f"<w:tc>{p('x')}</w:tc>" * 100000
        + "</w:tr></w:tbl>")),
    ("long-table.docx", EITHER, "", body(
        lambda: "<w:tbl>" + f"<w:tr><w:tc>{p('x')}</w:tc><w:tc><w:tcPr>"
        f'<w:vMerge/></w:tcPr>{p("y")}</w:tc></w:tr>' * 100000 + "</w:tbl>")),
    ("wide-spans.docx", EITHER, "", body(
        lambda: "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"2147483647\"/>"
        "</w:trPr>" + '<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/>'
        f'</w:tcPr>{p("x")}</w:tc>' * 3 + "</w:tr></w:tbl>")),
    ("table-of-part-heads.docx", EITHER, "", body(
        lambda: "<w:tbl>" + (
            '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
            + p("Root CA certificates") + "</w:tc></w:tr>"
            f"<w:tr><w:tc>{p('Validity')}</w:tc><w:tc>{p('9 years')}</w:tc>"
            '</w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
            + p("Subscriber certificates") + "</w:tc></w:tr>") * 20000
        + "</w:tbl>")),
    ("captions-without-end.docx", EITHER, "", body(
        lambda: "".join(
            f"<w:tbl><w:tr><w:tc>{p('Validity')}</w:tc><w:tc>{p('9 years')}"
            f"</w:tc></w:tr></w:tbl>{p(f'Table {i}: Root CA certificates')}"
            for i in range(20000)))),
    ("lines-of-numbers.docx", EITHER, "", body(
        lambda: heading("4.9 Revocation", 2) + "".join(
            p(f"4.9.{i % 90 + 1} Reasons of kind {i}")
            for i in range(60000)))),
    ("names-without-end.docx", EITHER, "", body(
        lambda: p("Norvia of the of de la Weldon Co., Ltd., Inc. &amp; " * 12000
                  + "revokes certificates."))),
    ("negative-spans.docx", LEGAL, "", body(
        lambda: '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-9"/></w:tcPr>'
        f'{p("x")}</w:tc></w:tr></w:tbl>')),
    ("merged-from-nowhere.docx", LEGAL, "", body(
        lambda: '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>'
        f'{p("x")}</w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr>{p("y")}</w:tc>'
        "</w:tr></w:tbl>")),
    ("cells-without-table.docx", EITHER, "", body(
        lambda: f"<w:tc>{p('x')}</w:tc><w:tr>{p('y')}</w:tr>" * 100)),
    ("paragraphs-in-paragraphs.docx", EITHER, "", body(
        lambda: "<w:p><w:r>" * 50 + "<w:t>x</w:t>" + "</w:r></w:p>" * 50)),
    ("open-fields.docx", LEGAL, "", body(
        lambda: "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        * 100000 + "<w:r><w:t>x</w:t></w:r></w:p>" + p("y"))),
    ("closed-fields.docx", LEGAL, "", body(
        lambda: "<w:p>" + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        * 100000 + "<w:r><w:t>x</w:t></w:r></w:p>" + p("y"))),
    ("large-instruction-text.docx", LEGAL, "", body(
        lambda: '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        + f"<w:instrText>{'LISTNUM ' * 1000000}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' + p("y"))),
    ("deleted-marks.docx", LEGAL, "", body(
        lambda: "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t>"
        "</w:r></w:p>" * 200000)),
    ("many-notices.docx", EITHER, "", body(
        lambda: '<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>x</w:t></w:r></w:p>'
        '<w:altChunk/>' * 100000)),
    ("many-marks.docx", EITHER, "", body(
        lambda: "<w:p>" + "<w:r><w:rPr><w:strike/></w:rPr><w:t>x</w:t></w:r>"
        "<w:r><w:t>y</w:t></w:r>" * 200000 + "</w:p>")),
    ("bidirectional.docx", LEGAL, "", body(
        lambda: heading("4.9.1 \u202ednuos \u2066ton\u2069") + p(
            "The CA shall\u202e ton\u202c revoke.\ufeff\u200b\u2028\u2029"))),
    ("combining.docx", LEGAL, "", body(
        lambda: p("e" + "\u0301" * 100000))),
    ("unassigned.docx", LEGAL, "", body(
        lambda: p("\ufdd0\U0010fffd\ue000\U000e0041"))),
    # Text that would make a careless pattern try every way.
    ("repeated-word.docx", EITHER, "", runaway("shall ", 200000)),
    ("repeated-phrase.docx", EITHER, "", runaway(
        "mass revocation plan testing lessons learned ", 40000)),
    ("repeated-clause.docx", EITHER, "", runaway(
        "the CA shall test, and not, unless, except where, ", 20000)),
    ("repeated-sentence.docx", EITHER, "", runaway(
        "The CA maintains a mass revocation plan. ", 50000)),
    ("repeated-values.docx", EITHER, "", body(lambda: heading(
        "4.9.5 Time", 2) + "".join(
            p(f"The CA revokes the certificate within {i} hours of a report.")
            for i in range(1, 40000)))),
    ("repeated-in-sections.docx", EITHER, "", body(lambda: "".join(
        heading(f"4.9.{i} Time", 2) + p(
            f"The CA revokes the certificate within {i} hours of a report." * 3)
        for i in range(1, 10000)))),
    ("numbers.docx", EITHER, "", runaway(
        "within 24 hours or 5 days and 2048 bits ", 30000)),
    ("long-number.docx", LEGAL, "", runaway("9", 1000000)),
    ("one-long-word.docx", LEGAL, "", runaway("publish", 300000)),
    ("brackets.docx", EITHER, "", runaway("((((((", 100000)),
    ("references.docx", EITHER, "", runaway("see section 4.9.1.1, ", 40000)),
    ("dates.docx", EITHER, "", runaway(
        "from 1 January 2026 until 31.12.2026 ", 30000)),
    ("table-of-duties.docx", EITHER, "", body(
        lambda: "<w:tbl>" + ("<w:tr>" + f"<w:tc>{p('The CA shall revoke')}"
                             "</w:tc>" * 20 + "</w:tr>") * 2000
        + "</w:tbl>")),
    # The other Word formats.
    ("flat-doctype.xml", REFUSED, "document type DOCTYPE",
     lambda: flat(flat_main(p("x")), "<!DOCTYPE x>")),
    ("flat-no-main.xml", REFUSED, "", lambda: flat([("/a.xml", "<a/>")])),
    ("flat-two-mains.xml", EITHER, "", lambda: flat(
        flat_main(p("x")) + flat_main(p("y"))[1:])),
    ("flat-many-parts.xml", EITHER, "", lambda: flat(
        flat_main(p("x")) + [(f"/a{i}.xml", "<a/>")
                             for i in range(100000)])),
    ("flat-deep.xml", REFUSED, "", lambda: flat(flat_main(
        "<w:x>" * 100000 + "</w:x>" * 100000))),
    ("flat-large-binary.xml", EITHER, "", lambda: flat(
        flat_main(p("x"))).replace(
            b"</pkg:package>", b'<pkg:part pkg:name="/b.bin"><pkg:binaryData>'
            + base64.b64encode(bytes(30 << 20)) + b"</pkg:binaryData>"
            b"</pkg:part></pkg:package>")),
    ("flat-cut.xml", REFUSED, "line", lambda: flat(
        flat_main(p("x")))[:-200]),
    ("word2003-deep.xml", REFUSED, "", lambda: word2003(
        "<w:x>" * 100000 + "</w:x>" * 100000)),
    ("word2003-note-in-note.xml", EITHER, "", lambda: word2003(
        "<w:p><w:r><w:footnote>" * 60 + p("x")
        + "</w:footnote></w:r></w:p>" * 60)),
    ("word2003-many-lists.xml", EITHER, "", lambda: word2003(
        p("x"), "".join(f'<w:listDef w:listDefId="{i}"/>'
                        for i in range(100000)))),
    # OpenDocument.
    ("odt-bomb.odt", REFUSED, "limit larger MiB bytes longer", odt_bomb),
    ("odt-cut.odt", REFUSED, "", lambda: odt(odf_content(
        "<text:p>x</text:p>"))[:-60]),
    ("odt-empty.odt", REFUSED, "content.xml", lambda: archive([
        Member("mimetype", "application/vnd.oasis.opendocument.text",
               method=0)])),
    ("odt-encrypted.odt", REFUSED, "encrypted password", lambda: odt(
        bytes(400), [Member("META-INF/manifest.xml",
                            f'<m:manifest xmlns:m="{ODF}manifest:1.0">'
                            "<m:file-entry><m:encryption-data/></m:file-entry>"
                            "</m:manifest>")])),
    ("odt-doctype.odt", REFUSED, "document type DOCTYPE", lambda: odt(
        odf_content("<text:p>x</text:p>", before="<!DOCTYPE x>"))),
    ("odt-entity.odt", REFUSED, "document type DOCTYPE", lambda: odt(
        odf_content("<text:p>&a;</text:p>", before="<!DOCTYPE x [<!ENTITY a "
                    'SYSTEM "secret.txt">]>'))),
    ("odt-two-contents.odt", REFUSED, "", lambda: odt(
        odf_content("<text:p>x</text:p>"),
        [Member("content.xml", odf_content("<text:p>y</text:p>"))])),
    ("ods.odt", REFUSED, "without text", lambda: odt(
        odf_content("x").replace("office:text", "office:spreadsheet"))),
    ("fodt-deep.fodt", REFUSED, "deep nested", lambda: fodt(
        "<text:section>" * 100000 + "</text:section>" * 100000)),
    ("fodt-deep-lists.fodt", EITHER, "", lambda: fodt(
        "<text:list><text:list-item>" * 120 + "<text:p>x</text:p>"
        + "</text:list-item></text:list>" * 120)),
    ("fodt-deep-tables.fodt", REFUSED, "tables", lambda: fodt(
        "<table:table><table:table-row><table:table-cell>" * 60
        + "<text:p>x</text:p>"
        + "</table:table-cell></table:table-row></table:table>" * 60)),
    ("fodt-repeated-columns.fodt", EITHER, "", lambda: odf_cells(
        'table:number-columns-repeated="1000000"')),
    ("fodt-repeated-rows.fodt", EITHER, "", lambda: fodt(
        '<table:table><table:table-row table:number-rows-repeated="1000000">'
        "<table:table-cell><text:p>x</text:p></table:table-cell>"
        "<table:table-cell/></table:table-row></table:table>")),
    ("fodt-wide-spans.fodt", EITHER, "", lambda: odf_cells(
        'table:number-columns-spanned="2147483648" '
        'table:number-rows-spanned="99999999999999999999"')),
    ("fodt-many-columns.fodt", REFUSED, "columns", lambda: fodt(
        "<table:table><table:table-row>"
        + "<table:table-cell><text:p>x</text:p></table:table-cell>" * 300
        + "</table:table-row></table:table>")),
    ("fodt-style-cycle.fodt", EITHER, "", lambda: odf_cycle(3)),
    ("fodt-style-chain.fodt", EITHER, "", lambda: odf_cycle(15000)),
    ("fodt-many-styles.fodt", REFUSED, "styles", lambda: odf_cycle(25000)),
    ("fodt-list-start.fodt", EITHER, "", lambda: odf_list(2 ** 31)),
    ("fodt-list-start-large.fodt", EITHER, "", lambda: odf_list(10 ** 30)),
    ("fodt-roman-start.fodt", EITHER, "",
     lambda: odf_list(999999999, "I")),
    ("fodt-spaces.fodt", EITHER, "", lambda: fodt(
        '<text:p>x<text:s text:c="2147483647"/>y</text:p>')),
    ("fodt-many-spaces.fodt", REFUSED, "paragraph", lambda: fodt(
        "<text:p>x" + '<text:s text:c="1000000"/>' * 10000 + "</text:p>")),
    ("fodt-deletions.fodt", EITHER, "", lambda: odf_deletions(50000)),
    ("fodt-notes.fodt", EITHER, "", lambda: fodt(
        "<text:p>x" + "<text:note><text:note-body><text:p>y" * 60
        + "</text:p></text:note-body></text:note>" * 60 + "</text:p>")),
    ("fodt-open-changes.fodt", EITHER, "", lambda: fodt(
        '<text:tracked-changes><text:changed-region text:id="a"><text:deletion/>'
        "</text:changed-region></text:tracked-changes><text:p>x"
        + '<text:change-start text:change-id="a"/>' * 10000
        + "</text:p><text:p>y</text:p>")),
    # DocBook and JATS, which may have a document type.
    ("docbook-external.xml", REFUSED, "entity", lambda: docbook(
        "<para>&a;</para>", '<!DOCTYPE article [<!ENTITY a SYSTEM '
        '"secret.txt">]>')),
    ("docbook-parameter.xml", EITHER, "", lambda: docbook(
        "<para>x</para>", '<!DOCTYPE article [<!ENTITY % a SYSTEM '
        '"secret.txt"> %a;]>')),
    ("docbook-dtd.xml", LEGAL, "", lambda: docbook(
        "<section><title>1 A</title><para>x</para></section>",
        '<!DOCTYPE article SYSTEM "http://127.0.0.1:9/x.dtd">')),
    ("docbook-laughs.xml", REFUSED, "entity", lambda: docbook(
        "<para>&u;</para>", '<!DOCTYPE article [<!ENTITY a "ha">' + "".join(
            f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">'
            for i in range(20)) + "]>")),
    ("docbook-include.xml", REFUSED, "not read", lambda: docbook(
        '<para>x</para><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
        'parse="text" href="secret.txt"/>')),
    ("docbook-deep.xml", REFUSED, "deep nested", lambda: docbook(
        "<section>" * 100000 + "</section>" * 100000)),
    ("docbook-deep-tables.xml", REFUSED, "tables", lambda: docbook(
        "<informaltable><tgroup><row><entry>" * 40
        + "</entry></row></tgroup></informaltable>" * 40)),
    ("docbook-wide-spans.xml", EITHER, "", lambda: docbook(
        '<informaltable><tgroup><row><entry morerows="2147483647">x</entry>'
        '<entry namest="a" nameend="b">y</entry></row></tgroup>'
        "</informaltable>")),
    ("docbook-list-start.xml", EITHER, "", lambda: docbook(
        '<orderedlist startingnumber="2147483648"><listitem '
        'override="99999999999999999999"><para>x</para></listitem>'
        "</orderedlist>")),
    ("docbook-cut.xml", REFUSED, "line", lambda: docbook(
        "<para>x</para>")[:-5]),
    ("jats-awaited-notes.xml", EITHER, "", lambda: jats("".join(
        f'<p>x<xref ref-type="fn" rid="n{i}">{i}</xref></p>'
        for i in range(30000)))),
    ("jats-spans.xml", EITHER, "", lambda: jats(
        '<table><tr><td rowspan="0" colspan="1000000">x</td><td>y</td></tr>'
        + "<tr><td>z</td></tr>" * 30000 + "</table>")),
    ("jats-deep-lists.xml", EITHER, "", lambda: jats(
        "<list><list-item>" * 100 + "<p>x</p>" + "</list-item></list>" * 100)),
    ("word2003-doctype.xml", REFUSED, "document type DOCTYPE",
     lambda: word2003(p("x")).replace(b"?>\n", b"?>\n<!DOCTYPE x>", 1)),
    # Markdown: what its parser takes quadratic time over.
    ("md-wide-table.md", REFUSED, "columns cells", lambda: md(
        "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n" + "|x|\n" * 2000)),
    ("md-many-cells.md", REFUSED, "cells", lambda: md(
        "|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "|x|\n" * 20000)),
    ("md-largest-table.md", LEGAL, "", lambda: md(
        "|a" * 256 + "|\n" + "|-" * 256 + "|\n" + "|x|\n" * 150)),
    ("md-cells-in-line.md", REFUSED, "cells", lambda: md(
        "| a |\n|---|\n" + "`|" * 200000)),
    ("md-delimiters.md", REFUSED, "cells columns", lambda: md(
        "|-" * 60000 + "\n" + "|-" * 60000)),
    ("md-brackets.md", REFUSED, "marks", lambda: md("[" * 1000000)),
    ("md-many-brackets.md", LEGAL, "", lambda: md("[" * 390000)),
    ("md-bracket-pairs.md", LEGAL, "", lambda: md(
        "[" * 100000 + "a" + "]" * 100000)),
    ("md-pictures.md", REFUSED, "pictures", lambda: md("![[]()" * 50000)),
    ("md-picture-paragraphs.md", EITHER, "", lambda: md(
        ("![[]()" * 500 + "\n\n") * 100)),
    ("md-backticks.md", REFUSED, "marks", lambda: md("`" * 1000000)),
    ("md-backtick-runs.md", LEGAL, "", lambda: md(
        " ".join("`" * n for n in range(1, 850)))),
    ("md-quotes.md", REFUSED, "nested", lambda: md(">" * 50000 + "a\n")),
    ("md-quotes-growing.md", REFUSED, "nested", lambda: md(
        "\n".join(">" * n + "a" for n in range(1, 1500)))),
    ("md-lists.md", REFUSED, "nested", lambda: md(
        "* " * 20000 + "a\n" + "\n" * 20000)),
    ("md-lists-growing.md", REFUSED, "nested lines", lambda: md(
        "\n".join("  " * n + "* a" for n in range(400)) + "\n" * 200000)),
    ("md-lists-100-deep.md", LEGAL, "", lambda: md(
        "\n".join("  " * n + "* a" for n in range(80)))),
    ("md-short-names.md", LEGAL, "", lambda: md("\n\n".join(
        "The Baseline Requirements [BR" + "".join(
            chr(65 + i // 10 ** k % 10) for k in range(5)) + "] apply."
        for i in range(40000)))),
    ("md-ranges-of-items.md", LEGAL, "", lambda: md("".join(
        f"Reasons 1 to 3 within {i} hours, 4 to 6 within 5 days.\n\n"
        + "1. a;\n2. b;\n3. c.\n\n" for i in range(9000)))),
    ("md-stars.md", LEGAL, "", lambda: md("**a __b " * 50000)),
    ("md-struck.md", LEGAL, "", lambda: md("~~a" * 100000)),
    ("md-links.md", LEGAL, "", lambda: md("[a](<b" * 50000)),
    ("md-notes.md", LEGAL, "", lambda: md("".join(
        f"[^{n}]" for n in range(5000)) + "\n\n" + "".join(
            f"[^{n}]: x\n\n" for n in range(5000)))),
    ("md-note-in-itself.md", LEGAL, "", lambda: md(
        "a[^a]\n\n[^a]: b[^b]\n\n[^b]: a[^a]\n")),
    ("md-references.md", LEGAL, "", lambda: md("[a]: /u\n" * 50000)),
    ("md-reference-bomb.md", REFUSED, "links", lambda: md(
        "[a]: http://x/" + "b" * 3000 + "\n\n" + "[a] " * 100000)),
    ("md-reference-bomb-lines.md", REFUSED, "links", lambda: md(
        "[a\nb]:\nhttp://x/" + "b" * 3000 + "\n\n" + "[a b] " * 100000)),
    ("md-quotation-marks.md", LEGAL, "", lambda: md('"' * 390000)),
    ("md-entities.md", LEGAL, "", lambda: md("&" * 300000)),
    ("md-tags.md", EITHER, "", lambda: md("<div>\n\n" * 100000)),
    ("md-comments.md", LEGAL, "", lambda: md("a <!-- \n\n" * 40000)),
    ("md-lines.md", LEGAL, "", lambda: md("a\n" * 190000)),
    ("md-many-lines.md", REFUSED, "marks", lambda: md("a\n" * 500000)),
    ("md-one-line.md", LEGAL, "", lambda: md("a " * 1000000)),
    ("md-too-large.md", REFUSED, "bytes", lambda: md("a\n\n" * 3000000)),
    ("md-front-only.md", LEGAL, "", lambda: b"---\na: b\n---\n"),
    ("md-front-open.md", EITHER, "", lambda: b"---\na: b\n" * 100000),
    ("md-not-utf8.md", LEGAL, "", lambda: b"# 1. A\n\n" + bytes(
        range(128, 256)) * 100),
    ("md-utf16-odd.md", LEGAL, "", lambda: "# 1. A\n\nx".encode(
        "utf-16") + b"\xd8"),
    ("md-zeros.md", REFUSED, "", lambda: b"# 1. A\n" + b"\0" * 1000),
    ("md-in-lists-of-html.md", EITHER, "", lambda: md(
        "- <ul><li>\n\n" * 2000)),
    # Web pages.
    # Headings at the head of one paragraph, and one in so many pieces.
    ("html-run-ins.html", LEGAL, "", lambda: html(
        "<h1>1 A</h1><p>" + "".join(
            f"<b>1.{i}.{k} Title</b> " for i in range(1, 99)
            for k in range(1, 99)) * 4)),
    ("html-run-in-pieces.html", LEGAL, "", lambda: html(
        "<h1>1 A</h1><p><b>1.1 Title</b> " + "<b>A</b> " * 100000 + "Text.")),
    ("html-deep.html", REFUSED, "deep", lambda: html("<div>" * 100000)),
    ("html-deep-spans.html", REFUSED, "deep", lambda: html(
        "<span>" * 100000)),
    ("html-deep-tables.html", REFUSED, "deep", lambda: html(
        "<table><tr><td>" * 30000)),
    ("html-20-tables.html", EITHER, "", lambda: html(
        "<table><tr><td>a<td>b" * 20)),
    ("html-deep-lists.html", REFUSED, "deep", lambda: html(
        "<ul><li>" * 30000)),
    ("html-attributes.html", LEGAL, "", lambda: html(
        "<p " + " ".join(f"a{n}=1" for n in range(200000)) + ">x")),
    ("html-known-attributes.html", LEGAL, "", lambda: html(
        "<p " + "class=x " * 200000 + ">x")),
    ("html-hidden-attributes.html", LEGAL, "", lambda: html(
        '<!-- <a "> --><p ' + "class " * 200000 + '">x')),
    ("html-long-attribute.html", LEGAL, "", lambda: html(
        f'<p class="{"a" * 5000000}">x')),
    ("html-unclosed-tag.html", LEGAL, "", lambda: html(
        "<p>x</p><p class='" + "a" * 1000000)),
    ("html-unclosed-comments.html", LEGAL, "", lambda: html(
        "<!-- a\n" * 200000)),
    ("html-unclosed-all.html", LEGAL, "", lambda: html(
        "<p>a<b><i><li>b<td>c<h1>" * 30)),
    ("html-unclosed-title.html", LEGAL, "", lambda: (
        b"<html><title>x<p>" + b"text " * 10000)),
    ("html-entities.html", LEGAL, "", lambda: html("&amp;&#65;&x;" * 200000)),
    ("html-entity-bomb.html", LEGAL, "", lambda: (
        b'<!DOCTYPE html [<!ENTITY a "xxxxxxxxxx">' + b"".join(
            b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10)
            for n in range(9)) + b"]>\n<html><p>&j;</p></html>")),
    ("html-external.html", LEGAL, "", lambda: (
        b'<!DOCTYPE html [<!ENTITY a SYSTEM "secret.txt">]>\n<html><p>&a;'
        b'<iframe src="secret.txt"></iframe></p></html>')),
    ("html-less-than.html", LEGAL, "", lambda: html("<" * 1000000)),
    ("html-ends.html", LEGAL, "", lambda: html("</p></td></x>" * 100000)),
    ("html-doctypes.html", LEGAL, "", lambda: html("<!doctype [>" * 100000)),
    ("html-spans.html", EITHER, "", lambda: html(
        "<table>" + "<tr><td colspan=1000 rowspan=65534>x" * 300)),
    ("html-many-columns.html", REFUSED, "columns", lambda: html(
        "<table><tr>" + "<td>x" * 2000)),
    ("html-many-rows.html", LEGAL, "", lambda: html(
        "<table>" + "<tr><td>a<td>b" * 50000)),
    ("html-columns-only.html", EITHER, "", lambda: html(
        "<td>x<tr><th></table></ul><li>" * 10000)),
    ("html-style.html", LEGAL, "", lambda: html(
        "<style>" + ".a{" * 100000 + "</style>x")),
    ("html-styles.html", LEGAL, "", lambda: html("<style>" + "".join(
        f".c{n},p.d{n}{{font-weight:bold}}" for n in range(30000))
        + "</style><p class=c29999>x")),
    ("html-classes.html", LEGAL, "", lambda: html(
        "<style>.a{color:red}</style>" + "<p class='" + "a " * 1000
        + "'>x</p>" * 1000)),
    ("html-reversed.html", LEGAL, "", lambda: html(
        "<ol reversed>" + "<li>x" * 50000)),
    ("html-start.html", LEGAL, "", lambda: html(
        "<ol start=99999999999999999999><li>x<li value=-5>y")),
    ("html-notes.html", LEGAL, "", lambda: html("".join(
        f'<p>a<a class=footnote-ref href="#f{n}">1</a>' for n in range(5000))
        + "<section class=footnotes><ol>" + "".join(
            f'<li id="f{n}">x' for n in range(5000)))),
    ("html-note-nowhere.html", LEGAL, "", lambda: html(
        '<p>a<a class=footnote-ref href="#x">1</a>' * 20000)),
    ("html-note-unclosed.html", LEGAL, "", lambda: html(
        '<a class=footnote-ref href="#x">' * 200)),
    ("html-script.html", LEGAL, "", lambda: html(
        "<p>x<script>" + "</" * 300000)),
    ("html-zeros.html", LEGAL, "", lambda: html("a\0b\1c" * 100000)),
    ("html-charset-unknown.html", REFUSED, "character set", lambda: (
        b"<html><meta charset='x-nowhere'><p>x")),
    ("html-charset-cut.html", LEGAL, "", lambda: (
        b"<html><meta charset=shift_jis><p>x" + b"\x82" * 100001)),
    ("html-utf7.html", EITHER, "", lambda: (
        b"<html><meta charset=utf-7><p>+ADw-script+AD4-")),
    ("html-utf16.html", LEGAL, "", lambda: (
        "<html><p>x" + "\U0001f600" * 1000).encode("utf-16") + b"\x00\xd8"),
    ("html-too-large.html", REFUSED, "bytes", lambda: html(
        "<p>a " * 4000000)),
    ("html-not-utf8.html", EITHER, "", lambda: (
        b"<html><meta charset=utf-8><p>x" + b"\xff" * 3000000)),
    ("html-empty.html", LEGAL, "", lambda: b"<html></html>"),
    # PDF.
    ("good.pdf", LEGAL, "", lambda: pdf.file([PAGE])),
    ("cut.pdf", EITHER, "damaged", lambda: pdf.file([PAGE] * 40)[:3000]),
    ("head-only.pdf", REFUSED, "damaged", lambda: b"%PDF-1.7\n"),
    ("noise.pdf", REFUSED, "damaged", lambda: b"%PDF-1.4\n"
     + random.Random(7).randbytes(100000)),
    ("password.pdf", REFUSED, "encrypted",
     lambda: pdf.file([PAGE], password="secret")),
    ("owner-only.pdf", LEGAL, "", lambda: pdf.file([PAGE], password="")),
    ("scan.pdf", REFUSED, "pictures", lambda: pdf.file(
        [b"q 100 0 0 100 72 600 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"])),
    ("no-pages.pdf", REFUSED, "damaged", lambda: pdf.file([], count=0)),
    ("many-pages.pdf", EITHER, "", lambda: pdf.file([PAGE], count=2 ** 31)),
    ("one-page-often.pdf", EITHER, "", lambda: pdf.file([PAGE]).replace(
        b"/Kids [10 0 R]", b"/Kids [" + b"10 0 R " * 100000 + b"]").replace(
            b"/Count 1", b"/Count 100000")),
    ("inflates.pdf", REFUSED, "seconds text MiB", lambda: pdf.file(
        [b"BT /F1 9 Tf " + b"(revoked within a day) Tj " * 3000000 + b"ET"],
        packed=True)),
    ("deep.pdf", EITHER, "", pdf_deep),
    ("forms.pdf", REFUSED, "second text MiB damaged", pdf_forms),
    ("page-loop.pdf", EITHER, "", lambda: pdf.file([PAGE]).replace(
        b"/Kids [10 0 R]", b"/Kids [ 2 0 R]")),
    # The XML of pdftohtml.
    ("lines.pdf.xml", EITHER, "", lambda: pdf_xml("".join(
        pdf_text(i % 1000, 100, "1.1 Text") for i in range(300000)))),
    ("too-many-lines.pdf.xml", REFUSED, "lines", lambda: pdf_xml("".join(
        pdf_text(0, 0, "x") + pdf_text(90, 0, "x") for i in range(200001)))),
    ("one-place.pdf.xml", EITHER, "", lambda: pdf_xml("".join(
        pdf_text(100, 100, f"{i}") for i in range(100000)))),
    ("one-row.pdf.xml", EITHER, "", lambda: pdf_xml("".join(
        pdf_text(100, 200 * i, "cell") for i in range(100000)))),
    ("stairs.pdf.xml", EITHER, "", lambda: pdf_xml("".join(
        pdf_text(10 * i, 200 * i, "cell") for i in range(90000)))),
    ("wide-table.pdf.xml", EITHER, "", lambda: pdf_xml("".join(
        pdf_text(20 * (i // 60), 200 * (i % 60), "cell")
        for i in range(120000)))),
    ("fonts.pdf.xml", LEGAL, "", lambda: pdf_xml(
        pdf_text(1, 1, "x", font=99999), "".join(
            f'<fontspec id="{i}" size="{i}" family="F{i}" color="#000000"/>\n'
            for i in range(100000)))),
    ("far-font.pdf.xml", LEGAL, "", lambda: pdf_xml(
        pdf_text(1, 1, "x"),
        '<fontspec id="2147483647" size="-1" family="" color="x"/>')),
    ("far.pdf.xml", LEGAL, "", lambda: pdf_xml("".join(
        pdf_text(t, x, "far", w) for t in (-2 ** 31, 0, 2 ** 31)
        for x in (-2 ** 31, 0, 2 ** 31) for w in (-2 ** 31, 0, 2 ** 31)),
        page=f'height="-1" width="{2 ** 31}"')),
    ("pages.pdf.xml", REFUSED, "pages", lambda: pdf_xml(
        '</page><page number="-1" height="0" width="0">' * 6000)),
    ("long-piece.pdf.xml", REFUSED, "piece", lambda: pdf_xml(
        pdf_text(1, 1, "x" * 100000))),
    ("chapters.pdf.xml", EITHER, "", lambda: pdf_xml("".join(
        pdf_text(20 * (i % 49), 100, "1 Chapter", font=i % 3)
        for i in range(100000)), "".join(
            f'<fontspec id="{i}" size="{16 + i}" family="F" '
            'color="#000000"/>\n' for i in range(3)))),
    ("bookmarks.pdf.xml", EITHER, "", lambda: pdf_xml("".join(
        pdf_text(20 * i, 100, "aaaa") for i in range(3000))).replace(
            b"</pdf2xml>", b"<outline>" + b'<item page="1">aaab</item>'
            * 30000 + b"</outline></pdf2xml>")),
    ("labels.pdf.xml", EITHER, "", lambda: pdf_xml("".join(
        pdf_text(20 * (i % 49), 100, "1. x") for i in range(200000)))),
    ("no-root.pdf.xml", REFUSED, "", lambda: b"<?xml version='1.0'?>"
     b"<!-- <pdf2xml --><x/>"),
    ("cut.pdf.xml", REFUSED, "line", lambda: pdf_xml("x" * 99)[:-20]),
    # Plain text.
    ("long-line.txt", REFUSED, "longer", lambda: b"1.1 Title\n" * 9
     + b"x" * 1000000),
    ("feeds.txt", REFUSED, "pages", lambda: b"1.1 Title\n" * 9
     + b"\f" * 10000),
    ("tabs.txt", EITHER, "", lambda: b"1.1 Title\n" * 9
     + (b"\t" * 60000 + b"x\n") * 20),
    ("titles.txt", EITHER, "", lambda: b"".join(
        b"%d.%d Title\n" % (i // 90 % 90, i % 90) for i in range(150000))),
]


def md(text):
    return ("# 1. INTRODUCTION\n\n" + text).encode()


def html(text):
    return ("<!DOCTYPE html>\n<html><body><h1>1. INTRODUCTION</h1>"
            + text).encode()


def make(name, out):
    """The path of a case, made now when it is not there."""
    path = os.path.join(out, name)
    builder = next(c[3] for c in CASES if c[0] == name)
    if name.startswith("folder"):
        os.makedirs(path, exist_ok=True)
    elif builder:
        with open(path, "wb") as f:
            f.write(builder())
    return path


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    for name, _, _, _ in CASES:
        if len(sys.argv) == 2 or name in sys.argv[2:]:
            path = make(name, sys.argv[1])
            print(os.path.getsize(path) if os.path.exists(path) else 0, name)


if __name__ == "__main__":
    main()
