/* A tree as text, straight into a buffer: reports are long, and what prints
 * them first into a text of its own takes longer than making the tree.
 *
 * When pretty, each member of an object has a line, indented with tabs; the
 * elements of an array stand side by side.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_node.h"

struct printer {
	struct buf *out;
	bool pretty;
	int depth;
};

static void print_node(struct printer *p, const struct json *n);

static void
indent(struct printer *p)
{
	static const struct str tabs = STR_INIT("\t\t\t\t\t\t\t\t");

	for (size_t left = (size_t)p->depth, n; left > 0; left -= n) {
		n = left < tabs.len ? left : tabs.len;
		buf_add(p->out, str_sub(tabs, 0, n));
	}
}

static bool
is_plain(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

static void
print_escaped(struct buf *out, char c)
{
	static const char letters[] = "btnfr", codes[] = "\b\t\n\f\r";
	const char *known = memchr(codes, c, sizeof(codes) - 1);

	if (c == '"' || c == '\\')
		buf_print(out, "\\%c", c);
	else if (known)
		buf_print(out, "\\%c", letters[known - codes]);
	else
		buf_print(out, "\\u%04x", (unsigned)(unsigned char)c);
}

#define EACH_BYTE (UINT64_MAX / 0xFF) /* 0x0101... */
#define HIGH_BITS (EACH_BYTE * 0x80)

/* Nonzero when one of the eight bytes is below `limit`, at most 0x80. */
static uint64_t
has_below(uint64_t bytes, uint64_t limit)
{
	return (bytes - EACH_BYTE * limit) & ~bytes & HIGH_BITS;
}

/* The end of the plain bytes that start at `at`, eight by eight as long as
 * there are. */
static size_t
skip_plain(struct str s, size_t at)
{
	uint64_t eight;

	for (; at + sizeof(eight) <= s.len; at += sizeof(eight)) {
		(void)memcpy(&eight, s.at + at, sizeof(eight));
		if (has_below(eight, 0x20) |
		    has_below(eight ^ EACH_BYTE * '"', 1) |
		    has_below(eight ^ EACH_BYTE * '\\', 1))
			break;
	}
	while (at < s.len && is_plain(s.at[at]))
		at++;
	return at;
}

static void
print_text(struct buf *out, struct str s)
{
	buf_add_char(out, '"');
	for (size_t at = 0; at < s.len;) {
		size_t start = at;

		at = skip_plain(s, at);
		buf_add(out, str_sub(s, start, at));
		if (at < s.len)
			print_escaped(out, s.at[at++]);
	}
	buf_add_char(out, '"');
}

static void
print_whole(struct buf *out, long long value)
{
	char digits[24];
	size_t at = sizeof(digits);
	unsigned long long rest = value < 0 ? 0ULL - (unsigned long long)value
					    : (unsigned long long)value;

	do
		digits[--at] = (char)('0' + rest % 10);
	while (rest /= 10);
	if (value < 0)
		digits[--at] = '-';
	buf_add(out, (struct str){digits + at, sizeof(digits) - at});
}

/* As short as it can be and still the same number. */
static void
print_number(struct buf *out, const struct json *n)
{
	double value = json_number(n), again;
	char text[32];

	if (json_is_whole(n)) {
		print_whole(out, (long long)value);
		return;
	}
	if (!isfinite(value)) {
		buf_add_c(out, "null");
		return;
	}
	(void)snprintf(text, sizeof(text), "%.15g", value);
	again = strtod(text, NULL);
	if (again < value || again > value)
		(void)snprintf(text, sizeof(text), "%.17g", value);
	buf_add_c(out, text);
}

static void
print_elements(struct printer *p, const struct json *n)
{
	for (const struct json *c = n->in.first; c; c = c->next) {
		if (c != n->in.first)
			buf_add_c(p->out, p->pretty ? ", " : ",");
		print_node(p, c);
	}
}

static void
print_array(struct printer *p, const struct json *n)
{
	buf_add_char(p->out, '[');
	p->depth++;
	print_elements(p, n);
	p->depth--;
	buf_add_char(p->out, ']');
}

static void
print_object(struct printer *p, const struct json *n)
{
	buf_add_c(p->out, p->pretty ? "{\n" : "{");
	p->depth++;
	for (const struct json *c = n->in.first; c; c = c->next) {
		if (p->pretty)
			indent(p);
		print_text(p->out, json_name(c));
		buf_add_c(p->out, p->pretty ? ":\t" : ":");
		print_node(p, c);
		if (c->next)
			buf_add_char(p->out, ',');
		if (p->pretty)
			buf_add_char(p->out, '\n');
	}
	p->depth--;
	if (p->pretty)
		indent(p);
	buf_add_char(p->out, '}');
}

/* Recurses as deep as the tree, which those who build or parse it bound. */
static void
print_node(struct printer *p, const struct json *n)
{
	switch (n->kind) {
	case JSON_NULL:
		buf_add_c(p->out, "null");
		break;
	case JSON_BOOL:
		buf_add_c(p->out, n->truth ? "true" : "false");
		break;
	case JSON_NUMBER:
		print_number(p->out, n);
		break;
	case JSON_STRING:
		if (n->printed)
			buf_add(p->out, n->text);
		else
			print_text(p->out, n->text);
		break;
	case JSON_ARRAY:
		print_array(p, n);
		break;
	case JSON_OBJECT:
		print_object(p, n);
		break;
	}
}

void
json_print(const struct json *root, bool pretty, struct buf *out)
{
	struct printer p = {.out = out, .pretty = pretty};

	print_node(&p, root);
	buf_add_char(out, '\n');
}

/* As deep as the elements of a member of the root. */
void
json_print_elements(const struct json *array, bool pretty, struct buf *out)
{
	struct printer p = {.out = out, .pretty = pretty, .depth = 2};

	print_elements(&p, array);
}
