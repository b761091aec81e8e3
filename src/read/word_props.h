/* word_props.h - the properties of runs and paragraphs that matter for
 * reading, as styles and documents give them.
 */
#ifndef READ_WORD_PROPS_H
#define READ_WORD_PROPS_H

#include <stdbool.h>

#include "port/xml.h"
#include "read/word_symbols.h"

enum run_bit {
	RUN_BOLD = 1 << 0,
	RUN_ITALIC = 1 << 1,
	RUN_CAPS = 1 << 2,
	RUN_STRIKE = 1 << 3,
	RUN_VANISH = 1 << 4,
	/* The five above are toggles: a paragraph style and a character style
	 * that both set one cancel each other (ECMA-376 part 1, 17.7.3). */
	RUN_UNDERLINE = 1 << 5,
	RUN_DSTRIKE = 1 << 6,
	RUN_SPEC_VANISH = 1 << 7
};

#define RUN_TOGGLES (RUN_BOLD | RUN_ITALIC | RUN_CAPS | RUN_STRIKE | RUN_VANISH)

struct run_props {
	unsigned set, on; /* enum run_bit */
	int half_points; /* 0: not given */
	bool has_font;
	enum symbol_font font;
};

enum para_bit {
	PARA_NUM = 1 << 0, /* numId */
	PARA_ILVL = 1 << 1,
	PARA_OUTLINE = 1 << 2,
	PARA_JC = 1 << 3,
	PARA_LEFT = 1 << 4,
	PARA_PAGE_BREAK = 1 << 5
};

struct para_props {
	unsigned set; /* enum para_bit */
	long num;
	int ilvl, outline;
	int left; /* indentation in twentieths of a point */
	bool centered, page_break;
};

/* w:val of an on/off property: absent means on. */
bool word_on(const struct xml_tag *tag);

/* w:val as a number within [min, max], or `otherwise`. */
long word_number(const struct xml_tag *tag, long min, long max, long otherwise);

/* Takes one child of w:rPr (w:pPr, w:numPr); others are not our concern. */
void run_props_take(struct run_props *p, const struct xml_tag *tag);
void para_props_take(struct para_props *p, const struct xml_tag *tag);

/* Fills what `p` leaves open from `base`. */
void run_props_inherit(struct run_props *p, const struct run_props *base);
void para_props_inherit(struct para_props *p, const struct para_props *base);

/* What a run looks like, and how large it is: its own properties over those
 * of its character style, its paragraph style and the document. */
struct run_props run_props_resolve(const struct run_props *own,
    const struct run_props *character, const struct run_props *paragraph,
    const struct run_props *defaults);

#endif
