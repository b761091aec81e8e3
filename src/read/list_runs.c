#include "read/list_runs.h"

#include "doc/doc.h"

bool
list_number_parts(long last, long around, long number)
{
	return (number == 1 && last > 1) ||
	       (around && number == around + 1 && number != last + 1);
}

static bool
is_another(const struct open_list *l, const struct list_item *item)
{
	if (l->is_bullet || item->ilvl != l->ilvl)
		return false;
	return str_eq(l->first, item->label) ||
	       list_number_parts(
		   l->last, l->around, doc_label_number(item->label));
}

static bool
goes_on(const struct open_list *l, const struct list_item *item)
{
	return !is_another(l, item) && !(l->is_interrupted && l->is_bullet);
}

/* The last number of the list that the next one interrupts: of `before`, which
 * has ended, or of what that interrupts. */
static long
around_of(const struct open_list *before, const struct list_item *item)
{
	if (!before || doc_label_number(item->label) != 1)
		return 0;
	return before->around ? before->around : before->last;
}

/* Bullets of another definition that look the same and follow at once. */
static bool
looks_alike(const struct open_list *l, const struct list_item *item)
{
	return l->is_bullet && item->is_bullet && !l->is_interrupted &&
	       l->ilvl == item->ilvl && l->left == item->left &&
	       str_eq(l->first, item->label);
}

static struct open_list *
start_list(struct list_runs *r, const struct list_item *item)
{
	struct open_list *l, *outer;

	while (r->n_open) {
		outer = &r->open[r->n_open - 1];
		if (!outer->is_interrupted && outer->last_left < item->left &&
		    r->n_open < OPEN_LISTS)
			break;
		r->n_open--;
	}
	outer = r->n_open ? &r->open[r->n_open - 1] : NULL;
	l = &r->open[r->n_open++];
	*l = (struct open_list){.definition = item->definition,
	    .number = ++r->n_lists,
	    .ilvl = item->ilvl,
	    .left = item->left,
	    .depth = outer ? outer->last_depth + 1 : item->ilvl + 1,
	    .first = item->label,
	    .is_bullet = item->is_bullet};
	return l;
}

void
list_runs_join(
    struct list_runs *r, const struct list_item *item, int *list, int *level)
{
	struct open_list *l = NULL;
	int at = r->n_open;
	long around;

	while (at > 0 && !l) {
		struct open_list *open = &r->open[--at];

		if (open->definition == item->definition ||
		    looks_alike(open, item))
			l = open;
	}
	if (l && goes_on(l, item)) {
		r->n_open = at + 1; /* deeper ones have ended */
	} else {
		around = around_of(l, item);
		if (l)
			r->n_open = at;
		l = start_list(r, item);
		l->around = around;
	}
	l->is_interrupted = false;
	if (item->ilvl == l->ilvl)
		l->last = doc_label_number(item->label);
	l->last_left = item->left;
	l->last_depth = l->depth + item->ilvl - l->ilvl;
	if (l->last_depth < 1)
		l->last_depth = 1;
	*list = l->number;
	*level = l->last_depth;
}

void
list_runs_interrupt(struct list_runs *r, int left)
{
	for (int i = 0; i < r->n_open; i++) {
		struct open_list *l = &r->open[i];

		if (left <= 0 || left < l->left)
			l->is_interrupted = true;
	}
}

void
list_runs_end(struct list_runs *r)
{
	r->n_open = 0;
}
