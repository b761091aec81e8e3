/* build.h - what the steps of mapping share.
 *
 * map_document runs them in this order: sections_find reads the headings and
 * nests them, stipulations_read judges what stands under them, readings_assign
 * says which section of the outline each is, faults_find what is wrong.
 * Private to src/map.
 */
#ifndef MAP_BUILD_H
#define MAP_BUILD_H

#include "map/heading.h"
#include "map/map.h"
#include "map/title.h"

/* What is known of a section while the map is made. */
struct draft {
	struct heading heading;
	struct title title;
	bool numbered; /* its number is one of chapters 1, 2, 3 ... and below:
			  no appendix, no letters, no list inside a section */
	bool appendix; /* stands in an appendix, where numbers restart */
	int n; /* outline section that the number means where it stands: under
		  a renumbered parent the last places count; -1 */
	struct title_hit own; /* how the title fits n */
	struct title_hit *hits; /* sections whose titles are like this one */
	size_t n_hits;
	int child, next; /* first sub-section and next sibling, or -1 */
	int own_text; /* enum stipulation of its own text alone */
};

struct build {
	struct arena *a; /* of the map */
	struct arena gone; /* of what only making it takes */
	struct map *map;
	struct draft *drafts; /* one a section */
	int chapter_level; /* heading level at which chapters stand */
};

/* Fills sections (all but the mapping) and section_of. */
void sections_find(struct build *b);

/* Fills stipulation. */
void stipulations_read(struct build *b);

/* Fills rfc, both readings, mapping, confidence and of_rfc. */
void readings_assign(struct build *b);

/* Fills faults. */
void faults_find(struct build *b);

#endif
