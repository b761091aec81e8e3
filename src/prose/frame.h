/* frame.h - the words that frames are told by; private to src/prose.
 *
 * All lists stand in the lexicon under "frames".  They are compiled for one
 * text: a class mask for each key, phrases of several words by their first
 * key, and the verbs by their plain forms.
 */
#ifndef FRAME_H
#define FRAME_H

#include "base/index.h"
#include "phrase/text.h"
#include "prose/prose.h"

/* Classes of words and phrases. */
enum word_class {
	CLASS_MODAL, /* shall, may, can: verbs that govern a bare one */
	CLASS_MUST,
	CLASS_SHOULD,
	CLASS_MAY,
	CLASS_EFFORT,
	CLASS_PLAN,
	CLASS_EFFORT_NOUN, /* efforts, endeavours */
	CLASS_NO, /* not, never, prohibited */
	CLASS_NO_SUBJECT, /* no, neither: before the noun they deny */
	CLASS_FREE, /* not required to */
	CLASS_NOT_FREE, /* "no later than": no denial */
	CLASS_WITHOUT,
	CLASS_WEAK,
	CLASS_CAP, /* at the latest, in any case: before the hard limit */
	CLASS_EXCEPT,
	CLASS_CONDITION, /* if, when, unless: starts a dependent clause */
	CLASS_GATE, /* until, unless, before: "not until X" is X first */
	CLASS_GATED, /* sign, grant: what is held back until then */
	CLASS_RELATIVE,
	CLASS_JOIN, /* and, or */
	CLASS_PRONOUN,
	CLASS_OWN, /* we, our */
	CLASS_DETERMINER,
	CLASS_PREPOSITION,
	CLASS_ADVERB,
	CLASS_BE,
	CLASS_BE_FINITE,
	CLASS_HAVE,
	CLASS_HAVE_FINITE,
	CLASS_DO,
	CLASS_START, /* develop, prepare: verbs of beginning */
	CLASS_AVAILABLE, /* find, obtain: what a reader can do with a text */
	CLASS_READER, /* anybody, the public: who can */
	CLASS_STAFF, /* personnel, staff: people who act for the actor */
	CLASS_FROM,
	CLASS_UNTIL,
	CLASS_THROUGH, /* until, that day with it */
	CLASS_BETWEEN,
	CLASS_PAST, /* formerly, in the past */
	CLASS_STOPS, /* cease, discontinue */
	CLASS_SECTION, /* section, clause, chapter */
	CLASS_SELF, /* this document */
	CLASS_COMPANION, /* another document of the CA */
	CLASS_SOURCE, /* a requirement document; the cue says which */
	CLASS_POINTER_WORD, /* may stand in a statement that only points */
	CLASS_DEFINES, /* means, refers to */
	CLASS_GENUS, /* process, entity: "is a process whereby" */
	CLASS_QUOTES, /* states, requires: before words of a requirement */
	CLASS_INVERTS, /* "in no event": the subject comes behind the verb */
	CLASS_ONLY,
	CLASS_ADJECTIVE, /* verbs that are adjectives as well: complete */
	CLASS_SUFFERS, /* obliged, prohibited: what is said of the subject is
			  about what it does */
	CLASS_DUTY, /* responsibility, policy: "it is the duty of X to" */
	CLASS_OBLIGES, /* requires, obliges */
	CLASS_WARRANTS, /* guarantee, allow: with "not", what follows "that" is
			   not so either */
	CLASS_BY,
	CLASS_ACTOR_CA, /* in the order of enum actor, from ACTOR_CA */
	CLASS_ACTOR_RA,
	CLASS_ACTOR_DELEGATED,
	CLASS_ACTOR_SUBSCRIBER,
	CLASS_ACTOR_APPLICANT,
	CLASS_ACTOR_RELYING,
	CLASS_ACTOR_AUDITOR,
	CLASS_ACTOR_OTHER,
	N_CLASSES
};

_Static_assert(N_CLASSES <= 64, "a class is a bit of a mask");

#define CLASS_BIT(c) (UINT64_C(1) << (c))

/* All classes from one to another. */
#define CLASS_RANGE(from, to)                                                  \
	((CLASS_BIT(to) - CLASS_BIT(from)) | CLASS_BIT(to))
#define CLASS_ACTORS CLASS_RANGE(CLASS_ACTOR_CA, CLASS_ACTOR_OTHER)

/* Words that are asked for by themselves. */
enum known_word {
	WORD_NOT,
	WORD_NEVER,
	WORD_NEED,
	WORD_HAVE,
	WORD_DO,
	WORD_NEEDS,
	WORD_MAY,
	WORD_CAN,
	WORD_WILL,
	WORD_NO,
	WORD_LONGER,
	WORD_OF,
	WORD_FOR,
	WORD_WITH,
	WORD_THAT,
	WORD_WHICH,
	WORD_WHO,
	WORD_WE,
	WORD_THEY,
	WORD_YOU,
	WORD_WHETHER,
	WORD_HOW,
	WORD_AUTHORITY,
	WORD_AUTHORITIES,
	WORD_PARTY,
	WORD_PARTIES,
	WORD_PLANNED,
	WORD_IT,
	WORD_THERE,
	WORD_THIS,
	WORD_PROVIDED,
	WORD_OR,
	WORD_THEM,
	WORD_WHILE,
	WORD_BUT,
	WORD_DATE,
	WORD_DAY,
	WORD_USE,
	WORD_MEANS,
	WORD_A,
	WORD_AN,
	WORD_BE,
	WORD_NEITHER,
	WORD_EITHER,
	WORD_BOTH,
	WORD_RFC,
	WORD_ON,
	WORD_THEREAFTER,
	WORD_AFTERWARDS,
	WORD_TO,
	WORD_WAS,
	WORD_WERE,
	WORD_DID,
	WORD_HAD,
	WORD_LEAVE,
	WORD_LEAVES,
	N_KNOWN_WORDS
};

