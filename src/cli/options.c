#include "cli/options.h"

#include "base/limits.h"

#define READS                                                                  \
	(COMMAND_CHECK | COMMAND_OUTLINE | COMMAND_EXTRACT | COMMAND_FACTS |   \
	    COMMAND_DIFF | COMMAND_WORKSHEET | COMMAND_SWEEP)
#define RULES                                                                  \
	(COMMAND_RULES_LIST | COMMAND_RULES_SHOW | COMMAND_RULES_TEST |        \
	    COMMAND_RULES_LINT)
#define ALL (READS | RULES | COMMAND_HELP | COMMAND_VERSION)

/* The command's own spelling of a format, or NULL. */
static const char *
find_format(struct arena *a, const struct command *command, struct str name)
{
	return str_is_word_of(name, command->formats) ? arena_copy(a, name).at
						      : NULL;
}

static int
bad_value(struct err *err, const char *option, const char *value,
    const char *expected)
{
	return err_set(
	    err, ERR_USAGE, "%s '%s': expected %s", option, value, expected);
}

static int
set_format(struct options *o, const char *value, struct err *err)
{
	o->format = find_format(o->arena, o->command, str_of(value));
	o->format_is_chosen = true;
	if (o->format)
		return 0;
	return err_set(err, ERR_USAGE, "'%s' has no format '%s', only: %s",
	    o->command->name, value, o->command->formats);
}

static int
set_output(struct options *o, const char *value, struct err *err)
{
	struct str rest = str_of(value);
	struct str name = str_cut(&rest, ':');
	struct output_choice *out;
	const char *format = find_format(o->arena, o->command, name);

	if (!format)
		return bad_value(err, "-o", value,
		    arena_print(o->arena, "FORMAT:FILE with a format of: %s",
			o->command->formats)
			.at);
	if (rest.len == 0 || str_eq(rest, STR("-")))
		return bad_value(err, "-o", value, "a file after the colon");
	out = VEC_ADD(o->arena, &o->outputs);
	out->format = format;
	out->file = arena_copy(o->arena, rest).at;
	return 0;
}

static int
set_as_of(struct options *o, const char *value, struct err *err)
{
	if (date_parse_iso(str_of(value), &o->as_of))
		return 0;
	return bad_value(err, "--as-of", value, "a day as YYYY-MM-DD");
}

static int
set_scope(struct options *o, const char *value, struct err *err)
{
	(void)err;
	o->scope = str_of(value);
	return 0;
}

static int
set_offers(struct options *o, const char *value, struct err *err)
{
	(void)err;
	o->offers = str_of(value);
	return 0;
}

static int
set_rules(struct options *o, const char *value, struct err *err)
{
	(void)err;
	o->rules = value;
	return 0;
}

static int
set_rule(struct options *o, const char *value, struct err *err)
{
	(void)err;
	VEC_PUSH(o->arena, &o->rule, str_of(value));
	return 0;
}

static int
set_skip(struct options *o, const char *value, struct err *err)
{
	(void)err;
	VEC_PUSH(o->arena, &o->skip, str_of(value));
	return 0;
}

static int
set_source(struct options *o, const char *value, struct err *err)
{
	(void)err;
	VEC_PUSH(o->arena, &o->source, str_of(value));
	return 0;
}

static int
set_section(struct options *o, const char *value, struct err *err)
{
	struct str number = str_trim(str_of(value));

	if (str_ends(number, STR(".")))
		number.len--;
	if (number.len == 0)
		return bad_value(err, "--section", value, "a number");
	VEC_PUSH(o->arena, &o->section, number);
	return 0;
}

static int
set_waivers(struct options *o, const char *value, struct err *err)
{
	(void)err;
	o->waivers = value;
	return 0;
}

static int
set_findings(struct options *o, const char *value, struct err *err)
{
	(void)err;
	o->findings = value;
	return 0;
}

static int
set_input(struct options *o, const char *value, struct err *err)
{
	for (const struct reader *r = readers; r->name; r++)
		if (str_eq(str_of(r->name), str_of(value))) {
			o->input = r->name;
			return 0;
		}
	return bad_value(err, "--input", value,
	    "a format that 'cpslint help formats' lists");
}

