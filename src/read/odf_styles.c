#include "read/odf_styles.h"

#include <limits.h>

#include "read/style_names.h"

void
odf_styles_init(struct odf_styles *s, struct arena *arena)
{
	*s = (struct odf_styles){.arena = arena, .open = -1, .paragraphs = -1};
	odf_lists_init(&s->lists, arena);
}

void
odf_styles_forget(struct odf_styles *s)
{
	for (int i = 0; i < ODF_FAMILIES; i++)
		s->automatic[i] = (struct index){0};
	odf_lists_forget(&s->lists);
}

/* ---- properties ---- */

static void
set_bit(struct odf_style *st, unsigned bit, bool is_on)
{
	if (is_on)
		st->on |= bit;
	else
		st->off |= bit;
}

/* "bold", or a weight: 600 and more is bold. */
static bool
is_bold(struct str weight)
{
	long n;

	if (str_to_long(weight, 1, 1000, &n))
		return n >= 600;
	return str_eq(weight, STR("bold"));
}

static void
take_size(struct odf_style *st, struct str size)
{
	long value;

	if (str_ends(size, STR("%"))) {
		if (str_to_long(
			str_sub(size, 0, size.len - 1), 1, 1000, &value))
			st->percent = (int)value;
		return;
	}
	value = odf_length(size, 0);
	if (value > 0 && value < 40000)
		st->half_points = (int)((value + 5) / 10);
}

static bool
is_symbol_font(struct odf_styles *s, struct str name, enum symbol_font *font)
{
	int i = index_find(&s->symbol_fonts, name);

	*font = i >= 0 ? (enum symbol_font)i : symbol_font_of(name);
	return *font != SYMBOL_NONE;
}

static void
take_text(struct odf_styles *s, struct odf_style *st, const struct xml_tag *tag)
{
	for (size_t i = 0; i < tag->n_attributes; i++) {
		struct str v = tag->attributes[i].value;

		switch (tag->attributes[i].id) {
		case AT_FONT_WEIGHT:
			set_bit(st, FLOW_BOLD, is_bold(v));
			break;
		case AT_FONT_STYLE:
			set_bit(st, FLOW_ITALIC, !str_eq(v, STR("normal")));
			break;
		case AT_UNDERLINE:
			set_bit(st, FLOW_UNDERLINE, !str_eq(v, STR("none")));
			break;
		case AT_LINE_THROUGH:
		case AT_LINE_THROUGH_TYPE:
			set_bit(st, FLOW_STRUCK, !str_eq(v, STR("none")));
			break;
		case AT_TRANSFORM:
			set_bit(st, FLOW_CAPS, str_eq(v, STR("uppercase")));
			break;
		case AT_DISPLAY:
			set_bit(st, FLOW_HIDDEN, str_eq(v, STR("none")));
			break;
		case AT_FONT_SIZE:
			take_size(st, v);
			break;
		case AT_FONT_NAME:
		case AT_FONT_FAMILY:
			st->has_font = true;
			(void)is_symbol_font(s, v, &st->font);
			break;
		default:
			break;
		}
	}
}

static bool
is_page(struct str s)
{
	return str_eq(s, STR("page"));
}

static void
take_paragraph(struct odf_style *st, const struct xml_tag *tag)
{
	struct str align = xml_attr(tag, AT_TEXT_ALIGN);

	st->left = (int)odf_length(xml_attr(tag, AT_MARGIN_LEFT), st->left);
	if (align.len) {
		st->has_align = true;
		st->is_centered = str_eq(align, STR("center"));
	}
	st->breaks_before |= is_page(xml_attr(tag, AT_BREAK_BEFORE));
	st->breaks_after |= is_page(xml_attr(tag, AT_BREAK_AFTER));
}

static void
take_cell(struct odf_style *st, const struct xml_tag *tag)
{
	struct str colour = xml_attr(tag, AT_BACKGROUND);

	if (colour.len == 0)
		return;
	st->has_shade = true;
	st->is_shaded = !str_eq(colour, STR("transparent")) &&
			!str_eq_nocase(colour, STR("#ffffff"));
}

/* ---- definitions ---- */

static bool
family_of(struct str name, enum odf_family *family)
{
	static const char *const names[] = {
	    "paragraph", "text", "table-cell", "table"};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_eq(name, str_of(names[i]))) {
			*family = (enum odf_family)i;
			return true;
		}
	return false;
}

