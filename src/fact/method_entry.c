#include "fact/method_entry.h"

#include "fact/method_use.h"

/* A paragraph of no more words can be the title of those after it. */
#define TITLE_WORDS 14

/* -- finding entries ----------------------------------------------------- */

static int
paragraph_end(const struct method_finder *f, int unit, int last)
{
	int u = unit + 1;

	while (u < last &&
	       method_at(f, u)->paragraph == method_at(f, unit)->paragraph)
		u++;
	return u;
}

/* An item reaches to the next one of its depth. */
static int
item_end(const struct method_finder *f, int unit, int last)
{
	const struct block *b = method_block(f, unit);
	int u = paragraph_end(f, unit, last);

	while (u < last && method_at(f, u)->kind == STATEMENT_ITEM &&
	       method_block(f, u)->kind == BLOCK_ITEM &&
	       method_block(f, u)->level > b->level)
		u = paragraph_end(f, u, last);
	return u;
}

static int
row_end(const struct method_finder *f, int unit, int last)
{
	const struct block *b = method_block(f, unit);
	int u = unit + 1;

	while (u < last && method_block(f, u)->table == b->table &&
	       method_block(f, u)->row == b->row)
		u++;
	return u;
}

/* A paragraph, with a typed label or without. */
static bool
is_paragraph(const struct method_finder *f, int unit)
{
	enum statement_kind kind = method_at(f, unit)->kind;

	return kind == STATEMENT_SENTENCE ||
	       (kind == STATEMENT_ITEM &&
		   method_block(f, unit)->kind == BLOCK_PARAGRAPH);
}

static bool
is_title(const struct method_finder *f, int unit, int end)
{
	const struct statement *s = method_at(f, unit);

	if (!is_paragraph(f, unit) || end != unit + 1 ||
	    method_own_words(f, unit) > TITLE_WORDS)
		return false;
	for (int i = 0; i < s->n_clauses; i++)
		if (f->prose->clauses.at[s->first_clause + i].modality !=
		    MODALITY_NONE)
			return false;
	return method_has_hit(f, unit, end);
}

static int
title_end(const struct method_finder *f, int unit, int last)
{
	int u = unit + 1;

	while (u < last) {
		int end = paragraph_end(f, u, last);

		if (is_title(f, u, end))
			break;
		u = end;
	}
	return u;
}

/* A title with paragraphs below it; one with a typed label may be an item as
 * well, when others follow it at once. */
static bool
heads_paragraphs(const struct method_finder *f, int unit, int end, int last)
{
	return is_title(f, unit, end) &&
	       (method_at(f, unit)->kind == STATEMENT_SENTENCE ||
		   (end < last &&
		       method_at(f, end)->kind == STATEMENT_SENTENCE));
}

/* Sub-items that name methods of their own. */
static bool
is_group(struct method_finder *f, int unit, int end)
{
	int head = paragraph_end(f, unit, end);
	uint64_t below =
	    method_numbers_in(f, head, end) | method_names_in(f, head, end);

	return below && !method_is_single(below);
}

/* A paragraph that is numbered like a heading of the outline. */
static bool
is_marker(const struct method_finder *f, int unit, int end)
{
	const struct phrase_text *t = f->prose->text;
	int own = method_own_first(f->prose, unit);
	int quantity = t->tokens.at[own].quantity;

	return is_paragraph(f, unit) && end == unit + 1 && quantity >= 0 &&
	       t->quantities.at[quantity].kind == QUANTITY_SECTION &&
	       method_own_words(f, unit) <= TITLE_WORDS;
}

struct walk {
	struct method_finder *f;
	int document, section;
	bool at_home;
};

static struct method_entry
entry_of(const struct walk *w, enum method_form form, int first, int last)
{
	return (struct method_entry){.form = form,
	    .document = w->document,
	    .section = w->section,
	    .at_home = w->at_home,
	    .first = first,
	    .last = last};
}

static void
add_range(const struct walk *w, enum method_form form, int first, int last)
{
	struct method_entry e = entry_of(w, form, first, last);

	if (method_has_hit(w->f, first, last))
		method_add_entry(w->f, &e);
}

/* Sentences: those that name no method go with the one before. */
static void
add_sentences(const struct walk *w, int first, int last)
{
	int start = -1;
	uint64_t all = method_numbers_in(w->f, first, last);

	if (method_is_single(all)) {
		add_range(w, METHOD_IN_TEXT, first, last);
		return;
	}
	for (int u = first; u < last; u++) {
		if (!method_numbers_in(w->f, u, u + 1) &&
		    !(w->at_home && method_names_in(w->f, u, u + 1)) &&
		    !(w->at_home && start < 0 &&
			method_has_hit(w->f, u, u + 1)))
			continue;
		if (start >= 0)
			add_range(w, METHOD_IN_TEXT, start, u);
		start = u;
	}
	if (start >= 0)
		add_range(w, METHOD_IN_TEXT, start, last);
}

static bool
is_about(const struct walk *w, int first, int last)
{
	struct method_finder *f = w->f;

	return w->at_home ||
	       ((method_numbers_in(f, first, last) ||
		    method_says(f, &f->list->about, first, last, NULL)) &&
		   !method_says(f, &f->list->not_about, first, last, NULL));
}

