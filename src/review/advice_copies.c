#include "review/advice_copies.h"

#include "fact/copied.h"

struct copier {
	struct arena *arena;
	struct review *r;
	const struct prints *prints;
	const struct sections *only;
	struct copied_current current;
	struct advice_list *out;
	size_t first; /* of `out` that is ours */
};

static const struct source *
source_of(const struct copier *c, int version)
{
	return source_find(
	    &c->r->pack->sources, str_of(c->prints->versions[version].source));
}

/* DATE_NONE for a version that the sources do not list. */
static date
from_of(const struct copier *c, int version)
{
	const struct source *s = source_of(c, version);
	const struct source_version *v =
	    s ? source_version_find(
		    s, str_of(c->prints->versions[version].version))
	      : NULL;

	return v ? v->from : DATE_NONE;
}

/* The version of the same source that is the newest in force, or -1. */
static int
newest(const struct copier *c, int version)
{
	const struct prints *t = c->prints;
	int best = -1;

	for (int v = 0; v < (int)t->n_versions; v++) {
		date from = from_of(c, v);

		if (str_eq(str_of(t->versions[v].source),
			str_of(t->versions[version].source)) &&
		    from != DATE_NONE && from <= c->r->as_of &&
		    (best < 0 || from > from_of(c, best)))
			best = v;
	}
	return best;
}

static struct str
name_of(struct copier *c, int version)
{
	const struct source *s = source_of(c, version);
	const char *id = c->prints->versions[version].source;

	return arena_print(c->arena, "%.*s %s",
	    STR_ARG(s && s->abbreviation.len ? s->abbreviation : str_of(id)),
	    c->prints->versions[version].version);
}

/* --- pieces -------------------------------------------------------------- */

static struct advice *
piece_of(struct copier *c, const struct copied *copy)
{
	struct arena *a = c->arena;
	enum advice_direction d =
	    copy->outdated ? ADVICE_OUTDATED : ADVICE_COPIED;
	const struct print_version *v = &c->prints->versions[copy->version];
	struct str topic = arena_print(a, "%s-%s", v->source, v->version);
	struct advice *one;

	for (size_t i = c->first; i < c->out->len; i++)
		if (c->out->at[i].direction == d &&
		    str_eq(c->out->at[i].topic, topic))
			return &c->out->at[i];
	one = VEC_ADD(a, c->out);
	one->direction = d;
	one->topic = topic;
	one->title = name_of(c, copy->version);
	one->weight = 1;
	one->message = copy->outdated
			   ? arena_print(a,
				 "Passages have words of %.*s that %.*s no "
				 "longer has.",
				 STR_ARG(one->title),
				 STR_ARG(name_of(c, newest(c, copy->version))))
			   : arena_print(a,
				 "The words of these sections are for the "
				 "most part those of %.*s.",
				 STR_ARG(one->title));
	return one;
}

static struct str
note_of(struct copier *c, const struct copied *copy)
{
	struct arena *a = c->arena;
	struct str name = name_of(c, copy->version);
	const char *section = c->prints->clauses[copy->clause].section;

	if (copy->outdated)
		return arena_print(a, "%d words as in %.*s, section %s",
		    copy->words, STR_ARG(name), section);
	return arena_print(a,
	    "%d of %d words of the section as in %.*s, section %s", copy->words,
	    copy->of, STR_ARG(name), section);
}

static bool
lies_in(const struct copier *c, const struct copied *copy)
{
	const struct map *map = c->r->documents[copy->document].map;

	for (size_t i = 0; i < c->only->len; i++)
		if (map_is_below(map, copy->section, c->only->at[i]))
			return true;
	return c->only->len == 0;
}

static bool
is_told(const struct copier *c, const struct copied *copy)
{
	const struct reviewed_document *d = &c->r->documents[copy->document];

	if (!lies_in(c, copy))
		return false;
	if (copy->outdated)
		return newest(c, copy->version) >= 0;
	return d->kind != KIND_CP;
}

/* Whole sentences are quoted: those that the words begin and end in. */
static void
take_sentences(const struct prose *p, struct evidence *at)
{
	const int *first = &p->first_statement[at->document][at->block];
	const size_t start = at->start, end = at->end;

	for (int i = first[0]; i < first[1]; i++) {
		struct passage s[8];
		size_t n = prose_statement_passages(p, i, s, COUNT_OF(s));

		for (size_t k = 0; k < n; k++) {
			if (s[k].block != at->block)
				continue;
			if (s[k].start <= start && start < s[k].end &&
			    s[k].start < at->start)
				at->start = s[k].start;
			if (s[k].start < end && end <= s[k].end &&
			    s[k].end > at->end)
				at->end = s[k].end;
		}
	}
}

static void
tell(struct copier *c, const struct copied *copy)
{
	struct advice *one = piece_of(c, copy);
	struct advice_place *place = VEC_ADD(c->arena, &one->places);

	place->at = (struct evidence){.role = EVIDENCE_WEAKENS,
	    .document = copy->document,
	    .section = copy->section,
	    .block = copy->at.block,
	    .statement = copy->at.statement,
	    .start = copy->at.start,
	    .end = copy->at.end};
	VEC_PUSH(c->arena, &place->words,
	    ((struct advice_words){NULL, copy->at.start, copy->at.end}));
	take_sentences(c->r->prose, &place->at);
	place->note = note_of(c, copy);
}

void
advice_copies(struct arena *arena, struct review *r,
    const struct prints *prints, const struct sections *only, size_t room,
    struct advice_list *out)
{
	struct copier c = {.arena = arena,
	    .r = r,
	    .prints = prints,
	    .only = only,
	    .out = out,
	    .first = out->len};
	struct copies found = {0};

	for (int v = 0; v < (int)prints->n_versions; v++)
		if (newest(&c, v) == v)
			c.current.in_force |= UINT64_C(1) << v;
	copied_find(arena, r->prose, prints, &c.current, &found);
	for (size_t i = 0; i < found.len; i++) {
		if (!is_told(&c, &found.at[i]))
			continue;
		if (room == 0) {
			r->advice_cut = true;
			return;
		}
		room--;
		tell(&c, &found.at[i]);
	}
}
