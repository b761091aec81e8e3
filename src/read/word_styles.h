/* word_styles.h - the styles of a document, each with all that it inherits.
 *
 * Filled by a sink over the w:styles element; word_styles_finish then resolves
 * the basedOn chains once (a chain that is circular or longer than
 * LIMIT_STYLE_CHAIN is cut).
 *
 * A style's name (w:name) says what it is: built-in names are English in the
 * file whatever language Word shows, while ids are translated ("berschrift1").
 */
#ifndef READ_WORD_STYLES_H
#define READ_WORD_STYLES_H

#include "base/arena.h"
#include "base/index.h"
#include "base/vec.h"
#include "read/word_compat.h"
#include "read/word_props.h"

enum style_type {
	STYLE_PARAGRAPH,
	STYLE_CHARACTER,
	STYLE_TABLE,
	STYLE_NUMBERING,
	STYLE_TYPES
};

struct word_style {
	enum style_type type;
	struct str id, name;
	struct str based_on; /* id; empty: none */
	int base; /* index of that style, or -1 */
	struct para_props own_para; /* as the style itself says */
	struct run_props own_run;
	struct para_props para; /* with what is inherited */
	struct run_props run;
	int heading; /* 1..9, or 0 */
	bool contents; /* a line of a table of contents or of figures */
	bool title; /* of the document */
	bool first_row, first_column; /* table style dresses them specially */
};

struct word_styles {
	struct arena *arena;
	struct VEC(struct word_style) list;
	struct index by_id[STYLE_TYPES];
	struct run_props run_defaults;
	struct para_props para_defaults;
	int default_paragraph; /* index, or -1 */
	struct str language; /* of the document defaults */
	/* Where the sink stands. */
	struct word_compat compat;
	int skip;
	int depth;
	unsigned char state[8];
};

void word_styles_init(struct word_styles *s, struct arena *arena);

/* A sink for the w:styles element and what it holds. */
struct xml_sink word_styles_sink(struct word_styles *s);
void word_styles_finish(struct word_styles *s);

/* The style of that id, or -1. */
int word_styles_find(
    const struct word_styles *s, enum style_type type, struct str id);

#endif
