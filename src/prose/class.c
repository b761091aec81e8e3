/* A certificate is named by what goes before or behind the noun: "EV TLS
 * certificates", "certificates for subordinate CAs", "the Subscriber's key
 * pair".  "Subscriber" alone is somebody and no class, unless it stands alone
 * as the heading of a row or column or as the label of an item.  So a
 * modifier counts when a head noun follows with nothing but other modifiers
 * and fillers between, or goes before with "of", "for" or "to" between.
 */
#include "prose/class.h"

#include "prose/class_part.h"
#include "prose/class_word.h"
#include "prose/frame.h"
#include "prose/reader.h"

enum {
	OTHERS = 2, /* unknown words between a head noun and what is "of" it */
	LABEL_WORDS = 5, /* of a label before a colon */
	HEAD_WORDS = 9, /* of a heading cell */
	HEADINGS = 4, /* above a statement, that are asked */
	TITLE_WORDS = 12 /* of the name of a document */
};

#define ANY_CA ((unsigned)(CERT_SUB_CA | CERT_ROOT | CERT_CROSS))

static const unsigned groups[] = {
    CERT_WHOSE, CERT_LEVELS, CERT_PURPOSES, CERT_OBJECTS};

/* -- mentions ------------------------------------------------------------ */

/* A piece of text in hand, and what stands in it. */
struct reading {
	const struct prose *p;
	const struct phrase_text *text;
	int last; /* one past its last token */
	bool label; /* of a heading or label */
};

static bool
is_silent(const struct reading *r, int token)
{
	return token_flags(r->text, token) & KEY_SILENT;
}

/* Tokens that the phrase takes at `at`, or 0. */
static int
takes(const struct reading *r, const struct class_word *w, int at)
{
	int i = at;

	for (int k = 0; k < w->n; k++, i++)
		if (i >= r->last || r->text->keys.at[i] != w->keys[k])
			return 0;
	return i - at;
}

/* The longest word or phrase that starts at `at`, or NULL. */
static const struct class_word *
word_at(const struct reading *r, int at, int *len)
{
	const struct class_words *c = r->p->class_words;
	const struct class_word *best = NULL;
	size_t key;

	*len = 0;
	if (at >= r->last)
		return NULL;
	key = (size_t)r->text->keys.at[at];
	for (int i = key < c->first.len ? c->first.at[key] : -1; i >= 0;
	     i = c->words.at[i].next) {
		int n = takes(r, &c->words.at[i], at);

		if (n > *len && (r->label || !c->words.at[i].in_labels)) {
			best = &c->words.at[i];
			*len = n;
		}
	}
	return best;
}

/* A comma, a bracket or "and": what follows must be another modifier. */
static bool
joins(const struct reading *r, int at)
{
	unsigned flags = token_flags(r->text, at);

	return (flags & KEY_SIGN && !(flags & KEY_BARRIER)) ||
	       r->text->keys.at[at] == r->text->and_key ||
	       str_eq(token_key(r->text, at), STR("or"));
}

static bool
is_comma_or_word(const struct reading *r, int at)
{
	return !(token_flags(r->text, at) & KEY_SIGN) ||
	       str_eq(token_key(r->text, at), STR(","));
}

/* "EV and code signing", but not "EV and OV code signing": a level that stands
 * for itself beside another purpose is one of TLS. */
static unsigned
own_purpose(unsigned level, unsigned next)
{
	return level & CERT_LEVELS && !(level & CERT_PURPOSES) &&
		       next & CERT_PURPOSES
		   ? CERT_TLS
		   : 0;
}

/* From the modifier that ends at `at` to the head noun: with the bits of all
 * between.  Gives one past the head, or -1. */
