/* markdown_lists.h - numbered lists that Markdown would join.
 *
 * Items at the left margin are one list to CommonMark whatever their numbers
 * are, and the list counts on from its first: in "7. The CA revokes if:",
 * "1. ...", "2. ...", "8. ..." four items are numbered 7 to 10.  Who numbers
 * paragraphs through a document writes so, and means two lists.
 */
#ifndef READ_MARKDOWN_LISTS_H
#define READ_MARKDOWN_LISTS_H

#include "base/arena.h"
#include "base/str.h"

/* A copy of the same length in which the mark behind a number changes ("1)"
 * for "1.") from one list to the next, which is what parts lists. */
struct str markdown_part_lists(struct arena *a, struct str text);

#endif
