/* A list of reasons is sometimes one for several times: "for reasons 1 to 5
 * the certificate is revoked within 24 hours, for reasons 6 to 16 within five
 * days", before the list or behind it.  Such a sentence is cut into the parts
 * that each range begins, and the part leads in the items of its range.
 *
 * A range is two labels of one kind with "to", "through" or a dash between.
 * Behind a word for items they may stand bare, elsewhere with brackets.
 */
#include "prose/range.h"

#include "prose/lead.h"
#include "prose/sentence.h"

struct scan {
	struct str s;
	size_t at;
};

static void
skip_space(struct scan *c)
{
	while (c->at < c->s.len && char_is_space(c->s.at[c->at]))
		c->at++;
}

static bool
take(struct scan *c, struct str word)
{
	struct str rest = str_sub(c->s, c->at, c->s.len);

	if (rest.len < word.len || char_lower(rest.at[0]) != word.at[0] ||
	    !str_eq_nocase(str_sub(rest, 0, word.len), word))
		return false;
	if (char_is_alpha(word.at[word.len - 1]) && rest.len > word.len &&
	    char_is_alpha(rest.at[word.len]))
		return false;
	c->at += word.len;
	return true;
}

static bool
take_any(struct scan *c, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (take(c, words[i]))
			return true;
	return false;
}

/* A label; `bare` lets a letter stand without a bracket. */
static int
take_label(struct scan *c, bool bare, bool *letters)
{
	int n = 0;

	(void)take(c, STR("("));
	if (c->at >= c->s.len)
		return 0;
	*letters = char_is_alpha(c->s.at[c->at]);
	if (*letters) {
		n = char_lower(c->s.at[c->at++]) - 'a' + 1;
		if (c->at < c->s.len && char_is_alpha(c->s.at[c->at]))
			return 0;
	} else {
		for (int k = 0;
		     k < 2 && c->at < c->s.len && char_is_digit(c->s.at[c->at]);
		     k++)
			n = n * 10 + (c->s.at[c->at++] - '0');
		if (c->at < c->s.len && char_is_digit(c->s.at[c->at]))
			return 0;
	}
	if (!take(c, STR(")")) && !bare)
		return 0;
	return n;
}

int
item_number(struct str label, bool *letters)
{
	struct scan c = {str_trim(label), 0};

	return c.s.len ? take_label(&c, true, letters) : 0;
}

/* A range that starts at `c`. */
static bool
take_range(struct scan *c, struct item_range *out)
{
	static const struct str nouns[] = {STR_INIT("reasons"),
	    STR_INIT("points"), STR_INIT("items"), STR_INIT("cases"),
	    STR_INIT("circumstances"), STR_INIT("grounds"), STR_INIT("events"),
	    STR_INIT("causes"), STR_INIT("conditions"), STR_INIT("situations"),
	    STR_INIT("numbers"), STR_INIT("letters"), STR_INIT("nos."),
	    STR_INIT("bullets"), STR_INIT("paragraphs"),
	    STR_INIT("subparagraphs"), STR_INIT("criteria")};
	static const struct str fillers[] = {STR_INIT("numbered"),
	    STR_INIT("listed"), STR_INIT("no."), STR_INIT("nos."),
	    STR_INIT("under"), STR_INIT("in"), STR_INIT("points"),
	    STR_INIT("items"), STR_INIT("numbers"), STR_INIT("letters")};
	static const struct str joins[] = {STR_INIT("to"), STR_INIT("through"),
	    STR_INIT("until"), STR_INIT("-"), STR_INIT("\xe2\x80\x93"),
	    STR_INIT("\xe2\x80\x94")};
	bool noun = take_any(c, nouns, COUNT_OF(nouns)), other;

	for (int i = 0; noun && i < 2; i++) {
		skip_space(c);
		(void)take_any(c, fillers, COUNT_OF(fillers));
	}
	skip_space(c);
	out->first = take_label(c, noun, &out->letters);
	if (out->first == 0)
		return false;
	skip_space(c);
	if (!take_any(c, joins, COUNT_OF(joins)))
		return false;
	skip_space(c);
	out->last = take_label(c, noun, &other);
	return out->last > out->first && other == out->letters;
}

/* "all others", "the other cases", "the remaining items": what no range before
 * it in the sentence has. */
static bool
take_rest(
    struct scan *c, const struct item_range *before, struct item_range *out)
{
	static const struct str words[] = {STR_INIT("all others"),
	    STR_INIT("the others"), STR_INIT("other cases"),
	    STR_INIT("other reasons"), STR_INIT("other items"),
	    STR_INIT("other circumstances"), STR_INIT("other points"),
	    STR_INIT("other events"), STR_INIT("other grounds"),
	    STR_INIT("remaining cases"), STR_INIT("remaining reasons"),
	    STR_INIT("remaining items"), STR_INIT("remaining circumstances"),
	    STR_INIT("remaining points"), STR_INIT("remaining events")};

