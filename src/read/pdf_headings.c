/* Headings by bookmark, number and look.
 *
 * Bookmarks that repeat a line of their page are sure.  Of the other lines
 * those are candidates that begin with an outline number and read like a
 * title.  How headings look is learnt: a look that body text does not have,
 * and that most lines in it share with a bookmark or a number, is a look of
 * headings.  A candidate in such a look is a heading when its number may
 * follow the one before; one in the look of the text must follow closely.
 * Lines without a number are headings in a look of headings that is larger
 * than the text, or when they say "Appendix A" in one.
 *
 * Where no look tells headings, as in text without any, numbers that follow
 * one another closely on lines that stand alone do.
 *
 * Single numbers are chapters only in order: so bold items of a list (1, 2,
 * 3) are none.
 *
 * A title may go on over several lines of the same look.
 */
#include "base/utf8.h"
#include "doc/title.h"
#include "read/pdf.h"

#define TITLE_BYTES 200

struct look_count {
	size_t lines, numbered, marked, levels[OUTLINE_PLACES + 1];
};

struct finder {
	struct pdf *pdf;
	struct look_count *looks; /* by style */
	struct str *keys; /* by line, made when a bookmark asks */
	size_t *next; /* by line: the next one with a number, or none */
	int second; /* style of most numbers of two places, or -1 */
	bool plain; /* headings look like text */
};

static bool
is_free(const struct pdf_line *l)
{
	return l->use == PDF_TEXT && l->text.len > 0;
}

/* ---- what the text looks like ---- */

static void
find_body(struct pdf *pdf)
{
	size_t *bytes = arena_many(&pdf->arena, size_t, pdf->styles.len + 1);

	for (size_t i = 0; i < pdf->lines.len; i++)
		if (pdf->lines.at[i].use != PDF_HEADER &&
		    pdf->lines.at[i].use != PDF_FOOTER)
			bytes[pdf->lines.at[i].style] +=
			    pdf->lines.at[i].text.len;
	pdf->body = 0;
	for (size_t i = 1; i < pdf->styles.len; i++)
		if (bytes[i] > bytes[pdf->body])
			pdf->body = (int)i;
}

/* The step from line to line inside paragraphs: the least that is common. */
static void
find_leading(struct pdf *pdf)
{
	size_t steps[400] = {0}, most = 0;

	for (size_t i = 0; i + 1 < pdf->lines.len; i++) {
		const struct pdf_line *a = &pdf->lines.at[i], *b = a + 1;
		int size = pdf_em(pdf, a), step;

		if (!is_free(a) || !is_free(b) || a->page != b->page ||
		    a->style != b->style)
			continue;
		step = (b->top - a->top) * 100 / size;
		if (step > 50 && step < 397)
			for (int d = -2; d <= 2; d++)
				steps[step + d]++;
	}
	for (int i = 0; i < 400; i++)
		most = steps[i] > most ? steps[i] : most;
	pdf->leading = 120;
	for (int i = 0; i < 400 && most > 0; i++)
		if (steps[i] * 4 >= most) {
			while (i < 399 && steps[i + 1] > steps[i])
				i++;
			pdf->leading = i;
			break;
		}
}

/* Other than the text: larger, bold, slanted or in another colour. */
static bool
is_set_off(const struct pdf *pdf, const struct pdf_line *l)
{
	const struct pdf_style *s = &pdf->styles.at[l->style];
	const struct pdf_style *body = &pdf->styles.at[pdf->body];

	return s->size > body->size ||
	       (l->style != pdf->body && s->size * 10 >= body->size * 9 &&
		   ((s->bold && !body->bold) || (s->italic && !body->italic) ||
		       s->color != body->color));
}

/* ---- candidates ---- */

static bool
begins_small(struct str s)
{
	return s.len == 0 || (s.at[0] >= 'a' && s.at[0] <= 'z');
}

/* A sentence, not a title. */
static bool
is_sentence(struct str s)
{
	size_t words = 1;
	char last = s.len ? s.at[s.len - 1] : '.';

	for (size_t i = 0; i < s.len; i++)
		words += s.at[i] == ' ';
	return last == ';' || last == ',' || last == ':' ||
	       (last == '.' && words > 6);
}

