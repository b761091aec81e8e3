/* markdown.h - strangers' words in Markdown (CommonMark, and the extensions
 * of GitHub and Bugzilla), so that the rendered page shows them as they are.
 *
 * Only what would be taken for markup is escaped: the reports are also read
 * as plain text in mails.
 */
#ifndef OUT_MARKDOWN_H
#define OUT_MARKDOWN_H

#include "base/buf.h"

/* Text inside a line; line ends become blanks. */
void markdown_words(struct buf *out, struct str text);

/* Text that begins a line; its line ends stay visible.  `next` begins each
 * further line, such as "> ". */
void markdown_lines(struct buf *out, struct str text, const char *next);

/* Bytes `start` to `end` of a line, which tells what stands around them;
 * `begins` when the line begins a line of the page too. */
void markdown_part(
    struct buf *out, struct str line, size_t start, size_t end, bool begins);

#endif
