#include "read/word_props.h"

#include "read/word_names.h"

static bool
is_off(struct str val)
{
	return str_eq(val, STR("0")) || str_eq(val, STR("false")) ||
	       str_eq(val, STR("off"));
}

bool
word_on(const struct xml_tag *tag)
{
	return !is_off(xml_attr(tag, W_VAL));
}

long
word_number(const struct xml_tag *tag, long min, long max, long otherwise)
{
	long value;

	if (str_to_long(str_trim(xml_attr(tag, W_VAL)), min, max, &value))
		return value;
	return otherwise;
}

static void
set_bit(struct run_props *p, unsigned bit, bool on)
{
	p->set |= bit;
	p->on = on ? p->on | bit : p->on & ~bit;
}

static void
take_font(struct run_props *p, const struct xml_tag *tag)
{
	struct str name = xml_attr(tag, W_ASCII);

	if (name.len == 0)
		name = xml_attr(tag, W_HANSI);
	if (name.len == 0)
		return;
	p->has_font = true;
	p->font = symbol_font_of(name);
}

void
run_props_take(struct run_props *p, const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_B:
		set_bit(p, RUN_BOLD, word_on(tag));
		break;
	case W_I:
		set_bit(p, RUN_ITALIC, word_on(tag));
		break;
	case W_CAPS:
	case W_SMALL_CAPS:
		/* One look; the second element must not undo the first. */
		if (word_on(tag) || !(p->on & RUN_CAPS))
			set_bit(p, RUN_CAPS, word_on(tag));
		break;
	case W_STRIKE:
		set_bit(p, RUN_STRIKE, word_on(tag));
		break;
	case W_DSTRIKE:
		set_bit(p, RUN_DSTRIKE, word_on(tag));
		break;
	case W_VANISH:
		set_bit(p, RUN_VANISH, word_on(tag));
		break;
	case W_SPEC_VANISH:
		set_bit(p, RUN_SPEC_VANISH, word_on(tag));
		break;
	case W_U:
		set_bit(p, RUN_UNDERLINE,
		    !str_eq(xml_attr(tag, W_VAL), STR("none")) && word_on(tag));
		break;
	case W_SZ:
		p->half_points = (int)word_number(tag, 1, 4000, 0);
		break;
	case W_RFONTS:
		take_font(p, tag);
		break;
	default:
		break;
	}
}

static void
take_indent(struct para_props *p, const struct xml_tag *tag)
{
	struct str text = xml_attr(tag, W_LEFT);
	long left;

	if (text.len == 0)
		text = xml_attr(tag, W_START); /* strict */
	if (!str_to_long(text, -31680, 31680, &left))
		return;
	p->set |= PARA_LEFT;
	p->left = (int)left;
}

void
para_props_take(struct para_props *p, const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_NUM_ID:
		p->set |= PARA_NUM;
		p->num = word_number(tag, 0, INT32_MAX, 0);
		break;
	case W_ILVL:
		p->set |= PARA_ILVL;
		p->ilvl = (int)word_number(tag, 0, 8, 0);
		break;
	case W_OUTLINE_LVL:
		p->set |= PARA_OUTLINE;
		p->outline = (int)word_number(tag, 0, 9, 9);
		break;
	case W_JC:
		p->set |= PARA_JC;
		p->centered = str_eq(xml_attr(tag, W_VAL), STR("center"));
		break;
	case W_IND:
		take_indent(p, tag);
		break;
	case W_PAGE_BREAK_BEFORE:
		p->set |= PARA_PAGE_BREAK;
		p->page_break = word_on(tag);
		break;
	default:
		break;
	}
}

void
run_props_inherit(struct run_props *p, const struct run_props *base)
{
	p->on |= base->on & ~p->set;
	p->set |= base->set;
	if (p->half_points == 0)
		p->half_points = base->half_points;
	if (!p->has_font) {
		p->has_font = base->has_font;
		p->font = base->font;
	}
}

void
para_props_inherit(struct para_props *p, const struct para_props *base)
{
	unsigned open = base->set & ~p->set;

	if (open & PARA_NUM)
		p->num = base->num;
	if (open & PARA_ILVL)
		p->ilvl = base->ilvl;
	if (open & PARA_OUTLINE)
		p->outline = base->outline;
	if (open & PARA_JC)
		p->centered = base->centered;
	if (open & PARA_LEFT)
		p->left = base->left;
	if (open & PARA_PAGE_BREAK)
		p->page_break = base->page_break;
	p->set |= base->set;
}

struct run_props
run_props_resolve(const struct run_props *own,
    const struct run_props *character, const struct run_props *paragraph,
    const struct run_props *defaults)
{
	struct run_props p = *own, styles = *character;
	unsigned toggles =
	    (character->on ^ paragraph->on) | (defaults->on & RUN_TOGGLES);

	run_props_inherit(&styles, paragraph);
	run_props_inherit(&styles, defaults);
	styles.on =
	    (styles.on & ~(unsigned)RUN_TOGGLES) | (toggles & RUN_TOGGLES);
	styles.set |= RUN_TOGGLES;
	run_props_inherit(&p, &styles);
	return p;
}
