/* Whose profile it is.
 *
 * The words around a table tell most of it (prose/class.h).  The title of its
 * own section tells more than a title does elsewhere ("TLS Server DV" is a
 * profile of certificates), and so do the values: a profile with "cA TRUE" is
 * of no subscriber whatever its title names ("CAs for DV certificates"), one
 * with serverAuth is of TLS, one with 2.23.140.1.2.1 is of level DV. */
#include <string.h>

#include "fact/fact.h"
#include "fact/line.h"
#include "fact/profile_find.h"
#include "prose/class.h"

struct word_class {
	const char *words;
	unsigned bits;
};

static const struct word_class in_titles[] = {
    {"dv", CERT_DV},
    {"ov", CERT_OV},
    {"iv", CERT_IV},
    {"ev", CERT_EV},
    {"domain validated", CERT_DV},
    {"domain validation", CERT_DV},
    {"organization validated", CERT_OV},
    {"organization validation", CERT_OV},
    {"organisation validated", CERT_OV},
    {"organisation validation", CERT_OV},
    {"individual validated", CERT_IV},
    {"individual validation", CERT_IV},
    {"extended validation", CERT_EV},
    {"extended validated", CERT_EV},
    {"tls", CERT_TLS},
    {"ssl", CERT_TLS},
    {"s mime", CERT_SMIME},
    {"smime", CERT_SMIME},
    {"mailbox validated", CERT_SMIME | CERT_MAILBOX},
    {"sponsor validated", CERT_SMIME | CERT_SPONSOR},
    {"code signing", CERT_CODE_SIGNING},
    {"timestamp", CERT_TIMESTAMP},
    {"time stamp", CERT_TIMESTAMP},
    {"time stamping", CERT_TIMESTAMP},
    {"timestamping", CERT_TIMESTAMP},
};

static const struct word_class of_cas[] = {
    {"root", CERT_ROOT},
    {"cross", CERT_CROSS},
    {"subordinate", CERT_SUB_CA},
    {"intermediate", CERT_SUB_CA},
    {"issuing ca", CERT_SUB_CA},
    {"sub ca", CERT_SUB_CA},
    {"sub cas", CERT_SUB_CA},
    {"subca", CERT_SUB_CA},
};

static const struct word_class purposes[] = {
    {"serverauth", CERT_TLS},
    {"serverauthentication", CERT_TLS},
    {"server authentication", CERT_TLS},
    {"web server authentication", CERT_TLS},
    {"1 3 6 1 5 5 7 3 1", CERT_TLS},
    {"emailprotection", CERT_SMIME},
    {"email protection", CERT_SMIME},
    {"e mail protection", CERT_SMIME},
    {"secure email", CERT_SMIME},
    {"1 3 6 1 5 5 7 3 4", CERT_SMIME},
    {"codesigning", CERT_CODE_SIGNING},
    {"code signing", CERT_CODE_SIGNING},
    {"1 3 6 1 5 5 7 3 3", CERT_CODE_SIGNING},
    {"timestamping", CERT_TIMESTAMP},
    {"time stamping", CERT_TIMESTAMP},
    {"1 3 6 1 5 5 7 3 8", CERT_TIMESTAMP},
    {"ocspsigning", CERT_OCSP_RESPONDER},
    {"ocsp signing", CERT_OCSP_RESPONDER},
    {"1 3 6 1 5 5 7 3 9", CERT_OCSP_RESPONDER},
};

static unsigned
classes_in(struct str text, const struct word_class *list, size_t n)
{
	unsigned bits = 0;

	for (size_t i = 0; i < n; i++)
		if (phrase_in(text, list[i].words))
			bits |= list[i].bits;
	return bits;
}

static unsigned
classes_of_purposes(struct str text)
{
	return classes_in(text, purposes, COUNT_OF(purposes));
}

/* What the values of a field tell; a cell that bars tells nothing. */
static unsigned
classes_of_values(const struct prose *prose, const struct profile *p,
    const char *field, unsigned (*classes_of)(struct str text))
{
	unsigned bits = 0;

	for (size_t i = 0; i < p->rows.len; i++) {
		const struct profile_row *row = &p->rows.at[i];

		if (strcmp(row->field->name, field) ||
		    row->presence == PRESENCE_ABSENT)
			continue;
		for (size_t k = 0; k < row->n_value; k++) {
			struct str text = fact_quote(prose, &row->value[k]);

			if (!phrase_in(text, "must not") &&
			    !phrase_in(text, "shall not"))
				bits |= classes_of(text);
		}
	}
	return bits;
}

