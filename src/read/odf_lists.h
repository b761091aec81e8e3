/* odf_lists.h - list styles of an OpenDocument text, and lists that count.
 *
 * A list style defines ten levels.  A list is a run of numbers: every list
 * element at the top begins one, unless it continues another; lists inside its
 * items are its deeper levels, whatever their style.  Headings outside lists
 * count in a run of their own by the outline style.
 *
 * Method: OpenDocument 1.3 part 3, 5.3 and 19.880; and what LibreOffice does
 * where the text is silent: a level that was skipped counts as shown (as in
 * Word), and a format string (num-list-format) goes before prefix and suffix.
 */
#ifndef READ_ODF_LISTS_H
#define READ_ODF_LISTS_H

#include "base/arena.h"
#include "base/index.h"
#include "base/vec.h"
#include "read/number.h"
#include "read/odf_names.h"

#define ODF_LEVELS 10

struct odf_level {
	bool is_defined, is_bullet;
	enum number_format format; /* NUMBER_NONE: shows no number */
	struct str custom; /* of a custom format */
	struct str before, after;
	struct str pattern; /* "%1%.%2%"; {0}: none */
	struct str bullet;
	int display; /* levels shown, from 1 */
	long start;
	int left; /* indentation in twentieths of a point */
};

struct odf_list_style {
	struct str name;
	struct odf_level level[ODF_LEVELS];
};

/* Numbers that go on. */
struct odf_run {
	int number; /* from 1, one each */
	struct str style; /* of its outermost level */
	long value[ODF_LEVELS];
	bool running[ODF_LEVELS];
};

struct odf_lists {
	struct arena *arena;
	struct VEC(struct odf_list_style *) styles;
	struct index common, automatic;
	struct odf_list_style outline;
	struct odf_run *outline_run;
	struct VEC(struct odf_run *) runs;
	struct index by_id; /* xml:id of a list -> runs */
	struct odf_run *last; /* begun or continued last */
	/* The definition that is open. */
	struct odf_list_style *open;
	struct odf_level *level;
};

void odf_lists_init(struct odf_lists *l, struct arena *arena);

/* Definitions, as their tags come: open gives true when the tag was part of
 * one; `font` tells whether a name is that of a symbol font. */
CC_MUST_CHECK
int odf_lists_open(struct odf_lists *l, const struct xml_tag *tag,
    bool is_automatic, bool *taken, struct err *err);
void odf_lists_close(struct odf_lists *l, const struct xml_tag *tag);
void odf_lists_forget(struct odf_lists *l);

/* NULL when there is none of that name. */
const struct odf_list_style *odf_list_style(
    const struct odf_lists *l, struct str name);

/* The run of a list element at the top, in the style `style`. */
struct odf_run *odf_run_begin(
    struct odf_lists *l, const struct xml_tag *tag, struct str style);
/* The run of numbered paragraphs of one list. */
struct odf_run *odf_run_of_id(
    struct odf_lists *l, struct str id, struct str style);

/* A list element inside the run's items begins: the numbers of its level start
 * again. */
void odf_run_restart(struct odf_run *run, int level);

/* Counts a paragraph at `level` (from 0) and gives what is shown before it,
 * in the arena; `start` restarts the level with a value, or -1.  A list
 * without a style (NULL) has bullets. */
struct str odf_run_count(struct odf_lists *l, struct odf_run *run,
    const struct odf_list_style *style, int level, long start);

#endif
