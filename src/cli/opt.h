/* opt.h - reading a command line, one option or operand at a time.
 *
 * Options and operands may be mixed; "--" ends the options, "-" is an
 * operand.  Long options are written in full (scripts outlive abbreviations),
 * with "--name=value" or "--name value"; short ones may share a dash ("-qv")
 * and take "-fvalue" or "-f value".
 *
 * The table says which options there are; the reader knows what none of them
 * means.
 */
#ifndef CLI_OPT_H
#define CLI_OPT_H

#include <stdbool.h>

#include "base/err.h"

struct options;

struct opt {
	const char *name; /* "format"; NULL ends the table */
	char letter; /* 'f', or 0 */
	const char *value; /* what stands after it in the help: "FORMAT"; NULL
			      for an option without value */
	unsigned commands; /* bits of those that take it */
	int (*set)(struct options *o, const char *value, struct err *err);
	const char *help; /* lines of at most 48 columns */
};

struct opt_reader {
	const struct opt *table;
	int argc;
	char *const *argv;
	int at; /* the argument to read next */
	int letter; /* place inside "-qv", 0 at its beginning */
	bool operands_only;
};

enum opt_kind { OPT_END, OPT_OPTION, OPT_OPERAND, OPT_BAD };

/* The next one: an option with its row of the table and its value or NULL; an
 * operand with `*value`; the end; or OPT_BAD with ERR_USAGE in `err`. */
enum opt_kind opt_next(struct opt_reader *r, const struct opt **opt,
    const char **value, struct err *err);

#endif
