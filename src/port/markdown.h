/* markdown.h - Markdown as the web page that it means.
 *
 * The one door to cmark-gfm: no other file includes its headers.  Markdown is
 * defined by the HTML that it stands for, and HTML may stand in it that opens
 * before and closes after Markdown, so only the whole page has a structure:
 * it is rendered, and read as a page.  Tables, footnotes and struck text are
 * read beside CommonMark.  Every block carries its lines as the attribute
 * data-sourcepos="line:column-line:column".
 *
 * cmark-gfm takes quadratic time over some inputs, so these are bounded before
 * it sees them (markdown_guard.h).
 */
#ifndef PORT_MARKDOWN_H
#define PORT_MARKDOWN_H

#include "base/buf.h"
#include "base/err.h"

/* Appends the page to `html`.  `text` is clean UTF-8 with line ends as '\n'.
 * ERR_LIMIT when a bound is reached, ERR_FORMAT when the program was built
 * without Markdown. */
CC_MUST_CHECK
int markdown_to_html(struct str text, struct buf *html, struct err *err);

#endif
