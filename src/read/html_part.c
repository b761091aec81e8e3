/* Which parts of a page are its text: what is told by elements, roles, and
 * the names that the common writers of pages give. */
#include "read/html_state.h"

bool
html_has_word(struct str value, const char *word)
{
	struct str rest = value;

	while (rest.len)
		if (str_eq_nocase(str_cut(&rest, ' '), str_of(word)))
			return true;
	return false;
}

static bool
has_one_of(struct str value, const char *const *words, size_t n)
{
	for (size_t i = 0; value.len && i < n; i++)
		if (html_has_word(value, words[i]))
			return true;
	return false;
}

static bool
is_contents(const struct xml_tag *tag)
{
	static const char *const words[] = {"toc", "toc-macro",
	    "table-of-contents", "tableofcontents", "doc-toc", "toc-container"};

	return has_one_of(xml_attr(tag, HTML_AT_ID), words, COUNT_OF(words)) ||
	       has_one_of(
		   xml_attr(tag, HTML_AT_CLASS), words, COUNT_OF(words)) ||
	       has_one_of(xml_attr(tag, HTML_AT_ROLE), words, COUNT_OF(words));
}

static bool
is_around(const struct xml_tag *tag)
{
	static const char *const roles[] = {"navigation", "banner", "search",
	    "menu", "menubar", "toolbar", "dialog", "alertdialog"};
	static const char *const classes[] = {"breadcrumb", "breadcrumbs",
	    "breadcrumb-section", "page-metadata", "sr-only", "visually-hidden",
	    "screen-reader-text", "skip-link", "navbar"};
	static const char *const ids[] = {"breadcrumb-section", "navbar"};

	return has_one_of(
		   xml_attr(tag, HTML_AT_ROLE), roles, COUNT_OF(roles)) ||
	       has_one_of(
		   xml_attr(tag, HTML_AT_CLASS), classes, COUNT_OF(classes)) ||
	       has_one_of(xml_attr(tag, HTML_AT_ID), ids, COUNT_OF(ids));
}

enum html_part
html_part_of(const struct xml_tag *tag, enum html_kind kind)
{
	if (kind != HTML_BOX && kind != HTML_NAV && kind != HTML_LIST &&
	    kind != HTML_PARAGRAPH && kind != HTML_INLINE)
		return PART_TEXT;
	if (kind != HTML_INLINE && is_contents(tag))
		return PART_CONTENTS;
	if (kind == HTML_NAV || is_around(tag))
		return PART_AROUND;
	if (tag->id == HTML_FOOTER ||
	    html_has_word(xml_attr(tag, HTML_AT_ROLE), "contentinfo"))
		return PART_FOOT;
	return PART_TEXT;
}

/* ---- the main part ---- */

static bool
has_nocase(struct str page, struct str what)
{
	char first = what.at[0];
	size_t at = 0;

	while ((at = str_find_char(page, first, at)) != SIZE_MAX) {
		if (str_eq_nocase(str_sub(page, at, at + what.len), what))
			return true;
		at++;
	}
	return false;
}

const char *
html_scope_of(struct str page)
{
	if (has_nocase(page, STR("<main")))
		return "main";
	if (has_nocase(page, STR("role=\"main\"")))
		return "role";
	if (has_nocase(page, STR("id=\"main-content\"")))
		return "id";
	return NULL;
}

bool
html_begins_scope(const char *scope, const struct xml_tag *tag)
{
	switch (scope[0]) {
	case 'm':
		return tag->id == HTML_MAIN;
	case 'r':
		return html_has_word(xml_attr(tag, HTML_AT_ROLE), "main");
	default:
		return html_has_word(xml_attr(tag, HTML_AT_ID), "main-content");
	}
}
