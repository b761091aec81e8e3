/* check_xlsx.h - a review as a workbook. */
#ifndef OUT_CHECK_XLSX_H
#define OUT_CHECK_XLSX_H

#include "base/buf.h"
#include "out/style.h"
#include "review/review.h"

/* Three sheets, packed (out/sheet_pack.h): what was reviewed and how it came
 * out, the findings, the rules.  Only where the program is built with
 * libxlsxwriter. */
void check_sheets(
    const struct review *r, const struct style *style, struct buf *out);

#endif
