#include "diff/same_stream.h"

#include "base/utf8.h"
#include "diff/script.h"
#include "prose/sentence.h"

/* -- words ----------------------------------------------------------------- */

/* The digit that a raised digit is, or 0. */
static char
raised_digit(uint32_t code)
{
	switch (code) {
	case 0xB9:
		return '1';
	case 0xB2:
		return '2';
	case 0xB3:
		return '3';
	default:
		break;
	}
	if (code == 0x2070 || (code >= 0x2074 && code <= 0x2079))
		return (char)('0' + (code - 0x2070));
	return 0;
}

static bool
is_ligature(uint32_t code)
{
	return code >= 0xFB00 && code <= 0xFB06;
}

/* Adds what a code point is compared as. */
static void
add_code(struct buf *key, uint32_t code, bool was_raised)
{
	char plain[UTF8_PLAIN_MAX];
	char digit = raised_digit(code);

	if (digit) {
		if (!was_raised)
			buf_add_char(key, '^');
		buf_add_char(key, digit);
	} else if (utf8_is_alnum(code) && !is_ligature(code)) {
		utf8_add(key, code);
	} else {
		buf_add(key, (struct str){plain, utf8_plain(code, plain)});
	}
}

static bool
is_word_code(uint32_t code)
{
	return utf8_is_alnum(code) || raised_digit(code);
}

/* Soft hyphens, joiners of no width: they end no word. */
static bool
is_unseen(uint32_t code)
{
	char plain[UTF8_PLAIN_MAX];

	return code >= 0x80 && utf8_plain(code, plain) == 0;
}

/* The word or sign at *at, which moves behind it; what it is compared as is in
 * `key`, empty for what is not seen. */
static void
next_word(struct str text, size_t *at, struct buf *key)
{
	uint32_t code = utf8_next(text, at);
	bool raised = false;

	buf_reset(key);
	add_code(key, code, false);
	if (!is_word_code(code))
		return;
	raised = raised_digit(code);
	for (size_t next = *at; next < text.len; *at = next) {
		code = utf8_next(text, &next);
		if (!is_word_code(code) && !is_unseen(code))
			break;
		add_code(key, code, raised);
		raised = raised_digit(code);
	}
}

static void
add_word(struct arena *a, struct same_keys *keys, struct same_stream *s,
    struct str key, struct same_word word)
{
	word.element = index_find(&keys->index, key);
	if (word.element < 0) {
		word.element = (int)keys->at.len;
		key = arena_copy(a, key);
		index_put(a, &keys->index, key, word.element);
		VEC_PUSH(a, &keys->at, key);
	}
	VEC_PUSH(a, &s->words, word);
}

/* A number without what stands around it: "(a)" is "a", "4.9." is "4.9". */
static struct str
bare_number(struct str number)
{
	size_t start = 0, end = number.len;

	while (start < end && strchr("([. \t\n", number.at[start]))
		start++;
	while (end > start && strchr(")]. :\t\n", number.at[end - 1]))
		end--;
	return str_sub(number, start, end);
}

/* The label says which item it is: no bullet, for which many programs take an
 * "o", and no mark of a note, which each format makes itself. */
static bool
is_number(const struct block *b)
{
	return b->kind != BLOCK_NOTE && utf8_has_alnum(b->label) &&
	       !str_eq(b->label, STR("o"));
}

/* Where the text behind a typed number or bullet begins. */
static size_t
number_end(const struct same_stream *s, int block)
{
	const struct block *b = &s->doc->blocks.at[block];
	const struct section *section;

	if (b->kind != BLOCK_HEADING)
		return sentence_label(b->text).len;
	section = &s->map->sections.at[s->map->section_of[block]];
	return section->heading == block ? section->title_start : 0;
}

static void
cut_block(struct arena *a, struct same_keys *keys, struct same_stream *s,
    int block, struct buf *key)
{
	const struct block *b = &s->doc->blocks.at[block];
	size_t number = number_end(s, block), at = number;
	struct str typed = str_sub(b->text, 0, number);
	struct same_word w = {.block = block, .apart = true, .number = true};

	if (is_number(b)) {
		w.label = true;
		add_word(a, keys, s, bare_number(b->label), w);
		w.label = false;
	}
	if (utf8_has_alnum(typed)) {
		w.end = (uint32_t)str_trim(typed).len;
		add_word(a, keys, s, bare_number(typed), w);
	}
	w.number = false;
	w.apart = true;
	while (at < b->text.len) {
		size_t start = at;

		if (utf8_is_space(utf8_next(b->text, &at))) {
			w.apart = true;
			continue;
		}
		at = start;
		next_word(b->text, &at, key);
		w.start = (uint32_t)start;
		w.end = (uint32_t)at;
		if (key->len == 0)
			continue;
		add_word(a, keys, s, buf_str(key), w);
		w.apart = false;
	}
}

