#include "read/dialect_state.h"
#include "read/notices.h"

#include "base/vec.h"

/* The meaning of the element around, `up` elements out (0: the open one). */
static enum dialect_meaning
meaning_around(const struct dialect *m, int up)
{
	return m->depth > up
		   ? (enum dialect_meaning)m->frames[m->depth - 1 - up].meaning
		   : MK_PASS;
}

static void
push(struct dialect *m, int meaning, enum dialect_meaning ends)
{
	m->frames[m->depth++] = (struct dialect_frame){
	    (unsigned char)meaning, (unsigned char)ends, false};
}

static int
skip(struct dialect *m)
{
	m->skip = 1;
	return 0;
}

int
dialect_begin(struct dialect *m, struct err *err)
{
	if (!m->item_waits)
		return 0;
	m->item_waits = false;
	return flow_item_open(m->flow, &m->item, err);
}

/* ---- text that is kept aside ---- */

static void
begin_aside(struct dialect *m)
{
	buf_reset(&m->aside);
	m->is_aside = true;
	m->aside_is_raised = true;
}

static struct str
end_aside(struct dialect *m)
{
	m->is_aside = false;
	return str_trim(buf_str(&m->aside));
}

/* ---- blocks ---- */

static int
open_block(struct dialect *m, const struct flow_block *block, struct err *err)
{
	struct flow_block as = block ? *block : (struct flow_block){0};

	if (m->contents)
		as.role = ROLE_CONTENTS;
	return dialect_begin(m, err) || flow_open(m->flow, &as, err) ? -1 : 0;
}

/* The section whose title stands here: around it, or around its info. */
static enum dialect_meaning
owner_of_title(const struct dialect *m)
{
	enum dialect_meaning around = meaning_around(m, 0);

	for (int up = 1; around == MK_INFO; up++)
		around = meaning_around(m, up);
	return around;
}

static int
open_title(struct dialect *m, struct err *err)
{
	struct flow_block block = {.label = m->label};
	enum dialect_meaning owner = owner_of_title(m);

	if (owner == MK_PARA || owner == MK_CELL || owner == MK_PASS) {
		push(m, MK_PASS,
		    MK_PASS); /* the title of a work that is cited */
		return 0;
	}
	m->title_is_document = owner == MK_ROOT && !m->sections;
	push(m, MK_TITLE, MK_TITLE);
	if (m->title_is_document)
		buf_reset(&m->title);
	if (owner == MK_SECTION) {
		block.heading = m->sections < 9 ? m->sections : 9;
		m->label = (struct str){0};
		flow_bits_open(m->flow, 0);
	} else {
		block.label = (struct str){0};
		flow_bits_open(m->flow, FLOW_BOLD);
	}
	return open_block(m, &block, err);
}

static int
end_title(struct dialect *m, struct err *err)
{
	flow_span_close(m->flow);
	if (m->title_is_document && doc_property(m->doc, STR("title")).len == 0)
		doc_add_property(
		    m->doc, STR("title"), str_trim(buf_str(&m->title)));
	m->title_is_document = false;
	return flow_close(m->flow, err);
}

/* "3", "sect3", "3." */
static int
level_of(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] >= '1' && s.at[i] <= '9')
			return s.at[i] - '0';
	return 0;
}

static int
open_heading(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	int level = level_of(xml_attr(tag, MA_LEVEL));
	struct flow_block block = {.heading = level};

	if (level == 0)
		block.heading = m->sections < 8 ? m->sections + 1 : 9;
	push(m, MK_HEADING, MK_PARA);
	return open_block(m, &block, err);
}

static int
open_pre(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	push(m, tag->id, MK_PRE);
	flow_bits_open(m->flow, FLOW_KEEPS_SPACE);
	/* Lines inside a paragraph or a cell go on there. */
	return flow_is_open(m->flow) ? 0 : open_block(m, NULL, err);
}

/* ---- inline ---- */

static void
open_bits(struct dialect *m, int meaning, unsigned bits)
{
	push(m, meaning, MK_BOLD);
	flow_bits_open(m->flow, bits);
}

