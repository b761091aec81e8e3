/* Which element means what.  Every open element has a frame that says what its
 * end does.  Elements that are not known are passed through, so that wrappers
 * and fields of any kind show what they hold; text counts only inside a
 * paragraph. */
#include "read/odf_body.h"

#include "base/utf8.h"

static void
push(struct odf_body *b, enum odf_ends ends)
{
	b->frames[b->depth++] =
	    (struct odf_frame){(unsigned char)ends, b->font, false};
}

static int
skip(struct odf_body *b)
{
	b->skip = 1;
	return 0;
}

static int
pass(struct odf_body *b)
{
	push(b, ODF_ENDS_NOTHING);
	return 0;
}

/* ---- stories ---- */

static void
enter_story(struct odf_body *b)
{
	if (b->n_places == ODF_PLACES) {
		b->lost_places++;
		return;
	}
	b->places[b->n_places++] = b->now;
	b->now = (struct odf_place){.base_lists = b->lists.len};
}

static void
leave_story(struct odf_body *b)
{
	if (b->lost_places) {
		b->lost_places--;
		return;
	}
	b->lists.len = b->now.base_lists;
	b->now = b->places[--b->n_places];
}

static int
open_note_body(struct odf_body *b, struct err *err)
{
	if (!odf_is_shown(b))
		return skip(b);
	if (odf_para_begin(b, err) ||
	    flow_note_open(b->flow, buf_str(&b->citation), err))
		return -1;
	enter_story(b);
	push(b, ODF_ENDS_NOTE);
	return 0;
}

static int
open_box(struct odf_body *b, struct err *err)
{
	if (b->muted || b->left_out)
		return skip(b);
	if (odf_para_begin(b, err) || flow_box_open(b->flow, err))
		return -1;
	enter_story(b);
	push(b, ODF_ENDS_BOX);
	return 0;
}

static int
open_margin(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	bool is_footer = tag->id == STYLE_FOOTER ||
			 tag->id == STYLE_FOOTER_LEFT ||
			 tag->id == STYLE_FOOTER_FIRST;

	if (str_eq(xml_attr(tag, AT_STYLE_DISPLAY), STR("false")))
		return skip(b);
	if (flow_margin_open(
		b->flow, is_footer ? ROLE_FOOTER : ROLE_HEADER, err))
		return -1;
	enter_story(b);
	b->in_margin++;
	push(b, ODF_ENDS_MARGIN);
	return 0;
}

/* ---- frames ---- */

/* Pictures smaller than some four by two centimetres are logos and icons:
 * they hold no text that matters. */
#define PICTURE_WIDTH 2268
#define PICTURE_HEIGHT 1134

static int
open_frame(struct odf_body *b, const struct xml_tag *tag)
{
	b->width = odf_length(xml_attr(tag, AT_WIDTH), 0);
	b->height = odf_length(xml_attr(tag, AT_HEIGHT), 0);
	b->object = NULL;
	b->frame_name = arena_copy(b->arena, xml_attr(tag, AT_DRAW_NAME));
	buf_reset(&b->frame_title);
	push(b, ODF_ENDS_FRAME);
	return 0;
}

static void
take_object(struct odf_body *b, enum notice_kind kind, const char *what)
{
	b->object = what;
	b->object_kind = kind;
}

/* The picture beside an object only stands in for it. */
static int
note_object(struct odf_body *b, const struct xml_tag *tag)
{
	switch (tag->id) {
	case DRAW_IMAGE:
		if (!b->object && (!b->width || b->width >= PICTURE_WIDTH) &&
		    (!b->height || b->height >= PICTURE_HEIGHT))
			take_object(b, NOTICE_FIGURE, "a picture");
		return skip(b);
	case DRAW_FLOATING_FRAME:
		take_object(b, NOTICE_NOT_READ, "a floating frame");
		return skip(b);
	case DRAW_OBJECT:
		take_object(b, NOTICE_NOT_READ, "an embedded object");
		return pass(b); /* a formula may stand in it */
	default:
		take_object(b, NOTICE_NOT_READ, "an embedded object");
		return skip(b);
	}
}

