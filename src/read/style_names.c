#include "read/style_names.h"

int
style_name_heading(struct str name)
{
	static const struct str head = STR_INIT("heading ");

	if (name.len != head.len + 1 ||
	    !str_eq_nocase(str_sub(name, 0, head.len), head) ||
	    name.at[head.len] < '1' || name.at[head.len] > '9')
		return 0;
	return name.at[head.len] - '0';
}

static bool
starts_nocase(struct str name, struct str head)
{
	return str_eq_nocase(str_sub(name, 0, head.len), head);
}

bool
style_name_is_contents(struct str name)
{
	static const struct str heads[] = {STR_INIT("toc "),
	    STR_INIT("toa heading"), STR_INIT("table of figures"),
	    STR_INIT("table of authorities"), STR_INIT("contents "),
	    STR_INIT("illustration index "), STR_INIT("figure index ")};

	for (size_t i = 0; i < COUNT_OF(heads); i++)
		if (starts_nocase(name, heads[i]))
			return true;
	return false;
}

bool
style_name_is_title(struct str name)
{
	return str_eq_nocase(name, STR("title")) ||
	       str_eq_nocase(name, STR("subtitle"));
}
