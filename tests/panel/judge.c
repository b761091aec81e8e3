/* judge RULES: what `cpslint check` says of many small documents, with the
 * rules of a folder read once.
 *
 * Each line of standard input is a case: rule, day, kind of document, scope
 * and file, with tabs between them.  Each line of output is its verdict, the
 * message and the first quote, or "trouble" and the reason.
 */
#include <stdio.h>

#include "base/file.h"
#include "base/limits.h"
#include "map/map.h"
#include "out/evidence.h"
#include "read/read.h"
#include "review/review.h"

struct panel_case {
	struct str rule, scope;
	date day;
	unsigned kind;
	const char *file;
};

static unsigned
kind_named(struct str name)
{
	if (str_eq(name, STR("cp")))
		return KIND_CP;
	return str_eq(name, STR("cps")) ? KIND_CPS : KIND_CP_CPS;
}

static int
parse_case(
    struct arena *a, struct str line, struct panel_case *out, struct err *err)
{
	struct str day, kind;

	out->rule = str_cut(&line, '\t');
	day = str_cut(&line, '\t');
	kind = str_cut(&line, '\t');
	out->scope = str_cut(&line, '\t');
	out->file = arena_print(a, "%.*s", STR_ARG(line)).at;
	out->kind = kind_named(kind);
	if (!date_parse_iso(day, &out->day))
		return err_set(
		    err, ERR_USAGE, "not a day: '%.*s'", STR_ARG(day));
	return 0;
}

/* Text on one line, without what parts the columns. */
static void
put(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		putchar(text.at[i] == '\n' || text.at[i] == '\t' ? ' '
								 : text.at[i]);
}

static void
tell(const struct review *review)
{
	const struct result *r = &review->results.at[0];

	printf("%s\t", verdict_name(r->verdict));
	put(r->message);
	putchar('\t');
	for (size_t i = 0; i < r->evidence.len; i++) {
		struct str quote = evidence_quote(review, &r->evidence.at[i]);

		if (!quote.len)
			continue;
		put(quote);
		break;
	}
	putchar('\n');
}

static int
review_case(struct pack *pack, const struct panel_case *c, struct arena *a,
    struct doc *doc, struct err *err)
{
	struct map *map = map_document(a, doc, pack->outline);
	const struct doc *docs[] = {doc};
	const struct map *maps[] = {map};
	struct reviewed_document document = {.doc = doc, .map = map};
	const struct review_options how = {.as_of = c->day,
	    .scope = c->scope,
	    .only_rules = &c->rule,
	    .n_only_rules = 1};
	struct prose *prose;
	struct review *review = NULL;
	int rc;

	identity_find(a, doc, &document.identity);
	document.dated = document.identity.date;
	document.kind = c->kind;
	if (prose_read(a, pack->lexicon, docs, maps, 1, &prose, err))
		return -1;
	rc = review_make(pack, prose, &document, 1, &how, &review, err);
	if (rc == 0 && review->results.len == 0)
		rc = err_set(err, ERR_RULE, "no result");
	if (rc == 0)
		tell(review);
	review_free(review);
	return rc;
}

static int
judge_case(struct pack *pack, struct str line, struct err *err)
{
	const struct read_options how = {0};
	struct arena a = {0};
	struct panel_case c = {0};
	struct str bytes;
	struct doc *doc = NULL;
	int rc;

	rc = parse_case(&a, line, &c, err) ||
	     file_read(&a, c.file, LIMIT_FILE_BYTES, &bytes, err) ||
	     read_document(bytes, STR("panel"), &how, &doc, err);
	if (rc == 0)
		rc = review_case(pack, &c, &a, doc, err);
	doc_free(doc);
	arena_clear(&a);
	return rc ? -1 : 0;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct pack_folder rules;
	struct pack *pack = NULL;
	struct str list;
	struct err err = {0};

	if (argc != 2)
		err_set(&err, ERR_USAGE, "usage: judge RULES <LIST");
	else if (pack_folder_read(&a, argv[1], &rules, &err) == 0 &&
		 pack_load(&rules, true, &pack, &err) == 0 &&
		 file_read(&a, "-", LIMIT_FILE_BYTES, &list, &err) == 0)
		while (list.len) {
			struct err one = {0};

			if (judge_case(pack, str_cut(&list, '\n'), &one))
				printf("trouble\t%s\t\n", one.text);
		}
	pack_free(pack);
	arena_clear(&a);
	if (err.code)
		fprintf(stderr, "judge: %s\n", err.text);
	return err.code ? 2 : 0;
}
