/* The bytes are CommonMark as XML. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_document(fuzz_bytes(data, size), "commonmark-xml");
	return 0;
}
