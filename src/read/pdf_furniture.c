/* Running headers, footers and page numbers.
 *
 * They are told by being repeated: the same text, figures aside, at the same
 * height of many pages.  In the outer parts of a page a fifth of the pages is
 * enough (books have other headers on their left pages, and appendices others
 * still), elsewhere (a watermark) most must have it.  What is repeated and
 * holds figures only is a page number, also when it stands at other places on
 * left and right pages.
 *
 * A line that stands alone at the height of known furniture is furniture too:
 * headers that name the chapter change their text.
 */
#include "doc/title.h"
#include "read/pdf.h"

/* Outer parts of a page, in hundredths of its height. */
#define OUTER 12

/* Pixels that furniture moves up and down. */
#define PLAY 4

/* A header is shorter. */
#define FURNITURE_BYTES 300

struct repeat {
	int top, first; /* line */
	int pages, last_page;
	bool outer, above;
};

struct repeats VEC(struct repeat);

/* The text with each run of figures as one '#', and a lone roman number as
 * one, and the bytes of `top`; empty when it is too long. */
static struct str
key_of(struct arena *a, struct str s, int top)
{
	char key[FURNITURE_BYTES + sizeof(top)];
	size_t len = 0;

	if (s.len >= FURNITURE_BYTES)
		return (struct str){0};
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (char_is_digit(c)) {
			if (len > 0 && key[len - 1] == '#')
				continue;
			c = '#';
		}
		if (!char_is_space(c))
			key[len++] = char_lower(c);
	}
	if (title_is_page(s)) {
		key[0] = '#';
		len = 1;
	}
	(void)memcpy(key + len, &top, sizeof(top));
	return arena_copy(a, (struct str){key, len + sizeof(top)});
}

static bool
is_outer(const struct pdf *pdf, const struct pdf_line *l)
{
	int height = pdf->pages.at[l->page].height;

	return l->top * 100L < (long)height * OUTER ||
	       l->bottom * 100L > (long)height * (100 - OUTER);
}

static bool
is_above(const struct pdf *pdf, const struct pdf_line *l)
{
	return l->top * 2L < pdf->pages.at[l->page].height;
}

static void
see(struct pdf *pdf, struct index *known, struct repeats *places, size_t i)
{
	const struct pdf_line *l = &pdf->lines.at[i];
	struct str key = key_of(&pdf->arena, l->text, l->top / PLAY);
	struct repeat *p;
	int at;

	if (key.len == 0)
		return;
	at = index_find(known, key);
	if (at < 0) {
		at = (int)places->len;
		p = VEC_ADD(&pdf->arena, places);
		p->top = l->top;
		p->first = (int)i;
		p->last_page = -1;
		p->outer = is_outer(pdf, l);
		p->above = is_above(pdf, l);
		index_put(&pdf->arena, known, key, at);
	}
	p = &places->at[at];
	p->pages += p->last_page != l->page;
	p->last_page = l->page;
}

/* Neighbouring classes of height count together: what moves by a pixel may
 * fall into two. */
static int
pages_of(struct pdf *pdf, const struct index *known,
    const struct repeats *places, size_t i)
{
	const struct pdf_line *l = &pdf->lines.at[i];
	int pages = 0;

	for (int d = -1; d <= 1; d++) {
		int at = index_find(
		    known, key_of(&pdf->arena, l->text, l->top / PLAY + d));

		if (at >= 0)
			pages += places->at[at].pages;
	}
	return pages;
}

/* A blank line and more lies between the line and all other text. */
static bool
stands_apart(const struct pdf *pdf, const struct pdf_line *l)
{
	const struct pdf_page *page = &pdf->pages.at[l->page];
	int height = l->bottom - l->top;

	for (size_t i = page->first; i < page->end; i++) {
		const struct pdf_line *o = &pdf->lines.at[i];

		if (o != l && o->use == PDF_TEXT &&
		    o->top < l->bottom + height && o->bottom > l->top - height)
			return false;
	}
	return true;
}

