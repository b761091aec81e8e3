#include "phrase/text.h"

#include <assert.h>

#include "base/buf.h"
#include "phrase/bounds.h"
#include "phrase/leaf.h"

struct phrase_text *
phrase_text_new(struct arena *a, const struct lexicon *lexicon)
{
	struct phrase_text *t = arena_new(a, struct phrase_text);

	t->arena = a;
	t->lexicon = lexicon;
	vocabulary_init(&t->words, a, lexicon);
	for (const char *sign = ",;:()\"'|"; *sign; sign++)
		t->sign_keys[(unsigned char)*sign] =
		    vocabulary_key(&t->words, (struct str){sign, 1});
	t->section_key = vocabulary_key(&t->words, STR("section"));
	t->clause_key = vocabulary_key(&t->words, STR("clause"));
	t->chapter_key = vocabulary_key(&t->words, STR("chapter"));
	t->and_key = vocabulary_key(&t->words, STR("and"));
	t->bounds = bounds_new(t);
	return t;
}

static bool
is_capital(struct str text, uint32_t start, uint32_t end)
{
	const char *at = text.at + start, *behind = text.at + end;

	if (start < end && (unsigned char)*at >= 0xC3)
		return true;
	if (end - start == 1 && end + 1 < text.len && *behind == '-' &&
	    char_is_upper(behind[1]))
		return true;
	while (at < behind && !char_is_upper(*at))
		at++;
	return at < behind;
}

static struct token *
add_token(struct phrase_text *t, const struct stretch *s, int key,
    uint32_t start, uint32_t end)
{
	struct token *new = VEC_ADD(t->arena, &t->tokens);

	new->word = new->quantity = -1;
	new->document = (unsigned)s->document % (1u << 12);
	new->block = (unsigned)s->block % (1u << 19);
	new->start = start;
	new->end = end;
	new->capital = is_capital(s->text, start, end);
	VEC_PUSH(t->arena, &t->keys, key);
	return new;
}

static void
add_word(struct phrase_text *t, const struct stretch *s, const struct piece *p)
{
	add_token(t, s, t->words.word.at[p->word].key, p->start, p->end)->word =
	    p->word;
}

static void
add_quantity(struct phrase_text *t, const struct stretch *s, struct quantity *q,
    struct str digits, size_t first, size_t last)
{
	const struct piece *p = t->pieces.at;
	char key[64];
	struct token *new = add_token(t, s,
	    vocabulary_key(&t->words, quantity_key(q, digits, key)),
	    p[first].start, p[last - 1].end);

	q->first = (int)t->tokens.len - 1;
	q->last = q->first + 1;
	new->quantity = (int)t->quantities.len;
	VEC_PUSH(t->arena, &t->quantities, *q);
}

static bool
follows_section(const struct phrase_text *t, const struct stretch *s)
{
	int last;

	if ((int)t->tokens.len <= s->first)
		return false;
	last = t->keys.at[t->keys.len - 1];
	return last == t->section_key || last == t->clause_key ||
	       last == t->chapter_key;
}

/* The section number that stands at most two words or signs back in the
 * stretch, as its key has it; empty when there is none. */
static struct str
section_before(const struct phrase_text *t, const struct stretch *s)
{
	enum { FAR = 3 };
	int last = (int)t->tokens.len - 1;

	for (int i = last; i >= s->first && i > last - FAR; i--) {
		int q = t->tokens.at[i].quantity;
		struct str key;

		if (q < 0)
			continue;
		if (t->quantities.at[q].kind != QUANTITY_SECTION)
			break;
		key = token_key(t, i);
		return str_sub(key, 2, key.len);
	}
	return (struct str){0};
}

/* "Sections 3.2.2.4.1, .2 and .16": the last part stands for all of the number,
 * which is written to `out`; empty when this piece is none. */
