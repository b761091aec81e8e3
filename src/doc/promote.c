/* A paragraph is a candidate when all of it is set off (bold, slanted,
 * underlined or capitals), it begins with a number or has an automatic one, and
 * it is short and no sentence.
 *
 * The candidates must run like an outline.  A number of several places fits
 * when it follows the one before it: its first sub-section, the next section
 * at its level or at one above, with small gaps allowed, because real
 * documents leave sections out.  A single number is a chapter only when it is
 * the next chapter and the next numbers of several places lie under it; so
 * bold items of a list (1, 2, 3) are none.  When too few of the numbers fit,
 * nothing is promoted.
 *
 * When nothing is set off at all, plain lines are tried in the same way, but
 * there must be far more of them and hardly one out of place.
 *
 * Where the file has headings of its own, those below may still be lines: under
 * "4.9", styled as a heading, "4.9.1" and "4.9.2" typed in bold, or not set off
 * at all.  These are promoted one by one, when their numbers lie below that of
 * the heading, or beside it, and follow one another.
 *
 * Words that are set off at the head of a paragraph (doc/run_in.h) are tried
 * together with the lines; they may be a reference, too, and count only where
 * their number runs on and lies before that of the next heading.
 */
#include "doc/promote.h"

#include "base/date.h"
#include "base/limits.h"
#include "base/vec.h"
#include "doc/run_in.h"
#include "doc/split.h"
#include "doc/title.h"

#define TITLE_BYTES 200

/* So many numbers of several places make an outline. */
#define FEWEST 5

/* Own headings of the file are "hardly any" while the candidates are so many
 * times more. */
#define TIMES_MORE 4

/* The same for lines that are not set off; their titles are shorter, too. */
#define FEWEST_PLAIN 30
#define PLAIN_TITLE_BYTES 100

struct candidate {
	int block;
	struct outline_number number;
	size_t start; /* byte of the block; more than 0 behind another */
	struct run_in run_in; /* without a text behind it: all of the block */
};

struct candidates VEC(struct candidate);

static bool
is_sentence(struct str title)
{
	char last = title.len ? title.at[title.len - 1] : '.';

	return last == '.' || last == ';' || last == ',' || last == ':';
}

/* "1 February 2019" stands on covers. */
static bool
is_date(struct str text)
{
	size_t start, end;
	date day;

	return date_find(text, &day, &start, &end) && start == 0;
}

/* Plain lines with columns in them are rows of something: "1.0  May 2007". */
static bool
is_plain_title(struct str title)
{
	return title.len > 0 && (title.at[0] < 'a' || title.at[0] > 'z') &&
	       !is_date(title) && str_find_char(title, '\t', 0) == SIZE_MAX &&
	       str_find(title, STR("   "), 0) == SIZE_MAX;
}

/* "24 hours" is no title, but a number that stands twice does no harm. */
static bool
begins_with_figure(struct str title)
{
	struct outline_number twice;

	return char_is_digit(title.at[0]) &&
	       !(outline_number_read(title, &twice) && twice.places > 1);
}

/* The number may be automatic (the label) or typed.  A plain line that begins
 * with "Section 4.9" is rather a reference. */
static bool
read_candidate(const struct block *b, bool plain, struct outline_number *number)
{
	struct str title = b->text;

	if ((b->kind != BLOCK_PARAGRAPH && b->kind != BLOCK_ITEM) ||
	    b->role != ROLE_BODY || b->table >= 0 ||
	    b->text.len > (plain ? PLAIN_TITLE_BYTES : TITLE_BYTES) ||
	    (!plain && !look_is_set_off(&b->look)))
		return false;
	if (b->label.len) {
		if (!outline_number_read(b->label, number) ||
		    number->title < b->label.len)
			return false;
	} else {
		if (!outline_number_read(b->text, number) ||
		    (plain && !char_is_digit(b->text.at[0])) ||
		    is_date(b->text))
			return false;
		title = str_sub(b->text, number->title, b->text.len);
	}
	if (plain && !is_plain_title(title))
		return false;
	return title.len > 0 && !begins_with_figure(title) &&
	       !is_sentence(title);
}

