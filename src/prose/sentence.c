#include "prose/sentence.h"

#include "base/cc.h"
#include "base/limits.h"
#include "base/roman.h"
#include "phrase/legal_form.h"

/* Abbreviations that never end a sentence, in lower case without the last
 * stop; a number or a name follows them. */
static const char *const never_last[] = {
    "approx",
    "app",
    "art",
    "arts",
    "cf",
    "ch",
    "cl",
    "dr",
    "e.g",
    "eg",
    "ed",
    "eds",
    "fig",
    "figs",
    "i.e",
    "ie",
    "incl",
    "lit",
    "mr",
    "mrs",
    "ms",
    "nr",
    "p",
    "par",
    "para",
    "paras",
    "pars",
    "pp",
    "prof",
    "ref",
    "resp",
    "rev",
    "sec",
    "sect",
    "st",
    "ver",
    "vol",
    "vs",
    "viz",
};

/* Those that may end one: the next word decides. */
static const char *const maybe_last[] = {
    "a.m",
    "al",
    "bros",
    "co",
    "corp",
    "dept",
    "est",
    "etc",
    "inc",
    "llc",
    "ltd",
    "p.m",
    "plc",
    "u.k",
    "u.s",
    "u.s.a",
    "u.s.c",
};

/* Those that belong to the number behind them. */
static const char *const before_number[] = {"max", "min", "no", "nos"};

/* Words that start a sentence and hardly ever a name. */
static const char *const starters[] = {
    "A",
    "After",
    "All",
    "An",
    "Any",
    "As",
    "At",
    "Before",
    "By",
    "Each",
    "Every",
    "For",
    "From",
    "He",
    "However",
    "If",
    "In",
    "It",
    "Its",
    "No",
    "Of",
    "On",
    "Once",
    "Such",
    "That",
    "The",
    "These",
    "They",
    "This",
    "Those",
    "To",
    "Upon",
    "We",
    "When",
    "Where",
    "While",
    "With",
};

struct splitter {
	struct str text;
	size_t start; /* of the sentence in hand */
	size_t at;
	size_t closes; /* where the bracket that is open closes, or 0 */
	size_t look_again; /* no bracket is followed before that */
	size_t blank_to; /* end of the blank stretch asked about last */
};

static char
byte_at(const struct splitter *s, size_t at)
{
	return at < s->text.len ? s->text.at[at] : '\0';
}

static bool
is_listed(struct str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(word, str_of(list[i])))
			return true;
	return false;
}

/* -- labels -------------------------------------------------------------- */

static bool
is_digits(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_digit(s.at[i]))
			return false;
	return s.len > 0 && s.len < 4;
}

static enum label_kind
kind_of(struct str inner)
{
	if (is_digits(inner))
		return LABEL_DIGIT;
	if (inner.len == 1 && char_is_lower(inner.at[0]))
		return LABEL_LOWER;
	if (inner.len == 1 && inner.at[0] >= 'A' && inner.at[0] <= 'Z')
		return LABEL_UPPER;
	return roman_value(inner) ? LABEL_ROMAN : LABEL_NONE;
}

static int
ordinal_of(enum label_kind kind, struct str inner)
{
	long n;

	if (kind == LABEL_DIGIT && str_to_long(inner, 0, 999, &n))
		return (int)n;
	return inner.len ? inner.at[0] : 0;
}

static size_t
bullet_length(struct str text)
{
	static const struct str bullets[] = {STR_INIT("-"), STR_INIT("*"),
	    STR_INIT("\xE2\x80\xA2"), STR_INIT("\xE2\x80\x93"),
	    STR_INIT("\xE2\x80\x94"), STR_INIT("\xE2\x97\xA6"),
	    STR_INIT("\xE2\x96\xAA"), STR_INIT("\xE2\x97\x8F"),
	    STR_INIT("\xC2\xB7"), STR_INIT("\xEF\x82\xB7")};

	for (size_t i = 0; i < COUNT_OF(bullets); i++)
		if (str_starts(text, bullets[i]))
			return bullets[i].len;
	return 0;
}

struct label
sentence_label(struct str text)
{
	struct label l = {0};
	size_t open = text.len && text.at[0] == '(', end = open;
	size_t bullet = bullet_length(text);
	struct str inner;

	if (bullet) {
		l.kind = LABEL_BULLET;
		end = bullet;
	} else {
		while (end < text.len && end < 10 &&
		       (char_is_digit(text.at[end]) ||
			   char_is_alpha(text.at[end])))
			end++;
		inner = str_sub(text, open, end);
		if (end >= text.len ||
		    (text.at[end] != ')' && (open || text.at[end] != '.')))
			return l;
		end++;
		l.kind = kind_of(inner);
		l.ordinal = ordinal_of(l.kind, inner);
	}
	if (end >= text.len || !char_is_space(text.at[end]))
		return (struct label){0};
	while (end < text.len && char_is_space(text.at[end]))
		end++;
	l.len = l.kind == LABEL_NONE ? 0 : end;
	return l;
}

