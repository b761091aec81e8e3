/* Method.  Headings are read first, all of them, because what a number means
 * depends on the others: at which level chapters stand, and where appendices
 * begin, in which numbers restart.
 *
 * Then they are nested.  A number says more about its place than the level of
 * its style, which is wrong in every second document: a section belongs to
 * the nearest open section whose number begins its own.  Only where no number
 * helps does the level decide.
 */
#include "map/build.h"

#include "base/limits.h"

static bool
is_running(const struct block *b)
{
	return b->role == ROLE_HEADER || b->role == ROLE_FOOTER;
}

/* Contents and cover have lines that look like headings.  A change log is a
 * section by its first heading; the ones inside it are entries. */
static bool
opens_section(const struct block *b, enum block_role before)
{
	if (b->kind != BLOCK_HEADING)
		return false;
	if (b->role == ROLE_CHANGELOG)
		return before != ROLE_CHANGELOG;
	return b->role == ROLE_BODY;
}

/* An empty paragraph in a heading style that only moves to the next page: Word
 * prints a number that counts on, and nobody means a section by it. */
static bool
is_stray(const struct build *b, const struct heading *h)
{
	return h->title.len == 0 && h->kind == HEADING_NUMBER && h->automatic &&
	       rfc3647_find(b->map->outline, h->key) < 0;
}

/* "Appendix A" typed before a title is part of it, as contents lists show. */
static void
set_number(
    struct section *s, const struct block *block, const struct heading *h)
{
	bool whole = h->kind == HEADING_APPENDIX && !h->automatic;

	s->number = whole ? (struct str){0} : h->number;
	s->cite = h->number;
	s->title = whole ? block->text : h->title;
	s->title_start = whole ? 0 : h->title_start;
}

static void
add_section(struct build *b, int i, size_t *cap)
{
	const struct block *block = &b->map->doc->blocks.at[i];
	size_t n = b->map->sections.len;
	struct heading h = heading_parse(b->a, block->label, block->text);
	struct section *s;
	struct draft *d;

	if (is_stray(b, &h))
		return;
	s = VEC_ADD(b->a, &b->map->sections);
	s->heading = i;
	s->first = i + 1;
	s->level = block->level;
	set_number(s, block, &h);
	b->drafts = arena_grow(&b->gone, b->drafts, n, cap, sizeof(*b->drafts));
	d = &b->drafts[n];
	*d = (struct draft){.heading = h, .n = -1, .child = -1, .next = -1};
	d->title = title_read(b->map->outline->titles, h.title);
	d->numbered = h.kind == HEADING_NUMBER;
}

static void
read_headings(struct build *b)
{
	const struct doc *doc = b->map->doc;
	enum block_role before = ROLE_BODY;
	size_t cap = 0;

	(void)VEC_ADD(b->a, &b->map->sections);
	b->map->sections.at[0].heading = -1;
	b->drafts =
	    arena_grow(&b->gone, b->drafts, 0, &cap, sizeof(*b->drafts));
	b->drafts[0] = (struct draft){.n = -1, .child = -1, .next = -1};
	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *block = &doc->blocks.at[i];

		if (opens_section(block, before) &&
		    b->map->sections.len <= LIMIT_HEADINGS)
			add_section(b, (int)i, &cap);
		if (!is_running(block))
			before = block->role;
	}
}

/* Some outline section of that level has this very title. */
static bool
names_level(const struct build *b, const struct draft *d, int level)
{
	struct title_hit hits[TITLE_HITS];
	size_t n = titles_find(b->map->outline->titles, &d->title, hits);

	for (size_t i = 0; i < n; i++)
		if (hits[i].likeness == TITLE_SAME &&
		    b->map->outline->sections[hits[i].rfc].level == level)
			return true;
	return false;
}

static bool
is_chapter_number(const struct draft *d)
{
	return d->heading.kind == HEADING_NUMBER && d->heading.places == 1;
}

/* The level of the first heading that is a chapter by number and title, or
 * at least by number. */
