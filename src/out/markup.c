#include "out/markup.h"

#include "base/embed.h"

void
markup_text(struct buf *out, struct str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.len; i++) {
		const char *entity = NULL;

		switch (text.at[i]) {
		case '&':
			entity = "&amp;";
			break;
		case '<':
			entity = "&lt;";
			break;
		case '>':
			entity = "&gt;";
			break;
		case '"':
			entity = "&quot;";
			break;
		case '\'':
			entity = "&#39;";
			break;
		default:
			continue;
		}
		buf_add(out, str_sub(text, from, i));
		buf_add_c(out, entity);
		from = i + 1;
	}
	buf_add(out, str_sub(text, from, text.len));
}

void
markup_attribute(struct buf *out, const char *name, struct str value)
{
	buf_print(out, " %s=\"", name);
	markup_text(out, value);
	buf_add_char(out, '"');
}

void
markup_link(struct buf *out, struct str url, struct str words)
{
	bool is_web =
	    str_starts(url, STR("https://")) || str_starts(url, STR("http://"));

	if (is_web) {
		buf_add_c(out, "<a rel=\"noopener noreferrer\"");
		markup_attribute(out, "href", url);
		buf_add_char(out, '>');
	}
	markup_text(out, words);
	if (is_web)
		buf_add_c(out, "</a>");
}

void
markup_icon(struct buf *out, const char *name)
{
	buf_print(out,
	    "<svg class=\"ico\" aria-hidden=\"true\">"
	    "<use href=\"#i-%s\"/></svg>",
	    name);
}

const char *
markup_verdict_class(enum verdict v)
{
	static const char *const classes[N_VERDICTS] = {
	    [VERDICT_COMPLIANT] = "v-compliant",
	    [VERDICT_PARTIAL] = "v-partial",
	    [VERDICT_CONFLICT] = "v-conflict",
	    [VERDICT_MISSING] = "v-missing",
	    [VERDICT_UNKNOWN] = "v-unknown",
	    [VERDICT_NOT_APPLICABLE] = "v-not-applicable",
	    [VERDICT_NOT_IN_FORCE] = "v-not-in-force",
	};

	return classes[v];
}

/* One shape a verdict, so that colour is never needed: a check in a disc, a
 * half disc, a cross in an octagon, an empty ring of dashes, a question. */
static const char icons[] =
    "<svg class=\"icons\" aria-hidden=\"true\">\n"
    "<symbol id=\"i-compliant\" viewBox=\"0 0 16 16\"><path fill-rule="
    "\"evenodd\" d=\"M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm3.4 3.9L6.9 9.4 4.7 "
    "7.2 3.5 8.4l3.4 3.4 5.7-5.7z\"/></symbol>\n"
    "<symbol id=\"i-partial\" viewBox=\"0 0 16 16\"><path fill-rule="
    "\"evenodd\" d=\"M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.7v10.6a5.3 5.3 0 "
    "0 0 0-10.6z\"/></symbol>\n"
    "<symbol id=\"i-conflict\" viewBox=\"0 0 16 16\"><path fill-rule="
    "\"evenodd\" d=\"M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zm.6 3.5L4.5 "
    "5.7 6.8 8l-2.3 2.3 1.2 1.2L8 9.2l2.3 2.3 1.2-1.2L9.2 8l2.3-2.3-1.2-1.2L8 "
    "6.8z\"/></symbol>\n"
    "<symbol id=\"i-missing\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" "
    "r=\"6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" "
    "stroke-dasharray=\"3.1 1.6\"/></symbol>\n"
    "<symbol id=\"i-unknown\" viewBox=\"0 0 16 16\"><path fill-rule="
    "\"evenodd\" d=\"M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2.6c-1.7 0-2.9 1-3 "
    "2.5h1.7c.1-.7.5-1.1 1.3-1.1.7 0 1.2.4 1.2 1 0 .5-.2.8-.9 1.3-.8.5-1.2 "
    "1.1-1.1 2v.3h1.7v-.2c0-.5.2-.8.9-1.2.8-.5 1.2-1.2 1.2-2.1 "
    "0-1.5-1.2-2.5-3-2.5zm0 7a1 1 0 1 0 0 2.1 1 1 0 0 0 0-2.1z\"/></symbol>\n"
    "<symbol id=\"i-due\" viewBox=\"0 0 16 16\"><path fill-rule=\"evenodd\" "
    "d=\"M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.7a5.3 5.3 0 1 0 0 10.6A5.3 "
    "5.3 0 0 0 8 2.7zm-.8 1.8h1.6v3.3l2.3 1.4-.8 1.3-3.1-1.8z\"/></symbol>\n"
    "<symbol id=\"i-none\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" "
    "r=\"2\"/></symbol>\n"
    "</svg>\n";

