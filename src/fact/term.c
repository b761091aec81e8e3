/* Defined terms: defined twice, defined and never used, and abbreviations that
 * are used and spelled out nowhere.
 *
 * Definitions stand in section 1.6: a row of a table with the term in its
 * first column, a line "Term: what it means", or a line with the term over a
 * paragraph that tells what it means.  A term is used when its words stand
 * together anywhere else, in any form, also in another definition.
 */
#include "base/index.h"
#include "base/utf8.h"
#include "fact/contradict.h"
#include "fact/line.h"

#define TERM_BYTES 80
#define TERM_WORDS 8
#define MEANING_BYTES 12

/* Entries that a section of definitions, or of abbreviations, must have before
 * anything is said about what it lacks. */
#define ENTRIES_MIN 8

/* An abbreviation that is used: in so many sentences. */
#define USES_MIN 3
#define LETTERS_MIN 3
#define LETTERS_MAX 6

struct term {
	struct str words; /* as written, without what stands in brackets */
	struct str plain; /* folded */
	int document, section, block;
	int meaning; /* block that says what it means; often the same */
	size_t start, end; /* of the words in the block */
	int keys[2][TERM_WORDS]; /* of the words, and of the abbreviation in
				    brackets */
	int n_keys[2];
	bool used;
	int same[2]; /* earlier term with the same keys, or -1 */
	int next[2]; /* in its bucket, or -1 */
};

struct terms {
	struct contradict *c;
	struct VEC(struct term) at;
	unsigned char *lengths[2]; /* by first key: bit n - 1 for terms of n
				      keys */
	int *buckets[2]; /* by hash of the keys */
	size_t n_buckets;
};

/* --- entries --------------------------------------------------------- */

static bool
is_glossary_block(const struct contradict *c, int document, int block)
{
	const struct map *map = c->prose->maps[document];
	const struct block *b = &c->prose->docs[document]->blocks.at[block];

	return block_is_body(b) && b->kind != BLOCK_HEADING &&
	       b->kind != BLOCK_NOTE && b->text.len &&
	       map_is_below(map, map->section_of[block], STR("1.6"));
}

/* The cell right of a cell of the first column, or -1. */
static int
meaning_cell(const struct doc *doc, int block)
{
	const struct block *b = &doc->blocks.at[block];

	if (b->table < 0 || b->col != 0 ||
	    b->row < doc->tables.at[b->table].header_rows)
		return -1;
	for (size_t i = (size_t)block + 1; i < doc->blocks.len; i++) {
		const struct block *n = &doc->blocks.at[i];

		if (n->table != b->table || n->row != b->row)
			return -1;
		if (n->col == 1)
			return n->text.len >= MEANING_BYTES ? (int)i : -1;
	}
	return -1;
}

/* Where the term of a line ends: before a colon or a dash, or "means". */
static size_t
term_end(struct str s)
{
	static const char *const marks[] = {
	    ": ", " – ", " — ", " - ", " means ", "–", "—", ":", "\n"};
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		size_t at = str_find(s, str_of(marks[i]), 0);

		if (at < best)
			best = at;
	}
	return best;
}

/* Cuts the brackets and quotation marks off; gives what stood in brackets. */
static struct str
cut_brackets(struct str *s)
{
	size_t open = str_find_char(*s, '(', 0), close;
	struct str inside = {0};

	if (open != SIZE_MAX && open > 0) {
		close = str_find_char(*s, ')', open);
		if (close != SIZE_MAX)
			inside = str_trim(str_sub(*s, open + 1, close));
		*s = str_trim(str_sub(*s, 0, open));
	}
	return inside;
}

/* Without "The" in front and quotation marks around. */
static struct str
cut_marks(struct str s)
{
	static const char *const marks[] = {"\"", "'", "“", "”", "‘", "’", "*"};
	size_t len;

	if (str_starts(s, STR("The ")))
		s = str_trim(str_sub(s, 4, s.len));
	do {
		len = s.len;
		for (size_t i = 0; i < COUNT_OF(marks); i++) {
			struct str m = str_of(marks[i]);

			if (str_starts(s, m))
				s = str_sub(s, m.len, s.len);
			if (str_ends(s, m))
				s.len -= m.len;
		}
	} while (s.len < len);
	return s;
}

