#include "port/xml_tell.h"

static unsigned
name_hash(struct str local)
{
	return str_hash(local) & (XML_NAME_HEADS - 1);
}

void
xml_tell_init(struct xml_telling *t, const struct xml_vocabulary *vocabulary,
    const struct xml_sink *sink, struct err *err)
{
	t->vocabulary = vocabulary;
	t->sink = sink;
	t->err = err;
	t->tag.attributes = t->attributes;
	t->next = arena_many(&t->arena, short, vocabulary->n_names + 1);
	for (size_t i = 0; i < vocabulary->n_names && i < 32000; i++) {
		unsigned h = name_hash(str_of(vocabulary->names[i].local));

		t->next[i] = t->heads[h];
		t->heads[h] = (short)(i + 1);
	}
}

void
xml_tell_free(struct xml_telling *t)
{
	arena_clear(&t->arena);
}

int
xml_tell_ns(const struct xml_telling *t, struct str address)
{
	const struct xml_vocabulary *v = t->vocabulary;

	if (!address.at)
		return 0;
	for (size_t i = 0; i < v->n_spaces; i++)
		if (str_eq(str_of(v->spaces[i].address), address))
			return v->spaces[i].ns;
	return -1;
}

int
xml_tell_id(const struct xml_telling *t, int ns, struct str local)
{
	const struct xml_vocabulary *v = t->vocabulary;

	if (ns < 0)
		return XML_OTHER;
	for (int i = t->heads[name_hash(local)]; i > 0; i = t->next[i - 1]) {
		const struct xml_known_name *k = &v->names[i - 1];

		if (k->ns == ns && str_eq(str_of(k->local), local))
			return k->id;
	}
	return XML_OTHER;
}

void
xml_tell_scope(struct xml_telling *t, struct str prefix, struct str address)
{
	const struct xml_scope s = {prefix, address, t->depth + 1};

	VEC_PUSH(&t->arena, &t->scopes, s);
}

int
xml_tell_open(struct xml_telling *t, size_t n)
{
	t->depth++;
	t->tag.n_attributes = n;
	return t->sink->open ? t->sink->open(t->sink->self, &t->tag, t->err)
			     : 0;
}

int
xml_tell_close(struct xml_telling *t)
{
	t->tag.n_attributes = 0;
	if (t->sink->close && t->sink->close(t->sink->self, &t->tag, t->err))
		return -1;
	while (
	    t->scopes.len && t->scopes.at[t->scopes.len - 1].depth == t->depth)
		t->scopes.len--;
	t->depth--;
	return 0;
}

int
xml_tell_text(struct xml_telling *t, struct str text)
{
	if (!t->sink->text || text.len == 0)
		return 0;
	return t->sink->text(t->sink->self, text, t->err);
}

struct str
xml_attr(const struct xml_tag *tag, int id)
{
	for (size_t i = 0; i < tag->n_attributes; i++)
		if (tag->attributes[i].id == id)
			return tag->attributes[i].value;
	return (struct str){0};
}

struct str
xml_prefix_address(const struct xml_tag *tag, struct str prefix)
{
	/* `tag` is the first member of what tells it. */
	const struct xml_telling *t = (const void *)tag;

	for (size_t i = t->scopes.len; i-- > 0;)
		if (str_eq(t->scopes.at[i].prefix, prefix))
			return t->scopes.at[i].address;
	return (struct str){0};
}
