#include "out/diff_parts.h"

bool
diff_chooses(const struct diff *d, const struct diff_choice *choice,
    const struct change *c)
{
	if (choice->commitments && !c->commitment)
		return false;
	for (size_t i = 0; i < choice->n_sections; i++)
		for (int side = 0; side < 2; side++)
			if (map_is_in(d->version[side]->document.map,
				c->section[side], choice->sections[i]))
				return true;
	return choice->n_sections == 0;
}

struct diff_count
diff_count(const struct diff *d, const struct diff_choice *choice)
{
	struct diff_count n = {0};

	for (size_t i = 0; i < d->changes.len; i++) {
		const struct change *c = &d->changes.at[i];

		if (!diff_chooses(d, choice, c))
			continue;
		n.shown++;
		n.commitments += c->commitment;
		n.classes[c->class]++;
	}
	return n;
}

/* Adds the words [first, last) of one block to the passages; what follows in
 * the same block goes on with the last one. */
static void
add_words(struct arena *a, const struct diff *d, int side, int first, int last,
    struct diff_passages *out)
{
	const struct diff_word *w = d->alignment.side[side].words.at;
	struct diff_passage *p = out->len ? &out->at[out->len - 1] : NULL;

	if (!p || p->block != w[first].block || p->last_word != first) {
		p = VEC_ADD(a, out);
		p->block = w[first].block;
		p->first_word = first;
	}
	p->last_word = last;
	for (int i = first; i < last; i++) {
		if (w[i].label) {
			p->label = true;
			continue;
		}
		if (p->start == p->end)
			p->start = w[i].start;
		p->end = w[i].end;
	}
}

static void
add_portion(struct arena *a, const struct diff *d, int side,
    const struct portion *p, struct diff_passages *out)
{
	const struct diff_word *w = d->alignment.side[side].words.at;

	for (int i = p->first_word; i < p->last_word;) {
		int end = i + 1;

		while (end < p->last_word && w[end].block == w[i].block)
			end++;
		add_words(a, d, side, i, end, out);
		i = end;
	}
}

void
diff_passages(struct arena *a, const struct diff *d, const struct change *c,
    int side, struct diff_passages *out)
{
	bool all = c->class != CHANGE_LAYOUT || c->last - c->first == 1;

	out->len = 0;
	for (int i = c->first; i < c->last; i++) {
		const struct group *g = &d->alignment.groups.at[i];

		for (int k = g->first[side]; k < g->last[side]; k++) {
			const struct portion *p =
			    &d->alignment.side[side].portions.at[k];

			if (all || g->moved || !g->same)
				add_portion(a, d, side, p, out);
		}
	}
}

bool
diff_next_mark(const struct diff *d, int side, const struct diff_passage *p,
    bool label, int *at, size_t *start, size_t *end)
{
	const struct diff_word *w = d->alignment.side[side].words.at;
	const bool *changed = d->marks.changed[side];

	while (*at < p->last_word && (w[*at].label != label || !changed[*at]))
		(*at)++;
	if (*at >= p->last_word)
		return false;
	*start = w[*at].start;
	while (*at < p->last_word && changed[*at] && w[*at].label == label)
		*end = w[(*at)++].end;
	return true;
}

bool
diff_all_marked(
    const struct diff *d, int side, const struct diff_passages *list)
{
	for (size_t i = 0; i < list->len; i++)
		for (int w = list->at[i].first_word; w < list->at[i].last_word;
		     w++)
			if (!d->marks.changed[side][w])
				return false;
	return true;
}

struct str
diff_place(struct arena *a, const struct diff *d, int side, int section)
{
	return diff_place_in(a, d->version[side]->document.map, section);
}

struct str
diff_place_in(struct arena *a, const struct map *map, int section)
{
	const struct section *s;
	struct str number;

	if (section <= 0)
		return STR("before the first heading");
	s = &map->sections.at[section];
	number = s->cite.len ? s->cite : map_printed_number(map, section);
	if (!number.len || str_starts(s->title, number))
		return s->title;
	return s->title.len ? arena_print(a, "%.*s %.*s", STR_ARG(number),
				  STR_ARG(s->title))
			    : number;
}
