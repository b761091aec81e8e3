#include "out/parts.h"

#include "base/version.h"

struct json *
parts_add_tool(struct json *to)
{
	struct json *tool = json_add_object(to, "tool");

	json_add_c(tool, "name", "cpslint");
	json_add_c(tool, "version", CPSLINT_VERSION);
	return tool;
}

struct json *
parts_add_document(struct json *to, const char *name, const struct doc *doc)
{
	struct json *o = json_add_object(to, name);

	json_add_str(o, "file", doc->file);
	json_add_c(o, "sha256", doc->digest.text);
	json_add_str(o, "format", doc->format);
	return o;
}

void
parts_add_notices(struct json *to, const char *name, const struct doc *doc)
{
	struct json *list = json_add_array(to, name);

	for (size_t i = 0; i < doc->notices.len; i++) {
		const struct notice *n = &doc->notices.at[i];
		struct json *o = json_add_object(list, NULL);

		json_add_c(o, "kind", notice_kind_name(n->kind));
		parts_add_index(o, "block", n->block);
		json_add_str(o, "text", n->text);
	}
}

void
parts_add_str(struct json *to, const char *name, struct str value)
{
	if (value.len)
		json_add_str(to, name, value);
	else
		json_add_null(to, name);
}

void
parts_add_date(struct json *to, const char *name, date value)
{
	char text[DATE_TEXT];

	parts_add_str(to, name, str_of(date_print(value, text)));
}

void
parts_add_count(struct json *to, const char *name, int value)
{
	parts_add_index(to, name, value < 1 ? -1 : value);
}

void
parts_add_index(struct json *to, const char *name, int value)
{
	if (value < 0)
		json_add_null(to, name);
	else
		json_add_number(to, name, value);
}

struct str
parts_rfc_number(const struct map *map, int section)
{
	int rfc = section < 0 ? -1 : map->sections.at[section].rfc;
	struct str number = {0};

	if (rfc >= 0)
		number = map->outline->sections[rfc].number;
	return number;
}

const char *
notice_kind_name(enum notice_kind kind)
{
	switch (kind) {
	case NOTICE_NOT_READ:
		return "not-read";
	case NOTICE_FIGURE:
		return "figure";
	case NOTICE_STRUCK:
		return "struck";
	case NOTICE_TRACKED:
		return "tracked";
	case NOTICE_DAMAGED:
		return "damaged";
	}
	return "";
}
