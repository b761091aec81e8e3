/* Values that change by day inside one statement: the cases of
 * tests/cases/schedule.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "case_prose.h"

static void
add_day(struct buf *out, date day)
{
	char text[DATE_TEXT];

	buf_add_c(out, day == DATE_NONE ? "-" : date_print(day, text));
}

static void
show(void *self, struct str given, struct buf *out)
{
	const struct prose *p = case_prose(self, given);

	for (size_t i = 0; i < p->text->quantities.len; i++) {
		const struct quantity *q = &p->text->quantities.at[i];
		const struct step *step = prose_step(p, q);

		if (!step)
			continue;
		case_add_words(out, p, q->first, q->last);
		buf_add_c(out, " | ");
		add_day(out, step->from);
		buf_add_c(out, " | ");
		add_day(out, step->until);
		buf_add_char(out, '\n');
	}
}

static void
each_value_holds_on_its_own_days(void **state)
{
	case_run(*state, "tests/cases/schedule.txt", show);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_value_holds_on_its_own_days),
	};

	return cmocka_run_group_tests(
	    tests, prose_world_load, prose_world_unload);
}
