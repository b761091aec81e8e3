/* Blocks open with their first text, not with their tag: an element that
 * holds nothing but other boxes gives no block of its own, and what Word and
 * Google write at the head of a paragraph (a number, the mark of a note) says
 * what the paragraph is. */
#include "read/html_state.h"

static bool
has_span(const struct html_frame *f)
{
	return f->span.on || f->span.off || f->span.half_points;
}

void
html_end_stretch(struct html_body *b, struct html_frame *f)
{
	if (!f->is_told)
		return;
	f->is_told = false;
	if (f->target.len)
		flow_link_close(b->flow);
	if (has_span(f))
		flow_span_close(b->flow);
}

static void
tell_stretches(struct html_body *b)
{
	for (int i = 0; i < b->depth; i++) {
		struct html_frame *f = &b->frames[i];

		if (f->is_told || (!has_span(f) && !f->target.len))
			continue;
		f->is_told = true;
		if (has_span(f))
			flow_span_open(b->flow, &f->span);
		if (f->target.len)
			flow_link_open(b->flow, f->target);
	}
}

int
html_need_block(struct html_body *b, struct err *err)
{
	struct str lead = {b->lead, b->lead_len};

	if (html_row_release(b, err))
		return -1;
	if (!flow_is_open(b->flow)) {
		struct flow_block *block = &b->pending.block;

		if (block->item)
			block->item = &b->pending.item;
		if (flow_open(b->flow, b->pending.is_set ? block : NULL, err))
			return -1;
	}
	b->pending.is_set = false;
	b->takes_lead = false;
	tell_stretches(b);
	b->lead_len = 0;
	return lead.len ? flow_text(b->flow, lead, err) : 0;
}

int
html_end_block(struct html_body *b, struct err *err)
{
	if (b->lead_len && html_need_block(b, err))
		return -1;
	b->pending.is_set = false;
	b->takes_lead = false;
	if (!flow_is_open(b->flow))
		return 0;
	for (int i = b->depth; i-- > 0;)
		html_end_stretch(b, &b->frames[i]);
	return flow_close(b->flow, err);
}

void
html_await(struct html_body *b, const struct flow_block *block)
{
	b->pending.is_set = true;
	b->pending.block = *block;
	b->takes_lead = b->is_word;
	b->lead_len = 0;
}

static bool
is_blank(struct str s)
{
	return str_trim(s).len == 0;
}

/* True when the text was put aside as the head of a paragraph of Word. */
static bool
keep_lead(struct html_body *b, struct str text)
{
	if (!b->takes_lead || flow_is_open(b->flow) ||
	    text.len > LEAD_BYTES - b->lead_len)
		return false;
	(void)memcpy(b->lead + b->lead_len, text.at, text.len);
	b->lead_len += text.len;
	return true;
}

int
html_text(struct html_body *b, struct str text, struct err *err)
{
	if (!flow_is_open(b->flow) && b->lead_len == 0 && is_blank(text))
		return 0;
	if (b->typed.len && str_starts(text, b->typed))
		text = str_sub(text, b->typed.len, text.len);
	b->typed.len = 0;
	if (keep_lead(b, text))
		return 0;
	if (html_need_block(b, err))
		return -1;
	return flow_text(b->flow, text, err);
}

/* Bullets of Word's symbol fonts, as letters of an ordinary one. */
static struct str
bullet_of(struct str label)
{
	static const struct {
		struct str letter, shown;
	} bullets[] = {
	    {STR_INIT("\xC2\xB7"), STR_INIT("•")},
	    {STR_INIT("\xEF\x82\xB7"), STR_INIT("•")},
	    {STR_INIT("\xC2\xA7"), STR_INIT("▪")},
	    {STR_INIT("\xC3\x98"), STR_INIT("➢")},
	    {STR_INIT("\xC3\xBC"), STR_INIT("✓")},
	};

	for (size_t i = 0; i < COUNT_OF(bullets); i++)
		if (str_eq(label, bullets[i].letter))
			return bullets[i].shown;
	return label;
}

/* The blanks of the gap itself have come with it. */
static struct str
without_gap(struct str lead)
{
	struct str space = STR("\xC2\xA0");

	lead = str_trim(lead);
	while (str_ends(lead, space))
		lead = str_trim(str_sub(lead, 0, lead.len - space.len));
	return lead;
}

void
html_take_label(struct html_body *b)
{
	struct html_pending *p = &b->pending;
	struct str lead = without_gap((struct str){b->lead, b->lead_len});
	struct str shown = bullet_of(lead);

	if (!p->is_set || lead.len == 0)
		return;
	p->block.label = arena_copy(&b->arena, shown);
	b->lead_len = 0;
	b->takes_lead = false;
	if (p->block.heading)
		return;
	p->item.label = p->block.label;
	p->item.is_bullet = !char_is_digit(lead.at[0]) &&
			    !str_ends(lead, STR(".")) &&
			    !str_ends(lead, STR(")"));
	p->block.item = &p->item;
}
