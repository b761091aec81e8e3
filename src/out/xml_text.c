#include "out/xml_text.h"

#include "base/utf8.h"

static bool
is_known_to_xml(uint32_t code)
{
	if (code < 0x20)
		return code == '\t' || code == '\n' || code == '\r';
	return code != 0xFFFE && code != 0xFFFF;
}

static const char *
entity(uint32_t code, bool in_value)
{
	switch (code) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return in_value ? "&quot;" : NULL;
	case '\n':
		return in_value ? "&#10;" : NULL;
	case '\t':
		return in_value ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

static void
add(struct buf *out, struct str text, bool in_value)
{
	size_t at = 0;

	while (at < text.len) {
		uint32_t code = utf8_next(text, &at);
		const char *name = entity(code, in_value);

		if (name)
			buf_add_c(out, name);
		else
			utf8_add(out, is_known_to_xml(code) ? code : UTF8_BAD);
	}
}

void
xml_text_add(struct buf *out, struct str text)
{
	add(out, text, false);
}

void
xml_attribute_add(struct buf *out, const char *name, struct str value)
{
	buf_print(out, " %s=\"", name);
	add(out, value, true);
	buf_add_char(out, '"');
}
