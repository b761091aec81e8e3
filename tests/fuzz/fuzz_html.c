/* The bytes are a web page; what was read is written as Markdown and read
 * again. */
#include "fuzz_back.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_there_and_back(fuzz_bytes(data, size), "html");
	return 0;
}