/* A numbered heading without a title says nothing. */
static bool
is_compared(const struct block *b)
{
	return b->role != ROLE_CONTENTS && b->role != ROLE_HEADER &&
	       b->role != ROLE_FOOTER && b->text.len;
}

static void
cut_blocks(
    struct arena *a, struct same_keys *keys, struct same_stream *s, bool notes)
{
	struct buf key = {0};

	for (int i = 0; i < (int)s->doc->blocks.len; i++) {
		const struct block *b = &s->doc->blocks.at[i];

		if ((b->kind == BLOCK_NOTE) != notes)
			continue;
		s->first[i] = (int)s->words.len;
		if (is_compared(b))
			cut_block(a, keys, s, i, &key);
		s->last[i] = (int)s->words.len;
	}
	buf_free(&key);
}

void
same_stream_cut(struct arena *a, struct same_keys *keys, const struct map *map,
    struct same_stream *out)
{
	size_t n = map->doc->blocks.len;

	*out = (struct same_stream){.doc = map->doc, .map = map};
	out->first = arena_many(a, int, n + 1);
	out->last = arena_many(a, int, n + 1);
	cut_blocks(a, keys, out, false);
	cut_blocks(a, keys, out, true);
}

/* -- what stays ------------------------------------------------------------ */

static bool
begins_block(const struct same_stream *s, int word)
{
	return word < (int)s->words.len &&
	       s->first[s->words.at[word].block] == word;
}

/* What one side has more than the other, [first, last), may often be taken a
 * few words further back as well ("... the CA. [X shall the CA.] Y"): where it
 * can begin with a block, it does. */
static void
slide(struct same_stream *s, int *match, int *back, int first, int last)
{
	int at = first, n = 0;

	if (begins_block(s, first))
		return;
	while (
	    at > 0 && match[at - 1] >= 0 &&
	    s->words.at[at - 1].element == s->words.at[last - 1 - n].element) {
		at--;
		n++;
		if (n >= last - first || begins_block(s, at))
			break;
	}
	if (n == 0 || !begins_block(s, at))
		return;
	for (int i = 1; i <= n; i++) {
		match[last - i] = match[first - i];
		back[match[last - i]] = last - i;
		match[first - i] = -1;
	}
}

/* Slides what only this side has at each place. */
static void
slide_all(struct same_stream *s, int *match, int *back, int n_back)
{
	int n = (int)s->words.len, before = -1;

	for (int i = 0; i < n;) {
		int first = i, next;

		if (match[i] >= 0) {
			before = match[i++];
			continue;
		}
		while (i < n && match[i] < 0)
			i++;
		next = i < n ? match[i] : n_back;
		if (next == before + 1)
			slide(s, match, back, first, i);
	}
}

/* The block that most words of each block became.  Words that stay keep their
 * order, so the words of one block come one after another. */
static void
find_blocks(struct same_stream *s, const struct same_stream *other)
{
	for (size_t b = 0; b < s->doc->blocks.len; b++) {
		int best = 0, n = 0, last = -1;

		s->to[b] = -1;
		for (int i = s->first[b]; i < s->last[b]; i++) {
			int block;

			if (s->match[i] < 0)
				continue;
			block = other->words.at[s->match[i]].block;
			n = block == last ? n + 1 : 1;
			last = block;
			if (n > best) {
				best = n;
				s->to[b] = block;
			}
		}
	}
}

/* -- blocks that both have once -------------------------------------------- */

/* Texts of blocks, numbered. */
struct texts {
	struct index index;
	int n;
	int *of[2]; /* by block; -1 for one without words */
	int *count[2], *block[2]; /* by text: how often it is there, and a
				     block that has it */
};

static struct str
text_key(struct arena *a, const struct same_stream *s, int block)
{
	struct buf b = {0};
	struct str key;

	for (int i = s->first[block]; i < s->last[block]; i++)
		buf_print(&b, "%x ", (unsigned)s->words.at[i].element);
	key = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return key;
}

