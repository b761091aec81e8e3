#include "diff/portion.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "phrase/stem.h"
#include "prose/sentence.h"

/* A row of a table is one portion as long as it stays a line that a reader
 * takes in at once; cells with whole texts are cut like paragraphs. */
#define ROW_WORDS 60

/* Words of a sentence of usual length, and more. */
#define SHORT_PORTION 80

/* Longer words are never told apart by what is in front of them. */
#define GLUED_MOST 64

/* Zones behind the sections: one for each part that is not body. */
#define N_ROLES 6

/* -- words --------------------------------------------------------------- */

static void
terms_init(struct terms *t, struct arena *a, const struct lexicon *lexicon)
{
	*t = (struct terms){.arena = a, .lexicon = lexicon};
	index_put(a, &t->plain, STR(""), 0);
	VEC_PUSH(a, &t->plains, STR(""));
	index_put(a, &t->families, STR(""), 0);
	VEC_ADD(a, &t->family)->sign = true;
}

/* The word in plain form: without case, accents and typography. */
static struct str
plain_of(struct terms *t, struct str text)
{
	char plain[UTF8_PLAIN_MAX];
	struct buf b = {.max = 4096};
	struct str out, usual;
	size_t at = 0;

	while (at < text.len) {
		size_t n = utf8_plain(utf8_next(text, &at), plain);

		buf_add(&b, (struct str){plain, n});
	}
	out = str_trim(buf_str(&b));
	usual = lexicon_spelling(t->lexicon, out);
	out = arena_copy(t->arena, usual.len ? usual : out);
	buf_free(&b);
	return out;
}

/* The number of a family; new ones are added. */
static int
number_of_family(struct terms *t, struct str key, bool sign)
{
	struct family *f;
	int at = index_find(&t->families, key);

	if (at >= 0)
		return at;
	at = (int)t->family.len;
	f = VEC_ADD(t->arena, &t->family);
	f->key = arena_copy(t->arena, key);
	f->sign = sign;
	index_put(t->arena, &t->families, f->key, at);
	return at;
}

/* That of the word's family. */
static int
family_of(struct terms *t, struct str plain, bool sign)
{
	char scratch[STEM_MAX];
	struct str key = plain;

	if (!sign && plain.len && plain.len < STEM_MAX)
		key = lexicon_key(t->lexicon, plain, scratch);
	return number_of_family(t, key, sign);
}

/* The families of a compound's parts, after its own. */
static void
add_parts(struct terms *t, struct str plain, struct term *term)
{
	size_t start = 0;

	if (str_find_char(plain, '-', 0) == SIZE_MAX &&
	    str_find_char(plain, '/', 0) == SIZE_MAX)
		return;
	for (size_t i = 0; i <= plain.len; i++) {
		if (i < plain.len && plain.at[i] != '-' && plain.at[i] != '/')
			continue;
		if (i > start + 1 && term->n_families < TERM_FAMILIES)
			term->family[term->n_families++] =
			    family_of(t, str_sub(plain, start, i), false);
		start = i + 1;
	}
}

static int
number_of_plain(struct terms *t, struct str plain)
{
	int at = index_find(&t->plain, plain);

	if (at >= 0)
		return at;
	index_put(t->arena, &t->plain, plain, (int)t->plains.len);
	VEC_PUSH(t->arena, &t->plains, plain);
	return (int)t->plains.len - 1;
}

static int
add_term(struct terms *t, const struct term *term)
{
	index_put(t->arena, &t->raw, term->key, (int)t->at.len);
	VEC_PUSH(t->arena, &t->at, *term);
	return (int)t->at.len - 1;
}

static int
new_term(struct terms *t, struct str text, struct str key)
{
	struct str plain = plain_of(t, text);
	struct term term = {
	    .text = text, .key = key, .sign = !utf8_has_alnum(text)};

	term.plain = number_of_plain(t, plain);
	term.family[term.n_families++] = family_of(t, plain, term.sign);
	if (!term.sign)
		add_parts(t, plain, &term);
	return add_term(t, &term);
}

/* The number of a word as written.  A sign that stands by itself and one that
 * is glued to the word before are two, because programs that split at blanks
 * see two words in one case and one in the other. */
static int
term_of(struct terms *t, struct str text, bool glued)
{
	char key[GLUED_MOST];
	struct str k = text;
	int at;

	if (glued && text.len < sizeof(key)) {
		key[0] = '\n';
		(void)memcpy(key + 1, text.at, text.len);
		k = (struct str){key, text.len + 1};
	}
	at = index_find(&t->raw, k);
	if (at < 0)
		at = new_term(
		    t, text, k.at == key ? arena_copy(t->arena, k) : text);
	for (int i = 0; i < t->at.at[at].n_families; i++)
		t->family.at[t->at.at[at].family[i]].count++;
	return at;
}

