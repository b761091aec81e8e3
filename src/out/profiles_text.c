/* For people: a table a profile, with the field, whether it is there and
 * critical, and what it holds. */
#include "out/facts.h"
#include "out/page.h"
#include "prose/class.h"

enum { INDENT = 2, FIELD_WIDTH = 31, MARKS_WIDTH = 13 };

static void
add_column(
    struct page *p, struct arena *a, enum tone tone, struct str text, int width)
{
	struct str cut = page_shorten(a, text, width - 1);

	page_add(p, tone, cut);
	page_spaces(p, width - page_columns(cut));
}

/* "critical", "optional", "absent": present is what goes without saying. */
static struct str
marks_of(struct arena *a, const struct profile_row *row)
{
	const char *presence = row->presence == PRESENCE_PRESENT
				   ? ""
				   : presence_name(row->presence);
	const char *critical =
	    row->criticality == CRITICALITY_YES ? "critical" : "";

	if (*presence && *critical)
		return STR("opt. critical");
	return arena_print(a, "%s%s", presence, critical);
}

static void
add_row(struct page *page, struct arena *a, const struct facts_report *r,
    const struct profile_row *row)
{
	const int at = INDENT + FIELD_WIDTH + MARKS_WIDTH + 1;
	struct str value =
	    row->n_value ? fact_quote(r->prose, &row->value[0]) : STR("-");

	page_spaces(page, INDENT);
	add_column(page, a, TONE_PLAIN, str_of(row->field->name), FIELD_WIDTH);
	add_column(page, a,
	    row->presence == PRESENCE_ABSENT ? TONE_FAINT : TONE_CARE,
	    marks_of(a, row), MARKS_WIDTH + 1);
	page_wrap(page, TONE_PLAIN, at, at, value.len ? value : STR("-"));
}

static void
add_profile(struct page *page, struct arena *a, const struct facts_report *r,
    const struct profile *p)
{
	struct buf classes = {0};

	class_print(p->classes, &classes);
	page_blank(page);
	page_ends(page, 0, 0, TONE_STRONG,
	    arena_print(a, "%.*s %.*s",
		STR_ARG(map_printed_number(r->map, p->section)),
		STR_ARG(r->map->sections.at[p->section].title)),
	    TONE_FAINT,
	    arena_print(a, "%s%.*s", profile_object_name(p->object),
		STR_ARG(buf_str(&classes))));
	buf_free(&classes);
	for (size_t i = 0; i < p->rows.len; i++)
		add_row(page, a, r, &p->rows.at[i]);
}

void
profiles_text(
    const struct facts_report *r, const struct style *style, struct buf *out)
{
	struct page page = page_of(style, out);
	struct arena a = {0};

	page_wrap(&page, TONE_STRONG, 0, 0,
	    r->identity->title.text.len ? r->identity->title.text
					: r->doc->file);
	page_rule(&page);
	if (!r->profiles->len)
		page_wrap(&page, TONE_PLAIN, 0, 0,
		    STR("No profile of certificates, CRLs or OCSP responses."));
	for (size_t i = 0; i < r->profiles->len; i++)
		add_profile(&page, &a, r, &r->profiles->at[i]);
	arena_clear(&a);
}
