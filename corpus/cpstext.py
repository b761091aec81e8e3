"""The source of the sample CP/CPS: its lines, blocks, numbers and plain text.

The source is a small plain text of our own, described in corpus/README.md.
It holds both versions: a line that starts with a version in brackets belongs
to that version alone, every other line to both.  source_lines() keeps the
lines of one version, parse() turns them into blocks, and number() counts
headings, list items and tables as Word does, so that what is printed or
cached as a field result is what Word would show.
"""

import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "source")
VERSIONS = ("2.3", "2.4")


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
                out.append(" | ".join(
                    plain(c.replace(" / / ", " "), keys, notes) for c in row))
    return "\n".join(out) + "\n"
