"""Texts made at random, each in several formats.

files(SEED) gives (ending, bytes) of one text: headings, paragraphs with bold
stretches and links, nested lists of both kinds, tables with spans, notes.
plain(LINES) takes out of what tests/fixtures/run shows what formats cannot
agree on: the shape of a bullet.
"""

import os
import random
import re
import sys
from html import escape

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "fixtures"))
import build  # noqa: E402

WORDS = """the CA keeps records of each request for at least seven years and
shows them to its auditor * _under_ dual control within 24 hours [see 4.9.1] of
a notice (or sooner) by e-mail # 1. 2) - + > | a<b & c~d `log` ~ "quoted" \\
https://ca.example/a_b_c key size: 2048 bits = fine! 100% {x} name@ca.example
&amp; <placeholder> § 5 "Ünïcode" –""".split()


def words(r, least, most):
    return " ".join(r.choice(WORDS) for _ in range(r.randint(least, most)))


def stretch(r):
    """A paragraph as pieces: (text, is bold)."""
    pieces = [("The " + words(r, 1, 6), False)]
    if r.random() < 0.4:
        pieces += [(" ", False), ("bold" + " " + words(r, 1, 2), True),
                   (" " + words(r, 1, 5), False)]
    if r.random() < 0.2:
        pieces.append((f" ends {r.randint(1, 99)}.", False))
    return pieces


def table(r):
    rows, cols = r.randint(2, 4), r.randint(2, 4)
    spans = r.random() < 0.4
    grid = []
    for row in range(rows):
        cells, col = [], 0
        while col < cols:
            wide = spans and row and cols - col > 1 and r.random() < 0.3
            text = [words(r, 1, 4)]
            if row and r.random() < 0.15:
                text.append(words(r, 1, 3))
            if row and r.random() < 0.1:
                text = [""]
            cells.append((text, 2 if wide else 1))
            col += 2 if wide else 1
        grid.append(cells)
    return grid


def items(r):
    """(depth, is numbered, text); a list at each depth is of one kind."""
    kinds = [r.random() < 0.5 for _ in range(3)]
    depth, out = 0, []
    for _ in range(r.randint(2, 7)):
        out.append((depth, kinds[depth], "item " + words(r, 1, 5)))
        depth = max(0, min(2, depth + r.choice((-1, 0, 0, 1))))
    return out


def text(seed):
    r = random.Random(seed)
    out, notes = [], 0
    for chapter in range(1, 4):
        out.append(("heading", 1, f"{chapter}. Chapter {words(r, 1, 3)}"))
        for section in range(1, r.randint(2, 4)):
            out.append(("heading", 2,
                        f"{chapter}.{section} Section {words(r, 1, 3)}"))
            for _ in range(r.randint(1, 4)):
                kind = r.choice("ppplt")
                if kind == "p":
                    note = None
                    if r.random() < 0.2:
                        notes += 1
                        note = "Note " + words(r, 2, 6)
                    out.append(("paragraph", stretch(r), note))
                elif kind == "l":
                    out.append(("items", items(r)))
                    out.append(("paragraph", [("After the list.", False)],
                                None))
                else:
                    out.append(("table", table(r)))
                    out.append(("paragraph", [("After the table.", False)],
                                None))
    return out


# ---------------------------------------------------------------------- HTML


def html_items(entries):
    out, open_tags = [], []
    for depth, numbered, line in entries:
        while len(open_tags) > depth + 1:
            out.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == depth + 1:
            out.append("</li>")
        else:
            open_tags.append("ol" if numbered else "ul")
            out.append(f"<{open_tags[-1]}>")
        out.append(f"<li>{escape(line)}")
    while open_tags:
        out.append(f"</li></{open_tags.pop()}>")
    return "\n".join(out)


def html_table(grid):
    out = ["<table>"]
    for n, row in enumerate(grid):
        tag = "td" if n else "th"
        out.append("<thead><tr>" if n == 0 else "<tr>")
        for cell, span in row:
            inner = (escape(cell[0]) if len(cell) == 1 else
                     "".join(f"<p>{escape(x)}</p>" for x in cell))
            at = f' colspan="{span}"' if span > 1 else ""
            out.append(f"<{tag}{at}>{inner}</{tag}>")
        out.append("</tr></thead>" if n == 0 else "</tr>")
    return "\n".join(out + ["</table>"])


def html(blocks):
    out, notes = [], []
    for b in blocks:
        if b[0] == "heading":
            out.append(f"<h{b[1]}>{escape(b[2])}</h{b[1]}>")
        elif b[0] == "items":
            out.append(html_items(b[1]))
        elif b[0] == "table":
            out.append(html_table(b[1]))
        else:
            line = "".join(f"<b>{escape(x)}</b>" if bold else escape(x)
                           for x, bold in b[1])
            if b[2]:
                notes.append(b[2])
                n = len(notes)
                line += (f'<sup><a class="footnote-ref" href="#fn{n}">{n}</a>'
                         "</sup>")
            out.append(f"<p>{line}</p>")
    if notes:
        out.append('<section class="footnotes"><ol>')
        out += [f'<li id="fn{n}"><p>{escape(x)} <a class="footnote-back" '
                f'href="#r{n}">back</a></p></li>'
                for n, x in enumerate(notes, 1)]
        out.append("</ol></section>")
    return ("<!DOCTYPE html>\n<html><head><meta charset='utf-8'></head><body>"
            + "\n".join(out) + "\n</body></html>\n").encode()


