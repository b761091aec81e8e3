#include "diff/sense.h"

#include "fact/line.h"

/* Kept words on either side that a hunk is read with: "in order to" that
 * becomes "to" is told by its last word. */
#define CONTEXT 2

/* Words of a phrase, and tokens of a stretch that is held against another. */
#define PHRASE_WORDS 8
#define STRETCH_TOKENS 96

struct phrase {
	int family[PHRASE_WORDS];
	int n;
	int meaning; /* number from 1 on */
	int next; /* phrase with the same first word, or -1 */
};

struct meanings {
	struct VEC(struct phrase) phrases;
	int *first; /* by family: longest phrase that starts so, or -1 */
	bool *light; /* by family */
	int n_families;
};

/* -- the lists of the lexicon -------------------------------------------- */

static int
find_family(struct terms *t, struct str plain)
{
	char scratch[64];

	return index_find(
	    &t->families, lexicon_key(t->lexicon, plain, scratch));
}

/* A quantity of a phrase, "#m12", is added where no text has it yet. */
static int
quantity_family(struct terms *t, struct str key)
{
	int family = index_find(&t->families, key);

	if (family >= 0)
		return family;
	VEC_ADD(t->arena, &t->family)->key = key;
	family = (int)t->family.len - 1;
	index_put(t->arena, &t->families, key, family);
	return family;
}

/* The families of a phrase, articles left out; false when the documents lack
 * one of them. */
static bool
read_phrase(struct terms *t, struct str text, struct phrase *out)
{
	while (text.len && out->n < PHRASE_WORDS) {
		struct str word = str_cut(&text, ' ');
		int family;

		if (word_in(word, " a an the "))
			continue;
		family = str_starts(word, STR("#")) ? quantity_family(t, word)
						    : find_family(t, word);
		if (family < 0)
			return false;
		out->family[out->n++] = family;
	}
	return out->n > 0 && text.len == 0;
}

/* Longer phrases first, so that the first that fits is the longest. */
static void
add_phrase(struct arena *a, struct meanings *m, struct phrase p)
{
	int *link = &m->first[p.family[0]];
	int at = (int)m->phrases.len;

	while (*link >= 0 && m->phrases.at[*link].n >= p.n)
		link = &m->phrases.at[*link].next;
	p.next = *link;
	*link = at;
	VEC_PUSH(a, &m->phrases, p);
}

static void
read_groups(struct arena *a, struct terms *t, const struct json *groups,
    struct meanings *m)
{
	int meaning = 0;

	for (const struct json *g = json_first(groups); g; g = json_next(g)) {
		meaning++;
		for (const struct json *n = json_first(g); n;
		     n = json_next(n)) {
			struct phrase p = {.meaning = meaning};

			if (read_phrase(t, json_str(n), &p))
				add_phrase(a, m, p);
		}
	}
}

struct meanings *
meanings_read(
    struct arena *a, struct terms *terms, const struct lexicon *lexicon)
{
	const struct json *frames = lexicon_frames(lexicon);
	struct meanings *m = arena_new(a, struct meanings);
	const struct json *light = json_at(frames, "light");
	const struct json *groups = json_at(frames, "same-meaning");

	for (const struct json *g = json_first(groups); g; g = json_next(g))
		for (const struct json *n = json_first(g); n;
		     n = json_next(n)) {
			struct phrase p = {.n = 0};

			(void)read_phrase(terms, json_str(n), &p);
		}
	m->n_families = (int)terms->family.len;
	m->first = arena_many(a, int, terms->family.len + 1);
	m->light = arena_many(a, bool, terms->family.len + 1);
	for (int i = 0; i < m->n_families; i++)
		m->first[i] = -1;
	for (const struct json *n = json_first(light); n; n = json_next(n)) {
		int family = find_family(terms, json_str(n));

		if (family >= 0)
			m->light[family] = true;
	}
	read_groups(a, terms, groups, m);
	return m;
}

