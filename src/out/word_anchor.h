/* word_anchor.h - where in the bytes of a Word document's main part comments
 * can be anchored.
 *
 * Elements are asked for by their numbers (doc/trace.h).  What comes back is
 * where they stand, and the nearest stretch around them before and after
 * which Word allows the marks of a comment: a run that is a child of its
 * paragraph, of a link or of a tracked change; and where the element stands
 * deeper (a text box, a content control, a formula, a field of its own), the
 * child of the paragraph that holds all of it.
 */
#ifndef OUT_WORD_ANCHOR_H
#define OUT_WORD_ANCHOR_H

#include "base/arena.h"
#include "base/err.h"

/* Bytes [start, end). */
struct span {
	size_t start, end;
};

struct word_anchor {
	size_t element; /* asked for */
	bool is_found; /* in a paragraph, or a paragraph itself */
	bool is_paragraph; /* only `inside` and `paragraph` hold then */
	size_t inside; /* of a paragraph: after its properties; 0: it is empty
			*/
	struct str paragraph; /* name of its tag, with the prefix */
	struct str space; /* the namespace that an unprefixed name has there */
	struct span around; /* marks go before and after it */
	bool can_split; /* `around` is a run and the element its child */
	struct span run_tag, properties; /* of the run; start tag, w:rPr */
	struct span whole, tag, text; /* the element, its start tag, between
					 its tags */
	bool is_first, is_last; /* child of the run, properties not counted */
};

/* Fills in what was asked for; `anchors` are sorted by element, none twice.
 * ERR_FORMAT when the bytes are not what the reader has read. */
CC_MUST_CHECK
int word_anchors_find(
    struct str part, struct word_anchor *anchors, size_t n, struct err *err);

#endif