static struct str
short_section(const struct phrase_text *t, const struct stretch *s,
    const struct piece *p, char out[QUANTITY_DIGITS + 1])
{
	struct str before, last = str_sub(s->text, p->start, p->end);
	size_t dot;

	if (p->kind != PIECE_NUMBER || p->start < s->start + 2 ||
	    s->text.at[p->start - 1] != '.' ||
	    !char_is_space(s->text.at[p->start - 2]))
		return (struct str){0};
	before = section_before(t, s);
	dot = before.len;
	while (dot > 0 && before.at[dot - 1] != '.')
		dot--;
	if (dot == 0 || dot + last.len > QUANTITY_DIGITS)
		return (struct str){0};
	(void)memcpy(out, before.at, dot);
	(void)memcpy(out + dot, last.at, last.len);
	return (struct str){out, dot + last.len};
}

static bool
is_word_at(const struct phrase_text *t, size_t at, struct str plain)
{
	const struct piece *p = t->pieces.at;

	return at < t->pieces.len && p[at].kind == PIECE_WORD &&
	       str_eq(t->words.word.at[p[at].word].plain, plain);
}

/* "A quarter of an hour": 15 minutes; behind the quarter, 0 for none. */
static size_t
rest_of_quarter(const struct phrase_text *t, size_t at)
{
	size_t start = at;

	if (!is_word_at(t, at++, STR("of")))
		return 0;
	at += is_word_at(t, at, STR("an")) || is_word_at(t, at, STR("the"));
	return is_word_at(t, at, STR("hour")) ? at + 1 - start : 0;
}

/* "Every other year", "every second year": one of two. */
static bool
is_every_other(const struct phrase_text *t, size_t at)
{
	const struct piece *next = &t->pieces.at[at + 1];

	return at + 1 < t->pieces.len && next->kind == PIECE_WORD &&
	       t->words.word.at[next->word].unit != UNIT_NONE &&
	       (is_word_at(t, at, STR("other")) ||
		   is_word_at(t, at, STR("second")));
}

/* "every year", "within a week", "after a week": a unit without a number is one
 * of it.  "After a second review" is no second. */
static size_t
read_implied(const struct phrase_text *t, const struct stretch *s, size_t at,
    struct quantity *q)
{
	const struct piece *p = t->pieces.at;
	const struct word *w = &t->words.word.at[p[at].word];
	size_t unit = at;
	bool alone, article, other;
	int before;

	if ((int)t->tokens.len <= s->first)
		return 0;
	before = t->keys.at[t->tokens.len - 1];
	alone = bounds_implies_one(t->bounds, before);
	if (!alone && !bounds_implies_one_of(t->bounds, before))
		return 0;
	article = str_eq(w->plain, STR("a")) || str_eq(w->plain, STR("an"));
	if (article) {
		if (++unit == t->pieces.len || p[unit].kind != PIECE_WORD)
			return 0;
		w = &t->words.word.at[p[unit].word];
	}
	if (!alone && (!article || w->unit == UNIT_SECOND))
		return 0;
	other = alone && is_every_other(t, unit);
	if (other)
		w = &t->words.word.at[p[++unit].word];
	if (w->unit == UNIT_NONE || !quantity_of_unit(w->unit, 1 + other, q))
		return 0;
	q->unit = str_sub(s->text, p[unit].start, p[unit].end);
	if (w->unit == UNIT_QUARTER && rest_of_quarter(t, unit + 1)) {
		(void)quantity_of_unit(UNIT_MINUTE, 15, q);
		unit += rest_of_quarter(t, unit + 1);
	}
	return unit + 1 - at;
}

static bool
is_year_at(const struct phrase_text *t, size_t at)
{
	const struct piece *p = &t->pieces.at[at];

	return at < t->pieces.len && p->kind == PIECE_NUMBER &&
	       p->end - p->start == 4 && quantity_may_be_year(p->value);
}

/* "From 2027", "until the end of March 2027": where something begins or ends,
 * a year or a month is a day. */
static size_t
read_calendar(const struct phrase_text *t, const struct stretch *s, size_t at,
    struct quantity *q)
{
	const struct piece *p = &t->pieces.at[at];
	int month = p->kind == PIECE_WORD ? t->words.word.at[p->word].month : 0;
	size_t year = at + (month > 0);
	enum bound side;
	date day;

