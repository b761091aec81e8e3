/* Statements know nothing of each other's clauses and references.  So two
 * threads read a half each, and what the second found is put behind what the
 * first did.
 */
#include "base/work.h"
#include "prose/frame.h"
#include "prose/reader.h"

/* Fewer statements are read sooner than a thread begins. */
#define MANY_STATEMENTS 400

/* Statements [first, last), read by one thread. */
struct lane {
	struct prose *p;
	struct frames *f;
	size_t first, last;
};

static void
read_lane(void *lanes, int i)
{
	const struct lane *l = (const struct lane *)lanes + i;

	clauses_of(l->p, l->f, l->first, l->last);
	pointers_of(l->p, l->f, l->first, l->last);
}

/* The first statement of the second half of the tokens. */
static size_t
middle_of(const struct prose *p)
{
	size_t middle = 0;

	while (
	    middle < p->statements.len &&
	    (size_t)p->text->units.at[middle].first * 2 < p->text->tokens.len)
		middle++;
	return middle;
}

/* The name of a source may have been made in the arena of the lane. */
static void
join_pointers(struct prose *p, const struct prose *beside)
{
	for (size_t i = 0; i < beside->pointers.len; i++) {
		struct pointer to = beside->pointers.at[i];

		if (to.source.len)
			to.source = arena_copy(p->arena, to.source);
		VEC_PUSH(p->arena, &p->pointers, to);
	}
}

/* Behind those of the first lane. */
static void
join(struct prose *p, const struct prose *beside, size_t first)
{
	int clauses = (int)p->clauses.len, pointers = (int)p->pointers.len;

	VEC_FIT(p->arena, &p->clauses, p->clauses.len + beside->clauses.len);
	for (size_t i = 0; i < beside->clauses.len; i++)
		VEC_PUSH(p->arena, &p->clauses, beside->clauses.at[i]);
	join_pointers(p, beside);
	for (size_t i = first; i < p->statements.len; i++) {
		p->statements.at[i].first_clause += clauses;
		p->statements.at[i].first_pointer += pointers;
	}
}

/* What is written to while they read, the arena and what frames remember, the
 * second one has for itself. */
void
clauses_read(struct prose *p, struct frames *f)
{
	size_t n = p->statements.len, middle = middle_of(p);
	struct arena arena = {0}, gone = {0};
	struct prose beside = *p;
	struct frames remembers = *f;
	struct lane lanes[] = {
	    {p, f, 0, middle}, {&beside, &remembers, middle, n}};

	if (n < MANY_STATEMENTS) {
		lanes[0].last = n;
		read_lane(lanes, 0);
		return;
	}
	beside.arena = &arena;
	frames_forget(&remembers, &gone, &beside);
	work_run(read_lane, lanes, (int)COUNT_OF(lanes));
	join(p, &beside, middle);
	arena_clear(&arena);
	arena_clear(&gone);
}
