/* The bytes are word/document.xml, as for fuzz_docx.  Comments are put on
 * stretches of its text; the copy must be read as the same text. */
#include "out/word_insert.h"
#include "package.h"

#define TARGETS_MOST 200

/* A boundary of a character at or after `at`. */
static size_t
boundary(struct str text, size_t at)
{
	while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at++;
	return at < text.len ? at : text.len;
}

static struct doc *
read_package(struct str document, enum tracked tracked, struct trace *trace)
{
	struct read_options how = {
	    .format = "docx", .tracked = tracked, .trace = trace};
	struct buf archive = {0};
	struct err err = {0};
	struct doc *doc = NULL;

	package_make(document, &archive);
	if (read_document(buf_str(&archive), STR("fuzz"), &how, &doc, &err))
		doc = NULL;
	buf_free(&archive);
	return doc;
}

/* Three stretches of each block that cross one another. */
static size_t
choose_targets(const struct doc *doc, struct word_target *targets)
{
	size_t n = 0;

	for (size_t i = 0; i < doc->blocks.len; i++)
		for (size_t k = 0; k < 3 && n < TARGETS_MOST; k++) {
			struct str text = doc->blocks.at[i].text;
			size_t start = boundary(text, text.len * k / 4);
			size_t end = boundary(text, text.len * (k + 2) / 4);

			targets[n] = (struct word_target){(long)n, (int)i,
			    k == 2 && i % 2 ? 0 : start,
			    k == 2 && i % 2 ? 0 : end, false};
			n++;
		}
	return n;
}

static void
check_same(const struct doc *before, const struct doc *after)
{
	assert(after && before->blocks.len == after->blocks.len);
	for (size_t i = 0; i < before->blocks.len; i++) {
		const struct block *a = &before->blocks.at[i];
		const struct block *b = &after->blocks.at[i];

		assert(str_eq(a->text, b->text) && str_eq(a->label, b->label));
		assert(a->kind == b->kind && a->role == b->role);
	}
}

/* The pieces of a block lie in its text, in order. */
static void
check_trace(const struct doc *doc, const struct trace *t)
{
	for (size_t i = 0; i < t->pieces.len; i++) {
		const struct trace_piece *p = &t->pieces.at[i];

		assert(p->start < p->end);
		assert(p->end <= doc->blocks.at[p->block].text.len);
		if (i > 0 && p->block == p[-1].block)
			assert(p[-1].end <= p->start);
		assert(i == 0 || p[-1].block <= p->block);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum tracked tracked = size % 2 ? TRACKED_REJECT : TRACKED_ACCEPT;
	static struct word_target targets[TARGETS_MOST];
	struct str part = fuzz_bytes(data, size);
	struct trace trace = {.part = STR("")};
	struct doc *doc = read_package(part, tracked, &trace), *again;
	struct buf copy = {0};
	struct err err = {0};
	size_t n;

	if (!doc)
		return 0;
	check_trace(doc, &trace);
	n = choose_targets(doc, targets);
	if (word_insert(part, &trace, targets, n, &copy, &err) == 0) {
		again = read_package(buf_str(&copy), tracked, NULL);
		check_same(doc, again);
		doc_free(again);
	}
	buf_free(&copy);
	doc_free(doc);
	return 0;
}
