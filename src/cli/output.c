#include "cli/output.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"

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

static enum status
write_file(const char *path, struct str bytes, bool is_whole)
{
	struct err err = {0};

	if (!is_whole)
		message("%s: the output is larger than its limit", path);
	else if (file_write(path, bytes, &err))
		message("%s", err.text);
	else
		return STATUS_CLEAN;
	return STATUS_TROUBLE;
}

/* Nothing that a terminal could show. */
static bool
is_binary(const char *format)
{
	return strcmp(format, "docx") == 0 || strcmp(format, "xlsx") == 0;
}

static enum status
write_stdout(const struct writer *w, struct str bytes, bool is_whole)
{
	enum status status;

	if (is_binary(w->format) && isatty(STDOUT_FILENO) == 1) {
		message("format %s is not for a terminal: send it to a file, "
			"or use -o %s:FILE",
		    w->format, w->format);
		return STATUS_TROUBLE;
	}
	status = output_text(bytes);
	if (is_whole)
		return status;
	message("standard output: the output is larger than its limit");
	return STATUS_TROUBLE;
}

enum status
output_all(
    const struct options *o, const struct writer *writers, const void *self)
{
	const struct style plain = {
	    .brief = o->brief, .all_advice = o->advice == ADVICE_ALL};
	const struct style shown = style_of_stdout(o);
	enum status status = STATUS_CLEAN, more;
	const struct writer *w;
	struct buf b = {0};

	for (size_t i = 0; i < o->outputs.len; i++) {
		const struct output_choice *c = &o->outputs.at[i];

		buf_reset(&b);
		find_writer(writers, c->format)->write(self, &plain, &b);
		more = write_file(c->file, buf_str(&b), !b.full);
		status = status_worst(status, more);
	}
	if (!o->quiet) {
		buf_reset(&b);
		w = find_writer(writers, o->format);
		w->write(self, &shown, &b);
		more = write_stdout(w, buf_str(&b), !b.full);
		status = status_worst(status, more);
	}
	buf_free(&b);
	return status;
}
