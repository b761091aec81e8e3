/* One pass over the lines.  What is counted is never less than what cmark-gfm
 * would see: a row of dashes counts as a table's even inside a code block, and
 * every line up to the next blank one as a row of it. */
#include "port/markdown_guard.h"

#include "base/limits.h"

struct guard {
	int line;
	size_t columns; /* of the table that may be open; 0 for none */
	size_t nodes; /* that the tree may have so far */
	size_t pictures; /* "![" since the last blank line */
	size_t deepest;
	size_t brackets;
	size_t definition; /* bytes of the longest definition of a link */
	size_t open; /* of the definition that may still go on */
	bool is_open;
};

static bool
ends_mark(struct str line, size_t at)
{
	return at >= line.len || line.at[at] == ' ' || line.at[at] == '\t';
}

/* How deep a line may nest: a container for each mark at its head, and in
 * `depth` one more for every two columns of white space. */
static size_t
count_marks(struct str line, size_t *depth)
{
	size_t marks = 0, columns = 0;

	for (size_t i = 0; i < line.len; i++) {
		char c = line.at[i];

		if (c == ' ')
			columns++;
		else if (c == '\t')
			columns += 4;
		else if (c == '>')
			marks++;
		else if (c == '-' || c == '+' || c == '*' || c == '.' ||
			 c == ')')
			marks += ends_mark(line, i + 1);
		else if (!char_is_digit(c))
			break;
	}
	*depth = marks + columns / 2;
	return marks;
}

/* "| --- | :-: |", also inside block quotes and lists: how many columns, or 0
 * when it is none. */
static size_t
delimiter_columns(struct str line)
{
	size_t dashes = 0, bars = 0;

	for (size_t i = 0; i < line.len; i++) {
		char c = line.at[i];

		if (c == '-')
			dashes++;
		else if (c == '|')
			bars++;
		else if (c != ':' && c != '>' && c != '*' && c != '+' &&
			 c != '.' && c != ')' && !char_is_space(c) &&
			 !char_is_digit(c))
			return 0;
	}
	return dashes ? bars + 1 : 0;
}

static size_t
count_char(struct str line, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < line.len; i++)
		n += line.at[i] == c;
	return n;
}

/* Characters that may begin or end something. */
static size_t
count_markup(struct str line)
{
	size_t n = 0;

	for (size_t i = 0; i < line.len; i++)
		n += strchr("[]*_`~!<&\\\"", line.at[i]) != NULL;
	return n;
}

/* What may stand behind "[label]:": an address, and a title between quotes,
 * either on the next line. */
static bool
may_define(struct str rest)
{
	size_t at = 0;

	rest = str_trim(rest);
	while (at < rest.len && !char_is_space(rest.at[at]))
		at++;
	rest = str_trim(str_sub(rest, at, rest.len));
	return rest.len == 0 || strchr("\"'(", rest.at[0]);
}

/* Every use of a link writes its address and title once more, so that their
 * bytes times uses are bounded. */
static int
guard_links(struct guard *g, struct str line, struct err *err)
{
	size_t mark = str_find(line, STR("]:"), 0);

	g->brackets += count_char(line, '[');
	if (mark != SIZE_MAX) {
		g->open = 0;
		g->is_open = may_define(str_sub(line, mark + 2, line.len));
	}
	if (g->is_open)
		g->open += line.len;
	if (g->open > g->definition)
		g->definition = g->open;
	if (g->definition * g->brackets > LIMIT_MARKDOWN_PAGE)
		return err_set(err, ERR_LIMIT,
		    "line %d: long links that are used too often", g->line);
	return 0;
}

static size_t
count_pictures(struct str line)
{
	size_t n = 0, at = 0;

	while ((at = str_find(line, STR("!["), at)) != SIZE_MAX) {
		n++;
		at += 2;
	}
	return n;
}

static int
guard_table(struct guard *g, struct str line, struct err *err)
{
	size_t columns = delimiter_columns(line);

	if (count_char(line, '|') > LIMIT_MARKDOWN_BARS)
		return err_set(err, ERR_LIMIT,
		    "line %d: more than %d table cells in one line", g->line,
		    LIMIT_MARKDOWN_BARS);
	if (columns > LIMIT_TABLE_COLUMNS + 2)
		return err_set(err, ERR_LIMIT,
		    "line %d: a table has more than %d columns", g->line,
		    LIMIT_TABLE_COLUMNS);
	if (columns > g->columns)
		g->columns = columns;
	g->nodes += g->columns;
	return 0;
}

static int
guard_nesting(struct guard *g, struct str line, struct err *err)
{
	size_t depth;

	if (count_marks(line, &depth) > LIMIT_MARKDOWN_DEPTH)
		return err_set(err, ERR_LIMIT,
		    "line %d: nested more than %d deep", g->line,
		    LIMIT_MARKDOWN_DEPTH);
	if (depth > g->deepest)
		g->deepest = depth;
	if (g->deepest * (size_t)g->line > LIMIT_MARKDOWN_WORK)
		return err_set(err, ERR_LIMIT,
		    "line %d: too many lines for lists nested %zu deep",
		    g->line, g->deepest);
	return 0;
}

static int
guard_line(struct guard *g, struct str line, struct err *err)
{
	g->line++;
	if (guard_nesting(g, line, err))
		return -1;
	if (str_trim(line).len == 0) {
		g->columns = g->pictures = 0;
		g->is_open = false;
		return 0;
	}
	g->pictures += count_pictures(line);
	if (g->pictures > LIMIT_MARKDOWN_PICTURES)
		return err_set(err, ERR_LIMIT,
		    "line %d: more than %d pictures in one paragraph", g->line,
		    LIMIT_MARKDOWN_PICTURES);
	g->nodes += 2 + count_markup(line);
	if (guard_links(g, line, err) || guard_table(g, line, err))
		return -1;
	if (g->nodes > LIMIT_MARKDOWN_NODES)
		return err_set(err, ERR_LIMIT,
		    "line %d: more than %zu cells and marks", g->line,
		    LIMIT_MARKDOWN_NODES);
	return 0;
}

int
markdown_guard(struct str text, struct err *err)
{
	struct guard g = {0};
	struct str rest = text;

	if (text.len > LIMIT_MARKDOWN_BYTES)
		return err_set(err, ERR_LIMIT,
		    "more than %zu bytes of Markdown", LIMIT_MARKDOWN_BYTES);
	while (rest.len)
		if (guard_line(&g, str_cut(&rest, '\n'), err))
			return -1;
	return 0;
}
