/* Plain text, as `pdftotext` or "save as text" write it.
 *
 * Text is a page of one font: each line becomes pieces at the places where
 * its words stand, a blank line an empty one, a form feed a new page; then
 * the passes for PDF work out the rest (read/pdf.h): wrapped lines, running
 * headers, columns, labels, and headings by their numbers.
 */
#include "base/buf.h"
#include "base/limits.h"
#include "doc/title.h"
#include "port/charset.h"
#include "read/formats.h"
#include "read/pdf.h"

/* Pixels: a letter, a line, and what stands for the size of the font. */
#define LETTER 10
#define LINE 20
#define SIZE 16

#define TAB_STOP 8

/* Lines of a page where the text has no pages, so that heights stay small. */
#define PAGE_LINES 4000

/* So many bytes are looked at, and so many numbered titles make it a
 * document. */
#define SNIFF_BYTES ((size_t)256 << 10)
#define FEWEST_TITLES 5

/* ---- what it is ---- */

static bool
is_text(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c < ' ' && !char_is_space((char)c))
			return false;
	}
	return true;
}

/* A line that begins with "4.9.1 Title". */
static bool
is_numbered_title(struct str line)
{
	struct outline_number n;

	line = str_trim(line);
	return line.len < 200 && line.len > 0 && char_is_digit(line.at[0]) &&
	       outline_number_read(line, &n) && n.places > 1 &&
	       n.title < line.len && line.at[n.title] >= 'A' &&
	       line.at[n.title] <= 'Z';
}

int
plain_sniff(struct str bytes)
{
	struct str head = str_sub(bytes, 0, SNIFF_BYTES);
	int titles = 0;

	if (str_starts(head, STR("\xFF\xFE")) ||
	    str_starts(head, STR("\xFE\xFF")))
		return 5;
	if (!is_text(head))
		return 0;
	while (head.len && titles < FEWEST_TITLES)
		titles += is_numbered_title(str_cut(&head, '\n'));
	return titles == FEWEST_TITLES ? 10 : 0;
}

/* ---- lines to pieces ---- */

struct typist {
	struct pdf *pdf;
	struct pdf_pen *pen;
	int line; /* of the text, from 1 */
	int row; /* on the page, from 0 */
	bool has_pages;
};

static int
begin_page(struct typist *t, struct err *err)
{
	struct pdf *pdf = t->pdf;
	struct pdf_page page = {.first = pdf->lines.len,
	    .end = pdf->lines.len,
	    .number = t->has_pages ? (int)pdf->pages.len + 1 : 0};

	if (pdf->pages.len >= LIMIT_PDF_PAGES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d pages", LIMIT_PDF_PAGES);
	VEC_PUSH(&pdf->arena, &pdf->pages, page);
	t->row = 0;
	return 0;
}

/* Letters of a UTF-8 string. */
static int
letters(struct str s)
{
	int n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.at[i] & 0xC0) != 0x80;
	return n;
}

static int
put(struct typist *t, struct str s, int column, struct err *err)
{
	const struct pdf_span span = {.end = s.len};
	const struct pdf_piece piece = {.text = s,
	    .spans = &span,
	    .n_spans = 1,
	    .left = column * LETTER,
	    .top = t->row * LINE,
	    .width = letters(s) * LETTER,
	    .height = SIZE,
	    .source = t->line};
	struct pdf_page *page = &t->pdf->pages.at[t->pdf->pages.len - 1];

	if (s.len > LIMIT_PDF_PIECE)
		return err_set(err, ERR_LIMIT,
		    "line %d is longer than %zu bytes", t->line,
		    LIMIT_PDF_PIECE);
	if (piece.left + piece.width > page->width)
		page->width = piece.left + piece.width;
	page->height = (t->row + 1) * LINE;
	return pdf_put(t->pen, &piece, err);
}

/* The end of a stretch without a tab and without three blanks in a row; one
 * of two where a label stands alone. */
static size_t
end_of_stretch(struct str s, size_t at)
{
	size_t start = at;

	for (; at < s.len && s.at[at] != '\t'; at++) {
		struct str rest = str_sub(s, at, s.len);

		if (str_starts(rest, STR("   ")) ||
		    (s.at[at] == ' ' && at - start < 8 &&
			pdf_label_of(str_sub(s, start, at)) ==
			    PDF_LABEL_BULLET) ||
		    (str_starts(rest, STR("  ")) && at - start < 8 &&
			pdf_label_of(str_sub(s, start, at)) != PDF_LABEL_NONE))
			break;
	}
	return at;
}

static int
put_line(struct typist *t, struct str s, struct err *err)
{
	int column = 0;
	size_t at = 0;
	bool any = false;

	while (at < s.len) {
		size_t end;

		if (s.at[at] == ' ' || s.at[at] == '\t') {
			column = s.at[at++] == ' '
				     ? column + 1
				     : (column / TAB_STOP + 1) * TAB_STOP;
			continue;
		}
		end = end_of_stretch(s, at);
		if (put(t, str_sub(s, at, end), column, err))
			return -1;
		column += letters(str_sub(s, at, end));
		column = column < PDF_FAR / LETTER ? column : PDF_FAR / LETTER;
		at = end;
		any = true;
	}
	return any ? pdf_end_line(t->pen, err) : put(t, STR(" "), 0, err);
}

static int
type_page(struct typist *t, struct str text, struct err *err)
{
	if (begin_page(t, err))
		return -1;
	while (text.len) {
		t->line++;
		if (put_line(t, str_cut(&text, '\n'), err))
			return -1;
		if (++t->row == PAGE_LINES &&
		    (pdf_end_line(t->pen, err) || begin_page(t, err)))
			return -1;
	}
	return pdf_end_line(t->pen, err);
}

/* Page by page: cleaning takes the form feeds away. */
static int
type_text(struct typist *t, struct str bytes, struct err *err)
{
	t->has_pages =
	    is_text(bytes) && str_find_char(bytes, '\f', 0) != SIZE_MAX;
	do {
		struct str page = t->has_pages ? str_cut(&bytes, '\f') : bytes;
		struct str text;

		if (!t->has_pages)
			bytes = (struct str){0};
		if (charset_to_utf8(
			&t->pdf->arena, page, (struct str){0}, &text, err) ||
		    type_page(t, text, err))
			return -1;
		/* The form feed stands on the line that goes on after it. */
		t->line -= t->has_pages && page.len > 0 && bytes.len > 0 &&
			   page.at[page.len - 1] != '\n';
	} while (bytes.len);
	return 0;
}

int
plain_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err)
{
	struct pdf pdf = {.body = 0};
	struct typist t = {.pdf = &pdf};
	struct pdf_style style = {.size = SIZE};
	int rc;

	(void)options;
	VEC_PUSH(&pdf.arena, &pdf.styles, style);
	t.pen = pdf_pen_new(&pdf);
	rc = type_text(&t, bytes, err) || pdf_work_out(&pdf, doc, true, err);
	pdf_pen_free(t.pen);
	arena_clear(&pdf.arena);
	return rc ? -1 : 0;
}
