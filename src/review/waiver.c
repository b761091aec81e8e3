#include "review/waiver.h"

#include "base/form.h"
#include "base/limits.h"
#include "base/utf8.h"

/* --- reading --------------------------------------------------------- */

static bool
is_fingerprint(struct str s)
{
	if (s.len != FINGERPRINT_DIGITS)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_digit(s.at[i]) &&
		    !(s.at[i] >= 'a' && s.at[i] <= 'f'))
			return false;
	return true;
}

/* Fingerprint, or rule and section: one of the two, so that it is plain what
 * the waiver is about. */
static int
read_target(const struct form *f, const struct json *n, struct waiver *w)
{
	if (form_words(f, n, "fingerprint", false, LIMIT_NAME_BYTES,
		&w->fingerprint) ||
	    form_words(f, n, "rule", false, LIMIT_NAME_BYTES, &w->rule) ||
	    form_words(f, n, "section", false, LIMIT_NAME_BYTES, &w->section))
		return -1;
	if (w->fingerprint.len && (w->rule.len || w->section.len))
		return form_fail(f, n,
		    "has a fingerprint beside a rule or section: give one");
	if (!w->fingerprint.len && !(w->rule.len && w->section.len))
		return form_fail(
		    f, n, "needs a fingerprint, or a rule and a section");
	if (w->fingerprint.len && !is_fingerprint(w->fingerprint))
		return form_fail(f, json_at(n, "fingerprint"),
		    "must have %d hexadecimal digits", FINGERPRINT_DIGITS);
	return 0;
}

static int
read_waiver(const struct form *f, const struct json *n, struct waiver *w)
{
	if (form_object(
		f, n, "fingerprint rule section reason author expires") ||
	    read_target(f, n, w) ||
	    form_words(f, n, "reason", true, LIMIT_REASON_BYTES, &w->reason) ||
	    form_words(f, n, "author", true, LIMIT_NAME_BYTES, &w->author))
		return -1;
	return form_day(f, n, "expires", &w->expires);
}

static bool
same_target(const struct waiver *a, const struct waiver *b)
{
	return str_eq(a->fingerprint, b->fingerprint) &&
	       str_eq(a->rule, b->rule) && str_eq(a->section, b->section);
}

static int
check_new(const struct form *f, const struct json *n, const struct waiver *list,
    size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (same_target(&list[i], &list[at]))
			return form_fail(
			    f, n, "is about the same as /waivers/%zu", i);
	return 0;
}

static int
read_list(const struct form *f, const struct json *list, struct waivers *out)
{
	size_t n = json_count(list);

	if (n > LIMIT_WAIVERS)
		return err_set(f->err, ERR_LIMIT,
		    "/waivers: there are more than %d", LIMIT_WAIVERS);
	out->at = arena_many(f->a, struct waiver, n);
	for (const struct json *w = json_first(list); w; w = json_next(w)) {
		if (read_waiver(f, w, &out->at[out->len]) ||
		    check_new(f, w, out->at, out->len))
			return -1;
		out->len++;
	}
	return 0;
}

int
waivers_read(
    struct arena *a, struct str text, struct waivers *out, struct err *err)
{
	struct json *root = NULL;
	const struct json *list;
	struct form f = {a, NULL, ERR_FORMAT, err};
	int rc;

	*out = (struct waivers){0};
	if (!utf8_is_valid(text))
		return err_set(err, ERR_FORMAT, "is not UTF-8");
	if (json_parse(text, &root, err))
		return -1;
	f.root = root;
	rc = form_object(&f, root, "$schema waivers") ||
		     form_list(&f, root, "waivers", &list) ||
		     read_list(&f, list, out)
		 ? -1
		 : 0;
	json_free(root);
	return rc;
}

int
waivers_check(
    const struct waivers *list, const struct pack *pack, struct err *err)
{
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i].rule.len && !pack_find(pack, list->at[i].rule))
			return err_set(err, ERR_FORMAT,
			    "/waivers/%zu/rule: unknown rule '%.*s'", i,
			    STR_ARG(list->at[i].rule));
	return 0;
}

/* --- applying -------------------------------------------------------- */

