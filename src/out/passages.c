#include "out/passages.h"

#include <stdlib.h>

#include "out/finding_words.h"

/* Where the group that begins at `i` ends. */
static size_t
group_end(const struct evidence_list *list, size_t i)
{
	const struct evidence *e = list->at[i];
	size_t end = i + 1;

	while (e->statement >= 0 && end < list->len &&
	       list->at[end]->role == e->role &&
	       list->at[end]->document == e->document &&
	       list->at[end]->statement == e->statement)
		end++;
	return end;
}

static int
by_place(const void *x, const void *y)
{
	const struct evidence *a = *(const struct evidence *const *)x;
	const struct evidence *b = *(const struct evidence *const *)y;

	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->end < b->end) - (a->end > b->end);
}

/* Of two passages that begin at one place the longer one, which comes first,
 * says it all. */
static bool
begins_alike(const struct evidence *a, const struct evidence *b)
{
	return a->block == b->block && a->start == b->start;
}

static void
add_group(struct arena *a, const struct evidence_list *list, size_t start,
    size_t end, struct passages *out)
{
	struct passage_group *g = VEC_ADD(a, &out->groups);

	g->decisive = list->at[start];
	g->at = arena_many(a, const struct evidence *, end - start);
	memcpy(g->at, list->at + start,
	    (end - start) * sizeof(const struct evidence *));
	qsort(g->at, end - start, sizeof(const struct evidence *), by_place);
	for (size_t i = 0; i < end - start; i++)
		if (!g->len || !begins_alike(g->at[g->len - 1], g->at[i]))
			g->at[g->len++] = g->at[i];
}

void
finding_passages(struct arena *a, const struct review *r,
    const struct finding *f, struct passages *out)
{
	struct evidence_list list = finding_evidence(a, r, f);
	size_t end;

	*out = (struct passages){0};
	for (size_t i = 0; i < list.len; i = end) {
		end = group_end(&list, i);
		if (list.at[i]->role != EVIDENCE_SEARCHED)
			add_group(a, &list, i, end, out);
	}
	out->searched = evidence_searched_words(a, &list);
}

bool
passage_is_its_own_place(const struct review *r, const struct evidence *e)
{
	return e->statement < 0 && r->n_documents == 1 &&
	       evidence_page(r, e) == 0;
}

struct str
passage_heading_words(
    struct arena *a, const struct review *r, const struct evidence *e)
{
	struct str quote = evidence_quote(r, e);
	struct str number = evidence_section(r, e);

	if (!number.len || str_starts(quote, number))
		return arena_print(a, "“%.*s”", STR_ARG(quote));
	return arena_print(a, "%.*s “%.*s”", STR_ARG(number), STR_ARG(quote));
}
