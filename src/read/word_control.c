/* Wrappers that may stand around anything: content controls, tracked changes,
 * annotations of Word 2003 XML. */
#include "read/word_state.h"

/* What a content control is; kept in the frame of its w:sdt and copied to
 * that of its content. */
enum control_flag {
	CONTROL_PLACEHOLDER = 1 << 0,
	CONTROL_CONTENTS = 1 << 1,
	CONTROL_COVER = 1 << 2
};

/* Properties as they were before a tracked change: they hold when the change
 * is rejected. */
void
open_old(struct word_body *b, enum state state)
{
	b->word->n_formatted++;
	skip_or_enter(b, !is_rejecting(b), state);
}

static void
open_control_content(struct word_body *b)
{
	struct frame *control = &b->frames[b->depth - 1];
	unsigned char flags = control->flags;
	enum state outer = b->depth > 1
			       ? (enum state)b->frames[b->depth - 2].state
			       : IN_BLOCKS;

	if (flags & CONTROL_PLACEHOLDER)
		b->story->mute++;
	if (flags & CONTROL_CONTENTS)
		b->story->contents++;
	if (flags & CONTROL_COVER)
		b->story->cover++;
	push(b, outer, ENDS_CONTROL);
	b->frames[b->depth - 1].flags = flags;
}

void
close_control(struct word_body *b, unsigned flags)
{
	if (flags & CONTROL_PLACEHOLDER)
		b->story->mute--;
	if (flags & CONTROL_CONTENTS)
		b->story->contents--;
	if (flags & CONTROL_COVER)
		b->story->cover--;
}

static void
flag_control(struct word_body *b, unsigned flag)
{
	for (int i = b->depth; i-- > 0;)
		if (b->frames[i].state == IN_SDT) {
			b->frames[i].flags |= (unsigned char)flag;
			return;
		}
}

void
open_in_control(struct word_body *b, const struct xml_tag *tag)
{
	if (tag->id == W_SDT_PR)
		push(b, IN_SDT_PR, ENDS_NOTHING);
	else if (tag->id == W_SDT_CONTENT)
		open_control_content(b);
	else
		skip(b);
}

void
open_in_control_pr(struct word_body *b, const struct xml_tag *tag)
{
	struct str val = xml_attr(tag, W_VAL);

	switch (tag->id) {
	case W_DOC_PART_OBJ:
	case W_DOC_PART_LIST:
		pass_through(b);
		return;
	case W_SHOWING_PLC_HDR:
		if (word_on(tag))
			flag_control(b, CONTROL_PLACEHOLDER);
		break;
	case W_DOC_PART_GALLERY:
		if (str_starts(val, STR("Table of ")))
			flag_control(b, CONTROL_CONTENTS);
		else if (str_eq(val, STR("Cover Pages")))
			flag_control(b, CONTROL_COVER);
		break;
	default:
		break;
	}
	skip(b);
}

/* ---- wrappers that may stand anywhere ---- */

/* True when the tag was one of them. */
bool
open_wrapper(struct word_body *b, const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_SDT:
		push(b, IN_SDT, ENDS_NOTHING);
		return true;
	case W_INS:
	case W_DEL:
	case W_MOVE_FROM:
	case W_MOVE_TO:
		if (change_is_gone(b, tag))
			skip_change(b);
		else
			pass_through(b);
		return true;
	case AML_ANNOTATION:
		if (change_is_gone(b, tag))
			skip_change(b);
		else if (str_starts(xml_attr(tag, W_TYPE), STR("Word.Comment")))
			skip(b);
		else
			pass_through(b);
		return true;
	case W_SMART_TAG_PR:
	case W_CUSTOM_XML_PR:
	case W_BIN_DATA:
		skip(b);
		return true;
	default:
		return false;
	}
}
