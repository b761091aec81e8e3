/* Words that do not stay.  Where both sides have some they were exchanged;
 * what only one side has is cut into blocks, rows and tables, so that each is
 * told by itself, and looked for elsewhere: it may have moved, or stand there
 * twice. */
#include "base/utf8.h"
#include "diff/same_job.h"

/* Words between two exchanges that nobody reads as kept. */
#define ISLAND_WORDS 2

/* Fewer words than this are no passage that can be found again. */
#define PASSAGE_WORDS 5

/* Bytes of a quote inside a message. */
#define SHORT_BYTES 60

struct exchanges VEC(struct same_exchange);

/* What only one side has. */
struct piece {
	int first, last;
	enum same_kind kind; /* SAME_LOST, _ROW, _CELL, _TABLE */
	bool told;
};

struct pieces VEC(struct piece);

struct words_job {
	struct same_job *j;
	struct exchanges exchanges;
	struct pieces pieces[2];
};

static bool
has_words(const struct same_exchange *x, int side)
{
	return x->first[side] < x->last[side];
}

static const struct same_word *
word_at(const struct words_job *w, int side, int word)
{
	return &w->j->side[side].words.at[word];
}

static int
block_of(const struct words_job *w, int side, int word)
{
	return word_at(w, side, word)->block;
}

static const struct block *
block_at(const struct words_job *w, int side, int block)
{
	return &w->j->side[side].doc->blocks.at[block];
}

/* -- exchanges --------------------------------------------------------- */

static void
find_exchanges(struct words_job *w)
{
	const struct same_stream *s = w->j->side;
	int n[2] = {(int)s[0].words.len, (int)s[1].words.len};
	int at[2] = {0, 0};

	while (at[0] < n[0] || at[1] < n[1]) {
		struct same_exchange x = {{at[0], at[1]}, {at[0], at[1]}};

		for (int k = 0; k < 2; k++)
			while (x.last[k] < n[k] && s[k].match[x.last[k]] < 0)
				x.last[k]++;
		if (has_words(&x, 0) || has_words(&x, 1))
			VEC_PUSH(w->j->a, &w->exchanges, x);
		at[0] = x.last[0] + 1;
		at[1] = x.last[1] + 1;
	}
}

/* True when it changes what is said, and not how it is written. */
static bool
is_of_content(const struct words_job *w, const struct same_exchange *x)
{
	enum same_kind kind;

	if (!has_words(x, 0) || !has_words(x, 1))
		return true;
	return !same_spelling(w->j, x, &kind) &&
	       (kind == SAME_WORDS || kind == SAME_NUMBER);
}

/* A few words that happen to stay between two exchanges of one block. */
static bool
is_island(const struct words_job *w, const struct same_exchange *x,
    const struct same_exchange *y)
{
	if (y->first[0] - x->last[0] > ISLAND_WORDS)
		return false;
	for (int k = 0; k < 2; k++)
		if (block_of(
			w, k, has_words(x, k) ? x->first[k] : x->last[k]) !=
		    block_of(w, k,
			has_words(y, k) ? y->last[k] - 1 : y->first[k] - 1))
			return false;
	return is_of_content(w, x) && is_of_content(w, y);
}

static void
sink_islands(struct words_job *w)
{
	struct exchanges *all = &w->exchanges;
	size_t n = 0;

	for (size_t i = 0; i < all->len; i++) {
		struct same_exchange *last = n ? &all->at[n - 1] : NULL;

		if (last && is_island(w, last, &all->at[i])) {
			last->last[0] = all->at[i].last[0];
			last->last[1] = all->at[i].last[1];
		} else {
			all->at[n++] = all->at[i];
		}
	}
	all->len = n;
}

/* -- places ------------------------------------------------------------ */

struct same_place
same_words_at(const struct same_stream *s, int first, int last)
{
	struct same_place p = {.block = -1, .blocks = 1};
	int end = first;

	if (s->words.len == 0)
		return p;
	if (first == last) { /* behind the word before */
		const struct same_word *w = &s->words.at[first ? first - 1 : 0];

		p.block = w->block;
		p.start = p.end = first ? w->end : w->start;
		return p;
	}
	p.block = s->words.at[first].block;
	p.label = s->words.at[first].label;
	if (p.label && first + 1 < last &&
	    s->words.at[first + 1].block == p.block) {
		p.label = false;
		first++;
	}
	p.start = s->words.at[first].start;
	while (end < last && s->words.at[end].block == p.block)
		end++;
	p.end = s->words.at[end - 1].end;
	for (; end < last; end++)
		p.blocks +=
		    s->words.at[end].block != s->words.at[end - 1].block;
	return p;
}

