/* One value of a list in the format it is shown in.  Values that a format
 * has no sign for are shown decimal, as Word does. */
#include <stdio.h>

#include "base/limits.h"
#include "base/roman.h"
#include "base/utf8.h"
#include "read/number.h"

#define LETTERS_MAX 780 /* thirty times the alphabet, then it starts over */
#define WORDS_MAX 999999

static void
add_decimal(struct buf *out, long value, int width)
{
	buf_print(out, "%0*ld", width, value);
}

static void
add_roman(struct buf *out, long value, bool upper)
{
	if (value < 1 || value > ROMAN_MAX)
		add_decimal(out, value, 1);
	else
		roman_add(out, value, upper);
}

/* A .. Z, AA, BB, ... : the same letter again, never AB. */
static void
add_letters(struct buf *out, long value, char first)
{
	if (value < 1) {
		add_decimal(out, value, 1);
		return;
	}
	value = (value - 1) % LETTERS_MAX;
	for (long i = 0; i <= value / 26; i++)
		buf_add_char(out, (char)(first + value % 26));
}

/* A .. Z, AA, AB, ... */
static void
add_column(struct buf *out, long value, char first)
{
	char letters[16];
	size_t n = sizeof(letters);

	if (value < 1) {
		add_decimal(out, value, 1);
		return;
	}
	for (; value > 0 && n > 0; value = (value - 1) / 26)
		letters[--n] = (char)(first + (value - 1) % 26);
	buf_add(out, (struct str){letters + n, sizeof(letters) - n});
}

static void
add_ordinal(struct buf *out, long value)
{
	static const char *const tails[] = {"th", "st", "nd", "rd"};
	long ten = value / 10 % 10, one = value % 10;

	add_decimal(out, value, 1);
	buf_add_c(out, tails[ten == 1 || one > 3 ? 0 : one]);
}

/* The words of 0..19 and of the tens, cardinal and ordinal. */
static const char *const small[20][2] = {{"zero", "zeroth"}, {"one", "first"},
    {"two", "second"}, {"three", "third"}, {"four", "fourth"},
    {"five", "fifth"}, {"six", "sixth"}, {"seven", "seventh"},
    {"eight", "eighth"}, {"nine", "ninth"}, {"ten", "tenth"},
    {"eleven", "eleventh"}, {"twelve", "twelfth"}, {"thirteen", "thirteenth"},
    {"fourteen", "fourteenth"}, {"fifteen", "fifteenth"},
    {"sixteen", "sixteenth"}, {"seventeen", "seventeenth"},
    {"eighteen", "eighteenth"}, {"nineteen", "nineteenth"}};

static const char *const tens[10][2] = {{"", ""}, {"ten", "tenth"},
    {"twenty", "twentieth"}, {"thirty", "thirtieth"}, {"forty", "fortieth"},
    {"fifty", "fiftieth"}, {"sixty", "sixtieth"}, {"seventy", "seventieth"},
    {"eighty", "eightieth"}, {"ninety", "ninetieth"}};

/* 1..999; `ordinal` bends the last word. */
static void
add_hundreds(struct buf *out, int value, int ordinal)
{
	if (value >= 100) {
		buf_print(out, "%s hundred", small[value / 100][0]);
		if (value % 100 == 0) {
			buf_add_c(out, ordinal ? "th" : "");
			return;
		}
		buf_add_char(out, ' ');
		value %= 100;
	}
	if (value >= 20) {
		buf_add_c(out, tens[value / 10][value % 10 ? 0 : ordinal]);
		if (value % 10 == 0)
			return;
		buf_add_char(out, '-');
		value %= 10;
	}
	buf_add_c(out, small[value][ordinal]);
}

static void
add_words(struct buf *out, long value, bool is_ordinal)
{
	struct buf words = {.max = 256};
	int ordinal = is_ordinal ? 1 : 0;

	if (value < 0 || value > WORDS_MAX) {
		add_decimal(out, value, 1);
		return;
	}
	if (value >= 1000) {
		add_hundreds(&words, (int)(value / 1000), 0);
		buf_add_c(&words, " thousand");
		value %= 1000;
		if (value == 0)
			buf_add_c(&words, ordinal ? "th" : "");
		else
			buf_add_char(&words, ' ');
		if (value > 0)
			add_hundreds(&words, (int)value, ordinal);
	} else if (value == 0) {
		buf_add_c(&words, small[0][ordinal]);
	} else {
		add_hundreds(&words, (int)value, ordinal);
	}
	if (words.at[0] >= 'a')
		words.at[0] = (char)(words.at[0] - 'a' + 'A');
	buf_add(out, buf_str(&words));
	buf_free(&words);
}

