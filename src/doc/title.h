/* title.h - numbers and words at the head of a line.
 *
 * What the search for headings, contents and change logs shares.  Nothing
 * here knows RFC 3647: a number is a run of places, a title a row of words.
 */
#ifndef DOC_TITLE_H
#define DOC_TITLE_H

#include "base/str.h"

#define OUTLINE_PLACES 9

struct outline_number {
	int place[OUTLINE_PLACES];
	int places;
	size_t title; /* byte offset of what follows the number */
};

/* Reads "4", "4.", "4:", "4.9.1", "4.9.1.", "4.9.1)" or "(4.9.1)" at the start
 * of `s`, also after "Section", "Chapter", "Article", "Part" or a section sign.
 * Each place is 0..99, so that years and addresses are no numbers; white space
 * or the end must follow, or a title that was glued to it ("1.INTRODUCTION").
 * False, and `n` undefined, when there is none. */
bool outline_number_read(struct str s, struct outline_number *n);

/* Below 0, 0 or above 0 as `a` stands before, at or after `b` in an outline;
 * a section stands before its sub-sections. */
int outline_number_cmp(
    const struct outline_number *a, const struct outline_number *b);

/* A gap between neighbours in an outline: documents leave sections out. */
#define OUTLINE_GAP 3

/* Whether `b` may stand right after `a`: its first sub-section, or a later
 * neighbour of it or of a section above it, with small gaps. */
bool outline_number_follows(
    const struct outline_number *a, const struct outline_number *b);

#define TITLE_PLAIN 160

/* `s` as words in plain lower case with one space between them, everything
 * else dropped: "Table of Contents:" gives "table of contents".  Empty when
 * there are no words or they do not fit. */
struct str title_plain(struct str s, char out[TITLE_PLAIN]);

/* True when one of the words of a plain title stands in `list`, words with a
 * space around each: " version revision ". */
bool title_has_word(struct str plain, const char *list);

/* True when all words do, and there is at least one. */
bool title_has_only(struct str plain, const char *list);

/* The end of a contents line: true when `s` ends in a page number that a tab,
 * dots or several spaces set apart; gives the end of the title before it and
 * the page (either may be NULL).  Roman pages come before arabic ones: they
 * are counted from -1000. */
bool title_ends_in_page(struct str s, size_t *title_end, long *page);

/* True when `s` is nothing but a page number, arabic or small roman. */
bool title_is_page(struct str s);

#endif