static int
set_kind(struct options *o, const char *value, struct err *err)
{
	struct str rest = str_of(value);
	struct str name = str_cut(&rest, ':');

	struct kind_choice *k;
	unsigned kind;

	if (!doc_kind_parse(name, &kind))
		return bad_value(err, "--kind", value,
		    "cp, cps, cp-cps or profiles, then :FILE");
	k = VEC_ADD(o->arena, &o->kinds);
	*k = (struct kind_choice){kind, rest};
	return 0;
}

static int
set_fail_on(struct options *o, const char *value, struct err *err)
{
	if (str_eq(str_of(value), STR("never"))) {
		o->fail_on = SEVERITY_NONE;
		return 0;
	}
	if (*value && severity_parse(str_of(value), &o->fail_on))
		return 0;
	return bad_value(
	    err, "--fail-on", value, "high, moderate, low or never");
}

static int
set_tracked(struct options *o, const char *value, struct err *err)
{
	o->tracked_is_chosen = true;
	if (str_eq(str_of(value), STR("accept")))
		o->tracked = TRACKED_ACCEPT;
	else if (str_eq(str_of(value), STR("reject")))
		o->tracked = TRACKED_REJECT;
	else
		return bad_value(err, "--tracked", value, "accept or reject");
	return 0;
}

static int
set_color(struct options *o, const char *value, struct err *err)
{
	static const char *const names[] = {
	    [COLOR_AUTO] = "auto",
	    [COLOR_ALWAYS] = "always",
	    [COLOR_NEVER] = "never",
	};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_eq(str_of(names[i]), str_of(value))) {
			o->color = (enum color_choice)i;
			return 0;
		}
	return bad_value(err, "--color", value, "auto, always or never");
}

static int
set_calendar(struct options *o, const char *value, struct err *err)
{
	(void)value;
	(void)err;
	o->calendar = true;
	return 0;
}

static int
set_profiles(struct options *o, const char *value, struct err *err)
{
	(void)value, (void)err;
	o->profiles = true;
	return 0;
}

static int
set_advice(struct options *o, const char *value, struct err *err)
{
	static const char *const names[] = {
	    [ADVICE_UNSAID] = "",
	    [ADVICE_WORST] = "worst",
	    [ADVICE_ALL] = "all",
	    [ADVICE_NONE] = "none",
	};

	for (size_t i = ADVICE_WORST; i < COUNT_OF(names); i++)
		if (str_eq(str_of(names[i]), str_of(value))) {
			o->advice = (enum advice_choice)i;
			return 0;
		}
	return bad_value(err, "--advice", value, "worst, all or none");
}

static int
set_brief(struct options *o, const char *value, struct err *err)
{
	(void)value, (void)err;
	o->brief = true;
	return 0;
}

static int
set_only(struct options *o, const char *value, struct err *err)
{
	if (!str_eq(str_of(value), STR("commitments")))
		return bad_value(err, "--only", value, "commitments");
	o->only_commitments = true;
	return 0;
}

static int
set_stat(struct options *o, const char *value, struct err *err)
{
	(void)value, (void)err;
	o->stat = true;
	return 0;
}

static int
set_revisions(struct options *o, const char *value, struct err *err)
{
	(void)value, (void)err;
	o->revisions = true;
	return 0;
}

static int
set_same_text(struct options *o, const char *value, struct err *err)
{
	(void)value, (void)err;
	o->same_text = true;
	return 0;
}

static int
set_stats(struct options *o, const char *value, struct err *err)
{
	(void)value, (void)err;
	o->stats = true;
	return 0;
}

static int
set_quiet(struct options *o, const char *value, struct err *err)
{
	(void)value, (void)err;
	o->quiet = true;
	return 0;
}

static int
set_verbose(struct options *o, const char *value, struct err *err)
{
	(void)value, (void)err;
	o->verbose = true;
	return 0;
}

static int
set_help(struct options *o, const char *value, struct err *err)
{
	(void)value, (void)err;
	o->help = true;
	return 0;
}

static int
set_case(struct options *o, const char *value, struct err *err)
{
	(void)err;
	o->case_file = value;
	return 0;
}

static int
set_promises(struct options *o, const char *value, struct err *err)
{
	(void)err;
	o->promises = value;
	return 0;
}