/* How many places two numbers begin with alike. */
static int
places_shared(const struct outline_number *a, const struct outline_number *b)
{
	int n = 0;

	while (n < a->places && n < b->places && a->place[n] == b->place[n])
		n++;
	return n;
}

/* Which lines are looked at. */
enum lines { LINES_AND_RUN_INS, LINES_SET_OFF, LINES_PLAIN };

/* A sub-section of it, or a later one beside it, with gaps of any size. */
static bool
runs_on(const struct outline_number *a, const struct outline_number *b)
{
	int shared = places_shared(a, b);

	return outline_number_follows(a, b) ||
	       (shared == b->places - 1 && shared >= a->places - 1 &&
		   outline_number_cmp(a, b) < 0);
}

/* Bold words at the head of a sentence may be a reference: those count only in
 * their order. */
static bool
collect_run_ins(struct doc *doc, int block, struct candidates *list)
{
	struct candidate c = {.block = block};
	bool any = false;

	for (int n = 0; n < OUTLINE_PLACES && list->len < LIMIT_HEADINGS &&
			run_in_read(doc, block, c.start, &c.run_in);
	     n++) {
		c.number = c.run_in.number;
		if (list->len
			? !runs_on(&list->at[list->len - 1].number, &c.number)
			: c.number.place[0] > 1)
			break;
		VEC_PUSH(&doc->arena, list, c);
		c.start = c.run_in.rest;
		any = true;
	}
	return any;
}

/* False where there is nothing that others of `lines` would not find. */
static bool
collect(struct doc *doc, enum lines lines, struct candidates *list)
{
	bool any = lines != LINES_AND_RUN_INS;

	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];
		struct candidate c = {.block = (int)i};

		if (list->len < LIMIT_HEADINGS &&
		    read_candidate(b, lines == LINES_PLAIN, &c.number))
			VEC_PUSH(&doc->arena, list, c);
		else if (lines == LINES_AND_RUN_INS)
			any |= collect_run_ins(doc, (int)i, list);
	}
	return any;
}

/* The first number of several places after `i`, or NULL; bounded looks ahead
 * would miss a chapter that opens with a long bold list. */
static const struct outline_number **
next_deep(struct doc *doc, const struct candidates *list)
{
	const struct outline_number **next = arena_many(
	    &doc->arena, const struct outline_number *, list->len + 1);

	for (size_t i = list->len; i-- > 0;) {
		next[i] = next[i + 1];
		if (list->at[i].number.places > 1)
			next[i] = &list->at[i].number;
	}
	return next;
}

/* Keeps the chapters and drops other single numbers. */
static void
drop_items(struct doc *doc, struct candidates *list)
{
	const struct outline_number **next = next_deep(doc, list);
	size_t kept = 0;
	int chapter = -1;

	for (size_t i = 0; i < list->len; i++) {
		struct candidate c = list->at[i];
		int first = c.number.place[0];

		if (c.number.places > 1) {
			if (first > chapter)
				chapter = first;
		} else {
			const struct outline_number *deep = next[i + 1];
			bool opens = deep && deep->place[0] == first;
			bool closes = (!deep || deep->place[0] == first + 1) &&
				      first == chapter + 1;

			if (first < chapter || (!opens && !closes))
				continue;
			if (opens && first == chapter)
				continue;
			chapter = first;
		}
		list->at[kept++] = c;
	}
	list->len = kept;
}

/* Most neighbours must follow one another, and there must be enough. */
static bool
runs_like_an_outline(const struct candidates *list, bool plain)
{
	size_t deep = 0, fits = 0;

	if (list->len == 0)
		return false;
	for (size_t i = 0; i < list->len; i++) {
		deep += list->at[i].number.places > 1;
		fits += i > 0 && outline_number_follows(&list->at[i - 1].number,
				     &list->at[i].number);
	}
	if (list->at[0].number.place[0] > 2)
		return false;
	if (plain)
		return deep >= FEWEST_PLAIN &&
		       fits * 20 >= (list->len - 1) * 19;
	return deep >= FEWEST && fits * 5 >= (list->len - 1) * 4;
}