/* "4.9.1: Title" has a number too. */
static bool
read_outline(struct str s, struct outline_number *n)
{
	size_t colon = str_find_char(s, ':', 0);

	if (outline_number_read(s, n))
		return true;
	if (colon > 24 || !outline_number_read(str_sub(s, 0, colon), n) ||
	    n->places < 2 || n->title < colon)
		return false;
	for (n->title = colon + 1; n->title < s.len && s.at[n->title] == ' ';)
		n->title++;
	return true;
}

static bool
read_number(const struct pdf_line *l, struct outline_number *n)
{
	struct str title;

	/* "... as in / section 4.9.5. The CA ..." goes on */
	if (!is_free(l) || l->runs_in || l->text.len > TITLE_BYTES ||
	    begins_small(l->text) || !read_outline(l->text, n) ||
	    title_ends_in_page(l->text, NULL, NULL))
		return false;
	title = str_sub(l->text, n->title, l->text.len);
	return !begins_small(title) && !is_sentence(title) &&
	       !char_is_digit(title.at[0]) && title.at[0] != '(';
}

/* ---- bookmarks ---- */

static struct str
key_of(struct arena *a, struct str s)
{
	return utf8_fold(a, str_sub(s, 0, TITLE_BYTES * 2));
}

static int
page_index(const struct pdf *pdf, int number)
{
	if (number > 0 && (size_t)number <= pdf->pages.len &&
	    pdf->pages.at[number - 1].number == number)
		return number - 1;
	for (size_t i = 0; i < pdf->pages.len; i++)
		if (pdf->pages.at[i].number == number)
			return (int)i;
	return -1;
}

static size_t
next_free(const struct pdf *pdf, size_t i, size_t end)
{
	for (i++; i < end; i++)
		if (is_free(&pdf->lines.at[i]))
			return i;
	return end;
}

static struct str
line_key(struct finder *f, size_t i)
{
	struct str *key = &f->keys[i];

	if (!key->at)
		*key = key_of(&f->pdf->arena, f->pdf->lines.at[i].text);
	return *key;
}

/* Lines from `i` on say the whole title; gives the last of them, or `end`. */
static size_t
match_title(struct finder *f, size_t i, size_t end, struct str title)
{
	for (int n = 0; i < end && n < 4; n++) {
		struct str key = line_key(f, i);

		if (key.len == 0 || !str_starts(title, key))
			return end;
		if (key.len == title.len)
			return i;
		title = str_sub(title, key.len, title.len);
		i = next_free(f->pdf, i, end);
	}
	return end;
}

static void
set_heading(struct pdf *pdf, size_t first, size_t last, int level)
{
	pdf->lines.at[first].level = level < 1 ? 1 : level > 9 ? 9 : level;
	for (size_t i = first + 1; i <= last; i++)
		if (is_free(&pdf->lines.at[i]))
			pdf->lines.at[i].goes_on = true;
}

static bool
find_bookmark(struct finder *f, const struct pdf_bookmark *b, struct arena *a)
{
	struct pdf *pdf = f->pdf;
	struct str title = key_of(a, b->title);
	int page = page_index(pdf, b->page);
	struct outline_number n;
	size_t end;

	if (page < 0 || title.len == 0)
		return false;
	end = pdf->pages.at[page].end;
	for (size_t i = pdf->pages.at[page].first; i < end; i++) {
		const struct pdf_line *l = &pdf->lines.at[i];
		size_t last;

		if (!is_free(l) || l->level > 0)
			continue;
		last = match_title(f, i, end, title);
		if (last == end)
			continue;
		set_heading(pdf, i, last,
		    read_outline(l->text, &n) ? n.places : b->depth);
		f->looks[l->style].marked++;
		return true;
	}
	return false;
}

/* A bookmark may point to the page before: its target is the top of the
 * section, which may stand at the end of a page. */
static void
find_bookmarks(struct finder *f)
{
	struct arena a = {0};

	for (size_t i = 0; i < f->pdf->bookmarks.len; i++) {
		struct pdf_bookmark b = f->pdf->bookmarks.at[i];

		if (!find_bookmark(f, &b, &a)) {
			b.page++;
			(void)find_bookmark(f, &b, &a);
		}
		arena_clear(&a);
	}
}

