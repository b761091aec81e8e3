/* The end of a paragraph: which number Word shows, whether it is a heading,
 * a list item or plain text, and to which part of the document it belongs.
 *
 * Heading.  An outline level given directly decides (0..8 is level 1..9, 9 is
 * body text), then what the style says: a built-in heading name, or an outline
 * level of its own or of a style it is based on.
 *
 * Tracked changes may take a paragraph mark away: then the text joins the
 * next paragraph, whose properties hold, because they belong to the mark. */
#include "base/utf8.h"
#include "read/word_body.h"

void
para_open(struct word_body *b)
{
	struct word_story *s = b->story;

	b->ordinal++;
	if (s->carry) {
		bool is_empty = !s->carry->is_seen;

		s->para = s->carry;
		s->carry = NULL;
		s->para->props = (struct para_props){0};
		s->para->style = b->word->styles.default_paragraph;
		s->para->heading_id = 0;
		s->para->mark = (struct run_props){0};
		s->para->mark_is_gone = false;
		if (is_empty) {
			s->para->ordinal = b->ordinal;
			s->para->element = b->is_traced ? b->element : 0;
		}
	} else {
		s->para = para_new(b);
		s->para->ordinal = b->ordinal;
		s->para->element = b->is_traced ? b->element : 0;
	}
	s->run = (struct run_props){0};
	s->run_style = -1;
	s->run_is_gone = s->run_is_ready = false;
}

static const struct word_style *
style_of(const struct word_body *b, const struct word_para *p)
{
	return p->style < 0 ? NULL : &b->word->styles.list.at[p->style];
}

static int
heading_level(const struct word_body *b, const struct word_para *p)
{
	const struct word_style *st = style_of(b, p);

	if (b->story->kind == STORY_NOTE || b->story->kind == STORY_MARGIN ||
	    b->story->contents)
		return 0;
	if (st && (st->contents || st->title))
		return 0;
	if (p->props.set & PARA_OUTLINE)
		return p->props.outline < 9 ? p->props.outline + 1 : 0;
	if (p->heading_id)
		return p->heading_id;
	return st ? st->heading : 0;
}

/* Indentation: given directly, or by the list, or by the style. */
static int
indentation(const struct word_body *b, const struct word_para *p,
    struct list_place number)
{
	const struct word_style *st = style_of(b, p);
	int left;

	if (p->props.set & PARA_LEFT)
		return p->props.left;
	if (st && (st->own_para.set & PARA_LEFT) &&
	    (st->own_para.set & PARA_NUM))
		return st->own_para.left;
	left = word_lists_indent(&b->word->lists, number);
	if (left >= 0)
		return left;
	return st && (st->para.set & PARA_LEFT) ? st->para.left : 0;
}

static enum block_role
role_of(const struct word_body *b, const struct word_para *p, int level)
{
	const struct word_story *s = b->story;
	const struct word_style *st = style_of(b, p);

	if (s->role != ROLE_BODY)
		return s->role;
	if (s->contents || (st && st->contents) ||
	    (p->is_contents && level == 0))
		return ROLE_CONTENTS;
	if (s->cover || (st && st->title && !b->has_heading))
		return ROLE_COVER;
	return ROLE_BODY;
}

static void
take_number(struct word_body *b, struct word_para *p, struct record *r)
{
	struct word_lists *l = &b->word->lists;
	struct numbering *n = b->story->numbering;
	struct list_place at =
	    word_lists_place(l, &b->word->styles, &p->props, p->style);
	const struct number_level *level;

	r->left = indentation(b, p, at);
	r->item =
	    (struct list_item){.definition = word_lists_abstract(l, at.num),
		.ilvl = at.ilvl,
		.left = r->left};
	if (at.num != 0) {
		level = numbering_level(n, at.num, at.ilvl);
		r->block.label = numbering_next(n, at.num, at.ilvl);
		r->item.is_bullet = level && level->format == NUMBER_BULLET;
		b->label_bytes += r->block.label.len;
	}
	if (p->label.len && r->block.label.len == 0)
		r->block.label = p->label;
	r->item.label = r->block.label; /* lives in the arena of the numbers */
}

static void
take_look(
    const struct word_body *b, const struct word_para *p, struct look *look)
{
	const struct word_style *st = style_of(b, p);
	bool centered = p->props.set & PARA_JC ? p->props.centered
			: st                   ? st->para.centered
					       : false;

	look->bold = (p->look & RUN_BOLD) != 0;
	look->italic = (p->look & RUN_ITALIC) != 0;
	look->underline = (p->look & RUN_UNDERLINE) != 0;
	look->caps = (p->look & RUN_CAPS) != 0;
	look->centered = centered;
	if (p->half_points > 0 && p->half_points < 4096)
		look->half_points = (unsigned)p->half_points & 0xFFF;
}

