/* html_body.h - a web page to blocks.
 *
 * The page comes as tags from port/html.h and goes as paragraphs, lists and
 * tables to the flow.  Markdown comes the same way: it is read as the page
 * that it means (port/markdown.h).
 */
#ifndef READ_HTML_BODY_H
#define READ_HTML_BODY_H

#include "doc/doc.h"

struct html_page {
	struct str text; /* clean UTF-8 */
	/* For Markdown its source, whose lines data-sourcepos names;
	 * otherwise empty. */
	struct str markdown;
};

CC_MUST_CHECK
int html_body_read(
    const struct html_page *page, struct doc *doc, struct err *err);

#endif
