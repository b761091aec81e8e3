/* Tags to calls of the flow: one function opens an element of each kind, one
 * ends all of them by what their frame says. */
#include "read/html_body.h"

#include "read/html_state.h"
#include "read/notices.h"

static struct html_frame *
push_frame(struct html_body *b, const struct xml_tag *tag)
{
	struct html_frame *f = &b->frames[b->depth++];

	*f = (struct html_frame){.id = tag->id, .table = -1};
	return f;
}

static struct css_look
look_of(const struct html_body *b, const struct xml_tag *tag)
{
	struct css_look look = {0};
	struct str own = xml_attr(tag, HTML_AT_STYLE);

	css_classes(&b->sheet, xml_attr(tag, HTML_AT_CLASS), &look);
	if (own.len)
		css_declare(own, &look);
	look.is_hidden |= xml_attr(tag, HTML_AT_HIDDEN).at != NULL;
	look.is_centered |=
	    str_eq_nocase(xml_attr(tag, HTML_AT_ALIGN), STR("center"));
	return look;
}

/* The line of the Markdown that the block comes from, or of the page. */
static void
tell_line(struct html_body *b, const struct xml_tag *tag)
{
	struct str position = xml_attr(tag, HTML_AT_SOURCEPOS);
	long line;

	if (b->page->markdown.len == 0)
		flow_line(b->flow, tag->line);
	else if (str_to_long(str_cut(&position, ':'), 1, INT32_MAX, &line))
		flow_line(b->flow, (int)line);
}

static void
begin_capture(struct html_body *b, struct html_frame *f, unsigned ends)
{
	buf_reset(&b->captured);
	b->is_capturing = true;
	f->ends |= ends;
}

/* ---- blocks ---- */

/* The name of the style, as the Word readers would tell it. */
static struct str
style_of(struct html_body *b, const struct xml_tag *tag)
{
	struct str classes = xml_attr(tag, HTML_AT_CLASS);

	if (html_has_word(classes, "MsoTitle") ||
	    html_has_word(classes, "title"))
		return STR("Title");
	if (html_has_word(classes, "MsoSubtitle") ||
	    html_has_word(classes, "subtitle"))
		return STR("Subtitle");
	return arena_copy(&b->arena, classes.len ? classes : tag->local);
}

/* "MsoHeading7"; 0 for another class. */
static int
heading_of_class(struct str classes)
{
	struct str head = STR("MsoHeading");
	long level;

	if (str_starts(classes, head) &&
	    str_to_long(str_sub(classes, head.len, classes.len), 1, 9, &level))
		return (int)level;
	return 0;
}

static int
open_paragraph(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, const struct css_look *look, struct err *err)
{
	struct str classes = xml_attr(tag, HTML_AT_CLASS);
	struct flow_block block = {.style = style_of(b, tag),
	    .heading = heading_of_class(classes),
	    .is_centered = look->is_centered};

	if (html_end_block(b, err))
		return -1;
	if (str_starts(classes, STR("MsoToc")))
		block.role = ROLE_CONTENTS;
	f->ends |= ENDS_BLOCK;
	html_await(b, &block);
	b->pending.item = (struct list_item){.definition = -1,
	    .ilvl = look->is_word_item ? look->word_level - 1 : 0};
	return 0;
}

static int
open_heading(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, const struct css_look *look, struct err *err)
{
	struct flow_block block = {.style = style_of(b, tag),
	    .heading = tag->id - HTML_H1 + 1,
	    .is_centered = look->is_centered};

	if (html_end_block(b, err))
		return -1;
	/* The title of the page stands above its chapters. */
	if (str_eq(block.style, STR("Title")) ||
	    str_eq(block.style, STR("Subtitle")))
		block.heading = 0;
	f->ends |= ENDS_BLOCK;
	html_await(b, &block);
	return 0;
}

static int
open_box(struct html_body *b, struct html_frame *f, const struct xml_tag *tag,
    struct err *err)
{
	struct str lang = xml_attr(tag, HTML_AT_LANG);
	bool is_note;

	if (tag->id == HTML_HTML && lang.len)
		doc_add_property(b->doc, STR("language"), lang);
	if (html_note_open(b, f, tag, &is_note, err))
		return -1;
	if (is_note)
		return 0;
	f->ends |= ENDS_BLOCK;
	return html_end_block(b, err);
}

/* ---- what stands in a line ---- */

