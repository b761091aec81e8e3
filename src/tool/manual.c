/* manual.c - the manual page and the completions of shells, from the tables
 * that the program itself reads its command line by.
 *
 *	manual man|bash|zsh|fish
 *
 * A program of the build, not a part of cpslint.  What it prints cannot differ
 * from what cpslint takes, because both come from one place.
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/version.h"
#include "cli/help.h"
#include "cli/options.h"

/* --- the manual page ------------------------------------------------------ */

/* Text as roff takes it; a line may not begin like a request. */
static void
add_roff(struct buf *out, struct str s)
{
	bool begins = out->len == 0 || out->at[out->len - 1] == '\n';

	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (begins && (c == '.' || c == '\''))
			buf_add_c(out, "\\&");
		begins = c == '\n';
		if (c == '\\')
			buf_add_c(out, "\\e");
		else if (c == '-')
			buf_add_c(out, "\\-");
		else
			buf_add_char(out, c);
	}
}

/* Prose: newlines are only where lines are full, empty lines part. */
static void
add_prose(struct buf *out, struct str text)
{
	while (text.len) {
		struct str line = str_trim(str_cut(&text, '\n'));

		if (line.len) {
			add_roff(out, line);
			buf_add_char(out, '\n');
		} else if (str_trim(text).len) {
			buf_add_c(out, ".PP\n");
		}
	}
}

/* Examples come first, indented by two, until an empty line. */
static void
add_about(struct buf *out, const char *about)
{
	struct str rest = str_of(about), line = {0};

	buf_add_c(out, ".PP\n.RS 4\n.nf\n");
	while (rest.len) {
		line = str_cut(&rest, '\n');
		if (!str_starts(line, STR("  ")))
			break;
		add_roff(out, str_trim(line));
		buf_add_char(out, '\n');
	}
	buf_add_c(out, ".fi\n.RE\n.PP\n");
	add_prose(out, rest);
}

static void
add_option_names(struct buf *out, const struct opt *opt)
{
	if (opt->letter)
		buf_print(out, "\\fB\\-%c\\fR, ", opt->letter);
	buf_add_c(out, "\\fB\\-\\-");
	add_roff(out, str_of(opt->name));
	buf_add_c(out, "\\fR");
	if (opt->value)
		buf_print(out, " \\fI%s\\fR", opt->value);
	buf_add_char(out, '\n');
}

/* "check, facts": who takes an option, where not all do. */
static void
add_takers(struct buf *out, const struct opt *opt)
{
	bool is_first = true;

	buf_add_c(out, "Goes with");
	for (const struct command *c = commands; c->name; c++) {
		if (!(opt->commands & c->bit))
			continue;
		buf_print(out, "%s \\fB%s\\fR", is_first ? "" : ",", c->name);
		is_first = false;
	}
	buf_add_c(out, ".\n");
}

static void
print_man(struct buf *out)
{
	buf_add_c(out,
	    ".TH CPSLINT 1 \"\" \"cpslint " CPSLINT_VERSION
	    "\" \"User Commands\"\n"
	    ".SH NAME\ncpslint \\- review the CP and CPS of certification "
	    "authorities\n"
	    ".SH SYNOPSIS\n");
	for (const struct command *c = commands; c->name; c++)
		buf_print(out, "%s\\fBcpslint %s\\fR [\\fIoptions\\fR] %s\n",
		    c == commands ? "" : ".br\n", c->name, c->operands);
	buf_add_c(out,
	    ".SH DESCRIPTION\n"
	    "cpslint reads Certificate Policies and Certification Practice "
	    "Statements, maps\nthem to the outline of RFC 3647, checks the "
	    "commitments they make against the\nrequirements in force on a "
	    "day, and quotes its evidence.\n"
	    "Nothing leaves the machine.\n"
	    ".SH COMMANDS\n");
	for (const struct command *c = commands; c->name; c++) {
		buf_print(out, ".SS cpslint %s %s\n", c->name, c->operands);
		add_about(out, c->about);
		if (c->formats && strchr(c->formats, ' '))
			buf_print(out,
			    ".PP\nFormats, the first is the default: %s.\n",
			    c->formats);
	}
	buf_add_c(out, ".SH OPTIONS\n");
	for (const struct opt *opt = option_table; opt->name; opt++) {
		buf_add_c(out, ".TP\n");
		add_option_names(out, opt);
		add_prose(out, str_of(opt->help));
		buf_add_c(out, ".br\n");
		add_takers(out, opt);
	}
	buf_add_c(out,
	    ".SH EXIT STATUS\n"
	    ".TP\n.B 0\nNo issue at or above \\fB\\-\\-fail\\-on\\fR (default "
	    "high).\n"
	    ".TP\n.B 1\nIssues.\n"
	    ".TP\n.B 2\nThe job could not be done, or only in part.\n"
	    ".SH ENVIRONMENT\n"
	    "\\fBNO_COLOR\\fR, \\fBTERM\\fR and \\fBCOLUMNS\\fR say how text "
	    "on "
	    "a terminal looks.\n.PP\n"
	    "\\fBCPSLINT_SANDBOX\\fR=off reads documents without giving up "
	    "rights before.\n");
}

