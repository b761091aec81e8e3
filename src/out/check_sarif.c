/* A review as SARIF 2.1.0, for code scanning: the findings that ask for
 * something, with the rules that they are of.
 *
 * Severities become levels; what falls due later is a note, and what could not
 * be decided is for review, without a level.  The fingerprint of a finding is
 * given under the name by which alerts are followed from run to run as well as
 * under our own.  Formats without lines have no region: a region must name a
 * line or an offset, and a page is neither; section and page then stand in the
 * logical location. */
#include "base/version.h"
#include "out/advice_words.h"
#include "out/check.h"
#include "out/evidence.h"
#include "out/finding_words.h"
#include "out/parts.h"
#include "out/telling.h"

#define SARIF_SCHEMA                                                           \
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"  \
	"sarif-schema-2.1.0.json"

/* Related places of one result. */
#define RELATED_MOST 10

struct sarif {
	const struct review *review;
	struct arena arena;
	struct VEC(const struct rule *) rules; /* of the results told */
};

static struct json *
add_text(struct json *to, const char *name, struct str text)
{
	struct json *o = json_add_object(to, name);

	json_add_str(o, "text", text);
	return o;
}

/* --- rules -------------------------------------------------------------- */

static int
rule_index(struct sarif *s, const struct rule *rule)
{
	for (size_t i = 0; i < s->rules.len; i++)
		if (s->rules.at[i] == rule)
			return (int)i;
	VEC_PUSH(&s->arena, &s->rules, rule);
	return (int)s->rules.len - 1;
}

static void
add_paragraph(
    struct buf *out, const char *label, struct str text, bool markdown)
{
	if (!text.len)
		return;
	if (out->len)
		buf_add_c(out, "\n\n");
	if (*label)
		buf_print(out, markdown ? "**%s:** " : "%s: ", label);
	buf_add(out, text);
}

