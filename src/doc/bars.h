/* bars.h - tables that are drawn with | signs in the text of a paragraph.
 *
 * Part of doc_finish.  A table of Markdown that follows a paragraph without an
 * empty line is no table for many converters: its rows become part of the
 * paragraph, one behind the other.
 *
 *	... the table: | Class | Limit | |---|---| | Root | 20 years | | Sub ...
 *
 * The line of dashes says how many columns there are; before it stand that
 * many headings, after it rows of that many cells, each row between bars of
 * its own.  Where all of the text fits, the paragraph becomes what stands
 * before the table, the cells, and what stands behind; else it stays.
 */
#ifndef DOC_BARS_H
#define DOC_BARS_H

#include "doc/doc.h"

/* Gives the number of tables that were made.  Marks, notes, notices and the
 * trace go with the text. */
int bars_make_tables(struct doc *doc);

#endif