static void
make_heading(struct block *b, int level)
{
	b->kind = BLOCK_HEADING;
	b->level = level;
	b->list = 0;
}

/* "Appendix A" in the same attire, after the outline has begun. */
static void
promote_appendices(struct doc *doc, int from)
{
	for (size_t i = (size_t)from; i < doc->blocks.len; i++) {
		struct block *b = &doc->blocks.at[i];
		char plain[TITLE_PLAIN];
		struct str words, head, which;

		if (b->kind != BLOCK_PARAGRAPH || b->role != ROLE_BODY ||
		    b->text.len > TITLE_BYTES || !look_is_set_off(&b->look))
			continue;
		words = title_plain(b->text, plain);
		head = str_cut(&words, ' ');
		which = str_cut(&words, ' ');
		if ((str_eq(head, STR("appendix")) ||
			str_eq(head, STR("annex"))) &&
		    which.len > 0 && which.len <= 2)
			make_heading(b, 1);
	}
}

static size_t
count_headings(const struct doc *doc)
{
	size_t n = 0;

	for (size_t i = 0; i < doc->blocks.len; i++)
		n += doc->blocks.at[i].kind == BLOCK_HEADING &&
		     doc->blocks.at[i].role == ROLE_BODY;
	return n;
}

/* Below "4.9", or, set off, beside "4.9.11". */
static bool
belongs_to(const struct outline_number *n, const struct outline_number *above,
    bool set_off)
{
	int shared = places_shared(n, above);

	return (above->places > 0 && n->places > above->places &&
		   shared == above->places) ||
	       (set_off && above->places > 1 && n->places == above->places &&
		   shared == above->places - 1);
}

/* The number of a heading of the file: without places where it has none. */
static struct outline_number
number_of(const struct block *b)
{
	struct outline_number n;

	if (outline_number_read(b->label.len ? b->label : b->text, &n))
		return n;
	return (struct outline_number){0};
}

/* Sentences have more. */
#define TITLE_BLANKS 10

static bool
has_few_words(struct str s)
{
	int blanks = 0;

	for (size_t i = 0; i < s.len; i++)
		blanks += s.at[i] == ' ';
	return blanks <= TITLE_BLANKS;
}

/* A title that is set off may end with a stop or a colon: "4.9.1.
 * Circumstances." */
static bool
read_line_below(const struct block *b, struct outline_number *number)
{
	struct block title = *b;

	if (read_candidate(b, true, number))
		return true;
	if (has_few_words(title.text) &&
	    (str_ends(title.text, STR(".")) || str_ends(title.text, STR(":"))))
		title.text.len--;
	return read_candidate(&title, false, number);
}

/* Where the outline stands. */
struct standing {
	struct outline_number above; /* of the heading of the file */
	struct outline_number last; /* promoted below it, or its own */
	struct outline_number next; /* of the heading behind */
	size_t next_block;
	int level; /* of that above */
	struct outline_number item; /* begins a list, or has no places */
};

/* The number of the first heading behind block `i` that has one. */
static void
look_ahead(const struct doc *doc, struct standing *s, size_t i)
{
	if (s->next_block > i)
		return;
	s->next = (struct outline_number){0};
	for (s->next_block = i + 1; s->next_block < doc->blocks.len;
	     s->next_block++)
		if (doc->blocks.at[s->next_block].kind == BLOCK_HEADING) {
			s->next = number_of(&doc->blocks.at[s->next_block]);
			if (s->next.places > 0)
				return;
		}
}

/* In the chapter, in order, and before the heading that comes next; behind an
 * outline numbers start anew. */
static bool
fits_run_in(const struct standing *s, const struct outline_number *n)
{
	return s->above.places > 0 && n->place[0] == s->above.place[0] &&
	       runs_on(&s->last, n) &&
	       (outline_number_cmp(&s->next, &s->above) <= 0 ||
		   outline_number_cmp(n, &s->next) < 0);
}

/* A heading at the head of a block, and the text behind it, where another
 * heading may stand. */
