#include "phrase/legal_form.h"

#define FORM_BYTES 14 /* of the longest, without its stops */
#define SHORT 4 /* letters of what is an abbreviation when a stop follows */

struct form {
	struct str letters;
	enum legal_form how;
};

/* Without stops and strokes, in lower case: "S.p.A." and "SpA" are one.
 * Those in capitals without a stop may be other words. */
static const struct form forms[] = {
    {STR_INIT("ab"), LEGAL_FORM_LIKELY},
    {STR_INIT("ag"), LEGAL_FORM_SURE},
    {STR_INIT("aps"), LEGAL_FORM_SURE},
    {STR_INIT("as"), LEGAL_FORM_LIKELY},
    {STR_INIT("asa"), LEGAL_FORM_LIKELY},
    {STR_INIT("bv"), LEGAL_FORM_SURE},
    {STR_INIT("co"), LEGAL_FORM_LIKELY},
    {STR_INIT("company"), LEGAL_FORM_LIKELY},
    {STR_INIT("corp"), LEGAL_FORM_SURE},
    {STR_INIT("corporation"), LEGAL_FORM_LIKELY},
    {STR_INIT("dd"), LEGAL_FORM_LIKELY},
    {STR_INIT("doo"), LEGAL_FORM_LIKELY},
    {STR_INIT("ev"), LEGAL_FORM_LIKELY},
    {STR_INIT("gmbh"), LEGAL_FORM_SURE},
    {STR_INIT("inc"), LEGAL_FORM_SURE},
    {STR_INIT("incorporated"), LEGAL_FORM_LIKELY},
    {STR_INIT("kft"), LEGAL_FORM_SURE},
    {STR_INIT("kg"), LEGAL_FORM_LIKELY},
    {STR_INIT("kk"), LEGAL_FORM_LIKELY},
    {STR_INIT("lda"), LEGAL_FORM_SURE},
    {STR_INIT("limited"), LEGAL_FORM_LIKELY},
    {STR_INIT("llc"), LEGAL_FORM_SURE},
    {STR_INIT("llp"), LEGAL_FORM_SURE},
    {STR_INIT("ltd"), LEGAL_FORM_SURE},
    {STR_INIT("ltda"), LEGAL_FORM_SURE},
    {STR_INIT("nv"), LEGAL_FORM_LIKELY},
    {STR_INIT("nyrt"), LEGAL_FORM_SURE},
    {STR_INIT("oy"), LEGAL_FORM_SURE},
    {STR_INIT("oyj"), LEGAL_FORM_SURE},
    {STR_INIT("plc"), LEGAL_FORM_SURE},
    {STR_INIT("pte"), LEGAL_FORM_SURE},
    {STR_INIT("pty"), LEGAL_FORM_SURE},
    {STR_INIT("pvt"), LEGAL_FORM_SURE},
    {STR_INIT("sa"), LEGAL_FORM_LIKELY},
    {STR_INIT("sarl"), LEGAL_FORM_SURE},
    {STR_INIT("sas"), LEGAL_FORM_LIKELY},
    {STR_INIT("se"), LEGAL_FORM_LIKELY},
    {STR_INIT("sl"), LEGAL_FORM_LIKELY},
    {STR_INIT("spa"), LEGAL_FORM_LIKELY},
    {STR_INIT("srl"), LEGAL_FORM_SURE},
    {STR_INIT("sro"), LEGAL_FORM_LIKELY},
    {STR_INIT("zrt"), LEGAL_FORM_SURE},
};

struct reading {
	char letters[FORM_BYTES];
	size_t n;
	bool inner; /* a stop or stroke between two letters */
	bool stop; /* one behind the last */
	bool capital; /* first letter */
	size_t end;
};

static bool
is_letter(struct str s, size_t at)
{
	return at < s.len && char_is_alpha(s.at[at]);
}

/* Letters with stops or strokes between: "S.p.A.", "A/S". */
static bool
read_letters(struct str s, size_t at, struct reading *r)
{
	*r = (struct reading){0};
	r->capital = is_letter(s, at) && s.at[at] < 'a';
	for (;; at++) {
		if (!is_letter(s, at))
			return false;
		if (r->n == FORM_BYTES)
			return false;
		r->letters[r->n++] = char_lower(s.at[at]);
		if (is_letter(s, at + 1))
			continue;
		r->end = ++at;
		if (at >= s.len || (s.at[at] != '.' && s.at[at] != '/'))
			break;
		if (!is_letter(s, at + 1)) {
			r->stop = s.at[at] == '.';
			r->end += r->stop;
			break;
		}
		r->inner = true;
	}
	return r->n > 1 && (r->end >= s.len || !char_is_digit(s.at[r->end]));
}

/* "Sp. z o.o." has blanks in it. */
static bool
ends_with_polish(struct str s, struct reading *r)
{
	static const struct str tails[] = {
	    STR_INIT(" z o.o."), STR_INIT(" z o. o."), STR_INIT(" z o.o")};

	if (r->n != 2 || memcmp(r->letters, "sp", 2) != 0)
		return false;
	for (size_t i = 0; i < COUNT_OF(tails); i++) {
		size_t end = r->end + tails[i].len;

		if (!str_eq_nocase(str_sub(s, r->end, end), tails[i]))
			continue;
		r->end = end;
		return true;
	}
	return false;
}

enum legal_form
legal_form_at(struct str s, size_t at, size_t *end)
{
	struct reading r;

	if (!read_letters(s, at, &r))
		return LEGAL_FORM_NONE;
	if (ends_with_polish(s, &r)) {
		*end = r.end;
		return LEGAL_FORM_SURE;
	}
	if (!r.capital && !r.inner)
		return LEGAL_FORM_NONE;
	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		if (!str_eq((struct str){r.letters, r.n}, forms[i].letters))
			continue;
		*end = r.end;
		return r.inner || (r.stop && r.n <= SHORT) ? LEGAL_FORM_SURE
							   : forms[i].how;
	}
	return LEGAL_FORM_NONE;
}

/* Forms that are sure are short: most words behind a name are longer. */
static bool
is_long_word(struct str s, size_t at)
{
	size_t n = 0;

	while (n <= SHORT && is_letter(s, at + n))
		n++;
	return n > SHORT;
}

bool
legal_form_next(struct str s, size_t at, size_t *start, size_t *end)
{
	*start = at;
	if (*start < s.len && s.at[*start] == ',')
		++*start;
	if (*start >= s.len || s.at[*start] != ' ')
		return false;
	++*start;
	return !is_long_word(s, *start) &&
	       legal_form_at(s, *start, end) == LEGAL_FORM_SURE;
}
