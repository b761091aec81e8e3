/* Paragraphs: which number is shown before them, whether they are headings,
 * items or plain text, and to which part of the document they belong.
 *
 * A paragraph in a list item has its number when it is the first of the item.
 * A heading outside lists has the number of its level in the outline style,
 * unless its paragraph style names another list style or none. */
#include <limits.h>

#include "read/odf_body.h"

/* ---- lists ---- */

static struct odf_list *
list_now(const struct odf_body *b)
{
	return b->lists.len > b->now.base_lists ? &b->lists.at[b->lists.len - 1]
						: NULL;
}

/* A list in an item goes on where an earlier one ended when it says so, or
 * when it says nothing, no paragraph of the list around it stands before it,
 * and that one goes on. */
static bool
goes_on(const struct xml_tag *tag, const struct odf_list *outer)
{
	if (xml_attr(tag, AT_CONTINUE_NUMBERING).len)
		return odf_true(tag, AT_CONTINUE_NUMBERING);
	return outer->continues && outer->in_item;
}

void
odf_list_open(struct odf_body *b, const struct xml_tag *tag)
{
	struct odf_list *outer = list_now(b), l = {.start = -1};
	struct str style = xml_attr(tag, AT_TEXT_STYLE);

	if (outer) {
		l.run = outer->run;
		l.level = outer->level + 1;
		l.continues = goes_on(tag, outer);
		if (!l.continues)
			odf_run_restart(l.run, l.level);
		l.style =
		    style.len ? arena_copy(b->arena, style) : outer->style;
	} else {
		l.style = arena_copy(b->arena, style);
		l.run = odf_run_begin(&b->styles->lists, tag, l.style);
		l.continues = odf_true(tag, AT_CONTINUE_NUMBERING) ||
			      xml_attr(tag, AT_CONTINUE_LIST).len;
	}
	VEC_PUSH(b->arena, &b->lists, l);
}

void
odf_list_close(struct odf_body *b)
{
	if (list_now(b))
		b->lists.len--;
}

void
odf_item_open(struct odf_body *b, const struct xml_tag *tag)
{
	struct odf_list *l = list_now(b);

	if (!l)
		return;
	l->in_item = tag->id == TEXT_LIST_ITEM;
	l->start =
	    odf_number(tag, AT_START_VALUE, 0, LIMIT_LIST_COUNTER + 1, -1);
}

void
odf_item_close(struct odf_body *b)
{
	struct odf_list *l = list_now(b);

	if (l)
		l->in_item = false;
}

void
odf_numbered_open(struct odf_body *b, const struct xml_tag *tag)
{
	struct odf_list l = {.in_item = true};

	l.style = arena_copy(b->arena, xml_attr(tag, AT_TEXT_STYLE));
	l.run = odf_run_of_id(
	    &b->styles->lists, xml_attr(tag, AT_LIST_ID), l.style);
	l.level = (int)odf_number(tag, AT_LEVEL, 1, ODF_LEVELS, 1) - 1;
	l.start =
	    odf_number(tag, AT_START_VALUE, 0, LIMIT_LIST_COUNTER + 1, -1);
	VEC_PUSH(b->arena, &b->lists, l);
}

/* ---- numbers ---- */

static const struct odf_level *
level_at(const struct odf_list_style *style, int level)
{
	if (!style || level >= ODF_LEVELS || !style->level[level].is_defined)
		return NULL;
	return &style->level[level];
}

static void
take_list_number(struct odf_body *b, struct odf_list *l,
    const struct odf_style *st, struct flow_block *out, struct list_item *item)
{
	struct odf_lists *lists = &b->styles->lists;
	struct str name = l->style;
	const struct odf_list_style *style;
	const struct odf_level *level;

	if (name.len == 0 && st)
		name = st->list;
	style = odf_list_style(lists, name);
	level = level_at(style, l->level);
	out->left = level ? level->left : 0;
	if (!l->in_item || b->now.is_list_header)
		return;
	l->in_item = false;
	out->label = odf_run_count(lists, l->run, style, l->level, l->start);
	*item = (struct list_item){.definition = l->run->number,
	    .ilvl = l->level,
	    .left = out->left,
	    .is_bullet = !style || (level && level->is_bullet)};
	out->item = item;
}

static void
take_outline_number(struct odf_body *b, const struct odf_style *st, int level,
    struct flow_block *out)
{
	struct odf_lists *lists = &b->styles->lists;

	if (b->now.is_list_header || (st && st->has_list))
		return;
	out->label = odf_run_count(lists, lists->outline_run, &lists->outline,
	    level - 1, b->now.restarts ? b->now.start : -1);
}