/* The word keys of bytes [start, end) of a block; false when there are other
 * things in it, or too many. */
static bool
read_keys(
    struct terms *t, struct term *term, int which, size_t start, size_t end)
{
	const struct prose *p = t->c->prose;
	size_t unit = (size_t)p->first_statement[term->document][term->block];
	const struct unit *u;
	int n = 0;

	if (unit >= p->text->units.len)
		return false;
	u = &p->text->units.at[unit]; /* later ones repeat a row's heading */
	for (int i = u->first; i < u->last; i++) {
		const struct token *token = &p->text->tokens.at[i];

		if (token->document != term->document ||
		    token->block > term->block)
			break;
		if (token->block < term->block || token->start < start)
			continue;
		if (token->end > end)
			break;
		if (token->quantity >= 0 || n == TERM_WORDS)
			return false;
		if (token->word >= 0)
			term->keys[which][n++] = p->text->keys.at[i];
	}
	term->n_keys[which] = n;
	return n > 0;
}

/* What stands before a colon and is no term. */
static const char remarks[] = " note notes example examples remark see source ";

static bool
is_simple(struct str s)
{
	if (word_in(s, remarks))
		return false;
	if (s.len < 2 || s.len > TERM_BYTES ||
	    !(s.at[0] >= 'A' && s.at[0] <= 'Z'))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (memchr("/,;.[]<>=", s.at[i], 9))
			return false;
	return str_find(s, STR(" or "), 0) == SIZE_MAX;
}

static void
add_term(struct terms *t, int document, int block, int meaning, struct str s)
{
	const struct prose *p = t->c->prose;
	struct str text = p->docs[document]->blocks.at[block].text;
	struct term term = {.document = document,
	    .section = p->maps[document]->section_of[block],
	    .block = block,
	    .meaning = meaning};
	struct str inside;

	s = str_trim(s);
	inside = cut_brackets(&s);
	s = cut_marks(s);
	if (!is_simple(s))
		return;
	term.words = s;
	term.plain = utf8_fold(t->c->a, s);
	term.start = (size_t)(s.at - text.at);
	term.end = term.start + s.len;
	if (!read_keys(t, &term, 0, term.start, term.end))
		return;
	if (is_simple(inside)) {
		size_t at = (size_t)(inside.at - text.at);

		(void)read_keys(t, &term, 1, at, at + inside.len);
	}
	VEC_PUSH(t->c->a, &t->at, term);
}

/* A line that is not a sentence: no stop at its end and no verb in it. */
static bool
is_mere_line(const struct terms *t, int document, int block)
{
	const struct prose *p = t->c->prose;
	struct str text = str_trim(p->docs[document]->blocks.at[block].text);
	int first = p->first_statement[document][block];
	const struct statement *s = &p->statements.at[first];

	if (!text.len || text.len > TERM_BYTES || str_ends(text, STR(".")) ||
	    p->first_statement[document][block + 1] != first + 1)
		return false;
	for (int i = 0; i < s->n_clauses; i++)
		if (p->clauses.at[s->first_clause + i].verb >= 0)
			return false;
	return true;
}

/* A line in bold, one that ends in a colon, an abbreviation, or one over a
 * paragraph that ends like a sentence is set off as a term is. */
static bool
is_set_off(const struct block *line, const struct block *below)
{
	return (line->look.bold && !below->look.bold) ||
	       str_ends(line->text, STR(":")) || !str_has_small(line->text) ||
	       str_ends(below->text, STR("."));
}

/* The paragraph below a line with a term, or the item below its item, that
 * tells what it means; or -1. */
