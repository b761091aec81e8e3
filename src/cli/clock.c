#include "cli/clock.h"

#include <time.h>

date
clock_today(void)
{
	time_t now = time(NULL);
	struct tm tm;
	date day = DATE_NONE;

	if (localtime_r(&now, &tm))
		(void)date_from_ymd(
		    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, &day);
	return day;
}
