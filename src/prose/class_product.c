/* Texts that name products and nothing else: a line, a cell, a heading. */
#include "prose/class.h"
#include "prose/class_part.h"
#include "prose/class_reading.h"

/* Those that hold one of the bits that are `telling`. */
static unsigned
products_telling(
    const struct prose *p, int first, int last, bool among, unsigned telling)
{
	struct class_reading r = {p, p->text, last, true};
	struct class_list l = {0};
	unsigned bits;
	int len;

	for (int i = first; i<last; i += len> 0 ? len : 1) {
		const struct class_word *w = class_word_at(&r, i, &len);

		if (class_joins(&r, i))
			class_list_join(&l, class_is_comma_or_word(&r, i));
		if (w && w->part != PART_OBJECT) {
			class_list_word(&l, w->bits);
			among = among || w->part == PART_HEAD ||
				(w->bits && !w->common);
		} else if (w ||
			   (!class_is_silent(&r, i) && !class_joins(&r, i) &&
			       !(token_flags(p->text, i) & KEY_SIGN))) {
			return 0;
		}
	}
	bits = class_list_bits(&l);
	return among && bits & telling ? class_completed(bits) : 0;
}

unsigned
class_products(const struct prose *p, int first, int last, bool among)
{
	return products_telling(p, first, last, among,
	    CERT_PURPOSES | CERT_OV | CERT_IV | CERT_EV | CERT_SUB_CA |
		CERT_ROOT);
}

unsigned
class_levels_only(const struct prose *p, int first, int last)
{
	return products_telling(p, first, last, true, CERT_LEVELS);
}

static bool
opens_an_aside(const struct prose *p, int token)
{
	struct str key = token_key(p->text, token);

	return str_eq(key, STR("(")) || str_eq(key, STR(":")) ||
	       str_eq(key, STR("for"));
}

unsigned
class_products_of_heading(const struct prose *p, int first, int last)
{
	unsigned bits;

	while (first < last && class_is_number(p, first))
		first++;
	bits = class_products(p, first, last, false);
	for (int i = last - 1, asides = !bits; i > first && asides; i--)
		if (opens_an_aside(p, i))
			bits |= class_products(p, i + 1, last, false);
	return bits;
}
