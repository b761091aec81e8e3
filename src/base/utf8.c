#include "base/utf8.h"

#include <utf8proc.h>

uint32_t
utf8_next(struct str s, size_t *at)
{
	const unsigned char first = (unsigned char)s.at[*at];
	utf8proc_int32_t code;
	utf8proc_ssize_t n;

	if (first < 0x80) {
		(*at)++;
		return first;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)s.at + *at,
	    (utf8proc_ssize_t)(s.len - *at), &code);
	if (n <= 0) {
		(*at)++;
		return UTF8_BAD;
	}
	*at += (size_t)n;
	return (uint32_t)code;
}

void
utf8_add(struct buf *b, uint32_t code)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n;

	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = UTF8_BAD;
	n = utf8proc_encode_char((utf8proc_int32_t)code, bytes);
	buf_add(b, (struct str){(const char *)bytes, (size_t)n});
}

void
utf8_add_letters(struct buf *b, uint32_t code)
{
	static const char *const ligatures[] = {
	    "ff", "fi", "fl", "ffi", "ffl", "st", "st"};

	if (code >= 0xFB00 && code < 0xFB00 + COUNT_OF(ligatures))
		buf_add(b, str_of(ligatures[code - 0xFB00]));
	else
		utf8_add(b, code);
}

/* Eight bytes of ASCII at once. */
static bool
is_ascii_word(const char *at)
{
	uint64_t word;

	(void)memcpy(&word, at, sizeof(word));
	return (word & UINT64_C(0x8080808080808080)) == 0;
}

bool
utf8_is_valid(struct str s)
{
	size_t at = 0;

	while (at < s.len) {
		size_t before = at;

		if (s.len - at >= sizeof(uint64_t) && is_ascii_word(s.at + at))
			at += sizeof(uint64_t);
		else if (utf8_next(s, &at) == UTF8_BAD && at == before + 1)
			return false;
	}
	return true;
}

static bool
is_control(uint32_t code)
{
	return (code < 0x20 && code != '\t' && code != '\n') || code == 0x7F ||
	       (code >= 0x80 && code < 0xA0);
}

static bool
is_clean(struct str s)
{
	size_t at = 0;

	while (at < s.len) {
		size_t before = at;
		uint32_t code;

		if (s.at[at] >= ' ' && s.at[at] < 0x7F) {
			at++; /* as most bytes are */
			continue;
		}
		code = utf8_next(s, &at);

		if (is_control(code) || (code == UTF8_BAD && at == before + 1))
			return false;
	}
	return true;
}

struct str
utf8_clean(struct arena *a, struct str s)
{
	struct buf b = {.max = s.len * 3 + 1};
	size_t at = 0;
	struct str out;

	if (is_clean(s))
		return s;
	while (at < s.len) {
		uint32_t code = utf8_next(s, &at);

		if (!is_control(code))
			utf8_add(&b, code);
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

/* Typographic variants that Unicode's own folding leaves apart. */
static char
ascii_variant(uint32_t code)
{
	switch (code) {
	case 0x2010: /* hyphen */
	case 0x2011: /* non-breaking hyphen */
	case 0x2012:
	case 0x2013: /* en dash */
	case 0x2014: /* em dash */
	case 0x2015:
	case 0x2212: /* minus */
	case 0xFE63:
	case 0xFF0D:
		return '-';
	case 0x2018:
	case 0x2019: /* apostrophe as typeset */
	case 0x201A:
	case 0x201B:
	case 0x2032:
	case 0x00B4:
		return '\'';
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0x201F:
	case 0x2033:
	case 0x00AB:
	case 0x00BB:
		return '"';
	case 0x2044: /* fraction slash */
		return '/';
	default:
		return '\0';
	}
}

static bool
is_invisible(uint32_t code)
{
	return code == 0x00AD || (code >= 0x200B && code <= 0x200F) ||
	       (code >= 0x202A && code <= 0x202E) || code == 0x2060 ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

static size_t
plain_by_tables(uint32_t code, char out[UTF8_PLAIN_MAX])
{
	utf8proc_int32_t parts[8];
	utf8proc_ssize_t n;
	int last = 0;
	size_t len = 0;

	n = utf8proc_decompose_char((utf8proc_int32_t)code, parts, 8,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
		UTF8PROC_STRIPMARK,
	    &last);
	for (utf8proc_ssize_t i = 0; i < n && i < 8; i++) {
		utf8proc_uint8_t bytes[4];
		utf8proc_ssize_t w = utf8proc_encode_char(parts[i], bytes);

		if (len + (size_t)w > UTF8_PLAIN_MAX)
			break;
		(void)memcpy(out + len, bytes, (size_t)w);
		len += (size_t)w;
	}
	return len;
}

size_t
utf8_plain(uint32_t code, char out[UTF8_PLAIN_MAX])
{
	char variant;

	if (code < 0x80) {
		out[0] =
		    char_is_space((char)code) ? ' ' : char_lower((char)code);
		return 1;
	}
	if (is_invisible(code))
		return 0;
	if (utf8_is_space(code)) {
		out[0] = ' ';
		return 1;
	}
	variant = ascii_variant(code);
	if (variant) {
		out[0] = variant;
		return 1;
	}
	return plain_by_tables(code, out);
}

bool
utf8_is_alnum(uint32_t code)
{
	if (code < 0x80)
		return char_is_alpha((char)code) || char_is_digit((char)code);
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
		return true;
	default:
		return false;
	}
}

bool
utf8_has_alnum(struct str s)
{
	for (size_t at = 0; at < s.len;)
		if (utf8_is_alnum(utf8_next(s, &at)))
			return true;
	return false;
}

bool
utf8_is_space(uint32_t code)
{
	if (code < 0x80)
		return char_is_space((char)code);
	return code == 0x85 || code == 0x2028 || code == 0x2029 ||
	       utf8proc_category((utf8proc_int32_t)code) ==
		   UTF8PROC_CATEGORY_ZS;
}

struct str
utf8_trim(struct str s, size_t *start)
{
	size_t at = 0, end = s.len;

	*start = 0;
	while (*start < s.len && utf8_is_space(utf8_next(s, &at)))
		*start = at;
	while (end > *start) {
		size_t last = end - 1;

		while (
		    last > *start && ((unsigned char)s.at[last] & 0xC0) == 0x80)
			last--;
		at = last;
		if (!utf8_is_space(utf8_next(s, &at)))
			break;
		end = last;
	}
	return str_sub(s, *start, end);
}

int
utf8_width(uint32_t code)
{
	if (code >= 0x20 && code < 0x7F)
		return 1;
	return utf8proc_charwidth((utf8proc_int32_t)code);
}

struct str
utf8_fold(struct arena *a, struct str s)
{
	struct buf b = {.max = s.len * UTF8_PLAIN_MAX + 1};
	char plain[UTF8_PLAIN_MAX];
	size_t at = 0;
	struct str out;

	while (at < s.len) {
		char c = s.at[at];
		uint32_t code;
		size_t n;

		if ((unsigned char)c < 0x80) { /* nearly all of most texts */
			if (char_is_alpha(c) || char_is_digit(c))
				buf_add_char(&b, char_lower(c));
			at++;
			continue;
		}
		code = utf8_next(s, &at);
		if (!utf8_is_alnum(code))
			continue;
		n = utf8_plain(code, plain);
		buf_add(&b, (struct str){plain, n});
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}
