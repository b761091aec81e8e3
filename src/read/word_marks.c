/* Elements whose meaning is in their attributes: tracked changes, fields,
 * notes, breaks, symbols, links, and objects that cannot be read. */
#include <stdarg.h>

#include "read/word_body.h"

/* ---- notices ---- */

void
notice_later(struct word_body *b, enum notice_kind kind, const char *fmt, ...)
{
	struct arena *a = &b->word->arena;
	struct word_para *p = b->story ? b->story->para : NULL;
	struct late_notice *n;
	va_list args;
	struct str text;

	va_start(args, fmt);
	text = arena_vprint(a, fmt, args);
	va_end(args);
	if (!p) {
		notices_not_read(&b->word->notices, kind,
		    (int)b->word->doc->blocks.len - 1, "%.*s", STR_ARG(text));
		return;
	}
	n = arena_new(a, struct late_notice);
	n->kind = kind;
	n->text = text;
	n->next = p->notices;
	p->notices = n;
}

/* ---- tracked changes ---- */

enum change { CHANGE_NONE, CHANGE_INSERTED, CHANGE_DELETED };

static enum change
change_of_annotation(const struct xml_tag *tag)
{
	struct str type = xml_attr(tag, W_TYPE);

	if (str_eq(type, STR("Word.Insertion")))
		return CHANGE_INSERTED;
	if (str_eq(type, STR("Word.Deletion")))
		return CHANGE_DELETED;
	return CHANGE_NONE;
}

static enum change
change_of(const struct xml_tag *tag)
{
	switch (tag->id) {
	case W_INS:
	case W_MOVE_TO:
	case W_CELL_INS:
		return CHANGE_INSERTED;
	case W_DEL:
	case W_MOVE_FROM:
	case W_CELL_DEL:
		return CHANGE_DELETED;
	case AML_ANNOTATION:
		return change_of_annotation(tag);
	default:
		return CHANGE_NONE;
	}
}

bool
change_is_gone(struct word_body *b, const struct xml_tag *tag)
{
	enum change change = change_of(tag);

	if (change == CHANGE_INSERTED)
		b->word->n_inserted++;
	else if (change == CHANGE_DELETED)
		b->word->n_deleted++;
	if (b->word->tracked == TRACKED_ACCEPT)
		return change == CHANGE_DELETED;
	return change == CHANGE_INSERTED;
}

/* ---- fields ---- */

static struct str
print_listnum(struct word_body *b, const struct field *f)
{
	long level, start = 0;
	struct str text = field_switch(f, 's');
	bool has_start =
	    text.len && str_to_long(text, 0, LIMIT_LIST_COUNTER, &start);

	if (!str_to_long(field_switch(f, 'l'), 1, NUMBER_LEVELS, &level))
		level = 1;
	return numbering_listnum(b->story->numbering, field_argument(f, 1),
	    (int)level - 1, has_start, start);
}

static struct str
print_autonum(struct word_body *b, const struct field *f)
{
	const struct word_para *p = b->story->para;
	const struct word_styles *styles = &b->word->styles;
	struct str name = field_argument(f, 0);
	int level = p->style < 0 ? 0 : styles->list.at[p->style].heading;

	return numbering_autonum(b->story->numbering, level,
	    str_eq_nocase(name, STR("AUTONUMLGL")),
	    str_eq_nocase(name, STR("AUTONUMOUT")));
}

/* A number that Word computes is the paragraph's label when it stands at its
 * start, otherwise part of the text. */
static int
show_number(struct word_body *b, struct str number, struct err *err)
{
	struct word_para *p = b->story->para;

	if (!p || !text_is_visible(b))
		return 0;
	if (p->is_seen || p->label.len)
		return text_add(b, number, err);
	p->label = number;
	return 0;
}

static int
show_computed(struct word_body *b, const struct field *f, struct err *err)
{
	if (!b->story->para)
		return 0;
	switch (f->kind) {
	case FIELD_LISTNUM:
		return show_number(b, print_listnum(b, f), err);
	case FIELD_AUTONUM:
		return show_number(b, print_autonum(b, f), err);
	case FIELD_CHECKBOX:
		return text_add_code(b, f->is_checked ? 0x2612 : 0x2610, err);
	default:
		return 0;
	}
}

static void
begin_result(struct word_body *b, struct field *f)
{
	if (f && b->story->para)
		f->link_start = b->story->para->text.len;
}

/* The address of a link: the file or page, and the place inside it. */
struct str
field_link(struct word_body *b, const struct field *f)
{
	struct str page = field_argument(f, 1), place = field_switch(f, 'l');

	if (place.len == 0)
		return arena_copy(&b->word->arena, page);
	return arena_print(
	    &b->word->arena, "%.*s#%.*s", STR_ARG(page), STR_ARG(place));
}

