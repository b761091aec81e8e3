/* worksheet: the sheets that are filled in by hand every year, from a review,
 * from the facts of a case and from promises made elsewhere. */

#include "out/worksheet.h"
#include "base/limits.h"
#include "cli/check.h"
#include "cli/commands.h"
#include "cli/inbox.h"
#include "cli/output.h"
#include "out/sheet_pack.h"
#include "review/case.h"

struct worksheet_job {
	struct arena arena;
	struct str name;
	struct str case_text, promises_text; /* of the files; at NULL: none */
	const struct review *review;
	struct worksheet sheet;
};

static struct sheet
table_of(
    struct arena *a, const struct worksheet_job *job, struct sheet_maker *maker)
{
	*maker = (struct sheet_maker){.arena = a};
	worksheet_table(job->review, &job->sheet, maker);
	return sheet_of(maker);
}

static void
write_csv(const void *self, const struct style *style, struct buf *out)
{
	const struct worksheet_job *job = self;
	struct arena a = {0};
	struct sheet_maker maker;
	struct sheet sheet = table_of(&a, job, &maker);

	(void)style;
	sheet_csv(&sheet, out);
	arena_clear(&a);
}

static void
write_markdown(const void *self, const struct style *style, struct buf *out)
{
	const struct worksheet_job *job = self;

	(void)style;
	worksheet_markdown(job->review, &job->sheet, out);
}

#ifdef HAVE_XLSX
static void
write_xlsx(const void *self, const struct style *style, struct buf *out)
{
	const struct worksheet_job *job = self;
	struct arena a = {0};
	struct sheet_maker maker;
	struct sheet sheet = table_of(&a, job, &maker);

	(void)style;
	sheets_pack(&sheet, 1, job->review->as_of, out);
	arena_clear(&a);
}
#endif

static const struct writer writers[] = {
    {"csv", write_csv},
    {"markdown", write_markdown},
#ifdef HAVE_XLSX
    {"xlsx", write_xlsx},
#endif
    {NULL, NULL},
};

static int
fill(const struct options *o, struct worksheet_job *job, struct err *err)
{
	const struct review *r = job->review;

	if (worksheet_make(&job->arena, r, job->name, &job->sheet, err))
		return -1;
	if (job->case_text.at &&
	    case_check(&job->arena, r, job->case_text, &job->sheet, err))
		return err_wrap(err, "%s", o->case_file);
	if (job->promises_text.at &&
	    case_promises(&job->arena, r, job->promises_text, &job->sheet, err))
		return err_wrap(err, "%s", o->promises);
	return 0;
}

static enum status
use(const struct options *o, const struct review *r, void *self)
{
	struct worksheet_job *job = self;
	struct err err = {0};

	job->review = r;
	if (fill(o, job, &err)) {
		message("%s", err.text);
		return STATUS_TROUBLE;
	}
	return output_all(o, writers, job);
}

/* What is wrong with name or files is told before documents are read. */
static int
open_files(const struct options *o, struct worksheet_job *job, struct err *err)
{
	if (!str_is_word_of(job->name, worksheet_names))
		return err_set(err, ERR_USAGE,
		    "unknown worksheet '%.*s', only: %s", STR_ARG(job->name),
		    worksheet_names);
	if (o->case_file && inbox_read(o, &job->arena, o->case_file,
				LIMIT_RULE_BYTES, &job->case_text, err))
		return -1;
	if (o->promises && inbox_read(o, &job->arena, o->promises,
			       LIMIT_RULE_BYTES, &job->promises_text, err))
		return -1;
	return 0;
}

int
command_worksheet(const struct options *o)
{
	struct worksheet_job job = {.name = str_of(o->operands.at[0])};
	struct options files = *o;
	enum status status = STATUS_TROUBLE;
	struct err err = {0};

	files.operands.at++;
	files.operands.len--;
	if (open_files(o, &job, &err))
		message("%s", err.text);
	else
		status = check_for(&files, use, &job);
	arena_clear(&job.arena);
	return (int)status;
}
