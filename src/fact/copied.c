#include "fact/copied.h"

#include <string.h>

#include "base/shingle.h"

/* Shorter quotations are terms. */
#define QUOTED_BYTES 60

struct placed_word {
	int block;
	size_t start, end;
};

/* A print that is kept. */
struct sample {
	size_t word; /* the last of its words */
	uint64_t versions; /* that have it */
	size_t entry; /* its first in the table, when some have it */
};

struct finder {
	struct arena scratch;
	struct arena *a;
	const struct prose *p;
	const struct prints *prints;
	const struct copied_current *current;
	struct copies *out;
	int document, section;
	struct VEC(struct placed_word) words; /* of the section */
	struct VEC(struct sample) samples;
};

/* Words [first, last] of a section. */
struct run {
	size_t first, last;
	size_t sample; /* its first */
};

static size_t
run_words(const struct run *r)
{
	return r->last - r->first + 1;
}

/* --- reading ------------------------------------------------------------- */

static void
look_up(const struct prints *t, uint32_t mark, struct sample *out)
{
	uint32_t bucket = mark >> (32 - PRINT_BUCKET_BITS);

	for (size_t i = t->buckets[bucket];
	     i < t->buckets[bucket + 1] && t->marks[i] <= mark; i++) {
		if (t->marks[i] != mark)
			continue;
		if (!out->versions)
			out->entry = i;
		out->versions |= UINT64_C(1)
				 << t->clauses[t->owners[i]].version;
	}
}

/* Bytes of a quotation mark at `at`: of ASCII, or the double ones. */
static size_t
mark_length(struct str text, size_t at)
{
	if (text.at[at] == '"')
		return 1;
	return str_starts(str_sub(text, at, text.len), STR("“")) ||
		       str_starts(str_sub(text, at, text.len), STR("”"))
		   ? strlen("“")
		   : 0;
}

static size_t
find_mark(struct str text, size_t from, size_t to)
{
	while (from < to && !mark_length(text, from))
		from++;
	return from;
}

/* Where a quotation that begins in [from, to) ends; 0 when none does: it is
 * short, a term, or is not closed. */
static size_t
quotation_end(struct str text, size_t from, size_t to)
{
	size_t open = find_mark(text, from, to), close;

	if (open == to)
		return 0;
	close = find_mark(text, open + mark_length(text, open), text.len);
	return close < text.len && close - open >= QUOTED_BYTES ? close : 0;
}

/* What stands between quotation marks is quoted, not copied. */
static void
read_block(struct finder *f, int block, struct shingler *s)
{
	struct str text = f->p->docs[f->document]->blocks.at[block].text;
	size_t at = 0, start, before = 0, close;
	uint64_t hash;
	uint32_t mark;

	for (; shingle_word(text, &at, &start, &hash); before = at) {
		close = quotation_end(text, before, start);
		if (close) {
			*s = (struct shingler){0};
			at = close + mark_length(text, close);
			continue;
		}
		VEC_PUSH(&f->scratch, &f->words,
		    ((struct placed_word){block, start, at}));
		if (shingle_take(s, hash, &mark)) {
			struct sample *one = VEC_ADD(&f->scratch, &f->samples);

			one->word = f->words.len - 1;
			look_up(f->prints, mark, one);
		}
	}
}

/* Text in which the CA speaks for itself. */
static bool
is_own(const struct finder *f, int block)
{
	const struct prose *p = f->p;
	const struct block *b = &p->docs[f->document]->blocks.at[block];
	const int *first = &p->first_statement[f->document][block];

	if (b->role != ROLE_BODY || b->kind == BLOCK_HEADING)
		return false;
	for (int i = first[0]; i < first[1]; i++)
		if (p->statements.at[i].use != PROSE_PRACTICE)
			return false;
	return true;
}

static void
read_section(struct finder *f)
{
	const struct section *s =
	    &f->p->maps[f->document]->sections.at[f->section];
	struct shingler shingler = {0};

	f->words.len = f->samples.len = 0;
	for (int b = s->first; b < s->own_end; b++) {
		if (is_own(f, b))
			read_block(f, b, &shingler);
		else
			shingler = (struct shingler){0};
	}
}

/* --- runs ---------------------------------------------------------------- */

/* The next run at or behind sample *at of prints that have a bit of `any` and
 * none of `never`; *at moves behind it. */
