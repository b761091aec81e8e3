#include "phrase/scan.h"

#include "base/utf8.h"
#include "phrase/legal_form.h"
#include "phrase/stem.h"

struct scanner {
	struct vocabulary *v;
	struct str text; /* ends where the scan ends */
	size_t at;
	size_t run_end; /* the run up to here holds no address */
	struct pieces *out;
};

/* A word in the making: its plain form and where it stands. */
struct plain_word {
	char at[STEM_MAX];
	size_t len;
	size_t start, end;
};

static struct piece *
add_piece(struct scanner *s, enum piece_kind kind, size_t start, size_t end)
{
	struct piece *p = VEC_ADD(s->v->arena, s->out);

	p->kind = kind;
	p->start = (uint32_t)start;
	p->end = (uint32_t)end;
	return p;
}

/* The last `n` pieces are words with no more than a blank or a hyphen between
 * them, and the lexicon lists them as a term: how that is spelt. */
static struct str
spelling_of_last(const struct scanner *s, size_t n)
{
	const struct piece *p = &s->out->at[s->out->len - n];
	char term[LEXICON_TERM_WORDS * STEM_MAX];
	size_t len = 0;

	if (p->kind != PIECE_WORD ||
	    !(s->v->word.at[p->word].term_ends & TERM_FIRST))
		return STR("");
	for (size_t i = 0; i < n; i++) {
		struct str plain;

		if (p[i].kind != PIECE_WORD ||
		    (i > 0 && p[i].start != p[i - 1].end + 1))
			return STR("");
		plain = s->v->word.at[p[i].word].plain;
		if (i > 0)
			term[len++] = ' ';
		if (len + plain.len >= sizeof(term))
			return STR("");
		(void)memcpy(term + len, plain.at, plain.len);
		len += plain.len;
	}
	return lexicon_spelling(s->v->lexicon, (struct str){term, len});
}

/* The longest term that ends here becomes the one word that stands for it. */
static void
join_term(struct scanner *s)
{
	for (size_t n = LEXICON_TERM_WORDS; n > 1; n--) {
		struct str spelling = STR("");
		struct piece *first;

		if (n <= s->out->len)
			spelling = spelling_of_last(s, n);
		if (spelling.len == 0)
			continue;
		first = &s->out->at[s->out->len - n];
		first->end = s->out->at[s->out->len - 1].end;
		first->word = vocabulary_word(s->v, spelling);
		s->out->len -= n - 1;
		return;
	}
}

static void
add_word(struct scanner *s, struct str plain, size_t start, size_t end)
{
	struct piece *p = add_piece(s, PIECE_WORD, start, end);

	p->word = vocabulary_word(s->v, plain);
	if (s->v->word.at[p->word].term_ends & TERM_LAST)
		join_term(s);
}

static void
add_sign(struct scanner *s, char sign, size_t start, size_t end)
{
	add_piece(s, PIECE_SIGN, start, end)->sign = sign;
}

static char
byte_at(const struct scanner *s, size_t at)
{
	return at < s->text.len ? s->text.at[at] : '\0';
}

/* What an ASCII byte can be part of. */
enum byte_class { BYTE_WORD = 1, BYTE_ADDRESS = 2 };

/* Letters, digits and the low line are of words; what else mail and web
 * addresses hold is of addresses. */
static const unsigned char byte_classes[256] = {
    ['0'] = 3,
    ['1'] = 3,
    ['2'] = 3,
    ['3'] = 3,
    ['4'] = 3,
    ['5'] = 3,
    ['6'] = 3,
    ['7'] = 3,
    ['8'] = 3,
    ['9'] = 3,
    ['A'] = 3,
    ['B'] = 3,
    ['C'] = 3,
    ['D'] = 3,
    ['E'] = 3,
    ['F'] = 3,
    ['G'] = 3,
    ['H'] = 3,
    ['I'] = 3,
    ['J'] = 3,
    ['K'] = 3,
    ['L'] = 3,
    ['M'] = 3,
    ['N'] = 3,
    ['O'] = 3,
    ['P'] = 3,
    ['Q'] = 3,
    ['R'] = 3,
    ['S'] = 3,
    ['T'] = 3,
    ['U'] = 3,
    ['V'] = 3,
    ['W'] = 3,
    ['X'] = 3,
    ['Y'] = 3,
    ['Z'] = 3,
    ['a'] = 3,
    ['b'] = 3,
    ['c'] = 3,
    ['d'] = 3,
    ['e'] = 3,
    ['f'] = 3,
    ['g'] = 3,
    ['h'] = 3,
    ['i'] = 3,
    ['j'] = 3,
    ['k'] = 3,
    ['l'] = 3,
    ['m'] = 3,
    ['n'] = 3,
    ['o'] = 3,
    ['p'] = 3,
    ['q'] = 3,
    ['r'] = 3,
    ['s'] = 3,
    ['t'] = 3,
    ['u'] = 3,
    ['v'] = 3,
    ['w'] = 3,
    ['x'] = 3,
    ['y'] = 3,
    ['z'] = 3,
    ['_'] = 3,
    ['@'] = 2,
    [':'] = 2,
    ['/'] = 2,
    ['.'] = 2,
    ['-'] = 2,
    ['+'] = 2,
    ['%'] = 2,
    ['?'] = 2,
    ['='] = 2,
    ['&'] = 2,
    ['#'] = 2,
    ['~'] = 2,
    ['!'] = 2,
    ['$'] = 2,
    ['*'] = 2,
};

