#include "read/markdown_source.h"

#include "base/buf.h"
#include "base/index.h"
#include "base/limits.h"
#include "read/markdown_fence.h"

/* ---- lines ---- */

static bool
is_blank(struct str line)
{
	return str_trim(line).len == 0;
}

static size_t
heading_level(struct str line)
{
	size_t indent = 0, n = 0;

	while (indent < 3 && indent < line.len && line.at[indent] == ' ')
		indent++;
	while (indent + n < line.len && line.at[indent + n] == '#')
		n++;
	if (n == 0 || n > 6 ||
	    (indent + n < line.len && !char_is_space(line.at[indent + n])))
		return 0;
	return n;
}

/* "===" or "---" under a heading. */
static bool
is_underline(struct str line)
{
	struct str s = str_trim(line);

	if (s.len == 0 || (s.at[0] != '=' && s.at[0] != '-'))
		return false;
	for (size_t i = 1; i < s.len; i++)
		if (s.at[i] != s.at[0])
			return false;
	return true;
}

/* ---- front matter ---- */

/* Without a key in its first line it is a line across the page. */
static size_t
block_end(struct str text, struct str open, struct str close, char sign)
{
	struct str rest = text, line = str_cut(&rest, '\n');

	if (!str_eq(str_trim(line), open))
		return 0;
	line = str_sub(rest, 0, str_find_char(rest, '\n', 0));
	if (!str_starts(line, STR("#")) &&
	    str_find_char(line, sign, 0) == SIZE_MAX)
		return 0;
	while (rest.len) {
		line = str_trim(str_cut(&rest, '\n'));
		if (str_eq(line, open) || str_eq(line, close))
			return text.len - rest.len;
	}
	return 0;
}

/* Pandoc: "% title", "% author", "% date", one after another. */
static size_t
percent_end(struct str text)
{
	struct str rest = text;

	while (str_starts(rest, STR("% ")))
		(void)str_cut(&rest, '\n');
	return text.len - rest.len;
}

size_t
markdown_front_matter(struct str text)
{
	size_t end = block_end(text, STR("---"), STR("..."), ':');

	if (end == 0)
		end = block_end(text, STR("+++"), STR("+++"), '=');
	return end ? end : percent_end(text);
}

static struct str
unquoted(struct str s)
{
	s = str_trim(s);
	if (s.len >= 2 && (s.at[0] == '"' || s.at[0] == '\'') &&
	    s.at[s.len - 1] == s.at[0])
		s = str_sub(s, 1, s.len - 1);
	return s;
}

/* Without the quotes around it, and what a backslash protects in them. */
static struct str
plain_value(struct arena *a, struct str s)
{
	struct str inner = unquoted(s);
	char *to;
	size_t len = 0;

	s = str_trim(s);
	if (inner.len == s.len || s.at[0] != '"' ||
	    str_find_char(inner, '\\', 0) == SIZE_MAX)
		return inner;
	to = arena_many(a, char, inner.len + 1);
	for (size_t i = 0; i < inner.len; i++) {
		if (inner.at[i] == '\\' && i + 1 < inner.len)
			i++;
		to[len++] = inner.at[i];
	}
	return (struct str){to, len};
}

/* The property that a key is, by the names that other formats use. */
static struct str
property_of(struct str key)
{
	static const struct {
		const char *key, *property;
	} known[] = {
	    {"author", "creator"},
	    {"authors", "creator"},
	    {"lang", "language"},
	    {"organization", "company"},
	    {"organisation", "company"},
	    {"publisher", "company"},
	    {"description", "subject"},
	};

	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_eq_nocase(key, str_of(known[i].key)))
			return str_of(known[i].property);
	return key;
}

struct value {
	struct str key;
	struct buf text; /* of several lines, with a blank between them */
};

static void
end_value(struct value *v, struct doc *doc)
{
	if (v->key.len && v->text.len)
		doc_add_property(doc, property_of(v->key),
		    plain_value(&doc->arena, buf_str(&v->text)));
	buf_reset(&v->text);
	v->key = (struct str){0};
}