	if (!is_year_at(t, year))
		return 0;
	side = bounds_of_calendar(t, s->first, (int)t->tokens.len);
	if (side == BOUND_EXACT || !date_from_ymd((int)t->pieces.at[year].value,
				       month ? month : 1, 1, &day))
		return 0;
	if (side == BOUND_AT_MOST)
		day = date_add_months(day, month ? 1 : 12) - 1;
	*q = (struct quantity){.kind = QUANTITY_DATE, .value = day};
	return year + 1 - at;
}

static void
add_piece(struct phrase_text *t, const struct stretch *s, const struct piece *p)
{
	switch (p->kind) {
	case PIECE_WORD:
		add_word(t, s, p);
		break;
	case PIECE_SIGN:
		(void)add_token(t, s, t->sign_keys[(unsigned char)p->sign],
		    p->start, p->end);
		break;
	case PIECE_URL:
		(void)add_token(t, s, vocabulary_key(&t->words, STR("#url")),
		    p->start, p->end);
		break;
	case PIECE_MAIL:
		(void)add_token(t, s, vocabulary_key(&t->words, STR("#mail")),
		    p->start, p->end);
		break;
	case PIECE_PERCENT: /* without a number */
	case PIECE_NUMBER: /* always part of a quantity */
	case PIECE_DOTTED:
	case PIECE_DATE:
		break;
	}
}

static void
read_stretch(struct phrase_text *t, const struct stretch *s)
{
	t->pieces.len = 0;
	scan_text(&t->words, s->text, s->start, s->end, &t->pieces);
	for (size_t i = 0; i < t->pieces.len;) {
		const struct piece *p = &t->pieces.at[i];
		struct quantity q = {0};
		size_t used = 0;
		char number[QUANTITY_DIGITS + 1];
		struct str digits = short_section(t, s, p, number);

		if (digits.len) {
			q.kind = QUANTITY_SECTION;
			add_quantity(t, s, &q, digits, i, i + 1);
			i++;
			continue;
		}
		digits = str_sub(s->text, p->start, p->end);
		if (p->kind == PIECE_WORD &&
		    !word_starts_quantity(&t->words.word.at[p->word]))
			used = read_implied(t, s, i, &q);
		else if (p->kind != PIECE_SIGN)
			used = quantity_read(&t->words, s->text, &t->pieces, i,
			    follows_section(t, s), &q);
		if (q.kind <= QUANTITY_COUNT && p->kind != PIECE_SIGN) {
			size_t n = read_calendar(t, s, i, &q);

			used = n ? n : used;
		}
		if (used)
			add_quantity(t, s, &q, digits, i, i + used);
		else
			add_piece(t, s, p);
		i += used ? used : 1;
	}
}

/* Lead-ins and headings stand in many units: their tokens are copied from the
 * last unit that held them.  Those units are the nearest ones. */
static const struct stretch *
find_same(const struct phrase_text *t, const struct stretch *s)
{
	enum { FAR = 24 };

	for (size_t n = 0; n < FAR && n < t->stretches.len; n++) {
		const struct stretch *old =
		    &t->stretches.at[t->stretches.len - 1 - n];

		if (old->block == s->block && old->document == s->document &&
		    old->start == s->start && old->end == s->end)
			return old;
	}
	return NULL;
}

static void
copy_tokens(struct phrase_text *t, int first, int last)
{
	for (int i = first; i < last; i++) {
		struct token copy = t->tokens.at[i];
		int at = (int)t->tokens.len;

		if (copy.quantity >= 0) {
			struct quantity q = t->quantities.at[copy.quantity];

			q.first = at;
			q.last = at + 1;
			copy.quantity = (int)t->quantities.len;
			VEC_PUSH(t->arena, &t->quantities, q);
		}
		VEC_PUSH(t->arena, &t->tokens, copy);
		VEC_PUSH(t->arena, &t->keys, t->keys.at[i]);
	}
}

