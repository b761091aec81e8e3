#include "fact/promise.h"

#include "base/limits.h"
#include "fact/find.h"
#include "fact/line.h"
#include "prose/class.h"
#include "prose/clock.h"

/* States are no deeds: "the CA is located in", "this section contains". */
static const char states[] =
    " is are be being been was were has have had includes include contains"
    " contain means mean applies apply refers refer describes describe covers"
    " cover consists consist represents represent defines define exists exist"
    " depends depend relates relate requires require named called meant bound"
    " known located contained given found stated based listed concerned owned"
    " considered related required made intended titled entitled"
    " incorporated registered identified denoted understood expected"
    " referred referenced articulated regulated"
    " divided covered governed informed licensed contacted submitted filed"
    " obtained downloaded accessed ";

static const char frequencies[] =
    " annually yearly annual daily weekly monthly quarterly hourly biannually"
    " semiannually continuously nightly ";

static const char open_words[] =
    " promptly prompt timely reasonable reasonably appropriate appropriately"
    " adequate adequately sufficient sufficiently periodically periodic"
    " regularly regular practicable suitable suitably commercially normally"
    " typically usually generally undue deems deem"
    " discretion efforts endeavours endeavors strive strives aims encourage"
    " encourages effective effectively proper properly ";

/* What a word is, of the lists above. */
enum word_use {
	WORD_STATE = 1 << 0,
	WORD_FREQUENCY = 1 << 1,
	WORD_OPEN = 1 << 2
};

struct finder {
	const struct prose *p;
	unsigned char *uses; /* by word of the text: enum word_use */
};

static void
see_words(struct arena *a, struct finder *f)
{
	const struct vocabulary *words = &f->p->text->words;

	f->uses = arena_many(a, unsigned char, words->word.len + 1);
	for (size_t i = 0; i < words->word.len; i++) {
		struct str plain = words->word.at[i].plain;

		if (word_in(plain, states))
			f->uses[i] |= WORD_STATE;
		if (word_in(plain, frequencies))
			f->uses[i] |= WORD_FREQUENCY;
		if (word_in(plain, open_words))
			f->uses[i] |= WORD_OPEN;
	}
}

static bool
is_used(const struct finder *f, int token, enum word_use use)
{
	int word = f->p->text->tokens.at[token].word;

	return word >= 0 && (f->uses[word] & use);
}

/* Tokens [first, last) as far as they stand in one block. */
static struct passage
passage_of(const struct prose *p, int statement, int first, int last)
{
	const struct token *t = &p->text->tokens.at[first];
	struct passage out = {.document = t->document,
	    .block = t->block,
	    .statement = statement,
	    .start = t->start,
	    .end = t->end};

	for (int i = first + 1; i < last; i++)
		if (p->text->tokens.at[i].block == out.block)
			out.end = p->text->tokens.at[i].end;
	return out;
}

static bool
is_binding(const struct finder *f, const struct clause *c)
{
	bool ours = c->actor == ACTOR_CA || c->actor == ACTOR_RA ||
		    c->actor == ACTOR_DELEGATED;

	if (c->verb < 0 || c->polarity == POLARITY_FREE)
		return false;
	switch (c->modality) {
	case MODALITY_MUST:
		return ours || (c->actor == ACTOR_NONE && c->passive);
	case MODALITY_PRESENT:
		return (ours || (c->actor == ACTOR_NONE && c->passive)) &&
		       !is_used(f, c->verb, WORD_STATE);
	case MODALITY_SHOULD:
	case MODALITY_EFFORT:
	case MODALITY_PLAN:
		return ours;
	case MODALITY_NONE:
	case MODALITY_MAY:
		break;
	}
	return false;
}

/* "The CA does all of the following:" is told with each of its items. */
static bool
is_lead_in(const struct prose *p, int statement)
{
	struct passage at[8];
	size_t n = prose_statement_passages(p, statement, at, COUNT_OF(at));
	struct str s;

	if (n == 0)
		return true;
	s = str_trim(fact_quote(p, &at[n - 1]));
	return str_ends(s, STR(":"));
}

/* How firmly a clause binds; 0 for not at all. */
static int
firmness(const struct finder *f, const struct clause *c)
{
	if (!is_binding(f, c))
		return 0;
	return c->modality == MODALITY_MUST || c->modality == MODALITY_PRESENT
		   ? 2
		   : 1;
}

/* The firmest clause, the first of equals: "should revoke within a day and
 * shall revoke within five". */
