/* commands.h - one function a command; each gives the exit status. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/options.h"

int command_check(const struct options *o);
int command_outline(const struct options *o);
int command_extract(const struct options *o);
int command_diff(const struct options *o);
int command_facts(const struct options *o);
int command_rules_list(const struct options *o);
int command_rules_show(const struct options *o);
int command_rules_test(const struct options *o);
int command_rules_lint(const struct options *o);
int command_sweep(const struct options *o);
int command_worksheet(const struct options *o);
int command_help(const struct options *o);
int command_version(const struct options *o);

#endif
