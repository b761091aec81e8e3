/* cpslint - the command line: which command, then its own options. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/run.h"

static enum status
usage_trouble(const char *command, const char *text)
{
	message("%s", text);
	(void)fprintf(
	    stderr, "Try 'cpslint help%s%s'.\n", *command ? " " : "", command);
	return STATUS_TROUBLE;
}

static enum status
show_help(const struct command *c)
{
	struct buf out = {0};
	enum status status;

	if (c)
		help_command(c, &out);
	else
		help_overview(&out);
	status = output_text(buf_str(&out));
	buf_free(&out);
	return status;
}

/* Takes one word of the command line, or two where one is a group. */
static const struct command *
find_command(struct arena *a, int argc, char **argv, int *used)
{
	struct str first = str_of(argv[1]);
	const struct command *c = command_find(
	    str_eq(first, STR("--version")) ? STR("version") : first);

	*used = 2;
	if (!c && argc > 2) {
		*used = 3;
		c = command_find(arena_print(a, "%s %s", argv[1], argv[2]));
	}
	return c;
}

static enum status
run(struct arena *a, int argc, char **argv)
{
	const struct command *c;
	struct options options;
	struct err err = {0};
	struct str first = str_of(argc > 1 ? argv[1] : "");
	int used;

	if (argc < 2)
		return usage_trouble("", "a command is missing");
	if (str_eq(first, STR("--help")) || str_eq(first, STR("-h")))
		return show_help(NULL);
	c = find_command(a, argc, argv, &used);
	if (!c && str_eq(first, STR("rules")))
		return usage_trouble(
		    "rules", "'rules' needs one of: list, show, test, lint");
	if (!c) {
		(void)err_set(&err, ERR_USAGE, "unknown command '%s'", argv[1]);
		return usage_trouble("", err.text);
	}
	if (options_parse(a, c, argc - used, argv + used, &options, &err))
		return usage_trouble(c->name, err.text);
	return options.help ? show_help(c) : run_command(&options);
}

/* A standard file that is closed would be the next file that is opened, and
 * what is meant for the terminal would go there.  It becomes one that cannot be
 * used, so that using it is told as trouble. */
static void
fill_standard_files(void)
{
	static const int how[] = {O_WRONLY, O_RDONLY, O_RDONLY};

	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)open("/dev/null", how[fd]);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	enum status status;

	/* Who stops reading, and a file that may not grow, are trouble that is
	 * told, not a reason to die. */
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN);
	fill_standard_files();
	status = run(&a, argc, argv);
	arena_clear(&a);
	return (int)status;
}
