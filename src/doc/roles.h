/* roles.h - which part of a document each block belongs to.
 *
 * Part of doc_finish.  Readers set ROLE_HEADER and ROLE_FOOTER, and
 * ROLE_CONTENTS where the format says so (a TOC field, contents styles); the
 * rest is told here by what stands there: the cover, contents that are typed
 * or without a field, and the change log.
 */
#ifndef DOC_ROLES_H
#define DOC_ROLES_H

#include "doc/doc.h"

/* Marks tables of contents, also typed ones.  Runs before headings are
 * promoted, because a contents line looks like a numbered heading. */
void roles_find_contents(struct doc *doc);

/* Marks change log and cover.  Runs when the headings are known. */
void roles_find_rest(struct doc *doc);

/* True for "Revision history", "Document control", "Change log" and the
 * like, with or without a section number in front. */
bool roles_is_changelog_title(struct str title);

/* What a column of a change log holds, told by its heading. */
enum log_column {
	LOG_COLUMN_OTHER,
	LOG_COLUMN_VERSION,
	LOG_COLUMN_DATE,
	LOG_COLUMN_CHANGE, /* surely: "Changes" */
	LOG_COLUMN_TEXT, /* perhaps: "Description" */
	LOG_COLUMN_THING /* names something else: the table lists documents */
};

enum log_column roles_log_column(struct str heading);

#endif
