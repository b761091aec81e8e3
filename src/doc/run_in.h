/* run_in.h - headings that stand at the head of their paragraph.
 *
 * "4.9.1 Circumstances for revocation.  The CA revokes ...", number and title
 * (or the title alone) in bold, slanted or underlined, the text behind them
 * not.  Whether the number fits where it stands is for others to tell
 * (doc/promote.h).
 */
#ifndef DOC_RUN_IN_H
#define DOC_RUN_IN_H

#include "doc/doc.h"
#include "doc/title.h"

struct run_in {
	struct outline_number number;
	size_t end; /* of number and title */
	size_t rest; /* where the text behind them begins */
};

/* The one that begins at byte `start` of a block; the number may be automatic
 * there.  False when what is set off is no title, or what follows it is no
 * text of its own: "4.9.1 requires that", "Section 4.9.1 applies". */
bool run_in_read(
    const struct doc *doc, int block, size_t start, struct run_in *out);

/* The same where bytes [title, end) of a text are set off: false when they are
 * no title, or nothing that follows is a text of its own.  Sets `end` and
 * `rest`. */
bool run_in_cut(struct str text, size_t title, size_t end, struct run_in *out);

#endif
