/* calendar.h - the dated duties ahead of a document set.
 *
 * Observations know no day, so each rule is decided again for every day on
 * which its answer may change while the text stays as it is: a rule comes
 * into force or ends, a limit moves, a method is barred, the document gets
 * older than it may.
 */
#ifndef REVIEW_CALENDAR_H
#define REVIEW_CALENDAR_H

#include "review/review.h"

struct duty {
	date day;
	const struct rule *rule;
	enum verdict before, then; /* on the day before, and from that day */
	enum severity severity; /* of `then`, NONE for what is no issue */
	struct str message; /* why, when it is an issue */
	struct str number; /* printed number where it is decided, or home */
};

struct duties VEC(struct duty);

/* Appends the duties after the day of the review, by day, the worst first;
 * rules that do not apply have none. */
void calendar_make(struct arena *a, const struct review *r, struct duties *out);

#endif
