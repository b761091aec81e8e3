#include "prose/frame.h"

#include "phrase/stem.h"

static const struct {
	const char *group, *name; /* members of "frames" */
	enum word_class class;
} lists[] = {
    {NULL, "modals", CLASS_MODAL},
    {"modality", "must", CLASS_MUST},
    {"modality", "should", CLASS_SHOULD},
    {"modality", "may", CLASS_MAY},
    {"modality", "effort", CLASS_EFFORT},
    {"modality", "plan", CLASS_PLAN},
    {NULL, "efforts", CLASS_EFFORT_NOUN},
    {"polarity", "no", CLASS_NO},
    {"polarity", "determiner", CLASS_NO_SUBJECT},
    {"polarity", "free", CLASS_FREE},
    {"polarity", "not-free", CLASS_NOT_FREE},
    {NULL, "without", CLASS_WITHOUT},
    {NULL, "weak", CLASS_WEAK},
    {NULL, "caps", CLASS_CAP},
    {NULL, "except", CLASS_EXCEPT},
    {NULL, "condition", CLASS_CONDITION},
    {NULL, "gates", CLASS_GATE},
    {NULL, "gated", CLASS_GATED},
    {NULL, "relative", CLASS_RELATIVE},
    {NULL, "joins", CLASS_JOIN},
    {NULL, "pronouns", CLASS_PRONOUN},
    {NULL, "own-pronouns", CLASS_OWN},
    {NULL, "determiners", CLASS_DETERMINER},
    {NULL, "prepositions", CLASS_PREPOSITION},
    {NULL, "adverbs", CLASS_ADVERB},
    {NULL, "be", CLASS_BE},
    {NULL, "be-finite", CLASS_BE_FINITE},
    {NULL, "have", CLASS_HAVE},
    {NULL, "have-finite", CLASS_HAVE_FINITE},
    {NULL, "do", CLASS_DO},
    {NULL, "start-verbs", CLASS_START},
    {NULL, "available-verbs", CLASS_AVAILABLE},
    {NULL, "readers", CLASS_READER},
    {NULL, "staff", CLASS_STAFF},
    {NULL, "from", CLASS_FROM},
    {NULL, "until", CLASS_UNTIL},
    {NULL, "through", CLASS_THROUGH},
    {NULL, "between", CLASS_BETWEEN},
    {NULL, "past", CLASS_PAST},
    {NULL, "stops", CLASS_STOPS},
    {NULL, "sections", CLASS_SECTION},
    {NULL, "self", CLASS_SELF},
    {NULL, "companions", CLASS_COMPANION},
    {NULL, "pointer-words", CLASS_POINTER_WORD},
    {NULL, "defines", CLASS_DEFINES},
    {NULL, "genera", CLASS_GENUS},
    {NULL, "quotes", CLASS_QUOTES},
    {NULL, "inverts", CLASS_INVERTS},
    {NULL, "only", CLASS_ONLY},
    {NULL, "adjective-verbs", CLASS_ADJECTIVE},
    {NULL, "suffers", CLASS_SUFFERS},
    {NULL, "duties", CLASS_DUTY},
    {NULL, "obliges", CLASS_OBLIGES},
    {NULL, "warrants", CLASS_WARRANTS},
    {"actors", "ca", CLASS_ACTOR_CA},
    {"actors", "ra", CLASS_ACTOR_RA},
    {"actors", "delegated", CLASS_ACTOR_DELEGATED},
    {"actors", "subscriber", CLASS_ACTOR_SUBSCRIBER},
    {"actors", "applicant", CLASS_ACTOR_APPLICANT},
    {"actors", "relying", CLASS_ACTOR_RELYING},
    {"actors", "auditor", CLASS_ACTOR_AUDITOR},
    {"actors", "other", CLASS_ACTOR_OTHER},
};

/* -- compiling ----------------------------------------------------------- */

/* A word of the lists; most are small letters and nothing else. */
static const struct word *
word_of(struct frames *f, struct str word)
{
	char small[STEM_MAX];
	int at;

	for (size_t i = 0; i < word.len && i < STEM_MAX; i++)
		small[i] = char_lower(word.at[i]);
	word.len = word.len < STEM_MAX ? word.len : STEM_MAX - 1;
	at = vocabulary_word(&f->text->words, (struct str){small, word.len});
	return &f->text->words.word.at[at];
}

static bool
is_plain(struct str phrase)
{
	for (size_t i = 0; i < phrase.len; i++)
		if (!char_is_alpha(phrase.at[i]) && phrase.at[i] != ' ')
			return false;
	return true;
}