/* Styles keep the name of their program ("Heading_20_1") when they have no
 * other to show: "_20_" is a space. */
static struct str
shown_name(struct odf_styles *s, const struct xml_tag *tag)
{
	struct str shown = xml_attr(tag, AT_DISPLAY_NAME);
	struct str name = xml_attr(tag, AT_STYLE_NAME);
	static const struct str space = STR_INIT("_20_");
	struct buf b = {.max = 1024};
	size_t from = 0, hit;

	if (shown.len)
		return arena_copy(s->arena, shown);
	while ((hit = str_find(name, space, from)) != SIZE_MAX) {
		buf_add(&b, str_sub(name, from, hit));
		buf_add_char(&b, ' ');
		from = hit + space.len;
	}
	buf_add(&b, str_sub(name, from, name.len));
	shown = arena_copy(s->arena, buf_str(&b));
	buf_free(&b);
	return shown;
}

static int
open_style(struct odf_styles *s, const struct xml_tag *tag, struct err *err)
{
	struct odf_style *st;
	enum odf_family family;

	if (!family_of(xml_attr(tag, AT_FAMILY), &family))
		return 0;
	if (s->list.len >= LIMIT_STYLES)
		return err_set(
		    err, ERR_LIMIT, "more than %d styles", LIMIT_STYLES);
	st = VEC_ADD(s->arena, &s->list);
	st->family = family;
	st->is_automatic = s->in_automatic;
	st->name = arena_copy(s->arena, xml_attr(tag, AT_STYLE_NAME));
	s->open = (int)s->list.len - 1;
	if (tag->id == STYLE_DEFAULT_STYLE) {
		if (family == ODF_PARAGRAPH)
			s->paragraphs = s->open;
		st->left = INT_MIN;
		st->outline = -1;
		return 0;
	}
	st->shown = shown_name(s, tag);
	st->parent = arena_copy(s->arena, xml_attr(tag, AT_PARENT_STYLE));
	st->left = INT_MIN;
	st->outline =
	    (int)odf_number(tag, AT_DEFAULT_OUTLINE, 0, ODF_LEVELS, -1);
	st->list = xml_attr(tag, AT_LIST_STYLE);
	st->has_list = st->list.at != NULL;
	st->list = arena_copy(s->arena, st->list);
	st->has_master = xml_attr(tag, AT_MASTER_PAGE).len > 0;
	index_put(s->arena,
	    s->in_automatic ? &s->automatic[family] : &s->common[family],
	    st->name, s->open);
	return 0;
}

static void
take_font_face(struct odf_styles *s, const struct xml_tag *tag)
{
	struct str family = xml_attr(tag, AT_SVG_FONT_FAMILY);
	struct str name = xml_attr(tag, AT_STYLE_NAME);
	enum symbol_font font;

	if (family.len > 2 && family.at[0] == '\'')
		family = str_sub(family, 1, family.len - 1);
	font = symbol_font_of(family);
	if (font != SYMBOL_NONE && name.len)
		index_put(s->arena, &s->symbol_fonts,
		    arena_copy(s->arena, name), (int)font);
}

static void
take_language(struct odf_styles *s, const struct xml_tag *tag)
{
	struct str language = xml_attr(tag, AT_LANGUAGE);
	struct str country = xml_attr(tag, AT_COUNTRY);
	struct str none = STR("none");

	if (s->open < 0 || s->open != s->paragraphs || language.len == 0 ||
	    str_eq(language, none))
		return;
	if (country.len == 0 || str_eq(country, none))
		s->language = arena_copy(s->arena, language);
	else
		s->language = arena_print(
		    s->arena, "%.*s-%.*s", STR_ARG(language), STR_ARG(country));
}

static int
open_in_styles(struct odf_styles *s, const struct xml_tag *tag, struct err *err)
{
	struct odf_style *st = s->open < 0 ? NULL : &s->list.at[s->open];

	switch (tag->id) {
	case STYLE_STYLE:
	case STYLE_DEFAULT_STYLE:
		return open_style(s, tag, err);
	case STYLE_FONT_FACE:
		take_font_face(s, tag);
		return 0;
	case STYLE_TEXT_PROPERTIES:
		take_language(s, tag);
		if (st)
			take_text(s, st, tag);
		return 0;
	case STYLE_PARAGRAPH_PROPERTIES:
	case STYLE_TABLE_PROPERTIES:
		if (st)
			take_paragraph(st, tag);
		return 0;
	case STYLE_TABLE_CELL_PROPERTIES:
		if (st)
			take_cell(st, tag);
		return 0;
	default:
		return 0;
	}
}

