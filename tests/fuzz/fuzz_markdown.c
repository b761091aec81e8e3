/* The bytes are a Markdown file; what was read is written and read again. */
#include "fuzz_back.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_there_and_back(fuzz_bytes(data, size), "markdown");
	return 0;
}
