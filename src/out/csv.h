/* csv.h - tables for spreadsheets, as RFC 4180 has them.
 *
 * Lines end in CR LF; a field with a comma, a quote or a line break stands in
 * quotes.  A field that a spreadsheet would take for a formula is given a
 * leading apostrophe: the text of a stranger's document is never run.
 */
#ifndef OUT_CSV_H
#define OUT_CSV_H

#include "base/buf.h"

/* `struct csv c = {.out = out}` is ready. */
struct csv {
	struct buf *out;
	bool begun; /* a line */
};

void csv_field(struct csv *c, struct str s);
void csv_words(struct csv *c, const char *words);
void csv_number(struct csv *c, long n);
void csv_end_line(struct csv *c);

#endif
