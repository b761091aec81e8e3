/* style_names.h - what the name of a paragraph style says, in whatever office
 * program it was given.
 */
#ifndef READ_STYLE_NAMES_H
#define READ_STYLE_NAMES_H

#include <stdbool.h>

#include "base/str.h"

/* "heading 4" is 4, in any case; other names are 0. */
int style_name_heading(struct str name);

/* Lines of a table of contents or of figures: "toc 2", "Contents 1". */
bool style_name_is_contents(struct str name);

/* "Title", "Subtitle": what stands on a title page. */
bool style_name_is_title(struct str name);

#endif
