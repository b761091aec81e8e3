/* The bytes are a phrase pattern, up to the first line break, and the text of
 * a small document behind it.  A pattern that is taken finds hits inside the
 * text, none over another unless it lies around it, unit after unit, and the
 * same ones again. */
#include "base/limits.h"
#include "base/utf8.h"
#include "fuzz_text.h"
#include "phrase/pattern.h"

struct seen {
	const struct phrase_text *text;
	int hits;
	struct hit of_unit[LIMIT_HITS]; /* those of the unit of the last one */
	int n_of_unit;
	uint32_t sum;
};

static bool
see(void *self, const struct hit *hit)
{
	struct seen *s = self;
	const struct phrase_text *t = s->text;

	assert(hit->unit >= 0 && hit->unit < (int)t->units.len);
	assert(hit->first < hit->last);
	assert(hit->first >= t->units.at[hit->unit].first);
	assert(hit->last <= t->units.at[hit->unit].last);
	if (s->n_of_unit && s->of_unit[0].unit != hit->unit) {
		assert(s->of_unit[0].unit < hit->unit);
		s->n_of_unit = 0;
	}
	for (int i = 0; i < s->n_of_unit; i++)
		assert(hit->last <= s->of_unit[i].first ||
		       hit->first >= s->of_unit[i].last ||
		       (hit->first < s->of_unit[i].first &&
			   hit->last > s->of_unit[i].last));
	assert(s->n_of_unit < LIMIT_HITS);
	s->of_unit[s->n_of_unit++] = *hit;
	assert(hit->n_quantities >= 0 && hit->n_quantities <= HIT_QUANTITIES);
	for (int i = 0; i < hit->n_quantities; i++)
		assert(hit->quantities[i] >= 0 &&
		       hit->quantities[i] < (int)t->quantities.len);
	s->hits++;
	s->sum = s->sum * 31 + (uint32_t)hit->first * 7 + (uint32_t)hit->last;
	return true;
}

static struct seen
search(struct pattern *p, const struct phrase_text *text)
{
	struct seen s = {.text = text};
	struct err err = {0};
	uint64_t work = 0;

	if (pattern_find(
		p, text, NULL, 0, (int)text->units.len, see, &s, &work, &err))
		assert(err.code == ERR_LIMIT && err.text[0] != '\0');
	return s;
}

/* One line of the text is one unit. */
static struct phrase_text *
read_text(struct arena *a, struct str bytes)
{
	struct phrase_text *text = phrase_text_new(a, fuzz_lexicon());
	int block = 0;

	while (bytes.len) {
		struct str line = utf8_clean(a, str_cut(&bytes, '\n'));
		struct stretch s = {
		    .block = block++, .text = line, .end = line.len};

		if (line.len)
			(void)phrase_text_add(text, &s, 1);
	}
	phrase_text_seal(text);
	return text;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct str bytes = fuzz_bytes(data, size);
	struct str source = utf8_clean(&a, str_cut(&bytes, '\n'));
	struct pattern_set *set = pattern_set_new(fuzz_lexicon());
	struct pattern *p = NULL;
	struct err err = {0};

	if (pattern_add(set, source, &p, &err)) {
		assert(err.code != ERR_NONE && err.text[0] != '\0');
	} else {
		struct phrase_text *text = read_text(&a, bytes);
		struct seen once = search(p, text), again = search(p, text);

		assert(once.hits == again.hits && once.sum == again.sum);
	}
	pattern_set_free(set);
	arena_clear(&a);
	return 0;
}
