/* What an exchange of words looks like.  Both sides are written as they are
 * compared; then one property after another is taken off both, the least
 * first: what makes them equal is what the conversion broke. */
#include "base/utf8.h"
#include "diff/same_job.h"

/* A side of an exchange. */
struct spelling {
	struct buf spaced; /* one blank where there is white space */
	struct buf bare; /* without blanks */
	bool has_number; /* a number of a heading or item is in it */
};

static void
spell(const struct same_job *j, int side, const struct same_exchange *x,
    struct spelling *out)
{
	const struct same_stream *s = &j->side[side];

	for (int i = x->first[side]; i < x->last[side]; i++) {
		const struct same_word *w = &s->words.at[i];
		struct str key = j->keys.at.at[w->element];

		if (w->apart && out->spaced.len)
			buf_add_char(&out->spaced, ' ');
		buf_add(&out->spaced, key);
		buf_add(&out->bare, key);
		out->has_number |= w->number;
	}
}

static void
free_spelling(struct spelling *s)
{
	buf_free(&s->spaced);
	buf_free(&s->bare);
}

/* -- taking properties off ------------------------------------------------- */

typedef bool keeps(uint32_t code);

static void
keep_codes(struct str s, keeps *keep, struct buf *out)
{
	buf_reset(out);
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);

		if (keep(code))
			utf8_add(out, code);
	}
}

static bool
equal_without(struct str a, struct str b, keeps *keep)
{
	struct buf one = {0}, other = {0};
	bool equal;

	keep_codes(a, keep, &one);
	keep_codes(b, keep, &other);
	equal = str_eq(buf_str(&one), buf_str(&other));
	buf_free(&one);
	buf_free(&other);
	return equal;
}

static bool
is_no_hyphen(uint32_t code)
{
	return code != '-';
}

static bool
is_no_raising(uint32_t code)
{
	return code != '^';
}

/* Signs that are markup in one format and text in another. */
static bool
is_no_markup(uint32_t code)
{
	return code >= 0x80 || !strchr("*_|\\~`^#{}[]", (int)code);
}

static bool
is_no_bracket(uint32_t code)
{
	return code != '<' && code != '>';
}

/* Signs that draw a table. */
static bool
is_no_rule(uint32_t code)
{
	return code >= 0x80 || !strchr("|-:+", (int)code);
}

/* What every character set has; "?" stands for what one lacks. */
static bool
is_common(uint32_t code)
{
	return code < 0x80 && code != '?';
}

static bool
is_digit_code(uint32_t code)
{
	return code >= '0' && code <= '9';
}

/* -- the steps --------------------------------------------------------------
 */

/* Without "<...>": what is eaten when it is taken for a tag. */
static void
without_placeholders(struct str s, struct buf *out)
{
	buf_reset(out);
	for (size_t at = 0; at < s.len; at++) {
		size_t end =
		    s.at[at] == '<' ? str_find_char(s, '>', at) : SIZE_MAX;

		if (end != SIZE_MAX)
			at = end;
		else
			buf_add_char(out, s.at[at]);
	}
}

static void
fold_case(struct str s, struct buf *out)
{
	buf_reset(out);
	for (size_t at = 0; at < s.len;) {
		char plain[UTF8_PLAIN_MAX];
		size_t n = utf8_plain(utf8_next(s, &at), plain);

		buf_add(out, (struct str){plain, n});
	}
}

static bool
is_placeholder(struct str a, struct str b)
{
	struct buf one = {0}, other = {0};
	bool equal;

	without_placeholders(a, &one);
	without_placeholders(b, &other);
	equal = str_eq(buf_str(&one), b) || str_eq(buf_str(&other), a) ||
		equal_without(a, b, is_no_bracket);
	buf_free(&one);
	buf_free(&other);
	return equal;
}

static size_t
count_codes(struct str s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.len; n++)
		(void)utf8_next(s, &at);
	return n;
}

/* Folding takes accents off as well; where one was lost, fewer bytes are left
 * of as many letters. */
static bool
equal_but_case(struct str a, struct str b)
{
	struct buf one = {0}, other = {0};
	bool equal;

	fold_case(a, &one);
	fold_case(b, &other);
	equal = str_eq(buf_str(&one), buf_str(&other)) && a.len == b.len &&
		count_codes(a) == count_codes(b);
	buf_free(&one);
	buf_free(&other);
	return equal;
}

