#include "port/html_strain.h"

#include "port/charset.h"

/* A piece of text ends here at the latest. */
#define PIECE ((size_t)8 << 10)

/* Elements whose content is no markup, in plain lower case. */
static const char *const raw_names[] = {
    "script", "style", "iframe", "noembed", "noframes", "xmp"};

/* Elements that never hold anything. */
static const char *const void_names[] = {"area", "base", "br", "col", "embed",
    "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr"};

struct tag_name {
	char at[STRAIN_NAME];
	size_t len;
};

static struct str
name_str(const struct tag_name *n)
{
	return (struct str){n->at, n->len};
}

static bool
is_known(const struct html_strain *s, int ns, struct str name)
{
	return xml_names_find(&s->names, ns, name) != XML_OTHER;
}

static char
peek(const struct html_strain *s, size_t ahead)
{
	return s->at + ahead < s->from.len ? s->from.at[s->at + ahead] : '\0';
}

static void
count_line_ends(struct html_strain *s, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		s->line_ends += s->from.at[i] == '\n';
}

/* Leaves out everything up to `end`. */
static void
skip_to(struct html_strain *s, size_t end)
{
	if (end > s->from.len)
		end = s->from.len;
	count_line_ends(s, s->at, end);
	s->at = end;
}

static void
put_line_ends(struct html_strain *s)
{
	for (; s->line_ends; s->line_ends--)
		buf_add_char(&s->out, '\n');
}

/* ---- names and attributes ---- */

static bool
is_name_end(char c)
{
	return char_is_space(c) || c == '>' || c == '/' || c == '\0';
}

/* In lower case and cut to what can be known; an end at '=' for attributes. */
static struct tag_name
take_name(struct html_strain *s, bool of_attribute)
{
	struct tag_name n = {.len = 0};

	for (; s->at < s->from.len; s->at++) {
		char c = s->from.at[s->at];

		if (is_name_end(c) || (of_attribute && c == '='))
			break;
		if (n.len < STRAIN_NAME)
			n.at[n.len++] = char_lower(c);
	}
	return n;
}

static void
skip_space(struct html_strain *s)
{
	size_t end = s->at;

	while (end < s->from.len && char_is_space(s->from.at[end]))
		end++;
	skip_to(s, end);
}

/* The value after '=', quoted or not. */
static struct str
take_value(struct html_strain *s)
{
	char quote = peek(s, 0);
	size_t start = s->at, end;

	if (quote == '"' || quote == '\'') {
		start++;
		end = str_find_char(s->from, quote, start);
		if (end == SIZE_MAX)
			end = s->from.len;
		skip_to(s, end + 1);
		return str_sub(s->from, start, end);
	}
	for (end = start; end < s->from.len; end++)
		if (char_is_space(s->from.at[end]) || s->from.at[end] == '>')
			break;
	skip_to(s, end);
	return str_sub(s->from, start, end);
}

static void
put_attribute(struct html_strain *s, struct str name, struct str value)
{
	buf_add_char(&s->out, ' ');
	buf_add(&s->out, name);
	buf_add_c(&s->out, "=\"");
	for (size_t i = 0; i < value.len; i++)
		if (value.at[i] == '"')
			buf_add_c(&s->out, "&quot;");
		else
			buf_add_char(
			    &s->out, value.at[i] == '\n' ? ' ' : value.at[i]);
	buf_add_char(&s->out, '"');
}

/* From behind the name to behind '>'; true when the tag ends in "/>". */
static bool
take_attributes(struct html_strain *s)
{
	bool is_empty = false;
	int n = 0;

	for (;;) {
		struct tag_name name;
		struct str value = {"", 0};

		skip_space(s);
		if (s->at >= s->from.len)
			return is_empty;
		if (peek(s, 0) == '>') {
			s->at++;
			return is_empty;
		}
		is_empty = peek(s, 0) == '/';
		if (is_empty) {
			s->at++;
			continue;
		}
		if (peek(s, 0) == '=') {
			s->at++;
			continue;
		}
		name = take_name(s, true);
		skip_space(s);
		if (peek(s, 0) == '=') {
			s->at++;
			skip_space(s);
			value = take_value(s);
		}
		if (value.len <= STRAIN_VALUE && n < STRAIN_ATTRIBUTES &&
		    is_known(s, HTML_ATTRIBUTE, name_str(&name))) {
			put_attribute(s, name_str(&name), value);
			n++;
		}
	}
}

/* ---- tags ---- */

/* Where the end tag of a raw element begins. */
static size_t
raw_end(const struct html_strain *s, struct str name)
{
	size_t at = s->at;

	for (;; at += 2) {
		at = str_find(s->from, STR("</"), at);
		if (at == SIZE_MAX)
			return s->from.len;
		if (str_eq_nocase(
			str_sub(s->from, at + 2, at + 2 + name.len), name))
			return at;
	}
}

static void
put_style_sheet(struct html_strain *s, size_t end)
{
	for (size_t i = s->at; i < end; i++)
		buf_add_char(
		    &s->out, s->from.at[i] == '<' ? ' ' : s->from.at[i]);
	s->at = end;
}

/* What stands in a script is no text; what stands in a style sheet tells what
 * is bold and what is hidden. */
static void
take_raw(struct html_strain *s, struct str name)
{
	size_t end = raw_end(s, name);

	if (str_eq(name, STR("style")))
		put_style_sheet(s, end);
	else
		skip_to(s, end);
}

