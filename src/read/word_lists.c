#include "read/word_lists.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/word_names.h"

enum state {
	IN_NOTHING,
	IN_NUMBERING,
	IN_ABSTRACT,
	IN_LEVEL,
	IN_LEVEL_RUN,
	IN_LEVEL_PARA,
	IN_NUM,
	IN_OVERRIDE
};

struct list_instance {
	long num, abstract;
};

#define INDENT_NONE INT32_MIN

struct list_indent {
	long abstract;
	int left[NUMBER_LEVELS];
};

void
word_lists_init(struct word_lists *l, struct arena *arena)
{
	*l = (struct word_lists){.arena = arena};
	l->main = numbering_new(arena);
	l->side = numbering_new(arena);
}

static int
check_count(size_t n, struct err *err)
{
	if (n < LIMIT_NUMBERINGS)
		return 0;
	return err_set(err, ERR_LIMIT, "more than %d numbering definitions",
	    LIMIT_NUMBERINGS);
}

/* An id in an attribute; ids may be negative in old files. */
static long
id_of(struct str s, long otherwise)
{
	long id;

	return str_to_long(str_trim(s), INT32_MIN, INT32_MAX, &id) ? id
								   : otherwise;
}

/* Tables keyed by the bytes of an id. */
static void
put_id(struct word_lists *l, struct index *ix, long id, int value)
{
	struct str key = {(const char *)&id, sizeof(id)};

	index_put(l->arena, ix, arena_copy(l->arena, key), value);
}

static int
find_id(const struct index *ix, long id)
{
	return index_find(ix, (struct str){(const char *)&id, sizeof(id)});
}

static int
begin_abstract(struct word_lists *l, const struct xml_tag *tag, struct err *err)
{
	struct list_indent in;

	if (check_count(l->n_abstract++, err))
		return -1;
	l->abstract_id = id_of(xml_attr(tag, W_ABSTRACT_NUM_ID), -1);
	l->levels = arena_many(l->arena, struct number_level, NUMBER_LEVELS);
	l->style_link = l->defines_style = (struct str){0};
	in.abstract = l->abstract_id;
	for (int i = 0; i < NUMBER_LEVELS; i++)
		in.left[i] = INDENT_NONE;
	VEC_PUSH(l->arena, &l->indents, in);
	put_id(l, &l->by_abstract, in.abstract, (int)l->indents.len - 1);
	return 0;
}

static void
end_abstract(struct word_lists *l)
{
	numbering_add_abstract(l->main, l->abstract_id, l->levels,
	    l->style_link, l->defines_style);
	numbering_add_abstract(l->side, l->abstract_id, l->levels,
	    l->style_link, l->defines_style);
	l->levels = NULL;
}

static int
begin_num(struct word_lists *l, const struct xml_tag *tag, struct err *err)
{
	if (check_count(l->instances.len, err))
		return -1;
	l->num_id = id_of(xml_attr(tag, W_NUM_ID), 0);
	return 0;
}

static void
add_instance(struct word_lists *l, long abstract)
{
	struct list_instance in = {l->num_id, abstract};

	numbering_add_instance(l->main, l->num_id, abstract);
	numbering_add_instance(l->side, l->num_id, abstract);
	VEC_PUSH(l->arena, &l->instances, in);
	put_id(l, &l->by_num, l->num_id, (int)l->instances.len - 1);
}

static void
begin_level(struct word_lists *l, const struct xml_tag *tag, bool override)
{
	struct str ilvl = xml_attr(tag, W_ILVL);
	long n = override && ilvl.len == 0 ? l->ilvl : id_of(ilvl, 0);

	l->ilvl = (int)(n < 0 || n >= NUMBER_LEVELS ? 0 : n);
	if (override || !l->levels)
		l->level = arena_new(l->arena, struct number_level);
	else
		l->level = &l->levels[l->ilvl];
	*l->level = (struct number_level){.defined = true, .restart = -1};
	l->font = SYMBOL_NONE;
	l->hidden = false;
}

/* A bullet of a symbol font is known by its font, which comes after it. */
static void
end_level(struct word_lists *l)
{
	struct str text = l->level->text;
	struct buf out = {.max = 4096};
	size_t at = 0;

	while (at < text.len)
		utf8_add(&out, symbol_unicode(l->level->format == NUMBER_BULLET
						  ? l->font
						  : SYMBOL_NONE,
				   utf8_next(text, &at)));
	l->level->text = arena_copy(l->arena, buf_str(&out));
	if (l->hidden)
		l->level->text.len = 0;
	buf_free(&out);
}

