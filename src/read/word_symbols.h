/* word_symbols.h - characters of Symbol, Wingdings and their like.
 *
 * Word writes a character of a symbol font as a code in the private-use area
 * (U+F020..U+F0FF) whose low byte is its place in that font.
 */
#ifndef READ_WORD_SYMBOLS_H
#define READ_WORD_SYMBOLS_H

#include <stdint.h>

#include "base/str.h"

enum symbol_font {
	SYMBOL_NONE, /* an ordinary font */
	SYMBOL_SYMBOL,
	SYMBOL_WINGDINGS,
	SYMBOL_WINGDINGS_2
};

enum symbol_font symbol_font_of(struct str name);

/* The usual Unicode character for a code of `font`; `code` itself where none
 * is known.  In an ordinary font private-use codes are taken for Symbol. */
uint32_t symbol_unicode(enum symbol_font font, uint32_t code);

#endif
