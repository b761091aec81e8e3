/* Label or text: which of the two numbers a heading goes by. */
#include "map/heading.h"

#include "map/heading_scan.h"

static struct heading
make_heading(struct arena *a, const struct found *f)
{
	struct heading h = {.kind = f->kind, .places = f->places};

	h.number = arena_copy(a, (struct str){f->number, f->number_len});
	h.key = arena_copy(a, (struct str){f->key, f->key_len});
	return h;
}

/* The rest of a text; an empty one still points into it. */
static struct str
from(struct str text, size_t start)
{
	if (start == 0)
		return text;
	return (struct str){text.at + start, text.len - start};
}

/* A label that is all number: nothing may be left of it. */
static bool
parse_label(const struct view *v, struct found *f)
{
	return scan_number(v, f) && f->number_len > 0 && f->end >= v->len;
}

/* Both a label and a typed number: the label is what counts, unless it is a
 * mere item number before a typed section number. */
static bool
prefers_typed(const struct found *label, const struct found *typed)
{
	if (typed->kind != HEADING_NUMBER || typed->places < 2)
		return false;
	return label->kind == HEADING_LETTER || label->places < 2;
}

static bool
same_key(const struct found *a, const struct found *b)
{
	return a->key_len > 0 && a->key_len == b->key_len &&
	       memcmp(a->key, b->key, a->key_len) == 0;
}

/* Reads the number typed at the start of the text.  Typed twice, it is one. */
static bool
parse_typed(struct str text, struct found *f, size_t *title_start)
{
	struct view view, rest;
	struct found again;

	view_make(&view, text, false);
	if (!scan_number(&view, f))
		return false;
	*title_start = view.source[f->end];
	view_make(&rest, from(text, *title_start), false);
	if (scan_number(&rest, &again) && same_key(f, &again))
		*title_start += rest.source[again.end];
	return true;
}

struct heading
heading_parse(struct arena *a, struct str label, struct str text)
{
	struct view view;
	struct found auto_number, typed;
	bool has_label, has_typed;
	struct heading h = {0};
	size_t title_start = 0;

	view_make(&view, label, true);
	has_label = label.len > 0 && parse_label(&view, &auto_number);
	has_typed = parse_typed(text, &typed, &title_start);
	if (has_label && !(has_typed && prefers_typed(&auto_number, &typed))) {
		h = make_heading(a, &auto_number);
		h.automatic = true;
		view_make(&view, text, false);
		h.title_start = has_typed && same_key(&typed, &auto_number)
				    ? title_start
				    : view_skip_separators(&view);
	} else if (has_typed) {
		h = make_heading(a, &typed);
		h.title_start = title_start;
	}
	h.title = from(text, h.title_start);
	return h;
}
