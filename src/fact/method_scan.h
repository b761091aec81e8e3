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

/* True when a hit of any of the phrases lies within a clause of a unit. */
bool method_says_in_clause(struct method_finder *f,
    const struct method_phrases *p, int unit, const struct clause *c);

/* True when a heading, or a paragraph like one, says that the methods of the
 * list follow. */
bool method_heads_list(struct method_finder *f, int unit);

/* Hits in units [first, last): their range in f->hits. */
void method_hits_in(const struct method_finder *f, int first, int last,
    size_t *from, size_t *to);

/* The first token of a statement that is its own: behind lead-ins and heading
 * cells. */
int method_own_first(const struct prose *p, int statement);

/* A statement in which hits count: practice, definition or heading. */
bool method_is_text(const struct statement *s);

/* -- method_number.c */

/* The item of the list with that number, or -1. */
int method_item_of_number(const struct method_list *l, struct str number);

/* Appends the hits of numbers, in order. */
void method_numbers_find(struct method_finder *f);

/* A number without its source may be that of a section of the document: then
 * it means the method of that section. */
void method_numbers_follow(struct method_finder *f);

/* -- method_section.c: fills f->own; the hits are there, in order. */
void method_sections_find(struct method_finder *f);

#endif