static int
add_next(const struct walk *w, int unit, int last)
{
	struct method_finder *f = w->f;
	enum statement_kind kind = method_at(f, unit)->kind;
	int end = paragraph_end(f, unit, last);

	if (kind == STATEMENT_CELL) {
		end = row_end(f, unit, last);
		add_range(w, METHOD_IN_ROW, unit, end);
	} else if (w->at_home && heads_paragraphs(f, unit, end, last)) {
		end = title_end(f, unit, last);
		add_range(w, METHOD_IN_SECTION, unit, end);
	} else if (kind == STATEMENT_ITEM) {
		int whole = item_end(f, unit, last);

		if (!is_group(f, unit, whole))
			end = whole;
		add_range(w, METHOD_IN_ITEM, unit, end);
	} else {
		add_sentences(w, unit, end);
	}
	return end;
}

static void
walk_section(struct walk *w, enum method_region region)
{
	struct method_finder *f = w->f;
	int unit, last;

	prose_section_statements(
	    f->prose, w->document, w->section, false, &unit, &last);
	if (!method_has_hit(f, unit, last))
		return;
	while (unit < last) {
		int end = paragraph_end(f, unit, last);

		if (region != REGION_NONE && is_marker(f, unit, end) &&
		    !method_has_hit(f, unit, end))
			region = method_heads_list(f, unit) ? REGION_HOME
							    : REGION_NEAR;
		w->at_home = region == REGION_HOME;
		if (region == REGION_NEAR)
			w->at_home = is_about(w, unit,
			    method_at(f, unit)->kind == STATEMENT_CELL
				? row_end(f, unit, last)
				: end);
		if (method_at(f, unit)->kind == STATEMENT_HEADING) {
			unit = end;
			continue;
		}
		unit = add_next(w, unit, last);
	}
}

static void
add_section(struct method_finder *f, int d, int section)
{
	const struct section *s = &f->prose->maps[d]->sections.at[section];
	struct method_entry e = {.form = METHOD_IN_SECTION,
	    .document = d,
	    .section = section,
	    .at_home = true,
	    .by_title = true,
	    .item = f->own[d][section],
	    .printed = s->number};

	prose_section_statements(f->prose, d, section, true, &e.first, &e.last);
	method_add_entry(f, &e);
}

/* The methods that a section speaks of: cited, else named, else described. */
static uint64_t
methods_of(struct method_finder *f, int first, int last)
{
	uint64_t set = method_numbers_in(f, first, last);

	if (!set)
		set = method_names_in(f, first, last);
	return set ? set : method_deeds_in(f, first, last);
}

/* A sub-section of the list whose title is none that is known, but which
 * speaks of one method only. */
static bool
add_untitled(struct method_finder *f, int d, int section)
{
	const struct map *m = f->prose->maps[d];
	const struct section *s = &m->sections.at[section];
	struct method_entry e = {.form = METHOD_IN_SECTION,
	    .document = d,
	    .section = section,
	    .at_home = true,
	    .printed = s->number};

	if (s->parent < 0 || f->region[d][section] != REGION_HOME ||
	    f->region[d][s->parent] != REGION_HOME || s->own_end != s->end)
		return false;
	prose_section_statements(f->prose, d, section, true, &e.first, &e.last);
	if (!method_is_single(methods_of(f, e.first, e.last)))
		return false;
	method_add_entry(f, &e);
	return true;
}

static void
mark_defined(struct method_finder *f)
{
	for (size_t i = 0; i < f->out->uses.len; i++) {
		struct method_use *u = &f->out->uses.at[i];

		if (method_at(f, u->statement)->use == PROSE_DEFINITION) {
			u->defined = true;
			u->standing = METHOD_MENTIONED;
		}
	}
}

/* Definitions of old methods, outside the places where methods are listed. */
static void
add_definitions(struct method_finder *f)
{
	for (size_t i = 0; i < f->hits.len; i++) {
		const struct method_hit *h = &f->hits.at[i];
		const struct statement *s = method_at(f, h->unit);
		struct method_use use = {.item = &f->list->items[h->item],
		    .standing = METHOD_MENTIONED,
		    .form = METHOD_IN_TEXT,
		    .end = DATE_NONE,
		    .defined = true,
		    .document = s->document,
		    .section = s->section,
		    .first = h->unit,
		    .last = h->unit + 1,
		    .statement = h->unit,
		    .shown = h->unit};

		if (s->use == PROSE_DEFINITION && h->how == METHOD_BY_NAME &&
		    f->region[s->document][s->section] == REGION_NONE)
			VEC_PUSH(f->a, &f->out->uses, use);
	}
}

void
method_entries(struct method_finder *f)
{
	for (int d = 0; d < f->prose->n_docs; d++) {
		const struct map *m = f->prose->maps[d];
		int covered = 0; /* sections under one that is a method's */

		for (int s = 0; s < (int)m->sections.len; s++) {
			struct walk w = {.f = f, .document = d, .section = s};

			if (m->sections.at[s].first < covered)
				continue;
			if (f->own[d][s] >= 0) {
				add_section(f, d, s);
				covered = m->sections.at[s].end;
			} else if (!add_untitled(f, d, s)) {
				walk_section(
				    &w, (enum method_region)f->region[d][s]);
			}
		}
	}
	mark_defined(f);
	add_definitions(f);
}
