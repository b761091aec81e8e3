/* parts.h - the parts of diff_make; private to src/diff. */
#ifndef DIFF_PARTS_H
#define DIFF_PARTS_H

#include "diff/diff.h"

/* -- effect.c: what becomes of findings. */
void effects_find(struct arena *a, struct diff *d);

/* -- log.c: the new document's change log against the changes. */
void log_compare(struct arena *a, struct diff *d);

#endif
