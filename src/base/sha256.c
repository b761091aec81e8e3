#include "base/sha256.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

struct sha256
sha256_of(struct str bytes)
{
	struct sha256 out;
	struct sha256_ctx ctx;
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_init(&ctx);
	if (bytes.len)
		sha256_update(&ctx, bytes.len, (const uint8_t *)bytes.at);
	sha256_digest(&ctx, sizeof(digest), digest);
	base16_encode_update(out.text, sizeof(digest), digest);
	out.text[sizeof(out.text) - 1] = '\0';
	return out;
}
