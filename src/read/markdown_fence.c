#include "read/markdown_fence.h"

/* The mark that opens or closes a code block: its length, or 0. */
static size_t
fence_of(struct str line, char *mark)
{
	struct str s = str_trim(line);
	size_t n = 0;

	if (s.len == 0 || (s.at[0] != '`' && s.at[0] != '~'))
		return 0;
	while (n < s.len && s.at[n] == s.at[0])
		n++;
	if (n < 3)
		return 0;
	*mark = s.at[0];
	return n;
}

bool
fence_holds(struct fence *f, struct str line)
{
	char mark = '\0';
	size_t len = fence_of(line, &mark);

	if (f->len == 0) {
		f->len = len;
		f->mark = mark;
		return len > 0;
	}
	if (len >= f->len && mark == f->mark)
		f->len = 0;
	return true;
}
