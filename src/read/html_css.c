#include "read/html_css.h"

#include "base/limits.h"
#include "read/flow.h"

/* ---- declarations ---- */

static void
set_bit(struct css_look *look, unsigned bit, bool on)
{
	look->on = on ? look->on | bit : look->on & ~bit;
	look->off = on ? look->off & ~bit : look->off | bit;
}

/* "11.0pt" and "16px" as half points; 0 for other units. */
static int
half_points(struct str value)
{
	size_t at = 0;
	long whole = 0;
	struct str unit;

	while (at < value.len && char_is_digit(value.at[at]))
		at++;
	if (!str_to_long(str_sub(value, 0, at), 1, 1000, &whole))
		return 0;
	unit = str_sub(value, at, value.len);
	while (unit.len && (unit.at[0] == '.' || char_is_digit(unit.at[0])))
		unit = str_sub(unit, 1, unit.len);
	if (str_eq_nocase(unit, STR("pt")))
		return (int)whole * 2;
	return str_eq_nocase(unit, STR("px")) ? (int)(whole * 3 / 2) : 0;
}

static void
declare_weight(struct css_look *look, struct str value)
{
	long weight;

	if (str_to_long(value, 1, 1000, &weight))
		set_bit(look, FLOW_BOLD, weight >= 600);
	else if (str_has_nocase(value, STR("bold")))
		set_bit(look, FLOW_BOLD, true);
	else if (str_has_nocase(value, STR("normal")))
		set_bit(look, FLOW_BOLD, false);
}

static void
declare_decoration(struct css_look *look, struct str value)
{
	if (str_has_nocase(value, STR("line-through")))
		set_bit(look, FLOW_STRUCK, true);
	if (str_has_nocase(value, STR("underline")))
		set_bit(look, FLOW_UNDERLINE, true);
	if (str_has_nocase(value, STR("none"))) {
		set_bit(look, FLOW_STRUCK, false);
		set_bit(look, FLOW_UNDERLINE, false);
	}
}

static void
declare_list(struct css_look *look, struct str value)
{
	static const struct {
		const char *name;
		enum number_format format;
	} formats[] = {
	    {"decimal-leading-zero", NUMBER_DECIMAL_ZERO},
	    {"decimal", NUMBER_DECIMAL},
	    {"lower-alpha", NUMBER_LOWER_LETTER},
	    {"lower-latin", NUMBER_LOWER_LETTER},
	    {"upper-alpha", NUMBER_UPPER_LETTER},
	    {"upper-latin", NUMBER_UPPER_LETTER},
	    {"lower-roman", NUMBER_LOWER_ROMAN},
	    {"upper-roman", NUMBER_UPPER_ROMAN},
	};

	if (str_has_nocase(value, STR("none"))) {
		look->has_list = look->is_plain_list = true;
		return;
	}
	if (str_has_nocase(value, STR("disc")) ||
	    str_has_nocase(value, STR("circle")) ||
	    str_has_nocase(value, STR("square"))) {
		look->has_list = look->is_bullet = true;
		return;
	}
	for (size_t i = 0; i < COUNT_OF(formats); i++)
		if (str_has_nocase(value, str_of(formats[i].name))) {
			look->has_list = true;
			look->format = formats[i].format;
			return;
		}
}

/* "mso-list:l3 level2 lfo4"; "Ignore" marks the number itself. */
static void
declare_word_list(struct css_look *look, struct str value)
{
	size_t at = str_find(value, STR("level"), 0);
	long level;

	if (at == SIZE_MAX || at + 6 > value.len)
		return;
	if (str_to_long(str_sub(value, at + 5, at + 6), 1, 9, &level)) {
		look->is_word_item = true;
		look->word_level = (int)level;
	}
}

static void
declare(struct css_look *look, struct str name, struct str value)
{
	if (str_eq_nocase(name, STR("font-weight")))
		declare_weight(look, value);
	else if (str_eq_nocase(name, STR("font-style")))
		set_bit(look, FLOW_ITALIC,
		    str_has_nocase(value, STR("italic")) ||
			str_has_nocase(value, STR("oblique")));
	else if (str_eq_nocase(name, STR("text-decoration")) ||
		 str_eq_nocase(name, STR("text-decoration-line")))
		declare_decoration(look, value);
	else if (str_eq_nocase(name, STR("font-size")))
		look->half_points = half_points(value);
	else if (str_eq_nocase(name, STR("text-align")))
		look->is_centered = str_has_nocase(value, STR("center"));
	else if (str_eq_nocase(name, STR("display")) ||
		 str_eq_nocase(name, STR("mso-hide")))
		look->is_hidden |= str_has_nocase(value, STR("none")) ||
				   str_has_nocase(value, STR("all"));
	else if (str_eq_nocase(name, STR("visibility")))
		look->is_hidden |= str_has_nocase(value, STR("hidden"));
	else if (str_eq_nocase(name, STR("list-style-type")) ||
		 str_eq_nocase(name, STR("list-style")))
		declare_list(look, value);
	else if (str_eq_nocase(name, STR("mso-list")))
		declare_word_list(look, value);
	else if (str_eq_nocase(name, STR("font")))
		look->is_label_gap |= str_starts(value, STR("7.0pt"));
}