static int
open_emphasis(struct dialect *m, const struct xml_tag *tag)
{
	static const struct {
		const char *role;
		unsigned bits;
	} roles[] = {{"strong", FLOW_BOLD}, {"bold", FLOW_BOLD},
	    {"b", FLOW_BOLD}, {"underline", FLOW_UNDERLINE},
	    {"strikethrough", FLOW_STRUCK}, {"strike", FLOW_STRUCK},
	    {"smallcaps", 0}, {"normal", 0}};
	struct str role = xml_attr(tag, MA_ROLE);
	unsigned bits = FLOW_ITALIC;

	for (size_t i = 0; i < COUNT_OF(roles); i++)
		if (str_eq(role, str_of(roles[i].role)))
			bits = roles[i].bits;
	open_bits(m, MK_EMPHASIS, bits);
	return 0;
}

static int
show(struct dialect *m, struct str text, struct err *err)
{
	if (m->is_aside) {
		buf_add(&m->aside, text);
		return 0;
	}
	return dialect_begin(m, err) || flow_text(m->flow, text, err) ? -1 : 0;
}

/* An arrow back to where a note is cited. */
static bool
is_way_back(struct str text)
{
	return str_starts(text, STR("\xE2\x86\xA9"));
}

/* No mark of a note is longer. */
#define NOTE_MARK_BYTES 6

/* A reference is to a note when the file says so, or when it says nothing and
 * all of it is superscript. */
static int
open_reference(struct dialect *m, const struct xml_tag *tag)
{
	if (is_way_back(xml_attr(tag, MA_ALT)))
		return skip(m);
	push(m, MK_REFERENCE, MK_REFERENCE);
	if (m->is_aside)
		return 0;
	m->target = arena_copy(&m->arena, xml_attr(tag, MA_TARGET));
	m->kind = arena_copy(&m->arena, xml_attr(tag, MA_KIND));
	begin_aside(m);
	return 0;
}

static int
end_reference(struct dialect *m, struct err *err)
{
	struct str text = end_aside(m);
	bool is_note = str_eq(m->kind, STR("fn")) ||
		       str_eq(m->kind, STR("table-fn")) ||
		       (m->kind.len == 0 && m->aside_is_raised && text.len &&
			   text.len <= NOTE_MARK_BYTES);

	if (is_way_back(text))
		return 0;
	if (dialect_begin(m, err))
		return -1;
	if (is_note && m->target.len)
		return flow_note_cite(m->flow, m->target, text, err);
	flow_link_open(
	    m->flow, arena_print(&m->arena, "#%.*s", STR_ARG(m->target)));
	if (flow_text(m->flow, buf_str(&m->aside), err))
		return -1;
	flow_link_close(m->flow);
	return 0;
}

static int
open_note(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	struct str id = xml_attr(tag, MA_ID), label;

	if (dialect_begin(m, err))
		return -1;
	push(m, MK_NOTE, MK_NOTE);
	if (tag->id == MK_NOTE_TEXT && id.len)
		return flow_note_define(m->flow, id, err);
	label = xml_attr(tag, MA_LABEL);
	m->n_notes++;
	if (label.len == 0)
		label = arena_print(&m->arena, "%zu", m->n_notes);
	return flow_note_open(m->flow, label, err);
}

/* What looks like a box may be a note. */
static int
open_box(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	struct str id = xml_attr(tag, MA_ID);

	if (dialect_begin(m, err) || flow_close(m->flow, err))
		return -1;
	if (!flow_note_is_awaited(m->flow, id)) {
		push(m, MK_BLOCK, MK_PARA);
		return 0;
	}
	push(m, MK_NOTE, MK_NOTE);
	return flow_note_define(m->flow, id, err);
}

static int
open_picture(struct dialect *m, const struct xml_tag *tag)
{
	struct str name = xml_attr(tag, MA_ALT);

	if (name.len == 0)
		name = xml_attr(tag, MA_HREF);
	if (notices_is_small(xml_attr(tag, MA_WIDTH), xml_attr(tag, MA_DEPTH)))
		return skip(m);
	if (name.len)
		flow_not_read(m->flow, NOTICE_FIGURE,
		    "a picture is not read: '%.*s'",
		    STR_ARG(str_sub(name, 0, 120)));
	else
		flow_not_read(m->flow, NOTICE_FIGURE, "a picture is not read");
	return skip(m);
}

