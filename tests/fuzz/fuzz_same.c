/* The bytes are two documents in Markdown, the old one above a line of "%%".
 * A document says the same as itself; every fault of the two has a place in
 * at least one of them, inside a block; what stays is not more than either
 * has; with the two exchanged the same holds. */
#include "base/utf8.h"
#include "diff/same.h"
#include "fuzz.h"

static struct doc *
read_markdown(struct str bytes)
{
	const struct read_options how = {.format = "markdown"};
	struct doc *doc = NULL;
	struct err err = {0};

	return read_document(bytes, STR("t.md"), &how, &doc, &err) ? NULL : doc;
}

static void
check_fault(const struct same *s, const struct same_fault *f)
{
	assert(f->at[0].block >= 0 || f->at[1].block >= 0);
	assert(f->message.len > 0 && utf8_is_valid(f->message));
	for (int side = 0; side < 2; side++) {
		const struct same_place *p = &f->at[side];

		if (p->block < 0)
			continue;
		assert(p->block < (int)s->doc[side]->blocks.len);
		assert(p->blocks >= 1 && p->start <= p->end);
		assert(p->end <= s->doc[side]->blocks.at[p->block].text.len);
		assert(utf8_is_valid(same_quote(s, side, f)));
	}
}

static void
compare(struct arena *a, const struct doc *one, const struct doc *other)
{
	const struct map *before = map_document(a, one, fuzz_outline());
	const struct map *after = map_document(a, other, fuzz_outline());
	struct same same, back;

	same_make(a, before, before, &same);
	assert(same.faults.len == 0 && same.kept == same.words[0]);
	same_make(a, before, after, &same);
	assert(same.kept <= same.words[0] && same.kept <= same.words[1]);
	for (size_t i = 0; i < same.faults.len; i++)
		check_fault(&same, &same.faults.at[i]);
	same_make(a, after, before, &back);
	for (size_t i = 0; i < back.faults.len; i++)
		check_fault(&back, &back.faults.at[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = fuzz_bytes(data, size);
	size_t cut = str_find(bytes, STR("\n%%\n"), 0);
	struct arena a = {0};
	struct doc *docs[2];

	if (cut == SIZE_MAX)
		cut = bytes.len;
	docs[0] = read_markdown(str_sub(bytes, 0, cut));
	docs[1] = read_markdown(str_sub(bytes, cut + 4, bytes.len));
	if (docs[0] && docs[1])
		compare(&a, docs[0], docs[1]);
	arena_clear(&a);
	doc_free(docs[0]);
	doc_free(docs[1]);
	return 0;
}
