/* Reads only what the answers need; members that a later version adds are
 * passed over. */
#include "review/earlier.h"

#include "base/form.h"
#include "base/limits.h"
#include "base/utf8.h"

struct source_review {
	struct form form;
	const struct json *results;
};

static int
read_word(const struct form *f, const struct json *n, const char *name,
    struct str *out)
{
	return form_words(f, n, name, true, LIMIT_NAME_BYTES, out);
}

/* A text, or null. */
static int
read_optional(const struct form *f, const struct json *n, const char *name,
    struct str *out)
{
	if (json_kind(json_at(n, name)) == JSON_NULL)
		return 0;
	return form_words(f, n, name, false, LIMIT_NAME_BYTES, out);
}

/* The key is TOPIC/ELEMENT/VERDICT, with "/due" behind what was to fall due. */
static int
read_key(const struct form *f, const struct json *n, struct earlier_finding *e)
{
	struct str rest, verdict;

	if (read_word(f, n, "key", &e->key) ||
	    read_word(f, n, "topic", &e->topic))
		return -1;
	rest = e->key;
	if (!str_eq(str_cut(&rest, '/'), e->topic))
		return form_fail(
		    f, json_at(n, "key"), "does not begin with the topic");
	e->element = str_cut(&rest, '/');
	verdict = str_cut(&rest, '/');
	if (!e->element.len || !verdict_parse(verdict, &e->verdict) ||
	    (rest.len && !str_eq(rest, STR("due"))))
		return form_fail(
		    f, json_at(n, "key"), "must be TOPIC/ELEMENT/VERDICT");
	return 0;
}

static int
read_severity(
    const struct form *f, const struct json *n, struct earlier_finding *e)
{
	const struct json *s = json_at(n, "severity");

	e->severity = SEVERITY_NONE;
	if (json_kind(s) != JSON_NULL &&
	    !severity_parse(json_str(s), &e->severity))
		return form_fail(f, s, "must be high, moderate, low or null");
	return 0;
}

static int
read_rules(
    const struct form *f, const struct json *n, struct earlier_finding *e)
{
	const struct json *list;

	if (form_list(f, n, "rules", &list))
		return -1;
	if (!json_first(list))
		return form_fail(f, list, "must not be empty");
	e->rules = arena_many(f->a, struct str, json_count(list));
	for (const struct json *s = json_first(list); s; s = json_next(s)) {
		if (json_kind(s) != JSON_STRING || !json_str(s).len ||
		    json_str(s).len > LIMIT_NAME_BYTES)
			return form_fail(f, s, "must be the id of a rule");
		e->rules[e->n_rules++] = arena_copy(f->a, json_str(s));
	}
	return 0;
}

static bool
is_of(const struct earlier_finding *e, struct str rule)
{
	return str_is_in(rule, e->rules, e->n_rules);
}

/* What its rules said, and quoted: words that were there before. */
static void
read_results(const struct source_review *s, struct earlier_finding *e)
{
	struct VEC(struct str) quotes = {0};

	for (const struct json *r = json_first(s->results); r;
	     r = json_next(r)) {
		const struct json *list = json_at(r, "evidence");

		if (!is_of(e, json_str(json_at(r, "rule"))))
			continue;
		e->is_whole |=
		    str_eq(json_str(json_at(r, "verdict")), STR("missing"));
		for (const struct json *v = json_first(list); v;
		     v = json_next(v)) {
			struct str quote = json_str(json_at(v, "quote"));

			if (quote.len)
				VEC_PUSH(s->form.a, &quotes,
				    arena_copy(s->form.a, quote));
		}
	}
	e->quotes = quotes.at;
	e->n_quotes = quotes.len;
}

/* False for what was no issue, neither then nor later. */
static bool
is_wanted(const struct earlier_finding *e)
{
	return verdict_is_issue(e->verdict);
}

static int
read_finding(const struct source_review *s, const struct json *n,
    struct earlier_finding *e)
{
	const struct form *f = &s->form;

	*e = (struct earlier_finding){0};
	if (form_object(f, n, NULL) || read_key(f, n, e) ||
	    read_severity(f, n, e) || read_rules(f, n, e) ||
	    read_optional(f, n, "section", &e->section) ||
	    read_word(f, n, "fingerprint", &e->fingerprint))
		return -1;
	if (form_words(f, n, "title", true, LIMIT_REASON_BYTES, &e->title) ||
	    form_words(f, n, "message", true, LIMIT_SHOWN_BYTES, &e->message))
		return -1;
	return 0;
}

static int
read_findings(
    const struct source_review *s, const struct json *root, struct earlier *out)
{
	const struct json *list;

	if (form_list(&s->form, root, "findings", &list))
		return -1;
	if (json_count(list) > LIMIT_EARLIER)
		return err_set(s->form.err, ERR_LIMIT,
		    "/findings: there are more than %d", LIMIT_EARLIER);
	out->at =
	    arena_many(s->form.a, struct earlier_finding, json_count(list));
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct earlier_finding *e = &out->at[out->len];

		if (read_finding(s, n, e))
			return -1;
		if (!is_wanted(e))
			continue;
		read_results(s, e);
		out->len++;
	}
	return 0;
}

static int
read_document(
    const struct form *f, const struct json *n, struct earlier_document *d)
{
	const struct json *day = json_at(n, "date");

	d->dated = DATE_NONE;
	if (form_object(f, n, NULL) || read_word(f, n, "file", &d->file) ||
	    read_optional(f, n, "version", &d->version))
		return -1;
	return json_kind(day) == JSON_NULL ? 0
					   : form_day(f, n, "date", &d->dated);
}

static int
read_documents(
    const struct form *f, const struct json *root, struct earlier *out)
{
	const struct json *list;

	if (form_list(f, root, "documents", &list))
		return -1;
	out->documents =
	    arena_many(f->a, struct earlier_document, json_count(list));
	for (const struct json *n = json_first(list); n; n = json_next(n))
		if (read_document(f, n, &out->documents[out->n_documents++]))
			return -1;
	return 0;
}

/* A review names the program that wrote it. */
static int
read_tool(const struct form *f, const struct json *root, struct earlier *out)
{
	const struct json *tool = json_at(root, "tool");
	const struct json *pack = json_first(json_at(tool, "rules"));

	if (!str_eq(json_str(json_at(tool, "name")), STR("cpslint")) ||
	    !json_at(root, "results"))
		return form_fail(f, root,
		    "is no review: it must come from 'cpslint check -f json'");
	out->rules = arena_copy(f->a, json_str(json_at(pack, "sha256")));
	return 0;
}

static int
read_review(
    struct source_review *s, const struct json *root, struct earlier *out)
{
	const struct form *f = &s->form;

	if (form_object(f, root, NULL) || read_tool(f, root, out) ||
	    form_day(f, root, "as_of", &out->as_of) ||
	    read_documents(f, root, out) ||
	    form_list(f, root, "results", &s->results))
		return -1;
	return read_findings(s, root, out);
}

int
earlier_read(
    struct arena *a, struct str text, struct earlier *out, struct err *err)
{
	struct source_review s = {.form = {a, NULL, ERR_FORMAT, err}};
	struct json *root = NULL;
	int rc;

	*out = (struct earlier){0};
	if (!utf8_is_valid(text))
		return err_set(err, ERR_FORMAT, "is not UTF-8");
	if (json_parse(text, &root, err))
		return -1;
	s.form.root = root;
	rc = read_review(&s, root, out);
	json_free(root);
	return rc;
}
