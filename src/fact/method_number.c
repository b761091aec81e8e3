/* The numbers of the source in a text: "3.2.2.4.7", ".18 and .19". */
#include "fact/method_scan.h"

static struct str
dotted(const struct phrase_text *t, int token)
{
	const struct token *k = &t->tokens.at[token];
	struct str key;

	if (k->quantity < 0 ||
	    t->quantities.at[k->quantity].kind != QUANTITY_SECTION)
		return (struct str){0};
	key = token_key(t, token);
	return str_sub(key, 2, key.len);
}

int
method_item_of_number(const struct method_list *l, struct str number)
{
	for (size_t i = 0; i < l->n_items; i++)
		if (str_eq(l->items[i].number, number))
			return (int)i;
	return -1;
}

static const struct pointer *
pointer_at(const struct prose *p, int statement, int token)
{
	const struct statement *s = &p->statements.at[statement];

	for (int i = 0; i < s->n_pointers; i++) {
		const struct pointer *to =
		    &p->pointers.at[s->first_pointer + i];

		if (token >= to->first && token < to->last)
			return to;
	}
	return NULL;
}

/* Four places are too few to be a method of the Baseline Requirements: such a
 * number needs its source. */
static bool
may_stand_alone(const struct method_list *l)
{
	int dots = 0;

	for (size_t i = 0; i < l->section.len; i++)
		dots += l->section.at[i] == '.';
	return dots >= 3;
}

static bool
is_heading_number(const struct prose *p, int statement, struct str number)
{
	const struct statement *s = &p->statements.at[statement];

	return s->kind == STATEMENT_HEADING &&
	       str_eq(p->maps[s->document]->sections.at[s->section].number,
		   number);
}

/* "BR" stands for whichever requirements a document names last; a number that
 * they do not have, but this list has, is this list's. */
static bool
is_slip(const struct method_finder *f, struct str source, struct str number)
{
	for (size_t i = 0; i < f->lists->len; i++)
		if (str_eq(f->lists->at[i].source, source))
			return method_item_of_number(&f->lists->at[i], number) <
			       0;
	return false;
}

/* The section of the document that prints the number, or -1. */
static int
section_of_number(const struct method_finder *f, int d, struct str number)
{
	const struct map *m = f->prose->maps[d];

	for (size_t s = 1; s < m->sections.len; s++)
		if (str_eq(m->sections.at[s].number, number))
			return (int)s;
	return -1;
}

/* The document has a section of that number, where this list is not. */
static bool
is_section_elsewhere(const struct method_finder *f, int d, struct str number)
{
	int section = section_of_number(f, d, number);

	return section >= 0 && f->region[d][section] != REGION_HOME;
}

/* "A method of 3.2.2.4 (S/MIME BR 3.2.2.1)": the number of another list where
 * the statement names the source for one of this list, or the document has
 * that other list at that place. */
static bool
is_of_other_source(
    const struct method_finder *f, const struct statement *s, struct str number)
{
	bool others = false;

	for (size_t i = 0; i < f->lists->len; i++)
		others |= str_eq(f->lists->at[i].section, number);
	if (others && is_section_elsewhere(f, s->document, number))
		return true;
	for (int i = 0; others && i < s->n_pointers; i++) {
		const struct pointer *to =
		    &f->prose->pointers.at[s->first_pointer + i];

		if (to->to == POINTER_SOURCE &&
		    str_eq(to->source, f->list->source))
			return true;
	}
	return false;
}

static void
take_number(struct method_finder *f, int unit, int token)
{
	const struct prose *p = f->prose;
	const struct statement *s = &p->statements.at[unit];
	struct str number = dotted(p->text, token);
	int item = number.len ? method_item_of_number(f->list, number) : -1;
	const struct pointer *to;
	struct method_hit h = {.unit = unit, .first = token, .last = token + 1};

	if (item < 0 || !method_is_text(s) ||
	    is_heading_number(p, unit, number))
		return;
	to = pointer_at(p, unit, token);
	if (to && to->to == POINTER_SOURCE &&
	    !str_eq(to->source, f->list->source) &&
	    !(may_stand_alone(f->list) && is_slip(f, to->source, number)))
		return;
	h.cited = to && to->to == POINTER_SOURCE;
	if (!h.cited && !may_stand_alone(f->list) &&
	    (f->region[s->document][s->section] != REGION_HOME ||
		is_of_other_source(f, s, number)))
		return;
	h.item = item;
	h.how = METHOD_BY_NUMBER;
	VEC_PUSH(f->a, &f->hits, h);
}

