/* Where a raw expression matches in a stretch of text, as spans of tokens. */
#include "base/buf.h"
#include "base/utf8.h"
#include "phrase/leaf.h"

/* The tokens of the stretch that bytes [start, end) of its block touch. */
static bool
tokens_of(const struct phrase_text *text, const struct stretch *s, size_t start,
    size_t end, struct span *out)
{
	struct noted noted = {0}, *kept;

	*out = (struct span){.first = -1};
	for (int i = s->first; i < s->last; i++) {
		const struct token *t = &text->tokens.at[i];

		if (t->end <= start || t->start >= end)
			continue;
		if (out->first < 0)
			out->first = i;
		out->last = i + 1;
		if (t->quantity >= 0 && noted.n < HIT_QUANTITIES)
			noted.quantities[noted.n++] = t->quantity;
	}
	if (noted.n > 0) {
		kept = arena_new(text->index->arena, struct noted);
		*kept = noted;
		out->noted = kept;
	}
	return out->first >= 0;
}

static bool
is_ascii(struct str s)
{
	unsigned all = 0;

	/* without a way out of the loop the compiler takes many at once */
	for (size_t i = 0; i < s.len; i++)
		all |= (unsigned char)s.at[i];
	return all < 0x80;
}

/* Non-breaking spaces and hyphens, curly quotes and accents must not matter to
 * an expression: it sees them as plain ones. */
static void
add_plain(struct str s, struct buf *out)
{
	if (is_ascii(s)) {
		buf_add(out, s);
		return;
	}
	for (size_t at = 0; at < s.len;) {
		char plain[UTF8_PLAIN_MAX];
		size_t start = at;

		while (at < s.len && (unsigned char)s.at[at] < 0x80)
			at++;
		buf_add(out, str_sub(s, start, at));
		if (at < s.len)
			buf_add(out, (struct str){plain,
					 utf8_plain(utf8_next(s, &at), plain)});
	}
}

/* The place in `s` that became byte `wanted` of its plain form. */
static size_t
place_of_plain(struct str s, size_t wanted)
{
	size_t at = 0;

	for (size_t made = 0; at < s.len;) {
		char plain[UTF8_PLAIN_MAX];
		size_t before = at;
		uint32_t code = utf8_next(s, &at);

		made += code < 0x80 ? 1 : utf8_plain(code, plain);
		if (made > wanted)
			return before;
	}
	return at;
}

struct regex *
raw_of(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf)
{
	struct room *room = room_of(text);
	struct arena *a = text->index->arena;

	while (room->raws.len < set->raws.len)
		VEC_PUSH(a, &room->raws, NULL);
	if (!room->raws.at[leaf->raw])
		room->raws.at[leaf->raw] =
		    regex_new(a, set->raws.at[leaf->raw]);
	return room->raws.at[leaf->raw];
}

/* `bytes` is the stretch, or its plain form when `written` is not NULL. */
static int
find_raw(const struct phrase_text *text, struct regex *raw,
    const struct stretch *s, struct str bytes, const struct str *written,
    struct spans *out, struct err *err)
{
	struct room *room = room_of(text);
	size_t from = 0, start, end;
	struct span span;

	if (!room->regex)
		room->regex = regex_room_new(text->index->arena);

	while (from <= bytes.len) {
		int found = regex_find(
		    raw, room->regex, bytes, from, &start, &end, err);
		size_t a, b;

		if (found <= 0)
			return found;
		a = written ? place_of_plain(*written, start) : start;
		b = written ? place_of_plain(*written, end) : end;
		if (tokens_of(text, s, s->start + a, s->start + b, &span))
			VEC_PUSH(text->index->arena, out, span);
		from = end > from ? end : from + 1;
		while (from < bytes.len &&
		       ((unsigned char)bytes.at[from] & 0xC0) == 0x80)
			from++;
	}
	return 0;
}

static int
find_in_stretch(const struct phrase_text *text, struct regex *raw,
    const struct stretch *s, struct spans *out, struct err *err)
{
	struct str written = str_sub(s->text, s->start, s->end);
	struct buf plain = {0};
	int status;

	if (is_ascii(written))
		return find_raw(text, raw, s, written, NULL, out, err);
	add_plain(written, &plain);
	status = find_raw(text, raw, s, buf_str(&plain), &written, out, err);
	buf_free(&plain);
	return status;
}

int
raw_matches(const struct pattern_set *set, const struct phrase_text *text,
    const struct leaf *leaf, const uint64_t *units, int first, int last,
    struct spans *out, uint64_t *work, struct err *err)
{
	struct regex *raw = raw_of(set, text, leaf);

	for (int unit = set_next(units, first, last); unit >= 0;
	     unit = set_next(units, unit + 1, last)) {
		const struct unit *u = &text->units.at[unit];

		*work += (uint64_t)(u->last - u->first);
		for (int i = 0; i < u->n_stretches; i++)
			if (find_in_stretch(text, raw,
				&text->stretches.at[u->first_stretch + i], out,
				err))
				return -1;
	}
	return 0;
}
