/* What a set says of a method is put together from all passages about it.  Its
 * own section, an item or row where the methods are listed outweigh a sentence
 * elsewhere; an end, wherever it is told, goes before an offer, because it
 * speaks of later days; a definition is no more than a mention. */
#include "fact/method.h"

#include "fact/method_entry.h"

static int
rank(const struct method_use *u)
{
	if (u->standing == METHOD_MENTIONED)
		return 0;
	if (!u->at_home)
		return 1;
	return u->form == METHOD_IN_TEXT ? 2 : 3;
}

static bool
is_end(const struct method_use *u)
{
	return (u->standing == METHOD_ENDED || u->standing == METHOD_UNTIL) &&
	       u->end != DATE_NONE;
}

/* An end goes before everything; then the better place; then an offer before
 * a denial, as two passages that disagree leave the method in use. */
static bool
is_better(const struct method_use *a, const struct method_use *b)
{
	if (!b)
		return true;
	if (is_end(a) != is_end(b))
		return is_end(a);
	if (rank(a) != rank(b))
		return rank(a) > rank(b);
	return a->standing > b->standing;
}

static void
join(struct method_answer *answer, const struct method_use *u)
{
	if (u->defined) {
		if (!answer->defined)
			answer->defined = u;
		return;
	}
	if (is_better(u, answer->use))
		answer->use = u;
	if (u->misnumbered.len && !answer->misnumbered)
		answer->misnumbered = u;
	answer->exact |= u->exact;
	if (u->standing == METHOD_MENTIONED)
		return;
	answer->numbered |= u->numbered;
	answer->described |= u->described;
}

static void
settle(struct method_answer *answer)
{
	answer->end = DATE_NONE;
	if (!answer->use)
		return;
	answer->standing = answer->use->standing;
	answer->end = answer->use->end;
	answer->weak = answer->use->weak;
	/* "Discontinued", without a day, is a plain denial. */
	if ((answer->standing == METHOD_ENDED ||
		answer->standing == METHOD_UNTIL) &&
	    answer->end == DATE_NONE)
		answer->standing = METHOD_DENIED;
}

static void
answer_all(struct arena *a, struct enumeration *e)
{
	e->n_answers = e->list->n_items;
	e->answers = arena_many(a, struct method_answer, e->n_answers);
	for (size_t i = 0; i < e->n_answers; i++)
		e->answers[i].item = &e->list->items[i];
	for (size_t i = 0; i < e->uses.len; i++) {
		const struct method_use *u = &e->uses.at[i];

		join(&e->answers[u->item - e->list->items], u);
	}
	for (size_t i = 0; i < e->n_answers; i++) {
		settle(&e->answers[i]);
		e->offered += method_is_offered(&e->answers[i]);
	}
}

/* -- the list as a whole ------------------------------------------------- */

static bool
is_at_home(const struct method_finder *f, const struct statement *s)
{
	return s->use == PROSE_PRACTICE && s->kind != STATEMENT_HEADING &&
	       f->region[s->document][s->section] != REGION_NONE;
}

/* What stands inside the section of one method is not about the list. */
static bool
is_section(const struct method_use *use)
{
	return use->form == METHOD_IN_SECTION;
}

/* "Any other method | not used": what is denied opens nothing. */
static bool
is_denial(const struct method_use *use)
{
	return use->standing == METHOD_DENIED;
}

static bool
is_inside(const struct enumeration *e, int statement,
    bool (*is_such)(const struct method_use *))
{
	for (size_t i = 0; i < e->uses.len; i++) {
		const struct method_use *use = &e->uses.at[i];

		if (statement >= use->first && statement < use->last &&
		    is_such(use))
			return true;
	}
	return false;
}

static bool
is_affirmed(const struct method_finder *f, int unit, const struct hit *hit)
{
	return prose_clause(f->prose, unit, hit->first, hit->last)->polarity ==
	       POLARITY_YES;
}

static bool
is_on_list(struct method_finder *f, int unit)
{
	const struct statement *s = &f->prose->statements.at[unit];

	return f->region[s->document][s->section] == REGION_HOME ||
	       (method_says(f, &f->list->about, unit, unit + 1, NULL) &&
		   !method_says(f, &f->list->not_about, unit, unit + 1, NULL));
}

static bool
says_at(struct method_finder *f, enum method_words words, int unit)
{
	return method_says(f, &f->lists->words[words], unit, unit + 1, NULL);
}

static void
find_closedness(struct method_finder *f)
{
	const struct prose *p = f->prose;
	struct enumeration *e = f->out;
	int choice = -1;

	e->closed = e->open = -1;
	for (int u = 0; u < (int)p->statements.len; u++) {
		struct hit hit;

		if (!is_at_home(f, &p->statements.at[u]) ||
		    is_inside(e, u, is_section) || !is_on_list(f, u))
			continue;
		if (choice < 0 && says_at(f, METHOD_WORDS_CHOICE, u))
			choice = u;
		if (e->closed < 0 && says_at(f, METHOD_WORDS_CLOSED, u))
			e->closed = u;
		if (e->open < 0 && !is_inside(e, u, is_denial) &&
		    method_says(f, &f->lists->words[METHOD_WORDS_OPEN], u,
			u + 1, &hit) &&
		    is_affirmed(f, u, &hit))
			e->open = u;
	}
	if (e->closed < 0)
		e->closed = choice;
}

static void
find_whole(struct method_finder *f)
{
	const struct prose *p = f->prose;

	f->out->whole = -1;
	for (size_t i = 0; i < p->pointers.len; i++) {
		const struct pointer *to = &p->pointers.at[i];
		const struct statement *s = &p->statements.at[to->statement];

		if (to->to == POINTER_SOURCE &&
		    str_eq(to->source, f->list->source) &&
		    str_eq(to->section, f->list->section) &&
		    s->use == PROSE_PRACTICE) {
			f->out->whole = to->statement;
			return;
		}
	}
}

int
methods_find(struct arena *a, const struct method_lists *lists,
    const struct prose *prose, uint64_t *work, struct methods *out,
    struct err *err)
{
	out->len = lists->len;
	out->at = arena_many(a, struct enumeration, lists->len);
	for (size_t i = 0; i < lists->len; i++) {
		struct method_finder f = {.a = a,
		    .lists = lists,
		    .list = &lists->at[i],
		    .prose = prose,
		    .work = work,
		    .err = err,
		    .out = &out->at[i]};

		f.out->list = f.list;
		method_scan(&f);
		method_entries(&f);
		answer_all(a, f.out);
		find_closedness(&f);
		find_whole(&f);
		if (f.failed)
			return err_wrap(
			    err, "methods.json: %.*s", STR_ARG(f.list->name));
	}
	return 0;
}

const struct enumeration *
enumeration_find(const struct methods *methods, struct str list)
{
	for (size_t i = 0; i < methods->len; i++)
		if (str_eq(methods->at[i].list->name, list))
			return &methods->at[i];
	return NULL;
}

bool
method_is_listed(const struct method_answer *answer)
{
	return answer->standing > METHOD_MENTIONED;
}

bool
method_is_offered(const struct method_answer *answer)
{
	return answer->standing >= METHOD_ENDED;
}

const char *
method_standing_name(enum method_standing s)
{
	static const char *const names[] = {
	    "unsaid", "mentioned", "denied", "ended", "until", "offered"};

	return names[s];
}