static void
end_override(struct word_lists *l)
{
	const struct number_level *level = l->level;

	if (!l->has_start && !level)
		return;
	numbering_override(
	    l->main, l->num_id, l->ilvl, l->has_start, l->start, level);
	numbering_override(
	    l->side, l->num_id, l->ilvl, l->has_start, l->start, level);
	l->level = NULL;
}

/* Longer ones are no numbers; cut between characters. */
static struct str
cut_long(struct str s)
{
	size_t n = s.len < LIMIT_LEVEL_BYTES ? s.len : LIMIT_LEVEL_BYTES;

	while (n > 0 && n < s.len && ((unsigned char)s.at[n] & 0xC0) == 0x80)
		n--;
	return str_sub(s, 0, n);
}

static void
take_format(struct word_lists *l, const struct xml_tag *tag)
{
	l->level->format = number_format_of(xml_attr(tag, W_VAL));
	l->level->custom =
	    arena_copy(l->arena, cut_long(xml_attr(tag, W_FORMAT)));
}

static enum number_suffix
suffix_of(struct str val)
{
	if (str_eq_nocase(val, STR("space")))
		return NUMBER_SPACE;
	if (str_eq_nocase(val, STR("nothing")))
		return NUMBER_NOTHING;
	return NUMBER_TAB;
}

static enum state
open_in_level(struct word_lists *l, const struct xml_tag *tag)
{
	struct number_level *level = l->level;
	struct str val = xml_attr(tag, W_VAL);

	switch (tag->id) {
	case W_START:
		level->start = word_number(tag, 0, INT32_MAX, 0);
		break;
	case W_NUM_FMT:
	case W_NFC:
		take_format(l, tag);
		break;
	case W_LVL_TEXT:
		level->text = arena_copy(l->arena, cut_long(val));
		break;
	case W_SUFF:
		level->suffix = suffix_of(val);
		break;
	case W_IS_LGL:
		level->legal = word_on(tag);
		break;
	case W_LVL_RESTART:
		level->restart = (int)word_number(tag, 0, NUMBER_LEVELS, -1);
		break;
	case W_PSTYLE:
		level->style = arena_copy(l->arena, val);
		index_put(l->arena, &l->tied, level->style, 1);
		break;
	case W_RPR:
		return IN_LEVEL_RUN;
	case W_PPR:
		return IN_LEVEL_PARA;
	default:
		break;
	}
	return IN_NOTHING;
}

static void
take_level_run(struct word_lists *l, const struct xml_tag *tag)
{
	struct run_props run = {0};

	run_props_take(&run, tag);
	if (run.has_font)
		l->font = run.font;
	if (run.on & RUN_VANISH)
		l->hidden = true;
}

static void
take_level_para(struct word_lists *l, const struct xml_tag *tag)
{
	struct para_props para = {0};

	para_props_take(&para, tag);
	if ((para.set & PARA_LEFT) && l->levels && l->indents.len)
		l->indents.at[l->indents.len - 1].left[l->ilvl] = para.left;
}

static enum state
open_in_abstract(struct word_lists *l, const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_LVL:
		begin_level(l, tag, false);
		return IN_LEVEL;
	case W_NUM_STYLE_LINK:
		l->style_link = arena_copy(l->arena, xml_attr(tag, W_VAL));
		break;
	case W_STYLE_LINK:
		l->defines_style = arena_copy(l->arena, xml_attr(tag, W_VAL));
		break;
	default:
		break;
	}
	return IN_NOTHING;
}

static enum state
open_in_num(struct word_lists *l, const struct xml_tag *tag)
{
	long ilvl;

	switch (tag->id) {
	case W_ABSTRACT_NUM_ID:
		add_instance(l, id_of(xml_attr(tag, W_VAL), -1));
		return IN_NOTHING;
	case W_LVL_OVERRIDE:
		ilvl = id_of(xml_attr(tag, W_ILVL), 0);
		l->ilvl = (int)(ilvl < 0 || ilvl >= NUMBER_LEVELS ? 0 : ilvl);
		l->has_start = false;
		l->level = NULL;
		return IN_OVERRIDE;
	default:
		return IN_NOTHING;
	}
}

static enum state
open_in_override(struct word_lists *l, const struct xml_tag *tag)
{
	if (tag->id == W_LVL) {
		begin_level(l, tag, true);
		return IN_LEVEL;
	}
	if (tag->id == W_START_OVERRIDE) {
		l->has_start = true;
		l->start = word_number(tag, 0, INT32_MAX, 0);
	}
	return IN_NOTHING;
}

static int
open_tag(struct word_lists *l, const struct xml_tag *tag, enum state *next,
    struct err *err)
{
	enum state at = l->depth ? l->state[l->depth - 1] : IN_NOTHING;