static bool
is_of_rule(const struct review *r, const struct finding *f, struct str rule)
{
	for (size_t i = 0; i < f->n_results; i++)
		if (str_eq(r->results.at[f->results[i]].rule->id, rule))
			return true;
	return false;
}

static bool
is_in_section(
    const struct review *r, const struct finding *f, struct str number)
{
	if (str_eq(f->number, number))
		return true;
	return f->section >= 0 &&
	       str_eq(map_rfc_number(r->documents[f->document].map, f->section),
		   number);
}

static bool
is_about(
    const struct review *r, const struct waiver *w, const struct finding *f)
{
	if (!f->is_issue && f->due == DATE_NONE)
		return false;
	if (w->fingerprint.len)
		return str_eq(w->fingerprint, f->fingerprint);
	return is_of_rule(r, f, w->rule) && is_in_section(r, f, w->section);
}

static bool
was_asked(const struct review *r, const struct waiver *w, bool selective)
{
	for (size_t i = 0; i < r->results.len && w->rule.len; i++)
		if (str_eq(r->results.at[i].rule->id, w->rule))
			return true;
	return !selective;
}

static void
waive(struct review *r, struct finding *f, const struct waiver *w)
{
	if (f->waiver)
		return;
	f->waiver = w;
	if (!f->is_issue)
		return;
	r->issues[f->severity]--;
	r->waived++;
}

void
waivers_apply(struct review *r, const struct waivers *list, bool selective)
{
	r->n_waiver_uses = list->len;
	r->waiver_uses = arena_many(&r->arena, struct waiver_use, list->len);
	for (size_t i = 0; i < list->len; i++) {
		const struct waiver *w = &list->at[i];
		struct waiver_use *use = &r->waiver_uses[i];

		use->waiver = w;
		use->was_asked = was_asked(r, w, selective);
		for (size_t k = 0; k < r->findings.len; k++) {
			struct finding *f = &r->findings.at[k];

			if (!is_about(r, w, f))
				continue;
			use->findings++;
			if (w->expires >= r->as_of)
				waive(r, f, w);
		}
		if (w->expires < r->as_of)
			use->state = WAIVER_EXPIRED;
		else if (use->findings)
			use->state = WAIVER_APPLIED;
		else
			use->state = use->was_asked ? WAIVER_UNMATCHED
						    : WAIVER_NOT_ASKED;
	}
}

const struct waiver *
waiver_of_result(const struct review *r, int result)
{
	const struct waiver *first = NULL;

	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];

		for (size_t k = 0; f->is_issue && k < f->n_results; k++) {
			if (f->results[k] != result)
				continue;
			if (!f->waiver)
				return NULL;
			if (!first)
				first = f->waiver;
		}
	}
	return first;
}

/* --- words ----------------------------------------------------------- */

const char *
waiver_state_name(enum waiver_state s)
{
	static const char *const names[] = {
	    [WAIVER_APPLIED] = "applied",
	    [WAIVER_EXPIRED] = "expired",
	    [WAIVER_UNMATCHED] = "unmatched",
	    [WAIVER_NOT_ASKED] = "not-asked",
	};

	return names[s];
}

struct str
waiver_target(struct arena *a, const struct waiver *w)
{
	if (w->fingerprint.len)
		return arena_print(a, "finding %.*s", STR_ARG(w->fingerprint));
	return arena_print(
	    a, "%.*s, section %.*s", STR_ARG(w->rule), STR_ARG(w->section));
}

struct str
waiver_fate(struct arena *a, const struct waiver_use *use)
{
	char day[DATE_TEXT];

	switch (use->state) {
	case WAIVER_EXPIRED:
		return arena_print(a, "expired on %s%s",
		    date_print(use->waiver->expires, day),
		    use->findings    ? "; what it was about counts again"
		    : use->was_asked ? "; it matches no issue any more"
				     : "");
	case WAIVER_UNMATCHED:
		return STR("matches no issue any more");
	case WAIVER_NOT_ASKED:
		return STR("the rules that could tell were not run");
	case WAIVER_APPLIED:
		break;
	}
	return arena_print(
	    a, "holds until %s", date_print(use->waiver->expires, day));
}
