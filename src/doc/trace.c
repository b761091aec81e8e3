#include "doc/trace.h"

/* The first piece of a block that ends after `start`, or of a later block. */
static size_t
first_after(const struct trace *t, int block, size_t start)
{
	size_t low = 0, high = t->pieces.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct trace_piece *p = &t->pieces.at[middle];

		if (p->block < block || (p->block == block && p->end <= start))
			low = middle + 1;
		else
			high = middle;
	}
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

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (t->paragraphs.at[middle].block < block)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < t->paragraphs.len && t->paragraphs.at[low].block == block)
		return t->paragraphs.at[low].element;
	return 0;
}
