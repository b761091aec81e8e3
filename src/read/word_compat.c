#include "read/word_compat.h"

#include "read/word_names.h"

enum kind { KIND_PLAIN, KIND_WRAPPER, KIND_WRAPPER_DONE, KIND_FORM };

/* Namespaces whose elements the machine reads, or reads through without
 * losing text. */
static bool
is_understood(struct str address)
{
	static const struct str known[] = {
	    STR_INIT("http://schemas.microsoft.com/office/word/2010/"),
	    STR_INIT("http://schemas.microsoft.com/office/word/2012/"),
	    STR_INIT("http://schemas.microsoft.com/office/word/2016/"),
	    STR_INIT("http://schemas.microsoft.com/office/word/2018/"),
	    STR_INIT("http://schemas.microsoft.com/office/word/2020/"),
	    STR_INIT("http://schemas.microsoft.com/office/word/2006/"),
	    STR_INIT("http://schemas.microsoft.com/office/drawing/2010/main"),
	    STR_INIT("http://schemas.openxmlformats.org/"),
	    STR_INIT("http://purl.oclc.org/ooxml/"),
	};
	static const struct str ink =
	    STR_INIT("http://schemas.microsoft.com/office/word/2010/"
		     "wordprocessingInk");

	if (str_eq(address, ink))
		return false;
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_starts(address, known[i]))
			return true;
	return false;
}

/* A form is understood when every prefix in its Requires is. */
static bool
can_take(const struct xml_tag *choice)
{
	struct str rest = str_trim(xml_attr(choice, MC_REQUIRES));

	while (rest.len) {
		struct str prefix = str_cut(&rest, ' ');

		if (prefix.len &&
		    !is_understood(xml_prefix_address(choice, prefix)))
			return false;
	}
	return true;
}

bool
word_compat_open(struct word_compat *c, const struct xml_tag *tag)
{
	unsigned char *kind = &c->kind[c->depth];
	unsigned char *outer = c->depth ? kind - 1 : kind;

	if (c->skip) {
		c->skip++;
		return true;
	}
	if (tag->ns != NS_MC) {
		*kind = KIND_PLAIN;
	} else if (tag->id == MC_ALTERNATE_CONTENT) {
		*kind = KIND_WRAPPER;
	} else if (c->depth && *outer == KIND_WRAPPER &&
		   (tag->id == MC_FALLBACK ||
		       (tag->id == MC_CHOICE && can_take(tag)))) {
		*outer = KIND_WRAPPER_DONE;
		*kind = KIND_FORM;
	} else {
		c->skip = 1;
		return true;
	}
	c->depth++;
	return *kind != KIND_PLAIN;
}

bool
word_compat_close(struct word_compat *c)
{
	if (c->skip) {
		c->skip--;
		return true;
	}
	c->depth--;
	return c->kind[c->depth] != KIND_PLAIN;
}
