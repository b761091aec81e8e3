/* log_date.h - dates as the cells of a change log write them.
 *
 * base/date.h reads what can only be one day.  A change log also has
 * "03/04/2021", which is one day when the other rows tell whether the day or
 * the month comes first, two-digit years, and months without a day.
 *
 * Part of identity.
 */
#ifndef FACT_LOG_DATE_H
#define FACT_LOG_DATE_H

#include "base/date.h"

enum date_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

struct log_date {
	date day; /* the first one meant; DATE_NONE when the order of day and
		     month has to be known first */
	int span; /* days after it that are meant as well: 30 for "May 2021" */
	size_t start, end;
	enum date_order shows; /* the order that this date gives away */
};

/* The first date in `cell`; false when there is none. */
bool log_date_read(
    struct str cell, enum date_order order, struct log_date *out);

/* The order that a column heading asks for: "Date (dd/mm/yyyy)". */
enum date_order log_date_order_said(struct str heading);

#endif