/* -- full stops ---------------------------------------------------------- */

/* The word that ends before `at`, inner stops included. */
static struct str
word_before(const struct splitter *s, size_t at)
{
	size_t from = at;

	while (from > s->start) {
		char c = s->text.at[from - 1];

		if (!char_is_alpha(c) && !char_is_digit(c) && c != '.')
			break;
		from--;
	}
	return str_sub(s->text, from, at);
}

static struct str
word_after(const struct splitter *s, size_t at)
{
	size_t end = at;

	while (char_is_alpha(byte_at(s, end)))
		end++;
	return str_sub(s->text, at, end);
}

static size_t
skip_space(const struct splitter *s, size_t at)
{
	for (;;) {
		if (char_is_space(byte_at(s, at)))
			at++;
		else if (byte_at(s, at) == '\xC2' &&
			 byte_at(s, at + 1) == '\xA0')
			at += 2;
		else
			return at;
	}
}

/* "[12]", the mark of a note, behind a full stop. */
static size_t
skip_note_mark(const struct splitter *s, size_t at)
{
	size_t end = at + 1;

	if (byte_at(s, at) != '[')
		return at;
	while (char_is_digit(byte_at(s, end)))
		end++;
	return end > at + 1 && byte_at(s, end) == ']' ? end + 1 : at;
}

/* Closing quotation marks and brackets behind a full stop belong to it. */
static size_t
skip_closing(const struct splitter *s, size_t at)
{
	static const struct str closing[] = {STR_INIT("\""), STR_INIT("'"),
	    STR_INIT(")"), STR_INIT("]"), STR_INIT("\xE2\x80\x9D"),
	    STR_INIT("\xE2\x80\x99"), STR_INIT("\xC2\xBB")};
	bool found = true;

	while (found) {
		struct str rest = str_sub(s->text, at, s->text.len);

		found = false;
		for (size_t i = 0; i < COUNT_OF(closing) && !found; i++)
			if (str_starts(rest, closing[i])) {
				at += closing[i].len;
				found = true;
			}
	}
	return skip_note_mark(s, at);
}

static bool
starts_lower(const struct splitter *s, size_t at)
{
	char c = byte_at(s, at);

	return c >= 'a' && c <= 'z';
}

/* "organizationalUnitName is not used", "eExample revokes", "e-Example
 * revokes": a name starts a sentence although it starts with a small letter. */
static bool
is_name_with_small(const struct splitter *s, size_t at)
{
	size_t end = at;
	bool inner = false;

	while (char_is_alpha(byte_at(s, end))) {
		char c = byte_at(s, end++);

		inner = inner || char_is_upper(c);
	}
	if (end - at == 1 && byte_at(s, end) == '-')
		return char_is_upper(byte_at(s, end + 1));
	return inner && end - at >= 5;
}

static bool
follows_blank(const struct splitter *s, size_t at)
{
	return at == 0 || char_is_space(s->text.at[at - 1]) ||
	       s->text.at[at - 1] == '(';
}

/* "S.p.A", "d.o.o": as abbreviated as a word can be. */
static bool
is_dotted_form(struct str word)
{
	size_t end;

	return str_find_char(word, '.', 0) != SIZE_MAX &&
	       legal_form_at(word, 0, &end) != LEGAL_FORM_NONE;
}

/* The stop at `at` belongs to an abbreviation; `next` is where the next word
 * starts. */
static bool
is_abbreviation(const struct splitter *s, size_t at, size_t next)
{
	struct str word = word_before(s, at);
	bool number = char_is_digit(byte_at(s, next));

	if (word.len == 0)
		return false;
	if (is_listed(word, never_last, COUNT_OF(never_last)))
		return true;
	if (is_listed(word, before_number, COUNT_OF(before_number)))
		return number;
	if (word.len == 1 && char_is_alpha(word.at[0]) && word.at[0] != 'I' &&
	    follows_blank(s, at - 1))
		return !is_listed(
		    word_after(s, next), starters, COUNT_OF(starters));
	if (is_listed(word, maybe_last, COUNT_OF(maybe_last)) ||
	    is_dotted_form(word))
		return !is_listed(
		    word_after(s, next), starters, COUNT_OF(starters));
	return false;
}