static int
head_behind(const struct reading *r, int at, unsigned *bits)
{
	unsigned item = *bits; /* since the last comma, "and" or "or" */
	unsigned before = 0; /* the item that has just ended */
	bool joined = false;
	int len, steps = 0;

	for (; at < r->last && steps < 16; steps++) {
		const struct class_word *w = word_at(r, at, &len);

		if (w && w->part == PART_MODIFIER) {
			*bits |= w->bits | own_purpose(before, w->bits);
			item |= w->bits;
			before = 0;
			joined = false;
			at += len;
		} else if (w && w->part == PART_HEAD) {
			return joined ? -1 : at + len;
		} else if (w && w->part == PART_FILLER) {
			at += len;
		} else if (is_silent(r, at)) {
			at++;
		} else if (joins(r, at)) {
			joined = !token_flags(r->text, at) ||
				 str_eq(token_key(r->text, at), STR(","));
			if (item)
				before = is_comma_or_word(r, at) ? item : 0;
			item = 0;
			at++;
		} else {
			return -1;
		}
	}
	return -1;
}

/* Behind a head noun: "issued to subscribers", "of the root CA".  What is
 * sent "to the CA" is not the CA's. */
static unsigned
modifier_behind(const struct reading *r, int at, int *end)
{
	const struct class_word *of = NULL;
	unsigned bits = 0;
	int len, others = 0;

	for (; at<r->last; at += len> 0 ? len : 1) {
		const struct class_word *w = word_at(r, at, &len);

		if (w && w->part == PART_MODIFIER) {
			if (!of || (of->part == PART_TO && w->bits == ANY_CA))
				break;
			bits |= w->bits;
			*end = at + len;
		} else if (w && (w->part == PART_OF || w->part == PART_TO)) {
			if (bits && !joins(r, at - 1)) /* "or of a root" */
				break;
			of = w;
		} else if ((!w || w->part != PART_FILLER) &&
			   !is_silent(r, at) &&
			   (bits ? !joins(r, at)
				 : joins(r, at) || ++others > OTHERS)) {
			break;
		}
	}
	return bits;
}

struct mention {
	int first, last;
	unsigned bits;
	bool opens; /* "for TLS ...": tells of what follows only */
	bool alone; /* without a noun behind it */
};

struct mentions {
	struct mention at[8];
	size_t n;
};

static unsigned
completed(unsigned bits)
{
	if (bits & (CERT_MAILBOX | CERT_SPONSOR))
		bits |= CERT_SMIME;
	if (bits & (CERT_LEVELS | CERT_PURPOSES) && !(bits & CERT_WHOSE))
		bits |= CERT_SUBSCRIBER;
	return bits;
}

static void
add_mention(struct mentions *out, struct mention m)
{
	m.bits = completed(m.bits);
	if (m.bits && out->n < COUNT_OF(out->at))
		out->at[out->n++] = m;
}

/* "Requirements for the issuance and management of publicly-trusted S/MIME
 * certificates" is the name of a document, and so is what follows WebTrust. */
static bool
is_in_a_title(const struct reading *r, int first, int at)
{
	int len;

	for (int i = at - 1; i >= first && i >= at - TITLE_WORDS; i--)
		if (str_eq(token_key(r->text, i), STR("webtrust")))
			return true;

	for (; at > first + 1; at--) {
		const struct class_word *w = word_at(r, at - 1, &len);

		if (str_eq(token_key(r->text, at - 1), STR("of")))
			return str_starts(
			    token_key(r->text, at - 2), STR("manag"));
		if (!(w && w->part == PART_FILLER) && !is_silent(r, at - 1) &&
		    !str_starts(token_key(r->text, at - 1), STR("public")) &&
		    !str_starts(token_key(r->text, at - 1), STR("trust")))
			break;
	}
	return false;
}

static bool
is_one_of(struct str key, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(key, str_of(words[i])))
			return true;
	return false;
}

/* The "for" before the modifier at `at`, or -1. */
static int
for_before(const struct reading *r, int first, int at)
{
	do
		at--;
	while (at >= first && is_silent(r, at));
	return at >= first && str_eq(token_key(r->text, at), STR("for")) ? at
									 : -1;
}

static bool
is_product(const struct class_word *w)
{
	return w->bits & (CERT_PURPOSES | CERT_LEVELS) && !w->common;
}

