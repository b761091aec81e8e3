#include "doc/title.h"

#include "base/roman.h"
#include "base/utf8.h"

/* Byte length of white space at `at`, 0 when there is none. */
static size_t
space_at(struct str s, size_t at)
{
	size_t i = at;

	if (at >= s.len || !utf8_is_space(utf8_next(s, &i)))
		return 0;
	return i - at;
}

static size_t
skip_spaces(struct str s, size_t at)
{
	size_t n;

	while ((n = space_at(s, at)) > 0)
		at += n;
	return at;
}

/* "Section ", "§ " and the like may stand before a number. */
static size_t
skip_lead(struct str s)
{
	static const struct str words[] = {STR_INIT("section"),
	    STR_INIT("chapter"), STR_INIT("article"), STR_INIT("part"),
	    STR_INIT("\xC2\xA7")};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (s.len > words[i].len &&
		    str_eq_nocase(str_sub(s, 0, words[i].len), words[i])) {
			size_t at = skip_spaces(s, words[i].len);

			return at < s.len && char_is_digit(s.at[at]) ? at : 0;
		}
	return 0;
}

/* Up to two digits at *at; moves past them. */
static bool
read_place(struct str s, size_t *at, int *place)
{
	size_t i = *at;

	*place = 0;
	for (; i < s.len && char_is_digit(s.at[i]); i++) {
		if (i - *at == 2)
			return false;
		*place = *place * 10 + (s.at[i] - '0');
	}
	if (i == *at)
		return false;
	*at = i;
	return true;
}

static bool
is_upper(struct str s, size_t at)
{
	return at < s.len && s.at[at] >= 'A' && s.at[at] <= 'Z';
}

/* What may stand right behind a number: "4:", "4.9.1)", "(4.9.1)", "[4.9.1]".
 */
static bool
closes(struct str s, size_t at, char open, int places)
{
	if (at >= s.len)
		return false;
	if (s.at[at] == ':')
		return open == '\0';
	return places > 1 && s.at[at] == (open == '[' ? ']' : ')');
}

bool
outline_number_read(struct str s, struct outline_number *n)
{
	char open = s.len && (*s.at == '(' || *s.at == '[') ? *s.at : '\0';
	size_t at = open ? 1 : skip_lead(s), title;
	bool dotted = false;

	n->places = 0;
	for (;;) {
		if (n->places == OUTLINE_PLACES ||
		    !read_place(s, &at, &n->place[n->places]))
			return false;
		n->places++;
		dotted = at < s.len && s.at[at] == '.';
		if (!dotted)
			break;
		at++;
		if (at >= s.len || !char_is_digit(s.at[at]))
			break;
	}
	if (closes(s, at, open, n->places))
		at++;
	else if (open)
		return false;
	title = skip_spaces(s, at);
	if (title == at && title < s.len &&
	    !(is_upper(s, at) && (dotted || n->places > 1)))
		return false;
	n->title = title;
	return true;
}

int
outline_number_cmp(
    const struct outline_number *a, const struct outline_number *b)
{
	for (int i = 0; i < a->places && i < b->places; i++)
		if (a->place[i] != b->place[i])
			return a->place[i] < b->place[i] ? -1 : 1;
	return a->places < b->places ? -1 : a->places > b->places;
}

bool
outline_number_follows(
    const struct outline_number *a, const struct outline_number *b)
{
	int same = 0;

	while (same < a->places && same < b->places &&
	       a->place[same] == b->place[same])
		same++;
	if (same == a->places)
		return b->places == same + 1 && b->place[same] <= OUTLINE_GAP;
	/* The first place that differs goes up; what is below it starts. */
	if (same == b->places || b->place[same] <= a->place[same] ||
	    b->place[same] > a->place[same] + OUTLINE_GAP)
		return false;
	for (int i = same + 1; i < b->places; i++)
		if (b->place[i] > 1)
			return false;
	return true;
}

/* The letter or digit at *at in plain form; nothing for anything else, and
 * then *gap tells whether it parts words (a soft hyphen or an accent that
 * stands by itself does not).  Most bytes are ASCII. */
static size_t
plain_letter(struct str s, size_t *at, char plain[UTF8_PLAIN_MAX], bool *gap)
{
	char c = s.at[*at];
	uint32_t code;
	size_t n;

	if ((unsigned char)c < 0x80) {
		(*at)++;
		plain[0] = char_lower(c);
		*gap = !char_is_alpha(c) && !char_is_digit(c);
		return *gap ? 0 : 1;
	}
	code = utf8_next(s, at);
	n = utf8_plain(code, plain);
	*gap = n > 0 && !utf8_is_alnum(code);
	return *gap ? 0 : n;
}

struct str
title_plain(struct str s, char out[TITLE_PLAIN])
{
	size_t at = 0, len = 0;
	bool gap = false;

	while (at < s.len) {
		char plain[UTF8_PLAIN_MAX];
		bool parts = false;
		size_t n = plain_letter(s, &at, plain, &parts);

		gap |= parts && len > 0;
		if (n == 0)
			continue;
		if (len + n + 1 > TITLE_PLAIN)
			return (struct str){0};
		if (gap)
			out[len++] = ' ';
		gap = false;
		(void)memcpy(out + len, plain, n);
		len += n;
	}
	return (struct str){out, len};
}

bool
title_has_word(struct str plain, const char *list)
{
	while (plain.len)
		if (str_is_word_of(str_cut(&plain, ' '), list))
			return true;
	return false;
}

bool
title_has_only(struct str plain, const char *list)
{
	if (plain.len == 0)
		return false;
	while (plain.len)
		if (!str_is_word_of(str_cut(&plain, ' '), list))
			return false;
	return true;
}

/* Arabic up to four digits or small roman numerals; where they start. */
static size_t
page_start(struct str s)
{
	size_t i = s.len;

	while (i > 0 && s.len - i < 5 && char_is_digit(s.at[i - 1]))
		i--;
	if (i < s.len)
		return s.len - i <= 4 ? i : s.len;
	while (i > 0 && s.len - i < 7 && memchr("ivxlc", s.at[i - 1], 5))
		i--;
	return s.len - i <= 6 ? i : s.len;
}

static long
page_value(struct str s)
{
	long value = 0;

	if (str_to_long(s, 0, 9999, &value))
		return value;
	return roman_value(s) - 1000;
}

bool
title_is_page(struct str s)
{
	return s.len > 0 && page_start(s) == 0;
}

/* What stands between title and page. */
struct leader {
	int tabs, dots, spaces;
	size_t start;
};

static struct leader
leader_before(struct str s, size_t page)
{
	struct leader l = {.start = page};

	while (l.start > 0) {
		char c = s.at[l.start - 1];

		if (c == '\t')
			l.tabs++;
		else if (c == '.' || c == '_')
			l.dots++;
		else if (c == ' ')
			l.spaces++;
		else if (str_ends(str_sub(s, 0, l.start), STR("\u2026"))) {
			l.dots += 3;
			l.start -= 2;
		} else
			break;
		l.start--;
	}
	return l;
}

/* A leader is a tab, three dots or more with or without spaces, an ellipsis,
 * or two spaces. */
bool
title_ends_in_page(struct str s, size_t *title_end, long *page)
{
	size_t start = page_start(s);
	struct leader l;

	if (start == s.len)
		return false;
	l = leader_before(s, start);
	if (l.start == 0 ||
	    (l.tabs == 0 && l.dots < 3 && (l.dots > 0 || l.spaces < 2)))
		return false;
	if (title_end)
		*title_end = l.start;
	if (page)
		*page = page_value(str_sub(s, start, s.len));
	return true;
}
