/* The object of a review; reports/README.md tells its fields, and
 * reports/schema/check.schema.json is the same for programs. */
#include "base/work.h"
#include "out/check.h"
#include "out/check_object.h"
#include "out/evidence.h"
#include "out/parts.h"
#include "review/advice.h"
#include "review/earlier.h"
#include "review/waiver.h"

/* "not-assessed" where no rule looked. */
static void
add_roll(struct json *to, const struct roll *roll)
{
	json_add_c(to, "verdict",
	    roll->assessed ? verdict_name(roll->verdict) : "not-assessed");
}

/* One contiguous span of one block, or what was searched in vain. */
static void
add_evidence(
    struct json *list, const struct review *r, const struct evidence *e)
{
	struct json *o = json_add_object(list, NULL), *sections;

	json_add_c(o, "role", evidence_role_name(e->role));
	json_add_number(o, "document", e->document);
	if (e->role == EVIDENCE_SEARCHED) {
		sections = json_add_array(o, "sections");
		for (size_t i = 0; i < e->n_sections; i++)
			json_add_str(sections, NULL, e->sections[i]);
		return;
	}
	json_add_str(o, "section", evidence_section(r, e));
	parts_add_str(o, "rfc3647", evidence_rfc3647(r, e));
	parts_add_index(o, "statement", e->statement);
	json_add_number(o, "block", e->block);
	json_add_number(o, "start", (double)e->start);
	json_add_number(o, "end", (double)e->end);
	parts_add_count(o, "page", evidence_page(r, e));
	json_add_str(o, "quote", evidence_quote(r, e));
}

/* Why a purpose was seen: the passages that say so. */
static void
add_because(struct json *list, const struct review *r, const struct subject *s)
{
	for (size_t i = 0; i < s->n_because; i++) {
		const struct passage *p = &s->because[i];
		const struct map *map = r->documents[p->document].map;
		const struct evidence e = {
		    .role = EVIDENCE_SUPPORTS,
		    .document = p->document,
		    .section = map->section_of[p->block],
		    .block = p->block,
		    .statement = p->statement,
		    .start = p->start,
		    .end = p->end,
		};

		add_evidence(list, r, &e);
	}
}

static void
add_scope(struct json *root, const struct review *r)
{
	struct json *scope = json_add_object(root, "scope");
	struct json *purposes = json_add_array(scope, "purposes");
	struct json *because = json_add_array(scope, "because");

	for (size_t i = 0; i < r->subjects.len; i++) {
		const struct subject *s = &r->subjects.at[i];

		if (!s->is_purpose || s->standing != STANDING_OFFERED)
			continue;
		json_add_str(purposes, NULL, s->name);
		add_because(because, r, s);
	}
}

static void
add_summary(struct json *root, const struct review *r)
{
	struct json *o = json_add_object(root, "summary"), *counts;

	add_roll(o, &r->overall);
	counts = json_add_object(o, "issues");
	for (int s = SEVERITY_HIGH; s > SEVERITY_NONE; s--)
		json_add_number(
		    counts, severity_name((enum severity)s), r->issues[s]);
	json_add_number(counts, "waived", r->waived);
	counts = json_add_object(o, "verdicts");
	for (int v = 0; v < N_VERDICTS; v++)
		json_add_number(
		    counts, verdict_name((enum verdict)v), r->verdicts[v]);
}

static void
add_section(
    struct json *list, const struct review *r, int document, int section)
{
	const struct map *map = r->documents[document].map;
	const struct section *s = &map->sections.at[section];
	struct json *o = json_add_object(list, NULL), *results;

	json_add_number(o, "document", document);
	json_add_str(o, "number", s->number);
	json_add_str(o, "title", s->title);
	parts_add_str(o, "rfc3647", parts_rfc_number(map, section));
	json_add_c(o, "mapping", mapping_name(s->mapping));
	json_add_c(o, "confidence", confidence_name(s->confidence));
	add_roll(o, &r->section_rolls[document][section]);
	results = json_add_array(o, "results");
	for (size_t i = 0; i < r->results.len; i++) {
		const struct result *result = &r->results.at[i];

		if (result->document == document && result->section == section)
			json_add_str(results, NULL, result->rule->id);
	}
}

