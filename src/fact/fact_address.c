/* Object identifiers, mail and web addresses, and the domain names that a CA
 * recognises in CAA records. */
#include "fact/find.h"

#define ARCS_MAX 24

/* Identifiers that everybody uses; the more special ones first. */
static const struct {
	const char *oid, *meaning;
} known[] = {
    {"2.23.140.1.2.1", "domain validated TLS"},
    {"2.23.140.1.2.2", "organization validated TLS"},
    {"2.23.140.1.2.3", "individual validated TLS"},
    {"2.23.140.1.1", "extended validation TLS"},
    {"2.23.140.1.3", "extended validation code signing"},
    {"2.23.140.1.4.1", "code signing"},
    {"2.23.140.1.4.2", "timestamps for code signing"},
    {"2.23.140.1.31", "onion service descriptor"},
    {"2.23.140.1.5.1.1", "S/MIME mailbox validated, legacy"},
    {"2.23.140.1.5.1.2", "S/MIME mailbox validated, multipurpose"},
    {"2.23.140.1.5.1.3", "S/MIME mailbox validated, strict"},
    {"2.23.140.1.5.2.1", "S/MIME organization validated, legacy"},
    {"2.23.140.1.5.2.2", "S/MIME organization validated, multipurpose"},
    {"2.23.140.1.5.2.3", "S/MIME organization validated, strict"},
    {"2.23.140.1.5.3.1", "S/MIME sponsor validated, legacy"},
    {"2.23.140.1.5.3.2", "S/MIME sponsor validated, multipurpose"},
    {"2.23.140.1.5.3.3", "S/MIME sponsor validated, strict"},
    {"2.23.140.1.5.4.1", "S/MIME individual validated, legacy"},
    {"2.23.140.1.5.4.2", "S/MIME individual validated, multipurpose"},
    {"2.23.140.1.5.4.3", "S/MIME individual validated, strict"},
    {"2.5.29.32.0", "any policy"},
    {"1.3.6.1.5.5.7.3.1", "server authentication"},
    {"1.3.6.1.5.5.7.3.2", "client authentication"},
    {"1.3.6.1.5.5.7.3.3", "code signing"},
    {"1.3.6.1.5.5.7.3.4", "e-mail protection"},
    {"1.3.6.1.5.5.7.3.8", "time stamping"},
    {"1.3.6.1.5.5.7.3.9", "OCSP signing"},
    {"2.5.29.37.0", "any extended key usage"},
    {"1.3.6.1.4.1.11129.2.4.2", "signed certificate timestamps"},
    {"1.3.6.1.4.1.11129.2.4.3", "precertificate poison"},
    {"1.2.840.113549.1.1.1", "RSA encryption"},
    {"1.2.840.113549.1.1.5", "SHA-1 with RSA"},
    {"1.2.840.113549.1.1.11", "SHA-256 with RSA"},
    {"1.2.840.113549.1.1.12", "SHA-384 with RSA"},
    {"1.2.840.113549.1.1.13", "SHA-512 with RSA"},
    {"1.2.840.10045.2.1", "EC public key"},
    {"1.2.840.10045.3.1.7", "P-256"},
    {"1.3.132.0.34", "P-384"},
    {"1.3.132.0.35", "P-521"},
    {"1.2.840.10045.4.3.2", "ECDSA with SHA-256"},
    {"1.2.840.10045.4.3.3", "ECDSA with SHA-384"},
    {"1.2.840.10045.4.3.4", "ECDSA with SHA-512"},
};

/* Section numbers look like identifiers: what begins like this is one. */
static const char *const roots[] = {"0.4.0.", "0.9.2342.", "1.0.", "1.2.",
    "1.3.6.1.", "1.3.14.", "1.3.36.", "1.3.101.", "1.3.132.", "1.3.158.",
    "2.5.4.", "2.5.8.", "2.5.29.", "2.16.", "2.23.", "2.999."};

static bool
has_root(struct str s)
{
	for (size_t i = 0; i < COUNT_OF(roots); i++)
		if (str_starts(s, str_of(roots[i])))
			return true;
	return false;
}

/* 1.2 and 1.0 are chapters as well; their second arc's children are large. */
static bool
is_oid(struct str s, const int *arcs, int n)
{
	int largest = 0;

	for (int i = 0; i < n; i++)
		if (arcs[i] > largest)
			largest = arcs[i];
	if (n < 4 || !has_root(s))
		return false;
	if (str_starts(s, STR("1.2.")) || str_starts(s, STR("1.0.")))
		return arcs[2] >= 36;
	return str_starts(s, STR("2.5.")) || n >= 5 || largest >= 23;
}

