/* Which element means what where.  Every open element has a frame: what its
 * children are (state), and what its end does (ends).  Elements that are not
 * known are passed through, so that wrappers of any kind (smart tags, custom
 * XML, sections of Word 2003) do not hide what they hold; where only known
 * children matter, the others are skipped with all they hold. */
#include "read/word_state.h"

/* ---- blocks ---- */

static int
open_paragraph(struct word_body *b)
{
	para_open(b);
	push(b, IN_PARA, ENDS_PARA);
	return 0;
}

static void
open_run(struct word_body *b)
{
	struct word_story *s = b->story;

	s->run = (struct run_props){0};
	s->run_style = -1;
	s->run_is_gone = s->run_is_ready = false;
	push(b, IN_RUN, ENDS_NOTHING);
}

static int
open_table(struct word_body *b, struct err *err)
{
	if (para_flush(b, err))
		return -1;
	if (table_open(b))
		push(b, IN_TABLE, ENDS_TABLE);
	else
		pass_through(b); /* too deep: part of the cell around it */
	return 0;
}

static int
open_in_blocks(struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case W_P:
		return open_paragraph(b);
	case W_TBL:
		return open_table(b, err);
	case W_R:
	case M_R:
		/* Mathematics between paragraphs. */
		para_open(b);
		open_run(b);
		b->frames[b->depth - 1].ends = ENDS_PARA;
		return 0;
	case W_ALT_CHUNK:
		chunk_open(b, tag);
		skip(b);
		return 0;
	case W_SECT_PR:
		push(b, IN_SECTION, ENDS_NOTHING);
		return 0;
	default:
		if (!open_wrapper(b, tag))
			pass_through(b);
		return 0;
	}
}

/* ---- paragraphs and runs ---- */

static int
open_in_para(struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case W_R:
	case M_R:
		open_run(b);
		return 0;
	case W_PPR:
		push(b, IN_PPR, ENDS_PPR);
		return 0;
	case W_HYPERLINK:
		link_open(b, tag);
		push(b, IN_PARA, ENDS_LINK);
		return 0;
	case W_FLD_SIMPLE:
		push(b, IN_PARA, ENDS_FIELD);
		return field_simple_open(b, tag, err);
	case W_SUB_DOC:
		chunk_open(b, tag);
		skip(b);
		return 0;
	case W_BOOKMARK_START:
		pages_bookmark(
		    &b->word->arena, &b->pages, xml_attr(tag, W_NAME));
		skip(b);
		return 0;
	case M_SUP:
		pass_through(b);
		return text_add(b, STR("^"), err);
	case M_SUB:
		pass_through(b);
		return text_add(b, STR("_"), err);
	case M_DEN:
		pass_through(b);
		return text_add(b, STR("/"), err);
	case W_RPR: /* of mathematics */
		skip(b);
		return 0;
	default:
		if (!open_wrapper(b, tag))
			pass_through(b);
		return 0;
	}
}

static void
open_text(struct word_body *b, const struct xml_tag *tag, enum state state)
{
	struct str space = xml_attr(tag, XML_SPACE);

	b->keeps_space_here =
	    space.at ? str_eq(space, STR("preserve")) : b->keeps_space;
	b->text_start = b->story->para ? b->story->para->text.len : 0;
	b->text_element = b->element;
	b->text_offset = 0;
	push(b, state, ENDS_TEXT);
}

static int
open_in_run_text(struct word_body *b, const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_T:
	case M_T:
		open_text(b, tag, IN_TEXT);
		return 1;
	case W_DEL_TEXT:
		if (is_rejecting(b))
			open_text(b, tag, IN_TEXT);
		else
			skip(b);
		return 1;
	case W_INSTR_TEXT:
		push(b, IN_INSTRUCTION, ENDS_NOTHING);
		return 1;
	case W_DEL_INSTR_TEXT:
		skip_or_enter(b, !is_rejecting(b), IN_INSTRUCTION);
		return 1;
	default:
		return 0;
	}
}

/* Empty elements that stand for something. */
static int
open_in_run_char(
    struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	switch (tag->id) {
	case W_TAB:
	case W_PTAB:
		return text_add_code(b, '\t', err);
	case W_BR:
		return break_open(b, tag, err);
	case W_CR:
		return text_add_code(b, '\n', err);
	case W_NO_BREAK_HYPHEN:
		return text_add_code(b, 0x2011, err);
	case W_SYM:
		return symbol_open(b, tag, err);
	case W_FOOTNOTE_REFERENCE:
	case W_ENDNOTE_REFERENCE:
		return note_reference(b, tag, err);
	case W_LAST_RENDERED_PAGE_BREAK:
		pages_mark(&b->pages);
		return 0;
	default:
		return 0;
	}
}

