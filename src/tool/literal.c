#include "tool/literal.h"

/* Bytes of data in one line of the source. */
#define LINE_BYTES 72

/* Octal escapes have three digits, so that no digit after them joins in, but
 * for zeros before other bytes, of which there are many; "?" is escaped against
 * trigraphs. */
void
literal_write(struct buf *out, struct str bytes)
{
	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char c = (unsigned char)bytes.at[i];

		if (i % LINE_BYTES == 0)
			buf_add_c(out, i ? "\"\n\t\"" : "\n\t\"");
		if (c == '"' || c == '\\' || c == '?') {
			buf_add_char(out, '\\');
			buf_add_char(out, (char)c);
		} else if (c >= ' ' && c < 0x7f) {
			buf_add_char(out, (char)c);
		} else if (c == 0 && i + 1 < bytes.len &&
			   !char_is_digit(bytes.at[i + 1])) {
			buf_add_c(out, "\\0");
		} else {
			buf_print(out, "\\%03o", c);
		}
	}
	buf_add_c(out, bytes.len ? "\"" : "\"\"");
}
