/* The outline as a reader checks it: the headings in order with what is
 * particular about each, then what is wrong, one list a kind. */
#include "out/outline.h"
#include "out/page.h"
#include "out/parts.h"

#define NUMBER_WIDTH 12
#define INDENT (2 + NUMBER_WIDTH)

/* What the lists of faults are called, in the order in which they help. */
static const struct {
	enum outline_fault kind;
	const char *words;
} fault_words[] = {
    {FAULT_MISSING, "Missing: sections of RFC 3647 without a heading"},
    {FAULT_BLANK, "Blank: headings with nothing under them"},
    {FAULT_RENUMBERED, "Renumbered: title of one section, number of another"},
    {FAULT_RETITLED, "Retitled: a known number under a title of its own"},
    {FAULT_DOUBLED, "Doubled: more than one heading for a section"},
    {FAULT_OUT_OF_ORDER, "Out of order"},
    {FAULT_UNNUMBERED, "Unnumbered: known titles without a number"},
    {FAULT_EXTRA, "Extra: numbers that no source knows"},
    {FAULT_LEVEL, "Level: heading level and number disagree"},
    {FAULT_NO_STIPULATION, "No stipulation, and nothing else"},
    {FAULT_NOT_APPLICABLE, "Not applicable, and nothing else"},
};

static const char *
stipulation_words(enum stipulation s)
{
	switch (s) {
	case STIPULATION_TEXT:
		break;
	case STIPULATION_NONE:
		return "no stipulation";
	case STIPULATION_NOT_APPLICABLE:
		return "not applicable";
	case STIPULATION_POINTER:
		return "see elsewhere";
	case STIPULATION_BLANK:
		return "blank";
	}
	return "";
}

/* The RFC 3647 number where it is not the printed one, and what stands
 * there where that is no text. */
static struct str
heading_note(struct arena *a, const struct map *map, int section)
{
	const struct section *s = &map->sections.at[section];
	struct str rfc = parts_rfc_number(map, section);
	const char *says = stipulation_words(s->stipulation);

	if (rfc.len == 0 || str_eq(rfc, s->number))
		return str_of(says);
	return arena_print(a, "%s%s= %.*s by %s", says, *says ? ", " : "",
	    STR_ARG(rfc), mapping_name(s->mapping));
}

static void
add_heading(struct page *p, const struct map *map, int section)
{
	const struct section *s = &map->sections.at[section];
	struct arena a = {0};
	int columns = page_columns(s->number);

	page_spaces(p, 2);
	page_add(p, TONE_PLAIN, s->number);
	page_spaces(p, columns < NUMBER_WIDTH ? NUMBER_WIDTH - columns : 1);
	page_ends(p, columns < NUMBER_WIDTH ? INDENT : columns + 3, INDENT,
	    s->level == 1 ? TONE_STRONG : TONE_PLAIN, s->title, TONE_FAINT,
	    heading_note(&a, map, section));
	arena_clear(&a);
}

static struct str
section_words(struct arena *a, const struct map *map, int section)
{
	const struct section *s = &map->sections.at[section];

	if (s->number.len == 0)
		return s->title;
	return arena_print(
	    a, "%.*s %.*s", STR_ARG(s->number), STR_ARG(s->title));
}

static struct str
outline_words(struct arena *a, const struct map *map, int rfc)
{
	const struct rfc_section *r = &map->outline->sections[rfc];

	return arena_print(
	    a, "%.*s %.*s", STR_ARG(r->number), STR_ARG(r->title));
}

/* What of the fault is not in its heading. */
static struct str
fault_note(struct arena *a, const struct map *map, const struct fault *f)
{
	switch (f->kind) {
	case FAULT_RENUMBERED:
	case FAULT_RETITLED:
	case FAULT_UNNUMBERED:
		if (f->rfc < 0)
			return (struct str){0};
		return arena_print(a, ": RFC 3647 %.*s",
		    STR_ARG(outline_words(a, map, f->rfc)));
	case FAULT_DOUBLED:
	case FAULT_OUT_OF_ORDER:
		if (f->other < 0)
			return (struct str){0};
		return arena_print(a, "%s %.*s",
		    f->kind == FAULT_DOUBLED ? ": as" : ": after",
		    STR_ARG(section_words(a, map, f->other)));
	case FAULT_MISSING:
	case FAULT_BLANK:
	case FAULT_NO_STIPULATION:
	case FAULT_NOT_APPLICABLE:
	case FAULT_EXTRA:
	case FAULT_LEVEL:
		break;
	}
	return (struct str){0};
}

static void
add_fault(struct page *p, const struct map *map, const struct fault *f)
{
	struct arena a = {0};
	struct str what = {0};

	if (f->section >= 0)
		what = section_words(&a, map, f->section);
	else if (f->rfc >= 0)
		what = outline_words(&a, map, f->rfc);
	page_spaces(p, 2);
	page_wrap(p, TONE_PLAIN, 2, 4,
	    arena_print(&a, "%.*s%.*s", STR_ARG(what),
		STR_ARG(fault_note(&a, map, f))));
	arena_clear(&a);
}

static void
add_faults(struct page *p, const struct map *map, size_t which)
{
	size_t n = 0;

	for (size_t i = 0; i < map->faults.len; i++)
		n += map->faults.at[i].kind == fault_words[which].kind;
	if (n == 0)
		return;
	page_blank(p);
	page_add(p, TONE_STRONG, str_of(fault_words[which].words));
	buf_print(p->out, " (%zu)\n", n);
	for (size_t i = 0; i < map->faults.len; i++)
		if (map->faults.at[i].kind == fault_words[which].kind)
			add_fault(p, map, &map->faults.at[i]);
}

void
outline_text(const struct map *map, const struct style *style, struct buf *out)
{
	struct page p = page_of(style, out);
	size_t mapped = 0;

	for (size_t i = 1; i < map->sections.len; i++)
		mapped += map->sections.at[i].rfc >= 0;
	page_add(&p, TONE_STRONG, map->doc->file);
	buf_print(out,
	    ": %zu headings, %zu of them in the outline of RFC "
	    "3647\n\n",
	    map->sections.len - 1, mapped);
	for (size_t i = 1; i < map->sections.len; i++)
		add_heading(&p, map, (int)i);
	for (size_t i = 0; i < COUNT_OF(fault_words); i++)
		add_faults(&p, map, i);
}
