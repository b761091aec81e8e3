#include "base/sha256.h"

#include <sys/types.h>

#include <sha2.h>

struct sha256
sha256_of(struct str bytes)
{
	struct sha256 out;
	SHA2_CTX ctx;

	SHA256Init(&ctx);
	if (bytes.len)
		SHA256Update(&ctx, (const uint8_t *)bytes.at, bytes.len);
	(void)SHA256End(&ctx, out.text);
	return out;
}