static void
add_stretch(struct phrase_text *t, const struct stretch *from)
{
	struct stretch s = *from;
	const struct stretch *same = find_same(t, from);

	s.first = (int)t->tokens.len;
	if (same)
		copy_tokens(t, same->first, same->last);
	else
		read_stretch(t, &s);
	s.last = (int)t->tokens.len;
	VEC_PUSH(t->arena, &t->stretches, s);
}

int
phrase_text_add(
    struct phrase_text *t, const struct stretch *stretches, size_t n)
{
	struct unit u = {.first = (int)t->tokens.len,
	    .first_stretch = (int)t->stretches.len,
	    .n_stretches = (int)n};

	assert(!t->index && n > 0);
	for (size_t i = 0; i < n; i++) {
		const struct stretch *s = &stretches[i];
		uint32_t at = (uint32_t)s->start;

		if (i > 0)
			(void)add_token(t, s, t->sign_keys[':'], at, at);
		add_stretch(t, s);
	}
	(void)add_token(t, &stretches[n - 1], t->sign_keys['|'],
	    (uint32_t)stretches[n - 1].end, (uint32_t)stretches[n - 1].end);
	u.last = (int)t->tokens.len;
	bounds_set(t, u.first, u.last);
	VEC_PUSH(t->arena, &t->units, u);
	return (int)t->units.len - 1;
}

/* "(days)", "in days", "the following number of days". */
static bool
tells_unit(const struct phrase_text *t, size_t at)
{
	const struct piece *before = at > 0 ? &t->pieces.at[at - 1] : NULL;

	if (!before)
		return false;
	return (before->kind == PIECE_SIGN && before->sign == '(') ||
	       is_word_at(t, at - 1, STR("in")) ||
	       (at > 1 && is_word_at(t, at - 1, STR("of")) &&
		   is_word_at(t, at - 2, STR("number")));
}

/* The unit of time that the words of a heading give to numbers below it: told
 * so, or the last word. */
static enum unit_code
unit_of_heading(struct phrase_text *t, const struct stretch *s)
{
	enum unit_code found = UNIT_NONE;
	size_t n;

	t->pieces.len = 0;
	scan_text(&t->words, s->text, s->start, s->end, &t->pieces);
	n = t->pieces.len;
	for (size_t i = 0; i < n; i++) {
		const struct piece *p = &t->pieces.at[i];
		const struct word *w;

		if (p->kind == PIECE_NUMBER)
			return UNIT_NONE;
		if (p->kind != PIECE_WORD)
			continue;
		w = &t->words.word.at[p->word];
		if (w->unit != UNIT_NONE && (i + 1 == n || tells_unit(t, i)))
			found = w->unit;
	}
	return found;
}

void
phrase_text_lend_unit(
    struct phrase_text *t, int unit, const struct stretch *lead)
{
	const struct unit *u = &t->units.at[unit];
	struct stretch *s = &t->stretches.at[u->first_stretch];
	int own = u->n_stretches - 1;
	const struct token *token = &t->tokens.at[s[own].first];
	enum unit_code code = UNIT_NONE;
	struct quantity *q, timed;
	char key[64];

	if (s[own].last - s[own].first != 1 || token->quantity < 0 ||
	    t->quantities.at[token->quantity].kind != QUANTITY_COUNT)
		return;
	for (int i = own - 1; i >= 0 && code == UNIT_NONE; i--)
		code = unit_of_heading(t, &s[i]);
	if (code == UNIT_NONE && lead)
		code = unit_of_heading(t, lead);
	q = &t->quantities.at[token->quantity];
	if (code == UNIT_NONE || !quantity_of_unit(code, q->value, &timed))
		return;
	q->kind = timed.kind;
	q->value = timed.value;
	t->keys.at[s[own].first] =
	    vocabulary_key(&t->words, quantity_key(q, STR(""), key));
}

/* What the numbers of one text are in another, and how many are before. */
struct renumbering {
	int *keys, *words;
	int tokens, quantities, stretches;
};

