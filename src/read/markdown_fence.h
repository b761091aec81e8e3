/* markdown_fence.h - which lines of Markdown are code. */
#ifndef READ_MARKDOWN_FENCE_H
#define READ_MARKDOWN_FENCE_H

#include "base/str.h"

struct fence {
	size_t len; /* of the mark that opened it; 0: none is open */
	char mark;
};

/* True when the line is a fence or stands between two.  To be asked of each
 * line in turn. */
bool fence_holds(struct fence *f, struct str line);

#endif