/* --- completions -----------------------------------------------------------
 */

/* The first word of a command that has two, else the command. */
static struct str
first_word(const struct command *c)
{
	struct str rest = str_of(c->name);

	return str_cut(&rest, ' ');
}

static bool
is_first_of_group(const struct command *c)
{
	return c == commands || !str_eq(first_word(c), first_word(c - 1));
}

/* The words that a value is one of, or "" where it is free. */
static const char *
choices(const struct opt *opt, const struct command *c)
{
	static const struct {
		const char *name, *words;
	} known[] = {
	    {"tracked", "accept reject"},
	    {"color", "auto always never"},
	    {"fail-on", "high moderate low never"},
	    {"kind", "cp cps cp-cps"},
	};

	if (strcmp(opt->name, "format") == 0)
		return c->formats ? c->formats : "";
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (strcmp(known[i].name, opt->name) == 0)
			return known[i].words;
	return "";
}

static void
add_bash_command(struct buf *out, const struct command *c)
{
	buf_print(out, "\t\"%s\")\n\t\tcase $prev in\n", c->name);
	for (const struct opt *opt = option_table; opt->name; opt++) {
		const char *words = choices(opt, c);

		if (!(opt->commands & c->bit) || !*words)
			continue;
		buf_print(out, "\t\t--%s", opt->name);
		if (opt->letter)
			buf_print(out, " | -%c", opt->letter);
		buf_print(out, ") words='%s' ;;\n", words);
	}
	buf_add_c(out, "\t\t-*) ;;\n\t\tesac\n\t\toptions='");
	for (const struct opt *opt = option_table; opt->name; opt++)
		if (opt->commands & c->bit)
			buf_print(out, " --%s", opt->name);
	buf_add_c(out, "'\n\t\t;;\n");
}

static void
print_bash(struct buf *out)
{
	buf_add_c(out,
	    "# bash completion for cpslint\n"
	    "_cpslint() {\n"
	    "\tlocal cur=$2 prev=$3 words= options= command=${COMP_WORDS[1]}\n"
	    "\tCOMPREPLY=()\n"
	    "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
	    "\t\tmapfile -t COMPREPLY < <(compgen -W '");
	for (const struct command *c = commands; c->name; c++)
		if (is_first_of_group(c))
			buf_print(out, " %.*s", STR_ARG(first_word(c)));
	buf_add_c(out, "' -- \"$cur\")\n\t\treturn\n\tfi\n"
		       "\tcase $command in\n");
	for (const struct command *c = commands; c->name; c++) {
		if (!is_first_of_group(c) || !strchr(c->name, ' '))
			continue;
		buf_print(out,
		    "\t%.*s)\n\t\tif [ \"$COMP_CWORD\" -eq 2 ]; then\n"
		    "\t\t\tmapfile -t COMPREPLY < <(compgen -W '",
		    STR_ARG(first_word(c)));
		for (const struct command *d = commands; d->name; d++)
			if (str_eq(first_word(d), first_word(c)))
				buf_print(out, " %s", strchr(d->name, ' ') + 1);
		buf_add_c(out, "' -- \"$cur\")\n\t\t\treturn\n\t\tfi\n"
			       "\t\tcommand+=\" ${COMP_WORDS[2]}\"\n\t\t;;\n");
	}
	buf_add_c(out, "\tesac\n\tcase $command in\n");
	for (const struct command *c = commands; c->name; c++)
		add_bash_command(out, c);
	buf_add_c(out,
	    "\tesac\n"
	    "\tif [ -n \"$words\" ]; then\n"
	    "\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
	    "\telif [[ $cur == -* ]]; then\n"
	    "\t\tmapfile -t COMPREPLY < <(compgen -W \"$options\" -- "
	    "\"$cur\")\n"
	    "\telse\n"
	    "\t\tcompopt -o filenames 2>/dev/null\n"
	    "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
	    "\tfi\n"
	    "}\n"
	    "complete -F _cpslint cpslint\n");
}

/* One line, with what a shell would take for more than text left out. */
static void
add_short(struct buf *out, const char *help)
{
	for (; *help; help++)
		if (*help == '\n')
			buf_add_char(out, ' ');
		else if (!strchr("'[]:\\", *help))
			buf_add_char(out, *help);
}

