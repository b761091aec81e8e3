#include "base/str.h"

bool
str_eq_nocase(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (char_lower(a.at[i]) != char_lower(b.at[i]))
			return false;
	return true;
}

bool
str_has_nocase(struct str s, struct str part)
{
	return str_find_nocase(s, part, 0) != SIZE_MAX;
}

bool
str_is_one_of(struct str s, const char *const *list, size_t n)
{
	for (size_t i = 0; s.len && i < n; i++)
		if (list[i][0] == s.at[0] && str_eq(s, str_of(list[i])))
			return true;
	return false;
}

bool
str_is_in(struct str s, const struct str *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, list[i]))
			return true;
	return false;
}

bool
str_is_word_of(struct str s, const char *list)
{
	const char *at = s.len ? strchr(list, s.at[0]) : NULL;

	for (; at; at = strchr(at + 1, s.at[0]))
		if ((at == list || at[-1] == ' ') &&
		    strncmp(at, s.at, s.len) == 0 &&
		    (at[s.len] == ' ' || at[s.len] == '\0'))
			return true;
	return false;
}

bool
str_has_digit(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (char_is_digit(s.at[i]))
			return true;
	return false;
}

bool
str_has_small(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] >= 'a' && s.at[i] <= 'z')
			return true;
	return false;
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.at, b.at, n) : 0;

	if (order != 0)
		return order;
	return a.len < b.len ? -1 : a.len > b.len;
}

struct str
str_trim(struct str s)
{
	while (s.len && char_is_space(s.at[s.len - 1]))
		s.len--;
	while (s.len && char_is_space(s.at[0])) {
		s.at++;
		s.len--;
	}
	return s;
}

size_t
str_find(struct str s, struct str needle, size_t from)
{
	if (needle.len == 0)
		return from <= s.len ? from : SIZE_MAX;
	while (from < s.len && s.len - from >= needle.len) {
		size_t at = str_find_char(s, needle.at[0], from);

		if (at == SIZE_MAX || s.len - at < needle.len)
			return SIZE_MAX;
		if (memcmp(s.at + at, needle.at, needle.len) == 0)
			return at;
		from = at + 1;
	}
	return SIZE_MAX;
}

size_t
str_find_char(struct str s, char c, size_t from)
{
	const char *hit;

	if (from >= s.len)
		return SIZE_MAX;
	hit = memchr(s.at + from, c, s.len - from);
	return hit ? (size_t)(hit - s.at) : SIZE_MAX;
}

static bool
stands_at(struct str s, struct str part, size_t at)
{
	size_t same = 1;

	if (s.len - at < part.len)
		return false;
	while (same < part.len &&
	       char_lower(s.at[at + same]) == char_lower(part.at[same]))
		same++;
	return same == part.len;
}

/* Most places end with their first letter, and the C library looks for that
 * many bytes at once: for the small one and the capital side by side. */
size_t
str_find_nocase(struct str s, struct str part, size_t from)
{
	char small = part.len ? char_lower(part.at[0]) : '\0';
	char capital = char_upper(small);
	size_t next_small, next_capital = SIZE_MAX;

	if (part.len == 0)
		return from <= s.len ? from : SIZE_MAX;
	next_small = str_find_char(s, small, from);
	if (capital != small)
		next_capital = str_find_char(s, capital, from);
	while (next_small != next_capital) { /* but at the end */
		size_t at =
		    next_small < next_capital ? next_small : next_capital;

		if (stands_at(s, part, at))
			return at;
		if (at == next_small)
			next_small = str_find_char(s, small, at + 1);
		else
			next_capital = str_find_char(s, capital, at + 1);
	}
	return SIZE_MAX;
}

struct str
str_cut(struct str *rest, char sep)
{
	size_t at = str_find_char(*rest, sep, 0);
	struct str head = *rest;

	if (at == SIZE_MAX) {
		*rest = (struct str){0};
		return head;
	}
	head.len = at;
	*rest = str_sub(*rest, at + 1, rest->len);
	return head;
}

bool
str_to_long(struct str s, long min, long max, long *out)
{
	bool minus = s.len && s.at[0] == '-';
	size_t i = minus ? 1 : 0;
	long n = 0;

	/* Eighteen digits fit a 64-bit long; nothing we read is longer. */
	if (i == s.len || s.len - i > 18)
		return false;
	for (; i < s.len; i++) {
		if (!char_is_digit(s.at[i]))
			return false;
		n = n * 10 + (s.at[i] - '0');
	}
	n = minus ? -n : n;
	if (n < min || n > max)
		return false;
	*out = n;
	return true;
}

/* Eight bytes at a time; what is left of the last eight comes alone. */
uint32_t
str_hash(struct str s)
{
	const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t h = s.len * factor, piece;
	size_t i = 0;

	for (; i + sizeof(piece) <= s.len; i += sizeof(piece)) {
		(void)memcpy(&piece, s.at + i, sizeof(piece));
		h = (h ^ piece) * factor;
		h ^= h >> 32;
	}
	for (piece = 0; i < s.len; i++)
		piece = piece << 8 | (unsigned char)s.at[i];
	h = (h ^ piece) * factor;
	return (uint32_t)(h ^ h >> 32);
}