static int
open_inline(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case MK_BOLD:
		open_bits(m, MK_BOLD, FLOW_BOLD);
		return 0;
	case MK_ITALIC:
		open_bits(m, MK_ITALIC, FLOW_ITALIC);
		return 0;
	case MK_UNDERLINE:
		open_bits(m, MK_UNDERLINE, FLOW_UNDERLINE);
		return 0;
	case MK_STRUCK:
		open_bits(m, MK_STRUCK, FLOW_STRUCK);
		return 0;
	case MK_CAPS:
		open_bits(m, MK_CAPS, 0);
		return 0;
	case MK_EMPHASIS:
		return open_emphasis(m, tag);
	case MK_QUOTE:
		push(m, MK_QUOTE, MK_QUOTE);
		return show(m, STR("\xE2\x80\x9C"), err);
	case MK_LINK:
		if (xml_attr(tag, MA_TARGET).len)
			return open_reference(m, tag);
		push(m, MK_LINK, MK_LINK);
		flow_link_open(m->flow, xml_attr(tag, MA_HREF));
		return 0;
	case MK_REFERENCE:
		return open_reference(m, tag);
	case MK_RAISED:
		m->raised++;
		push(m, MK_RAISED, MK_RAISED);
		return 0;
	case MK_TEXT:
		push(m, MK_TEXT, MK_PASS);
		return 0;
	case MK_BREAK:
		(void)skip(m);
		if (m->is_aside)
			return show(m, STR(" "), err);
		return flow_char(m->flow, '\n', err);
	case MK_SPACE:
		(void)skip(m);
		return show(m, STR(" "), err);
	default:
		push(m, MK_PASS, MK_PASS);
		return 0;
	}
}

/* ---- what an element opens ---- */

static int
open_table(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case MK_TABLE:
		push(m, MK_TABLE, MK_TABLE);
		return flow_close(m->flow, err);
	case MK_LOG:
		push(m, MK_LOG, MK_LOG);
		(void)flow_role(m->flow, ROLE_CHANGELOG);
		return dialect_grid_open(m, err);
	case MK_GRID:
		push(m, MK_GRID, MK_GRID);
		return dialect_grid_open(m, err);
	case MK_COLUMN:
	case MK_SPAN:
		dialect_column(m, tag);
		return skip(m);
	case MK_REVISION:
		push(m, MK_ROW, MK_ROW);
		return flow_row_open(m->flow, false, err);
	case MK_REVISION_PART:
		push(m, MK_CELL, MK_CELL);
		return flow_cell_open(m->flow, NULL, err);
	default:
		break;
	}
	/* Rows of a table that has no grid of its own open one. */
	if (meaning_around(m, 0) == MK_TABLE && !m->frames[m->depth - 1].flag) {
		m->frames[m->depth - 1].flag = true;
		if (dialect_grid_open(m, err))
			return -1;
	}
	if (tag->id == MK_HEAD) {
		if (m->grids.len)
			m->grids.at[m->grids.len - 1].in_head = true;
		push(m, MK_HEAD, MK_HEAD);
		return 0;
	}
	if (tag->id == MK_CELL || tag->id == MK_HEAD_CELL) {
		push(m, MK_CELL, MK_CELL);
		return dialect_cell_open(m, tag, err);
	}
	push(m, MK_ROW, MK_ROW);
	return dialect_row_open(m, tag, err);
}

static int
open_structure(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case MK_SECTION:
		m->sections++;
		m->label = (struct str){0};
		push(m, MK_SECTION, MK_SECTION);
		return flow_close(m->flow, err);
	case MK_ROOT:
	case MK_INFO:
	case MK_BLOCK:
		push(m, tag->id, MK_PARA);
		return flow_close(m->flow, err);
	case MK_CONTENTS:
		m->contents++;
		push(m, MK_CONTENTS, MK_CONTENTS);
		return flow_close(m->flow, err);
	case MK_TITLE:
		return open_title(m, err);
	case MK_LABEL:
		push(m, MK_LABEL, MK_LABEL);
		begin_aside(m);
		return 0;
	case MK_HEADING:
		return open_heading(m, tag, err);
	case MK_PARA:
		if (flow_note_is_awaited(m->flow, xml_attr(tag, MA_ID)))
			return open_box(m, tag, err);
		push(m, MK_PARA, MK_PARA);
		return open_block(m, NULL, err);
	case MK_PRE:
		return open_pre(m, tag, err);
	case MK_BULLETS:
	case MK_NUMBERS:
	case MK_STEPS:
	case MK_LIST:
		push(m, MK_LIST, MK_LIST);
		return dialect_list_open(m, tag, err);
	case MK_ITEM:
		if (meaning_around(m, 0) != MK_LIST) {
			push(m, MK_BLOCK, MK_PARA); /* a definition */
			return flow_close(m->flow, err);
		}
		push(m, MK_ITEM, MK_ITEM);
		return dialect_item_open(m, tag, err);
	default:
		return 0;
	}
}

