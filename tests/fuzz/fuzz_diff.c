/* The bytes are the lines of two documents, the old one above a line of "%%":
 * see fuzz_text.h.  Every word of both is in one group; the words that stay
 * and are not moved are the same in both, in order; and the two exchanged are
 * aligned the same way. */
#include "diff/align.h"
#include "diff/mark.h"
#include "fuzz_text.h"
#include "prose/prose.h"

static struct prose *
read_text(struct arena *a, struct doc *doc)
{
	const struct doc **docs = arena_many(a, const struct doc *, 1);
	const struct map **maps = arena_many(a, const struct map *, 1);
	struct prose *p = NULL;
	struct err err = {0};

	docs[0] = doc;
	maps[0] = map_document(a, doc, fuzz_outline());
	if (prose_read(a, fuzz_lexicon(), docs, maps, 1, &p, &err)) {
		assert(err.code == ERR_LIMIT);
		return NULL;
	}
	return p;
}

static void
check_cover(const struct alignment *al, int side)
{
	const struct side *s = &al->side[side];
	int words = 0, portions = 0;

	for (size_t i = 0; i < al->groups.len; i++) {
		const struct group *g = &al->groups.at[i];
		int first, last;

		assert(g->first[side] <= g->last[side]);
		for (int k = g->first[side]; k < g->last[side]; k++)
			assert(s->portions.at[k].group == (int)i);
		portions += g->last[side] - g->first[side];
		group_words(al, g, side, &first, &last);
		words += last - first;
	}
	assert(portions == (int)s->portions.len);
	assert(words == (int)s->words.len);
}

/* The next word that stays where it is, or -1. */
static int
next_kept(const struct alignment *al, const struct marks *m, int side, int *at)
{
	const struct side *s = &al->side[side];

	for (; *at < (int)s->portions.len; (*at)++) {
		const struct portion *p = &s->portions.at[*at];

		if (al->groups.at[p->group].moved)
			continue;
		return *at;
	}
	(void)m;
	return -1;
}

static void
check_kept(struct arena *a, const struct alignment *al, const struct marks *m)
{
	struct VEC(int) kept[2] = {{0}, {0}};

	for (int side = 0; side < 2; side++)
		for (int at = 0; next_kept(al, m, side, &at) >= 0; at++) {
			const struct portion *p =
			    &al->side[side].portions.at[at];

			for (int w = p->first_word; w < p->last_word; w++)
				if (!m->changed[side][w])
					VEC_PUSH(a, &kept[side],
					    al->side[side].words.at[w].term);
		}
	assert(kept[0].len == kept[1].len);
	for (size_t i = 0; i < kept[0].len; i++)
		assert(kept[0].at[i] == kept[1].at[i]);
}

static void
check_turned(const struct alignment *al, const struct alignment *back)
{
	assert(al->groups.len == back->groups.len);
	for (size_t i = 0; i < al->groups.len; i++) {
		const struct group *g = &al->groups.at[i], *h;
		int side = g->first[0] == g->last[0];

		h = &back->groups.at[back->side[1 - side]
					 .portions.at[g->first[side]]
					 .group];
		for (int s = 0; s < 2; s++) {
			bool none = g->first[s] == g->last[s];

			assert(none == (h->first[1 - s] == h->last[1 - s]));
			assert(none || (g->first[s] == h->first[1 - s] &&
					   g->last[s] == h->last[1 - s]));
		}
		assert(g->moved == h->moved && g->same == h->same);
	}
}

static void
align_cut(struct arena *a, const struct prose *one, const struct prose *other,
    struct alignment *out)
{
	struct cut cut[2];

	side_cut(a, fuzz_lexicon(), one, &cut[0]);
	side_cut(a, fuzz_lexicon(), other, &cut[1]);
	align(a, &cut[0], &cut[1], out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = fuzz_bytes(data, size);
	size_t cut = str_find(bytes, STR("\n%%\n"), 0);
	struct arena a = {0};
	struct doc *docs[2];
	struct prose *prose[2];
	struct alignment al, back;
	struct marks marks;

	if (cut == SIZE_MAX)
		cut = bytes.len;
	docs[0] = fuzz_lines(&a, str_sub(bytes, 0, cut));
	docs[1] = fuzz_lines(&a, str_sub(bytes, cut + 4, bytes.len));
	docs[0]->digest = sha256_of(str_sub(bytes, 0, cut));
	docs[1]->digest = sha256_of(str_sub(bytes, cut, bytes.len));
	prose[0] = read_text(&a, docs[0]);
	prose[1] = read_text(&a, docs[1]);
	if (prose[0] && prose[1]) {
		align_cut(&a, prose[0], prose[1], &al);
		align_cut(&a, prose[1], prose[0], &back);
		marks_make(&a, &al, &marks);
		check_cover(&al, 0);
		check_cover(&al, 1);
		check_kept(&a, &al, &marks);
		check_turned(&al, &back);
	}
	arena_clear(&a);
	doc_free(docs[0]);
	doc_free(docs[1]);
	return 0;
}