static bool
is_word_byte(char c)
{
	return byte_classes[(unsigned char)c] & BYTE_WORD;
}

/* A letter or digit of any script starts at `at`. */
static bool
is_alnum_at(const struct scanner *s, size_t at)
{
	char c = byte_at(s, at);

	if ((unsigned char)c < 0x80)
		return is_word_byte(c);
	return utf8_is_alnum(utf8_next(s->text, &at));
}

/* The plain form of the sign at `at`, with its length in bytes: typographic
 * quotes and dashes read as their ASCII cousins. */
static char
plain_sign(const struct scanner *s, size_t at, size_t *len)
{
	char plain[UTF8_PLAIN_MAX];
	size_t next = at;
	uint32_t code;

	*len = 0;
	if (at >= s->text.len)
		return '\0';
	code = utf8_next(s->text, &next);
	*len = next - at;
	if (code < 0x80)
		return (char)code;
	return utf8_plain(code, plain) == 1 ? plain[0] : '\0';
}

/* -- addresses ----------------------------------------------------------- */

static bool
is_address_byte(char c)
{
	return byte_classes[(unsigned char)c] & BYTE_ADDRESS;
}

static size_t
end_of_address(const struct scanner *s, size_t at)
{
	while (is_address_byte(byte_at(s, at)))
		at++;
	while (at > s->at && strchr(".:?!-&", s->text.at[at - 1]))
		at--;
	return at;
}

static bool
is_mail(struct str run)
{
	size_t at = str_find_char(run, '@', 0);

	return at != SIZE_MAX && at > 0 && at + 1 < run.len &&
	       is_word_byte(run.at[at + 1]);
}

static bool
is_url(struct str run)
{
	size_t at = str_find(run, STR("://"), 0);

	return (at != SIZE_MAX && at > 0 && at < 8) ||
	       str_starts(run, STR("www.")) || str_starts(run, STR("WWW."));
}

/* An address that starts here is one piece; remembers how far none does. */
static bool
scan_address(struct scanner *s)
{
	size_t end = s->at;
	bool may_be = false;
	struct str run;

	if (s->at < s->run_end)
		return false;
	while (is_word_byte(byte_at(s, end)))
		end++;
	for (; is_address_byte(byte_at(s, end)); end++)
		may_be = may_be || s->text.at[end] == '@' ||
			 s->text.at[end] == ':' || s->text.at[end] == '.';
	s->run_end = end;
	if (!may_be)
		return false;
	run = str_sub(s->text, s->at, end);
	if (is_url(run)) {
		end = end_of_address(s, s->at);
		(void)add_piece(s, PIECE_URL, s->at, end);
	} else if (is_mail(run)) {
		end = end_of_address(s, s->at);
		(void)add_piece(s, PIECE_MAIL, s->at, end);
	} else {
		return false;
	}
	s->at = end;
	return true;
}

/* -- words --------------------------------------------------------------- */

static void
push_plain(struct plain_word *w, const char *bytes, size_t n)
{
	if (w->len + n > SCAN_WORD_MAX)
		return;
	(void)memcpy(w->at + w->len, bytes, n);
	w->len += n;
}

/* A full stop inside a word: "example.com", "U.S", but not "end.Next", where
 * the blank after a sentence was forgotten. */
static bool
is_inner_stop(const struct scanner *s, size_t at)
{
	char before, after;

	if (s->text.at[at] != '.' || !is_word_byte(byte_at(s, at + 1)))
		return false;
	before = s->text.at[at - 1];
	after = s->text.at[at + 1];
	return !(char_is_lower(before) && char_is_upper(after));
}