/* ---- looks ---- */

static void
count_looks(struct finder *f)
{
	struct pdf *pdf = f->pdf;
	int last = -1;

	for (size_t i = 0; i < pdf->lines.len; i++) {
		const struct pdf_line *l = &pdf->lines.at[i];
		struct outline_number n;

		if (!is_free(l) || l->goes_on ||
		    title_ends_in_page(l->text, NULL, NULL)) {
			last = -1;
			continue;
		}
		/* The second line of a title is no line of its own. */
		f->looks[l->style].lines += l->style != last;
		last = l->style;
		if (read_number(l, &n)) {
			f->looks[l->style].numbered += n.places > 1;
			f->looks[l->style].levels[n.places]++;
		}
	}
}

static bool
is_heading_look(const struct finder *f, const struct pdf_line *l)
{
	const struct look_count *c = &f->looks[l->style];

	return is_set_off(f->pdf, l) &&
	       ((c->numbered >= 2 && c->numbered * 2 >= c->lines) ||
		   c->marked >= 3);
}

/* No chapter is in a smaller look than its sections. */
static int
look_of_sections(const struct finder *f)
{
	int best = -1;

	for (size_t i = 0; i < f->pdf->styles.len; i++)
		if (f->looks[i].levels[2] > 0 && (int)i != f->pdf->body &&
		    (best < 0 ||
			f->looks[i].levels[2] > f->looks[best].levels[2]))
			best = (int)i;
	return best;
}

/* Some look, or the bookmarks, tell headings. */
static bool
has_heading_look(const struct finder *f)
{
	for (size_t i = 0; i < f->pdf->lines.len; i++)
		if (f->pdf->lines.at[i].level > 0 ||
		    is_heading_look(f, &f->pdf->lines.at[i]))
			return true;
	return false;
}

/* The level of most numbers in a look, or of the next smaller look. */
static int
level_of_look(const struct finder *f, int style)
{
	const struct look_count *c = &f->looks[style];
	int best = 0;

	for (int i = 1; i <= OUTLINE_PLACES; i++)
		if (c->levels[i] > 0 &&
		    (best == 0 || c->levels[i] > c->levels[best]))
			best = i;
	return best ? best : 1;
}

/* ---- order ---- */

static int
step(const struct pdf *pdf, const struct pdf_line *l)
{
	return pdf_em(pdf, l) * pdf->leading / 100;
}

/* A line by itself: the next one does not follow closely, or looks
 * otherwise. */
static bool
stands_alone(const struct pdf *pdf, size_t i)
{
	const struct pdf_line *l = &pdf->lines.at[i];
	size_t next = next_free(pdf, i, pdf->pages.at[l->page].end);
	const struct pdf_line *n;

	if (next == pdf->pages.at[l->page].end)
		return true;
	n = &pdf->lines.at[next];
	return n->style != l->style || n->text_at > 0 ||
	       n->top - l->top > step(pdf, l) * 6 / 5 ||
	       char_is_digit(n->text.at[0]);
}

/* No text runs into it from above. */
static bool
begins_anew(const struct pdf *pdf, size_t i)
{
	const struct pdf_line *l = &pdf->lines.at[i], *a;
	size_t first = pdf->pages.at[l->page].first, k = i;

	while (k > first && !is_free(&pdf->lines.at[k - 1]))
		k--;
	if (k == first)
		return true;
	a = &pdf->lines.at[k - 1];
	return a->level > 0 || a->goes_on || a->style != l->style ||
	       l->top - a->top > step(pdf, l) * 6 / 5 ||
	       str_ends(a->text, STR("."));
}

/* The next number of several places has this chapter, or the next chapter
 * follows. */
static bool
opens_chapter(const struct finder *f, size_t i, int chapter)
{
	const struct pdf *pdf = f->pdf;

	i = f->next[i];
	for (int n = 0; n < 50 && i < pdf->lines.len; n++, i = f->next[i]) {
		struct outline_number number;

		if (!read_number(&pdf->lines.at[i], &number))
			continue;
		if (number.places > 1)
			return number.place[0] == chapter;
		if (number.place[0] == chapter + 1)
			return true;
	}
	return false;
}

