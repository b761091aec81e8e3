#include "read/note_id.h"

struct str
note_id_in(struct str href)
{
	if (!str_starts(href, STR("#")))
		return (struct str){0};
	href = str_sub(href, 1, href.len);
	return str_starts(href, STR("_")) ? str_sub(href, 1, href.len) : href;
}

static bool
is_numbered(struct str id, struct str head)
{
	long n;

	return str_starts(id, head) &&
	       str_to_long(str_sub(id, head.len, id.len), 0, INT32_MAX, &n);
}

bool
note_id_is_office(struct str id)
{
	static const struct str heads[] = {STR_INIT("ftnt"), STR_INIT("ftn"),
	    STR_INIT("edn"), STR_INIT("sdfootnote")};

	if (str_starts(id, STR("sdfootnote")) && str_ends(id, STR("sym")))
		id = str_sub(id, 0, id.len - 3);
	for (size_t i = 0; i < COUNT_OF(heads); i++)
		if (is_numbered(id, heads[i]))
			return true;
	return false;
}

bool
note_id_is_note(struct str id)
{
	return note_id_is_office(id) || is_numbered(id, STR("fn"));
}

bool
note_id_is_back(struct str id)
{
	return str_starts(id, STR("ftnref")) || str_starts(id, STR("ednref")) ||
	       str_starts(id, STR("ftnt_ref")) ||
	       is_numbered(id, STR("fnref")) ||
	       (str_starts(id, STR("sdfootnote")) && str_ends(id, STR("anc")));
}
