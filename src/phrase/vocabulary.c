#include "phrase/vocabulary.h"

#include "base/search.h"
#include "phrase/stem.h"

/* A word of numbers, units of time and the like, or months. */
struct measuring {
	struct str word;
	int number; /* -1: none */
	enum unit_code unit;
	int month; /* 0: none */
};

/* In order. */
static const struct measuring measuring_words[] = {
    {STR_INIT("apr"), -1, UNIT_NONE, 4},
    {STR_INIT("april"), -1, UNIT_NONE, 4},
    {STR_INIT("aug"), -1, UNIT_NONE, 8},
    {STR_INIT("august"), -1, UNIT_NONE, 8},
    {STR_INIT("bit"), -1, UNIT_BIT, 0},
    {STR_INIT("bits"), -1, UNIT_BIT, 0},
    {STR_INIT("day"), -1, UNIT_DAY, 0},
    {STR_INIT("days"), -1, UNIT_DAY, 0},
    {STR_INIT("dec"), -1, UNIT_NONE, 12},
    {STR_INIT("decade"), -1, UNIT_DECADE, 0},
    {STR_INIT("decades"), -1, UNIT_DECADE, 0},
    {STR_INIT("december"), -1, UNIT_NONE, 12},
    {STR_INIT("eight"), 8, UNIT_NONE, 0},
    {STR_INIT("eighteen"), 18, UNIT_NONE, 0},
    {STR_INIT("eighty"), 80, UNIT_NONE, 0},
    {STR_INIT("eleven"), 11, UNIT_NONE, 0},
    {STR_INIT("feb"), -1, UNIT_NONE, 2},
    {STR_INIT("february"), -1, UNIT_NONE, 2},
    {STR_INIT("fifteen"), 15, UNIT_NONE, 0},
    {STR_INIT("fifty"), 50, UNIT_NONE, 0},
    {STR_INIT("five"), 5, UNIT_NONE, 0},
    {STR_INIT("fortnight"), -1, UNIT_FORTNIGHT, 0},
    {STR_INIT("fortnights"), -1, UNIT_FORTNIGHT, 0},
    {STR_INIT("forty"), 40, UNIT_NONE, 0},
    {STR_INIT("four"), 4, UNIT_NONE, 0},
    {STR_INIT("fourteen"), 14, UNIT_NONE, 0},
    {STR_INIT("fourty"), 40, UNIT_NONE, 0},
    {STR_INIT("h"), -1, UNIT_HOUR, 0},
    {STR_INIT("half"), NUMBER_HALF, UNIT_NONE, 0},
    {STR_INIT("hour"), -1, UNIT_HOUR, 0},
    {STR_INIT("hours"), -1, UNIT_HOUR, 0},
    {STR_INIT("hr"), -1, UNIT_HOUR, 0},
    {STR_INIT("hrs"), -1, UNIT_HOUR, 0},
    {STR_INIT("hundred"), 100, UNIT_NONE, 0},
    {STR_INIT("jan"), -1, UNIT_NONE, 1},
    {STR_INIT("january"), -1, UNIT_NONE, 1},
    {STR_INIT("jul"), -1, UNIT_NONE, 7},
    {STR_INIT("july"), -1, UNIT_NONE, 7},
    {STR_INIT("jun"), -1, UNIT_NONE, 6},
    {STR_INIT("june"), -1, UNIT_NONE, 6},
    {STR_INIT("mar"), -1, UNIT_NONE, 3},
    {STR_INIT("march"), -1, UNIT_NONE, 3},
    {STR_INIT("may"), -1, UNIT_NONE, 5},
    {STR_INIT("min"), -1, UNIT_MINUTE, 0},
    {STR_INIT("mins"), -1, UNIT_MINUTE, 0},
    {STR_INIT("minute"), -1, UNIT_MINUTE, 0},
    {STR_INIT("minutes"), -1, UNIT_MINUTE, 0},
    {STR_INIT("month"), -1, UNIT_MONTH, 0},
    {STR_INIT("months"), -1, UNIT_MONTH, 0},
    {STR_INIT("nine"), 9, UNIT_NONE, 0},
    {STR_INIT("nineteen"), 19, UNIT_NONE, 0},
    {STR_INIT("ninety"), 90, UNIT_NONE, 0},
    {STR_INIT("nov"), -1, UNIT_NONE, 11},
    {STR_INIT("november"), -1, UNIT_NONE, 11},
    {STR_INIT("oct"), -1, UNIT_NONE, 10},
    {STR_INIT("october"), -1, UNIT_NONE, 10},
    {STR_INIT("one"), 1, UNIT_NONE, 0},
    {STR_INIT("pct"), -1, UNIT_PERCENT, 0},
    {STR_INIT("percent"), -1, UNIT_PERCENT, 0},
    {STR_INIT("quarter"), -1, UNIT_QUARTER, 0},
    {STR_INIT("quarters"), -1, UNIT_QUARTER, 0},
    {STR_INIT("sec"), -1, UNIT_SECOND, 0},
    {STR_INIT("second"), -1, UNIT_SECOND, 0},
    {STR_INIT("seconds"), -1, UNIT_SECOND, 0},
    {STR_INIT("secs"), -1, UNIT_SECOND, 0},
    {STR_INIT("sep"), -1, UNIT_NONE, 9},
    {STR_INIT("sept"), -1, UNIT_NONE, 9},
    {STR_INIT("september"), -1, UNIT_NONE, 9},
    {STR_INIT("seven"), 7, UNIT_NONE, 0},
    {STR_INIT("seventeen"), 17, UNIT_NONE, 0},
    {STR_INIT("seventy"), 70, UNIT_NONE, 0},
    {STR_INIT("six"), 6, UNIT_NONE, 0},
    {STR_INIT("sixteen"), 16, UNIT_NONE, 0},
    {STR_INIT("sixty"), 60, UNIT_NONE, 0},
    {STR_INIT("ten"), 10, UNIT_NONE, 0},
    {STR_INIT("thirteen"), 13, UNIT_NONE, 0},
    {STR_INIT("thirty"), 30, UNIT_NONE, 0},
    {STR_INIT("thousand"), 1000, UNIT_NONE, 0},
    {STR_INIT("three"), 3, UNIT_NONE, 0},
    {STR_INIT("twelve"), 12, UNIT_NONE, 0},
    {STR_INIT("twenty"), 20, UNIT_NONE, 0},
    {STR_INIT("two"), 2, UNIT_NONE, 0},
    {STR_INIT("week"), -1, UNIT_WEEK, 0},
    {STR_INIT("weeks"), -1, UNIT_WEEK, 0},
    {STR_INIT("year"), -1, UNIT_YEAR, 0},
    {STR_INIT("years"), -1, UNIT_YEAR, 0},
    {STR_INIT("yr"), -1, UNIT_YEAR, 0},
    {STR_INIT("yrs"), -1, UNIT_YEAR, 0},
    {STR_INIT("zero"), 0, UNIT_NONE, 0},
};

