#include "diff/version.h"

static int
read_prose(struct arena *a, struct version *v, struct err *err)
{
	const struct doc **docs = arena_many(a, const struct doc *, 1);
	const struct map **maps = arena_many(a, const struct map *, 1);

	docs[0] = v->document.doc;
	maps[0] = v->document.map;
	return prose_read(a, v->pack->lexicon, docs, maps, 1, &v->prose, err);
}

static void
index_promises(struct arena *a, struct version *v)
{
	size_t n = v->prose->statements.len;

	v->promise_of = arena_many(a, int, n + 1);
	for (size_t i = 0; i < n; i++)
		v->promise_of[i] = -1;
	for (size_t i = 0; i < v->promises.len; i++)
		v->promise_of[v->promises.at[i].statement] = (int)i;
}

int
version_read(struct arena *a, struct version *v,
    const struct review_options *options, struct err *err)
{
	struct reviewed_document *d = &v->document;
	uint64_t work = 0;

	identity_find(a, d->doc, &d->identity);
	d->dated = d->identity.date;
	if (!d->kind)
		d->kind = d->identity.kind;
	chronicle_read(a, d->doc, &d->identity, &v->chronicle);
	d->chronicle = &v->chronicle;
	if (read_prose(a, v, err) || facts_find(a, v->prose, &v->facts, err) ||
	    promises_find(a, v->prose, &v->promises, err))
		return -1;
	index_promises(a, v);
	side_cut(a, v->pack->lexicon, v->prose, &v->cut);
	if (review_make(v->pack, v->prose, d, 1, options, &v->review, err))
		return -1;
	if (v->review->view.methods) { /* a rule asked for them */
		v->methods = *v->review->view.methods;
		return 0;
	}
	return methods_find(
	    a, &v->pack->methods, v->prose, &work, &v->methods, err);
}

void
version_free(struct version *v)
{
	review_free(v->review);
	v->review = NULL;
}

const struct promise *
version_promise(const struct version *v, int statement)
{
	int at = v->promise_of[statement];

	return at < 0 ? NULL : &v->promises.at[at];
}
