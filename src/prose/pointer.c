/* References to sections and documents.
 *
 * "section 4.9.1 and section 4.9.2 of the Baseline Requirements": the numbers
 * of one run share the document that is named behind it ("of the ...") or
 * right before it ("BR 4.9.1", "RFC 5280, section 4.2").  Without a name it is
 * this document.  A requirement document that is named without a section is a
 * reference to the whole of it.
 *
 * A statement is a bare pointer when nothing is left of it but the references
 * and words such as "see", "as described in".
 */
#include "prose/frame.h"
#include "prose/reader.h"

#define MOST_SECTIONS 16
#define NEAR_BEHIND 9 /* tokens in which the name of a document is sought */
#define NEAR_ASIDE 9 /* tokens of a remark in brackets behind a number */
#define NEAR_BEFORE 12 /* the same in front, for standards with an edition */

struct reader {
	struct prose *p;
	struct frames *f;
	int statement;
	int first, last; /* own tokens of the unit */
	int done; /* tokens before that belong to a reference */
	bool said; /* a word that does more than point was met */
	struct str plain_br; /* which requirements "Baseline Requirements"
				are in the document in hand */
	bool has_cp, has_cps; /* what the document in hand is */
};

/* What a name in the text stands for. */
struct named {
	bool there;
	enum pointer_to to;
	struct str source;
	int first, last;
};

static bool
is_key(const struct reader *r, int token, const char *key)
{
	return token >= r->first && token < r->last &&
	       str_eq(token_key(r->p->text, token), str_of(key));
}

static const struct quantity *
quantity_at(const struct reader *r, int token)
{
	int q = r->p->text->tokens.at[token].quantity;

	return q < 0 ? NULL : &r->p->text->quantities.at[q];
}

/* -- documents ----------------------------------------------------------- */

static struct str
rfc_name(struct reader *r, int number)
{
	const struct quantity *q = quantity_at(r, number);

	return arena_print(r->p->arena, "rfc%.0f", q->value);
}

/* "the CPS" in a document that is one. */
static bool
is_own_kind(const struct reader *r, int token)
{
	if (is_key(r, token, "cp") && is_key(r, token + 1, "cps"))
		return r->has_cp && r->has_cps;
	if (is_key(r, token, "cp") || is_key(r, token, "certificat"))
		return r->has_cp;
	if (is_key(r, token, "cps") || is_key(r, token, "certify"))
		return r->has_cps;
	return false;
}

static void
take_name(struct reader *r, const struct cue *c, struct named *out)
{
	if (out->there && c->len <= out->last - out->first)
		return;
	*out = (struct named){
	    true, POINTER_SOURCE, c->source, c->at, c->at + c->len};
	if (c->class == CLASS_SELF)
		out->to = POINTER_SELF;
	else if (c->class == CLASS_COMPANION)
		out->to =
		    is_own_kind(r, c->at) ? POINTER_SELF : POINTER_COMPANION;
	if (str_eq(c->source, STR("br")))
		out->source = r->plain_br;
}

#define NAMES                                                                  \
	(CLASS_BIT(CLASS_SOURCE) | CLASS_BIT(CLASS_SELF) |                     \
	    CLASS_BIT(CLASS_COMPANION))

/* The name of a document that starts at `token`. */
static struct named
name_at(struct reader *r, int token)
{
	struct named n = {0};
	struct cues *cues = &r->f->spare;

	if (!frames_may_start(r->f, token, NAMES) &&
	    !token_is_word(r->f, token, WORD_RFC))
		return n;
	cues->len = 0;
	frames_cues(r->f, token, r->last, NAMES, cues);
	for (size_t i = 0; i < cues->len; i++)
		take_name(r, &cues->at[i], &n);
	if (!n.there && token_is_word(r->f, token, WORD_RFC) &&
	    token + 1 < r->last && quantity_at(r, token + 1))
		n = (struct named){true, POINTER_SOURCE, rfc_name(r, token + 1),
		    token, token + 2};
	return n;
}

/* Not an object identifier, which has more parts than a section: "CPS
 * (1.3.6.1.5.5.7.2.1)". */
static bool
is_number(const struct reader *r, int token)
{
	enum { PARTS_MOST = 6 };
	const struct quantity *q =
	    token < r->last ? quantity_at(r, token) : NULL;
	struct str key;
	int parts = 1;

	if (!q || q->kind != QUANTITY_SECTION)
		return false;
	key = token_key(r->p->text, token);
	for (size_t i = 0; i < key.len; i++)
		parts += key.at[i] == '.';
	return parts <= PARTS_MOST;
}

