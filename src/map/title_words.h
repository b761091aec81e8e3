/* title_words.h - a title cut into words as titles are compared.
 *
 * Private to src/map.
 */
#ifndef MAP_TITLE_WORDS_H
#define MAP_TITLE_WORDS_H

#include "map/title.h"

#define KEY_BYTES 512 /* what does not fit is not compared */

/* Words one after the other without a gap. */
struct key {
	char bytes[KEY_BYTES];
	size_t len;
};

/* The stems of a title in order, and two keys: of the stems, and of the words
 * as they are. */
struct stems {
	struct str at[TITLE_WORDS]; /* slices of `stemmed` */
	size_t len;
	struct key stemmed, whole;
};

/* Little words are left out, and what stands in brackets, unless there is
 * nothing else. */
void stems_cut(struct stems *s, struct str text);

struct str key_str(const struct key *k);

#endif
