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
	struct line_word first, w;
	size_t next = 0;

	if (!word_next(str_of(phrase), &next, &first))
		return false;
	for (size_t at = 0;; at++) {
		at = str_find_nocase(s, first.text, at);
		if (at == SIZE_MAX)
			return false;
		if (at > 0 && is_word_char(s.at[at - 1]))
			continue;
		next = at;
		(void)word_next(s, &next, &w);
		if (phrase_at(s, w, str_of(phrase), end)) {
			*start = at;
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
