/* Names that a document gives to its own kinds of certificates.
 *
 * "Class W: certificates for web servers", said once, and from then on "W
 * certificates" or a column headed "W".  What such a name means is learnt in
 * chapter 1, where it is given, and is then a word like those of the lexicon:
 *
 *	the name of a row that holds a reserved policy identifier
 *	(2.23.140.1.2.1: TLS, DV), there and in section 7.1.6, and without
 *	a number at its end
 *
 *	"Class", "Level" or the like and a short designation, before a dash,
 *	colon, bracket, or verb of defining, or at the head of a row, where what
 *	follows names certificates; the designation alone is then a name, too
 *
 *	such a designation in brackets behind the name of what it is for
 *
 *	a name before "products" or "certificates", and what these are
 *
 *	what stands under "Products", in the row of what they are: "S/MIME
 *	certificates", "Example Post, Example Post Plus", or in a list of them;
 *	and where products head the rows, a level of validation beside them:
 *	"Easy SSL", "DV"
 *
 *	any of these from rows without the word that all of them begin with,
 *	a brand: "Post Plus"; and that word alone where all are for one
 *	purpose
 *
 *	an abbreviation in brackets behind the name of a CA: "Example Web CA 5
 *	(WCA)"
 *
 * A name with two meanings has both.  Names of products, unlike the others,
 * stand for certificates without the word: "ESSL is valid for 90 days".
 */

#include "prose/class.h"
#include "prose/class_part.h"
#include "prose/frame.h"
#include "prose/reader.h"

#define NAMES_MOST 80 /* that are learnt */
#define NAME_KEYS 6
#define SHORT_BYTES 3 /* of a designation: "W", "1", "III" */
#define KIND_WORDS 4 /* of a name before "products", or of what they are */
#define MEANING_TOKENS 16 /* behind a name, that may tell what it means */
#define PRODUCTS_MOST 40 /* of whose names a brand is sought */
#define BRAND_LEAST 3 /* names that begin with it */
#define FAMILY_LEAST 2

/* A name that was learnt from a row. */
struct product {
	int first, last; /* tokens */
	unsigned bits;
};

struct owner {
	struct prose *p;
	struct frames *f;
	int names; /* learnt */
	struct product products[PRODUCTS_MOST];
	int n_products;
};

/* Keys of words, as the text has them. */
static bool
is_any(const struct prose *p, int token, const char *const *words, size_t n)
{
	struct str key = token_key(p->text, token);

	for (size_t i = 0; i < n; i++)
		if (str_starts(key, str_of(words[i])))
			return true;
	return false;
}

static struct str
written(const struct prose *p, int token)
{
	const struct token *t = &p->text->tokens.at[token];
	struct str s = p->docs[t->document]->blocks.at[t->block].text;

	return str_sub(s, t->start, t->end);
}

static bool
is_head(const struct prose *p, int token)
{
	static const char *const heads[] = {"certificat"};

	return is_any(p, token, heads, 1);
}

static bool
is_word(const struct prose *p, int token)
{
	return p->text->tokens.at[token].word >= 0;
}

/* -- what may be a name -------------------------------------------------- */

/* "Easy SSL", "ESSL": a name that is no other word, and so may stand for the
 * certificates themselves. */
static bool
is_unlike_words(const struct prose *p, int first, int last)
{
	struct str s = written(p, first);
	size_t capitals = 0;

	if (last - first > 1)
		return true;
	while (
	    capitals < s.len && s.at[capitals] >= 'A' && s.at[capitals] <= 'Z')
		capitals++;
	return capitals == s.len && s.len >= SHORT_BYTES;
}

/* Words of the lexicon need no learning; but "MAIL" may be a product. */
static bool
is_known(const struct prose *p, int first, int last, bool product)
{
	return class_products(p, first, last, true) &&
	       !(product && last - first == 1);
}

/* Learns tokens [first, last) as a name, without the noun behind it; that of
 * a product stands for its certificates. */