/* The words one by one; false when that is not all: they may hold a term. */
static bool
read_plain(struct frames *f, struct str phrase, int keys[PHRASE_KEYS], int *n)
{
	if (!is_plain(phrase))
		return false;
	for (*n = 0; phrase.len && *n < PHRASE_KEYS;) {
		const struct word *w = word_of(f, str_cut(&phrase, ' '));

		if (*n > 0 && (w->term_ends & TERM_LAST))
			return false;
		keys[(*n)++] = w->key;
	}
	return true;
}

int
frames_keys(struct frames *f, struct str phrase, int keys[PHRASE_KEYS])
{
	struct phrase_text *t = f->text;
	int n = 0;

	if (read_plain(f, phrase, keys, &n))
		return n;
	n = 0;
	t->pieces.len = 0;
	scan_text(&t->words, phrase, 0, phrase.len, &t->pieces);
	for (size_t i = 0; i < t->pieces.len && n < PHRASE_KEYS; i++)
		if (t->pieces.at[i].kind == PIECE_WORD)
			keys[n++] = t->words.word.at[t->pieces.at[i].word].key;
	t->pieces.len = 0;
	return n;
}

/* The list grows to hold the key. */
static void
make_room(struct frames *f, int key)
{
	while ((int)f->classes.len <= key) {
		VEC_PUSH(f->arena, &f->classes, 0);
		VEC_PUSH(f->arena, &f->starts, 0);
		VEC_PUSH(f->arena, &f->first_phrase, -1);
	}
}

/* Sources are kept as phrases even when they are one word, to know which. */
static void
add_phrase_of(
    struct frames *f, struct str text, enum word_class class, struct str source)
{
	struct class_phrase p = {.class = class, .source = source};
	int *first;

	p.n = frames_keys(f, text, p.keys);
	if (p.n == 0)
		return;
	make_room(f, p.keys[0]);
	if (p.n == 1 && source.len == 0) {
		f->classes.at[p.keys[0]] |= CLASS_BIT(class);
		return;
	}
	f->starts.at[p.keys[0]] |= CLASS_BIT(class);
	first = &f->first_phrase.at[p.keys[0]];
	p.next = *first;
	*first = (int)f->phrases.len;
	VEC_PUSH(f->arena, &f->phrases, p);
}

static void
add_phrase(struct frames *f, struct str text, enum word_class class)
{
	add_phrase_of(f, text, class, (struct str){0});
}

static void
add_sources(struct frames *f, const struct json *sources)
{
	for (const struct json *s = json_first(sources); s; s = json_next(s))
		for (const struct json *n = json_first(s); n; n = json_next(n))
			add_phrase_of(
			    f, json_str(n), CLASS_SOURCE, json_name(s));
}

static void
add_list(struct frames *f, const struct json *list, enum word_class class)
{
	for (const struct json *n = json_first(list); n; n = json_next(n))
		add_phrase(f, json_str(n), class);
}

static void
add_words(
    struct frames *f, struct index *to, const struct json *list, int value)
{
	for (const struct json *n = json_first(list); n; n = json_next(n))
		index_put(f->arena, to, json_str(n), value);
}

