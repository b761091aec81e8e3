/* DOCX: a package of parts in a zip archive. */
#include "port/part.h"
#include "port/zip.h"
#include "read/formats.h"
#include "read/word.h"
#include "read/word_names.h"

struct package {
	struct arena arena;
	struct zip_in *zip;
	struct VEC(struct known_rels) rels; /* read so far */
};

struct known_rels {
	struct str part;
	struct opc_rels *rels;
};

static bool
has(const void *self, struct str part)
{
	const struct package *p = self;

	return zip_has(p->zip, part);
}

static long
read_member(void *self, char *to, size_t size, struct err *err)
{
	return zip_member_read(self, to, size, err);
}

static int
parse_part(struct package *p, const struct opc_job *job, struct err *err)
{
	struct zip_member *m;
	struct xml_source source = {.read = read_member,
	    .takes_time = true,
	    .may_be_strained = job->may_be_strained};
	int rc;

	if (zip_member_open(p->zip, job->part, &m, err))
		return -1;
	source.self = m;
	rc = xml_parse(&source, &word_vocabulary, &job->sink, err);
	zip_member_close(m);
	if (rc)
		return err_wrap(err, "%.*s", STR_ARG(job->part));
	return 0;
}

static int
parse(void *self, const struct opc_job *jobs, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (parse_part(self, &jobs[i], err))
			return -1;
	return 0;
}

struct rels_sink {
	struct package *package;
	struct opc_rels *rels;
	struct str part;
};

static int
on_rel(void *self, const struct xml_tag *tag, struct err *err)
{
	struct rels_sink *s = self;

	(void)err;
	if (tag->id == REL_RELATIONSHIP)
		opc_rels_take(&s->package->arena, s->rels, s->part, tag);
	return 0;
}

static int
rels_of(
    void *self, struct str part, const struct opc_rels **out, struct err *err)
{
	struct package *p = self;
	struct known_rels known = {.part = part};
	struct rels_sink sink = {.package = p, .part = part};
	struct opc_job job = {.part = part_rels_name(&p->arena, part),
	    .sink = {.self = &sink, .open = on_rel}};

	for (size_t i = 0; i < p->rels.len; i++)
		if (str_eq(p->rels.at[i].part, part)) {
			*out = p->rels.at[i].rels;
			return 0;
		}
	known.rels = sink.rels = arena_new(&p->arena, struct opc_rels);
	if (has(p, job.part) && parse_part(p, &job, err))
		return -1;
	known.part = arena_copy(&p->arena, part);
	VEC_PUSH(&p->arena, &p->rels, known);
	*out = known.rels;
	return 0;
}

int
docx_sniff(struct str bytes)
{
	size_t tail = bytes.len > (size_t)1 << 20 ? bytes.len - (1 << 20) : 0;
	struct str end = str_sub(bytes, tail, bytes.len);

	if (!str_starts(bytes, STR("PK\003\004")))
		return 0;
	/* The central directory stands at the end of the file. */
	return str_find(end, STR("_rels/.rels"), 0) != SIZE_MAX ? 90 : 10;
}

int
docx_read(struct str bytes, const struct read_options *options, struct doc *doc,
    struct err *err)
{
	struct package p = {.zip = NULL};
	struct opc opc = {&p, has, rels_of, parse};
	struct word w;
	int rc;

	if (zip_open_bytes(bytes, &p.zip, err))
		return -1;
	word_init(&w, doc, options->tracked);
	w.trace = options->trace;
	doc->trace = options->trace;
	rc = opc_read_word(&w, &opc, err);
	word_free(&w);
	zip_in_close(p.zip);
	arena_clear(&p.arena);
	return rc;
}
