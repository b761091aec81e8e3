/* The XML of `pdftohtml -xml` to pieces, fonts, pages and bookmarks.
 *
 * Numbers are what a stranger's file says: each is cut to a range in which
 * the passes may add and subtract, sizes below zero are none. */
#include "base/limits.h"
#include "base/utf8.h"
#include "read/formats.h"
#include "read/pdf.h"
#include "read/pdf_mend.h"
#include "read/word_symbols.h"

enum pdf_name {
	P_ROOT = 1,
	P_PAGE, /* the element, and the attribute of a bookmark */
	P_FONT,
	P_TEXT,
	P_BOLD,
	P_ITALIC,
	P_LINK,
	P_OUTLINE,
	P_ITEM,
	P_NUMBER,
	P_TOP,
	P_LEFT,
	P_WIDTH,
	P_HEIGHT,
	P_FONT_OF,
	P_ID,
	P_SIZE,
	P_FAMILY,
	P_COLOR
};

static const struct xml_known_name names[] = {
    {0, "pdf2xml", P_ROOT},
    {0, "page", P_PAGE},
    {0, "fontspec", P_FONT},
    {0, "text", P_TEXT},
    {0, "b", P_BOLD},
    {0, "i", P_ITALIC},
    {0, "a", P_LINK},
    {0, "outline", P_OUTLINE},
    {0, "item", P_ITEM},
    {0, "number", P_NUMBER},
    {0, "top", P_TOP},
    {0, "left", P_LEFT},
    {0, "width", P_WIDTH},
    {0, "height", P_HEIGHT},
    {0, "font", P_FONT_OF},
    {0, "id", P_ID},
    {0, "size", P_SIZE},
    {0, "family", P_FAMILY},
    {0, "color", P_COLOR},
};

static const struct xml_vocabulary vocabulary = {
    .names = names, .n_names = COUNT_OF(names)};

struct pdf_reader {
	struct pdf *pdf;
	struct pdf_pen *pen;
	struct buf text; /* of the open <text> or <item> */
	struct VEC(struct pdf_span) spans;
	struct pdf_piece piece;
	int font, bold, italic; /* depth of tags */
	int depth, bookmark_page;
	bool in_root, in_text, in_item;
	enum symbol_font symbols;
};

/* ---- numbers ---- */

static int
number_of(const struct xml_tag *tag, int id, int low)
{
	struct str s = xml_attr(tag, id);
	size_t dot = str_find_char(s, '.', 0);
	long value = 0;

	if (dot != SIZE_MAX)
		s = str_sub(s, 0, dot);
	if (!str_to_long(s, -PDF_FAR, PDF_FAR, &value))
		value = 0;
	return value < low ? low : (int)value;
}

static uint32_t
color_of(struct str s)
{
	uint32_t value = 0;

	for (size_t i = 1; i < s.len && i < 7; i++) {
		char c = char_lower(s.at[i]);
		uint32_t digit = char_is_digit(c)
				     ? (uint32_t)(c - '0')
				     : (uint32_t)(c - 'a' + 10) & 15u;

		value = value << 4 | digit;
	}
	return value;
}

/* ---- fonts ---- */

/* "BAAAAA+DejaVuSans-Bold" without the tag of the subset. */
static struct str
family_of(struct str s)
{
	size_t plus = str_find_char(s, '+', 0);

	return plus == 6 ? str_sub(s, 7, s.len) : s;
}

/* Fonts of TeX say their weight in letters of their own. */
static bool
is_bold_name(struct str s)
{
	return str_has_nocase(s, STR("bold")) ||
	       str_has_nocase(s, STR("black")) ||
	       str_has_nocase(s, STR("heavy")) ||
	       str_has_nocase(s, STR("demi")) || str_starts(s, STR("CMBX")) ||
	       str_starts(s, STR("SFBX")) || str_starts(s, STR("CMSSBX")) ||
	       str_starts(s, STR("LMRomanBX"));
}

static bool
is_italic_name(struct str s)
{
	return str_has_nocase(s, STR("italic")) ||
	       str_has_nocase(s, STR("oblique")) ||
	       str_starts(s, STR("CMTI")) || str_starts(s, STR("SFTI"));
}

/* The family without its weight: bold and italic are told apart. */
static struct str
plain_family(struct str s)
{
	size_t cut = str_find_char(s, '-', 0);
	size_t comma = str_find_char(s, ',', 0);

	cut = comma < cut ? comma : cut;
	return cut != SIZE_MAX && cut > 0 ? str_sub(s, 0, cut) : s;
}

