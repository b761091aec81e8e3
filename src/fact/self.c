/* Kind and language.  The title is in title_of.c, the publisher in publisher.c.
 */
#include "fact/self.h"

#include "fact/line.h"

bool
self_heading_number(const struct block *b, struct outline_number *n)
{
	return b->kind == BLOCK_HEADING && b->role == ROLE_BODY &&
	       (outline_number_read(b->label, n) ||
		   outline_number_read(b->text, n));
}

static bool
is_past_front(const struct block *b)
{
	struct outline_number n;

	if (!self_heading_number(b, &n))
		return false;
	return n.place[0] > 1 || (n.places > 1 && n.place[1] > 2);
}

struct front
self_front(const struct doc *doc, size_t most)
{
	struct front f = {0};
	size_t n = doc->blocks.len;

	while (f.first < n && doc->blocks.at[f.first].role != ROLE_BODY)
		f.first++;
	f.end = f.first;
	while (f.end < n && f.end - f.first < most &&
	       !is_past_front(&doc->blocks.at[f.end]))
		f.end++;
	return f;
}

unsigned
self_kinds_in(struct str s)
{
	static const char *const cps[] = {"cps", "practice statement",
	    "practices statement", "practice statements"};
	static const char *const cp[] = {"cp", "certificate policy",
	    "certificate policies", "certification policy",
	    "certification policies"};
	unsigned kinds = 0;

	for (size_t i = 0; i < COUNT_OF(cps); i++)
		if (phrase_in(s, cps[i]))
			kinds |= IDENTITY_CPS;
	for (size_t i = 0; i < COUNT_OF(cp); i++)
		if (phrase_in(s, cp[i]))
			kinds |= IDENTITY_CP;
	return kinds;
}

/* How far the words that name a document go: the end of the last of them. */
static size_t
end_of_kinds(struct str s, size_t at, unsigned *kinds)
{
	static const char chain[] = " certificate certification practice"
				    " practices policy policies statement"
				    " statements cp cps and the combined"
				    " document ";
	size_t start = SIZE_MAX, end = 0;
	struct line_word w;

	while (word_next(s, &at, &w) && word_in(w.text, chain)) {
		if (start == SIZE_MAX)
			start = w.start;
		if (!word_in(w.text, " and the document "))
			end = w.end;
	}
	while (end > 0 && end < s.len && memchr(")\"'", s.at[end], 3))
		end++;
	*kinds = start < end ? self_kinds_in(str_sub(s, start, end)) : 0;
	return end;
}

/* The words by which a document points at itself. */
static bool
points_at_itself(struct str s, size_t at, size_t *end)
{
	static const char *const words[] = {
	    "this", "the present", "The document"};

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct str w = str_of(words[i]);

		if (at + w.len >= s.len ||
		    !str_eq_nocase(str_sub(s, at, at + w.len), w) ||
		    char_is_alpha(s.at[at + w.len]))
			continue;
		/* only where a sentence begins: "the document" names others */
		if (*w.at == 'T' && s.at[at] != 'T')
			continue;
		*end =
		    at + w.len - (*w.at == 'T' ? str_of(" document").len : 0);
		return true;
	}
	return false;
}

/* The next place at or after `at` where the document points at itself, or
 * SIZE_MAX; *end lies behind the pointing words. */
static size_t
find_this(struct str s, size_t at, size_t *end)
{
	for (; at < s.len; at++)
		if ((s.at[at] == 't' || s.at[at] == 'T') &&
		    (at == 0 || !char_is_alpha(s.at[at - 1])) &&
		    points_at_itself(s, at, end))
			return at;
	return SIZE_MAX;
}

bool
self_mention(
    struct str s, size_t *at, size_t *start, size_t *end, unsigned *kinds)
{
	size_t behind = 0;

