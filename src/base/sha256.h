/* sha256.h - digests of documents, rule packs and findings.
 *
 * The one door to Nettle.
 */
#ifndef SHA256_H
#define SHA256_H

#include "base/str.h"

#define SHA256_TEXT 65 /* 64 lower-case hexadecimal digits and a NUL */

struct sha256 {
	char text[SHA256_TEXT];
};

struct sha256 sha256_of(struct str bytes);

#endif
