#include "read/identify.h"

#include "read/formats.h"

static const struct {
	struct str magic;
	const char *what;
} kinds[] = {
    {STR_INIT("\xFF\xD8\xFF"), "a JPEG picture"},
    {STR_INIT("\x89PNG\r\n"), "a PNG picture"},
    {STR_INIT("GIF8"), "a GIF picture"},
    {STR_INIT("II*\0"), "a TIFF picture"},
    {STR_INIT("MM\0*"), "a TIFF picture"},
    {STR_INIT("{\\rtf"), "a rich text (RTF) file; save it as .docx"},
    {STR_INIT("\x1F\x8B"), "a gzip archive"},
    {STR_INIT("7z\xBC\xAF\x27\x1C"), "a 7z archive"},
    {STR_INIT("Rar!"), "a RAR archive"},
    {STR_INIT("BZh"), "a bzip2 archive"},
    {STR_INIT("\x7F"
	      "ELF"),
	"a program"},
    {STR_INIT("PK\005\006"), "an empty zip archive"},
};

static const struct str ole_magic =
    STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");

/* True when a directory entry of a compound file at `at` (128 bytes: a name
 * in UTF-16, its size in bytes, the kind of the entry) has that name and is a
 * stream. */
static bool
is_stream_named(const char *at, struct str name)
{
	const unsigned char *b = (const unsigned char *)at;
	size_t size = (size_t)b[64] | (size_t)b[65] << 8;

	if (size != (name.len + 1) * 2 || b[66] != 2)
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (at[i * 2] != name.at[i] || at[i * 2 + 1] != '\0')
			return false;
	return true;
}

/* Entries lie on multiples of 128 bytes whatever the size of sectors. */
static bool
has_stream(struct str bytes, struct str name)
{
	for (size_t at = 512; at + 128 <= bytes.len; at += 128)
		if (is_stream_named(bytes.at + at, name))
			return true;
	return false;
}

static void
describe_ole(struct str bytes, struct err *err)
{
	const char *what = "an old Office file (OLE); save it as .docx";

	if (has_stream(bytes, STR("EncryptedPackage")))
		what = "an encrypted Office document; remove the password";
	else if (has_stream(bytes, STR("WordDocument")))
		what = "an old Word document (.doc); save it as .docx";
	(void)err_set(err, ERR_FORMAT, "cannot read %s", what);
}

bool
identify_refused(struct str bytes, struct err *err)
{
	if (bytes.len == 0) {
		(void)err_set(err, ERR_FORMAT, "the file is empty");
		return true;
	}
	if (str_starts(bytes, ole_magic)) {
		describe_ole(bytes, err);
		return true;
	}
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (str_starts(bytes, kinds[i].magic)) {
			(void)err_set(
			    err, ERR_FORMAT, "cannot read %s", kinds[i].what);
			return true;
		}
	return false;
}

/* ---- the start of an XML file ---- */

struct str
xml_head(struct str bytes, char *to, size_t size)
{
	const unsigned char *b = (const unsigned char *)bytes.at;
	size_t step = 1, at = 0, len = 0;

	if (bytes.len >= 2 &&
	    ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == '<' && b[1] == 0))) {
		step = 2;
		at = b[0] == 0xFF ? 2 : 0;
	} else if (bytes.len >= 2 && ((b[0] == 0xFE && b[1] == 0xFF) ||
					 (b[0] == 0 && b[1] == '<'))) {
		step = 2;
		at = b[0] == 0xFE ? 3 : 1;
	} else if (str_starts(bytes, STR("\xEF\xBB\xBF"))) {
		at = 3;
	}
	for (; at < bytes.len && len < size; at += step)
		to[len++] = b[at] && b[at] < 0x80 ? (char)b[at] : '?';
	return (struct str){to, len};
}

static bool
is_name_end(char c)
{
	return char_is_space(c) || c == '>' || c == '/';
}

/* A document type, which may hold declarations between brackets. */
static size_t
end_of_declaration(struct str head, size_t at)
{
	char quote = '\0';
	bool inside = false;

	for (; at < head.len; at++) {
		char c = head.at[at];

		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '[' || c == ']')
			inside = c == '[';
		else if (c == '>' && !inside)
			return at;
	}
	return SIZE_MAX;
}

bool
xml_root_is(struct str head, const char *name)
{
	size_t at = 0, end;
	struct str root;

	if (!str_starts(str_trim(head), STR("<")))
		return false;
	/* Past the declaration, instructions and comments. */
	for (;;) {
		at = str_find_char(head, '<', at);
		if (at == SIZE_MAX || at + 1 >= head.len)
			return false;
		if (head.at[at + 1] == '?')
			at = str_find(head, STR("?>"), at);
		else if (str_starts(str_sub(head, at, head.len), STR("<!--")))
			at = str_find(head, STR("-->"), at);
		else if (head.at[at + 1] == '!')
			at = end_of_declaration(head, at);
		else
			break;
		if (at == SIZE_MAX)
			return false;
	}
	for (end = at + 1; end < head.len && !is_name_end(head.at[end]);)
		end++;
	root = str_sub(head, at + 1, end);
	at = str_find_char(root, ':', 0);
	if (at != SIZE_MAX)
		root = str_sub(root, at + 1, root.len);
	return str_eq(root, str_of(name));
}
