/* Which methods a passage is about. */
#include "fact/method_set.h"

#include "base/cc.h"

/* The methods that were found so in units [first, last). */
static uint64_t
found_by(
    const struct method_finder *f, enum method_how how, int first, int last)
{
	uint64_t set = 0;
	size_t i, to;

	method_hits_in(f, first, last, &i, &to);
	for (; i < to; i++)
		if (f->hits.at[i].how == how)
			set |= UINT64_C(1) << f->hits.at[i].item;
	return set;
}

/* -- one of several ------------------------------------------------------ */

static int
latest_allowed(const struct method_list *l, uint64_t set)
{
	int best = cc_lowest_bit(set);

	for (size_t i = 0; i < l->n_items; i++)
		if ((set >> i & 1) &&
		    l->items[i].barred > l->items[best].barred)
			best = (int)i;
	return best;
}

int
method_pick(struct method_finder *f, uint64_t set, struct str printed,
    int first, int last)
{
	const struct method_list *l = f->list;
	int local = method_item_of_number(l, printed);
	uint64_t some;

	if (method_is_single(set))
		return cc_lowest_bit(set);
	if (local >= 0 && (set >> local & 1))
		return local;
	some = found_by(f, METHOD_BY_NUMBER, first, last) & set;
	if (some)
		return latest_allowed(l, some);
	some = found_by(f, METHOD_BY_DEED, first, last) & set;
	return latest_allowed(l, some ? some : set);
}

bool
method_longest_name(const struct method_finder *f, int first, int last,
    int from, uint64_t *set, int *start, int *end)
{
	size_t i, to;
	int longest = 0;

	method_hits_in(f, first, last, &i, &to);
	*set = 0;
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];
		int length = h->last - h->first;

		if (h->how != METHOD_BY_NAME || h->first < from ||
		    length < longest)
			continue;
		if (length > longest)
			*set = 0;
		/* Of names of one length the first in the text. */
		if (*set && h->first != *start)
			continue;
		longest = length;
		*start = h->first;
		*end = h->last;
		*set |= UINT64_C(1) << h->item;
	}
	return *set != 0;
}

static uint64_t
one_of(struct method_finder *f, uint64_t set, int first, int last)
{
	return UINT64_C(1) << method_pick(f, set, (struct str){0}, first, last);
}

/* -- numbers, names, descriptions ---------------------------------------- */

uint64_t
method_numbers_in(const struct method_finder *f, int first, int last)
{
	return found_by(f, METHOD_BY_NUMBER, first, last);
}

/* All names of a statement; of those that overlap the first and longest. */
static uint64_t
names_of(struct method_finder *f, int unit, int first, int last)
{
	int from = method_own_first(f->prose, unit);
	uint64_t all = 0;
	size_t i, to;

	method_hits_in(f, unit, unit + 1, &i, &to);
	while (i < to) {
		const struct method_hit *h = &f->hits.at[i];
		uint64_t set = 0;

		if (h->how != METHOD_BY_NAME || h->first < from) {
			i++;
			continue;
		}
		for (; i < to && f->hits.at[i].first == h->first; i++)
			if (f->hits.at[i].last == h->last &&
			    f->hits.at[i].how == METHOD_BY_NAME)
				set |= UINT64_C(1) << f->hits.at[i].item;
		from = h->last;
		all |= one_of(f, set, first, last);
	}
	return all;
}

uint64_t
method_names_in(struct method_finder *f, int first, int last)
{
	uint64_t all = 0;

	for (int u = first; u < last; u++)
		all |= names_of(f, u, first, last);
	return all;
}

uint64_t
method_deeds_in(struct method_finder *f, int first, int last)
{
	const struct method_list *l = f->list;
	uint64_t general = 0, special = 0, group = 0;
	int end = -1;
	size_t i, to;

	method_hits_in(f, first, last, &i, &to);
	for (; i < to; i++) {
		const struct method_hit *h = &f->hits.at[i];

		if (h->how != METHOD_BY_DEED)
			continue;
		if (l->items[h->item].general) {
			general |= UINT64_C(1) << h->item;
			continue;
		}
		if (h->first >= end && group) {
			special |= one_of(f, group, first, last);
			group = 0;
		}
		group |= UINT64_C(1) << h->item;
		if (h->last > end)
			end = h->last;
	}
	if (group)
		special |= one_of(f, group, first, last);
	if (special || !general)
		return special;
	return one_of(f, general, first, last);
}
