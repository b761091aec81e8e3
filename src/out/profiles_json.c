/* One object: the profiles of a document, each with its rows and the passages
 * they rest on. */
#include "out/facts_parts.h"
#include "out/parts.h"

static void
add_row(struct json *list, const struct facts_report *r,
    const struct profile_row *row)
{
	struct json *o = json_add_object(list, NULL);

	json_add_c(o, "field", row->field->name);
	json_add_bool(o, "extension", row->field->extension);
	parts_add_str(o, "presence", str_of(presence_name(row->presence)));
	parts_add_str(
	    o, "criticality", str_of(criticality_name(row->criticality)));
	parts_add_str(o, "condition",
	    row->condition.start < row->condition.end
		? fact_quote(r->prose, &row->condition)
		: (struct str){0});
	json_add_c(o, "from", row->from_table ? "table" : "sentence");
	facts_add_passages(o, "name", r, &row->name, 1);
	facts_add_passages(o, "value", r, row->value, row->n_value);
}

void
profiles_json(const struct facts_report *r, struct buf *out)
{
	struct json *root = json_new_object(), *list;

	(void)parts_add_tool(root);
	facts_add_document(root, r);
	list = json_add_array(root, "profiles");
	for (size_t i = 0; i < r->profiles->len; i++) {
		const struct profile *p = &r->profiles->at[i];
		struct json *o = json_add_object(list, NULL), *rows;

		json_add_c(o, "object", profile_object_name(p->object));
		facts_add_place(o, r, p->section);
		parts_add_str(
		    o, "title", r->map->sections.at[p->section].title);
		facts_add_classes(o, p->classes);
		rows = json_add_array(o, "rows");
		for (size_t k = 0; k < p->rows.len; k++)
			add_row(rows, r, &p->rows.at[k]);
	}
	json_print(root, true, out);
	json_free(root);
}
