/* check_table.h - a review as one table, a line a finding: what CSV and XLSX
 * share. */
#ifndef OUT_CHECK_TABLE_H
#define OUT_CHECK_TABLE_H

#include "out/style.h"
#include "review/advice.h"
#include "review/review.h"

enum column {
	COLUMN_VERDICT,
	COLUMN_SEVERITY,
	COLUMN_ACTION,
	COLUMN_DUE,
	COLUMN_FILE,
	COLUMN_SECTION,
	COLUMN_RFC3647,
	COLUMN_PAGE,
	COLUMN_LINE,
	COLUMN_TITLE,
	COLUMN_MESSAGE,
	COLUMN_QUOTE,
	COLUMN_RECOMMENDATION,
	COLUMN_CITATIONS,
	COLUMN_RULES,
	COLUMN_CONFIDENCE,
	COLUMN_FINGERPRINT,
	COLUMN_WAIVER,
	COLUMN_STATUS /* against an earlier review */
};
#define N_COLUMNS 19

const char *column_name(enum column c);

/* The fields of one finding, in `a`; what is not known is empty. */
void finding_row(struct arena *a, const struct review *r,
    const struct finding *f, struct str row[N_COLUMNS]);

/* The same for one passage of a piece of advice; the verdict is "advice". */
void advice_row(struct arena *a, const struct review *r,
    const struct advice *advice, const struct advice_place *place,
    struct str row[N_COLUMNS]);

/* All findings, or with `brief` the issues only. */
bool table_tells(const struct style *style, const struct finding *f);

#endif
