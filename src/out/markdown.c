/* A backslash before an ASCII punctuation mark takes its meaning away.  What
 * has a meaning depends on what stands around it: "_" inside a word has none,
 * "&" only where a name follows, "-" only at the beginning of a line.
 *
 * GitHub makes links of bare addresses, and a backslash inside such an address
 * would be shown; so where an address holds something to escape, its ":" or
 * "." is escaped as well, and it is no link any more.
 */
#include "out/markdown.h"

static bool
is_word(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || (unsigned char)c > 0x7f;
}

static char
at_or_blank(struct str s, size_t i)
{
	return i < s.len ? s.at[i] : ' ';
}

static char
before_or_blank(struct str s, size_t i)
{
	return i > 0 ? s.at[i - 1] : ' ';
}

/* Has the mark at `i` a meaning wherever it stands? */
static bool
is_markup(struct str s, size_t i)
{
	char next = at_or_blank(s, i + 1), last = before_or_blank(s, i);

	switch (s.at[i]) {
	case '\\':
	case '`':
	case '*':
	case '[':
	case ']':
	case '~':
	case '|':
	case '$':
		return true;
	case '{': /* of attributes, as pandoc and others write them */
		return next == '#' || next == '.' || next == ':';
	case '_':
		return !is_word(last) || !is_word(next);
	case '&':
		return char_is_alpha(next) || next == '#';
	case '<':
		return char_is_alpha(next) || next == '/' || next == '!' ||
		       next == '?';
	default:
		return false;
	}
}

/* "12." and "12)" begin a list; gives the offset of the mark, or 0. */
static size_t
list_number(struct str s)
{
	size_t n = 0;

	while (n < s.len && char_is_digit(s.at[n]))
		n++;
	return n > 0 && n < s.len && (s.at[n] == '.' || s.at[n] == ')') ? n : 0;
}

/* The first mark of a line that would make it a heading, a list, a quote, a
 * rule or a table; SIZE_MAX for none. */
static size_t
line_mark(struct str line)
{
	static const char marks[] = "#+-=>:";
	size_t n = list_number(line);

	if (n)
		return n;
	return line.len && strchr(marks, line.at[0]) ? 0 : SIZE_MAX;
}

/* Is the mark at `i` one that makes an address, "://" or the dot of "www."? */
static bool
makes_address(struct str s, size_t i)
{
	if (s.at[i] == ':')
		return str_starts(str_sub(s, i, s.len), STR("://"));
	return s.at[i] == '.' && i >= 3 &&
	       str_eq(str_sub(s, i - 3, i), STR("www"));
}

static bool
address_has_markup(struct str s, size_t i)
{
	for (; i < s.len && !char_is_space(s.at[i]); i++)
		if (is_markup(s, i))
			return true;
	return false;
}

void
markdown_part(
    struct buf *out, struct str line, size_t start, size_t end, bool begins)
{
	size_t escape = begins ? line_mark(line) : SIZE_MAX;

	for (size_t i = start; i < end && i < line.len; i++) {
		char c = line.at[i] == '\t' ? ' ' : line.at[i];

		if (i == escape || is_markup(line, i) ||
		    (makes_address(line, i) && address_has_markup(line, i)))
			buf_add_char(out, '\\');
		buf_add_char(out, c);
	}
}

static void
add_line(struct buf *out, struct str line, bool begins)
{
	markdown_part(out, line, 0, line.len, begins);
}

void
markdown_words(struct buf *out, struct str text)
{
	struct str rest = text;

	while (rest.len) {
		add_line(out, str_trim(str_cut(&rest, '\n')), false);
		if (rest.len)
			buf_add_char(out, ' ');
	}
}

void
markdown_lines(struct buf *out, struct str text, const char *next)
{
	struct str rest = str_trim(text);

	while (rest.len) {
		add_line(out, str_trim(str_cut(&rest, '\n')), true);
		rest = str_trim(rest);
		/* The blank keeps the backslash out of an address. */
		if (rest.len)
			buf_print(out, " \\\n%s", next);
	}
}
