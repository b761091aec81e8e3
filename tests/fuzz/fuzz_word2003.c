/* The bytes are Word 2003 XML. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_document(fuzz_bytes(data, size), "word2003");
	return 0;
}
