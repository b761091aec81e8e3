/* prose.h - the statements of a document set.
 *
 * A statement is one sentence, or a list item joined with its lead-in through
 * all levels, or a table cell joined with its row and column headings.  Each
 * is one unit of the phrase text, in document order, so that statement and
 * unit have the same number.  Headings are statements too (kind HEADING) and
 * never commitments.
 *
 * What decides about a pattern's hit is the frame of the clause it stands in:
 * who acts, how binding, affirmed or denied, weakened, for what class of
 * certificate, from when.
 */
#ifndef PROSE_H
#define PROSE_H

#include "base/date.h"
#include "doc/doc.h"
#include "map/map.h"
#include "phrase/lexicon.h"
#include "phrase/pattern.h"
#include "phrase/text.h"

enum statement_kind {
	STATEMENT_SENTENCE,
	STATEMENT_ITEM, /* with its lead-in */
	STATEMENT_CELL, /* with its headings */
	STATEMENT_NOTE,
	STATEMENT_HEADING
};

/* What kind of text it is.  Only PROSE_PRACTICE can be a commitment. */
enum statement_use {
	PROSE_PRACTICE,
	PROSE_DEFINITION, /* "X means ...", an entry of section 1.6 */
	PROSE_QUOTED, /* words of a requirement, quoted as such */
	PROSE_FURNITURE /* cover, contents, change log, running header */
};

enum actor {
	ACTOR_NONE, /* no actor named: passive or a fragment */
	ACTOR_CA, /* the CA, by role, by "we", or by its own name */
	ACTOR_RA,
	ACTOR_DELEGATED, /* delegated third party */
	ACTOR_SUBSCRIBER, /* or applicant's side after issuance */
	ACTOR_APPLICANT,
	ACTOR_RELYING,
	ACTOR_AUDITOR,
	ACTOR_OTHER /* root programs, vendors, authorities */
};

enum modality {
	MODALITY_NONE, /* no finite verb: a fragment, an item of a list */
	MODALITY_PRESENT, /* "publishes" */
	MODALITY_MUST, /* shall, must, will, is required to, undertakes to */
	MODALITY_SHOULD,
	MODALITY_MAY, /* may, might, can, could, is entitled to */
	MODALITY_EFFORT, /* endeavours, makes reasonable efforts, aims */
	MODALITY_PLAN /* intends, plans, will develop, is considering */
};

enum polarity {
	POLARITY_YES,
	POLARITY_NO, /* not, never, no, without, neither, prohibited */
	POLARITY_FREE /* "is not required to", "need not", "is under no duty" */
};

struct clause {
	int first, last; /* tokens [first, last) */
	int verb; /* token of the verb it is about, or -1 */
	enum actor actor : 8;
	enum modality modality : 8;
	enum polarity polarity : 8;
	bool passive : 1;
	bool relative : 1; /* "that ...", "which ...": said of a word of
			      another */
	bool condition : 1; /* "if ...", "after ...": tells when another holds
			     */
	bool gate : 1; /* "until ...", "unless ...": is done before what the
			  clause before it denies */
	bool past : 1; /* "was not tested in 2023": tells of another time */
	bool spared : 1; /* "but not the reports, ": what the verb behind it is
			    not about */
	bool elliptic : 1; /* "reports are not": what they are not is said
			      before */
	int weak_first, weak_last; /* words that weaken it: "where practicable",
				      "at its discretion"; equal when none */
	int except_first, except_last; /* an exception: "unless", "except" */
	date from, until; /* interval in force; DATE_NONE, DATE_OPEN */
};

/* A reference to a section of this or another document. */
enum pointer_to {
	POINTER_SELF, /* "see section 4.9.1", "Section 4.9 of this CPS" */
	POINTER_SOURCE, /* a requirement document; `source` says which */
	POINTER_COMPANION /* another document of the CA: its CP, its TSPS */
};

struct pointer {
	enum pointer_to to;
	struct str source; /* id as in sources.json, or empty */
	struct str section; /* "" for the whole document */
	struct str name; /* of a companion, as written */
	int statement;
	int first, last; /* tokens */
};

struct statement {
	enum statement_kind kind : 8;
	enum statement_use use : 8;
	bool bare_pointer : 1; /* says nothing but where to look */
	int document;
	int section; /* of that document's map */
	int block; /* the block it ends in: sentence, item or cell */
	int paragraph; /* statements of one paragraph or cell share a number */
	int list; /* statements of one list (with its lead-in) share one, or 0
		   */
	int first_clause, n_clauses;
	int first_pointer, n_pointers;
};

/* A value of a schedule in one statement: "100 days from 15 March 2027". */
struct step {
	int quantity; /* of the text */
	int first, n; /* the steps of its schedule */
	date from, until;
};

struct class_words;

struct prose {
	struct arena *arena;
	const struct lexicon *lexicon;
	const struct doc *const *docs;
	const struct map *const *maps;
	int n_docs;
	struct phrase_text *text; /* sealed; units are statements */
	struct VEC(struct statement) statements;
	struct VEC(struct clause) clauses;
	struct VEC(struct pointer) pointers;
	struct VEC(struct step) steps; /* by quantity within a kind */
	struct windows windows; /* for pattern_find */
	struct VEC(struct str) own_names; /* of the CA, learnt: names and
					     abbreviations, plain form */
	int **first_statement; /* by document, then block: the first one that
				  stands in it or after it; one more entry
				  than blocks */
	struct class_words *class_words; /* prose/class.h */
	unsigned *products; /* by statement: bits of the products that a line
			       like "TLS Server" right before names */
	unsigned *purposes; /* by statement: CERT_PURPOSES of which class_of may
			       speak in it; others it never does */
};

/* Reads all documents of a set.  ERR_LIMIT only. */
CC_MUST_CHECK
int prose_read(struct arena *a, const struct lexicon *lexicon,
    const struct doc *const *docs, const struct map *const *maps, int n_docs,
    struct prose **out, struct err *err);

/* Both are cells of one row. */
bool prose_same_row(const struct prose *p, const struct statement *a,
    const struct statement *b);

/* The clause that decides about tokens [first, last): the one that holds the
 * first verb of the hit (of "that ..." and "which ..." only where there is no
 * other, and not of "if ..." where the hit begins in the clause that this is a
 * condition of), else the first token. */
const struct clause *prose_clause(
    const struct prose *p, int statement, int first, int last);

/* The step of a schedule that a quantity of the text is, or NULL. */
const struct step *prose_step(const struct prose *p, const struct quantity *q);

/* Evidence: the byte ranges of blocks that tokens [first, last) stand for,
 * merged per block, in reading order; at most `max`, gives their number. */
struct passage {
	int document, block, statement;
	size_t start, end;
};
size_t prose_passages(const struct prose *p, int first, int last,
    struct passage *out, size_t max);

/* The same for a whole statement. */
size_t prose_statement_passages(
    const struct prose *p, int statement, struct passage *out, size_t max);

/* First statement of a section (with its sub-sections when `below`), and one
 * past the last. */
void prose_section_statements(const struct prose *p, int document, int section,
    bool below, int *first, int *last);

const char *actor_name(enum actor a);
const char *modality_name(enum modality m);
const char *polarity_name(enum polarity p);

#endif
