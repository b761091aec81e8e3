/* Blocks as they open and end, and the lists whose items they are. */
#include <limits.h>

#include "read/flow_state.h"

/* One step of indentation, in twentieths of a point. */
#define STEP 720

/* The list that is open in this cell or story, or NULL. */
static struct list_state *
list_now(const struct flow *f)
{
	struct flow_story *s = f->story;

	return s->lists.len > s->base_lists ? &s->lists.at[s->lists.len - 1]
					    : NULL;
}

int
flow_list_depth(const struct flow *f)
{
	return (int)(f->story->lists.len - f->story->base_lists);
}

/* The definition that tells one list from another: numbers that look alike
 * may go on from list to list. */
static long
definition_of(const struct flow_list *l)
{
	uint32_t hash;

	if (!l->is_numbered)
		return 1;
	hash = str_hash(str_of(l->before ? l->before : "")) * 31 +
	       str_hash(str_of(l->after ? l->after : "."));
	return 2 + (long)l->format + (long)(hash & 0xFFFFFF) * 64;
}

static void
take_item(struct list_state *l, struct flow_para *p)
{
	l->item_is_new = false;
	p->took_item = true;
	p->is.left = l->depth * STEP;
	if (l->label.len == 0)
		return;
	if (p->is.heading && !l->is.is_numbered)
		return; /* no heading shows a bullet as its number */
	p->is.label = l->label;
	p->is_item = !p->is.heading;
	p->item = (struct list_item){.definition = definition_of(&l->is),
	    .ilvl = l->depth - 1,
	    .left = p->is.left,
	    .is_bullet = !l->is.is_numbered,
	    .label = l->label};
}

/* An item that the format gives with all it says. */
static void
take_given(struct flow_para *p, const struct flow_block *block)
{
	if (!p->is.label.len || p->is.heading)
		return;
	p->is_item = true;
	if (block->item)
		p->item = *block->item;
	p->item.label = p->is.label;
}

int
flow_open(struct flow *f, const struct flow_block *block, struct err *err)
{
	static const struct flow_block plain = {0};
	struct flow_story *s = f->story;
	struct flow_para *p = &s->para;
	struct list_state *l = list_now(f);

	if (flow_close(f, err))
		return -1;
	if (!block)
		block = &plain;
	flow_records_forget(f);
	f->ordinal++;
	flow_para_reset(f, p);
	p->is = *block;
	p->is.label = arena_copy(&f->arena, block->label);
	p->is.style = arena_copy(&f->scratch, block->style);
	f->label_bytes += block->label.len;
	if (block->label.len)
		take_given(p, block);
	else if (l && l->item_is_new)
		take_item(l, p);
	else if (l && !block->left)
		p->is.left = l->depth * STEP;
	s->para_is_open = true;
	p->in_link = s->in_link;
	return 0;
}

bool
flow_is_open(const struct flow *f)
{
	return f->story->para_is_open;
}

void
flow_drop(struct flow *f)
{
	f->story->para_is_open = false;
	f->story->para.after = (struct record_queue){0};
}

static enum block_role
role_of(const struct flow *f, const struct flow_para *p)
{
	if (f->story->role != ROLE_BODY)
		return f->story->role;
	return p->is.role;
}

static struct look
look_of(const struct flow_para *p)
{
	struct look look = {.centered = p->is.is_centered};

	look.bold = (p->look & FLOW_BOLD) != 0;
	look.italic = (p->look & FLOW_ITALIC) != 0;
	look.underline = (p->look & FLOW_UNDERLINE) != 0;
	look.caps = (p->look & FLOW_CAPS) != 0;
	if (p->half_points > 0 && p->half_points < 4096)
		look.half_points = (unsigned)p->half_points & 0xFFF;
	return look;
}

static void
fill_record(struct flow *f, struct flow_para *p, struct record *r)
{
	struct block *b = &r->block;
	bool shows_number = f->story->kind != FLOW_MARGIN;

	b->role = role_of(f, p);
	b->look = look_of(p);
	b->text = flow_para_trimmed(p, &b->look, b->role);
	b->label = p->is.label;
	b->level = f->story->kind == FLOW_NOTE ? 0 : p->is.heading;
	if (b->level && b->text.len == 0 && b->label.len == 0)
		b->level = 0;
	b->kind = b->level                     ? BLOCK_HEADING
		  : p->is_item && shows_number ? BLOCK_ITEM
					       : BLOCK_PARAGRAPH;
	b->style = p->is.style;
	b->table = b->anchor = -1;
	b->place = (struct place){.part = f->part,
	    .ordinal = p->ordinal,
	    .line = p->line,
	    .page = p->page};
	r->item = p->item;
	r->is_item = b->kind == BLOCK_ITEM;
	r->left = p->is.left;
	r->marks = p->marks.at;
	r->n_marks = p->marks.len;
	r->notes = p->notes;
	r->notices = p->notices;
}