/* "Only for document signing": a product, and those that are joined to it. */
static bool
is_product_behind_only(
    const struct reading *r, const struct class_word *w, int first, int at)
{
	static const char *const only[] = {
	    "only", "sole", "exclusiv", "except"};
	int before = for_before(r, first, at);

	return is_product(w) && before > first &&
	       is_one_of(token_key(r->text, before - 1), only, COUNT_OF(only));
}

/* "For S/MIME the limit is", "for TLS 3 %, for S/MIME 30": so, too, and what
 * follows is about it. */
static bool
opens_with_for(
    const struct reading *r, const struct class_word *w, int first, int at)
{
	int before = for_before(r, first, at);

	return is_product(w) && before >= 0 &&
	       (before == first || token_flags(r->text, before - 1) & KEY_SIGN);
}

/* What stands alone in tokens [first, last) of a heading cell or a label. */
static unsigned
stands_alone(const struct class_word *w, bool label)
{
	return label && w->bits != ANY_CA ? w->bits : 0;
}

bool
class_is_number(const struct prose *p, int token)
{
	struct str key = token_key(p->text, token);

	return key.len > 0 && (char_is_digit(key.at[0]) || key.at[0] == '#');
}

static bool
is_silent_between(const struct reading *r, int from, int to)
{
	while (from < to && is_silent(r, from))
		from++;
	return from == to;
}

/* "TLS CA" in a label: the CA that issues them. */
static bool
is_ca_behind(const struct reading *r, const struct class_word *w,
    const struct mentions *before, int at)
{
	return w->bits == ANY_CA && before->n &&
	       before->at[before->n - 1].bits & (CERT_PURPOSES | CERT_LEVELS) &&
	       is_silent_between(r, before->at[before->n - 1].last, at);
}

/* All mentions in tokens [first, last); `label` lets a modifier stand alone,
 * as in a heading cell.  The list of a root CA tells of the certificates of
 * CAs. */
static struct mentions
mentions_in(const struct prose *p, int first, int last, bool label)
{
	struct reading r = {p, p->text, last, label};
	struct mentions out = {0};
	int len, end, root = -1;
	bool object = false, opens, alone;

	for (int i = first; i < last; i = end) {
		const struct class_word *w = word_at(&r, i, &len);
		unsigned bits = w ? w->bits : 0;

		end = len ? i + len : i + 1;
		if (!w)
			continue;
		object = object || w->part == PART_OBJECT;
		opens = alone = false;
		if (w->part == PART_MODIFIER) {
			int head = head_behind(&r, end, &bits);

			opens = opens_with_for(&r, w, first, i);

			if (head > 0)
				end = head;
			else if (!opens &&
				 !is_product_behind_only(&r, w, first, i))
				bits = stands_alone(w, label);
			alone = head < 0;
			if (head < 0 && w->bits == CERT_ROOT)
				root = i;
		} else if (w->part == PART_HEAD) {
			bits = modifier_behind(&r, end, &end);
		}
		if (!bits && label && is_ca_behind(&r, w, &out, i))
			bits = CERT_SUB_CA;
		if (bits && !is_in_a_title(&r, first, i))
			add_mention(
			    &out, (struct mention){i, end, bits, opens, alone});
	}
	if (object && root >= 0)
		add_mention(&out, (struct mention){.first = root,
				      .last = root + 1,
				      .bits = CERT_ROOT | CERT_SUB_CA});
	return out;
}

/* -- where to look ------------------------------------------------------- */

static unsigned
all_of(const struct mentions *m)
{
	unsigned bits = 0;

	for (size_t i = 0; i < m->n; i++)
		bits |= m->at[i].bits;
	return bits;
}

/* Takes from `more` the groups that are not known yet. */
void
class_fill(unsigned *bits, unsigned more)
{
	for (size_t i = 0; i < COUNT_OF(groups); i++)
		if (!(*bits & groups[i]))
			*bits |= more & groups[i];
}