/* "BR 3.2.2.4.7", "BR section 3.2.2.4.7": what follows the name. */
static bool
has_number(const struct reader *r, int at)
{
	if (at < r->last && token_is(r->f, at, CLASS_SECTION))
		at++;
	return is_number(r, at);
}

/* The name right behind the numbers: "of the [BR]", "in the Baseline
 * Requirements", "(BR)"; not "(BR 3.2.2.4.7)", which points for itself. */
static struct named
name_behind(struct reader *r, int at)
{
	bool of = is_key(r, at, "of") || is_key(r, at, "in") ||
		  is_key(r, at, "from") || is_key(r, at, "under");
	struct named n = {0};

	if (!of && !is_key(r, at, "("))
		return n;
	for (int i = at + 1; i < r->last && i < at + NEAR_BEHIND; i++) {
		if (token_flags(r->p->text, i) & KEY_BARRIER ||
		    is_key(r, i, ",") || token_is(r->f, i, CLASS_SECTION))
			break;
		n = name_at(r, i);
		if (n.there)
			return of || !has_number(r, n.last) ? n
							    : (struct named){0};
		if (!of && i > at + 1)
			break;
	}
	/* "of the Regulation": a document, but none that we know */
	if (is_key(r, at, "of"))
		n = (struct named){
		    true, POINTER_SOURCE, STR("other"), at, at + 1};
	return n;
}

/* The name right before: "RFC 5280, section", "Baseline Requirements (".  Of
 * several the longest: "S/MIME Baseline Requirements". */
static struct named
name_before(struct reader *r, int at)
{
	struct named best = {0};
	int end = at;

	while (end > r->first &&
	       (is_key(r, end - 1, ",") || is_key(r, end - 1, "(") ||
		   is_key(r, end - 1, ")") || is_key(r, end - 1, "the")))
		end--;
	for (int i = end - 1; i >= r->first && i > end - 14; i--) {
		struct named n = name_at(r, i);

		if (n.there && n.last == end)
			best = n;
	}
	return best;
}

/* A standard that we know only as foreign, a little before: "NIST SP 800-56A
 * (Sections", with its number or edition in between. */
static struct named
standard_before(struct reader *r, int at)
{
	for (int i = at - 1; i >= r->first && i > at - NEAR_BEFORE; i--) {
		struct named n;

		if (token_flags(r->p->text, i) & KEY_BARRIER)
			break;
		n = name_at(r, i);
		if (n.there)
			return str_eq(n.source, STR("other"))
				   ? n
				   : (struct named){0};
	}
	return (struct named){0};
}

/* -- sections ------------------------------------------------------------ */

struct numbers {
	int tokens[MOST_SECTIONS];
	int n;
	int first, last;
};

/* Behind a remark in brackets: "4.9.1.1 (certificates of subscribers) and".
 * Where none starts, `at` itself. */
static int
past_aside(const struct reader *r, int at)
{
	if (at >= r->last || !is_key(r, at, "("))
		return at;
	for (int i = at + 1; i < r->last && i < at + NEAR_ASIDE; i++) {
		if (token_flags(r->p->text, i) & KEY_BARRIER ||
		    is_number(r, i) || is_key(r, i, "("))
			break;
		if (is_key(r, i, ")"))
			return i + 1;
	}
	return at;
}

/* "Sections 5.4.1 and 5.4.2, respectively, of". */
static int
past_respectively(const struct reader *r, int at)
{
	int next = at + (at < r->last && is_key(r, at, ","));

	if (next >= r->last ||
	    !str_starts(token_key(r->p->text, next), STR("respect")))
		return at;
	next++;
	return next + (next < r->last && is_key(r, next, ","));
}

/* "Section 5.4.1, Subsection 3.6": a place inside it, of its own numbering. */
static bool
is_inside(const struct reader *r, int at)
{
	return str_starts(token_key(r->p->text, at), STR("subsec")) &&
	       is_number(r, at + 1);
}