/* -- stretches that say the same ----------------------------------------- */

/* What a stretch of tokens says: families, a phrase as the negative of its
 * meaning, without what has no weight. */
struct said {
	int at[STRETCH_TOKENS];
	int n;
	bool full;
};

static void
say(struct said *out, int what)
{
	if (out->n < STRETCH_TOKENS)
		out->at[out->n++] = what;
	else
		out->full = true;
}

/* The phrase that starts at token `i`, or NULL; gives its end. */
static const struct phrase *
phrase_at(const struct sense *s, const struct sense_side *side, int i, int last,
    int *end)
{
	const struct meanings *m = s->meanings;
	int family = side->tokens.at[i].family;

	if (family < 0 || family >= m->n_families)
		return NULL;
	for (int p = m->first[family]; p >= 0; p = m->phrases.at[p].next) {
		const struct phrase *phrase = &m->phrases.at[p];
		int n = 0, at = i;

		while (n < phrase->n && at < last &&
		       side->tokens.at[at].family == phrase->family[n]) {
			n++;
			at++;
		}
		if (n == phrase->n) {
			*end = at;
			return phrase;
		}
	}
	return NULL;
}

static void
read_stretch(const struct sense *s, const struct sense_side *side, int first,
    int last, struct said *out)
{
	out->n = 0;
	out->full = false;
	for (int i = first; i < last;) {
		int family = side->tokens.at[i].family, end = i + 1;
		const struct phrase *p = phrase_at(s, side, i, last, &end);

		if (p)
			say(out, -p->meaning);
		else if (family >= 0 && !(family < s->meanings->n_families &&
					    s->meanings->light[family]))
			say(out, family);
		i = end;
	}
}

static bool
say_the_same(const struct sense *s, const int first[2], const int last[2])
{
	struct said said[2];

	for (int i = 0; i < 2; i++)
		read_stretch(s, &s->side[i], first[i], last[i], &said[i]);
	return !said[0].full && !said[1].full && said[0].n == said[1].n &&
	       memcmp(said[0].at, said[1].at,
		   sizeof(int) * (size_t)said[0].n) == 0;
}

/* -- tokens -------------------------------------------------------------- */

static void
add_tokens(struct sense *s, struct sense_side *side, int statement)
{
	const struct phrase_text *text = side->v->prose->text;
	const struct unit *u = &text->units.at[statement];
	const struct stretch *own =
	    &text->stretches.at[u->first_stretch + u->n_stretches - 1];

	for (int i = own->first; i < own->last; i++) {
		struct sense_token t = {.at = i, .family = -1};

		if (!(token_flags(text, i) & (KEY_SIGN | KEY_SILENT))) {
			int f =
			    index_find(&s->terms->families, token_key(text, i));

			t.family = f;
			if (f < 0) /* a quantity, an address */
				t.family = quantity_family(
				    s->terms, token_key(text, i));
		}
		VEC_PUSH(s->arena, &side->tokens, t);
	}
}

static const struct token *
token_of(const struct sense_side *side, int i)
{
	return &side->v->prose->text->tokens.at[side->tokens.at[i].at];
}

/* The first token that ends behind the start of a word; they come in one
 * order. */
static int
token_at_word(const struct sense_side *side, const struct diff_word *w, int i)
{
	while (i < (int)side->tokens.len) {
		const struct token *t = token_of(side, i);

		if (t->block > w->block ||
		    (t->block == w->block && t->end > w->start))
			break;
		i++;
	}
	return i;
}

static bool
covers(const struct token *t, const struct diff_word *w)
{
	return t->block == w->block && t->start < w->end && t->end > w->start;
}

/* Tokens [*first, *last) that hold words of the hunk; where there are none, a
 * token that the hunk cuts in two. */
