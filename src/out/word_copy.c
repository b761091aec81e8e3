/* The package is taken apart as far as needed: the relationships of the main
 * part say whether there are comments, and where; the main part gets the
 * marks, the comments part the comments.  Where there is no comments part it
 * is made, and named in the relationships and in the list of content types. */
#include "out/word_copy.h"

#include "out/check_table.h"
#include "out/evidence.h"
#include "out/word_comment.h"
#include "out/word_insert.h"
#include "out/xml_scan.h"
#include "port/part.h"
#include "port/xml.h"
#include "port/zip.h"

#define TRANSITIONAL                                                           \
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define REL_COMMENTS                                                           \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" \
	"comments"
#define REL_COMMENTS_STRICT                                                    \
	"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
#define TYPE_COMMENTS                                                          \
	"application/vnd.openxmlformats-officedocument.wordprocessingml."      \
	"comments+xml"
#define XML_HEAD                                                               \
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define CONTENT_TYPES "[Content_Types].xml"
#define REL_NAME "cpslintComments"

enum { NS_W = 1, NS_REL };
enum name {
	W_DOCUMENT = 1,
	W_COMMENT,
	W_MARK,
	W_ID,
	REL_RELATIONSHIP,
	REL_ID,
	REL_TYPE,
	REL_TARGET
};

static const struct xml_ns_name spaces[] = {
    {TRANSITIONAL, NS_W},
    {STRICT, NS_W},
    {PACKAGE "relationships", NS_REL},
};

static const struct xml_known_name names[] = {
    {NS_W, "document", W_DOCUMENT},
    {NS_W, "comment", W_COMMENT},
    {NS_W, "commentRangeStart", W_MARK},
    {NS_W, "commentRangeEnd", W_MARK},
    {NS_W, "commentReference", W_MARK},
    {NS_W, "id", W_ID},
    {NS_REL, "Relationship", REL_RELATIONSHIP},
    {0, "Id", REL_ID},
    {0, "Type", REL_TYPE},
    {0, "Target", REL_TARGET},
};

static const struct xml_vocabulary vocabulary = {
    spaces, COUNT_OF(spaces), names, COUNT_OF(names), true};

#define MOST_CHANGES 4

struct word_package {
	struct arena arena;
	struct zip_in *zip;
	struct str part, bytes; /* the main part */
	bool is_strict;
	long last_id; /* of the comments that are there, -1 for none */
	struct str rels, rels_bytes;
	struct str comments, comments_bytes; /* empty: there are none */
	long last_rel; /* number of the last relationship named by us */
	struct zip_change changes[MOST_CHANGES];
	size_t n_changes;
};

/* --- reading ------------------------------------------------------------- */

static int
on_id(void *self, const struct xml_tag *tag, struct err *err)
{
	struct word_package *p = self;
	long id;

	(void)err;
	if ((tag->id == W_COMMENT || tag->id == W_MARK) &&
	    str_to_long(xml_attr(tag, W_ID), 0, 2000000000L, &id) &&
	    id > p->last_id)
		p->last_id = id;
	return 0;
}

static int
on_relationship(void *self, const struct xml_tag *tag, struct err *err)
{
	struct word_package *p = self;
	struct str type = xml_attr(tag, REL_TYPE);
	struct str id = xml_attr(tag, REL_ID);
	long n;

	(void)err;
	if (tag->id != REL_RELATIONSHIP)
		return 0;
	if (str_starts(id, STR(REL_NAME)) &&
	    str_to_long(str_sub(id, sizeof(REL_NAME) - 1, id.len), 1,
		1000000000L, &n) &&
	    n > p->last_rel)
		p->last_rel = n;
	if (!p->comments.len && (str_eq(type, STR(REL_COMMENTS)) ||
				    str_eq(type, STR(REL_COMMENTS_STRICT))))
		p->comments =
		    part_resolve(&p->arena, p->part, xml_attr(tag, REL_TARGET));
	return 0;
}

/* One part, whole; it must be UTF-8 for something to be put into it. */
static int
read_part(
    struct word_package *p, struct str name, struct str *out, struct err *err)
{
	if (zip_member_all(p->zip, &p->arena, name, out, err))
		return -1;
	if (scan_is_utf8(*out))
		return 0;
	return err_set(err, ERR_FORMAT,
	    "'%.*s' is not in UTF-8: no comments can be put into it",
	    STR_ARG(name));
}

static int
parse(struct word_package *p, struct str bytes,
    int (*open)(void *self, const struct xml_tag *tag, struct err *err),
    struct err *err)
{
	const struct xml_sink sink = {.self = p, .open = open};

	return xml_parse_bytes(bytes, &vocabulary, &sink, err);
}

