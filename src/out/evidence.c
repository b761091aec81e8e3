#include "out/evidence.h"

static const struct reviewed_document *
document_of(const struct review *r, const struct evidence *e)
{
	return &r->documents[e->document];
}

struct str
evidence_quote(const struct review *r, const struct evidence *e)
{
	if (e->role == EVIDENCE_SEARCHED)
		return (struct str){0};
	return str_sub(
	    document_of(r, e)->doc->blocks.at[e->block].text, e->start, e->end);
}

struct str
evidence_section(const struct review *r, const struct evidence *e)
{
	return e->section < 0
		   ? (struct str){0}
		   : map_printed_number(document_of(r, e)->map, e->section);
}

struct str
evidence_rfc3647(const struct review *r, const struct evidence *e)
{
	return e->section < 0
		   ? (struct str){0}
		   : map_rfc_number(document_of(r, e)->map, e->section);
}

int
evidence_page(const struct review *r, const struct evidence *e)
{
	if (e->role == EVIDENCE_SEARCHED)
		return 0;
	return document_of(r, e)->doc->blocks.at[e->block].place.page;
}

static bool
same_sections(const struct evidence *a, const struct evidence *b)
{
	if (a->n_sections != b->n_sections)
		return false;
	for (size_t i = 0; i < a->n_sections; i++)
		if (!str_eq(a->sections[i], b->sections[i]))
			return false;
	return true;
}

/* The same passage, whatever role it plays. */
static bool
same_passage(const struct evidence *a, const struct evidence *b)
{
	bool searched = a->role == EVIDENCE_SEARCHED;

	if (a->document != b->document ||
	    searched != (b->role == EVIDENCE_SEARCHED))
		return false;
	if (searched)
		return same_sections(a, b);
	return a->block == b->block && a->start == b->start &&
	       a->end == b->end;
}

static void
add_once(
    struct arena *a, struct evidence_list *list, const struct evidence *e)
{
	for (size_t i = 0; i < list->len; i++)
		if (same_passage(list->at[i], e))
			return;
	VEC_PUSH(a, list, e);
}

static void
add_range(struct arena *a, struct evidence_list *list,
    const struct result *result, size_t first, size_t n)
{
	for (size_t i = first; i < first + n && i < result->evidence.len; i++)
		add_once(a, list, &result->evidence.at[i]);
}

static void
add_result(struct arena *a, struct evidence_list *list,
    const struct result *result, struct str element)
{
	size_t before = list->len;

	for (size_t i = 0; i < result->elements.len; i++) {
		const struct element_result *er = &result->elements.at[i];

		if (element.len && str_eq(er->name, element))
			add_range(a, list, result, er->first_evidence,
			    er->n_evidence);
	}
	if (list->len == before)
		add_range(a, list, result, 0, result->evidence.len);
}

struct evidence_list
finding_evidence(
    struct arena *a, const struct review *r, const struct finding *f)
{
	struct evidence_list list = {0};

	for (size_t i = 0; i < f->n_results; i++)
		add_result(
		    a, &list, &r->results.at[f->results[i]], f->element);
	return list;
}
