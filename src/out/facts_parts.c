#include "out/facts_parts.h"

#include "out/parts.h"
#include "prose/class.h"

static void
add_passage(
    struct json *list, const struct facts_report *r, const struct passage *p)
{
	struct json *o = json_add_object(list, NULL);

	json_add_number(o, "block", p->block);
	json_add_number(o, "start", (double)p->start);
	json_add_number(o, "end", (double)p->end);
	json_add_str(o, "quote", fact_quote(r->prose, p));
}

void
facts_add_passages(struct json *to, const char *name,
    const struct facts_report *r, const struct passage *p, size_t n)
{
	struct json *list = json_add_array(to, name);

	for (size_t i = 0; i < n; i++)
		add_passage(list, r, &p[i]);
}

void
facts_add_place(struct json *o, const struct facts_report *r, int section)
{
	parts_add_str(o, "section", map_printed_number(r->map, section));
	parts_add_str(o, "rfc3647", map_rfc_number(r->map, section));
}

void
facts_add_classes(struct json *o, unsigned bits)
{
	struct json *list = json_add_array(o, "classes");
	struct buf b = {0};
	struct str rest, word;

	class_print(bits, &b);
	rest = str_trim(buf_str(&b));
	while (rest.len) {
		word = str_cut(&rest, ' ');
		if (word.len)
			json_add_str(list, NULL, word);
	}
	buf_free(&b);
}

void
facts_add_document(struct json *root, const struct facts_report *r)
{
	struct json *o = parts_add_document(root, "document", r->doc);
	const struct identity *id = r->identity;

	parts_add_str(o, "title", id->title.text);
	parts_add_str(o, "version", id->version.text);
	parts_add_date(o, "date", id->date);
	parts_add_str(o, "kind", str_of(identity_kind_name(id->kind)));
	parts_add_str(o, "ca", id->ca.text);
}
