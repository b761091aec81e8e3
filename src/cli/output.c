#include "cli/output.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"
#include "out/sheet_pack.h"

/* Lines longer than a hundred columns are hard to read, shorter than sixty
 * hard to fill. */
#define WIDTH_LEAST 60
#define WIDTH_MOST 100

static int
terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size = {0};
	long width = 0;

	if (!columns || !str_to_long(str_of(columns), 1, 10000, &width))
		width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0
			    ? size.ws_col
			    : 0;
	if (width == 0)
		return 0;
	return width < WIDTH_LEAST  ? WIDTH_LEAST
	       : width > WIDTH_MOST ? WIDTH_MOST
				    : (int)width;
}

/* https://no-color.org: any value but the empty one says no. */
static bool
wants_color(enum color_choice choice, bool is_terminal)
{
	const char *no = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	if (choice != COLOR_AUTO)
		return choice == COLOR_ALWAYS;
	return is_terminal && !(no && *no) &&
	       !(term && strcmp(term, "dumb") == 0);
}

static struct style
style_of_stdout(const struct options *o)
{
	bool is_terminal = isatty(STDOUT_FILENO) == 1;

	return (struct style){
	    .width = is_terminal ? terminal_width() : 0,
	    .color = wants_color(o->color, is_terminal),
	    .brief = o->brief,
	    .all_advice = o->advice == ADVICE_ALL,
	};
}

static const struct writer *
find_writer(const struct writer *writers, const char *format)
{
	while (writers->format && strcmp(writers->format, format) != 0)
		writers++;
	assert(writers->format); /* options_parse has checked it */
	return writers;
}

enum status
output_text(struct str text)
{
	if (fwrite(text.at, 1, text.len, stdout) == text.len &&
	    fflush(stdout) == 0)
		return STATUS_CLEAN;
	message("cannot write to standard output: %s", strerror(errno));
	return STATUS_TROUBLE;
}

/* A signal that ends the program waits until the file is there, so that no
 * temporary one is left behind. */
static int
write_undisturbed(const char *path, struct str bytes, struct err *err)
{
	sigset_t all, before;
	int rc;

	(void)sigfillset(&all);
	(void)sigprocmask(SIG_BLOCK, &all, &before);
	rc = file_write(path, bytes, err);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	return rc;
}

static enum status
write_file(const char *path, struct str bytes)
{
	struct err err = {0};

	if (write_undisturbed(path, bytes, &err) == 0)
		return STATUS_CLEAN;
	message("%s", err.text);
	return STATUS_TROUBLE;
}

/* --- where results may go ------------------------------------------------ */

static bool
is_same_plain_file(const char *one, const char *other)
{
	return strcmp(one, other) == 0
		   ? file_kind(one) != FILE_OTHER
		   : file_kind(one) == FILE_PLAIN && file_is_same(one, other);
}

static bool
is_read(const struct options *o, const char *file)
{
	const char *const named[] = {
	    o->waivers, o->findings, o->case_file, o->promises};

	for (size_t i = 0; i < COUNT_OF(named); i++)
		if (named[i] && is_same_plain_file(named[i], file))
			return true;
	for (size_t i = 0; i < o->operands.len; i++)
		if (is_same_plain_file(o->operands.at[i], file))
			return true;
	return false;
}

int
output_check(const struct options *o, struct err *err)
{
	for (size_t i = 0; i < o->outputs.len; i++) {
		const char *file = o->outputs.at[i].file;

		if (is_read(o, file))
			return err_set(err, ERR_USAGE,
			    "-o would write over '%s', which is read", file);
		for (size_t k = 0; k < i; k++)
			if (is_same_plain_file(o->outputs.at[k].file, file))
				return err_set(err, ERR_USAGE,
				    "two outputs go to '%s'", file);
	}
	return 0;
}

/* --- one result ---------------------------------------------------------- */

/* What stands behind a result that is handed over: of a long one nobody knows
 * the length before its end. */
struct result_end {
	size_t place; /* index of `outputs`, or ON_STDOUT */
	size_t len;
	bool is_whole; /* else it was cut at the limit of outputs */
};

#define ON_STDOUT SIZE_MAX

static const char *
format_of(const struct options *o, size_t place)
{
	const char *format =
	    place == ON_STDOUT ? o->format : o->outputs.at[place].format;

	return format ? format : "text";
}

/* Nothing that a terminal could show. */
static bool
is_binary(const char *format)
{
	return strcmp(format, "docx") == 0 || strcmp(format, "xlsx") == 0;
}

static enum status
write_bytes(const struct options *o, size_t place, struct str bytes)
{
	const char *format = format_of(o, place);

	if (place != ON_STDOUT)
		return write_file(o->outputs.at[place].file, bytes);
	if (!is_binary(format) || isatty(STDOUT_FILENO) != 1)
		return output_text(bytes);
	message("format %s is not for a terminal: send it to a file, or use "
		"-o %s:FILE",
	    format, format);
	return STATUS_TROUBLE;
}

/* The library that makes workbooks needs files, so that they are made here and
 * not by who has given up the right to open any. */
static enum status
write_book(const struct options *o, size_t place, struct str packed)
{
	struct buf book = {0};
	struct err err = {0};
	enum status status = STATUS_TROUBLE;

	if (sheets_to_book(packed, &book, &err))
		message("%s", err.text);
	else
		status = write_bytes(o, place, buf_str(&book));
	buf_free(&book);
	return status;
}

