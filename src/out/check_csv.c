/* A review as one table for spreadsheets, a line a finding, then a line a
 * passage that is advised on. */
#include "out/check.h"
#include "out/check_table.h"
#include "out/csv.h"

static void
add_row(struct csv *csv, const struct str row[N_COLUMNS])
{
	for (int c = 0; c < N_COLUMNS; c++)
		csv_field(csv, row[c]);
	csv_end_line(csv);
}

static void
add_advice(struct csv *csv, const struct review *r, const struct advice *advice)
{
	struct str row[N_COLUMNS];

	for (size_t i = 0; i < advice->places.len; i++) {
		struct arena a = {0};

		advice_row(&a, r, advice, &advice->places.at[i], row);
		add_row(csv, row);
		arena_clear(&a);
	}
}

void
check_csv(const struct review *r, const struct style *style, struct buf *out)
{
	struct csv csv = {.out = out};
	struct str row[N_COLUMNS];

	for (int c = 0; c < N_COLUMNS; c++)
		csv_words(&csv, column_name((enum column)c));
	csv_end_line(&csv);
	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = &r->findings.at[i];
		struct arena a = {0};

		if (!table_tells(style, f))
			continue;
		finding_row(&a, r, f, row);
		add_row(&csv, row);
		arena_clear(&a);
	}
	for (size_t i = 0; i < r->n_advice && !style->brief; i++)
		add_advice(&csv, r, &r->advice[i]);
}
