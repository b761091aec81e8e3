/* sweep.h - many documents beside each other: the matrix of a sweep, and its
 * writers.
 *
 * It is made of the lines of a sweep (out/sweep_line.h), so that what was
 * reviewed now and what was kept from an interrupted sweep are told alike.
 */
#ifndef OUT_SWEEP_H
#define OUT_SWEEP_H

#include "out/style.h"
#include "out/sweep_line.h"

/* What a document says on a topic; or on a rule, when rules were asked for. */
struct sweep_cell {
	bool there; /* false: no rule of it ran */
	enum verdict verdict;
	enum severity severity; /* NONE for what is no issue */
	struct str rule; /* that decides */
	struct str section, message, quoted_in, quote;
	int page; /* of the quote, 0 unknown */
};

struct sweep_document {
	struct str file, folder; /* folder: the part before the last slash */
	enum sweep_status status;
	struct str reason; /* when lost */
	struct VEC(struct str) messages;
	struct str ca, title, version, date, kind;
	struct str purposes; /* "tls ev", empty for none that is known */
	struct str verdict; /* of the whole, as JSON has it */
	int issues[4]; /* by enum severity */
	struct sweep_cell *cells; /* one a column */
};

struct sweep_column {
	struct str name; /* of the topic, or the id of the rule */
	const struct rule *rule; /* the rule, or the topic's first by id */
	int chapter; /* of RFC 3647, 1 to 9; 0 for none */
	int counts[N_VERDICTS];
};

struct sweep {
	struct arena arena;
	const struct pack *pack;
	date as_of;
	bool by_rule;
	enum severity fail_on; /* issues from here on make the status; NONE:
				  none do */
	struct VEC(struct sweep_column) columns; /* by chapter, then name */
	struct VEC(struct sweep_document) documents; /* as they were added */
	int counts[N_SWEEP_STATUS];
	int left_alone; /* files that are no documents by their names */
};

/* All columns that the pack can have; sweep_end takes out the unused. */
void sweep_begin(
    struct sweep *s, const struct pack *pack, date as_of, bool by_rule);

/* ERR_FORMAT when the line is none of a sweep. */
CC_MUST_CHECK
int sweep_add(struct sweep *s, struct str line, struct err *err);
void sweep_end(struct sweep *s);
void sweep_free(struct sweep *s);

/* "mass revocation": a topic in words; a rule's title. */
struct str sweep_column_words(
    struct arena *a, const struct sweep *s, const struct sweep_column *c);

/* "high issues": those that make the status of a document. */
const char *sweep_issue_words(const struct sweep *s);

/* The title of the document, else its file; with its version. */
struct str sweep_document_words(
    struct arena *a, const struct sweep_document *d);

/* A line a document, then what they have in common. */
void sweep_text(
    const struct sweep *s, const struct style *style, struct buf *out);

/* The matrix: a line a document, a column a topic.  Of chosen rules: a line a
 * document and rule, with the quote. */
void sweep_csv(
    const struct sweep *s, const struct style *style, struct buf *out);

/* The matrix as a page. */
void sweep_html(
    const struct sweep *s, const struct style *style, struct buf *out);

#endif
