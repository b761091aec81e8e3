/* fuzz_back.h - what was read is written as Markdown and read again: that
 * must succeed, whatever the text. */
#ifndef FUZZ_BACK_H
#define FUZZ_BACK_H

#include "base/buf.h"
#include "fuzz.h"
#include "out/extract.h"

static inline void
fuzz_read_again(const struct doc *doc)
{
	static const struct extract_choice all = {NULL, 0};
	const struct read_options options = {.format = "markdown"};
	struct arena a = {0};
	struct buf text = {0};
	struct err err = {0};
	struct doc *again = NULL;
	struct identity id;

	identity_find(&a, doc, &id);
	extract_markdown(
	    map_document(&a, doc, fuzz_outline()), &id, &all, &text);
	if (read_document(buf_str(&text), STR("again"), &options, &again, &err))
		/* ERR_FORMAT: the program was built without Markdown. */
		assert(err.code == ERR_LIMIT || err.code == ERR_FORMAT);
	else
		fuzz_check_document(again);
	doc_free(again);
	buf_free(&text);
	arena_clear(&a);
}

static inline void
fuzz_there_and_back(struct str bytes, const char *format)
{
	const struct read_options options = {.format = format};
	struct err err = {0};
	struct doc *doc = NULL;

	if (read_document(bytes, STR("fuzz"), &options, &doc, &err)) {
		assert(err.code != ERR_NONE && err.text[0] != '\0');
		return;
	}
	fuzz_check_document(doc);
	fuzz_read_again(doc);
	doc_free(doc);
}

#endif
