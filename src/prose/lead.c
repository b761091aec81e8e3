/* Words of lead-ins, as they are written. */
#include "prose/lead.h"

#define GROUP_WORDS 6 /* in which a commitment of its own shows */

static bool
has_word(struct str text, struct str word)
{
	size_t at = 0;

	while ((at = str_find(text, word, at)) != SIZE_MAX) {
		bool left = at == 0 || !char_is_alpha(text.at[at - 1]);
		bool right = at + word.len >= text.len ||
			     !char_is_alpha(text.at[at + word.len]);

		if (left && right)
			return true;
		at++;
	}
	return false;
}

static bool
has_one_of(struct str text, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (has_word(text, words[i]))
			return true;
	return false;
}

bool
lead_reads_like_one(struct str s)
{
	static const struct str words[] = {
	    STR_INIT("following"), STR_INIT("follows"), STR_INIT("below")};
	char last;

	s = str_trim(s);
	if (s.len == 0)
		return false;
	last = s.at[s.len - 1];
	if (last != '.' && last != '?' && last != '!')
		return true;
	return has_one_of(s, words, COUNT_OF(words));
}

bool
lead_promises_list(struct str s)
{
	/* "The following are kept: logs and reports." has its own */
	return has_word(s, STR("following")) &&
	       str_find_char(s, ':', 0) == SIZE_MAX;
}

bool
lead_ends_in_colon(struct str s)
{
	s = str_trim(s);
	return s.len > 0 && s.at[s.len - 1] == ':';
}

bool
lead_tells_a_time(struct str s)
{
	static const struct str units[] = {STR_INIT("hour"), STR_INIT("hours"),
	    STR_INIT("day"), STR_INIT("days")};

	return has_one_of(s, units, COUNT_OF(units));
}

bool
lead_limits_time(struct str s)
{
	static const struct str words[] = {STR_INIT("within"),
	    STR_INIT("Within"), STR_INIT("later"), STR_INIT("most"),
	    STR_INIT("latest")};

	if (!lead_tells_a_time(s))
		return false;
	return has_one_of(s, words, COUNT_OF(words));
}

bool
lead_commits_itself(struct str s)
{
	static const struct str words[] = {STR_INIT("shall"), STR_INIT("will"),
	    STR_INIT("may"), STR_INIT("must"), STR_INIT("revokes"),
	    STR_INIT("publishes"), STR_INIT("provides")};
	size_t end = 0;

	for (int n = 0; n < GROUP_WORDS && end < s.len; n++)
		while (++end < s.len && !char_is_space(s.at[end]))
			continue;
	return has_one_of(str_sub(s, 0, end), words, COUNT_OF(words));
}

bool
lead_is_labelled_value(struct str s)
{
	enum { LABEL_WORDS = 4 };
	size_t colon = str_find_char(s, ':', 0);
	int words = 1;

	s = str_trim(s);
	for (size_t i = 0; i < colon && i < s.len; i++)
		words += char_is_space(s.at[i]);
	return colon + 1 < s.len && words <= LABEL_WORDS;
}
