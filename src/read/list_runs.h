/* list_runs.h - which items make one list.
 *
 * Files say which definition an item belongs to, but not where a list ends:
 * one definition serves many lists, and one list is often written with
 * several.  Items of one definition are one list while only items, indented
 * paragraphs or deeper lists stand between them.  A plain paragraph ends a
 * bulleted list; a numbered one goes on after it unless its number starts
 * again, or goes on with those of a list before it ("7. ...:", "1.", "2.",
 * "8.").
 * A list that begins while another is open and stands further to the
 * right is nested in it.
 *
 * Used by every reader, so that one text has one set of lists whatever the
 * format it came in.
 */
#ifndef READ_LIST_RUNS_H
#define READ_LIST_RUNS_H

#include <stdbool.h>

#include "base/str.h"

/* What an item tells about its list. */
struct list_item {
	long definition; /* equal for items that may be one list; any value */
	int ilvl; /* depth in that definition, from 0 */
	int left; /* indentation, in any unit */
	bool is_bullet;
	struct str label; /* must live as long as the runs */
};

/* A list whose items may still follow. */
struct open_list {
	long definition;
	int number; /* block.list */
	int ilvl, left; /* of its first item */
	int depth; /* of its first item, from 1 */
	int last_left, last_depth; /* of its last item */
	struct str first; /* label of its first item */
	long last; /* number of its last item, 0 without one */
	long around; /* last number of the list that it interrupts, or 0 */
	bool is_interrupted, is_bullet;
};

#define OPEN_LISTS 8

/* All zero is ready. */
struct list_runs {
	struct open_list open[OPEN_LISTS];
	int n_open, n_lists;
};

/* The list (from 1) and the depth (from 1) of the next item. */
void list_runs_join(
    struct list_runs *r, const struct list_item *item, int *list, int *level);

/* A paragraph stands between items; `left` is its indentation. */
void list_runs_interrupt(struct list_runs *r, int left);

/* A heading, or a cell, ends all lists. */
void list_runs_end(struct list_runs *r);

/* `number` begins another list behind items up to `last`: the numbers start
 * again, or go on with `around`, the last one before this list (0: none). */
bool list_number_parts(long last, long around, long number);

#endif
