/* word_lists.h - numbering definitions of a Word file, and which of them a
 * paragraph uses.
 *
 * Reads the w:numbering element (w:lists of Word 2003 XML) into the machine
 * of number.h.  The definitions are declared twice: the text of the document
 * counts in `main`; notes, headers and footers, which are stories of their
 * own, count in `side`.
 */
#ifndef READ_WORD_LISTS_H
#define READ_WORD_LISTS_H

#include "read/number.h"
#include "read/word_styles.h"

/* What a paragraph is numbered by; num 0: by nothing. */
struct list_place {
	long num;
	int ilvl;
};

struct word_lists {
	struct arena *arena;
	struct numbering *main, *side;
	struct VEC(struct list_instance) instances;
	struct VEC(struct list_indent) indents; /* of abstract lists */
	struct index by_num; /* numId -> instances */
	struct index by_abstract; /* abstractNumId -> indents */
	struct index tied; /* styles that some level names */
	struct list_place *by_style; /* level last found for a style */
	size_t n_abstract;
	/* Where the sink stands. */
	struct word_compat compat;
	int skip, depth;
	unsigned char state[8];
	long abstract_id, num_id;
	int ilvl; /* of the level that is open */
	struct number_level *levels, *level;
	struct str style_link, defines_style;
	enum symbol_font font; /* of the level's number */
	bool hidden; /* the level's number is hidden text */
	bool has_start; /* of an override */
	long start;
};

void word_lists_init(struct word_lists *l, struct arena *arena);

/* A sink for the w:numbering element and what it holds. */
struct xml_sink word_lists_sink(struct word_lists *l);

/* Tells the machine which numbering styles name which instance.  After both
 * styles and definitions were read. */
void word_lists_finish(struct word_lists *l, const struct word_styles *styles);

/* The numbering of a paragraph with the properties `own` in the style of
 * index `style` (or -1). */
struct list_place word_lists_place(const struct word_lists *l,
    const struct word_styles *styles, const struct para_props *own, int style);

/* The abstract list behind an instance, or -1; lists that look like one and
 * count on share it. */
long word_lists_abstract(const struct word_lists *l, long num);

/* Indentation of a level in twentieths of a point, or -1 when not given. */
int word_lists_indent(const struct word_lists *l, struct list_place at);

#endif
