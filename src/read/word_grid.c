/* Properties of tables, rows and cells as the document gives them. */
#include "read/word_state.h"

void
open_in_table(struct word_body *b, const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_TR:
		row_open(b);
		push(b, IN_ROW, ENDS_ROW);
		return;
	case W_TBL_PR:
		push(b, IN_TABLE_PR, ENDS_NOTHING);
		return;
	case W_TBL_GRID:
		skip(b);
		return;
	default:
		if (!open_wrapper(b, tag))
			pass_through(b);
	}
}

static bool
is_true(struct str s)
{
	return str_eq(s, STR("1")) || str_eq(s, STR("true")) ||
	       str_eq(s, STR("on"));
}

/* Bits of w:val where the newer attributes are not given. */
static void
take_table_look(struct word_table *t, const struct xml_tag *tag)
{
	struct str row = xml_attr(tag, W_FIRST_ROW);
	struct str column = xml_attr(tag, W_FIRST_COLUMN);
	struct str val = xml_attr(tag, W_VAL);
	unsigned long bits = 0;

	for (size_t i = 0; i < val.len && i < 4; i++) {
		char c = char_lower(val.at[i]);

		bits =
		    bits * 16 +
		    (unsigned long)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	t->grid.dress.first_row = row.at ? is_true(row) : (bits & 0x20) != 0;
	t->look_first_column = column.at ? is_true(column) : (bits & 0x80) != 0;
}

void
open_in_table_pr(struct word_body *b, const struct xml_tag *tag)
{
	struct word_table *t = b->story->table;

	switch (tag->id) {
	case W_TBL_STYLE:
		t->style = word_styles_find(
		    &b->word->styles, STYLE_TABLE, xml_attr(tag, W_VAL));
		break;
	case W_TBL_LOOK:
		take_table_look(t, tag);
		break;
	case W_TBL_PR_CHANGE:
		open_old(b, IN_TABLE_PR_OLD);
		return;
	default:
		break;
	}
	skip(b);
}

void
open_in_row(struct word_body *b, const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_TC:
		if (b->story->table->row_is_gone) {
			skip_change(b);
			return;
		}
		cell_open(b);
		push(b, IN_CELL, ENDS_CELL);
		return;
	case W_TR_PR:
		push(b, IN_ROW_PR, ENDS_NOTHING);
		return;
	case W_TBL_PR_EX:
		skip(b);
		return;
	default:
		if (!open_wrapper(b, tag))
			pass_through(b);
	}
}

void
open_in_row_pr(struct word_body *b, const struct xml_tag *tag)
{
	struct word_table *t = b->story->table;

	switch (tag->id) {
	case W_INS:
	case W_DEL:
	case AML_ANNOTATION:
		if (change_is_gone(b, tag))
			t->row_is_gone = true;
		break;
	case W_TBL_HEADER:
		t->row_is_header = word_on(tag);
		break;
	case W_GRID_BEFORE:
		t->col = (int)word_number(tag, 0, LIMIT_TABLE_COLUMNS, 0);
		break;
	case W_TR_PR_CHANGE:
		open_old(b, IN_ROW_PR_OLD);
		return;
	default:
		break;
	}
	skip(b);
}

/* A colour behind the cell, other than white. */
static bool
is_shading(const struct xml_tag *tag)
{
	struct str fill = xml_attr(tag, W_FILL), val = xml_attr(tag, W_VAL);

	if (fill.len && !str_eq(fill, STR("auto")))
		return !str_eq_nocase(fill, STR("FFFFFF"));
	return str_starts(val, STR("pct")) || str_eq(val, STR("solid"));
}

static bool
is_continued(const struct xml_tag *tag)
{
	return !str_eq(xml_attr(tag, W_VAL), STR("restart"));
}

void
open_in_cell_pr(struct word_body *b, const struct xml_tag *tag)
{
	struct cell_props *props = &b->story->table->props;

	switch (tag->id) {
	case W_GRID_SPAN:
		props->span =
		    (int)word_number(tag, 1, LIMIT_TABLE_COLUMNS + 1, 1);
		break;
	case W_VMERGE:
		props->is_v_continued = is_continued(tag);
		break;
	case W_HMERGE:
		props->is_h_continued = is_continued(tag);
		break;
	case W_SHD:
		props->is_shaded = is_shading(tag);
		break;
	case W_CELL_INS:
	case W_CELL_DEL:
	case AML_ANNOTATION:
		if (change_is_gone(b, tag))
			props->is_gone = true;
		break;
	case W_TC_PR_CHANGE:
		open_old(b, IN_CELL_PR_OLD);
		return;
	default:
		break;
	}
	skip(b);
}

/* The properties of a table, a row or a cell before a tracked change. */
void
open_in_old(struct word_body *b, const struct xml_tag *tag, enum state state)
{
	struct word_table *t = b->story->table;

	if (tag->id == W_TBL_PR)
		t->grid.dress.first_row = t->look_first_column = false;
	else if (tag->id == W_TR_PR)
		t->row_is_header = false;
	else if (tag->id == W_TC_PR)
		t->props =
		    (struct cell_props){.span = 1, .is_gone = t->props.is_gone};
	push(b, state, ENDS_NOTHING);
}