/* ---- paragraphs ---- */

static void
note_page(struct odf_body *b, const struct odf_style *st)
{
	if (b->n_paragraphs > 1 && (st->breaks_before || st->has_master))
		b->page++;
	flow_page(b->flow, b->page);
}

bool
odf_is_shown(const struct odf_body *b)
{
	return b->now.in_para && !b->now.is_dropped && !b->muted &&
	       !b->left_out;
}

/* The outline level of the paragraph style goes before that of the element,
 * and makes a heading of any paragraph. */
static int
outline_level(const struct odf_body *b, const struct odf_style *st)
{
	return st && st->outline > 0 ? st->outline : b->now.heading;
}

static int
heading_level(const struct odf_body *b, const struct odf_style *st, int level)
{
	if (b->contents || b->in_margin || (st && (st->contents || st->title)))
		return 0;
	return level < 9 ? level : 9;
}

static enum block_role
role_of(const struct odf_body *b, const struct odf_style *st, int heading)
{
	if (b->contents || (st && st->contents))
		return ROLE_CONTENTS;
	if (st && st->title && !b->has_heading && !heading)
		return ROLE_COVER;
	return ROLE_BODY;
}

int
odf_para_begin(struct odf_body *b, struct err *err)
{
	const struct odf_style *st;
	struct odf_list *l = list_now(b);
	struct flow_block block = {0};
	struct list_item item = {0};
	int level;

	if (!b->now.pending)
		return 0;
	b->now.pending = false;
	st = odf_style(b->styles, ODF_PARAGRAPH, b->now.style);
	level = outline_level(b, st);
	b->n_paragraphs++;
	if (st && !b->in_margin)
		note_page(b, st);
	if (l)
		take_list_number(b, l, st, &block, &item);
	else if (level)
		take_outline_number(b, st, level, &block);
	block.heading = heading_level(b, st, level);
	block.role = role_of(b, st, block.heading);
	b->has_heading |= block.heading > 0;
	if (st) {
		block.style = st->label.len ? st->label : st->shown;
		block.is_centered = st->is_centered;
		if (!l && st->left != INT_MIN)
			block.left = st->left;
	}
	return flow_open(b->flow, &block, err);
}

void
odf_span_open(struct odf_body *b, const struct odf_style *st)
{
	struct flow_span span = {0};

	if (st) {
		span.on = st->on;
		span.off = st->off;
		span.half_points = st->half_points;
		span.percent = st->percent;
		if (st->has_font)
			b->font = (unsigned char)st->font;
	}
	flow_span_open(b->flow, &span);
}

static void
note_paragraph(struct odf_body *b, const struct xml_tag *tag)
{
	struct odf_place *p = &b->now;

	p->pending = true;
	p->style = arena_copy(b->arena, xml_attr(tag, AT_TEXT_STYLE));
	p->heading = tag->id == TEXT_H ? (int)odf_number(tag, AT_OUTLINE_LEVEL,
					     1, ODF_LEVELS, 1)
				       : 0;
	p->is_list_header = odf_true(tag, AT_IS_LIST_HEADER);
	p->restarts = odf_true(tag, AT_RESTART_NUMBERING);
	p->start =
	    odf_number(tag, AT_START_VALUE, 0, LIMIT_LIST_COUNTER + 1, 1);
}

int
odf_para_open(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	struct str name = xml_attr(tag, AT_TEXT_STYLE);
	bool joins = b->replaying && !b->replay_tables && b->replay_is_first;

	if (joins) {
		b->replay_is_first = false; /* goes on with the open one */
	} else if (b->carries && flow_is_open(b->flow)) {
		b->carries = false;
	} else {
		if (flow_close(b->flow, err))
			return -1;
		note_paragraph(b, tag);
	}
	b->carries = false;
	b->now.in_para++;
	b->font = SYMBOL_NONE;
	odf_span_open(b, odf_style(b->styles, ODF_PARAGRAPH, name));
	return 0;
}

int
odf_para_close(struct odf_body *b, struct err *err)
{
	bool shown = odf_is_shown(b);

	if (b->replaying && !b->replay_tables) {
		/* What follows the deletion goes on with its last one. */
		if (shown && odf_para_begin(b, err))
			return -1;
		flow_span_close(b->flow);
		b->now.in_para--;
		return 0;
	}
	if (shown && odf_para_begin(b, err))
		return -1;
	flow_span_close(b->flow);
	b->now.in_para--;
	b->now.pending = b->now.is_dropped = false;
	if (b->left_out && !b->muted) {
		b->carries = flow_is_open(b->flow);
		return 0;
	}
	return flow_close(b->flow, err);
}
