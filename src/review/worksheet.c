#include "review/worksheet.h"

#include <stdlib.h>

#include "base/embed.h"

const char worksheet_names[] = "ccadb apple inclusion-case external-subca";

#define NOWHERE ((struct line_place){-1, -1, 0, 0})

/* --- the answer of a line ------------------------------------------------ */

static bool
counts(enum verdict v)
{
	return v != VERDICT_NOT_APPLICABLE && v != VERDICT_NOT_IN_FORCE;
}

/* The result that decides the line, or -1: the worst of those that count. */
static int
worst_result(const struct review *r, const struct worksheet_line *line)
{
	int worst = -1;

	for (size_t i = 0; i < line->results.len; i++) {
		int k = line->results.at[i];
		enum verdict v = r->results.at[k].verdict;

		if (!counts(v))
			continue;
		if (worst < 0 || verdict_rank(v) <
				     verdict_rank(r->results.at[worst].verdict))
			worst = k;
	}
	return worst;
}

/* Something is said on the matter, though not all. */
static bool
says_something(const struct review *r, const struct worksheet_line *line)
{
	for (size_t i = 0; i < line->results.len; i++) {
		enum verdict v = r->results.at[line->results.at[i]].verdict;

		if (counts(v) && v != VERDICT_MISSING)
			return true;
	}
	return false;
}

static enum line_state
state_of(const struct review *r, const struct worksheet_line *line, int worst)
{
	if (line->results.len == 0)
		return LINE_NOT_ASSESSED;
	if (worst < 0)
		return LINE_NOT_APPLICABLE;
	switch (r->results.at[worst].verdict) {
	case VERDICT_COMPLIANT:
		return LINE_VERIFIED;
	case VERDICT_MISSING:
		return says_something(r, line) ? LINE_CLARIFY : LINE_RESPONSE;
	default:
		return LINE_CLARIFY;
	}
}

static bool
find_place(const struct result *result, struct line_place *out)
{
	for (size_t i = 0; i < result->evidence.len; i++) {
		const struct evidence *e = &result->evidence.at[i];

		if (e->role == EVIDENCE_SEARCHED || e->start >= e->end)
			continue;
		*out = (struct line_place){
		    e->document, e->block, e->start, e->end};
		return true;
	}
	return false;
}

/* The passage of the deciding result, else of any other. */
static struct line_place
place_of(const struct review *r, const struct worksheet_line *line, int worst)
{
	struct line_place place = NOWHERE;

	if (worst >= 0 && find_place(&r->results.at[worst], &place))
		return place;
	for (size_t i = 0; i < line->results.len; i++)
		if (find_place(&r->results.at[line->results.at[i]], &place))
			break;
	return place;
}

static void
add_sentence(struct buf *b, struct str s)
{
	if (!s.len)
		return;
	if (b->len)
		buf_add_char(b, '\n');
	buf_add(b, s);
}

