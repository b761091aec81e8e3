/* markdown_source.h - what stands in Markdown files and is no Markdown.
 *
 * Front matter, and the extensions of the common writers that say how a text
 * looks and not what it says.  Lines are blanked or shortened, never taken
 * out, so that line numbers hold.
 */
#ifndef READ_MARKDOWN_SOURCE_H
#define READ_MARKDOWN_SOURCE_H

#include "base/arena.h"
#include "doc/doc.h"

/* The length of the front matter at the start of `text` (YAML between lines
 * of "---", TOML between "+++", or pandoc's lines of "% "), 0 without one. */
size_t markdown_front_matter(struct str text);

/* Adds what front matter says to the properties of the document. */
void markdown_take_front_matter(struct str front, struct doc *doc);

/* A copy without front matter, attributes of headings ("{#id .class}"),
 * attribute lines ("{: .class}"), fences of divisions (":::"), marks of
 * contents ("[TOC]") and page breaks ("\newpage"), none of them inside code
 * blocks. */
struct str markdown_plain(struct arena *a, struct str text, size_t front);

/* Tells the document of notes that nothing cites: they are not shown. */
void markdown_tell_uncited(struct str text, struct doc *doc);

/* How sure it is, from 0 to 100, that the text is Markdown. */
int markdown_certainty(struct str text);

#endif