static void
add_citation(struct json *list, const struct cite *cite, const struct review *r)
{
	const struct source_version *v =
	    source_version_on(cite->source, r->as_of);
	struct json *o = json_add_object(list, NULL);

	json_add_str(o, "source", cite->source->id);
	parts_add_str(o, "version", v ? v->version : (struct str){0});
	parts_add_str(o, "section", cite->section);
	parts_add_date(o, "from", cite->from);
	parts_add_date(o, "until", cite->until);
}

static void
add_elements(struct json *to, const struct result *result)
{
	struct json *list = json_add_array(to, "elements");

	for (size_t i = 0; i < result->elements.len; i++) {
		const struct element_result *e = &result->elements.at[i];
		struct json *o = json_add_object(list, NULL);

		json_add_str(o, "name", e->name);
		json_add_bool(o, "core", e->core);
		json_add_c(o, "verdict", verdict_name(e->verdict));
	}
}

/* Null where there is none. */
static void
add_waiver(struct json *to, const char *name, const struct waiver *w)
{
	struct json *o;

	if (!w) {
		json_add_null(to, name);
		return;
	}
	o = json_add_object(to, name);
	parts_add_str(o, "fingerprint", w->fingerprint);
	parts_add_str(o, "rule", w->rule);
	parts_add_str(o, "section", w->section);
	json_add_str(o, "reason", w->reason);
	json_add_str(o, "author", w->author);
	parts_add_date(o, "expires", w->expires);
}

/* What holds only for some: null where it does not apply. */
static void
add_conditions(
    struct json *o, const struct review *r, const struct result *result)
{
	bool is_issue = verdict_is_issue(result->verdict);
	bool is_due = result->verdict == VERDICT_NOT_IN_FORCE;

	parts_add_str(o, "condition", result->condition);
	parts_add_date(o, "since", result->since);
	if (is_issue)
		json_add_bool(o, "lapsed", result->lapsed);
	else
		json_add_null(o, "lapsed");
	parts_add_date(o, "due", is_due ? result->due : DATE_NONE);
	parts_add_str(o, "verdict_when_due",
	    str_of(is_due ? verdict_name(result->verdict_when_due) : ""));
	add_waiver(
	    o, "waiver", waiver_of_result(r, (int)(result - r->results.at)));
}

/* Only issues, now or when they fall due, ask for something to be done. */
static bool
needs_advice(const struct result *result)
{
	return verdict_is_issue(result->verdict) ||
	       (result->verdict == VERDICT_NOT_IN_FORCE &&
		   verdict_is_issue(result->verdict_when_due));
}

static void
add_result(
    struct json *list, const struct review *r, const struct result *result)
{
	const struct rule *rule = result->rule;
	struct json *o = json_add_object(list, NULL), *inner;

	json_add_str(o, "rule", rule->id);
	json_add_str(o, "topic", rule->topic);
	json_add_str(o, "title", rule->title);
	json_add_c(o, "verdict", verdict_name(result->verdict));
	parts_add_str(o, "severity", str_of(severity_name(result->severity)));
	parts_add_str(o, "section", result_section(r, result));
	json_add_str(o, "message", result->message);
	parts_add_str(o, "recommendation",
	    needs_advice(result) ? rule->recommend : str_of(""));
	inner = json_add_array(o, "citations");
	for (size_t i = 0; i < rule->n_cites; i++)
		add_citation(inner, &rule->cites[i], r);
	json_add_c(o, "confidence", confidence_name(result->confidence));
	parts_add_str(o, "action", str_of(action_name(result->action)));
	add_elements(o, result);
	inner = json_add_array(o, "evidence");
	for (size_t i = 0; i < result->evidence.len; i++)
		add_evidence(inner, r, &result->evidence.at[i]);
	add_conditions(o, r, result);
}

static void
add_finding(struct json *list, const struct review *r, const struct finding *f)
{
	struct json *o = json_add_object(list, NULL), *rules;

	json_add_str(o, "key", f->key);
	json_add_str(o, "topic", f->topic);
	json_add_c(o, "verdict", verdict_name(f->verdict));
	parts_add_str(o, "severity", str_of(severity_name(f->severity)));
	parts_add_str(o, "section", f->number);
	rules = json_add_array(o, "rules");
	for (size_t i = 0; i < f->n_results; i++)
		json_add_str(
		    rules, NULL, r->results.at[f->results[i]].rule->id);
	json_add_str(o, "title", f->title);
	json_add_str(o, "message", f->message);
	parts_add_str(o, "recommendation", f->recommendation);
	json_add_str(o, "fingerprint", f->fingerprint);
	parts_add_str(o, "status",
	    str_of(f->waiver ? "waived" : finding_status_name(f->status)));
	add_waiver(o, "waiver", f->waiver);
}

