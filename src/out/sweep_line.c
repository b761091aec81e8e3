#include "out/sweep_line.h"

#include "out/check.h"
#include "out/evidence.h"
#include "out/parts.h"
#include "review/topic.h"

/* Stands nowhere else: inside a text a quote has a backslash before it. */
#define BODY ",\"review\":"

const char *
sweep_status_name(enum sweep_status s)
{
	static const char *const names[] = {
	    [SWEEP_CLEAN] = "clean",
	    [SWEEP_ISSUES] = "issues",
	    [SWEEP_IN_PART] = "in-part",
	    [SWEEP_LOST] = "lost",
	};

	return names[s];
}

/* --- in the process of the document -------------------------------------- */

static void
add_quote(struct json *o, const struct review *r, const struct result *result)
{
	const struct evidence *e = NULL;

	if (result->evidence.len &&
	    result->evidence.at[0].role != EVIDENCE_SEARCHED)
		e = &result->evidence.at[0];
	parts_add_str(
	    o, "quoted_in", e ? evidence_section(r, e) : (struct str){0});
	parts_add_count(o, "page", e ? evidence_page(r, e) : 0);
	parts_add_str(o, "quote", e ? evidence_quote(r, e) : (struct str){0});
}

static void
add_topic(struct json *list, const struct review *r, const struct topic *t)
{
	const struct result *d = t->decisive;
	struct json *o = json_add_object(list, NULL);

	json_add_str(o, "topic", d->rule->topic);
	json_add_str(o, "rule", d->rule->id);
	json_add_c(o, "verdict", verdict_name(t->verdict));
	parts_add_str(o, "severity", str_of(severity_name(t->severity)));
	parts_add_str(o, "section", result_section(r, d));
	json_add_str(o, "message", d->message);
	add_quote(o, r, d);
}

static void
add_topics(struct json *root, const struct review *r, bool by_rule)
{
	struct json *list = json_add_array(root, "topics");
	struct arena a = {0};
	struct topics topics = {0};

	topics_make(&a, r, by_rule, &topics);
	for (size_t i = 0; i < topics.len; i++)
		add_topic(list, r, &topics.at[i]);
	arena_clear(&a);
}

static void
add_purposes(struct json *root, const struct review *r)
{
	struct json *list = json_add_array(root, "purposes");

	for (size_t i = 0; i < r->subjects.len; i++) {
		const struct subject *s = &r->subjects.at[i];

		if (s->is_purpose && s->standing == STANDING_OFFERED)
			json_add_str(list, NULL, s->name);
	}
}

static void
add_issues(struct json *root, const struct review *r)
{
	struct json *o = json_add_object(root, "issues");

	for (int s = SEVERITY_HIGH; s > SEVERITY_NONE; s--)
		json_add_number(
		    o, severity_name((enum severity)s), r->issues[s]);
}

void
sweep_line_review(const struct review *r, enum sweep_status status,
    bool by_rule, bool brief, struct buf *out)
{
	const struct reviewed_document *d = &r->documents[0];
	struct json *root = json_new_object();

	json_add_c(root, "status", sweep_status_name(status));
	json_add_c(root, "sha256", d->doc->digest.text);
	parts_add_str(root, "ca", d->identity.ca.text);
	parts_add_str(root, "title", d->identity.title.text);
	parts_add_str(root, "version", d->identity.version.text);
	parts_add_date(root, "date", d->identity.date);
	parts_add_str(root, "kind",
	    str_of(d->kind ? doc_kind_name((enum doc_kind)d->kind) : ""));
	add_purposes(root, r);
	json_add_c(root, "verdict",
	    r->overall.assessed ? verdict_name(r->overall.verdict)
				: "not-assessed");
	add_issues(root, r);
	add_topics(root, r, by_rule);
	json_print(root, false, out);
	json_free(root);
	/* "{...}\n" goes on with the review. */
	out->len -= out->full ? 0 : 2;
	buf_add_c(out, BODY);
	if (brief)
		buf_add_c(out, "null\n");
	else
		check_json_line(r, out);
	out->len -= out->full ? 0 : 1;
	buf_add_c(out, "}");
}

/* --- in its parent ------------------------------------------------------- */

static void
add_messages(struct json *root, struct str said)
{
	struct json *list = json_add_array(root, "messages");

	while (said.len) {
		struct str line = str_trim(str_cut(&said, '\n'));

		if (line.len)
			json_add_str(list, NULL, line);
	}
}

void
sweep_line_make(
    const struct sweep_origin *o, struct str review, struct buf *out)
{
	struct json *root = json_new_object();

	json_add_str(root, "file", o->file);
	json_add_str(root, "run", o->run);
	parts_add_str(root, "reason", o->reason);
	add_messages(root, o->said);
	if (!review.len)
		json_add_c(root, "status", sweep_status_name(SWEEP_LOST));
	json_print(root, false, out);
	json_free(root);
	out->len -= out->full ? 0 : 2;
	if (review.len) {
		buf_add_c(out, ",");
		buf_add(out, str_sub(review, 1, review.len));
		buf_add_c(out, "\n");
	} else {
		buf_add_c(out, BODY "null}\n");
	}
}

/* --- reading ------------------------------------------------------------- */

struct str
sweep_line_body(struct str line)
{
	size_t at = str_find(line, STR(BODY), 0);
	struct str body;

	if (at == SIZE_MAX)
		return (struct str){0};
	body = str_trim(str_sub(line, at + sizeof(BODY) - 1, line.len));
	return str_sub(body, 0, body.len - 1);
}

int
sweep_line_head(struct str line, struct json **out, struct err *err)
{
	size_t at = str_find(line, STR(BODY), 0);
	struct json *root = NULL;
	struct buf b = {0};
	int rc;

	if (at == SIZE_MAX)
		return err_set(err, ERR_FORMAT, "not a line of a sweep");
	buf_add(&b, str_sub(line, 0, at));
	buf_add_c(&b, "}");
	rc = json_parse(buf_str(&b), &root, err);
	buf_free(&b);
	if (rc)
		return -1;
	if (!json_str(json_at(root, "file")).len ||
	    !json_str(json_at(root, "run")).len ||
	    !json_str(json_at(root, "status")).len) {
		json_free(root);
		return err_set(err, ERR_FORMAT, "not a line of a sweep");
	}
	*out = root;
	return 0;
}