/* A file is written whole or not at all; of what is shown, there may be a
 * part. */
static enum status
write_result(
    const struct options *o, const struct result_end *end, struct str bytes)
{
	bool is_book = strcmp(format_of(o, end->place), "xlsx") == 0;
	enum status status = STATUS_CLEAN;

	if (end->is_whole && is_book)
		return write_book(o, end->place, bytes);
	if (end->is_whole || (end->place == ON_STDOUT && !is_book))
		status = write_bytes(o, end->place, bytes);
	if (end->is_whole)
		return status;
	message("%s: the output is larger than its limit",
	    end->place == ON_STDOUT ? "standard output"
				    : o->outputs.at[end->place].file);
	return STATUS_TROUBLE;
}

static bool
hand_bytes(int to, const void *at, size_t len)
{
	const char *next = at;

	while (len) {
		ssize_t n = write(to, next, len);

		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			next += n;
			len -= (size_t)n;
		}
	}
	return true;
}

/* Bytes for who may write where they belong. */
struct handing {
	int to;
	bool failed;
};

static void
hand_some(void *self, struct str bytes)
{
	struct handing *h = self;

	h->failed = h->failed || !hand_bytes(h->to, bytes.at, bytes.len);
}

/* What of a result is not handed over yet, and its end. */
static enum status
hand_rest(struct handing *h, const struct result_end *end, const struct buf *b)
{
	struct result_end bytes;

	/* It is written byte by byte, those between the fields too. */
	(void)memset(&bytes, 0, sizeof(bytes));
	bytes.place = end->place;
	bytes.len = end->len;
	bytes.is_whole = end->is_whole;
	hand_some(h, buf_str(b));
	hand_some(h, (struct str){(const char *)&bytes, sizeof(bytes)});
	if (!h->failed)
		return STATUS_CLEAN;
	message("cannot hand over the results: %s", strerror(errno));
	return STATUS_TROUBLE;
}

/* To where it belongs, or to who may write there. */
static enum status
deliver(const struct options *o, size_t place, struct handing *h,
    const struct buf *b)
{
	const struct result_end end = {place, b->poured + b->len, !b->full};

	return o->hand_over ? hand_rest(h, &end, b)
			    : write_result(o, &end, buf_str(b));
}

struct handed VEC(struct handed_result {
	struct result_end end;
	struct str bytes;
});

/* The results, the last one first; false when they are damaged. */
static bool
read_handed(const struct options *o, struct str made, struct handed *out)
{
	while (made.len > 0) {
		struct handed_result r;

		if (made.len < sizeof(r.end))
			return false;
		made.len -= sizeof(r.end);
		(void)memcpy(&r.end, made.at + made.len, sizeof(r.end));
		if (r.end.len > made.len ||
		    (r.end.place != ON_STDOUT && r.end.place >= o->outputs.len))
			return false;
		made.len -= r.end.len;
		r.bytes = (struct str){made.at + made.len, r.end.len};
		VEC_PUSH(o->arena, out, r);
	}
	return true;
}

enum status
output_handed(const struct options *o, struct str made)
{
	enum status status = STATUS_CLEAN;
	struct handed results = {0};

	if (!read_handed(o, made, &results)) {
		message("the results are damaged");
		return STATUS_TROUBLE;
	}
	for (size_t i = results.len; i-- > 0;) {
		const struct handed_result *r = &results.at[i];

		status =
		    status_worst(status, write_result(o, &r->end, r->bytes));
	}
	return status;
}

enum status
output_shown(const struct options *o, struct str text)
{
	struct handing h = {.to = o->results};
	struct buf b = {0};
	enum status status;

	buf_add(&b, text);
	status = deliver(o, ON_STDOUT, &h, &b);
	buf_free(&b);
	return status;
}

/* Its writers never look at what they wrote: that may be gone. */
static bool
is_forward_only(const char *format)
{
	return strcmp(format, "json") == 0;
}

/* Makes a result and sends it on its way; in the memory of the one before.
 * `b` pours, where it does, into `h`. */
static enum status
output_one(const struct options *o, size_t place, const struct writer *writer,
    const struct style *style, const void *self, struct handing *h,
    struct buf *b)
{
	buf_reset(b);
	if (o->hand_over && is_forward_only(writer->format))
		b->pour = hand_some;
	writer->write(self, style, b);
	return deliver(o, place, h, b);
}

enum status
output_all(
    const struct options *o, const struct writer *writers, const void *self)
{
	const struct style plain = {
	    .brief = o->brief, .all_advice = o->advice == ADVICE_ALL};
	const struct style shown = style_of_stdout(o);
	enum status status = STATUS_CLEAN;
	struct handing h = {.to = o->results};
	struct buf b = {.to = &h};

	for (size_t i = 0; i < o->outputs.len; i++)
		status = status_worst(
		    status, output_one(o, i,
				find_writer(writers, o->outputs.at[i].format),
				&plain, self, &h, &b));
	if (!o->quiet)
		status = status_worst(status,
		    output_one(o, ON_STDOUT, find_writer(writers, o->format),
			&shown, self, &h, &b));
	buf_free(&b);
	return status;
}