static size_t
read_letter(const struct scanner *s, size_t at, struct plain_word *w)
{
	char plain[UTF8_PLAIN_MAX];
	size_t next = at, n;
	uint32_t code = utf8_next(s->text, &next);

	n = utf8_plain(code, plain);
	if (n == 0) /* soft hyphens and the like stand inside words */
		return next;
	if (!utf8_is_alnum(code))
		return at;
	push_plain(w, plain, n);
	return next;
}

/* Most words are nothing but these. */
static size_t
read_word_bytes(const struct scanner *s, size_t at, struct plain_word *w)
{
	size_t n = w->len;

	for (; is_word_byte(byte_at(s, at)); at++)
		if (n < SCAN_WORD_MAX)
			w->at[n++] = char_lower(s->text.at[at]);
	w->len = n;
	return at;
}

static void
read_word(const struct scanner *s, size_t at, struct plain_word *w)
{
	w->start = at;
	while ((at = read_word_bytes(s, at, w)) < s->text.len) {
		char c = s->text.at[at];
		size_t next;

		if (c == '.' && at > w->start && is_inner_stop(s, at)) {
			if (w->len < SCAN_WORD_MAX)
				w->at[w->len++] = c;
			at++;
		} else if ((unsigned char)c >= 0x80) {
			next = read_letter(s, at, w);
			if (next == at)
				break;
			at = next;
		} else {
			break;
		}
	}
	w->end = at;
}

static struct str
plain_of(const struct plain_word *w)
{
	return (struct str){w->at, w->len};
}

/* "don't", "cannot": the word without its "not".  The letters before the end
 * tell which: won't is will, can't is can. */
static bool
scan_negated(struct scanner *s, const struct plain_word *w, size_t apostrophe)
{
	struct str plain = plain_of(w), verb = plain;
	size_t start_of_not;

	if (apostrophe == 0) {
		if (!str_eq(plain, STR("cannot")))
			return false;
		verb = STR("can");
		start_of_not = w->start + 3;
		s->at = w->end;
	} else {
		if (!str_ends(plain, STR("n")) ||
		    char_lower(byte_at(s, w->end + apostrophe)) != 't' ||
		    is_word_byte(byte_at(s, w->end + apostrophe + 1)))
			return false;
		verb.len--;
		if (str_eq(plain, STR("won")))
			verb = STR("will");
		else if (str_eq(plain, STR("shan")))
			verb = STR("shall");
		else if (str_eq(plain, STR("can")))
			verb = plain;
		start_of_not = w->end - 1;
		s->at = w->end + apostrophe + 1;
	}
	add_word(s, verb, w->start, start_of_not);
	add_word(s, STR("not"), start_of_not, s->at);
	return true;
}

/* Behind a word: the possessive 's belongs to it unseen. */
static size_t
skip_possessive(const struct scanner *s, size_t at, size_t apostrophe)
{
	if (char_lower(byte_at(s, at + apostrophe)) == 's' &&
	    !is_word_byte(byte_at(s, at + apostrophe + 1)))
		return at + apostrophe + 1;
	if (!is_alnum_at(s, at + apostrophe) &&
	    char_lower(s->text.at[at - 1]) == 's')
		return at + apostrophe;
	return at;
}

/* "certificate(s)", "party(ies)". */
static size_t
skip_plural(const struct scanner *s, size_t at)
{
	static const struct str forms[] = {
	    STR_INIT("(s)"), STR_INIT("(es)"), STR_INIT("(ies)")};
	struct str rest = str_sub(s->text, at, s->text.len);

	for (size_t i = 0; i < COUNT_OF(forms); i++)
		if (str_starts(rest, forms[i]))
			return at + forms[i].len;
	return at;
}

/* "e-mail", "S/MIME", "SHA-256": a compound that the lexicon lists. */
static bool
scan_compound(struct scanner *s, const struct plain_word *first)
{
	struct plain_word w = *first;
	struct str spelling;
	char sign;
	size_t len;

	sign = plain_sign(s, first->end, &len);
	if ((sign != '-' && sign != '/') || !is_alnum_at(s, first->end + len))
		return false;
	push_plain(&w, &sign, 1);
	read_word(s, first->end + len, &w);
	spelling = lexicon_spelling(s->v->lexicon, plain_of(&w));
	if (spelling.len == 0)
		return false;
	s->at = skip_plural(s, w.end);
	add_word(s, spelling, first->start, s->at);
	return true;
}

