/* pdf.h - what the passes over the pages of a PDF share.
 *
 * The source is the XML that `pdftohtml -xml` writes: pieces of text with
 * their boxes and fonts, page by page, in the order in which the file draws
 * them, and the bookmarks.  Nothing tells a paragraph, a heading or a table;
 * the passes work them out of the geometry, one after the other:
 *
 *	pdf_xml.c         the file to pieces
 *	pdf_lines.c       pieces to lines: what stands close on one baseline
 *	pdf_furniture.c   running headers, footers and page numbers
 *	pdf_notes.c       footnotes
 *	pdf_split.c       columns that the converter ran together
 *	pdf_tables.c      rows, columns and cells
 *	pdf_table_pages.c tables over page breaks, headings of columns
 *	pdf_run_in.c      paragraphs that begin with their heading
 *	pdf_headings.c    headings by number, look and bookmark
 *	pdf_labels.c      items whose labels stand in the text
 *	pdf_paragraphs.c  lines to paragraphs and list items
 *	pdf_join.c        words that were cut at the ends of lines
 *	pdf_emit.c        all of it to the document
 *
 * The order of drawing is trusted: word processors and LaTeX draw a table
 * cell by cell, so that it tells what no line of a table in the XML could
 * (there are none).
 *
 * Lengths are pixels as the file gives them, 1.5 a point; an "em" is the size
 * of a line's font.
 */
#ifndef READ_PDF_H
#define READ_PDF_H

#include "base/index.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "port/child.h"

/* Pixels that stand for no place: what a file says beyond is cut to it. */
#define PDF_FAR 1000000

/* How text looks.  Fonts of a file that look alike are one style. */
struct pdf_style {
	int size;
	bool bold, italic;
	uint32_t color;
	struct str family;
	size_t bytes; /* of text in this style */
};

/* A stretch of a line in one style, as byte range of its text. */
struct pdf_span {
	size_t start, end;
	int style;
	bool raised; /* a small figure above the line: the mark of a note */
};

enum pdf_use {
	PDF_TEXT,
	PDF_BLANK, /* an empty line that was drawn all the same */
	PDF_GONE, /* joined to the line before it, or said twice */
	PDF_HEADER, /* running */
	PDF_FOOTER,
	PDF_NOTE, /* part of a footnote */
	PDF_CELL /* in a table */
};

struct pdf_line {
	struct str text; /* without blanks at both ends */
	size_t text_at; /* what follows a label: "(a)", a bullet; else 0 */
	size_t first_span, n_spans;
	int page; /* index */
	int left, top, right, bottom;
	int text_left; /* of what follows the label; else `left` */
	int style; /* of most of its bytes, the label aside */
	int source; /* line of the XML */
	enum pdf_use use;
	bool ends_in_blank; /* white space followed its last word */
	bool bold, italic; /* all of it, the label aside */
	int table; /* PDF_CELL: index, else -1 */
	int level; /* of the heading that begins here, or 0 */
	bool goes_on; /* the heading of the line before it */
	bool runs_in; /* begins with the heading of its paragraph */
	int note; /* PDF_NOTE: index */
};

struct pdf_page {
	int number; /* as the file counts them, from 1 */
	int width, height;
	size_t first, end; /* lines */
};

struct pdf_bookmark {
	struct str title;
	int page, depth; /* both from 1 */
};

/* A cell: lines of the file in reading order. */
struct pdf_cell {
	int row, col, col_span, row_span;
	int left, right, top, bottom;
	struct VEC(size_t) lines;
};

struct pdf_table {
	struct VEC(struct pdf_cell) cells; /* by row, then column */
	int rows, cols, header_rows;
	bool header_col;
	bool repeats; /* its heading, on the next page */
	int *lefts, *rights; /* of the columns */
	size_t first, last; /* the line at which it stands; its last one */
	bool led; /* all it has on its last page are lines of one row */
	bool weak; /* one row: a table only beside another */
};

struct pdf_note {
	struct str mark;
	int page;
	struct VEC(size_t) lines;
	bool cited;
};

struct pdf {
	struct arena arena;
	struct VEC(int) fonts; /* style of each font number, or -1 */
	struct VEC(struct pdf_style) styles;
	struct VEC(struct pdf_page) pages;
	struct VEC(struct pdf_line) lines;
	struct VEC(struct pdf_span) spans;
	struct VEC(struct pdf_bookmark) bookmarks;
	struct VEC(struct pdf_table) tables;
	struct VEC(struct pdf_note) notes;
	int body; /* style of most of the text */
	struct index words; /* how often each stands inside a line */
	int leading; /* from line to line, in hundredths of an em */
	bool hyphenates; /* words are cut with hyphens at line ends */
	bool keeps_blanks; /* a blank is drawn at most line ends */
};

