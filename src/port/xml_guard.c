/* A tag cannot hold a '<': where the next '<' is near, the tag between is short
 * enough whatever it holds, and one memchr settles it.  Only longer stretches
 * are walked byte by byte, with quotes, comments, CDATA sections and processing
 * instructions told apart.  UTF-16 is narrowed to one byte a unit first;
 * encodings in which '<' may be written otherwise than as the byte 0x3C are
 * refused. */
#include "port/xml_guard.h"

#include <string.h>

#include "base/limits.h"

/* The shortest attribute is four bytes and a space, so a stretch of this
 * many bytes cannot hold LIMIT_XML_ATTRIBUTES of them. */
#define SHORT_TAG ((size_t)LIMIT_XML_ATTRIBUTES * 4)

static int
guard_fail(struct err *err, const char *what)
{
	return err_set(err, ERR_LIMIT, "%s", what);
}

static int
count_tag_byte(struct xml_guard *g, struct err *err)
{
	if (++g->tag_bytes > LIMIT_XML_TAG_BYTES)
		return guard_fail(err, "a tag is longer than 256 KiB");
	return 0;
}

static void
enter(struct xml_guard *g, enum guard_state state)
{
	g->state = state;
	g->last[0] = g->last[1] = g->quote = '\0';
}

/* After "<!": a comment, a CDATA section or a declaration. */
static void
guard_bang(struct xml_guard *g, char c)
{
	static const char cdata[] = "[CDATA[";

	g->bang[g->n_bang++] = c;
	if (g->bang[0] == '-') {
		if (g->n_bang == 2)
			enter(g, c == '-' ? GUARD_COMMENT : GUARD_DECLARATION);
	} else if (g->bang[0] == '[') {
		if (c != cdata[g->n_bang - 1])
			enter(g, GUARD_DECLARATION);
		else if (g->n_bang == sizeof(cdata) - 1)
			enter(g, GUARD_CDATA);
	} else {
		enter(g, c == '>' ? GUARD_TEXT : GUARD_DECLARATION);
	}
}

static void
guard_open(struct xml_guard *g, char c)
{
	g->tag_bytes = 2;
	g->attributes = 0;
	g->n_bang = 0;
	enter(g, c == '!'   ? GUARD_BANG
		 : c == '?' ? GUARD_PI
		 : c == '>' ? GUARD_TEXT
			    : GUARD_TAG);
}

static int
guard_tag(struct xml_guard *g, char c, struct err *err)
{
	if (c == '"' || c == '\'') {
		g->quote = c;
		g->state = GUARD_VALUE;
	} else if (c == '>') {
		g->state = GUARD_TEXT;
	} else if (c == '<') {
		enter(g, GUARD_OPEN); /* not well formed; start over */
	} else if (c == '=' && ++g->attributes > LIMIT_XML_ATTRIBUTES) {
		return guard_fail(err, "a tag has more than 512 attributes");
	}
	return count_tag_byte(g, err);
}

/* One byte of a comment, a CDATA section or a processing instruction. */
static void
guard_section(struct xml_guard *g, char c)
{
	bool ends = c == '>';

	if (g->state == GUARD_COMMENT)
		ends = ends && g->last[0] == '-' && g->last[1] == '-';
	else if (g->state == GUARD_CDATA)
		ends = ends && g->last[0] == ']' && g->last[1] == ']';
	else
		ends = ends && g->last[1] == '?';
	g->last[0] = g->last[1];
	g->last[1] = c;
	if (ends)
		g->state = GUARD_TEXT;
}

/* Declarations may hold '>' between quotes, and others of their kind. */
static void
guard_declaration(struct xml_guard *g, char c)
{
	if (g->quote)
		g->quote = c == g->quote ? '\0' : g->quote;
	else if (c == '"' || c == '\'')
		g->quote = c;
	else if (c == '>')
		g->state = GUARD_TEXT;
	else if (c == '<')
		enter(g, GUARD_OPEN);
}

