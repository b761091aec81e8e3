#include "rule/message.h"

/* Sections named in one message; the rest are counted. */
#define NAMED_MAX 12

static struct str
words_of(const struct view *v, int first, int last)
{
	const struct phrase_text *t = v->prose->text;
	const struct token *from = &t->tokens.at[first];
	const struct token *to = &t->tokens.at[last - 1];
	const struct block *b =
	    &v->prose->docs[from->document]->blocks.at[from->block];

	if (to->block != from->block || to->document != from->document)
		to = from;
	return str_sub(b->text, from->start, to->end);
}

static struct str
printed_place(const struct view *v, const struct sighting *s)
{
	return map_printed_number(v->prose->maps[s->document], s->section);
}

static struct str
weak_reason(struct arena *a, const struct clause *c)
{
	static const char *const words[] = {
	    [MODALITY_NONE] = "the wording is weak",
	    [MODALITY_PRESENT] = "the wording is weak",
	    [MODALITY_MUST] = "the wording is weak",
	    [MODALITY_SHOULD] = "the wording is only a recommendation",
	    [MODALITY_MAY] = "the wording is only a permission",
	    [MODALITY_EFFORT] = "only an effort is promised",
	    [MODALITY_PLAN] = "it is only planned",
	};

	return arena_copy(a, str_of(words[c ? c->modality : MODALITY_NONE]));
}

static struct str
limit_reason(struct arena *a, const struct view *v, const struct sighting *s,
    const struct limit_step *step)
{
	char day[DATE_TEXT];
	struct str value = words_of(v, s->quantity->first, s->quantity->last);
	struct str since = (struct str){0};

	if (step && step->from != DATE_NONE)
		since =
		    arena_print(a, " since %s", date_print(step->from, day));
	return arena_print(a,
	    "the document says '%.*s', and the limit%.*s is %s %.*s",
	    STR_ARG(value), STR_ARG(since),
	    step && step->has_min ? "at least" : "at most",
	    STR_ARG(step ? step->written.unit : (struct str){0}));
}

static struct str
reason(struct arena *a, const struct view *v, const struct element *e,
    enum shortfall why, const struct sighting *s, const struct limit_step *step)
{
	char day[DATE_TEXT];

	switch (why) {
	case SHORT_SHADE:
		return e->partial[s->shade].because;
	case SHORT_WEAK:
		return weak_reason(a, s->clause);
	case SHORT_WEAKENED:
		return arena_print(a, "'%.*s' weakens it",
		    STR_ARG(words_of(
			v, s->clause->weak_first, s->clause->weak_last)));
	case SHORT_ELSEWHERE:
		return arena_print(a,
		    "it stands in section %.*s, not where the requirement "
		    "wants it",
		    STR_ARG(printed_place(v, s)));
	case SHORT_KIND:
		return STR("it stands in a kind of document that the "
			   "requirement does not accept for it");
	case SHORT_POINTER:
		return STR("the document only refers to the requirement");
	case SHORT_LIMIT:
		return limit_reason(a, v, s, step);
	case SHORT_LATER:
		return arena_print(
		    a, "it is in force only from %s", date_print(s->from, day));
	case SHORT_ENDED:
		return arena_print(
		    a, "it ended on %s", date_print(s->until, day));
	case SHORT_NOT:
	case SHORT_DENIED:
	case SHORT_REFUSED:
	case SHORT_UNDONE:
		break;
	}
	return (struct str){0};
}

