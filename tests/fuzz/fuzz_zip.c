/* The bytes are an archive: what lies around the XML. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_document(fuzz_bytes(data, size), "docx");
	return 0;
}
