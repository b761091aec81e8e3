#include "phrase/legal_form.h"

#define FORM_BYTES 14 /* of the longest, without its stops */
#define SHORT 4 /* letters of what is an abbreviation when a stop follows */

struct form {
	const char *letters;
	enum legal_form how;
};

/* Without stops and strokes, in lower case: "S.p.A." and "SpA" are one.
 * Those in capitals without a stop may be other words. */
static const struct form forms[] = {
    {"ab", LEGAL_FORM_LIKELY},
    {"ag", LEGAL_FORM_SURE},
    {"aps", LEGAL_FORM_SURE},
    {"as", LEGAL_FORM_LIKELY},
    {"asa", LEGAL_FORM_LIKELY},
    {"bv", LEGAL_FORM_SURE},
    {"co", LEGAL_FORM_LIKELY},
    {"company", LEGAL_FORM_LIKELY},
    {"corp", LEGAL_FORM_SURE},
    {"corporation", LEGAL_FORM_LIKELY},
    {"dd", LEGAL_FORM_LIKELY},
    {"doo", LEGAL_FORM_LIKELY},
    {"ev", LEGAL_FORM_LIKELY},
    {"gmbh", LEGAL_FORM_SURE},
    {"inc", LEGAL_FORM_SURE},
    {"incorporated", LEGAL_FORM_LIKELY},
    {"kft", LEGAL_FORM_SURE},
    {"kg", LEGAL_FORM_LIKELY},
    {"kk", LEGAL_FORM_LIKELY},
    {"lda", LEGAL_FORM_SURE},
    {"limited", LEGAL_FORM_LIKELY},
    {"llc", LEGAL_FORM_SURE},
    {"llp", LEGAL_FORM_SURE},
    {"ltd", LEGAL_FORM_SURE},
    {"ltda", LEGAL_FORM_SURE},
    {"nv", LEGAL_FORM_LIKELY},
    {"nyrt", LEGAL_FORM_SURE},
    {"oy", LEGAL_FORM_SURE},
    {"oyj", LEGAL_FORM_SURE},
    {"plc", LEGAL_FORM_SURE},
    {"pte", LEGAL_FORM_SURE},
    {"pty", LEGAL_FORM_SURE},
    {"pvt", LEGAL_FORM_SURE},
    {"sa", LEGAL_FORM_LIKELY},
    {"sarl", LEGAL_FORM_SURE},
    {"sas", LEGAL_FORM_LIKELY},
    {"se", LEGAL_FORM_LIKELY},
    {"sl", LEGAL_FORM_LIKELY},
    {"spa", LEGAL_FORM_LIKELY},
    {"srl", LEGAL_FORM_SURE},
    {"sro", LEGAL_FORM_LIKELY},
    {"zrt", LEGAL_FORM_SURE},
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
		struct str form = str_of(forms[i].letters);

		if (!str_eq((struct str){r.letters, r.n}, form))
			continue;
		*end = r.end;
		return r.inner || (r.stop && r.n <= SHORT) ? LEGAL_FORM_SURE
							   : forms[i].how;
	}
	return LEGAL_FORM_NONE;
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
	return legal_form_at(s, *start, end) == LEGAL_FORM_SURE;
}
