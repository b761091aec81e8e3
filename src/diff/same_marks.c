/* Marks of words that stay: where links lead, and what is struck through. */
#include "diff/same_job.h"

#include "base/search.h"

struct marks_job {
	struct same_job *j;
	int *link[2]; /* by word: the mark of its link, or -1 */
	bool *struck[2]; /* by word */
};

/* An address without what programs add when they see one in the text. */
static struct str
plain_address(struct str s)
{
	static const struct str heads[] = {STR_INIT("mailto:"),
	    STR_INIT("http://"), STR_INIT("https://"), STR_INIT("ftp://")};

	for (size_t i = 0; i < COUNT_OF(heads); i++)
		if (str_starts(s, heads[i])) {
			s = str_sub(s, heads[i].len, s.len);
			break;
		}
	if (str_ends(s, STR("/")))
		s.len--;
	return s;
}

/* Into the document itself: each format names its places in its own way. */
static bool
is_inner(struct str target)
{
	return !target.len || target.at[0] == '#' ||
	       (str_find_char(target, ':', 0) == SIZE_MAX &&
		   str_find_char(target, '.', 0) == SIZE_MAX &&
		   str_find_char(target, '/', 0) == SIZE_MAX);
}

/* The first word of a mark's block that ends behind byte `at`. */
static int
word_behind(const struct same_stream *s, int block, size_t at)
{
	size_t low = (size_t)s->first[block], high = (size_t)s->last[block];

	LOWER_BOUND(low, high, i, s->words.at[i].end <= at);
	return (int)low;
}

/* Words of a mark, [*first, *last). */
static void
words_of(
    const struct same_stream *s, const struct mark *m, int *first, int *last)
{
	int end = s->last[m->block];

	*first = *last = word_behind(s, m->block, m->start);
	while (*last < end && s->words.at[*last].start < m->end)
		(*last)++;
}

static struct same_place
place_of(const struct mark *m)
{
	return (struct same_place){
	    .block = m->block, .start = m->start, .end = m->end, .blocks = 1};
}

static void
collect(struct marks_job *w, int side)
{
	const struct same_stream *s = &w->j->side[side];
	size_t n = s->words.len;

	w->struck[side] = arena_many(w->j->a, bool, n + 1);
	w->link[side] = arena_many(w->j->a, int, n + 1);
	for (size_t i = 0; i < n; i++)
		w->link[side][i] = -1;
	for (size_t i = 0; i < s->doc->marks.len; i++) {
		const struct mark *m = &s->doc->marks.at[i];
		int first, last;

		words_of(s, m, &first, &last);
		for (int k = first; k < last; k++) {
			if (m->kind == MARK_LINK)
				w->link[side][k] = (int)i;
			w->struck[side][k] |= m->kind == MARK_STRUCK;
		}
	}
}

static bool
same_address(struct str a, struct str b)
{
	if (str_ends(a, STR("/")))
		a.len--;
	if (str_ends(b, STR("/")))
		b.len--;
	return str_eq(a, b) || is_inner(b);
}

/* The words of a place show the address. */
static bool
shows(
    const struct same_stream *s, const struct same_place *p, struct str target)
{
	struct str text = s->doc->blocks.at[p->block].text;

	return str_find(str_sub(text, p->start, p->end), plain_address(target),
		   0) != SIZE_MAX;
}

static void
compare_link(struct marks_job *w, int side, const struct mark *m)
{
	const struct same_stream *s = &w->j->side[side];
	const struct same_stream *t = &w->j->side[1 - side];
	struct same_place at[2];
	int first, last, other;

	words_of(s, m, &first, &last);
	while (first < last && s->match[first] < 0)
		first++;
	while (last > first && s->match[last - 1] < 0)
		last--;
	if (first == last || is_inner(m->target))
		return;
	at[side] = place_of(m);
	at[1 - side] =
	    same_words_at(t, s->match[first], s->match[last - 1] + 1);
	other = w->link[1 - side][s->match[first]];
	if (other < 0 && !shows(t, &at[1 - side], m->target))
		same_add(w->j, SAME_LINK, at[0], at[1], "address %.*s is %s",
		    STR_ARG(m->target), side ? "added" : "lost");
	if (other >= 0 && side == 0 &&
	    !same_address(m->target, t->doc->marks.at[other].target))
		same_add(w->j, SAME_LINK, at[0], at[1],
		    "address %.*s has become %.*s", STR_ARG(m->target),
		    STR_ARG(t->doc->marks.at[other].target));
}

/* Text that is struck through is often meant as deleted: as plain text it
 * would be in force again. */
static void
compare_struck(struct marks_job *w, int side, const struct mark *m)
{
	const struct same_stream *s = &w->j->side[side];
	struct same_place at[2];
	int first, last, other = -1;

	words_of(s, m, &first, &last);
	for (; first < last && other < 0; first++)
		other = s->match[first];
	if (other < 0 || w->struck[1 - side][other])
		return;
	at[side] = place_of(m);
	at[1 - side] = same_words_at(&w->j->side[1 - side], other, other + 1);
	same_add(w->j, SAME_STRUCK, at[0], at[1],
	    side ? "text is struck through that was not"
		 : "struck text is no longer struck through");
}

void
same_find_marks(struct same_job *j)
{
	struct marks_job w = {.j = j};

	collect(&w, 0);
	collect(&w, 1);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < j->side[side].doc->marks.len; i++) {
			const struct mark *m = &j->side[side].doc->marks.at[i];

			if (m->kind == MARK_LINK)
				compare_link(&w, side, m);
			else if (m->kind == MARK_STRUCK)
				compare_struck(&w, side, m);
		}
}
