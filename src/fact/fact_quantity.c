/* Durations, counts, percentages, dates and bits, from the quantities that the
 * statements already hold. */
#include "fact/find.h"
#include "fact/line.h"
#include "prose/clock.h"

/* Tokens before and behind a number that tell what it counts. */
#define NEAR 14
#define CLOSE 6

/* Words of a noun that is counted: "geographically distant data centres". */
#define NOUN_WORDS 4

/* Fewer bits than that are no key: "a multiple of 8 bits". */
#define SMALLEST_KEY 64

/* Words before a number that make it a name: "Level 3", "Part 1". */
static const char naming[] =
    " rfc level levels class classes section sections version versions part"
    " annex no number article articles step chapter table figure appendix"
    " method methods iso en ts pkcs fips item type clause subsection paragraph"
    " phase eal sha md iec tier category schema box suite room floor street sp "
    "x"
    " release revision rev nr page pages ipv volume tls ssl bis draft oid"
    " error code ";

/* Words that end a phrase with its noun, or cannot be one. */
static const char phrase_ends[] =
    " of or and the a an to in on at by for from with within without as that"
    " which who is are was were be been has have had shall must may will can"
    " should could would not if when where while than then this these those"
    " such other per through between via under above below before after"
    " during until million billion thousand time issued used stored ";

/* Plurals that do not end in s. */
static const char plurals[] =
    " people personnel staff km media criteria vertices indices ";

/* Words that end in s and are none, or that make a fraction of the number. */
static const char no_plural[] =
    " is was has does its this thus as us thirds fifths quarters times halves"
    " address process access basis status class pass across always business"
    " previous various less towards"
    " u.s ";

static struct str
print_number(struct arena *a, double n, const char *unit)
{
	return arena_print(a, "%.9g %s%s", n, unit, n == 1 ? "" : "s");
}

/* No text bounds a number that somebody writes: "within 10^30 hours". */
static bool
is_whole(double n)
{
	return n < 1e15 && n == (double)(int64_t)n;
}

/* One form for all spellings of a length of time. */
static struct str
print_time(struct arena *a, const struct quantity *q)
{
	static const struct {
		const char *unit, *business;
		double seconds, from;
	} units[] = {{"day", "business day", 86400, 97 * 3600},
	    {"hour", "business hour", 3600, 3600}, {"minute", "minute", 60, 60},
	    {"second", "second", 1, 0}};
	double n = q->value;

	if (q->kind == QUANTITY_MONTHS) {
		double years = n / 12;
		bool whole = n >= 12 && is_whole(years);

		return print_number(
		    a, whole ? years : n, whole ? "year" : "month");
	}
	if (q->business && n >= 86400)
		return print_number(a, n / 86400, "business day");
	for (size_t i = 0; i < COUNT_OF(units); i++) {
		double count = n / units[i].seconds;

		if (n >= units[i].from && is_whole(count))
			return print_number(a, count,
			    q->business ? units[i].business : units[i].unit);
	}
	return print_number(a, n, "second");
}

struct quantity_at {
	const struct quantity *q;
	int statement, first, last; /* tokens */
	int from, to; /* tokens around it */
};

static void
set_number(struct fact *f, const struct quantity_at *at, const char *unit)
{
	f->number = at->q->value;
	f->unit = unit;
	f->bound = at->q->bound;
	f->business = at->q->business;
}

static struct str
token_text(const struct prose *p, int first, int last)
{
	const struct token *a = &p->text->tokens.at[first];
	const struct token *b = &p->text->tokens.at[last];

	return str_sub(
	    p->docs[a->document]->blocks.at[a->block].text, a->start, b->end);
}

/* "within minutes" has a unit and no number. */
static bool
is_bare_plural(const struct prose *p, int token)
{
	return word_in(token_text(p, token, token),
	    " seconds minutes hours days weeks months years ");
}

static void
duration(struct fact_finder *f, const struct quantity_at *at)
{
	struct fact *fact;
	int first, last;

	if (is_bare_plural(f->prose, at->first))
		return;
	fact = fact_add_token(f, FACT_DURATION, at->statement, at->first,
	    at->last, print_time(f->a, at->q));
	set_number(
	    fact, at, at->q->kind == QUANTITY_MONTHS ? "months" : "seconds");
	if (clock_start(f->prose, at->statement, at->first, &first, &last))
		fact->detail = token_text(f->prose, first, last - 1);
}