static void
open_inline(struct html_body *b, struct html_frame *f,
    const struct css_look *look, unsigned bits)
{
	f->span.on = (bits & ~look->off) | look->on;
	f->span.off = look->off & ~bits;
	f->span.half_points = look->half_points;
	if (look->is_label_gap && b->takes_lead)
		f->ends |= ENDS_LABEL_GAP;
	if (b->is_capturing)
		f->span = (struct flow_span){0};
	else if (flow_is_open(b->flow) &&
		 (f->span.on || f->span.off || f->span.half_points)) {
		f->is_told = true;
		flow_span_open(b->flow, &f->span);
	}
}

/* "¶" behind a heading, to copy its address. */
static bool
is_heading_anchor(const struct xml_tag *tag)
{
	struct str classes = xml_attr(tag, HTML_AT_CLASS);

	return html_has_word(classes, "headerlink") ||
	       html_has_word(classes, "anchor") ||
	       html_has_word(classes, "permalink") ||
	       html_has_word(classes, "heading-link");
}

static int
open_link(struct html_body *b, struct html_frame *f, const struct xml_tag *tag,
    struct err *err)
{
	struct str href = xml_attr(tag, HTML_AT_HREF);
	bool is_note;

	if (html_note_link(b, f, tag, &is_note, err))
		return -1;
	if (is_note)
		return 0;
	if (str_starts(href, STR("#")) && is_heading_anchor(tag)) {
		b->skip = 1;
		return 0;
	}
	if (href.len && href.at[0] != '#' && !b->is_capturing)
		f->target = arena_copy(&b->arena, str_trim(href));
	if (f->target.len && flow_is_open(b->flow)) {
		f->is_told = true;
		flow_link_open(b->flow, f->target);
	}
	return 0;
}

/* A break before any text shows nothing that matters. */
static int
add_break(struct html_body *b, struct err *err)
{
	if (b->lead_len && html_need_block(b, err))
		return -1;
	return flow_is_open(b->flow) ? flow_char(b->flow, '\n', err) : 0;
}

/* A picture with an empty alternative text says itself that it tells
 * nothing. */
static void
tell_picture(struct html_body *b, const struct xml_tag *tag)
{
	struct str alt = xml_attr(tag, HTML_AT_ALT);
	struct str classes = xml_attr(tag, HTML_AT_CLASS);

	if (notices_is_small(
		xml_attr(tag, HTML_AT_WIDTH), xml_attr(tag, HTML_AT_HEIGHT)) ||
	    (alt.at && alt.len == 0) || html_has_word(classes, "emoticon"))
		return;
	if (alt.len)
		flow_not_read(b->flow, NOTICE_FIGURE,
		    "a picture is not read: '%.*s'",
		    STR_ARG(str_sub(alt, 0, 120)));
	else
		flow_not_read(b->flow, NOTICE_FIGURE, "a picture is not read");
}

/* "<name>" that somebody wrote for a place to be filled in. */
static void
tell_unknown(struct html_body *b, const struct xml_tag *tag)
{
	for (size_t i = 0; i < tag->local.len; i++)
		if (tag->local.at[i] == ':' || tag->local.at[i] == '-')
			return; /* a vocabulary's or a page's own element */
	notices_damaged(flow_notices(b->flow),
	    "'<%.*s ...>' is taken for a tag and not shown",
	    STR_ARG(tag->local));
}

static void
add_meta(struct html_body *b, const struct xml_tag *tag)
{
	static const struct {
		const char *name, *property;
	} known[] = {
	    {"author", "creator"},
	    {"dc.creator", "creator"},
	    {"dcterms.creator", "creator"},
	    {"dc.title", "title"},
	    {"dcterms.title", "title"},
	    {"dc.subject", "subject"},
	    {"dcterms.modified", "modified"},
	    {"dcterms.created", "created"},
	    {"version", "version"},
	    {"date", "date"},
	    {"company", "company"},
	};
	struct str name = xml_attr(tag, HTML_AT_NAME);

	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_eq_nocase(name, str_of(known[i].name)))
			doc_add_property(b->doc, str_of(known[i].property),
			    xml_attr(tag, HTML_AT_CONTENT));
}

/* ---- parts ---- */

/* True when the element holds no text of the document, or text of another
 * role; the frame knows what its end does. */
static int
open_part(struct html_body *b, struct html_frame *f, const struct xml_tag *tag,
    enum html_kind kind, bool *is_skipped, struct err *err)
{
	enum html_part part = html_part_of(tag, kind);

