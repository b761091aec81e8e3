#include "review/gather.h"

#include <stdlib.h>

#include "base/buf.h"

/* Places shown, and rules named; the conflicts themselves tell the rest. */
enum { GATHERED_MAX = 8 };

/* What is out of date, or stands in the wrong place, is neither looser nor
 * different; nor is what is to be mended some day. */
enum gathers
result_gathered_as(const struct result *result)
{
	const struct rule *rule = result->rule;

	if (result->verdict != VERDICT_CONFLICT || rule->gathers ||
	    result->evidence.len == 0 ||
	    result->evidence.at[0].role != EVIDENCE_CONTRADICTS)
		return GATHERS_NOTHING;
	if (result->differs)
		return GATHERS_DIFFERENCES;
	return rule->n_dates || rule->n_outline ||
		       result->severity <= SEVERITY_LOW
		   ? GATHERS_NOTHING
		   : GATHERS_LOOSER;
}

bool
result_is_gathered(const struct result *result)
{
	return result->rule->gathers && result->verdict == VERDICT_CONFLICT &&
	       result->elements.len == 0;
}

static int
worst_first(const void *x, const void *y)
{
	const struct result *a = *(const struct result *const *)x;
	const struct result *b = *(const struct result *const *)y;

	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	return str_cmp(a->rule->id, b->rule->id);
}

static struct str
message_of(struct arena *a, enum gathers kind, const struct result *const *from,
    size_t n)
{
	struct buf b = {0};
	struct str out;

	buf_add_c(&b, kind == GATHERS_LOOSER
			  ? "Clauses are looser than requirements, see "
			  : "Passages contradict each other, see ");
	for (size_t i = 0; i < n && i < GATHERED_MAX; i++) {
		if (i)
			buf_add_c(&b, ", ");
		buf_add(&b, from[i]->rule->id);
	}
	if (n > GATHERED_MAX)
		buf_print(&b, " and %zu more", n - GATHERED_MAX);
	buf_add_char(&b, '.');
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

/* The result becomes a conflict with the places of those it is gathered
 * `from`, of which there are `n`, at least one.  An issue of its own is told
 * behind them. */
static void
take(struct review *r, struct result *out, const struct result *const *from,
    size_t n)
{
	struct result own = *out;
	bool is_issue = verdict_is_issue(own.verdict);

	out->verdict = VERDICT_CONFLICT;
	out->severity = from[0]->severity;
	out->action = out->rule->action;
	out->confidence = from[0]->confidence;
	out->document = from[0]->document;
	out->section = from[0]->section;
	out->message = message_of(&r->arena, out->rule->gathers, from, n);
	out->evidence.at = NULL;
	out->evidence.len = out->evidence.cap = 0;
	for (size_t i = 0; i < n && i < GATHERED_MAX; i++)
		VEC_PUSH(&r->arena, &out->evidence, from[i]->evidence.at[0]);
	if (!is_issue) {
		out->elements.len = 0;
		return;
	}
	out->message = arena_print(&r->arena, "%.*s %.*s",
	    STR_ARG(out->message), STR_ARG(own.message));
	for (size_t i = 0; i < out->elements.len; i++)
		out->elements.at[i].first_evidence += out->evidence.len;
	for (size_t i = 0; i < own.evidence.len; i++)
		VEC_PUSH(&r->arena, &out->evidence, own.evidence.at[i]);
}

static bool
is_in_force(const struct result *result)
{
	return result->verdict != VERDICT_NOT_APPLICABLE &&
	       result->verdict != VERDICT_NOT_IN_FORCE;
}

static void
gather(struct review *r, struct result *own)
{
	const struct result **from =
	    arena_many(&r->arena, const struct result *, r->results.len);
	size_t n = 0;

	for (size_t i = 0; i < r->results.len; i++)
		if (result_gathered_as(&r->results.at[i]) == own->rule->gathers)
			from[n++] = &r->results.at[i];
	if (n == 0)
		return;
	qsort(from, n, sizeof(*from), worst_first);
	r->verdicts[own->verdict]--;
	take(r, own, from, n);
	r->verdicts[VERDICT_CONFLICT]++;
}

void
conflicts_gather(struct review *r)
{
	for (size_t i = 0; i < r->results.len; i++) {
		struct result *own = &r->results.at[i];

		if (own->rule->gathers && is_in_force(own) &&
		    own->verdict != VERDICT_CONFLICT)
			gather(r, own);
	}
}
