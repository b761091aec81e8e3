/* What a label, a heading cell or a short lead-in says: "EV: 398 days". */
#include "prose/class.h"
#include "prose/class_mention.h"
#include "prose/class_part.h"
#include "prose/class_reading.h"

/* "CA, OCSP, TSA": with any CA in its list a label tells no purpose. */
static bool
lists_any_ca(const struct prose *p, int first, int last)
{
	struct class_reading r = {p, p->text, last, true};
	int len;

	for (int i = first; i < last; i++) {
		const struct class_word *w = class_word_at(&r, i, &len);

		if (w && w->bits == CERT_ANY_CA && len == 1 &&
		    (i == first || class_joins(&r, i - 1)) && i + 1 < last &&
		    class_joins(&r, i + 1))
			return true;
	}
	return false;
}

/* "OCSP: responses are valid ...": the label is about the responses, and not
 * about the certificate of the responder. */
static bool
speaks_of_responses(const struct prose *p, int at, int last)
{
	static const struct str words[] = {STR_INIT("respond"),
	    STR_INIT("response"), STR_INIT("answer"), STR_INIT("reply"),
	    STR_INIT("status")};

	for (; at < last; at++)
		for (size_t i = 0; i < COUNT_OF(words); i++)
			if (str_eq(token_key(p->text, at), words[i]))
				return true;
	return false;
}

/* Only signs, what is silent and "for" stand between, or nothing. */
static bool
is_set_off(const struct prose *p, int from, int to)
{
	const struct class_reading r = {p, p->text, to, true};

	for (; from < to; from++)
		if (!class_is_silent(&r, from) &&
		    !(token_flags(p->text, from) & KEY_SIGN) &&
		    !str_eq(token_key(p->text, from), STR("for")))
			return false;
	return true;
}

/* "TLS issuing CA", "TLS and S/MIME issuing CAs", "Issuing CA (EV)": what a CA
 * issues tells of no certificate of a subscriber. */
static void
drop_what_cas_issue(const struct prose *p, struct class_mentions *m)
{
	const struct class_reading r = {
	    p, p->text, m->n ? m->at[m->n - 1].last : 0, true};
	size_t ca = 0;

	while (ca < m->n && !(m->at[ca].alone && m->at[ca].bits & CERT_ANY_CA))
		ca++;
	if (ca == m->n)
		return;
	for (size_t i = ca; i-- > 0 && m->at[i].alone;) {
		int from = m->at[i].last, to = m->at[i + 1].first;

		if (i + 1 == ca ? !class_is_silent_between(&r, from, to)
				: !class_is_joined(p, from, to, false))
			break;
		m->at[i].bits &= ~(unsigned)CERT_SUBSCRIBER;
	}
	for (size_t i = ca + 1; i < m->n && m->at[i].alone; i++) {
		if (!is_set_off(p, m->at[i - 1].last, m->at[i].first))
			break;
		m->at[i].bits &= ~(unsigned)CERT_SUBSCRIBER;
	}
}

void
class_fill_from_label(const struct prose *p, unsigned *bits, int first,
    int last, int most, const struct stretch *own)
{
	int words = 0, end = first;

	for (; end < last; end++) {
		if (str_eq(token_key(p->text, end), STR(":")))
			break;
		words += !(token_flags(p->text, end) & KEY_SIGN);
	}
	if (end > first && words <= most) {
		struct class_mentions m =
		    class_mentions_in(p, first, end, true);
		unsigned found;

		drop_what_cas_issue(p, &m);
		found = class_bits_of(&m);

		if (lists_any_ca(p, first, end))
			found &= ~(CERT_PURPOSES | CERT_SUBSCRIBER);
		if (found == CERT_OCSP_RESPONDER &&
		    speaks_of_responses(p, own->first, own->last))
			found = CERT_OCSP_RESPONSE;
		class_fill(bits, found);
	}
}
