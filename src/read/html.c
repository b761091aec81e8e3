/* Web pages: told by a document type or the first element, read as they are
 * in whatever character set they say. */
#include "base/limits.h"
#include "port/charset.h"
#include "read/formats.h"
#include "read/html_body.h"

#define HEAD_BYTES 4096

/* Past comments, instructions and white space. */
static struct str
first_markup(struct str head)
{
	for (;;) {
		const char *end;
		size_t at;

		head = str_trim(head);
		if (str_starts(head, STR("<!--")))
			end = "-->";
		else if (str_starts(head, STR("<?")))
			end = "?>";
		else
			return head;
		at = str_find(head, str_of(end), 0);
		if (at == SIZE_MAX)
			return (struct str){0};
		head = str_sub(head, at + str_of(end).len, head.len);
	}
}

static bool
begins(struct str head, const char *with)
{
	struct str w = str_of(with);

	return str_eq_nocase(str_sub(head, 0, w.len), w);
}

/* A page without the elements around it: what a content system exports, or
 * what is pasted. */
static bool
is_fragment(struct str head)
{
	static const char *const tags[] = {"<head", "<body", "<meta", "<title",
	    "<h1", "<h2", "<h3", "<div", "<p>", "<p ", "<table", "<section",
	    "<article", "<main", "<ol", "<ul", "<style", "<link", "<nav",
	    "<header"};

	for (size_t i = 0; i < COUNT_OF(tags); i++)
		if (begins(head, tags[i]))
			return true;
	return false;
}

int
html_sniff(struct str bytes)
{
	char space[HEAD_BYTES];
	struct str head = first_markup(xml_head(bytes, space, sizeof(space)));

	if (begins(head, "<!doctype html") || begins(head, "<html"))
		return 90;
	return is_fragment(head) ? 25 : 0;
}

int
html_read(struct str bytes, const struct read_options *options, struct doc *doc,
    struct err *err)
{
	struct arena a = {0};
	struct html_page page = {0};
	int rc;

	(void)options;
	if (bytes.len > LIMIT_PAGE_BYTES)
		return err_set(err, ERR_LIMIT,
		    "a web page of more than %zu bytes", LIMIT_PAGE_BYTES);
	rc =
	    charset_to_utf8(&a, bytes, charset_of_page(bytes), &page.text, err);
	if (rc == 0)
		rc = html_body_read(&page, doc, err);
	arena_clear(&a);
	return rc;
}
