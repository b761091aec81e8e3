/* Method.  The text that stands under a heading, when it is short, is cut
 * into sentences and each word of a sentence is looked up in a table that says
 * what kinds of word it is.  A sentence stipulates nothing when it says so
 * ("no", "not" with "stipulation") and all its other words only fill in:
 * "There is no further stipulation in this section".  One word more, and it
 * says something.  A pointer begins with a word that sends the reader
 * elsewhere, names a place and binds nobody.
 */
#include "map/build.h"

#include "base/utf8.h"

#define SHORT_BYTES 400 /* longer texts say something */
#define SENTENCE_WORDS 28
#define WORD_BYTES 24

/* Told from weak to strong: what two sentences or sub-sections say together
 * is the stronger of both. */
enum said {
	SAID_NOTHING,
	SAID_NO_STIPULATION,
	SAID_NOT_APPLICABLE,
	SAID_POINTER,
	SAID_TEXT
};

/* Kinds of word, a bit each. */
enum word_class {
	WORD_FILLER = 1 << 0,
	WORD_NO = 1 << 1,
	WORD_STIPULATION = 1 << 2,
	WORD_NOT_APPLICABLE = 1 << 3,
	WORD_APPLICABLE = 1 << 4,
	WORD_BLANK = 1 << 5,
	WORD_BLANK_FILLER = 1 << 6,
	WORD_RESERVED = 1 << 7,
	WORD_RESERVED_FILLER = 1 << 8,
	WORD_OPEN = 1 << 9,
	WORD_MODAL = 1 << 10,
	WORD_SEE = 1 << 11,
	WORD_CONFER = 1 << 12,
	WORD_LEAD = 1 << 13,
	WORD_AS = 1 << 14,
	WORD_AS_NEXT = 1 << 15,
	WORD_PROVISION = 1 << 16,
	WORD_APPLIES = 1 << 17,
	WORD_DESCRIBED = 1 << 18,
	WORD_PLACE = 1 << 19
};

