#include "out/evidence.h"

/* Passages that a new one is compared with.  A finding of that many is one
 * about the outline of a broken document, and is not read to its end. */
#define COMPARED_MOST 256

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
	struct str number = {0};

	if (e->section >= 0)
		number = map_printed_number(document_of(r, e)->map, e->section);
	return number;
}

struct str
evidence_rfc3647(const struct review *r, const struct evidence *e)
{
	struct str number = {0};

	if (e->section >= 0)
		number = map_rfc_number(document_of(r, e)->map, e->section);
	return number;
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
	return a->block == b->block && a->start == b->start && a->end == b->end;
}

static void
add_once(struct arena *a, struct evidence_list *list, const struct evidence *e)
{
	for (size_t i = 0; i < list->len && i < COMPARED_MOST; i++)
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

/* What a rule about words found for its other elements shows where the topic
 * is; the headings that an outline rule found for another fault show nothing.
 */
static bool
speaks_for_itself(const struct result *result, const struct element_result *er,
    enum verdict verdict)
{
	return er->n_evidence > 0 ||
	       (result->rule->n_outline > 0 && er->verdict == verdict &&
		   verdict_is_issue(verdict));
}

static void
add_result(struct arena *a, struct evidence_list *list,
    const struct result *result, const struct finding *f)
{
	bool told = false;

	for (size_t i = 0; i < result->elements.len; i++) {
		const struct element_result *er = &result->elements.at[i];

		if (!str_eq(er->name, f->element) ||
		    !speaks_for_itself(result, er, f->verdict))
			continue;
		add_range(a, list, result, er->first_evidence, er->n_evidence);
		told = true;
	}
	if (!told)
		add_range(a, list, result, 0, result->evidence.len);
}

struct evidence_list
finding_evidence(
    struct arena *a, const struct review *r, const struct finding *f)
{
	struct evidence_list list = {0};

	for (size_t i = 0; i < f->n_results; i++)
		add_result(a, &list, &r->results.at[f->results[i]], f);
	return list;
}