/* Bytes of one UTF-8 sequence that separates words like a blank but is seen
 * by programs that split at blanks only: it stands for itself. */
static bool
is_sign_code(uint32_t code)
{
	return code == 0xA0 || (code >= 0x2000 && code <= 0x206F &&
				   code != 0x2010 && code != 0x2011);
}

/* May stand inside a word between two letters or digits. */
static bool
is_joiner(uint32_t code)
{
	return code == 0x2019 || code == 0x2010 || code == 0x2011 ||
	       (code < 0x80 && strchr("-'.:/@&+%=?#~_", (int)code));
}

static bool
is_word_code(uint32_t code)
{
	if (code < 0x80)
		return char_is_alpha((char)code) || char_is_digit((char)code) ||
		       code == '_';
	return !is_sign_code(code);
}

/* The end of the word that starts at `at`. */
static size_t
word_end(struct str text, size_t at)
{
	size_t end = at, next = at;

	if (!is_word_code(utf8_next(text, &next)))
		return next;
	end = next;
	while (end < text.len) {
		uint32_t code = utf8_next(text, &next);

		if (!is_word_code(code)) {
			if (!is_joiner(code) || next >= text.len)
				break;
			if (!is_word_code(utf8_next(text, &next)))
				break;
		}
		end = next;
	}
	return end;
}

/* Where the words behind a typed label, or the title of a heading, start:
 * `start` is the beginning of a sentence. */
static size_t
number_end(const struct side *s, int block, size_t start)
{
	const struct block *b = &s->doc->blocks.at[block];
	const struct section *section;

	if (b->kind != BLOCK_HEADING) {
		while (start < b->text.len && char_is_space(b->text.at[start]))
			start++;
		return start +
		       sentence_label(str_sub(b->text, start, b->text.len)).len;
	}
	section = &s->map->sections.at[s->map->section_of[block]];
	return section->heading == block ? section->title_start : 0;
}

static void
cut_words(struct arena *a, struct terms *t, struct side *s, int block,
    bool label, size_t start, size_t end)
{
	const struct block *b = &s->doc->blocks.at[block];
	struct str text = label ? b->label : b->text;

	size_t number = label ? 0 : number_end(s, block, start);

	text.len = end;
	for (size_t at = start; at < end;) {
		struct diff_word w = {
		    .block = block, .label = label, .number = at < number};

		if (char_is_space(text.at[at])) {
			at++;
			continue;
		}
		w.start = (uint32_t)at;
		at = word_end(text, at);
		w.end = (uint32_t)at;
		w.term = term_of(t, str_sub(text, w.start, w.end),
		    w.start > start && !char_is_space(text.at[w.start - 1]));
		VEC_PUSH(a, &s->words, w);
	}
}

struct str
word_text(const struct side *s, const struct diff_word *w)
{
	const struct block *b = &s->doc->blocks.at[w->block];

	return str_sub(w->label ? b->label : b->text, w->start, w->end);
}

bool
word_is_glued(const struct side *s, int word)
{
	const struct diff_word *w = &s->words.at[word];

	return w[-1].label == w->label && w[-1].end == w->start;
}

int
word_run(const struct side *s, int first, int last)
{
	const struct diff_word *w = &s->words.at[first];
	int end = first + 1;

	while (end < last && s->words.at[end].block == w->block &&
	       s->words.at[end].label == w->label)
		end++;
	return end;
}

/* -- portions -------------------------------------------------------------- */

static int
zone_of(const struct side *s, int block)
{
	const struct block *b = &s->doc->blocks.at[block];

	return b->role == ROLE_BODY ? s->map->section_of[block]
				    : (int)s->map->sections.len + (int)b->role;
}

static struct portion *
begin_portion(struct arena *a, struct side *s, int block)
{
	const struct block *b = &s->doc->blocks.at[block];
	struct portion *p = VEC_ADD(a, &s->portions);

	p->zone = zone_of(s, block);
	p->section = s->map->section_of[block];
	p->block = p->last_block = block;
	p->first_word = p->last_word = (int)s->words.len;
	p->kind = b->kind;
	p->role = b->role;
	p->group = -1;
	return p;
}

static void
end_portion(struct side *s)
{
	struct portion *p = &s->portions.at[s->portions.len - 1];

	p->last_word = (int)s->words.len;
	if (p->first_word == p->last_word)
		s->portions.len--;
}

/* Where the words of a statement start in its block: behind the statement
 * before, so that a typed label in front belongs to it. */