static int
open_in_run(struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	if (open_in_run_text(b, tag))
		return 0;
	switch (tag->id) {
	case W_RPR:
		push(b, IN_RPR, ENDS_NOTHING);
		return 0;
	case W_R:
	case M_R:
		open_run(b);
		return 0;
	case W_FLD_CHAR:
		push(b, IN_FIELD_CHAR, ENDS_NOTHING);
		return field_char(b, tag, err);
	case W_DRAWING:
	case W_PICT:
	case W_OBJECT:
		object_begin(b);
		push(b, IN_GRAPHIC, ENDS_NOTHING);
		return 0;
	case W_RT:
	case W_RUBY_PR:
		skip(b);
		return 0;
	case W_FOOTNOTE: /* Word 2003 XML: the note itself */
	case W_ENDNOTE:
		if (note_inline_open(b, tag))
			push(b, IN_BLOCKS, ENDS_STORY);
		else
			skip(b);
		return 0;
	default:
		if (!open_wrapper(b, tag))
			pass_through(b);
		return open_in_run_char(b, tag, err);
	}
}

static void
open_in_field_char(struct word_body *b, const struct xml_tag *tag)
{
	struct field *f = fields_top(&b->story->fields);

	if (f && (tag->id == W_CHECKED || tag->id == W_DEFAULT))
		f->is_checked = word_on(tag);
	pass_through(b);
}

static void
open_in_graphic(struct word_body *b, const struct xml_tag *tag)
{
	if (tag->id == W_BIN_DATA) {
		skip(b);
		return;
	}
	if (tag->id != W_TXBX_CONTENT) {
		object_open(b, tag);
		pass_through(b);
		return;
	}
	if (b->story->mute == 0 && story_open(b, STORY_BOX)) {
		push(b, IN_BLOCKS, ENDS_STORY);
		return;
	}
	notice_later(
	    b, NOTICE_NOT_READ, "a text box inside text boxes is not read");
	skip(b);
}

/* ---- cells ---- */

static int
open_in_cell(struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	struct word_table *t = b->story->table;

	if (tag->id == W_TC_PR) {
		push(b, IN_CELL_PR, ENDS_NOTHING);
		return 0;
	}
	if (!t->cell_has_begun && cell_begin(b, err))
		return -1;
	if (t->cell_is_skipped) {
		skip_change(b);
		return 0;
	}
	return open_in_blocks(b, tag, err);
}

/* ---- sections: headers and footers ---- */

static void
add_margin(struct word_body *b, const struct xml_tag *tag)
{
	struct arena *a = &b->word->arena;
	struct str id = xml_attr(tag, R_ID);
	struct margin_ref m;

	if (id.len == 0 || index_find(&b->margin_index, id) >= 0)
		return;
	m.rel_id = arena_copy(a, id);
	m.role = tag->id == W_HEADER_REFERENCE ? ROLE_HEADER : ROLE_FOOTER;
	index_put(a, &b->margin_index, m.rel_id, (int)b->margins.len);
	VEC_PUSH(a, &b->margins, m);
}

static void
open_in_section(struct word_body *b, const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_HEADER_REFERENCE:
	case W_FOOTER_REFERENCE:
		add_margin(b, tag);
		break;
	case W_HDR: /* Word 2003 XML: the header itself */
	case W_FTR:
		if (!story_open(b, STORY_MARGIN))
			break;
		b->story->role = tag->id == W_HDR ? ROLE_HEADER : ROLE_FOOTER;
		b->story->keeps = true;
		push(b, IN_BLOCKS, ENDS_STORY);
		return;
	default:
		break;
	}
	skip(b);
}

/* ---- notes and roots ---- */

static void
open_in_notes(struct word_body *b, const struct xml_tag *tag)
{
	struct str type = xml_attr(tag, W_TYPE);
	struct word_note *note;

	if ((tag->id != W_FOOTNOTE && tag->id != W_ENDNOTE) ||
	    (type.len && !str_eq(type, STR("normal"))) ||
	    !story_open(b, STORY_NOTE)) {
		skip(b);
		return;
	}
	note = story_note(
	    b, tag->id == W_ENDNOTE ? 'e' : 'f', xml_attr(tag, W_ID));
	note->is_there = true;
	b->story->note = note;
	push(b, IN_BLOCKS, ENDS_STORY);
}