static void
add_asked(
    struct json *list, const struct review *r, const struct advice_asked *asked)
{
	struct json *o = json_add_object(list, NULL);

	parts_add_str(o, "rule", asked->rule);
	json_add_str(o, "says", asked->says);
	add_citation(json_add_array(o, "citations"), asked->cite, r);
}

static void
add_place(
    struct json *list, const struct review *r, const struct advice_place *place)
{
	const char *other = place->note.len ? "copied" : "deadline";
	struct json *o = json_add_object(list, NULL), *inner;
	struct str text = r->documents[place->at.document]
			      .doc->blocks.at[place->at.block]
			      .text;

	inner = json_add_array(o, "words");
	for (size_t i = 0; i < place->words.len; i++) {
		const struct advice_words *w = &place->words.at[i];
		struct json *word = json_add_object(inner, NULL);

		json_add_str(
		    word, "kind", w->kind ? w->kind->name : str_of(other));
		json_add_number(word, "start", (double)w->start);
		json_add_number(word, "end", (double)w->end);
		json_add_str(word, "text", str_sub(text, w->start, w->end));
	}
	parts_add_str(o, "note", place->note);
	add_evidence(json_add_array(o, "evidence"), r, &place->at);
}

static void
add_advice(struct json *list, const struct review *r, const struct advice *a)
{
	struct json *o = json_add_object(list, NULL), *inner;

	json_add_c(o, "direction", advice_direction_name(a->direction));
	json_add_str(o, "topic", a->topic);
	json_add_str(o, "title", a->title);
	json_add_c(o, "severity", severity_name(SEVERITY_LOW));
	json_add_str(o, "message", a->message);
	json_add_str(o, "recommendation", a->recommendation);
	inner = json_add_array(o, "asks");
	for (size_t i = 0; i < a->asked.len; i++)
		add_asked(inner, r, &a->asked.at[i]);
	inner = json_add_array(o, "passages");
	for (size_t i = 0; i < a->places.len; i++)
		add_place(inner, r, &a->places.at[i]);
	json_add_str(o, "fingerprint", a->fingerprint);
}

/* Every waiver given and what became of it. */
static void
add_waivers(struct json *root, const struct review *r)
{
	struct json *list = json_add_array(root, "waivers");

	for (size_t i = 0; i < r->n_waiver_uses; i++) {
		const struct waiver_use *use = &r->waiver_uses[i];
		struct json *o = json_add_object(list, NULL);

		add_waiver(o, "waiver", use->waiver);
		json_add_c(o, "state", waiver_state_name(use->state));
		json_add_number(o, "findings", use->findings);
	}
}

static void
add_answer(
    struct json *list, const struct review *r, const struct answer *answer)
{
	const struct earlier_finding *e = answer->earlier;
	struct json *o = json_add_object(list, NULL), *inner;

	json_add_str(o, "key", e->key);
	json_add_c(o, "verdict", verdict_name(e->verdict));
	parts_add_str(o, "severity", str_of(severity_name(e->severity)));
	parts_add_str(o, "section", e->section);
	inner = json_add_array(o, "rules");
	for (size_t i = 0; i < e->n_rules; i++)
		json_add_str(inner, NULL, e->rules[i]);
	json_add_str(o, "title", e->title);
	json_add_str(o, "message", e->message);
	json_add_str(o, "fingerprint", e->fingerprint);
	json_add_c(o, "answer", answer_status_name(answer->status));
	parts_add_index(o, "finding", answer->finding);
	parts_add_str(o, "because", answer->because);
	inner = json_add_array(o, "evidence");
	for (size_t i = 0; i < answer->n_evidence; i++)
		add_evidence(inner, r, answer->evidence[i]);
}

/* The earlier review and the answer to each of its issues. */
static void
add_earlier(struct json *root, const struct review *r)
{
	const struct earlier *e = r->earlier;
	struct json *o = json_add_object(root, "earlier"), *list;

	parts_add_date(o, "as_of", e->as_of);
	json_add_bool(o, "same_rules", earlier_same_rules(r));
	list = json_add_array(o, "documents");
	for (size_t i = 0; i < e->n_documents; i++) {
		struct json *d = json_add_object(list, NULL);

		json_add_str(d, "file", e->documents[i].file);
		parts_add_str(d, "version", e->documents[i].version);
		parts_add_date(d, "date", e->documents[i].dated);
	}
	list = json_add_array(o, "answers");
	for (size_t i = 0; i < e->len; i++)
		add_answer(list, r, &r->answers[i]);
}