	while ((*start = find_this(s, *at, &behind)) != SIZE_MAX) {
		size_t next = *at = behind;
		struct line_word w;

		for (int skipped = 0; skipped < 7; skipped++) {
			*end = end_of_kinds(s, next, kinds);
			if (*kinds) {
				*at = *end;
				return true;
			}
			if (!word_next(s, &next, &w) ||
			    word_in(w.text, " of to by for in with that ") ||
			    (skipped == 0 &&
				!word_in(w.text, " document is policy"
						 " combined joint ")))
				break;
		}
	}
	return false;
}

/* "This CPS also serves as the certificate policy", "Both are combined in one
 * document": words that join the two kinds, in a sentence that has both or
 * points at the document, and does not keep them apart. */
static bool
joins_kinds(struct str sentence)
{
	static const char *const joins[] = {"combined cp/cps", "is a combined",
	    "is the combined", "also serves as", "also constitutes",
	    "serves both as", "serves as both", "functions as both",
	    "acts as both", "is both", "at the same time the",
	    "at the same time a", "are combined in", "are combined into",
	    "are merged in", "are merged into", "are united in",
	    "are contained in", "combines the", "combines both",
	    "the function of a", "the functions of a", "function of both",
	    "functions of both", "role of both", "roles of both",
	    "purpose of both", "constitutes both", "fulfils both",
	    "fulfills both", "in a single document", "in one document",
	    "in one single document", "integrates the", "integrates both",
	    "includes both", "contains both", "is integrated into this",
	    "is integrated in this", "is incorporated into this",
	    "is included in this"};
	static const char *const apart[] = {"not", "separate", "separately",
	    "other", "former", "previous", "root", "subscriber"};
	unsigned kinds = self_kinds_in(sentence);
	bool joined = false;

	if (!(kinds & IDENTITY_CP) ||
	    (kinds == IDENTITY_CP && !phrase_in(sentence, "this") &&
		!phrase_in(sentence, "it")))
		return false;
	for (size_t i = 0; i < COUNT_OF(apart); i++)
		if (phrase_in(sentence, apart[i]))
			return false;
	for (size_t i = 0; i < COUNT_OF(joins) && !joined; i++)
		joined = phrase_in(sentence, joins[i]);
	return joined;
}

/* The first sentence of the text that joins them: where it starts, and its
 * end; false when there is none. */
static bool
find_joined(struct str text, size_t *start, size_t *end)
{
	for (*start = 0; *start < text.len; *start = *end + 1) {
		size_t stop = str_find(text, STR(". "), *start);

		*end = stop == SIZE_MAX ? text.len : stop + 1;
		if (joins_kinds(str_sub(text, *start, *end)))
			return true;
	}
	return false;
}

/* How often the document calls itself what; the front counts thrice, because
 * later chapters of a CP speak of the CPS and the other way round. */
struct tally {
	int weight[4]; /* by kinds: 1 CP, 2 CPS, 3 both */
	struct fact_value first[4];
};

static void
tally_add(struct tally *t, const struct doc *doc, int block, unsigned kinds,
    size_t start, size_t end)
{
	if (t->first[kinds].source)
		return;
	t->first[kinds] = (struct fact_value){
	    .text = str_sub(doc->blocks.at[block].text, start, end),
	    .source = FROM_TEXT,
	    .confidence = CONFIDENCE_MEDIUM,
	    .block = block,
	    .last = block,
	    .start = start,
	    .end = end};
}

static void
tally_block(struct tally *t, const struct doc *doc, int block, int weight)
{
	struct str text = doc->blocks.at[block].text;
	size_t at = 0, start, end;
	unsigned kinds;

	while (self_mention(text, &at, &start, &end, &kinds)) {
		t->weight[kinds] += weight;
		tally_add(t, doc, block, kinds, start, end);
	}
	if (weight > 1 && find_joined(text, &start, &end)) {
		t->weight[3] += weight;
		tally_add(t, doc, block, 3, start, end);
	}
}

