/* What stands between "<" and ">" in a pattern: a sign that compares, and a
 * quantity or its kind, read as quantities of texts are. */
#include "phrase/leaf.h"
#include "phrase/scan.h"

size_t
measure_compare(struct str text, enum compare *out)
{
	static const struct {
		struct str sign;
		enum compare compare;
	} signs[] = {{STR_INIT("?"), COMPARE_ANY},
	    {STR_INIT("="), COMPARE_AT_MOST}, {STR_INIT("<="), COMPARE_AT_MOST},
	    {STR_INIT(">="), COMPARE_AT_LEAST}, {STR_INIT("<"), COMPARE_LESS},
	    {STR_INIT(">"), COMPARE_MORE}};

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_starts(text, signs[i].sign)) {
			*out = signs[i].compare;
			return signs[i].sign.len;
		}
	*out = COMPARE_EQUAL;
	return 0;
}

/* The kind that a unit stands for; the pieces it takes. */
static size_t
read_kind(
    const struct vocabulary *v, const struct pieces *pieces, struct measure *c)
{
	static const struct {
		const char *word;
		enum quantity_kind kind;
	} names[] = {{"date", QUANTITY_DATE}, {"section", QUANTITY_SECTION},
	    {"time", QUANTITY_TIME}, {"number", QUANTITY_COUNT}};
	const struct piece *first = pieces->at;
	struct quantity q;
	const struct word *w;

	if (pieces->len == 0)
		return 0;
	if (first->kind == PIECE_PERCENT) {
		c->kind = QUANTITY_PERCENT;
		return 1;
	}
	if (first->kind != PIECE_WORD)
		return 0;
	w = &v->word.at[first->word];
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_eq(w->plain, str_of(names[i].word))) {
			c->kind = names[i].kind;
			return 1;
		}
	if (w->unit == UNIT_BIT)
		c->kind = QUANTITY_BITS;
	else if (w->unit == UNIT_PERCENT)
		c->kind = QUANTITY_PERCENT;
	else if (quantity_of_unit(w->unit, 1, &q))
		c->kind = q.kind;
	else
		return 0;
	return 1;
}

static size_t
read_value(const struct vocabulary *v, struct str text,
    const struct pieces *pieces, struct measure *c)
{
	size_t at = 0, used;
	struct quantity q;
	bool section =
	    pieces->len > 1 && pieces->at[0].kind == PIECE_WORD &&
	    str_eq(v->word.at[pieces->at[0].word].plain, STR("section"));

	at += section;
	if (pieces->len <= at)
		return 0;
	used = quantity_read(v, text, pieces, at, section, &q);
	if (used == 0)
		return 0;
	c->kind = q.kind;
	c->value = q.value;
	c->business = q.business;
	if (q.kind == QUANTITY_SECTION)
		c->digits =
		    str_sub(text, pieces->at[at].start, pieces->at[at].end);
	return at + used;
}

size_t
measure_read(struct vocabulary *v, struct str text, struct measure *c)
{
	struct pieces pieces = {0};
	enum compare compare = c->compare;
	size_t used;

	*c = (struct measure){.kind = QUANTITY_COUNT, .compare = compare};
	scan_text(v, text, 0, text.len, &pieces);
	used = compare == COMPARE_ANY ? read_kind(v, &pieces, c)
				      : read_value(v, text, &pieces, c);
	if (used == 0 && compare != COMPARE_ANY)
		return SIZE_MAX;
	return used < pieces.len ? pieces.at[used].start : text.len;
}
