/* promote.h - headings of documents that were written without heading styles.
 *
 * Part of doc_finish.  Turns bold numbered paragraphs, and bold numbered words
 * at the head of a paragraph (doc/run_in.h), into headings where the
 * numbers run as an outline does, 1, 1.1, 1.1.1, 1.2, 2 ..., and the file has
 * hardly any headings of its own, or where they run on below one of these.
 * Never inside tables, tables of contents or lists.
 */
#ifndef DOC_PROMOTE_H
#define DOC_PROMOTE_H

#include "doc/doc.h"

/* Changes the kind and level of the blocks that are headings, and cuts those
 * that begin with one. */
void promote_headings(struct doc *doc);

#endif