static void
add_line(struct value *v, struct str line)
{
	line = str_trim(line);
	if (str_starts(line, STR("- ")))
		line = str_trim(str_sub(line, 2, line.len));
	if (line.len == 0 || v->key.len == 0)
		return;
	if (v->text.len)
		buf_add_char(&v->text, ' ');
	buf_add(&v->text, line);
}

/* "key: value" at the left margin; other lines belong to the key above. */
static bool
begin_value(struct value *v, struct str line, char sign, struct doc *doc)
{
	size_t at = str_find_char(line, sign, 0);
	struct str text;

	if (line.len == 0 || char_is_space(line.at[0]) || line.at[0] == '-' ||
	    line.at[0] == '#' || at == SIZE_MAX || at == 0)
		return false;
	end_value(v, doc);
	v->key = unquoted(str_sub(line, 0, at));
	text = str_trim(str_sub(line, at + 1, line.len));
	if (text.len && (text.at[0] == '|' || text.at[0] == '>') &&
	    text.len <= 2)
		text.len = 0;
	add_line(v, text);
	return true;
}

static void
take_percent(struct str front, struct doc *doc)
{
	static const char *const names[] = {"title", "creator", "date"};

	for (size_t i = 0; front.len; i++) {
		struct str line = str_cut(&front, '\n');

		if (i < COUNT_OF(names) && line.len > 2)
			doc_add_property(doc, str_of(names[i]),
			    str_trim(str_sub(line, 2, line.len)));
	}
}

void
markdown_take_front_matter(struct str front, struct doc *doc)
{
	struct value v = {.text = {.max = LIMIT_BLOCK_BYTES}};
	char sign = str_starts(front, STR("+++")) ? '=' : ':';
	struct str rest = front;

	if (str_starts(front, STR("%"))) {
		take_percent(front, doc);
		return;
	}
	(void)str_cut(&rest, '\n');
	while (rest.len) {
		struct str line = str_cut(&rest, '\n');

		if (rest.len && !begin_value(&v, line, sign, doc))
			add_line(&v, line);
	}
	end_value(&v, doc);
	buf_free(&v.text);
}

/* ---- extensions ---- */

/* "#id", ".class", "key=value", "-": what may stand between the braces of
 * attributes. */
static bool
is_attributes(struct str inner)
{
	struct str rest = str_trim(inner);

	if (rest.len && rest.at[0] == ':')
		rest = str_sub(rest, 1, rest.len);
	if (is_blank(rest))
		return false;
	while (rest.len) {
		struct str one = str_cut(&rest, ' ');

		if (one.len == 0)
			continue;
		if (one.at[0] != '#' && one.at[0] != '.' &&
		    !str_eq(one, STR("-")) &&
		    str_find_char(one, '=', 0) == SIZE_MAX)
			return false;
	}
	return true;
}

/* The heading without attributes at its end. */
static struct str
without_attributes(struct str line)
{
	size_t end = line.len, open;

	while (end > 0 &&
	       (char_is_space(line.at[end - 1]) || line.at[end - 1] == '#'))
		end--;
	if (end == 0 || line.at[end - 1] != '}')
		return line;
	for (open = end - 1; open > 0 && line.at[open] != '{';)
		open--;
	if (line.at[open] != '{' || (open > 0 && line.at[open - 1] == '\\') ||
	    !is_attributes(str_sub(line, open + 1, end - 1)))
		return line;
	return str_sub(line, 0, open);
}

/* A line that says nothing to a reader. */
static bool
is_silent(struct str line)
{
	static const char *const whole[] = {"[TOC]", "[[TOC]]", "[[_TOC_]]",
	    "{{TOC}}", "${toc}", "\\newpage", "\\pagebreak", "\\clearpage",
	    "\\tableofcontents"};
	struct str s = str_trim(line);

	for (size_t i = 0; i < COUNT_OF(whole); i++)
		if (str_eq_nocase(s, str_of(whole[i])))
			return true;
	if (str_starts(s, STR(":::")))
		return true;
	return s.len > 3 && str_starts(s, STR("{:")) && s.at[s.len - 1] == '}';
}