static unsigned
kind_of(unsigned kinds)
{
	return kinds == (IDENTITY_CP | IDENTITY_CPS) ? IDENTITY_CP_CPS : kinds;
}

unsigned
self_kind(const struct doc *doc, const struct fact_value *title,
    struct fact_value *said)
{
	struct front front = self_front(doc, 100);
	struct tally t = {0};
	unsigned named = title->source && title->source != FROM_TEXT
			     ? self_kinds_in(title->text)
			     : 0;
	unsigned best = 0;

	for (size_t i = 0; i < doc->blocks.len; i++)
		if (block_is_body(&doc->blocks.at[i]))
			tally_block(&t, doc, (int)i,
			    i >= front.first && i < front.end ? 3 : 1);
	for (unsigned k = 1; k <= 3; k++)
		if (t.weight[k] > t.weight[best])
			best = k;
	/* A document that introduces itself as both is both, even when it
	 * then calls itself by the shorter name. */
	if (t.weight[3] >= 3 && t.first[3].block < (int)front.end)
		best = 3;
	/* A name found in the text is better than nothing. */
	if (best == 0 && !named && title->source)
		named = self_kinds_in(title->text);
	*said = named && (named == best || best != 3) ? *title : t.first[best];
	if (named && named != best && best == 3)
		said->confidence = CONFIDENCE_MEDIUM;
	else if (named)
		best = named;
	if (!named && title->source &&
	    (phrase_in(title->text, "profile") ||
		phrase_in(title->text, "profiles"))) {
		*said = *title;
		return IDENTITY_PROFILES;
	}
	if (!said->source)
		said->block = said->last = -1;
	return kind_of(best);
}

/* Short words that every text of a language is full of. */
static const struct {
	const char *language, *words;
} languages[] = {{"en", " the of and to is shall for by be this "},
    {"de", " der die und das ist von den des werden mit "},
    {"fr", " le les des et est pour une dans du la "},
    {"es", " el los las del para una que se la es "},
    {"it", " il di della che per del dei una la e "},
    {"pt", " o os da do em para uma dos das que "},
    {"nl", " het een van en de zijn wordt voor is dat "}};

#define LANGUAGE_WORDS 1000

struct str
self_language(const struct doc *doc, struct fact_value *said)
{
	size_t counts[COUNT_OF(languages)] = {0}, words = 0, best = 0;
	struct str property = doc_property(doc, STR("language"));
	int block = -1;

	for (size_t i = 0; i < doc->blocks.len && words < LANGUAGE_WORDS; i++) {
		const struct block *b = &doc->blocks.at[i];
		struct line_word w;
		size_t at = 0;

		if (!block_is_body(b) || b->kind == BLOCK_HEADING)
			continue;
		if (block < 0 && b->text.len > 40)
			block = (int)i;
		while (word_next(b->text, &at, &w)) {
			words++;
			for (size_t k = 0; k < COUNT_OF(languages); k++)
				counts[k] +=
				    word_in(w.text, languages[k].words);
		}
	}
	for (size_t k = 1; k < COUNT_OF(languages); k++)
		if (counts[k] > counts[best])
			best = k;
	*said = (struct fact_value){.block = -1, .last = -1};
	if (words >= 20 && counts[best] * 10 >= words && block >= 0) {
		*said = (struct fact_value){.text = doc->blocks.at[block].text,
		    .source = FROM_TEXT,
		    .confidence = CONFIDENCE_HIGH,
		    .block = block,
		    .last = block,
		    .end = doc->blocks.at[block].text.len};
		return str_of(languages[best].language);
	}
	if (property.len < 2)
		return (struct str){0};
	*said = (struct fact_value){.text = property,
	    .source = FROM_PROPERTY,
	    .confidence = CONFIDENCE_LOW,
	    .block = -1,
	    .last = -1,
	    .property = STR("language")};
	return str_sub(property, 0, 2);
}
