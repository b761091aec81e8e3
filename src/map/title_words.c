/* Method.  A title is cut into words in plain form: lower case, quotes and
 * dashes of any kind as ASCII.  Remarks in brackets and little words go; a
 * hyphen behind a short part joins ("re-key", "on-line") and parts two words
 * otherwise.  An ending goes by a short list of suffixes, so that the members
 * of a word family become one stem: certificate, certificates, certification.
 * What is cut off need not be right as grammar; it has to be the same for both
 * titles, and leave different words different.
 */
#include "map/title_words.h"

#include "base/utf8.h"

#define WORD_BYTES 48 /* longer words are cut: they only have to differ */
#define LONGEST_LITTLE 10 /* bytes of "concerning" */

/* Words that make no difference, sorted. */
static bool
is_little(struct str w)
{
	static const struct str little[] = {STR_INIT("a"), STR_INIT("an"),
	    STR_INIT("and"), STR_INIT("any"), STR_INIT("are"), STR_INIT("as"),
	    STR_INIT("at"), STR_INIT("be"), STR_INIT("by"), STR_INIT("can"),
	    STR_INIT("concerning"), STR_INIT("for"), STR_INIT("from"),
	    STR_INIT("in"), STR_INIT("into"), STR_INIT("is"), STR_INIT("may"),
	    STR_INIT("must"), STR_INIT("of"), STR_INIT("on"), STR_INIT("or"),
	    STR_INIT("per"), STR_INIT("re"), STR_INIT("regarding"),
	    STR_INIT("related"), STR_INIT("relating"), STR_INIT("respect"),
	    STR_INIT("shall"), STR_INIT("that"), STR_INIT("the"),
	    STR_INIT("this"), STR_INIT("to"), STR_INIT("under"),
	    STR_INIT("which"), STR_INIT("will"), STR_INIT("with"),
	    STR_INIT("within")};
	size_t low = 0, high = COUNT_OF(little);

	if (w.len > LONGEST_LITTLE)
		return false;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = str_cmp(w, little[mid]);

		if (order == 0)
			return true;
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return false;
}

/* Takes `tail` off when at least `keep` bytes remain. */
static bool
drop(struct str *w, struct str tail, size_t keep)
{
	if (w->len < keep + tail.len ||
	    w->at[w->len - 1] != tail.at[tail.len - 1] || !str_ends(*w, tail))
		return false;
	w->len -= tail.len;
	return true;
}

/* organisation, organised: the two spellings of one word. */
static void
unify_spelling(char *word, size_t len)
{
	static const struct str after[] = {STR_INIT("ation"), STR_INIT("e"),
	    STR_INIT("ed"), STR_INIT("es"), STR_INIT("ing")};

	for (size_t i = 4; i + 2 < len; i++) {
		struct str tail = {word + i + 2, len - i - 2};

		if (word[i] != 'i' || word[i + 1] != 's')
			continue;
		for (size_t k = 0; k < COUNT_OF(after); k++)
			if (str_starts(tail, after[k]))
				word[i + 1] = 'z';
	}
}

static struct str
stem_of(char *word, size_t len)
{
	static const struct str endings[] = {STR_INIT("ation"),
	    STR_INIT("ating"), STR_INIT("ated"), STR_INIT("ate"),
	    STR_INIT("ing"), STR_INIT("ion"), STR_INIT("ed"), STR_INIT("e"),
	    STR_INIT("y")};
	struct str w = {word, len};

	unify_spelling(word, len);
	/* address, status and basis are no plurals */
	if (len > 3 && word[len - 1] == 's' && word[len - 2] != 's' &&
	    word[len - 2] != 'u' && word[len - 2] != 'i')
		w.len--;
	if (drop(&w, STR("ie"), 3)) /* of "ies" */
		return w;
	if (str_ends(w, STR("key"))) /* rekey, rekeyed */
		return w;
	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (drop(&w, endings[i], 4))
			break;
	(void)drop(&w, STR("al"), 5);
	return w;
}

/* Cuts a title into stems, one call a stem.  The text is read in plain form:
 * lower case, dashes and quotes of any kind as ASCII. */