static int
meaning_below(const struct terms *t, int document, int block)
{
	const struct doc *doc = t->c->prose->docs[document];
	const struct map *map = t->c->prose->maps[document];
	const struct block *b = &doc->blocks.at[block], *below = b + 1;

	if ((size_t)block + 1 >= doc->blocks.len || below->kind != b->kind ||
	    map->section_of[block] != map->section_of[block + 1] ||
	    (b->list && below->level <= b->level) ||
	    below->text.len < MEANING_BYTES ||
	    !is_mere_line(t, document, block) || !is_set_off(b, below))
		return -1;
	return block + 1;
}

/* A line that is itself the meaning of the one above is no term. */
static bool
is_meaning_above(const struct terms *t, int document, int block)
{
	return t->at.len && t->at.at[t->at.len - 1].document == document &&
	       t->at.at[t->at.len - 1].meaning == block;
}

static void
read_line_entry(struct terms *t, int document, int block)
{
	struct str text = t->c->prose->docs[document]->blocks.at[block].text;
	int meaning;

	if (is_meaning_above(t, document, block))
		return;
	meaning = meaning_below(t, document, block);
	if (str_ends(text, STR(":")))
		text.len--;
	if (meaning >= 0)
		add_term(t, document, block, meaning, text);
}

static void
read_entry(struct terms *t, int document, int block)
{
	const struct doc *doc = t->c->prose->docs[document];
	const struct block *b = &doc->blocks.at[block];
	size_t end;

	if (b->table >= 0) {
		int meaning = meaning_cell(doc, block);

		if (meaning >= 0)
			add_term(t, document, block, meaning, b->text);
		return;
	}
	end = term_end(b->text);
	if (end != SIZE_MAX && end <= TERM_BYTES &&
	    b->text.len - end >= MEANING_BYTES)
		add_term(t, document, block, block, str_sub(b->text, 0, end));
	else
		read_line_entry(t, document, block);
}

static void
read_entries(struct terms *t)
{
	for (int d = 0; d < t->c->prose->n_docs; d++)
		for (size_t i = 0; i < t->c->prose->docs[d]->blocks.len; i++)
			if (is_glossary_block(t->c, d, (int)i))
				read_entry(t, d, (int)i);
}

/* --- told ------------------------------------------------------------- */

static struct passage
passage_of(const struct term *term)
{
	return (struct passage){.document = term->document,
	    .block = term->block,
	    .statement = -1,
	    .start = term->start,
	    .end = term->end};
}

static void
was_compared(
    struct terms *t, enum contradiction_kind kind, const struct term *term)
{
	struct passage at = passage_of(term);

	contradict_compared(t->c, kind, &at);
}

static struct contradiction *
tell(struct contradict *c, enum contradiction_kind kind, struct str about)
{
	struct contradiction *found = VEC_ADD(c->a, &c->out->found);

	found->kind = kind;
	found->about = about;
	return found;
}

/* Twice in one section; the list of abbreviations is another. */
static void
find_doubled(struct terms *t)
{
	struct index seen = {0};

	for (size_t i = 0; i < t->at.len; i++) {
		const struct term *term = &t->at.at[i];
		struct str name = arena_print(t->c->a, "%d/%d/%.*s",
		    term->document, term->section, STR_ARG(term->plain));
		int before = index_find(&seen, name);
		struct contradiction *found;

		was_compared(t, CONTRADICTION_TERM_TWICE, term);
		if (before < 0) {
			index_put(t->c->a, &seen, name, (int)i);
			continue;
		}
		if (t->at.at[before].block == term->block)
			continue;
		found = tell(t->c, CONTRADICTION_TERM_TWICE, term->words);
		found->at[0] = passage_of(&t->at.at[before]);
		found->at[1] = passage_of(term);
		found->n_at = 2;
	}
}

/* --- uses ------------------------------------------------------------ */

static uint32_t
add_key(uint32_t hash, int key)
{
	return (hash ^ (uint32_t)key) * 16777619u;
}

