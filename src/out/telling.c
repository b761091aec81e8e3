#include "out/telling.h"

bool
finding_asks(const struct finding *f)
{
	return f->is_issue || f->due != DATE_NONE;
}

bool
finding_is_open(const struct finding *f)
{
	return finding_asks(f) || f->verdict == VERDICT_UNKNOWN;
}

bool
finding_is_urgent(const struct finding *f)
{
	return !f->waiver && (f->due != DATE_NONE ||
				 (f->is_issue && f->severity == SEVERITY_HIGH));
}

bool
telling_tells(const struct telling *t, const struct finding *f)
{
	if (f->verdict == VERDICT_UNKNOWN)
		return false;
	return finding_asks(f) || !t->brief;
}

static void
tell(struct telling *t, size_t finding)
{
	t->order[t->n] = (int)finding;
	t->numbers[finding] = (int)++t->n;
}

void
telling_make(
    struct arena *a, const struct review *r, bool brief, struct telling *out)
{
	size_t len = r->findings.len;

	*out = (struct telling){.review = r,
	    .brief = brief,
	    .numbers = arena_many(a, int, len + 1),
	    .order = arena_many(a, int, len + 1)};
	for (int c = 0; c <= 9; c++)
		for (size_t i = 0; i < len; i++) {
			const struct finding *f = &r->findings.at[i];

			if (finding_chapter(r, f) == (c < 9 ? c : -1) &&
			    telling_tells(out, f))
				tell(out, i);
		}
	for (size_t i = 0; i < len && !brief; i++)
		if (r->findings.at[i].verdict == VERDICT_UNKNOWN)
			tell(out, i);
}

int
telling_count(const struct telling *t, int chapter)
{
	const struct review *r = t->review;
	int n = 0;

	for (size_t i = 0; i < r->findings.len; i++)
		n += finding_chapter(r, &r->findings.at[i]) == chapter &&
		     telling_tells(t, &r->findings.at[i]);
	return n;
}

int
telling_like(const struct telling *t, size_t finding)
{
	const struct review *r = t->review;
	const struct finding *f = &r->findings.at[finding];

	for (size_t i = 0; i < t->n && t->order[i] != (int)finding; i++) {
		const struct finding *other = &r->findings.at[t->order[i]];

		if (other->results[0] == f->results[0] && finding_asks(other) &&
		    !other->waiver)
			return t->numbers[t->order[i]];
	}
	return 0;
}