static const struct word {
	struct str text;
	unsigned classes;
} words[] = {
    /* sorted by bytes */
    {STR_INIT("a"), WORD_FILLER},
    {STR_INIT("additional"), WORD_FILLER},
    {STR_INIT("addressed"), WORD_DESCRIBED},
    {STR_INIT("all"), WORD_FILLER},
    {STR_INIT("also"), WORD_LEAD},
    {STR_INIT("and"), WORD_FILLER},
    {STR_INIT("annex"), WORD_PLACE},
    {STR_INIT("any"), WORD_FILLER},
    {STR_INIT("appendix"), WORD_PLACE},
    {STR_INIT("applicable"), WORD_APPLICABLE},
    {STR_INIT("applies"), WORD_FILLER | WORD_APPLIES},
    {STR_INIT("apply"), WORD_FILLER | WORD_APPLICABLE | WORD_APPLIES},
    {STR_INIT("are"), WORD_FILLER | WORD_LEAD},
    {STR_INIT("as"), WORD_AS | WORD_AS_NEXT},
    {STR_INIT("at"), WORD_FILLER},
    {STR_INIT("been"), WORD_FILLER},
    {STR_INIT("blank"), WORD_BLANK},
    {STR_INIT("by"), WORD_FILLER},
    {STR_INIT("ca"), WORD_FILLER},
    {STR_INIT("can"), WORD_MODAL},
    {STR_INIT("certificate"), WORD_FILLER},
    {STR_INIT("certification"), WORD_FILLER},
    {STR_INIT("cf"), WORD_CONFER},
    {STR_INIT("chapter"), WORD_FILLER | WORD_PLACE},
    {STR_INIT("clause"), WORD_PLACE},
    {STR_INIT("consult"), WORD_SEE},
    {STR_INIT("covered"), WORD_DESCRIBED},
    {STR_INIT("cp"), WORD_FILLER},
    {STR_INIT("cp/cps"), WORD_FILLER},
    {STR_INIT("cps"), WORD_FILLER},
    {STR_INIT("currently"), WORD_FILLER},
    {STR_INIT("defined"), WORD_AS_NEXT | WORD_DESCRIBED},
    {STR_INIT("deliberately"), WORD_BLANK_FILLER},
    {STR_INIT("described"), WORD_AS_NEXT | WORD_DESCRIBED},
    {STR_INIT("detailed"), WORD_AS_NEXT | WORD_DESCRIBED},
    {STR_INIT("details"), WORD_LEAD},
    {STR_INIT("different"), WORD_FILLER},
    {STR_INIT("discussed"), WORD_DESCRIBED},
    {STR_INIT("do"), WORD_FILLER},
    {STR_INIT("document"), WORD_FILLER},
    {STR_INIT("documented"), WORD_DESCRIBED},
    {STR_INIT("does"), WORD_FILLER},
    {STR_INIT("empty"), WORD_BLANK},
    {STR_INIT("explained"), WORD_DESCRIBED},
    {STR_INIT("for"), WORD_FILLER | WORD_LEAD | WORD_AS_NEXT},
    {STR_INIT("further"), WORD_FILLER | WORD_LEAD},
    {STR_INIT("future"), WORD_RESERVED_FILLER},
    {STR_INIT("given"), WORD_FILLER | WORD_DESCRIBED},
    {STR_INIT("has"), WORD_FILLER},
    {STR_INIT("have"), WORD_FILLER},
    {STR_INIT("here"), WORD_FILLER},
    {STR_INIT("hereby"), WORD_FILLER},
    {STR_INIT("herein"), WORD_FILLER},
    {STR_INIT("identical"), WORD_AS},
    {STR_INIT("imposed"), WORD_FILLER},
    {STR_INIT("in"), WORD_FILLER | WORD_AS_NEXT},
    {STR_INIT("inapplicable"), WORD_NOT_APPLICABLE},
    {STR_INIT("information"), WORD_LEAD},
    {STR_INIT("intentionally"), WORD_BLANK_FILLER | WORD_RESERVED_FILLER},
    {STR_INIT("is"), WORD_FILLER | WORD_LEAD},
    {STR_INIT("it"), WORD_FILLER | WORD_LEAD},
    {STR_INIT("kindly"), WORD_LEAD},
    {STR_INIT("leave"), WORD_BLANK_FILLER},
    {STR_INIT("left"), WORD_BLANK_FILLER},
    {STR_INIT("listed"), WORD_DESCRIBED},
    {STR_INIT("made"), WORD_FILLER},
    {STR_INIT("make"), WORD_FILLER},
    {STR_INIT("makes"), WORD_FILLER},
    {STR_INIT("matter"), WORD_FILLER},
    {STR_INIT("may"), WORD_MODAL},
    {STR_INIT("more"), WORD_LEAD},
    {STR_INIT("must"), WORD_MODAL},
    {STR_INIT("n.a"), WORD_NOT_APPLICABLE},
    {STR_INIT("n/a"), WORD_NOT_APPLICABLE},
    {STR_INIT("na"), WORD_NOT_APPLICABLE},
    {STR_INIT("no"), WORD_NO | WORD_MODAL},
    {STR_INIT("none"), WORD_NO},
    {STR_INIT("not"), WORD_NO | WORD_MODAL},
    {STR_INIT("of"), WORD_FILLER},
    {STR_INIT("on"), WORD_FILLER},
    {STR_INIT("or"), WORD_FILLER},
    {STR_INIT("other"), WORD_FILLER},
    {STR_INIT("outlined"), WORD_AS_NEXT | WORD_DESCRIBED},
    {STR_INIT("page"), WORD_BLANK_FILLER},
    {STR_INIT("par"), WORD_PLACE},
    {STR_INIT("paragraph"), WORD_FILLER | WORD_PLACE},
    {STR_INIT("particular"), WORD_FILLER},
    {STR_INIT("per"), WORD_AS_NEXT},
    {STR_INIT("please"), WORD_LEAD},
    {STR_INIT("policy"), WORD_FILLER},
    {STR_INIT("practice"), WORD_FILLER},
    {STR_INIT("present"), WORD_FILLER},
    {STR_INIT("procedures"), WORD_PROVISION},
    {STR_INIT("provided"), WORD_FILLER | WORD_AS_NEXT | WORD_DESCRIBED},
    {STR_INIT("provisions"), WORD_PROVISION},
    {STR_INIT("purposely"), WORD_BLANK_FILLER},
    {STR_INIT("refer"), WORD_SEE},
    {STR_INIT("regard"), WORD_FILLER},
    {STR_INIT("requirements"), WORD_PROVISION},
    {STR_INIT("reserved"), WORD_RESERVED},
    {STR_INIT("respect"), WORD_FILLER},
    {STR_INIT("respectively"), WORD_FILLER},
    {STR_INIT("rules"), WORD_PROVISION},
    {STR_INIT("same"), WORD_AS},
    {STR_INIT("section"), WORD_FILLER | WORD_PLACE},
    {STR_INIT("sections"), WORD_FILLER | WORD_PLACE},
    {STR_INIT("see"), WORD_SEE},
    {STR_INIT("set"), WORD_AS_NEXT | WORD_DESCRIBED},
    {STR_INIT("shall"), WORD_MODAL},
    {STR_INIT("should"), WORD_MODAL},
    {STR_INIT("similar"), WORD_AS},
    {STR_INIT("special"), WORD_FILLER},
    {STR_INIT("specific"), WORD_FILLER},
    {STR_INIT("specified"), WORD_AS_NEXT | WORD_DESCRIBED},
    {STR_INIT("stated"), WORD_AS_NEXT | WORD_DESCRIBED},
    {STR_INIT("statement"), WORD_FILLER},
    {STR_INIT("stipulate"), WORD_STIPULATION},
    {STR_INIT("stipulated"), WORD_STIPULATION},
    {STR_INIT("stipulation"), WORD_STIPULATION},
    {STR_INIT("stipulations"), WORD_STIPULATION},
    {STR_INIT("sub-section"), WORD_FILLER},
    {STR_INIT("subject"), WORD_FILLER},
    {STR_INIT("subsection"), WORD_FILLER},
    {STR_INIT("tba"), WORD_OPEN},
    {STR_INIT("tbc"), WORD_OPEN},
    {STR_INIT("tbd"), WORD_OPEN},
    {STR_INIT("that"), WORD_FILLER},
    {STR_INIT("the"), WORD_FILLER | WORD_LEAD},
    {STR_INIT("there"), WORD_FILLER},
    {STR_INIT("these"), WORD_FILLER | WORD_LEAD},
    {STR_INIT("this"), WORD_FILLER | WORD_LEAD},
    {STR_INIT("time"), WORD_FILLER},
    {STR_INIT("to"), WORD_FILLER | WORD_AS_NEXT},
    {STR_INIT("topic"), WORD_FILLER},
    {STR_INIT("under"), WORD_FILLER},
    {STR_INIT("unused"), WORD_OPEN},
    {STR_INIT("use"), WORD_RESERVED_FILLER},
    {STR_INIT("was"), WORD_FILLER},
    {STR_INIT("will"), WORD_MODAL},
    {STR_INIT("with"), WORD_FILLER | WORD_AS_NEXT},
    {STR_INIT("within"), WORD_FILLER},
    {STR_INIT("without"), WORD_NO},
};

