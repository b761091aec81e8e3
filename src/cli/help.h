/* help.h - what the program says about itself. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/buf.h"
#include "cli/options.h"

/* All commands, in the order of the help; ends with a NULL name. */
extern const struct command commands[];

/* The command of that name ("check", "rules list"), or NULL. */
const struct command *command_find(struct str name);

/* One screen about everything. */
void help_overview(struct buf *out);

/* One command with its options. */
void help_command(const struct command *c, struct buf *out);

#endif