static void
learn_as(struct owner *o, int first, int last, unsigned bits, bool product)
{
	const struct prose *p = o->p;
	int keys[NAME_KEYS], n = 0;
	bool proper = false;

	while (last > first && (is_head(p, last - 1) || !is_word(p, last - 1)))
		last--;
	product = product && first < last && is_unlike_words(p, first, last);
	if (first >= last || is_known(p, first, last, product))
		return;
	for (int i = first; i < last; i++) {
		if (token_flags(p->text, i) & KEY_SIGN || n == NAME_KEYS)
			return;
		proper = proper || token_is_capital(p, i) ||
			 str_has_digit(written(p, i));
		keys[n++] = p->text->keys.at[i];
	}
	if (!proper || o->names == NAMES_MOST)
		return;
	if (n == 1 && (!char_is_alpha(written(p, first).at[0]) ||
			  token_is(o->f, first, CLASS_DETERMINER) ||
			  token_is(o->f, first, CLASS_OWN) ||
			  token_is(o->f, first, CLASS_PRONOUN)))
		return;
	class_learn(o->p, keys, n, bits, product);
	o->names++;
}

static void
learn(struct owner *o, int first, int last, unsigned bits)
{
	learn_as(o, first, last, bits, false);
}

/* -- rows with reserved identifiers -------------------------------------- */

static struct str
stretch_text(const struct stretch *s)
{
	return str_sub(s->text, s->start, s->end);
}

/* Up to the first bracket, comma or other sign. */
static int
name_end(const struct prose *p, const struct stretch *s)
{
	int i = s->first;

	while (i < s->last && !(token_flags(p->text, i) & KEY_SIGN))
		i++;
	return i;
}

/* "Certificate policies", "Reserved OID": the name of a field. */
static bool
names_a_field(const struct prose *p, const struct stretch *s)
{
	static const char *const words[] = {"polic", "oid", "identif",
	    "extension", "value", "field", "subject", "object"};

	for (int i = s->first; i < s->last; i++)
		if (is_any(p, i, words, COUNT_OF(words)))
			return true;
	return false;
}

/* "EX-MAIL-1" and "EX-MAIL-2" are of the series "EX-MAIL": one past that name,
 * or its beginning where nothing is left of two words. */
static int
series_end(const struct prose *p, const struct stretch *s)
{
	int end = name_end(p, s);
	bool number =
	    end > s->first && char_is_digit(written(p, end - 1).at[0]);

	return number && end - 1 >= s->first + 2 ? end - 1 : s->first;
}

static void
learn_product(struct owner *o, int first, int last, unsigned bits)
{
	bool known = class_products(o->p, first, last, true);

	learn_as(o, first, last, bits, true);
	if (!known && o->n_products < PRODUCTS_MOST && last > first)
		o->products[o->n_products++] =
		    (struct product){first, last, bits};
}

static void
learn_from_row(struct owner *o, const struct unit *u)
{
	const struct stretch *s = &o->p->text->stretches.at[u->first_stretch];
	const struct stretch *own = &s[u->n_stretches - 1];
	unsigned bits = class_of_policy(stretch_text(own));

	if (!bits || names_a_field(o->p, s))
		return;
	learn_product(o, s->first, name_end(o->p, s), bits);
	learn(o, s->first, series_end(o->p, s), bits & CERT_PURPOSES);
}

static bool
is_number_of_name(const struct prose *p, int token)
{
	struct str s = written(p, token);

	return str_has_digit(s) && s.len <= SHORT_BYTES + 1;
}

/* "Example Root R2", "Example Web CA 5": whose certificate it has, or 0.
 * `last` is one past the name. */
static unsigned
ca_named(const struct prose *p, int first, int last)
{
	static const char *const root[] = {"root"};
	bool is_root = false;

	if (last - 1 > first && is_number_of_name(p, last - 1))
		last--;
	for (int i = last - 1; i >= first && i >= last - NAME_KEYS; i--)
		is_root = is_root ||
			  (is_any(p, i, root, 1) && token_is_capital(p, i));
	if (is_root)
		return CERT_ROOT;
	return last - 1 > first && token_is_capital(p, last - 2) &&
		       str_eq(written(p, last - 1), STR("CA"))
		   ? CERT_SUB_CA
		   : 0;
}

