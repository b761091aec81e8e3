#include "read/word_styles.h"

#include "base/limits.h"
#include "read/style_names.h"
#include "read/word_names.h"

/* What the element that is open holds. */
enum state {
	IN_NOTHING,
	IN_STYLES,
	IN_DEFAULTS, /* docDefaults, rPrDefault, pPrDefault */
	IN_DEFAULT_RUN,
	IN_DEFAULT_PARA,
	IN_STYLE,
	IN_RUN,
	IN_PARA /* w:pPr and w:numPr */
};

void
word_styles_init(struct word_styles *s, struct arena *arena)
{
	*s = (struct word_styles){.arena = arena, .default_paragraph = -1};
}

static enum style_type
type_of(struct str s)
{
	if (str_eq(s, STR("character")))
		return STYLE_CHARACTER;
	if (str_eq(s, STR("table")))
		return STYLE_TABLE;
	if (str_eq(s, STR("numbering")) || str_eq(s, STR("list")))
		return STYLE_NUMBERING;
	return STYLE_PARAGRAPH;
}

static int
add_style(struct word_styles *s, const struct xml_tag *tag, struct err *err)
{
	struct str is_default = xml_attr(tag, W_DEFAULT);
	struct word_style *st;

	if (s->list.len >= LIMIT_STYLES)
		return err_set(
		    err, ERR_LIMIT, "more than %d styles", LIMIT_STYLES);
	st = VEC_ADD(s->arena, &s->list);
	st->type = type_of(xml_attr(tag, W_TYPE));
	st->id = arena_copy(s->arena, xml_attr(tag, W_STYLE_ID));
	st->base = -1;
	index_put(s->arena, &s->by_id[st->type], st->id, (int)s->list.len - 1);
	if (st->type == STYLE_PARAGRAPH &&
	    (str_eq(is_default, STR("1")) || str_eq(is_default, STR("on")) ||
		str_eq(is_default, STR("true"))))
		s->default_paragraph = (int)s->list.len - 1;
	return 0;
}

static struct word_style *
current(struct word_styles *s)
{
	return &s->list.at[s->list.len - 1];
}

/* tblStylePr: how the style dresses a part of the table. */
static void
take_dress(struct word_styles *s, const struct xml_tag *tag)
{
	struct str part = xml_attr(tag, W_TYPE);

	if (str_eq(part, STR("firstRow")))
		current(s)->first_row = true;
	else if (str_eq(part, STR("firstCol")))
		current(s)->first_column = true;
}

static enum state
open_in_style(struct word_styles *s, const struct xml_tag *tag)
{
	struct word_style *st = current(s);
	struct str val = xml_attr(tag, W_VAL);

	switch (tag->id) {
	case W_NAME:
		/* Old files put aliases after a comma. */
		val = str_sub(val, 0, str_find_char(val, ',', 0));
		st->name = arena_copy(s->arena, str_trim(val));
		return IN_NOTHING;
	case W_BASED_ON:
		st->based_on = arena_copy(s->arena, val);
		return IN_NOTHING;
	case W_TBL_STYLE_PR:
		take_dress(s, tag);
		return IN_NOTHING;
	case W_PPR:
		return IN_PARA;
	case W_RPR:
		return IN_RUN;
	default:
		return IN_NOTHING;
	}
}

static enum state
open_in_defaults(const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_RPR_DEFAULT:
	case W_PPR_DEFAULT:
		return IN_DEFAULTS;
	case W_RPR:
		return IN_DEFAULT_RUN;
	case W_PPR:
		return IN_DEFAULT_PARA;
	default:
		return IN_NOTHING;
	}
}

/* What the children of this tag are; IN_NOTHING: of no interest. */
static int
open_tag(struct word_styles *s, const struct xml_tag *tag, enum state *next,
    struct err *err)
{
	enum state at = s->depth ? s->state[s->depth - 1] : IN_NOTHING;

	*next = IN_NOTHING;
	switch (at) {
	case IN_NOTHING:
		*next = IN_STYLES;
		return 0;
	case IN_STYLES:
		if (tag->id == W_DOC_DEFAULTS)
			*next = IN_DEFAULTS;
		if (tag->id != W_STYLE)
			return 0;
		*next = IN_STYLE;
		return add_style(s, tag, err);
	case IN_DEFAULTS:
		*next = open_in_defaults(tag);
		return 0;
	case IN_DEFAULT_RUN:
		run_props_take(&s->run_defaults, tag);
		if (tag->id == W_LANG)
			s->language =
			    arena_copy(s->arena, xml_attr(tag, W_VAL));
		return 0;
	case IN_DEFAULT_PARA:
		para_props_take(&s->para_defaults, tag);
		return 0;
	case IN_STYLE:
		*next = open_in_style(s, tag);
		return 0;
	case IN_RUN:
		run_props_take(&current(s)->own_run, tag);
		return 0;
	case IN_PARA:
		para_props_take(&current(s)->own_para, tag);
		if (tag->id == W_NUM_PR)
			*next = IN_PARA;
		return 0;
	}
	return 0;
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct word_styles *s = self;
	enum state next;

	if (word_compat_open(&s->compat, tag))
		return 0;
	if (s->skip || s->depth == (int)sizeof(s->state)) {
		s->skip++;
		return 0;
	}
	if (open_tag(s, tag, &next, err))
		return -1;
	if (next == IN_NOTHING)
		s->skip = 1;
	else
		s->state[s->depth++] = (unsigned char)next;
	return 0;
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct word_styles *s = self;

	(void)tag;
	(void)err;
	if (word_compat_close(&s->compat))
		return 0;
	if (s->skip)
		s->skip--;
	else
		s->depth--;
	return 0;
}

struct xml_sink
word_styles_sink(struct word_styles *s)
{
	return (struct xml_sink){s, on_open, on_close, NULL};
}

int
word_styles_find(
    const struct word_styles *s, enum style_type type, struct str id)
{
	return id.len ? index_find(&s->by_id[type], id) : -1;
}

/* What a style is, told by the nearest style of its chain that says so. */
static void
take_meaning(struct word_style *st, const struct word_style *from, bool *told)
{
	int heading = style_name_heading(from->name);

	if (style_name_is_contents(from->name))
		st->contents = true;
	st->first_row |= from->first_row;
	st->first_column |= from->first_column;
	if (*told)
		return;
	if (style_name_is_title(from->name)) {
		st->title = true;
		*told = true;
	} else if (heading) {
		st->heading = heading;
		*told = true;
	} else if (from->own_para.set & PARA_OUTLINE) {
		st->heading =
		    from->own_para.outline < 9 ? from->own_para.outline + 1 : 0;
		*told = true;
	}
}

static void
resolve(struct word_styles *s, struct word_style *st)
{
	const struct word_style *from = st;
	bool told = st->type != STYLE_PARAGRAPH;

	for (int i = 0; i < LIMIT_STYLE_CHAIN; i++) {
		take_meaning(st, from, &told);
		para_props_inherit(&st->para, &from->own_para);
		run_props_inherit(&st->run, &from->own_run);
		if (from->base < 0)
			break;
		from = &s->list.at[from->base];
	}
}

void
word_styles_finish(struct word_styles *s)
{
	for (size_t i = 0; i < s->list.len; i++) {
		struct word_style *st = &s->list.at[i];

		st->base = word_styles_find(s, st->type, st->based_on);
		if (st->base == (int)i)
			st->base = -1;
	}
	for (size_t i = 0; i < s->list.len; i++)
		resolve(s, &s->list.at[i]);
}