static void
end_frame(struct odf_body *b)
{
	struct str title = str_trim(buf_str(&b->frame_title));

	if (!b->object || b->in_margin || b->muted || b->left_out)
		return;
	if (title.len)
		flow_not_read(b->flow, b->object_kind, "%s is not read: '%.*s'",
		    b->object, STR_ARG(str_sub(title, 0, 120)));
	else
		flow_not_read(
		    b->flow, b->object_kind, "%s is not read", b->object);
	b->object = NULL;
}

/* Shapes hold paragraphs as text boxes do. */
static bool
is_shape(const struct xml_tag *tag)
{
	return tag->ns == ODF_DRAW && tag->id == ODF_OTHER;
}

static int
open_drawing(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case DRAW_FRAME:
		return open_frame(b, tag);
	case DRAW_TEXT_BOX:
		return open_box(b, err);
	case DRAW_IMAGE:
	case DRAW_OBJECT:
	case DRAW_OBJECT_OLE:
	case DRAW_PLUGIN:
	case DRAW_APPLET:
	case DRAW_FLOATING_FRAME:
		return note_object(b, tag);
	case DRAW_CONTROL:
		return skip(b);
	case SVG_TITLE:
	case SVG_DESC:
		push(b, ODF_ENDS_TITLE);
		return 0;
	default:
		return is_shape(tag) ? open_box(b, err) : pass(b);
	}
}

/* ---- text ---- */

static int
show_char(struct odf_body *b, uint32_t code, struct err *err)
{
	if (!odf_is_shown(b) || b->in_citation)
		return 0;
	if (odf_para_begin(b, err))
		return -1;
	return flow_char(b->flow, code, err);
}

static int
open_spaces(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	long n = odf_number(tag, AT_C, 1, 1000, 1);

	for (long i = 0; i < n; i++)
		if (show_char(b, ' ', err))
			return -1;
	return skip(b);
}

static int
open_char(struct odf_body *b, uint32_t code, struct err *err)
{
	(void)skip(b);
	return show_char(b, code, err);
}

static int
open_link(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	bool is_note;

	if (odf_note_link(b, tag, &is_note, err))
		return -1;
	if (is_note) {
		if (!b->skip)
			push(b, ODF_ENDS_CITED);
		return 0;
	}
	if (odf_is_shown(b)) {
		if (odf_para_begin(b, err))
			return -1;
		flow_link_open(b->flow, xml_attr(tag, AT_HREF));
	}
	push(b, ODF_ENDS_LINK);
	return 0;
}

/* Text of a field that is hidden by its condition, or a variable that is set
 * and not shown. */
static bool
is_hidden_field(const struct xml_tag *tag)
{
	if (tag->id == TEXT_HIDDEN_TEXT)
		return odf_true(tag, AT_IS_HIDDEN);
	return str_eq(xml_attr(tag, AT_DISPLAY), STR("none"));
}

static int
open_in_paragraph(
    struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case TEXT_SPAN:
		push(b, ODF_ENDS_SPAN);
		odf_span_open(b, odf_style(b->styles, ODF_CHARACTER,
				     xml_attr(tag, AT_TEXT_STYLE)));
		return 0;
	case TEXT_A:
	case DRAW_A:
		return open_link(b, tag, err);
	case TEXT_S:
		return open_spaces(b, tag, err);
	case TEXT_TAB:
		return open_char(b, '\t', err);
	case TEXT_LINE_BREAK:
		return open_char(b, '\n', err);
	case TEXT_NOTE_CITATION:
		buf_reset(&b->citation);
		b->in_citation = true;
		push(b, ODF_ENDS_CITATION);
		return 0;
	case TEXT_NOTE_BODY:
		return open_note_body(b, err);
	case TEXT_HIDDEN_PARAGRAPH:
		if (odf_true(tag, AT_IS_HIDDEN) && odf_is_shown(b)) {
			b->now.pending = false;
			b->now.is_dropped = true;
			flow_drop(b->flow);
		}
		return skip(b);
	default:
		return is_hidden_field(tag) ? skip(b) : pass(b);
	}
}

/* ---- tables ---- */

static int
open_table(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	const struct odf_style *st =
	    odf_style(b->styles, ODF_GRID, xml_attr(tag, AT_TABLE_STYLE));

	if (b->muted || b->left_out)
		return skip(b);
	if (st && st->breaks_before && b->n_paragraphs && !b->in_margin)
		flow_page(b->flow, ++b->page);
	if (flow_table_open(b->flow, err))
		return -1;
	b->replay_tables += b->replaying;
	push(b, ODF_ENDS_TABLE);
	b->frames[b->depth - 1].flag = b->in_header_rows;
	b->in_header_rows = false;
	enter_story(b);
	return 0;
}