/* --- all ----------------------------------------------------------------- */

/* The long lists are made and printed in parts, side by side. */
enum part { SECTIONS, RESULTS, FINDINGS, ADVICE, MORE_RESULTS, N_PARTS };

struct writing {
	const struct review *r;
	bool pretty;
	struct buf parts[N_PARTS];
};

/* A list in the making: its elements become text a few at a time, because the
 * tree of all would be larger than what it is made of. */
struct list {
	struct json *some;
	size_t n; /* of them */
	bool pretty;
	struct buf *out;
};

static void
print_some(struct list *l)
{
	if (l->n && l->out->len)
		buf_add_c(l->out, l->pretty ? ", " : ",");
	json_print_elements(l->some, l->pretty, l->out);
	json_free(l->some);
	l->n = 0;
}

/* What the next element is added to. */
static struct json *
next_in(struct list *l)
{
	enum { SOME = 16 };

	if (l->n == SOME) {
		print_some(l);
		l->some = json_new_array();
	}
	l->n++;
	return l->some;
}

static void
write_sections(struct list *l, const struct review *r)
{
	for (int d = 0; d < r->n_documents; d++)
		for (size_t s = 1; s < r->documents[d].map->sections.len; s++)
			add_section(next_in(l), r, d, (int)s);
}

/* Results are two thirds of the text: of these, the first lane makes a quarter
 * beside all the rest. */
static void
write_results(struct list *l, const struct review *r, bool more)
{
	size_t middle = r->results.len / 4;

	for (size_t i = more ? middle : 0; i < (more ? r->results.len : middle);
	     i++)
		add_result(next_in(l), r, &r->results.at[i]);
}

static void
write_part(struct writing *w, enum part part)
{
	const struct review *r = w->r;
	struct list l = {.some = json_new_array(),
	    .pretty = w->pretty,
	    .out = &w->parts[part]};

	if (part == SECTIONS)
		write_sections(&l, r);
	else if (part == RESULTS || part == MORE_RESULTS)
		write_results(&l, r, part == MORE_RESULTS);
	else if (part == FINDINGS)
		for (size_t i = 0; i < r->findings.len; i++)
			add_finding(next_in(&l), r, &r->findings.at[i]);
	else
		for (size_t i = 0; r->advised && i < r->n_advice; i++)
			add_advice(next_in(&l), r, &r->advice[i]);
	print_some(&l);
}

static void
write_lane(void *self, int lane)
{
	for (int part = 0; part < N_PARTS; part++)
		if ((part == MORE_RESULTS) == (lane == 1))
			write_part(self, (enum part)part);
}

static void
add_part(struct json *list, const struct writing *w, enum part part)
{
	json_add_printed(list, buf_str(&w->parts[part]));
}

static void
print_whole(const struct writing *w, struct buf *out)
{
	const struct review *r = w->r;
	struct json *root = check_object(r), *list;

	add_scope(root, r);
	add_summary(root, r);
	add_part(json_add_array(root, "sections"), w, SECTIONS);
	list = json_add_array(root, "results");
	add_part(list, w, RESULTS);
	add_part(list, w, MORE_RESULTS);
	add_part(json_add_array(root, "findings"), w, FINDINGS);
	if (r->advised)
		add_part(json_add_array(root, "advice"), w, ADVICE);
	if (r->earlier)
		add_earlier(root, r);
	if (r->n_waiver_uses)
		add_waivers(root, r);
	json_print(root, w->pretty, out);
	json_free(root);
}

static void
print_review(const struct review *r, bool pretty, struct buf *out)
{
	struct writing w = {.r = r, .pretty = pretty};

	work_run(write_lane, &w, 2);
	print_whole(&w, out);
	for (int i = 0; i < N_PARTS; i++) {
		out->full = out->full || w.parts[i].full;
		buf_free(&w.parts[i]);
	}
}

void
check_json(const struct review *r, struct buf *out)
{
	print_review(r, true, out);
}

void
check_json_line(const struct review *r, struct buf *out)
{
	print_review(r, false, out);
}