static void
know_words(struct frames *f)
{
	static const char *const words[N_KNOWN_WORDS] = {
	    [WORD_NOT] = "not",
	    [WORD_NEVER] = "never",
	    [WORD_NEED] = "need",
	    [WORD_HAVE] = "have",
	    [WORD_DO] = "do",
	    [WORD_NEEDS] = "needs",
	    [WORD_MAY] = "may",
	    [WORD_CAN] = "can",
	    [WORD_WILL] = "will",
	    [WORD_NO] = "no",
	    [WORD_LONGER] = "longer",
	    [WORD_OF] = "of",
	    [WORD_FOR] = "for",
	    [WORD_WITH] = "with",
	    [WORD_THAT] = "that",
	    [WORD_WHICH] = "which",
	    [WORD_WHO] = "who",
	    [WORD_WE] = "we",
	    [WORD_THEY] = "they",
	    [WORD_YOU] = "you",
	    [WORD_WHETHER] = "whether",
	    [WORD_HOW] = "how",
	    [WORD_AUTHORITY] = "authority",
	    [WORD_AUTHORITIES] = "authorities",
	    [WORD_PARTY] = "party",
	    [WORD_PARTIES] = "parties",
	    [WORD_PLANNED] = "planned",
	    [WORD_IT] = "it",
	    [WORD_THERE] = "there",
	    [WORD_THIS] = "this",
	    [WORD_PROVIDED] = "provided",
	    [WORD_OR] = "or",
	    [WORD_THEM] = "them",
	    [WORD_WHILE] = "while",
	    [WORD_BUT] = "but",
	    [WORD_DATE] = "date",
	    [WORD_DAY] = "day",
	    [WORD_USE] = "use",
	    [WORD_MEANS] = "means",
	    [WORD_A] = "a",
	    [WORD_AN] = "an",
	    [WORD_BE] = "be",
	    [WORD_NEITHER] = "neither",
	    [WORD_EITHER] = "either",
	    [WORD_BOTH] = "both",
	    [WORD_RFC] = "rfc",
	    [WORD_ON] = "on",
	    [WORD_THEREAFTER] = "thereafter",
	    [WORD_AFTERWARDS] = "afterwards",
	    [WORD_TO] = "to",
	    [WORD_WAS] = "was",
	    [WORD_WERE] = "were",
	    [WORD_DID] = "did",
	    [WORD_HAD] = "had",
	    [WORD_LEAVE] = "leave",
	    [WORD_LEAVES] = "leaves",
	};
	static const char *const signs[N_KNOWN_SIGNS] = {
	    ",", ":", "(", ")", "\"", ";"};

	for (int i = 0; i < N_KNOWN_WORDS; i++)
		f->words[i] =
		    vocabulary_word(&f->text->words, str_of(words[i]));
	for (int i = 0; i < N_KNOWN_SIGNS; i++)
		f->signs[i] = vocabulary_key(&f->text->words, str_of(signs[i]));
}

struct frames *
frames_new(struct arena *a, struct prose *p)
{
	struct frames *f = arena_new(a, struct frames);
	const struct json *from = lexicon_frames(p->lexicon);

	f->arena = a;
	f->p = p;
	f->text = p->text;
	know_words(f);
	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		const struct json *in =
		    lists[i].group ? json_at(from, lists[i].group) : from;

		add_list(f, json_at(in, lists[i].name), lists[i].class);
	}
	add_sources(f, json_at(from, "sources"));
	add_phrase(f, STR("by"), CLASS_BY);
	add_words(f, &f->verbs, json_at(from, "verbs"), 0);
	add_words(f, &f->verbs, json_at(from, "verb-nouns"), 1);
	add_words(f, &f->participles, json_at(from, "participles"), 0);
	add_words(f, &f->plurals, json_at(from, "plurals"), 0);
	return f;
}

void
frames_forget(struct frames *copy, struct arena *a, struct prose *p)
{
	copy->arena = a;
	copy->p = p;
	copy->forms.at = NULL;
	copy->forms.len = copy->forms.cap = 0;
	copy->spare = (struct cues){0};
}

void
frames_add_names(struct frames *f)
{
	for (size_t i = 0; i < f->p->own_names.len; i++)
		add_phrase(f, f->p->own_names.at[i], CLASS_ACTOR_CA);
}

/* -- verbs --------------------------------------------------------------- */

/* "passes", "fixes", "reaches", "does": -es behind a hiss or an o. */
static bool
takes_es(struct str word)
{
	return str_ends(word, STR("ses")) || str_ends(word, STR("xes")) ||
	       str_ends(word, STR("zes")) || str_ends(word, STR("ches")) ||
	       str_ends(word, STR("shes")) || str_ends(word, STR("oes"));
}

/* "publishes", "applies", "maintains": the base form behind an s. */
static int
verb_behind_s(const struct frames *f, struct str word)
{
	char base[64];
	int found;

	if (word.len < 4 || word.len > 60 || !str_ends(word, STR("s")))
		return -1;
	found = index_find(&f->verbs, str_sub(word, 0, word.len - 1));
	if (found < 0 && takes_es(word))
		found = index_find(&f->verbs, str_sub(word, 0, word.len - 2));
	if (found < 0 && str_ends(word, STR("ies"))) {
		(void)memcpy(base, word.at, word.len - 3);
		base[word.len - 3] = 'y';
		found = index_find(&f->verbs, (struct str){base, word.len - 2});
	}
	return found;
}

