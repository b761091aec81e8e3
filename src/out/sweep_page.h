/* sweep_page.h - the parts of a sweep as a page of HTML; sweep_html.c puts
 * them together.
 *
 * Addresses in the page: "d3" is the fourth document, "t7" the eighth topic
 * (or rule), "a3-7" what the one says on the other.
 */
#ifndef OUT_SWEEP_PAGE_H
#define OUT_SWEEP_PAGE_H

#include "out/sweep.h"

struct sweep_web {
	struct buf *out;
	const struct sweep *sweep;
	struct arena arena;
	bool quotes_all; /* of what is compliant, too */
};

void sweep_web_text(struct sweep_web *w, struct str text);

/* "conflict · high" with its shape. */
void sweep_web_tag(struct sweep_web *w, const struct sweep_cell *cell);

/* Opens a link to what a document says. */
void sweep_web_link(struct sweep_web *w, size_t document);

/* "v-conflict" for a verdict of JSON, "v-not-assessed" for none; and its
 * shape. */
const char *sweep_web_class(struct str verdict);
const char *sweep_web_icon(struct str verdict);

void sweep_web_documents(struct sweep_web *w); /* one a line, with counts */
void sweep_web_topics(struct sweep_web *w); /* how many say what */
void sweep_web_matrix(struct sweep_web *w);

/* What each document says on each topic, document by document; of chosen
 * rules, rule by rule. */
void sweep_web_answers(struct sweep_web *w);

#endif