void
css_declare(struct str declarations, struct css_look *look)
{
	struct str rest = declarations;

	while (rest.len) {
		struct str one = str_cut(&rest, ';');
		size_t colon = str_find_char(one, ':', 0);

		if (colon != SIZE_MAX)
			declare(look, str_trim(str_sub(one, 0, colon)),
			    str_trim(str_sub(one, colon + 1, one.len)));
	}
}

/* ---- sheets ---- */

static bool
is_class_char(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || c == '-' || c == '_' ||
	       (unsigned char)c >= 0x80;
}

/* The class of ".c5" or "p.MsoNormal"; empty for any other selector. */
static struct str
class_of(struct str selector)
{
	size_t dot = str_find_char(selector, '.', 0);

	if (dot == SIZE_MAX)
		return (struct str){0};
	for (size_t i = 0; i < selector.len; i++)
		if (i != dot && !is_class_char(selector.at[i]))
			return (struct str){0};
	return str_sub(selector, dot + 1, selector.len);
}

static struct css_look *
look_of(struct css_sheet *sheet, struct str name)
{
	int i = index_find(&sheet->by_class, name);

	if (i < 0) {
		if (sheet->looks.len >= LIMIT_STYLES)
			return NULL;
		i = (int)sheet->looks.len;
		(void)VEC_ADD(sheet->arena, &sheet->looks);
		index_put(sheet->arena, &sheet->by_class,
		    arena_copy(sheet->arena, name), i);
	}
	return &sheet->looks.at[i];
}

static void
add_rule(struct css_sheet *sheet, struct str selectors, struct str body)
{
	while (selectors.len) {
		struct str name = class_of(str_trim(str_cut(&selectors, ',')));
		struct css_look *look = name.len ? look_of(sheet, name) : NULL;

		if (look)
			css_declare(body, look);
	}
}

/* Behind the brace that closes the one at `open`. */
static size_t
behind_block(struct str s, size_t open)
{
	int depth = 0;

	for (size_t i = open; i < s.len; i++) {
		if (s.at[i] == '{')
			depth++;
		else if (s.at[i] == '}' && --depth == 0)
			return i + 1;
	}
	return s.len;
}

static struct str
without_comments(struct arena *a, struct str s)
{
	char *to = arena_many(a, char, s.len + 1);
	size_t at = 0, len = 0;

	while (at < s.len) {
		size_t open = str_find(s, STR("/*"), at), end;

		end = open == SIZE_MAX ? s.len : open;
		(void)memcpy(to + len, s.at + at, end - at);
		len += end - at;
		if (open == SIZE_MAX)
			break;
		end = str_find(s, STR("*/"), open + 2);
		at = end == SIZE_MAX ? s.len : end + 2;
	}
	return (struct str){to, len};
}

void
css_sheet_add(struct css_sheet *sheet, struct str text)
{
	struct str s = without_comments(sheet->arena, text), selectors;
	size_t at = 0;

	while (at < s.len) {
		size_t open = str_find_char(s, '{', at), end;

		if (open == SIZE_MAX)
			return;
		end = behind_block(s, open);
		selectors = str_trim(str_sub(s, at, open));
		if (str_find_char(selectors, '@', 0) == SIZE_MAX)
			add_rule(
			    sheet, selectors, str_sub(s, open + 1, end - 1));
		at = end;
	}
}

static void
add_look(struct css_look *to, const struct css_look *from)
{
	to->on = (to->on & ~from->off) | from->on;
	to->off = (to->off & ~from->on) | from->off;
	if (from->half_points)
		to->half_points = from->half_points;
	to->is_centered |= from->is_centered;
	if (from->has_list) {
		to->has_list = true;
		to->is_plain_list = from->is_plain_list;
		to->is_bullet = from->is_bullet;
		to->format = from->format;
	}
}

void
css_classes(
    const struct css_sheet *sheet, struct str classes, struct css_look *look)
{
	struct str rest = classes;

	if (sheet->looks.len == 0)
		return;
	while (rest.len) {
		int i =
		    index_find(&sheet->by_class, str_trim(str_cut(&rest, ' ')));

		if (i >= 0)
			add_look(look, &sheet->looks.at[i]);
	}
}
