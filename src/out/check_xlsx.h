/* check_xlsx.h - a review as a workbook. */
#ifndef OUT_CHECK_XLSX_H
#define OUT_CHECK_XLSX_H

#include "base/buf.h"
#include "base/err.h"
#include "out/style.h"
#include "review/review.h"

/* Three sheets: what was reviewed and how it came out, the findings, the
 * rules.  Only where the program is built with libxlsxwriter. */
CC_MUST_CHECK
int check_xlsx(const struct review *r, const struct style *style,
    struct buf *out, struct err *err);

#endif