static int
open_cell(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	const struct odf_style *st =
	    odf_style(b->styles, ODF_CELL, xml_attr(tag, AT_TABLE_STYLE));
	long most = LIMIT_BLOCKS;
	long spanned = odf_number(tag, AT_COLUMNS_SPANNED, 1, most, 1);
	/* A cell that is repeated holds the same everywhere. */
	long repeated = odf_number(tag, AT_COLUMNS_REPEATED, 1, most, 1);
	struct flow_cell cell = {
	    .row_span = (int)odf_number(tag, AT_ROWS_SPANNED, 1, most, 1),
	    .col_span = (int)(spanned > repeated ? spanned : repeated),
	    .is_shaded = st && st->is_shaded};

	push(b, ODF_ENDS_CELL);
	return flow_cell_open(b->flow, &cell, err);
}

static int
open_in_table(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case TABLE_HEADER_ROWS:
		b->in_header_rows = true;
		push(b, ODF_ENDS_HEADER_ROWS);
		return 0;
	case TABLE_ROW:
		push(b, ODF_ENDS_ROW);
		return flow_row_open(b->flow, b->in_header_rows, err);
	case TABLE_CELL:
		return open_cell(b, tag, err);
	case TABLE_COVERED_CELL:
	case TABLE_SHAPES:
		return skip(b);
	default:
		return pass(b);
	}
}

/* ---- blocks ---- */

static int
open_linked_note(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	enter_story(b);
	push(b, ODF_ENDS_NOTE);
	return flow_note_define(b->flow, xml_attr(tag, AT_TEXT_NAME), err);
}

static int
open_section(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	struct str shown = xml_attr(tag, AT_DISPLAY);
	bool hidden = str_eq(shown, STR("none")) || odf_true(tag, AT_IS_HIDDEN);

	if (!hidden && odf_note_is_section(b, tag))
		return open_linked_note(b, tag, err);
	b->muted += hidden;
	push(b, hidden ? ODF_ENDS_MUTE : ODF_ENDS_NOTHING);
	return 0;
}

static int
open_blocks(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case TEXT_P:
	case TEXT_H:
		push(b, ODF_ENDS_PARAGRAPH);
		return odf_para_open(b, tag, err);
	case TEXT_LIST:
		push(b, ODF_ENDS_LIST);
		odf_list_open(b, tag);
		return 0;
	case TEXT_LIST_ITEM:
	case TEXT_LIST_HEADER:
		push(b, ODF_ENDS_ITEM);
		odf_item_open(b, tag);
		return 0;
	case TEXT_NUMBERED_PARAGRAPH:
		push(b, ODF_ENDS_LIST);
		odf_numbered_open(b, tag);
		return 0;
	case TEXT_SECTION:
		return open_section(b, tag, err);
	case TEXT_SECTION_SOURCE:
		flow_not_read(b->flow, NOTICE_NOT_READ,
		    "a linked section may not be read");
		return skip(b);
	case TEXT_TABLE_OF_CONTENT:
	case TEXT_ILLUSTRATION_INDEX:
	case TEXT_TABLE_INDEX:
	case TEXT_OBJECT_INDEX:
	case TEXT_USER_INDEX:
	case TEXT_ALPHABETICAL_INDEX:
		b->contents++;
		push(b, ODF_ENDS_CONTENTS);
		return 0;
	case TABLE_TABLE:
		return open_table(b, tag, err);
	case TEXT_TRACKED_CHANGES:
		b->in_changes = true;
		push(b, ODF_ENDS_CHANGES);
		return 0;
	default:
		return pass(b);
	}
}

/* What is never shown. */
static bool
is_silent(int id)
{
	switch (id) {
	case OFFICE_ANNOTATION:
	case OFFICE_BINARY_DATA:
	case OFFICE_FORMS:
	case OFFICE_EVENT_LISTENERS:
	case TEXT_INDEX_SOURCE:
	case TEXT_VARIABLE_DECLS:
	case TEXT_SEQUENCE_DECLS:
	case TEXT_USER_FIELD_DECLS:
	case TEXT_DDE_DECLS:
	case TEXT_SCRIPT:
	case TEXT_RUBY_TEXT:
	case TEXT_NUMBER: /* a number that the styles give as well */
	case MATH_ANNOTATION:
		return true;
	default:
		return false;
	}
}