struct sentence {
	unsigned words[SENTENCE_WORDS]; /* what kinds each is */
	size_t n;
	unsigned any; /* kinds of all of them */
	bool full; /* did not fit: it says something */
};

static bool
is_section_number(struct str word)
{
	if (word.len == 0 || !char_is_digit(word.at[0]))
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (!char_is_digit(word.at[i]) && word.at[i] != '.')
			return false;
	return true;
}

static unsigned
classes_of(struct str word)
{
	size_t low = 0, high = COUNT_OF(words);

	if (is_section_number(word))
		return WORD_PLACE;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = str_cmp(word, words[mid].text);

		if (order == 0)
			return words[mid].classes;
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return 0;
}

static bool
has(const struct sentence *s, unsigned class)
{
	return (s->any & class) != 0;
}

/* Every word is of one of these classes or fills in. */
static bool
has_only(const struct sentence *s, unsigned classes)
{
	for (size_t i = 0; i < s->n; i++)
		if ((s->words[i] & (classes | WORD_FILLER)) == 0)
			return false;
	return true;
}

static bool
says_no_stipulation(const struct sentence *s)
{
	return has(s, WORD_NO) && has(s, WORD_STIPULATION) &&
	       has_only(s, WORD_NO | WORD_STIPULATION);
}

