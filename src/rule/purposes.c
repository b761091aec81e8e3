#include "rule/purposes.h"

#include "fact/subject.h"
#include "prose/class.h"

static const struct {
	const char *name;
	unsigned bits;
} known[] = {{"tls", CERT_TLS}, {"ev", CERT_TLS}, {"smime", CERT_SMIME},
    {"cs", CERT_CODE_SIGNING | CERT_TIMESTAMP}};

unsigned
purposes_of_set(const struct view *v)
{
	unsigned bits = 0;

	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (subject_is_offered(v->subjects, str_of(known[i].name)))
			bits |= known[i].bits;
	return bits;
}

static unsigned
purposes_of_rule(const struct rule *rule)
{
	unsigned bits = 0;

	for (size_t i = 0; i < rule->purposes.len; i++)
		for (size_t k = 0; k < COUNT_OF(known); k++)
			if (str_eq(rule->purposes.at[i], str_of(known[k].name)))
				bits |= known[k].bits;
	return bits;
}

/* A document for one purpose says "e-mail" and "server" of much; but what it
 * tells of the signing of documents is no answer in any.
 */
unsigned
purposes_wanted(const struct view *v, const struct rule *rule)
{
	unsigned of_rule = purposes_of_rule(rule);

	if (!of_rule && !purposes_of_set(v))
		return 0;
	if (!of_rule || !(purposes_of_set(v) & ~of_rule))
		return CERT_PURPOSES & ~(unsigned)CERT_DOCUMENT;
	return of_rule;
}

bool
purposes_fit(const struct prose *p, unsigned classes, unsigned purposes,
    const struct hit *h)
{
	unsigned said;

	if (!classes && !purposes)
		return true;
	if (!classes && !(p->purposes[h->unit] & ~purposes))
		return true; /* no other one is told of */
	said = class_of_hit(p, h);
	if (classes && !class_fits(classes, said))
		return false;
	return !purposes || classes & CERT_PURPOSES ||
	       !(said & CERT_PURPOSES) || said & purposes;
}
