#include "phrase/quantity.h"

#include <assert.h>
#include <stdio.h>

struct unit {
	enum quantity_kind kind;
	double factor;
};

static const struct unit units[] = {
    [UNIT_NONE] = {QUANTITY_COUNT, 1},
    [UNIT_SECOND] = {QUANTITY_TIME, 1},
    [UNIT_MINUTE] = {QUANTITY_TIME, 60},
    [UNIT_HOUR] = {QUANTITY_TIME, 3600},
    [UNIT_DAY] = {QUANTITY_TIME, 86400},
    [UNIT_WEEK] = {QUANTITY_TIME, 604800},
    [UNIT_FORTNIGHT] = {QUANTITY_TIME, 1209600},
    [UNIT_MONTH] = {QUANTITY_MONTHS, 1},
    [UNIT_QUARTER] = {QUANTITY_MONTHS, 3},
    [UNIT_YEAR] = {QUANTITY_MONTHS, 12},
    [UNIT_DECADE] = {QUANTITY_MONTHS, 120},
    [UNIT_BIT] = {QUANTITY_BITS, 1},
    [UNIT_PERCENT] = {QUANTITY_PERCENT, 1},
};

struct reader {
	const struct vocabulary *v;
	struct str text;
	const struct piece *before; /* the one before the quantity, or NULL */
	const struct piece *at; /* pieces from the quantity on */
	size_t n; /* pieces there are */
};

static const struct word *
word_at(const struct reader *r, size_t i)
{
	if (i >= r->n || r->at[i].kind != PIECE_WORD)
		return NULL;
	return &r->v->word.at[r->at[i].word];
}

static bool
is_word(const struct reader *r, size_t i, const char *plain)
{
	const struct word *w = word_at(r, i);

	return w && str_eq(w->plain, str_of(plain));
}

static bool
is_sign(const struct reader *r, size_t i, char sign)
{
	return i < r->n && r->at[i].kind == PIECE_SIGN && r->at[i].sign == sign;
}

static int
number_word(const struct reader *r, size_t i)
{
	const struct word *w = word_at(r, i);

	return w ? w->number : -1;
}

/* "twenty-four", "one hundred and twenty", "three thousand".  Gives the number
 * of pieces. */
static size_t
read_number_words(const struct reader *r, size_t at, double *value)
{
	size_t i = at;
	int total = 0, below = 0, last = 1000000;

	for (;; i++) {
		int n = number_word(r, i);

		if (n < 0 && i > at && last >= 100 && is_word(r, i, "and"))
			n = number_word(r, i + 1) > 0 &&
				    number_word(r, i + 1) < 100
				? number_word(r, ++i)
				: -1;
		if (n < 0)
			break;
		if (n == 1000 && below > 0 && below < 1000) {
			total += below * 1000;
			below = 0;
		} else if (n == 100 && below > 0 && below < 10) {
			below *= 100;
		} else if (n < 100 &&
			   (last >= 100 || (last >= 20 && n < 10 &&
					       last % 10 == 0 && n > 0))) {
			below += n;
		} else {
			break;
		}
		last = n;
	}
	*value = total + below;
	return i - at;
}

static bool
is_article(const struct reader *r, size_t i)
{
	return is_word(r, i, "a") || is_word(r, i, "an");
}

/* "And a half": half as much again, or 0 pieces. */
static size_t
read_and_a_half(const struct reader *r, size_t at)
{
	size_t half = at + 1 + is_article(r, at + 1);

	return is_word(r, at, "and") && number_word(r, half) == NUMBER_HALF
		   ? half + 1 - at
		   : 0;
}

/* "1½", "one and a half". */
static size_t
read_fraction(const struct reader *r, size_t at, double *value)
{
	bool is_sign = number_word(r, at) == NUMBER_HALF &&
		       (unsigned char)r->text.at[r->at[at].start] >= 0x80;
	size_t n = is_sign ? 1 : read_and_a_half(r, at);

	*value += n ? 0.5 : 0;
	return n;
}