/* "3.2.2.4.7, .18 and .19": numbers that leave out what they share with the one
 * before. */
static void
take_short_numbers(
    struct method_finder *f, int unit, int token, const struct method_hit *full)
{
	const struct phrase_text *t = f->prose->text;
	struct str number = f->list->items[full->item].number;
	int last = t->units.at[unit].last, i = token + 1, between = 0;

	while (number.len && number.at[number.len - 1] != '.')
		number.len--;
	for (; i < last && between < 4; i++) {
		const struct token *k = &t->tokens.at[i];
		const struct block *b =
		    &f->prose->docs[k->document]->blocks.at[k->block];
		struct str tail = str_sub(b->text, k->start, k->end);
		struct method_hit h = *full;

		if (tail.len && tail.at[0] == '.')
			tail = str_sub(tail, 1, tail.len);
		else if (!k->start || b->text.at[k->start - 1] != '.' ||
			 !tail.len || !char_is_digit(tail.at[0])) {
			between++;
			continue;
		}
		h.item = method_item_of_number(
		    f->list, arena_print(f->a, "%.*s%.*s", STR_ARG(number),
				 STR_ARG(tail)));
		h.first = i;
		h.last = i + 1;
		if (h.item < 0)
			break;
		VEC_PUSH(f->a, &f->hits, h);
		between = 0;
	}
}

void
method_numbers_find(struct method_finder *f)
{
	const struct phrase_text *t = f->prose->text;
	size_t unit = 0;

	for (size_t i = 0; i < t->quantities.len; i++) {
		const struct quantity *q = &t->quantities.at[i];
		size_t before = f->hits.len;
		struct method_hit full;

		if (q->kind != QUANTITY_SECTION)
			continue;
		while (t->units.at[unit].last <= q->first)
			unit++;
		if (q->first < method_own_first(f->prose, (int)unit))
			continue;
		take_number(f, (int)unit, q->first);
		if (f->hits.len == before)
			continue;
		full = f->hits.at[before];
		take_short_numbers(f, (int)unit, q->first, &full);
	}
}

/* -- numbers of the document's own ---------------------------------------- */

/* A section of this document with that number may be another method's. */
static int
own_section_item(const struct method_finder *f, int d, struct str number)
{
	int section = section_of_number(f, d, number);

	return section >= 0 ? f->own[d][section] : -1;
}

/* "DNS Change (3.2.2.4.7)": the method is named beside its number. */
static bool
is_named_beside(const struct method_finder *f, const struct method_hit *h)
{
	size_t i, to;

	method_hits_in(f, h->unit, h->unit + 1, &i, &to);
	for (; i < to; i++)
		if (f->hits.at[i].how != METHOD_BY_NUMBER &&
		    f->hits.at[i].item == h->item)
			return true;
	return false;
}

/* The document's section of that number neither names nor describes a method:
 * who refers to it refers to none. */
static bool
is_of_no_method(const struct method_finder *f, int d, struct str number,
    const struct method_hit *h)
{
	int section = section_of_number(f, d, number), first, last;
	size_t from, to;

	if (section < 0 || f->own[d][section] >= 0 || is_named_beside(f, h))
		return false;
	prose_section_statements(f->prose, d, section, true, &first, &last);
	method_hits_in(f, first, last, &from, &to);
	return from == to;
}

void
method_numbers_follow(struct method_finder *f)
{
	const struct prose *p = f->prose;
	size_t kept = 0;

	for (size_t i = 0; i < f->hits.len; i++) {
		struct method_hit *h = &f->hits.at[i];
		int d = p->statements.at[h->unit].document, item;
		struct str number = dotted(p->text, h->first);

		if (h->how != METHOD_BY_NUMBER || h->cited)
			continue;
		item = own_section_item(f, d, number);
		if (item >= 0 || is_of_no_method(f, d, number, h))
			h->item = item; /* or none */
	}
	for (size_t i = 0; i < f->hits.len; i++)
		if (f->hits.at[i].item >= 0)
			f->hits.at[kept++] = f->hits.at[i];
	f->hits.len = kept;
}