/* -- lists of products ---------------------------------------------------- */

/* The one level that tokens [first, last) name and nothing else, or 0. */
static unsigned
level_named(const struct prose *p, int first, int last)
{
	unsigned bits = class_levels_only(p, first, last);
	unsigned level = bits & CERT_LEVELS;

	return level && !(level & (level - 1))
		   ? bits & (CERT_LEVELS | CERT_PURPOSES)
		   : 0;
}

/* What products are: "S/MIME certificates", "DV". */
static unsigned
kind_named(const struct prose *p, const struct stretch *s)
{
	unsigned bits = class_products(p, s->first, s->last, true) &
			(CERT_PURPOSES | CERT_LEVELS);

	return bits ? bits : level_named(p, s->first, s->last);
}

/* "Products", "Brand names": over a column, or before a list. */
static bool
lists_products(const struct prose *p, const struct stretch *s)
{
	static const char *const words[] = {"product", "brand"};

	for (int i = s->first; i < s->last; i++)
		if (is_any(p, i, words, COUNT_OF(words)))
			return true;
	return false;
}

/* A product of the name "Easy SSL" is for servers. */
static unsigned
with_purpose(const struct prose *p, int first, int last, unsigned bits)
{
	static const char *const words[] = {"ssl", "tls"};

	for (int i = first; i < last && !(bits & CERT_PURPOSES); i++)
		if (is_any(p, i, words, COUNT_OF(words)))
			bits |= CERT_TLS;
	return bits;
}

/* "Easy SSL, Easy Wildcard and Easy Multi". */
static void
learn_products(struct owner *o, int first, int last, unsigned bits)
{
	const struct prose *p = o->p;

	for (int i = first, end; i < last; i = end + 1) {
		for (end = i; end < last; end++)
			if (token_flags(p->text, end) & KEY_SIGN ||
			    token_is(o->f, end, CLASS_JOIN))
				break;
		if (!ca_named(p, i, end))
			learn_product(o, i, end, with_purpose(p, i, end, bits));
	}
}

/* "Short name", "Abbreviation". */
static bool
lists_short_names(const struct prose *p, const struct stretch *s)
{
	static const char *const shorts[] = {"short", "abbrev"};
	static const char *const names[] = {"name", "form", "abbrev"};

	for (int i = s->first; i < s->last; i++)
		if (is_any(p, i, shorts, COUNT_OF(shorts)) &&
		    is_any(p, s->last - 1, names, COUNT_OF(names)))
			return true;
	return false;
}

static bool
column_lists_products(const struct prose *p, const struct stretch *cell)
{
	int head = doc_column_heading(p->docs[cell->document], cell->block);
	const struct unit *u;
	const struct stretch *s;

	if (head < 0)
		return false;
	u = &p->text->units.at[p->first_statement[cell->document][head]];
	s = &p->text->stretches.at[u->first_stretch + u->n_stretches - 1];
	return lists_products(p, s) || lists_short_names(p, s);
}

/* The row tells what they are, the column that they are products: the names
 * lie between commas.  Or a product heads the row, and a level of validation
 * stands beside it. */
static void
learn_from_list(struct owner *o, const struct unit *u)
{
	const struct prose *p = o->p;
	const struct stretch *s = &p->text->stretches.at[u->first_stretch];
	const struct stretch *own = &s[u->n_stretches - 1];
	unsigned bits;

	if (u->n_stretches < 3)
		return;
	if (lists_products(p, &s[u->n_stretches - 2])) {
		bits = kind_named(p, s);
		if (bits)
			learn_products(o, own->first, own->last, bits);
	} else if (column_lists_products(p, s)) {
		bits = kind_named(p, own);
		if (bits)
			learn_products(o, s->first, name_end(p, s), bits);
	}
}

/* "Easy SSL: DV certificates", "Easy SSL (DV)", "DV certificates: Easy SSL"
 * behind a lead-in that speaks of products. */
