#include "port/charset.h"

#include <errno.h>
#include <iconv.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Bytes that are searched for the name of the character set; a browser looks
 * at 1024, but style sheets stand in front of it. */
#define HEAD_BYTES ((size_t)4096)

#define NAME_BYTES 40

static const unsigned short c1_codes[32] = {0x20AC, 0x81, 0x201A, 0x192, 0x201E,
    0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};

uint32_t
charset_c1(unsigned byte)
{
	return byte >= 0x80 && byte <= 0x9F ? c1_codes[byte - 0x80] : byte;
}

enum charset { CHARSET_UTF8, CHARSET_UTF16, CHARSET_WESTERN, CHARSET_OTHER };

/* Names as pages write them; what they call Latin-1 is Windows-1252. */
static const struct {
	const char *name;
	enum charset set;
} names[] = {
    {"utf-8", CHARSET_UTF8},
    {"utf8", CHARSET_UTF8},
    {"unicode-1-1-utf-8", CHARSET_UTF8},
    /* A page whose name for itself could be read is not in UTF-16. */
    {"utf-16", CHARSET_UTF8},
    {"utf-16le", CHARSET_UTF8},
    {"utf-16be", CHARSET_UTF8},
    {"windows-1252", CHARSET_WESTERN},
    {"cp1252", CHARSET_WESTERN},
    {"iso-8859-1", CHARSET_WESTERN},
    {"iso8859-1", CHARSET_WESTERN},
    {"iso_8859-1", CHARSET_WESTERN},
    {"latin1", CHARSET_WESTERN},
    {"us-ascii", CHARSET_WESTERN},
    {"ascii", CHARSET_WESTERN},
};

static enum charset
set_named(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_eq_nocase(name, str_of(names[i].name)))
			return names[i].set;
	return CHARSET_OTHER;
}

/* ---- the sets that are read here ---- */

static void
add_utf16(struct buf *to, struct str s, bool little)
{
	const unsigned char *b = (const unsigned char *)s.at;
	uint32_t high = 0;

	for (size_t i = 0; i + 1 < s.len; i += 2) {
		uint32_t unit = little
				    ? (uint32_t)b[i] | (uint32_t)b[i + 1] << 8
				    : (uint32_t)b[i] << 8 | b[i + 1];

		if (high && unit >= 0xDC00 && unit < 0xE000) {
			utf8_add(to,
			    0x10000 + ((high - 0xD800) << 10) + unit - 0xDC00);
			high = 0;
			continue;
		}
		if (high)
			utf8_add(to, UTF8_BAD);
		high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
		if (!high)
			utf8_add(to,
			    unit >= 0xDC00 && unit < 0xE000 ? UTF8_BAD : unit);
	}
	if (high || s.len % 2)
		utf8_add(to, UTF8_BAD);
}

static void
add_western(struct buf *to, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		utf8_add(to, charset_c1((unsigned char)s.at[i]));
}

/* ---- the others ---- */

/* The converter, or (iconv_t)-1. */
static iconv_t
open_converter(struct str name)
{
	char c_name[NAME_BYTES];

	if (name.len == 0 || name.len >= sizeof(c_name))
		return (iconv_t)-1;
	(void)memcpy(c_name, name.at, name.len);
	c_name[name.len] = '\0';
	return iconv_open("UTF-8", c_name);
}

static void
add_converted(struct buf *to, struct str s, iconv_t cd)
{
	/* iconv does not write there, but its prototype says so. */
	union {
		const char *in;
		char *out;
	} from = {.in = s.at};
	size_t left = s.len;

	while (left > 0) {
		char space[4096], *at = space;
		size_t room = sizeof(space);
		size_t rc = iconv(cd, &from.out, &left, &at, &room);

		buf_add(to, (struct str){space, sizeof(space) - room});
		if (rc != (size_t)-1 || errno == E2BIG)
			continue;
		utf8_add(to, UTF8_BAD);
		if (errno == EINVAL)
			break; /* the end cuts a character */
		from.in++;
		left--;
	}
}

