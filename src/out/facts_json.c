/* One object: subjects, facts and promises, each with the passages it rests
 * on.  "block" points into the blocks of `extract -f json`. */
#include "out/facts.h"
#include "out/facts_parts.h"
#include "out/parts.h"

static const char *
standing_name(enum standing s)
{
	static const char *const names[] = {
	    [STANDING_UNSAID] = "unsaid",
	    [STANDING_DENIED] = "denied",
	    [STANDING_OFFERED] = "offered",
	};

	return names[s];
}

static void
add_subjects(struct json *root, const struct facts_report *r)
{
	struct json *list = json_add_array(root, "subjects");

	for (size_t i = 0; i < r->subjects->len; i++) {
		const struct subject *s = &r->subjects->at[i];
		struct json *o = json_add_object(list, NULL);

		json_add_str(o, "name", s->name);
		json_add_str(o, "title", s->title);
		json_add_bool(o, "purpose", s->is_purpose);
		json_add_c(o, "standing", standing_name(s->standing));
		json_add_bool(o, "set_by_option", s->is_forced);
		facts_add_passages(o, "because", r, s->because, s->n_because);
	}
}

static void
add_certificate(struct json *o, const struct fact_certificate *c)
{
	struct json *to;

	if (!c) {
		json_add_null(o, "certificate");
		return;
	}
	to = json_add_object(o, "certificate");
	parts_add_str(to, "subject", c->subject);
	parts_add_str(to, "issuer", c->issuer);
	parts_add_str(to, "serial", c->serial);
	parts_add_str(to, "sha256", c->sha256);
	parts_add_str(to, "sha1", c->sha1);
	parts_add_str(to, "key_id", c->key_id);
	parts_add_date(to, "not_before", c->not_before);
	parts_add_date(to, "not_after", c->not_after);
}

static void
add_number(struct json *o, const struct fact *f)
{
	if (*f->unit || f->kind == FACT_COUNT) {
		json_add_number(o, "number", f->number);
		json_add_c(o, "unit", *f->unit ? f->unit : "count");
		json_add_c(o, "bound", bound_name(f->bound));
	} else {
		json_add_null(o, "number");
		json_add_null(o, "unit");
		json_add_null(o, "bound");
	}
}

static const char *
use_name(enum statement_use use)
{
	static const char *const names[] = {
	    [PROSE_PRACTICE] = "practice",
	    [PROSE_DEFINITION] = "definition",
	    [PROSE_QUOTED] = "quoted",
	    [PROSE_FURNITURE] = "furniture",
	};

	return names[use];
}

static void
add_fact(struct json *list, const struct facts_report *r, const struct fact *f)
{
	struct json *o = json_add_object(list, NULL);

	json_add_c(o, "kind", fact_kind_name(f->kind));
	json_add_str(o, "value", f->value);
	parts_add_str(o, "detail", f->detail);
	add_number(o, f);
	json_add_bool(o, "business_days", f->business);
	parts_add_date(o, "date", f->day);
	facts_add_place(o, r, f->section);
	parts_add_index(o, "statement", f->statement);
	json_add_c(o, "use", use_name(f->use));
	json_add_c(o, "actor", actor_name(f->actor));
	json_add_c(o, "modality", modality_name(f->modality));
	json_add_c(o, "polarity", polarity_name(f->polarity));
	parts_add_str(o, "verb", f->verb);
	facts_add_classes(o, f->classes);
	add_certificate(o, f->certificate);
	facts_add_passages(o, "evidence", r, f->at, f->n_at);
}

static void
add_one(struct json *o, const char *name, const struct facts_report *r,
    const struct passage *p)
{
	if (p->start < p->end)
		json_add_str(o, name, fact_quote(r->prose, p));
	else
		json_add_null(o, name);
}

static void
add_promise(
    struct json *list, const struct facts_report *r, const struct promise *p)
{
	struct passage at[FACT_PASSAGES];
	size_t n =
	    prose_statement_passages(r->prose, p->statement, at, COUNT_OF(at));
	struct json *o = json_add_object(list, NULL);

	facts_add_place(o, r, p->section);
	json_add_number(o, "statement", p->statement);
	json_add_c(o, "actor", actor_name(p->actor));
	json_add_c(o, "modality", modality_name(p->modality));
	json_add_c(o, "polarity", polarity_name(p->polarity));
	facts_add_classes(o, p->classes);
	json_add_bool(o, "bounded", p->bounded);
	json_add_bool(o, "testable", p->testable);
	add_one(o, "measure", r, &p->measure);
	add_one(o, "runs_from", r, &p->runs_from);
	add_one(o, "vague", r, &p->vague);
	facts_add_passages(o, "evidence", r, at, n);
}

static void
add_answer(struct json *list, const struct facts_report *r,
    const struct method_answer *answer)
{
	struct passage at[FACT_PASSAGES];
	const struct method_use *use = answer->use;
	struct json *o = json_add_object(list, NULL);
	size_t n = 0;

	if (use)
		n = prose_statement_passages(
		    r->prose, use->statement, at, COUNT_OF(at));
	json_add_str(o, "id", answer->item->id);
	json_add_str(o, "number", answer->item->number);
	json_add_str(o, "title", answer->item->title);
	json_add_c(o, "standing", method_standing_name(answer->standing));
	parts_add_date(o, "end", answer->end);
	json_add_bool(o, "numbered", answer->numbered);
	json_add_bool(o, "described", answer->described);
	facts_add_place(o, r, use ? use->section : 0);
	parts_add_index(o, "statement", use ? use->statement : -1);
	facts_add_passages(o, "evidence", r, at, n);
}

static void
add_methods(struct json *root, const struct facts_report *r)
{
	struct json *lists = json_add_array(root, "methods");

	for (size_t i = 0; i < r->methods->len; i++) {
		const struct enumeration *e = &r->methods->at[i];
		struct json *o = json_add_object(lists, NULL), *items;

		json_add_str(o, "list", e->list->name);
		json_add_str(o, "title", e->list->title);
		items = json_add_array(o, "items");
		for (size_t k = 0; k < e->n_answers; k++)
			add_answer(items, r, &e->answers[k]);
	}
}

void
facts_json(const struct facts_report *r, struct buf *out)
{
	struct json *root = json_new_object(), *list;

	(void)parts_add_tool(root);
	facts_add_document(root, r);
	add_subjects(root, r);
	add_methods(root, r);
	list = json_add_array(root, "facts");
	for (size_t i = 0; i < r->facts->len; i++)
		add_fact(list, r, &r->facts->at[i]);
	list = json_add_array(root, "promises");
	for (size_t i = 0; i < r->promises->len; i++)
		add_promise(list, r, &r->promises->at[i]);
	parts_add_notices(root, "notices", r->doc);
	json_print(root, true, out);
	json_free(root);
}
