/* Method.  The start of the text is brought into plain form (lower case,
 * ASCII digits, dashes and blanks of any kind made one), with the place in the
 * source for each byte.  A small scanner reads
 *
 *	[bracket] [word for a section] number [punctuation] [dash] title
 *
 * and then looks for signs that the figures are no section number at all:
 * glued letters, a unit behind a lone figure, a preposition behind a
 * reference, object identifiers, dates, ranges.
 */
#include "map/heading_scan.h"

#include "base/roman.h"

#define PLACES 12
#define SECTION_SIGN '\1' /* one byte for U+00A7; no text holds it */

struct scan {
	const struct view *v;
	size_t at;
};

/* One code point in plain form; returns its bytes. */
static size_t
plain_next(struct str text, size_t *at, char *to)
{
	char c = text.at[*at];
	uint32_t code;

	if ((unsigned char)c < 0x80) {
		(*at)++;
		*to = char_is_space(c) ? ' ' : char_lower(c);
		return 1;
	}
	code = utf8_next(text, at);
	if (code != 0xA7)
		return utf8_plain(code, to);
	*to = SECTION_SIGN;
	return 1;
}

void
view_make(struct view *v, struct str text, bool is_label)
{
	size_t at = 0;

	v->text = text;
	v->is_label = is_label;
	v->len = 0;
	while (at < text.len && v->len < VIEW_BYTES) {
		size_t here = at;
		size_t n = plain_next(text, &at, v->at + v->len);

		for (size_t i = 0; i < n; i++)
			v->source[v->len + i] = here;
		v->len += n;
	}
	v->source[v->len] = at;
	v->at[v->len] = '\0';
}

static char
peek(const struct scan *s)
{
	return s->at < s->v->len ? s->v->at[s->at] : '\0';
}

static char
peek_at(const struct scan *s, size_t ahead)
{
	return s->at + ahead < s->v->len ? s->v->at[s->at + ahead] : '\0';
}

static bool
is_word_byte(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || (unsigned char)c >= 0x80;
}

static void
skip_blanks(struct scan *s)
{
	while (peek(s) == ' ')
		s->at++;
}

/* The word at the scan, as a slice of the view. */
static struct str
word_here(const struct scan *s)
{
	size_t end = s->at;

	while (end < s->v->len && is_word_byte(s->v->at[end]))
		end++;
	return (struct str){s->v->at + s->at, end - s->at};
}

/* True when the source at that place of the view begins like a title: with a
 * capital, a letter of a script without them, a quote or a bracket. */
static bool
begins_title(const struct view *v, size_t at)
{
	size_t source = v->source[at];
	unsigned char c;

	if (source >= v->text.len)
		return true;
	c = (unsigned char)v->text.at[source];
	return (c >= 'A' && c <= 'Z') || c == '(' || c == '"' || c == '[' ||
	       c >= 0x80;
}

static bool
add_number(struct found *f, const char *bytes, size_t n)
{
	if (n > sizeof(f->number) - f->number_len)
		return false;
	(void)memcpy(f->number + f->number_len, bytes, n);
	f->number_len += n;
	return true;
}

static bool
add_key(struct found *f, const char *bytes, size_t n)
{
	size_t dot = f->key_len > 0;

	if (n + dot > sizeof(f->key) - f->key_len)
		return false;
	if (dot)
		f->key[f->key_len++] = '.';
	(void)memcpy(f->key + f->key_len, bytes, n);
	f->key_len += n;
	f->places++;
	return true;
}

static bool
add_key_value(struct found *f, long value)
{
	char digits[8];
	size_t n = sizeof(digits);

	do {
		digits[--n] = (char)('0' + value % 10);
		value /= 10;
	} while (value > 0 && n > 0);
	return add_key(f, digits + n, sizeof(digits) - n);
}

/* Digits of one place, at most three of them. */
static bool
read_place(struct scan *s, struct found *f)
{
	size_t start = s->at, end;
	struct str digits;
	long value;

	while (char_is_digit(peek(s)))
		s->at++;
	end = s->at;
	digits = (struct str){s->v->at + start, end - start};
	return str_to_long(digits, 0, 999, &value) && f->places < PLACES &&
	       add_number(f, digits.at, digits.len) && add_key_value(f, value);
}