# ------------------------------------------------------------------ Markdown


def md(line):
    """Every mark escaped: what must be escaped is another test's matter."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", line)


def md_items(entries):
    out, counters, columns = [], [], []
    for depth, numbered, line in entries:
        del counters[depth + 1:], columns[depth + 1:]
        if len(counters) == depth:
            counters.append(0)
            columns.append(0)
        counters[depth] += 1
        mark = f"{counters[depth]}." if numbered else "-"
        columns[depth] = len(mark) + 1
        out.append(" " * sum(columns[:depth]) + f"{mark} {md(line)}")
    return "\n".join(out)


def md_table(grid):
    if any(span > 1 or len(cell) > 1 for row in grid for cell, span in row):
        return html_table(grid)
    lines = ["| " + " | ".join(md(cell[0]) for cell, _ in row) + " |"
             for row in grid]
    return "\n".join([lines[0], "|" + " --- |" * len(grid[0])] + lines[1:])


def markdown(blocks):
    out, notes = [], 0
    for b in blocks:
        if b[0] == "heading":
            out.append("#" * b[1] + " " + md(b[2]))
        elif b[0] == "items":
            out.append(md_items(b[1]))
        elif b[0] == "table":
            out.append(md_table(b[1]))
        else:
            line = "".join(f"<b>{md(x)}</b>" if bold else md(x)
                           for x, bold in b[1])
            if b[2]:
                notes += 1
                line += f"[^{notes}]\n\n[^{notes}]: {md(b[2])}"
            out.append(line)
    return ("\n\n".join(out) + "\n").encode()


# ---------------------------------------------------------------------- DOCX


def w_runs(pieces):
    return "".join(
        "<w:r>" + ("<w:rPr><w:b/></w:rPr>" if bold else "")
        + f'<w:t xml:space="preserve">{escape(x)}</w:t></w:r>'
        for x, bold in pieces)


def w_paragraph(style, pieces, more="", after=""):
    pr = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (f"<w:p><w:pPr>{pr}{more}</w:pPr>{w_runs(pieces)}{after}</w:p>")


def w_table(grid):
    out = ["<w:tbl><w:tblPr/>"]
    for n, row in enumerate(grid):
        out.append("<w:tr>" + ("<w:trPr><w:tblHeader/></w:trPr>"
                               if n == 0 else ""))
        for cell, span in row:
            at = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            out.append(f"<w:tc><w:tcPr>{at}</w:tcPr>" + "".join(
                w_paragraph("", [(x, False)]) for x in cell) + "</w:tc>")
        out.append("</w:tr>")
    return "".join(out) + "</w:tbl>"


def docx(blocks):
    body, notes, lists = [], [], []
    for b in blocks:
        if b[0] == "heading":
            body.append(w_paragraph(f"Heading{b[1]}", [(b[2], False)]))
        elif b[0] == "table":
            body.append(w_table(b[1]))
        elif b[0] == "items":
            kinds = {depth: numbered for depth, numbered, _ in b[1]}
            lists.append([kinds.get(d, False) for d in range(3)])
            body += [w_paragraph("", [(line, False)],
                                 f'<w:numPr><w:ilvl w:val="{depth}"/>'
                                 f'<w:numId w:val="{len(lists)}"/></w:numPr>')
                     for depth, _, line in b[1]]
        else:
            after = ""
            if b[2]:
                notes.append(b[2])
                after = (f'<w:r><w:footnoteReference w:id="{len(notes) + 1}"'
                         "/></w:r>")
            body.append(w_paragraph("", b[1], "", after))
    lines = ["forms: docx", "== body", *body]
    if lists:
        lines.append("== numbering")
        for n, kinds in enumerate(lists, 1):
            lines.append(f"list {n}")
            lines += [f'lvl {d} decimal "%{d + 1}."' if k else
                      f'lvl {d} bullet "•"' for d, k in enumerate(kinds)]
        lines += [f"num {n} {n}" for n in range(1, len(lists) + 1)]
    if notes:
        lines.append("== footnotes")
        lines += [f'<w:footnote w:id="{n}">{w_paragraph("", [(x, False)])}'
                  "</w:footnote>" for n, x in enumerate(notes, 2)]
    return lines


def docx_bytes(blocks, seed):
    folder = os.path.join(os.environ.get("B", "build"), "pages")
    path = os.path.join(folder, f"same-{seed}.txt")
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(docx(blocks)) + "\n")
    return build.FORMS["docx"][0](build.Fixture(path))


def files(seed):
    blocks = text(seed)
    yield "docx", docx_bytes(blocks, seed)
    yield "html", html(blocks)
    yield "md", markdown(blocks)


def plain(lines):
    return [re.sub(r"\[[^\w\]]+\]", "[*]", line, count=1)
            if line.startswith(("item", "cell")) else line for line in lines]
