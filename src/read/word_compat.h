/* word_compat.h - mc:AlternateContent taken once.
 *
 * Every part of a Word file may hold the same thing in several forms, of
 * which a reader takes the first that it understands (ECMA-376 part 3).  A
 * reader asks this filter first; what the filter takes for itself (the
 * wrappers, and the forms not chosen) does not concern the reader.
 */
#ifndef READ_WORD_COMPAT_H
#define READ_WORD_COMPAT_H

#include <stdbool.h>

#include "base/limits.h"
#include "port/xml.h"

struct word_compat {
	int depth;
	int skip; /* depth inside a form that is not chosen, from 1 */
	unsigned char kind[LIMIT_XML_DEPTH + 2];
};

/* True when the tag is the filter's own business.  Each open is followed by
 * one close. */
bool word_compat_open(struct word_compat *c, const struct xml_tag *tag);
bool word_compat_close(struct word_compat *c);

#endif