/* "version 1. 1 .1": converters put blanks into numbers. */
static bool
is_in_version(const struct splitter *s, size_t at, size_t next)
{
	static const char *const words[] = {"v", "ver", "version"};
	size_t start = at;
	struct str head;

	while (start > s->start && char_is_digit(s->text.at[start - 1]))
		start--;
	if (start == at || !char_is_digit(byte_at(s, next)))
		return false;
	head = str_trim(str_sub(s->text, s->start, start));
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct str word = str_of(words[i]);
		struct str last = str_sub(head,
		    head.len > word.len ? head.len - word.len : 0, head.len);

		if (str_eq_nocase(last, word) &&
		    (head.len == word.len ||
			!char_is_alpha(head.at[head.len - word.len - 1])))
			return true;
	}
	return false;
}

/* All of the sentence so far is a label: "4.", "4.9.1.", "a." */
static bool
is_label_so_far(const struct splitter *s, size_t at)
{
	struct str head = str_trim(str_sub(s->text, s->start, at));
	bool digits = head.len > 0 && head.len < 12;

	for (size_t i = 0; digits && i < head.len; i++)
		digits = char_is_digit(head.at[i]) || head.at[i] == '.';
	return digits || (head.len == 1 && char_is_alpha(head.at[0])) ||
	       roman_value(head) > 0;
}

/* "if any of these occurs: 1. The key ...; 2. The name ...; or 3. ...": the
 * stop at `at` belongs to the label of an item inside the sentence. */
static bool
is_inner_label(const struct splitter *s, size_t at)
{
	size_t start = at;
	struct str word;

	while (start > s->start && char_is_digit(s->text.at[start - 1]))
		start--;
	if (start == at && at > s->start && char_is_alpha(s->text.at[at - 1]))
		start--;
	if (start == at || at - start > 2 || !follows_blank(s, start))
		return false;
	while (start > s->start && char_is_space(s->text.at[start - 1]))
		start--;
	if (start == s->start)
		return false;
	if (s->text.at[start - 1] == ':' || s->text.at[start - 1] == ';')
		return true;
	word = word_before(s, start);
	if (!str_eq_nocase(word, STR("or")) && !str_eq_nocase(word, STR("and")))
		return false;
	start -= word.len;
	while (start > s->start && char_is_space(s->text.at[start - 1]))
		start--;
	return start > s->start &&
	       (s->text.at[start - 1] == ';' || s->text.at[start - 1] == ',');
}

static bool
ends_sentence(const struct splitter *s, size_t at, size_t *end)
{
	char c = s->text.at[at];
	size_t after = skip_closing(s, at + 1), next = skip_space(s, after);

	*end = after;
	if (after < s->text.len && next == after)
		return false;
	if (next >= s->text.len)
		return true;
	if (s->closes > at && after <= s->closes)
		return false;
	if (starts_lower(s, next) && !is_name_with_small(s, next))
		return false;
	if (c != '.')
		return true;
	return !is_label_so_far(s, at) && !is_inner_label(s, at) &&
	       !is_abbreviation(s, at, next) && !is_in_version(s, at, next);
}

/* -- line breaks --------------------------------------------------------- */

/* A line that ends in a comma or a small word goes on in the next. */
static bool
goes_on(const struct splitter *s, size_t at)
{
	static const char *const small[] = {"a", "an", "and", "as", "at", "by",
	    "for", "from", "in", "is", "its", "of", "on", "or", "shall", "that",
	    "the", "to", "which", "will", "with"};
	struct str word;

	while (at > s->start && char_is_space(s->text.at[at - 1]))
		at--;
	if (at > s->start &&
	    (s->text.at[at - 1] == ',' || s->text.at[at - 1] == '-'))
		return true;
	word = word_before(s, at);
	return is_listed(word, small, COUNT_OF(small));
}

/* "O = Example Ltd": a part of a name or of a list of values. */
static bool
is_assignment(struct str line)
{
	size_t sign = str_find_char(line, '=', 0);

	if (sign == SIZE_MAX || sign == 0 || sign > 40)
		return false;
	for (size_t i = 0; i < sign; i++)
		if (!char_is_alpha(line.at[i]) && !char_is_digit(line.at[i]) &&
		    !strchr(" -_.", line.at[i]))
			return false;
	return true;
}

/* Assignments on lines of their own make up one value: "CN = Root 1", "O =
 * Example Ltd", "C = NZ". */
static bool
is_list_of_values(const struct splitter *s, size_t at, size_t next)
{
	size_t start = at;

	while (start > s->start && s->text.at[start - 1] != '\n')
		start--;
	while (start < at && char_is_space(s->text.at[start]))
		start++;
	return is_assignment(str_sub(s->text, start, at)) &&
	       is_assignment(
		   str_sub(s->text, next, str_find_char(s->text, '\n', next)));
}

