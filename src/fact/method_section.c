/* The sections of a document that are a method's own: those whose heading names
 * it, by title, by name or by number. */
#include "fact/method_set.h"

/* -- titles -------------------------------------------------------------- */

static bool
title_char(char c)
{
	return char_is_alpha(c) || char_is_digit(c);
}

/* The next word of a title, in lower case; articles are passed over. */
static bool
title_word(struct str s, size_t *at, char *word, size_t max)
{
	size_t n;

	do {
		n = 0;
		while (*at < s.len && !title_char(s.at[*at]))
			(*at)++;
		while (*at < s.len && title_char(s.at[*at])) {
			if (n + 1 < max)
				word[n++] = char_lower(s.at[*at]);
			(*at)++;
		}
		word[n] = '\0';
	} while (n && (strcmp(word, "a") == 0 || strcmp(word, "an") == 0 ||
			  strcmp(word, "the") == 0));
	return n > 0;
}

static bool
same_title(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	for (;;) {
		char x[48], y[48];
		bool more_a = title_word(a, &i, x, sizeof(x));
		bool more_b = title_word(b, &k, y, sizeof(y));

		if (more_a != more_b)
			return false;
		if (!more_a)
			return true;
		if (strcmp(x, y) != 0)
			return false;
	}
}

static uint64_t
by_title(const struct method_list *l, struct str title)
{
	uint64_t set = 0;

	for (size_t i = 0; i < l->n_items; i++)
		if (same_title(title, l->items[i].title))
			set |= UINT64_C(1) << i;
	return set;
}

/* -- what a heading names ------------------------------------------------ */

/* A heading that says nothing but "Method 3.2.2.4.7", or no word at all, or has
 * a word of the method that its number is: "3.2.2.4.3 Phone contact". */
static uint64_t
by_bare_number(struct method_finder *f, const struct section *s, int heading)
{
	int item = method_item_of_number(f->list, s->number);
	uint64_t cited = method_numbers_in(f, heading, heading + 1);
	char word[48];
	size_t at = 0;

	if (cited)
		return method_is_single(cited) ? cited : 0;
	if (item >= 0 && f->list->items[item].needs.len &&
	    method_says(
		f, &f->list->items[item].needs, heading, heading + 1, NULL))
		return UINT64_C(1) << item;
	while (title_word(s->title, &at, word, sizeof(word)))
		if (strcmp(word, "method") != 0 && !char_is_digit(word[0]))
			return 0;
	return item < 0 ? 0 : UINT64_C(1) << item;
}

/* Of several names in a heading the one that fits its number. */
static uint64_t
by_local_number(const struct method_finder *f, struct str number, int heading)
{
	int item = method_item_of_number(f->list, number);
	size_t i, to;

	method_hits_in(f, heading, heading + 1, &i, &to);
	for (; i < to; i++)
		if (f->hits.at[i].how == METHOD_BY_NAME &&
		    f->hits.at[i].item == item)
			return UINT64_C(1) << item;
	return 0;
}

static int
item_of_section(struct method_finder *f, int d, int section)
{
	const struct section *s = &f->prose->maps[d]->sections.at[section];
	int heading, last, start, end;
	uint64_t set;

	prose_section_statements(f->prose, d, section, true, &heading, &last);
	set = by_title(f->list, s->title);
	if (!set)
		set = by_local_number(f, s->number, heading);
	if (!set && !method_longest_name(
			f, heading, heading + 1, 0, &set, &start, &end))
		set = by_bare_number(f, s, heading);
	return set ? method_pick(f, set, s->number, heading, last) : -1;
}

/* -- sections of their own ----------------------------------------------- */

static bool
is_head(const struct method_finder *f, int d, int section)
{
	const struct map *m = f->prose->maps[d];
	int parent = m->sections.at[section].parent;
	struct str number = map_rfc_number(m, section);

	if (parent >= 0 && f->region[d][parent] == REGION_HOME)
		return false;
	for (size_t i = 0; i < f->list->n_home; i++)
		if (number_is_below(number, f->list->home[i]))
			return str_eq(number, f->list->home[i]);
	return true;
}

static bool
has_title(const struct method_finder *f, int d, int section)
{
	return by_title(
		   f->list, f->prose->maps[d]->sections.at[section].title) != 0;
}

/* The section that holds the list is no method, whatever words its title shares
 * with one. */
void
method_sections_find(struct method_finder *f)
{
	const struct prose *p = f->prose;

	for (int d = 0; d < p->n_docs; d++)
		for (size_t s = 0; s < p->maps[d]->sections.len; s++)
			f->own[d][s] = f->region[d][s] == REGION_HOME &&
					       (!is_head(f, d, (int)s) ||
						   has_title(f, d, (int)s))
					   ? item_of_section(f, d, (int)s)
					   : -1;
}
