#include "out/answer_words.h"

#define PASSAGES_SHOWN 3

static const enum answer_status order[N_ANSWERS] = {ANSWER_OPEN, ANSWER_CHANGED,
    ANSWER_UNKNOWN, ANSWER_NOT_APPLICABLE, ANSWER_FIXED};

const char *
answer_words(enum answer_status s)
{
	static const char *const words[N_ANSWERS] = {
	    [ANSWER_FIXED] = "fixed",
	    [ANSWER_OPEN] = "open",
	    [ANSWER_CHANGED] = "changed, and still an issue",
	    [ANSWER_NOT_APPLICABLE] = "no longer applicable",
	    [ANSWER_UNKNOWN] = "not decided",
	};

	return words[s];
}

const struct answer **
answers_in_order(struct arena *a, const struct review *r)
{
	const struct answer **list =
	    arena_many(a, const struct answer *, r->earlier->len + 1);
	size_t n = 0;

	for (size_t s = 0; s < N_ANSWERS; s++)
		for (size_t i = 0; i < r->earlier->len; i++)
			if (r->answers[i].status == order[s])
				list[n++] = &r->answers[i];
	return list;
}

struct str
answer_counts_words(struct arena *a, const struct review *r)
{
	struct buf b = {0};
	struct str out;

	for (size_t s = 0; s < N_ANSWERS; s++) {
		int n = 0;

		for (size_t i = 0; i < r->earlier->len; i++)
			n += r->answers[i].status == order[s];
		if (n)
			buf_print(&b, "%s%d %s", b.len ? "; " : "", n,
			    answer_words(order[s]));
	}
	out = b.len ? arena_copy(a, buf_str(&b)) : STR("none was an issue");
	buf_free(&b);
	return out;
}

struct str
earlier_document_words(struct arena *a, const struct earlier_document *d)
{
	char day[DATE_TEXT];

	return arena_print(a, "%.*s%s%.*s%s%s", STR_ARG(d->file),
	    d->version.len ? ", version " : "", STR_ARG(d->version),
	    d->dated != DATE_NONE ? " of " : "",
	    d->dated != DATE_NONE ? date_print(d->dated, day) : "");
}

struct str
earlier_day_words(struct arena *a, const struct review *r)
{
	char day[DATE_TEXT];

	return arena_print(a, "reviewed as of %s%s",
	    date_print(r->earlier->as_of, day),
	    earlier_same_rules(r) ? "" : ", with other rules than now");
}

void
answer_passages(
    struct arena *a, const struct answer *answer, struct answer_text *out)
{
	int before = -1;

	for (size_t i = 0; i < answer->n_evidence && out->len < PASSAGES_SHOWN;
	     i++) {
		const struct evidence *e = answer->evidence[i];

		if (e->statement >= 0 && e->statement == before)
			continue; /* the headings of a cell, a lead-in */
		before = e->statement;
		VEC_PUSH(a, out, e);
	}
}
