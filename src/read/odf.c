/* OpenDocument text: a zip archive with one XML file each for properties,
 * styles and text, or one XML file with all of them (flat).  Both hold the
 * same elements below their root; each is read once. */
#include "port/zip.h"
#include "read/formats.h"
#include "read/odf_body.h"

/* Longer values are cut: they are for people to read. */
#define VALUE_BYTES 2048

struct odf {
	struct arena arena;
	struct doc *doc;
	struct odf_styles styles;
	struct odf_body body;
	struct xml_sink styles_sink, body_sink;
	/* Where the reading of a file stands. */
	int depth;
	const struct xml_sink *sink; /* of the part that is open, or NULL */
	bool in_meta;
	struct str property; /* that is open; empty: none */
	struct buf value;
};

/* ---- properties ---- */

static struct str
property_name(struct odf *o, const struct xml_tag *tag)
{
	switch (tag->id) {
	case DC_TITLE:
		return STR("title");
	case DC_SUBJECT:
		return STR("subject");
	case DC_DESCRIPTION:
		return STR("description");
	case DC_CREATOR:
		return STR("last modified by");
	case META_INITIAL_CREATOR:
		return STR("creator");
	case META_CREATION_DATE:
		return STR("created");
	case DC_DATE:
		return STR("modified");
	case DC_LANGUAGE:
		return STR("language");
	case META_KEYWORD:
		return STR("keywords");
	case META_USER_DEFINED:
		return arena_copy(&o->arena, xml_attr(tag, AT_META_NAME));
	default:
		return (struct str){0};
	}
}

static void
end_property(struct odf *o)
{
	if (o->property.len)
		doc_add_property(
		    o->doc, o->property, str_trim(buf_str(&o->value)));
	o->property = (struct str){0};
}

/* ---- the parts of a file ---- */

static int
check_root(const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case OFFICE_DOCUMENT:
	case OFFICE_DOCUMENT_CONTENT:
	case OFFICE_DOCUMENT_STYLES:
	case OFFICE_DOCUMENT_META:
		return 0;
	default:
		return err_set(err, ERR_FORMAT,
		    "not an OpenDocument file: its root element is '%.*s'",
		    STR_ARG(str_sub(tag->local, 0, 100)));
	}
}

static void
open_part(struct odf *o, const struct xml_tag *tag)
{
	o->sink = NULL;
	o->in_meta = false;
	switch (tag->id) {
	case OFFICE_META:
		o->in_meta = true;
		break;
	case OFFICE_STYLES:
	case OFFICE_AUTOMATIC_STYLES:
		o->sink = &o->styles_sink;
		break;
	case OFFICE_MASTER_STYLES:
	case OFFICE_BODY:
		o->sink = &o->body_sink;
		break;
	default:
		if (str_eq(tag->local, STR("font-face-decls")))
			o->sink = &o->styles_sink;
		break;
	}
}

/* The body of a spreadsheet or a presentation is none that we read. */
static int
check_body(const struct odf *o, const struct xml_tag *tag, struct err *err)
{
	if (o->depth != 3 || o->sink != &o->body_sink ||
	    tag->ns != ODF_OFFICE || tag->id == OFFICE_TEXT)
		return 0;
	return err_set(err, ERR_FORMAT,
	    "an OpenDocument file without text: its body is '%.*s'",
	    STR_ARG(str_sub(tag->local, 0, 100)));
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct odf *o = self;

	if (++o->depth == 1)
		return check_root(tag, err);
	if (o->depth == 2)
		open_part(o, tag);
	if (o->in_meta && o->depth == 3) {
		o->property = property_name(o, tag);
		buf_reset(&o->value);
	}
	if (check_body(o, tag, err))
		return -1;
	return o->sink ? o->sink->open(o->sink->self, tag, err) : 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct odf *o = self;

	if (o->in_meta && o->depth == 3)
		end_property(o);
	if (o->sink && o->depth > 1 && o->sink->close(o->sink->self, tag, err))
		return -1;
	if (o->depth-- == 2) {
		o->sink = NULL;
		o->in_meta = false;
	}
	return 0;
}

static int
on_text(void *self, struct str text, struct err *err)
{
	struct odf *o = self;

	if (o->in_meta && o->property.len)
		buf_add(&o->value, text);
	if (o->sink && o->sink->text)
		return o->sink->text(o->sink->self, text, err);
	return 0;
}

/* ---- the document ---- */

static void
odf_init(struct odf *o, struct doc *doc, enum tracked tracked)
{
	*o = (struct odf){.doc = doc, .value = {.max = VALUE_BYTES}};
	odf_styles_init(&o->styles, &o->arena);
	odf_body_init(&o->body, doc, &o->arena, &o->styles, tracked);
	o->styles_sink = odf_styles_sink(&o->styles);
	o->body_sink = odf_body_sink(&o->body);
}

