#include "out/xml_scan.h"

#include "base/utf8.h"

static struct scan_token
until(struct str bytes, size_t at, size_t from, struct str end)
{
	size_t i = str_find(bytes, end, from);

	if (i == SIZE_MAX)
		return (struct scan_token){.kind = SCAN_BAD, .end = bytes.len};
	return (struct scan_token){
	    .kind = SCAN_OTHER, .start = at, .end = i + end.len};
}

/* After the '>' that ends a tag, outside of quotes; SIZE_MAX for none. */
static size_t
tag_end(struct str bytes, size_t at)
{
	char quote = '\0';

	for (; at < bytes.len; at++) {
		char c = bytes.at[at];

		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return at + 1;
	}
	return SIZE_MAX;
}

static bool
ends_name(char c)
{
	return char_is_space(c) || c == '/' || c == '>' || c == '=';
}

static struct scan_token
tag(struct str bytes, size_t at)
{
	struct scan_token t = {.start = at, .end = tag_end(bytes, at)};
	size_t from = at + 1, to;

	if (t.end == SIZE_MAX)
		return (struct scan_token){.kind = SCAN_BAD, .end = bytes.len};
	t.kind = SCAN_OPEN;
	if (bytes.at[from] == '/') {
		t.kind = SCAN_CLOSE;
		from++;
	} else if (bytes.at[t.end - 2] == '/') {
		t.kind = SCAN_EMPTY;
	}
	for (to = from; to < t.end && !ends_name(bytes.at[to]); to++)
		;
	t.name = str_sub(bytes, from, to);
	return t;
}

struct scan_token
scan_next(struct str bytes, size_t at)
{
	struct str rest = str_sub(bytes, at, bytes.len);
	size_t next;

	if (rest.len == 0)
		return (struct scan_token){
		    .kind = SCAN_END, .start = bytes.len, .end = bytes.len};
	if (rest.at[0] != '<') {
		next = str_find_char(bytes, '<', at);
		return (struct scan_token){.kind = SCAN_TEXT,
		    .start = at,
		    .end = next == SIZE_MAX ? bytes.len : next};
	}
	if (str_starts(rest, STR("<!--")))
		return until(bytes, at, at + 4, STR("-->"));
	if (str_starts(rest, STR("<![CDATA[")))
		return until(bytes, at, at + 9, STR("]]>"));
	if (str_starts(rest, STR("<?")))
		return until(bytes, at, at + 2, STR("?>"));
	return tag(bytes, at);
}

struct str
scan_local(struct str name)
{
	size_t colon = str_find_char(name, ':', 0);

	return colon == SIZE_MAX ? name : str_sub(name, colon + 1, name.len);
}

struct str
scan_prefix(struct str name)
{
	size_t colon = str_find_char(name, ':', 0);

	return str_sub(name, 0, colon == SIZE_MAX ? 0 : colon);
}

static size_t
skip_space(struct str s, size_t at)
{
	while (at < s.len && char_is_space(s.at[at]))
		at++;
	return at;
}

struct str
scan_attribute(struct str tag, struct str name)
{
	size_t at = 1;

	while (at < tag.len && !ends_name(tag.at[at]))
		at++;
	while ((at = skip_space(tag, at)) < tag.len) {
		size_t from = at, end;
		struct str key;

		while (at < tag.len && !ends_name(tag.at[at]))
			at++;
		key = str_sub(tag, from, at);
		at = skip_space(tag, at);
		if (at >= tag.len || tag.at[at] != '=')
			break;
		at = skip_space(tag, at + 1);
		if (at >= tag.len)
			break;
		end = str_find_char(tag, tag.at[at], at + 1);
		if (end == SIZE_MAX)
			break;
		if (str_eq(key, name))
			return str_sub(tag, at + 1, end);
		at = end + 1;
	}
	return (struct str){0};
}

bool
scan_is_utf8(struct str bytes)
{
	struct scan_token t;
	struct str name;

	if (bytes.len >= 2 && (!bytes.at[0] || !bytes.at[1] ||
				  (unsigned char)bytes.at[0] >= 0xFE))
		return false;
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_sub(bytes, 3, bytes.len);
	t = scan_next(bytes, 0);
	if (t.kind != SCAN_OTHER || !str_starts(bytes, STR("<?xml")))
		return true;
	name =
	    scan_attribute(str_sub(bytes, t.start + 1, t.end), STR("encoding"));
	return name.len == 0 || str_eq_nocase(name, STR("UTF-8")) ||
	       str_eq_nocase(name, STR("US-ASCII"));
}

/* Bytes of UTF-8 that a reference between '&' and ';' stands for. */
static size_t
reference_bytes(struct str name)
{
	struct buf b = {0};
	uint32_t code = 0;
	unsigned base = 10;
	size_t i = 1, len;

	if (name.len < 2 || name.at[0] != '#')
		return 1; /* one of the five */
	if (name.at[1] == 'x') {
		base = 16;
		i = 2;
	}
	for (; i < name.len && code < 0x110000; i++) {
		char c = char_lower(name.at[i]);

		code = code * base +
		       (uint32_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	utf8_add(&b, code);
	len = b.len;
	buf_free(&b);
	return len;
}

size_t
scan_text_place(struct str bytes, size_t from, size_t to, size_t offset)
{
	size_t at = from, seen = 0;

	while (at < to && seen < offset) {
		char c = bytes.at[at];
		size_t end = at + 1;

		if (c == '<')
			return SIZE_MAX;
		if (c == '&') {
			end = str_find_char(bytes, ';', at);
			if (end >= to)
				return SIZE_MAX;
			seen += reference_bytes(str_sub(bytes, at + 1, end));
			end++;
		} else {
			if (c == '\r' && end < to && bytes.at[end] == '\n')
				end++;
			seen++;
		}
		at = end;
	}
	return seen == offset ? at : SIZE_MAX;
}