static void
tokens_of_hunk(const struct diff *d, const struct sense_side *side, int which,
    const struct hunk *h, int *from, int *first, int *last)
{
	const struct diff_word *words = d->alignment.side[which].words.at;
	int begin = h->first[which], end = h->last[which], i = *from;

	while (begin < end && words[begin].label)
		begin++;
	if (begin < end) {
		i = token_at_word(side, &words[begin], i);
		*first = *last = i;
		for (int w = begin; w < end; w++)
			while (*last < (int)side->tokens.len &&
			       covers(token_of(side, *last), &words[w])) {
				if (token_of(side, *last)->end > words[w].end)
					break;
				(*last)++;
			}
		if (*last < (int)side->tokens.len &&
		    covers(token_of(side, *last), &words[end - 1]))
			(*last)++;
	} else {
		if (begin < side->last_word)
			i = token_at_word(side, &words[begin], i);
		else
			i = (int)side->tokens.len;
		*first = *last = i;
		if (i < (int)side->tokens.len && begin > side->first_word &&
		    begin < side->last_word &&
		    covers(token_of(side, i), &words[begin]) &&
		    covers(token_of(side, i), &words[begin - 1]))
			(*last)++;
	}
	*from = *first;
}

/* -- hunks --------------------------------------------------------------- */

static bool
only_labels(const struct diff *d, const struct hunk *h)
{
	for (int s = 0; s < 2; s++)
		for (int i = h->first[s]; i < h->last[s]; i++)
			if (!d->alignment.side[s].words.at[i].label &&
			    !d->alignment.side[s].words.at[i].number)
				return false;
	return true;
}

/* The letters of a hunk in plain form, one after another: words that were cut
 * by a hyphen or a blank are whole again. */
struct letters {
	const struct diff *d;
	int side, at, last; /* words */
	struct str plain; /* what is left of the word in hand */
	char before;
};

/* The next letter, or '\0'. */
static char
next_letter(struct letters *l)
{
	const struct side *s = &l->d->alignment.side[l->side];

	for (;;) {
		while (l->plain.len) {
			char c = l->plain.at[0];

			l->plain.at++;
			l->plain.len--;
			if (c == 's' && l->before == 'i' && l->plain.len &&
			    strchr("aei", l->plain.at[0]))
				c = 'z'; /* organisation */
			l->before = c;
			if (c != '-')
				return c;
		}
		if (l->at >= l->last)
			return '\0';
		const struct diff_word *w = &s->words.at[l->at++];
		const struct term *t = &l->d->alignment.terms.at.at[w->term];

		if (!w->label && !w->number && !t->sign)
			l->plain = l->d->alignment.terms.plains.at[t->plain];
	}
}

/* Equal but for signs, blanks, hyphens, case and spelling. */
static bool
equal_plainly(const struct diff *d, const struct hunk *h)
{
	struct letters l[2];
	char one, other;

	for (int s = 0; s < 2; s++)
		l[s] = (struct letters){
		    .d = d, .side = s, .at = h->first[s], .last = h->last[s]};
	do {
		one = next_letter(&l[0]);
		other = next_letter(&l[1]);
	} while (one == other && one);
	return one == other;
}

static int
clamp(int value, int least, int most)
{
	return value < least ? least : value > most ? most : value;
}

static bool
means_the_same(const struct sense *s, const struct token_hunk *h)
{
	for (int n = 0; n <= CONTEXT; n++) {
		int first[2], last[2];

		for (int i = 0; i < 2; i++) {
			int len = (int)s->side[i].tokens.len;

			first[i] = clamp(h->first[i] - n, 0, len);
			last[i] = clamp(h->last[i] + n, 0, len);
		}
		if (say_the_same(s, first, last))
			return true;
	}
	return false;
}

/* The "and" of a sentence that became a list, or the other way round. */
static bool
is_joint(const struct sense *s, const struct token_hunk *h)
{
	int and = index_find(&s->terms->families, STR("and"));

	for (int i = 0; i < 2; i++)
		for (int k = h->first[i]; k < h->last[i]; k++) {
			int family = s->side[i].tokens.at[k].family;

			if (family >= 0 && family != and)
				return false;
		}
	return true;
}