static size_t
read_number(const struct reader *r, size_t at, double *value)
{
	size_t n = 1;

	if (at < r->n &&
	    (r->at[at].kind == PIECE_NUMBER ||
		(r->at[at].kind == PIECE_DOTTED && r->at[at].dots == 1)))
		*value = r->at[at].value;
	else
		n = read_number_words(r, at, value);
	return n ? n + read_fraction(r, at + n, value) : 0;
}

/* "(24)" behind "twenty-four", "(twenty-four)" behind "24". */
static size_t
read_repeated(const struct reader *r, size_t at, double value)
{
	double again;
	size_t n;

	if (!is_sign(r, at, '('))
		return 0;
	n = read_number(r, at + 1, &again);
	if (n == 0 || !is_sign(r, at + 1 + n, ')') || again != value)
		return 0;
	return n + 2;
}

/* Where the letter behind digits can be nothing but a unit: not in "Article 28
 * d", nor in the bytes of a fingerprint ("3e 7d 55", "4d:5e"). */
static bool
is_unit_letter(const struct reader *r, size_t i)
{
	enum { LONG_WORD = 3, MANY = 60 };
	const struct piece *number = &r->at[i - 1], *before = r->before;
	const struct word *w = word_at(r, i);

	if (!w || unit_of_letter(w->plain) == UNIT_NONE ||
	    number->kind != PIECE_NUMBER || is_sign(r, i + 1, ':') ||
	    !char_is_lower(r->text.at[r->at[i].start]))
		return false;
	if (number->value >= MANY)
		return true;
	if (!before)
		return i + 1 == r->n || number->end < r->at[i].start;
	if (before->kind == PIECE_WORD &&
	    !char_is_lower(r->text.at[before->start]))
		return false;
	return number->value >= 10 || number->end < r->at[i].start ||
	       (before->kind == PIECE_WORD &&
		   before->end - before->start >= LONG_WORD);
}

static bool
is_kind_of_day(const struct reader *r, size_t i, bool *business)
{
	*business = is_word(r, i, "business") || is_word(r, i, "working");
	return *business || is_word(r, i, "calendar") ||
	       is_word(r, i, "consecutive") || is_word(r, i, "clear");
}

static size_t
read_unit(
    const struct reader *r, size_t at, enum unit_code *unit, bool *business)
{
	size_t i = at;
	const struct word *w;
	bool open = is_sign(r, i, '(') && is_sign(r, i + 2, ')');

	*business = false;
	if (at < r->n && r->at[at].kind == PIECE_PERCENT) {
		*unit = UNIT_PERCENT;
		return 1;
	}
	if (is_word(r, i, "per") && is_word(r, i + 1, "cent")) {
		*unit = UNIT_PERCENT;
		return 2;
	}
	if (!open && is_unit_letter(r, i)) {
		*unit = unit_of_letter(word_at(r, i)->plain);
		return 1;
	}
	i += open;
	if (!open && is_kind_of_day(r, i, business))
		i++;
	w = word_at(r, i);
	if (!w || w->unit == UNIT_NONE) {
		*business = false;
		return 0;
	}
	*unit = w->unit;
	return i + 1 + open - at;
}

static bool
is_of_time(enum unit_code unit)
{
	return units[unit].kind == QUANTITY_TIME ||
	       units[unit].kind == QUANTITY_MONTHS;
}

/* "15 or 18 years", "200 and 398 days respectively": the first number has the
 * unit of the second; not in "30 or 3 %, whichever is more".  The piece where
 * the unit begins, with its length; or 0. */
static size_t
read_shared_unit(
    const struct reader *r, size_t at, enum unit_code *unit, size_t *len)
{
	enum unit_code found;
	double value;
	bool business;
	bool either = is_word(r, at, "or");
	size_t i = at + 1, n;

	if (!either && !is_word(r, at, "and"))
		return 0;
	n = read_number(r, i, &value);
	i += n;
	n = n ? read_unit(r, i, &found, &business) : 0;
	if (n == 0 || !((either && is_of_time(found)) ||
			  is_word(r, i + n, "respectively") ||
			  is_word(r, i + n + 1, "respectively")))
		return 0;
	*unit = found;
	*len = n;
	return i;
}

