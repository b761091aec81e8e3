/* The words of classes, from the lexicon and learnt from the document. */
#include "prose/class_word.h"

#include <assert.h>

#include "base/buf.h"
#include "prose/class.h"
#include "prose/frame.h"
#include "prose/reader.h"

static const struct {
	const char *name;
	unsigned bits;
} names[] = {
    {"subscriber", CERT_SUBSCRIBER},
    {"sub-ca", CERT_SUB_CA},
    {"root", CERT_ROOT},
    {"cross", CERT_CROSS},
    {"ocsp-responder", CERT_OCSP_RESPONDER},
    {"dv", CERT_DV},
    {"ov", CERT_OV},
    {"iv", CERT_IV},
    {"ev", CERT_EV},
    {"mailbox", CERT_MAILBOX},
    {"sponsor", CERT_SPONSOR},
    {"tls", CERT_TLS},
    {"smime", CERT_SMIME},
    {"code-signing", CERT_CODE_SIGNING},
    {"timestamp", CERT_TIMESTAMP},
    {"client", CERT_CLIENT},
    {"document", CERT_DOCUMENT},
    {"crl", CERT_CRL},
    {"ocsp-response", CERT_OCSP_RESPONSE},
    {"ca", CERT_ANY_CA},
};

unsigned
class_parse(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_eq(name, str_of(names[i].name)))
			return names[i].bits;
	return 0;
}

void
class_print(unsigned bits, struct buf *out)
{
	for (size_t i = 0; i < COUNT_OF(names) - 1; i++)
		if (bits & names[i].bits)
			buf_print(out, " %s", names[i].name);
}

/* -- the words ----------------------------------------------------------- */

static void
push_word(struct prose *p, const struct class_word *w)
{
	struct class_words *c = p->class_words;
	struct class_word add = *w;

	while ((int)c->first.len <= w->keys[0])
		VEC_PUSH(p->arena, &c->first, -1);
	add.next = c->first.at[w->keys[0]];
	c->first.at[w->keys[0]] = (int)c->words.len;
	VEC_PUSH(p->arena, &c->words, add);
}

static bool
is_same_word(const struct class_word *w, const int *keys, int n)
{
	if (w->n != n || w->part != PART_MODIFIER)
		return false;
	for (int i = 0; i < n; i++)
		if (w->keys[i] != keys[i])
			return false;
	return true;
}

/* The modifier of these keys, or NULL. */
static struct class_word *
word_of(struct class_words *c, const int *keys, int n)
{
	int i = (size_t)keys[0] < c->first.len ? c->first.at[keys[0]] : -1;

	while (i >= 0 && !is_same_word(&c->words.at[i], keys, n))
		i = c->words.at[i].next;
	return i >= 0 ? &c->words.at[i] : NULL;
}

/* A word of two lists means both: "EVCP" is of TLS, and EV. */
static void
add_word(struct prose *p, struct frames *f, struct str phrase, enum part part,
    unsigned bits)
{
	struct class_word w = {.part = part, .bits = bits}, *known;
	int keys[PHRASE_KEYS];

	w.n = frames_keys(f, phrase, keys);
	if (w.n == 0)
		return;
	w.n = w.n < CLASS_WORDS ? w.n : CLASS_WORDS;
	known =
	    part == PART_MODIFIER ? word_of(p->class_words, keys, w.n) : NULL;
	if (known) {
		known->bits |= bits;
		return;
	}
	(void)memcpy(w.keys, keys, sizeof(int) * (size_t)w.n);
	push_word(p, &w);
}

static void
add_words(struct prose *p, struct frames *f, const struct json *list,
    enum part part, unsigned bits)
{
	for (const struct json *n = json_first(list); n; n = json_next(n))
		add_word(p, f, json_str(n), part, bits);
}

/* What a word of the lexicon means, it goes on to mean; one that is too common
 * to tell alone may be the name of a product: "MAIL". */
static void
meet_again(struct class_word *w, unsigned bits, bool noun)
{
	if (w->learnt)
		w->bits |= bits;
	else if (!(w->common || w->in_labels) || !(w->bits & bits))
		return;
	w->noun |= noun;
	w->in_labels &= !noun;
}

void
class_learn(struct prose *p, const int *keys, int n, unsigned bits, bool noun)
{
	struct class_word *known = word_of(p->class_words, keys, n);
	struct class_word w = {.part = PART_MODIFIER,
	    .bits = bits,
	    .n = n,
	    .noun = noun,
	    .learnt = true};

	assert(n > 0 && n <= CLASS_WORDS);
	if (known) {
		meet_again(known, bits, noun);
		return;
	}
	(void)memcpy(w.keys, keys, sizeof(int) * (size_t)n);
	push_word(p, &w);
}

static void
mark_common(struct class_word *w)
{
	w->common = true;
}

static void
mark_in_labels(struct class_word *w)
{
	w->in_labels = true;
}

static void
mark_noun(struct class_word *w)
{
	w->noun = true;
}

/* Sets a flag of the words that are listed. */
static void
mark_words(struct prose *p, struct frames *f, const struct json *list,
    void (*mark)(struct class_word *w))
{
	int keys[PHRASE_KEYS];

	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		int len = frames_keys(f, json_str(n), keys);
		struct class_word *w =
		    len ? word_of(p->class_words, keys, len) : NULL;

		if (w)
			mark(w);
	}
}

void
classes_read(struct prose *p, struct frames *f)
{
	const struct json *from =
	    json_at(lexicon_frames(p->lexicon), "classes");

	p->class_words = arena_new(p->arena, struct class_words);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		add_words(p, f, json_at(from, names[i].name),
		    names[i].bits & CERT_OBJECTS ? PART_OBJECT : PART_MODIFIER,
		    names[i].bits);
	mark_words(p, f, json_at(from, "common"), mark_common);
	mark_words(p, f, json_at(from, "in-labels"), mark_in_labels);
	mark_words(p, f, json_at(from, "nouns"), mark_noun);
	add_words(p, f, json_at(from, "heads"), PART_HEAD, 0);
	add_words(p, f, json_at(from, "fillers"), PART_FILLER, 0);
	add_words(p, f, json_at(from, "of"), PART_OF, 0);
	add_word(p, f, STR("to"), PART_TO, 0);
	add_words(p, f, json_at(from, "joins"), PART_JOIN, 0);
}
