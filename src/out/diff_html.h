/* diff_html.h - the parts of a page that shows two versions side by side. */
#ifndef OUT_DIFF_HTML_H
#define OUT_DIFF_HTML_H

#include "out/diff.h"

struct diff_web {
	struct buf *out;
	struct arena arena;
	const struct diff *d;
	const struct diff_choice *choice;
	int *change_of; /* by group: index of the change chosen, or -1 */
	int *numbers; /* by change, from 1; 0: not chosen */
};

const char *diff_web_class(const struct change *c);

/* Class and direction in words. */
void diff_web_tag(struct diff_web *w, const struct change *c);

/* Figures, what becomes of findings, what the change log says. */
void diff_web_overview(struct diff_web *w);

/* The changes with their filters. */
void diff_web_list(struct diff_web *w);

#endif