static void
open_tag(struct html_strain *s)
{
	struct tag_name name;
	struct str n;
	bool is_empty, known, raw;

	s->at++;
	name = take_name(s, false);
	n = name_str(&name);
	known = is_known(s, 0, n);
	raw = str_is_one_of(n, raw_names, COUNT_OF(raw_names));
	if (raw && !known) {
		struct buf kept = s->out;

		/* The attributes too are of no concern. */
		s->out = (struct buf){.max = 1};
		(void)take_attributes(s);
		buf_free(&s->out);
		s->out = kept;
		skip_to(s, raw_end(s, n));
		return;
	}
	buf_add_char(&s->out, '<');
	buf_add(&s->out, n);
	is_empty = take_attributes(s);
	put_line_ends(s);
	if (!known || str_is_one_of(n, void_names, COUNT_OF(void_names)))
		is_empty = true;
	buf_add_c(&s->out, is_empty ? "/>" : ">");
	if (raw && !is_empty)
		take_raw(s, n);
}

static void
close_tag(struct html_strain *s)
{
	struct tag_name name;
	size_t end;

	s->at += 2;
	name = take_name(s, false);
	end = str_find_char(s->from, '>', s->at);
	skip_to(s, end == SIZE_MAX ? end : end + 1);
	if (!is_known(s, 0, name_str(&name)))
		return;
	buf_add_c(&s->out, "</");
	buf_add(&s->out, name_str(&name));
	put_line_ends(s);
	buf_add_char(&s->out, '>');
}

/* ---- what is no tag ---- */

/* A comment that never ends holds the rest of the page; then it is taken to
 * end with its line, so that no text is lost. */
static void
skip_comment(struct html_strain *s)
{
	size_t from = s->at + 4, end;

	if (peek(s, 4) == '>' || (peek(s, 4) == '-' && peek(s, 5) == '>')) {
		skip_to(s, str_find_char(s->from, '>', from) + 1);
		return;
	}
	end = SIZE_MAX;
	if (!s->no_comment_end)
		end = str_find(s->from, STR("-->"), from);
	if (end != SIZE_MAX) {
		skip_to(s, end + 3);
		return;
	}
	s->no_comment_end = true;
	skip_to(s, str_find_char(s->from, '\n', from));
}

static void
put_escaped(struct html_strain *s, size_t end)
{
	for (; s->at < end; s->at++)
		switch (s->from.at[s->at]) {
		case '<':
			buf_add_c(&s->out, "&lt;");
			break;
		case '&':
			buf_add_c(&s->out, "&amp;");
			break;
		default:
			buf_add_char(&s->out, s->from.at[s->at]);
			break;
		}
}

static void
take_cdata(struct html_strain *s)
{
	size_t end = str_find(s->from, STR("]]>"), s->at);
	size_t after = end == SIZE_MAX ? end : end + 3;

	s->at += STR("<![CDATA[").len;
	put_escaped(s, end == SIZE_MAX ? s->from.len : end);
	skip_to(s, after);
}

/* A document type may hold declarations between brackets. */
static void
skip_declaration(struct html_strain *s)
{
	size_t end = str_find_char(s->from, '>', s->at), inner;
	struct str all = str_sub(s->from, s->at, end);
	struct str head = str_sub(all, 0, STR("<!doctype").len);

	if (str_eq_nocase(head, STR("<!doctype")) && !s->no_subset_end &&
	    str_find_char(all, '[', 0) != SIZE_MAX) {
		inner = str_find(s->from, STR("]>"), s->at);
		s->no_subset_end = inner == SIZE_MAX;
		end = inner == SIZE_MAX ? end : inner + 1;
	}
	skip_to(s, end == SIZE_MAX ? end : end + 1);
}

static bool
take_markup(struct html_strain *s)
{
	struct str rest = str_sub(s->from, s->at, s->at + 16);

	if (str_starts(rest, STR("<!--")))
		skip_comment(s);
	else if (str_starts(rest, STR("<![CDATA[")))
		take_cdata(s);
	else if (str_starts(rest, STR("<!")) || str_starts(rest, STR("<?")))
		skip_declaration(s);
	else if (rest.len > 2 && rest.at[1] == '/' && char_is_alpha(rest.at[2]))
		close_tag(s);
	else if (rest.len > 1 && char_is_alpha(rest.at[1]))
		open_tag(s);
	else
		return false;
	return true;
}

/* The references 128 to 159 are used as if they were bytes of Windows-1252
 * (HTML, "numeric character reference end state"): "&#150;" is meant as a
 * dash.  True when it was one of those. */
static bool
take_c1(struct html_strain *s)
{
	struct str rest = str_sub(s->from, s->at, s->at + 6);
	long code;

	if (rest.len < 6 || rest.at[1] != '#' || rest.at[5] != ';' ||
	    !str_to_long(str_sub(rest, 2, 5), 128, 159, &code))
		return false;
	buf_print(&s->out, "&#%u;", (unsigned)charset_c1((unsigned)code));
	s->at += rest.len;
	return true;
}

static void
take_text(struct html_strain *s)
{
	size_t end = s->at;

	while (end < s->from.len && end - s->at < PIECE &&
	       s->from.at[end] != '<' && s->from.at[end] != '&')
		end++;
	buf_add(&s->out, str_sub(s->from, s->at, end));
	s->at = end;
}

bool
html_strain_next(struct html_strain *s)
{
	buf_reset(&s->out);
	while (s->at < s->from.len && s->out.len < PIECE) {
		char c = s->from.at[s->at];

		if (c == '<') {
			if (!take_markup(s)) {
				buf_add_c(&s->out, "&lt;");
				s->at++;
			}
		} else if (c == '&') {
			if (!take_c1(s)) {
				buf_add_char(&s->out, '&');
				s->at++;
			}
		} else {
			take_text(s);
		}
	}
	return s->out.len > 0;
}