static int
guard_byte(struct xml_guard *g, char c, struct err *err)
{
	switch (g->state) {
	case GUARD_TEXT:
		if (c == '<')
			enter(g, GUARD_OPEN);
		return 0;
	case GUARD_OPEN:
		guard_open(g, c);
		return 0;
	case GUARD_TAG:
		return guard_tag(g, c, err);
	case GUARD_VALUE:
		if (c == g->quote)
			g->state = GUARD_TAG;
		else if (c == '<')
			enter(g, GUARD_OPEN);
		return count_tag_byte(g, err);
	case GUARD_BANG:
		guard_bang(g, c);
		return 0;
	case GUARD_COMMENT:
	case GUARD_CDATA:
	case GUARD_PI:
		guard_section(g, c);
		return 0;
	case GUARD_DECLARATION:
		guard_declaration(g, c);
		return 0;
	}
	return 0;
}

/* In text at `at`: moves on to the last '<' that the near '<' after it do not
 * settle.  Returns the offset from which bytes must be looked at. */
static size_t
skip_short_tags(const char *at, size_t i, size_t n)
{
	const char *open = memchr(at + i, '<', n - i);

	while (open) {
		size_t from = (size_t)(open - at) + 1, room = n - from;
		const char *next;

		if (room == 0 || open[1] == '!' || open[1] == '?')
			return from - 1;
		next =
		    memchr(open + 1, '<', room < SHORT_TAG ? room : SHORT_TAG);
		if (!next)
			return from - 1;
		open = next;
	}
	return n;
}

static int
guard_bytes(struct xml_guard *g, const char *at, size_t n, struct err *err)
{
	size_t i = 0;

	while (i < n) {
		if (g->state == GUARD_TEXT) {
			i = skip_short_tags(at, i, n);
			if (i == n)
				break;
		}
		if (guard_byte(g, at[i++], err))
			return -1;
	}
	return 0;
}

/* UTF-16 to one byte a unit: what is not ASCII becomes 0x80. */
static size_t
narrow_units(struct xml_guard *g, const char *at, size_t n, unsigned char *to)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char low, high;

		if (!g->has_half) {
			g->half = at[i];
			g->has_half = true;
			continue;
		}
		g->has_half = false;
		low = (unsigned char)(g->little ? g->half : at[i]);
		high = (unsigned char)(g->little ? at[i] : g->half);
		to[len++] = high == 0 && low < 0x80 ? low : 0x80;
	}
	return len;
}

/* How wide the code units are, from the first bytes of the input. */
static int
guard_begin(struct xml_guard *g, struct str s, struct err *err)
{
	const unsigned char *b = (const unsigned char *)s.at;

	g->width = 1;
	if (s.len < 4)
		return 0;
	if ((b[0] == 0 && b[1] == 0) ||
	    (b[0] == 0xFF && b[1] == 0xFE && b[2] == 0 && b[3] == 0))
		return err_set(err, ERR_FORMAT, "UTF-32 is not supported");
	if (b[0] == '<' && b[1] == 0 && b[2] == 0 && b[3] == 0)
		return err_set(err, ERR_FORMAT, "UTF-32 is not supported");
	if (b[0] == 0x4C && b[1] == 0x6F && b[2] == 0xA7)
		return err_set(err, ERR_FORMAT, "EBCDIC is not supported");
	if ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == '<' && b[1] == 0)) {
		g->width = 2;
		g->little = true;
	} else if ((b[0] == 0xFE && b[1] == 0xFF) || (b[0] == 0 && b[1])) {
		g->width = 2;
	}
	return 0;
}

int
xml_guard_look(
    struct xml_guard *g, struct arena *a, struct str s, struct err *err)
{
	if (g->width == 0 && guard_begin(g, s, err))
		return -1;
	if (g->width == 1)
		return guard_bytes(g, s.at, s.len, err);
	if (!g->narrow)
		g->narrow = arena_alloc(a, XML_CHUNK_BYTES, 1);
	s.len = narrow_units(g, s.at, s.len, g->narrow);
	return guard_bytes(g, (const char *)g->narrow, s.len, err);
}