static struct word_form
form_of(const struct frames *f, struct str word)
{
	struct word_form w = {.known = 1};
	int verb = index_find(&f->verbs, word);

	w.plural = (word.len > 3 && str_ends(word, STR("s")) &&
		       !str_ends(word, STR("ss"))) ||
		   index_find(&f->plurals, word) >= 0;
	if (index_find(&f->participles, word) >= 0) {
		w.form = FORM_ED;
	} else if (verb >= 0) {
		w.form = FORM_BASE;
		w.noun = verb > 0;
	} else if ((verb = verb_behind_s(f, word)) >= 0) {
		w.form = FORM_S;
		w.noun = verb > 0;
	} else if (word.len > 4 && str_ends(word, STR("ing"))) {
		w.form = FORM_ING;
	} else if (word.len > 3 && str_ends(word, STR("ed")) &&
		   !str_ends(word, STR("eed"))) {
		w.form = FORM_ED;
	}
	return w;
}

const struct word_form *
frames_form(struct frames *f, int token)
{
	static const struct word_form none = {0};
	int word = f->text->tokens.at[token].word;

	if (word < 0)
		return &none;
	while ((int)f->forms.len <= word)
		VEC_PUSH(f->arena, &f->forms, none);
	if (!f->forms.at[word].known)
		f->forms.at[word] =
		    form_of(f, f->text->words.word.at[word].plain);
	return &f->forms.at[word];
}

bool
frames_is_soft(const struct frames *f, int token)
{
	return token_is(f, token, CLASS_JOIN) ||
	       token_is_sign(f, token, SIGN_COMMA) ||
	       token_is_sign(f, token, SIGN_COLON) ||
	       token_is_sign(f, token, SIGN_OPEN);
}

bool
frames_is_adverb(const struct frames *f, int token)
{
	static const char *const others[] = {
	    "apply", "supply", "reply", "comply", "imply", "family", "only"};
	const struct token *t = &f->text->tokens.at[token];
	struct str plain;

	if (token_is(f, token, CLASS_ADVERB))
		return true;
	if (t->word < 0)
		return false;
	plain = f->text->words.word.at[t->word].plain;
	if (plain.len < 5 || !str_ends(plain, STR("ly")))
		return false;
	return !str_is_one_of(plain, others, COUNT_OF(others));
}

bool
frames_is_number(const struct frames *f, int token)
{
	const struct token *t = &f->text->tokens.at[token];
	struct str text;

	if ((size_t)token >= f->text->tokens.len || t->quantity < 0)
		return false;
	text = f->p->docs[t->document]->blocks.at[t->block].text;
	return t->start < text.len && char_is_digit(text.at[t->start]);
}

/* -- phrases ------------------------------------------------------------- */

/* Articles and quotation marks between the words of a phrase are passed
 * over.  Gives the tokens it takes, 0 when it does not stand here. */
static int
stands_at(const struct frames *f, const struct class_phrase *p, int at, int end)
{
	int i = at;

	for (int k = 0; k < p->n; k++, i++) {
		while (k > 0 && i < end &&
		       (token_flags(f->text, i) & KEY_SILENT) &&
		       f->text->keys.at[i] != p->keys[k])
			i++;
		if (i >= end || f->text->keys.at[i] != p->keys[k])
			return 0;
	}
	return i - at;
}

void
frames_cues(const struct frames *f, int token, int end, uint64_t wanted,
    struct cues *out)
{
	size_t key = (size_t)f->text->keys.at[token];
	uint64_t single;

	if (key >= f->classes.len ||
	    !((f->classes.at[key] | f->starts.at[key]) & wanted))
		return;
	for (int i = f->first_phrase.at[key]; i >= 0;
	     i = f->phrases.at[i].next) {
		const struct class_phrase *p = &f->phrases.at[i];
		struct cue c = {token, 0, p->class, p->source};

		if (!(CLASS_BIT(p->class) & wanted))
			continue;
		c.len = stands_at(f, p, token, end);
		if (c.len > 0)
			VEC_PUSH(f->arena, out, c);
	}
	single = f->classes.at[key] & wanted;
	for (int c = 0; single; c++, single >>= 1) {
		struct cue m = {token, 1, (enum word_class)c, {0}};

		if (single & 1)
			VEC_PUSH(f->arena, out, m);
	}
}

bool
frames_has_cue(struct frames *f, int token, int end, uint64_t wanted)
{
	f->spare.len = 0;
	if (!frames_may_start(f, token, wanted))
		return false;
	frames_cues(f, token, end, wanted, &f->spare);
	return f->spare.len > 0;
}

bool
token_is_capital(const struct prose *p, int token)
{
	return p->text->tokens.at[token].capital;
}
