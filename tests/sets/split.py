"""Splits a Word document with typed heading numbers into two: each section
stands in one of the halves, what stands before chapter 1 in both."""
import io, re, zipfile
import xml.etree.ElementTree as ET

BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def children(body, blocks):
    """(element, heading number or None) for each child of the body; blocks are those of `extract`."""
    headings = {}
    appendix = re.compile(r"(appendix|annex) [a-z]\b", re.I)
    for b in blocks:
        m = re.match(r"([1-9][0-9]*(?:\.[0-9]+)*)\.?\s", b["text"] + " ")
        if b["kind"] == "heading" and b["role"] == "body" and m:
            headings[b["place"]["ordinal"]] = m[1]
        elif b["kind"] == "heading" and appendix.match(b["text"]):
            headings[b["place"]["ordinal"]] = "1"
    ordinal = 0
    for child in body:
        n = sum(1 for _ in child.iter(W + "p"))
        yield child, next((headings[o] for o in range(ordinal + 1, ordinal + n + 1) if o in headings), None)
        ordinal += n


def is_identity(number):
    """What says which document it is, and its history, stands in both halves."""
    return number == "1" or (number + ".").startswith("1.2.")


def by_chapters(number):
    """Half 0 has the chapters of a policy, half 1 those of practices."""
    if is_identity(number):
        return {False, True}
    return {int(number.split(".")[0]) in (4, 5, 6, 7)}


def alternating(number):
    """Every other section; chapter headings, which only hold others, in both."""
    parts = number.split(".")
    if len(parts) == 1 or is_identity(number):
        return {False, True}
    return {(int(parts[0]) + int(parts[1])) % 2 == 1}


def split(data, blocks, choose):
    """The two halves, as bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        members = [(n, z.read(n)) for n in z.namelist()]
    halves = []
    for half in (False, True):
        for _, (prefix, uri) in ET.iterparse(io.BytesIO(dict(members)[BODY]), events=["start-ns"]):
            ET.register_namespace(prefix, uri)
        root = ET.fromstring(dict(members)[BODY])
        body = root.find(W + "body")
        here = {False, True}
        for child, number in list(children(body, blocks)):
            if number:
                here = choose(number)
            if half not in here and child.tag != W + "sectPr":
                body.remove(child)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as z:
            for name, content in members:
                z.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)),
                           ET.tostring(root, encoding="utf-8", xml_declaration=True) if name == BODY else content)
        halves.append(out.getvalue())
    return halves