static int
convert(struct buf *to, struct str bytes, struct str name, struct err *err)
{
	iconv_t cd = open_converter(name);

	if (cd == (iconv_t)-1)
		return err_set(err, ERR_FORMAT,
		    "character set '%.*s' is not known",
		    STR_ARG(str_sub(name, 0, NAME_BYTES)));
	add_converted(to, bytes, cd);
	(void)iconv_close(cd);
	return 0;
}

void
charset_prepare(struct str declared)
{
	iconv_t cd;

	if (set_named(declared) != CHARSET_OTHER)
		return;
	cd = open_converter(declared);
	if (cd != (iconv_t)-1)
		(void)iconv_close(cd);
}

/* ---- which set ---- */

/* UTF-16 by its mark, or by an ASCII character at the start. */
static bool
is_utf16(struct str s, bool *little)
{
	const unsigned char *b = (const unsigned char *)s.at;

	if (s.len < 2)
		return false;
	*little = (b[0] == 0xFF && b[1] == 0xFE) || (b[0] && !b[1]);
	return *little || (b[0] == 0xFE && b[1] == 0xFF) || (!b[0] && b[1]);
}

static int
decode(struct buf *to, struct str bytes, struct str declared, struct err *err)
{
	bool little;

	if (is_utf16(bytes, &little)) {
		add_utf16(to, bytes, little);
		return 0;
	}
	if (declared.len && set_named(declared) == CHARSET_OTHER)
		return convert(to, bytes, declared, err);
	if (set_named(declared) == CHARSET_UTF8 || utf8_is_valid(bytes))
		buf_add(to, bytes);
	else
		add_western(to, bytes);
	return 0;
}

/* Needs no work: ASCII or UTF-8 without a mark, and line ends as wanted. */
static bool
is_ready(struct str bytes, struct str declared)
{
	bool little;

	return !is_utf16(bytes, &little) &&
	       (declared.len == 0 || set_named(declared) == CHARSET_UTF8) &&
	       utf8_is_valid(bytes) &&
	       memchr(bytes.at, '\r', bytes.len) == NULL;
}

static struct str
with_line_ends(struct arena *a, struct str s)
{
	char *to = arena_many(a, char, s.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] != '\r')
			to[len++] = s.at[i];
		else if (i + 1 >= s.len || s.at[i + 1] != '\n')
			to[len++] = '\n';
	}
	return (struct str){to, len};
}

static struct str
without_mark(struct str s)
{
	struct str mark = STR("\xEF\xBB\xBF");

	return str_starts(s, mark) ? str_sub(s, mark.len, s.len) : s;
}

int
charset_to_utf8(struct arena *a, struct str bytes, struct str declared,
    struct str *out, struct err *err)
{
	struct buf b = {.max = bytes.len * 3 + 4};
	int rc = 0;

	*out = without_mark(bytes);
	if (out->len < bytes.len)
		declared = STR("utf-8");
	if (out->len && !is_ready(*out, declared)) {
		rc = decode(&b, *out, declared, err);
		*out = without_mark(with_line_ends(a, buf_str(&b)));
	}
	if (rc == 0)
		*out = utf8_clean(a, *out);
	buf_free(&b);
	return rc;
}

/* ---- what a page says ---- */

static bool
is_name_char(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || c == '-' || c == '_' ||
	       c == ':' || c == '.';
}

/* The name after "charset=" or "encoding=", quoted or not. */
static struct str
name_after(struct str head, struct str key)
{
	for (size_t at = 0; at + key.len < head.len; at++) {
		size_t start = at + key.len, end;

		if (!str_eq_nocase(str_sub(head, at, start), key))
			continue;
		while (start < head.len &&
		       (head.at[start] == '"' || head.at[start] == '\'' ||
			   head.at[start] == ' ' || head.at[start] == '='))
			start++;
		for (end = start; end < head.len; end++)
			if (!is_name_char(head.at[end]))
				break;
		if (end > start)
			return str_sub(head, start, end);
	}
	return (struct str){0};
}

struct str
charset_of_page(struct str bytes)
{
	struct str head = str_sub(bytes, 0, HEAD_BYTES), name = {0};

	if (str_starts(str_trim(head), STR("<?xml")))
		name =
		    name_after(str_sub(head, 0, str_find(head, STR("?>"), 0)),
			STR("encoding="));
	return name.len ? name : name_after(head, STR("charset="));
}
