/* method_scan.h - where a text speaks of the methods of a list; private to
 * the methods of src/fact.
 *
 * First the regions: sections whose heading or place says that they list the
 * methods.  Then the hits: numbers of the source anywhere, names and
 * descriptions inside the regions.  A heading of a region that names a method
 * makes the section that method's own.
 */
#ifndef FACT_METHOD_SCAN_H
#define FACT_METHOD_SCAN_H

#include "fact/method.h"

enum method_how { METHOD_BY_NUMBER, METHOD_BY_NAME, METHOD_BY_DEED };

struct method_hit {
	int unit, first, last; /* tokens */
	int item;
	enum method_how how;
	bool cited; /* a number with its source */
};

enum method_region {
	REGION_NONE,
	REGION_NEAR, /* what is about the list counts */
	REGION_HOME
};

struct method_finder {
	struct arena *a;
	const struct method_lists *lists;
	const struct method_list *list; /* in hand */
	const struct prose *prose;
	uint64_t *work;
	struct err *err;
	int failed; /* -1 once a search failed; `err` says why */
	struct VEC(struct method_hit) hits; /* of the list, by unit */
	unsigned char **region; /* by document and section */
	int **own; /* item of a section of its own, or -1 */
	struct enumeration *out;
};

/* Finds regions, own sections and hits of the list in hand. */
void method_scan(struct method_finder *f);

/* The first hit of any of the phrases in units [first, last). */
bool method_says(struct method_finder *f, const struct method_phrases *p,
    int first, int last, struct hit *hit);

/* True when a heading, or a paragraph like one, says that the methods of the
 * list follow. */
bool method_heads_list(struct method_finder *f, int unit);

/* Hits in units [first, last): their range in f->hits. */
void method_hits_in(const struct method_finder *f, int first, int last,
    size_t *from, size_t *to);

/* The first token of a statement that is its own: behind lead-ins and heading
 * cells. */
int method_own_first(const struct prose *p, int statement);

/* One item of the set (bits) that names alone cannot part: by printed number,
 * by cited number, by description, else the one that is still allowed. */
int method_pick(struct method_finder *f, uint64_t set, struct str printed,
    int first, int last);

/* The longest named hits of the range: items of a tie are bits of *set; gives
 * the tokens.  False when there is none after token `from`. */
bool method_longest_name(const struct method_finder *f, int first, int last,
    int from, uint64_t *set, int *start, int *end);

#endif