/* Where each line's next candidate is, for looks ahead of constant cost. */
static void
find_next(struct finder *f)
{
	const struct pdf *pdf = f->pdf;
	size_t next = pdf->lines.len;

	f->next = arena_many(&f->pdf->arena, size_t, pdf->lines.len + 1);
	for (size_t i = pdf->lines.len; i-- > 0;) {
		const struct pdf_line *l = &pdf->lines.at[i];
		struct outline_number n;

		f->next[i] = next;
		if (read_number(l, &n) &&
		    (f->plain || l->level > 0 || is_set_off(pdf, l)))
			next = i;
	}
}

static bool
is_next_chapter(const struct finder *f, size_t i, int chapter,
    const struct outline_number *before)
{
	int last = before->places > 0 ? before->place[0] : 0;

	if (before->places == 0
		? chapter > 1
		: chapter <= last || chapter > last + OUTLINE_GAP)
		return false;
	return opens_chapter(f, i, chapter);
}

/* The line ends early: the first word of the next one, a title's text, would
 * have stood in it. */
static bool
ends_early(const struct pdf *pdf, size_t i)
{
	const struct pdf_line *l = &pdf->lines.at[i], *n;
	size_t next = next_free(pdf, i, pdf->pages.at[l->page].end);
	size_t word = 0;
	int letter = (l->right - l->left) / (int)l->text.len;

	if (next == pdf->pages.at[l->page].end)
		return true;
	n = &pdf->lines.at[next];
	while (word < n->text.len && n->text.at[word] != ' ')
		word++;
	return !begins_small(n->text) &&
	       pdf->pages.at[l->page].width - l->right >
		   (int)(word + 1) * letter;
}

static bool
is_capitals(struct str s)
{
	bool any = false;

	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] >= 'a' && s.at[i] <= 'z')
			return false;
		any |= char_is_alpha(s.at[i]);
	}
	return any;
}

/* The line and the next make a title: nothing follows that one closely, and
 * it ends no sentence; or both are in capitals. */
static bool
is_title_of_two(const struct pdf *pdf, size_t i)
{
	const struct pdf_line *l = &pdf->lines.at[i];
	size_t next = next_free(pdf, i, pdf->pages.at[l->page].end);
	const struct pdf_line *n;

	if (next == pdf->pages.at[l->page].end)
		return false;
	n = &pdf->lines.at[next];
	if (is_capitals(l->text) && is_capitals(n->text) &&
	    !char_is_digit(n->text.at[0]))
		return true;
	if (begins_small(n->text) && !is_sentence(n->text) &&
	    ends_early(pdf, next))
		return true;
	return !ends_early(pdf, i) && n->text.len + l->text.len < TITLE_BYTES &&
	       !is_sentence(n->text) && stands_alone(pdf, next);
}

/* The very next number of an outline. */
static bool
is_successor(const struct outline_number *a, const struct outline_number *b)
{
	int last = b->places - 1;

	if (a->places == 0 || !outline_number_follows(a, b))
		return false;
	return b->places > a->places ? b->place[last] == 1
				     : b->place[last] == a->place[last] + 1 ||
					   b->place[last] == 1;
}

/* In text of one look: a line that begins anew and reads like a title, or
 * has the very number that is due. */
static bool
fits_plain(const struct finder *f, size_t i, const struct outline_number *n,
    const struct outline_number *before)
{
	const struct pdf *pdf = f->pdf;
	bool due = is_successor(before, n), early = ends_early(pdf, i);

	if (!begins_anew(pdf, i))
		return due && early;
	return due || stands_alone(pdf, i) || early || is_title_of_two(pdf, i);
}

