#include "read/word.h"

#include "read/word_body.h"

void
word_init(struct word *w, struct doc *doc, enum tracked tracked)
{
	*w = (struct word){
	    .doc = doc, .notices = {.doc = doc}, .tracked = tracked};
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
word_finish_definitions(struct word *w)
{
	word_styles_finish(&w->styles);
	word_lists_finish(&w->lists, &w->styles);
	if (doc_property(w->doc, STR("language")).len == 0)
		doc_add_property(w->doc, STR("language"), w->styles.language);
}