static int
open_other(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case MK_NOTE:
	case MK_NOTE_TEXT:
		return open_note(m, tag, err);
	case MK_NOTE_CITED:
		(void)skip(m);
		return flow_note_cite(
		    m->flow, xml_attr(tag, MA_ID), xml_attr(tag, MA_ID), err);
	case MK_BOX:
		return open_box(m, tag, err);
	case MK_PICTURE:
		return open_picture(m, tag);
	case MK_INCLUDE:
		flow_not_read(m->flow, NOTICE_NOT_READ,
		    "an included file is not read: '%.*s'",
		    STR_ARG(str_sub(xml_attr(tag, MA_HREF), 0, 120)));
		return skip(m);
	case MK_RAW:
		flow_not_read(m->flow, NOTICE_NOT_READ,
		    "text in another language is not read");
		return skip(m);
	case MK_PROPERTY:
		push(m, MK_PROPERTY, MK_PROPERTY);
		begin_aside(m);
		return 0;
	default:
		return skip(m);
	}
}

/* Text marked as a change: gone by the way changes are taken. */
static bool
is_gone(struct dialect *m, const struct xml_tag *tag)
{
	struct str revision = xml_attr(tag, MA_REVISION);

	if (revision.len == 0)
		return false;
	if (str_eq(revision, STR("added"))) {
		m->n_added++;
		return m->rejects;
	}
	if (str_eq(revision, STR("deleted"))) {
		m->n_deleted++;
		return !m->rejects;
	}
	return false;
}

static bool
may_stand_aside(int id)
{
	return id == MK_BREAK || id == MK_SPACE || id == MK_RAISED ||
	       id == MK_TEXT;
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct dialect *m = self;

	if (m->skip) {
		m->skip++;
		return 0;
	}
	if (tag->id == MK_SILENT || is_gone(m, tag))
		return skip(m);
	flow_line(m->flow, tag->line);
	if (m->is_aside && !may_stand_aside(tag->id)) {
		push(m, MK_PASS, MK_PASS);
		return 0;
	}
	switch (tag->id) {
	case MK_TABLE:
	case MK_GRID:
	case MK_HEAD:
	case MK_ROW:
	case MK_HEAD_ROW:
	case MK_CELL:
	case MK_HEAD_CELL:
	case MK_COLUMN:
	case MK_SPAN:
	case MK_LOG:
	case MK_REVISION:
	case MK_REVISION_PART:
		return open_table(m, tag, err);
	default:
		break;
	}
	if (tag->id >= MK_ROOT && tag->id < MK_TABLE)
		return open_structure(m, tag, err);
	if (tag->id >= MK_NOTE && !may_stand_aside(tag->id))
		return open_other(m, tag, err);
	return open_inline(m, tag, err);
}

/* ---- what its end does ---- */

/* The label of a section goes before its title, that of an item is its
 * number; others are text. */
static int
end_label(struct dialect *m, struct err *err)
{
	struct str label = arena_copy(&m->arena, end_aside(m));

	switch (meaning_around(m, 0)) {
	case MK_SECTION:
		m->label = label;
		return 0;
	case MK_ITEM:
		if (m->item_waits) {
			m->item.label = label;
			return 0;
		}
		return show(m, label, err);
	case MK_NOTE:
		return 0;
	default:
		return open_block(m, NULL, err) ||
			       flow_text(m->flow, label, err) ||
			       flow_close(m->flow, err)
			   ? -1
			   : 0;
	}
}

static int
end_item(struct dialect *m, struct err *err)
{
	return dialect_begin(m, err) || flow_item_close(m->flow, err) ? -1 : 0;
}

