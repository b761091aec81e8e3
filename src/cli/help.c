#include "cli/help.h"

#include <string.h>

#include "base/version.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "read/read.h"

#define OPTION_WIDTH 28

/* Left out of a build without libxlsxwriter. */
#ifdef HAVE_XLSX
#define XLSX_FORMAT " xlsx"
#else
#define XLSX_FORMAT ""
#endif

const struct command commands[] = {
    {"check", COMMAND_CHECK, command_check, "FILE...", 1, -1,
	"text json markdown html line csv junit sarif docx" XLSX_FORMAT,
	"  cpslint check cps.docx\n"
	"  cpslint check --as-of 2026-11-21 -f json -o text:review.txt "
	"cps.docx\n"
	"\n"
	"Reviews a CP, a CPS, or several files that belong together, against "
	"the\nrequirements in force on a day: verdicts with quotes, citations "
	"and advice.\nA FILE of \"-\" is standard input.\n"},
    {"outline", COMMAND_OUTLINE, command_outline, "FILE", 1, 1, "text json",
	"  cpslint outline cps.docx\n"
	"  cpslint outline -f json cps.docx\n"
	"\n"
	"Shows the headings of a document and which section of RFC 3647 each "
	"is; what\nis missing, blank, doubled, out of order or renumbered.\n"},
    {"extract", COMMAND_EXTRACT, command_extract, "FILE", 1, 1,
	"text json markdown",
	"  cpslint extract cps.docx\n"
	"  cpslint extract --section 4.9 -f json cps.docx\n"
	"  cpslint extract -o markdown:cps.md cps.docx\n"
	"\n"
	"Prints the text of a document: what the quotes of a review are taken "
	"from.\nJSON has each block with its section and place.\n"},
    {"facts", COMMAND_FACTS, command_facts, "FILE", 1, 1, "text json csv",
	"  cpslint facts cps.docx\n"
	"  cpslint facts --profiles -f csv cps.docx\n"
	"\n"
	"Lists what a document says in typed form: its purposes, what it "
	"offers and what\nit denies, durations, key sizes, algorithms, "
	"identifiers, addresses, standards,\nCA certificates, and the "
	"promises of the CA.  Each comes with its place.\nText, JSON, or CSV "
	"for spreadsheets.  With --profiles: what its certificates,\nCRLs and "
	"OCSP responses contain, field by field.\n"},
    {"diff", COMMAND_DIFF, command_diff, "OLD NEW", 1, 2,
	"text json markdown html",
	"  cpslint diff cps-5.9.docx cps-6.0.docx\n"
	"  cpslint diff --only commitments -f markdown old.docx new.md\n"
	"  cpslint diff --revisions draft.docx\n"
	"  cpslint diff --same-text cps.docx cps.md\n"
	"\n"
	"Tells what changed between two versions, and what that does to what "
	"the CA\npromises: commitments added, removed, weakened or "
	"strengthened, values with\ntheir direction, what becomes of "
	"findings, and whether the change log says so.\nFormats may differ. "
	"Exit status: 0 same commitments, 1 changed, 2 trouble.\n"
	"\n"
	"With --same-text NEW is OLD in another format, and nothing may have "
	"changed:\nlost numbers, joined or split words, eaten placeholders, "
	"tables, lists,\nfootnotes, links.  Contents and running headers are "
	"not compared.  Formats:\ntext, json, markdown.  Exit status: 0 says "
	"the same, "
	"1 does not, 2 trouble.\n"},
    {"sweep", COMMAND_SWEEP, command_sweep, "DIR|LIST...", 1, -1,
	"json text html csv",
	"  cpslint sweep -o json:reviews.jsonl -o html:matrix.html documents/\n"
	"  cpslint sweep --rule br-mass-revocation-plan -f csv documents/\n"
	"\n"
	"Reviews many documents, each by itself and in a process of its own: "
	"those below\na folder, or those of a list with one path a line.  "
	"JSON is one line a document;\nthe other formats hold the documents "
	"against each other, topic by topic; with\n--rule each answer with its "
	"quote.  On a terminal, or beside -o json:FILE, the\ndefault is text.  "
	"A document that crashes, takes too long or cannot be read is\nlost by "
	"name, and the rest goes on.  With -o json:FILE an interrupted sweep "
	"goes\non where it stopped: lines are kept whose document, rules and "
	"options are the\nsame.\n"},
    {"worksheet", COMMAND_WORKSHEET, command_worksheet, "NAME FILE...", 2, -1,
	"csv markdown" XLSX_FORMAT,
	"  cpslint worksheet ccadb cps.docx\n"
	"  cpslint worksheet inclusion-case --case case.json -o xlsx:case.xlsx "
	"cps.docx\n"
	"\n"
	"Fills in a sheet that people fill in by hand: ccadb (each section of "
	"the\nBaseline Requirements and the Mozilla policy), apple (the "
	"questions that a\nCP/CPS answers), inclusion-case, external-subca.  "
	"Each line has its answer,\nsection, quote and comment.\n"},
    {"rules list", COMMAND_RULES_LIST, command_rules_list, "", 0, 0,
	"text json markdown",
	"  cpslint rules list\n"
	"  cpslint rules list --source tls-br\n"
	"\n"
	"Lists the rules, one a line: id, severity, day it applies from, "
	"sources,\nwhether reference labels measure it, topic.  Markdown "
	"gives the whole reference.\n"},
    {"rules show", COMMAND_RULES_SHOW, command_rules_show, "ID...", 1, -1,
	"text",
	"  cpslint rules show br-mass-revocation-plan\n"
	"  cpslint rules show --rules rules br-mass-revocation-plan\n"
	"\n"
	"Tells all about a rule: requirement, citations, dates, what it looks "
	"for and\nwhere, and what to do.  Its examples are shown when the "
	"rules come from a\nfolder.\n"},
    {"rules test", COMMAND_RULES_TEST, command_rules_test, "", 0, 0, NULL,
	"  cpslint rules test --rules rules\n"
	"  cpslint rules test --rules rules --rule br-mass-revocation-plan\n"
	"\n"
	"Runs the examples of the rules of a folder: each text must get the "
	"verdict that\nthe rule promises.\n"},
    {"rules lint", COMMAND_RULES_LINT, command_rules_lint, "", 0, 0, NULL,
	"  cpslint rules lint --rules rules\n"
	"\n"
	"Checks the rules of a folder: form, citations, dates, patterns, "
	"examples.\n"},
    {"help", COMMAND_HELP, command_help, "[TOPIC]", 0, 2, NULL,
	"  cpslint help check\n"
	"  cpslint help verdicts\n"
	"\n"
	"Topics: any command; verdicts, formats, status.\n"},
    {"version", COMMAND_VERSION, command_version, "", 0, 0, NULL,
	"  cpslint version\n"
	"\n"
	"Prints the version of the program and of its rules, and whether\n"
	"documents are read in a sandbox.\n"},
    {NULL, 0, NULL, NULL, 0, 0, NULL, NULL},
};