/* What falls short and what to do about it, of all its rules. */
static struct str
comment_of(
    struct arena *a, const struct review *r, const struct worksheet_line *line)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < line->results.len; i++) {
		const struct result *res = &r->results.at[line->results.at[i]];

		if (res->verdict == VERDICT_COMPLIANT)
			continue;
		if (!counts(res->verdict)) {
			if (line->state == LINE_NOT_APPLICABLE)
				add_sentence(&b, res->condition);
			continue;
		}
		add_sentence(&b, res->message);
		if (verdict_is_issue(res->verdict))
			add_sentence(&b, res->rule->recommend);
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
answer(struct arena *a, const struct review *r, struct worksheet_line *line)
{
	int worst = worst_result(r, line);

	line->state = state_of(r, line, worst);
	line->place = place_of(r, line, worst);
	line->comment = comment_of(a, r, line);
}

/* --- sheets that are data ------------------------------------------------ */

static struct str
text_of(struct arena *a, const struct json *o, const char *name)
{
	return arena_copy(a, json_str(json_at(o, name)));
}

static void
add_item(struct arena *a, const struct review *r, const struct json *item,
    struct worksheet *out)
{
	struct worksheet_line *line = VEC_ADD(a, &out->lines);
	struct str gate = json_str(json_at(item, "gate"));

	line->id = text_of(a, item, "id");
	line->area = text_of(a, item, "area");
	line->item = text_of(a, item, "item");
	for (const struct json *n = json_first(json_at(item, "rules")); n;
	     n = json_next(n)) {
		int k = review_result_index(r, json_str(n));

		if (k >= 0)
			VEC_PUSH(a, &line->results, k);
	}
	answer(a, r, line);
	if (json_bool(json_at(item, "read")) &&
	    (line->state == LINE_VERIFIED || line->state == LINE_CLARIFY))
		line->state = LINE_READ;
	if (gate.len && !subject_is_offered(&r->subjects, gate)) {
		line->state = LINE_NOT_APPLICABLE;
		line->comment = arena_print(
		    a, "the documents are not about %.*s", STR_ARG(gate));
	}
}

static int
make_from_data(struct arena *a, const struct review *r, struct str name,
    struct worksheet *out, struct err *err)
{
	struct json *root;

	if (embedded_open("worksheets.json", &root, err))
		return -1;
	for (const struct json *w = json_first(json_at(root, "worksheets")); w;
	     w = json_next(w)) {
		if (!str_eq(json_str(json_at(w, "name")), name))
			continue;
		out->title = text_of(a, w, "title");
		for (const struct json *i = json_first(json_at(w, "items")); i;
		     i = json_next(i))
			add_item(a, r, i, out);
	}
	json_free(root);
	return 0;
}

/* --- ccadb --------------------------------------------------------------- */

static struct worksheet_line *
line_of_section(struct arena *a, struct worksheet *out, const struct source *s,
    struct str section)
{
	struct str area = s->abbreviation.len ? s->abbreviation : s->title;
	struct worksheet_line *line;

	for (size_t i = 0; i < out->lines.len; i++)
		if (str_eq(out->lines.at[i].area, area) &&
		    str_eq(out->lines.at[i].id, section))
			return &out->lines.at[i];
	line = VEC_ADD(a, &out->lines);
	line->id = section;
	line->area = area;
	return line;
}

static void
add_title(struct arena *a, struct worksheet_line *line, struct str title)
{
	line->item = line->item.len ? arena_print(a, "%.*s; %.*s",
					  STR_ARG(line->item), STR_ARG(title))
				    : title;
}

static void
add_cited(struct arena *a, const struct review *r, struct str id,
    struct worksheet *out)
{
	const struct source *s = source_find(&r->pack->sources, id);

	for (size_t i = 0; s && i < r->results.len; i++) {
		const struct rule *rule = r->results.at[i].rule;

		for (size_t k = 0; k < rule->n_cites; k++) {
			struct worksheet_line *line;

			if (rule->cites[k].source != s)
				continue;
			line =
			    line_of_section(a, out, s, rule->cites[k].section);
			VEC_PUSH(a, &line->results, (int)i);
			add_title(a, line, rule->title);
		}
	}
}

/* Sections of the outline that no rule is about: what stands there. */
static void
add_outline(struct arena *a, const struct review *r, struct worksheet *out)
{
	const struct source *s = source_find(&r->pack->sources, STR("tls-br"));
	const struct rfc3647 *outline = r->pack->outline;

	for (size_t i = 0; s && i < outline->n_sections; i++) {
		struct str source = outline->sections[i].source;
		struct worksheet_line *line;

		if (!str_eq(source, STR("rfc3647")) && !str_eq(source, s->id))
			continue;
		line = line_of_section(a, out, s, outline->sections[i].number);
		if (line->results.len == 0 && line->item.len == 0)
			line->item = outline->sections[i].title;
	}
}

static struct line_place
place_of_section(const struct review *r, struct str number)
{
	for (int d = 0; d < r->n_documents; d++) {
		const struct map *map = r->documents[d].map;
		int rfc = rfc3647_find(map->outline, number);
		int section = rfc < 0 ? -1 : map->of_rfc[rfc];
		const struct section *s;

		if (section < 0)
			continue;
		s = &map->sections.at[section];
		for (int b = s->first; b < s->own_end; b++) {
			size_t len = map->doc->blocks.at[b].text.len;

			if (len)
				return (struct line_place){d, b, 0, len};
		}
	}
	return NOWHERE;
}

static int
compare_lines(const void *a, const void *b)
{
	const struct worksheet_line *x = a, *y = b;
	int area = str_cmp(y->area, x->area); /* TLS BR before MRSP */

	return area ? area : number_cmp(x->id, y->id);
}

static void
make_ccadb(struct arena *a, const struct review *r, struct worksheet *out)
{
	out->title = STR("CCADB self-assessment: Baseline Requirements and "
			 "Mozilla policy, section by section");
	add_cited(a, r, STR("tls-br"), out);
	add_cited(a, r, STR("mrsp"), out);
	add_outline(a, r, out);
	for (size_t i = 0; i < out->lines.len; i++) {
		struct worksheet_line *line = &out->lines.at[i];

		answer(a, r, line);
		if (line->place.block < 0 && line->state == LINE_NOT_ASSESSED)
			line->place = place_of_section(r, line->id);
	}
	if (out->lines.len)
		qsort(out->lines.at, out->lines.len, sizeof(*out->lines.at),
		    compare_lines);
}

int
worksheet_make(struct arena *a, const struct review *r, struct str name,
    struct worksheet *out, struct err *err)
{
	struct str rest = str_of(worksheet_names);

	*out = (struct worksheet){.name = name};
	while (rest.len)
		if (str_eq(str_cut(&rest, ' '), name)) {
			if (!str_eq(name, STR("ccadb")))
				return make_from_data(a, r, name, out, err);
			make_ccadb(a, r, out);
			return 0;
		}
	return err_set(err, ERR_USAGE, "unknown worksheet '%.*s', only: %s",
	    STR_ARG(name), worksheet_names);
}
