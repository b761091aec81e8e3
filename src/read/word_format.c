/* Properties of paragraphs, paragraph marks and runs as the document gives
 * them, with what tracked changes make of them. */
#include "read/word_state.h"

static void
take_style(struct word_body *b, const struct xml_tag *tag)
{
	struct word_para *p = b->story->para;
	struct str id = xml_attr(tag, W_VAL);
	int style = word_styles_find(&b->word->styles, STYLE_PARAGRAPH, id);
	struct str head = STR("Heading");

	if (style >= 0) {
		p->style = style;
		return;
	}
	/* A style that the file does not define: its id may still tell. */
	if (id.len == head.len + 1 && str_starts(id, head) &&
	    id.at[head.len] >= '1' && id.at[head.len] <= '9')
		p->heading_id = id.at[head.len] - '0';
}

void
open_in_ppr(struct word_body *b, const struct xml_tag *tag)
{
	struct word_para *p = b->story->para;

	switch (tag->id) {
	case W_PSTYLE:
		take_style(b, tag);
		break;
	case W_NUM_PR:
		push(b, IN_NUM_PR, ENDS_NOTHING);
		return;
	case W_RPR:
		push(b, IN_MARK_RPR, ENDS_NOTHING);
		return;
	case W_SECT_PR:
		p->ends_section = true;
		push(b, IN_SECTION, ENDS_NOTHING);
		return;
	case W_PPR_CHANGE:
	case AML_ANNOTATION:
		open_old(b, IN_PPR_OLD);
		return;
	default:
		para_props_take(&p->props, tag);
		break;
	}
	skip(b);
}

void
open_in_ppr_old(struct word_body *b, const struct xml_tag *tag)
{
	struct word_para *p = b->story->para;

	if (tag->id != W_PPR) {
		pass_through(b); /* aml:content */
		return;
	}
	p->props = (struct para_props){0};
	p->style = b->word->styles.default_paragraph;
	p->heading_id = 0;
	push(b, IN_PPR, ENDS_NOTHING);
}

void
open_in_num_pr(struct word_body *b, const struct xml_tag *tag)
{
	struct para_props *props = &b->story->para->props;

	/* Numbering that was put there by a tracked change. */
	if (tag->id == W_INS && change_is_gone(b, tag))
		props->set &= ~(unsigned)(PARA_NUM | PARA_ILVL);
	else
		para_props_take(props, tag);
	skip(b);
}

void
open_in_mark_rpr(struct word_body *b, const struct xml_tag *tag)
{
	struct word_para *p = b->story->para;

	switch (tag->id) {
	case W_INS:
	case W_DEL:
	case W_MOVE_FROM:
	case W_MOVE_TO:
	case AML_ANNOTATION:
		if (change_is_gone(b, tag))
			p->mark_is_gone = true;
		break;
	case W_RPR_CHANGE:
		open_old(b, IN_MARK_RPR_OLD);
		return;
	default:
		run_props_take(&p->mark, tag);
		break;
	}
	skip(b);
}

void
open_in_mark_rpr_old(struct word_body *b, const struct xml_tag *tag)
{
	if (tag->id == W_RPR) {
		b->story->para->mark = (struct run_props){0};
		push(b, IN_MARK_RPR, ENDS_NOTHING);
	} else {
		pass_through(b);
	}
}

void
open_in_rpr(struct word_body *b, const struct xml_tag *tag)
{
	struct word_story *s = b->story;

	switch (tag->id) {
	case W_RSTYLE:
		s->run_style = word_styles_find(
		    &b->word->styles, STYLE_CHARACTER, xml_attr(tag, W_VAL));
		break;
	case W_INS:
	case W_DEL:
	case W_MOVE_FROM:
	case W_MOVE_TO:
		if (change_is_gone(b, tag))
			s->run_is_gone = true;
		break;
	case W_RPR_CHANGE:
	case AML_ANNOTATION:
		open_old(b, IN_RPR_OLD);
		return;
	default:
		run_props_take(&s->run, tag);
		break;
	}
	skip(b);
}

void
open_in_rpr_old(struct word_body *b, const struct xml_tag *tag)
{
	if (tag->id == W_RPR) {
		b->story->run = (struct run_props){0};
		b->story->run_style = -1;
		push(b, IN_RPR, ENDS_NOTHING);
	} else {
		pass_through(b);
	}
}

void
end_ppr(struct word_body *b)
{
	const struct word_para *p = b->story->para;
	const struct word_styles *styles = &b->word->styles;
	bool has_break = p->props.set & PARA_PAGE_BREAK ? p->props.page_break
			 : p->style >= 0
			     ? styles->list.at[p->style].para.page_break
			     : false;

	if (has_break)
		pages_break(&b->pages);
}
