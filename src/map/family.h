/* family.h - the sub-sections of one section find their places together.
 *
 * Private to src/map.
 */
#ifndef MAP_FAMILY_H
#define MAP_FAMILY_H

#include "map/build.h"

#define FAMILY_SOURCES 8

/* One family at work. */
struct family {
	struct build *b;
	int parent; /* section, or -1 */
	int rfc; /* of the parent, or -1 */
	const int *at; /* the members, in document order */
	int n;
	int *by_title; /* for each member the outline section its title means,
			  -1 */
	int *by_title_like; /* how surely, in thousandths */
	int *number_owner, *title_owner; /* for each outline section the
					    member (position in `at`) that has
					    its title under its number, or its
					    title alone; -1 */
	struct str sources[FAMILY_SOURCES]; /* that the family follows */
	int n_sources;
	int fits; /* members whose number and title agree */
	bool *done;
};

/* Fills rfc, rfc_by_title, mapping and confidence of the members.  The parent
 * has its own already; the owners are all -1, and are so again afterwards. */
void family_assign(struct family *f);

#endif
