#include "fact/log_date.h"

#include "fact/line.h"

/* A date stands in the first words of a cell. */
#define CELL_BYTES 100

/* Two-digit years up to this one are of this century. */
#define CENTURY_TURN 70

struct piece {
	struct line_word word;
	int value; /* of a number, or of a month by name */
	int digits; /* 0: no number */
	bool month;
};

/* "3", "3rd", "May"; anything else has neither digits nor a month. */
static void
weigh_piece(struct piece *p)
{
	struct str s = p->word.text;
	size_t i = 0;

	p->value = p->digits = 0;
	p->month = false;
	for (; i < s.len && char_is_digit(s.at[i]) && i < 4; i++)
		p->value = p->value * 10 + (s.at[i] - '0');
	p->digits = (int)i;
	if (i > 0 && i < s.len &&
	    !(s.len == i + 2 && word_in(str_sub(s, i, s.len), " st nd rd th ")))
		p->digits = 0;
	if (i == 0) {
		p->value = date_month_named(s);
		p->month = p->value > 0;
	}
}

/* What stands between two pieces: '/', '.', '-' or ' ', and '?' for more. */
static char
between(struct str cell, const struct piece *a, const struct piece *b)
{
	struct str gap = str_trim(str_sub(cell, a->word.end, b->word.start));

	if (gap.len == 0)
		return ' ';
	if (gap.len == 1 && strchr("/.-,'", gap.at[0]) && gap.at[0])
		return gap.at[0];
	/* Dashes of Unicode's punctuation row. */
	if (gap.len == 3 && (unsigned char)gap.at[0] == 0xE2)
		return '-';
	return '?';
}

static int
full_year(const struct piece *p)
{
	if (p->digits == 4)
		return p->value >= 1980 && p->value < 2100 ? p->value : 0;
	if (p->digits == 2)
		return p->value < CENTURY_TURN ? 2000 + p->value
					       : 1900 + p->value;
	return 0;
}

/* "03/04/2021", "3-4-21": which of the two is the day. */
static bool
numeric(const struct piece p[3], char sep, enum date_order order,
    struct log_date *out)
{
	int a = p[0].value, b = p[1].value, year = full_year(&p[2]);

	if (!year || p[0].digits > 2 || p[1].digits > 2 || a > 31 || b > 31 ||
	    a < 1 || b < 1 || (a > 12 && b > 12))
		return false;
	out->day = DATE_NONE;
	if (sep == '.' || a > 12) {
		out->shows = ORDER_DAY_FIRST;
		return date_from_ymd(year, b, a, &out->day);
	}
	if (b > 12) {
		out->shows = ORDER_MONTH_FIRST;
		return date_from_ymd(year, a, b, &out->day);
	}
	if (a == b || order == ORDER_DAY_FIRST)
		return date_from_ymd(year, b, a, &out->day);
	if (order == ORDER_MONTH_FIRST)
		return date_from_ymd(year, a, b, &out->day);
	return true; /* a date, and nobody can tell which */
}

/* "3-May-21"; four digits are read by date_find. */
static bool
named(const struct piece p[3], struct log_date *out)
{
	int year = full_year(&p[2]);

	return year && p[0].digits && p[0].digits <= 2 && p[1].month &&
	       date_from_ymd(year, p[1].value, p[0].value, &out->day);
}

static bool
three(struct str cell, const struct piece p[3], enum date_order order,
    struct log_date *out)
{
	char a = between(cell, &p[0], &p[1]), b = between(cell, &p[1], &p[2]);

	if (!p[2].digits || a == '?' || b == '?')
		return false;
	if (named(p, out))
		return true;
	return p[0].digits && p[1].digits && a == b && strchr("/.-", a) &&
	       numeric(p, a, order, out);
}

static bool
whole_month(int year, int month, struct log_date *out)
{
	if (!date_from_ymd(year, month, 1, &out->day))
		return false;
	out->span = (int)(date_add_months(out->day, 1) - out->day) - 1;
	return true;
}

/* "May 2021", "05/2021", "2021-05". */
static bool
two(struct str cell, const struct piece p[2], struct log_date *out)
{
	char sep = between(cell, &p[0], &p[1]);

	if (p[0].month && p[1].digits == 4 && sep != '?')
		return full_year(&p[1]) &&
		       whole_month(p[1].value, p[0].value, out);
	if (sep != '/' && sep != '.' && sep != '-')
		return false;
	if (p[0].digits && p[0].digits <= 2 && p[1].digits == 4)
		return full_year(&p[1]) &&
		       whole_month(p[1].value, p[0].value, out);
	return p[0].digits == 4 && p[1].digits == 2 && full_year(&p[0]) &&
	       whole_month(p[0].value, p[1].value, out);
}

/* Runs `n` pieces past one of the two forms. */
static bool
scan(struct str cell, size_t n, enum date_order order, struct log_date *out)
{
	struct piece p[3];
	size_t at = 0, have = 0;
	struct line_word w;

	while (word_next(cell, &at, &w)) {
		if (have == n) {
			p[0] = p[1];
			p[1] = p[n - 1];
			have--;
		}
		p[have].word = w;
		weigh_piece(&p[have++]);
		if (have < n)
			continue;
		*out = (struct log_date){.day = DATE_NONE,
		    .start = p[0].word.start,
		    .end = p[n - 1].word.end};
		if (n == 3 ? three(cell, p, order, out) : two(cell, p, out))
			return true;
	}
	return false;
}

/* The order that a date gives away although it can only be one day. */
static enum date_order
order_shown(struct str cell, size_t start, size_t end)
{
	struct log_date seen;

	return scan(str_sub(cell, start, end), 3, ORDER_UNKNOWN, &seen)
		   ? seen.shows
		   : ORDER_UNKNOWN;
}

bool
log_date_read(struct str cell, enum date_order order, struct log_date *out)
{
	struct str head = str_sub(cell, 0, CELL_BYTES);

	*out = (struct log_date){.day = DATE_NONE};
	if (date_find(head, &out->day, &out->start, &out->end)) {
		out->shows = order_shown(head, out->start, out->end);
		return true;
	}
	return scan(head, 3, order, out) || scan(head, 2, order, out);
}

enum date_order
log_date_order_said(struct str heading)
{
	if (phrase_in(heading, "dd mm"))
		return ORDER_DAY_FIRST;
	return phrase_in(heading, "mm dd") ? ORDER_MONTH_FIRST : ORDER_UNKNOWN;
}