/* The namespace of the root decides which of the two forms this is. */
static void
find_form(struct word_package *p)
{
	struct scan_token t = {.kind = SCAN_OTHER};
	struct str tag, prefix, space;

	while (t.kind == SCAN_OTHER || t.kind == SCAN_TEXT)
		t = scan_next(p->bytes, t.end);
	tag = str_sub(p->bytes, t.start, t.end);
	prefix = scan_prefix(t.name);
	space = scan_attribute(tag,
	    prefix.len ? arena_print(&p->arena, "xmlns:%.*s", STR_ARG(prefix))
		       : STR("xmlns"));
	p->is_strict = str_eq(space, STR(STRICT));
}

static int
read_package(struct word_package *p, struct err *err)
{
	p->last_id = -1;
	if (read_part(p, p->part, &p->bytes, err) ||
	    parse(p, p->bytes, on_id, err))
		return -1;
	find_form(p);
	p->rels = part_rels_name(&p->arena, p->part);
	if (zip_has(p->zip, p->rels) &&
	    (read_part(p, p->rels, &p->rels_bytes, err) ||
		parse(p, p->rels_bytes, on_relationship, err)))
		return -1;
	if (!zip_has(p->zip, p->comments))
		p->comments = (struct str){0};
	if (!p->comments.len)
		return 0;
	return read_part(p, p->comments, &p->comments_bytes, err) ||
		       parse(p, p->comments_bytes, on_id, err)
		   ? -1
		   : 0;
}

/* --- writing ------------------------------------------------------------- */

static void
change(struct word_package *p, struct str name, struct buf *bytes)
{
	struct zip_change *c = &p->changes[p->n_changes++];

	c->name = name;
	c->bytes = arena_copy(&p->arena, buf_str(bytes));
	buf_free(bytes);
}

/* Puts something before the end of the root element. */
static int
append_to_root(
    struct str bytes, struct str more, struct buf *out, struct err *err)
{
	struct scan_token t = {.kind = SCAN_OTHER}, root = {.kind = SCAN_BAD};
	struct scan_token last = root;

	while (t.kind != SCAN_END && t.kind != SCAN_BAD) {
		t = scan_next(bytes, t.end);
		if (t.kind == SCAN_OPEN || t.kind == SCAN_EMPTY)
			root = root.kind == SCAN_BAD ? t : root;
		if (t.kind == SCAN_CLOSE)
			last = t;
	}
	if (root.kind == SCAN_OPEN && last.kind == SCAN_CLOSE) {
		buf_add(out, str_sub(bytes, 0, last.start));
		buf_add(out, more);
		buf_add(out, str_sub(bytes, last.start, bytes.len));
		return 0;
	}
	if (root.kind != SCAN_EMPTY)
		return err_set(err, ERR_FORMAT, "XML without an element");
	buf_add(out, str_sub(bytes, 0, root.end - 2));
	buf_add_char(out, '>');
	buf_add(out, more);
	buf_print(out, "</%.*s>", STR_ARG(root.name));
	buf_add(out, str_sub(bytes, root.end, bytes.len));
	return 0;
}

/* A name for the comments part that no other part has. */
static struct str
fresh_part(struct word_package *p)
{
	struct str folder = part_folder(p->part), name;
	int n = 0;

	do {
		name = n ? arena_print(&p->arena, "%.*scomments%d.xml",
			       STR_ARG(folder), n)
			 : arena_print(
			       &p->arena, "%.*scomments.xml", STR_ARG(folder));
		n++;
	} while (zip_has(p->zip, name));
	return name;
}

static int
add_relationship(struct word_package *p, struct str part, struct err *err)
{
	struct str old = p->rels_bytes, more;
	struct str name = str_sub(part, part_folder(part).len, part.len);
	struct buf b = {0};

	if (!old.at)
		old = STR(XML_HEAD "<Relationships xmlns=\"" PACKAGE
				   "relationships\"/>");
	more = arena_print(&p->arena,
	    "<Relationship xmlns=\"" PACKAGE "relationships\" Id=\"" REL_NAME
	    "%ld\" Type=\"%s\" "
	    "Target=\"%.*s\"/>",
	    p->last_rel + 1, p->is_strict ? REL_COMMENTS_STRICT : REL_COMMENTS,
	    STR_ARG(name));
	if (append_to_root(old, more, &b, err)) {
		buf_free(&b);
		return -1;
	}
	change(p, p->rels, &b);
	return 0;
}

static int
add_content_type(struct word_package *p, struct str part, struct err *err)
{
	struct str old, more;
	struct buf b = {0};

	if (read_part(p, STR(CONTENT_TYPES), &old, err))
		return -1;
	more = arena_print(&p->arena,
	    "<Override xmlns=\"" PACKAGE "content-types\" "
	    "PartName=\"/%.*s\" ContentType=\"" TYPE_COMMENTS "\"/>",
	    STR_ARG(part));
	if (append_to_root(old, more, &b, err)) {
		buf_free(&b);
		return -1;
	}
	change(p, STR(CONTENT_TYPES), &b);
	return 0;
}