static bool
fits(const struct finder *f, size_t i, const struct outline_number *n,
    const struct outline_number *before)
{
	const struct pdf *pdf = f->pdf;
	const struct pdf_line *l = &pdf->lines.at[i];
	bool alone = stands_alone(pdf, i);

	if (f->plain && !fits_plain(f, i, n, before))
		return false;
	if (n->places == 1)
		return (f->plain || is_set_off(pdf, l)) &&
		       (f->second < 0 || pdf->styles.at[l->style].size >=
					     pdf->styles.at[f->second].size) &&
		       is_next_chapter(f, i, n->place[0], before);
	if (is_heading_look(f, l))
		return true;
	if (before->places == 0 || !outline_number_follows(before, n))
		return false;
	return f->plain || is_set_off(pdf, l) ||
	       (n->places >= 3 && before->places > 1 && alone &&
		   begins_anew(pdf, i));
}

/* ---- titles over several lines ---- */

static void
extend(const struct finder *f, size_t i)
{
	struct pdf *pdf = f->pdf;
	const struct pdf_line *l = &pdf->lines.at[i];
	size_t end = pdf->pages.at[l->page].end, at = i;
	int lines = !f->plain              ? 3
		    : stands_alone(pdf, i) ? 0
					   : is_title_of_two(pdf, i);

	for (int n = 0; n < lines; n++) {
		size_t next = next_free(pdf, at, end);
		struct pdf_line *b;
		struct outline_number number;

		if (next == end)
			return;
		b = &pdf->lines.at[next];
		if (b->style != l->style || b->level > 0 || b->text_at > 0 ||
		    b->text.len > TITLE_BYTES ||
		    (l->style == pdf->body && !f->plain) ||
		    outline_number_read(b->text, &number) ||
		    b->top - pdf->lines.at[at].top >
			step(pdf, l) * 13 / 10 + 1 ||
		    b->top <= pdf->lines.at[at].top)
			return;
		b->goes_on = true;
		at = next;
	}
}

/* ---- without a number ---- */

static bool
is_appendix(struct str s)
{
	char plain[TITLE_PLAIN];
	struct str words, head, which;

	if (s.len >= TITLE_PLAIN)
		return false;
	words = title_plain(s, plain);
	head = str_cut(&words, ' ');
	which = str_cut(&words, ' ');
	return (str_eq(head, STR("appendix")) || str_eq(head, STR("annex"))) &&
	       which.len > 0 && which.len <= 2;
}

static int
level_without_number(const struct finder *f, const struct pdf_line *l)
{
	const struct pdf *pdf = f->pdf;

	if (l->text_at > 0 || l->text.len > TITLE_BYTES ||
	    begins_small(l->text) || is_sentence(l->text) ||
	    !is_set_off(pdf, l) || title_ends_in_page(l->text, NULL, NULL))
		return 0;
	if (is_appendix(l->text))
		return 1;
	if (!is_heading_look(f, l) ||
	    pdf->styles.at[l->style].size <= pdf->styles.at[pdf->body].size)
		return 0;
	return level_of_look(f, l->style);
}

static void
find_rest(struct finder *f)
{
	struct pdf *pdf = f->pdf;
	struct outline_number before = {.places = 0};

	for (size_t i = 0; i < pdf->lines.len; i++) {
		struct pdf_line *l = &pdf->lines.at[i];
		struct outline_number n = {.places = 0};
		bool numbered = read_number(l, &n);
		int level;

		if (!is_free(l) || l->goes_on)
			continue;
		if (l->level > 0) {
			if (numbered)
				before = n;
			continue;
		}
		if (numbered && fits(f, i, &n, &before)) {
			l->level = n.places;
			before = n;
			extend(f, i);
			continue;
		}
		/* The title page has large lines that head nothing. */
		level = numbered || before.places == 0
			    ? 0
			    : level_without_number(f, l);
		if (level > 0) {
			l->level = level;
			extend(f, i);
		}
	}
}

void
pdf_find_headings(struct pdf *pdf)
{
	struct finder f = {.pdf = pdf};

	f.keys = arena_many(&pdf->arena, struct str, pdf->lines.len + 1);
	f.looks =
	    arena_many(&pdf->arena, struct look_count, pdf->styles.len + 1);
	find_bookmarks(&f);
	count_looks(&f);
	f.plain = !has_heading_look(&f);
	f.second = look_of_sections(&f);
	find_next(&f);
	find_rest(&f);
}

void
pdf_measure(struct pdf *pdf)
{
	find_body(pdf);
	find_leading(pdf);
}
