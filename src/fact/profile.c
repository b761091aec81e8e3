#include "fact/profile.h"

#include <stdlib.h>

#include "fact/fact.h"
#include "fact/line.h"
#include "fact/profile_find.h"
#include "prose/class.h"

bool
profile_has(const struct profile *p, const struct profile_field *field)
{
	for (size_t i = 0; i < p->rows.len; i++)
		if (p->rows.at[i].field == field)
			return true;
	return false;
}

struct profile *
profile_last(struct profile_finder *f, int section, enum profile_object object,
    unsigned classes)
{
	for (size_t i = f->out->len; i > 0; i--) {
		struct profile *p = &f->out->at[i - 1];

		if (p->document == f->document && p->section == section &&
		    p->object == object && p->classes == classes)
			return p;
	}
	return NULL;
}

struct profile *
profile_fitting(struct profile_finder *f, int section,
    enum profile_object object, unsigned classes)
{
	for (size_t i = f->out->len; i > 0; i--) {
		struct profile *p = &f->out->at[i - 1];

		if (p->document == f->document && p->section == section &&
		    p->object == object && class_fits(classes, p->classes))
			return p;
	}
	return NULL;
}

struct profile *
profile_new(struct profile_finder *f, int section, enum profile_object object,
    unsigned classes)
{
	struct profile *p = VEC_ADD(f->a, f->out);

	*p = (struct profile){.object = object,
	    .classes = classes,
	    .document = f->document,
	    .section = section};
	return p;
}

enum profile_object
profile_object_of(const struct profile_finder *f, int section)
{
	const struct map *map = f->prose->maps[f->document];

	if (map_is_below(map, section, STR("7.2")))
		return PROFILE_CRL;
	if (map_is_below(map, section, STR("7.3")))
		return PROFILE_OCSP;
	return PROFILE_CERTIFICATE;
}

unsigned
profile_classes_at(const struct profile_finder *f, int block)
{
	const struct prose *p = f->prose;
	int statement = p->first_statement[f->document][block];
	const struct unit *u;

	if ((size_t)statement >= p->statements.len ||
	    p->statements.at[statement].block != block)
		return 0;
	u = &p->text->units.at[statement];
	/* The chapter on profiles names CRLs and responses in its title. */
	return class_of(p, statement, u->first, u->last) & ~CERT_OBJECTS;
}

/* -- whose profile it is ------------------------------------------------- */

static const struct {
	const char *words;
	unsigned bit;
} in_titles[] = {
    {"dv", CERT_DV},
    {"ov", CERT_OV},
    {"iv", CERT_IV},
    {"ev", CERT_EV},
    {"tls", CERT_TLS},
    {"ssl", CERT_TLS},
    {"s mime", CERT_SMIME},
    {"smime", CERT_SMIME},
    {"code signing", CERT_CODE_SIGNING},
    {"timestamp", CERT_TIMESTAMP},
    {"time stamping", CERT_TIMESTAMP},
    {"timestamping", CERT_TIMESTAMP},
};

/* The title of its own section tells more than it would elsewhere: "TLS
 * Server DV" is a profile of certificates. */
static unsigned
classes_of_title(struct str title)
{
	unsigned bits = 0;

	for (size_t i = 0; i < COUNT_OF(in_titles); i++)
		if (phrase_in(title, in_titles[i].words))
			bits |= in_titles[i].bit;
	return bits;
}

static bool
is_of_ca(const struct prose *prose, const struct profile *p)
{
	for (size_t i = 0; i < p->rows.len; i++) {
		const struct profile_row *row = &p->rows.at[i];

		if (!str_eq(str_of(row->field->name), STR("basicConstraints")))
			continue;
		for (size_t k = 0; k < row->n_value; k++)
			if (phrase_in(
				fact_quote(prose, &row->value[k]), "ca true"))
				return true;
	}
	return false;
}

/* A profile with "CA=true" is of no subscriber, whatever its title names: "CAs
 * for DV certificates". */
static void
settle_classes(const struct prose *prose, struct profile *p)
{
	const struct map *map = prose->maps[p->document];
	unsigned title = classes_of_title(map->sections.at[p->section].title);

	if (p->object != PROFILE_CERTIFICATE)
		return;
	if (!(p->classes & CERT_LEVELS))
		p->classes |= title & CERT_LEVELS;
	if (!(p->classes & CERT_PURPOSES))
		p->classes |= title & CERT_PURPOSES;
	if ((!(p->classes & CERT_WHOSE) || (p->classes & CERT_SUBSCRIBER)) &&
	    is_of_ca(prose, p))
		p->classes =
		    (p->classes & ~(CERT_WHOSE | CERT_LEVELS)) | CERT_SUB_CA;
}

static int
by_place(const void *a, const void *b)
{
	const struct profile *p = a, *q = b;
	const struct passage *x = &p->rows.at[0].name, *y = &q->rows.at[0].name;

	if (p->document != q->document)
		return p->document < q->document ? -1 : 1;
	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return p->classes < q->classes ? -1 : p->classes > q->classes;
}

void
profiles_find(struct arena *a, const struct prose *prose, struct profiles *out)
{
	struct profile_finder f = {.a = a, .prose = prose, .out = out};

	for (int d = 0; d < prose->n_docs; d++) {
		f.document = d;
		profile_tables(&f);
		profile_sentences(&f);
	}
	for (size_t i = 0; i < out->len; i++)
		settle_classes(prose, &out->at[i]);
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), by_place);
}
