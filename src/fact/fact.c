/* Blocks are read byte by byte for names, identifiers and standards; what the
 * scanner has already made a token of (quantities, addresses) is taken from
 * the statements.  A lead-in belongs to each of its items, so a token may
 * stand in many statements: it is one fact, told once. */
#include "fact/fact.h"

#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"
#include "fact/find.h"
#include "fact/line.h"
#include "prose/class.h"

/* Statements behind the first of a block that may hold one of its bytes. */
#define STATEMENTS_NEAR 12

static bool
holds(const struct prose *p, int statement, int document, int block, size_t at)
{
	const struct unit *u = &p->text->units.at[statement];

	for (int i = 0; i < u->n_stretches; i++) {
		const struct stretch *s =
		    &p->text->stretches.at[u->first_stretch + i];

		if (s->document == document && s->block == block &&
		    at >= s->start && at < s->end)
			return true;
	}
	return false;
}

static int
search_statement(
    const struct prose *p, int first, int document, int block, size_t at)
{
	int n = (int)p->statements.len;

	for (int i = first; i < n; i++) {
		if (holds(p, i, document, block, at))
			return i;
		/* Behind the block itself only its items hold it. */
		if (i >= first + STATEMENTS_NEAR &&
		    (p->statements.at[i].document != document ||
			p->statements.at[i].block != block))
			return -1;
	}
	return -1;
}

/* The first token of the statement, from `first` on, at or after a byte; -1. */
static int
search_token(
    const struct prose *p, int statement, int first, int block, size_t at)
{
	const struct unit *u = &p->text->units.at[statement];

	for (int i = first; i < u->last; i++) {
		const struct token *t = &p->text->tokens.at[i];

		if (t->block == block && t->end > at && t->start < t->end)
			return i;
	}
	return -1;
}

/* The statement and the token at a byte of the block in hand; -1.  Readers go
 * through a block from its beginning to its end, so the search goes on from
 * where the last one stopped. */
static void
find_place(struct fact_finder *f, size_t at, int *statement, int *token)
{
	const struct prose *p = f->prose;
	bool on = f->last_block == f->block && at >= f->last_at &&
		  f->last_statement >= 0;
	int first =
	    on ? f->last_statement : p->first_statement[f->document][f->block];

	*statement = search_statement(p, first, f->document, f->block, at);
	*token = -1;
	if (*statement >= 0)
		*token = search_token(p, *statement,
		    on && *statement == f->last_statement && f->last_token >= 0
			? f->last_token
			: p->text->units.at[*statement].first,
		    f->block, at);
	f->last_block = f->block;
	f->last_statement = *statement;
	f->last_token = *token;
	f->last_at = at;
}

static struct str
token_text(const struct prose *p, int token)
{
	const struct token *t = &p->text->tokens.at[token];

	return str_sub(
	    p->docs[t->document]->blocks.at[t->block].text, t->start, t->end);
}

static void
set_frame(const struct prose *p, struct fact *f, int first, int last)
{
	const struct statement *st = &p->statements.at[f->statement];
	const struct clause *c = prose_clause(p, f->statement, first, last);

	f->use = st->use;
	f->section = st->section;
	f->actor = c->actor;
	f->modality = c->modality;
	f->polarity = c->polarity;
	if (c->verb >= 0)
		f->verb = token_text(p, c->verb);
	f->classes = class_of(p, f->statement, first, last);
}

static struct fact *
add(struct fact_finder *f, enum fact_kind kind, struct str value,
    const struct passage *at)
{
	struct fact *fact;

	/* Past the limit the last one is written over: nothing of it will be
	 * given. */
	if (f->out->len >= LIMIT_FACTS) {
		f->full = true;
		f->out->len--;
	}
	fact = VEC_ADD(f->a, f->out);

	fact->kind = kind;
	fact->value = value;
	fact->unit = "";
	fact->day = DATE_NONE;
	fact->document = at->document;
	fact->section = f->prose->maps[at->document]->section_of[at->block];
	fact->statement = at->statement;
	fact->use = PROSE_FURNITURE;
	fact->at[0] = *at;
	fact->n_at = 1;
	return fact;
}

struct fact *
fact_add(struct fact_finder *f, enum fact_kind kind, size_t start, size_t end,
    struct str value)
{
	struct passage at = {.document = f->document,
	    .block = f->block,
	    .start = start,
	    .end = end};
	struct fact *fact;
	int token;

