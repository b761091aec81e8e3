/* One object: the headings in document order, and one list a kind of fault.
 * "heading" and "other" in a fault are positions in "headings". */
#include "base/vec.h"
#include "out/outline.h"
#include "out/parts.h"

/* Members of the object, by enum outline_fault. */
static const char *const fault_lists[] = {
    [FAULT_MISSING] = "missing",
    [FAULT_BLANK] = "blank",
    [FAULT_NO_STIPULATION] = "no_stipulation",
    [FAULT_NOT_APPLICABLE] = "not_applicable",
    [FAULT_DOUBLED] = "doubled",
    [FAULT_OUT_OF_ORDER] = "out_of_order",
    [FAULT_RENUMBERED] = "renumbered",
    [FAULT_RETITLED] = "retitled",
    [FAULT_EXTRA] = "extra",
    [FAULT_UNNUMBERED] = "unnumbered",
    [FAULT_LEVEL] = "level",
};

static void
add_headings(struct json *to, const struct map *map)
{
	struct json *list = json_add_array(to, "headings");

	for (size_t i = 1; i < map->sections.len; i++) {
		const struct section *s = &map->sections.at[i];
		struct json *o = json_add_object(list, NULL);

		json_add_str(o, "number", s->number);
		json_add_str(o, "title", s->title);
		json_add_number(o, "level", s->level);
		parts_add_str(o, "rfc3647", parts_rfc_number(map, (int)i));
		json_add_c(o, "mapping", mapping_name(s->mapping));
		json_add_c(o, "confidence", confidence_name(s->confidence));
		json_add_c(o, "stipulation", stipulation_name(s->stipulation));
		json_add_number(o, "block", s->heading);
	}
}

/* Position among the headings: only section 0 has none. */
static int
heading_at(int section)
{
	return section - 1;
}

static void
add_fault(struct json *list, const struct map *map, const struct fault *f)
{
	struct json *o = json_add_object(list, NULL);
	const struct rfc_section *meant =
	    f->rfc < 0 ? NULL : &map->outline->sections[f->rfc];
	const struct section *s =
	    f->section < 0 ? NULL : &map->sections.at[f->section];

	parts_add_str(o, "rfc3647", meant ? meant->number : (struct str){0});
	parts_add_str(o, "number", s ? s->number : (struct str){0});
	json_add_str(o, "title",
	    s       ? s->title
	    : meant ? meant->title
		    : (struct str){0});
	parts_add_index(o, "heading", heading_at(f->section));
	parts_add_index(o, "other", heading_at(f->other));
	json_add_c(o, "confidence", confidence_name(f->confidence));
}

void
outline_json(const struct map *map, struct buf *out)
{
	struct json *root = json_new_object();

	(void)parts_add_tool(root);
	(void)parts_add_document(root, "document", map->doc);
	add_headings(root, map);
	for (size_t kind = 0; kind < COUNT_OF(fault_lists); kind++) {
		struct json *list = json_add_array(root, fault_lists[kind]);

		for (size_t i = 0; i < map->faults.len; i++)
			if ((size_t)map->faults.at[i].kind == kind)
				add_fault(list, map, &map->faults.at[i]);
	}
	json_print(root, true, out);
	json_free(root);
}
