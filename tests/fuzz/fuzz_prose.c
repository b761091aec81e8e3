/* The bytes are the lines of a document: "=" starts a heading, "-" an item
 * (one more a level deeper), "|" a row of a table; the rest are paragraphs.
 * Whatever they say, statements, clauses and pointers tile the tokens, and
 * every token stands for bytes of its block. */
#include "fuzz_text.h"
#include "prose/prose.h"

static void
check_tokens(const struct prose *p)
{
	const struct phrase_text *t = p->text;

	for (size_t i = 0; i < t->tokens.len; i++) {
		const struct token *token = &t->tokens.at[i];
		const struct block *b;

		assert(token->block < p->docs[0]->blocks.len);
		b = &p->docs[0]->blocks.at[token->block];
		assert(token->start <= token->end && token->end <= b->text.len);
		assert(t->keys.at[i] >= 0 &&
		       t->keys.at[i] < (int)t->words.key.len);
		assert(token->quantity < (int)t->quantities.len);
	}
	for (size_t i = 0; i < t->quantities.len; i++)
		assert(
		    t->tokens.at[t->quantities.at[i].first].quantity == (int)i);
}

static void
check_clauses(
    const struct prose *p, const struct statement *s, const struct unit *u)
{
	int at = u->first;

	assert(s->n_clauses > 0);
	for (int i = 0; i < s->n_clauses; i++) {
		const struct clause *c = &p->clauses.at[s->first_clause + i];

		assert(c->first == at && c->last > c->first);
		assert(c->verb == -1 ||
		       (c->verb >= u->first && c->verb < u->last));
		assert(c->weak_first <= c->weak_last);
		assert(c->except_first <= c->except_last);
		(void)actor_name(c->actor);
		(void)modality_name(c->modality);
		(void)polarity_name(c->polarity);
		at = c->last;
	}
	assert(at == u->last);
}

static void
check_statements(const struct prose *p)
{
	int at = 0;

	assert(p->statements.len == p->text->units.len);
	for (size_t i = 0; i < p->statements.len; i++) {
		const struct statement *s = &p->statements.at[i];
		const struct unit *u = &p->text->units.at[i];
		struct passage passages[16];
		size_t n = prose_statement_passages(p, (int)i, passages, 16);

		assert(u->first == at && u->last > u->first);
		at = u->last;
		check_clauses(p, s, u);
		for (size_t k = 0; k < n; k++)
			assert(
			    passages[k].end <=
			    p->docs[0]->blocks.at[passages[k].block].text.len);
		for (int k = 0; k < s->n_pointers; k++) {
			const struct pointer *r =
			    &p->pointers.at[s->first_pointer + k];

			assert(r->statement == (int)i);
			assert(r->first >= u->first && r->last <= u->last);
			assert(r->first < r->last);
		}
	}
	assert(at == (int)p->text->tokens.len);
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
		check_tokens(p);
		check_statements(p);
	}
	arena_clear(&a);
	doc_free(doc);
	return 0;
}
