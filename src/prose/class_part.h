/* class_part.h - what the files of prose/class.h share. */
#ifndef PROSE_CLASS_PART_H
#define PROSE_CLASS_PART_H

#include "prose/prose.h"

/* Takes from `more` the groups that are not known yet. */
void class_fill(unsigned *bits, unsigned more);

/* What stands before the token `behind` may tell of all that follows it. */
void class_fill_from(
    const struct prose *p, unsigned *bits, int first, int last, int behind);

/* Tokens [first, last) that name products and nothing else: their bits, or 0.
 * Common words count `among` others. */
unsigned class_products(const struct prose *p, int first, int last, bool among);

/* The same for a heading, which may name them at its end. */
unsigned class_products_of_heading(const struct prose *p, int first, int last);

bool class_is_number(const struct prose *p, int token);

#endif