static void
number_texts(struct arena *a, const struct same_stream s[2], struct texts *t)
{
	size_t most = s[0].doc->blocks.len + s[1].doc->blocks.len;

	for (int i = 0; i < 2; i++) {
		t->of[i] = arena_many(a, int, s[i].doc->blocks.len + 1);
		t->count[i] = arena_many(a, int, most + 1);
		t->block[i] = arena_many(a, int, most + 1);
		for (int b = 0; b < (int)s[i].doc->blocks.len; b++) {
			struct str key = text_key(a, &s[i], b);
			int at = key.len ? index_find(&t->index, key) : -1;

			if (key.len && at < 0) {
				at = t->n++;
				index_put(a, &t->index, key, at);
			}
			t->of[i][b] = at;
			if (at < 0)
				continue;
			t->count[i][at]++;
			t->block[i][at] = b;
		}
	}
}

/* The heaviest chain of blocks that each document has once: headings,
 * paragraphs.  They hold apart what looks alike, such as the tables of
 * several profiles. */
static void
match_blocks(struct arena *a, struct same_stream s[2])
{
	struct texts t = {0};
	int n = 0, most = (int)s[0].doc->blocks.len + 1;
	int *block = arena_many(a, int, (size_t)most);
	int *other = arena_many(a, int, (size_t)most);
	int *weight = arena_many(a, int, (size_t)most);
	bool *in = arena_many(a, bool, (size_t)most);

	number_texts(a, s, &t);
	for (int i = 0; i < (int)s[0].words.len;) {
		int b = s[0].words.at[i].block, text = t.of[0][b];

		i = s[0].last[b];
		if (t.count[0][text] != 1 || t.count[1][text] != 1)
			continue;
		block[n] = s[0].first[b];
		other[n] = s[1].first[t.block[1][text]];
		weight[n++] = s[0].last[b] - s[0].first[b];
	}
	script_chain(a, other, weight, n, in);
	for (int i = 0; i < n; i++)
		for (int k = 0; in[i] && k < weight[i]; k++)
			s[0].match[block[i] + k] = other[i] + k;
}

/* Matches the words between blocks that are matched already. */
static void
match_words(struct script *script, struct same_stream s[2], int *elements[2],
    int *match)
{
	int n[2] = {(int)s[0].words.len, (int)s[1].words.len};
	int at[2] = {0, 0};

	while (at[0] < n[0]) {
		int end = at[0], other;

		while (end < n[0] && s[0].match[end] < 0)
			end++;
		other = end < n[0] ? s[0].match[end] : n[1];
		script_match(script, elements[0] + at[0], end - at[0],
		    elements[1] + at[1], other - at[1], match);
		for (int i = at[0]; i < end; i++)
			if (match[i - at[0]] >= 0)
				s[0].match[i] = match[i - at[0]] + at[1];
		at[0] = end;
		while (at[0] < n[0] && s[0].match[at[0]] >= 0)
			at[1] = s[0].match[at[0]++] + 1;
	}
}

void
same_streams_match(
    struct arena *a, const struct same_keys *keys, struct same_stream s[2])
{
	struct arena scratch = {0};
	struct script script;
	int *elements[2];

	for (int i = 0; i < 2; i++) {
		size_t n = s[i].words.len;

		elements[i] = arena_many(&scratch, int, n + 1);
		for (size_t k = 0; k < n; k++)
			elements[i][k] = s[i].words.at[k].element;
		s[i].match = arena_many(a, int, n + 1);
		s[i].to = arena_many(a, int, s[i].doc->blocks.len + 1);
		for (size_t k = 0; k < n; k++)
			s[i].match[k] = -1;
	}
	match_blocks(&scratch, s);
	script_init(&script, &scratch, (int)keys->at.len);
	match_words(&script, s, elements,
	    arena_many(&scratch, int, s[0].words.len + 1));
	for (size_t k = 0; k < s[0].words.len; k++)
		if (s[0].match[k] >= 0)
			s[1].match[s[0].match[k]] = (int)k;
	for (int i = 0; i < 2; i++)
		slide_all(
		    &s[i], s[i].match, s[1 - i].match, (int)s[1 - i].words.len);
	for (int i = 0; i < 2; i++)
		find_blocks(&s[i], &s[1 - i]);
	arena_clear(&scratch);
}
