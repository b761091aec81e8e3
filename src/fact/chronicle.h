/* chronicle.h - a document's version and date beside its change log.
 *
 * What the checks of dates (rule/dates.h) are made of.  No day of today is
 * known here: a chronicle says what stands in the document, and finds what
 * disagrees there.
 */
#ifndef FACT_CHRONICLE_H
#define FACT_CHRONICLE_H

#include "fact/edition.h"
#include "fact/identity.h"
#include "fact/log_date.h"

/* Two dated rows that follow each other in time. */
struct chronicle_step {
	const struct edition_row *before, *after;
	bool sure; /* versions and dates are in one order, and no row between
		      them lacks its date */
};

struct chronicle {
	const struct identity *identity;
	struct edition_rows rows; /* of all change logs, reading order */
	bool has_log; /* a change log stands there, read or not */
	const struct edition_row *newest; /* or NULL */
	const struct edition_row *own; /* of this version; or NULL */
	struct VEC(struct chronicle_step) steps; /* oldest first */
	date newest_day; /* the later of the document's date and the newest
			    row's; DATE_NONE */
	struct fact_value running; /* another version in the running header
				      or footer than on the cover */
	struct VEC(struct log_date) shown; /* on cover, headers, footers */
};

void chronicle_read(struct arena *a, const struct doc *doc,
    const struct identity *identity, struct chronicle *out);

/* The row of this version bears another date than the document: none of the
 * days that it shows stands in that row. */
bool chronicle_dates_differ(const struct chronicle *c);

/* What the row says of its changes is nothing: empty, or "various". */
bool chronicle_is_vague(const struct doc *doc, const struct edition_row *row);

#endif