static uint32_t
hash_keys(const int *keys, int n)
{
	uint32_t hash = 2166136261u;

	for (int i = 0; i < n; i++)
		hash = add_key(hash, keys[i]);
	return hash;
}

/* The term with these keys, or -1. */
static int
find_keys(
    const struct terms *t, int which, const int *keys, int n, uint32_t hash)
{
	int i = t->buckets[which][hash % t->n_buckets];

	while (i >= 0) {
		const struct term *term = &t->at.at[i];

		if (term->n_keys[which] == n &&
		    memcmp(term->keys[which], keys,
			(size_t)n * sizeof(*keys)) == 0)
			return i;
		i = term->next[which];
	}
	return -1;
}

static void
link_term(struct terms *t, int which, int at)
{
	struct term *term = &t->at.at[at];
	int n = term->n_keys[which];
	uint32_t hash = hash_keys(term->keys[which], n);
	int *bucket = &t->buckets[which][hash % t->n_buckets];

	term->same[which] = -1;
	if (n == 0)
		return;
	term->same[which] = find_keys(t, which, term->keys[which], n, hash);
	if (term->same[which] >= 0)
		return;
	t->lengths[which][term->keys[which][0]] |=
	    (unsigned char)(1u << (n - 1));
	term->next[which] = *bucket;
	*bucket = at;
}

static void
link_terms(struct terms *t)
{
	size_t n_keys = t->c->prose->text->words.flags.len;

	t->n_buckets = t->at.len + 1;
	for (int w = 0; w < 2; w++) {
		t->lengths[w] = arena_many(t->c->a, unsigned char, n_keys);
		t->buckets[w] = arena_many(t->c->a, int, t->n_buckets);
		for (size_t i = 0; i < t->n_buckets; i++)
			t->buckets[w][i] = -1;
		for (size_t i = 0; i < t->at.len; i++)
			link_term(t, w, (int)i);
	}
}

static void
mark_use(struct terms *t, int which, int token, const int *keys, int n,
    uint32_t hash)
{
	const struct token *at = &t->c->prose->text->tokens.at[token];
	int i = find_keys(t, which, keys, n, hash);
	struct term *term;

	if (i < 0)
		return;
	term = &t->at.at[i];
	if (at->document != term->document ||
	    (at->block != term->block && at->block != term->meaning))
		term->used = true;
}

/* The terms that start at a token: one look for each length that they have. */
static void
mark_uses_at(struct terms *t, int which, int token)
{
	const struct phrase_text *text = t->c->prose->text;
	unsigned lengths = t->lengths[which][text->keys.at[token]];
	uint32_t hash = hash_keys(NULL, 0);
	int keys[TERM_WORDS];

	for (int n = 0; lengths >> n && n < TERM_WORDS &&
			(size_t)(token + n) < text->tokens.len;
	     n++) {
		if (text->tokens.at[token + n].word < 0)
			return;
		keys[n] = text->keys.at[token + n];
		hash = add_key(hash, keys[n]);
		if (lengths >> n & 1)
			mark_use(t, which, token, keys, n + 1, hash);
	}
}

static void
mark_uses(struct terms *t)
{
	const struct phrase_text *text = t->c->prose->text;

	for (size_t i = 0; i < text->tokens.len; i++)
		for (int w = 0; w < 2; w++)
			if (t->lengths[w][text->keys.at[i]])
				mark_uses_at(t, w, (int)i);
	for (size_t i = 0; i < t->at.len; i++)
		for (int w = 0; w < 2; w++)
			if (t->at.at[i].same[w] >= 0)
				t->at.at[i].used |=
				    t->at.at[t->at.at[i].same[w]].used;
}

/* An abbreviation: lists of them come from templates, and one too many does no
 * harm. */
static bool
is_short(struct str words)
{
	return !str_has_small(words);
}

