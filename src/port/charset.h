/* charset.h - bytes in any character set to clean UTF-8.
 *
 * For formats that are text: web pages, Markdown.  UTF-8, UTF-16 and the
 * western sets are read here; the others by iconv of the C library, which may
 * load a module for it: charset_prepare makes it do so beforehand, for
 * programs that give up the right to open files.
 */
#ifndef PORT_CHARSET_H
#define PORT_CHARSET_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* `bytes` as clean UTF-8 (utf8_clean) without a byte order mark, every line
 * end as '\n'.  A byte order mark decides; otherwise `declared` (may be
 * empty); otherwise UTF-8 where the bytes are that, else Windows-1252.  What
 * is no character of its set becomes U+FFFD.  `*out` is `bytes` itself or
 * lives in `a`.  ERR_FORMAT for a set that is not known. */
CC_MUST_CHECK
int charset_to_utf8(struct arena *a, struct str bytes, struct str declared,
    struct str *out, struct err *err);

/* The set that the head of a web page names ("<meta charset=...>", an XML
 * declaration), or the empty string. */
struct str charset_of_page(struct str bytes);

/* Loads what reading this set needs. */
void charset_prepare(struct str declared);

/* What Windows-1252 means by a byte from 0x80 to 0x9F. */
uint32_t charset_c1(unsigned byte);

#endif