/* Behind a name, " Co., Ltd.": the form of the company says nothing, and with
 * its commas and stops it would part the name from what it does.  Each is one
 * word, which ends in a stop. */
static void
scan_legal_forms(struct scanner *s)
{
	size_t start, end;

	while (legal_form_next(s->text, s->at, &start, &end)) {
		struct plain_word w = {.len = 0};
		size_t apostrophe;

		for (size_t i = start; i < end; i++)
			if (char_is_alpha(s->text.at[i])) {
				char c = char_lower(s->text.at[i]);

				push_plain(&w, &c, 1);
			}
		push_plain(&w, ".", 1);
		add_word(s, plain_of(&w), start, end);
		s->at = end;
		if (plain_sign(s, end, &apostrophe) == '\'')
			s->at = skip_possessive(s, end, apostrophe);
	}
}

/* "RFC5280": the name of a series, with its number right behind it, which is
 * left to be read as a number. */
static bool
scan_series(struct scanner *s, const struct plain_word *whole)
{
	struct str name = plain_of(whole);
	size_t n = 0;

	if (whole->end - whole->start != name.len ||
	    !char_is_digit(name.at[name.len - 1]))
		return false;
	while (char_is_alpha(name.at[n]))
		n++;
	if (!char_is_digit(name.at[n]) ||
	    !(lexicon_term_ends(s->v->lexicon, str_sub(name, 0, n)) &
		TERM_SERIES))
		return false;
	s->at = whole->start + n;
	add_word(s, str_sub(name, 0, n), whole->start, s->at);
	return true;
}

static void
scan_word(struct scanner *s)
{
	struct plain_word w = {.len = 0};
	size_t apostrophe = 0, after;

	if (scan_address(s))
		return;
	read_word(s, s->at, &w);
	if (w.len == 0) { /* a soft hyphen alone */
		s->at = w.end;
		return;
	}
	if (scan_series(s, &w))
		return;
	after = w.end;
	if (byte_at(s, w.end) != ' ' || w.at[0] == 'c') {
		if (plain_sign(s, w.end, &apostrophe) != '\'')
			apostrophe = 0;
		if (scan_negated(s, &w, apostrophe) || scan_compound(s, &w))
			return;
		if (apostrophe)
			after = skip_possessive(s, w.end, apostrophe);
		else
			after = w.end = skip_plural(s, w.end);
	}
	add_word(s, plain_of(&w), w.start, w.end);
	s->at = after;
	if (char_is_upper(s->text.at[w.start]))
		scan_legal_forms(s);
}

/* -- numbers ------------------------------------------------------------- */

static size_t
skip_digits(const struct scanner *s, size_t at)
{
	while (char_is_digit(byte_at(s, at)))
		at++;
	return at;
}

/* 2026-11-21, 21.11.2026, 21/11/2026: three groups and one kind of sign, a
 * year at one end. */
static bool
scan_date(struct scanner *s)
{
	size_t a = skip_digits(s, s->at), b, c, start, end;
	char sign = byte_at(s, a);
	date day;

	if ((sign != '-' && sign != '.' && sign != '/') || a - s->at > 4)
		return false;
	b = skip_digits(s, a + 1);
	if (b == a + 1 || b - a > 3 || byte_at(s, b) != sign)
		return false;
	c = skip_digits(s, b + 1);
	if (a - s->at != 4 && c - b != 5)
		return false;
	if (byte_at(s, c) == sign && char_is_digit(byte_at(s, c + 1)))
		return false;
	if (!date_find(str_sub(s->text, s->at, c), &day, &start, &end) ||
	    start != 0)
		return false;
	add_piece(s, PIECE_DATE, s->at, s->at + end)->day = day;
	s->at += end;
	return true;
}

/* A comma that parts thousands: exactly three digits follow. */
static bool
is_thousands(const struct scanner *s, size_t at)
{
	return byte_at(s, at) == ',' && skip_digits(s, at + 1) == at + 4;
}

/* The digits of [start, end) as a number; commas are left out. */
static double
number_value(const struct scanner *s, size_t start, size_t end)
{
	double value = 0, place = 0;

	for (size_t i = start; i < end && i < start + 32; i++) {
		char c = s->text.at[i];

		if (c == '.')
			place = 1;
		if (!char_is_digit(c))
			continue;
		value = value * 10 + (c - '0');
		place *= 10;
	}
	return place > 0 ? value / place : value;
}

