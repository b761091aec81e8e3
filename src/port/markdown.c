#include "port/markdown.h"

#ifdef HAVE_MARKDOWN

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/arena.h"
#include "port/markdown_guard.h"

/* Addresses are text whether or not they are links, so that the extension
 * that finds bare ones is not used: it is quadratic. */
static const char *const extensions[] = {"table", "strikethrough"};

#define OPTIONS (CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS)

/* The library's own functions abort when there is no memory; these are put in
 * their place. */
static void *
get_memory(size_t n, size_t size)
{
	void *at = calloc(n, size);

	if (!at)
		out_of_memory();
	return at;
}

static void *
change_memory(void *at, size_t size)
{
	void *moved = realloc(at, size);

	if (!moved)
		out_of_memory();
	return moved;
}

static void
prepare_library(void)
{
	*cmark_get_default_mem_allocator() =
	    (cmark_mem){get_memory, change_memory, free};
	cmark_gfm_core_extensions_ensure_registered();
}

static void
attach_extensions(cmark_parser *parser)
{
	for (size_t i = 0; i < COUNT_OF(extensions); i++) {
		cmark_syntax_extension *e =
		    cmark_find_syntax_extension(extensions[i]);

		if (!e || !cmark_parser_attach_syntax_extension(parser, e))
			out_of_memory();
	}
}

static void
render(struct str text, struct buf *html)
{
	cmark_parser *parser = cmark_parser_new(OPTIONS);
	cmark_node *root;
	char *page;

	attach_extensions(parser);
	cmark_parser_feed(parser, text.at, text.len);
	root = cmark_parser_finish(parser);
	page = cmark_render_html(
	    root, OPTIONS, cmark_parser_get_syntax_extensions(parser));
	buf_add_c(html, page);
	free(page);
	cmark_node_free(root);
	cmark_parser_free(parser);
}

int
markdown_to_html(struct str text, struct buf *html, struct err *err)
{
	/* The library keeps its extensions, and the characters that are
	 * special to them, in tables of its own that every parser changes. */
	static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

	if (markdown_guard(text, err))
		return -1;
	(void)pthread_mutex_lock(&one_at_a_time);
	prepare_library();
	render(text, html);
	(void)pthread_mutex_unlock(&one_at_a_time);
	if (html->full)
		return err_set(err, ERR_LIMIT,
		    "Markdown that means a page of more than %zu bytes",
		    html->max);
	return 0;
}

#else

int
markdown_to_html(struct str text, struct buf *html, struct err *err)
{
	(void)text;
	(void)html;
	return err_set(err, ERR_FORMAT,
	    "cannot read Markdown: this program was built without it");
}

#endif