static int
on_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct odf_styles *s = self;
	bool taken = false;

	if (++s->depth == 1) {
		s->in_automatic = tag->id == OFFICE_AUTOMATIC_STYLES;
		return 0;
	}
	if (odf_lists_open(&s->lists, tag, s->in_automatic, &taken, err))
		return -1;
	return taken ? 0 : open_in_styles(s, tag, err);
}

static int
on_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct odf_styles *s = self;

	(void)err;
	s->depth--;
	odf_lists_close(&s->lists, tag);
	if (tag->id == STYLE_STYLE || tag->id == STYLE_DEFAULT_STYLE)
		s->open = -1;
	return 0;
}

struct xml_sink
odf_styles_sink(struct odf_styles *s)
{
	return (struct xml_sink){s, on_open, on_close, NULL};
}

/* ---- what a style says with all it is based on ---- */

static int
find(const struct odf_styles *s, enum odf_family family, struct str name)
{
	int i = name.len ? index_find(&s->automatic[family], name) : -1;

	return i < 0 && name.len ? index_find(&s->common[family], name) : i;
}

static void
take_meaning(struct odf_style *st, const struct odf_style *from)
{
	st->contents |= from->contents;
	st->title |= from->title;
	if (from->is_automatic)
		return;
	if (st->label.len == 0)
		st->label = from->shown;
	st->contents |= style_name_is_contents(from->shown);
	st->title |= style_name_is_title(from->shown);
}

static void
inherit(struct odf_style *st, const struct odf_style *from)
{
	unsigned known = st->on | st->off;

	st->on |= from->on & ~known;
	st->off |= from->off & ~known;
	if (st->half_points == 0 && st->percent == 0) {
		st->half_points = from->half_points;
		st->percent = from->percent;
	} else if (st->half_points == 0 && from->half_points) {
		st->half_points = from->half_points * st->percent / 100;
		st->percent = 0;
	}
	if (!st->has_font) {
		st->has_font = from->has_font;
		st->font = from->font;
	}
	if (st->left == INT_MIN)
		st->left = from->left;
	if (st->outline < 0)
		st->outline = from->outline;
	if (!st->has_align) {
		st->has_align = from->has_align;
		st->is_centered = from->is_centered;
	}
	if (!st->has_list) {
		st->has_list = from->has_list;
		st->list = from->list;
	}
	if (!st->has_shade) {
		st->has_shade = from->has_shade;
		st->is_shaded = from->is_shaded;
	}
}

/* Pages are broken by the style itself only as far as its chain says so;
 * chains that run in a circle end at the limit. */
static void
resolve(struct odf_styles *s, int i)
{
	struct odf_style *st = &s->list.at[i];
	struct odf_style all = *st;
	const struct odf_style *from = st;

	for (int n = 0; n < LIMIT_STYLE_CHAIN; n++) {
		int parent;

		take_meaning(&all, from);
		if (from != st) {
			inherit(&all, from);
			all.breaks_before |= from->breaks_before;
			all.breaks_after |= from->breaks_after;
		}
		if (from->is_resolved) {
			all.label = all.label.len ? all.label : from->label;
			break;
		}
		/* The parent of an automatic style is a common one. */
		parent = from->parent.len
			     ? index_find(&s->common[st->family], from->parent)
			     : -1;
		if (parent < 0)
			break;
		from = &s->list.at[parent];
	}
	if (st->family == ODF_PARAGRAPH && s->paragraphs >= 0)
		inherit(&all, &s->list.at[s->paragraphs]);
	all.is_resolved = true;
	*st = all;
}

const struct odf_style *
odf_style(struct odf_styles *s, enum odf_family family, struct str name)
{
	int i = find(s, family, name);

	if (i < 0)
		return NULL;
	if (!s->list.at[i].is_resolved)
		resolve(s, i);
	return &s->list.at[i];
}