static int
style_number(struct pdf *pdf, const struct pdf_style *wanted)
{
	struct pdf_style s = *wanted;

	for (size_t i = 0; i < pdf->styles.len; i++) {
		const struct pdf_style *known = &pdf->styles.at[i];

		if (known->size == s.size && known->bold == s.bold &&
		    known->italic == s.italic && known->color == s.color &&
		    str_eq(known->family, s.family))
			return (int)i;
	}
	/* Beyond some thousand looks no two say anything. */
	if (pdf->styles.len >= LIMIT_PDF_STYLES)
		return 0;
	s.family = arena_copy(&pdf->arena, s.family);
	s.bytes = 0;
	VEC_PUSH(&pdf->arena, &pdf->styles, s);
	return (int)pdf->styles.len - 1;
}

static void
take_font(struct pdf_reader *r, const struct xml_tag *tag)
{
	struct pdf *pdf = r->pdf;
	struct str family = family_of(xml_attr(tag, P_FAMILY));
	struct pdf_style s = {.size = number_of(tag, P_SIZE, 0),
	    .bold = is_bold_name(family),
	    .italic = is_italic_name(family),
	    .color = color_of(xml_attr(tag, P_COLOR)),
	    .family = plain_family(family)};
	int id = number_of(tag, P_ID, 0);

	s.size = s.size < 1000 ? s.size : 1000;
	if (id >= LIMIT_PDF_FONTS)
		return;
	while (pdf->fonts.len <= (size_t)id)
		VEC_PUSH(&pdf->arena, &pdf->fonts, -1);
	pdf->fonts.at[id] = style_number(pdf, &s);
}

/* The style of the open text: its font as the tags around it change it. */
static int
style_now(struct pdf_reader *r)
{
	struct pdf *pdf = r->pdf;
	struct pdf_style s = {.size = 0};
	int known = r->font >= 0 && (size_t)r->font < pdf->fonts.len
			? pdf->fonts.at[r->font]
			: -1;

	if (known >= 0) {
		s = pdf->styles.at[known];
		if (s.bold >= (r->bold > 0) && s.italic >= (r->italic > 0))
			return known;
	}
	s.bold |= r->bold > 0;
	s.italic |= r->italic > 0;
	return style_number(pdf, &s);
}

/* ---- text ---- */

/* What a reader sees: ligatures as their letters, signs of symbol fonts as
 * what they show. */
static void
add_text(struct pdf_reader *r, struct str s)
{
	size_t at = 0;

	while (at < s.len) {
		unsigned char c = (unsigned char)s.at[at];
		uint32_t code;

		if (c < 0x80) {
			at++;
			buf_add_char(&r->text, c < ' ' ? ' ' : (char)c);
			continue;
		}
		code = utf8_next(s, &at);
		if (code == 0xA0)
			buf_add_char(&r->text, ' ');
		else if (code >= 0xF000 && code <= 0xF0FF)
			utf8_add(&r->text, symbol_unicode(r->symbols, code));
		else
			utf8_add_letters(&r->text, code);
	}
}

static int
on_text(void *self, struct str s, struct err *err)
{
	struct pdf_reader *r = self;
	struct pdf_span span = {.start = r->text.len};

	if (!r->in_text && !r->in_item)
		return 0;
	if (r->text.len + s.len > LIMIT_PDF_PIECE)
		return err_set(err, ERR_LIMIT,
		    "a piece of text is longer than %zu bytes",
		    LIMIT_PDF_PIECE);
	add_text(r, s);
	if (!r->in_text)
		return 0;
	span.end = r->text.len;
	span.style = style_now(r);
	if (r->spans.len > 0 &&
	    r->spans.at[r->spans.len - 1].style == span.style)
		r->spans.at[r->spans.len - 1].end = span.end;
	else
		VEC_PUSH(&r->pdf->arena, &r->spans, span);
	return 0;
}

static void
open_text(struct pdf_reader *r, const struct xml_tag *tag)
{
	r->in_text = true;
	buf_reset(&r->text);
	r->spans.len = 0;
	r->bold = r->italic = 0;
	r->font = number_of(tag, P_FONT_OF, -1);
	r->symbols = SYMBOL_NONE;
	if (r->font >= 0 && (size_t)r->font < r->pdf->fonts.len &&
	    r->pdf->fonts.at[r->font] >= 0)
		r->symbols = symbol_font_of(
		    r->pdf->styles.at[r->pdf->fonts.at[r->font]].family);
	r->piece = (struct pdf_piece){
	    .left = number_of(tag, P_LEFT, -PDF_FAR),
	    .top = number_of(tag, P_TOP, -PDF_FAR),
	    .width = number_of(tag, P_WIDTH, 0),
	    .height = number_of(tag, P_HEIGHT, 0),
	    .source = tag->line,
	};
}

