/* options.h - what the user asked for, after reading the command line.
 *
 * One table says which options there are, which commands take them and what
 * the help says of them, so that the three cannot differ.  Values are checked
 * here; whether a rule, source or section exists is found out later, by those
 * who know.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/vec.h"
#include "cli/opt.h"
#include "read/read.h"
#include "rule/pack.h"

enum command_bit {
	COMMAND_CHECK = 1,
	COMMAND_OUTLINE = 2,
	COMMAND_EXTRACT = 4,
	COMMAND_RULES_LIST = 8,
	COMMAND_RULES_SHOW = 16,
	COMMAND_RULES_TEST = 32,
	COMMAND_RULES_LINT = 64,
	COMMAND_HELP = 128,
	COMMAND_VERSION = 256,
	COMMAND_FACTS = 512,
	COMMAND_DIFF = 1024,
	COMMAND_WORKSHEET = 2048,
	COMMAND_SWEEP = 4096
};

struct command {
	const char *name; /* "check", "rules list" */
	unsigned bit;
	int (*run)(const struct options *o); /* gives the exit status */
	const char *operands; /* for the usage line: "FILE..." */
	int min_operands, max_operands; /* -1: no bound */
	const char *formats; /* "text json"; the first is the default */
	const char *about; /* for its own help: two examples come first */
};

/* Unsaid: the worst, and none where single rules or sources are asked for. */
enum advice_choice { ADVICE_UNSAID, ADVICE_WORST, ADVICE_ALL, ADVICE_NONE };

enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct name_list VEC(struct str);

struct kind_choice {
	unsigned kind; /* enum doc_kind */
	struct str file; /* empty: the only one */
};

struct output_choice {
	const char *format; /* one of the command's */
	const char *file;
};

struct inbox;

struct options {
	struct arena *arena;
	const struct command *command;
	const char *format;
	date as_of; /* DATE_NONE: today */
	struct str scope;
	struct str offers; /* "ocsp=no,wildcard=yes" */
	const char *rules; /* folder, or NULL */
	const struct pack_folder *folder; /* its files (cli/inbox.h), or NULL */
	struct inbox *inbox; /* the files that are named, or NULL */
	bool hand_over; /* results go to `results`, not to their places */
	int results;
	struct name_list rule, skip, source, section;
	const char *input; /* name of a reader, or NULL */
	const char *case_file, *promises; /* of worksheet, or NULL */
	const char *waivers; /* file, or NULL */
	const char *findings; /* file of an earlier review, or NULL */
	struct VEC(struct kind_choice) kinds;
	struct VEC(struct output_choice) outputs;
	enum severity fail_on; /* SEVERITY_NONE: never */
	enum tracked tracked;
	bool tracked_is_chosen;
	enum color_choice color;
	enum advice_choice advice;
	bool profiles; /* of facts */
	bool brief, calendar, stats, quiet, verbose, help;
	bool only_commitments, stat, revisions, same_text; /* diff */
	int jobs; /* of sweep, 0: one a processor */
	int timeout; /* seconds for a document of a sweep */
	size_t memory; /* bytes for its process */
	bool format_is_chosen; /* by -f */
	struct VEC(const char *) operands;
};

extern const struct opt option_table[];

/* Reads what follows the name of the command.  ERR_USAGE. */
CC_MUST_CHECK
int options_parse(struct arena *a, const struct command *command, int argc,
    char *const *argv, struct options *out, struct err *err);

/* True when this format is asked for, by -f or -o. */
bool options_want(const struct options *o, const char *format);

#endif
