#include "rule/differ.h"

#include <math.h>

/* What a sighting says, in a form that compares. */
struct said {
	const struct sighting *by;
	enum quantity_kind kind;
	double number;
	struct str word;
};

/* The first address of mail inside the hit; empty when there is none. */
static struct str
address_of(const struct prose *p, const struct sighting *s)
{
	const struct phrase_text *t = p->text;

	for (int i = s->first; i < s->last; i++) {
		const struct token *token = &t->tokens.at[i];

		if (str_eq(token_key(t, i), STR("#mail")))
			return str_sub(p->docs[token->document]
					   ->blocks.at[token->block]
					   .text,
			    token->start, token->end);
	}
	return (struct str){0};
}

static bool
read_value(const struct prose *p, enum differs by, const struct sighting *s,
    struct said *out)
{
	*out = (struct said){.by = s};
	if (by == DIFFERS_EMAIL) {
		out->word = address_of(p, s);
		return out->word.len != 0;
	}
	if (!s->quantity)
		return false;
	out->kind = s->quantity->kind;
	out->number = s->quantity->value;
	return true;
}

/* "12 months" and "365 days" cannot be told apart, so they agree. */
static bool
agree(const struct said *a, const struct said *b)
{
	if (a->word.len || b->word.len)
		return str_eq_nocase(a->word, b->word);
	return a->kind != b->kind || fabs(a->number - b->number) < 1e-9;
}

static bool
same_section(const struct said *a, const struct said *b)
{
	return a->by->document == b->by->document &&
	       a->by->section == b->by->section;
}

/* Does some value of the one's section stand in the other's? */
static bool
sections_agree(const struct said *list, size_t n, const struct said *a,
    const struct said *b)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; same_section(&list[i], a) && k < n; k++)
			if (same_section(&list[k], b) &&
			    agree(&list[i], &list[k]))
				return true;
	return false;
}

const struct sighting *
differ_find(const struct prose *p, const struct sightings *list,
    enum differs by, date day, const struct sighting **other)
{
	struct said said[SIGHTINGS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < list->len && n < SIGHTINGS_MAX; i++)
		if (sighting_in_force(&list->at[i], day) &&
		    read_value(p, by, &list->at[i], &said[n]))
			n++;
	for (size_t i = 1; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (!same_section(&said[i], &said[k]) &&
			    !sections_agree(said, n, &said[i], &said[k])) {
				*other = said[k].by;
				return said[i].by;
			}
	return NULL;
}