/* Bits of keys and of random; those of hashes and counters are neither. */
static void
bits(struct fact_finder *f, const struct quantity_at *at)
{
	const struct prose *p = f->prose;
	struct str value = print_number(f->a, at->q->value, "bit");
	enum fact_kind kind;

	if (at->q->value < SMALLEST_KEY ||
	    fact_near(p, at->first,
		at->last + 5 > at->to ? at->to : at->last + 5,
		" hash digest fingerprint "))
		return;
	if (fact_near(p,
		at->first - CLOSE < at->from ? at->from : at->first - CLOSE,
		at->last + CLOSE > at->to ? at->to : at->last + CLOSE,
		" entropy csprng random randomness unpredictable nonce "))
		kind = FACT_ENTROPY;
	else if (fact_near(p, at->from, at->to,
		     " key keys modulus moduli rsa dsa ecdsa ecc elliptic"
		     " aes size sizes length lengths curve "))
		kind = FACT_KEY_SIZE;
	else
		return;
	set_number(
	    fact_add_token(f, kind, at->statement, at->first, at->last, value),
	    at, "bits");
}

static void
day(struct fact_finder *f, const struct quantity_at *at)
{
	char text[DATE_TEXT];
	date d = (date)at->q->value;
	struct fact *fact = fact_add_token(f, FACT_DATE, at->statement,
	    at->first, at->last, arena_copy(f->a, str_of(date_print(d, text))));
	const struct clause *c =
	    prose_clause(f->prose, at->statement, at->first, at->last);

	fact->day = d;
	if (c->from == d)
		fact->detail = STR("from");
	else if (c->until == d)
		fact->detail = STR("until");
}

static void
percent(struct fact_finder *f, const struct quantity_at *at)
{
	set_number(fact_add_token(f, FACT_PERCENT, at->statement, at->first,
		       at->last, arena_print(f->a, "%.9g %%", at->q->value)),
	    at, "percent");
}

/* "4096" under the heading "Key size". */
static bool
is_bare_key_size(const struct fact_finder *f, const struct quantity_at *at)
{
	static const int sizes[] = {1024, 2048, 3072, 4096, 6144, 8192};
	const struct unit *u = &f->prose->text->units.at[at->statement];
	bool fits = false;

	for (size_t i = 0; i < COUNT_OF(sizes); i++)
		fits |= at->q->value == sizes[i];
	return fits &&
	       fact_near(f->prose, u->first, u->last, " key keys modulus ") &&
	       fact_near(f->prose, u->first, u->last,
		   " size sizes length lengths modulus bits rsa ");
}

static bool
is_plural(struct str plain)
{
	if (word_in(plain, plurals))
		return true;
	return plain.len > 2 && plain.at[plain.len - 1] == 's' &&
	       plain.at[plain.len - 2] != 's' && !word_in(plain, no_plural);
}

static bool
is_unit(const struct prose *p, int token)
{
	int word = p->text->tokens.at[token].word;

	return word >= 0 && p->text->words.word.at[word].unit != UNIT_NONE;
}

/* "RFC 6840 Section 4", "800-78", "two-person control": part of a name. */
static bool
is_in_name(const struct fact_finder *f, const struct quantity_at *at)
{
	const struct prose *p = f->prose;
	const struct token *t = &p->text->tokens.at[at->first];
	struct str s = p->docs[t->document]->blocks.at[t->block].text;

	if (at->first > p->text->units.at[at->statement].first &&
	    word_in(token_plain(p->text, at->first - 1), naming))
		return true;
	if (t->start > 0 && strchr("-./", s.at[t->start - 1]) &&
	    s.at[t->start - 1])
		return true;
	if (at->q->value > 1000 && t->start > 1 && s.at[t->start - 2] == ')')
		return true;
	return at->q->kind == QUANTITY_COUNT && t->end + 1 < s.len &&
	       s.at[t->end] == '-' && char_is_alpha(s.at[t->end + 1]);
}

/* The noun that a number counts: words up to one in the plural, "remote
 * network perspectives"; after "one" up to the end of the phrase.  Gives its
 * tokens; false when the number is a name or counts nothing. */
