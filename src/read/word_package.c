/* A Word document in a package: finds the parts by their relationships and
 * reads them in the order in which they need each other: properties, styles
 * and numbering; notes, which wait for their citations; the document; headers
 * and footers. */
#include "read/word_body.h"

/* Headers and footers that are read; a document has three kinds of each per
 * section, mostly the same. */
#define MOST_MARGINS 200

/* A part that is a story, begun and ended with its root element. */
struct story_job {
	struct word *word;
	struct str part;
	enum story_kind kind;
	enum block_role role;
	const struct opc_rels *rels;
	struct xml_sink body;
	int depth;
};

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct story_job *j = self;

	if (j->depth++ == 0)
		word_body_begin(j->word, j->part, j->kind, j->role, j->rels);
	return j->body.open(j->body.self, tag, err);
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct story_job *j = self;

	if (j->body.close(j->body.self, tag, err))
		return -1;
	return --j->depth == 0 ? word_body_end(j->word, err) : 0;
}

static int
on_text(void *self, struct str s, struct err *err)
{
	struct story_job *j = self;

	return j->body.text(j->body.self, s, err);
}

static int
make_story_job(struct word *w, const struct opc *opc, struct story_job *j,
    struct str part, struct opc_job *out, struct err *err)
{
	j->word = w;
	j->part = part;
	j->body = word_body_sink(w);
	/* A trace counts every element. */
	*out = (struct opc_job){
	    part, {j, on_open, on_close, on_text}, w->trace == NULL};
	return opc->rels(opc->self, part, &j->rels, err);
}

/* A part that must be there when something refers to it. */
static bool
is_there(struct word *w, const struct opc *opc, const struct opc_rel *rel)
{
	if (!rel)
		return false;
	if (opc->has(opc->self, rel->target))
		return true;
	doc_add_notice(w->doc, NOTICE_DAMAGED, -1,
	    "part '%.*s' is referred to but is not there",
	    STR_ARG(str_sub(rel->target, 0, 200)));
	return false;
}

static const struct opc_rel *
find_main(struct word *w, const struct opc *opc, const struct opc_rels **root,
    struct err *err)
{
	const struct opc_rel *main;

	(void)w;
	if (opc->rels(opc->self, STR(""), root, err))
		return NULL;
	main = opc_find_type(*root, OPC_DOCUMENT);
	if (!main) {
		(void)err_set(err, ERR_FORMAT,
		    "not a Word document: the package names no main part");
		return NULL;
	}
	if (!opc->has(opc->self, main->target)) {
		(void)err_set(err, ERR_FORMAT,
		    "the main part '%.*s' is missing",
		    STR_ARG(str_sub(main->target, 0, 200)));
		return NULL;
	}
	return main;
}

static int
read_definitions(struct word *w, const struct opc *opc,
    const struct opc_rels *root, const struct opc_rels *rels, struct err *err)
{
	static const enum opc_type of_package[] = {
	    OPC_CORE_PROPERTIES, OPC_APP_PROPERTIES, OPC_CUSTOM_PROPERTIES};
	struct opc_job jobs[COUNT_OF(of_package) + 2];
	const struct opc_rel *rel;
	size_t n = 0;

	for (size_t i = 0; i < COUNT_OF(of_package); i++) {
		rel = opc_find_type(root, of_package[i]);
		if (is_there(w, opc, rel))
			jobs[n++] = (struct opc_job){
			    rel->target, word_properties_sink(w), false};
	}
	rel = opc_find_type(rels, OPC_STYLES);
	if (is_there(w, opc, rel))
		jobs[n++] = (struct opc_job){
		    rel->target, word_styles_sink(&w->styles), true};
	rel = opc_find_type(rels, OPC_NUMBERING);
	if (is_there(w, opc, rel))
		jobs[n++] = (struct opc_job){
		    rel->target, word_lists_sink(&w->lists), true};
	if (opc->parse(opc->self, jobs, n, err))
		return -1;
	word_finish_definitions(w);
	return 0;
}

static int
read_notes(struct word *w, const struct opc *opc, const struct opc_rels *rels,
    struct err *err)
{
	static const enum opc_type types[] = {OPC_FOOTNOTES, OPC_ENDNOTES};
	struct story_job stories[COUNT_OF(types)] = {
	    {.kind = STORY_NOTE}, {.kind = STORY_NOTE}};
	struct opc_job jobs[COUNT_OF(types)];
	size_t n = 0;

	for (size_t i = 0; i < COUNT_OF(types); i++) {
		const struct opc_rel *rel = opc_find_type(rels, types[i]);

		if (!is_there(w, opc, rel))
			continue;
		if (make_story_job(
			w, opc, &stories[n], rel->target, &jobs[n], err))
			return -1;
		n++;
	}
	return opc->parse(opc->self, jobs, n, err);
}

static int
read_main(
    struct word *w, const struct opc *opc, struct str part, struct err *err)
{
	struct story_job story = {.kind = STORY_BODY};
	struct opc_job job;

	if (make_story_job(w, opc, &story, part, &job, err))
		return -1;
	return opc->parse(opc->self, &job, 1, err);
}

static bool
is_listed(const struct opc_job *jobs, size_t n, struct str part)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(jobs[i].part, part))
			return true;
	return false;
}

static int
read_margins(struct word *w, const struct opc *opc, const struct opc_rels *rels,
    struct err *err)
{
	size_t most = w->body->margins.len, n = 0;
	struct story_job *stories;
	struct opc_job *jobs;

	if (most > MOST_MARGINS)
		most = MOST_MARGINS;
	stories = arena_many(&w->arena, struct story_job, most + 1);
	jobs = arena_many(&w->arena, struct opc_job, most + 1);
	for (size_t i = 0; i < most; i++) {
		const struct margin_ref *m = &w->body->margins.at[i];
		const struct opc_rel *rel = opc_find_id(rels, m->rel_id);

		if (!is_there(w, opc, rel) || is_listed(jobs, n, rel->target))
			continue;
		stories[n].kind = STORY_MARGIN;
		stories[n].role = m->role;
		if (make_story_job(
			w, opc, &stories[n], rel->target, &jobs[n], err))
			return -1;
		n++;
	}
	return opc->parse(opc->self, jobs, n, err);
}

int
opc_read_word(struct word *w, const struct opc *opc, struct err *err)
{
	const struct opc_rels *root, *rels;
	const struct opc_rel *main = find_main(w, opc, &root, err);

	if (!main || opc->rels(opc->self, main->target, &rels, err) ||
	    read_definitions(w, opc, root, rels, err) ||
	    read_notes(w, opc, rels, err) ||
	    read_main(w, opc, main->target, err) ||
	    read_margins(w, opc, rels, err))
		return -1;
	return word_body_finish(w, err);
}