static void
learn_from_item(struct owner *o, const struct unit *u)
{
	const struct prose *p = o->p;
	const struct stretch *own =
	    &p->text->stretches.at[u->first_stretch + u->n_stretches - 1];
	int end = name_end(p, own);
	unsigned bits;

	if (u->n_stretches < 2 || end == own->first || end == own->last ||
	    !lists_products(p, own - 1))
		return;
	bits = level_named(p, end, own->last);
	if (bits) {
		learn_products(o, own->first, end, bits);
		return;
	}
	bits = level_named(p, own->first, end);
	if (bits)
		learn_products(o, end + 1, own->last, bits);
}

/* "Class", "Level", "Type": what is behind it names the kind. */
static bool
is_kind(const struct prose *p, int at)
{
	static const char *const kinds[] = {"clas", "level", "type", "grade",
	    "categor", "famil", "tier", "profil", "group", "seri"};

	return is_any(p, at, kinds, COUNT_OF(kinds));
}

static bool
begins_like(const struct prose *p, const struct product *a,
    const struct product *b, int words)
{
	for (int i = 0; i < words; i++)
		if (a->first + i >= a->last || b->first + i >= b->last ||
		    p->text->keys.at[a->first + i] !=
			p->text->keys.at[b->first + i])
			return false;
	return true;
}

/* "Example Post Plus" is "Post Plus", too, where other names begin with
 * "Example".  One word that is left says too little. */
static void
learn_without_brand(struct owner *o, const struct product *name)
{
	int alike = 0;

	for (int i = 0; i < o->n_products; i++)
		alike += begins_like(o->p, name, &o->products[i], 1) &&
			 !begins_like(o->p, name, &o->products[i],
			     name->last - name->first);
	if (alike + 1 >= BRAND_LEAST && name->last - name->first >= 3 &&
	    is_word(o->p, name->first + 1))
		learn_as(o, name->first + 1, name->last, name->bits, true);
}

/* "Site Basic" and "Site Plus" are both for servers: so is what is called
 * "Site". */
static void
learn_family(struct owner *o, const struct product *name)
{
	unsigned purposes = name->bits & CERT_PURPOSES;
	int alike = 0;

	for (int i = 0; i < o->n_products; i++) {
		const struct product *other = &o->products[i];

		if (!begins_like(o->p, name, other, 1))
			continue;
		alike++;
		purposes |= other->bits & CERT_PURPOSES;
	}
	if (alike >= FAMILY_LEAST && purposes && !(purposes & (purposes - 1)) &&
	    name->last - name->first >= 2 && !is_kind(o->p, name->first) &&
	    token_is_capital(o->p, name->first))
		learn(o, name->first, name->first + 1, purposes);
}

/* -- definitions --------------------------------------------------------- */

/* "Class W", "Level 2": gives one past it, or -1. */
static int
designation(const struct prose *p, int at, int last)
{
	struct str name;

	if (at + 1 >= last || !is_kind(p, at) || !is_word(p, at))
		return -1;
	name = written(p, at + 1);
	if (name.len == 0 ||
	    !(char_is_digit(name.at[0]) || token_is_capital(p, at + 1)))
		return -1;
	return name.len <= SHORT_BYTES || is_word(p, at + 1) ? at + 2 : -1;
}

/* A dash stands between two tokens of a block. */
static bool
dash_before(const struct prose *p, int token)
{
	const struct token *b = &p->text->tokens.at[token], *a = b - 1;
	struct str s = p->docs[b->document]->blocks.at[b->block].text;
	struct str gap;

	if (a->block != b->block || a->end > b->start)
		return false;
	gap = str_sub(s, a->end, b->start);
	return str_find(gap, STR(" - "), 0) != SIZE_MAX ||
	       str_find(gap, STR("\xE2\x80\x93"), 0) != SIZE_MAX ||
	       str_find(gap, STR("\xE2\x80\x94"), 0) != SIZE_MAX ||
	       str_find(gap, STR("="), 0) != SIZE_MAX;
}

