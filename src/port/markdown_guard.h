/* markdown_guard.h - what cmark-gfm cannot read in linear time.
 *
 * Measured with 0.29.0.gfm.6: a table of 2,000 by 2,000 cells in 16 KB takes
 * two seconds to read and ten to render; a line of 100,000 bars, seven;
 * 50,000 pictures that are not closed, nine; lists nested 20,000 deep, each
 * asked at 20,000 blank lines, fifteen.  Each is bounded far above what
 * documents hold.
 */
#ifndef PORT_MARKDOWN_GUARD_H
#define PORT_MARKDOWN_GUARD_H

#include "base/err.h"
#include "base/str.h"

/* ERR_LIMIT with the line when a bound is reached. */
CC_MUST_CHECK
int markdown_guard(struct str text, struct err *err);

#endif