struct str
same_quote(const struct same *s, int side, const struct same_fault *f)
{
	const struct same_place *p = &f->at[side];
	const struct block *b;

	if (p->block < 0)
		return (struct str){0};
	b = &s->doc[side]->blocks.at[p->block];
	return p->label ? b->label : str_sub(b->text, p->start, p->end);
}

/* Words as they stand there, blocks parted by bars, cut where they are many. */
static struct str
short_words(const struct words_job *w, int side, int first, int last)
{
	const struct same_stream *s = &w->j->side[side];
	struct buf b = {0};
	struct str out;

	while (first < last && b.len <= SHORT_BYTES) {
		const struct same_place p = same_words_at(s, first, last);
		const struct same_fault f = {.at[0] = p, .at[1] = p};

		if (b.len)
			buf_add_c(&b, " | ");
		buf_add(&b, same_quote(w->j->out, side, &f));
		while (first < last && s->words.at[first].block == p.block)
			first++;
	}
	out = buf_str(&b);
	if (out.len > SHORT_BYTES) {
		out.len = SHORT_BYTES;
		while (out.len > SHORT_BYTES / 2 &&
		       !char_is_space(out.at[out.len]))
			out.len--;
		while (((unsigned char)out.at[out.len] & 0xC0) == 0x80)
			out.len--;
		first = -1;
	} else if (first < last) {
		first = -1;
	}
	out = arena_print(
	    w->j->a, "\"%.*s%s\"", STR_ARG(out), first < 0 ? " ..." : "");
	buf_free(&b);
	return out;
}

/* -- numbers ----------------------------------------------------------- */

static bool
starts_with_number(
    const struct words_job *w, const struct same_exchange *x, int side)
{
	return has_words(x, side) && word_at(w, side, x->first[side])->number;
}

static const char *const lost_or_added[] = {"lost", "added"};

/* Where the number of a block is that side `has` has: on the other side, the
 * beginning of what the block became. */
static struct same_place
place_of_number(const struct words_job *w, int has, int side, int at, int block)
{
	if (side == has)
		return same_words_at(&w->j->side[side], at, at + 1);
	return (struct same_place){
	    .block = w->j->side[has].to[block], .blocks = 1};
}

/* The number of a heading or item, exchanged or in one only; what is left of
 * the exchange is given back. */
static bool
tell_number(struct words_job *w, struct same_exchange *x)
{
	bool both = starts_with_number(w, x, 0) && starts_with_number(w, x, 1);
	int side = starts_with_number(w, x, 0) ? 0 : 1;
	int at[2] = {x->first[0], x->first[1]}, block;
	bool heading;

	if (!starts_with_number(w, x, side))
		return false;
	block = block_of(w, side, at[side]);
	if (w->j->side[side].to[block] < 0) /* is no longer there at all */
		return false;
	heading = block_at(w, side, block)->kind == BLOCK_HEADING;
	x->first[side]++;
	if (both)
		x->first[1 - side]++;
	if (both)
		same_add(w->j, heading ? SAME_SECTION_NUMBER : SAME_ITEM_NUMBER,
		    same_words_at(&w->j->side[0], at[0], at[0] + 1),
		    same_words_at(&w->j->side[1], at[1], at[1] + 1),
		    "number %.*s has become %.*s",
		    STR_ARG(short_words(w, 0, at[0], at[0] + 1)),
		    STR_ARG(short_words(w, 1, at[1], at[1] + 1)));
	else
		same_add(w->j, heading ? SAME_SECTION_NUMBER : SAME_ITEM_NUMBER,
		    place_of_number(w, side, 0, at[0], block),
		    place_of_number(w, side, 1, at[1], block),
		    "number %.*s is %s",
		    STR_ARG(short_words(w, side, at[side], at[side] + 1)),
		    lost_or_added[side]);
	return true;
}