static bool
is_repeated(const struct pdf *pdf, const struct pdf_line *l, int pages)
{
	int all = (int)pdf->pages.len;

	if (is_outer(pdf, l))
		return all == 2 ? pages == 2 && stands_apart(pdf, l)
				: pages >= 3 && pages * 5 >= all;
	return pages >= 4 && pages * 5 >= all * 3;
}

/* "Page 1 of 2", "- 3 -": a page number and nothing else. */
static bool
is_page_count(struct str s)
{
	char plain[TITLE_PLAIN];
	struct str words;
	bool any = false;

	if (s.len > 24)
		return false;
	words = title_plain(s, plain);
	while (words.len) {
		struct str word = str_cut(&words, ' ');

		if (title_is_page(word))
			any = true;
		else if (!title_has_word(word,
			     " page pages of pag pagina pagine seite von di de "
			     "sur "))
			return false;
	}
	return any;
}

static void
take_away(struct pdf *pdf, struct pdf_line *l)
{
	l->use = is_page_count(l->text) ? PDF_GONE
		 : is_above(pdf, l)     ? PDF_HEADER
					: PDF_FOOTER;
}

/* ---- headers that change ---- */

struct band {
	int top, bottom, style, pages, last_page;
};

struct bands VEC(struct band);

static struct band *
band_at(const struct bands *bands, const struct pdf_line *l)
{
	for (size_t i = 0; i < bands->len; i++) {
		struct band *b = &bands->at[i];

		if (l->top >= b->top - PLAY && l->bottom <= b->bottom + PLAY)
			return b;
	}
	return NULL;
}

/* Where furniture stands on at least a third of the pages. */
static void
find_bands(struct pdf *pdf, struct bands *bands)
{
	for (size_t i = 0; i < pdf->lines.len; i++) {
		const struct pdf_line *l = &pdf->lines.at[i];
		struct band *b;

		if ((l->use != PDF_HEADER && l->use != PDF_FOOTER &&
			l->use != PDF_GONE) ||
		    !is_outer(pdf, l))
			continue;
		b = band_at(bands, l);
		if (!b) {
			if (bands->len == 64)
				continue;
			b = VEC_ADD(&pdf->arena, bands);
			b->top = l->top;
			b->bottom = l->bottom;
			b->style = l->style;
			b->last_page = -1;
		}
		b->pages += b->last_page != l->page;
		b->last_page = l->page;
	}
}

static void
take_bands(struct pdf *pdf, const struct bands *bands)
{
	for (size_t i = 0; i < pdf->lines.len; i++) {
		struct pdf_line *l = &pdf->lines.at[i];
		const struct band *b;

		if (l->use != PDF_TEXT || !is_outer(pdf, l) ||
		    l->text.len >= FURNITURE_BYTES)
			continue;
		b = band_at(bands, l);
		if (b && b->style == l->style &&
		    b->pages * 3 >= (int)pdf->pages.len && stands_apart(pdf, l))
			take_away(pdf, l);
	}
}

void
pdf_find_furniture(struct pdf *pdf)
{
	struct index known = {0};
	struct repeats places = {0};
	struct bands bands = {0};

	for (size_t i = 0; i < pdf->lines.len; i++)
		if (pdf->lines.at[i].use == PDF_TEXT)
			see(pdf, &known, &places, i);
	for (size_t i = 0; i < pdf->lines.len; i++) {
		struct pdf_line *l = &pdf->lines.at[i];

		if (l->use != PDF_TEXT || l->text.len >= FURNITURE_BYTES)
			continue;
		if (is_repeated(pdf, l, pages_of(pdf, &known, &places, i)) ||
		    (is_outer(pdf, l) &&
			str_eq_nocase(str_sub(l->text, 0, 5), STR("page ")) &&
			is_page_count(l->text)))
			take_away(pdf, l);
	}
	find_bands(pdf, &bands);
	take_bands(pdf, &bands);
}
