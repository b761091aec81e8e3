/* What cryptographic modules are validated against: FIPS 140 with its level,
 * and assurance levels of Common Criteria.  The level may stand before or
 * behind the standard, and one standard's level is not another's. */
#include "fact/find.h"
#include "fact/line.h"

/* How far a level may stand from its standard. */
#define LEVEL_WORDS 7
#define LEVEL_BYTES 60

static size_t
skip_parts(struct str s, size_t i)
{
	while (i < s.len && !char_is_alpha(s.at[i]) &&
	       !char_is_digit(s.at[i]) && s.at[i] != '.' && s.at[i] != ';' &&
	       s.at[i] != ')')
		i++;
	return i;
}

/* "140-2", "140‑3", "140": the part is 0 where it is not given. */
static bool
read_140(struct str s, size_t at, int *part, size_t *end)
{
	size_t i = at;

	if (!str_starts(str_sub(s, at, s.len), STR("140")))
		return false;
	i += 3;
	if (i < s.len && char_is_digit(s.at[i]))
		return false;
	*part = 0;
	*end = i;
	while (i < s.len && (s.at[i] == '-' || (unsigned char)s.at[i] >= 0x80))
		i++;
	if (i > *end && i < s.len && s.at[i] >= '1' && s.at[i] <= '3') {
		*part = s.at[i] - '0';
		*end = i + 1;
	}
	return true;
}

/* The number of "Level 3", "L3", "level (3)" whose word begins at `w`. */
static int
level_number(struct str s, const struct line_word *w, size_t *end)
{
	struct line_word next;
	size_t at = w->end;

	if (w->text.len == 2 && char_lower(w->text.at[0]) == 'l' &&
	    w->text.at[1] >= '1' && w->text.at[1] <= '4') {
		*end = w->end;
		return w->text.at[1] - '0';
	}
	if (!word_in(w->text, " level levels ") || !word_next(s, &at, &next) ||
	    next.text.len != 1 || next.text.at[0] < '1' ||
	    next.text.at[0] > '4')
		return 0;
	*end = next.end;
	return next.text.at[0] - '0';
}

/* A level behind the standard, before the next standard or sentence. */
static int
level_behind(struct str s, size_t from, size_t *end)
{
	struct str rest = str_sub(s, 0, from + LEVEL_BYTES);
	struct line_word w;
	size_t at = from;
	int level;

	for (int n = 0; n < LEVEL_WORDS && word_next(rest, &at, &w); n++) {
		struct str gap = str_sub(s, from, w.start);

		if (str_find_char(gap, ';', 0) != SIZE_MAX ||
		    str_find(gap, STR(". "), 0) != SIZE_MAX ||
		    word_in(w.text, " fips eal iso common "))
			return 0;
		level = level_number(s, &w, end);
		if (level)
			return level;
	}
	return 0;
}

/* A level in front: "level 3 of FIPS 140-2", "Level 3 under FIPS 140-2". */
static int
level_before(struct str s, size_t at, size_t *start)
{
	size_t from = at > LEVEL_BYTES / 2 ? at - LEVEL_BYTES / 2 : 0, end = 0;
	struct line_word w;
	int level = 0;

	while (word_next(s, &from, &w) && w.end <= at) {
		int n = level_number(s, &w, &end);
		struct str gap;

		if (!n || end > at)
			continue;
		gap = str_trim(str_sub(s, end, at));
		if (gap.len > 24 || str_find_char(gap, ',', 0) != SIZE_MAX ||
		    str_find_char(gap, '.', 0) != SIZE_MAX ||
		    phrase_in(gap, "or") || phrase_in(gap, "and"))
			continue;
		level = n;
		*start = w.start;
	}
	return level;
}

static size_t
add_fips(struct fact_finder *f, const struct line_word *fips)
{
	struct str s = f->text;
	size_t at = skip_parts(s, fips->end), start = fips->start, end;
	struct line_word w;
	size_t look = at;
	int part, level;
	struct fact *fact;
	struct str value;

	if (word_next(s, &look, &w) && word_in(w.text, " pub publication "))
		at = skip_parts(s, w.end);
	if (!read_140(s, at, &part, &end))
		return fips->end;
	level = level_behind(s, end, &end);
	if (!level)
		level = level_before(s, fips->start, &start);
	value = arena_print(f->a, part ? "FIPS 140-%d" : "FIPS 140", part);
	if (level)
		value =
		    arena_print(f->a, "%.*s level %d", STR_ARG(value), level);
	fact = fact_add(f, FACT_MODULE, start, end, value);
	fact->number = level;
	return end;
}

/* "EAL 4+", "EAL4", "EAL 4 augmented". */
static size_t
add_eal(struct fact_finder *f, const struct line_word *w)
{
	struct str s = f->text;
	size_t i = w->start + 3;
	char level;
	struct fact *fact;
	struct line_word next;
	size_t look;
	bool plus;

	if (i == w->end && i < s.len && strchr(" -(:)", s.at[i]))
		while (i < s.len && s.at[i] && strchr(" -(:)", s.at[i]) &&
		       i < w->end + 3)
			i++;
	if (i >= s.len || s.at[i] < '1' || s.at[i] > '7')
		return w->end;
	level = s.at[i++];
	look = i;
	plus = i < s.len && s.at[i] == '+';
	if (plus)
		i++;
	else if (word_next(s, &look, &next) &&
		 word_in(next.text, " augmented plus ")) {
		plus = true;
		i = next.end;
	}
	fact = fact_add(f, FACT_MODULE, w->start, i,
	    arena_print(
		f->a, "Common Criteria EAL %c%s", level, plus ? "+" : ""));
	fact->number = level - '0';
	return i;
}

void
fact_modules(struct fact_finder *f)
{
	struct line_word w;
	size_t at = 0;

	while (word_next(f->text, &at, &w)) {
		if (str_eq(w.text, STR("FIPS")))
			at = add_fips(f, &w);
		else if (w.text.len >= 3 && w.text.len <= 4 &&
			 str_starts(w.text, STR("EAL")))
			at = add_eal(f, &w);
	}
}