	find_place(f, start, &at.statement, &token);
	fact = add(f, kind, value, &at);
	if (token >= 0)
		set_frame(f->prose, fact, token, token + 1);
	return fact;
}

struct fact *
fact_add_token(struct fact_finder *f, enum fact_kind kind, int statement,
    int first, int last, struct str value)
{
	const struct token *t = &f->prose->text->tokens.at[first];
	struct passage at = {.document = t->document,
	    .block = t->block,
	    .statement = statement,
	    .start = t->start,
	    .end = t->end};
	struct fact *fact;

	for (int i = first + 1; i < last; i++) {
		const struct token *next = &f->prose->text->tokens.at[i];

		if (next->block == t->block && next->end > at.end)
			at.end = next->end;
	}
	fact = add(f, kind, value, &at);
	set_frame(f->prose, fact, first, last);
	return fact;
}

bool
fact_near(const struct prose *p, int first, int last, const char *words)
{
	for (int i = first; i < last; i++) {
		int word = p->text->tokens.at[i].word;

		if (word >= 0 &&
		    word_in(p->text->words.word.at[word].plain, words))
			return true;
	}
	return false;
}

/* --- reading -------------------------------------------------------- */

/* A token that may be a fact, in one of the statements it stands in. */
struct candidate {
	int statement, token;
	int document, block;
	uint32_t start;
	bool guest; /* stands in a lead-in or a heading of that statement */
};

static int
by_place(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	if (a->document != b->document)
		return a->document - b->document;
	if (a->block != b->block)
		return a->block - b->block;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->guest != b->guest)
		return a->guest ? 1 : -1;
	return a->statement - b->statement;
}

static bool
is_readable(const struct prose *p, int document, int block)
{
	const struct block *b = &p->docs[document]->blocks.at[block];

	return (b->role == ROLE_BODY || b->role == ROLE_COVER) &&
	       b->kind != BLOCK_HEADING && b->text.len > 0;
}

static bool
may_be_fact(const struct phrase_text *t, int token)
{
	struct str key = token_key(t, token);

	if (t->tokens.at[token].quantity >= 0)
		return true;
	return key.len > 3 && key.at[0] == '#' &&
	       (str_eq(key, STR("#url")) || str_eq(key, STR("#mail")) ||
		   str_eq(key, STR(DOMAIN_KEY)));
}

struct candidates VEC(struct candidate);

static void
collect(struct fact_finder *f, struct candidates *list)
{
	const struct prose *p = f->prose;
	const struct phrase_text *t = p->text;

	for (size_t s = 0; s < p->statements.len; s++)
		for (int i = t->units.at[s].first; i < t->units.at[s].last;
		     i++) {
			const struct token *token = &t->tokens.at[i];

			if (!may_be_fact(t, i) || token->start == token->end ||
			    !is_readable(p, token->document, token->block))
				continue;
			VEC_PUSH(f->a, list,
			    ((struct candidate){.statement = (int)s,
				.token = i,
				.document = token->document,
				.block = token->block,
				.start = token->start,
				.guest = p->statements.at[s].block !=
					 token->block}));
		}
}

static void
read_tokens(struct fact_finder *f)
{
	struct candidates list = {0};

	collect(f, &list);
	if (list.len)
		qsort(list.at, list.len, sizeof(*list.at), by_place);
	for (size_t i = 0; i < list.len; i++) {
		const struct candidate *c = &list.at[i], *before = c - 1;

		if (i > 0 && before->document == c->document &&
		    before->block == c->block && before->start == c->start)
			continue;
		if (f->prose->text->tokens.at[c->token].quantity >= 0)
			fact_quantity(f, c->statement, c->token);
		else
			fact_address(f, c->statement, c->token);
	}
}

static void
read_blocks(struct fact_finder *f)
{
	const struct doc *doc = f->prose->docs[f->document];

	for (size_t i = 0; i < doc->blocks.len; i++) {
		if (!is_readable(f->prose, f->document, (int)i))
			continue;
		f->block = (int)i;
		f->last_block = -1;
		f->text = doc->blocks.at[i].text;
		fact_names(f);
		fact_modules(f);
		fact_oids(f);
		fact_standards(f);
	}
	fact_certificates(f);
}