static size_t
own_end(const struct prose *prose, int statement)
{
	const struct unit *u = &prose->text->units.at[statement];

	return prose->text->stretches.at[u->first_stretch + u->n_stretches - 1]
	    .end;
}

/* One portion for each sentence of a block. */
static void
cut_block(struct arena *a, struct terms *t, struct side *s, int block)
{
	const struct block *b = &s->doc->blocks.at[block];
	int first = s->prose->first_statement[0][block];
	int last = s->prose->first_statement[0][block + 1];
	size_t at = 0;

	for (int i = first; i < last || i == first; i++) {
		struct portion *p = begin_portion(a, s, block);
		bool is_last = i + 1 >= last;
		size_t end = is_last ? b->text.len : own_end(s->prose, i);

		p->first_statement = i;
		p->last_statement = i < last ? i + 1 : i;
		if (i == first)
			cut_words(a, t, s, block, true, 0, b->label.len);
		cut_words(a, t, s, block, false, at, end);
		at = end;
		end_portion(s);
	}
}

static bool
same_row(const struct block *a, const struct block *b)
{
	return a->table >= 0 && a->table == b->table && a->row == b->row &&
	       a->role == b->role;
}

/* Blanks of a text: about its words. */
static size_t
blanks(struct str text)
{
	size_t n = 1;

	for (size_t i = 0; i < text.len; i++)
		n += char_is_space(text.at[i]);
	return n;
}

/* The end of the row that starts at `block`, or block + 1 when it is cut like
 * paragraphs. */
static int
row_end(const struct side *s, int block)
{
	const struct block *b = &s->doc->blocks.at[block];
	size_t words = 0;
	int end = block;

	if (b->table < 0)
		return block + 1;
	while (end < (int)s->doc->blocks.len &&
	       same_row(b, &s->doc->blocks.at[end]) &&
	       zone_of(s, end) == zone_of(s, block))
		words += blanks(s->doc->blocks.at[end++].text);
	return words <= ROW_WORDS ? end : block + 1;
}

static void
cut_row(struct arena *a, struct terms *t, struct side *s, int first, int end)
{
	struct portion *p = begin_portion(a, s, first);

	p->last_block = end - 1;
	p->first_statement = s->prose->first_statement[0][first];
	p->last_statement = s->prose->first_statement[0][end];
	for (int i = first; i < end; i++) {
		const struct block *b = &s->doc->blocks.at[i];

		cut_words(a, t, s, i, true, 0, b->label.len);
		cut_words(a, t, s, i, false, 0, b->text.len);
	}
	end_portion(s);
}

static void
link_zones(struct arena *a, struct side *s)
{
	s->n_zones = (int)s->map->sections.len + N_ROLES;
	s->first_of_zone = arena_many(a, int, (size_t)s->n_zones);
	s->next_in_zone = arena_many(a, int, s->portions.len + 1);
	for (int i = 0; i < s->n_zones; i++)
		s->first_of_zone[i] = -1;
	for (int i = (int)s->portions.len - 1; i >= 0; i--) {
		int zone = s->portions.at[i].zone;

		s->next_in_zone[i] = s->first_of_zone[zone];
		s->first_of_zone[zone] = i;
	}
}

void
side_cut(struct arena *a, const struct lexicon *lexicon,
    const struct prose *prose, struct cut *out)
{
	struct side *s = &out->side;
	int n = (int)prose->docs[0]->blocks.len;

	terms_init(&out->terms, a, lexicon);
	*s = (struct side){
	    .doc = prose->docs[0], .map = prose->maps[0], .prose = prose};
	for (int i = 0; i < n;) {
		int end = row_end(s, i);

		if (end > i + 1)
			cut_row(a, &out->terms, s, i, end);
		else
			cut_block(a, &out->terms, s, i);
		i = end;
	}
	link_zones(a, s);
}

/* -- two documents ------------------------------------------------------- */

/* A word of another table, new to this one. */
static int
take_term(struct terms *t, const struct terms *from, const struct term *term)
{
	struct term taken = *term;

	taken.plain = number_of_plain(t, from->plains.at[term->plain]);
	for (int i = 0; i < term->n_families; i++) {
		const struct family *f = &from->family.at[term->family[i]];

		taken.family[i] = number_of_family(t, f->key, f->sign);
	}
	return add_term(t, &taken);
}

