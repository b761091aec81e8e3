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
	struct str word, stem;
};

/* Sorted by word.  Words whose ending is no ending, and irregular forms that
 * policies use. */
static const struct exception exceptions[] = {
    {STR_INIT("according"), STR_INIT("according")},
    {STR_INIT("agreed"), STR_INIT("agree")},
    {STR_INIT("always"), STR_INIT("always")},
    {STR_INIT("analyses"), STR_INIT("analysis")},
    {STR_INIT("began"), STR_INIT("begin")},
    {STR_INIT("begun"), STR_INIT("begin")},
    {STR_INIT("being"), STR_INIT("be")},
    {STR_INIT("besides"), STR_INIT("besides")},
    {STR_INIT("bound"), STR_INIT("bind")},
    {STR_INIT("broken"), STR_INIT("break")},
    {STR_INIT("brought"), STR_INIT("bring")},
    {STR_INIT("building"), STR_INIT("building")},
    {STR_INIT("built"), STR_INIT("build")},
    {STR_INIT("buses"), STR_INIT("bus")},
    {STR_INIT("chosen"), STR_INIT("choose")},
    {STR_INIT("criteria"), STR_INIT("criterion")},
    {STR_INIT("does"), STR_INIT("do")},
    {STR_INIT("done"), STR_INIT("do")},
    {STR_INIT("during"), STR_INIT("during")},
    {STR_INIT("evening"), STR_INIT("evening")},
    {STR_INIT("existing"), STR_INIT("exist")},
    {STR_INIT("found"), STR_INIT("find")},
    {STR_INIT("freed"), STR_INIT("free")},
    {STR_INIT("given"), STR_INIT("give")},
    {STR_INIT("goods"), STR_INIT("goods")},
    {STR_INIT("guaranteed"), STR_INIT("guarantee")},
    {STR_INIT("held"), STR_INIT("hold")},
    {STR_INIT("hers"), STR_INIT("hers")},
    {STR_INIT("hundred"), STR_INIT("hundred")},
    {STR_INIT("indices"), STR_INIT("index")},
    {STR_INIT("kept"), STR_INIT("keep")},
    {STR_INIT("knew"), STR_INIT("know")},
    {STR_INIT("known"), STR_INIT("know")},
    {STR_INIT("lens"), STR_INIT("lens")},
    {STR_INIT("lost"), STR_INIT("lose")},
    {STR_INIT("made"), STR_INIT("make")},
    {STR_INIT("matrices"), STR_INIT("matrix")},
    {STR_INIT("means"), STR_INIT("means")},
    {STR_INIT("morning"), STR_INIT("morning")},
    {STR_INIT("news"), STR_INIT("news")},
    {STR_INIT("nothing"), STR_INIT("nothing")},
    {STR_INIT("ours"), STR_INIT("ours")},
    {STR_INIT("overseen"), STR_INIT("oversee")},
    {STR_INIT("paid"), STR_INIT("pay")},
    {STR_INIT("perhaps"), STR_INIT("perhaps")},
    {STR_INIT("plane"), STR_INIT("plane")},
    {STR_INIT("sent"), STR_INIT("send")},
    {STR_INIT("series"), STR_INIT("series")},
    {STR_INIT("shown"), STR_INIT("show")},
    {STR_INIT("species"), STR_INIT("species")},
    {STR_INIT("sterling"), STR_INIT("sterling")},
    {STR_INIT("taken"), STR_INIT("take")},
    {STR_INIT("taught"), STR_INIT("teach")},
    {STR_INIT("theirs"), STR_INIT("theirs")},
    {STR_INIT("thing"), STR_INIT("thing")},
    {STR_INIT("told"), STR_INIT("tell")},
    {STR_INIT("took"), STR_INIT("take")},
    {STR_INIT("towards"), STR_INIT("toward")},
    {STR_INIT("tsps"), STR_INIT("tsps")},
    {STR_INIT("understood"), STR_INIT("understand")},
    {STR_INIT("united"), STR_INIT("united")},
    {STR_INIT("upwards"), STR_INIT("upward")},
    {STR_INIT("weekdays"), STR_INIT("weekday")},
    {STR_INIT("went"), STR_INIT("go")},
    {STR_INIT("withheld"), STR_INIT("withhold")},
    {STR_INIT("written"), STR_INIT("write")},
    {STR_INIT("wrote"), STR_INIT("write")},
    {STR_INIT("yours"), STR_INIT("yours")},
};

static int
compare_exception(const void *key, const void *element)
{
	const struct str *word = key;
	const struct exception *e = element;

	return str_cmp(*word, e->word);
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
		 ends_in(*s, "zzes") || ends_in(*s, "ches") ||
		 ends_in(*s, "shes"))
		cut(s, 2);
	else if (!ends_in(*s, "ss") && !ends_in(*s, "us") && !ends_in(*s, "is"))
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
		return e->stem;
	(void)memcpy(out, word.at, word.len);
	strip_plural(&s, out);
	e = find_exception(s);
	if (e)
		return e->stem;
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
