/* Flat OPC: a package whose parts stand one after another in one XML file,
 * in any order.  The file is read once for the names and relationships of all
 * parts, then once for each group of parts that is asked for. */
#include "port/part.h"
#include "read/formats.h"
#include "read/word.h"
#include "read/word_names.h"

struct flat_part {
	struct str name;
	struct opc_rels *rels;
};

struct flat {
	struct arena arena;
	struct str bytes;
	struct VEC(struct flat_part) parts;
	struct index by_name;
	/* The pass in hand. */
	int depth;
	struct opc_rels *rels; /* that the open part fills, or NULL */
	struct str source; /* part that they belong to */
	const struct opc_job *jobs, *job;
	size_t n_jobs, n_done;
	bool is_done;
};

/* Depths: 1 pkg:package, 2 pkg:part, 3 pkg:xmlData, 4 the part's root. */
enum { DEPTH_PART = 2, DEPTH_DATA = 3 };

static struct str
part_name(const struct xml_tag *tag)
{
	struct str name = xml_attr(tag, PKG_NAME);

	return str_starts(name, STR("/")) ? str_sub(name, 1, name.len) : name;
}

static struct flat_part *
find_part(struct flat *f, struct str name)
{
	int i = index_find(&f->by_name, name);

	return i < 0 ? NULL : &f->parts.at[i];
}

static struct flat_part *
add_part(struct flat *f, struct str name)
{
	struct flat_part *p = VEC_ADD(&f->arena, &f->parts);

	p->name = arena_copy(&f->arena, name);
	index_put(&f->arena, &f->by_name, p->name, (int)f->parts.len - 1);
	return p;
}

/* "word/_rels/document.xml.rels" is about "word/document.xml". */
static struct str
source_of_rels(struct flat *f, struct str name)
{
	struct str mark = STR("_rels/"), tail = STR(".rels");
	size_t at = str_find(name, mark, 0);

	if (at == SIZE_MAX || !str_ends(name, tail))
		return (struct str){0};
	return arena_print(&f->arena, "%.*s%.*s", STR_ARG(str_sub(name, 0, at)),
	    STR_ARG(str_sub(name, at + mark.len, name.len - tail.len)));
}

static int
list_part(struct flat *f, const struct xml_tag *tag, struct err *err)
{
	struct str name = part_name(tag);
	struct flat_part *p;

	f->rels = NULL;
	if (find_part(f, name))
		return err_set(err, ERR_FORMAT, "two parts are named '%.*s'",
		    STR_ARG(name));
	p = add_part(f, name);
	f->source = source_of_rels(f, name);
	if (f->source.at)
		f->rels = p->rels = arena_new(&f->arena, struct opc_rels);
	return 0;
}

static int
on_list_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct flat *f = self;

	f->depth++;
	if (f->depth == 1 && tag->id != PKG_PACKAGE)
		return err_set(err, ERR_FORMAT, "not a flat OPC file");
	if (f->depth == DEPTH_PART && tag->id == PKG_PART)
		return list_part(f, tag, err);
	if (f->depth > DEPTH_DATA && f->rels && tag->id == REL_RELATIONSHIP)
		opc_rels_take(&f->arena, f->rels, f->source, tag);
	return 0;
}

static int
on_list_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct flat *f = self;

	(void)tag;
	(void)err;
	f->depth--;
	return 0;
}

static void
choose_job(struct flat *f, const struct xml_tag *tag)
{
	struct str name = part_name(tag);

	f->job = NULL;
	for (size_t i = 0; i < f->n_jobs; i++)
		if (str_eq(f->jobs[i].part, name))
			f->job = &f->jobs[i];
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct flat *f = self;

	f->depth++;
	if (f->depth == DEPTH_PART)
		choose_job(f, tag);
	if (f->depth > DEPTH_DATA && f->job && f->job->sink.open)
		return f->job->sink.open(f->job->sink.self, tag, err);
	return 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct flat *f = self;

	if (f->depth > DEPTH_DATA && f->job && f->job->sink.close &&
	    f->job->sink.close(f->job->sink.self, tag, err))
		return -1;
	if (f->depth-- != DEPTH_PART || !f->job)
		return 0;
	f->job = NULL;
	if (++f->n_done < f->n_jobs)
		return 0;
	f->is_done = true; /* what follows does not matter now */
	return -1;
}

static int
on_text(void *self, struct str s, struct err *err)
{
	struct flat *f = self;

	if (f->depth > DEPTH_DATA && f->job && f->job->sink.text)
		return f->job->sink.text(f->job->sink.self, s, err);
	return 0;
}

static int
parse(void *self, const struct opc_job *jobs, size_t n, struct err *err)
{
	struct flat *f = self;
	struct xml_sink sink = {f, on_open, on_close, on_text};

	f->depth = 0;
	f->jobs = jobs;
	f->n_jobs = n;
	f->n_done = 0;
	f->job = NULL;
	f->is_done = false;
	if (n && xml_parse_bytes(f->bytes, &word_vocabulary, &sink, err))
		return f->is_done ? 0 : -1;
	return 0;
}

static bool
has(const void *self, struct str part)
{
	const struct flat *f = self;

	return index_find(&f->by_name, part) >= 0;
}

static int
rels_of(
    void *self, struct str part, const struct opc_rels **out, struct err *err)
{
	static const struct opc_rels none = {.list = {0}};
	struct flat *f = self;
	struct flat_part *p = find_part(f, part_rels_name(&f->arena, part));

	(void)err;
	*out = p && p->rels ? p->rels : &none;
	return 0;
}

int
flat_opc_sniff(struct str bytes)
{
	char space[4096];
	struct str head = xml_head(bytes, space, sizeof(space));

	return xml_root_is(head, "package") &&
		       str_find(head,
			   STR("http://schemas.microsoft.com/office/2006/"
			       "xmlPackage"),
			   0) != SIZE_MAX
		   ? 95
		   : 0;
}

int
flat_opc_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err)
{
	struct flat f = {.bytes = bytes};
	struct opc opc = {&f, has, rels_of, parse};
	struct xml_sink list = {&f, on_list_open, on_list_close, NULL};
	struct word w;
	int rc = xml_parse_bytes(bytes, &word_vocabulary, &list, err);

	if (rc == 0) {
		word_init(&w, doc, options->tracked);
		rc = opc_read_word(&w, &opc, err);
		word_free(&w);
	}
	arena_clear(&f.arena);
	return rc;
}
