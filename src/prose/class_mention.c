/* A certificate is named by what goes before or behind the noun: "EV TLS
 * certificates", "certificates for subordinate CAs", "the Subscriber's key
 * pair".  "Subscriber" alone is somebody and no class, unless it stands alone
 * as the heading of a row or column or as the label of an item.  So a
 * modifier counts when a head noun follows with nothing but other modifiers
 * and fillers between, or goes before with "of", "for" or "to" between.
 */
#include "prose/class_mention.h"

#include "prose/class.h"
#include "prose/class_part.h"
#include "prose/class_reading.h"
#include "prose/frame.h"

enum {
	OTHERS = 2, /* unknown words between a head noun and what is "of" it */
	TITLE_WORDS = 12 /* of the name of a document */
};

/* -- from modifier to noun, and back ------------------------------------- */

/* From the modifier that ends at `at` to the head noun: with the bits of all
 * between.  Gives one past the head, or -1. */
static int
head_behind(const struct class_reading *r, int at, unsigned *bits)
{
	struct class_list l = {.bits = *bits, .item = *bits};
	bool joined = false;
	int len, steps = 0;

	for (; at < r->last && steps < 16; steps++) {
		const struct class_word *w = class_word_at(r, at, &len);

		if (w && w->part == PART_MODIFIER) {
			class_list_word(&l, w->bits);
			joined = false;
			at += len;
		} else if (w && w->part == PART_HEAD) {
			*bits = class_list_bits(&l);
			return joined ? -1 : at + len;
		} else if (w && w->part == PART_FILLER) {
			at += len;
		} else if (class_is_silent(r, at)) {
			at++;
		} else if (class_joins(r, at)) {
			joined = !token_flags(r->text, at) ||
				 str_eq(token_key(r->text, at), STR(","));
			class_list_join(&l, class_is_comma_or_word(r, at));
			at++;
		} else {
			break;
		}
	}
	*bits = l.bits;
	return -1;
}

/* Behind a head noun: "issued to subscribers", "of the root CA".  What is
 * sent "to the CA" is not the CA's. */
static unsigned
modifier_behind(const struct class_reading *r, int at, int *end)
{
	const struct class_word *of = NULL;
	struct class_list l = {0};
	int len, others = 0;

	for (; at<r->last; at += len> 0 ? len : 1) {
		const struct class_word *w = class_word_at(r, at, &len);

		if (w && w->part == PART_MODIFIER) {
			if (!of ||
			    (of->part == PART_TO && w->bits == CERT_ANY_CA))
				break;
			class_list_word(&l, w->bits);
			*end = at + len;
		} else if (w && (w->part == PART_OF || w->part == PART_TO)) {
			if (l.bits &&
			    !class_joins(r, at - 1)) /* "or of a root" */
				break;
			of = w;
		} else if ((!w || w->part != PART_FILLER) &&
			   !class_is_silent(r, at) &&
			   (l.bits ? !class_joins(r, at)
				   : class_joins(r, at) || ++others > OTHERS)) {
			break;
		} else if (class_joins(r, at)) {
			class_list_join(&l, class_is_comma_or_word(r, at));
		}
	}
	return class_list_bits(&l);
}

/* -- what surrounds a modifier ------------------------------------------- */

/* "Requirements for the issuance and management of publicly-trusted S/MIME
 * certificates" and "Baseline Requirements for TLS server certificates" are
 * names of documents, and so is what follows WebTrust. */
static bool
is_in_a_title(const struct class_reading *r, int first, int at)
{
	int len;

	for (int i = at - 1; i >= first && i >= at - TITLE_WORDS; i--)
		if (str_eq(token_key(r->text, i), STR("webtrust")))
			return true;

	for (; at > first + 1; at--) {
		const struct class_word *w = class_word_at(r, at - 1, &len);

		if (str_eq(token_key(r->text, at - 1), STR("of")))
			return str_starts(
			    token_key(r->text, at - 2), STR("manag"));
		if (str_eq(token_key(r->text, at - 1), STR("for")))
			return at > first + 2 &&
			       str_starts(
				   token_key(r->text, at - 3), STR("baselin"));
		if (!(w && w->part == PART_FILLER) &&
		    !class_is_silent(r, at - 1) &&
		    !str_starts(token_key(r->text, at - 1), STR("public")) &&
		    !str_starts(token_key(r->text, at - 1), STR("trust")))
			break;
	}
	return false;
}