static void
odf_free(struct odf *o)
{
	odf_body_free(&o->body);
	buf_free(&o->value);
	arena_clear(&o->arena);
}

static int
odf_finish(struct odf *o, struct err *err)
{
	if (o->styles.language.len &&
	    doc_property(o->doc, STR("language")).len == 0)
		doc_add_property(o->doc, STR("language"), o->styles.language);
	return odf_body_finish(&o->body, err);
}

static struct xml_sink
odf_sink(struct odf *o)
{
	o->depth = 0;
	o->sink = NULL;
	return (struct xml_sink){o, on_open, on_close, on_text};
}

/* ---- flat ---- */

int
fodt_sniff(struct str bytes)
{
	char space[16384];
	struct str head = xml_head(bytes, space, sizeof(space));

	if (!xml_root_is(head, "document") ||
	    str_find(head, STR("urn:oasis:names:tc:opendocument:xmlns:office"),
		0) == SIZE_MAX)
		return 0;
	return 95;
}

int
fodt_read(struct str bytes, const struct read_options *options, struct doc *doc,
    struct err *err)
{
	struct odf o;
	struct xml_sink sink;
	int rc;

	odf_init(&o, doc, options->tracked);
	sink = odf_sink(&o);
	flow_part(o.body.flow, doc->file);
	rc = xml_parse_bytes(bytes, &odf_vocabulary, &sink, err) ||
	     odf_finish(&o, err);
	odf_free(&o);
	return rc ? -1 : 0;
}

/* ---- in a zip archive ---- */

static long
read_member(void *self, char *to, size_t size, struct err *err)
{
	return zip_member_read(self, to, size, err);
}

static int
parse_member(struct zip_in *zip, struct str name, const struct xml_sink *sink,
    struct err *err)
{
	struct xml_source source = {.read = read_member, .takes_time = true};
	struct zip_member *m;
	int rc;

	if (zip_member_open(zip, name, &m, err))
		return -1;
	source.self = m;
	rc = xml_parse(&source, &odf_vocabulary, sink, err);
	zip_member_close(m);
	return rc ? err_wrap(err, "%.*s", STR_ARG(name)) : 0;
}

static int
on_manifest(void *self, const struct xml_tag *tag, struct err *err)
{
	(void)self;
	if (tag->id != MANIFEST_ENCRYPTION)
		return 0;
	return err_set(err, ERR_FORMAT,
	    "cannot read an encrypted OpenDocument file; remove the password");
}

static int
check_manifest(struct zip_in *zip, struct err *err)
{
	struct xml_sink sink = {.open = on_manifest};
	struct str name = STR("META-INF/manifest.xml");

	return zip_has(zip, name) ? parse_member(zip, name, &sink, err) : 0;
}

static int
read_members(struct odf *o, struct zip_in *zip, struct err *err)
{
	static const char *const names[] = {
	    "meta.xml", "styles.xml", "content.xml"};

	if (check_manifest(zip, err))
		return -1;
	if (!zip_has(zip, STR("content.xml")))
		return err_set(err, ERR_FORMAT,
		    "not an OpenDocument file: content.xml is missing");
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct str name = str_of(names[i]);
		struct xml_sink sink = odf_sink(o);

		if (!zip_has(zip, name))
			continue;
		odf_styles_forget(&o->styles);
		if (i > 0)
			flow_part(o->body.flow, name);
		if (parse_member(zip, name, &sink, err))
			return -1;
	}
	return odf_finish(o, err);
}

/* The member "mimetype" comes first and is not compressed, so that the kind of
 * file can be read without opening it. */
int
odt_sniff(struct str bytes)
{
	static const struct str kind =
	    STR_INIT("mimetypeapplication/vnd.oasis.opendocument.text");
	struct str head = str_sub(bytes, 0, 256), end;

	if (!str_starts(bytes, STR("PK\003\004")))
		return 0;
	if (str_find(head, kind, 0) != SIZE_MAX)
		return 95;
	end = str_sub(
	    bytes, bytes.len > 65536 ? bytes.len - 65536 : 0, bytes.len);
	return str_find(end, STR("content.xml"), 0) != SIZE_MAX &&
		       str_find(end, STR("META-INF/manifest.xml"), 0) !=
			   SIZE_MAX
		   ? 80
		   : 0;
}

int
odt_read(struct str bytes, const struct read_options *options, struct doc *doc,
    struct err *err)
{
	struct zip_in *zip;
	struct odf o;
	int rc;

	if (zip_open_bytes(bytes, &zip, err))
		return -1;
	odf_init(&o, doc, options->tracked);
	rc = read_members(&o, zip, err);
	odf_free(&o);
	zip_in_close(zip);
	return rc;
}