static int
check_bounds(const struct flow *f, struct err *err)
{
	if (f->n_marks > LIMIT_MARKS)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %d marked stretches of text",
		    LIMIT_MARKS);
	if (f->label_bytes > LIMIT_LABELS_BYTES)
		return err_set(err, ERR_LIMIT,
		    "the document has more than %zu bytes of numbers",
		    LIMIT_LABELS_BYTES);
	return 0;
}

/* An empty block takes no item: the next one is it. */
static void
give_back(struct flow *f, const struct flow_para *p)
{
	struct list_state *l = list_now(f);

	if (l && l->item_is_open && p->took_item)
		l->item_is_new = true;
}

int
flow_close(struct flow *f, struct err *err)
{
	struct flow_story *s = f->story;
	struct flow_para *p = &s->para;
	struct record r = {0};

	if (!s->para_is_open)
		return 0;
	if (p->in_link)
		flow_para_mark(
		    f, p, MARK_LINK, p->link_start, p->text.len, s->link);
	s->para_is_open = false;
	if (check_bounds(f, err))
		return -1;
	fill_record(f, p, &r);
	if (r.block.text.len == 0 && !p->notes)
		give_back(f, p);
	if (flow_record_add(f, &r, err))
		return -1;
	return flow_records_put(f, &p->after, err);
}

/* ---- lists ---- */

int
flow_list_open(struct flow *f, const struct flow_list *list, struct err *err)
{
	struct list_state *l;

	if (flow_close(f, err))
		return -1;
	l = VEC_ADD(&f->arena, &f->story->lists);
	l->is = *list;
	l->is.bullet = arena_copy(&f->arena, list->bullet);
	l->depth = flow_list_depth(f);
	l->next = list->start;
	return 0;
}

void
flow_lists_cut(struct flow_story *s, size_t n)
{
	if (s->lists.len > n)
		s->lists.len = n;
}

int
flow_list_close(struct flow *f, struct err *err)
{
	if (flow_close(f, err))
		return -1;
	if (list_now(f))
		f->story->lists.len--;
	return 0;
}

/* Bullets as they are commonly shown, by depth. */
static struct str
bullet_of(const struct list_state *l)
{
	if (l->is.bullet.len)
		return l->is.bullet;
	switch (l->depth) {
	case 1:
		return STR("\xE2\x80\xA2");
	case 2:
		return STR("\xE2\x97\xA6");
	default:
		return STR("\xE2\x96\xAA");
	}
}

static struct str
number_of(struct flow *f, struct list_state *l, const struct flow_item *item)
{
	const char *before = l->is.before ? l->is.before : "";
	const char *after = l->is.after ? l->is.after : ".";
	struct buf b = {.max = LIMIT_LABEL_BYTES};
	struct str label;

	if (item && item->has_value)
		l->next = item->value;
	buf_add_c(&b, before);
	number_add(&b, l->next, l->is.format, (struct str){0});
	if (b.len > strlen(before))
		buf_add_c(&b, after);
	else
		buf_reset(&b); /* beyond what can be shown */
	if (l->is.counts_down)
		l->next -= l->next > LONG_MIN;
	else
		l->next += l->next < LONG_MAX;
	label = arena_copy(&f->arena, buf_str(&b));
	buf_free(&b);
	f->label_bytes += label.len;
	return label;
}

int
flow_item_open(struct flow *f, const struct flow_item *item, struct err *err)
{
	static const struct flow_list bullets = {0};
	struct list_state *l;

	if (!list_now(f) && flow_list_open(f, &bullets, err))
		return -1;
	if (flow_close(f, err))
		return -1;
	l = list_now(f);
	l->item_is_open = l->item_is_new = true;
	if (item && item->label.at)
		l->label = arena_copy(&f->arena, item->label);
	else if (l->is.is_plain)
		l->label = (struct str){0};
	else if (l->is.is_numbered)
		l->label = number_of(f, l, item);
	else
		l->label = bullet_of(l);
	return 0;
}

int
flow_item_close(struct flow *f, struct err *err)
{
	struct list_state *l = list_now(f);

	if (flow_close(f, err))
		return -1;
	if (l)
		l->item_is_open = l->item_is_new = false;
	return 0;
}
