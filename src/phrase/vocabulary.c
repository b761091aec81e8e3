#include "phrase/vocabulary.h"

#include "phrase/stem.h"

struct named {
	struct str word;
	int value;
};

static const struct named number_words[] = {
    {STR_INIT("zero"), 0},
    {STR_INIT("one"), 1},
    {STR_INIT("two"), 2},
    {STR_INIT("three"), 3},
    {STR_INIT("four"), 4},
    {STR_INIT("five"), 5},
    {STR_INIT("six"), 6},
    {STR_INIT("seven"), 7},
    {STR_INIT("eight"), 8},
    {STR_INIT("nine"), 9},
    {STR_INIT("ten"), 10},
    {STR_INIT("eleven"), 11},
    {STR_INIT("twelve"), 12},
    {STR_INIT("thirteen"), 13},
    {STR_INIT("fourteen"), 14},
    {STR_INIT("fifteen"), 15},
    {STR_INIT("sixteen"), 16},
    {STR_INIT("seventeen"), 17},
    {STR_INIT("eighteen"), 18},
    {STR_INIT("nineteen"), 19},
    {STR_INIT("twenty"), 20},
    {STR_INIT("thirty"), 30},
    {STR_INIT("forty"), 40},
    {STR_INIT("fourty"), 40},
    {STR_INIT("fifty"), 50},
    {STR_INIT("sixty"), 60},
    {STR_INIT("seventy"), 70},
    {STR_INIT("eighty"), 80},
    {STR_INIT("ninety"), 90},
    {STR_INIT("hundred"), 100},
    {STR_INIT("thousand"), 1000},
};

static const struct named unit_words[] = {
    {STR_INIT("sec"), UNIT_SECOND},
    {STR_INIT("secs"), UNIT_SECOND},
    {STR_INIT("second"), UNIT_SECOND},
    {STR_INIT("seconds"), UNIT_SECOND},
    {STR_INIT("min"), UNIT_MINUTE},
    {STR_INIT("mins"), UNIT_MINUTE},
    {STR_INIT("minute"), UNIT_MINUTE},
    {STR_INIT("minutes"), UNIT_MINUTE},
    {STR_INIT("h"), UNIT_HOUR},
    {STR_INIT("hr"), UNIT_HOUR},
    {STR_INIT("hrs"), UNIT_HOUR},
    {STR_INIT("hour"), UNIT_HOUR},
    {STR_INIT("hours"), UNIT_HOUR},
    {STR_INIT("day"), UNIT_DAY},
    {STR_INIT("days"), UNIT_DAY},
    {STR_INIT("week"), UNIT_WEEK},
    {STR_INIT("weeks"), UNIT_WEEK},
    {STR_INIT("month"), UNIT_MONTH},
    {STR_INIT("months"), UNIT_MONTH},
    {STR_INIT("quarter"), UNIT_QUARTER},
    {STR_INIT("quarters"), UNIT_QUARTER},
    {STR_INIT("yr"), UNIT_YEAR},
    {STR_INIT("yrs"), UNIT_YEAR},
    {STR_INIT("year"), UNIT_YEAR},
    {STR_INIT("years"), UNIT_YEAR},
    {STR_INIT("bit"), UNIT_BIT},
    {STR_INIT("bits"), UNIT_BIT},
    {STR_INIT("percent"), UNIT_PERCENT},
    {STR_INIT("pct"), UNIT_PERCENT},
};

static const struct named month_words[] = {
    {STR_INIT("jan"), 1},
    {STR_INIT("january"), 1},
    {STR_INIT("feb"), 2},
    {STR_INIT("february"), 2},
    {STR_INIT("mar"), 3},
    {STR_INIT("march"), 3},
    {STR_INIT("apr"), 4},
    {STR_INIT("april"), 4},
    {STR_INIT("may"), 5},
    {STR_INIT("jun"), 6},
    {STR_INIT("june"), 6},
    {STR_INIT("jul"), 7},
    {STR_INIT("july"), 7},
    {STR_INIT("aug"), 8},
    {STR_INIT("august"), 8},
    {STR_INIT("sep"), 9},
    {STR_INIT("sept"), 9},
    {STR_INIT("september"), 9},
    {STR_INIT("oct"), 10},
    {STR_INIT("october"), 10},
    {STR_INIT("nov"), 11},
    {STR_INIT("november"), 11},
    {STR_INIT("dec"), 12},
    {STR_INIT("december"), 12},
};

/* The tables are short, and each word is looked up once a text. */
static int
look_up(const struct named *table, size_t n, struct str word, int otherwise)
{
	for (size_t i = 0; i < n; i++)
		if (table[i].word.at[0] == word.at[0] &&
		    str_eq(table[i].word, word))
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

/* "example.com": labels, of which the last is a country or one of the usual
 * ones; not "e.g" and not "tbsCertificate.extensions". */
static bool
is_domain(struct str plain)
{
	static const struct str tops[] = {STR_INIT("com"), STR_INIT("net"),
	    STR_INIT("org"), STR_INIT("info"), STR_INIT("biz"), STR_INIT("gov"),
	    STR_INIT("edu"), STR_INIT("mil"), STR_INIT("int"), STR_INIT("test"),
	    STR_INIT("example"), STR_INIT("app"), STR_INIT("dev"),
	    STR_INIT("cloud")};
	size_t dot = plain.len;
	struct str top;

	while (dot > 0 && plain.at[dot - 1] != '.')
		dot--;
	if (dot < 3)
		return false;
	top = str_sub(plain, dot, plain.len);
	if (top.len == 2)
		return char_is_alpha(top.at[0]) && char_is_alpha(top.at[1]) &&
		       dot > 3;
	for (size_t i = 0; i < COUNT_OF(tops); i++)
		if (str_eq(top, tops[i]))
			return true;
	return false;
}

static int
put_word(struct vocabulary *v, struct word w)
{
	int at = (int)v->word.len;

	index_put(v->arena, &v->words, w.plain, at);
	VEC_PUSH(v->arena, &v->word, w);
	return at;
}

static int
add_word(struct vocabulary *v, struct str plain)
{
	char scratch[STEM_MAX];
	struct word w = {.plain = arena_copy(v->arena, plain), .number = -1};

	w.key = vocabulary_key(
	    v, is_domain(plain) ? STR("#domain")
				: lexicon_key(v->lexicon, w.plain, scratch));
	if (plain.len) {
		w.number =
		    look_up(number_words, COUNT_OF(number_words), plain, -1);
		w.unit = (enum unit_code)look_up(
		    unit_words, COUNT_OF(unit_words), plain, UNIT_NONE);
		w.month = look_up(month_words, COUNT_OF(month_words), plain, 0);
	}
	return put_word(v, w);
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

void
vocabulary_join(
    struct vocabulary *v, const struct vocabulary *other, int *keys, int *words)
{
	for (size_t i = 0; i < other->key.len; i++)
		keys[i] = vocabulary_key(v, other->key.at[i]);
	for (size_t i = 0; i < other->word.len; i++) {
		struct word w = other->word.at[i];

		words[i] = index_find(&v->words, w.plain);
		if (words[i] >= 0)
			continue;
		w.plain = arena_copy(v->arena, w.plain);
		w.key = keys[w.key];
		words[i] = put_word(v, w);
	}
}

int
vocabulary_find(const struct vocabulary *v, struct str key)
{
	return index_find(&v->keys, key);
}
