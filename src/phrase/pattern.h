/* pattern.h - phrase patterns: how a rule says what a text must say.
 *
 * The language, in full (rules/README.md explains it with examples):
 *
 *   publish report        words: whole words of the family, any case; articles
 *                         (a, an, the) and quotation marks never matter
 *   "report"              that word only, no family
 *   {audit-report}        a concept of the lexicon
 *   A .. B                at most 12 other words between, in one clause;
 *                         ..5 at most five.  A clause ends at a semicolon,
 *                         "but", "however", "whereas", "although"
 *   ( A | B )  [ A ]      alternatives, optional
 *   A & B                 both, in any order, in the window
 *   ! A                   not in the clause of the other matches
 *   <24h> <3 months> <2048 bits> <3%> <2026-03-15> <section 5.7.1>
 *                         that quantity, whatever its bound
 *   <4 {perspective}>     a number with its noun (or a word) at most three
 *                         words after it
 *   <? h> <? date> <? {perspective}> <?>
 *                         any of the kind; h, time, days, months are one kind
 *   <url> <email> <domain> <oid>
 *                         an address of the web or of mail, a domain name, an
 *                         object identifier
 *   <<=24h> <>=4 {perspective}> <<24h> <>24h>
 *                         compared; the bound as written counts: "at least 24
 *                         hours" is not at most 24 hours
 *   within paragraph      at the end: the window is the paragraph, list or
 *                         section instead of the statement
 *   table[ROW, COLUMN]    a cell whose row and column headings match; * for
 *                         any heading
 *   table[ROW, COLUMN, LEAD]  the same in a table whose heading, caption or
 *                         sentences right before it match LEAD
 *   /.../                 PCRE2 over the text as written, where nothing else
 *                         will do
 *
 * How it works.  A pattern becomes a little program over tokens
 * (phrase/match.c), run only on the units that hold the keys it needs
 * (phrase/needs.c); where a concept stands is found once for each text, and
 * what a phrase found in a unit is kept (phrase/found.c).  The
 * steps of a search are bounded by program length times tokens, so phrases
 * never give up; raw expressions go to PCRE2 and may.
 *
 * Giving up is never "no match": the caller is told (-1) and the rule's
 * verdict is then `unknown`.
 */
#ifndef PATTERN_H
#define PATTERN_H

#include "base/arena.h"
#include "base/err.h"
#include "phrase/lexicon.h"
#include "phrase/text.h"

enum window {
	WINDOW_STATEMENT,
	WINDOW_PARAGRAPH,
	WINDOW_LIST,
	WINDOW_ROW, /* the cells of a row of a table */
	WINDOW_SECTION,
	WINDOW_SET /* anywhere, but all parts in one statement */
};

struct pattern;
struct pattern_set; /* owns patterns and the memory of searches */

struct pattern_set *pattern_set_new(const struct lexicon *lexicon);
void pattern_set_free(struct pattern_set *set); /* NULL is fine */

/* Parses `source` and checks every word, concept and quantity in it.
 * ERR_RULE with the offset; ERR_LIMIT.  `*out` is borrowed from the set; equal
 * sources give the same pattern.  No search writes to the set: threads can
 * share it when each searches a text of its own (phrase_text_share).  A set
 * that was made with the program (rule/prepared.h) takes no more patterns, but
 * gives those that it has. */
CC_MUST_CHECK
int pattern_add(struct pattern_set *set, struct str source,
    struct pattern **out, struct err *err);

/* Who searches with one group of patterns after the other tells first which
 * pattern is of which (groups count from 0; it may be of several), and then
 * when each is done: what was found of phrases that no other group asks for is
 * forgotten.  That saves memory and changes nothing else. */
void pattern_of_group(
    const struct pattern *p, const struct phrase_text *text, int group);
void pattern_group_end(const struct phrase_text *text);

/* Looks for the concepts of the pattern in the sealed text, which its shares
 * then know (phrase_text_share).  Adds to `work`. */
void pattern_concepts(
    const struct pattern *p, const struct phrase_text *text, uint64_t *work);

/* "24h", "3 months", "2048 bits": a text that is one quantity and nothing
 * else, read as in a document. */
CC_MUST_CHECK
bool pattern_set_quantity(
    struct pattern_set *set, struct str text, struct quantity *out);

/* A word of the pattern denies or sets a bound ("never alone", "does not
 * exceed"): that a clause in which it is found is denied may be meant. */
bool pattern_denies(const struct pattern *p);

enum window pattern_window(const struct pattern *p);
struct str pattern_source(const struct pattern *p);

#define HIT_QUANTITIES 4

struct hit {
	int unit; /* the first unit that holds a part of it */
	int first, last; /* tokens from the first to the last part */
	int quantities[HIT_QUANTITIES]; /* indices into text.quantities that
					   the <...> of the pattern caught */
	int n_quantities;
};

/* What heads a cell: units, or -1 for none. */
struct heads {
	int row, column;
	int row_last; /* not 0: only what ends before this token of the row's
			 unit, as where a cell has its heading before a colon */
};

/* Tells the units of the window around `unit`: [*first, *last).  Supplied by
 * prose, which knows paragraphs, lists and sections. */
struct windows {
	void *self;
	void (*around)(
	    void *self, int unit, enum window window, int *first, int *last);
	/* False when it is no cell, nor told like one. */
	bool (*cell)(void *self, int unit, struct heads *out);
	/* The clause around a token, for "!": tokens [*first, *last).  May be
	 * NULL: a clause then ends at barriers (phrase/vocabulary.h). */
	void (*clause)(void *self, int unit, int token, int *first, int *last);
	/* The units [*first, *last) that lead in the table of a cell: its
	 * heading and the text right before it.  May be NULL: none. */
	void (*lead)(void *self, int unit, int *first, int *last);
};

/* Finds the hits of `p` in units [first, last) of the sealed text, in order of
 * windows; those of one window the shortest first, at most LIMIT_HITS.  No part
 * of a hit lies over another hit; of a pattern of several parts a longer hit
 * may lie around a shorter one, its parts before and behind it.  `found` is
 * called for each; it returns false to stop.  Returns 0, or -1 with ERR_LIMIT
 * when the search was given up.  `work` is added to: patterns tried times
 * tokens. */
CC_MUST_CHECK
int pattern_find(const struct pattern *p, const struct phrase_text *text,
    const struct windows *windows, int first, int last,
    bool (*found)(void *self, const struct hit *hit), void *self,
    uint64_t *work, struct err *err);

/* A `found` for who asks only whether there is a hit: sets the bool that `self`
 * points to, and stops. */
bool pattern_stop_at_first(void *self, const struct hit *hit);

/* The same in all units, but for hits of windows that hold no unit of `among`,
 * a set of units (phrase/index.h). */
CC_MUST_CHECK
int pattern_find_among(const struct pattern *p, const struct phrase_text *text,
    const struct windows *windows, const uint64_t *among,
    bool (*found)(void *self, const struct hit *hit), void *self,
    uint64_t *work, struct err *err);

#endif
