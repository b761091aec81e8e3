/* html_strain.h - a page reduced to what a parser needs, piece by piece.
 *
 * What comes out is text and tags and nothing else: comments, declarations,
 * processing instructions and scripts are left out, '<' that begins no tag is
 * written "&lt;", a tag carries only the attributes that are asked for, each
 * in double quotes.  Line ends that were left out are written inside the next
 * tag, so that line numbers hold.  Time is linear and nothing is refused.
 *
 * Style sheets stay, with every '<' in them made a blank.  An element that is
 * not known, or that never holds anything, is written as an empty one; end
 * tags of such are dropped.
 */
#ifndef PORT_HTML_STRAIN_H
#define PORT_HTML_STRAIN_H

#include "base/buf.h"
#include "port/html.h"
#include "port/xml_names.h"

/* Bytes of a tag's or attribute's name that count; of an attribute's value,
 * beyond which it is left out (addresses that hold whole pictures); and
 * attributes of a tag. */
#define STRAIN_NAME 32
#define STRAIN_VALUE 2048
#define STRAIN_ATTRIBUTES 32

/* All zero but `from` and `names` is ready; buf_free(&out) ends it. */
struct html_strain {
	struct str from; /* clean UTF-8 */
	struct xml_names names; /* `ns` is 0 for elements, HTML_ATTRIBUTE for
				  attributes */
	struct buf out; /* the piece in hand */
	size_t at;
	size_t line_ends; /* left out since the last tag */
	bool no_comment_end, no_subset_end; /* none follows: told once */
};

/* Fills `out` with the next piece, at least one byte, of a few kilobytes;
 * false at the end. */
bool html_strain_next(struct html_strain *s);

#endif