static void
join_tokens(struct phrase_text *t, const struct phrase_text *behind,
    const struct renumbering *as)
{
	VEC_FIT(t->arena, &t->tokens, t->tokens.len + behind->tokens.len);
	VEC_FIT(t->arena, &t->keys, t->keys.len + behind->keys.len);
	for (size_t i = 0; i < behind->tokens.len; i++) {
		struct token new = behind->tokens.at[i];

		new.word = new.word < 0 ? -1 : as->words[new.word];
		if (new.quantity >= 0)
			new.quantity += as->quantities;
		VEC_PUSH(t->arena, &t->tokens, new);
		VEC_PUSH(t->arena, &t->keys, as->keys[behind->keys.at[i]]);
	}
	VEC_FIT(t->arena, &t->quantities,
	    t->quantities.len + behind->quantities.len);
	for (size_t i = 0; i < behind->quantities.len; i++) {
		struct quantity new = behind->quantities.at[i];

		new.first += as->tokens;
		new.last += as->tokens;
		VEC_PUSH(t->arena, &t->quantities, new);
	}
}

static void
join_units(struct phrase_text *t, const struct phrase_text *behind,
    const struct renumbering *as)
{
	VEC_FIT(
	    t->arena, &t->stretches, t->stretches.len + behind->stretches.len);
	for (size_t i = 0; i < behind->stretches.len; i++) {
		struct stretch new = behind->stretches.at[i];

		new.first += as->tokens;
		new.last += as->tokens;
		VEC_PUSH(t->arena, &t->stretches, new);
	}
	VEC_FIT(t->arena, &t->units, t->units.len + behind->units.len);
	for (size_t i = 0; i < behind->units.len; i++) {
		struct unit new = behind->units.at[i];

		new.first += as->tokens;
		new.last += as->tokens;
		new.first_stretch += as->stretches;
		VEC_PUSH(t->arena, &t->units, new);
	}
}

void
phrase_text_join(struct phrase_text *t, const struct phrase_text *behind)
{
	struct arena a = {0};
	struct renumbering as = {
	    .keys = arena_many(&a, int, behind->words.key.len),
	    .words = arena_many(&a, int, behind->words.word.len + 1),
	    .tokens = (int)t->tokens.len,
	    .quantities = (int)t->quantities.len,
	    .stretches = (int)t->stretches.len};

	assert(!t->index && !behind->index);
	vocabulary_join(&t->words, &behind->words, as.keys, as.words);
	join_tokens(t, behind, &as);
	join_units(t, behind, &as);
	arena_clear(&a);
}

void
phrase_text_seal(struct phrase_text *t)
{
	assert(!t->index);
	VEC_TRIM(t->arena, &t->tokens);
	VEC_TRIM(t->arena, &t->keys);
	VEC_TRIM(t->arena, &t->quantities);
	VEC_TRIM(t->arena, &t->units);
	VEC_TRIM(t->arena, &t->stretches);
	vocabulary_trim(&t->words);
	t->index = index_build(t);
}

struct phrase_text *
phrase_text_share(struct arena *a, const struct phrase_text *t)
{
	struct phrase_text *out = arena_new(a, struct phrase_text);

	assert(t->index);
	*out = *t;
	out->arena = a;
	out->index = index_share(a, t->index);
	out->index->learnt = learnt_share(t->index, out->index);
	return out;
}

int
phrase_text_unit(const struct phrase_text *t, int token, int first, int last)
{
	while (last - first > 1) {
		int middle = first + (last - first) / 2;

		if (t->units.at[middle].first <= token)
			first = middle;
		else
			last = middle;
	}
	return first;
}

struct str
token_key(const struct phrase_text *t, int token)
{
	return t->words.key.at[t->keys.at[token]];
}

struct str
phrase_text_line(
    struct arena *a, const struct phrase_text *t, int first, int last)
{
	struct buf b = {0};
	struct str out;

	for (int i = first; i < last; i++) {
		if (i > first)
			buf_add_char(&b, ' ');
		buf_add(&b, token_key(t, i));
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}