static bool
find_noun(const struct fact_finder *f, const struct quantity_at *at, int *first,
    int *last)
{
	const struct prose *p = f->prose;
	const struct phrase_text *t = p->text;
	bool one = at->q->value == 1;
	int start = at->last;

	/* "one or more servers" */
	if (start + 2 < at->to &&
	    word_in(token_plain(p->text, start), " or ") &&
	    word_in(token_plain(p->text, start + 1), " more "))
		start += 2;
	*first = *last = start;
	for (int i = start; i < at->to && i < start + NOUN_WORDS; i++) {
		const struct token *token = &t->tokens.at[i];
		struct str plain = token_plain(p->text, i);

		if (token->word < 0 || token->quantity >= 0 ||
		    token->block != t->tokens.at[at->first].block ||
		    !plain.len || !char_is_alpha(plain.at[0]) ||
		    word_in(plain, phrase_ends))
			break;
		if (one)
			*last = i + 1;
		if (is_plural(plain)) {
			*last = i + 1;
			break;
		}
	}
	return *last > *first && !is_unit(p, *last - 1);
}

/* "2048, 3072 or 4096 bits": the unit stands behind the last. */
static bool
shares_bits(const struct fact_finder *f, const struct quantity_at *at)
{
	const struct phrase_text *t = f->prose->text;

	for (int i = at->last; i < at->to && i < at->last + 7; i++) {
		const struct token *token = &t->tokens.at[i];

		if (token->quantity >= 0) {
			const struct quantity *q =
			    &t->quantities.at[token->quantity];

			if (q->kind == QUANTITY_BITS)
				return true;
			if (q->kind != QUANTITY_COUNT)
				return false;
		} else if (token->word >= 0 &&
			   !word_in(
			       token_plain(f->prose->text, i), " or and ")) {
			return false;
		}
	}
	return false;
}

/* "at least 8 random bytes"; bytes of anything else are a length. */
static void
random_bytes(struct fact_finder *f, const struct quantity_at *at, int last)
{
	double n = at->q->value * 8;
	struct fact *fact;

	if (!fact_near(f->prose, at->from, at->to,
		" random randomness csprng entropy pseudo pseudorandom nonce "))
		return;
	fact = fact_add_token(f, FACT_ENTROPY, at->statement, at->first, last,
	    print_number(f->a, n, "bit"));
	set_number(fact, at, "bits");
	fact->number = n;
}

static void
count_things(struct fact_finder *f, const struct quantity_at *at)
{
	struct fact *fact;
	int first, last;

	if (!find_noun(f, at, &first, &last))
		return;
	if (word_in(token_plain(f->prose->text, last - 1), " bytes octets ")) {
		random_bytes(f, at, last);
		return;
	}
	fact = fact_add_token(f, FACT_COUNT, at->statement, at->first, at->last,
	    arena_print(f->a, "%.9g", at->q->value));
	fact->detail = token_text(f->prose, first, last - 1);
	set_number(fact, at, "");
}

static void
count(struct fact_finder *f, const struct quantity_at *at)
{
	double n = at->q->value;

	if (is_bare_key_size(f, at) || (n >= 256 && shares_bits(f, at)))
		bits(f, at);
	else if (n >= 1 && n <= 100000 && (n < 1900 || n >= 2100) &&
		 (n != 1 || at->q->bound == BOUND_AT_LEAST ||
		     at->q->bound == BOUND_MORE_THAN))
		count_things(f, at);
}

void
fact_quantity(struct fact_finder *f, int statement, int token)
{
	const struct phrase_text *t = f->prose->text;
	const struct unit *u = &t->units.at[statement];
	const struct statement *st = &f->prose->statements.at[statement];
	const struct quantity *q =
	    &t->quantities.at[t->tokens.at[token].quantity];
	struct quantity_at at = {.q = q,
	    .statement = statement,
	    .first = token,
	    .last = token + 1,
	    .from = token - NEAR < u->first ? u->first : token - NEAR,
	    .to = token + NEAR > u->last ? u->last : token + NEAR};

	if (st->use == PROSE_FURNITURE || is_in_name(f, &at))
		return;
	switch (q->kind) {
	case QUANTITY_TIME:
	case QUANTITY_MONTHS:
		duration(f, &at);
		break;
	case QUANTITY_BITS:
		bits(f, &at);
		break;
	case QUANTITY_PERCENT:
		percent(f, &at);
		break;
	case QUANTITY_DATE:
		day(f, &at);
		break;
	case QUANTITY_COUNT:
		count(f, &at);
		break;
	case QUANTITY_NONE:
	case QUANTITY_SECTION:
	case QUANTITY_SHARE:
	case QUANTITY_KINDS:
		break;
	}
}