void
sides_join(struct arena *a, struct cut *first, struct cut *other)
{
	struct terms *t = &first->terms;
	const struct terms *from = &other->terms;
	int *number = arena_many(a, int, from->at.len + 1);

	for (size_t i = 0; i < from->at.len; i++) {
		const struct term *term = &from->at.at[i];

		number[i] = index_find(&t->raw, term->key);
		if (number[i] < 0)
			number[i] = take_term(t, from, term);
	}
	for (size_t i = 0; i < from->family.len; i++) {
		const struct family *f = &from->family.at[i];

		t->family.at[number_of_family(t, f->key, f->sign)].count +=
		    f->count;
	}
	for (size_t i = 0; i < other->side.words.len; i++) {
		struct diff_word *w = &other->side.words.at[i];

		w->term = number[w->term];
	}
}

/* -- likeness ------------------------------------------------------------ */

#define WEIGHT_MOST 16
#define WEIGHT_LEAST 2

int
terms_weight(const struct terms *t, int family)
{
	const struct family *f = &t->family.at[family];
	int weight = WEIGHT_MOST;

	if (f->sign)
		return 0;
	for (int n = f->count; n > 1 && weight > WEIGHT_LEAST; n /= 2)
		weight--;
	return weight;
}

/* FNV-1a over word numbers: for comparing inside one run only. */
static uint64_t
mix(uint64_t hash, int number)
{
	return (hash ^ (uint64_t)(unsigned)number) * UINT64_C(0x100000001b3);
}

static void
read_plainly(const struct terms *t, const struct side *s, struct portion *p)
{
	p->plainly = UINT64_C(0xcbf29ce484222325);
	for (int i = p->first_word; i < p->last_word; i++) {
		const struct diff_word *w = &s->words.at[i];
		const struct term *term = &t->at.at[w->term];

		if (w->label || w->number)
			continue;
		if (!term->sign && term->plain)
			p->plainly = mix(p->plainly, term->plain);
	}
}

static int
compare_parts(const void *a, const void *b)
{
	const struct part *p = a, *q = b;

	return p->family < q->family ? -1 : p->family > q->family;
}

/* By family.  Most portions are sentences, for which a call of qsort costs
 * more than the sorting. */
static void
sort_parts(struct part *at, size_t n)
{
	if (n > SHORT_PORTION) {
		qsort(at, n, sizeof(*at), compare_parts);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		const struct part one = at[i];
		size_t k = i;

		for (; k > 0 && at[k - 1].family > one.family; k--)
			at[k] = at[k - 1];
		at[k] = one;
	}
}

/* The families of a portion, each once. */
static void
weigh_portion(
    struct arena *a, const struct terms *t, struct side *s, struct portion *p)
{
	size_t first = s->parts.len, n = first;

	for (int i = p->first_word; i < p->last_word; i++) {
		const struct diff_word *w = &s->words.at[i];
		const struct term *term = &t->at.at[w->term];

		for (int k = 0; k < term->n_families; k++) {
			const struct part part = {term->family[k], 1};

			if (!w->label && !w->number && !term->sign)
				VEC_PUSH(a, &s->parts, part);
		}
	}
	if (s->parts.len > first)
		sort_parts(&s->parts.at[first], s->parts.len - first);
	for (size_t i = first; i < s->parts.len; i++) {
		const struct part one = s->parts.at[i];

		if (n > first && s->parts.at[n - 1].family == one.family)
			s->parts.at[n - 1].n++;
		else
			s->parts.at[n++] = one;
		p->weight += terms_weight(t, one.family);
	}
	s->parts.len = n;
	p->first_part = (int)first;
	p->last_part = (int)n;
}

void
side_weigh(struct arena *a, const struct terms *terms, struct side *s)
{
	for (size_t i = 0; i < s->portions.len; i++) {
		read_plainly(terms, s, &s->portions.at[i]);
		weigh_portion(a, terms, s, &s->portions.at[i]);
	}
}

int
portion_shared(const struct terms *t, const struct side *a,
    const struct portion *p, const struct side *b, const struct portion *q)
{
	int i = p->first_part, k = q->first_part, shared = 0;

	while (i < p->last_part && k < q->last_part) {
		const struct part *x = &a->parts.at[i], *y = &b->parts.at[k];

		if (x->family == y->family)
			shared += terms_weight(t, x->family) *
				  (x->n < y->n ? x->n : y->n);
		i += x->family <= y->family;
		k += y->family <= x->family;
	}
	return shared;
}

bool
portion_same(const struct side *a, const struct portion *p,
    const struct side *b, const struct portion *q)
{
	int n = p->last_word - p->first_word;

	if (n != q->last_word - q->first_word)
		return false;
	for (int i = 0; i < n; i++)
		if (a->words.at[p->first_word + i].term !=
		    b->words.at[q->first_word + i].term)
			return false;
	return true;
}
