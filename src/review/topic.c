#include "review/topic.h"

#include <stdlib.h>

#include "base/index.h"

/* The worse of two results of a topic. */
static bool
is_worse(const struct result *x, const struct result *than)
{
	int a = verdict_rank(x->verdict), b = verdict_rank(than->verdict);

	return a != b ? a < b : x->severity > than->severity;
}

static void
count_in(struct topic *t, const struct result *result)
{
	t->n_results++;
	if (result->severity > t->severity)
		t->severity = result->severity;
	if (t->decisive && !is_worse(result, t->decisive))
		return;
	t->decisive = result;
	t->verdict = result->verdict;
}

static int
by_name(const void *x, const void *y)
{
	const struct topic *a = x, *b = y;

	return str_cmp(a->name, b->name);
}

void
topics_make(
    struct arena *a, const struct review *r, bool by_rule, struct topics *out)
{
	struct index known = {0};

	for (size_t i = 0; i < r->results.len; i++) {
		const struct result *result = &r->results.at[i];
		struct str name =
		    by_rule ? result->rule->id : result->rule->topic;
		int at = index_find(&known, name);

		if (at < 0) {
			at = (int)out->len;
			VEC_ADD(a, out)->name = name;
			index_put(a, &known, name, at);
		}
		count_in(&out->at[at], result);
	}
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), by_name);
}