static bool
says_not_applicable(const struct sentence *s)
{
	if (has(s, WORD_NOT_APPLICABLE))
		return has_only(s, WORD_NOT_APPLICABLE | WORD_NO);
	return has(s, WORD_NO) && has(s, WORD_APPLICABLE) &&
	       has_only(s, WORD_NO | WORD_APPLICABLE);
}

/* A note that the section is empty is no text. */
static bool
says_blank(const struct sentence *s)
{
	if (has(s, WORD_BLANK))
		return has_only(s, WORD_BLANK | WORD_BLANK_FILLER);
	if (has(s, WORD_RESERVED))
		return has_only(s, WORD_RESERVED | WORD_RESERVED_FILLER);
	return has(s, WORD_OPEN) && has_only(s, WORD_OPEN);
}

/* "See", "please refer to", "as described in", "same as".  "In accordance
 * with" is a commitment and no pointer. */
static bool
sends_elsewhere(const struct sentence *s)
{
	size_t i = 0;

	while (i < s->n && (s->words[i] & WORD_LEAD) != 0 &&
	       (s->words[i] & WORD_AS) == 0)
		i++;
	if (i == s->n)
		return false;
	if (s->words[i] & (WORD_SEE | WORD_CONFER | WORD_DESCRIBED))
		return true;
	if (s->words[i] & WORD_AS)
		return i + 1 < s->n && (s->words[i + 1] & WORD_AS_NEXT) != 0;
	return (s->words[i] & WORD_PROVISION) != 0 && has(s, WORD_APPLIES);
}

static bool
says_pointer(const struct sentence *s)
{
	if (has(s, WORD_MODAL) || !sends_elsewhere(s))
		return false;
	return has(s, WORD_PLACE) || (s->n <= 8 && has(s, WORD_SEE));
}

static enum said
judge(const struct sentence *s)
{
	if (s->full)
		return SAID_TEXT;
	if (s->n == 0 || says_blank(s))
		return SAID_NOTHING;
	if (says_no_stipulation(s))
		return SAID_NO_STIPULATION;
	if (says_not_applicable(s))
		return SAID_NOT_APPLICABLE;
	return says_pointer(s) ? SAID_POINTER : SAID_TEXT;
}

static enum said
stronger(enum said a, enum said b)
{
	return a > b ? a : b;
}

/* A text cut into sentences while it is read. */
struct reading {
	struct sentence sentence;
	char word[WORD_BYTES];
	size_t len;
	enum said said;
};

static void
end_word(struct reading *r)
{
	struct sentence *s = &r->sentence;
	struct str word = {r->word, r->len};

	/* a full stop or hyphen that is none of the word's own */
	while (word.len > 0 &&
	       (word.at[word.len - 1] == '.' || word.at[word.len - 1] == '-'))
		word.len--;
	r->len = 0;
	if (word.len == 0)
		return;
	if (s->n == SENTENCE_WORDS) {
		s->full = true;
		return;
	}
	s->words[s->n] = classes_of(word);
	s->any |= s->words[s->n++];
}