static int
end_element(struct dialect *m, const struct dialect_frame *f,
    const struct xml_tag *tag, struct err *err)
{
	switch ((enum dialect_meaning)f->ends) {
	case MK_SECTION:
		m->sections--;
		return flow_close(m->flow, err);
	case MK_CONTENTS:
		m->contents--;
		return flow_close(m->flow, err);
	case MK_PARA:
		return flow_close(m->flow, err);
	case MK_TITLE:
		return end_title(m, err);
	case MK_LABEL:
		return end_label(m, err);
	case MK_PRE:
		flow_span_close(m->flow);
		return meaning_around(m, 0) == MK_PARA
			   ? 0
			   : flow_close(m->flow, err);
	case MK_LIST:
		return dialect_list_close(m, err);
	case MK_ITEM:
		return end_item(m, err);
	case MK_TABLE:
		return f->flag ? dialect_grid_close(m, err)
			       : flow_close(m->flow, err);
	case MK_GRID:
		return dialect_grid_close(m, err);
	case MK_LOG:
		if (dialect_grid_close(m, err))
			return -1;
		(void)flow_role(m->flow, ROLE_BODY);
		return 0;
	case MK_HEAD:
		if (m->grids.len)
			m->grids.at[m->grids.len - 1].in_head = false;
		return 0;
	case MK_ROW:
		return flow_row_close(m->flow, err);
	case MK_CELL:
		return flow_cell_close(m->flow, err);
	case MK_BOLD:
		flow_span_close(m->flow);
		return 0;
	case MK_RAISED:
		m->raised--;
		return 0;
	case MK_QUOTE:
		return show(m, STR("\xE2\x80\x9D"), err);
	case MK_LINK:
		flow_link_close(m->flow);
		return 0;
	case MK_REFERENCE:
		return m->is_aside ? end_reference(m, err) : 0;
	case MK_NOTE:
		return flow_note_close(m->flow, err);
	case MK_PROPERTY:
		doc_add_property(m->doc, tag->local, end_aside(m));
		return 0;
	default:
		return 0;
	}
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct dialect *m = self;
	struct dialect_frame f;

	if (m->skip) {
		m->skip--;
		return 0;
	}
	f = m->frames[--m->depth];
	return end_element(m, &f, tag, err);
}

static bool
is_blank(struct str s)
{
	return str_trim(s).len == 0;
}

/* Text between rows and between items is layout of the file. */
static bool
holds_text(const struct dialect *m)
{
	enum dialect_meaning around = meaning_around(m, 0);

	if (m->format->marks_text)
		return around == MK_TEXT || around == MK_PRE;
	switch (around) {
	case MK_ROOT:
	case MK_SECTION:
	case MK_LIST:
	case MK_TABLE:
	case MK_GRID:
	case MK_HEAD:
	case MK_ROW:
		return false;
	default:
		return true;
	}
}

static int
on_text(void *self, struct str text, struct err *err)
{
	struct dialect *m = self;

	if (m->skip || !holds_text(m))
		return 0;
	if (is_blank(text) && !m->is_aside && !flow_is_open(m->flow))
		return 0;
	if (m->title_is_document)
		buf_add(&m->title, text);
	if (m->is_aside && !m->raised && !is_blank(text))
		m->aside_is_raised = false;
	return show(m, text, err);
}

/* ---- the document ---- */

static int
finish(struct dialect *m, struct err *err)
{
	if (flow_finish(m->flow, err))
		return -1;
	if (m->n_added + m->n_deleted)
		doc_add_notice(m->doc, NOTICE_TRACKED, -1,
		    "tracked changes taken as %s: %zu insertions, %zu "
		    "deletions",
		    m->rejects ? "rejected" : "accepted", m->n_added,
		    m->n_deleted);
	return 0;
}

int
dialect_read(const struct dialect_format *format, struct str bytes,
    const struct read_options *options, struct doc *doc, struct err *err)
{
	struct arena a = {0};
	struct dialect *m = arena_new(&a, struct dialect);
	struct xml_sink sink = {m, on_open, on_close, on_text};
	int rc;

	m->aside.max = LIMIT_BLOCK_BYTES;
	m->format = format;
	m->doc = doc;
	m->flow = flow_new(doc);
	m->rejects = options->tracked == TRACKED_REJECT;
	m->last_number = 1;
	m->title.max = LIMIT_LABEL_BYTES;
	flow_part(m->flow, doc->file);
	rc = xml_parse_bytes(bytes, format->vocabulary, &sink, err) ||
	     finish(m, err);
	flow_free(m->flow);
	buf_free(&m->aside);
	buf_free(&m->title);
	arena_clear(&m->arena);
	arena_clear(&a);
	return rc ? -1 : 0;
}
