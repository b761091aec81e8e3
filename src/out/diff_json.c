/* One object: both documents, the changes with the passages and the marked
 * words of each side, facts, findings, and the change log held against all
 * that.  "block" points into the blocks of `extract -f json`, marks are byte
 * ranges of the block's text. */
#include "out/diff_parts.h"
#include "out/parts.h"
#include "review/earlier.h"

static void
add_marks(struct json *o, const char *name, const struct diff *d, int side,
    const struct diff_passage *p, bool label)
{
	struct json *list = json_add_array(o, name);
	int at = p->first_word;
	size_t start = 0, end = 0;

	while (diff_next_mark(d, side, p, label, &at, &start, &end)) {
		struct json *m = json_add_object(list, NULL);

		json_add_number(m, "start", (double)start);
		json_add_number(m, "end", (double)end);
	}
}

static void
add_passage(struct json *list, const struct diff *d, int side,
    const struct diff_passage *p)
{
	const struct doc *doc = d->version[side]->document.doc;
	const struct block *b = &doc->blocks.at[p->block];
	struct json *o = json_add_object(list, NULL);

	json_add_number(o, "block", p->block);
	parts_add_count(o, "page", b->place.page);
	if (p->label)
		parts_add_str(o, "label", b->label);
	else
		json_add_null(o, "label");
	add_marks(o, "label_marks", d, side, p, true);
	json_add_number(o, "start", (double)p->start);
	json_add_number(o, "end", (double)p->end);
	json_add_str(o, "quote", str_sub(b->text, p->start, p->end));
	add_marks(o, "marks", d, side, p, false);
}

static void
add_place(struct json *o, const struct diff *d, int side, int section)
{
	const struct map *map = d->version[side]->document.map;

	parts_add_str(o, "section", map_printed_number(map, section));
	parts_add_str(o, "rfc3647", map_rfc_number(map, section));
	parts_add_str(o, "title", map->sections.at[section].title);
}

static void
add_side(struct json *to, const char *name, const struct diff *d,
    const struct change *c, int side)
{
	struct diff_passages passages = {0};
	struct arena a = {0};
	struct json *o, *list;

	if (c->section[side] < 0) {
		json_add_null(to, name);
		return;
	}
	o = json_add_object(to, name);
	add_place(o, d, side, c->section[side]);
	list = json_add_array(o, "passages");
	diff_passages(&a, d, c, side, &passages);
	for (size_t i = 0; i < passages.len; i++)
		add_passage(list, d, side, &passages.at[i]);
	arena_clear(&a);
}

static void
add_aspects(struct json *o, const struct diff *d, const struct change *c)
{
	struct json *list = json_add_array(o, "aspects");

	for (int i = 0; i < c->n_aspects; i++) {
		const struct aspect *a = &d->aspects.at[c->first_aspect + i];
		struct json *x = json_add_object(list, NULL);

		json_add_c(x, "class", change_class_name(a->class));
		parts_add_str(
		    x, "direction", str_of(direction_name(a->direction)));
		json_add_str(x, "what", a->what);
		parts_add_str(x, "old", a->before);
		parts_add_str(x, "new", a->after);
	}
}

static void
add_change(struct json *list, const struct diff *d, int index)
{
	const struct change *c = &d->changes.at[index];
	struct json *o = json_add_object(list, NULL);

	json_add_number(o, "number", index + 1);
	json_add_c(o, "class", change_class_name(c->class));
	parts_add_str(o, "direction", str_of(direction_name(c->direction)));
	json_add_bool(o, "commitment", c->commitment);
	json_add_bool(o, "moved", c->moved);
	json_add_str(o, "message", c->message);
	add_side(o, "old", d, c, 0);
	add_side(o, "new", d, c, 1);
	add_aspects(o, d, c);
}

/* -- documents and summary --------------------------------------------- */

static void
add_document(
    struct json *to, const char *name, const struct reviewed_document *d)
{
	struct json *o = parts_add_document(to, name, d->doc);

	parts_add_str(o, "title", d->identity.title.text);
	parts_add_str(o, "version", d->identity.version.text);
	parts_add_date(o, "date", d->dated);
	parts_add_notices(o, "notices", d->doc);
}

static void
add_summary(
    struct json *root, const struct diff *d, const struct diff_choice *choice)
{
	struct diff_count n = diff_count(d, choice);
	struct json *o = json_add_object(root, "summary"), *classes;

	json_add_bool(o, "same_commitments", n.commitments == 0);
	json_add_number(o, "changes", n.shown);
	json_add_number(o, "commitments", n.commitments);
	classes = json_add_object(o, "classes");
	for (int i = 0; i < N_CHANGE_CLASSES; i++)
		if (n.classes[i])
			json_add_number(classes,
			    change_class_name((enum change_class)i),
			    n.classes[i]);
}

/* -- facts, findings, change log --------------------------------------- */

static void
add_fact(struct json *to, const char *name, const struct diff *d, int side,
    const struct fact *f)
{
	struct json *o;

	if (!f) {
		json_add_null(to, name);
		return;
	}
	o = json_add_object(to, name);
	json_add_str(o, "value", f->value);
	parts_add_str(o, "detail", f->detail);
	add_place(o, d, side, f->section);
	json_add_number(o, "block", f->at[0].block);
	json_add_number(o, "start", (double)f->at[0].start);
	json_add_number(o, "end", (double)f->at[0].end);
}