/* "TLS certificates and S/MIME certificates", and at the end of the clause "for
 * TLS certificates and for S/MIME certificates". */
static bool
is_joined(const struct prose *p, int from, int to, bool ends)
{
	const struct reading r = {p, p->text, to, false};
	bool joined = false;

	for (int i = from; i < to; i++) {
		if (ends && joined && for_before(&r, from, to) == i)
			continue;
		if (str_eq(token_key(p->text, i), STR(",")) ||
		    str_eq(token_key(p->text, i), STR("or")) ||
		    p->text->keys.at[i] == p->text->and_key)
			joined = true;
		else if (!is_silent(&r, i))
			return false;
	}
	return joined;
}

/* "CA keys and TSA keys" have no purpose in common. */
static unsigned
joined_bits(unsigned one, unsigned other)
{
	bool of_any_ca =
	    ((one & CERT_WHOSE) == ANY_CA && !(one & CERT_PURPOSES)) ||
	    ((other & CERT_WHOSE) == ANY_CA && !(other & CERT_PURPOSES));

	return (one | other | own_purpose(one, other) |
		   own_purpose(other, one)) &
	       ~(of_any_ca ? CERT_PURPOSES : 0);
}

/* The mentions of a clause or sentence; those that are joined count as one, and
 * with nothing behind it none opens anything. */
static struct mentions
mentions_joined(const struct prose *p, int first, int last)
{
	const struct mentions m = mentions_in(p, first, last, false);
	struct mentions out = {0};
	int end = last;

	while (end > first && token_flags(p->text, end - 1) & KEY_SIGN)
		end--;
	for (size_t i = 0; i < m.n; i++) {
		struct mention *to = out.n ? &out.at[out.n - 1] : NULL;

		if (to && is_joined(p, to->last, m.at[i].first,
			      m.at[i].last == end)) {
			to->bits = joined_bits(to->bits, m.at[i].bits);
			to->last = m.at[i].last;
		} else {
			out.at[out.n++] = m.at[i];
		}
	}
	if (out.n && out.at[out.n - 1].last == end)
		out.at[out.n - 1].opens = false;
	return out;
}

/* "(1) ...", "(b) ..." in running text. */
static bool
is_number_of_item(const struct prose *p, int at, int last)
{
	return at + 2 < last && str_eq(token_key(p->text, at), STR("(")) &&
	       str_eq(token_key(p->text, at + 2), STR(")")) &&
	       (class_is_number(p, at + 1) ||
		   token_key(p->text, at + 1).len == 1);
}

/* The number of the item of tokens [first, ...) in which the token `at` stands;
 * 0 before the first one. */
static int
item_at(const struct prose *p, int first, int last, int at)
{
	int items = 0;

	for (int i = first; i <= at && i < last; i++)
		items += is_number_of_item(p, i, last);
	return items;
}

/* Drops what is said in other items than that of the token `at`: "(1) keys,
 * for code signing in a token, (2) ..." */
static void
keep_item(
    const struct prose *p, struct mentions *m, int first, int last, int at)
{
	int item = item_at(p, first, last, at);
	size_t n = 0;

	if (!item || item_at(p, first, last, last) < 2)
		return;
	for (size_t i = 0; i < m->n; i++) {
		int of = item_at(p, first, last, m->at[i].first);

		if (of == 0 || of == item)
			m->at[n++] = m->at[i];
	}
	m->n = n;
}

/* What stands before the token `behind` may tell of all that follows it. */
void
class_fill_from(
    const struct prose *p, unsigned *bits, int first, int last, int behind)
{
	struct mentions m = mentions_joined(p, first, last);
	unsigned more = 0;

	keep_item(p, &m, first, last, behind - 1);
	for (size_t i = 0; i < m.n; i++)
		if (!m.at[i].opens || m.at[i].first < behind)
			more |= m.at[i].bits;
	class_fill(bits, more);
}

/* Of several mentions in a clause those that go before the hit, the nearest
 * first, then those behind it; not those of an exception behind it. */
