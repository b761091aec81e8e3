#include "out/diff_parts.h"

void
diff_markdown(
    const struct diff *d, const struct diff_choice *choice, struct buf *out)
{
	(void)d;
	(void)choice;
	(void)out;
}