/* -- what one side has ------------------------------------------------- */

static bool
same_row(const struct block *a, const struct block *b)
{
	return a->table == b->table && a->row == b->row;
}

static bool
same_table(const struct block *a, const struct block *b)
{
	return a->table == b->table;
}

/* The end of the row or table that begins with word `at`; `at` where it begins
 * before, or goes on behind `end`. */
static int
end_of(const struct words_job *w, int side, int at, int end,
    bool (*belongs)(const struct block *, const struct block *))
{
	const struct same_stream *s = &w->j->side[side];
	const struct block *b = block_at(w, side, block_of(w, side, at));
	int last = at;

	if (at > 0 && belongs(block_at(w, side, block_of(w, side, at - 1)), b))
		return at;
	while (last < (int)s->words.len &&
	       belongs(block_at(w, side, block_of(w, side, last)), b))
		if (++last > end)
			return at;
	return last;
}

/* The largest thing that begins at word `at` and is wholly inside `end`. */
static struct piece
piece_at(const struct words_job *w, int side, int at, int end)
{
	const struct same_stream *s = &w->j->side[side];
	int b = block_of(w, side, at), last;
	struct piece p = {at, s->last[b], SAME_LOST, false};

	if (p.last > end)
		p.last = end;
	if (s->doc->blocks.at[b].table < 0 || s->first[b] != at)
		return p;
	if (p.last == s->last[b])
		p.kind = SAME_CELL;
	last = end_of(w, side, at, end, same_row);
	if (last == at)
		return p;
	p.kind = SAME_ROW;
	p.last = last;
	last = end_of(w, side, at, end, same_table);
	if (last > at) {
		p.kind = SAME_TABLE;
		p.last = last;
	}
	return p;
}

static void
cut_pieces(struct words_job *w, int side, int first, int last)
{
	while (first < last) {
		struct piece p = piece_at(w, side, first, last);

		VEC_PUSH(w->j->a, &w->pieces[side], p);
		first = p.last;
	}
}

/* The words of a piece as one key. */
static struct str
piece_key(const struct words_job *w, int side, const struct piece *p)
{
	struct buf b = {0};
	struct str key;

	for (int i = p->first; i < p->last; i++) {
		buf_add(&b, w->j->keys.at.at[word_at(w, side, i)->element]);
		buf_add_char(&b, ' ');
	}
	key = arena_copy(w->j->a, buf_str(&b));
	buf_free(&b);
	return key;
}

/* Long enough to be found again: a heading is by itself. */
static bool
is_passage(const struct words_job *w, int side, const struct piece *p)
{
	const struct same_stream *s = &w->j->side[side];
	int block = block_of(w, side, p->first), n = p->last - p->first;

	return n >= PASSAGE_WORDS ||
	       (n > 1 && s->first[block] == p->first &&
		   s->last[block] == p->last &&
		   s->doc->blocks.at[block].kind == BLOCK_HEADING);
}

static void
tell_moved(struct words_job *w, const struct piece *p, const struct piece *q)
{
	bool was_note =
	    block_at(w, 0, block_of(w, 0, p->first))->kind == BLOCK_NOTE;
	bool is_note =
	    block_at(w, 1, block_of(w, 1, q->first))->kind == BLOCK_NOTE;
	struct same_place at[2] = {
	    same_words_at(&w->j->side[0], p->first, p->last),
	    same_words_at(&w->j->side[1], q->first, q->last)};

	if (was_note == is_note)
		same_add(w->j, SAME_MOVED, at[0], at[1],
		    "%.*s (%d words) stands elsewhere",
		    STR_ARG(short_words(w, 0, p->first, p->last)),
		    p->last - p->first);
	else
		same_add(w->j, SAME_NOTE, at[0], at[1], "%s",
		    was_note ? "a footnote has become text"
			     : "text has become a footnote");
}