/* "section 4.9.1", "sections 4.9.1, 4.9.2 and 4.9.3", "BR 4.9.1". */
static struct numbers
read_numbers(const struct reader *r, int at)
{
	struct numbers s = {.first = at, .last = at};
	int i = at;

	for (;;) {
		int next = s.n > 0 ? past_aside(r, i) : i;

		while (
		    s.n > 0 && next < r->last &&
		    (is_key(r, next, ",") || token_is(r->f, next, CLASS_JOIN) ||
			is_key(r, next, "to") || is_key(r, next, "through")))
			next++;
		if (s.n > 0 && next < r->last && is_inside(r, next)) {
			s.last = i = next + 2;
			continue;
		}
		if (next < r->last && token_is(r->f, next, CLASS_SECTION))
			next++;
		if (s.n == MOST_SECTIONS || !is_number(r, next) ||
		    (s.n > 0 && next == past_aside(r, i)))
			break;
		s.tokens[s.n++] = next;
		s.last = i = next + 1;
	}
	return s;
}

static struct str
section_text(const struct reader *r, int token)
{
	struct str key = token_key(r->p->text, token);

	return str_sub(key, 2, key.len);
}

/* The words of tokens [first, last) of one block. */
static struct str
words_of(const struct reader *r, int first, int last)
{
	const struct token *a = &r->p->text->tokens.at[first];
	const struct token *b = &r->p->text->tokens.at[last - 1];

	if (a->document != b->document || a->block != b->block)
		return (struct str){0};
	return str_sub(r->p->docs[a->document]->blocks.at[a->block].text,
	    a->start, b->end);
}

static void
add_pointer(struct reader *r, const struct named *n, struct str section,
    int first, int last)
{
	struct statement *s = &r->p->statements.at[r->statement];
	struct pointer new = {.to = n->there ? n->to : POINTER_SELF,
	    .source = n->to == POINTER_SOURCE ? n->source : (struct str){0},
	    .section = section,
	    .name = n->there && n->to == POINTER_COMPANION
			? words_of(r, n->first, n->last)
			: (struct str){0},
	    .statement = r->statement,
	    .first = first,
	    .last = last};

	if (s->n_pointers == 0)
		s->first_pointer = (int)r->p->pointers.len;
	s->n_pointers++;
	VEC_PUSH(r->p->arena, &r->p->pointers, new);
}

/* "For the reasons of 4.9.1.2 of the Baseline Requirements": a number without
 * "section" before the name of a document that we know; not "version 2.2.6 of
 * the Baseline Requirements". */
static bool
is_place_in(const struct reader *r, int at, const struct named *n)
{
	return n->there && n->to == POINTER_SOURCE && n->first >= at &&
	       !str_eq(n->source, STR("other")) &&
	       !(at > r->first &&
		   str_starts(token_key(r->p->text, at - 1), STR("vers")));
}

/* "Revisions before 2.0 are those of CP 1.6 and CPS 1.9": the number of a
 * document, not of a place in it. */
static bool
is_edition(const struct reader *r, int at, const struct named *n)
{
	struct str number = section_text(r, at);
	size_t dot = str_find_char(number, '.', 0);

	if (n->to == POINTER_SOURCE ||
	    str_find_char(number, '.', dot + 1) != SIZE_MAX)
		return false;
	for (int i = r->first; i < r->last; i++) {
		struct str key = token_key(r->p->text, i);

		if (str_starts(key, STR("vers")) ||
		    str_starts(key, STR("revis")) ||
		    str_starts(key, STR("edition")))
			return true;
	}
	return false;
}

/* Only numbers behind "section", or beside the name of a document, point. */
static int
read_sections(struct reader *r, int at)
{
	bool section = token_is(r->f, at, CLASS_SECTION);
	struct numbers s = read_numbers(r, at);
	struct named n;

	if (s.n == 0)
		return 0;
	n = name_behind(r, past_respectively(r, s.last));
	if (!n.there && past_aside(r, s.last) != s.last)
		n = name_behind(r, past_aside(r, s.last));
	if (!n.there)
		n = name_before(r, at);
	if (!n.there)
		n = standard_before(r, at);
	if (!section && (!n.there || n.last > at) && !is_place_in(r, at, &n))
		return 0;
	if (!section && is_edition(r, s.tokens[0], &n))
		return 0;
	if (n.there && n.first >= s.last)
		s.last = n.last;
	for (int i = 0; i < s.n; i++)
		add_pointer(
		    r, &n, section_text(r, s.tokens[i]), s.first, s.last);
	return s.last - at;
}

/* -- statements ---------------------------------------------------------- */

