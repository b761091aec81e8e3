/* quantity.h - numbers with their units, as one value.
 *
 * "24 hours", "twenty-four (24) hours", "24-hour", "24h" and "one day" are one
 * quantity: 86400 seconds.  Months are not turned into days, nor years into
 * days: "12 months" and "one year" are one value, "365 days" another.
 *
 * Keys of quantities (what a pattern's plain words compare):
 *	#t86400	seconds		#tb259200 business days or hours
 *	#m12	months		#b2048	bits	#p3	percent
 *	#n4	a bare number	#d2026-11-21	a day
 *	#s4.9.1	a dotted number, or a number after "section"
 *	#r86400	seconds of each day, week or year: "24 hours a day"
 */
#ifndef QUANTITY_H
#define QUANTITY_H

#include "base/date.h"
#include "phrase/scan.h"

enum quantity_kind {
	QUANTITY_NONE,
	QUANTITY_COUNT, /* a bare number: "four", "4" */
	QUANTITY_TIME, /* seconds: seconds to weeks */
	QUANTITY_MONTHS, /* months, quarters, years: months */
	QUANTITY_BITS,
	QUANTITY_PERCENT,
	QUANTITY_DATE, /* a day, value is a `date` */
	QUANTITY_SECTION, /* a dotted number: "5.7.1.2" */
	QUANTITY_SHARE, /* "24 hours a day": seconds, but no limit */
	QUANTITY_KINDS
};

enum bound {
	BOUND_EXACT, /* "after 24 hours", "24 hours" */
	BOUND_AT_MOST, /* within, up to, no more than, not exceeding */
	BOUND_AT_LEAST, /* at least, no fewer than, minimum of */
	BOUND_LESS_THAN,
	BOUND_MORE_THAN,
	BOUND_ABOUT /* approximately, typically */
};

struct quantity {
	enum quantity_kind kind;
	enum bound bound; /* from the words before and after it */
	double value; /* in the unit of the kind */
	struct str unit; /* as written: "hours", "business days" */
	bool business; /* business or working days or hours */
	int first, last; /* tokens [first, last) of the number and its unit */
};

/* Reads the quantity that starts at piece `at` of `text`; `after_section`
 * tells that the word before is "section".  Gives the number of pieces it
 * takes, 0 when none starts there.  first, last and bound are the caller's. */
size_t quantity_read(const struct vocabulary *v, struct str text,
    const struct pieces *pieces, size_t at, bool after_section,
    struct quantity *out);

/* `n` of a unit of time, or false when it is another unit. */
bool quantity_of_unit(enum unit_code unit, double n, struct quantity *out);

/* A number that may be a year in such documents: 2048 is a length of keys. */
static inline bool
quantity_may_be_year(double value)
{
	return value >= 2005 && value <= 2045;
}

/* True when quantity_read may find a quantity that starts with this word. */
static inline bool
word_starts_quantity(const struct word *w)
{
	return w->number != -1 || w->month > 0 ||
	       (w->plain.len > 0 && char_is_digit(w->plain.at[0]));
}

/* The key under which equal quantities are equal, written to `out`; `digits`
 * is the text of a dotted number, of which so much is kept. */
#define QUANTITY_DIGITS 40
struct str quantity_key(
    const struct quantity *q, struct str digits, char out[64]);

static inline bool
quantity_is_time(enum quantity_kind kind)
{
	return kind == QUANTITY_TIME || kind == QUANTITY_MONTHS;
}

const char *quantity_kind_name(enum quantity_kind kind);
const char *bound_name(enum bound bound);

#endif
