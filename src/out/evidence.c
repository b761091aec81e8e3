#include "out/evidence.h"

#include "out/finding_words.h"

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

/* What nothing was found of is shown where it belongs. */
static int
home_heading(const struct review *r, const struct finding *f, int document)
{
	const struct map *map = r->documents[document].map;
	int section = f->section;

	if (section <= 0)
		section = map_find(map, finding_rule(r, f)->home);
	return section > 0 ? map->sections.at[section].heading : -1;
}

static bool
find_quote(const struct evidence_list *list, struct spot *out)
{
	for (size_t i = 0; i < list->len; i++) {
		const struct evidence *e = list->at[i];

		if (e->role == EVIDENCE_SEARCHED || e->start >= e->end)
			continue;
		*out = (struct spot){
		    e->document, e->block, e->start, e->end, true};
		return true;
	}
	return false;
}

void
finding_spot(const struct review *r, const struct finding *f,
    const struct evidence_list *list, struct spot *out)
{
	int document = f->document < 0 ? 0 : f->document;
	int heading = home_heading(r, f, document);

	*out = (struct spot){document, heading, 0, 0, false};
	if (f->verdict != VERDICT_MISSING || heading < 0)
		(void)find_quote(list, out);
}

static const struct place *
spot_place(const struct review *r, const struct spot *spot)
{
	const struct doc *doc = r->documents[spot->document].doc;

	return spot->block < 0 ? NULL : &doc->blocks.at[spot->block].place;
}

int
spot_line(const struct review *r, const struct spot *spot)
{
	const struct place *place = spot_place(r, spot);

	return place ? place->line : 0;
}

int
spot_page(const struct review *r, const struct spot *spot)
{
	const struct place *place = spot_place(r, spot);

	return place ? place->page : 0;
}

struct str
document_path(const struct review *r, int document)
{
	const struct reviewed_document *d = &r->documents[document];

	return d->path.len ? d->path : d->doc->file;
}
