/* odf_styles.h - styles of an OpenDocument text.
 *
 * Styles stand in a family and have a parent; automatic ones, which the office
 * program makes for what is formatted by hand, are local to the file that
 * holds them (styles.xml, content.xml) and hide common ones of their name.
 * What a style says is worked out when it is first asked for.
 */
#ifndef READ_ODF_STYLES_H
#define READ_ODF_STYLES_H

#include "base/index.h"
#include "base/limits.h"
#include "base/vec.h"
#include "read/flow.h"
#include "read/odf_lists.h"
#include "read/odf_names.h"
#include "read/word_symbols.h"

enum odf_family {
	ODF_PARAGRAPH,
	ODF_CHARACTER,
	ODF_CELL,
	ODF_GRID, /* tables */
	ODF_FAMILIES
};

struct odf_style {
	struct str name, shown, parent;
	enum odf_family family;
	bool is_automatic;
	bool is_resolved;
	/* Its own, then with all it is based on. */
	unsigned on, off; /* FLOW_ bits */
	int half_points; /* 0: not given */
	int percent; /* size relative to what is around; 0: not given */
	bool has_font;
	enum symbol_font font;
	int left; /* twentieths of a point; INT_MIN: not given */
	int outline; /* default outline level; -1: not given */
	bool has_align, is_centered;
	bool has_list;
	struct str list; /* style of its list; empty and has_list: none */
	bool has_shade, is_shaded;
	bool breaks_before, breaks_after;
	bool has_master; /* begins a page of that kind */
	/* Told by names along the chain. */
	struct str label; /* name of the nearest common style */
	bool contents, title;
};

struct odf_styles {
	struct arena *arena;
	struct VEC(struct odf_style) list;
	struct index common[ODF_FAMILIES], automatic[ODF_FAMILIES];
	struct index symbol_fonts; /* names of fonts that are one */
	struct odf_lists lists;
	struct str language;
	/* Where the sink stands. */
	bool in_automatic;
	int depth, skip;
	int open; /* index of the style that is open, or -1 */
	int paragraphs; /* index of the default style of paragraphs, or -1 */
};

void odf_styles_init(struct odf_styles *s, struct arena *arena);

/* A sink for office:styles, office:automatic-styles and
 * office:font-face-decls. */
struct xml_sink odf_styles_sink(struct odf_styles *s);

/* Another file follows: its automatic styles are its own. */
void odf_styles_forget(struct odf_styles *s);

/* The style of that name with all it is based on, or NULL.  Good until styles
 * are added. */
const struct odf_style *odf_style(
    struct odf_styles *s, enum odf_family family, struct str name);

#endif
