/* Short names that a document gives to the documents of requirements.
 *
 * "The Baseline Requirements for ... [BRG]", "(hereinafter \"TLSBR\")", or in
 * a list of references "[EVGL] Guidelines for ...".  Where the name of such a
 * document and an abbreviation in brackets stand side by side, and its letters
 * are what one would call that document by, the abbreviation is read as the
 * short name of the lexicon everywhere: references and patterns then know it.
 */
#include "prose/frame.h"
#include "prose/reader.h"

#define INNER_WORDS 7 /* in a bracket before the name: "hereinafter the" */
#define BETWEEN_WORDS 14 /* from the name to its bracket */
#define ALIAS_LEAST 3 /* letters */
#define ALIAS_MOST 10
/* Of all documents: each costs a walk over the text. */
#define ALIASES_MOST 20

/* The short name by which the lexicon knows a source, and the letters that an
 * abbreviation of it has in this order. */
static const struct known {
	const char *source, *name, *letters;
} known[] = {
    {"tls-br", "br", "br"},
    {"br", "br", "br"},
    {"evg", "evg", "evg"},
    {"nsr", "nsr", "nsr"},
    {"nsr", "nsr", "nets"},
    {"nsr", "nsr", "ncs"},
};

static bool
is_open(const struct phrase_text *t, int i)
{
	return str_eq(token_key(t, i), STR("(")) ||
	       str_eq(token_key(t, i), STR("["));
}

static bool
is_close(const struct phrase_text *t, int i)
{
	return str_eq(token_key(t, i), STR(")")) ||
	       str_eq(token_key(t, i), STR("]"));
}

static struct str
written(const struct prose *p, int token)
{
	const struct token *t = &p->text->tokens.at[token];
	struct str s = p->docs[t->document]->blocks.at[t->block].text;

	return t->end <= s.len && t->start < t->end
		   ? (struct str){s.at + t->start, t->end - t->start}
		   : STR("");
}

static bool
has_letters(struct str plain, const char *letters)
{
	for (size_t i = 0; i < plain.len && *letters; i++)
		if (plain.at[i] == *letters)
			letters++;
	return !*letters;
}

/* The short name that a token is for a source, or NULL. */
static const char *
short_for(const struct prose *p, struct frames *f, int token, struct str source)
{
	struct str as = written(p, token);
	int word = p->text->tokens.at[token].word;

	if (word < 0 || as.len < ALIAS_LEAST || as.len > ALIAS_MOST ||
	    as.at[0] < 'A' || as.at[0] > 'Z' ||
	    (token_classes(f, token) & CLASS_BIT(CLASS_SOURCE)))
		return NULL;
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_eq(source, str_of(known[i].source)) &&
		    has_letters(
			p->text->words.word.at[word].plain, known[i].letters))
			return known[i].name;
	return NULL;
}

/* The alias in the bracket that opens at `open`, or -1. */
static int
alias_in(const struct prose *p, struct frames *f, int open, int last,
    struct str source, const char **name)
{
	for (int i = open + 1; i < last && i < open + INNER_WORDS; i++) {
		if (is_close(p->text, i))
			return -1;
		*name = short_for(p, f, i, source);
		if (*name)
			return i;
	}
	return -1;
}

/* Reads a word as another one wherever it stands. */
static void
read_as(struct prose *p, int word, const char *name)
{
	struct phrase_text *t = p->text;
	int key = vocabulary_key(&t->words, str_of(name));
	int as = vocabulary_word(&t->words, str_of(name));

	for (size_t i = 0; i < t->tokens.len; i++)
		if (t->tokens.at[i].word == word) {
			t->keys.at[i] = key;
			t->tokens.at[i].word = as;
		}
}

/* A name of a source at `at`: looks for the bracket behind it and before.
 * True when there is an alias. */
static bool
meet_source(
    struct prose *p, struct frames *f, const struct cue *c, int first, int last)
{
	int behind = c->at + c->len, alias = -1;
	const char *name = NULL;

	for (int i = behind;
	     alias < 0 && i < last && i < behind + BETWEEN_WORDS; i++) {
		if (frames_may_start(f, i, CLASS_BIT(CLASS_SOURCE)) &&
		    !is_open(p->text, i) && i > behind + 6)
			break;
		if (is_open(p->text, i))
			alias = alias_in(p, f, i, last, c->source, &name);
	}
	for (int i = c->at - 1; alias < 0 && i >= first && i >= c->at - 6; i--)
		if (is_open(p->text, i))
			alias = alias_in(p, f, i, c->at, c->source, &name);
	if (alias >= 0)
		read_as(p, p->text->tokens.at[alias].word, name);
	return alias >= 0;
}

void
aliases_read(struct prose *p, struct frames *f)
{
	const struct phrase_text *t = p->text;
	int n = 0;

	for (size_t u = 0; u < t->units.len && n < ALIASES_MOST; u++) {
		const struct unit *unit = &t->units.at[u];

		for (int i = unit->first; i < unit->last; i++) {
			struct cues *all = &f->spare;
			struct cue longest = {0};

			if (!frames_may_start(f, i, CLASS_BIT(CLASS_SOURCE)))
				continue;
			all->len = 0;
			frames_cues(
			    f, i, unit->last, CLASS_BIT(CLASS_SOURCE), all);
			for (size_t k = 0; k < all->len; k++)
				if (all->at[k].len > longest.len)
					longest = all->at[k];
			if (longest.len < 2)
				continue;
			n += meet_source(
			    p, f, &longest, unit->first, unit->last);
			i += longest.len - 1;
		}
	}
}