static int
in_reading_order(const void *x, const void *y)
{
	const struct fact *a = x, *b = y;
	const struct passage *p = &a->at[0], *q = &b->at[0];

	if (p->document != q->document)
		return p->document - q->document;
	if (p->block != q->block)
		return p->block - q->block;
	if (p->start != q->start)
		return p->start < q->start ? -1 : 1;
	if (a->kind != b->kind)
		return (int)a->kind - (int)b->kind;
	if (p->end != q->end)
		return p->end < q->end ? -1 : 1;
	if (!str_eq(a->value, b->value))
		return str_cmp(a->value, b->value);
	/* Who tells more goes first, and stays. */
	if (!str_eq(a->detail, b->detail))
		return str_cmp(b->detail, a->detail);
	return (a->statement > b->statement) - (a->statement < b->statement);
}

static bool
is_same(const struct fact *a, const struct fact *b)
{
	return a->kind == b->kind && a->at[0].document == b->at[0].document &&
	       a->at[0].block == b->at[0].block &&
	       a->at[0].start == b->at[0].start;
}

/* Two readers may have found one size; the first of each place stays. */
static void
drop_doubles(struct facts *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->len; i++)
		if (n == 0 || !is_same(&list->at[n - 1], &list->at[i]))
			list->at[n++] = list->at[i];
	list->len = n;
}

int
facts_find(struct arena *a, const struct prose *prose, struct facts *out,
    struct err *err)
{
	struct fact_finder f = {.a = a,
	    .prose = prose,
	    .out = out,
	    .last_block = -1,
	    .caa_statement = -1};

	*out = (struct facts){0};
	read_tokens(&f);
	for (f.document = 0; f.document < prose->n_docs; f.document++)
		read_blocks(&f);
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), in_reading_order);
	drop_doubles(out);
	for (size_t i = 0; i < out->len; i++)
		assert(fact_holds(prose, &out->at[i]));
	if (f.full)
		return err_set(
		    err, ERR_LIMIT, "more than %zu facts", LIMIT_FACTS);
	return 0;
}

int
facts_certificates(struct arena *a, const struct prose *prose,
    struct facts *out, struct err *err)
{
	struct fact_finder f = {.a = a,
	    .prose = prose,
	    .out = out,
	    .last_block = -1,
	    .caa_statement = -1};

	*out = (struct facts){0};
	for (f.document = 0; f.document < prose->n_docs; f.document++)
		fact_certificates(&f);
	if (f.full)
		return err_set(
		    err, ERR_LIMIT, "more than %zu facts", LIMIT_FACTS);
	return 0;
}

struct str
fact_quote(const struct prose *prose, const struct passage *at)
{
	return str_sub(prose->docs[at->document]->blocks.at[at->block].text,
	    at->start, at->end);
}

bool
fact_holds(const struct prose *prose, const struct fact *f)
{
	if (f->n_at == 0 || f->n_at > FACT_PASSAGES)
		return false;
	for (size_t i = 0; i < f->n_at; i++) {
		const struct passage *p = &f->at[i];
		const struct doc *doc;

		if (p->document < 0 || p->document >= prose->n_docs)
			return false;
		doc = prose->docs[p->document];
		if (p->block < 0 || (size_t)p->block >= doc->blocks.len ||
		    p->start >= p->end ||
		    p->end > doc->blocks.at[p->block].text.len)
			return false;
	}
	return true;
}

static const struct {
	const char *name, *title;
} kinds[] = {
    [FACT_DURATION] = {"duration", "Durations"},
    [FACT_COUNT] = {"count", "Counts"},
    [FACT_PERCENT] = {"percent", "Percentages"},
    [FACT_DATE] = {"date", "Dates"},
    [FACT_KEY_SIZE] = {"key-size", "Key sizes"},
    [FACT_ENTROPY] = {"entropy", "Random bits"},
    [FACT_ALGORITHM] = {"algorithm", "Algorithms"},
    [FACT_CURVE] = {"curve", "Curves"},
    [FACT_MODULE] = {"module", "Cryptographic modules"},
    [FACT_OID] = {"oid", "Object identifiers"},
    [FACT_EMAIL] = {"email", "E-mail addresses"},
    [FACT_URL] = {"url", "Web addresses"},
    [FACT_CAA_DOMAIN] = {"caa-domain", "Issuer domain names in CAA"},
    [FACT_STANDARD] = {"standard", "Standards"},
    [FACT_CERTIFICATE] = {"certificate", "CA certificates"},
};

const char *
fact_kind_name(enum fact_kind k)
{
	return kinds[k].name;
}

const char *
fact_kind_title(enum fact_kind k)
{
	return kinds[k].title;
}