int
field_close(struct word_body *b, struct err *err)
{
	struct field *f = fields_end(&b->story->fields);
	struct word_para *p = b->story->para;

	if (!f)
		return 0;
	if (f->kind == FIELD_PAGEREF && p && f->link_start <= p->text.len)
		pages_claim(&b->word->arena, &b->pages, field_argument(f, 1),
		    str_sub(buf_str(&p->text), f->link_start, p->text.len));
	if (f->kind == FIELD_LINK && f->has_result && p &&
	    f->link_start < p->text.len)
		text_mark(b, p, MARK_LINK, f->link_start, p->text.len,
		    field_link(b, f));
	return show_computed(b, f, err);
}

int
field_char(struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	struct str type = xml_attr(tag, W_FLD_CHAR_TYPE);
	struct fields *f = &b->story->fields;

	if (b->story->run_is_gone)
		return 0;
	if (str_eq(type, STR("begin")))
		fields_begin(f, b->ordinal);
	else if (str_eq(type, STR("separate")))
		begin_result(b, fields_separate(f));
	else if (str_eq(type, STR("end")))
		return field_close(b, err);
	return 0;
}

int
field_simple_open(
    struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	struct fields *f = &b->story->fields;

	(void)err;
	fields_begin(f, b->ordinal);
	fields_instruction(f, xml_attr(tag, W_INSTR));
	begin_result(b, fields_separate(f));
	return 0;
}

/* ---- notes ---- */

static struct str
next_mark(struct word_body *b, const struct xml_tag *tag)
{
	struct arena *a = &b->word->arena;
	bool is_end = tag->id == W_ENDNOTE_REFERENCE || tag->id == W_ENDNOTE;
	struct str custom = xml_attr(tag, W_CUSTOM_MARK_FOLLOWS);

	if (custom.len && !str_eq(custom, STR("0")))
		return STR("*");
	if (is_end)
		return number_print(
		    a, ++b->n_endnotes, NUMBER_LOWER_ROMAN, (struct str){0});
	return number_print(
	    a, ++b->n_footnotes, NUMBER_DECIMAL, (struct str){0});
}

static void
cite(struct word_body *b, struct word_note *note, struct str mark)
{
	struct word_para *p = b->story->para;
	struct cited_note *n = arena_new(&b->word->arena, struct cited_note);

	b->n_marks++;
	n->blocks = &note->blocks;
	n->label = mark;
	n->at = p->text.len;
	n->element = b->is_traced ? b->element : 0;
	*p->notes_end = n;
	p->notes_end = &n->next;
}

/* A reference to a note of the notes part; or, in Word 2003 XML, the note
 * itself, which is then filled by the story that it opens. */
int
note_reference(struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	bool is_end = tag->id == W_ENDNOTE_REFERENCE;
	struct str id = xml_attr(tag, W_ID);
	struct word_note *note;

	(void)err;
	if (!text_is_visible(b) || b->story->kind == STORY_NOTE)
		return 0;
	note = story_note(b, is_end ? 'e' : 'f', id);
	if (note->is_cited)
		return 0;
	note->is_cited = true;
	cite(b, note, next_mark(b, tag));
	if (!note->is_there)
		notices_damaged(&b->word->notices,
		    "%s '%.*s' is cited but is not there",
		    is_end ? "endnote" : "footnote", STR_ARG(id));
	return 0;
}

bool
note_inline_open(struct word_body *b, const struct xml_tag *tag)
{
	struct word_note *note;

	if (!text_is_visible(b) || b->story->kind == STORY_NOTE)
		return false;
	note = arena_new(&b->word->arena, struct word_note);
	cite(b, note, next_mark(b, tag));
	if (!story_open(b, STORY_NOTE))
		return false;
	b->story->note = note;
	return true;
}

/* ---- breaks and symbols ---- */

int
break_open(struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	struct str type = xml_attr(tag, W_TYPE);

	/* A new page or column is a new line for the words around it. */
	if (str_eq(type, STR("page")) && text_is_visible(b))
		pages_break(&b->pages);
	return text_add_code(b, '\n', err);
}

int
symbol_open(struct word_body *b, const struct xml_tag *tag, struct err *err)
{
	struct str text = xml_attr(tag, W_CHAR);
	enum symbol_font font = symbol_font_of(xml_attr(tag, W_FONT));
	uint32_t code = 0;

	for (size_t i = 0; i < text.len && i < 6; i++) {
		int digit = char_hex_value(text.at[i]);

		if (digit < 0)
			return 0;
		code = code * 16 + (uint32_t)digit;
	}
	if (code < 0x20)
		return 0;
	return text_add_code(b, symbol_unicode(font, code), err);
}