/* The end of the dotted number at `at`, its arcs in `arcs`. */
static size_t
read_arcs(struct str s, size_t at, int *arcs, int *n)
{
	size_t i = at, end = at;

	*n = 0;
	while (i < s.len && char_is_digit(s.at[i]) && *n < ARCS_MAX) {
		int value = 0;

		for (; i < s.len && char_is_digit(s.at[i]); i++)
			if (value < 100000000)
				value = value * 10 + (s.at[i] - '0');
		arcs[(*n)++] = value;
		end = i;
		if (i + 1 >= s.len || s.at[i] != '.' ||
		    !char_is_digit(s.at[i + 1]))
			break;
		i++;
	}
	return end;
}

static struct str
meaning_of(struct str oid)
{
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_eq(oid, str_of(known[i].oid)))
			return str_of(known[i].meaning);
	return (struct str){0};
}

void
fact_oids(struct fact_finder *f)
{
	struct str s = f->text;
	int arcs[ARCS_MAX], n;

	for (size_t i = 0; i < s.len; i++) {
		size_t end;
		struct str oid;

		if (s.at[i] < '0' || s.at[i] > '2' ||
		    (i > 0 &&
			(char_is_digit(s.at[i - 1]) ||
			    char_is_alpha(s.at[i - 1]) || s.at[i - 1] == '.')))
			continue;
		end = read_arcs(s, i, arcs, &n);
		oid = str_sub(s, i, end);
		if (n >= 4 && is_oid(oid, arcs, n))
			fact_add(f, FACT_OID, i, end, oid)->detail =
			    meaning_of(oid);
		i = end > i ? end - 1 : i;
	}
}

/* The domain stands in a statement about CAA that says what is recognised, not
 * in an example of a record's syntax. */
static bool
is_recognised(struct fact_finder *f, int statement)
{
	const struct prose *p = f->prose;
	const struct unit *u = &p->text->units.at[statement];

	if (f->caa_statement == statement)
		return f->caa_recognised;
	f->caa_statement = statement;
	f->caa_recognised =
	    fact_near(p, u->first, u->last, " caa issuewild issuemail ") &&
	    fact_near(p, u->first, u->last,
		" recognize recognizes recognized recognise recognises"
		" recognised issuer identify identifies identified"
		" identifier identifying authorize authorizes authorizing"
		" authorise authorises authorising considers contains value"
		" values issuewild issue permit permits permitting ");
	return f->caa_recognised;
}

static struct str
lower(struct arena *a, struct str s)
{
	char *copy = arena_many(a, char, s.len + 1);

	for (size_t i = 0; i < s.len; i++)
		copy[i] = char_lower(s.at[i]);
	return (struct str){copy, s.len};
}

/* A scanner of words keeps a bracket or a full stop that ends the sentence. */
static struct str
trim_address(struct str s)
{
	while (s.len && strchr(".,;:)>]'\"", s.at[s.len - 1]))
		s.len--;
	return s;
}

static bool
is_of_domain(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || c == '-' || c == '.';
}

/* Words part at a hyphen, names of domains do not. */
static void
widen_domain(struct str text, struct passage *at)
{
	while (at->start > 0 && is_of_domain(text.at[at->start - 1]))
		at->start--;
	while (at->end < text.len && is_of_domain(text.at[at->end]))
		at->end++;
	while (at->end > at->start + 1 && text.at[at->end - 1] == '.')
		at->end--;
}

/* "www.<name>" leaves "www"; the names of RFC 2606 stand in examples. */
static bool
is_address(struct str url)
{
	size_t host = str_find(url, STR("://"), 0);
	struct str rest =
	    str_sub(url, host == SIZE_MAX ? 0 : host + 3, url.len);

	return str_find_char(rest, '.', 0) != SIZE_MAX &&
	       str_find(rest, STR("example.com"), 0) == SIZE_MAX &&
	       str_find(rest, STR("example.org"), 0) == SIZE_MAX &&
	       str_find(rest, STR("example.net"), 0) == SIZE_MAX;
}

void
fact_address(struct fact_finder *f, int statement, int token)
{
	const struct phrase_text *t = f->prose->text;
	const struct token *at = &t->tokens.at[token];
	struct str key = token_key(t, token);
	struct str text =
	    str_sub(f->prose->docs[at->document]->blocks.at[at->block].text,
		at->start, at->end);
	struct str value = trim_address(text);
	enum fact_kind kind = FACT_URL;
	struct fact *fact;

	if (str_eq(key, STR("#mail")))
		kind = FACT_EMAIL;
	else if (str_eq(key, STR(DOMAIN_KEY)) && is_recognised(f, statement))
		kind = FACT_CAA_DOMAIN;
	else if (!str_eq(key, STR("#url")))
		return;
	if (!value.len || !is_address(value))
		return;
	fact = fact_add_token(f, kind, statement, token, token + 1, value);
	fact->at[0].end = fact->at[0].start + value.len;
	if (kind == FACT_CAA_DOMAIN)
		widen_domain(
		    f->prose->docs[at->document]->blocks.at[at->block].text,
		    &fact->at[0]);
	if (kind != FACT_URL)
		fact->value = lower(f->a, fact_quote(f->prose, &fact->at[0]));
}