static void
add_facts(
    struct json *root, const struct diff *d, const struct diff_choice *choice)
{
	struct json *list = json_add_array(root, "facts");

	for (size_t i = 0; i < d->facts.len; i++) {
		const struct fact_change *f = &d->facts.at[i];
		const struct fact *any = f->before ? f->before : f->after;
		struct json *o;

		if (!diff_chooses(d, choice, &d->changes.at[f->change]))
			continue;
		o = json_add_object(list, NULL);
		json_add_c(o, "kind", fact_kind_name(any->kind));
		json_add_c(o, "change", fact_change_name(f->kind));
		json_add_number(o, "number", f->change + 1);
		add_fact(o, "old", d, 0, f->before);
		add_fact(o, "new", d, 1, f->after);
	}
}

static void
add_finding(struct json *to, const char *name, const struct review *r,
    const struct finding *f, const struct result *result)
{
	struct json *o;

	if (!f && !result) {
		json_add_null(to, name);
		return;
	}
	o = json_add_object(to, name);
	json_add_c(
	    o, "verdict", verdict_name(f ? f->verdict : result->verdict));
	parts_add_str(
	    o, "severity", str_of(f ? severity_name(f->severity) : ""));
	json_add_str(o, "message", f ? f->message : result->message);
	parts_add_str(o, "section", f ? f->number : result_section(r, result));
	parts_add_str(o, "fingerprint", f ? f->fingerprint : (struct str){0});
}

/* All rules that the finding joins. */
static void
add_rules(struct json *o, const struct review *r, const struct finding *f)
{
	struct json *list = json_add_array(o, "rules");

	for (size_t i = 0; i < f->n_results; i++)
		json_add_str(list, NULL, r->results.at[f->results[i]].rule->id);
}

static void
add_effects(struct json *root, const struct diff *d)
{
	struct json *list = json_add_array(root, "effects");

	for (size_t i = 0; i < d->effects.len; i++) {
		const struct effect *e = &d->effects.at[i];
		const struct finding *f = e->before ? e->before : e->after;
		struct json *o = json_add_object(list, NULL);
		const struct result *r =
		    e->result[0] ? e->result[0] : e->result[1];

		json_add_c(o, "effect", effect_kind_name(e->kind));
		parts_add_str(o, "rule", r ? r->rule->id : (struct str){0});
		add_rules(o, d->version[e->before ? 0 : 1]->review, f);
		json_add_str(o, "topic", f->topic);
		parts_add_str(o, "element", f->element);
		json_add_str(o, "title", f->title);
		add_finding(
		    o, "old", d->version[0]->review, e->before, e->result[0]);
		add_finding(
		    o, "new", d->version[1]->review, e->after, e->result[1]);
	}
}

/* The issues of an earlier review, as the new document answers them. */
static void
add_answers(struct json *root, const struct diff *d)
{
	const struct review *r = d->version[1]->review;
	struct json *list;

	if (!r->earlier)
		return;
	list = json_add_array(root, "answers");
	for (size_t i = 0; i < r->earlier->len; i++) {
		const struct answer *a = &r->answers[i];
		const struct earlier_finding *e = a->earlier;
		struct json *o = json_add_object(list, NULL);

		json_add_str(o, "key", e->key);
		json_add_str(o, "title", e->title);
		parts_add_str(o, "section", e->section);
		json_add_c(o, "verdict", verdict_name(e->verdict));
		json_add_str(o, "fingerprint", e->fingerprint);
		json_add_c(o, "answer", answer_status_name(a->status));
		parts_add_str(o, "because", a->because);
	}
}

static void
add_log(struct json *root, const struct diff *d)
{
	struct json *list = json_add_array(root, "change_log");

	for (size_t i = 0; i < d->log.len; i++) {
		const struct log_remark *l = &d->log.at[i];
		struct json *o = json_add_object(list, NULL);

		json_add_c(o, "fault", log_fault_name(l->fault));
		json_add_str(o, "message", l->message);
		parts_add_index(
		    o, "number", l->change < 0 ? -1 : l->change + 1);
		parts_add_index(
		    o, "block", l->at.end > l->at.start ? l->at.block : -1);
		json_add_number(o, "start", (double)l->at.start);
		json_add_number(o, "end", (double)l->at.end);
	}
}

void
diff_json(
    const struct diff *d, const struct diff_choice *choice, struct buf *out)
{
	struct json *root = json_new_object(), *list;

	(void)parts_add_tool(root);
	parts_add_date(root, "as_of", d->version[1]->review->as_of);
	list = json_add_object(root, "documents");
	add_document(list, "old", &d->version[0]->document);
	add_document(list, "new", &d->version[1]->document);
	add_summary(root, d, choice);
	if (!choice->stat) {
		list = json_add_array(root, "changes");
		for (size_t i = 0; i < d->changes.len; i++)
			if (diff_chooses(d, choice, &d->changes.at[i]))
				add_change(list, d, (int)i);
		add_facts(root, d, choice);
	}
	add_effects(root, d);
	add_answers(root, d);
	add_log(root, d);
	json_print(root, true, out);
	json_free(root);
}