/* What is behind the name at `at` defines it. */
static bool
defines(const struct owner *o, int at, int last)
{
	static const char *const verbs[] = {
	    "compris", "cover", "denot", "stand", "mean", "includ", "serv"};

	if (at >= last)
		return false;
	return token_is_sign(o->f, at, SIGN_COLON) ||
	       token_is_sign(o->f, at, SIGN_OPEN) || dash_before(o->p, at) ||
	       token_is(o->f, at, CLASS_BE_FINITE) ||
	       token_is(o->f, at, CLASS_DEFINES) ||
	       is_any(o->p, at, verbs, COUNT_OF(verbs));
}

/* The one purpose of what tokens [first, last) speak of, with its level, or
 * 0. */
static unsigned
meaning(const struct prose *p, int first, int last)
{
	unsigned bits, purpose;

	if (last > first + MEANING_TOKENS)
		last = first + MEANING_TOKENS;
	bits = class_products(p, first, last, true);
	if (!bits)
		bits = class_mentions(p, first, last);
	purpose = bits & CERT_PURPOSES;
	if (!purpose || purpose & (purpose - 1))
		return 0;
	return bits & (CERT_PURPOSES | CERT_LEVELS);
}

/* "Class W", and "W" where it is a letter that is no word. */
static void
learn_designation(struct owner *o, int first, int end, unsigned bits)
{
	struct str name = written(o->p, end - 1);

	learn(o, first, end, bits);
	if (name.len <= SHORT_BYTES && char_is_alpha(name.at[0]))
		learn(o, end - 1, end, bits);
}

/* "Shield products are TLS server certificates", "Site certificates: those for
 * TLS servers": the noun tells that the word before it names a kind.  Gives
 * the noun, or -1. */
static int
named_kind(const struct owner *o, int first, int last)
{
	static const char *const nouns[] = {
	    "certificat", "product", "credential", "servic"};
	int i = first;

	while (i < last && i - first < KIND_WORDS && is_word(o->p, i) &&
	       token_is_capital(o->p, i) &&
	       !is_any(o->p, i, nouns, COUNT_OF(nouns)) &&
	       !(token_classes(o->f, i) & CLASS_ACTORS))
		i++;
	if (i == first || i + 1 >= last ||
	    !is_any(o->p, i, nouns, COUNT_OF(nouns)) ||
	    !(token_is(o->f, i + 1, CLASS_BE_FINITE) ||
		token_is_sign(o->f, i + 1, SIGN_COLON) ||
		dash_before(o->p, i + 1)))
		return -1;
	return i;
}

static void
learn_named_kind(struct owner *o, const struct stretch *own, int first)
{
	int noun = named_kind(o, first, own->last);
	unsigned bits;

	if (noun < 0)
		return;
	bits = meaning(o->p, noun + 2,
	    noun + 2 + KIND_WORDS < own->last ? noun + 2 + KIND_WORDS
					      : own->last);
	if (bits)
		learn(o, first, noun, bits);
}

static void
learn_from_sentence(struct owner *o, const struct unit *u)
{
	const struct prose *p = o->p;
	const struct stretch *own =
	    &p->text->stretches.at[u->first_stretch + u->n_stretches - 1];
	int first = own->first, end, behind;
	unsigned bits;

	while (first < own->last && !is_word(p, first))
		first++;
	end = behind = designation(p, first, own->last);
	if (end < 0) {
		learn_named_kind(o, own, first);
		return;
	}
	while (behind < own->last &&
	       (token_is_sign(o->f, behind, SIGN_QUOTE) || is_head(p, behind)))
		behind++;
	if (!defines(o, behind, own->last) && !defines(o, end, own->last))
		return;
	bits = meaning(p, end, own->last);
	if (bits)
		learn_designation(o, first, end, bits);
}

/* "Certificates for servers (Class W)": the bracket names what goes before it,
 * back to a sign or "and". */
