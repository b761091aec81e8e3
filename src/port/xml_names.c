#include "port/xml_names.h"

#include <limits.h>

static unsigned
head_of(struct str local)
{
	return str_hash(local) & (XML_NAME_HEADS - 1);
}

void
xml_names_init(
    struct xml_names *n, struct arena *a, const struct xml_vocabulary *v)
{
	n->vocabulary = v;
	n->next = arena_many(a, short, v->n_names + 1);
	for (size_t i = 0; i < v->n_names && i < SHRT_MAX; i++) {
		unsigned h = head_of(str_of(v->names[i].local));

		n->next[i] = n->heads[h];
		n->heads[h] = (short)(i + 1);
	}
}

int
xml_names_find(const struct xml_names *n, int ns, struct str local)
{
	const struct xml_known_name *names = n->vocabulary->names;

	for (int i = n->heads[head_of(local)]; i > 0; i = n->next[i - 1])
		if (names[i - 1].ns == ns &&
		    str_eq(str_of(names[i - 1].local), local))
			return names[i - 1].id;
	return XML_OTHER;
}

int
xml_names_space(const struct xml_names *n, struct str address)
{
	const struct xml_vocabulary *v = n->vocabulary;

	for (size_t i = 0; i < v->n_spaces; i++)
		if (str_eq(str_of(v->spaces[i].address), address))
			return v->spaces[i].ns;
	return -1;
}