static int
set_jobs(struct options *o, const char *value, struct err *err)
{
	long n;

	if (!str_to_long(str_of(value), 1, LIMIT_SWEEP_JOBS, &n))
		return bad_value(err, "--jobs", value, "a number from 1 to 64");
	o->jobs = (int)n;
	return 0;
}

static int
set_timeout(struct options *o, const char *value, struct err *err)
{
	long n;

	if (!str_to_long(str_of(value), 1, 86400, &n))
		return bad_value(
		    err, "--timeout", value, "seconds from 1 to 86400");
	o->timeout = (int)n;
	return 0;
}

static int
set_memory(struct options *o, const char *value, struct err *err)
{
	long n;

	if (!str_to_long(str_of(value), 16, 1 << 20, &n))
		return bad_value(
		    err, "--memory", value, "MiB from 16 to 1048576");
	o->memory = (size_t)n << 20;
	return 0;
}

/* In the order of the help texts. */
const struct opt option_table[] = {
    {"format", 'f', "FORMAT", READS | COMMAND_RULES_LIST, set_format,
	"of what comes on standard output, see below"},
    {"output", 'o', "FORMAT:FILE", READS | COMMAND_RULES_LIST, set_output,
	"write this format to a file as well; may be\nrepeated"},
    {"as-of", 0, "DATE",
	COMMAND_WORKSHEET | COMMAND_CHECK | COMMAND_DIFF | COMMAND_SWEEP,
	set_as_of, "judge as of that day (default: today)"},
    {"scope", 0, "LIST",
	COMMAND_WORKSHEET | COMMAND_CHECK | COMMAND_FACTS | COMMAND_DIFF |
	    COMMAND_SWEEP,
	set_scope,
	"purposes: tls,ev,smime,cs (default: read from\nthe document)"},
    {"offers", 0, "LIST",
	COMMAND_WORKSHEET | COMMAND_CHECK | COMMAND_FACTS | COMMAND_DIFF |
	    COMMAND_SWEEP,
	set_offers,
	"what is offered or not, whatever the document\nsays: "
	"ocsp=no,wildcard=yes (facts lists the names)"},
    {"kind", 0, "KIND:FILE", COMMAND_WORKSHEET | COMMAND_CHECK, set_kind,
	"FILE is a cp, cps, cp-cps or profiles; KIND\nalone when there is one "
	"file"},
    {"rule", 0, "ID",
	COMMAND_CHECK | COMMAND_RULES_TEST | COMMAND_DIFF | COMMAND_SWEEP,
	set_rule, "only this rule"},
    {"skip", 0, "ID", COMMAND_CHECK | COMMAND_DIFF | COMMAND_SWEEP, set_skip,
	"not this rule"},
    {"source", 0, "ID",
	COMMAND_CHECK | COMMAND_RULES_LIST | COMMAND_DIFF | COMMAND_SWEEP,
	set_source, "only rules of this source, such as tls-br"},
    {"section", 0, "NUMBER",
	COMMAND_CHECK | COMMAND_EXTRACT | COMMAND_FACTS | COMMAND_DIFF,
	set_section, "only this section and those below it"},
    {"rules", 0, "DIR", READS | RULES, set_rules,
	"rules of a folder beside the built-in ones"},
    {"input", 0, "FORMAT", READS, set_input,
	"format of the files (default: seen from their\nbytes)"},
    {"tracked", 0, "HOW", READS, set_tracked,
	"accept (default) or reject tracked changes"},
    {"case", 0, "FILE", COMMAND_WORKSHEET, set_case,
	"facts that stand outside the documents, to be\nheld against them "
	"(JSON)"},
    {"promises", 0, "FILE", COMMAND_WORKSHEET, set_promises,
	"promises made elsewhere: does the document have\nthem? (JSON)"},
    {"fail-on", 0, "SEVERITY", COMMAND_CHECK | COMMAND_SWEEP, set_fail_on,
	"high (default), moderate, low or never: from\nwhere on issues make "
	"the exit status 1"},
    {"waivers", 0, "FILE", COMMAND_CHECK, set_waivers,
	"issues that somebody decided not to act on, as\nreports/README.md "
	"tells"},
    {"findings", 0, "FILE", COMMAND_CHECK | COMMAND_DIFF, set_findings,
	"an earlier review (its JSON): each of its issues\nis answered: fixed, "
	"open, changed"},
    {"advice", 0, "HOW", COMMAND_CHECK, set_advice,
	"on vague and on too wide words: worst (default),\nall or none"},
    {"brief", 0, NULL, COMMAND_CHECK | COMMAND_SWEEP, set_brief,
	"issues only, in all formats for people and in\ntables; sweep: no "
	"whole reviews in its JSON"},
    {"jobs", 'j', "N", COMMAND_SWEEP, set_jobs,
	"documents side by side (default: one a processor)"},
    {"timeout", 0, "SECONDS", COMMAND_SWEEP, set_timeout,
	"for one document, on the clock (default: 120)"},
    {"memory", 0, "MIB", COMMAND_SWEEP, set_memory,
	"for one document, address space (default: 1024)"},
    {"only", 0, "WHAT", COMMAND_DIFF, set_only,
	"commitments: only changes that touch what the\nCA binds itself to"},
    {"stat", 0, NULL, COMMAND_DIFF, set_stat, "only figures, no changes"},
    {"same-text", 0, NULL, COMMAND_DIFF, set_same_text,
	"does NEW, converted from OLD, say the same?\nEach fault of the "
	"conversion with both places"},
    {"revisions", 0, NULL, COMMAND_DIFF, set_revisions,
	"the tracked changes of one Word file"},
    {"profiles", 0, NULL, COMMAND_FACTS, set_profiles,
	"profiles of certificates, CRLs and OCSP responses"},
    {"calendar", 0, NULL, COMMAND_CHECK, set_calendar,
	"the dated duties ahead instead of the review"},
    {"color", 0, "WHEN", READS | COMMAND_RULES_SHOW, set_color,
	"auto (default), always or never"},
    {"stats", 0, NULL, READS & ~COMMAND_SWEEP, set_stats,
	"say on standard error what was counted"},
    {"quiet", 'q', NULL, READS | COMMAND_RULES_TEST | COMMAND_RULES_LINT,
	set_quiet, "nothing on standard output"},
    {"verbose", 'v', NULL, READS, set_verbose, "say more on standard error"},
    {"help", 'h', NULL, ALL, set_help, "this text"},
    {NULL, 0, NULL, 0, NULL, NULL},
};

