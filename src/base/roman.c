#include "base/roman.h"

#include "base/cc.h"

struct sign {
	int value;
	const char *lower, *upper;
};

/* Each as often as it fits, the greatest first, is the one way to write it. */
static const struct sign signs[] = {{1000, "m", "M"}, {900, "cm", "CM"},
    {500, "d", "D"}, {400, "cd", "CD"}, {100, "c", "C"}, {90, "xc", "XC"},
    {50, "l", "L"}, {40, "xl", "XL"}, {10, "x", "X"}, {9, "ix", "IX"},
    {5, "v", "V"}, {4, "iv", "IV"}, {1, "i", "I"}};

static int
digit_value(char c, bool upper)
{
	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		const char *sign = upper ? signs[i].upper : signs[i].lower;

		if (sign[0] == c && !sign[1])
			return signs[i].value;
	}
	return 0;
}

/* A smaller digit before a greater one counts against it; 0 when there is
 * something else. */
static long
sum_of_digits(struct str s, bool upper)
{
	long sum = 0;
	int next = 0;

	for (size_t i = s.len; i-- > 0;) {
		int value = digit_value(s.at[i], upper);

		if (value == 0)
			return 0;
		sum += value < next ? -value : value;
		next = value;
	}
	return sum;
}

static bool
is_written_so(struct str s, long value, bool upper)
{
	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		struct str sign =
		    str_of(upper ? signs[i].upper : signs[i].lower);

		for (; value >= signs[i].value; value -= signs[i].value) {
			if (!str_starts(s, sign))
				return false;
			s = str_sub(s, sign.len, s.len);
		}
	}
	return s.len == 0;
}

long
roman_value(struct str s)
{
	bool upper = s.len > 0 && s.at[0] >= 'A' && s.at[0] <= 'Z';
	long value;

	if (s.len > ROMAN_BYTES)
		return 0;
	value = sum_of_digits(s, upper);
	return value > 0 && value <= ROMAN_MAX && is_written_so(s, value, upper)
		   ? value
		   : 0;
}

void
roman_add(struct buf *out, long value, bool upper)
{
	for (size_t i = 0; i < COUNT_OF(signs); i++)
		for (; value >= signs[i].value; value -= signs[i].value)
			buf_add_c(out, upper ? signs[i].upper : signs[i].lower);
}
