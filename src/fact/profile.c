#include "fact/profile.h"

#include <stdlib.h>

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

static bool
is_titled(
    const struct profile_finder *f, int section, const char *a, const char *b)
{
	const struct map *map = f->prose->maps[f->document];

	for (; section >= 0; section = map->sections.at[section].parent) {
		struct str title = map->sections.at[section].title;

		if (phrase_in(title, a) || phrase_in(title, b))
			return true;
	}
	return false;
}

enum profile_object
profile_object_of(const struct profile_finder *f, int section)
{
	const struct map *map = f->prose->maps[f->document];

	if (map_is_below(map, section, STR("7.2")))
		return PROFILE_CRL;
	if (map_is_below(map, section, STR("7.3")))
		return PROFILE_OCSP;
	if (map_is_below(map, section, STR("7.1")))
		return PROFILE_CERTIFICATE;
	if (is_titled(f, section, "crl profile", "crl profiles"))
		return PROFILE_CRL;
	if (is_titled(f, section, "ocsp profile", "ocsp response"))
		return PROFILE_OCSP;
	return PROFILE_CERTIFICATE;
}

bool
profile_is_home(const struct profile_finder *f, int section)
{
	const struct map *map = f->prose->maps[f->document];

	return map_is_below(map, section, STR("7.1")) ||
	       map_is_below(map, section, STR("7.2")) ||
	       map_is_below(map, section, STR("7.3")) ||
	       is_titled(f, section, "profile", "profiles");
}

/* Longer ones say more than one thing. */
#define LEAD_BYTES 300

enum criticality
profile_lead_criticality(const struct profile_finder *f, int block)
{
	const struct doc *doc = f->prose->docs[f->document];
	struct str text;

	while (--block >= 0 && !doc->blocks.at[block].text.len)
		;
	if (block < 0)
		return CRITICALITY_UNSAID;
	text = doc->blocks.at[block].text;
	if (text.len > LEAD_BYTES ||
	    (!phrase_in(text, "critical extensions") &&
		!phrase_in(text, "critical certificate extensions")))
		return CRITICALITY_UNSAID;
	return profile_criticality_of(text);
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
	struct profile_finder f = {
	    .a = a, .prose = prose, .out = out, .names = profile_names(a)};

	for (int d = 0; d < prose->n_docs; d++) {
		f.document = d;
		profile_tables(&f);
		profile_labels(&f);
		profile_sentences(&f);
	}
	for (size_t i = 0; i < out->len; i++) {
		profile_settle(prose, &out->at[i]);
		VEC_TRIM(a, &out->at[i].rows);
	}
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), by_place);
}
