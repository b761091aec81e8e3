/* utf8.h - UTF-8 bytes and what they mean for comparing text.
 *
 * The one door to utf8proc, which knows Unicode's tables.  Texts of the
 * document model are valid UTF-8; utf8_clean makes them so at the border.
 */
#ifndef UTF8_H
#define UTF8_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

#define UTF8_BAD 0xFFFDu /* stands for bytes that are not UTF-8 */

/* The code point at `*at`, which moves past it; UTF8_BAD and one byte on for
 * a byte that starts none.  `*at` must lie inside the string. */
uint32_t utf8_next(struct str s, size_t *at);

void utf8_add(struct buf *b, uint32_t code);

/* The same, but ligatures of Latin letters (U+FB00 to U+FB06) as their
 * letters: fonts have them, words do not. */
void utf8_add_letters(struct buf *b, uint32_t code);

bool utf8_is_valid(struct str s);

/* `s` itself when it is valid UTF-8 without control characters (tab and
 * newline may stay), otherwise a mended copy in `a`. */
struct str utf8_clean(struct arena *a, struct str s);

/* Room for what one code point becomes in utf8_plain. */
#define UTF8_PLAIN_MAX 24

/* What a code point is for comparing: lower case, compatibility forms and
 * accents resolved, every dash "-", every quote ' or ", every space " ",
 * soft hyphens and zero-width marks nothing.  Writes up to UTF8_PLAIN_MAX
 * bytes and gives their number. */
size_t utf8_plain(uint32_t code, char out[UTF8_PLAIN_MAX]);

/* Letters and digits of any script. */
bool utf8_is_alnum(uint32_t code);
bool utf8_has_alnum(struct str s);
bool utf8_is_space(uint32_t code);

/* `s` without white space of any script at its ends; `*start` is where the rest
 * begins in `s`. */
struct str utf8_trim(struct str s, size_t *start);

/* Columns of a terminal that a code point takes: 0 for marks that join, 2
 * for wide East Asian characters, otherwise 1. */
int utf8_width(uint32_t code);

/* Letters and digits of `s` in plain form, nothing else: the key under which
 * two titles are the same. */
struct str utf8_fold(struct arena *a, struct str s);

#endif
