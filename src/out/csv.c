#include "out/csv.h"

/* True for text that a spreadsheet would take for a formula. */
static bool
is_formula(struct str s)
{
	return s.len && s.at[0] && strchr("=+-@\t\r", s.at[0]);
}

static bool
wants_quotes(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] && strchr(",\"\r\n", s.at[i]))
			return true;
	return false;
}

void
csv_field(struct csv *c, struct str s)
{
	bool quote = wants_quotes(s);

	if (c->begun)
		buf_add_char(c->out, ',');
	c->begun = true;
	if (quote)
		buf_add_char(c->out, '"');
	if (is_formula(s))
		buf_add_char(c->out, '\'');
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"')
			buf_add_char(c->out, '"');
		buf_add_char(c->out, s.at[i]);
	}
	if (quote)
		buf_add_char(c->out, '"');
}

void
csv_words(struct csv *c, const char *words)
{
	csv_field(c, str_of(words));
}

void
csv_number(struct csv *c, long n)
{
	struct buf b = {0};

	buf_print(&b, "%ld", n);
	if (c->begun)
		buf_add_char(c->out, ',');
	c->begun = true;
	buf_add(c->out, buf_str(&b));
	buf_free(&b);
}

void
csv_end_line(struct csv *c)
{
	buf_add_c(c->out, "\r\n");
	c->begun = false;
}