static bool
is_product(const struct class_word *w)
{
	return w->bits & (CERT_PURPOSES | CERT_LEVELS) && !w->common;
}

/* "Only for document signing", "for S/MIME only": a product, and those that are
 * joined to it.  It ends before the token `end`. */
static bool
is_product_behind_only(const struct class_reading *r,
    const struct class_word *w, int first, int at, int end)
{
	static const char *const only[] = {
	    "only", "sole", "exclusiv", "except"};
	int before = class_for_before(r, first, at);

	if (!is_product(w) || before < first)
		return false;
	return (before > first && str_is_one_of(token_key(r->text, before - 1),
				      only, COUNT_OF(only))) ||
	       (end < r->last && str_is_one_of(token_key(r->text, end), only,
				     COUNT_OF(only) - 1));
}

/* "For S/MIME the limit is", "for TLS 3 %, for S/MIME 30": so, too, and what
 * follows is about it. */
static bool
opens_with_for(const struct class_reading *r, const struct class_word *w,
    int first, int at)
{
	int before = class_for_before(r, first, at);

	return is_product(w) && before >= 0 &&
	       (before == first || token_flags(r->text, before - 1) & KEY_SIGN);
}

/* "Example Web CA 2" is a CA, though "Example Web" is a product. */
static bool
is_name_of_ca(const struct class_reading *r, int end)
{
	int len;
	const struct class_word *w = class_word_at(r, end, &len);

	return w && w->bits & CERT_ANY_CA && token_is_capital(r->p, end);
}

/* "QWACs are valid for ...": the name of a product, written as one; a single
 * word in capitals, because "Mail" may be mail. */
static bool
is_name(
    const struct class_reading *r, const struct class_word *w, int at, int len)
{
	const struct token *t = &r->text->tokens.at[at];
	struct str s = r->p->docs[t->document]->blocks.at[t->block].text;

	return w->noun && token_is_capital(r->p, at) &&
	       (w->n > 1 ||
		   (t->start + 1 < t->end && s.at[t->start + 1] >= 'A' &&
		       s.at[t->start + 1] <= 'Z')) &&
	       !is_name_of_ca(r, at + len);
}

/* "The Enterprise RA (MAIL-S) and the CA": said of one that is listed, and not
 * of all that the sentence is about. */
static bool
is_aside_in_list(const struct class_reading *r, int first, int at, int end)
{
	return at > first && str_eq(token_key(r->text, at - 1), STR("(")) &&
	       end + 1 < r->last && str_eq(token_key(r->text, end), STR(")")) &&
	       class_joins(r, end + 1);
}

/* "QWAC, TLS-OV and MAIL are ...": what is joined to the name of a product is
 * one, too.  `end` is one past the product at `at`, and then past the list; 0
 * when none of them is such a name. */
static unsigned
listed_names(const struct class_reading *r, const struct class_word *w,
    int first, int at, int *end)
{
	bool named = is_name(r, w, at, *end - at);
	unsigned bits = w->bits;
	int i = *end, behind = i, len;

	if (!named && !is_product(w))
		return 0;
	while (i < r->last) {
		const struct class_word *next = class_word_at(r, i, &len);

		if (next && next->part == PART_MODIFIER && !next->in_labels) {
			named = named || is_name(r, next, i, len);
			bits |= next->bits;
			behind = i + len;
		} else if (!class_joins(r, i)) {
			break;
		}
		i += len > 0 ? len : 1;
	}
	if (!named || is_aside_in_list(r, first, at, behind))
		return 0;
	*end = behind;
	return bits;
}

/* What stands alone in tokens [first, last) of a heading cell or a label. */
static unsigned
stands_alone(const struct class_word *w, bool label)
{
	return label && w->bits != CERT_ANY_CA ? w->bits : 0;
}

/* "TLS CA" in a label: the CA that issues them. */
static bool
is_ca_behind(const struct class_reading *r, const struct class_word *w,
    const struct class_mentions *before, int at)
{
	return w->bits == CERT_ANY_CA && before->n &&
	       before->at[before->n - 1].bits & (CERT_PURPOSES | CERT_LEVELS) &&
	       class_is_silent_between(r, before->at[before->n - 1].last, at);
}