static bool
has_one_bit(unsigned bits)
{
	return bits && !(bits & (bits - 1));
}

/* A basic constraint that tells of a CA, or of none. */
static unsigned
constraint_of_ca(struct str text)
{
	return phrase_in(text, "ca true") || phrase_in(text, "ca is true") ||
	       phrase_in(text, "ca set to true") ||
	       phrase_in(text, "subject type ca");
}

static unsigned
constraint_of_none(struct str text)
{
	return phrase_in(text, "ca false") || phrase_in(text, "end entity") ||
	       phrase_in(text, "ca is false") ||
	       phrase_in(text, "ca set to false");
}

static bool
says_ca(const struct prose *prose, const struct profile *p, bool yes)
{
	return classes_of_values(prose, p, "basicConstraints",
		   yes ? constraint_of_ca : constraint_of_none) != 0;
}

/* The nearest title that names a kind of CA. */
static unsigned
ca_of_titles(const struct map *map, int section)
{
	for (; section > 0; section = map->sections.at[section].parent) {
		unsigned bits = classes_in(
		    map->sections.at[section].title, of_cas, COUNT_OF(of_cas));

		if (has_one_bit(bits))
			return bits;
		if (bits & CERT_CROSS)
			return CERT_CROSS;
	}
	return CERT_SUB_CA;
}

/* "Non-TLS subordinate CA", "signed certificate timestamps". */
static unsigned
misread_titles(const struct map *map, int section)
{
	unsigned bits = 0;

	for (; section > 0; section = map->sections.at[section].parent) {
		struct str title = map->sections.at[section].title;

		if (phrase_in(title, "non tls") || phrase_in(title, "non ssl"))
			bits |= CERT_TLS;
		if (phrase_in(title, "certificate timestamp") ||
		    phrase_in(title, "certificate timestamps"))
			bits |= CERT_TIMESTAMP;
	}
	return bits;
}

static unsigned
classes_of_title(const struct map *map, int section)
{
	return classes_in(map->sections.at[section].title, in_titles,
		   COUNT_OF(in_titles)) &
	       ~misread_titles(map, section);
}

static void
settle_owner(const struct prose *prose, struct profile *p, unsigned eku)
{
	const struct map *map = prose->maps[p->document];
	bool unsure = !(p->classes & CERT_WHOSE) ||
		      (p->classes & CERT_WHOSE) == CERT_SUBSCRIBER;

	if (unsure && says_ca(prose, p, true))
		p->classes = (p->classes & ~(CERT_WHOSE | CERT_LEVELS)) |
			     ca_of_titles(map, p->section);
	else if (says_ca(prose, p, true))
		/* "Code signing issuing CA": not of what it issues */
		p->classes &= ~(unsigned)(CERT_SUBSCRIBER | CERT_LEVELS);
	else if (unsure && eku == CERT_OCSP_RESPONDER)
		p->classes = (p->classes & ~CERT_WHOSE) | CERT_OCSP_RESPONDER;
	else if (!(p->classes & CERT_WHOSE) && says_ca(prose, p, false))
		p->classes |= CERT_SUBSCRIBER;
}

/* Rows enough to be told by their values. */
#define TELLING_ROWS 3

void
profile_settle(const struct prose *prose, struct profile *p)
{
	const struct map *map = prose->maps[p->document];
	unsigned title, eku, policy;

	if (p->object != PROFILE_CERTIFICATE)
		return;
	title = classes_of_title(map, p->section);
	p->classes &= ~(misread_titles(map, p->section) & ~title);
	if (!(p->classes & CERT_LEVELS))
		p->classes |= title & CERT_LEVELS;
	if (!(p->classes & CERT_PURPOSES))
		p->classes |= title & CERT_PURPOSES;
	if (p->rows.len < TELLING_ROWS)
		return;
	eku = classes_of_values(prose, p, "extKeyUsage", classes_of_purposes);
	policy = classes_of_values(
	    prose, p, "certificatePolicies", classes_of_policies);
	settle_owner(prose, p, eku);
	if (!(p->classes & CERT_PURPOSES))
		p->classes |= eku & CERT_PURPOSES;
	if (!(p->classes & CERT_PURPOSES))
		p->classes |= policy & CERT_PURPOSES;
	if (!(p->classes & CERT_LEVELS) && (p->classes & CERT_SUBSCRIBER) &&
	    has_one_bit(policy & CERT_LEVELS))
		p->classes |= policy & CERT_LEVELS;
}