/* One piece of text as the file gives it.  Spans are relative to `text`. */
struct pdf_piece {
	struct str text;
	const struct pdf_span *spans;
	size_t n_spans;
	int left, top, width, height, source;
};

static inline int
pdf_em(const struct pdf *pdf, const struct pdf_line *l)
{
	int size = pdf->styles.at[l->style].size;

	return size > 4 ? size : 4;
}

/* What stands before an item or a heading. */
enum pdf_label {
	PDF_LABEL_NONE,
	PDF_LABEL_BULLET,
	PDF_LABEL_COUNTER, /* "(a)", "iv.", "2)" */
	PDF_LABEL_OUTLINE /* "4.9.1" */
};

/* What the whole of `s` is as a label. */
enum pdf_label pdf_label_of(struct str s);

/* pdf_xml.c */
CC_MUST_CHECK
int pdf_parse(struct pdf *pdf, struct str bytes, struct err *err);

/* pdf_lines.c: pieces arrive in order; pdf_end_line ends the line. */
struct pdf_pen;
struct pdf_pen *pdf_pen_new(struct pdf *pdf);
void pdf_pen_free(struct pdf_pen *pen);
CC_MUST_CHECK
int pdf_put(
    struct pdf_pen *pen, const struct pdf_piece *piece, struct err *err);
CC_MUST_CHECK
int pdf_end_line(struct pdf_pen *pen, struct err *err);
/* Joins bullets and "(a)" with the text beside them. */
void pdf_join_labels(struct pdf *pdf);
/* Joins what stands on one baseline and is in no table: a label and its
 * text, a title of the contents and its page. */
void pdf_join_baselines(struct pdf *pdf);

/* The look of most text, and the step from line to line. */
void pdf_measure(struct pdf *pdf);
void pdf_find_furniture(struct pdf *pdf);
void pdf_find_notes(struct pdf *pdf);
void pdf_split_columns(struct pdf *pdf);
void pdf_find_tables(struct pdf *pdf);
void pdf_join_tables(struct pdf *pdf); /* over pages */
/* The table goes on to the last line of the cell. */
void pdf_table_reach(struct pdf_table *t, const struct pdf_cell *c);
void pdf_find_labels(struct pdf *pdf);
void pdf_find_run_ins(struct pdf *pdf);
void pdf_find_headings(struct pdf *pdf);

/* A paragraph: lines [first, end) of a list of lines. */
struct pdf_paragraph {
	size_t first, end;
	bool is_item;
};

struct pdf_paragraphs VEC(struct pdf_paragraph);

/* Cuts lines of one column into paragraphs.  Headings and lines of one are
 * paragraphs of their own. */
void pdf_cut(const struct pdf *pdf, struct arena *a, const size_t *lines,
    size_t n, struct pdf_paragraphs *out);

/* pdf_join.c */
void pdf_learn_words(struct pdf *pdf);

enum pdf_joint {
	PDF_JOINT_BLANK, /* a blank stands between */
	PDF_JOINT_NONE, /* nothing does */
	PDF_JOINT_HYPHEN /* nothing, and the hyphen goes */
};

/* How the text of a line goes on in the next one; `right` is where the
 * column of both ends. */
enum pdf_joint pdf_joint_of(const struct pdf *pdf, const struct pdf_line *a,
    const struct pdf_line *b, int right);

/* All passes after the lines are there. */
CC_MUST_CHECK
int pdf_work_out(
    struct pdf *pdf, struct doc *doc, bool has_lines, struct err *err);

/* What came of converting a PDF; kept, so that it can be done before rights
 * are given up. */
struct pdf_conversion {
	struct arena arena; /* in which it lies itself */
	int failed;
	struct err err;
	struct child_result result;
	struct buf xml;
};

/* A PDF through the program at `converter` (NULL: the one that is installed);
 * ended by pdf_conversion_free.  What is wrong with the file, or that the
 * program is absent, is told when the document is read from it. */
struct pdf_conversion *pdf_convert(const char *converter, struct str bytes);
void pdf_conversion_free(struct pdf_conversion *c); /* NULL is fine */

/* Converts and reads. */
CC_MUST_CHECK
int pdf_read_with(
    const char *converter, struct str bytes, struct doc *doc, struct err *err);

/* The whole way from XML to document. */
CC_MUST_CHECK
int pdf_read_xml(
    struct str bytes, struct doc *doc, bool has_lines, struct err *err);

#endif