/* -- mentions ------------------------------------------------------------ */

static void
add_mention(struct class_mentions *out, struct class_mention m)
{
	m.bits = class_completed(m.bits);
	if (m.bits && out->n < COUNT_OF(out->at))
		out->at[out->n++] = m;
}

struct class_mentions
class_mentions_in(const struct prose *p, int first, int last, bool label)
{
	struct class_reading r = {p, p->text, last, label};
	struct class_mentions out = {0};
	int len, end, root = -1;
	bool object = false, opens, alone;

	for (int i = first; i < last; i = end) {
		const struct class_word *w = class_word_at(&r, i, &len);
		unsigned bits = w ? w->bits : 0, names;

		end = len ? i + len : i + 1;
		if (!w)
			continue;
		object = object || w->part == PART_OBJECT;
		opens = alone = false;
		if (w->part == PART_MODIFIER) {
			int head = head_behind(&r, end, &bits);

			opens = opens_with_for(&r, w, first, i);
			names = head < 0 && !label
				    ? listed_names(&r, w, first, i, &end)
				    : 0;
			if (head > 0)
				end = head;
			else if (names)
				bits = names;
			else if (!opens &&
				 !is_product_behind_only(&r, w, first, i, end))
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
			add_mention(&out,
			    (struct class_mention){i, end, bits, opens, alone});
	}
	if (object && root >= 0)
		add_mention(&out, (struct class_mention){.first = root,
				      .last = root + 1,
				      .bits = CERT_ROOT | CERT_SUB_CA});
	return out;
}

/* -- those that are joined ----------------------------------------------- */

/* "Including", "(as well as": tokens that it takes, or 0. */
static int
takes_join(const struct class_reading *r, int at)
{
	int open = str_eq(token_key(r->text, at), STR("(")), len;
	const struct class_word *w =
	    at + open < r->last ? class_word_at(r, at + open, &len) : NULL;

	return w && w->part == PART_JOIN ? open + len : 0;
}

bool
class_is_joined(const struct prose *p, int from, int to, bool ends)
{
	const struct class_reading r = {p, p->text, to, false};
	bool joined = false;

	for (int i = from, len; i < to; i++) {
		if ((len = takes_join(&r, i)) > 0) {
			joined = true;
			i += len - 1;
			continue;
		}
		if (ends && joined && class_for_before(&r, from, to) == i)
			continue;
		if (str_eq(token_key(p->text, i), STR(",")) ||
		    str_eq(token_key(p->text, i), STR("or")) ||
		    str_eq(token_key(p->text, i), STR("nor")) ||
		    p->text->keys.at[i] == p->text->and_key)
			joined = true;
		else if (!class_is_silent(&r, i) &&
			 !(joined && str_eq(token_key(p->text, i), STR("no"))))
			return false;
	}
	return joined;
}

/* "CA keys and TSA keys" have no purpose in common. */
static unsigned
joined_bits(unsigned one, unsigned other)
{
	bool of_any_ca =
	    ((one & CERT_WHOSE) == CERT_ANY_CA && !(one & CERT_PURPOSES)) ||
	    ((other & CERT_WHOSE) == CERT_ANY_CA && !(other & CERT_PURPOSES));

	return (one | other | class_own_purpose(one, other) |
		   class_own_purpose(other, one)) &
	       ~(of_any_ca ? CERT_PURPOSES : 0);
}

struct class_mentions
class_mentions_joined(const struct prose *p, int first, int last)
{
	const struct class_mentions m =
	    class_mentions_in(p, first, last, false);
	struct class_mentions out = {0};
	int end = last;

	while (end > first && token_flags(p->text, end - 1) & KEY_SIGN)
		end--;
	for (size_t i = 0; i < m.n; i++) {
		struct class_mention *to = out.n ? &out.at[out.n - 1] : NULL;

		if (to && class_is_joined(p, to->last, m.at[i].first,
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

unsigned
class_bits_of(const struct class_mentions *m)
{
	unsigned bits = 0;

	for (size_t i = 0; i < m->n; i++)
		bits |= m->at[i].bits;
	return bits;
}

unsigned
class_mentions(const struct prose *p, int first, int last)
{
	const struct class_mentions m =
	    class_mentions_in(p, first, last, false);

	return class_bits_of(&m);
}
