#include "base/date.h"

/* Days before 1970-01-01 in March-based years, after the well-known
 * civil-calendar arithmetic with 400-year eras of 146,097 days. */
static date
days_from_civil(int y, int m, int d)
{
	int era, yoe, doy, doe;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

static int
days_in_month(int year, int month)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

bool
date_from_ymd(int year, int month, int day, date *out)
{
	if (year < 1600 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > days_in_month(year, month))
		return false;
	*out = days_from_civil(year, month, day);
	return true;
}

void
date_to_ymd(date d, int *year, int *month, int *day)
{
	int z = d + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

bool
date_parse_iso(struct str s, date *out)
{
	long y, m, d;

	if (s.len != 10 || s.at[4] != '-' || s.at[7] != '-')
		return false;
	return str_to_long(str_sub(s, 0, 4), 0, 9999, &y) &&
	       str_to_long(str_sub(s, 5, 7), 1, 12, &m) &&
	       str_to_long(str_sub(s, 8, 10), 1, 31, &d) &&
	       date_from_ymd((int)y, (int)m, (int)d, out);
}

/* The last `n` digits; reports hold thousands of days. */
static void
print_digits(int value, int n, char *to)
{
	for (unsigned rest = (unsigned)value; n > 0; rest /= 10)
		to[--n] = (char)('0' + rest % 10);
}

const char *
date_print(date d, char text[DATE_TEXT])
{
	int y, m, day;

	text[0] = '\0';
	if (d == DATE_NONE || d == DATE_OPEN)
		return text;
	date_to_ymd(d, &y, &m, &day);
	print_digits(y, 4, text);
	text[4] = '-';
	print_digits(m, 2, text + 5);
	text[7] = '-';
	print_digits(day, 2, text + 8);
	text[10] = '\0';
	return text;
}

date
date_add_months(date d, int months)
{
	int y, m, day, total;
	date out = d;

	date_to_ymd(d, &y, &m, &day);
	total = y * 12 + (m - 1) + months;
	y = total / 12;
	m = total % 12 + 1;
	if (day > days_in_month(y, m))
		day = days_in_month(y, m);
	return date_from_ymd(y, m, day, &out) ? out : d;
}

/* A number, a month's name or one separator at a place of the text. */
struct piece {
	enum { PIECE_NUMBER, PIECE_MONTH, PIECE_OTHER } kind;
	int value, digits;
	char sep; /* what follows, see separator */
	size_t start, end;
};

int
date_month_named(struct str word)
{
	static const char names[12][10] = {"january", "february", "march",
	    "april", "may", "june", "july", "august", "september", "october",
	    "november", "december"};

	if (word.len < 3)
		return 0;
	for (int i = 0; i < 12; i++) {
		struct str name = str_of(names[i]);

		if (word.len <= name.len &&
		    str_eq_nocase(word, str_sub(name, 0, word.len)) &&
		    (word.len == 3 || word.len == name.len || word.len == 4))
			return i + 1;
	}
	return 0;
}

/* The character at `at` as a separator of a date, with its length in bytes:
 * every dash and hyphen of Unicode's U+2010 row is '-', a non-breaking space
 * is ' '.  Anything longer than a byte that is neither gives '?'. */
static char
separator(struct str s, size_t at, size_t *len)
{
	unsigned char a = at < s.len ? (unsigned char)s.at[at] : ' ';

	*len = 1;
	if (a == 0xC2 && at + 1 < s.len &&
	    (unsigned char)s.at[at + 1] == 0xA0) {
		*len = 2;
		return ' ';
	}
	if (a == 0xE2 && at + 2 < s.len &&
	    (unsigned char)s.at[at + 1] == 0x80 &&
	    (unsigned char)s.at[at + 2] >= 0x90 &&
	    (unsigned char)s.at[at + 2] <= 0x95) {
		*len = 3;
		return '-';
	}
	return a < 0x80 ? (char)a : '?';
}

/* Reads the next number or word at or after *at. */
static bool
next_piece(struct str s, size_t *at, struct piece *p)
{
	size_t i = *at, len;

	while (i < s.len && !char_is_digit(s.at[i]) && !char_is_alpha(s.at[i]))
		i++;
	if (i >= s.len)
		return false;
	*p = (struct piece){.kind = PIECE_OTHER, .start = i};
	if (char_is_digit(s.at[i])) {
		p->kind = PIECE_NUMBER;
		for (; i < s.len && char_is_digit(s.at[i]); i++, p->digits++)
			if (p->digits < 6)
				p->value = p->value * 10 + (s.at[i] - '0');
		p->end = i;
		/* 1st, 22nd, 3rd, 15th */
		if (i + 1 < s.len && char_is_alpha(s.at[i])) {
			struct str tail = str_sub(s, i, i + 2);

			if (str_eq_nocase(tail, STR("st")) ||
			    str_eq_nocase(tail, STR("nd")) ||
			    str_eq_nocase(tail, STR("rd")) ||
			    str_eq_nocase(tail, STR("th")))
				i += 2;
			p->end = i;
		}
	} else {
		while (i < s.len && char_is_alpha(s.at[i]))
			i++;
		p->end = i;
		p->value = date_month_named(str_sub(s, p->start, p->end));
		p->kind = p->value ? PIECE_MONTH : PIECE_OTHER;
	}
	p->sep = separator(s, i, &len);
	*at = i;
	return true;
}

static bool
is_one_of(char c, struct str set)
{
	return str_find_char(set, c, 0) != SIZE_MAX;
}

/* Only blanks and a little punctuation may stand between two pieces. */
static bool
is_joined(struct str s, const struct piece *a, const struct piece *b)
{
	size_t len;
	int n = 0;

	for (size_t i = a->end; i < b->start; i += len, n++)
		if (n == 3 || !is_one_of(separator(s, i, &len), STR(" ,.-/")))
			return false;
	return true;
}

static bool
three_pieces(const struct piece p[3], date *out)
{
	bool n0 = p[0].kind == PIECE_NUMBER, n1 = p[1].kind == PIECE_NUMBER;
	bool n2 = p[2].kind == PIECE_NUMBER;
	int a = p[0].value, b = p[1].value, c = p[2].value;

	if (n0 && p[1].kind == PIECE_MONTH && n2 && p[0].digits <= 2 &&
	    p[2].digits == 4)
		return date_from_ymd(c, b, a, out); /* 21 November 2026 */
	if (p[0].kind == PIECE_MONTH && n1 && n2 && p[1].digits <= 2 &&
	    p[2].digits == 4)
		return date_from_ymd(c, a, b, out); /* November 21, 2026 */
	if (n0 && p[1].kind == PIECE_MONTH && n2 && p[0].digits == 4 &&
	    p[2].digits <= 2)
		return date_from_ymd(a, b, c, out); /* 2026 November 21 */
	if (!n0 || !n1 || !n2 || p[0].sep != p[1].sep || p[0].sep == ' ')
		return false;
	if (p[0].digits == 4 && p[1].digits <= 2 && p[2].digits <= 2)
		return date_from_ymd(a, b, c, out); /* 2026-11-21 */
	if (p[0].digits <= 2 && p[1].digits <= 2 && p[2].digits == 4) {
		if (p[0].sep == '.' || a > 12)
			return date_from_ymd(c, b, a, out); /* 21.11.2026 */
		if (b > 12)
			return date_from_ymd(c, a, b, out); /* 11/21/2026 */
		if (a == b)
			return date_from_ymd(c, a, b, out);
	}
	return false;
}

bool
date_find(struct str s, date *out, size_t *start, size_t *end)
{
	struct piece p[3];
	size_t at = 0, have = 0;

	while (next_piece(s, &at, &p[have < 3 ? have : 2])) {
		if (have < 3)
			have++;
		if (have == 3) {
			if (is_joined(s, &p[0], &p[1]) &&
			    is_joined(s, &p[1], &p[2]) &&
			    three_pieces(p, out)) {
				*start = p[0].start;
				*end = p[2].end;
				return true;
			}
			p[0] = p[1];
			p[1] = p[2];
			have = 2;
		}
	}
	return false;
}
