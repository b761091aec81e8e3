#include "out/check_evidence.h"

#include "out/check_finding.h"
#include "out/evidence.h"
#include "out/finding_words.h"

#define LABEL_WIDTH 12
#define TEXT_INDENT (FINDING_INDENT + LABEL_WIDTH)

void
check_labelled(
    struct page *p, enum tone tone, const char *label, struct str text)
{
	int used = FINDING_INDENT + page_columns(str_of(label));

	if (!text.len)
		return;
	page_spaces(p, FINDING_INDENT);
	page_add(p, TONE_FAINT, str_of(label));
	page_spaces(p, TEXT_INDENT - used);
	page_wrap_lines(p, tone, TEXT_INDENT, TEXT_INDENT, text);
}

/* Passages of one statement (a lead-in and its item, a cell and its headings)
 * belong together: they are read in the order of the document, and their place
 * is told once. */
static size_t
group_end(const struct evidence_list *list, size_t i)
{
	const struct evidence *e = list->at[i];
	size_t end = i + 1;

	while (e->statement >= 0 && end < list->len &&
	       list->at[end]->role == e->role &&
	       list->at[end]->document == e->document &&
	       list->at[end]->statement == e->statement)
		end++;
	return end;
}

/* The first passage of a group that stands after `last`, or NULL. */
static const struct evidence *
next_in_group(const struct evidence_list *list, size_t start, size_t end,
    const struct evidence *last)
{
	const struct evidence *best = NULL;

	for (size_t i = start; i < end; i++) {
		const struct evidence *e = list->at[i];

		if (last &&
		    (e->block < last->block ||
			(e->block == last->block && e->start <= last->start)))
			continue;
		if (!best || e->block < best->block ||
		    (e->block == best->block && e->start < best->start))
			best = e;
	}
	return best;
}

/* A heading quoted for the outline's sake is its own place; its number may be
 * automatic and then is no part of the text. */
static struct str
heading_words(struct arena *a, const struct review *r, const struct evidence *e)
{
	struct str quote = evidence_quote(r, e);
	struct str number = evidence_section(r, e);

	if (!number.len || str_starts(quote, number))
		return arena_print(a, "“%.*s”", STR_ARG(quote));
	return arena_print(a, "%.*s “%.*s”", STR_ARG(number), STR_ARG(quote));
}

static bool
is_its_own_place(const struct review *r, const struct evidence *e)
{
	return e->statement < 0 && r->n_documents == 1 &&
	       evidence_page(r, e) == 0;
}

static void
add_group(struct page *p, const struct review *r,
    const struct evidence_list *list, size_t start, size_t end,
    const char *label, int columns)
{
	const struct evidence *e = NULL, *decisive = list->at[start];
	struct arena a = {0};

	if (is_its_own_place(r, decisive)) {
		check_labelled(
		    p, TONE_PLAIN, label, heading_words(&a, r, decisive));
		arena_clear(&a);
		return;
	}
	while ((e = next_in_group(list, start, end, e))) {
		struct str quote =
		    page_shorten(&a, evidence_quote(r, e), columns);

		check_labelled(p, TONE_PLAIN, label,
		    arena_print(&a, "“%.*s”", STR_ARG(quote)));
		label = "";
	}
	check_labelled(p, TONE_FAINT, "",
	    arena_print(&a, "%.*s%s",
		STR_ARG(evidence_place_words(&a, r, decisive)),
		evidence_role_words(decisive->role)));
	arena_clear(&a);
}

void
check_evidence(struct page *p, const struct review *r, const struct finding *f,
    size_t most, int columns)
{
	struct arena a = {0};
	struct evidence_list list = finding_evidence(&a, r, f);
	size_t shown = 0, end;

	for (size_t i = 0; i < list.len; i = end) {
		end = group_end(&list, i);
		if (list.at[i]->role == EVIDENCE_SEARCHED || shown++ >= most)
			continue;
		add_group(
		    p, r, &list, i, end, shown == 1 ? "Evidence" : "", columns);
	}
	if (shown > most)
		check_labelled(p, TONE_FAINT, "",
		    arena_print(&a, "and %zu more", shown - most));
	check_labelled(
	    p, TONE_PLAIN, "Searched", evidence_searched_words(&a, &list));
	arena_clear(&a);
}
