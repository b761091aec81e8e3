#include "prose/prose.h"

#include <assert.h>

#include "base/limits.h"
#include "prose/frame.h"
#include "prose/reader.h"
#include "prose/row.h"

/* -- windows ------------------------------------------------------------- */

static const struct statement *
statement_at(const struct prose *p, int at)
{
	return &p->statements.at[at];
}

bool
prose_same_row(
    const struct prose *p, const struct statement *a, const struct statement *b)
{
	const struct block *x, *y;

	if (a->kind != STATEMENT_CELL || b->kind != STATEMENT_CELL ||
	    a->document != b->document)
		return false;
	x = &p->docs[a->document]->blocks.at[a->block];
	y = &p->docs[b->document]->blocks.at[b->block];
	return x->table == y->table && x->row == y->row;
}

static bool
is_together(const struct prose *p, const struct statement *a,
    const struct statement *b, enum window window)
{
	if (a->document != b->document)
		return false;
	switch (window) {
	case WINDOW_STATEMENT:
	case WINDOW_SET:
		break;
	case WINDOW_PARAGRAPH:
		return a->paragraph == b->paragraph;
	case WINDOW_LIST:
		return a->list > 0 && a->list == b->list;
	case WINDOW_ROW:
		return prose_same_row(p, a, b);
	case WINDOW_SECTION:
		return a->section == b->section;
	}
	return false;
}

/* A paragraph or note may stand inside a list or a paragraph: what follows it
 * still belongs. */
static void
around(void *self, int unit, enum window window, int *first, int *last)
{
	enum { BETWEEN = 6 };
	const struct prose *p = self;
	const struct statement *s = statement_at(p, unit);
	int n = (int)p->statements.len;

	if (window == WINDOW_SET) {
		*first = 0;
		*last = n;
		return;
	}
	*first = unit;
	*last = unit + 1;
	for (int i = unit - 1; i >= 0 && *first - i <= BETWEEN; i--)
		if (is_together(p, s, statement_at(p, i), window))
			*first = i;
	for (int i = unit + 1; i < n && i - *last < BETWEEN; i++)
		if (is_together(p, s, statement_at(p, i), window))
			*last = i + 1;
}

static bool
cell(void *self, int unit, struct heads *out)
{
	return row_heads(self, unit, out);
}

static void
clause_around(void *self, int unit, int token, int *first, int *last)
{
	const struct prose *p = self;
	const struct clause *c = prose_clause(p, unit, token, token + 1);

	*first = c->first;
	*last = c->last;
}

static void
lead(void *self, int unit, int *first, int *last)
{
	row_lead(self, unit, first, last);
}

/* -- reading ------------------------------------------------------------- */

/* Room for all tokens at once: growing would copy them and leave the old ones
 * in the arena. */
static void
reserve(struct prose *p)
{
	size_t bytes = 0;

	for (int i = 0; i < p->n_docs; i++)
		bytes += p->docs[i]->text_bytes;
	VEC_FIT(p->arena, &p->text->tokens, bytes / 4 + 1024);
	VEC_FIT(p->arena, &p->text->keys, bytes / 4 + 1024);
}

static void
trim(struct prose *p)
{
	VEC_TRIM(p->arena, &p->pointers);
	VEC_TRIM(p->arena, &p->statements);
	VEC_TRIM(p->arena, &p->clauses);
}

int
prose_read(struct arena *a, const struct lexicon *lexicon,
    const struct doc *const *docs, const struct map *const *maps, int n_docs,
    struct prose **out, struct err *err)
{
	struct prose *p = arena_new(a, struct prose);
	struct arena gone = {0};
	struct frames *f;

	if (n_docs > LIMIT_DOCUMENTS)
		return err_set(
		    err, ERR_LIMIT, "more than %d documents", LIMIT_DOCUMENTS);
	p->arena = a;
	p->lexicon = lexicon;
	p->docs = docs;
	p->maps = maps;
	p->n_docs = n_docs;
	p->text = phrase_text_new(a, lexicon);
	p->windows = (struct windows){p, around, cell, clause_around, lead};
	p->first_statement = arena_many(a, int *, (size_t)n_docs);
	reserve(p);
	for (int i = 0; i < n_docs; i++)
		if (statements_read(p, i, err))
			return -1;
	f = frames_new(&gone, p);
	aliases_read(p, f);
	classes_read(p, f);
	own_names_read(p, f);
	products_read(p);
	uses_read(p, f);
	names_read(p, f);
	clauses_read(p, f);
	uses_review(p, f);
	periods_read(p, f);
	schedules_read(p, f);
	arena_clear(&gone);
	trim(p);
	purposes_bound(p);
	phrase_text_seal(p->text);
	*out = p;
	return 0;
}

/* -- asking -------------------------------------------------------------- */

/* A hit begins in a main clause behind its verb and holds the verb of one that
 * hangs on it.  "If ..." tells when the main clause holds; "that ..." has a
 * say of its own, but not when the whole is denied ("uses no device that is
 * validated") or is the business of somebody whom the CA serves. */
