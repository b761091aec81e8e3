#include "rule/prepared.h"

#include <string.h>

#include "base/heap.h"

/* The word, which holds a place, becomes the pointer to it. */
static void
point(char *word, const char *const *bases)
{
	uintptr_t place;
	const char *at;

	(void)memcpy(&place, word, sizeof(place));
	at = prepared_pointer(place, bases);
	(void)memcpy(word, &at, sizeof(at));
}

const struct prepared *
prepared_open(struct arena *a)
{
	const struct prepared_image *image = &prepared_image;
	char *copy =
	    arena_room(a, image->size / sizeof(void *), sizeof(void *));
	const char *bases[PREPARED_BASES];

	(void)memcpy(copy, image->at, image->size);
	for (size_t i = 0; i < PREPARED_BASES; i++)
		bases[i] = image->bases[i];
	bases[PREPARED_IMAGE] = copy;
	for (size_t i = 0; i * 8 * sizeof(void *) < image->size; i++) {
		unsigned char places = (unsigned char)image->places[i];

		for (size_t k = i * 8; places; places >>= 1, k++)
			if (places & 1)
				point(copy + k * sizeof(void *), bases);
	}
	heap_forget(image->at, image->size);
	return (const void *)copy;
}

void
prepared_rest(void)
{
	heap_forget(
	    prepared_image.bases[PREPARED_PLAIN], prepared_image.numbers);
}