/* "?" or U+FFFD stands where the other side has a sign that some character
 * sets lack, but is folded to a common one here. */
static bool
is_lost_sign(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	bool lost = false;

	while (i < a.len && k < b.len) {
		uint32_t x = utf8_next(a, &i), y = utf8_next(b, &k);
		bool sign = y == '-' || y == '\'' || y == '"';

		if (x == y)
			continue;
		if ((x != '?' && x != UTF8_BAD) || !sign)
			return false;
		lost = true;
	}
	return lost && i == a.len && k == b.len;
}

static bool
is_lost_accent(struct str a, struct str b)
{
	struct buf one = {0}, other = {0};
	bool equal;

	fold_case(a, &one);
	fold_case(b, &other);
	equal = a.len != b.len && str_eq(buf_str(&one), buf_str(&other));
	buf_free(&one);
	buf_free(&other);
	return equal;
}

/* Bytes of UTF-8 taken for windows-1252: "Ã©", "â€™". */
static bool
is_mistaken_charset(struct str s)
{
	return str_find(s, STR("\xC3\x83"), 0) != SIZE_MAX ||
	       str_find(s, STR("\xC3\x82"), 0) != SIZE_MAX ||
	       str_find(s, STR("\xC3\xA2\xE2\x82\xAC"), 0) != SIZE_MAX ||
	       str_find(s, STR("\xEF\xBF\xBD"), 0) != SIZE_MAX;
}

static bool
is_damaged(struct str a, struct str b)
{
	return equal_without(a, b, is_common) || is_lost_accent(a, b) ||
	       is_lost_sign(a, b) || is_lost_sign(b, a) ||
	       is_mistaken_charset(a) != is_mistaken_charset(b);
}

/* A reference that was not resolved: "&lt;", "&nbsp;", "&#160;". */
static bool
is_reference(struct str s)
{
	size_t at = str_find_char(s, '&', 0), end;

	if (at == SIZE_MAX)
		return false;
	end = str_find_char(s, ';', at);
	return end != SIZE_MAX && end - at >= 3 && end - at <= 8;
}

/* Blanks between letters or digits. */
static int
count_blanks(struct str s)
{
	bool after_word = false, blank = false;
	int n = 0;

	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		bool word = utf8_is_alnum(code);

		if (code == ' ') {
			blank = after_word;
			continue;
		}
		n += blank && word;
		blank = false;
		after_word = word;
	}
	return n;
}

static enum same_kind
kind_of(struct str a, struct str b)
{
	if (equal_without(a, b, is_no_raising))
		return SAME_RAISED;
	if (equal_without(a, b, is_no_hyphen))
		return SAME_HYPHEN;
	if (is_placeholder(a, b))
		return SAME_PLACEHOLDER;
	if (equal_without(a, b, is_no_markup) ||
	    is_reference(a) != is_reference(b))
		return SAME_MARKUP;
	if (is_damaged(a, b))
		return SAME_CHARACTER;
	if (equal_but_case(a, b))
		return SAME_CASE;
	if (equal_without(a, b, utf8_is_alnum))
		return SAME_SIGN;
	if (!equal_without(a, b, is_digit_code))
		return SAME_NUMBER;
	return SAME_WORDS;
}

bool
same_spelling(const struct same_job *j, const struct same_exchange *x,
    enum same_kind *kind)
{
	struct spelling one = {0}, other = {0};
	struct str a, b;
	bool same = false;

	spell(j, 0, x, &one);
	spell(j, 1, x, &other);
	a = buf_str(&one.bare);
	b = buf_str(&other.bare);
	if (!str_eq(a, b)) {
		*kind = kind_of(a, b);
		/* "(a)" is an item's number here and typed there. */
		same = *kind == SAME_SIGN && one.has_number != other.has_number;
	} else {
		int more = count_blanks(buf_str(&one.spaced)) -
			   count_blanks(buf_str(&other.spaced));

		same = more == 0;
		*kind = more > 0 ? SAME_JOINED : SAME_SPLIT;
	}
	free_spelling(&one);
	free_spelling(&other);
	return same;
}

bool
same_but_rules(const struct same_job *j, const struct same_exchange *x)
{
	struct spelling one = {0}, other = {0};
	bool same;

	spell(j, 0, x, &one);
	spell(j, 1, x, &other);
	same =
	    equal_without(buf_str(&one.bare), buf_str(&other.bare), is_no_rule);
	free_spelling(&one);
	free_spelling(&other);
	return same;
}