/* A dot, with blanks around it, before another place. */
static bool
at_dot_place(const struct scan *s, size_t *skip)
{
	size_t i = 0;

	while (peek_at(s, i) == ' ')
		i++;
	if (peek_at(s, i) != '.')
		return false;
	i++;
	while (peek_at(s, i) == ' ')
		i++;
	*skip = i;
	return char_is_digit(peek_at(s, i));
}

static bool is_unit(struct str word);

/* A place that stands apart from the dot before it ("4. 9. 1") belongs to the
 * number only when what follows is not counted by it: "2. 24 hours",
 * "1. 3DES keys". */
static bool
counts_something(const struct scan *s)
{
	struct scan next = *s;
	size_t skip;

	if (at_dot_place(s, &skip) || peek(s) == '.' || peek(s) == ')' ||
	    peek(s) == ':' || peek(s) == '\0')
		return false;
	skip_blanks(&next);
	return peek(s) != ' ' || !begins_title(s->v, next.at) ||
	       is_unit(word_here(&next));
}

/* ".9.1" behind a first place. */
static bool
read_more_places(struct scan *s, struct found *f)
{
	size_t skip;

	while (at_dot_place(s, &skip)) {
		struct found before = *f;
		struct scan here = *s;
		bool good;

		s->at += skip;
		good = add_number(f, ".", 1) && read_place(s, f);
		if (skip > 1 && (!good || counts_something(s))) {
			*f = before;
			*s = here;
			return true;
		}
		if (!good)
			return false;
	}
	return true;
}

/* Chapters have no more. */
#define CHAPTERS_MAX 39

static long
chapter_value(struct str w)
{
	long value = roman_value(w);

	return value <= CHAPTERS_MAX ? value : 0;
}

static long
spelled_value(struct str w)
{
	static const char *const words[] = {"one", "two", "three", "four",
	    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_eq(w, str_of(words[i])))
			return (long)i + 1;
	return 0;
}

static bool
add_upper(struct found *f, struct str word)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];

		c = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
		if (!add_number(f, &c, 1))
			return false;
	}
	return true;
}

static bool
read_roman(struct scan *s, struct found *f, bool after_word)
{
	struct str w = word_here(s);
	long value = chapter_value(w);

	if (value == 0 && after_word)
		value = spelled_value(w);
	if (value == 0 || !add_upper(f, w) || !add_key_value(f, value))
		return false;
	s->at += w.len;
	return read_more_places(s, f);
}

/* "-1" or " 1.1" behind a letter; false and nothing read when what stands
 * there is no place: "A 5 year term". */
static bool
read_gap_place(struct scan *s, struct found *f)
{
	struct found before = *f;
	struct scan here = *s;
	char gap = peek(s);

	if ((gap != '-' && gap != ' ') || !char_is_digit(peek_at(s, 1)))
		return false;
	s->at++;
	if (add_number(f, &gap, 1) && read_place(s, f) &&
	    (gap == '-' || peek(s) == '.'))
		return true;
	*f = before;
	*s = here;
	return false;
}

/* "A", "A.2", "A-1", "B 1.1": a letter and places behind it. */
static bool
read_letter(struct scan *s, struct found *f)
{
	char c = peek(s), upper;

	if (!char_is_alpha(c) || is_word_byte(peek_at(s, 1)))
		return false;
	upper = (char)(c - 'a' + 'A');
	if (!add_number(f, &upper, 1) || !add_key(f, &upper, 1))
		return false;
	s->at++;
	(void)read_gap_place(s, f);
	return read_more_places(s, f);
}

/* Arcs under which object identifiers of this trade lie.  Those with a place
 * above 99 are told by that. */
static bool
is_object_identifier(struct str key)
{
	static const struct str arcs[] = {STR_INIT("0."),
	    STR_INIT("1.3.6.1.4.1."), STR_INIT("1.3.6.1.5.5."),
	    STR_INIT("2.5.4."), STR_INIT("2.5.29")};

	for (size_t i = 0; i < COUNT_OF(arcs); i++)
		if (str_starts(key, arcs[i]))
			return true;
	return false;
}

