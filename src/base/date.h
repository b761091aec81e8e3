/* date.h - calendar days, without clock, zone or locale.
 *
 * A date is a day number (days since 1970-01-01 in the proleptic Gregorian
 * calendar), so that comparing and subtracting are plain arithmetic.
 */
#ifndef DATE_H
#define DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef int32_t date;

#define DATE_NONE INT32_MIN /* not known */
#define DATE_OPEN INT32_MAX /* "until further notice" */
#define DATE_TEXT 11 /* room for "2026-11-21" and a NUL */

/* False when there is no such day or the year lies outside 1600..9999. */
bool date_from_ymd(int year, int month, int day, date *out);
void date_to_ymd(date d, int *year, int *month, int *day);

/* "YYYY-MM-DD", exactly. */
CC_MUST_CHECK
bool date_parse_iso(struct str s, date *out);

/* Writes "YYYY-MM-DD" into `text` and returns it; DATE_NONE and DATE_OPEN
 * give the empty string. */
const char *date_print(date d, char text[DATE_TEXT]);

/* The same day `months` later, or the last day of that month. */
date date_add_months(date d, int months);

/* The month that `word` names in English, in full or cut to three or four
 * letters: 1 to 12, or 0. */
int date_month_named(struct str word);

/* Finds the first day written out in `s` as people write one: 2026-11-21,
 * 21 November 2026, November 21, 2026, 21.11.2026, 21/11/2026 (day first when
 * only that is possible; an ambiguous one is refused).  Gives the bytes it
 * stands in. */
bool date_find(struct str s, date *out, size_t *start, size_t *end);

#endif
