/* No sentence, list or table goes on behind a heading.  So two threads read a
 * half of a document each, parted at one; the second has a line of tokens of
 * its own, and what it read is put behind what the first one did: with the same
 * numbers that one thread would have given. */
#include "base/limits.h"
#include "base/work.h"
#include "prose/reader.h"

/* Fewer blocks are read sooner than a thread begins. */
#define MANY_BLOCKS 300

/* Blocks [first, last), read by one thread. */
struct lane {
	struct prose *p;
	int document;
	size_t first, last;
	struct statement_numbers given;
	int failed;
	struct err err;
};

static void
read_lane(void *lanes, int i)
{
	struct lane *l = (struct lane *)lanes + i;

	if (!l->p->text)
		l->p->text = phrase_text_new(l->p->arena, l->p->lexicon);
	l->failed = statements_of(
	    l->p, l->document, l->first, l->last, &l->given, &l->err);
}

/* The first heading in the second half of the text. */
static size_t
middle_of(const struct doc *doc)
{
	size_t bytes = 0, i = 0;

	while (
	    i < doc->blocks.len && (bytes * 2 < doc->text_bytes ||
				       doc->blocks.at[i].kind != BLOCK_HEADING))
		bytes += doc->blocks.at[i++].text.len;
	return i;
}

/* Behind the statements of the first lane. */
static void
join(struct lane *l, const struct lane *beside)
{
	struct prose *p = l->p;
	int behind = (int)p->statements.len;

	VEC_FIT(p->arena, &p->statements,
	    p->statements.len + beside->p->statements.len);
	for (size_t i = 0; i < beside->p->statements.len; i++) {
		struct statement s = beside->p->statements.at[i];

		s.paragraph += l->given.paragraph;
		s.list += s.list ? l->given.list : 0;
		VEC_PUSH(p->arena, &p->statements, s);
	}
	for (size_t i = beside->first; i < beside->last; i++)
		p->first_statement[l->document][i] += behind;
	phrase_text_join(p->text, beside->p->text);
}

/* What each lane kept may be too much for both. */
static int
check_limits(const struct prose *p, struct err *err)
{
	if (p->statements.len > LIMIT_STATEMENTS)
		return err_set(err, ERR_LIMIT, "more than %d statements",
		    LIMIT_STATEMENTS);
	if (p->text->units.len &&
	    (size_t)p->text->units.at[p->text->units.len - 1].first >
		LIMIT_TOKENS)
		return err_set(
		    err, ERR_LIMIT, "more than %zu words", LIMIT_TOKENS);
	return 0;
}

static int
read_beside(struct lane *l, size_t middle, struct err *err)
{
	struct arena arena = {0};
	struct prose other = {.arena = &arena,
	    .lexicon = l->p->lexicon,
	    .docs = l->p->docs,
	    .maps = l->p->maps,
	    .n_docs = l->p->n_docs,
	    .first_statement = l->p->first_statement};
	struct lane lanes[] = {*l, {.p = &other,
				       .document = l->document,
				       .first = middle,
				       .last = l->last}};
	const struct str file = l->p->docs[l->document]->file;
	int rc = 0;

	lanes[0].last = middle;
	work_run(read_lane, lanes, (int)COUNT_OF(lanes));
	for (size_t i = 0; i < COUNT_OF(lanes) && rc == 0; i++) {
		rc = lanes[i].failed;
		if (rc)
			*err = lanes[i].err;
	}
	if (rc == 0) {
		join(&lanes[0], &lanes[1]);
		rc = check_limits(l->p, err);
		if (rc)
			(void)err_wrap(err, "%.*s", STR_ARG(file));
	}
	arena_clear(&arena);
	return rc;
}

/* The highest numbers of the documents before. */
static struct statement_numbers
numbers_given(const struct prose *p)
{
	struct statement_numbers given = {0};

	for (size_t i = 0; i < p->statements.len; i++) {
		given.paragraph = p->statements.at[i].paragraph;
		if (p->statements.at[i].list > given.list)
			given.list = p->statements.at[i].list;
	}
	return given;
}

int
statements_read(struct prose *p, int document, struct err *err)
{
	const struct doc *doc = p->docs[document];
	size_t n = doc->blocks.len, middle = middle_of(doc);
	struct lane l = {
	    .p = p, .document = document, .last = n, .given = numbers_given(p)};
	int *first = arena_many(p->arena, int, n + 1);
	int rc;

	p->first_statement[document] = first;
	if (n < MANY_BLOCKS || middle == n)
		rc = statements_of(p, document, 0, n, &l.given, err);
	else
		rc = read_beside(&l, middle, err);
	first[n] = (int)p->statements.len;
	return rc;
}