/* NULL for other words.  Each word is looked up once a text. */
static const struct measuring *
find_measuring(struct str word)
{
	size_t low = 0, high = COUNT_OF(measuring_words);

	LOWER_BOUND(low, high, i, str_cmp(measuring_words[i].word, word) < 0);
	return low < COUNT_OF(measuring_words) &&
		       str_eq(measuring_words[low].word, word)
		   ? &measuring_words[low]
		   : NULL;
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
	flag_words(v, json_at(frames, "refusing"), KEY_REFUSAL);
	flag_words(v, json_at(frames, "telling"), KEY_TELLING);
	flag_key(v, STR(LEGAL_FORM_KEY), KEY_SIGN | KEY_SILENT);
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
	return str_is_in(top, tops, COUNT_OF(tops));
}

static int
put_word(struct vocabulary *v, struct word w)
{
	int at = (int)v->word.len;

	index_put(v->arena, &v->words, w.plain, at);
	VEC_PUSH(v->arena, &v->word, w);
	return at;
}

static struct str
key_of(const struct vocabulary *v, struct str plain, char scratch[STEM_MAX])
{
	if (str_ends(plain, STR("."))) /* no other word ends so */
		return STR(LEGAL_FORM_KEY);
	return is_domain(plain) ? STR(DOMAIN_KEY)
				: lexicon_key(v->lexicon, plain, scratch);
}

static int
add_word(struct vocabulary *v, struct str plain)
{
	char scratch[STEM_MAX];
	struct word w = {.plain = arena_copy(v->arena, plain), .number = -1};
	const struct measuring *known = find_measuring(plain);

	w.key = vocabulary_key(v, key_of(v, w.plain, scratch));
	w.term_ends = lexicon_term_ends(v->lexicon, w.plain);
	if (known) {
		w.number = known->number;
		w.unit = known->unit;
		w.month = known->month;
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

void
vocabulary_trim(struct vocabulary *v)
{
	VEC_TRIM(v->arena, &v->word);
	VEC_TRIM(v->arena, &v->key);
	VEC_TRIM(v->arena, &v->flags);
}
