/* word.h - one Word document while it is read.
 *
 * DOCX, flat OPC and Word 2003 XML are the same language in different wraps.
 * A reader fills styles, lists and properties first, then lets the machine
 * (word_body.h) run over notes, the body, headers and footers.
 */
#ifndef READ_WORD_H
#define READ_WORD_H

#include "read/notices.h"
#include "read/opc.h"
#include "read/read.h"
#include "read/word_lists.h"
#include "read/word_styles.h"

struct word {
	struct arena arena; /* what is needed until the reading ends */
	struct doc *doc;
	enum tracked tracked;
	struct trace *trace; /* to be filled, or NULL */
	struct word_styles styles;
	struct word_lists lists;
	struct word_body *body;
	struct notices notices;
	/* Tracked changes seen. */
	size_t n_inserted, n_deleted, n_formatted;
};

void word_init(struct word *w, struct doc *doc, enum tracked tracked);
void word_free(struct word *w);

/* Styles, lists and properties have been read: ties them together. */
void word_finish_definitions(struct word *w);

/* A sink for docProps/core.xml, app.xml, custom.xml and for the property
 * elements of Word 2003 XML: texts become properties of the document. */
struct xml_sink word_properties_sink(struct word *w);

#endif