static bool
next_run(const struct finder *f, uint64_t any, uint64_t never, size_t *at,
    struct run *out)
{
	while (*at < f->samples.len) {
		size_t first = *at, end = first;

		while (end < f->samples.len &&
		       (f->samples.at[end].versions & any) &&
		       !(f->samples.at[end].versions & never))
			end++;
		*at = end == first ? end + 1 : end;
		if (end - first < 2)
			continue;
		*out = (struct run){
		    .first = f->samples.at[first].word - (SHINGLE_WORDS - 1),
		    .last = f->samples.at[end - 1].word,
		    .sample = first};
		if (run_words(out) >= COPIED_RUN)
			return true;
	}
	return false;
}

static size_t
covered(const struct finder *f, int version, struct run *longest)
{
	struct run r;
	size_t at = 0, n = 0;

	*longest = (struct run){0};
	while (next_run(f, UINT64_C(1) << version, 0, &at, &r)) {
		if (n == 0 || run_words(&r) > run_words(longest))
			*longest = r;
		n += run_words(&r);
	}
	return n;
}

/* The clause of the version that the print stands in. */
static int
clause_of(const struct finder *f, const struct sample *s, int version)
{
	const struct prints *t = f->prints;
	size_t i = s->entry;

	while (t->clauses[t->owners[i]].version != version)
		i++;
	return t->owners[i];
}

/* The part of the run in the block that has most of it. */
static struct passage
passage_of(const struct finder *f, const struct run *r)
{
	struct passage best = {.document = f->document, .statement = -1};
	size_t most = 0;

	for (size_t i = r->first; i <= r->last;) {
		size_t end = i;

		while (end <= r->last &&
		       f->words.at[end].block == f->words.at[i].block)
			end++;
		if (end - i > most) {
			most = end - i;
			best.block = f->words.at[i].block;
			best.start = f->words.at[i].start;
			best.end = f->words.at[end - 1].end;
		}
		i = end;
	}
	return best;
}

static void
add(struct finder *f, bool outdated, int version, const struct run *r,
    size_t words)
{
	VEC_PUSH(f->a, f->out,
	    ((struct copied){.outdated = outdated,
		.version = version,
		.clause = clause_of(f, &f->samples.at[r->sample], version),
		.words = (int)words,
		.of = (int)f->words.len,
		.document = f->document,
		.section = f->section,
		.at = passage_of(f, r)}));
}

/* Words that an old version has and none that is in force. */
static void
find_outdated(struct finder *f)
{
	for (size_t v = 0; v < f->prints->n_versions; v++) {
		uint64_t bit = UINT64_C(1) << v;
		size_t at = 0;
		struct run r;

		if (f->current->in_force & bit)
			continue;
		while (next_run(f, bit, f->current->in_force, &at, &r))
			add(f, true, (int)v, &r, run_words(&r));
	}
}

/* Of the versions in force, which have much in common; a later one must have
 * clearly more. */
static void
find_copy(struct finder *f)
{
	struct run best = {0}, longest;
	size_t most = 0;
	int version = -1;

	for (size_t v = 0; v < f->prints->n_versions; v++) {
		size_t n;

		if (!(f->current->in_force >> v & 1))
			continue;
		n = covered(f, (int)v, &longest);
		if (n > most + most / 5) {
			most = n;
			version = (int)v;
			best = longest;
		}
	}
	if (most >= COPIED_WORDS && most * 100 >= f->words.len * COPIED_PERCENT)
		add(f, false, version, &best, most);
}

static bool
is_worded_alike(const struct finder *f)
{
	const struct map *map = f->p->maps[f->document];

	return f->section == 0 || map_is_below(map, f->section, STR("1.6")) ||
	       map_is_below(map, f->section, STR("9"));
}

void
copied_find(struct arena *a, const struct prose *p, const struct prints *prints,
    const struct copied_current *current, struct copies *out)
{
	struct finder f = {
	    .a = a, .p = p, .prints = prints, .current = current, .out = out};

	for (f.document = 0; f.document < p->n_docs; f.document++)
		for (f.section = 0;
		     f.section < (int)p->maps[f.document]->sections.len;
		     f.section++) {
			if (is_worded_alike(&f))
				continue;
			read_section(&f);
			if (f.words.len < COPIED_RUN)
				continue;
			find_outdated(&f);
			find_copy(&f);
		}
	arena_clear(&f.scratch);
}
