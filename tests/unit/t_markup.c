/* Pages of HTML: strangers' words stay words, and links lead only to the web.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/embed.h"
#include "out/markup.h"

static void
marks_of_html_become_entities(void **state)
{
	struct buf b = {0};

	(void)state;
	markup_text(&b, STR("<b> & \"x\" 'y' é\n&lt;"));
	assert_string_equal(
	    b.at, "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39; é\n&amp;lt;");
	buf_reset(&b);
	markup_attribute(&b, "title", STR("\"><script>"));
	assert_string_equal(b.at, " title=\"&quot;&gt;&lt;script&gt;\"");
	buf_reset(&b);
	markup_text(&b, (struct str){0});
	assert_int_equal(b.len, 0);
	buf_free(&b);
}

static void
only_addresses_of_the_web_become_links(void **state)
{
	static const char *const others[] = {"javascript:alert(1)",
	    "JAVASCRIPT:x", " https://a.example", "data:text/html,x",
	    "file:///etc/passwd", "//a.example", ""};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		buf_reset(&b);
		markup_link(&b, str_of(others[i]), STR("words"));
		assert_string_equal(b.at, "words");
	}
	buf_reset(&b);
	markup_link(&b, STR("https://a.example/?a=\"b\""), STR("w"));
	assert_string_equal(b.at, "<a rel=\"noopener noreferrer\" "
				  "href=\"https://a.example/?a=&quot;b&quot;\">"
				  "w</a>");
	buf_free(&b);
}

/* Each embedded text has a digest of the right form, and the page names it;
 * that browsers agree with them is seen by tests/browser. */
static void
a_page_names_the_digests_of_its_own_parts_only(void **state)
{
	static const char *const parts[] = {
	    "page.css", "review.css", "page.js", "review.js"};
	struct buf b = {0};
	size_t n = 0;

	(void)state;
	markup_begin(&b, STR("A <title>"), "review");
	assert_true(str_find(buf_str(&b), STR("<title>A &lt;title&gt;</title>"),
			0) != SIZE_MAX);
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		struct str digest = str_of(embedded_text(parts[i])->digest);

		assert_int_equal(digest.len, strlen("sha256-") + 44);
		assert_true(str_ends(digest, STR("=")));
		assert_true(str_find(buf_str(&b), digest, 0) != SIZE_MAX);
	}
	for (size_t at = 0;
	     (at = str_find(buf_str(&b), STR("'sha256-"), at)) != SIZE_MAX;
	     at++)
		n++;
	assert_int_equal(n, COUNT_OF(parts));
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(marks_of_html_become_entities),
	    cmocka_unit_test(only_addresses_of_the_web_become_links),
	    cmocka_unit_test(a_page_names_the_digests_of_its_own_parts_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
