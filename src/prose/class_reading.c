/* Tokens as the words of classes read them. */
#include "prose/class_reading.h"

#include "prose/class.h"
#include "prose/class_part.h"

/* Tokens that the phrase takes at `at`, or 0. */
static int
takes(const struct class_reading *r, const struct class_word *w, int at)
{
	int i = at;

	for (int k = 0; k < w->n; k++, i++)
		if (i >= r->last || r->text->keys.at[i] != w->keys[k])
			return 0;
	return i - at;
}

const struct class_word *
class_longest_word(const struct class_reading *r, int from, int at, int *len)
{
	const struct class_words *c = r->p->class_words;
	const struct class_word *best = NULL;

	*len = 0;
	for (int i = from; i >= 0; i = c->words.at[i].next) {
		int n = takes(r, &c->words.at[i], at);

		if (n > *len && (r->label || !c->words.at[i].in_labels)) {
			best = &c->words.at[i];
			*len = n;
		}
	}
	return best;
}

unsigned
class_bits_at(const struct class_reading *r, int at)
{
	const struct class_words *c = r->p->class_words;
	unsigned bits = 0;

	for (int i = class_words_from(r, at); i >= 0; i = c->words.at[i].next)
		if (takes(r, &c->words.at[i], at))
			bits |= c->words.at[i].bits;
	return bits;
}

bool
class_joins(const struct class_reading *r, int at)
{
	unsigned flags = token_flags(r->text, at);

	return (flags & KEY_SIGN && !(flags & KEY_BARRIER)) ||
	       r->text->keys.at[at] == r->text->and_key ||
	       str_eq(token_key(r->text, at), STR("or")) ||
	       str_eq(token_key(r->text, at), STR("nor"));
}

void
class_list_word(struct class_list *l, unsigned bits)
{
	l->bits |= bits | class_own_purpose(l->before, bits);
	l->item |= bits;
	l->before = 0;
}

void
class_list_join(struct class_list *l, bool goes_on)
{
	if (!l->item)
		return;
	l->of_any_ca =
	    l->of_any_ca || (l->item == CERT_ANY_CA && (goes_on || l->goes_on));
	l->before = goes_on ? l->item : 0;
	l->goes_on = goes_on;
	l->item = 0;
}

unsigned
class_list_bits(struct class_list *l)
{
	class_list_join(l, false);
	return l->bits & ~(l->of_any_ca ? CERT_PURPOSES : 0);
}

bool
class_is_comma_or_word(const struct class_reading *r, int at)
{
	return !(token_flags(r->text, at) & KEY_SIGN) ||
	       str_eq(token_key(r->text, at), STR(","));
}

bool
class_is_silent_between(const struct class_reading *r, int from, int to)
{
	while (from < to && class_is_silent(r, from))
		from++;
	return from == to;
}

int
class_for_before(const struct class_reading *r, int first, int at)
{
	do
		at--;
	while (at >= first && class_is_silent(r, at));
	return at >= first && str_eq(token_key(r->text, at), STR("for")) ? at
									 : -1;
}

bool
class_is_number(const struct prose *p, int token)
{
	struct str key = token_key(p->text, token);

	return key.len > 0 && (char_is_digit(key.at[0]) || key.at[0] == '#');
}
