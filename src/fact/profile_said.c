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

/* Nothing but dashes and strokes. */
static bool
is_dash(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c == 0xe2 && i + 2 < s.len &&
		    (unsigned char)s.at[i + 1] == 0x80 &&
		    (unsigned char)s.at[i + 2] <= 0x95)
			i += 2;
		else if (c != '-' && c != '/' && !char_is_space((char)c))
			return false;
	}
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

/* What opens a cell is about the field: "Not included", "This extension must
 * not be present".  "cA FALSE, path length not present" is not. */
static struct str
without_subject(struct str value)
{
	struct line_word w;
	size_t at = 0, behind = 0;

	while (word_next(value, &at, &w) &&
	       word_in(w.text,
		   " this the extension field attribute it is are shall must "
		   "be will "))
		behind = at;
	return str_sub(value, behind, value.len);
}

static bool
starts_with_any(struct str value, const char *const *phrases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (phrase_starts(value, phrases[i]))
			return true;
	return false;
}

static bool
is_said_absent(struct str value)
{
	static const char *const openings[] = {"not present", "not included",
	    "not used", "not set", "not be present", "not be included",
	    "not be used", "not appear", "not asserted", "not applicable",
	    "not allowed", "not permitted", "not supported", "not contained",
	    "not populated", "never present", "never included", "absent",
	    "omitted", "prohibited", "forbidden", "does not appear",
	    "no extension", "none", "n a"};

	return is_dash(value) || is_just(value, " no n none absent omitted ") ||
	       starts_with_any(
		   without_subject(value), openings, COUNT_OF(openings));
}

/* "May be present in cross certificates; shall otherwise": what holds for all
 * but a few. */
static struct str
of_most(struct str value)
{
	size_t at = phrase_in(value, "otherwise") ? str_find_char(value, ';', 0)
						  : SIZE_MAX;

	return at < value.len ? str_sub(value, at + 1, value.len) : value;
}

enum presence
profile_presence_of(struct str value)
{
	value = str_trim(of_most(value));
	if (!value.len)
		return PRESENCE_UNSAID;
	if (is_said_absent(value))
		return PRESENCE_ABSENT;
	if (ANY(value, "is optional", "are optional", "may be present",
		"may be included", "may be used", "may be omitted",
		"not required", "not mandatory", "not recommended",
		"should not be present") ||
	    is_just(value, " o may should can recommended conditional ") ||
	    starts_loosely(value))
		return PRESENCE_OPTIONAL;
	return PRESENCE_PRESENT;
}

enum presence
profile_presence_in_column(struct str cell)
{
	struct str own = without_subject(cell = str_trim(of_most(cell)));

	if (!cell.len)
		return PRESENCE_UNSAID;
	if (phrase_starts(cell, "must not") ||
	    phrase_starts(cell, "shall not") ||
	    phrase_starts(cell, "may not") || is_said_absent(cell))
		return PRESENCE_ABSENT;
	if (phrase_starts(own, "not") || phrase_starts(own, "should") ||
	    phrase_starts(own, "may") || phrase_starts(own, "optional") ||
	    phrase_starts(own, "recommended") || phrase_starts(own, "can") ||
	    phrase_starts(own, "conditional") || is_just(own, " o c ") ||
	    str_eq(own, STR("*")) || starts_loosely(own))
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
		"not be marked as critical", "critical false", "critical no",
		"uncritical", "not a critical", "never critical",
		"must not be critical"))
		return CRITICALITY_NO;
	/* "The criticality field is set to TRUE." */
	if (ANY(value, "criticality") &&
	    ANY(value, "true") != ANY(value, "false"))
		return ANY(value, "true") ? CRITICALITY_YES : CRITICALITY_NO;
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