static void
end_sentence(struct reading *r)
{
	end_word(r);
	r->said = stronger(r->said, judge(&r->sentence));
	r->sentence.n = 0;
	r->sentence.any = 0;
}

static bool
is_word_byte(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || c == '/' || c == '-' ||
	       (unsigned char)c >= 0x80;
}

/* A full stop within a number, or behind a short form before one. */
static bool
stop_belongs(const struct reading *r, struct str text, size_t next)
{
	struct str word = {r->word, r->len};

	if (word.len > 0 && next < text.len && !char_is_space(text.at[next]))
		return true;
	return str_eq(word, STR("par")) || str_eq(word, STR("cf")) ||
	       str_eq(word, STR("sec")) || str_eq(word, STR("no"));
}

static void
add_bytes(struct reading *r, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (r->len < WORD_BYTES)
			r->word[r->len++] = bytes[i];
		else
			r->word[0] = '?'; /* too long to be one we know */
	}
}

/* What a code point is: part of a word, a stop, or a gap. */
static void
take(struct reading *r, struct str text, size_t *at)
{
	char plain[UTF8_PLAIN_MAX];
	uint32_t code = (unsigned char)text.at[*at];
	size_t n = 1;

	if (code < 0x80) {
		plain[0] = char_lower(text.at[(*at)++]);
	} else {
		code = utf8_next(text, at);
		n = utf8_plain(code, plain);
	}
	if (n == 0)
		return; /* an invisible mark */
	if ((is_word_byte(plain[0]) && code != 0xA7) ||
	    (code == '.' && stop_belongs(r, text, *at)))
		add_bytes(r, plain, n);
	else if (code == '.' || code == '\n' || code == ';')
		end_sentence(r);
	else
		end_word(r);
}

static enum said
judge_text(struct str text)
{
	struct reading r = {.said = SAID_NOTHING};
	size_t at = 0;

	while (at < text.len && r.said < SAID_TEXT)
		take(&r, text, &at);
	end_sentence(&r);
	return r.said;
}

/* Only short texts are read: the others say something. */
static bool
is_short(const struct build *b, const struct section *s)
{
	size_t bytes = 0;

	for (int i = s->first; i < s->own_end; i++) {
		const struct block *block = &b->map->doc->blocks.at[i];

		if (block->role == ROLE_CHANGELOG)
			return false;
		if (block->role == ROLE_BODY)
			bytes += block->text.len;
		if (bytes > SHORT_BYTES)
			return false;
	}
	return true;
}

static enum said
own_text(const struct build *b, const struct section *s)
{
	enum said said = SAID_NOTHING;

	if (!is_short(b, s))
		return SAID_TEXT;
	for (int i = s->first; i < s->own_end && said < SAID_TEXT; i++) {
		const struct block *block = &b->map->doc->blocks.at[i];

		if (block->role == ROLE_BODY)
			said = stronger(said, judge_text(block->text));
	}
	return said;
}

static enum stipulation
stipulation_of(enum said said)
{
	switch (said) {
	case SAID_NOTHING:
		return STIPULATION_BLANK;
	case SAID_NO_STIPULATION:
		return STIPULATION_NONE;
	case SAID_NOT_APPLICABLE:
		return STIPULATION_NOT_APPLICABLE;
	case SAID_POINTER:
		return STIPULATION_POINTER;
	case SAID_TEXT:
		break;
	}
	return STIPULATION_TEXT;
}

void
stipulations_read(struct build *b)
{
	size_t n = b->map->sections.len;
	enum said *said = arena_many(&b->gone, enum said, n);

	for (size_t i = n; i-- > 0;) {
		struct section *s = &b->map->sections.at[i];
		enum said own = own_text(b, s);

		b->drafts[i].own_text = (int)stipulation_of(own);
		said[i] = stronger(said[i], own);
		s->stipulation = stipulation_of(said[i]);
		if (i > 0 && s->parent >= 0)
			said[s->parent] = stronger(said[s->parent], said[i]);
	}
}