static bool
is_pointing_word(const struct reader *r, int token)
{
	return token_is(r->f, token, CLASS_POINTER_WORD) ||
	       token_flags(r->p->text, token) & (KEY_SIGN | KEY_SILENT);
}

/* "RFC 5280, section 4.2": the reference is made there. */
static bool
sections_follow(const struct reader *r, int at)
{
	while (at < r->last && (is_key(r, at, ",") || is_key(r, at, "(") ||
				   is_key(r, at, ")") || is_key(r, at, "the")))
		at++;
	return at < r->last && read_numbers(r, at).n > 0;
}

/* The CA does something in it. */
static bool
acts(const struct prose *p, const struct statement *s)
{
	for (int i = 0; i < s->n_clauses; i++) {
		const struct clause *c = &p->clauses.at[s->first_clause + i];

		if (c->actor == ACTOR_CA && c->verb >= 0)
			return true;
	}
	return false;
}

static void
read_statement(struct reader *r, int statement)
{
	const struct unit *u = &r->p->text->units.at[statement];
	struct statement *s = &r->p->statements.at[statement];
	bool said = false;

	r->statement = statement;
	r->last = u->last - 1;
	r->first =
	    r->p->text->stretches.at[u->first_stretch + u->n_stretches - 1]
		.first;
	for (int i = r->first; i < r->last;) {
		int len = 0;
		struct named n = {0};

		if (token_is(r->f, i, CLASS_SECTION) || is_number(r, i))
			len = read_sections(r, i);
		if (len == 0) {
			n = name_at(r, i);
			len = n.there ? n.last - n.first : 0;
			if (n.there && n.to != POINTER_SELF &&
			    !sections_follow(r, n.last))
				add_pointer(
				    r, &n, (struct str){0}, n.first, n.last);
		}
		said = said || (len == 0 && !is_pointing_word(r, i));
		i += len ? len : 1;
	}
	s->bare_pointer = s->n_pointers > 0 && !said && !acts(r->p, s);
}

/* -- the document in hand ------------------------------------------------ */

static bool
holds(struct str text, const char *word)
{
	return str_find(text, str_of(word), 0) != SIZE_MAX;
}

/* "SSL certificates", not the name of a firm, "SSL.example". */
static bool
is_about_ssl(struct str text)
{
	size_t at = 0;

	while ((at = str_find(text, STR("SSL"), at)) != SIZE_MAX) {
		at += 3;
		if (at + 1 >= text.len || text.at[at] != '.' ||
		    !char_is_alpha(text.at[at + 1]))
			return true;
	}
	return false;
}

/* Which Baseline Requirements a text is about; empty when it does not tell. */
static struct str
requirements_named(struct str t)
{
	if (holds(t, "TLS") || is_about_ssl(t))
		return STR("tls-br");
	if (holds(t, "Code Signing") || holds(t, "Code-Signing"))
		return STR("cs-br");
	return holds(t, "S/MIME") || holds(t, "SMIME") ? STR("smime-br")
						       : (struct str){0};
}

/* What it is, from its first words: the title is among them. */
static void
look_at_document(struct reader *r, int document)
{
	enum { FIRST_BLOCKS = 12 };
	const struct doc *doc = r->p->docs[document];

	r->plain_br = (struct str){0};
	r->has_cp = r->has_cps = false;
	for (size_t i = 0; i < doc->blocks.len && i < FIRST_BLOCKS; i++) {
		struct str t = doc->blocks.at[i].text;

		if (!r->plain_br.len)
			r->plain_br = requirements_named(t);
		r->has_cp = r->has_cp || holds(t, "Certificate Polic") ||
			    holds(t, "CERTIFICATE POLIC") || holds(t, "CP/CPS");
		r->has_cps = r->has_cps || holds(t, "Practice") ||
			     holds(t, "PRACTICE") || holds(t, "CPS");
	}
	if (!r->plain_br.len)
		r->plain_br = STR("tls-br");
}

void
pointers_of(struct prose *p, struct frames *f, size_t first, size_t last)
{
	struct reader r = {.p = p, .f = f};
	int document = -1;

	for (size_t i = first; i < last; i++) {
		const struct statement *s = &p->statements.at[i];

		if (s->document != document)
			look_at_document(&r, document = s->document);
		if (s->kind != STATEMENT_HEADING)
			read_statement(&r, (int)i);
	}
}