/* "a day" behind "24 hours", "per week" behind "seven days": how much of each
 * day or week somebody is there, and no time within which something is done. */
static bool
is_share(const struct reader *r, size_t at, enum unit_code unit)
{
	const struct word *whole = word_at(r, at + 1);

	if (!whole || !(is_word(r, at, "a") || is_word(r, at, "per") ||
			  is_word(r, at, "each") || is_word(r, at, "every")))
		return false;
	if (unit == UNIT_HOUR)
		return whole->unit == UNIT_DAY;
	return unit == UNIT_DAY &&
	       (whole->unit == UNIT_WEEK || whole->unit == UNIT_YEAR);
}

/* "Half a year", "half-hour"; the half of anything else is no quantity. */
static size_t
read_half(const struct reader *r, enum unit_code *unit, double *value)
{
	size_t at = 1 + is_article(r, 1), n;
	bool business;

	if (number_word(r, 0) != NUMBER_HALF)
		return 0;
	*value = 0.5;
	n = read_unit(r, at, unit, &business);
	return n ? at + n : 0;
}

/* "One day and a half", but not "one day and a half hour". */
static size_t
read_half_more(const struct reader *r, size_t at, double *value)
{
	enum unit_code unit;
	bool business;
	size_t n = read_and_a_half(r, at);

	if (n == 0 || read_unit(r, at + n, &unit, &business) > 0)
		return 0;
	*value += 0.5;
	return n;
}

static struct str
piece_text(const struct reader *r, size_t first, size_t last)
{
	return str_sub(r->text, r->at[first].start, r->at[last - 1].end);
}

/* The number in "21st", or 0. */
static int
ordinal_at(const struct reader *r, size_t i)
{
	const struct word *w = word_at(r, i);
	int n = 0;
	size_t at = 0;

	if (!w)
		return 0;
	for (; at < w->plain.len && at < 2 && char_is_digit(w->plain.at[at]);
	     at++)
		n = n * 10 + (w->plain.at[at] - '0');
	return at > 0 && w->plain.len == at + 2 ? n : 0;
}

/* "21st of November [of] 2026", "November 21st, 2026". */
static size_t
read_ordinal_date(const struct reader *r, struct quantity *out)
{
	size_t i = 0;
	int day = ordinal_at(r, 0), month = 0;
	const struct word *w;
	date d;

	if (day > 0)
		i += 1 + is_word(r, 1, "of");
	w = word_at(r, i++);
	month = w ? w->month : 0;
	if (day == 0)
		day = ordinal_at(r, i++);
	i += is_sign(r, i, ',');
	i += is_word(r, i, "of");
	if (month == 0 || day == 0 || i >= r->n ||
	    r->at[i].kind != PIECE_NUMBER ||
	    !date_from_ymd((int)r->at[i].value, month, day, &d))
		return 0;
	*out = (struct quantity){.kind = QUANTITY_DATE, .value = d};
	return i + 1;
}

/* "21 November 2026", "November 21, 2026": the scanner has not joined them,
 * because they hold blanks. */
static size_t
read_date(const struct reader *r, struct quantity *out)
{
	enum { LONGEST = 40 };
	const struct word *w = word_at(r, 0), *next = word_at(r, 1);
	bool may_be = r->at[0].kind == PIECE_DATE ||
		      (r->at[0].kind == PIECE_NUMBER && r->n > 1) ||
		      (w && w->month > 0 && r->n > 1) ||
		      (w && char_is_digit(w->plain.at[0]) && next);
	size_t start = 0, end = 0, used = 1, from = r->at[0].start;
	date day;

	if (!may_be)
		return 0;
	if (r->at[0].kind == PIECE_DATE) {
		day = r->at[0].day;
	} else {
		if (!w && !(next && (next->month > 0 || is_word(r, 1, "of"))))
			return 0;
		if (w && w->month == 0 && next->month == 0 &&
		    !is_word(r, 1, "of"))
			return 0;
		if (!date_find(str_sub(r->text, from, from + LONGEST), &day,
			&start, &end) ||
		    start != 0)
			return 0;
		while (used < r->n && r->at[used].end <= from + end)
			used++;
	}
	*out = (struct quantity){.kind = QUANTITY_DATE, .value = day};
	return used;
}