static void
add_embedded(
    struct buf *out, const char *element, const char *name, const char *ending)
{
	struct arena a = {0};
	const struct embedded_text *t =
	    embedded_text(arena_print(&a, "%s.%s", name, ending).at);

	buf_print(out, "<%s>", element);
	buf_add(out, (struct str){t->bytes, t->len});
	buf_print(out, "</%s>\n", element);
	arena_clear(&a);
}

static void
add_digests(struct buf *out, const char *name, const char *ending)
{
	struct arena a = {0};

	buf_print(out, " '%s' '%s'",
	    embedded_text(arena_print(&a, "page.%s", ending).at)->digest,
	    embedded_text(arena_print(&a, "%s.%s", name, ending).at)->digest);
	arena_clear(&a);
}

void
markup_begin(struct buf *out, struct str title, const char *name)
{
	buf_add_c(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		       "<meta charset=\"utf-8\">\n"
		       "<meta http-equiv=\"Content-Security-Policy\" content=\""
		       "default-src 'none'; style-src");
	add_digests(out, name, "css");
	buf_add_c(out, "; script-src");
	add_digests(out, name, "js");
	buf_add_c(out,
	    "; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
	markup_text(out, title);
	buf_add_c(out, "</title>\n");
	add_embedded(out, "style", "page", "css");
	add_embedded(out, "style", name, "css");
	buf_add_c(out, "</head>\n");
}

void
markup_tools(struct buf *out)
{
	buf_add_c(out, icons);
	buf_add_c(out,
	    "<div class=\"tools needs-script\">"
	    "<button class=\"button\" id=\"theme\" value=\"auto\">Theme: "
	    "auto</button>"
	    "<button class=\"button key-help\" id=\"help\">Keys</button>"
	    "</div>");
}

static void
add_key(struct buf *out, const char *key, const char *what)
{
	buf_add_c(out, "<dt><kbd>");
	markup_text(out, str_of(key));
	buf_add_c(out, "</kbd></dt><dd>");
	markup_text(out, str_of(what));
	buf_add_c(out, "</dd>\n");
}

void
markup_end(struct buf *out, const char *name, const struct markup_key *keys,
    size_t n_keys)
{
	buf_add_c(out, "<dialog id=\"keys\" aria-labelledby=\"keys-title\">\n"
		       "<h2 id=\"keys-title\">Keys</h2>\n<dl>\n");
	for (size_t i = 0; i < n_keys; i++)
		add_key(out, keys[i].key, keys[i].what);
	add_key(out, "t", "light, dark, or as the system has it");
	add_key(out, "?", "this help");
	buf_add_c(out,
	    "</dl>\n<p><label><input type=\"checkbox\" id=\"keys-on\" checked> "
	    "Single keys do something</label></p>\n"
	    "<form method=\"dialog\"><button class=\"button\">Close</button>"
	    "</form>\n</dialog>\n");
	add_embedded(out, "script", "page", "js");
	add_embedded(out, "script", name, "js");
	buf_add_c(out, "</body>\n</html>\n");
}
