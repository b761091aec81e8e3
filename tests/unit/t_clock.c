/* From what event a length of time runs: the cases of tests/cases/clock.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "case_prose.h"
#include "prose/clock.h"

static void
show(void *self, struct str given, struct buf *out)
{
	const struct prose *p = case_prose(self, given);

	for (size_t i = 0; i < p->statements.len; i++) {
		const struct unit *u = &p->text->units.at[i];

		for (int k = u->first; k < u->last; k++) {
			int q = p->text->tokens.at[k].quantity, first, last;
			enum quantity_kind kind =
			    q < 0 ? QUANTITY_NONE
				  : p->text->quantities.at[q].kind;

			if (kind != QUANTITY_TIME && kind != QUANTITY_MONTHS)
				continue;
			case_add_words(out, p, k, k + 1);
			buf_add_c(out, " | ");
			if (clock_start(p, (int)i, k, &first, &last))
				case_add_words(out, p, first, last);
			else
				buf_add_c(out, "-");
			buf_add_char(out, '\n');
		}
	}
}

static void
clocks_start_where_a_reader_takes_them_to_start(void **state)
{
	case_run(*state, "tests/cases/clock.txt", show);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(clocks_start_where_a_reader_takes_them_to_start),
	};

	return cmocka_run_group_tests(
	    tests, prose_world_load, prose_world_unload);
}
