/* The bytes are DocBook. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_document(fuzz_bytes(data, size), "docbook");
	return 0;
}
