"""The parts of the Word file that do not depend on the text.

Styles, numbering definitions, settings, fonts, content types and the helpers
to write relationships.  The heading styles are linked to a multi-level list,
so that headings are numbered by Word and carry no typed numbers.  The order
of the elements is the one of the schema, on which Word insists.
"""

from xml.sax.saxutils import escape

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