static void
fill_from_clause(const struct prose *p, unsigned *bits, const struct clause *c,
    int first, int last)
{
	struct mentions m = mentions_joined(p, c->first, c->last);

	keep_item(p, &m, c->first, c->last, last - 1);
	for (size_t i = m.n; i > 0; i--)
		if (m.at[i - 1].first < last && m.at[i - 1].last > first)
			class_fill(bits, m.at[i - 1].bits);
	for (size_t i = m.n; i > 0; i--)
		if (m.at[i - 1].last <= first)
			class_fill(bits, m.at[i - 1].bits);
	for (size_t i = 0; i < m.n; i++)
		if (!m.at[i].opens && (m.at[i].first < c->except_first ||
					  m.at[i].first >= c->except_last ||
					  first >= c->except_first))
			class_fill(bits, m.at[i].bits);
}

/* "CA, OCSP, TSA": with any CA in its list a label tells no purpose. */
static bool
lists_any_ca(const struct prose *p, int first, int last)
{
	struct reading r = {p, p->text, last, true};
	int len;

	for (int i = first; i < last; i++) {
		const struct class_word *w = word_at(&r, i, &len);

		if (w && w->bits == ANY_CA && len == 1 &&
		    (i == first || joins(&r, i - 1)) && i + 1 < last &&
		    joins(&r, i + 1))
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
	const struct reading r = {p, p->text, to, true};

	for (; from < to; from++)
		if (!is_silent(&r, from) &&
		    !(token_flags(p->text, from) & KEY_SIGN) &&
		    !str_eq(token_key(p->text, from), STR("for")))
			return false;
	return true;
}

/* "TLS issuing CA", "TLS and S/MIME issuing CAs", "Issuing CA (EV)": what a CA
 * issues tells of no certificate of a subscriber. */
static void
drop_what_cas_issue(const struct prose *p, struct mentions *m)
{
	const struct reading r = {
	    p, p->text, m->n ? m->at[m->n - 1].last : 0, true};
	size_t ca = 0;

	while (ca < m->n && !(m->at[ca].alone && m->at[ca].bits & ANY_CA))
		ca++;
	if (ca == m->n)
		return;
	for (size_t i = ca; i-- > 0 && m->at[i].alone;) {
		int from = m->at[i].last, to = m->at[i + 1].first;

		if (i + 1 == ca ? !is_silent_between(&r, from, to)
				: !is_joined(p, from, to, false))
			break;
		m->at[i].bits &= ~(unsigned)CERT_SUBSCRIBER;
	}
	for (size_t i = ca + 1; i < m->n && m->at[i].alone; i++) {
		if (!is_set_off(p, m->at[i - 1].last, m->at[i].first))
			break;
		m->at[i].bits &= ~(unsigned)CERT_SUBSCRIBER;
	}
}

/* "EV: 398 days": the label before the colon; or all of a short lead-in or
 * heading. */
static void
fill_from_label(const struct prose *p, unsigned *bits, int first, int last,
    int most, const struct stretch *own)
{
	int words = 0, end = first;

	for (; end < last; end++) {
		if (str_eq(token_key(p->text, end), STR(":")))
			break;
		words += !(token_flags(p->text, end) & KEY_SIGN);
	}
	if (end > first && words <= most) {
		struct mentions m = mentions_in(p, first, end, true);
		unsigned found;

		drop_what_cas_issue(p, &m);
		found = all_of(&m);

		if (lists_any_ca(p, first, end))
			found &= ~(CERT_PURPOSES | CERT_SUBSCRIBER);
		if (found == CERT_OCSP_RESPONDER &&
		    speaks_of_responses(p, own->first, own->last))
			found = CERT_OCSP_RESPONSE;
		class_fill(bits, found);
	}
}

/* "OCSP responses are valid for three days; those on CA certificates ...":
 * what stands behind a semicolon says nothing of what goes before it. */
static int
semicolon_behind(const struct prose *p, int at, int last)
{
	while (at < last && !str_eq(token_key(p->text, at), STR(";")))
		at++;
	return at;
}

/* So does an exception: "remain on the CRL, except for code signing
 * certificates". */
static int
exception_behind(const struct prose *p, int statement, int at, int last)
{
	const struct statement *s = &p->statements.at[statement];

	for (int i = 0; i < s->n_clauses; i++) {
		const struct clause *c = &p->clauses.at[s->first_clause + i];

		if (c->except_first < c->except_last && c->except_first >= at &&
		    c->except_first < last)
			return c->except_first;
	}
	return last;
}

/* -- products ------------------------------------------------------------ */

/* Tokens [first, last) that name products and nothing else: "TLS Server", "EV
 * and OV certificates", "S/MIME (sponsor)", "Issuing CAs".  Gives their bits,
 * or 0.  Common words count `among` others: "TLS. ...  Client. ..." */
static unsigned
products_telling(
    const struct prose *p, int first, int last, bool among, unsigned telling)
{
	struct reading r = {p, p->text, last, true};
	unsigned bits = 0, item = 0, before = 0;
	int len;

	for (int i = first; i<last; i += len> 0 ? len : 1) {
		const struct class_word *w = word_at(&r, i, &len);

		if (joins(&r, i) && item) {
			before = is_comma_or_word(&r, i) ? item : 0;
			item = 0;
		}
		if (w && w->part != PART_OBJECT) {
			bits |= w->bits | own_purpose(before, w->bits);
			item |= w->bits;
			before = 0;
			among = among || w->part == PART_HEAD ||
				(w->bits && !w->common);
		} else if (w || (!is_silent(&r, i) && !joins(&r, i) &&
				    !(token_flags(p->text, i) & KEY_SIGN))) {
			return 0;
		}
	}
	return among && bits & telling ? completed(bits) : 0;
}

unsigned
class_products(const struct prose *p, int first, int last, bool among)
{
	return products_telling(p, first, last, among,
	    CERT_PURPOSES | CERT_OV | CERT_IV | CERT_EV | CERT_SUB_CA |
		CERT_ROOT);
}

unsigned
class_levels_only(const struct prose *p, int first, int last)
{
	return products_telling(p, first, last, true, CERT_LEVELS);
}

unsigned
class_names_only(const struct prose *p, int first, int last)
{
	return class_products(p, first, last, true);
}

unsigned
class_mentions(const struct prose *p, int first, int last)
{
	const struct mentions m = mentions_in(p, first, last, false);

	return all_of(&m);
}

static bool
opens_an_aside(const struct prose *p, int token)
{
	struct str key = token_key(p->text, token);

	return str_eq(key, STR("(")) || str_eq(key, STR(":")) ||
	       str_eq(key, STR("for"));
}

/* The same for a heading, which may name them at its end: "Domain names (TLS,
 * S/MIME)", "Persons [EV] [OV]", "Revocation: TLS", "Requirements for EV". */
unsigned
class_products_of_heading(const struct prose *p, int first, int last)
{
	unsigned bits;

	while (first < last && class_is_number(p, first))
		first++;
	bits = class_products(p, first, last, false);
	for (int i = last - 1, asides = !bits; i > first && asides; i--)
		if (opens_an_aside(p, i))
			bits |= class_products(p, i + 1, last, false);
	return bits;
}

/* -- where to look, farther ---------------------------------------------- */

/* The row says it before the column does; of lead-ins the nearest one.
 * `behind` is one past the hit. */
static void
fill_from_stretches(
    const struct prose *p, unsigned *bits, int statement, int behind)
{
	const struct unit *u = &p->text->units.at[statement];
	const struct stretch *s = &p->text->stretches.at[u->first_stretch];
	bool cell = p->statements.at[statement].kind == STATEMENT_CELL;
	int own = u->n_stretches - 1, last = s[own].last;

	if (behind > s[own].first)
		last = exception_behind(
		    p, statement, behind, semicolon_behind(p, behind, last));
	class_fill_from(p, bits, s[own].first, last, behind);
	fill_from_label(
	    p, bits, s[own].first, s[own].last, LABEL_WORDS, &s[own]);
	for (int k = 0; k < own; k++) {
		const struct stretch *at = &s[cell ? k : own - 1 - k];

		class_fill_from(p, bits, at->first, at->last, at->last);
		fill_from_label(p, bits, at->first, at->last,
		    cell ? HEAD_WORDS : LABEL_WORDS, &s[own]);
	}
}

static void
fill_from_headings(const struct prose *p, unsigned *bits, int statement)
{
	const struct statement *s = &p->statements.at[statement];
	const struct map *map = p->maps[s->document];
	int section = s->section;

	for (int i = 0; i < HEADINGS && section > 0; i++) {
		const struct section *at = &map->sections.at[section];

		if (at->heading >= 0) {
			int heading =
			    p->first_statement[s->document][at->heading];
			const struct unit *u = &p->text->units.at[heading];

			class_fill_from(p, bits, u->first, u->last, u->last);
			class_fill(bits,
			    class_products_of_heading(p, u->first, u->last));
		}
		section = at->parent;
	}
}

/* -- what may be said at all --------------------------------------------- */

/* The bits of all words that begin in tokens [first, last), however far each
 * may be read. */
static unsigned
bits_within(const struct prose *p, int first, int last)
{
	const struct class_words *c = p->class_words;
	const struct reading r = {p, p->text, last, true};
	unsigned bits = 0;

	for (int i = first; i < last; i++) {
		size_t key = (size_t)p->text->keys.at[i];
		int at = key < c->first.len ? c->first.at[key] : -1;

		for (; at >= 0; at = c->words.at[at].next)
			if (takes(&r, &c->words.at[at], i))
				bits |= c->words.at[at].bits;
	}
	return bits;
}

/* The section of a statement and those above it, as far as they are asked. */
static unsigned
bits_above(const struct prose *p, const unsigned *within, int statement)
{
	const struct statement *s = &p->statements.at[statement];
	const struct map *map = p->maps[s->document];
	int section = s->section;
	unsigned bits = 0;

	for (int i = 0; i < HEADINGS && section > 0; i++) {
		const struct section *at = &map->sections.at[section];

		if (at->heading >= 0)
			bits |= within[p->first_statement[s->document]
							 [at->heading]];
		section = at->parent;
	}
	return bits;
}

void
purposes_bound(struct prose *p)
{
	size_t n = p->statements.len;
	unsigned *within = arena_many(p->arena, unsigned, n + 1);

	p->purposes = arena_many(p->arena, unsigned, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct unit *u = &p->text->units.at[i];

		within[i] = bits_within(p, u->first, u->last);
	}
	for (size_t i = 0; i < n; i++)
		p->purposes[i] =
		    CERT_PURPOSES & (within[i] | p->products[i] |
					bits_above(p, within, (int)i));
}

/* "CRL of the TLS CAs": those on it are certificates of subscribers. */
static unsigned
listed_by_cas(unsigned bits)
{
	return bits & CERT_CRL && (bits & CERT_WHOSE) == CERT_SUB_CA &&
		       bits & (CERT_PURPOSES | CERT_LEVELS)
		   ? CERT_SUBSCRIBER
		   : 0;
}

unsigned
class_of(const struct prose *p, int statement, int first, int last)
{
	const struct clause *c = prose_clause(p, statement, first, last);
	unsigned bits = 0;

	fill_from_clause(p, &bits, c, first, last);
	fill_from_stretches(p, &bits, statement, last);
	bits |= listed_by_cas(bits);
	class_fill(&bits, p->products[statement]);
	fill_from_headings(p, &bits, statement);
	return bits;
}

bool
class_fits(unsigned wanted, unsigned said)
{
	wanted = completed(wanted);
	for (size_t i = 0; i < COUNT_OF(groups); i++)
		if (wanted & groups[i] && said & groups[i] &&
		    !(wanted & said & groups[i]))
			return false;
	return true;
}
