/* part.h - names of the parts of a package (Open Packaging Conventions).
 *
 * Names have no leading slash here.
 */
#ifndef PORT_PART_H
#define PORT_PART_H

#include "base/arena.h"
#include "base/str.h"

/* The part that a target names, seen from the part that names it ("" for the
 * package itself); percent signs decoded, steps resolved. */
struct str part_resolve(struct arena *a, struct str part, struct str target);

/* The name of the part with the relationships of `part`. */
struct str part_rels_name(struct arena *a, struct str part);

/* The folder of a part with its last slash, "" at the top. */
struct str part_folder(struct str part);

#endif
