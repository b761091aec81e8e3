/* The bytes are a file of waivers: read, or refused with a place; what is read
 * holds the form that is promised. */
#include "fuzz.h"
#include "review/waiver.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct waivers list;
	struct err err = {0};

	if (waivers_read(&a, fuzz_bytes(data, size), &list, &err)) {
		assert(err.code == ERR_FORMAT || err.code == ERR_LIMIT);
		assert(err.text[0] != '\0');
		arena_clear(&a);
		return 0;
	}
	for (size_t i = 0; i < list.len; i++) {
		const struct waiver *w = &list.at[i];

		assert(w->reason.len && w->author.len);
		assert(w->expires != DATE_NONE);
		assert((w->fingerprint.len == FINGERPRINT_DIGITS) !=
		       (w->rule.len && w->section.len));
		assert(waiver_target(&a, w).len);
	}
	arena_clear(&a);
	return 0;
}
