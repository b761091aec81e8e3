/* What a cell or a sentence says of a field: whether it is there, whether it
 * is critical, and on which condition. */
#include "fact/line.h"
#include "fact/profile.h"

static bool
any_in(struct str s, const char *const *phrases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (phrase_in(s, phrases[i]))
			return true;
	return false;
}

#define ANY(s, ...)                                                            \
	any_in((s), (const char *const[]){__VA_ARGS__},                        \
	    COUNT_OF(((const char *const[]){__VA_ARGS__})))

/* The words of a cell, when it has just one or two: "No", "Not present". */
static bool
is_just(struct str s, const char *words)
{
	struct line_word w;
	size_t at = 0;
	int n = 0;

	while (word_next(s, &at, &w)) {
		if (!word_in(w.text, words))
			return false;
		n++;
	}
	return n > 0;
}

static bool
is_dash(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (char_is_alpha(s.at[i]) || char_is_digit(s.at[i]))
			return false;
	return s.len > 0;
}

/* "<if included, is critical>", "optional": it is about the field; later on it
 * is about a part of the value. */
static bool
starts_loosely(struct str value)
{
	struct line_word first;
	size_t start, end, at = 0;

	if (!word_next(value, &at, &first))
		return false;
	return word_in(first.text, " optional optionally ") ||
	       (profile_condition_of(value, &start, &end) &&
		   start == first.start);
}

enum presence
profile_presence_of(struct str value)
{
	value = str_trim(value);
	if (!value.len)
		return PRESENCE_UNSAID;
	if (is_dash(value) || is_just(value, " no n none absent omitted x ") ||
	    ANY(value, "not present", "not included", "not used", "not set",
		"is absent", "are absent", "must not be present",
		"must not include", "must not contain", "must be absent",
		"shall not be present", "shall not be included",
		"must not be included", "is omitted", "are omitted",
		"prohibited", "does not appear", "no extension"))
		return PRESENCE_ABSENT;
	if (ANY(value, "is optional", "are optional", "may be present",
		"may be included", "may include", "may contain", "may be used",
		"not required", "not mandatory") ||
	    is_just(value, " o may should can ") || starts_loosely(value))
		return PRESENCE_OPTIONAL;
	return PRESENCE_PRESENT;
}

enum criticality
profile_criticality_of(struct str value)
{
	value = str_trim(value);
	if (ANY(value, "non critical", "not critical", "noncritical",
		"not marked critical", "not be critical",
		"not be marked critical", "not marked as critical",
		"not be marked as critical", "critical false", "critical no"))
		return CRITICALITY_NO;
	if (ANY(value, "critical"))
		return CRITICALITY_YES;
	if (is_just(value, " yes true y c "))
		return CRITICALITY_YES;
	if (is_just(value, " no false n nc "))
		return CRITICALITY_NO;
	return CRITICALITY_UNSAID;
}

/* "if included", "only for RSA keys", "where the CA operates ...": from the
 * word to the next comma, semicolon, bracket or end of a sentence. */
bool
profile_condition_of(struct str value, size_t *start, size_t *end)
{
	struct line_word w, next;
	size_t at = 0, behind;

	while (word_next(value, &at, &w)) {
		behind = at;
		if (word_in(w.text, " if when where unless whenever "))
			break;
		if (word_in(w.text, " only ") &&
		    word_next(value, &behind, &next) &&
		    word_in(next.text, " for in if when "))
			break;
	}
	if (!w.text.len || !value.len)
		return false;
	*start = w.start;
	for (*end = w.end; *end < value.len; (*end)++) {
		char c = value.at[*end];

		if (c == ',' || c == ';' || c == ')' || c == '>' || c == '\n')
			break;
		if (c == '.' && (*end + 1 == value.len ||
				    char_is_space(value.at[*end + 1])))
			break;
	}
	return true;
}