	*is_skipped = part == PART_AROUND;
	if (part == PART_TEXT || part == PART_AROUND)
		return 0;
	if (html_end_block(b, err))
		return -1;
	if (part == PART_CONTENTS) {
		f->ends |= ENDS_ROLE;
		f->role = flow_role(b->flow, ROLE_CONTENTS);
		return 0;
	}
	if (b->table >= 0)
		return 0;
	f->ends |= ENDS_MARGIN;
	return flow_margin_open(b->flow, ROLE_FOOTER, err);
}

static int
open_kind(struct html_body *b, struct html_frame *f, const struct xml_tag *tag,
    enum html_kind kind, unsigned bits, struct err *err)
{
	struct css_look look = look_of(b, tag);
	bool is_note;

	if (look.is_hidden) {
		b->skip = 1;
		return 0;
	}
	if (kind <= HTML_CELL && kind != HTML_INLINE)
		tell_line(b, tag);
	if (kind != HTML_INLINE && kind != HTML_LINK) {
		f->span.on = (bits & ~look.off) | look.on;
		f->span.off = look.off;
		f->span.half_points = look.half_points;
	}
	switch (kind) {
	case HTML_INLINE:
		open_inline(b, f, &look, bits);
		return 0;
	case HTML_NAV:
	case HTML_BOX:
		return open_box(b, f, tag, err);
	case HTML_PARAGRAPH:
	case HTML_PRE:
	case HTML_CAPTION:
		return open_paragraph(b, f, tag, &look, err);
	case HTML_HEADING:
		if (html_note_open(b, f, tag, &is_note, err))
			return -1;
		return is_note ? 0 : open_heading(b, f, tag, &look, err);
	case HTML_LIST:
		return html_list_open(b, f, tag, &look, err);
	case HTML_ITEM:
		if (html_note_open(b, f, tag, &is_note, err))
			return -1;
		return is_note ? 0 : html_item_open(b, f, tag, err);
	case HTML_TABLE:
		return html_table_open(b, f, err);
	case HTML_ROW_GROUP:
		return html_end_block(b, err);
	case HTML_ROW:
		return html_row_open(b, f, tag, err);
	case HTML_CELL:
		return html_cell_open(b, f, tag, err);
	case HTML_LINK:
		return open_link(b, f, tag, err);
	case HTML_BREAK:
		return add_break(b, err);
	case HTML_RULE:
		return html_end_block(b, err);
	case HTML_PICTURE:
		tell_picture(b, tag);
		return 0;
	case HTML_QUOTE:
		f->ends |= ENDS_QUOTE;
		return html_text(b, STR("\xE2\x80\x9C"), err);
	case HTML_NOTHING:
		tell_unknown(b, tag);
		return 0;
	default:
		return 0;
	}
}

/* ---- the sink ---- */

/* Title and style sheets stand outside the main part of the page. */
static bool
open_apart(struct html_body *b, struct html_frame *f, const struct xml_tag *tag,
    enum html_kind kind)
{
	if (kind == HTML_STYLE) {
		begin_capture(b, f, ENDS_SHEET);
		return true;
	}
	if (kind != HTML_PROPERTY)
		return false;
	if (tag->id == HTML_TITLE)
		begin_capture(b, f, ENDS_TITLE);
	else
		add_meta(b, tag);
	return true;
}

static void
end_capture(struct html_body *b, struct html_frame *f)
{
	struct str text = buf_str(&b->captured);

	b->is_capturing = false;
	if (f->ends & ENDS_SHEET)
		css_sheet_add(&b->sheet, text);
	else if (doc_property(b->doc, STR("title")).len == 0)
		doc_add_property(b->doc, STR("title"), str_trim(text));
	f->ends = 0;
}

