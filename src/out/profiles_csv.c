/* One table: a line a row of a profile. */
#include "out/csv.h"
#include "out/facts.h"
#include "prose/class.h"

static void
add_row(struct csv *l, const struct facts_report *r, size_t number,
    const struct profile *p, const struct profile_row *row)
{
	struct buf classes = {0};

	csv_number(l, (long)number);
	csv_words(l, profile_object_name(p->object));
	class_print(p->classes, &classes);
	csv_field(l, str_trim(buf_str(&classes)));
	buf_free(&classes);
	csv_field(l, map_printed_number(r->map, p->section));
	csv_field(l, r->map->sections.at[p->section].title);
	csv_words(l, row->field->name);
	csv_words(l, presence_name(row->presence));
	csv_words(l, criticality_name(row->criticality));
	csv_field(l, row->n_value ? fact_quote(r->prose, &row->value[0])
				  : (struct str){0});
	csv_field(l, row->condition.start < row->condition.end
			 ? fact_quote(r->prose, &row->condition)
			 : (struct str){0});
	csv_words(l, row->from_table ? "table" : "sentence");
	csv_number(l, row->name.block);
	csv_end_line(l);
}

void
profiles_csv(const struct facts_report *r, struct buf *out)
{
	static const char *const names[] = {"profile", "object", "classes",
	    "section", "title", "field", "presence", "criticality", "value",
	    "condition", "from", "block"};
	struct csv l = {.out = out};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		csv_words(&l, names[i]);
	csv_end_line(&l);
	for (size_t i = 0; i < r->profiles->len; i++)
		for (size_t k = 0; k < r->profiles->at[i].rows.len; k++)
			add_row(&l, r, i + 1, &r->profiles->at[i],
			    &r->profiles->at[i].rows.at[k]);
}
