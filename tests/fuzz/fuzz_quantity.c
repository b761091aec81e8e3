/* The bytes are the lines of a document (fuzz_text.h).  Whatever they say,
 * quantities are whole tokens with values that can be compared, every fact
 * stands where it says, in order and once, and promises rest on a statement;
 * the change log gives steps that lead forward in time. */
#include "fact/chronicle.h"
#include "fact/fact.h"
#include "fact/profile.h"
#include "fact/promise.h"
#include "fuzz_text.h"

static void
check_quantities(const struct phrase_text *t)
{
	for (size_t i = 0; i < t->quantities.len; i++) {
		const struct quantity *q = &t->quantities.at[i];
		char key[64];

		assert(q->kind != QUANTITY_NONE);
		assert(q->first >= 0 && q->first < q->last);
		assert(q->last <= (int)t->tokens.len);
		assert(q->value == q->value); /* a number */
		assert(quantity_key(q, STR("1.2"), key).len < sizeof(key));
		(void)quantity_kind_name(q->kind);
		(void)bound_name(q->bound);
	}
}

static void
check_certificate(const struct fact_certificate *c)
{
	assert(c->sha256.len == 0 || c->sha256.len == 64);
	assert(c->sha1.len == 0 || c->sha1.len == 40);
	assert(
	    c->key_id.len == 0 || c->key_id.len == 40 || c->key_id.len == 64);
}

static bool
is_before(const struct fact *a, const struct fact *b)
{
	const struct passage *p = &a->at[0], *q = &b->at[0];

	if (p->block != q->block)
		return p->block < q->block;
	return p->start < q->start ||
	       (p->start == q->start && a->kind < b->kind);
}

static void
check_facts(struct arena *a, const struct prose *p)
{
	struct facts facts;
	struct err err = {0};

	if (facts_find(a, p, &facts, &err)) {
		assert(err.code == ERR_LIMIT);
		return;
	}
	for (size_t i = 0; i < facts.len; i++) {
		const struct fact *f = &facts.at[i];

		assert(fact_holds(p, f));
		assert(f->value.len > 0 && f->unit);
		assert(f->statement < (int)p->statements.len);
		assert(
		    (f->kind == FACT_CERTIFICATE) == (f->certificate != NULL));
		if (f->certificate)
			check_certificate(f->certificate);
		if (i > 0)
			assert(is_before(&facts.at[i - 1], f));
	}
}

static void
check_promises(struct arena *a, const struct prose *p)
{
	struct promises promises;
	struct err err = {0};
	int last = -1;

	if (promises_find(a, p, &promises, &err)) {
		assert(err.code == ERR_LIMIT);
		return;
	}
	for (size_t i = 0; i < promises.len; i++) {
		const struct promise *one = &promises.at[i];

		assert(one->statement > last);
		last = one->statement;
		assert(one->bounded == (one->measure.start < one->measure.end));
		assert(!one->testable || one->vague.start == one->vague.end);
	}
}

static void
check_profiles(struct arena *a, const struct prose *p)
{
	struct profiles profiles = {0};

	profiles_find(a, p, &profiles);
	for (size_t i = 0; i < profiles.len; i++) {
		const struct profile *one = &profiles.at[i];

		assert(one->rows.len > 0);
		for (size_t k = 0; k < one->rows.len; k++) {
			const struct profile_row *row = &one->rows.at[k];

			assert(row->name.start < row->name.end);
			assert(fact_quote(p, &row->name).len);
			assert(row->n_value <= PROFILE_PASSAGES);
			(void)fact_quote(p, &row->condition);
		}
	}
}

static void
check_chronicle(struct arena *a, const struct doc *doc)
{
	struct identity id;
	struct chronicle c;

	identity_find(a, doc, &id);
	chronicle_read(a, doc, &id, &c);
	for (size_t i = 0; i < c.steps.len; i++)
		assert(c.steps.at[i].before->day < c.steps.at[i].after->day);
	for (size_t i = 0; i < c.rows.len; i++)
		(void)chronicle_is_vague(doc, &c.rows.at[i]);
	(void)chronicle_dates_differ(&c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct doc *doc = fuzz_lines(&a, fuzz_bytes(data, size));
	const struct doc *docs[1] = {doc};
	const struct map *maps[1] = {map_document(&a, doc, fuzz_outline())};
	struct prose *p = NULL;
	struct err err = {0};

	if (prose_read(&a, fuzz_lexicon(), docs, maps, 1, &p, &err)) {
		assert(err.code == ERR_LIMIT);
	} else {
		check_quantities(p->text);
		check_facts(&a, p);
		check_promises(&a, p);
		check_profiles(&a, p);
	}
	check_chronicle(&a, doc);
	arena_clear(&a);
	doc_free(doc);
	return 0;
}