static bool
has_large_place(struct str key)
{
	while (key.len > 0)
		if (str_cut(&key, '.').len > 2)
			return true;
	return false;
}

static bool
is_unit(struct str word)
{
	static const char *const units[] = {"bit", "bits", "business", "byte",
	    "bytes", "calendar", "day", "days", "gb", "hour", "hours", "kb",
	    "mb", "minute", "minutes", "month", "months", "of", "percent",
	    "second", "seconds", "tb", "times", "week", "weeks", "working",
	    "year", "years"};

	return str_is_one_of(word, units, COUNT_OF(units));
}

/* Words that go on with a sentence about a number: "2.2.6 of the ...". */
static bool
is_continuation(struct str word)
{
	static const char *const words[] = {"and", "applies", "apply", "are",
	    "does", "is", "of", "or", "shall", "through", "until"};

	return str_is_one_of(word, words, COUNT_OF(words));
}

/* What stands right behind the number decides whether it is one. */
static bool
is_number_end(const struct scan *s, const struct found *f, bool after_word)
{
	char c = peek(s);

	if (c == '\0' || c == ' ' || c == '.' || c == ')' || c == ':' ||
	    c == ']' || c == '-' || c == '|')
		return true;
	return (f->places > 1 || after_word) && char_is_alpha(c) &&
	       begins_title(s->v, s->at);
}

struct closing { /* what stood between number and title */
	bool mark; /* a dot, bracket, colon or dash */
	bool dash;
};

static struct closing
skip_closing(struct scan *s)
{
	struct closing c = {0};

	while (peek(s) == '.' || peek(s) == ')' || peek(s) == ':' ||
	       peek(s) == ']' || peek(s) == '|') {
		c.mark = true;
		s->at++;
	}
	skip_blanks(s);
	while (peek(s) == '-' || peek(s) == ':' || peek(s) == '|') {
		c.mark = c.dash = true;
		s->at++;
		skip_blanks(s);
	}
	return c;
}

/* "3 - 5 years", "4.9.1 - 4.9.3" */
static bool
is_range(const struct scan *s, struct closing c)
{
	size_t i = 0;

	if (!c.dash || !char_is_digit(peek(s)))
		return false;
	while (char_is_digit(peek_at(s, i)) || peek_at(s, i) == '.')
		i++;
	return peek_at(s, i) != '-';
}

/* A lone figure before a title needs a mark behind it, or a title that begins
 * like one and does not go on counting something. */
static bool
is_plausible(const struct scan *s, const struct found *f, struct closing c,
    bool after_word)
{
	struct str next = word_here(s);
	struct str key = {f->key, f->key_len};

	if (has_large_place(key) || is_object_identifier(key) || is_range(s, c))
		return false;
	if (!c.mark && is_continuation(next) && !begins_title(s->v, s->at))
		return false;
	if (after_word)
		return true;
	if (!c.mark && f->places <= 2 && is_unit(next))
		return false;
	if (f->places > 1)
		return true;
	if (s->at >= s->v->len)
		return c.mark || s->v->is_label;
	return c.mark || begins_title(s->v, s->at);
}

static bool
finish_number(struct scan *s, struct found *f, bool after_word)
{
	struct closing c;
	struct str key;

	if (!is_number_end(s, f, after_word))
		return false;
	c = skip_closing(s);
	f->end = s->at;
	if (!is_plausible(s, f, c, after_word))
		return false;
	key = (struct str){f->key, f->key_len};
	/* "1.0 Introduction" is chapter 1. */
	if (f->places == 2 && str_ends(key, STR(".0"))) {
		f->key_len -= 2;
		f->places = 1;
	}
	return true;
}

static bool
skip_section_word(struct scan *s)
{
	static const char *const words[] = {"art", "article", "chap", "chapter",
	    "clause", "sec", "sect", "section"};
	struct scan start = *s;
	struct str w;

	while (peek(s) == SECTION_SIGN)
		s->at++;
	if (s->at > start.at) {
		skip_blanks(s);
		return true;
	}
	w = word_here(s);
	if (!str_is_one_of(w, words, COUNT_OF(words)))
		return false;
	s->at += w.len;
	if (peek(s) == '.')
		s->at++;
	if (peek(s) != ' ') {
		*s = start;
		return false;
	}
	skip_blanks(s);
	return true;
}

