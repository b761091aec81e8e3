#include "phrase/vocabulary.h"

#include "phrase/stem.h"

struct named {
	const char *word;
	int value;
};

static const struct named number_words[] = {
    {"zero", 0},
    {"one", 1},
    {"two", 2},
    {"three", 3},
    {"four", 4},
    {"five", 5},
    {"six", 6},
    {"seven", 7},
    {"eight", 8},
    {"nine", 9},
    {"ten", 10},
    {"eleven", 11},
    {"twelve", 12},
    {"thirteen", 13},
    {"fourteen", 14},
    {"fifteen", 15},
    {"sixteen", 16},
    {"seventeen", 17},
    {"eighteen", 18},
    {"nineteen", 19},
    {"twenty", 20},
    {"thirty", 30},
    {"forty", 40},
    {"fourty", 40},
    {"fifty", 50},
    {"sixty", 60},
    {"seventy", 70},
    {"eighty", 80},
    {"ninety", 90},
    {"hundred", 100},
    {"thousand", 1000},
};

static const struct named unit_words[] = {
    {"sec", UNIT_SECOND},
    {"secs", UNIT_SECOND},
    {"second", UNIT_SECOND},
    {"seconds", UNIT_SECOND},
    {"min", UNIT_MINUTE},
    {"mins", UNIT_MINUTE},
    {"minute", UNIT_MINUTE},
    {"minutes", UNIT_MINUTE},
    {"h", UNIT_HOUR},
    {"hr", UNIT_HOUR},
    {"hrs", UNIT_HOUR},
    {"hour", UNIT_HOUR},
    {"hours", UNIT_HOUR},
    {"day", UNIT_DAY},
    {"days", UNIT_DAY},
    {"week", UNIT_WEEK},
    {"weeks", UNIT_WEEK},
    {"month", UNIT_MONTH},
    {"months", UNIT_MONTH},
    {"quarter", UNIT_QUARTER},
    {"quarters", UNIT_QUARTER},
    {"yr", UNIT_YEAR},
    {"yrs", UNIT_YEAR},
    {"year", UNIT_YEAR},
    {"years", UNIT_YEAR},
    {"bit", UNIT_BIT},
    {"bits", UNIT_BIT},
    {"percent", UNIT_PERCENT},
    {"pct", UNIT_PERCENT},
};

static const struct named month_words[] = {
    {"jan", 1},
    {"january", 1},
    {"feb", 2},
    {"february", 2},
    {"mar", 3},
    {"march", 3},
    {"apr", 4},
    {"april", 4},
    {"may", 5},
    {"jun", 6},
    {"june", 6},
    {"jul", 7},
    {"july", 7},
    {"aug", 8},
    {"august", 8},
    {"sep", 9},
    {"sept", 9},
    {"september", 9},
    {"oct", 10},
    {"october", 10},
    {"nov", 11},
    {"november", 11},
    {"dec", 12},
    {"december", 12},
};

/* The tables are short and each word is looked up once a text, but most
 * words start unlike all of them, so that the first letter decides. */
static int
look_up(const struct named *table, size_t n, struct str word, int otherwise)
{
	for (size_t i = 0; i < n; i++)
		if (table[i].word[0] == word.at[0] &&
		    str_eq(str_of(table[i].word), word))
			return table[i].value;
	return otherwise;
}

static void
flag_key(struct vocabulary *v, struct str key, unsigned flag)
{
	int at = vocabulary_key(v, key);

	v->flags.at[at] = (unsigned char)(v->flags.at[at] | flag);
}

static void
flag_words(struct vocabulary *v, const struct json *list, unsigned flag)
{
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		int word = vocabulary_word(v, json_str(n));

		flag_key(v, v->key.at[v->word.at[word].key], flag);
	}
}

void
vocabulary_init(
    struct vocabulary *v, struct arena *a, const struct lexicon *lexicon)
{
	const struct json *frames = lexicon_frames(lexicon);

	*v = (struct vocabulary){.arena = a, .lexicon = lexicon};
	flag_key(v, STR("|"), KEY_SIGN | KEY_BARRIER);
	flag_key(v, STR(";"), KEY_SIGN | KEY_BARRIER);
	flag_key(v, STR(","), KEY_SIGN);
	flag_key(v, STR(":"), KEY_SIGN);
	flag_key(v, STR("("), KEY_SIGN);
	flag_key(v, STR(")"), KEY_SIGN);
	flag_key(v, STR("\""), KEY_SIGN | KEY_SILENT);
	flag_key(v, STR("'"), KEY_SIGN | KEY_SILENT);
	flag_words(v, json_at(frames, "contrast"), KEY_BARRIER);
	flag_words(v, json_at(frames, "articles"), KEY_SILENT);
}

static int
add_word(struct vocabulary *v, struct str plain)
{
	char scratch[STEM_MAX];
	struct word w = {.plain = arena_copy(v->arena, plain), .number = -1};
	int at = (int)v->word.len;

	w.key = vocabulary_key(v, lexicon_key(v->lexicon, w.plain, scratch));
	if (plain.len) {
		w.number = look_up(number_words, COUNT_OF(number_words),
		    plain, -1);
		w.unit = (enum unit_code)look_up(
		    unit_words, COUNT_OF(unit_words), plain, UNIT_NONE);
		w.month =
		    look_up(month_words, COUNT_OF(month_words), plain, 0);
	}
	index_put(v->arena, &v->words, w.plain, at);
	VEC_PUSH(v->arena, &v->word, w);
	return at;
}

int
vocabulary_word(struct vocabulary *v, struct str plain)
{
	int at = index_find(&v->words, plain);

	return at >= 0 ? at : add_word(v, plain);
}

int
vocabulary_key(struct vocabulary *v, struct str key)
{
	int at = index_find(&v->keys, key);

	if (at >= 0)
		return at;
	key = arena_copy(v->arena, key);
	at = (int)v->key.len;
	index_put(v->arena, &v->keys, key, at);
	VEC_PUSH(v->arena, &v->key, key);
	VEC_PUSH(v->arena, &v->flags, 0);
	return at;
}

int
vocabulary_find(const struct vocabulary *v, struct str key)
{
	return index_find(&v->keys, key);
}
