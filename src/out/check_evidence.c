#include "out/check_evidence.h"

#include "out/check_finding.h"
#include "out/finding_words.h"
#include "out/passages.h"

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

static void
add_group(struct page *p, const struct review *r,
    const struct passage_group *group, const char *label, int columns)
{
	const struct evidence *decisive = group->decisive;
	struct arena a = {0};

	if (passage_is_its_own_place(r, decisive)) {
		check_labelled(p, TONE_PLAIN, label,
		    passage_heading_words(&a, r, decisive));
		arena_clear(&a);
		return;
	}
	for (size_t i = 0; i < group->len; i++) {
		struct str quote =
		    page_shorten(&a, evidence_quote(r, group->at[i]), columns);

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
	struct passages passages;
	size_t len;

	finding_passages(&a, r, f, &passages);
	len = passages.groups.len;
	for (size_t i = 0; i < len && i < most; i++)
		add_group(
		    p, r, &passages.groups.at[i], i ? "" : "Evidence", columns);
	if (len > most)
		check_labelled(p, TONE_FAINT, "",
		    arena_print(&a, "and %zu more", len - most));
	check_labelled(p, TONE_PLAIN, "Searched", passages.searched);
	arena_clear(&a);
}