static enum hunk_kind
kind_of(const struct sense *s, const struct diff *d, const struct token_hunk *h)
{
	if (only_labels(d, &h->words))
		return HUNK_NUMBERING;
	if (equal_plainly(d, &h->words))
		return HUNK_TYPOGRAPHY;
	if (s->regrouped && is_joint(s, h))
		return HUNK_WORDING;
	return means_the_same(s, h) ? HUNK_WORDING : HUNK_WORDS;
}

/* Marks what the hunks changed. */
static void
note_changed(struct sense *s, const struct token_hunk *h)
{
	for (int i = 0; i < 2; i++)
		for (int k = h->first[i]; k < h->last[i]; k++)
			s->side[i].tokens.at[k].changed = true;
}

static void
fill_side(struct sense *s, const struct diff *d, const struct group *g, int i)
{
	struct sense_side *side = &s->side[i];
	const struct portion *p = d->alignment.side[i].portions.at;

	side->v = d->version[i];
	side->tokens.len = 0;
	side->first_statement = side->last_statement = 0;
	group_words(&d->alignment, g, i, &side->first_word, &side->last_word);
	if (g->first[i] == g->last[i])
		return;
	side->first_statement = p[g->first[i]].first_statement;
	side->last_statement = p[g->last[i] - 1].last_statement;
	for (int k = side->first_statement; k < side->last_statement; k++)
		add_tokens(s, side, k);
}

void
sense_of(struct sense *out, const struct diff *d, const struct group *g)
{
	int from[2] = {0, 0};

	out->hunks.len = 0;
	out->regrouped = g->last[0] - g->first[0] != g->last[1] - g->first[1];
	for (int i = 0; i < 2; i++)
		fill_side(out, d, g, i);
	group_hunks(out->arena, &d->alignment, &d->marks, g, &out->words);
	for (size_t k = 0; k < out->words.len; k++) {
		struct token_hunk h = {.words = out->words.at[k]};

		for (int i = 0; i < 2; i++)
			tokens_of_hunk(d, &out->side[i], i, &h.words, &from[i],
			    &h.first[i], &h.last[i]);
		h.kind = kind_of(out, d, &h);
		note_changed(out, &h);
		VEC_PUSH(out->arena, &out->hunks, h);
	}
}

const struct quantity *
sense_quantity(const struct sense_side *s, int token)
{
	const struct phrase_text *text = s->v->prose->text;
	int q = text->tokens.at[s->tokens.at[token].at].quantity;

	return q < 0 ? NULL : &text->quantities.at[q];
}

bool
sense_changed(const struct sense_side *s, int first, int last)
{
	for (size_t i = 0; i < s->tokens.len; i++)
		if (s->tokens.at[i].changed && s->tokens.at[i].at >= first &&
		    s->tokens.at[i].at < last)
			return true;
	return false;
}

struct str
hunk_text(struct arena *a, const struct diff *d, int side, int first_word,
    int last_word)
{
	const struct side *s = &d->alignment.side[side];
	struct buf b = {.max = 2000};
	struct str out;

	for (int i = first_word; i < last_word;) {
		int end = word_run(s, i, last_word);
		const struct diff_word *w = &s->words.at[i];
		const struct block *block = &s->doc->blocks.at[w->block];

		if (b.len)
			buf_add_char(&b, ' ');
		buf_add(&b, str_sub(w->label ? block->label : block->text,
				w->start, s->words.at[end - 1].end));
		i = end;
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

bool
hunk_has(const struct diff *d, const struct token_hunk *h, int side,
    const char *list)
{
	const struct alignment *al = &d->alignment;

	for (int i = h->words.first[side]; i < h->words.last[side]; i++) {
		const struct term *t =
		    &al->terms.at.at[al->side[side].words.at[i].term];
		struct str plain = al->terms.plains.at[t->plain];

		if (!t->sign && word_in(plain, list))
			return true;
	}
	return false;
}