static void
add_plain_line(
    struct buf *to, struct fence *fence, struct str line, struct str next)
{
	if (fence_holds(fence, line))
		buf_add(to, line);
	else if (is_silent(line))
		return;
	else if (heading_level(line) || (!is_blank(line) && is_underline(next)))
		buf_add(to, without_attributes(line));
	else
		buf_add(to, line);
}

struct str
markdown_plain(struct arena *a, struct str text, size_t front)
{
	struct buf b = {.max = text.len + 1};
	struct str rest = str_sub(text, front, text.len), out;
	struct fence fence = {0};

	for (size_t i = 0; i < front; i++)
		if (text.at[i] == '\n')
			buf_add_char(&b, '\n');
	while (rest.len) {
		struct str line = str_cut(&rest, '\n');
		struct str next =
		    str_sub(rest, 0, str_find_char(rest, '\n', 0));

		add_plain_line(&b, &fence, line, next);
		buf_add_char(&b, '\n');
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

/* ---- notes ---- */

/* Lists of them say no more. */
#define TOLD_NOTES 20

/* The mark "[^x]" that begins at `at`; empty when none does. */
static struct str
note_mark(struct str text, size_t at)
{
	size_t end = str_find_char(str_sub(text, at, at + 80), ']', 0);

	return end == SIZE_MAX ? (struct str){0}
			       : str_sub(text, at, at + end + 1);
}

static bool
begins_line(struct str text, size_t at)
{
	while (at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == '>'))
		at--;
	return at == 0 || text.at[at - 1] == '\n';
}

void
markdown_tell_uncited(struct str text, struct doc *doc)
{
	struct arena a = {0};
	struct index cited = {0};
	struct VEC(struct str) defined = {0};
	int told = 0;

	for (size_t at = 0; (at = str_find(text, STR("[^"), at)) != SIZE_MAX;
	     at += 2) {
		struct str mark = note_mark(text, at);
		size_t end = at + mark.len;

		if (mark.len && end < text.len && text.at[end] == ':' &&
		    begins_line(text, at))
			VEC_PUSH(&a, &defined, mark);
		else if (mark.len)
			index_put(&a, &cited, mark, 1);
	}
	for (size_t i = 0; i < defined.len && told < TOLD_NOTES; i++) {
		if (index_find(&cited, defined.at[i]) >= 0)
			continue;
		doc_add_notice(doc, NOTICE_DAMAGED, -1,
		    "the note %.*s is cited nowhere and not shown",
		    STR_ARG(defined.at[i]));
		told++;
	}
	arena_clear(&a);
}

/* ---- sniffing ---- */

/* "| --- | --- |" under a row with bars. */
static bool
is_table_rule(struct str line)
{
	size_t dashes = 0, bars = 0;

	for (size_t i = 0; i < line.len; i++) {
		char c = line.at[i];

		dashes += c == '-';
		bars += c == '|';
		if (c != '-' && c != '|' && c != ':' && !char_is_space(c))
			return false;
	}
	return bars > 0 && dashes > 1;
}

static bool
is_bold_line(struct str line)
{
	struct str s = str_trim(line);

	return s.len > 6 && str_starts(s, STR("**")) &&
	       str_ends(s, STR("**")) && str_find(s, STR("**"), 2) == s.len - 2;
}

int
markdown_certainty(struct str text)
{
	struct str rest = text;
	struct fence fence = {0};
	size_t headings = 0, tables = 0, bold = 0;

	if (memchr(text.at, '\0', text.len))
		return 0;
	if (markdown_front_matter(text))
		return 30;
	while (rest.len) {
		struct str line = str_cut(&rest, '\n');

		if (fence_holds(&fence, line))
			continue;
		headings += heading_level(line) > 0;
		tables += is_table_rule(line);
		bold += is_bold_line(line);
	}
	if (headings || tables)
		return 30;
	return bold > 2 ? 25 : 0;
}
