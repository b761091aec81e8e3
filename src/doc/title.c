#include "doc/title.h"

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

bool
outline_number_read(struct str s, struct outline_number *n)
{
	size_t at = skip_lead(s), title;
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

struct str
title_plain(struct str s, char out[TITLE_PLAIN])
{
	size_t at = 0, len = 0;
	bool gap = false;

	while (at < s.len) {
		uint32_t code = utf8_next(s, &at);
		char plain[UTF8_PLAIN_MAX];
		size_t n;

		if (!utf8_is_alnum(code)) {
			gap = len > 0;
			continue;
		}
		n = utf8_plain(code, plain);
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

static bool
list_holds(const char *list, struct str word)
{
	struct str all = str_of(list);
	size_t at = 0;

	while ((at = str_find(all, word, at)) != SIZE_MAX) {
		if (at > 0 && all.at[at - 1] == ' ' &&
		    at + word.len < all.len && all.at[at + word.len] == ' ')
			return true;
		at++;
	}
	return false;
}

bool
title_has_word(struct str plain, const char *list)
{
	while (plain.len)
		if (list_holds(list, str_cut(&plain, ' ')))
			return true;
	return false;
}

bool
title_has_only(struct str plain, const char *list)
{
	if (plain.len == 0)
		return false;
	while (plain.len)
		if (!list_holds(list, str_cut(&plain, ' ')))
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

/* A leader between title and page: a tab, three dots or more with or without
 * spaces, an ellipsis, or two spaces. */
bool
title_ends_in_page(struct str s, size_t *title_end)
{
	size_t page = page_start(s), i = page;
	int tabs = 0, dots = 0, spaces = 0;

	if (page == s.len)
		return false;
	while (i > 0) {
		char c = s.at[i - 1];

		if (c == '\t')
			tabs++;
		else if (c == '.' || c == '_')
			dots++;
		else if (c == ' ')
			spaces++;
		else if (i >= 3 && str_ends(str_sub(s, 0, i), STR("\u2026"))) {
			dots += 3;
			i -= 2;
		} else
			break;
		i--;
	}
	*title_end = i;
	return i > 0 && (tabs > 0 || dots > 2 || (dots == 0 && spaces > 1));
}
