/* title.h - which section of the outline a title names.
 *
 * Two titles are the same when their words are, apart from case, articles and
 * prepositions ("re", "regarding", "related to"), remarks in brackets, hyphens
 * and endings: certificate, certificates and certification are one word.
 * Otherwise they are more or less like each other by the words they share,
 * where a rare word ("suspension") weighs more than one that stands in every
 * third title ("certificate").
 *
 * The titles of the outline are indexed by word when it is loaded, so that a
 * heading is compared with those titles only that share a telling word.
 */
#ifndef MAP_TITLE_H
#define MAP_TITLE_H

#include "base/vec.h"
#include "map/rfc3647.h"

#define TITLE_SAME 1000 /* likeness of titles with the same words */
#define TITLE_LIKE 700 /* least likeness that titles_find reports */
#define TITLE_WORDS 32 /* words of a title that count; the rest is ignored */
#define TITLE_HITS 16

/* The words of a title as they are compared. */
struct title {
	int words[TITLE_WORDS]; /* ids of those that the outline knows,
				   ascending, doubled ones once */
	size_t n_words;
	int weight; /* of all words, unknown ones too */
	int same; /* first title of the outline with the same words, or -1 */
};

struct title_hit {
	int rfc; /* outline section */
	int alias; /* of that section, or -1 for its title */
	int likeness; /* in thousandths */
};

/* The index; its members are here for rule/prepared.h. */
struct title_entry { /* one title or alias */
	int rfc, alias;
	int first, n_words; /* in titles.words */
	int weight;
	int next_same; /* next entry with the same key, or -1 */
};

struct title_stem {
	struct str text;
	int next_letter; /* next stem with the same first byte, or -1 */
	int first, n_entries; /* in titles.postings */
	int n_sections;
	int weight;
};

struct titles {
	const struct rfc3647 *outline;
	struct VEC(
	    struct title_entry) entries; /* by section, the title first */
	struct VEC(int) first_entry; /* of each section, and the end */
	struct VEC(int) words;
	struct VEC(struct title_stem) stems;
	int *postings; /* as many as words */
	struct index by_stem, by_key;
	int by_letter[256]; /* last stem with that first byte, or -1 */
};

/* Indexes the titles of the outline, into the arena. */
struct titles *titles_new(struct arena *a, const struct rfc3647 *outline);

struct title title_read(const struct titles *t, struct str text);

/* The sections whose titles are the same or alike, at most TITLE_HITS, each
 * once, likest first, then in outline order. */
size_t titles_find(const struct titles *t, const struct title *title,
    struct title_hit hits[TITLE_HITS]);

/* How like the title is to the best title of one section. */
struct title_hit titles_likeness(
    const struct titles *t, const struct title *title, int rfc);

#endif