static int
open_tag(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case TEXT_CHANGE:
	case TEXT_CHANGE_START:
	case TEXT_CHANGE_END:
		if (odf_change_point(b, tag, err))
			return -1;
		return skip(b);
	case TEXT_SOFT_PAGE_BREAK:
		b->has_page_marks = true;
		flow_page(b->flow, ++b->page);
		return skip(b);
	case STYLE_HEADER:
	case STYLE_HEADER_LEFT:
	case STYLE_HEADER_FIRST:
	case STYLE_FOOTER:
	case STYLE_FOOTER_LEFT:
	case STYLE_FOOTER_FIRST:
		return open_margin(b, tag, err);
	case MATH_MATH:
		b->object = NULL;
		return pass(b);
	default:
		break;
	}
	if (tag->ns == ODF_DRAW || tag->ns == ODF_SVG)
		return tag->id == DRAW_A ? open_in_paragraph(b, tag, err)
					 : open_drawing(b, tag, err);
	if (tag->ns == ODF_TABLE && tag->id != TABLE_TABLE)
		return open_in_table(b, tag, err);
	if (b->now.in_para > 0 && tag->id != TEXT_P && tag->id != TEXT_H &&
	    tag->id != TABLE_TABLE && tag->id != TEXT_LIST &&
	    tag->id != TEXT_LIST_ITEM)
		return open_in_paragraph(b, tag, err);
	return open_blocks(b, tag, err);
}

int
odf_body_open(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	if (b->skip) {
		b->skip++;
		return 0;
	}
	if (b->recording) {
		odf_record_open(b, tag);
		return 0;
	}
	if (b->depth > LIMIT_XML_DEPTH)
		return err_set(err, ERR_LIMIT,
		    "elements are nested more than %d deep", LIMIT_XML_DEPTH);
	if (is_silent(tag->id))
		return skip(b);
	if (b->in_changes) {
		if (!odf_changes_open(b, tag))
			return skip(b);
		if (!b->recording)
			push(b, ODF_ENDS_NOTHING);
		return 0;
	}
	return open_tag(b, tag, err);
}

static int
end_table(struct odf_body *b, const struct odf_frame *f, struct err *err)
{
	leave_story(b);
	b->in_header_rows = f->flag;
	b->replay_tables -= b->replay_tables > 0;
	return flow_table_close(b->flow, err);
}

static int
end_cell(struct odf_body *b, struct err *err)
{
	b->lists.len = b->now.base_lists;
	return flow_cell_close(b->flow, err);
}

static int
end_element(struct odf_body *b, const struct odf_frame *f, struct err *err)
{
	switch ((enum odf_ends)f->ends) {
	case ODF_ENDS_NOTHING:
		return 0;
	case ODF_ENDS_PARAGRAPH:
		return odf_para_close(b, err);
	case ODF_ENDS_SPAN:
		flow_span_close(b->flow);
		return 0;
	case ODF_ENDS_LINK:
		flow_link_close(b->flow);
		return 0;
	case ODF_ENDS_LIST:
		odf_list_close(b);
		return 0;
	case ODF_ENDS_ITEM:
		odf_item_close(b);
		return 0;
	case ODF_ENDS_TABLE:
		return end_table(b, f, err);
	case ODF_ENDS_HEADER_ROWS:
		b->in_header_rows = false;
		return 0;
	case ODF_ENDS_ROW:
		return flow_row_close(b->flow, err);
	case ODF_ENDS_CELL:
		return end_cell(b, err);
	case ODF_ENDS_CITATION:
		b->in_citation = false;
		return 0;
	case ODF_ENDS_CITED:
		return odf_note_cited(b, err);
	case ODF_ENDS_NOTE:
		leave_story(b);
		return flow_note_close(b->flow, err);
	case ODF_ENDS_BOX:
		leave_story(b);
		return flow_box_close(b->flow, err);
	case ODF_ENDS_MARGIN:
		leave_story(b);
		b->in_margin--;
		return flow_margin_close(b->flow, err);
	case ODF_ENDS_FRAME:
		end_frame(b);
		return 0;
	case ODF_ENDS_MUTE:
		b->muted--;
		return 0;
	case ODF_ENDS_CONTENTS:
		b->contents--;
		return 0;
	case ODF_ENDS_CHANGES:
		b->in_changes = false;
		return 0;
	case ODF_ENDS_TITLE:
	default:
		return 0;
	}
}

