#include "read/word.h"

#include <stdarg.h>

#include "read/word_body.h"

/* One notice a picture is enough for a reader; ten thousand are none. */
#define NOTICES_NOT_READ 100

void
word_init(struct word *w, struct doc *doc, enum tracked tracked)
{
	*w = (struct word){.doc = doc, .tracked = tracked};
	word_styles_init(&w->styles, &w->arena);
	word_lists_init(&w->lists, &w->arena);
	word_body_init(w);
}

void
word_free(struct word *w)
{
	word_body_free(w);
	arena_clear(&w->arena);
}

void
word_not_read(struct word *w, int block, const char *fmt, ...)
{
	va_list args;
	struct str text;

	w->n_not_read++;
	if (w->n_not_read > NOTICES_NOT_READ + 1)
		return;
	if (w->n_not_read == NOTICES_NOT_READ + 1) {
		doc_add_notice(w->doc, NOTICE_NOT_READ, block,
		    "more pictures and objects are not read");
		return;
	}
	va_start(args, fmt);
	text = arena_vprint(&w->arena, fmt, args);
	va_end(args);
	doc_add_notice(w->doc, NOTICE_NOT_READ, block, "%.*s", STR_ARG(text));
}

void
word_finish_definitions(struct word *w)
{
	word_styles_finish(&w->styles);
	word_lists_finish(&w->lists, &w->styles);
	if (doc_property(w->doc, STR("language")).len == 0)
		doc_add_property(w->doc, STR("language"), w->styles.language);
}
