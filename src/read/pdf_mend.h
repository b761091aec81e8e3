/* pdf_mend.h - makes XML of what the converter takes for it.
 *
 * A PDF may map its characters to anything, and `pdftohtml` passes control
 * characters on and lets <b>, <i> and <a> overlap where links begin inside
 * bold text.  A parser of XML refuses both.
 */
#ifndef READ_PDF_MEND_H
#define READ_PDF_MEND_H

#include "base/str.h"
#include "port/xml.h"

#define PDF_MEND_DEPTH 8

struct pdf_mend {
	struct str bytes;
	size_t at;
	char open[PDF_MEND_DEPTH]; /* letters of the tags that are open */
	int depth;
	char waiting[64]; /* written, not yet read */
	size_t first, end; /* of what waits */
};

/* Reads `bytes` with control characters as blanks, bytes that are no UTF-8 as
 * U+FFFD, and the inline tags closed in the order in which they were opened. */
struct xml_source pdf_mend_source(struct pdf_mend *m, struct str bytes);

#endif
