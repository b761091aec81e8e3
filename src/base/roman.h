/* roman.h - numbers of i, v, x, l, c, d and m, from 1 to 3999. */
#ifndef ROMAN_H
#define ROMAN_H

#include "base/buf.h"
#include "base/str.h"

#define ROMAN_MAX 3999
#define ROMAN_BYTES 15 /* of the longest, 3888 */

/* The value of a string that is nothing but a number as it is written, all in
 * small or all in capital letters; 0 for anything else: "iiii", "iV", "civil".
 */
long roman_value(struct str s);

/* Appends a value within [1, ROMAN_MAX]. */
void roman_add(struct buf *out, long value, bool upper);

#endif
