/* edition.h - versions and dates of a document in its lines and change log.
 *
 * Part of identity.
 */
#ifndef FACT_EDITION_H
#define FACT_EDITION_H

#include "base/date.h"
#include "doc/doc.h"

/* Where in a line a version or a date stands, and what it is worth there:
 * more than 0; a line that says nothing else, or says what the date means, is
 * worth more. */
struct edition_hit {
	size_t start, end;
	int worth;
	date day; /* of dates */
};

/* `label` is what stands in front in another cell or line ("Version:"), or
 * empty. */
bool edition_version(
    struct str label, struct str line, struct edition_hit *hit);
bool edition_date(struct str label, struct str line, struct edition_hit *hit);

/* True when label or line have a word that tells what a date is for: in
 * running text other dates belong to anything. */
bool edition_says_date(struct str label, struct str line);

/* True when `s` is a label and no more: "Version", "Effective date:". */
bool edition_is_label(struct str s);

/* Order of versions, place by place: 5.9 < 5.10. */
int edition_cmp(struct str a, struct str b);

/* "5", "5.20", "2.1b", "1.0-final" at `at`: its end, or `at` when there is no
 * version. */
size_t edition_number_end(struct str s, size_t at);

/* One row of a change log (edition_log.c): block -1 where a value is absent.
 */
struct edition_row {
	struct str version;
	int version_block;
	size_t version_start;
	date day; /* DATE_NONE; of several the day of effect */
	int day_span; /* days after `day` that it means as well, see log_date.h
		       */
	int day_block;
	size_t day_start, day_end;
	date others[3]; /* further dates of the row: approval, publication */
	size_t n_others;
	bool has_unread_date; /* a date whose day nobody can tell */
	int change_block; /* what changed; -1 when the row does not say */
	int table; /* -1: a line of a log kept as text */
};

struct edition_rows VEC(struct edition_row);

/* The rows of all change logs, in reading order. */
void edition_rows(
    struct arena *a, const struct doc *doc, struct edition_rows *rows);

/* The newest row, by date where most rows have one, else by version; NULL
 * when there is none. */
const struct edition_row *edition_newest(const struct edition_rows *rows);

#endif