const struct command *
command_find(struct str name)
{
	for (const struct command *c = commands; c->name; c++)
		if (str_eq(str_of(c->name), name))
			return c;
	return NULL;
}

void
help_overview(struct buf *out)
{
	buf_add_c(out,
	    "cpslint " CPSLINT_VERSION
	    " - reviews the CP and CPS of certification authorities\n"
	    "\n"
	    "  cpslint check cps.docx\n"
	    "  cpslint check --as-of 2026-11-21 -f json cp.docx cps.docx\n"
	    "\n"
	    "Commands:\n"
	    "  check FILE...      review a document, or several that belong "
	    "together\n"
	    "  outline FILE       the headings, held against RFC 3647\n"
	    "  extract FILE       the text, block by block\n"
	    "  facts FILE         durations, sizes, names, offers, promises\n"
	    "  diff OLD NEW       what changed in what the CA promises\n"
	    "  sweep DIR          many documents, and a matrix of their "
	    "verdicts\n"
	    "  worksheet NAME     sheets filled in from the document\n"
	    "  rules list         the rules, one a line\n"
	    "  rules show ID      all about one rule\n"
	    "  rules test, lint   run the examples of rules, check rule "
	    "files\n"
	    "  help TOPIC         a command, or: verdicts, formats, status\n"
	    "  version            version of program and rules\n"
	    "\n"
	    "Each command has its own help: cpslint COMMAND --help.\n"
	    "\n"
	    "Exit status: 0 no issue at or above --fail-on (default high); "
	    "1 issues;\n"
	    "2 the job could not be done, or only in part.\n");
}

/* "  -f, --format FORMAT     text, going on in the same column" */
static void
add_option(const struct opt *opt, struct buf *out)
{
	struct str rest = str_of(opt->help);
	size_t start = out->len;

	if (opt->letter)
		buf_print(out, "  -%c, --%s", opt->letter, opt->name);
	else
		buf_print(out, "      --%s", opt->name);
	if (opt->value)
		buf_print(out, " %s", opt->value);
	while (rest.len) {
		struct str line = str_cut(&rest, '\n');

		do
			buf_add_char(out, ' ');
		while (out->len - start < OPTION_WIDTH);
		buf_add(out, line);
		buf_add_char(out, '\n');
		start = out->len;
	}
}

void
help_command(const struct command *c, struct buf *out)
{
	buf_print(out, "usage: cpslint %s [options]%s%s\n\n%s\nOptions:\n",
	    c->name, *c->operands ? " " : "", c->operands, c->about);
	for (const struct opt *opt = option_table; opt->name; opt++)
		if (opt->commands & c->bit)
			add_option(opt, out);
	if (c->formats && strchr(c->formats, ' '))
		buf_print(out, "\nFormats, the first is the default:\n  %s\n",
		    c->formats);
}