static int
write_comments(struct word_package *p, struct str comments, struct err *err)
{
	struct str old = p->comments_bytes;
	struct str name = p->comments;
	struct buf b = {0};

	if (!name.len) {
		name = fresh_part(p);
		old = arena_print(&p->arena,
		    XML_HEAD "<w:comments xmlns:w=\"%s\"/>",
		    p->is_strict ? STRICT : TRANSITIONAL);
		if (add_relationship(p, name, err) ||
		    add_content_type(p, name, err))
			return -1;
	}
	if (append_to_root(old, comments, &b, err)) {
		buf_free(&b);
		return -1;
	}
	change(p, name, &b);
	return 0;
}

/* --- findings ------------------------------------------------------------ */

struct commented {
	const struct finding **findings;
	struct word_target *targets;
	size_t n;
};

/* The finding's own document, and those that it tells. */
static void
choose(struct arena *a, const struct review *r, int document,
    const struct style *style, struct commented *out)
{
	size_t most = r->findings.len;

	out->findings = arena_many(a, const struct finding *, most + 1);
	out->targets = arena_many(a, struct word_target, most + 1);
	for (size_t i = 0; i < most; i++) {
		const struct finding *f = &r->findings.at[i];
		struct evidence_list list = finding_evidence(a, r, f);
		struct spot spot;

		finding_spot(r, f, &list, &spot);
		if (!table_tells(style, f) || spot.document != document)
			continue;
		out->findings[out->n] = f;
		out->targets[out->n++] = (struct word_target){
		    .block = spot.block, .start = spot.start, .end = spot.end};
	}
}

/* The heading of the section, its parents' headings, and at last whatever has
 * a place: where a comment goes when its own words have none (a running
 * header, a paragraph that Word makes). */
static int
next_block(
    const struct review *r, int document, const struct trace *trace, int block)
{
	const struct map *map = r->documents[document].map;
	int first = trace->paragraphs.len ? trace->paragraphs.at[0].block : -1;
	int section;

	if (block < 0 || block == first)
		return first;
	section = map->section_of[block];
	if (map->sections.at[section].heading == block)
		section = map->sections.at[section].parent;
	if (section > 0 && map->sections.at[section].heading >= 0)
		return map->sections.at[section].heading;
	return first;
}

static bool
move_unplaced(const struct review *r, int document, const struct trace *trace,
    struct commented *c)
{
	bool moved = false;

	for (size_t i = 0; i < c->n; i++) {
		struct word_target *t = &c->targets[i];
		int next;

		if (t->is_placed)
			continue;
		next = next_block(r, document, trace, t->block);
		if (next == t->block || next < 0)
			continue;
		moved = true;
		t->block = next;
		t->start = t->end = 0;
	}
	return moved;
}

static int
mark(struct word_package *p, const struct review *r, int document,
    const struct trace *trace, struct commented *c, struct err *err)
{
	struct buf b = {0};

	for (size_t i = 0; i < c->n; i++)
		c->targets[i].id = p->last_id + 1 + (long)i;
	do {
		buf_reset(&b);
		if (word_insert(p->bytes, trace, c->targets, c->n, &b, err)) {
			buf_free(&b);
			return -1;
		}
	} while (move_unplaced(r, document, trace, c));
	change(p, p->part, &b);
	for (size_t i = 0; i < c->n; i++)
		if (!c->targets[i].is_placed)
			return err_set(err, ERR_FORMAT,
			    "has no paragraph that could bear a comment");
	return 0;
}

static int
annotate(struct word_package *p, const struct review *r, int document,
    const struct trace *trace, const struct style *style, struct err *err)
{
	struct commented c = {0};
	struct buf comments = {0};
	int rc;

	choose(&p->arena, r, document, style, &c);
	if (c.n == 0)
		return 0;
	if (read_package(p, err) || mark(p, r, document, trace, &c, err))
		return -1;
	for (size_t i = 0; i < c.n; i++)
		word_comment_add(r, c.findings[i], c.targets[i].id,
		    p->is_strict ? STR(STRICT) : STR(TRANSITIONAL), &comments);
	rc = write_comments(p, buf_str(&comments), err);
	buf_free(&comments);
	return rc;
}

int
word_copy(const struct review *r, int document, const struct trace *trace,
    struct str bytes, const struct style *style, struct buf *out,
    struct err *err)
{
	struct word_package p = {.part = trace->part};
	int rc;

	if (!trace->part.len)
		return err_set(err, ERR_USAGE,
		    "a copy with comments is made of Word documents (docx) "
		    "only");
	if (zip_open_bytes(bytes, &p.zip, err))
		return -1;
	rc = annotate(&p, r, document, trace, style, err);
	zip_in_close(p.zip);
	if (rc == 0)
		rc = zip_rewrite(bytes, p.changes, p.n_changes, out, err);
	arena_clear(&p.arena);
	return rc;
}