/* Letters right behind a number are a unit ("24h", "2048bit"), or the whole is
 * a word ("3des", "1st", "24x7"). */
static bool
is_word_with_digits(const struct scanner *s, size_t at)
{
	struct plain_word w = {.len = 0};
	int word;

	if (!char_is_alpha(byte_at(s, at)))
		return false;
	read_word(s, at, &w);
	if (unit_of_letter(plain_of(&w)) != UNIT_NONE)
		return false;
	word = vocabulary_word(s->v, plain_of(&w));
	return s->v->word.at[word].unit == UNIT_NONE;
}

static void
scan_number(struct scanner *s)
{
	size_t start = s->at, at;
	struct piece *p;
	int dots = 0;

	if (scan_date(s))
		return;
	for (at = skip_digits(s, start);;) {
		if (dots == 0 && is_thousands(s, at))
			at += 4;
		else if (byte_at(s, at) == '.' &&
			 char_is_digit(byte_at(s, at + 1)))
			at = skip_digits(s, at + 1), dots++;
		else
			break;
	}
	if (dots == 0 && is_word_with_digits(s, at)) {
		scan_word(s);
		return;
	}
	p = add_piece(s, dots ? PIECE_DOTTED : PIECE_NUMBER, start, at);
	p->dots = dots;
	if (dots < 2)
		p->value = number_value(s, start, at);
	s->at = at;
}

/* -- signs --------------------------------------------------------------- */

static bool
is_blank_at(const struct scanner *s, size_t at)
{
	return at >= s->text.len || char_is_space(s->text.at[at]);
}

/* Bytes on each side in which the brackets of a sign are looked for. */
#define ASIDE 300

/* An open bracket stands before `at`, and behind it the one that closes it. */
static bool
is_in_brackets(const struct scanner *s, size_t at)
{
	size_t from = at > ASIDE ? at - ASIDE : 0, i = at;
	int depth = 0;

	while (i > from && depth >= 0) {
		i--;
		depth += (byte_at(s, i) == ')') - (byte_at(s, i) == '(');
	}
	if (depth >= 0)
		return false;
	for (i = at; i < s->text.len && i < at + ASIDE && depth < 0; i++)
		depth += (byte_at(s, i) == ')') - (byte_at(s, i) == '(');
	return depth == 0;
}

static void
scan_sign(struct scanner *s)
{
	size_t len, start = s->at, end;
	char sign = plain_sign(s, start, &len);

	end = start + len;
	s->at = end;
	switch (sign) {
	case '[':
	case '{':
		add_sign(s, '(', start, end);
		break;
	case ']':
	case '}':
		add_sign(s, ')', start, end);
		break;
	case ';': /* in brackets it parts no more than a comma does */
		add_sign(s, is_in_brackets(s, start) ? ',' : ';', start, end);
		break;
	case '(':
	case ')':
	case ',':
	case ':':
	case '"':
	case '\'':
		add_sign(s, sign, start, end);
		break;
	case '-': /* a dash between words parts as a comma does */
		if (start > 0 && is_blank_at(s, start - 1) &&
		    is_blank_at(s, end))
			add_sign(s, ',', start, end);
		break;
	case '%':
		(void)add_piece(s, PIECE_PERCENT, start, end);
		break;
	case '&':
		add_word(s, STR("and"), start, end);
		break;
	default:
		break;
	}
}

static void
scan_other(struct scanner *s)
{
	size_t next = s->at;
	uint32_t code = utf8_next(s->text, &next);

	if (utf8_is_alnum(code)) {
		scan_word(s);
	} else if (code == 0xA7) { /* section sign */
		add_word(s, STR("section"), s->at, next);
		s->at = next;
		if (byte_at(s, next) == '\xC2' &&
		    byte_at(s, next + 1) == '\xA7')
			s->at += 2;
	} else if (code == 0xBD) { /* one half */
		add_word(s, STR("half"), s->at, next);
		s->at = next;
	} else {
		scan_sign(s);
	}
}

void
scan_text(struct vocabulary *v, struct str text, size_t start, size_t end,
    struct pieces *out)
{
	struct scanner s = {
	    .v = v, .text = {text.at, end}, .at = start, .out = out};

	while (s.at < end) {
		char c = s.text.at[s.at];

		if (char_is_space(c))
			s.at++;
		else if (char_is_alpha(c) || c == '_')
			scan_word(&s);
		else if (char_is_digit(c))
			scan_number(&s);
		else if ((unsigned char)c >= 0x80)
			scan_other(&s);
		else
			scan_sign(&s);
	}
}