static void
find_unused(struct terms *t)
{
	link_terms(t);
	mark_uses(t);
	for (size_t i = 0; i < t->at.len; i++) {
		struct contradiction *found;

		was_compared(t, CONTRADICTION_TERM_UNUSED, &t->at.at[i]);
		if (t->at.at[i].used || is_short(t->at.at[i].words))
			continue;
		found =
		    tell(t->c, CONTRADICTION_TERM_UNUSED, t->at.at[i].words);
		found->at[0] = passage_of(&t->at.at[i]);
		found->n_at = 1;
	}
}

/* --- abbreviations ---------------------------------------------------- */

/* What no reader needs to be told, and capitals that are no abbreviation. */
static const char known_capitals[] =
    " shall must not should may will can and the for with all any required "
    "recommended optional note url uri http https html xml pdf rsa sha dsa ecc "
    "ecdsa ecdh dns ssl tls isbn fax usa utc gmt txt mx cname caa tcp udp ssh "
    "api web ccadb dnssec csprng vat pub iso iec ietf itu nist fips rfc etsi "
    "cen ansi pkcs asn der pem "
    "ascii utf csr pin usb cpu ram bios vpn lan wan ntp gps sms json acme "
    "owasp "
    "mozilla apple google aicpa cica cabf www com org net eu un gdpr null true "
    "false yes none ipv oid pki ocsp crl cps mime smime octet string integer "
    "boolean sequence choice object set bit rdata eur gbp usd chf jpy cad aud "
    "pln czk huf sek nok dkk inr cny ";

/* An abbreviation that is used. */
struct capital {
	struct str word;
	struct passage at; /* first use */
	int uses, sections; /* sections: changes of section */
	int section; /* of the last use */
};

struct capitals {
	struct terms *t;
	struct index known; /* spelled out somewhere */
	struct index used; /* into `at` */
	struct VEC(struct capital) at;
};

static bool
is_capitals(struct str s)
{
	if (s.len < LETTERS_MIN || s.len > LETTERS_MAX)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] < 'A' || s.at[i] > 'Z')
			return false;
	return true;
}

/* Whether there are enough capitals in a row anywhere: most blocks need no
 * reading word by word. */
static bool
may_hold_capitals(struct str s)
{
	size_t row = 0;

	for (size_t i = 0; i < s.len && row < LETTERS_MIN; i++)
		row = s.at[i] >= 'A' && s.at[i] <= 'Z' ? row + 1 : 0;
	return row == LETTERS_MIN;
}

/* A heading in capitals, or a shout: most letters are capitals. */
static bool
is_shout(struct str s)
{
	size_t big = 0, small = 0;

	for (size_t i = 0; i < s.len; i++) {
		big += s.at[i] >= 'A' && s.at[i] <= 'Z';
		small += char_is_lower(s.at[i]);
	}
	return big * 2 > small;
}

static bool
holds_short(const struct contradict *c, int document, int section)
{
	struct str title = c->prose->maps[document]->sections.at[section].title;

	return phrase_in(title, "acronyms") ||
	       phrase_in(title, "abbreviations") ||
	       phrase_in(title, "acronym") || phrase_in(title, "abbreviation");
}

/* The set has a list of abbreviations that can be held against its text. */
static bool
has_list(const struct terms *t)
{
	int n = 0;

	for (size_t i = 0; i < t->at.len; i++)
		n += holds_short(
		    t->c, t->at.at[i].document, t->at.at[i].section);
	return n >= ENTRIES_MIN;
}

/* "Key Generation Ceremony (KGC)", "KGC (key ...", a term with a definition:
 * it is spelled out. */
static bool
spells_out(struct str text, size_t start, size_t end)
{
	while (start > 0 && text.at[start - 1] == ' ')
		start--;
	while (end < text.len && text.at[end] == ' ')
		end++;
	return (start > 0 && memchr("([\"", text.at[start - 1], 3)) ||
	       (end < text.len && memchr("()]:=", text.at[end], 5));
}