/* Signs that are asked for. */
enum known_sign {
	SIGN_COMMA,
	SIGN_COLON,
	SIGN_OPEN,
	SIGN_CLOSE,
	SIGN_QUOTE,
	SIGN_SEMICOLON,
	N_KNOWN_SIGNS
};

/* What form of a verb a word can be. */
enum verb_form {
	FORM_NONE,
	FORM_BASE, /* publish */
	FORM_S, /* publishes */
	FORM_ED, /* published, made */
	FORM_ING /* publishing */
};

struct word_form {
	unsigned char known; /* the form was looked up */
	unsigned char form; /* enum verb_form */
	unsigned char noun; /* may be a noun as well: plan, tests */
	unsigned char plural; /* a noun that ends in s */
};

#define PHRASE_KEYS 14

struct class_phrase {
	int keys[PHRASE_KEYS];
	int n;
	enum word_class class;
	struct str source;
	int next; /* phrase with the same first key, or -1 */
};

/* A phrase of one word or more that stands at a token. */
struct cue {
	int at, len;
	enum word_class class;
	struct str source; /* of CLASS_SOURCE: id as in sources.json */
};

struct cues VEC(struct cue);

struct frames {
	struct arena *arena; /* of what is gone when the text is read */
	struct prose *p;
	struct phrase_text *text;
	struct VEC(uint64_t) classes; /* by key: classes of single words */
	struct VEC(uint64_t) starts; /* by key: classes of phrases from there */
	struct VEC(int) first_phrase; /* by key: into phrases, or -1 */
	struct VEC(struct class_phrase) phrases;
	struct VEC(struct word_form) forms; /* by word */
	struct index verbs; /* base form -> 0 verb, 1 verb and noun */
	struct index participles;
	struct index plurals; /* short ones: "CAs" */
	int words[N_KNOWN_WORDS]; /* of the vocabulary */
	int signs[N_KNOWN_SIGNS]; /* keys */
	struct cues spare; /* for one search at a time */
};

/* Compiles the lists for the text of `p`. */
struct frames *frames_new(struct arena *a, struct prose *p);

/* Lets a copy of frames, for another thread, start without what they remember,
 * and remember in `a`. */
void frames_forget(struct frames *copy, struct arena *a, struct prose *p);

/* Adds the CA's own names, when they are learnt, to the words for the CA. */
void frames_add_names(struct frames *f);

/* The keys of the words of a phrase, at most PHRASE_KEYS; gives their
 * number. */
int frames_keys(struct frames *f, struct str phrase, int keys[PHRASE_KEYS]);

/* The form of a token's word. */
const struct word_form *frames_form(struct frames *f, int token);

/* "promptly", "also". */
bool frames_is_adverb(const struct frames *f, int token);

/* A conjunction, comma, colon or open bracket: where clauses may part. */
bool frames_is_soft(const struct frames *f, int token);

/* A number, as in "No. 910". */
bool frames_is_number(const struct frames *f, int token);

/* Starts with a capital where it stands. */
bool token_is_capital(const struct prose *p, int token);

/* A phrase of these classes may start at `token`: a cheap first look. */
static inline bool
frames_may_start(const struct frames *f, int token, uint64_t classes)
{
	size_t key = (size_t)f->text->keys.at[token];

	return key < f->classes.len &&
	       ((f->classes.at[key] | f->starts.at[key]) & classes);
}

/* Appends the phrases of these classes that start at `token`, those of several
 * words first; none goes past `end`. */
void frames_cues(const struct frames *f, int token, int end, uint64_t classes,
    struct cues *out);

/* True when a phrase of these classes starts at `token`. */
bool frames_has_cue(struct frames *f, int token, int end, uint64_t classes);

/* The classes of the single word at a token. */
static inline uint64_t
token_classes(const struct frames *f, int token)
{
	size_t key = (size_t)f->text->keys.at[token];

	return key < f->classes.len ? f->classes.at[key] : 0;
}

static inline bool
token_is_word(const struct frames *f, int token, enum known_word word)
{
	return f->text->tokens.at[token].word == f->words[word];
}

static inline bool
token_is_sign(const struct frames *f, int token, enum known_sign sign)
{
	return f->text->keys.at[token] == f->signs[sign];
}

static inline bool
token_is(const struct frames *f, int token, enum word_class class)
{
	return (token_classes(f, token) & CLASS_BIT(class)) != 0;
}

#endif