static void
help_formats(struct buf *out)
{
	buf_add_c(out, "Formats that are read (--input NAME):\n");
	for (const struct reader *r = readers; r->name; r++)
		buf_print(out, "  %-12s %s\n", r->name, r->what);
	buf_add_c(out,
	    "\n"
	    "The format is seen from the bytes of a file, never from its "
	    "name.\n"
	    "\n"
	    "Formats that are written (-f NAME, -o NAME:FILE):\n"
	    "  text         for people, 80 columns unless the terminal says "
	    "otherwise\n"
	    "  json         for programs; reports/README.md and the schemas "
	    "tell the fields\n"
	    "               (sweep: one line a document)\n"
	    "  html         a review to read beside the document (check), two "
	    "versions side\n"
	    "               by side (diff), a matrix (sweep), each in one "
	    "file\n"
	    "  markdown     a review for a bug tracker or a mail (check); the "
	    "rules;\n"
	    "               a document to be published as Markdown (extract)\n"
	    "  line         one line a finding, for editors and grep (check)\n"
	    "  csv          one table for spreadsheets (check, facts, sweep)\n"
	    "  junit        a test a rule, for CI servers (check)\n"
	    "  sarif        SARIF 2.1.0, for code scanning (check)\n"
	    "  docx         the Word document with a comment a finding "
	    "(check)\n"
#ifdef HAVE_XLSX
	    "  xlsx         a workbook for spreadsheets (check)\n"
#endif
	);
}

static void
help_verdicts(struct buf *out)
{
	buf_add_c(out,
	    "Verdicts of a rule:\n"
	    "  compliant        the document commits to all that is asked\n"
	    "  partial          the topic is there, but something is absent, "
	    "weak or in\n"
	    "                   the wrong place\n"
	    "  conflict         the text says what the requirement forbids, "
	    "or a worse value\n"
	    "  missing          no passage on the topic anywhere\n"
	    "  unknown          it could not be decided; the passages to read "
	    "are listed\n"
	    "  not-applicable   the rule's condition does not hold here\n"
	    "  not-in-force     before its date; the verdict it will have is "
	    "told\n"
	    "\n"
	    "partial, conflict and missing are issues.  An issue is high, "
	    "moderate or low,\n"
	    "and asks for something before proceeding, before approval or "
	    "before the next\n"
	    "audit.  A clean result is necessary, not sufficient.\n");
}

static void
help_status(struct buf *out)
{
	buf_add_c(out,
	    "Exit status:\n"
	    "  0   no issue at or above --fail-on (high unless told "
	    "otherwise)\n"
	    "  1   issues at or above --fail-on\n"
	    "  2   the job could not be done, or only in part: bad usage, a "
	    "file that cannot\n"
	    "      be read or only in part, a limit reached\n"
	    "\n"
	    "2 wins over 1.  An unknown verdict alone is no trouble, nor is "
	    "an issue that\n"
	    "falls due later.  For rules test and rules lint 1 means that "
	    "rules failed.\n");
}

static const struct {
	const char *name;
	void (*write)(struct buf *out);
} topics[] = {
    {"verdicts", help_verdicts},
    {"formats", help_formats},
    {"status", help_status},
};

/* Writes the help of a command or topic; false when there is none. */
static bool
help_topic(struct str name, struct buf *out)
{
	const struct command *c = command_find(name);

	if (c) {
		help_command(c, out);
		return true;
	}
	for (size_t i = 0; i < COUNT_OF(topics); i++)
		if (str_eq(str_of(topics[i].name), name)) {
			topics[i].write(out);
			return true;
		}
	return false;
}

/* "rules" alone is no command; its help is that of all its commands. */
static bool
help_group(struct str name, struct buf *out)
{
	bool found = false;

	for (const struct command *c = commands; c->name; c++) {
		struct str rest = str_of(c->name);

		if (!str_eq(str_cut(&rest, ' '), name) || rest.len == 0)
			continue;
		if (found)
			buf_add_char(out, '\n');
		help_command(c, out);
		found = true;
	}
	return found;
}

int
command_help(const struct options *o)
{
	struct buf out = {0};
	struct str topic = {0};
	enum status status = STATUS_TROUBLE;

	if (o->operands.len == 1)
		topic = str_of(o->operands.at[0]);
	else if (o->operands.len == 2)
		topic = arena_print(
		    o->arena, "%s %s", o->operands.at[0], o->operands.at[1]);
	if (o->operands.len == 0)
		help_overview(&out);
	if (o->operands.len == 0 || help_topic(topic, &out) ||
	    help_group(topic, &out))
		status = output_text(buf_str(&out));
	else
		message(
		    "no help on '%.*s'; try 'cpslint help'", STR_ARG(topic));
	buf_free(&out);
	return (int)status;
}
