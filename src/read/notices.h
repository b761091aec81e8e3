/* notices.h - what a reader tells about how a file was read, in bounds.
 *
 * One notice a picture is enough for a reader; ten thousand are none.  The
 * document gets the first of each kind; of what could not be looked at, one
 * more says that there is more.
 */
#ifndef READ_NOTICES_H
#define READ_NOTICES_H

#include "doc/doc.h"

/* All zero but for the document is ready. */
struct notices {
	struct doc *doc;
	size_t n_not_read, n_struck, n_damaged;
};

/* Something at `block` (or -1) could not be looked at; `kind` is
 * NOTICE_NOT_READ or NOTICE_FIGURE. */
CC_PRINTF(4, 5)
void notices_not_read(
    struct notices *n, enum notice_kind kind, int block, const char *fmt, ...);

/* Something inside the file leads nowhere; `block` is the last one. */
CC_PRINTF(2, 3)
void notices_damaged(struct notices *n, const char *fmt, ...);

/* Bytes `start` to `end` of a block are struck through by hand. */
void notices_struck(struct notices *n, int block, size_t start, size_t end);

/* True for a picture so small, as told in pixels ("362", "362px"; empty when
 * the file does not say), that it holds no passage that could be read: a logo,
 * an icon, a diagram. */
bool notices_is_small(struct str width, struct str height);

#endif
