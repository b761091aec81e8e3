#include "read/word_pages.h"

/* Bookmarks and references beyond these are not looked at. */
#define MOST_BOOKMARKS 20000

/* Fewer references prove nothing. */
#define LEAST_CLAIMS 5

void
pages_mark(struct word_pages *p)
{
	p->has_marks = true;
	if (!p->is_fresh)
		p->page++;
	p->is_fresh = false;
}

void
pages_break(struct word_pages *p)
{
	p->page++;
	p->is_fresh = true; /* the mark that follows counts no more */
}

void
pages_bookmark(struct arena *a, struct word_pages *p, struct str name)
{
	if (!str_starts(name, STR("_Toc")) ||
	    p->bookmarks.len >= MOST_BOOKMARKS ||
	    index_find(&p->by_name, name) >= 0)
		return;
	index_put(a, &p->by_name, arena_copy(a, name), (int)p->bookmarks.len);
	VEC_PUSH(a, &p->bookmarks, 0);
}

void
pages_settle(struct word_pages *p, int page)
{
	for (; p->n_settled < p->bookmarks.len; p->n_settled++)
		p->bookmarks.at[p->n_settled] = page;
}

void
pages_claim(struct arena *a, struct word_pages *p, struct str bookmark,
    struct str printed)
{
	struct page_claim c;

	if (p->claims.len >= MOST_BOOKMARKS ||
	    !str_to_long(str_trim(printed), 1, 100000, &c.printed))
		return;
	c.bookmark = arena_copy(a, bookmark);
	VEC_PUSH(a, &p->claims, c);
}

/* Counted minus printed page of a claim; false when its bookmark is gone. */
static bool
offset_of(const struct word_pages *p, const struct page_claim *c, long *out)
{
	int i = index_find(&p->by_name, c->bookmark);

	if (i < 0 || p->bookmarks.at[i] == 0)
		return false;
	*out = p->bookmarks.at[i] - c->printed;
	return true;
}

/* The first claim must not decide: front matter is numbered apart. */
static bool
find_middle(const struct word_pages *p, long *middle)
{
	size_t known = 0, half;

	for (size_t i = 0; i < p->claims.len; i++)
		known += offset_of(p, &p->claims.at[i], middle);
	half = known / 2;
	for (size_t i = 0; i < p->claims.len; i++)
		if (offset_of(p, &p->claims.at[i], middle) && half-- == 0)
			return known >= LEAST_CLAIMS;
	return false;
}

bool
pages_can_be_trusted(const struct word_pages *p)
{
	long middle, offset;
	size_t agree = 0, known = 0;

	if (!p->has_marks || !find_middle(p, &middle))
		return false;
	for (size_t i = 0; i < p->claims.len; i++) {
		if (!offset_of(p, &p->claims.at[i], &offset))
			continue;
		known++;
		agree += offset >= middle - 1 && offset <= middle + 1;
	}
	return agree * 100 >= known * 95;
}