/* Passages that stand elsewhere now. */
static void
find_moved(struct words_job *w)
{
	struct index added = {0};

	for (size_t i = 0; i < w->pieces[1].len; i++)
		if (is_passage(w, 1, &w->pieces[1].at[i]))
			index_put(w->j->a, &added,
			    piece_key(w, 1, &w->pieces[1].at[i]), (int)i);
	for (size_t i = 0; i < w->pieces[0].len; i++) {
		struct piece *p = &w->pieces[0].at[i];
		int at = is_passage(w, 0, p)
			     ? index_find(&added, piece_key(w, 0, p))
			     : -1;

		if (at < 0 || w->pieces[1].at[at].told)
			continue;
		p->told = w->pieces[1].at[at].told = true;
		tell_moved(w, p, &w->pieces[1].at[at]);
	}
}

static bool
equal_words(const struct words_job *w, int side, int at, int other, int n)
{
	if (at < 0 || at + n > (int)w->j->side[side].words.len)
		return false;
	for (int i = 0; i < n; i++)
		if (word_at(w, side, at + i)->element !=
		    word_at(w, side, other + i)->element)
			return false;
	return true;
}

/* The same words here and at `other` of the other side. */
static bool
equal_across(const struct words_job *w, int side, int at, int other, int n)
{
	for (int i = 0; i < n; i++)
		if (word_at(w, side, at + i)->element !=
		    word_at(w, 1 - side, other + i)->element)
			return false;
	return true;
}

/* An added passage that stands right before or behind itself. */
static bool
is_repeated(const struct words_job *w, const struct piece *p)
{
	int n = p->last - p->first;

	return is_passage(w, 1, p) &&
	       (equal_words(w, 1, p->first - n, p->first, n) ||
		   equal_words(w, 1, p->last, p->first, n));
}

/* A note that is cited twice stands there once in one format, and twice in
 * another. */
static bool
is_note_again(const struct words_job *w, int side, const struct piece *p)
{
	const struct same_stream *s = &w->j->side[side];
	const struct same_stream *other = &w->j->side[1 - side];
	int note = block_of(w, side, p->first), n = p->last - p->first;

	if (block_at(w, side, note)->kind != BLOCK_NOTE ||
	    s->first[note] != p->first || s->last[note] != p->last)
		return false;
	for (int b = 0; b < (int)other->doc->blocks.len; b++)
		if (other->doc->blocks.at[b].kind == BLOCK_NOTE &&
		    other->last[b] - other->first[b] == n &&
		    other->words.at[other->first[b]].element ==
			s->words.at[p->first].element &&
		    equal_across(w, side, p->first, other->first[b], n))
			return true;
	return false;
}

static const char *
piece_name(enum same_kind kind)
{
	return kind == SAME_TABLE  ? "the table "
	       : kind == SAME_ROW  ? "the row "
	       : kind == SAME_CELL ? "the cell "
				   : "";
}

/* Where the other side should have had, or got, a piece. */
static struct same_place
place_opposite(const struct words_job *w, int side, int word)
{
	const struct same_stream *s = &w->j->side[side];

	while (word > 0 && s->match[word - 1] < 0)
		word--;
	word = word ? s->match[word - 1] + 1 : 0;
	return same_words_at(&w->j->side[1 - side], word, word);
}

static void
tell_piece(struct words_job *w, int side, const struct piece *p)
{
	struct same_place at[2];
	enum same_kind kind = p->kind;
	bool repeated = side && is_repeated(w, p);
	int n = p->last - p->first;

	at[side] = same_words_at(&w->j->side[side], p->first, p->last);
	at[1 - side] = place_opposite(w, side, p->first);
	if (is_note_again(w, side, p))
		return;
	if (kind == SAME_LOST && side)
		kind = SAME_ADDED;
	if (repeated)
		kind = SAME_REPEATED;
	same_add(w->j, kind, at[0], at[1], "%s%.*s%s is %s",
	    piece_name(p->kind),
	    STR_ARG(short_words(w, side, p->first, p->last)),
	    n > PASSAGE_WORDS ? arena_print(w->j->a, " (%d words)", n).at : "",
	    repeated ? "there twice" : lost_or_added[side]);
}

static void
tell_lost(struct words_job *w, const struct same_exchange *x, int side,
    enum same_kind kind)
{
	same_add(w->j, kind,
	    same_words_at(&w->j->side[0], x->first[0], x->last[0]),
	    same_words_at(&w->j->side[1], x->first[1], x->last[1]),
	    "%.*s is %s",
	    STR_ARG(short_words(w, side, x->first[side], x->last[side])),
	    lost_or_added[side]);
}

