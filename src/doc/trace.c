#include "doc/trace.h"

#include "base/search.h"

static bool
ends_before(const struct trace_piece *p, int block, size_t start)
{
	return p->block < block || (p->block == block && p->end <= start);
}

/* The first piece of a block that ends after `start`, or of a later block. */
static size_t
first_after(const struct trace *t, int block, size_t start)
{
	size_t low = 0, high = t->pieces.len;

	LOWER_BOUND(low, high, i, ends_before(&t->pieces.at[i], block, start));
	return low;
}

bool
trace_find(const struct trace *t, int block, size_t start, size_t end,
    size_t *first, size_t *last)
{
	size_t i = first_after(t, block, start);

	*first = i;
	while (i < t->pieces.len && t->pieces.at[i].block == block &&
	       t->pieces.at[i].start < end)
		*last = i++;
	return i > *first;
}

size_t
trace_paragraph(const struct trace *t, int block)
{
	size_t low = 0, high = t->paragraphs.len;

	LOWER_BOUND(low, high, i, t->paragraphs.at[i].block < block);
	if (low < t->paragraphs.len && t->paragraphs.at[low].block == block)
		return t->paragraphs.at[low].element;
	return 0;
}