/* All breaks of one blank stretch have one answer, given at the first. */
static bool
ends_line(struct splitter *s, size_t at)
{
	size_t next;
	struct str rest;

	if (at < s->blank_to)
		return false;
	next = s->blank_to = skip_space(s, at);
	rest = str_sub(s->text, next, s->text.len);
	if (next >= s->text.len || s->closes > at)
		return false;
	if (sentence_label(rest).kind != LABEL_NONE)
		return true;
	return !starts_lower(s, next) && !goes_on(s, at) &&
	       !is_list_of_values(s, at, next);
}

/* -- parts with labels --------------------------------------------------- */

/* The colon behind a short label at `from`, "S/MIME: ...", or SIZE_MAX. */
static size_t
colon_of_label(const struct splitter *s, size_t from)
{
	enum { LABEL_BYTES = 40 };
	size_t at = from;

	if (from >= s->text.len || starts_lower(s, from))
		return SIZE_MAX;
	for (; at < s->text.len && at <= from + LABEL_BYTES; at++) {
		char c = s->text.at[at];

		if (c == ':' && char_is_space(byte_at(s, at + 1)))
			return at > from ? at : SIZE_MAX;
		if (c == ';' || c == '\n' ||
		    (c == '.' && char_is_space(byte_at(s, at + 1))))
			return SIZE_MAX;
	}
	return SIZE_MAX;
}

/* "TLS: 200 days; S/MIME: two years": what is said behind one label is not
 * said behind the other. */
static bool
ends_part(const struct splitter *s, size_t at)
{
	size_t start = skip_space(s, s->start), next = skip_space(s, at + 1);
	size_t colon = colon_of_label(s, start);

	return colon < at && str_find_char(s->text, ':', colon + 1) > at &&
	       str_find_char(s->text, ';', start) == at && next > at + 1 &&
	       colon_of_label(s, next) != SIZE_MAX;
}

/* -- the walk ------------------------------------------------------------ */

/* Where a bracket opened here closes; a long one is taken for text.  One that
 * never closes is not followed again at each byte. */
static size_t
closing_of(struct splitter *s, size_t open)
{
	enum { LONGEST = 400, PAUSE = 60 };
	int depth = 0;

	if (open < s->look_again)
		return 0;

	for (size_t i = open; i < s->text.len && i < open + LONGEST; i++) {
		if (s->text.at[i] == '(')
			depth++;
		if (s->text.at[i] == ')' && --depth == 0)
			return i;
	}
	s->look_again = open + PAUSE;
	return 0;
}

static void
add_sentence(
    struct arena *a, struct splitter *s, size_t end, struct sentences *out)
{
	struct sentence new = {skip_space(s, s->start), end};

	while (new.end > new.start && char_is_space(s->text.at[new.end - 1]))
		new.end--;
	if (new.end > new.start)
		VEC_PUSH(a, out, new);
	s->start = end;
	s->closes = 0;
}

/* Too long: cut at the last blank, or between two characters. */
static size_t
cut_at(const struct splitter *s)
{
	size_t at = s->at;

	while (at > s->start + LIMIT_SENTENCE_BYTES / 2 &&
	       !char_is_space(s->text.at[at - 1]))
		at--;
	if (at > s->start + LIMIT_SENTENCE_BYTES / 2)
		return at;
	for (at = s->at; at < s->text.len &&
			 ((unsigned char)s->text.at[at] & 0xC0) == 0x80;)
		at++;
	return at;
}

void
sentences_split(struct arena *a, struct str text, struct sentences *out)
{
	struct splitter s = {.text = text};

	for (s.at = 0; s.at < text.len; s.at++) {
		char c = text.at[s.at];
		size_t end = s.at;

		if (c == '(' && s.closes <= s.at)
			s.closes = closing_of(&s, s.at);
		if (((c == '.' || c == '?' || c == '!') &&
			ends_sentence(&s, s.at, &end)) ||
		    (c == '\n' && ends_line(&s, s.at))) {
			add_sentence(a, &s, end, out);
			if (end > s.at)
				s.at = end - 1;
		} else if (c == ';' && ends_part(&s, s.at)) {
			add_sentence(a, &s, s.at + 1, out);
		} else if (s.at - s.start >= LIMIT_SENTENCE_BYTES) {
			end = cut_at(&s);
			add_sentence(a, &s, end, out);
		}
	}
	add_sentence(a, &s, text.len, out);
}