static bool
parse_number(const struct view *v, struct found *f)
{
	struct scan s = {.v = v};
	bool word;

	*f = (struct found){.kind = HEADING_NUMBER};
	if (peek(&s) == '(' || peek(&s) == '[')
		s.at++;
	word = skip_section_word(&s);
	if (char_is_digit(peek(&s)))
		return read_place(&s, f) && read_more_places(&s, f) &&
		       finish_number(&s, f, word);
	if (!begins_title(v, s.at) && !word)
		return false; /* a roman number in small letters: an item */
	return read_roman(&s, f, word) &&
	       (word || f->places > 1 || peek(&s) == '.' || peek(&s) == ')' ||
		   peek(&s) == '\0') &&
	       finish_number(&s, f, word);
}

/* "A. Title", "A.2 Title", "A-1: Title", "(a) Title", "b) Title" */
static bool
parse_letter(const struct view *v, struct found *f)
{
	struct scan s = {.v = v};
	bool capital, bracket = peek(&s) == '(';

	*f = (struct found){.kind = HEADING_LETTER};
	s.at += bracket;
	capital = begins_title(v, s.at);
	if (!read_letter(&s, f) ||
	    has_large_place((struct str){f->key, f->key_len}))
		return false;
	if (peek(&s) == ')') {
		if (!capital)
			f->number[0] = char_lower(f->number[0]);
		if (f->places == 1)
			f->key_len = 0, f->places = 0;
	} else if (!capital || bracket) {
		return false;
	}
	if (f->places == 1 && peek(&s) != '.')
		return false; /* "A certificate" */
	if (!is_number_end(&s, f, false))
		return false;
	(void)skip_closing(&s);
	f->end = s.at;
	return true;
}

/* What follows the word: "A", "2", "IV", "B.1", "C 1.1". */
static bool
read_appendix_mark(struct scan *s, struct found *f)
{
	struct scan start;
	struct found before;

	skip_blanks(s);
	if (!add_number(f, " ", 1))
		return false;
	start = *s;
	before = *f;
	if (char_is_digit(peek(s)) ? read_place(s, f) && read_more_places(s, f)
				   : read_letter(s, f))
		if (!is_word_byte(peek(s)))
			return true;
	*s = start;
	*f = before;
	return read_roman(s, f, true) && !is_word_byte(peek(s));
}

/* A bare "Appendix: Definitions"; "Appendix of terms" is all title. */
static void
end_bare_appendix(struct scan *s, struct found *f)
{
	if (!skip_closing(s).mark && s->at < s->v->len) {
		f->number_len = 0;
		s->at = 0;
	}
	f->end = s->at;
}

static bool
parse_appendix(const struct view *v, struct found *f)
{
	static const char *const sure[] = {"annex", "annexe", "appendix"};
	static const char *const likely[] = {
	    "addendum", "attachment", "exhibit", "schedule"};
	struct scan s = {.v = v}, after;
	struct str word = word_here(&s);
	bool is_sure = str_is_one_of(word, sure, COUNT_OF(sure));
	struct found bare;
	struct closing c;

	*f = (struct found){.kind = HEADING_APPENDIX};
	if (!is_sure && !str_is_one_of(word, likely, COUNT_OF(likely)))
		return false;
	if (!add_upper(f, str_sub(word, 0, 1)) ||
	    !add_number(f, word.at + 1, word.len - 1))
		return false;
	s.at += word.len;
	after = s;
	bare = *f;
	if (read_appendix_mark(&s, f)) {
		c = skip_closing(&s);
		f->end = s.at;
		return is_sure || c.mark || s.at >= v->len;
	}
	*f = bare;
	end_bare_appendix(&after, f);
	return is_sure;
}

bool
scan_number(const struct view *v, struct found *f)
{
	return parse_appendix(v, f) || parse_number(v, f) || parse_letter(v, f);
}

size_t
view_skip_separators(const struct view *v)
{
	struct scan s = {.v = v};

	(void)skip_closing(&s);
	return v->source[s.at];
}