/* Signs that stand one after another in Unicode, from 1 to `count`. */
static void
add_sign(struct buf *out, long value, uint32_t first, long count)
{
	if (value < 1 || value > count)
		add_decimal(out, value, 1);
	else
		utf8_add(out, first + (uint32_t)(value - 1));
}

static void
add_full_width(struct buf *out, long value)
{
	char digits[24];
	int n = snprintf(digits, sizeof(digits), "%ld", value);

	for (int i = 0; i < n; i++)
		utf8_add(out, char_is_digit(digits[i])
				  ? 0xFF10u + (uint32_t)(digits[i] - '0')
				  : (uint32_t)digits[i]);
}

/* Footnote signs: four of them, then doubled, tripled ... */
static void
add_chicago(struct buf *out, long value)
{
	static const char *const signs[] = {
	    "*", "\xE2\x80\xA0", "\xE2\x80\xA1", "\xC2\xA7"};

	if (value < 1 || value > 4 * 30) {
		add_decimal(out, value, 1);
		return;
	}
	for (long i = 0; i <= (value - 1) / 4; i++)
		buf_add_c(out, signs[(value - 1) % 4]);
}

static const char *const ideographs[10] = {"\xE3\x80\x87", "\xE4\xB8\x80",
    "\xE4\xBA\x8C", "\xE4\xB8\x89", "\xE5\x9B\x9B", "\xE4\xBA\x94",
    "\xE5\x85\xAD", "\xE4\xB8\x83", "\xE5\x85\xAB", "\xE4\xB9\x9D"};

static void
add_ideograph_digits(struct buf *out, long value)
{
	char digits[24];
	int n = snprintf(digits, sizeof(digits), "%ld", value);

	for (int i = 0; i < n; i++)
		if (char_is_digit(digits[i]))
			buf_add_c(out, ideographs[digits[i] - '0']);
}

/* Chinese and Japanese counting up to 99: ten is a sign of its own. */
static void
add_ideographs(struct buf *out, long value)
{
	if (value < 1 || value > 99) {
		add_ideograph_digits(out, value);
		return;
	}
	if (value >= 20)
		buf_add_c(out, ideographs[value / 10]);
	if (value >= 10)
		buf_add_c(out, "\xE5\x8D\x81");
	if (value % 10 > 0)
		buf_add_c(out, ideographs[value % 10]);
}

/* A custom format shows how the first values look ("001, 002, 003, ..."),
 * and Word offers decimals padded with zeros.  The first value tells it. */
static void
add_custom(struct buf *out, long value, struct str pattern)
{
	static const struct {
		const char *first;
		enum number_format format;
	} known[] = {{"A", NUMBER_UPPER_LETTER}, {"a", NUMBER_LOWER_LETTER},
	    {"I", NUMBER_UPPER_ROMAN}, {"i", NUMBER_LOWER_ROMAN},
	    {"1st", NUMBER_ORDINAL}, {"One", NUMBER_CARDINAL_TEXT},
	    {"First", NUMBER_ORDINAL_TEXT}, {"- 1 -", NUMBER_IN_DASH},
	    {"\xE2\x91\xA0", NUMBER_CIRCLED}};
	struct str first = str_trim(str_cut(&pattern, ','));
	size_t zeros = 0;

	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_eq(first, str_of(known[i].first))) {
			number_add(
			    out, value, known[i].format, (struct str){0});
			return;
		}
	while (zeros < first.len && first.at[zeros] == '0')
		zeros++;
	if (zeros + 1 != first.len || first.at[zeros] != '1' || zeros > 16)
		zeros = 0;
	add_decimal(out, value, (int)zeros + 1);
}

