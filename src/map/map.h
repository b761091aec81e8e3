/* map.h - the sections of a document and their place in RFC 3647.
 *
 * map_document turns headings into sections and says for each which section
 * of the outline it is, by number, by title or both, how sure that is, and
 * what is wrong with the outline as a whole.  A heading whose number and
 * title disagree is reported and never silently guessed: both readings are
 * kept in the section and the mapping says which one was followed and why.
 *
 * Ownership: the map borrows the document and the outline; its own memory is
 * in the arena given.
 */
#ifndef MAP_H
#define MAP_H

#include "doc/doc.h"
#include "map/rfc3647.h"

enum mapping {
	MAPPING_NONE,
	MAPPING_NUMBER, /* the number is known, the title is another */
	MAPPING_TITLE, /* the title is known, the number is absent or another */
	MAPPING_BOTH
};

enum confidence { CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH };

enum stipulation {
	STIPULATION_TEXT, /* says something, here or in its sub-sections */
	STIPULATION_NONE, /* "No stipulation" and nothing else */
	STIPULATION_NOT_APPLICABLE, /* "Not applicable" and nothing else */
	STIPULATION_POINTER, /* nothing but "see section N" */
	STIPULATION_BLANK /* nothing at all */
};

struct section {
	int heading; /* block, or -1 for what stands before the first heading */
	int first, own_end, end; /* blocks [first, own_end) are its own text,
				    [first, end) with its sub-sections; first is
				    the block after the heading */
	int parent; /* section, or -1 */
	int level; /* 1.. as the document nests it; 0 before the first heading
		    */
	struct str number; /* as printed, automatic or typed, without the
			      trailing dot: "4.9.1", "A.2"; empty if none */
	struct str cite; /* the number, or "Appendix A" where that is typed
			    and stands in the title; empty if none */
	struct str title; /* a slice of the heading block's text */
	size_t title_start; /* byte offset of the title in that text */
	int rfc; /* index into the outline, or -1 */
	int rfc_by_number, rfc_by_title; /* the two readings, -1 for none */
	enum mapping mapping;
	enum confidence confidence;
	enum stipulation stipulation;
};

enum outline_fault {
	FAULT_MISSING, /* a required section has no heading */
	FAULT_BLANK, /* a heading with nothing under it */
	FAULT_NO_STIPULATION, /* "No stipulation" alone */
	FAULT_NOT_APPLICABLE, /* "Not applicable" alone: is it not done? */
	FAULT_DOUBLED, /* two headings for one section */
	FAULT_OUT_OF_ORDER, /* stands after a section that it should precede */
	FAULT_RENUMBERED, /* title of one section under the number of another */
	FAULT_RETITLED, /* right number, a title that is no known one */
	FAULT_EXTRA, /* a number inside chapters 1-9 that no source knows, where
			the outline lists what belongs there */
	FAULT_UNNUMBERED, /* a known title without a number */
	FAULT_LEVEL /* heading level and number of places disagree */
};

struct fault {
	enum outline_fault kind;
	int section; /* of the document, or -1 when missing */
	int other; /* doubled: the first one; out of order: the one before; -1
		    */
	int rfc; /* outline section meant, or -1 */
	enum confidence confidence;
};

struct map {
	const struct doc *doc;
	const struct rfc3647 *outline;
	struct VEC(struct section) sections; /* [0] stands before the first
						heading */
	struct VEC(struct fault) faults; /* by kind, then document order */
	int *section_of; /* for each block, its section */
	int *of_rfc; /* for each outline section, the best section, or -1 */
};

/* Never fails: a document without headings has one section. */
struct map *map_document(
    struct arena *a, const struct doc *doc, const struct rfc3647 *outline);

/* The outline number of a section: its own, or the nearest mapped ancestor's
 * ("" when there is none). */
struct str map_rfc_number(const struct map *map, int section);

/* The section that maps to `number` or, when the document has none, to its
 * nearest ancestor in the outline; -1 when not even the chapter is there. */
int map_find(const struct map *map, struct str number);

/* True when `section` or one of its ancestors maps to `number` or below; where
 * none of them maps to anything, the printed number decides. */
bool map_is_below(const struct map *map, int section, struct str number);

/* The same as people name sections: `number` may be the printed one, too.
 * False for section -1. */
bool map_is_in(const struct map *map, int section, struct str number);

/* What a reader would cite: the section's own number as printed or its
 * "Appendix A", or that of the nearest ancestor that has one. */
struct str map_printed_number(const struct map *map, int section);

const char *mapping_name(enum mapping m);
const char *confidence_name(enum confidence c);
const char *outline_fault_name(enum outline_fault f);
const char *stipulation_name(enum stipulation s);

#endif
