/* Markdown is read as the page that it means: its source without front
 * matter and without what only writers of Markdown understand goes through
 * port/markdown.h to html_body.h. */
#include "port/markdown.h"
#include "base/limits.h"
#include "port/charset.h"
#include "read/formats.h"
#include "read/html_body.h"
#include "read/markdown_lists.h"
#include "read/markdown_source.h"

/* Enough to meet a heading behind a long cover or a licence. */
#define SNIFF_BYTES ((size_t)64 << 10)

/* Control characters other than these do not stand in text. */
static bool
is_text(struct str bytes)
{
	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char c = (unsigned char)bytes.at[i];

		if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' &&
		    c != '\f')
			return false;
	}
	return true;
}

int
markdown_sniff(struct str bytes)
{
	struct str head = str_sub(bytes, 0, SNIFF_BYTES), text;
	bool is_utf16 = str_starts(head, STR("\xFF\xFE")) ||
			str_starts(head, STR("\xFE\xFF"));
	struct arena a = {0};
	struct err err;
	int certainty = 0;

	if (!is_utf16 && !is_text(head))
		return 0;
	if (charset_to_utf8(&a, head, (struct str){0}, &text, &err) == 0)
		certainty = markdown_certainty(text);
	arena_clear(&a);
	return certainty;
}

static int
read_page(struct str text, struct str source, struct doc *doc, struct err *err)
{
	struct buf html = {.max = LIMIT_MARKDOWN_PAGE};
	struct html_page page = {.markdown = source};
	int rc = markdown_to_html(text, &html, err);

	page.text = buf_str(&html);
	if (rc == 0)
		rc = html_body_read(&page, doc, err);
	buf_free(&html);
	return rc;
}

int
markdown_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err)
{
	struct arena a = {0};
	struct str text, plain;
	size_t front;
	int rc;

	(void)options;
	if (bytes.len > LIMIT_PAGE_BYTES)
		return err_set(err, ERR_LIMIT, "a text of more than %zu bytes",
		    LIMIT_PAGE_BYTES);
	rc = charset_to_utf8(&a, bytes, (struct str){0}, &text, err);
	if (rc == 0) {
		front = markdown_front_matter(text);
		markdown_take_front_matter(str_sub(text, 0, front), doc);
		plain = markdown_plain(&a, text, front);
		rc = read_page(markdown_part_lists(&a, plain), plain, doc, err);
		if (rc == 0)
			markdown_tell_uncited(plain, doc);
	}
	arena_clear(&a);
	return rc;
}
