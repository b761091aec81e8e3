/* Which units can hold a match of a raw expression.
 *
 * An expression tells letters and digits that every match holds
 * (phrase/regex.h).  Such a row stands inside one word of the text, and the
 * vocabulary tells which units hold that, or inside what is no word: an
 * address, which may hold anything, or a quantity.  The units that are left are
 * looked at one by one when the expression is searched there.
 */
#include "base/utf8.h"
#include "phrase/leaf.h"
#include "phrase/scan.h"

static bool
may_be_cut(const struct word *w)
{
	return w->plain.len + UTF8_PLAIN_MAX > SCAN_WORD_MAX;
}

/* One bit for each two bytes in a row that the word has: what it holds has no
 * other bits. */
static uint64_t
pairs_of(struct str word)
{
	uint64_t pairs = 0;

	for (size_t i = 1; i < word.len; i++)
		pairs |= UINT64_C(1) << ((unsigned char)word.at[i - 1] * 11u +
					    (unsigned char)word.at[i] * 3u) %
					    64;
	return pairs;
}

/* Of all words of the text, by number; a word that may be cut may hold
 * anything. */
static const uint64_t *
word_pairs(const struct phrase_text *text)
{
	const struct vocabulary *v = &text->words;
	struct phrase_index *ix = text->index;

	if (!ix->pairs) {
		ix->pairs = arena_many(ix->arena, uint64_t, v->word.len);
		for (size_t i = 0; i < v->word.len; i++)
			ix->pairs[i] = may_be_cut(&v->word.at[i])
					   ? UINT64_MAX
					   : pairs_of(v->word.at[i].plain);
	}
	return ix->pairs;
}

/* A word that may stand inside a quantity, where it is no token: "five
 * business days". */
static bool
may_be_in_quantity(const struct word *w)
{
	static const char *const others[] = {"business", "working", "calendar",
	    "consecutive", "clear", "per", "cent", "and", "of", "a", "an",
	    "the", "other"};

	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (str_eq(w->plain, str_of(others[i])))
			return true;
	return w->number != -1 || w->unit != UNIT_NONE || w->month > 0;
}

static void
add_quantities(const struct phrase_index *ix, uint64_t *units)
{
	for (size_t i = 0; i < COUNT_OF(ix->by_kind); i++)
		index_join(ix, ix->by_kind[i], units);
}

static void
add_units_of(const struct phrase_text *text, struct str key, uint64_t *units)
{
	int there = vocabulary_find(&text->words, key);

	if (there >= 0)
		index_add(text->index, there, units);
}

static void
add_addresses(const struct phrase_text *text, uint64_t *units)
{
	add_units_of(text, STR("#url"), units);
	add_units_of(text, STR("#mail"), units);
}

/* "Cannot", "don't", "won't" become two words, of which one is "not". */
static bool
may_be_split(struct str row)
{
	return row.at[row.len - 1] == 'n' ||
	       str_find(STR("cannot"), row, 0) != SIZE_MAX ||
	       str_find(STR("won shan"), row, 0) != SIZE_MAX;
}

static void
add_negated(const struct phrase_text *text, uint64_t *units)
{
	int not = index_find(&text->words.words, STR("not"));

	if (not >= 0)
		index_add(text->index, text->words.word.at[not ].key, units);
}

/* "2.23.140.1": more parts than a date has.  Its key has all its digits
 * (phrase/quantity.h). */
static bool
is_long_dotted(struct str row)
{
	int dots = 0;

	for (size_t i = 0; i < row.len; i++)
		dots += row.at[i] == '.';
	return dots > 2;
}

static void
add_dotted(const struct phrase_text *text, struct str row, uint64_t *units)
{
	const struct vocabulary *v = &text->words;

	for (size_t key = 0; key < v->key.len; key++) {
		struct str at = v->key.at[key];

		if (str_starts(at, STR("#s")) &&
		    (str_find(at, row, 0) != SIZE_MAX ||
			at.len >= 2 + QUANTITY_DIGITS))
			index_add(text->index, (int)key, units);
	}
}

/* Adds the units with a word that holds the row.  Digits may stand in any
 * quantity; letters only in those of which the words tell. */
