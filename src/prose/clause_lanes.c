/* Statements know nothing of each other's clauses.  So two threads read a half
 * each, and the clauses of the second are put behind those of the first.
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

/* Behind those of the first lane. */
static void
join(struct prose *p, const struct prose *beside, size_t first)
{
	int behind = (int)p->clauses.len;

	VEC_FIT(p->arena, &p->clauses, p->clauses.len + beside->clauses.len);
	for (size_t i = 0; i < beside->clauses.len; i++)
		VEC_PUSH(p->arena, &p->clauses, beside->clauses.at[i]);
	for (size_t i = first; i < p->statements.len; i++)
		p->statements.at[i].first_clause += behind;
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
