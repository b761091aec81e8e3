/* The bytes are the XML of pdftohtml.  No process is started. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_document(fuzz_bytes(data, size), "pdf-xml");
	return 0;
}