	if (!take_any(c, words, COUNT_OF(words)))
		return false;
	out->letters = before->letters;
	out->first = before->last + 1;
	out->last = before->letters ? 26 : ITEM_NUMBERS - 1;
	return out->first < out->last;
}

static int
block_of(const struct item_ranges *r, int index)
{
	return r->at[index - 1].stretch.block;
}

static void
add(struct arena *a, struct item_ranges *out, struct item_range range)
{
	int *last = out->last[range.letters], *before;

	before = out->before[range.letters];
	VEC_PUSH(a, out, range);
	for (int k = range.first; k <= range.last; k++) {
		if (last[k] > 0 &&
		    block_of(out, last[k]) != range.stretch.block)
			before[k] = last[k];
		last[k] = (int)out->len;
	}
}

static size_t
past_signs(struct str s, size_t at)
{
	while (
	    at < s.len && !char_is_alpha(s.at[at]) && !char_is_digit(s.at[at]))
		at++;
	return at;
}

/* The ranges of one sentence: each part ends where the next begins, the first
 * has what goes before it.  Where the times stand before their ranges ("within
 * 24 hours in cases 1 to 4 and within five days in cases 5 to 9"), each part
 * ends with its range, the last has what follows. */
static void
find_in(struct arena *a, struct stretch sentence, struct item_ranges *out)
{
	enum { MOST = 8 };
	struct str s = str_sub(sentence.text, sentence.start, sentence.end);
	struct item_range found[MOST];
	size_t from[MOST], to[MOST], n = 0;
	bool behind;

	for (size_t i = 0; i < s.len && n < MOST; i++) {
		struct scan c = {s, i};
		struct item_range r = {0};

		if (i > 0 &&
		    (char_is_alpha(s.at[i - 1]) || char_is_digit(s.at[i - 1])))
			continue;
		if (!take_range(&c, &r)) {
			c.at = i;
			if (n == 0 || !take_rest(&c, &found[n - 1], &r))
				continue;
		}
		found[n] = r;
		from[n] = i;
		to[n++] = c.at;
		i = c.at;
	}
	if (n == 0)
		return;
	behind = lead_tells_a_time(str_sub(s, to[n - 1], s.len)) ||
		 !lead_tells_a_time(str_sub(s, 0, from[0]));
	for (size_t k = 0; k < n; k++) {
		struct stretch *part = &found[k].stretch;

		*part = sentence;
		if (k > 0)
			part->start +=
			    behind ? from[k] : past_signs(s, to[k - 1]);
		if (k + 1 < n)
			part->end =
			    sentence.start + (behind ? from[k + 1] : to[k]);
		add(a, out, found[k]);
	}
}

static bool
may_hold(struct str s)
{
	return str_find(s, STR(" to "), 0) != SIZE_MAX ||
	       str_find(s, STR(" through "), 0) != SIZE_MAX ||
	       str_find(s, STR("-"), 0) != SIZE_MAX ||
	       str_find(s, STR("\xe2\x80\x93"), 0) != SIZE_MAX;
}

void
ranges_find(struct arena *a, const struct doc *doc, const struct map *map,
    int document, int block, struct item_ranges *out)
{
	int section = map->section_of[block];
	int n = (int)doc->blocks.len, first = block;
	struct sentences sentences = {0};

	out->len = 0;
	memset(out->last, 0, sizeof(out->last));
	memset(out->before, 0, sizeof(out->before));
	while (first > 0 && map->section_of[first - 1] == section)
		first--;
	for (int i = first; i < n && map->section_of[i] == section; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->kind != BLOCK_PARAGRAPH || !may_hold(b->text))
			continue;
		sentences.len = 0;
		sentences_split(a, b->text, &sentences);
		for (size_t k = 0; k < sentences.len; k++)
			find_in(a,
			    (struct stretch){.document = document,
				.block = i,
				.text = b->text,
				.start = sentences.at[k].start,
				.end = sentences.at[k].end},
			    out);
	}
}

struct stretch
range_of_item(
    const struct item_ranges *ranges, bool letters, int number, int block)
{
	int i = ranges->last[letters][number];

	if (i > 0 && block_of(ranges, i) == block)
		i = ranges->before[letters][number];
	return i > 0 ? ranges->at[i - 1].stretch : (struct stretch){0};
}