static size_t
read_dotted(const struct reader *r, bool after_section, struct quantity *out)
{
	enum unit_code unit;
	bool business;

	if (r->at[0].kind == PIECE_NUMBER && !after_section)
		return 0;
	if (r->at[0].kind == PIECE_DOTTED && r->at[0].dots == 1 &&
	    read_unit(r, 1, &unit, &business) > 0 && !after_section)
		return 0;
	*out = (struct quantity){.kind = QUANTITY_SECTION};
	return 1;
}

size_t
quantity_read(const struct vocabulary *v, struct str text,
    const struct pieces *pieces, size_t at, bool after_section,
    struct quantity *out)
{
	struct reader r = {v, text, at > 0 ? &pieces->at[at - 1] : NULL,
	    pieces->at + at, pieces->len - at};
	enum unit_code unit = UNIT_NONE;
	size_t n, used, shared = 0, len = 0;
	double value;
	bool business;

	used = read_date(&r, out);
	if (used == 0)
		used = read_ordinal_date(&r, out);
	if (used)
		return used;
	if (r.at[0].kind == PIECE_DOTTED || r.at[0].kind == PIECE_NUMBER) {
		used = read_dotted(&r, after_section, out);
		if (used)
			return used;
	}
	used = read_half(&r, &unit, &value);
	if (used) {
		(void)quantity_of_unit(unit, value, out);
		out->unit = piece_text(&r, 0, used);
		return used;
	}
	used = read_number(&r, 0, &value);
	if (used == 0)
		return 0;
	used += read_repeated(&r, used, value);
	n = read_unit(&r, used, &unit, &business);
	if (n == 0)
		shared = read_shared_unit(&r, used, &unit, &len);
	else
		n += read_half_more(&r, used + n, &value);
	*out = (struct quantity){.kind = units[unit].kind,
	    .value = value * units[unit].factor,
	    .business = business};
	if (shared) {
		out->unit = piece_text(&r, shared, shared + len);
		return used;
	}
	if (n && is_share(&r, used + n, unit)) {
		out->kind = QUANTITY_SHARE;
		n += 2;
	}
	if (n)
		out->unit = piece_text(&r, used, used + n);
	return used + n;
}

bool
quantity_of_unit(enum unit_code unit, double n, struct quantity *out)
{
	const struct unit *u = &units[unit];

	if (!quantity_is_time(u->kind))
		return false;
	*out = (struct quantity){.kind = u->kind, .value = n * u->factor};
	return true;
}

struct str
quantity_key(const struct quantity *q, struct str digits, char out[64])
{
	static const char *const heads[] = {
	    [QUANTITY_COUNT] = "n",
	    [QUANTITY_TIME] = "t",
	    [QUANTITY_MONTHS] = "m",
	    [QUANTITY_BITS] = "b",
	    [QUANTITY_PERCENT] = "p",
	    [QUANTITY_SHARE] = "r",
	};
	char day[DATE_TEXT];
	int n;

	assert(q->kind != QUANTITY_NONE);
	if (q->kind == QUANTITY_SECTION)
		n = snprintf(out, 64, "#s%.*s",
		    (int)(digits.len > QUANTITY_DIGITS ? QUANTITY_DIGITS
						       : digits.len),
		    digits.at);
	else if (q->kind == QUANTITY_DATE)
		n = snprintf(out, 64, "#d%s", date_print((date)q->value, day));
	else
		n = snprintf(out, 64, "#%s%s%.9g", heads[q->kind],
		    q->business ? "b" : "", q->value);
	return (struct str){out, (size_t)n};
}

const char *
quantity_kind_name(enum quantity_kind kind)
{
	static const char *const names[] = {"none", "count", "time", "months",
	    "bits", "percent", "date", "section", "share"};

	assert((size_t)kind < COUNT_OF(names));
	return names[kind];
}

const char *
bound_name(enum bound bound)
{
	static const char *const names[] = {
	    "exact", "at-most", "at-least", "less-than", "more-than", "about"};

	assert((size_t)bound < COUNT_OF(names));
	return names[bound];
}