int
odf_body_close(struct odf_body *b, struct err *err)
{
	struct odf_frame f;

	if (b->skip) {
		b->skip--;
		return 0;
	}
	if (b->recording > 1) {
		odf_record_close(b);
		return 0;
	}
	if (b->recording) {
		b->recording = 0; /* the deletion itself */
		return 0;
	}
	f = b->frames[--b->depth];
	b->font = f.font;
	return end_element(b, &f, err);
}

/* Characters of symbol fonts stand in the private use area. */
static int
show_symbols(struct odf_body *b, struct str text, struct err *err)
{
	size_t at = 0, from = 0;

	while (at < text.len) {
		size_t here = at;
		uint32_t code = utf8_next(text, &at);

		if (code < 0xF000 || code > 0xF0FF)
			continue;
		code = symbol_unicode((enum symbol_font)b->font, code);
		if (flow_text(b->flow, str_sub(text, from, here), err) ||
		    flow_char(b->flow, code, err))
			return -1;
		from = at;
	}
	return flow_text(b->flow, str_sub(text, from, text.len), err);
}

static bool
is_blank(struct str s)
{
	return str_trim(s).len == 0;
}

int
odf_body_text(struct odf_body *b, struct str text, struct err *err)
{
	if (b->skip || b->in_changes || b->depth == 0) {
		if (b->recording && !b->skip)
			odf_record_text(b, text);
		return 0;
	}
	if (b->frames[b->depth - 1].ends == ODF_ENDS_TITLE) {
		if (b->frame_title.len)
			buf_add_char(&b->frame_title, ' ');
		buf_add(&b->frame_title, str_trim(text));
		return 0;
	}
	if (b->in_citation) {
		buf_add(&b->citation, text);
		return 0;
	}
	if (!odf_is_shown(b) || (b->now.pending && is_blank(text)))
		return 0;
	if (odf_para_begin(b, err))
		return -1;
	if (memchr(text.at, 0xEF, text.len))
		return show_symbols(b, text, err);
	return flow_text(b->flow, text, err);
}

/* ---- the machine ---- */

void
odf_body_init(struct odf_body *b, struct doc *doc, struct arena *arena,
    struct odf_styles *styles, enum tracked tracked)
{
	*b = (struct odf_body){.doc = doc,
	    .arena = arena,
	    .styles = styles,
	    .flow = flow_new(doc),
	    .rejects = tracked == TRACKED_REJECT,
	    .page = 1};
	b->citation.max = LIMIT_LABEL_BYTES;
	b->frame_title.max = LIMIT_LABEL_BYTES;
}

void
odf_body_free(struct odf_body *b)
{
	flow_free(b->flow);
	buf_free(&b->citation);
	buf_free(&b->frame_title);
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	return odf_body_open(self, tag, err);
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	(void)tag;
	return odf_body_close(self, err);
}

static int
on_text(void *self, struct str text, struct err *err)
{
	return odf_body_text(self, text, err);
}

struct xml_sink
odf_body_sink(struct odf_body *b)
{
	return (struct xml_sink){b, on_open, on_close, on_text};
}

/* Pages are known only where the program that wrote the file marked them. */
static void
forget_pages(struct doc *doc)
{
	for (size_t i = 0; i < doc->blocks.len; i++)
		doc->blocks.at[i].place.page = 0;
}

int
odf_body_finish(struct odf_body *b, struct err *err)
{
	if (flow_finish(b->flow, err))
		return -1;
	if (!b->has_page_marks)
		forget_pages(b->doc);
	if (b->n_inserted + b->n_deleted + b->n_formatted)
		doc_add_notice(b->doc, NOTICE_TRACKED, -1,
		    "tracked changes taken as %s: %zu insertions, %zu "
		    "deletions, %zu changes of format",
		    b->rejects ? "rejected" : "accepted", b->n_inserted,
		    b->n_deleted, b->n_formatted);
	return 0;
}