struct cutter {
	struct str text;
	size_t at;
	bool brackets; /* what stands in brackets counts too */
	int depth;
	char word[WORD_BYTES];
	size_t len;
};

static void
add_bytes(struct cutter *c, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c->len < sizeof(c->word))
			c->word[c->len++] = bytes[i];
}

/* What a code point does to a word. */
enum effect { JOINS, ENDS, IS_LETTER, OPENS, CLOSES };

static enum effect
ascii_effect(char ch)
{
	if (char_is_alpha(ch) || char_is_digit(ch))
		return IS_LETTER;
	switch (ch) {
	case '(':
	case '[':
		return OPENS;
	case ')':
	case ']':
		return CLOSES;
	case '-':
	case '\'':
		return JOINS;
	default:
		return ENDS;
	}
}

/* Reads one code point; its plain form is in `plain`. */
static enum effect
next_effect(struct cutter *c, char plain[UTF8_PLAIN_MAX], size_t *n)
{
	uint32_t code;

	plain[0] = char_lower(c->text.at[c->at]);
	*n = 1;
	if ((unsigned char)plain[0] < 0x80) {
		c->at++;
		return ascii_effect(plain[0]);
	}
	code = utf8_next(c->text, &c->at);
	*n = utf8_plain(code, plain);
	if (*n == 0)
		return JOINS; /* an invisible mark */
	if (*n == 1 && (unsigned char)plain[0] < 0x80)
		return ascii_effect(plain[0]);
	return utf8_is_alnum(code) ? IS_LETTER : ENDS;
}

/* An apostrophe goes with the s behind it: "assessor's". */
static void
skip_possessive(struct cutter *c)
{
	size_t s = c->at;

	if (s < c->text.len && char_lower(c->text.at[s]) == 's' &&
	    (s + 1 == c->text.len || !char_is_alpha(c->text.at[s + 1])))
		c->at++;
}

/* A hyphen joins a short part to what follows ("re-key", "on-line") and parts
 * two words otherwise ("life-cycle").  A bracket within a word belongs to it:
 * "number(s)". */
static bool
next_word(struct cutter *c)
{
	c->len = 0;
	while (c->at < c->text.len) {
		char plain[UTF8_PLAIN_MAX];
		size_t n;
		enum effect effect = next_effect(c, plain, &n);

		if (effect == OPENS)
			c->depth++;
		else if (effect == CLOSES && c->depth > 0)
			c->depth--;
		if (c->depth > 0 && !c->brackets)
			continue;
		if (effect == IS_LETTER)
			add_bytes(c, plain, n);
		else if (effect == JOINS && n == 1 && plain[0] == '\'')
			skip_possessive(c);
		else if (effect == JOINS && n == 1 && c->len > 3)
			return true;
		else if (effect != JOINS && effect != OPENS && c->len > 0)
			return true;
	}
	return c->len > 0;
}

static bool
add_to_key(struct key *k, struct str word)
{
	if (word.len > sizeof(k->bytes) - k->len)
		return false;
	(void)memcpy(k->bytes + k->len, word.at, word.len);
	k->len += word.len;
	return true;
}

struct str
key_str(const struct key *k)
{
	return (struct str){k->bytes, k->len};
}

static void
cut(struct stems *s, struct str text, bool brackets)
{
	struct cutter c = {.text = text, .brackets = brackets};

	s->len = s->stemmed.len = s->whole.len = 0;
	while (s->len < TITLE_WORDS && next_word(&c)) {
		struct str word = {c.word, c.len}, stem;

		if (is_little(word))
			continue;
		if (!add_to_key(&s->whole, word))
			break;
		stem = stem_of(c.word, c.len);
		(void)add_to_key(&s->stemmed, stem);
		s->at[s->len++] = str_sub(key_str(&s->stemmed),
		    s->stemmed.len - stem.len, s->stemmed.len);
	}
}

void
stems_cut(struct stems *s, struct str text)
{
	cut(s, text, false);
	if (s->len == 0)
		cut(s, text, true);
}
