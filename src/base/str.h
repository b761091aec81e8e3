/* str.h - a borrowed slice of bytes, passed by value.
 *
 * A str never owns what it points at; the arena or buffer behind it does.
 * `{0}` is the empty string.  The bytes are UTF-8 wherever they come from a
 * document; they need not end with NUL, although arena_copy adds one.
 */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/cc.h"

struct str {
	const char *at;
	size_t len;
};

/* A slice of a string literal, usable in initialisers too. */
#define STR(lit) ((struct str){(lit), sizeof(lit) - 1})
#define STR_INIT(lit)                                                          \
	{                                                                      \
		(lit), sizeof(lit) - 1                                         \
	}

/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).len, (s).len ? (s).at : ""

/* A slice of a C string; NULL gives the empty one. */
static inline struct str
str_of(const char *c)
{
	return (struct str){c, c ? strlen(c) : 0};
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool str_eq_nocase(struct str a, struct str b); /* ASCII letters only */
bool str_has_nocase(struct str s, struct str part); /* somewhere in it */

/* Whether it is one of a list. */
bool str_is_one_of(struct str s, const char *const *list, size_t n);
bool str_is_in(struct str s, const struct str *list, size_t n);
bool str_is_word_of(struct str s, const char *list); /* parted by blanks */

bool str_has_digit(struct str s);
bool str_has_small(struct str s); /* a letter from a to z */
int str_cmp(struct str a, struct str b); /* byte order, shorter first */

static inline bool
str_starts(struct str s, struct str head)
{
	return s.len >= head.len &&
	       (head.len == 0 || memcmp(s.at, head.at, head.len) == 0);
}

static inline bool
str_ends(struct str s, struct str tail)
{
	return s.len >= tail.len &&
	       (tail.len == 0 ||
		   memcmp(s.at + (s.len - tail.len), tail.at, tail.len) == 0);
}

/* Bytes [start, end), clamped to the string. */
static inline struct str
str_sub(struct str s, size_t start, size_t end)
{
	if (end > s.len)
		end = s.len;
	if (start >= end)
		return (struct str){0};
	return (struct str){s.at + start, end - start};
}

/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);

/* Offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_char(struct str s, char c, size_t from);
size_t str_find_nocase(struct str s, struct str part, size_t from);

/* Cuts the part before `sep` off `*rest` and returns it; at the end returns
 * what is left and empties `*rest`. */
struct str str_cut(struct str *rest, char sep);

/* The part before the first `sep`, or all of it. */
static inline struct str
str_before(struct str s, char sep)
{
	return str_cut(&s, sep);
}

/* A decimal number that fills the whole string and lies within [min, max].
 * False, and `*out` untouched, for anything else. */
CC_MUST_CHECK
bool str_to_long(struct str s, long min, long max, long *out);

/* For tables in memory: it differs between machines. */
uint32_t str_hash(struct str s);

static inline bool
char_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
	       c == '\v';
}

static inline bool
char_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
char_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
char_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
char_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline char
char_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Of a hexadecimal digit; -1 for any other character. */
static inline int
char_hex_value(char c)
{
	if (char_is_digit(c))
		return c - '0';
	c = char_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static inline char
char_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

#endif
