/* same_stream.h - a document as one stream of words, for comparing two files
 * of one text; private to src/diff.
 *
 * A word is a run of letters and digits, or one sign.  Words are compared as
 * written, but for what each format writes in its own way: quotation marks,
 * dashes, ligatures, raised digits ("2^31" for 2³¹).  A number in front of a
 * heading or an item is one word without its brackets and stops, whether
 * typed or automatic; bullets are none.  Notes come behind everything else:
 * where a format keeps them says nothing.
 */
#ifndef DIFF_SAME_STREAM_H
#define DIFF_SAME_STREAM_H

#include "base/index.h"
#include "diff/same.h"

struct same_word {
	int element; /* index into keys: equal for equal words */
	int block;
	uint32_t start, end; /* bytes of the block's text; of a label 0 */
	bool label; /* the automatic number */
	bool number; /* of a heading or item, automatic or typed */
	bool apart; /* white space or another block before it */
};

struct same_keys {
	struct index index;
	struct VEC(struct str) at;
};

struct same_stream {
	const struct doc *doc;
	const struct map *map;
	struct VEC(struct same_word) words;
	int *first, *last; /* by block: its words [first, last) */
	int *match; /* by word: the other side's, or -1 */
	int *to; /* by block: the other side's block that has most of its
		    words, or -1 */
};

void same_stream_cut(struct arena *a, struct same_keys *keys,
    const struct map *map, struct same_stream *out);

/* Fills match and to of both. */
void same_streams_match(
    struct arena *a, const struct same_keys *keys, struct same_stream s[2]);

#endif