static void
take_capitals(struct capitals *k, int document, int block, struct str text,
    const struct line_word *w)
{
	struct contradict *c = k->t->c;
	int section = c->prose->maps[document]->section_of[block];
	int at;

	if (is_glossary_block(c, document, block) ||
	    spells_out(text, w->start, w->end)) {
		index_put(c->a, &k->known, w->text, 1);
		return;
	}
	at = index_find(&k->used, w->text);
	if (at < 0) {
		at = (int)k->at.len;
		index_put(c->a, &k->used, w->text, at);
		(void)VEC_ADD(c->a, &k->at);
		k->at.at[at].word = w->text;
		k->at.at[at].section = -1;
		k->at.at[at].at = (struct passage){.document = document,
		    .block = block,
		    .statement = -1,
		    .start = w->start,
		    .end = w->end};
	}
	k->at.at[at].uses++;
	k->at.at[at].sections += section != k->at.at[at].section;
	k->at.at[at].section = section;
}

/* "X-ABC", "abc@ABC". */
static bool
is_joined(struct str text, const struct line_word *w)
{
	return (w->start > 0 && memchr("-_./@", text.at[w->start - 1], 5)) ||
	       (w->end < text.len && memchr("-_/@", text.at[w->end], 4));
}

static void
read_capitals(struct capitals *k, int document, int block)
{
	struct str text = k->t->c->prose->docs[document]->blocks.at[block].text;
	struct line_word w;
	size_t at = 0;

	if (!may_hold_capitals(text) ||
	    (is_shout(text) && !is_glossary_block(k->t->c, document, block)))
		return;
	while (word_next(text, &at, &w)) {
		if (str_ends(w.text, STR("s")))
			w.text.len--; /* "HSMs"; w.end stays behind it */
		if (is_capitals(w.text) && !is_joined(text, &w))
			take_capitals(k, document, block, text, &w);
	}
}

static bool
is_own_name(const struct prose *p, struct arena *a, struct str word)
{
	struct str plain = utf8_fold(a, word);

	for (size_t i = 0; i < p->own_names.len; i++)
		if (str_find(p->own_names.at[i], plain, 0) != SIZE_MAX)
			return true;
	return false;
}

static void
find_undefined(struct terms *t)
{
	const struct prose *p = t->c->prose;
	struct capitals k = {.t = t};

	if (!has_list(t))
		return;
	for (int d = 0; d < p->n_docs; d++)
		for (size_t i = 0; i < p->docs[d]->blocks.len; i++)
			if (block_is_body(&p->docs[d]->blocks.at[i]))
				read_capitals(&k, d, (int)i);
	for (size_t i = 0; i < k.at.len; i++) {
		struct str word = k.at.at[i].word;
		struct contradiction *found;

		if (index_find(&k.known, word) >= 0)
			contradict_compared(
			    t->c, CONTRADICTION_TERM_UNDEFINED, &k.at.at[i].at);
		if (k.at.at[i].uses < USES_MIN || k.at.at[i].sections < 2 ||
		    index_find(&k.known, word) >= 0 ||
		    word_in(word, known_capitals) ||
		    is_own_name(p, t->c->a, word))
			continue;
		contradict_compared(
		    t->c, CONTRADICTION_TERM_UNDEFINED, &k.at.at[i].at);
		found = tell(t->c, CONTRADICTION_TERM_UNDEFINED, word);
		found->at[0] = k.at.at[i].at;
		found->n_at = 1;
	}
}

void
terms_find(struct contradict *c, unsigned kinds)
{
	struct terms t = {.c = c};
	const unsigned twice = 1u << CONTRADICTION_TERM_TWICE;
	const unsigned unused = 1u << CONTRADICTION_TERM_UNUSED;
	const unsigned undefined = 1u << CONTRADICTION_TERM_UNDEFINED;

	if (!(kinds & (twice | unused | undefined)))
		return;
	read_entries(&t);
	if (kinds & twice)
		find_doubled(&t);
	if ((kinds & unused) && t.at.len >= ENTRIES_MIN)
		find_unused(&t);
	if (kinds & undefined)
		find_undefined(&t);
}