/* Why there is such a rule and how to comply. */
static struct str
help_text(struct sarif *s, const struct rule *rule, bool markdown)
{
	struct buf b = {0};
	struct str out;

	add_paragraph(&b, "", rule->requirement, markdown);
	add_paragraph(&b, "Why", rule->why, markdown);
	add_paragraph(&b, "To do", rule->recommend, markdown);
	add_paragraph(&b, "Model wording", rule->model, markdown);
	add_paragraph(&b, "Past cases", rule->past, markdown);
	for (size_t i = 0; i < rule->n_cites; i++)
		add_paragraph(&b, i ? "" : "Cites",
		    citation_words(
			&s->arena, &rule->cites[i], s->review->as_of),
		    markdown);
	out = arena_copy(&s->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
add_rule(struct json *list, struct sarif *s, const struct rule *rule)
{
	struct json *o = json_add_object(list, NULL), *inner;
	struct str url =
	    rule->n_cites ? rule->cites[0].source->url : (struct str){0};

	json_add_str(o, "id", rule->id);
	add_text(o, "shortDescription", rule->title);
	add_text(o, "fullDescription", rule->requirement);
	inner = add_text(o, "help", help_text(s, rule, false));
	json_add_str(inner, "markdown", help_text(s, rule, true));
	if (url.len)
		json_add_str(o, "helpUri", url);
	inner = json_add_object(o, "defaultConfiguration");
	json_add_c(inner, "level", severity_level(rule->severity));
	inner = json_add_array(json_add_object(o, "properties"), "tags");
	json_add_str(inner, NULL, rule->topic);
	for (size_t i = 0; i < rule->n_cites; i++)
		if (i == 0 ||
		    rule->cites[i].source != rule->cites[i - 1].source)
			json_add_str(inner, NULL, rule->cites[i].source->id);
}

/* --- places -------------------------------------------------------------- */

static bool
is_plain_in_uri(char c)
{
	return char_is_alpha(c) || char_is_digit(c) ||
	       (c && strchr("-._~/", c));
}

/* A path as a URI reference: absolute ones with their scheme. */
static struct str
path_uri(struct arena *a, struct str path)
{
	struct buf b = {0};
	struct str out;

	if (str_starts(path, STR("/")))
		buf_add_c(&b, "file://");
	for (size_t i = 0; i < path.len; i++)
		if (is_plain_in_uri(path.at[i]))
			buf_add_char(&b, path.at[i]);
		else
			buf_print(&b, "%%%02X", (unsigned char)path.at[i]);
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
add_artifact_location(
    struct json *to, const char *name, struct sarif *s, int document)
{
	struct json *o = json_add_object(to, name);

	json_add_str(
	    o, "uri", path_uri(&s->arena, document_path(s->review, document)));
	json_add_number(o, "index", document);
}

static void
add_region(struct json *to, struct sarif *s, const struct spot *spot)
{
	const struct doc *doc = s->review->documents[spot->document].doc;
	int line = spot_line(s->review, spot);
	struct json *o;

	if (line < 1)
		return;
	o = json_add_object(to, "region");
	json_add_number(o, "startLine", line);
	if (spot->quotes)
		add_text(o, "snippet",
		    str_sub(doc->blocks.at[spot->block].text, spot->start,
			spot->end));
}

static struct str
section_words(struct sarif *s, const struct map *map, int section)
{
	struct str number = map_printed_number(map, section);

	if (section <= 0)
		return STR("before the first heading");
	return arena_print(&s->arena, "%.*s%s%.*s", STR_ARG(number),
	    number.len ? " " : "", STR_ARG(map->sections.at[section].title));
}

/* "8.6 Communication of results", with the page where there is one. */
static void
add_logical(struct json *to, struct sarif *s, const struct spot *spot)
{
	const struct map *map = s->review->documents[spot->document].map;
	int page = spot_page(s->review, spot), section;
	struct json *o;

	if (spot->block < 0)
		return;
	section = map->section_of[spot->block];
	o = json_add_object(json_add_array(to, "logicalLocations"), NULL);
	json_add_str(o, "name", section_words(s, map, section));
	json_add_c(o, "kind", "section");
	if (page > 0)
		json_add_number(json_add_object(o, "properties"), "page", page);
}

static struct json *
make_location(struct sarif *s, const struct spot *spot)
{
	struct json *o = json_new_object();
	struct json *physical = json_add_object(o, "physicalLocation");

	add_artifact_location(physical, "artifactLocation", s, spot->document);
	add_region(physical, s, spot);
	add_logical(o, s, spot);
	return o;
}

static void
add_location(struct json *to, struct sarif *s, const struct spot *spot)
{
	json_add_node(
	    json_add_array(to, "locations"), NULL, make_location(s, spot));
}

/* Whether the list has the same already: two cells of a table may say the same
 * in a format that has no lines, and the standard wants each once. */
static bool
has_alike(const struct json *list, const struct json *o)
{
	struct buf a = {0}, b = {0};
	bool found = false;

	json_print(o, false, &a);
	for (const struct json *n = json_first(list); n && !found;
	     n = json_next(n)) {
		buf_reset(&b);
		json_print(n, false, &b);
		found = str_eq(buf_str(&a), buf_str(&b));
	}
	buf_free(&a);
	buf_free(&b);
	return found;
}

/* The passages that a finding rests on, but the one that it points at. */
static void
add_related(struct json *result, struct sarif *s,
    const struct evidence_list *list, const struct spot *told)
{
	struct json *related = NULL, *o;

	for (size_t i = 0; i < list->len && json_count(related) < RELATED_MOST;
	     i++) {
		const struct evidence *e = list->at[i];
		struct spot spot = {
		    e->document, e->block, e->start, e->end, true};

		if (e->role == EVIDENCE_SEARCHED || e->start >= e->end ||
		    (told->quotes && e->document == told->document &&
			e->block == told->block && e->start == told->start))
			continue;
		o = make_location(s, &spot);
		add_text(o, "message",
		    arena_print(&s->arena, "%s: “%.*s”",
			evidence_role_name(e->role),
			STR_ARG(evidence_quote(s->review, e))));
		if (has_alike(related, o)) {
			json_free(o);
			continue;
		}
		if (!related)
			related = json_add_array(result, "relatedLocations");
		json_add_node(related, NULL, o);
	}
}

/* --- results ------------------------------------------------------------- */

/* The message, the words quoted, and what to do. */
static struct str
message_text(struct sarif *s, const struct finding *f, const struct spot *spot)
{
	const struct doc *doc = s->review->documents[spot->document].doc;
	struct buf b = {0};
	struct str out;

	add_paragraph(&b, "", finding_title(&s->arena, s->review, f), false);
	add_paragraph(&b, "", f->message, false);
	if (spot->quotes)
		add_paragraph(&b, "Quote",
		    str_sub(doc->blocks.at[spot->block].text, spot->start,
			spot->end),
		    false);
	add_paragraph(&b, "To do", f->recommendation, false);
	add_paragraph(
	    &b, "Cites", finding_citations(&s->arena, s->review, f), false);
	out = arena_copy(&s->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
add_kind(struct json *o, const struct finding *f)
{
	if (f->verdict == VERDICT_UNKNOWN) {
		json_add_c(o, "kind", "review");
		json_add_c(o, "level", "none");
	} else {
		json_add_c(o, "kind", "fail");
		json_add_c(o, "level",
		    severity_level(f->is_issue ? f->severity : SEVERITY_LOW));
	}
}

static void
add_properties(struct json *o, struct sarif *s, const struct finding *f)
{
	struct json *p = json_add_object(o, "properties"), *rules;

	json_add_c(p, "verdict", verdict_name(f->verdict));
	parts_add_str(p, "severity", str_of(severity_name(f->severity)));
	parts_add_str(p, "action", str_of(action_name(f->action)));
	parts_add_str(p, "section", f->number);
	parts_add_date(p, "due", f->due);
	rules = json_add_array(p, "rules");
	for (size_t i = 0; i < f->n_results; i++)
		json_add_str(
		    rules, NULL, s->review->results.at[f->results[i]].rule->id);
}

/* A waiver stands in a file of its own and has been decided on. */
static void
add_suppression(struct json *o, struct sarif *s, const struct finding *f)
{
	struct json *w;

	if (!f->waiver)
		return;
	w = json_add_object(json_add_array(o, "suppressions"), NULL);
	json_add_c(w, "kind", "external");
	json_add_c(w, "status", "accepted");
	json_add_str(w, "justification", finding_waiver_words(&s->arena, f));
}

static void
add_result(struct json *list, struct sarif *s, const struct finding *f)
{
	const struct rule *rule = finding_rule(s->review, f);
	struct evidence_list evidence =
	    finding_evidence(&s->arena, s->review, f);
	struct json *o = json_add_object(list, NULL), *inner;
	struct spot spot;

	finding_spot(s->review, f, &evidence, &spot);
	json_add_str(o, "ruleId", rule->id);
	json_add_number(o, "ruleIndex", rule_index(s, rule));
	add_kind(o, f);
	add_text(o, "message", message_text(s, f, &spot));
	add_location(o, s, &spot);
	add_related(o, s, &evidence, &spot);
	inner = json_add_object(o, "partialFingerprints");
	json_add_str(inner, "cpslintFinding/v1", f->fingerprint);
	json_add_str(inner, "primaryLocationLineHash",
	    arena_print(&s->arena, "%.*s:1", STR_ARG(f->fingerprint)));
	add_suppression(o, s, f);
	add_properties(o, s, f);
}

/* --- advice -------------------------------------------------------------- */

static const struct rule *
advice_rule(const struct sarif *s, const struct advice *advice)
{
	const struct pack *pack = s->review->pack;
	bool is_copied = advice->direction == ADVICE_COPIED ||
			 advice->direction == ADVICE_OUTDATED;

	return pack_find(
	    pack, is_copied ? pack->advice->copies : pack->advice->rule);
}

static struct str
advice_text(struct sarif *s, const struct advice *advice)
{
	struct buf b = {0};
	struct str out;

	add_paragraph(&b, "", advice->title, false);
	add_paragraph(
	    &b, "", str_of(advice_direction_words(advice->direction)), false);
	add_paragraph(&b, "", advice->message, false);
	add_paragraph(&b, "To do", advice->recommendation, false);
	for (size_t i = 0; i < advice->asked.len; i++)
		add_paragraph(&b, i ? "" : "Asked",
		    advice_asked_words(
			&s->arena, s->review, &advice->asked.at[i]),
		    false);
	out = arena_copy(&s->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

/* Informational: viewers show it apart from what fails. */
static void
add_advice(struct json *to, struct sarif *s, const struct advice *advice)
{
	const struct evidence *first = &advice->places.at[0].at;
	struct evidence_list list = {0};
	struct spot spot;
	const struct rule *rule = advice_rule(s, advice);
	struct json *o, *inner;

	if (!rule) /* of a folder that lacks it */
		return;
	o = json_add_object(to, NULL);
	json_add_str(o, "ruleId", rule->id);
	json_add_number(o, "ruleIndex", rule_index(s, rule));
	json_add_c(o, "kind", "informational");
	json_add_c(o, "level", "none");
	add_text(o, "message", advice_text(s, advice));
	spot = (struct spot){
	    first->document, first->block, first->start, first->end, true};
	add_location(o, s, &spot);
	for (size_t i = 0; i < advice->places.len; i++)
		VEC_PUSH(&s->arena, &list, &advice->places.at[i].at);
	add_related(o, s, &list, &spot);
	inner = json_add_object(o, "partialFingerprints");
	json_add_str(inner, "cpslintFinding/v1", advice->fingerprint);
	inner = json_add_object(o, "properties");
	json_add_c(inner, "advice", advice_direction_name(advice->direction));
	json_add_str(inner, "topic", advice->topic);
}

/* --- the run ------------------------------------------------------------- */

static void
add_artifacts(struct json *run, struct sarif *s)
{
	struct json *list = json_add_array(run, "artifacts");

	for (int d = 0; d < s->review->n_documents; d++) {
		const struct doc *doc = s->review->documents[d].doc;
		struct json *o = json_add_object(list, NULL);

		add_artifact_location(o, "location", s, d);
		json_add_c(json_add_array(o, "roles"), NULL, "analysisTarget");
		json_add_c(
		    json_add_object(o, "hashes"), "sha-256", doc->digest.text);
	}
}

/* What could not be read, or how it was read. */
static void
add_notification(
    struct json *list, struct sarif *s, int document, const struct notice *n)
{
	const struct spot spot = {document, n->block, 0, 0, false};
	struct json *o = json_add_object(list, NULL);

	add_location(o, s, &spot);
	add_text(o, "message", n->text);
	json_add_c(o, "level",
	    n->kind == NOTICE_NOT_READ || n->kind == NOTICE_DAMAGED ? "warning"
								    : "note");
}

static void
add_invocation(struct json *run, struct sarif *s)
{
	struct json *o =
	    json_add_object(json_add_array(run, "invocations"), NULL);
	struct json *list;

	json_add_bool(o, "executionSuccessful", !s->review->cut_short);
	list = json_add_array(o, "toolExecutionNotifications");
	for (int d = 0; d < s->review->n_documents; d++) {
		const struct doc *doc = s->review->documents[d].doc;

		for (size_t i = 0; i < doc->notices.len; i++)
			add_notification(list, s, d, &doc->notices.at[i]);
	}
}

static void
add_driver(struct json *run, struct sarif *s)
{
	struct json *driver =
	    json_add_object(json_add_object(run, "tool"), "driver");
	struct json *list, *p;
	char day[DATE_TEXT];

	json_add_c(driver, "name", "cpslint");
	json_add_c(driver, "version", CPSLINT_VERSION);
	json_add_c(driver, "semanticVersion", CPSLINT_VERSION);
	list = json_add_array(driver, "rules");
	for (size_t i = 0; i < s->rules.len; i++)
		add_rule(list, s, s->rules.at[i]);
	p = json_add_object(driver, "properties");
	json_add_c(p, "as_of", date_print(s->review->as_of, day));
	p = json_add_object(p, "rules");
	json_add_str(p, "version", s->review->pack->version);
	json_add_c(p, "sha256", s->review->pack->digest.text);
}

void
check_sarif(const struct review *r, const struct style *style, struct buf *out)
{
	struct sarif s = {.review = r};
	struct json *root = json_new_object(), *run;
	struct json *results = json_new_array();

	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];

		if (style->brief ? f->is_issue : finding_is_open(f))
			add_result(results, &s, f);
	}
	for (size_t i = 0; i < r->n_advice && !style->brief; i++)
		add_advice(results, &s, &r->advice[i]);
	json_add_c(root, "$schema", SARIF_SCHEMA);
	json_add_c(root, "version", "2.1.0");
	run = json_add_object(json_add_array(root, "runs"), NULL);
	add_driver(run, &s);
	add_invocation(run, &s);
	add_artifacts(run, &s);
	json_add_c(run, "columnKind", "unicodeCodePoints");
	json_add_node(run, "results", results);
	json_print(root, true, out);
	json_free(root);
	arena_clear(&s.arena);
}