static int
close_text(struct pdf_reader *r, struct err *err)
{
	r->in_text = false;
	r->piece.text = buf_str(&r->text);
	r->piece.spans = r->spans.at;
	r->piece.n_spans = r->spans.len;
	return pdf_put(r->pen, &r->piece, err);
}

static void
close_item(struct pdf_reader *r)
{
	struct pdf *pdf = r->pdf;
	struct str title = str_trim(buf_str(&r->text));
	struct pdf_bookmark b = {.page = r->bookmark_page, .depth = r->depth};

	r->in_item = false;
	if (title.len == 0 || pdf->bookmarks.len >= LIMIT_HEADINGS)
		return;
	b.title = arena_copy(&pdf->arena, title);
	VEC_PUSH(&pdf->arena, &pdf->bookmarks, b);
}

/* ---- pages ---- */

static int
open_page(struct pdf_reader *r, const struct xml_tag *tag, struct err *err)
{
	struct pdf *pdf = r->pdf;
	struct pdf_page page = {.number = number_of(tag, P_NUMBER, 0),
	    .width = number_of(tag, P_WIDTH, 0),
	    .height = number_of(tag, P_HEIGHT, 0)};

	if (pdf->pages.len >= LIMIT_PDF_PAGES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d pages", LIMIT_PDF_PAGES);
	if (pdf_end_line(r->pen, err))
		return -1;
	page.first = page.end = pdf->lines.len;
	VEC_PUSH(&pdf->arena, &pdf->pages, page);
	return 0;
}

static int
open_root(struct pdf_reader *r, const struct xml_tag *tag, struct err *err)
{
	if (tag->id != P_ROOT)
		return err_set(
		    err, ERR_FORMAT, "not the XML that pdftohtml writes");
	r->in_root = true;
	return 0;
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct pdf_reader *r = self;

	if (!r->in_root)
		return open_root(r, tag, err);
	switch (tag->id) {
	case P_PAGE:
		return open_page(r, tag, err);
	case P_FONT:
		take_font(r, tag);
		break;
	case P_TEXT:
		if (r->pdf->pages.len > 0)
			open_text(r, tag);
		break;
	case P_BOLD:
		r->bold++;
		break;
	case P_ITALIC:
		r->italic++;
		break;
	case P_OUTLINE:
		r->depth++;
		break;
	case P_ITEM:
		r->in_item = true;
		r->bookmark_page = number_of(tag, P_PAGE, 0);
		buf_reset(&r->text);
		break;
	default:
		break;
	}
	return 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct pdf_reader *r = self;

	switch (tag->id) {
	case P_PAGE:
		return pdf_end_line(r->pen, err);
	case P_TEXT:
		return r->in_text ? close_text(r, err) : 0;
	case P_BOLD:
		r->bold -= r->bold > 0;
		break;
	case P_ITALIC:
		r->italic -= r->italic > 0;
		break;
	case P_OUTLINE:
		r->depth -= r->depth > 0;
		break;
	case P_ITEM:
		if (r->in_item)
			close_item(r);
		break;
	default:
		break;
	}
	return 0;
}

int
pdf_parse(struct pdf *pdf, struct str bytes, struct err *err)
{
	struct pdf_reader r = {.pdf = pdf};
	struct xml_sink sink = {&r, on_open, on_close, on_text};
	struct pdf_mend mend;
	struct xml_source source = pdf_mend_source(&mend, bytes);
	struct pdf_style plain = {.size = 16};
	int rc;

	/* Style 0, for text whose font the file does not tell. */
	(void)style_number(pdf, &plain);
	r.pen = pdf_pen_new(pdf);
	rc = xml_parse(&source, &vocabulary, &sink, err) ||
	     pdf_end_line(r.pen, err);
	pdf_pen_free(r.pen);
	buf_free(&r.text);
	return rc ? -1 : 0;
}

int
pdf_xml_sniff(struct str bytes)
{
	char space[4096];
	struct str head = xml_head(bytes, space, sizeof(space));

	return str_starts(str_trim(head), STR("<")) &&
		       str_find(head, STR("<pdf2xml"), 0) != SIZE_MAX
		   ? 95
		   : 0;
}

int
pdf_xml_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err)
{
	(void)options;
	return pdf_read_xml(bytes, doc, true, err);
}
