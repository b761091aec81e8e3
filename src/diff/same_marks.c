/* Marks of words that stay: where links lead, and what is struck through. */
#include "diff/same_job.h"

struct marks_job {
	struct same_job *j;
	struct index addresses[2]; /* of links: "block address" */
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
	int low = s->first[block], high = s->first[block + 1];

	while (low < high) {
		int mid = low + (high - low) / 2;

		if (s->words.at[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Words of a mark, [*first, *last). */
static void
words_of(
    const struct same_stream *s, const struct mark *m, int *first, int *last)
{
	int end = s->first[m->block + 1];

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

static struct str
address_key(struct arena *a, int block, struct str target)
{
	if (str_ends(target, STR("/")))
		target.len--;
	return arena_print(a, "%d %.*s", block, STR_ARG(target));
}

static void
collect(struct marks_job *w, int side)
{
	const struct same_stream *s = &w->j->side[side];

	w->struck[side] = arena_many(w->j->a, bool, s->words.len + 1);
	for (size_t i = 0; i < s->doc->marks.len; i++) {
		const struct mark *m = &s->doc->marks.at[i];
		int first, last;

		if (m->kind == MARK_LINK)
			index_put(w->j->a, &w->addresses[side],
			    address_key(w->j->a, m->block, m->target), 1);
		if (m->kind != MARK_STRUCK)
			continue;
		words_of(s, m, &first, &last);
		for (int k = first; k < last; k++)
			w->struck[side][k] = true;
	}
}

/* The other side links to the address in the same block, or shows it. */
static bool
has_address(const struct marks_job *w, int side, const struct same_place *p,
    struct str target)
{
	struct str text = w->j->side[side].doc->blocks.at[p->block].text;

	return index_find(&w->addresses[side],
		   address_key(w->j->a, p->block, target)) >= 0 ||
	       str_find(str_sub(text, p->start, p->end), plain_address(target),
		   0) != SIZE_MAX;
}

static void
compare_link(struct marks_job *w, int side, const struct mark *m)
{
	const struct same_stream *s = &w->j->side[side];
	struct same_place at[2];
	int first, last;

	words_of(s, m, &first, &last);
	while (first < last && s->match[first] < 0)
		first++;
	while (last > first && s->match[last - 1] < 0)
		last--;
	if (first == last || is_inner(m->target))
		return;
	at[side] = place_of(m);
	at[1 - side] = same_words_at(&w->j->side[1 - side], s->match[first],
	    s->match[last - 1] + 1);
	if (!has_address(w, 1 - side, &at[1 - side], m->target))
		same_add(w->j, SAME_LINK, at[0], at[1], "address %.*s is %s",
		    STR_ARG(m->target), side ? "added" : "lost");
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
	at[1 - side] =
	    same_words_at(&w->j->side[1 - side], other, other + 1);
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
			const struct mark *m =
			    &j->side[side].doc->marks.at[i];

			if (m->kind == MARK_LINK)
				compare_link(&w, side, m);
			else if (m->kind == MARK_STRUCK)
				compare_struck(&w, side, m);
		}
}