static int
check_operands(const struct options *o, struct err *err)
{
	const struct command *c = o->command;
	int n = (int)o->operands.len;

	if (n < c->min_operands)
		return err_set(
		    err, ERR_USAGE, "'%s' needs %s", c->name, c->operands);
	if (c->max_operands >= 0 && n > c->max_operands)
		return err_set(err, ERR_USAGE, "too much for '%s': '%s'",
		    c->name, o->operands.at[c->max_operands]);
	return 0;
}

int
options_parse(struct arena *a, const struct command *command, int argc,
    char *const *argv, struct options *out, struct err *err)
{
	struct opt_reader r = {option_table, argc, argv, 0, 0, false};
	const struct opt *opt;
	const char *value;
	enum opt_kind kind;

	*out = (struct options){.arena = a,
	    .command = command,
	    .as_of = DATE_NONE,
	    .fail_on = SEVERITY_HIGH,
	    .timeout = LIMIT_SWEEP_SECONDS,
	    .memory = LIMIT_SWEEP_MEMORY};
	while ((kind = opt_next(&r, &opt, &value, err)) != OPT_END) {
		if (kind == OPT_BAD)
			return -1;
		if (kind == OPT_OPERAND)
			VEC_PUSH(a, &out->operands, value);
		else if (!(opt->commands & command->bit))
			return err_set(err, ERR_USAGE,
			    "'--%s' does not go with '%s'", opt->name,
			    command->name);
		else if (opt->set(out, value, err))
			return -1;
	}
	if (!out->format && command->formats) {
		struct str all = str_of(command->formats);

		out->format = arena_copy(a, str_cut(&all, ' ')).at;
	}
	return out->help ? 0 : check_operands(out, err);
}

bool
options_want(const struct options *o, const char *format)
{
	if (o->format && !o->quiet && strcmp(o->format, format) == 0)
		return true;
	for (size_t i = 0; i < o->outputs.len; i++)
		if (strcmp(o->outputs.at[i].format, format) == 0)
			return true;
	return false;
}