static void
push_run_in(struct doc *doc, struct pieces *pieces, const struct candidate *c,
    int level)
{
	struct piece p = {.block = c->block,
	    .start = c->start,
	    .end = c->run_in.end,
	    .is = doc->blocks.at[c->block]};

	make_heading(&p.is, level < 1 ? 1 : level > 9 ? 9 : level);
	if (c->start > 0) {
		pieces->len--; /* that text */
		p.is.label = (struct str){0};
	}
	VEC_PUSH(&doc->arena, pieces, p);
	p.start = c->run_in.rest;
	p.end = p.is.text.len;
	p.is.kind = BLOCK_PARAGRAPH;
	p.is.level = 0;
	p.is.label = (struct str){0};
	VEC_PUSH(&doc->arena, pieces, p);
}

/* "... if:", and then "4.9.1.1 Request. ...": what a lead-in goes before, and
 * what is beside or below that, are items. */
static bool
is_item(const struct doc *doc, struct standing *s, int block,
    const struct outline_number *n)
{
	if (n->places > s->last.places && block > 0 &&
	    str_ends(doc->blocks.at[block - 1].text, STR(":")) &&
	    doc->blocks.at[block - 1].kind == BLOCK_PARAGRAPH)
		s->item = *n;
	return s->item.places > 0 &&
	       places_shared(&s->item, n) >= s->item.places - 1;
}

static bool
promote_run_ins(
    struct doc *doc, struct standing *s, int block, struct pieces *pieces)
{
	struct candidate c = {.block = block};

	if (!run_in_read(doc, block, 0, &c.run_in) ||
	    is_item(doc, s, block, &c.run_in.number))
		return false;
	for (int n = 0; n < OUTLINE_PLACES &&
			run_in_read(doc, block, c.start, &c.run_in) &&
			fits_run_in(s, &c.run_in.number);
	     n++) {
		s->last = c.run_in.number;
		push_run_in(doc, pieces, &c,
		    s->level + s->last.places - s->above.places);
		c.start = c.run_in.rest;
	}
	return c.start > 0;
}

static void
promote_below(struct doc *doc)
{
	struct standing s = {0};
	struct pieces pieces = {0};

	for (size_t i = 0; i < doc->blocks.len; i++) {
		struct block *b = &doc->blocks.at[i];
		struct outline_number n;

		look_ahead(doc, &s, i);
		if (b->kind == BLOCK_HEADING) {
			n = number_of(b);
			/* one without a number may stand inside a section */
			if (n.places == 0 && b->level > s.level)
				continue;
			s.above = s.last = n;
			s.level = b->level;
			s.item.places = 0;
		} else if (!promote_run_ins(doc, &s, (int)i, &pieces) &&
			   read_line_below(b, &n) &&
			   belongs_to(
			       &n, &s.above, look_is_set_off(&b->look)) &&
			   outline_number_follows(&s.last, &n)) {
			make_heading(b, s.level + n.places - s.above.places);
			s.last = n;
		}
	}
	(void)doc_split(doc, &pieces);
}

static void
promote_list(struct doc *doc, const struct candidates *list)
{
	int first = list->at[0].block;
	struct pieces pieces = {0};

	for (size_t i = 0; i < list->len; i++) {
		const struct candidate *c = &list->at[i];

		if (c->run_in.rest > 0)
			push_run_in(doc, &pieces, c, c->number.places);
		else
			make_heading(
			    &doc->blocks.at[c->block], c->number.places);
	}
	(void)doc_split(doc, &pieces);
	promote_appendices(doc, first);
	promote_below(doc);
}

void
promote_headings(struct doc *doc)
{
	size_t own = count_headings(doc);

	for (int lines = LINES_AND_RUN_INS; lines <= LINES_PLAIN; lines++) {
		struct candidates list = {0};

		if (!collect(doc, (enum lines)lines, &list))
			continue;
		drop_items(doc, &list);
		if (own * TIMES_MORE <= list.len &&
		    runs_like_an_outline(&list, lines == LINES_PLAIN)) {
			promote_list(doc, &list);
			return;
		}
	}
	promote_below(doc);
}