static void
find_chapter_level(struct build *b)
{
	int by_number = 0, by_title = 0;

	for (size_t i = 1; i < b->map->sections.len; i++) {
		int level = b->map->sections.at[i].level;

		if (!is_chapter_number(&b->drafts[i]))
			continue;
		if (by_number == 0 || level < by_number)
			by_number = level;
		if ((by_title == 0 || level < by_title) &&
		    names_level(b, &b->drafts[i], 1))
			by_title = level;
	}
	b->chapter_level = by_title ? by_title : by_number ? by_number : 1;
}

static long
chapter_of(struct str key)
{
	long value;

	return str_to_long(str_cut(&key, '.'), 0, 999, &value) ? value : 0;
}

static bool
fits_number(const struct build *b, const struct draft *d)
{
	int n = rfc3647_find(b->map->outline, d->heading.key);

	return n >= 0 && titles_likeness(b->map->outline->titles, &d->title, n)
				 .likeness == TITLE_SAME;
}

/* An appendix ends at a chapter that goes on counting, at a heading above its
 * own level, or where a section stands that goes on where chapters ended. */
static bool
ends_appendix(const struct build *b, const struct draft *d, int level,
    int appendix_level, long last_chapter)
{
	if (d->heading.kind != HEADING_NUMBER || level > appendix_level)
		return false;
	if (level < appendix_level)
		return true;
	if (d->heading.places == 1)
		return chapter_of(d->heading.key) > last_chapter ||
		       names_level(b, d, 1);
	return chapter_of(d->heading.key) >= last_chapter && fits_number(b, d);
}

/* Behind the last chapter also "A. Profiles" and "Glossary" restart, where
 * levels tell them from sections. */
static bool
begins_appendix(const struct build *b, const struct draft *d, int level,
    int section_level, long last_chapter)
{
	switch (d->heading.kind) {
	case HEADING_APPENDIX:
		return true;
	case HEADING_LETTER:
	case HEADING_TITLE:
		return last_chapter >= 9 && level <= b->chapter_level &&
		       level < section_level;
	case HEADING_NUMBER:
		break;
	}
	return false;
}

static void
mark_appendices(struct build *b)
{
	int appendix_level = 0; /* 0: outside */
	int section_level = 0; /* of the last section below a chapter */
	long last_chapter = 0;

	for (size_t i = 1; i < b->map->sections.len; i++) {
		struct draft *d = &b->drafts[i];
		int level = b->map->sections.at[i].level;

		if (appendix_level &&
		    ends_appendix(b, d, level, appendix_level, last_chapter))
			appendix_level = 0;
		if (!appendix_level &&
		    begins_appendix(b, d, level, section_level, last_chapter))
			appendix_level = level;
		d->appendix = appendix_level > 0;
		d->numbered = d->numbered && !d->appendix;
		if (d->numbered && is_chapter_number(d) &&
		    level <= b->chapter_level)
			last_chapter = chapter_of(d->heading.key);
		else if (d->numbered)
			section_level = level;
	}
}

/* "1. Legal existence" inside a section is no chapter. */
static void
unmark_lists(struct build *b)
{
	for (size_t i = 1; i < b->map->sections.len; i++) {
		struct draft *d = &b->drafts[i];

		if (d->numbered && is_chapter_number(d) &&
		    b->map->sections.at[i].level > b->chapter_level &&
		    !names_level(b, d, 1))
			d->numbered = false;
	}
}

/* The open sections, outermost first. */
struct stack {
	struct VEC(int) open;
	int end; /* block at which what is closed ends */
};

static void
pop(struct build *b, struct stack *st)
{
	struct section *s = &b->map->sections.at[st->open.at[--st->open.len]];

	s->end = st->end;
	if (s->own_end < s->first)
		s->own_end = st->end;
}

static void
pop_level(struct build *b, struct stack *st, int level)
{
	while (
	    st->open.len > 0 &&
	    b->map->sections.at[st->open.at[st->open.len - 1]].level >= level)
		pop(b, st);
}

/* How many open sections are left when the one whose number begins that of
 * `d` is the last; 0 when there is none. */