struct str
message_of_element(struct arena *a, const struct view *view,
    const struct element *e, enum verdict verdict, enum shortfall why,
    const struct sighting *best, const struct limit_step *step)
{
	struct str because;

	if (why == SHORT_DENIED)
		return STR("The document says that the method is not used.");
	if (verdict == VERDICT_COMPLIANT)
		return arena_print(a, "The document states %.*s%s.",
		    STR_ARG(e->asks),
		    why == SHORT_POINTER ? " by referring to the requirement"
					 : "");
	if (verdict == VERDICT_MISSING)
		return arena_print(
		    a, "The document does not state %.*s.", STR_ARG(e->asks));
	if (why == SHORT_REFUSED)
		return arena_print(
		    a, "The document denies %.*s.", STR_ARG(e->asks));
	because = reason(a, view, e, why, best, step);
	if (why == SHORT_SHADE && verdict == VERDICT_CONFLICT)
		return arena_print(a, "The document does not state %.*s: %.*s.",
		    STR_ARG(e->asks), STR_ARG(because));
	if (why == SHORT_LIMIT)
		return arena_print(
		    a, "On %.*s %.*s.", STR_ARG(e->asks), STR_ARG(because));
	return arena_print(a, "The document states %.*s only in part: %.*s.",
	    STR_ARG(e->asks), STR_ARG(because));
}

static struct str
fault_name(
    struct arena *a, const struct view *v, const struct outline_sighting *s)
{
	const struct map *m = v->prose->maps[s->document];
	const struct section *section =
	    s->section >= 0 ? &m->sections.at[s->section] : NULL;

	if (s->statement >= 0)
		return arena_print(a, "%.*s (in %.*s)", STR_ARG(s->number),
		    STR_ARG(map_printed_number(m, s->section)));
	if (section && s->check->fault == FAULT_RENUMBERED && s->rfc >= 0)
		return arena_print(a, "%.*s %.*s (%.*s in the outline)",
		    STR_ARG(section->number), STR_ARG(section->title),
		    STR_ARG(m->outline->sections[s->rfc].number));
	if (section)
		return arena_print(a, "%.*s %.*s", STR_ARG(section->number),
		    STR_ARG(section->title));
	if (s->rfc >= 0)
		return arena_print(a, "%.*s %.*s",
		    STR_ARG(m->outline->sections[s->rfc].number),
		    STR_ARG(m->outline->sections[s->rfc].title));
	return (struct str){0};
}

struct str
message_of_faults(struct arena *a, const struct view *view,
    const struct observation *seen, const struct outline_check *check)
{
	struct str names[NAMED_MAX];
	struct buf b = {0};
	size_t n = 0, more = 0;
	struct str because = check->because;
	struct str out;

	if (str_ends(because, STR(".")))
		because.len--;
	buf_add(&b, because);
	for (size_t i = 0; i < seen->outline.len; i++) {
		const struct outline_sighting *s = &seen->outline.at[i];
		struct str name;

		if (s->check != check)
			continue;
		name = str_trim(fault_name(a, view, s));
		if (str_is_in(name, names, n))
			continue;
		if (n == NAMED_MAX) {
			more++;
			continue;
		}
		buf_add_c(&b, n == 0 ? ": " : "; ");
		buf_add(&b, name);
		names[n++] = name;
	}
	if (more)
		buf_print(&b, "; and %zu more", more);
	buf_add_char(&b, '.');
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

struct str
message_of_result(
    struct arena *a, const struct rule *rule, const struct result *r)
{
	struct buf b = {0};
	struct str out;

	if (r->verdict == VERDICT_MISSING)
		return arena_print(a,
		    "No passage of the document is about this: %.*s",
		    STR_ARG(rule->requirement));
	for (size_t i = 0; i < r->elements.len; i++) {
		const struct element_result *e = &r->elements.at[i];

		if (!e->message.len || (r->verdict == VERDICT_CONFLICT &&
					   e->verdict != VERDICT_CONFLICT))
			continue;
		if (b.len)
			buf_add_char(&b, ' ');
		buf_add(&b, e->message);
	}
	if (b.len == 0 && r->verdict == VERDICT_COMPLIANT)
		buf_add_c(&b, "Nothing in the text speaks against it.");
	out = arena_copy(a, b.len ? buf_str(&b) : rule->title);
	buf_free(&b);
	return out;
}

struct str
message_of_unknown(struct arena *a, const struct rule *rule, const char *why)
{
	return arena_print(a, "Not decided: %s. Requirement: %.*s", why,
	    STR_ARG(rule->requirement));
}
