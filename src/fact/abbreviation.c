/* Abbreviations that are used and spelled out nowhere. */
#include "base/index.h"
#include "base/utf8.h"
#include "fact/line.h"
#include "fact/term.h"

/* An abbreviation that is used: in so many sentences. */
#define USES_MIN 3
#define LETTERS_MIN 3
#define LETTERS_MAX 6

/* What no reader needs to be told, and capitals that are no abbreviation. */
static const char known_capitals[] =
    " shall must not should may will can and the for with all any required "
    "recommended optional note url uri http https html xml pdf rsa sha dsa ecc "
    "ecdsa ecdh dns ssl tls isbn fax usa utc gmt txt mx cname caa tcp udp ssh "
    "api web ccadb dnssec csprng vat pub iso iec ietf itu nist fips rfc etsi "
    "cen ansi pkcs asn der pem "
    "ascii utf csr pin usb cpu ram bios vpn lan wan ntp gps sms json acme "
    "owasp "
    "mozilla apple google aicpa cica cabf www com org net eu un gdpr null true "
    "false yes none ipv oid pki ocsp crl cps mime smime octet string integer "
    "boolean sequence choice object set bit rdata eur gbp usd chf jpy cad aud "
    "pln czk huf sek nok dkk inr cny ";

/* An abbreviation that is used. */
struct capital {
	struct str word;
	struct passage at; /* first use */
	int uses, sections; /* sections: changes of section */
	int section; /* of the last use */
};

struct capitals {
	struct terms *t;
	struct index known; /* spelled out somewhere */
	struct index used; /* into `at` */
	struct VEC(struct capital) at;
};

/* --- capitals ---------------------------------------------------------- */

static bool
is_capitals(struct str s)
{
	if (s.len < LETTERS_MIN || s.len > LETTERS_MAX)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] < 'A' || s.at[i] > 'Z')
			return false;
	return true;
}

/* Whether there are enough capitals in a row anywhere: most blocks need no
 * reading word by word. */
static bool
may_hold_capitals(struct str s)
{
	size_t row = 0;

	for (size_t i = 0; i < s.len && row < LETTERS_MIN; i++)
		row = s.at[i] >= 'A' && s.at[i] <= 'Z' ? row + 1 : 0;
	return row == LETTERS_MIN;
}

/* A heading in capitals, or a shout: most letters are capitals. */
static bool
is_shout(struct str s)
{
	size_t big = 0, small = 0;

	for (size_t i = 0; i < s.len; i++) {
		big += s.at[i] >= 'A' && s.at[i] <= 'Z';
		small += char_is_lower(s.at[i]);
	}
	return big * 2 > small;
}

static bool
holds_short(const struct contradict *c, int document, int section)
{
	struct str title = c->prose->maps[document]->sections.at[section].title;

	return phrase_in(title, "acronyms") ||
	       phrase_in(title, "abbreviations") ||
	       phrase_in(title, "acronym") || phrase_in(title, "abbreviation");
}

/* The set has a list of abbreviations that can be held against its text. */
static bool
has_list(const struct terms *t)
{
	int n = 0;

	for (size_t i = 0; i < t->at.len; i++)
		n += holds_short(
		    t->c, t->at.at[i].document, t->at.at[i].section);
	return n >= ENTRIES_MIN;
}

/* "Key Generation Ceremony (KGC)", "KGC (key ...", a term with a definition:
 * it is spelled out. */
static bool
spells_out(struct str text, size_t start, size_t end)
{
	while (start > 0 && text.at[start - 1] == ' ')
		start--;
	while (end < text.len && text.at[end] == ' ')
		end++;
	return (start > 0 && memchr("([\"", text.at[start - 1], 3)) ||
	       (end < text.len && memchr("()]:=", text.at[end], 5));
}

static void
take_capitals(struct capitals *k, int document, int block, struct str text,
    const struct line_word *w)
{
	struct contradict *c = k->t->c;
	int section = c->prose->maps[document]->section_of[block];
	int at;

	if (term_is_glossary_block(c, document, block) ||
	    spells_out(text, w->start, w->end)) {
		index_put(c->a, &k->known, w->text, 1);
		return;
	}
	at = index_find(&k->used, w->text);
	if (at < 0) {
		at = (int)k->at.len;
		index_put(c->a, &k->used, w->text, at);
		(void)VEC_ADD(c->a, &k->at);
		k->at.at[at].word = w->text;
		k->at.at[at].section = -1;
		k->at.at[at].at = (struct passage){.document = document,
		    .block = block,
		    .statement = -1,
		    .start = w->start,
		    .end = w->end};
	}
	k->at.at[at].uses++;
	k->at.at[at].sections += section != k->at.at[at].section;
	k->at.at[at].section = section;
}

/* "X-ABC", "abc@ABC". */
static bool
is_joined(struct str text, const struct line_word *w)
{
	return (w->start > 0 && memchr("-_./@", text.at[w->start - 1], 5)) ||
	       (w->end < text.len && memchr("-_/@", text.at[w->end], 4));
}

static void
read_capitals(struct capitals *k, int document, int block)
{
	struct str text = k->t->c->prose->docs[document]->blocks.at[block].text;
	struct line_word w;
	size_t at = 0;

	if (!may_hold_capitals(text) ||
	    (is_shout(text) &&
		!term_is_glossary_block(k->t->c, document, block)))
		return;
	while (word_next(text, &at, &w)) {
		if (str_ends(w.text, STR("s")))
			w.text.len--; /* "HSMs"; w.end stays behind it */
		if (is_capitals(w.text) && !is_joined(text, &w))
			take_capitals(k, document, block, text, &w);
	}
}

static bool
is_own_name(const struct prose *p, struct arena *a, struct str word)
{
	struct str plain = utf8_fold(a, word);

	for (size_t i = 0; i < p->own_names.len; i++)
		if (str_find(p->own_names.at[i], plain, 0) != SIZE_MAX)
			return true;
	return false;
}

void
terms_find_undefined(struct terms *t)
{
	const struct prose *p = t->c->prose;
	struct capitals k = {.t = t};

	if (!has_list(t))
		return;
	for (int d = 0; d < p->n_docs; d++)
		for (size_t i = 0; i < p->docs[d]->blocks.len; i++)
			if (block_is_body(&p->docs[d]->blocks.at[i]))
				read_capitals(&k, d, (int)i);
	for (size_t i = 0; i < k.at.len; i++) {
		struct str word = k.at.at[i].word;

		if (index_find(&k.known, word) >= 0)
			contradict_compared(
			    t->c, CONTRADICTION_TERM_UNDEFINED, &k.at.at[i].at);
		if (k.at.at[i].uses < USES_MIN || k.at.at[i].sections < 2 ||
		    index_find(&k.known, word) >= 0 ||
		    word_in(word, known_capitals) ||
		    is_own_name(p, t->c->a, word))
			continue;
		contradict_compared(
		    t->c, CONTRADICTION_TERM_UNDEFINED, &k.at.at[i].at);
		contradict_tell(t->c, CONTRADICTION_TERM_UNDEFINED, word,
		    k.at.at[i].at, NULL);
	}
}
