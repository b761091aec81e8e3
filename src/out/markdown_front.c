/* Front matter in YAML: what the text says of itself, then the properties of
 * the file. */
#include "out/markdown_writer.h"

/* In double quotes where YAML would take a character for its own. */
static void
add_value(struct buf *out, struct str value)
{
	bool quotes = false;

	for (size_t i = 0; i < value.len; i++)
		quotes |= strchr(":#\"'\\{}[]&*!|>%@`,", value.at[i]) ||
			  value.at[i] == '\n';
	quotes |= value.len && (value.at[0] == '-' || value.at[0] == '?');
	if (!quotes) {
		buf_add(out, value);
		return;
	}
	buf_add_char(out, '"');
	for (size_t i = 0; i < value.len; i++) {
		if (value.at[i] == '"' || value.at[i] == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, value.at[i] == '\n' ? ' ' : value.at[i]);
	}
	buf_add_char(out, '"');
}

static void
add_property(struct buf *out, struct str name, struct str value)
{
	if (value.len == 0)
		return;
	if (out->len == 0)
		buf_add_c(out, "---\n");
	buf_add(out, name);
	buf_add_c(out, ": ");
	add_value(out, value);
	buf_add_char(out, '\n');
}

static bool
is_key(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (strchr(":#\"'{}[]\n", name.at[i]))
			return false;
	return name.len && !char_is_space(name.at[0]) && name.at[0] != '-';
}

/* What the text says of itself comes first, then what the file says. */
void
markdown_front(
    const struct doc *doc, const struct identity *id, struct buf *out)
{
	const struct {
		const char *name;
		struct str value;
	} own[] = {{"title", id->title.text}, {"version", id->version.text},
	    {"date", id->dated.text}};

	for (size_t i = 0; i < COUNT_OF(own); i++)
		if (doc_property(doc, str_of(own[i].name)).len == 0)
			add_property(out, str_of(own[i].name), own[i].value);
	for (size_t i = 0; i < doc->properties.len; i++)
		if (is_key(doc->properties.at[i].name))
			add_property(out, doc->properties.at[i].name,
			    doc->properties.at[i].value);
	if (out->len)
		buf_add_c(out, "---\n");
}