/* ---- links ---- */

void
link_open(struct word_body *b, const struct xml_tag *tag)
{
	struct word_para *p = b->story->para;
	struct str id = xml_attr(tag, R_ID), place = xml_attr(tag, W_ANCHOR);
	struct str page = xml_attr(tag, W_DEST);
	const struct opc_rel *rel;

	if (!p || p->in_link)
		return;
	if (place.len == 0)
		place = xml_attr(tag, W_BOOKMARK);
	rel = id.len && b->rels ? opc_find_id(b->rels, id) : NULL;
	if (rel)
		page = rel->target;
	p->in_link = true;
	p->link_start = p->text.len;
	p->link = place.len ? arena_print(&b->word->arena, "%.*s#%.*s",
				  STR_ARG(page), STR_ARG(place))
			    : arena_copy(&b->word->arena, page);
}

void
link_close(struct word_body *b)
{
	struct word_para *p = b->story->para;

	if (!p || !p->in_link)
		return;
	p->in_link = false;
	if (p->link_start < p->text.len && p->link.len)
		text_mark(b, p, MARK_LINK, p->link_start, p->text.len, p->link);
}

/* ---- objects that cannot be read ---- */

void
object_begin(struct word_body *b)
{
	b->object_cx = b->object_cy = 0;
	b->object_title = (struct str){0};
	b->object_is_told = false;
}

static void
tell_object(struct word_body *b, enum notice_kind kind, const char *what,
    struct str name)
{
	if (b->object_is_told || b->story->kind == STORY_MARGIN)
		return;
	b->object_is_told = true;
	if (name.len)
		notice_later(b, kind, "%s is not read: '%.*s'", what,
		    STR_ARG(str_sub(name, 0, 120)));
	else
		notice_later(b, kind, "%s is not read", what);
}

/* Pictures smaller than some four by two centimetres are logos and icons:
 * they hold no text that matters. */
#define PICTURE_CX 1440000
#define PICTURE_CY 720000

static void
tell_picture(struct word_body *b)
{
	if (b->object_cx && b->object_cy &&
	    (b->object_cx < PICTURE_CX || b->object_cy < PICTURE_CY))
		return;
	tell_object(b, NOTICE_FIGURE, "a picture", b->object_title);
}

static void
take_graphic(struct word_body *b, const struct xml_tag *tag)
{
	struct str uri = xml_attr(tag, A_URI);

	if (str_ends(uri, STR("/diagram")))
		tell_object(
		    b, NOTICE_FIGURE, "a SmartArt diagram", b->object_title);
	else if (str_ends(uri, STR("/chart")) || str_ends(uri, STR("/chartex")))
		tell_object(b, NOTICE_FIGURE, "a chart", b->object_title);
}

static void
take_title(struct word_body *b, const struct xml_tag *tag)
{
	struct str title = xml_attr(tag, A_DESCR);

	if (title.len == 0)
		title = xml_attr(tag, A_TITLE);
	if (title.len && b->object_title.len == 0)
		b->object_title = arena_copy(&b->word->arena, title);
}

static long
length_of(struct str s)
{
	long value;

	return str_to_long(s, 0, INT32_MAX, &value) ? value : 0;
}

void
object_open(struct word_body *b, const struct xml_tag *tag)
{
	switch (tag->id) {
	case WP_EXTENT:
		b->object_cx = length_of(xml_attr(tag, A_CX));
		b->object_cy = length_of(xml_attr(tag, A_CY));
		break;
	case WP_DOC_PR:
		take_title(b, tag);
		break;
	case A_GRAPHIC_DATA:
		take_graphic(b, tag);
		break;
	case PIC_PIC:
	case V_IMAGEDATA:
		tell_picture(b);
		break;
	case O_OLE_OBJECT:
		tell_object(b, NOTICE_NOT_READ, "an embedded object",
		    xml_attr(tag, A_PROG_ID));
		break;
	default:
		break;
	}
}

void
chunk_open(struct word_body *b, const struct xml_tag *tag)
{
	struct str id = xml_attr(tag, R_ID);
	const struct opc_rel *rel =
	    id.len && b->rels ? opc_find_id(b->rels, id) : NULL;
	struct str target = rel ? rel->target : (struct str){0};
	const char *what =
	    tag->id == W_SUB_DOC ? "a sub-document" : "an alternative chunk";

	if (target.len)
		notice_later(b, NOTICE_NOT_READ, "%s is not read: '%.*s'", what,
		    STR_ARG(str_sub(target, 0, 120)));
	else
		notice_later(b, NOTICE_NOT_READ, "%s is not read", what);
}
