/* heading.h - the number and the title of a heading.
 *
 * Reads what people and word processors put before a title: "4.9.1",
 * "4.9.1.", "Section 4.9.1:", "§ 4.9.1 –", "4.9.1)", "Chapter III", "IV.",
 * "4. 9. 1", full-width digits, "Appendix A", "Annex 2:", "A.2".  A number is
 * either the automatic label of the paragraph or typed at the start of its
 * text.  What only begins with a figure ("10 years retention", "2.2.6 of the
 * requirements", "2.5.29.15 keyUsage") has no number.
 */
#ifndef MAP_HEADING_H
#define MAP_HEADING_H

#include "base/arena.h"
#include "base/str.h"

enum heading_kind {
	HEADING_TITLE, /* no number */
	HEADING_NUMBER, /* of chapters and sections */
	HEADING_LETTER, /* "A.2", "B 1.1", "C.", "(a)" */
	HEADING_APPENDIX /* "Appendix A", "Annex 2" */
};

struct heading {
	enum heading_kind kind;
	struct str number; /* as printed, without blanks inside, the word
			      before it and punctuation after it: "4.9.1",
			      "IV", "1.0", "A.2"; "Appendix A" with its word */
	struct str key; /* the same as dotted places: "4.9.1", "4", "1", "A.2",
			   "A"; empty for "(a)" and a bare "Appendix" */
	int places; /* of the key */
	bool automatic; /* the number is the label */
	struct str title; /* a slice of the text */
	size_t title_start; /* where in the text */
};

/* `label` is the automatic number as shown, or empty.  The number and the key
 * live in the arena, the title in `text`. */
struct heading heading_parse(
    struct arena *a, struct str label, struct str text);

#endif
