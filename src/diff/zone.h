/* zone.h - which section of one version is which of the other.
 *
 * What speaks for a pair: text that both have and no other section, the RFC
 * 3647 number, the title, the printed number, and sections above that belong
 * together.  Title and number decide where the text was rewritten, the text
 * where the section was renumbered.
 */
#ifndef DIFF_ZONE_H
#define DIFF_ZONE_H

#include "diff/align.h"

/* Fills zone_pair of both sides. */
void zones_pair(struct arena *a, struct alignment *al);

#endif
