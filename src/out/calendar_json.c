#include "out/calendar.h"
#include "out/check_object.h"
#include "out/parts.h"

static void
add_citations(struct json *to, const struct rule *rule)
{
	struct json *list = json_add_array(to, "citations");

	for (size_t i = 0; i < rule->n_cites; i++) {
		const struct cite *c = &rule->cites[i];
		struct json *o = json_add_object(list, NULL);

		json_add_str(o, "source", c->source->id);
		json_add_str(o, "section", c->section);
	}
}

static void
add_duty(struct json *list, const struct duty *d)
{
	struct json *o = json_add_object(list, NULL);

	parts_add_date(o, "day", d->day);
	json_add_str(o, "rule", d->rule->id);
	json_add_str(o, "topic", d->rule->topic);
	json_add_str(o, "title", d->rule->title);
	parts_add_str(o, "section", d->number);
	json_add_c(o, "verdict_before", verdict_name(d->before));
	json_add_c(o, "verdict_then", verdict_name(d->then));
	parts_add_str(o, "severity", str_of(severity_name(d->severity)));
	parts_add_str(o, "message", d->message);
	add_citations(o, d->rule);
}

void
calendar_json(
    const struct review *r, const struct duties *duties, struct buf *out)
{
	struct json *root = check_object(r);
	struct json *list = json_add_array(root, "calendar");

	for (size_t i = 0; i < duties->len; i++)
		add_duty(list, &duties->at[i]);
	json_print(root, true, out);
	json_free(root);
}
