"""A Word document of which one paragraph can be rewritten."""
import io, re, zipfile
from xml.sax.saxutils import escape

BODY = "word/document.xml"
PARAGRAPH = re.compile(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>|<w:p/>", re.S)
TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)|<w:t/>|<w:(?:tab|br)(?: [^>]*)?/>")


class Word:
    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            self.members = [(n, z.read(n)) for n in z.namelist()]
        self.body = dict(self.members)[BODY].decode()
        # Paragraphs that hold others (text boxes) are not rewritten; their starts still count.
        self.starts = [m.start() for m in re.finditer(r"<w:p[ />]", self.body)]

    def paragraph(self, ordinal):
        """Where paragraph `ordinal` (from 1) stands; None where rewriting it is not simple."""
        if ordinal is None or not 1 <= ordinal <= len(self.starts):
            return None
        m = PARAGRAPH.match(self.body, self.starts[ordinal - 1])
        return m if m and TEXT.search(m[0]) else None

    def with_texts(self, edits):
        """The document with each paragraph of `edits` (ordinal, text) saying that text, one paragraph
        a line of it; None where that is not simple."""
        body = self.body
        for ordinal, text in sorted(edits, reverse=True):
            m = self.paragraph(ordinal)
            if not m:
                return None
            body = body[:m.start()] + "".join(saying(m[0], line) for line in text.split("\n")) + body[m.end():]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as z:
            for name, data in self.members:
                z.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), body if name == BODY else data)
        return out.getvalue()

    def with_text(self, ordinal, text):
        return self.with_texts([(ordinal, text)])


def saying(paragraph, text):
    """The paragraph with its first run saying `text` and the others nothing."""
    done = []

    def put(t):
        if done:
            return ""
        done.append(True)
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return TEXT.sub(put, paragraph)
