#!/usr/bin/env python3
"""tests/outputs/word.py INPUT COPY REVIEW [ALLOWED] - a Word document and its
copy with comments.

The copy has a comment for each finding of the review (JSON), on words that it
quotes or on a heading; and without what was added it is the input, byte for
byte.  At most ALLOWED comments (default 0) may stand around more than their
quote: those in text boxes, notes and content controls.
"""

import io
import json
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

SPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://purl.oclc.org/ooxml/wordprocessingml/main")
MARK = re.compile(
    rb'(?P<close></(?P<c1>[\w.-]+:)?(t|delText)></(?P=c1)?r>'
    rb'|</(?P<c2>[\w.-]+:)?r>)?'
    rb'(?P<marks>(?:<[\w.-]+:commentRange(?:Start|End)(?: xmlns:cpsw="[^"]*")?'
    rb' [\w.-]+:id="\d+"/>'
    rb'|<[\w.-]+:r(?: xmlns:cpsw="[^"]*")?><[\w.-]+:commentReference'
    rb' [\w.-]+:id="\d+"/></[\w.-]+:r>)+)'
    rb'(?P<open><(?:[\w.-]+:)?r(?: [^>]*)?>'
    rb'(?:<(?:[\w.-]+:)?rPr>.*?</(?:[\w.-]+:)?rPr>'
    rb'|<(?:[\w.-]+:)?rPr/>)?(?:<(?:[\w.-]+:)?(?:t|delText)'
    rb'(?: [^>]*)?>)?)?', re.S)


ONE = re.compile(
    rb'<[\w.-]+:commentRange(?:Start|End)(?: xmlns:cpsw="[^"]*")?'
    rb' [\w.-]+:id="(\d+)"/>'
    rb'|<[\w.-]+:r(?: xmlns:cpsw="[^"]*")?><[\w.-]+:commentReference'
    rb' [\w.-]+:id="(\d+)"/></[\w.-]+:r>', re.S)


def without_ours(marks, ids):
    return ONE.sub(
        lambda m: b"" if int(m[1] or m[2]) in ids else m.group(), marks)


def end_of_cut(m):
    """Where the tags end that begin the second half of a cut run."""
    is_text = m["close"].count(b"</") == 2
    return m.start("open") + re.match(
        rb"<[^>]*>(<(?:[\w.-]+:)?rPr>.*?</(?:[\w.-]+:)?rPr>"
        rb"|<(?:[\w.-]+:)?rPr/>)?" + (rb"<[^>]*>" if is_text else rb""),
        m["open"], re.S).end()


def without_marks(text, original, ids):
    """The text with what was added taken out, held against the original."""
    at = cursor = 0
    for m in MARK.finditer(text):
        marks = without_ours(m["marks"], ids)
        if marks == m["marks"]:
            continue
        kept = text[at:m.start()]
        assert original[cursor:cursor + len(kept)] == kept, (cursor, kept[-99:])
        cursor += len(kept)
        close, opened = m["close"] or b"", m["open"] or b""
        rest = original[cursor:cursor + len(m.group())]
        if rest.startswith(close + marks + opened):  # nothing was cut
            cursor += len(close + marks + opened)
            at = m.end()
        elif close and rest.startswith(close + marks):
            cursor += len(close + marks)
            at = m.start("open") if opened else m.end()
        else:  # a run was cut in two, perhaps with its text
            assert close and opened and not marks, (m.group()[:300], rest[:99])
            at = end_of_cut(m)
    assert original[cursor:] == text[at:], (cursor, text[at:][:99])


def check_package(before, after):
    changed = set()
    for info in before.infolist():
        if before.read(info) != after.read(info.filename):
            changed.add(info.filename)
    added = set(after.namelist()) - set(before.namelist())
    assert after.namelist()[:len(before.namelist())] == before.namelist()
    main = next(n for n in changed if not n.endswith(".rels") and
                b"commentReference" in after.read(n))
    comments = next(n for n in changed | added
                    if b"<w:comment " in after.read(n))
    allowed = {main, comments, "[Content_Types].xml"}
    others = {n for n in changed | added if n not in allowed}
    assert all(n.endswith(".rels") for n in others) and len(others) <= 1, others
    if comments in changed:
        assert not added and not others, added
    return main, comments


def comment_ids(package, part, space):
    if part not in package.namelist():
        return []
    return [int(c.get(f"{{{space}}}id"))
            for c in ET.fromstring(package.read(part))]


def walk(root, space):
    """(kind, value) in document order."""
    stack = [(root, True)]
    while stack:
        e, opens = stack.pop()
        name = e.tag.rsplit("}", 1)[-1] if isinstance(e.tag, str) else ""
        if not opens:
            yield "close", name
            continue
        if name in ("del", "moveFrom"):
            continue  # as if accepted
        if name in ("t", "delText"):
            yield "text", e.text or ""
        elif name in ("tab", "br", "cr"):
            yield "text", " "
        elif name == "noBreakHyphen":
            yield "text", "\u2011"
        elif name == "sym":
            yield "text", "\ufffd"
        elif name.startswith("comment"):
            yield name, int(e.get(f"{{{space}}}id"))
        stack.append((e, False))
        stack.extend((c, True) for c in reversed(list(e)))


def anchors(text, space):
    """id -> text between its marks; each has a start, an end, a reference."""
    open_now, done, referred = {}, {}, set()
    for kind, value in walk(ET.fromstring(text), space):
        if kind == "text":
            for i in open_now:
                open_now[i] += value
        elif kind == "commentRangeStart":
            assert value not in open_now and value not in done, value
            open_now[value] = ""
        elif kind == "commentRangeEnd":
            done[value] = open_now.pop(value)
        elif kind == "commentReference":
            assert value in done, value
            assert value not in referred, value
            referred.add(value)
    assert not open_now and referred == set(done)
    return done


def plain(s):
    return re.sub(r"[\s\u00ad]", "", s)


def quotes_of(review, finding):
    results = {r["rule"]: r for r in review["results"]}
    return [plain(e["quote"]) for rule in finding["rules"]
            for e in results[rule]["evidence"] if e.get("quote")]


def check_anchor(review, finding, text):
    """True when the words are those quoted, or a heading's."""
    text = plain(text)
    if text in quotes_of(review, finding):
        return True
    if finding["verdict"] == "missing" or not quotes_of(review, finding):
        return any(plain(s["title"]) in text for s in review["sections"])
    return False


def main():
    before, after = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2])
    with open(sys.argv[3], encoding="utf-8") as f:
        review = json.load(f)
    allowed = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    main_part, comments_part = check_package(before, after)
    text = after.read(main_part)
    space = next(s for s in SPACES if s.encode() in text[:20000])
    old = comment_ids(before, comments_part, space)
    every = comment_ids(after, comments_part, space)
    assert every[:len(old)] == old, "the comments of others are kept"
    assert len(every) == len(set(every)), "ids are not unique"
    ids = every[len(old):]
    assert len(ids) == len(review["findings"]), \
        (len(ids), len(review["findings"]))
    without_marks(text, before.read(main_part), set(ids))
    found = anchors(text, space)
    wide = 0
    for i, f in zip(ids, review["findings"]):
        if not check_anchor(review, f, found[i]):
            wide += 1
            if len(sys.argv) > 5 or wide > allowed:
                print("wide:", f["verdict"], f["rules"][0], repr(found[i])[:150])
    print(len(ids), "comments,", wide, "wide")
    assert wide <= allowed, "too many comments are not on their quotes"


if __name__ == "__main__":
    main()