static void
add_holders(const struct phrase_text *text, struct str row, uint64_t *units)
{
	const struct vocabulary *v = &text->words;
	const uint64_t *pairs = word_pairs(text), needed = pairs_of(row);

	if (is_long_dotted(row))
		add_dotted(text, row, units);
	else if (char_is_digit(row.at[0]))
		add_quantities(text->index, units);
	else if (may_be_split(row))
		add_negated(text, units);
	for (size_t i = 0; i < v->word.len; i++) {
		const struct word *w = &v->word.at[i];

		if ((pairs[i] & needed) != needed ||
		    (pairs[i] != UINT64_MAX &&
			str_find(w->plain, row, 0) == SIZE_MAX))
			continue;
		if (may_be_in_quantity(w))
			add_quantities(text->index, units);
		index_add(text->index, w->key, units);
	}
}

/* A row of one letter tells too little, and the ending of "part(ies)" is no
 * part of a word. */
static bool
is_telling(struct str row)
{
	return row.len >= 2 && str_find(STR("ies"), row, 0) == SIZE_MAX;
}

/* The units that hold one of the rows. */
static void
keep_rows(const struct phrase_text *text, const struct str rows[], size_t n,
    uint64_t *units)
{
	struct phrase_index *ix = text->index;
	uint64_t *some;

	for (size_t i = 0; i < n; i++)
		if (!is_telling(rows[i]))
			return;
	if (n == 0)
		return;
	some = index_lend(ix);
	(void)memset(some, 0, ix->n_words * sizeof(*some));
	for (size_t i = 0; i < n; i++)
		add_holders(text, rows[i], some);
	add_addresses(text, some);
	for (size_t i = 0; i < ix->n_words; i++)
		units[i] &= some[i];
	index_return(ix);
}

/* Past the letters, the digits or the dotted number at `at`. */
static size_t
end_of_row(struct str run, size_t at)
{
	size_t end = at, digits;

	while (end < run.len && char_is_alpha(run.at[end]))
		end++;
	if (end > at)
		return end;
	do {
		digits = at;
		while (at < run.len && char_is_digit(run.at[at]))
			at++;
		if (at > digits)
			end = at;
	} while (at > digits && at < run.len && run.at[at++] == '.');
	return end;
}

/* The longest row of letters or of digits in bytes that every match holds: a
 * number with its unit, "24h", is no one word, nor is a date. */
static struct str
longest_row(struct str run)
{
	struct str longest = {0};

	for (size_t at = 0; at < run.len;) {
		size_t end = end_of_row(run, at);
		struct str row = str_sub(run, at, end);

		if (char_is_digit(run.at[at]) && !is_long_dotted(row))
			row = str_sub(row, 0, str_find_char(row, '.', 0));
		if (row.len > longest.len)
			longest = row;
		at = end > at ? end : at + 1;
	}
	return longest;
}

/* Many letters and digits in a row, "[0-9a-f]{40}", are a long word or a
 * number. */
static void
keep_long_words(const struct phrase_text *text, size_t least, uint64_t *units)
{
	enum { LONG = 16 }; /* longer than most words, and than any unit */
	struct phrase_index *ix = text->index;
	uint64_t *some;

	if (least < LONG)
		return;
	some = index_lend(ix);
	(void)memset(some, 0, ix->n_words * sizeof(*some));
	for (size_t i = 0; i < text->words.word.len; i++) {
		const struct word *w = &text->words.word.at[i];

		if (w->plain.len >= least || may_be_cut(w))
			index_add(ix, w->key, some);
	}
	add_quantities(ix, some);
	add_addresses(text, some);
	for (size_t i = 0; i < ix->n_words; i++)
		units[i] &= some[i];
	index_return(ix);
}

/* So few units are sooner looked at than narrowed down. */
static bool
are_few(const struct phrase_text *text, const uint64_t *units)
{
	return !set_has_many(units, text->index->n_words, 48);
}

void
raw_keep(
    const struct phrase_text *text, const struct regex *raw, uint64_t *units)
{
	struct str run = longest_row(regex_run(raw));

	for (int need = 0; need < REGEX_NEEDS && !are_few(text, units);
	     need++) {
		struct str rows[REGEX_LITERALS];

		keep_rows(text, rows, regex_literals(raw, need, rows), units);
	}
	if (!are_few(text, units))
		keep_rows(text, &run, 1, units);
	if (!are_few(text, units))
		keep_long_words(text, regex_row(raw), units);
}