static void
add_zsh_option(struct buf *out, const struct opt *opt, const struct command *c)
{
	const char *words = choices(opt, c);

	if (opt->letter)
		buf_print(out, " \\\n\t\t\t'(-%c --%s)'{-%c,--%s}'[",
		    opt->letter, opt->name, opt->letter, opt->name);
	else
		buf_print(out, " \\\n\t\t\t'--%s[", opt->name);
	add_short(out, opt->help);
	buf_add_char(out, ']');
	if (opt->value)
		buf_print(out, ":%s:", opt->name);
	if (*words)
		buf_print(out, "(%s)", words);
	else if (opt->value)
		buf_add_c(out, "_files");
	buf_add_char(out, '\'');
}

static void
print_zsh(struct buf *out)
{
	buf_add_c(out, "#compdef cpslint\n"
		       "_cpslint() {\n"
		       "\tlocal command=$words[2]\n"
		       "\tif ((CURRENT == 2)); then\n"
		       "\t\tcompadd --");
	for (const struct command *c = commands; c->name; c++)
		if (is_first_of_group(c))
			buf_print(out, " %.*s", STR_ARG(first_word(c)));
	buf_add_c(out, "\n\t\treturn\n\tfi\n");
	for (const struct command *c = commands; c->name; c++) {
		if (!is_first_of_group(c) || !strchr(c->name, ' '))
			continue;
		buf_print(out,
		    "\tif [[ $command == %.*s ]]; then\n"
		    "\t\tif ((CURRENT == 3)); then\n\t\t\tcompadd --",
		    STR_ARG(first_word(c)));
		for (const struct command *d = commands; d->name; d++)
			if (str_eq(first_word(d), first_word(c)))
				buf_print(out, " %s", strchr(d->name, ' ') + 1);
		buf_add_c(out, "\n\t\t\treturn\n\t\tfi\n"
			       "\t\tcommand+=\" $words[3]\"\n\tfi\n");
	}
	buf_add_c(out, "\tcase $command in\n");
	for (const struct command *c = commands; c->name; c++) {
		buf_print(out, "\t('%s')\n\t\t_arguments -s", c->name);
		for (const struct opt *opt = option_table; opt->name; opt++)
			if (opt->commands & c->bit)
				add_zsh_option(out, opt, c);
		buf_add_c(out, " \\\n\t\t\t'*:file:_files'\n\t\t;;\n");
	}
	buf_add_c(out, "\tesac\n}\n_cpslint \"$@\"\n");
}

/* One line says for which commands an option with these words is. */
static void
add_fish_option(struct buf *out, const struct opt *opt, const struct command *c)
{
	const char *words = choices(opt, c);
	const char *second = strchr(c->name, ' ');

	buf_print(out, "complete -c cpslint -n '__fish_seen_subcommand_from %s",
	    second ? second + 1 : c->name);
	buf_print(out, "' -l %s", opt->name);
	if (opt->letter)
		buf_print(out, " -s %c", opt->letter);
	if (*words)
		buf_print(out, " -x -a '%s'", words);
	else if (opt->value)
		buf_add_c(out, " -r");
	buf_add_c(out, " -d '");
	add_short(out, opt->help);
	buf_add_c(out, "'\n");
}

static void
print_fish(struct buf *out)
{
	buf_add_c(out, "# fish completion for cpslint\n");
	for (const struct command *c = commands; c->name; c++) {
		if (is_first_of_group(c))
			buf_print(out,
			    "complete -c cpslint -n __fish_use_subcommand -f "
			    "-a %.*s\n",
			    STR_ARG(first_word(c)));
		if (strchr(c->name, ' '))
			buf_print(out,
			    "complete -c cpslint -n "
			    "'__fish_seen_subcommand_from %.*s' -f -a %s\n",
			    STR_ARG(first_word(c)), strchr(c->name, ' ') + 1);
		for (const struct opt *opt = option_table; opt->name; opt++)
			if (opt->commands & c->bit)
				add_fish_option(out, opt, c);
	}
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*print)(struct buf *out);
	} kinds[] = {
	    {"man", print_man},
	    {"bash", print_bash},
	    {"zsh", print_zsh},
	    {"fish", print_fish},
	};
	struct buf out = {0};

	for (size_t i = 0; argc == 2 && i < COUNT_OF(kinds); i++)
		if (strcmp(argv[1], kinds[i].name) == 0)
			kinds[i].print(&out);
	if (out.len == 0) {
		(void)fputs("usage: manual man|bash|zsh|fish\n", stderr);
		return 2;
	}
	if (fwrite(out.at, 1, out.len, stdout) != out.len || fflush(stdout))
		return 2;
	buf_free(&out);
	return 0;
}
