/* package.h - a Word document around the XML of its main part: an archive
 * without compression, with fixed styles, lists and notes. */
#ifndef FUZZ_PACKAGE_H
#define FUZZ_PACKAGE_H

#include "base/buf.h"
#include "fuzz.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define OFFICE                                                                 \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define REL_ROOT                                                               \
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/"    \
	"2006/relationships\">"
#define REL(id, type, target)                                                  \
	"<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type                  \
	"\" Target=\"" target "\"/>"
#define LEVEL(n, format, text, style)                                          \
	"<w:lvl w:ilvl=\"" n                                                   \
	"\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/>" style      \
	"<w:lvlText w:val=\"" text "\"/></w:lvl>"

static const char styles[] =
    "<w:styles xmlns:w=\"" W "\">"
    "<w:style w:type=\"paragraph\" w:styleId=\"H1\">"
    "<w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/>"
    "</w:numPr></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"H2\">"
    "<w:name w:val=\"heading 2\"/><w:basedOn w:val=\"H1\"/><w:pPr>"
    "<w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Hid\">"
    "<w:name w:val=\"Hid\"/><w:rPr><w:vanish/></w:rPr></w:style>"
    "</w:styles>";

static const char numbering[] =
    "<w:numbering xmlns:w=\"" W "\">"
    "<w:abstractNum w:abstractNumId=\"1\">" LEVEL(
	"0", "decimal", "%1.", "") LEVEL("1", "decimal", "%1.%2",
	"<w:pStyle w:val=\"H2\"/>") "</w:abstractNum><w:abstractNum "
				    "w:abstractNumId=\"2\">" LEVEL("0",
					"lowerLetter", "(%1)",
					"") LEVEL("1", "lowerRoman", "(%2)",
					"") "</w:abstractNum>"
					    "<w:num "
					    "w:numId=\"1\"><w:abstractNumId "
					    "w:val=\"1\"/></w:num>"
					    "<w:num "
					    "w:numId=\"2\"><w:abstractNumId "
					    "w:val=\"2\"/></w:num>"
					    "</w:numbering>";

static const char footnotes[] =
    "<w:footnotes xmlns:w=\"" W "\">"
    "<w:footnote w:id=\"2\"><w:p><w:r><w:t>A note.</w:t></w:r></w:p>"
    "</w:footnote></w:footnotes>";

static const char root_rels[] =
    REL_ROOT REL("a", "officeDocument", "word/document.xml") "</Relationships>";

static const char main_rels[] = REL_ROOT REL("s", "styles", "styles.xml")
    REL("n", "numbering", "numbering.xml")
	REL("f", "footnotes", "footnotes.xml") "</Relationships>";

struct member {
	const char *name;
	struct str bytes;
	uint32_t crc;
	size_t at;
};

static inline uint32_t
crc_of(struct str bytes)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < bytes.len; i++) {
		crc ^= (unsigned char)bytes.at[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
	}
	return ~crc;
}

static inline void
add_number(struct buf *out, size_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_add_char(out, (char)(value >> (8 * i) & 0xff));
}

/* The fields that local header and directory have in common. */
static inline void
add_fields(struct buf *out, const struct member *m)
{
	add_number(out, 20, 2); /* version */
	add_number(out, 0, 4); /* flags, method: stored */
	add_number(out, 0x210000, 4); /* time, date */
	add_number(out, m->crc, 4);
	add_number(out, m->bytes.len, 4);
	add_number(out, m->bytes.len, 4);
	add_number(out, strlen(m->name), 2);
	add_number(out, 0, 2); /* extra */
}

static inline void
add_archive(struct buf *out, struct member *members, size_t n)
{
	size_t directory;

	for (size_t i = 0; i < n; i++) {
		members[i].at = out->len;
		members[i].crc = crc_of(members[i].bytes);
		buf_add_c(out, "PK\003\004");
		add_fields(out, &members[i]);
		buf_add_c(out, members[i].name);
		buf_add(out, members[i].bytes);
	}
	directory = out->len;
	for (size_t i = 0; i < n; i++) {
		buf_add_c(out, "PK\001\002");
		add_number(out, 20, 2);
		add_fields(out, &members[i]);
		add_number(out, 0, 6); /* comment, disk, attributes */
		add_number(out, 0, 4);
		add_number(out, members[i].at, 4);
		buf_add_c(out, members[i].name);
	}
	directory = out->len - directory;
	buf_add_c(out, "PK\005\006");
	add_number(out, 0, 4);
	add_number(out, n, 2);
	add_number(out, n, 2);
	add_number(out, directory, 4);
	add_number(out, out->len - 16 - directory, 4);
	add_number(out, 0, 2);
}

static inline void
package_make(struct str document, struct buf *out)
{
	struct member members[] = {
	    {"_rels/.rels", STR(root_rels), 0, 0},
	    {"word/_rels/document.xml.rels", STR(main_rels), 0, 0},
	    {"word/document.xml", document, 0, 0},
	    {"word/footnotes.xml", STR(footnotes), 0, 0},
	    {"word/numbering.xml", STR(numbering), 0, 0},
	    {"word/styles.xml", STR(styles), 0, 0},
	};

	add_archive(out, members, COUNT_OF(members));
}

#endif