/* -- all --------------------------------------------------------------- */

/* "<name>" that only one side has. */
static bool
tell_placeholder(struct words_job *w, const struct same_exchange *x, int side)
{
	const struct same_stream *s = &w->j->side[side];
	struct str first =
	    w->j->keys.at.at[s->words.at[x->first[side]].element];
	struct str last =
	    w->j->keys.at.at[s->words.at[x->last[side] - 1].element];

	if (!(str_eq(first, STR("<")) && str_eq(last, STR(">"))) &&
	    !(x->last[side] - x->first[side] == 1 &&
		(str_eq(first, STR("<")) || str_eq(first, STR(">")))))
		return false;
	tell_lost(w, x, side, SAME_PLACEHOLDER);
	return true;
}

/* Signs alone that only one side has: markup, punctuation, a character. */
static bool
tell_signs(struct words_job *w, const struct same_exchange *x, int side)
{
	enum same_kind kind;

	for (int i = x->first[side]; i < x->last[side]; i++) {
		struct str key = w->j->keys.at.at[word_at(w, side, i)->element];
		size_t at = 0;

		if (utf8_is_alnum(utf8_next(key, &at)))
			return false;
	}
	if (same_spelling(w->j, x, &kind) || kind == SAME_NUMBER ||
	    kind == SAME_WORDS)
		return false;
	tell_lost(w, x, side, kind);
	return true;
}

/* Digits of a longer number: ".4" of "1.3.6.4". */
static bool
tell_digits(struct words_job *w, const struct same_exchange *x, int side)
{
	bool digit = false;

	for (int i = x->first[side]; i < x->last[side]; i++) {
		const struct same_word *word = word_at(w, side, i);
		char first = w->j->keys.at.at[word->element].at[0];

		if (word->apart ||
		    !(char_is_digit(first) || first == '.' || first == ','))
			return false;
		digit |= char_is_digit(first);
	}
	if (!digit)
		return false;
	tell_lost(w, x, side, SAME_NUMBER);
	return true;
}

static void
tell_one_sided(struct words_job *w, struct same_exchange *x, int side)
{
	while (has_words(x, side) && tell_number(w, x))
		;
	if (!has_words(x, side) || tell_placeholder(w, x, side) ||
	    tell_signs(w, x, side) || tell_digits(w, x, side))
		return;
	cut_pieces(w, side, x->first[side], x->last[side]);
}

/* A table that became text was told as a whole. */
static bool
is_rule_of_table(const struct words_job *w, const struct same_exchange *x)
{
	for (int side = 0; side < 2; side++)
		if (has_words(x, side) &&
		    w->j->flat[side][block_of(w, side, x->first[side])])
			return same_but_rules(w->j, x);
	return false;
}

static void
tell_exchange(struct words_job *w, struct same_exchange *x)
{
	enum same_kind kind;

	if (is_rule_of_table(w, x))
		return;
	if (has_words(x, 0) && has_words(x, 1)) {
		if (same_spelling(w->j, x, &kind))
			return;
		while (has_words(x, 0) && has_words(x, 1) && tell_number(w, x))
			;
	}
	if (!has_words(x, 0) || !has_words(x, 1)) {
		if (has_words(x, 0) || has_words(x, 1))
			tell_one_sided(w, x, !has_words(x, 0));
		return;
	}
	if (same_spelling(w->j, x, &kind))
		return;
	same_add(w->j, kind,
	    same_words_at(&w->j->side[0], x->first[0], x->last[0]),
	    same_words_at(&w->j->side[1], x->first[1], x->last[1]),
	    "%.*s has become %.*s",
	    STR_ARG(short_words(w, 0, x->first[0], x->last[0])),
	    STR_ARG(short_words(w, 1, x->first[1], x->last[1])));
}

void
same_find_words(struct same_job *j)
{
	struct words_job w = {.j = j};

	find_exchanges(&w);
	sink_islands(&w);
	for (size_t i = 0; i < w.exchanges.len; i++)
		tell_exchange(&w, &w.exchanges.at[i]);
	find_moved(&w);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < w.pieces[side].len; i++)
			if (!w.pieces[side].at[i].told)
				tell_piece(&w, side, &w.pieces[side].at[i]);
}
