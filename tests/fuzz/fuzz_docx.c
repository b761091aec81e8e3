/* The bytes are word/document.xml, in a package with fixed styles, lists and
 * notes (package.h), so that the search goes into the XML and not into
 * checksums. */
#include "package.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf archive = {0};

	package_make(fuzz_bytes(data, size), &archive);
	fuzz_document(buf_str(&archive), "docx");
	buf_free(&archive);
	return 0;
}