static int
open_root(struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	struct str space = xml_attr(tag, XML_SPACE);

	b->keeps_space |= str_eq(space, STR("preserve"));
	switch (tag->id) {
	case W_DOCUMENT:
		push(b, IN_DOCUMENT, ENDS_NOTHING);
		return 0;
	case W_BODY:
	case W_HDR:
	case W_FTR:
		push(b, IN_BLOCKS, ENDS_NOTHING);
		return 0;
	case W_FOOTNOTES:
	case W_ENDNOTES:
		push(b, IN_NOTES, ENDS_NOTHING);
		return 0;
	default:
		return err_set(err, ERR_FORMAT,
		    "not a Word document: its root element is '%.*s'",
		    STR_ARG(str_sub(tag->local, 0, 100)));
	}
}

/* ---- the events ---- */

static int
open_tag(struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	switch (state_now(b)) {
	case IN_RPR:
		open_in_rpr(b, tag);
		return 0;
	case IN_PPR:
		open_in_ppr(b, tag);
		return 0;
	case IN_PARA:
		return open_in_para(b, tag, err);
	case IN_RUN:
		return open_in_run(b, tag, err);
	case IN_BLOCKS:
		return open_in_blocks(b, tag, err);
	case IN_CELL:
		return open_in_cell(b, tag, err);
	case IN_ROOT:
		return open_root(b, tag, err);
	case IN_NOTES:
		open_in_notes(b, tag);
		return 0;
	case IN_DOCUMENT:
		skip_or_enter(b, tag->id != W_BODY, IN_BLOCKS);
		return 0;
	case IN_TEXT:
	case IN_INSTRUCTION:
		skip(b);
		return 0;
	case IN_FIELD_CHAR:
		open_in_field_char(b, tag);
		return 0;
	case IN_GRAPHIC:
		open_in_graphic(b, tag);
		return 0;
	case IN_NUM_PR:
		open_in_num_pr(b, tag);
		return 0;
	case IN_PPR_OLD:
		open_in_ppr_old(b, tag);
		return 0;
	case IN_MARK_RPR:
		open_in_mark_rpr(b, tag);
		return 0;
	case IN_MARK_RPR_OLD:
		open_in_mark_rpr_old(b, tag);
		return 0;
	case IN_RPR_OLD:
		open_in_rpr_old(b, tag);
		return 0;
	case IN_SDT:
		open_in_control(b, tag);
		return 0;
	case IN_SDT_PR:
		open_in_control_pr(b, tag);
		return 0;
	case IN_TABLE:
		open_in_table(b, tag);
		return 0;
	case IN_TABLE_PR:
		open_in_table_pr(b, tag);
		return 0;
	case IN_TABLE_PR_OLD:
		open_in_old(b, tag, IN_TABLE_PR);
		return 0;
	case IN_ROW:
		open_in_row(b, tag);
		return 0;
	case IN_ROW_PR:
		open_in_row_pr(b, tag);
		return 0;
	case IN_ROW_PR_OLD:
		open_in_old(b, tag, IN_ROW_PR);
		return 0;
	case IN_CELL_PR:
		open_in_cell_pr(b, tag);
		return 0;
	case IN_CELL_PR_OLD:
		open_in_old(b, tag, IN_CELL_PR);
		return 0;
	case IN_SECTION:
		open_in_section(b, tag);
		return 0;
	}
	return 0;
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct word_body *b = self;

	b->element++;
	if (word_compat_open(&b->compat, tag))
		return 0;
	if (b->skip) {
		b->skip++;
		if (b->skips_change)
			(void)change_is_gone(b, tag);
		return 0;
	}
	return open_tag(b, tag, err);
}

/* Without xml:space="preserve" white space at both ends of a text is not
 * shown; what stands at its start was left out when it came. */
static void
end_text(struct word_body *b)
{
	struct word_para *p = b->story->para;

	b->text_element = 0;
	if (b->keeps_space_here || !p)
		return;
	while (p->text.len > b->text_start &&
	       char_is_space(p->text.at[p->text.len - 1]))
		p->text.at[--p->text.len] = '\0';
	text_cut_marks(p);
	trace_cut(p);
}

