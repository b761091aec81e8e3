#include "out/page.h"
#include "out/parts.h"
#include "out/rules.h"

static bool
is_chosen(const struct rule *rule, const struct rules_choice *choice)
{
	for (size_t i = 0; i < choice->n_sources; i++)
		for (size_t k = 0; k < rule->n_cites; k++)
			if (str_eq(
				rule->cites[k].source->id, choice->sources[i]))
				return true;
	return choice->n_sources == 0;
}

/* True when an earlier citation names the same source. */
static bool
source_told(const struct rule *rule, size_t cite)
{
	for (size_t i = 0; i < cite; i++)
		if (rule->cites[i].source == rule->cites[cite].source)
			return true;
	return false;
}

static void
add_rule(struct json *list, const struct rule *rule)
{
	struct json *o = json_add_object(list, NULL), *sources;

	json_add_str(o, "id", rule->id);
	json_add_str(o, "topic", rule->topic);
	json_add_str(o, "title", rule->title);
	json_add_c(o, "severity", severity_name(rule->severity));
	sources = json_add_array(o, "sources");
	for (size_t i = 0; i < rule->n_cites; i++)
		if (!source_told(rule, i))
			json_add_str(sources, NULL, rule->cites[i].source->id);
	parts_add_date(o, "from", rule_from(rule));
	parts_add_date(o, "until", rule_until(rule));
	json_add_bool(o, "measured", rule->measured.len > 0);
	json_add_bool(o, "draft", rule->draft);
}

void
rules_list_json(
    const struct pack *pack, const struct rules_choice *choice, struct buf *out)
{
	struct json *root = json_new_object(), *list;

	(void)parts_add_tool(root);
	list = json_add_array(root, "rules");
	for (size_t i = 0; i < pack->n_rules; i++)
		if (is_chosen(&pack->rules[i], choice))
			add_rule(list, &pack->rules[i]);
	json_print(root, true, out);
	json_free(root);
}

enum {
	COLUMN_ID,
	COLUMN_SEVERITY,
	COLUMN_FROM,
	COLUMN_SOURCES,
	COLUMN_MEASURED,
	COLUMN_TOPIC,
	N_COLUMNS
};

static struct str
sources_of(struct arena *a, const struct rule *rule)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < rule->n_cites; i++)
		if (!source_told(rule, i)) {
			buf_add_c(&b, b.len ? "," : "");
			buf_add(&b, rule->cites[i].source->id);
		}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
fill_row(struct arena *a, const struct rule *rule, struct str row[N_COLUMNS])
{
	char day[DATE_TEXT];
	struct str from = str_of(date_print(rule_from(rule), day));

	row[COLUMN_ID] = rule->id;
	row[COLUMN_SEVERITY] = str_of(severity_name(rule->severity));
	row[COLUMN_FROM] = from.len ? arena_copy(a, from) : STR("-");
	row[COLUMN_SOURCES] = sources_of(a, rule);
	row[COLUMN_MEASURED] = rule->draft          ? STR("draft")
			       : rule->measured.len ? STR("measured")
						    : STR("-");
	row[COLUMN_TOPIC] = rule->topic;
}

/* One line a rule and nothing else, so that it can be searched and cut. */
void
rules_list_text(
    const struct pack *pack, const struct rules_choice *choice, struct buf *out)
{
	struct arena a = {0};
	struct str row[N_COLUMNS];
	int widths[N_COLUMNS] = {0};

	for (size_t i = 0; i < pack->n_rules; i++) {
		if (!is_chosen(&pack->rules[i], choice))
			continue;
		fill_row(&a, &pack->rules[i], row);
		for (int c = 0; c < N_COLUMNS; c++)
			if (page_columns(row[c]) > widths[c])
				widths[c] = page_columns(row[c]);
	}
	for (size_t i = 0; i < pack->n_rules; i++) {
		if (!is_chosen(&pack->rules[i], choice))
			continue;
		fill_row(&a, &pack->rules[i], row);
		for (int c = 0; c < N_COLUMNS - 1; c++)
			buf_print(out, "%-*.*s  ", widths[c], STR_ARG(row[c]));
		buf_add(out, row[N_COLUMNS - 1]);
		buf_add_char(out, '\n');
	}
	arena_clear(&a);
}