/* Marks count from the trimmed text; a block that is all bold needs no mark
 * to say so. */
static void
fit_marks(struct word_para *p, const struct block *out, size_t start)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_marks; i++) {
		struct text_mark m = p->marks[i];

		if (look_says(&out->look, m.kind))
			continue;
		if (m.kind == MARK_LINK && out->role == ROLE_CONTENTS)
			continue;
		m.start = m.start < start ? 0 : m.start - start;
		m.end = m.end < start ? 0 : m.end - start;
		if (m.end > out->text.len)
			m.end = out->text.len;
		if (m.start < m.end)
			p->marks[n++] = m;
	}
	p->n_marks = n;
	for (struct cited_note *n_ref = p->notes; n_ref; n_ref = n_ref->next)
		n_ref->at = n_ref->at < start ? 0 : n_ref->at - start;
}

/* A paragraph that takes no place and no number: hidden with its mark, or
 * there only to carry the end of a section. */
static bool
is_hidden(const struct word_body *b, const struct word_para *p)
{
	const struct word_style *st = style_of(b, p);
	struct run_props mark = p->mark;

	if (p->text.len)
		return false;
	if (p->ends_section)
		return true;
	if (st)
		run_props_inherit(&mark, &st->run);
	return (mark.on & RUN_VANISH) && !(mark.on & RUN_SPEC_VANISH);
}

static enum block_kind
kind_of(const struct word_body *b, const struct record *r)
{
	if (r->block.level)
		return BLOCK_HEADING;
	return r->block.label.len && b->story->kind != STORY_MARGIN
		   ? BLOCK_ITEM
		   : BLOCK_PARAGRAPH;
}

static void
fill_record(struct word_body *b, struct word_para *p, struct record *r)
{
	const struct word_style *st = style_of(b, p);
	struct block *out = &r->block;
	size_t start;

	take_number(b, p, r);
	out->table = out->anchor = -1;
	out->text = utf8_trim(buf_str(&p->text), &start);
	out->level = heading_level(b, p);
	if (out->level && out->text.len == 0 && out->label.len == 0)
		out->level = 0;
	out->kind = kind_of(b, r);
	r->is_item = out->kind == BLOCK_ITEM;
	out->role = role_of(b, p, out->level);
	out->style = st ? st->name : (struct str){0};
	out->place = (struct place){.part = b->story->part,
	    .ordinal = p->ordinal,
	    .page = p->is_seen ? p->page : b->pages.page};
	pages_settle(&b->pages, out->place.page);
	take_look(b, p, &out->look);
	text_end_links(b, p);
	fit_marks(p, out, start);
	trace_fit(p, start, out->text.len);
	r->marks = p->marks;
	r->n_marks = p->n_marks;
	r->pieces = p->pieces.at;
	r->n_pieces = p->pieces.len;
	r->element = p->element;
	r->notes = p->notes;
	r->notices = p->notices;
}

/* A field of contents that was never ended must not swallow the document. */
static void
leave_contents(struct fields *f)
{
	for (int i = 0; i < f->depth; i++)
		if (f->at[i].kind == FIELD_CONTENTS)
			f->at[i].kind = FIELD_OTHER;
	f->contents = 0;
}

static int
emit(struct word_body *b, struct word_para *p, struct err *err)
{
	struct record r = {.cell = NULL};
	int rc = 0;

	if (!is_hidden(b, p)) {
		fill_record(b, p, &r);
		if (r.block.kind == BLOCK_HEADING && b->story->fields.contents)
			leave_contents(&b->story->fields);
		rc = word_emit(b, &r, err);
	}
	if (rc == 0 && p->after.first)
		rc = word_emit_queue(b, &p->after, err);
	else if (!b->story->waits && !b->story->table)
		word_emit_rest(b);
	para_free(b, p);
	return rc;
}

int
para_close(struct word_body *b, struct err *err)
{
	struct word_story *s = b->story;
	struct word_para *p = s->para;

	s->para = NULL;
	if (b->n_marks > LIMIT_MARKS)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d marked stretches of text",
		    LIMIT_MARKS);
	if (b->n_pieces > LIMIT_TRACE_PIECES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d stretches of text to be "
		    "traced",
		    LIMIT_TRACE_PIECES);
	if (b->label_bytes > LIMIT_LABELS_BYTES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %zu bytes of numbers",
		    LIMIT_LABELS_BYTES);
	if (p->mark_is_gone) {
		s->carry = p;
		return 0;
	}
	return emit(b, p, err);
}

int
para_flush(struct word_body *b, struct err *err)
{
	struct word_story *s = b->story;
	struct word_para *p = s->carry;

	if (!p)
		return 0;
	s->carry = NULL;
	if (!p->is_seen && !p->after.first) {
		para_free(b, p);
		return 0;
	}
	return emit(b, p, err);
}
