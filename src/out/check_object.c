#include "out/check_object.h"

#include "out/parts.h"

static void
add_tool(struct json *root, const struct pack *pack)
{
	struct json *tool = parts_add_tool(root);
	struct json *rules =
	    json_add_object(json_add_array(tool, "rules"), NULL);

	json_add_str(rules, "pack", pack->name);
	json_add_str(rules, "version", pack->version);
	json_add_c(rules, "sha256", pack->digest.text);
}

static size_t
count_statements(const struct review *r, int document)
{
	size_t n = 0;

	for (size_t i = 0; i < r->prose->statements.len; i++)
		n += r->prose->statements.at[i].document == document;
	return n;
}

static void
add_document(struct json *list, const struct review *r, int document)
{
	const struct reviewed_document *d = &r->documents[document];
	struct json *o = parts_add_document(list, NULL, d->doc);

	parts_add_str(o, "title", d->identity.title.text);
	parts_add_str(o, "version", d->identity.version.text);
	parts_add_date(o, "date", d->identity.date);
	parts_add_str(o, "kind",
	    str_of(d->kind ? doc_kind_name((enum doc_kind)d->kind) : ""));
	parts_add_str(o, "language", d->identity.language);
	json_add_number(o, "sections", (double)(d->map->sections.len - 1));
	json_add_number(o, "statements", (double)count_statements(r, document));
}

struct json *
check_object(const struct review *r)
{
	struct json *root = json_new_object(), *list;
	char day[DATE_TEXT];

	add_tool(root, r->pack);
	json_add_c(root, "as_of", date_print(r->as_of, day));
	list = json_add_array(root, "documents");
	for (int d = 0; d < r->n_documents; d++)
		add_document(list, r, d);
	return root;
}