static const struct clause *
binding_clause(const struct finder *f, int statement)
{
	const struct prose *p = f->p;
	const struct statement *st = &p->statements.at[statement];
	const struct clause *best = NULL;

	if (st->use != PROSE_PRACTICE || st->kind == STATEMENT_HEADING ||
	    st->bare_pointer || is_lead_in(p, statement))
		return NULL;
	for (int i = 0; i < st->n_clauses; i++) {
		const struct clause *c = &p->clauses.at[st->first_clause + i];

		if (firmness(f, c) > (best ? firmness(f, best) : 0))
			best = c;
	}
	return best;
}

/* "two officers", but not "two of them" or "branch 71". */
static bool
counts(const struct prose *p, int token)
{
	struct str next = token_plain(p->text, token + 1);

	return next.len > 2 && next.at[next.len - 1] == 's' &&
	       !word_in(next, " this its has was does ");
}

static bool
is_measure(const struct finder *f, int token)
{
	const struct prose *p = f->p;
	const struct token *t = &p->text->tokens.at[token];
	const struct quantity *q;

	if (t->start == t->end)
		return false;
	if (t->quantity < 0)
		return is_used(f, token, WORD_FREQUENCY);
	q = &p->text->quantities.at[t->quantity];
	if (q->kind == QUANTITY_COUNT)
		return q->bound != BOUND_EXACT || counts(p, token);
	return q->kind == QUANTITY_TIME || q->kind == QUANTITY_MONTHS ||
	       q->kind == QUANTITY_BITS || q->kind == QUANTITY_PERCENT;
}

/* "every month": the word in front belongs to it. */
static void
take_every(const struct prose *p, int token, int first, struct passage *at)
{
	const struct token *before = &p->text->tokens.at[token - 1];

	if (token > first && before->block == at->block &&
	    word_in(token_plain(p->text, token - 1), " every each per "))
		at->start = before->start;
}

static void
find_clock(const struct prose *p, int measure, struct promise *out)
{
	int first, last;

	if (clock_start(p, out->statement, measure, &first, &last))
		out->runs_from = passage_of(p, out->statement, first, last);
}

/* The first measure of the clause, else of the statement. */
static void
find_measure(
    const struct finder *f, const struct clause *c, struct promise *out)
{
	const struct prose *p = f->p;
	const struct unit *u = &p->text->units.at[out->statement];

	for (int round = 0; round < 2 && !out->bounded; round++) {
		int i = round ? u->first : c->first;
		int end = round ? u->last : c->last;

		while (i < end && !is_measure(f, i))
			i++;
		if (i == end)
			continue;
		out->bounded = true;
		out->measure = passage_of(p, out->statement, i, i + 1);
		take_every(p, i, u->first, &out->measure);
		find_clock(p, i, out);
	}
}

static void
find_vague(const struct finder *f, const struct clause *c, struct promise *out)
{
	const struct prose *p = f->p;

	if (c->weak_first != c->weak_last) {
		out->vague =
		    passage_of(p, out->statement, c->weak_first, c->weak_last);
		return;
	}
	for (int i = c->first; i < c->last; i++)
		if (is_used(f, i, WORD_OPEN)) {
			out->vague = passage_of(p, out->statement, i, i + 1);
			return;
		}
}

int
promises_find(struct arena *a, const struct prose *prose, struct promises *out,
    struct err *err)
{
	struct finder f = {.p = prose};

	*out = (struct promises){0};
	see_words(a, &f);
	for (size_t i = 0; i < prose->statements.len; i++) {
		const struct clause *c = binding_clause(&f, (int)i);
		const struct statement *st = &prose->statements.at[i];
		struct promise one;

		if (!c)
			continue;
		one = (struct promise){.statement = (int)i,
		    .document = st->document,
		    .section = st->section,
		    .actor = c->actor,
		    .modality = c->modality,
		    .polarity = c->polarity,
		    .classes = class_of(prose, (int)i, c->first, c->last)};
		find_measure(&f, c, &one);
		find_vague(&f, c, &one);
		one.testable = (c->modality == MODALITY_MUST ||
				   c->modality == MODALITY_PRESENT) &&
			       one.vague.start == one.vague.end;
		if (out->len >= LIMIT_FACTS)
			return err_set(err, ERR_LIMIT, "more than %zu promises",
			    LIMIT_FACTS);
		VEC_PUSH(a, out, one);
	}
	return 0;
}
