/* The method.  Endings go in this order: plural (-s, -es, -ies), then -ed or
 * -ing, then -ation of -ize words, then a doubled last consonant, then a
 * final e.  Words that only look as if they had an ending stand in a table.
 *
 *	certificates -> certificate -> certificat
 *	logged -> logg -> log		noted -> not -> note
 *	authorised -> authoris -> authoriz <- authorization
 *
 * What is left of -ed or -ing may have lost an e.  Long stems lose theirs
 * anyway (create, created -> creat); stems of up to three letters get it back
 * when they read consonant, vowel, consonant (not -> note) or vowel,
 * consonant (us -> use).
 */
#include "phrase/stem.h"

#include <stdlib.h>

#include "base/cc.h"

struct exception {
	const char *word, *stem;
};

/* Sorted by word.  Words whose ending is no ending, and irregular forms that
 * policies use. */
static const struct exception exceptions[] = {
    {"according", "according"},
    {"agreed", "agree"},
    {"always", "always"},
    {"analyses", "analysis"},
    {"began", "begin"},
    {"begun", "begin"},
    {"being", "be"},
    {"besides", "besides"},
    {"bound", "bind"},
    {"broken", "break"},
    {"brought", "bring"},
    {"building", "building"},
    {"built", "build"},
    {"buses", "bus"},
    {"chosen", "choose"},
    {"criteria", "criterion"},
    {"does", "do"},
    {"done", "do"},
    {"during", "during"},
    {"evening", "evening"},
    {"existing", "exist"},
    {"found", "find"},
    {"freed", "free"},
    {"given", "give"},
    {"goods", "goods"},
    {"guaranteed", "guarantee"},
    {"held", "hold"},
    {"hers", "hers"},
    {"hundred", "hundred"},
    {"indices", "index"},
    {"kept", "keep"},
    {"knew", "know"},
    {"known", "know"},
    {"lens", "lens"},
    {"lost", "lose"},
    {"made", "make"},
    {"matrices", "matrix"},
    {"means", "means"},
    {"morning", "morning"},
    {"news", "news"},
    {"nothing", "nothing"},
    {"ours", "ours"},
    {"overseen", "oversee"},
    {"paid", "pay"},
    {"perhaps", "perhaps"},
    {"sent", "send"},
    {"series", "series"},
    {"shown", "show"},
    {"species", "species"},
    {"sterling", "sterling"},
    {"taken", "take"},
    {"taught", "teach"},
    {"theirs", "theirs"},
    {"thing", "thing"},
    {"told", "tell"},
    {"took", "take"},
    {"towards", "toward"},
    {"understood", "understand"},
    {"united", "united"},
    {"upwards", "upward"},
    {"weekdays", "weekday"},
    {"went", "go"},
    {"withheld", "withhold"},
    {"written", "write"},
    {"wrote", "write"},
    {"yours", "yours"},
};

static int
compare_exception(const void *key, const void *element)
{
	const struct str *word = key;
	const struct exception *e = element;

	return str_cmp(*word, str_of(e->word));
}

static const struct exception *
find_exception(struct str word)
{
	return bsearch(&word, exceptions, COUNT_OF(exceptions),
	    sizeof(exceptions[0]), compare_exception);
}

static bool
is_vowel(struct str s, size_t at)
{
	switch (s.at[at]) {
	case 'a':
	case 'e':
	case 'i':
	case 'o':
	case 'u':
		return true;
	case 'y':
		return at > 0;
	default:
		return false;
	}
}

static bool
has_vowel(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (is_vowel(s, i))
			return true;
	return false;
}

static bool
ends_in(struct str s, const char *tail)
{
	return str_ends(s, str_of(tail));
}

static void
cut(struct str *s, size_t n)
{
	s->len -= n;
}

/* Replaces the last `n` bytes.  The stem never grows past the word. */
static void
replace(struct str *s, char *at, size_t n, const char *tail)
{
	size_t len = strlen(tail);

	cut(s, n);
	(void)memcpy(at + s->len, tail, len);
	s->len += len;
}

static void
strip_plural(struct str *s, char *at)
{
	if (!ends_in(*s, "s") || s->len < 4)
		return;
	if (ends_in(*s, "ies"))
		replace(s, at, 3, s->len > 4 ? "y" : "ie");
	else if (ends_in(*s, "sses") || ends_in(*s, "xes") ||
	    ends_in(*s, "zzes") || ends_in(*s, "ches") || ends_in(*s, "shes"))
		cut(s, 2);
	else if (!ends_in(*s, "ss") && !ends_in(*s, "us") &&
	    !ends_in(*s, "is"))
		cut(s, 1);
}

/* Gives a short stem its e back: not -> note, us -> use; but ask, fix. */
static void
restore_e(struct str *s, char *at)
{
	size_t n = s->len;

	if (n < 2 || n > 3 || is_vowel(*s, n - 1) || !is_vowel(*s, n - 2))
		return;
	if (s->at[n - 1] == 'w' || s->at[n - 1] == 'x' || s->at[n - 1] == 'y')
		return;
	replace(s, at, 0, "e");
}

static bool
strip_participle(struct str *s, char *at)
{
	size_t n = ends_in(*s, "ing") ? 3 : ends_in(*s, "ed") ? 2 : 0;
	struct str rest = {s->at, s->len - n};

	if (n == 0 || s->len < 4 || ends_in(*s, "eed") || !has_vowel(rest))
		return false;
	if (ends_in(*s, "ied")) {
		replace(s, at, 3, "y");
		return true;
	}
	cut(s, n);
	restore_e(s, at);
	return true;
}

static void
undouble(struct str *s)
{
	size_t n = s->len;

	if (n > 3 && s->at[n - 1] == s->at[n - 2] && !is_vowel(*s, n - 1))
		cut(s, 1);
}

/* One spelling for -ise and -ize, and for the nouns made of them. */
static void
join_ize(struct str *s, char *at)
{
	if (s->len > 8 && (ends_in(*s, "ization") || ends_in(*s, "isation")))
		replace(s, at, 7, "iz");
	else if (s->len >= 6 && ends_in(*s, "is"))
		replace(s, at, 2, "iz");
}

static bool
is_plain_ascii(struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.at[i] < 'a' || word.at[i] > 'z')
			return false;
	return true;
}

struct str
stem_word(struct str word, char out[STEM_MAX])
{
	const struct exception *e;
	struct str s = {out, word.len};
	bool lost;

	if (word.len <= 3 || word.len >= STEM_MAX || !is_plain_ascii(word))
		return word;
	e = find_exception(word);
	if (e)
		return str_of(e->stem);
	(void)memcpy(out, word.at, word.len);
	strip_plural(&s, out);
	e = find_exception(s);
	if (e)
		return str_of(e->stem);
	lost = strip_participle(&s, out);
	undouble(&s);
	if (s.len > 4 && ends_in(s, "e") && !ends_in(s, "ee")) {
		cut(&s, 1);
		lost = true;
	}
	if (lost || ends_in(s, "ization") || ends_in(s, "isation"))
		join_ize(&s, out);
	return s;
}
