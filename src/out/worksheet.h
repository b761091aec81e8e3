/* worksheet.h - writers of a filled worksheet. */
#ifndef OUT_WORKSHEET_H
#define OUT_WORKSHEET_H

#include "out/sheet.h"
#include "review/worksheet.h"

/* The lines as a table: for ccadb the verdict of each section, for apple
 * answers, for the others the words of the case. */
void worksheet_table(
    const struct review *r, const struct worksheet *w, struct sheet_maker *out);

/* Title, documents and the table. */
void worksheet_markdown(
    const struct review *r, const struct worksheet *w, struct buf *out);

#endif
