/* The bytes are flat OpenDocument text; what is put into it is what content.xml
 * of an archive holds. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_document(fuzz_bytes(data, size), "fodt");
	return 0;
}
