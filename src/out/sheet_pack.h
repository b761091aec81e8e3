/* sheet_pack.h - sheets as bytes, from who fills them to who makes a workbook
 * of them: the library for that opens files, and who reads documents may not
 * (cli/run.c). */
#ifndef OUT_SHEET_PACK_H
#define OUT_SHEET_PACK_H

#include "out/sheet.h"

/* Appends the sheets of a workbook that says it was made on `day`. */
void sheets_pack(
    const struct sheet *sheets, size_t n, date day, struct buf *out);

/* Appends the workbook.  The bytes are not trusted: ERR_FORMAT.  Other errors
 * are those of xlsx_write. */
CC_MUST_CHECK
int sheets_to_book(struct str packed, struct buf *out, struct err *err);

#endif
