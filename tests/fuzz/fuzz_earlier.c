/* The bytes are an earlier review: read, or refused with a place. */
#include "fuzz.h"
#include "review/earlier.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct earlier e;
	struct err err = {0};

	if (earlier_read(&a, fuzz_bytes(data, size), &e, &err)) {
		assert(err.code == ERR_FORMAT || err.code == ERR_LIMIT);
		assert(err.text[0] != '\0');
		arena_clear(&a);
		return 0;
	}
	for (size_t i = 0; i < e.len; i++) {
		const struct earlier_finding *f = &e.at[i];

		assert(str_starts(f->key, f->topic));
		assert(f->element.len && f->n_rules && f->title.len);
		assert(verdict_is_issue(f->verdict));
	}
	arena_clear(&a);
	return 0;
}
