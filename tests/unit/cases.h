/* cases.h - case files: tests that can be read and written without C.
 *
 * A file in tests/cases holds cases one after another:
 *
 *	# a comment
 *	== the title, a sentence
 *	given lines
 *	--
 *	lines with what is expected
 *
 * What the lines mean is told at the head of each file.  case_next hands out
 * one case; case_line its lines, trimmed, without empty ones and comments.
 */
#ifndef CASES_H
#define CASES_H

#include <stdio.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"

struct text_case {
	struct str title, given, expected;
};

static inline struct str
cases_read(struct arena *a, const char *path)
{
	struct str text = {0};
	struct err err;

	if (file_read(a, path, LIMIT_FILE_BYTES, &text, &err)) {
		print_error("%s\n", err.text);
		fail();
	}
	return text;
}

/* Cuts the next line with something on it off the text; false at the end. */
static inline bool
case_line(struct str *text, struct str *line)
{
	while (text->len) {
		*line = str_trim(str_cut(text, '\n'));
		if (line->len && line->at[0] != '#')
			return true;
	}
	return false;
}

static inline bool
case_next(struct str *text, struct text_case *c)
{
	struct str line = {0}, body;
	const char *start, *end;
	size_t cut;

	while (case_line(text, &line))
		if (str_starts(line, STR("== ")))
			break;
	if (!str_starts(line, STR("== ")) || !text->len)
		return false;
	c->title = str_sub(line, 3, line.len);
	start = text->at;
	cut = str_find(*text, STR("\n== "), 0);
	end = cut == SIZE_MAX ? text->at + text->len : text->at + cut + 1;
	body = (struct str){start, (size_t)(end - start)};
	*text = (struct str){end, text->len - body.len};
	c->given = (struct str){0};
	if (str_starts(body, STR("--\n"))) {
		c->expected = str_sub(body, 3, body.len);
		return true;
	}
	cut = str_find(body, STR("\n--\n"), 0);
	if (cut == SIZE_MAX) {
		print_error("no -- in case '%.*s'\n", STR_ARG(c->title));
		fail();
		return false;
	}
	c->given = str_sub(body, 0, cut);
	c->expected = str_sub(body, cut + 4, body.len);
	return true;
}

/* The next word of a line; one in double quotes may hold spaces. */
static inline struct str
case_word(struct str *line)
{
	*line = str_trim(*line);
	if (line->len && line->at[0] == '"') {
		*line = str_sub(*line, 1, line->len);
		return str_cut(line, '"');
	}
	return str_cut(line, ' ');
}

static inline long
case_number(struct str *line)
{
	struct str word = case_word(line);
	long n = 0;

	if (!str_to_long(word, -999999999999, 999999999999, &n)) {
		print_error("not a number: '%.*s'\n", STR_ARG(word));
		fail();
	}
	return n;
}

/* Runs every case of a file; all must hold, and there must be more than
 * `least`, so that a file that was not read whole is noticed. */
static inline void
cases_hold(const char *path, bool (*run_case)(struct text_case *c), int least)
{
	struct arena a = {0};
	struct str text = cases_read(&a, path);
	struct text_case c;
	int run = 0, bad = 0;

	while (case_next(&text, &c)) {
		run++;
		bad += !run_case(&c);
	}
	assert_int_equal(bad, 0);
	assert_true(run > least);
	arena_clear(&a);
}

#endif
