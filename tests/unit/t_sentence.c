/* Sentences: the cases of tests/cases/sentence.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "case_prose.h"
#include "prose/sentence.h"

static void
show_sentence(struct buf *out, struct str sentence)
{
	for (size_t i = 0; i < sentence.len; i++)
		if (sentence.at[i] == '\n')
			buf_add_c(out, "\\n");
		else
			buf_add_char(out, sentence.at[i]);
	buf_add_char(out, '\n');
}

/* One text a line; \n in it is a line break. */
static void
show(void *self, struct str given, struct buf *out)
{
	struct arena a = {0};
	struct str line;

	(void)self;
	while (case_line(&given, &line)) {
		struct sentences s = {0};
		char *text = arena_many(&a, char, line.len + 1);
		size_t len = 0;

		for (size_t i = 0; i < line.len; i++) {
			bool newline = line.at[i] == '\\' && i + 1 < line.len &&
				       line.at[i + 1] == 'n';

			text[len++] = newline ? '\n' : line.at[i];
			i += newline;
		}
		line = (struct str){text, len};
		sentences_split(&a, line, &s);
		for (size_t i = 0; i < s.len; i++)
			show_sentence(
			    out, str_sub(line, s.at[i].start, s.at[i].end));
	}
	arena_clear(&a);
}

static void
sentences_end_where_a_reader_ends_them(void **state)
{
	(void)state;
	case_run(NULL, "tests/cases/sentence.txt", show);
}

static void
nothing_but_blanks_is_lost(void **state)
{
	struct arena a = {0};
	struct str text = STR("  One.   Two (a. B). \n\n Three? four! ");
	struct sentences s = {0};
	size_t at = 0;

	(void)state;
	sentences_split(&a, text, &s);
	for (size_t i = 0; i < s.len; i++) {
		for (; at < s.at[i].start; at++)
			assert_true(char_is_space(text.at[at]));
		at = s.at[i].end;
	}
	for (; at < text.len; at++)
		assert_true(char_is_space(text.at[at]));
	arena_clear(&a);
}

static void
a_sentence_without_end_is_cut(void **state)
{
	struct arena a = {0};
	size_t len = LIMIT_SENTENCE_BYTES * 5 / 2;
	char *text = arena_many(&a, char, len);
	struct sentences s = {0};

	(void)state;
	for (size_t i = 0; i < len; i++)
		text[i] = i % 7 == 6 ? ' ' : 'x';
	sentences_split(&a, (struct str){text, len}, &s);
	assert_int_equal(s.len, 3);
	assert_true(s.at[0].end - s.at[0].start <= LIMIT_SENTENCE_BYTES);
	s.len = 0;
	(void)memset(text, 'x', len);
	sentences_split(&a, (struct str){text, len}, &s);
	assert_int_equal(s.len, 3);
	arena_clear(&a);
}

static void
open_brackets_cost_no_more_than_their_bytes(void **state)
{
	struct arena a = {0};
	size_t len = (size_t)1 << 20;
	char *text = arena_many(&a, char, len);
	struct sentences s = {0};

	(void)state;
	(void)memset(text, '(', len);
	sentences_split(&a, (struct str){text, len}, &s);
	assert_true(s.len >= len / LIMIT_SENTENCE_BYTES);
	arena_clear(&a);
}

static void
labels_are_known(void **state)
{
	static const struct {
		const char *text;
		enum label_kind kind;
		size_t len;
	} cases[] = {
	    {"(a) text", LABEL_LOWER, 4},
	    {"a) text", LABEL_LOWER, 3},
	    {"a. text", LABEL_LOWER, 3},
	    {"12. text", LABEL_DIGIT, 4},
	    {"(1)  text", LABEL_DIGIT, 5},
	    {"(iv) text", LABEL_ROMAN, 5},
	    {"B. text", LABEL_UPPER, 3},
	    {"- text", LABEL_BULLET, 2},
	    {"\xE2\x80\xA2 text", LABEL_BULLET, 4},
	    {"-text", LABEL_NONE, 0},
	    {"4.9.1 text", LABEL_NONE, 0},
	    {"2026. text", LABEL_NONE, 0},
	    {"(see) text", LABEL_NONE, 0},
	    {"The CA", LABEL_NONE, 0},
	    {"", LABEL_NONE, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct label l = sentence_label(str_of(cases[i].text));

		assert_int_equal(l.kind, cases[i].kind);
		assert_int_equal(l.len, cases[i].len);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sentences_end_where_a_reader_ends_them),
	    cmocka_unit_test(nothing_but_blanks_is_lost),
	    cmocka_unit_test(a_sentence_without_end_is_cut),
	    cmocka_unit_test(open_brackets_cost_no_more_than_their_bytes),
	    cmocka_unit_test(labels_are_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