static int
end_frame(struct word_body *b, const struct frame *f, struct err *err)
{
	switch ((enum ends)f->ends) {
	case ENDS_NOTHING:
		return 0;
	case ENDS_PARA:
		return para_close(b, err);
	case ENDS_PPR:
		end_ppr(b);
		return 0;
	case ENDS_TEXT:
		end_text(b);
		return 0;
	case ENDS_FIELD:
		return field_close(b, err);
	case ENDS_LINK:
		link_close(b);
		return 0;
	case ENDS_CONTROL:
		close_control(b, f->flags);
		return 0;
	case ENDS_TABLE:
		return table_close(b, err);
	case ENDS_ROW:
		row_close(b);
		return 0;
	case ENDS_CELL:
		return cell_close(b, err);
	case ENDS_STORY:
		return story_close(b, err);
	}
	return 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct word_body *b = self;
	struct frame f;

	(void)tag;
	if (word_compat_close(&b->compat))
		return 0;
	if (b->skip) {
		b->skip--;
		return 0;
	}
	f = b->frames[--b->depth];
	return end_frame(b, &f, err);
}

/* An instruction does not run over a paragraph mark as plain text: a field
 * that seems to do so was never ended, and what it hides is the document. */
static void
mend_fields(struct word_body *b, struct str s)
{
	struct fields *f = &b->story->fields;
	const struct field *top = fields_top(f);

	if (f->hidden == 0 || !top || top->has_result ||
	    top->paragraph >= b->ordinal || str_trim(s).len == 0)
		return;
	fields_reset(f);
	notices_damaged(&b->word->notices, "a field begins and does not end");
}

static int
on_text(void *self, struct str s, struct err *err)
{
	struct word_body *b = self;
	const struct word_para *p;

	if (b->skip || b->compat.skip || b->depth == 0)
		return 0;
	if (state_now(b) == IN_INSTRUCTION) {
		if (!b->story->run_is_gone)
			fields_instruction(&b->story->fields, s);
		return 0;
	}
	p = b->story ? b->story->para : NULL;
	if (state_now(b) != IN_TEXT || !p)
		return 0;
	if (b->story->fields.hidden)
		mend_fields(b, s);
	if (!b->keeps_space_here && p->text.len == b->text_start)
		while (s.len && char_is_space(s.at[0])) {
			s = str_sub(s, 1, s.len);
			b->text_offset++;
		}
	return text_add(b, s, err);
}

/* ---- the machine ---- */

void
word_body_init(struct word *w)
{
	w->body = arena_new(&w->arena, struct word_body);
	w->body->word = w;
	word_emit_init(w->body);
}

void
word_body_free(struct word *w)
{
	if (!w->body)
		return;
	for (struct word_para *p = w->body->made_paras; p; p = p->next_made)
		buf_free(&p->text);
	arena_clear(&w->body->scratch);
	w->body = NULL;
}

struct xml_sink
word_body_sink(struct word *w)
{
	return (struct xml_sink){w->body, on_open, on_close, on_text};
}

void
word_body_begin(struct word *w, struct str part, enum story_kind kind,
    enum block_role role, const struct opc_rels *rels)
{
	struct word_body *b = w->body;

	b->rels = rels;
	b->ordinal = 0;
	b->element = 0;
	b->is_traced = w->trace && kind == STORY_BODY;
	if (b->is_traced)
		w->trace->part = arena_copy(&w->doc->arena, part);
	b->pages.page = kind == STORY_BODY ? 1 : 0;
	b->pages.is_fresh = false;
	b->keeps_space = false;
	b->story = NULL;
	b->n_stories = 0;
	(void)story_open(b, kind);
	b->story->role = role;
	b->story->part = doc_add_part(w->doc, part);
	b->story->numbering =
	    kind == STORY_BODY ? w->lists.main : w->lists.side;
	b->story->waits = b->story->keeps = kind == STORY_NOTE;
}

int
word_body_end(struct word *w, struct err *err)
{
	struct word_body *b = w->body;

	return b->story ? story_close(b, err) : 0;
}

static void
forget_pages(struct word_body *b)
{
	struct doc *doc = b->word->doc;

	for (size_t i = 0; i < doc->blocks.len; i++)
		doc->blocks.at[i].place.page = 0;
}

int
word_body_finish(struct word *w, struct err *err)
{
	struct word_body *b = w->body;
	const char *how =
	    w->tracked == TRACKED_ACCEPT ? "accepted" : "rejected";

	b->story = NULL;
	b->n_stories = 0;
	if (!story_open(b, STORY_MARGIN))
		return 0;
	if (word_emit_queue(b, &b->margin_records, err))
		return -1;
	b->story = NULL;
	if (!pages_can_be_trusted(&b->pages))
		forget_pages(b);
	if (w->n_inserted + w->n_deleted + w->n_formatted)
		doc_add_notice(w->doc, NOTICE_TRACKED, -1,
		    "tracked changes taken as %s: %zu insertions, %zu "
		    "deletions, %zu changes of format",
		    how, w->n_inserted, w->n_deleted, w->n_formatted);
	return 0;
}
