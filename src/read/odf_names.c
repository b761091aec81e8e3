#include "read/odf_names.h"

#define URN "urn:oasis:names:tc:opendocument:xmlns:"

static const struct xml_known_name names[] = {
#define X(ns, local, id) {ns, local, id},
    ODF_NAMES(X)
#undef X
	{ODF_TEXT, "illustration-index-source", TEXT_INDEX_SOURCE},
    {ODF_TEXT, "table-index-source", TEXT_INDEX_SOURCE},
    {ODF_TEXT, "object-index-source", TEXT_INDEX_SOURCE},
    {ODF_TEXT, "user-index-source", TEXT_INDEX_SOURCE},
    {ODF_TEXT, "alphabetical-index-source", TEXT_INDEX_SOURCE},
    {ODF_TEXT, "bibliography-source", TEXT_INDEX_SOURCE},
};

/* Extensions that later became part of the standard share its names; those of
 * OpenOffice.org 1 (with a document type) are another format. */
static const struct xml_ns_name spaces[] = {
    {URN "office:1.0", ODF_OFFICE},
    {URN "style:1.0", ODF_STYLE},
    {"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
	ODF_STYLE},
    {URN "text:1.0", ODF_TEXT},
    {URN "table:1.0", ODF_TABLE},
    {URN "drawing:1.0", ODF_DRAW},
    {URN "xsl-fo-compatible:1.0", ODF_FO},
    {URN "svg-compatible:1.0", ODF_SVG},
    {"http://www.w3.org/1999/xlink", ODF_XLINK},
    {"http://purl.org/dc/elements/1.1/", ODF_DC},
    {URN "meta:1.0", ODF_META},
    {"http://www.w3.org/1998/Math/MathML", ODF_MATH},
    {URN "manifest:1.0", ODF_MANIFEST},
    {"http://www.w3.org/XML/1998/namespace", ODF_XML},
};

const struct xml_vocabulary odf_vocabulary = {
    spaces, COUNT_OF(spaces), names, COUNT_OF(names), true};

bool
odf_true(const struct xml_tag *tag, int id)
{
	return str_eq(xml_attr(tag, id), STR("true"));
}

long
odf_number(
    const struct xml_tag *tag, int id, long min, long max, long otherwise)
{
	struct str s = str_trim(xml_attr(tag, id));
	long value;

	if (s.len == 0)
		return otherwise;
	if (str_to_long(s, min, max, &value))
		return value;
	for (size_t i = s.at[0] == '-'; i < s.len; i++)
		if (!char_is_digit(s.at[i]))
			return otherwise;
	return s.at[0] == '-'                   ? min
	       : str_to_long(s, 0, min, &value) ? min
						: max;
}

/* A decimal in thousandths; false when there is none. */
static bool
take_decimal(struct str *s, int64_t *out)
{
	bool negative = s->len && s->at[0] == '-', any = false;
	int64_t value = 0, unit = 1000;
	bool is_fraction = false;
	size_t i = negative;

	for (; i < s->len && value < INT32_MAX; i++) {
		char c = s->at[i];

		if (c == '.' && !is_fraction) {
			is_fraction = true;
			continue;
		}
		if (!char_is_digit(c))
			break;
		any = true;
		if (!is_fraction)
			value = value * 10 + (c - '0') * unit;
		else
			value += (c - '0') * (unit /= 10);
	}
	*s = str_sub(*s, i, s->len);
	*out = negative ? -value : value;
	return any;
}

long
odf_length(struct str s, long otherwise)
{
	static const struct {
		const char *unit;
		int64_t twips; /* of a thousand */
	} units[] = {{"cm", 566929}, {"mm", 56693}, {"in", 1440000},
	    {"pt", 20000}, {"pc", 240000}, {"px", 15000}};
	int64_t value;

	s = str_trim(s);
	if (!take_decimal(&s, &value))
		return otherwise;
	for (size_t i = 0; i < COUNT_OF(units); i++)
		if (str_eq(s, str_of(units[i].unit))) {
			value = value * units[i].twips / 1000000;
			return value > INT32_MAX ? INT32_MAX : (long)value;
		}
	return otherwise;
}