static size_t
find_prefix(
    const struct build *b, const struct stack *st, const struct draft *d)
{
	for (size_t i = st->open.len; i > 0; i--) {
		const struct draft *o = &b->drafts[st->open.at[i - 1]];

		if (o->heading.key.len > 0 && o->appendix == d->appendix &&
		    o->heading.key.len < d->heading.key.len &&
		    number_is_below(d->heading.key, o->heading.key))
			return i;
	}
	return 0;
}

/* How many open sections are left when none is that the number has gone past:
 * "9.1" stands in no way below "8.6", whatever their levels.  A number that
 * goes back is a slip and stays where its level puts it. */
static size_t
find_passed(
    const struct build *b, const struct stack *st, const struct draft *d)
{
	size_t left = st->open.len;

	for (size_t i = st->open.len; i > 0; i--) {
		const struct draft *o = &b->drafts[st->open.at[i - 1]];

		if (o->numbered &&
		    number_cmp(d->heading.key, o->heading.key) > 0)
			left = i - 1;
	}
	return left;
}

static void
pop_for(struct build *b, struct stack *st, const struct draft *d, int level)
{
	size_t left = 0;

	if (d->heading.key.len > 0 && (d->numbered || d->appendix))
		left = find_prefix(b, st, d);
	if (left > 0) {
		while (st->open.len > left)
			pop(b, st);
		return;
	}
	if (d->numbered) {
		left = d->heading.places == 1 ? 0 : find_passed(b, st, d);
		while (st->open.len > left)
			pop(b, st);
	}
	pop_level(b, st, level);
}

static void
open_section(struct build *b, struct stack *st, int i)
{
	struct section *s = &b->map->sections.at[i];
	const struct draft *d = &b->drafts[i];
	struct section *p;

	st->end = s->heading;
	if (st->open.len > 0) {
		p = &b->map->sections.at[st->open.at[st->open.len - 1]];
		if (p->own_end < p->first)
			p->own_end = s->heading;
	}
	pop_for(b, st, d, s->level);
	s->parent = st->open.len > 0 ? st->open.at[st->open.len - 1] : -1;
	s->own_end = -1;
	VEC_PUSH(&b->gone, &st->open, i);
}

static void
nest(struct build *b)
{
	const struct doc *doc = b->map->doc;
	struct map *m = b->map;
	struct stack st = {0};
	int next = 1, current = 0, n = (int)m->sections.len;

	m->section_of = arena_many(b->a, int, doc->blocks.len);
	for (int i = 0; i < (int)doc->blocks.len; i++) {
		const struct block *block = &doc->blocks.at[i];

		if (next < n && m->sections.at[next].heading == i) {
			open_section(b, &st, current = next++);
		} else if (block->kind == BLOCK_HEADING &&
			   block->role != ROLE_BODY &&
			   block->role != ROLE_CHANGELOG &&
			   !is_running(block)) {
			st.end = i;
			pop_level(b, &st, block->level);
			current = 0;
		}
		m->section_of[i] =
		    block->role == ROLE_BODY || block->role == ROLE_CHANGELOG
			? current
			: 0;
	}
	st.end = (int)doc->blocks.len;
	while (st.open.len > 0)
		pop(b, &st);
	m->sections.at[0].parent = -1;
	m->sections.at[0].end = m->sections.at[0].own_end =
	    n > 1 ? m->sections.at[1].heading : (int)doc->blocks.len;
}

/* Lists of sub-sections in document order; those of the root hang on section
 * 0. */
static void
link_children(struct build *b)
{
	for (int i = (int)b->map->sections.len - 1; i > 0; i--) {
		int p = b->map->sections.at[i].parent;
		struct draft *parent = &b->drafts[p < 0 ? 0 : p];

		b->drafts[i].next = parent->child;
		parent->child = i;
	}
}

void
sections_find(struct build *b)
{
	read_headings(b);
	find_chapter_level(b);
	mark_appendices(b);
	unmark_lists(b);
	nest(b);
	link_children(b);
}
