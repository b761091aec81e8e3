#include "read/markdown_lists.h"

#include "read/list_runs.h"
#include "read/markdown_fence.h"

enum { NUMBER_DIGITS = 9 }; /* more are no number of an item */

struct lists {
	long last; /* number of the last item, 0 outside lists */
	long around; /* last number of the list that this one interrupts */
	char typed; /* mark that the list in hand is written with */
	char mark; /* and the one that it gets */
	bool open; /* an item may follow without a blank line */
	bool after_blank;
};

/* "12. " or "12) " at the left margin: where its mark stands, 0 for others. */
static size_t
mark_of(struct str line, long *number)
{
	size_t at = 0;

	while (
	    at < line.len && at <= NUMBER_DIGITS && char_is_digit(line.at[at]))
		at++;
	if (at == 0 || at > NUMBER_DIGITS || at + 1 >= line.len ||
	    (line.at[at] != '.' && line.at[at] != ')') ||
	    !char_is_space(line.at[at + 1]) ||
	    !str_to_long(str_sub(line, 0, at), 0, 999999999, number))
		return 0;
	return at;
}

/* The mark of the item that starts with `number`. */
static char
mark_item(struct lists *l, long number, char typed)
{
	if (typed != l->typed ||
	    list_number_parts(l->last, l->around, number)) {
		if (number == 1 && l->last > 1)
			l->around = l->last;
		else if (number == l->around + 1)
			l->around = 0;
		l->mark = l->mark == '.' ? ')' : '.';
	}
	l->typed = typed;
	l->last = number;
	l->open = true;
	return l->mark;
}

/* Text at the margin behind a blank line ends a list. */
static void
pass_line(struct lists *l, struct str line)
{
	bool blank = str_trim(line).len == 0;

	if (!blank && l->after_blank && !char_is_space(line.at[0]))
		l->open = false;
	l->after_blank = blank;
}

struct str
markdown_part_lists(struct arena *a, struct str text)
{
	struct str rest = text, copy;
	char *to = arena_many(a, char, text.len + 1);
	struct lists l = {.mark = '.', .typed = '.', .after_blank = true};
	struct fence fence = {0};

	(void)memcpy(to, text.at, text.len);
	copy = (struct str){to, text.len};
	while (rest.len) {
		size_t start = text.len - rest.len, at;
		struct str line = str_cut(&rest, '\n');
		long number = 0;

		if (fence_holds(&fence, line))
			continue;
		at = mark_of(line, &number);
		if (at && (l.open || l.after_blank))
			to[start + at] = mark_item(&l, number, line.at[at]);
		else
			pass_line(&l, line);
	}
	return copy;
}