/* Bounded depth: a custom format leads to one that is none. */
void
number_add(
    struct buf *out, long value, enum number_format format, struct str custom)
{
	if (value < 0 || value > LIMIT_LIST_COUNTER)
		return;
	switch (format) {
	case NUMBER_DECIMAL:
		add_decimal(out, value, 1);
		break;
	case NUMBER_DECIMAL_ZERO:
		add_decimal(out, value, 2);
		break;
	case NUMBER_UPPER_ROMAN:
	case NUMBER_LOWER_ROMAN:
		add_roman(out, value, format == NUMBER_UPPER_ROMAN);
		break;
	case NUMBER_UPPER_LETTER:
	case NUMBER_LOWER_LETTER:
		add_letters(
		    out, value, format == NUMBER_UPPER_LETTER ? 'A' : 'a');
		break;
	case NUMBER_ORDINAL:
		add_ordinal(out, value);
		break;
	case NUMBER_CARDINAL_TEXT:
	case NUMBER_ORDINAL_TEXT:
		add_words(out, value, format == NUMBER_ORDINAL_TEXT);
		break;
	case NUMBER_CUSTOM:
		add_custom(out, value, custom);
		break;
	case NUMBER_HEX:
		buf_print(out, "%lX", (unsigned long)value);
		break;
	case NUMBER_IN_DASH:
		buf_print(out, "- %ld -", value);
		break;
	case NUMBER_CIRCLED:
		add_sign(out, value, 0x2460, 20);
		break;
	case NUMBER_PARENS:
		add_sign(out, value, 0x2474, 20);
		break;
	case NUMBER_FULL_STOP:
		add_sign(out, value, 0x2488, 20);
		break;
	case NUMBER_FULL_WIDTH:
		add_full_width(out, value);
		break;
	case NUMBER_CHICAGO:
		add_chicago(out, value);
		break;
	case NUMBER_IDEOGRAPH:
		add_ideographs(out, value);
		break;
	case NUMBER_IDEOGRAPH_DIGITS:
		add_ideograph_digits(out, value);
		break;
	case NUMBER_UPPER_COLUMN:
	case NUMBER_LOWER_COLUMN:
		add_column(
		    out, value, format == NUMBER_UPPER_COLUMN ? 'A' : 'a');
		break;
	case NUMBER_BULLET:
	case NUMBER_NONE:
		break;
	}
}

struct str
number_print(
    struct arena *a, long value, enum number_format format, struct str custom)
{
	struct buf b = {.max = LIMIT_LABEL_BYTES};
	struct str out;

	number_add(&b, value, format, custom);
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

/* Names of Office XML, and the numbers that Word 2003 XML writes instead. */
static const struct {
	const char *name;
	enum number_format format;
} names[] = {{"decimal", NUMBER_DECIMAL}, {"decimalZero", NUMBER_DECIMAL_ZERO},
    {"upperRoman", NUMBER_UPPER_ROMAN}, {"lowerRoman", NUMBER_LOWER_ROMAN},
    {"upperLetter", NUMBER_UPPER_LETTER}, {"lowerLetter", NUMBER_LOWER_LETTER},
    {"ordinal", NUMBER_ORDINAL}, {"cardinalText", NUMBER_CARDINAL_TEXT},
    {"ordinalText", NUMBER_ORDINAL_TEXT}, {"bullet", NUMBER_BULLET},
    {"none", NUMBER_NONE}, {"custom", NUMBER_CUSTOM}, {"hex", NUMBER_HEX},
    {"numberInDash", NUMBER_IN_DASH}, {"decimalEnclosedCircle", NUMBER_CIRCLED},
    {"decimalEnclosedCircleChinese", NUMBER_CIRCLED},
    {"decimalEnclosedParen", NUMBER_PARENS},
    {"decimalEnclosedFullstop", NUMBER_FULL_STOP},
    {"decimalFullWidth", NUMBER_FULL_WIDTH},
    {"decimalFullWidth2", NUMBER_FULL_WIDTH}, {"chicago", NUMBER_CHICAGO},
    {"chineseCounting", NUMBER_IDEOGRAPH},
    {"chineseCountingThousand", NUMBER_IDEOGRAPH},
    {"japaneseCounting", NUMBER_IDEOGRAPH},
    {"taiwaneseCounting", NUMBER_IDEOGRAPH},
    {"taiwaneseCountingThousand", NUMBER_IDEOGRAPH},
    {"ideographDigital", NUMBER_IDEOGRAPH_DIGITS},
    {"japaneseDigitalTenThousand", NUMBER_IDEOGRAPH_DIGITS},
    {"taiwaneseDigital", NUMBER_IDEOGRAPH_DIGITS}, {"0", NUMBER_DECIMAL},
    {"1", NUMBER_UPPER_ROMAN}, {"2", NUMBER_LOWER_ROMAN},
    {"3", NUMBER_UPPER_LETTER}, {"4", NUMBER_LOWER_LETTER},
    {"5", NUMBER_ORDINAL}, {"6", NUMBER_CARDINAL_TEXT},
    {"7", NUMBER_ORDINAL_TEXT}, {"8", NUMBER_HEX}, {"9", NUMBER_CHICAGO},
    {"14", NUMBER_FULL_WIDTH}, {"18", NUMBER_CIRCLED},
    {"22", NUMBER_DECIMAL_ZERO}, {"23", NUMBER_BULLET}, {"57", NUMBER_IN_DASH},
    {"255", NUMBER_NONE}};

enum number_format
number_format_of(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_eq(name, str_of(names[i].name)))
			return names[i].format;
	return NUMBER_DECIMAL;
}
