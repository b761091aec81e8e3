/* input.h - the documents that the command line names. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "cli/message.h"
#include "cli/options.h"
#include "doc/doc.h"
#include "doc/trace.h"
#include "map/map.h"
#include "review/earlier.h"
#include "review/review.h"

struct input {
	const char *path; /* as given; "-" is standard input */
	struct doc *doc;
	struct map *map; /* in the arena given */
	/* When a copy of the file is to be written (format docx): */
	struct arena file;
	struct str bytes;
	struct trace trace;
};

/* Reads a document and maps it; ended by input_free. */
CC_MUST_CHECK
int input_read(struct arena *a, const struct options *o, const char *path,
    const struct rfc3647 *outline, struct input *out, struct err *err);
void input_free(struct input *in); /* all zero is fine */

/* The two halves of that; the map is NULL between them. */
CC_MUST_CHECK
int input_open(const struct options *o, const char *path, struct input *out,
    struct err *err);
void input_map(
    struct arena *a, const struct rfc3647 *outline, struct input *in);

/* True when a section has the number, as mapped or as printed, or is below
 * it. */
bool input_has_section(const struct map *map, struct str number);

/* ERR_USAGE when a section of --section is in neither of two documents. */
CC_MUST_CHECK
int input_check_sections(const struct options *o, const struct map *a,
    const struct map *b, struct err *err);

/* The issues of an earlier review, from the file of --findings. */
CC_MUST_CHECK
int input_earlier(struct arena *a, const struct options *o, struct earlier *out,
    struct err *err);

/* What the options say of a review: scope, offers, rules, sources; the day as
 * given, DATE_NONE when it was not. */
struct review_options input_review_options(const struct options *o);

/* The name of a file in messages. */
const char *input_name(const char *path);

/* Tells what could not be read, in one line, or all that a reader of the file
 * must know; STATUS_TROUBLE when something could not be read. */
enum status input_tell_notices(const struct input *in, bool verbose);

/* The outline alone, for commands that need no rules: of the folder of
 * --rules where it has one, else the built-in one. */
CC_MUST_CHECK
int input_outline(
    const struct options *o, struct rfc3647 **out, struct err *err);

#endif
