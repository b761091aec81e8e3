#include "out/same_parts.h"

/* Bytes before and behind a short quote, and the most of a long one. */
#define AROUND 40
#define QUOTE_BYTES 240

int
same_section(const struct same *s, int side, const struct same_fault *f)
{
	int block = f->at[side].block;

	return block < 0 ? -1 : s->map[side]->section_of[block];
}

bool
same_chooses(const struct same *s, const struct same_choice *choice,
    const struct same_fault *f)
{
	for (size_t i = 0; i < choice->n_sections; i++)
		for (int side = 0; side < 2; side++)
			if (map_is_in(s->map[side], same_section(s, side, f),
				choice->sections[i]))
				return true;
	return choice->n_sections == 0;
}

struct same_count
same_count(const struct same *s, const struct same_choice *choice)
{
	struct same_count n = {0};

	for (size_t i = 0; i < s->faults.len; i++)
		if (same_chooses(s, choice, &s->faults.at[i])) {
			n.shown++;
			n.kinds[s->faults.at[i].kind]++;
		}
	return n;
}

struct str
same_sentence(
    struct arena *a, const struct same *s, const struct same_choice *choice)
{
	int n = same_count(s, choice).shown;
	int most = s->words[0] > s->words[1] ? s->words[0] : s->words[1];

	if (n == 0)
		return arena_print(
		    a, "They say the same: no fault in %d words.", s->words[1]);
	return arena_print(a,
	    "They do not say the same: %d %s; %d of %d words stay.%s", n,
	    n == 1 ? "fault" : "faults", s->kept, most,
	    s->kept < most / 2
		? "  These look like different texts, not like one text "
		  "converted; `diff` without --same-text compares versions."
		: "");
}

/* Moves `at` to a border of words, not beyond `to`. */
static size_t
to_blank(struct str text, size_t at, size_t to)
{
	while (at != to && !char_is_space(text.at[at]))
		at += at < to ? 1 : (size_t)-1;
	return at;
}

struct str
same_context(struct arena *a, const struct same *s, int side,
    const struct same_fault *f, size_t *start, size_t *end)
{
	const struct same_place *p = &f->at[side];
	size_t from, till, last = p->end;
	struct str text, head, tail;

	*start = *end = 0;
	if (p->block < 0)
		return (struct str){0};
	text = s->doc[side]->blocks.at[p->block].text;
	if (p->label) {
		text = s->doc[side]->blocks.at[p->block].label;
		*end = text.len;
		return text;
	}
	if (last - p->start > QUOTE_BYTES)
		last = to_blank(text, p->start + QUOTE_BYTES, p->start);
	from =
	    p->start < AROUND ? 0 : to_blank(text, p->start - AROUND, p->start);
	till = text.len - last < AROUND ? text.len
					: to_blank(text, last + AROUND, last);
	if (last < p->end)
		till = last;
	head = from ? STR("... ") : STR("");
	tail = till < text.len ? STR(" ...") : STR("");
	from += from && from < p->start;
	*start = head.len + p->start - from;
	*end = head.len + last - from;
	return arena_print(a, "%.*s%.*s%.*s", STR_ARG(head),
	    STR_ARG(str_sub(text, from, till)), STR_ARG(tail));
}