static bool
outweighs(const struct clause *main, const struct clause *hanging)
{
	if (main->verb < 0 || main->condition || main->relative)
		return false;
	if (hanging->condition)
		return true;
	return hanging->relative && hanging->actor == ACTOR_NONE &&
	       (main->polarity == POLARITY_NO ||
		   main->actor == ACTOR_SUBSCRIBER ||
		   main->actor == ACTOR_APPLICANT ||
		   main->actor == ACTOR_RELYING);
}

/* "No certificate is signed before it has been tested" denies nothing to who
 * asks for the test: what stands behind the gate is done first. */
static const struct clause *
behind_gate(const struct clause *main, const struct clause *end, int last)
{
	const struct clause *next = main + 1;

	return next < end && next->gate && next->first + 1 < last ? next : main;
}

/* "Contracts are confidential; reports are not": of the reports the second
 * part says whether they are what the first one speaks of.  The one that
 * tokens [first, last) reach into, or NULL. */
static const struct clause *
elliptic_within(
    const struct clause *from, const struct clause *end, int first, int last)
{
	for (const struct clause *c = end - 1; c > from; c--)
		if (c->elliptic && first < c->first && c->first < last)
			return c;
	return NULL;
}

const struct clause *
prose_clause(const struct prose *p, int statement, int first, int last)
{
	const struct statement *s = statement_at(p, statement);
	const struct clause *c = &p->clauses.at[s->first_clause];
	const struct clause *aside = NULL, *start = c, *end = c + s->n_clauses;
	const struct clause *elliptic = elliptic_within(c, end, first, last);

	assert(s->n_clauses > 0);
	if (elliptic)
		return elliptic;
	for (int i = 0; i < s->n_clauses; i++) {
		if (first >= c[i].first && first < c[i].last) {
			if (c[i].spared)
				return &c[i];
			start = &c[i];
		}
		if (c[i].verb < first || c[i].verb >= last)
			continue;
		if (start < &c[i] && outweighs(start, &c[i]))
			return behind_gate(start, end, last);
		if (!c[i].relative && !c[i].past)
			return behind_gate(&c[i], end, last);
		if (!aside)
			aside = &c[i];
	}
	return aside ? aside : start;
}

static bool
is_mark(const struct token *t)
{
	return t->start == t->end;
}

static void
add_passage(struct passage *out, size_t *n, size_t max, const struct token *t,
    int statement)
{
	struct passage *last = *n ? &out[*n - 1] : NULL;

	if (last && last->document == t->document && last->block == t->block &&
	    last->statement == statement) {
		if (t->end > last->end)
			last->end = t->end;
		return;
	}
	if (*n < max)
		out[(*n)++] = (struct passage){
		    t->document, t->block, statement, t->start, t->end};
}

size_t
prose_passages(
    const struct prose *p, int first, int last, struct passage *out, size_t max)
{
	size_t n = 0;
	int statement = -1, end = -1;

	for (int i = first; i < last; i++) {
		const struct token *t = &p->text->tokens.at[i];

		if (i >= end) {
			statement = phrase_text_unit(
			    p->text, i, 0, (int)p->text->units.len);
			end = p->text->units.at[statement].last;
		}
		if (!is_mark(t))
			add_passage(out, &n, max, t, statement);
	}
	return n;
}

/* From the stretches, so that signs at the ends (a full stop, a quotation
 * mark) belong to it. */
size_t
prose_statement_passages(
    const struct prose *p, int statement, struct passage *out, size_t max)
{
	const struct unit *u = &p->text->units.at[statement];
	size_t n = 0;

	for (int i = 0; i < u->n_stretches && n < max; i++) {
		const struct stretch *s =
		    &p->text->stretches.at[u->first_stretch + i];

		out[n++] = (struct passage){
		    s->document, s->block, statement, s->start, s->end};
	}
	return n;
}

void
prose_section_statements(const struct prose *p, int document, int section,
    bool below, int *first, int *last)
{
	const struct section *s = &p->maps[document]->sections.at[section];
	const int *at = p->first_statement[document];

	*first = at[s->heading >= 0 ? s->heading : s->first];
	*last = at[below ? s->end : s->own_end];
}

/* -- names --------------------------------------------------------------- */

const char *
actor_name(enum actor a)
{
	static const char *const names[] = {"none", "ca", "ra", "delegated",
	    "subscriber", "applicant", "relying", "auditor", "other"};

	assert((size_t)a < COUNT_OF(names));
	return names[a];
}

const char *
modality_name(enum modality m)
{
	static const char *const names[] = {
	    "none", "present", "must", "should", "may", "effort", "plan"};

	assert((size_t)m < COUNT_OF(names));
	return names[m];
}

const char *
polarity_name(enum polarity p)
{
	static const char *const names[] = {"yes", "no", "free"};

	assert((size_t)p < COUNT_OF(names));
	return names[p];
}
