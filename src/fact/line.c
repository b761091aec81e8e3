#include "fact/line.h"

static bool
is_word_char(char c)
{
	return char_is_alpha(c) || char_is_digit(c);
}

bool
word_next(struct str s, size_t *at, struct line_word *w)
{
	size_t i = *at;

	while (i < s.len && !is_word_char(s.at[i]))
		i++;
	w->start = i;
	while (i < s.len && is_word_char(s.at[i]))
		i++;
	w->end = *at = i;
	w->text = str_sub(s, w->start, w->end);
	return w->end > w->start;
}

bool
word_in(struct str word, const char *list)
{
	char first = word.len ? char_lower(word.at[0]) : ' ';

	if (first == ' ' || first == '\0')
		return false;
	for (const char *at = strchr(list, first); at;
	     at = strchr(at + 1, first)) {
		size_t same = 1;

		if (at > list && at[-1] != ' ')
			continue;
		while (same < word.len && at[same] &&
		       char_lower(word.at[same]) == char_lower(at[same]))
			same++;
		if (same == word.len && (at[same] == ' ' || !at[same]))
			return true;
	}
	return false;
}

/* Whether the words of `phrase` stand one after another from the word `w`. */
static bool
phrase_at(struct str s, struct line_word w, struct str phrase, size_t *end)
{
	struct line_word wanted;
	size_t at = w.end, next = 0;

	(void)word_next(phrase, &next, &wanted);
	for (;;) {
		if (!str_eq_nocase(wanted.text, w.text))
			return false;
		*end = w.end;
		if (!word_next(phrase, &next, &wanted))
			return true;
		if (!word_next(s, &at, &w))
			return false;
	}
}

/* Whether the first word of a phrase begins what stands there: most places end
 * with that. */
static bool
may_start(const char *at, struct str word)
{
	size_t i = 0;

	while (i < word.len && char_lower(at[i]) == char_lower(word.at[i]))
		i++;
	return i == word.len;
}

bool
phrase_starts(struct str s, const char *phrase)
{
	struct line_word w;
	size_t at = 0, end;

	return word_next(s, &at, &w) && phrase_at(s, w, str_of(phrase), &end);
}

bool
phrase_find(struct str s, const char *phrase, size_t *start, size_t *end)
{
	struct str first = {phrase, 0};
	char lower, upper;

	while (*first.at && !is_word_char(*first.at))
		first.at++;
	while (is_word_char(first.at[first.len]))
		first.len++;
	if (first.len == 0)
		return false;
	lower = char_lower(*first.at);
	upper = char_upper(lower);
	for (size_t i = 0;; i++) {
		struct line_word w;
		size_t at;

		while (i + first.len <= s.len && s.at[i] != lower &&
		       s.at[i] != upper)
			i++;
		if (i + first.len > s.len)
			return false;
		if ((i > 0 && is_word_char(s.at[i - 1])) ||
		    !may_start(s.at + i, first))
			continue;
		at = i;
		(void)word_next(s, &at, &w);
		if (phrase_at(s, w, str_of(first.at), end)) {
			*start = w.start;
			return true;
		}
	}
}

bool
phrase_in(struct str s, const char *phrase)
{
	size_t start, end;

	return phrase_find(s, phrase, &start, &end);
}

bool
line_next(struct str text, size_t *start, size_t *end)
{
	size_t at = *end;

	while (at < text.len) {
		size_t stop = str_find_char(text, '\n', at);
		struct str line;

		stop = stop == SIZE_MAX ? text.len : stop;
		line = str_trim(str_sub(text, at, stop));
		if (line.len) {
			*start = (size_t)(line.at - text.at);
			*end = *start + line.len;
			return true;
		}
		at = stop + 1;
	}
	return false;
}
