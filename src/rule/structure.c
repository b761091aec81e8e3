#include "rule/structure.h"

#include "base/vec.h"

static struct str
fault_number(const struct map *m, const struct fault *f)
{
	if (f->rfc >= 0)
		return m->outline->sections[f->rfc].number;
	return f->section >= 0 ? m->sections.at[f->section].number
			       : (struct str){0};
}

/* A section of RFC 3647 itself, or a new sibling of such sections (1.7, 4.2.4):
 * a sub-section that a CA adds under a leaf is its own affair. */
static bool
is_of_rfc3647(const struct map *m, const struct fault *f)
{
	const struct rfc3647 *o = m->outline;
	struct str parent = fault_number(m, f);
	int above;

	if (f->rfc >= 0)
		return o->sections[f->rfc].required;
	while (parent.len && parent.at[parent.len - 1] != '.')
		parent.len--;
	if (parent.len)
		parent.len--;
	above = rfc3647_find(o, parent);
	return above >= 0 && o->sections[above].above_required;
}

static bool
concerns(
    const struct outline_check *c, const struct map *m, const struct fault *f)
{
	struct str number = fault_number(m, f);

	/* What most reviewers let pass is no issue. */
	if (f->confidence == CONFIDENCE_LOW ||
	    (c->required && !is_of_rfc3647(m, f)))
		return false;
	if (str_is_in(number, c->never.at, c->never.len))
		return false;
	if (c->only.len == 0)
		return true;
	for (size_t i = 0; i < c->only.len; i++)
		if (number_is_below(number, c->only.at[i]))
			return true;
	return false;
}

/* What one document of a set lacks another one may have; what all lack is told
 * of the first. */
static bool
stands_in_another(const struct view *v, int document, int rfc)
{
	for (int d = 0; d < v->prose->n_docs && rfc >= 0; d++)
		if (d < document ||
		    (d > document && v->prose->maps[d]->of_rfc[rfc] >= 0))
			if (v->kinds[d] != KIND_PROFILES)
				return true;
	return false;
}

static void
observe_faults(struct arena *a, const struct view *v,
    const struct outline_check *c, struct observation *out)
{
	for (int d = 0; d < v->prose->n_docs; d++) {
		const struct map *m = v->prose->maps[d];

		if (v->kinds[d] == KIND_PROFILES)
			continue; /* it has an outline of its own */
		for (size_t i = 0; i < m->faults.len; i++) {
			const struct fault *f = &m->faults.at[i];
			struct outline_sighting s = {.check = c,
			    .document = d,
			    .section = f->section,
			    .other = f->other,
			    .rfc = f->rfc,
			    .statement = -1};

			if (f->kind == c->fault && concerns(c, m, f) &&
			    !(f->kind == FAULT_MISSING &&
				stands_in_another(v, d, f->rfc)))
				VEC_PUSH(a, &out->outline, s);
		}
	}
	VEC_TRIM(a, &out->outline);
}

/* The sections of a set, by the numbers they print and by those they map to:
 * both are what an author may have meant, and "see section 4.9" in a CP may
 * mean the CPS beside it. */
static struct index
numbers_of(struct arena *a, const struct prose *p)
{
	struct index numbers = {0};

	for (int d = 0; d < p->n_docs; d++)
		for (size_t i = 1; i < p->maps[d]->sections.len; i++) {
			const struct section *s = &p->maps[d]->sections.at[i];

			index_put(a, &numbers, s->number, (int)i);
			if (s->rfc >= 0)
				index_put(a, &numbers,
				    p->maps[d]
					->outline->sections[s->rfc]
					.number,
				    (int)i);
		}
	return numbers;
}

/* The section that the reference stands in is numbered like it: "see section
 * 9.17.2" in a document whose chapters end at 9.17 is a dead reference, one in
 * a document without numbers cannot be judged. */
static bool
has_numbers(const struct map *m)
{
	int numbered = 0;

	for (size_t i = 1; i < m->sections.len; i++)
		numbered += m->sections.at[i].number.len != 0;
	return numbered >= 9;
}

/* The number of a validation method of a source, in a document that has no
 * sections of its own for methods: "ACME HTTP challenge, section 3.2.2.4.19".
 */
static bool
is_method_of_source(
    const struct map *m, const struct index *numbers, struct str number)
{
	enum { METHOD_LEVEL = 5 };
	const struct rfc3647 *o = m->outline;
	int at = rfc3647_find(o, number);

	if (at < 0 || o->sections[at].level < METHOD_LEVEL)
		return false;
	for (size_t i = 0; i < o->n_sections; i++)
		if (o->sections[i].parent == o->sections[at].parent &&
		    index_find(numbers, o->sections[i].number) >= 0)
			return false;
	return true;
}

/* An item of a list in which an item before names another document with its
 * sections: "section 4.9.1.1 of the Baseline Requirements; section 4.9.77". */
static bool
follows_another_document(const struct prose *p, const struct pointer *ptr)
{
	const struct statement *own = &p->statements.at[ptr->statement];

	for (; own->list && ptr > p->pointers.at; ptr--) {
		const struct pointer *before = ptr - 1;

		if (p->statements.at[before->statement].list != own->list)
			return false;
		if (before->to != POINTER_SELF)
			return before->section.len != 0;
	}
	return false;
}

static void
observe_dead_references(struct arena *a, const struct prose *p, int document,
    const struct index *numbers, const struct outline_check *c,
    struct observation *out)
{
	for (size_t i = 0; i < p->pointers.len; i++) {
		const struct pointer *ptr = &p->pointers.at[i];
		const struct statement *st = &p->statements.at[ptr->statement];
		struct outline_sighting s = {.check = c,
		    .document = document,
		    .section = st->section,
		    .other = -1,
		    .rfc = -1,
		    .number = ptr->section,
		    .statement = ptr->statement,
		    .first = ptr->first,
		    .last = ptr->last};

		if (st->document == document && ptr->to == POINTER_SELF &&
		    ptr->section.len && st->use != PROSE_FURNITURE &&
		    index_find(numbers, ptr->section) < 0 &&
		    !follows_another_document(p, ptr) &&
		    !is_method_of_source(
			p->maps[document], numbers, ptr->section))
			VEC_PUSH(a, &out->outline, s);
	}
}

void
structure_observe(struct arena *a, const struct view *view,
    const struct rule *rule, struct observation *out)
{
	for (size_t i = 0; i < rule->n_outline; i++) {
		const struct outline_check *c = &rule->outline[i];
		const struct prose *p = view->prose;
		struct arena gone = {0};
		struct index numbers;

		if (!c->dead_reference) {
			observe_faults(a, view, c, out);
			continue;
		}
		numbers = numbers_of(&gone, p);
		for (int d = 0; d < p->n_docs; d++)
			if (has_numbers(p->maps[d]) &&
			    view->kinds[d] != KIND_PROFILES)
				observe_dead_references(
				    a, p, d, &numbers, c, out);
		arena_clear(&gone);
	}
}