	*next = IN_NOTHING;
	switch (at) {
	case IN_NOTHING:
		*next = IN_NUMBERING;
		return 0;
	case IN_NUMBERING:
		if (tag->id == W_ABSTRACT_NUM) {
			*next = IN_ABSTRACT;
			return begin_abstract(l, tag, err);
		}
		if (tag->id == W_NUM) {
			*next = IN_NUM;
			return begin_num(l, tag, err);
		}
		return 0;
	case IN_ABSTRACT:
		*next = open_in_abstract(l, tag);
		return 0;
	case IN_LEVEL:
		*next = open_in_level(l, tag);
		return 0;
	case IN_LEVEL_RUN:
		take_level_run(l, tag);
		return 0;
	case IN_LEVEL_PARA:
		take_level_para(l, tag);
		return 0;
	case IN_NUM:
		*next = open_in_num(l, tag);
		return 0;
	case IN_OVERRIDE:
		*next = open_in_override(l, tag);
		return 0;
	}
	return 0;
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct word_lists *l = self;
	enum state next;

	if (word_compat_open(&l->compat, tag))
		return 0;
	if (l->skip || l->depth == (int)sizeof(l->state)) {
		l->skip++;
		return 0;
	}
	if (open_tag(l, tag, &next, err))
		return -1;
	if (next == IN_NOTHING)
		l->skip = 1;
	else
		l->state[l->depth++] = (unsigned char)next;
	return 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct word_lists *l = self;

	(void)tag;
	(void)err;
	if (word_compat_close(&l->compat))
		return 0;
	if (l->skip) {
		l->skip--;
		return 0;
	}
	switch (l->state[--l->depth]) {
	case IN_ABSTRACT:
		end_abstract(l);
		break;
	case IN_LEVEL:
		end_level(l);
		break;
	case IN_OVERRIDE:
		end_override(l);
		break;
	default:
		break;
	}
	return 0;
}

struct xml_sink
word_lists_sink(struct word_lists *l)
{
	return (struct xml_sink){l, on_open, on_close, NULL};
}

void
word_lists_finish(struct word_lists *l, const struct word_styles *styles)
{
	l->by_style =
	    arena_many(l->arena, struct list_place, styles->list.len + 1);
	for (size_t i = 0; i < styles->list.len; i++) {
		const struct word_style *st = &styles->list.at[i];

		if (st->type != STYLE_NUMBERING ||
		    !(st->own_para.set & PARA_NUM))
			continue;
		numbering_add_style(l->main, st->id, st->own_para.num);
		numbering_add_style(l->side, st->id, st->own_para.num);
	}
}

/* The level of `num` for a style: the level that names the style, or the ilvl
 * that the style gives; else what its base says. */
static int
level_by_style(const struct word_lists *l, const struct word_styles *styles,
    long num, int style)
{
	for (int i = 0; style >= 0 && i < LIMIT_NUMBERING_CHAIN; i++) {
		const struct word_style *st = &styles->list.at[style];
		int level =
		    index_find(&l->tied, st->id) < 0
			? -1
			: numbering_level_of_style(l->main, num, st->id);

		if (level >= 0)
			return level;
		if (st->own_para.set & PARA_ILVL)
			return st->own_para.ilvl;
		style = st->base;
	}
	return 0;
}

/* The same, remembered for the instance that the style was last used with. */
static int
remembered_level(const struct word_lists *l, const struct word_styles *styles,
    long num, int style)
{
	struct list_place *known = &l->by_style[style];

	if (known->num != num)
		*known = (struct list_place){
		    num, level_by_style(l, styles, num, style)};
	return known->ilvl;
}

struct list_place
word_lists_place(const struct word_lists *l, const struct word_styles *styles,
    const struct para_props *own, int style)
{
	struct list_place at = {0};

	if (own->set & PARA_NUM)
		at.num = own->num;
	else if (style >= 0 && (styles->list.at[style].para.set & PARA_NUM))
		at.num = styles->list.at[style].para.num;
	if (at.num == 0)
		return at;
	if (own->set & PARA_ILVL)
		at.ilvl = own->ilvl;
	else if (style >= 0)
		at.ilvl = remembered_level(l, styles, at.num, style);
	return at;
}

long
word_lists_abstract(const struct word_lists *l, long num)
{
	int i = find_id(&l->by_num, num);

	return i < 0 ? -1 : l->instances.at[i].abstract;
}

int
word_lists_indent(const struct word_lists *l, struct list_place at)
{
	int i = find_id(&l->by_abstract, word_lists_abstract(l, at.num));
	int left = i < 0 ? INDENT_NONE : l->indents.at[i].left[at.ilvl];

	return left == INDENT_NONE ? -1 : left;
}