/* A title that nobody closed does not take the page with it. */
static void
abandon_title(struct html_body *b)
{
	for (int i = b->depth; i-- > 0;)
		if (b->frames[i].ends & ENDS_TITLE)
			end_capture(b, &b->frames[i]);
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct html_body *b = self;
	unsigned bits;
	enum html_kind kind = html_kind_of(tag->id, &bits);
	struct html_frame *f;
	bool is_skipped;

	if (b->skip) {
		b->n_lists += tag->id == HTML_OL;
		b->skip++;
		return 0;
	}
	if (b->is_capturing && kind > HTML_INLINE && kind <= HTML_CELL)
		abandon_title(b);
	f = push_frame(b, tag);
	if (open_apart(b, f, tag, kind))
		return 0;
	if (b->scope && !b->in_scope) {
		if (!html_begins_scope(b->scope, tag)) {
			b->n_lists += tag->id == HTML_OL;
			return 0;
		}
		b->in_scope = 1;
		f->ends |= ENDS_SCOPE;
	}
	if (open_part(b, f, tag, kind, &is_skipped, err))
		return -1;
	if (is_skipped || kind == HTML_SKIP)
		b->skip = 1;
	else if (open_kind(b, f, tag, kind, bits, err))
		return -1;
	/* The element that is skipped has no frame: its end ends the skip. */
	if (b->skip) {
		b->n_lists += tag->id == HTML_OL;
		b->depth--;
	}
	return 0;
}

static int
end_structure(struct html_body *b, struct html_frame *f, struct err *err)
{
	if (f->ends & (ENDS_TABLE | ENDS_ROW | ENDS_CELL))
		return html_table_end(b, f, err);
	if (f->ends & ~(unsigned)(ENDS_CITE | ENDS_QUOTE | ENDS_LABEL_GAP) &&
	    html_end_block(b, err))
		return -1;
	if (f->ends & ENDS_ITEM && flow_item_close(b->flow, err))
		return -1;
	for (; f->lists; f->lists--)
		if (flow_list_close(b->flow, err))
			return -1;
	if (f->ends & ENDS_NOTE && flow_note_close(b->flow, err))
		return -1;
	if (f->ends & ENDS_MARGIN && flow_margin_close(b->flow, err))
		return -1;
	if (f->ends & ENDS_ROLE)
		(void)flow_role(b->flow, f->role);
	if (f->ends & ENDS_NOTES)
		b->notes--;
	if (f->ends & ENDS_SCOPE)
		b->in_scope = 0;
	return 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct html_body *b = self;
	struct html_frame *f;

	(void)tag;
	if (b->skip) {
		b->skip--;
		return 0;
	}
	if (b->depth == 0)
		return 0;
	f = &b->frames[b->depth - 1];
	if (f->ends & (ENDS_TITLE | ENDS_SHEET)) {
		end_capture(b, f);
		b->depth--;
		return 0;
	}
	if (f->ends & ENDS_CITE && html_note_cited(b, err))
		return -1;
	if (f->ends & ENDS_QUOTE && html_text(b, STR("\xE2\x80\x9D"), err))
		return -1;
	if (f->ends & ENDS_LABEL_GAP)
		html_take_label(b);
	if (end_structure(b, f, err))
		return -1;
	html_end_stretch(b, f);
	b->depth--;
	return 0;
}

static int
on_text(void *self, struct str text, struct err *err)
{
	struct html_body *b = self;

	if (b->skip)
		return 0;
	if (b->is_capturing) {
		buf_add(&b->captured, text);
		return 0;
	}
	if (b->scope && !b->in_scope)
		return 0;
	return html_text(b, text, err);
}

/* ---- the door ---- */

static int
read_page(struct html_body *b, struct err *err)
{
	struct xml_sink sink = {b, on_open, on_close, on_text};

	flow_part(b->flow, b->doc->file);
	if (html_count_items(b, err) ||
	    html_parse(b->page->text, &html_vocabulary, &sink, err))
		return -1;
	return flow_finish(b->flow, err);
}

static int
read_scope(const struct html_page *page, struct doc *doc, const char *scope,
    struct err *err)
{
	struct html_body b = {.doc = doc,
	    .scope = scope,
	    .page = page,
	    .flow = flow_new(doc),
	    .table = -1,
	    .captured = {.max = LIMIT_BLOCK_BYTES}};
	int rc;

	b.sheet.arena = &b.arena;
	if (page->markdown.len == 0)
		b.is_word = str_find(page->text, STR("7.0pt"), 0) != SIZE_MAX;
	rc = read_page(&b, err);
	flow_free(b.flow);
	buf_free(&b.captured);
	arena_clear(&b.arena);
	return rc;
}

/* A page whose main part holds nothing has its text elsewhere. */
int
html_body_read(const struct html_page *page, struct doc *doc, struct err *err)
{
	const char *scope = NULL;

	if (page->markdown.len == 0)
		scope = html_scope_of(page->text);
	if (read_scope(page, doc, scope, err))
		return -1;
	if (!scope || doc->blocks.len > 0)
		return 0;
	return read_scope(page, doc, NULL, err);
}
