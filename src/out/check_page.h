/* check_page.h - the parts of a review as a page of HTML; check_html.c puts
 * them together.
 *
 * Addresses in the page: "finding-" with the finding's fingerprint,
 * "section-" with the printed number, so that a link goes on working when the
 * review is made again; "eN-M" is the M-th passage of finding N.
 */
#ifndef OUT_CHECK_PAGE_H
#define OUT_CHECK_PAGE_H

#include "out/passages.h"
#include "out/style.h"
#include "out/telling.h"
#include "review/calendar.h"

/* A passage of a finding, to be marked in the text. */
struct highlight {
	int document, block;
	size_t start, end;
	int finding; /* index into review.findings */
	int nth; /* of that finding, from 1 */
};

struct web {
	struct buf *out;
	const struct review *review;
	const struct style *style;
	struct arena arena;
	struct telling telling;
	struct duties duties;
	struct str *finding_ids; /* by finding */
	struct str **section_ids; /* [document][section] */
	struct passages *passages; /* by finding */
	struct VEC(struct highlight) highlights; /* by place */
};

/* --- pieces that the parts share ----------------------------------------- */

void web_text(struct web *w, struct str text);

/* "<a class="ref" href="#finding-...">21</a>" */
void web_ref(struct web *w, size_t finding);

/* The verdict in a word with its shape, and the severity or the day. */
void web_tag(struct web *w, const struct finding *f);

/* The id of the section that a finding sits in, or where its text belongs;
 * empty when the documents have no such section. */
struct str web_section_of(const struct web *w, const struct finding *f);

/* "v-conflict", or "v-not-assessed" where no rule looked; and the shape. */
const char *web_roll_class(const struct roll *roll);
const char *web_roll_icon(const struct roll *roll);

/* "conflict", "not assessed" */
const char *web_roll_name(const struct roll *roll);

/* --- parts --------------------------------------------------------------- */

void web_overview(struct web *w);
void web_earlier(
    struct web *w); /* answers, where an earlier review was given */
void web_map(struct web *w); /* the chapters by verdict */
void web_timeline(struct web *w); /* the dated duties ahead */
void web_advice(struct web *w); /* on wording */

void web_tree(struct web *w);
void web_documents(struct web *w); /* their text, evidence marked */
void web_findings(struct web *w);

#endif