static void
learn_from_bracket(struct owner *o, const struct stretch *own, int open)
{
	const struct prose *p = o->p;
	int name = open + 1, end, first = open;
	unsigned bits;

	while (name < own->last &&
	       (token_is_sign(o->f, name, SIGN_QUOTE) ||
		   str_starts(token_key(p->text, name), STR("hereinaft"))))
		name++;
	end = designation(p, name, own->last);
	if (end < 0 || end >= own->last ||
	    !(token_flags(p->text, end) & KEY_SIGN))
		return;
	while (first > own->first &&
	       !(token_flags(p->text, first - 1) & KEY_SIGN) &&
	       !token_is(o->f, first - 1, CLASS_JOIN))
		first--;
	bits = meaning(p, first, open);
	if (bits)
		learn_designation(o, name, end, bits);
}

static void
learn_from_brackets(struct owner *o, const struct unit *u)
{
	const struct stretch *own =
	    &o->p->text->stretches.at[u->first_stretch + u->n_stretches - 1];

	for (int i = own->first + 1; i < own->last; i++)
		if (token_is_sign(o->f, i, SIGN_OPEN))
			learn_from_bracket(o, own, i);
}

static void
learn_from_cell(struct owner *o, const struct unit *u)
{
	const struct prose *p = o->p;
	const struct stretch *s = &p->text->stretches.at[u->first_stretch];
	const struct stretch *own = &s[u->n_stretches - 1];
	int end = u->n_stretches > 1 ? designation(p, s->first, s->last) : -1;
	unsigned bits;

	if (end < 0 || (end < s->last && !is_head(p, end) &&
			   !(token_flags(p->text, end) & KEY_SIGN)))
		return;
	bits = meaning(p, own->first, own->last);
	if (bits)
		learn_designation(o, s->first, end, bits);
}

/* -- names of CAs -------------------------------------------------------- */

/* "(WCA)" at `open`: capital letters, and digits perhaps. */
static bool
is_abbreviation(const struct owner *o, int open, int last)
{
	struct str s;

	if (open + 2 >= last || !token_is_sign(o->f, open + 2, SIGN_CLOSE))
		return false;
	s = written(o->p, open + 1);
	if (s.len < 2 || s.len > 10)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!(s.at[i] >= 'A' && s.at[i] <= 'Z') &&
		    !(i > 0 && char_is_digit(s.at[i])))
			return false;
	return true;
}

static void
learn_cas(struct owner *o, const struct unit *u)
{
	const struct stretch *own =
	    &o->p->text->stretches.at[u->first_stretch + u->n_stretches - 1];

	for (int i = own->first + 2; i < own->last; i++)
		if (token_is_sign(o->f, i, SIGN_OPEN) &&
		    is_abbreviation(o, i, own->last)) {
			unsigned bits = ca_named(o->p, own->first, i);

			if (bits)
				learn(o, i + 1, i + 2, bits);
		}
}

/* -- all ----------------------------------------------------------------- */

void
own_names_read(struct prose *p, struct frames *f)
{
	struct owner o = {.p = p, .f = f};

	for (size_t i = 0; i < p->statements.len; i++) {
		const struct statement *s = &p->statements.at[i];
		const struct unit *u = &p->text->units.at[i];
		const struct map *map = p->maps[s->document];
		bool cell = s->kind == STATEMENT_CELL;
		bool first = map_is_below(map, s->section, STR("1"));

		if (s->kind == STATEMENT_HEADING)
			continue;
		if (cell && u->n_stretches > 1 &&
		    (first || map_is_below(map, s->section, STR("7.1.6"))))
			learn_from_row(&o, u);
		if (!first)
			continue;
		if (cell) {
			learn_from_cell(&o, u);
			learn_from_list(&o, u);
		} else {
			learn_from_sentence(&o, u);
		}
		if (s->kind == STATEMENT_ITEM)
			learn_from_item(&o, u);
		learn_from_brackets(&o, u);
		learn_cas(&o, u);
	}
	for (int i = 0; i < o.n_products; i++) {
		learn_without_brand(&o, &o.products[i]);
		learn_family(&o, &o.products[i]);
	}
}
