/* The text of the paragraph that is open: what is visible is appended, and
 * what holds of parts of it (bold, struck through, links) is kept as marks. */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/word_body.h"

static const struct {
	unsigned bits;
	enum mark_kind kind;
} marked[WORD_MARKED] = {{RUN_STRIKE | RUN_DSTRIKE, MARK_STRUCK},
    {RUN_BOLD, MARK_BOLD}, {RUN_ITALIC, MARK_ITALIC},
    {RUN_UNDERLINE, MARK_UNDERLINE}};

struct word_para *
para_new(struct word_body *b)
{
	struct word_para *p = b->free_paras, *next;
	struct buf text;
	struct text_mark *marks;
	size_t cap;
	struct trace_piece *pieces;
	size_t cap_pieces;

	if (p) {
		b->free_paras = p->next_free;
	} else {
		p = arena_new(&b->word->arena, struct word_para);
		p->text.max = LIMIT_BLOCK_BYTES + 1;
		p->next_made = b->made_paras;
		b->made_paras = p;
	}
	next = p->next_made;
	text = p->text;
	marks = p->marks;
	cap = p->cap_marks;
	pieces = p->pieces.at;
	cap_pieces = p->pieces.cap;
	*p = (struct word_para){
	    .next_made = next, .text = text, .marks = marks, .cap_marks = cap};
	p->pieces.at = pieces;
	p->pieces.cap = cap_pieces;
	buf_reset(&p->text);
	p->style = b->word->styles.default_paragraph;
	for (size_t i = 0; i < WORD_MARKED; i++)
		p->last_mark[i] = -1;
	p->notes_end = &p->notes;
	return p;
}

void
para_free(struct word_body *b, struct word_para *p)
{
	p->next_free = b->free_paras;
	b->free_paras = p;
}

/* What the open run looks like, worked out when its first text comes. */
static const struct run_props *
shown(struct word_body *b)
{
	static const struct run_props none = {0};
	struct word_story *s = b->story;
	const struct word_styles *styles = &b->word->styles;
	const struct run_props *character = &none, *paragraph = &none;

	if (s->run_is_ready)
		return &s->shown;
	if (s->run_style >= 0)
		character = &styles->list.at[s->run_style].run;
	if (s->para && s->para->style >= 0)
		paragraph = &styles->list.at[s->para->style].run;
	s->shown = run_props_resolve(
	    &s->run, character, paragraph, &styles->run_defaults);
	s->run_is_ready = true;
	return &s->shown;
}

bool
text_is_visible(struct word_body *b)
{
	const struct word_story *s = b->story;

	return s->para && s->mute == 0 && s->fields.hidden == 0 &&
	       !s->run_is_gone && !(shown(b)->on & RUN_VANISH);
}

void
text_mark(struct word_body *b, struct word_para *p, enum mark_kind kind,
    size_t start, size_t end, struct str target)
{
	struct text_mark m = {kind, start, end, target};

	if (++b->n_marks > LIMIT_MARKS)
		return; /* told at the end of the paragraph */
	p->marks = arena_grow(&b->word->arena, p->marks, p->n_marks,
	    &p->cap_marks, sizeof(*p->marks));
	p->marks[p->n_marks++] = m;
}

/* Lengthens the last mark of its kind when the new stretch follows it. */
static void
extend_mark(struct word_body *b, struct word_para *p, enum mark_kind kind,
    int *last, size_t start)
{
	size_t end = p->text.len;

	if (end == start)
		return;
	if (*last >= 0 && p->marks[*last].end == start) {
		p->marks[*last].end = end;
		return;
	}
	text_mark(b, p, kind, start, end, (struct str){0});
	*last = (int)p->n_marks - 1;
}

static void
cut_mark(struct word_para *p, int i)
{
	if (i >= 0 && p->marks[i].end > p->text.len)
		p->marks[i].end = p->text.len;
}

void
text_cut_marks(struct word_para *p)
{
	for (size_t i = 0; i < WORD_MARKED; i++)
		cut_mark(p, p->last_mark[i]);
}

static bool
is_blank(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_space(s.at[i]))
			return false;
	return true;
}

/* Visible text came: page, and what all text of the paragraph looks like. */
static void
note_look(struct word_body *b, struct word_para *p, size_t start)
{
	const struct run_props *r = shown(b);

	if (is_blank(str_sub(buf_str(&p->text), start, p->text.len)))
		return;
	b->pages.is_fresh = false;
	if (b->story->fields.contents)
		p->is_contents = true;
	if (!p->is_seen) {
		p->is_seen = true;
		p->page = b->pages.page;
		p->look = r->on;
		p->half_points = r->half_points;
		return;
	}
	p->look &= r->on;
	if (p->half_points != r->half_points)
		p->half_points = -1;
}

static int
end_of_add(
    struct word_body *b, struct word_para *p, size_t start, struct err *err)
{
	const struct run_props *r = shown(b);

	if (p->text.full || p->text.len > LIMIT_BLOCK_BYTES)
		return err_set(err, ERR_LIMIT,
		    "a paragraph is longer than %zu bytes", LIMIT_BLOCK_BYTES);
	for (size_t i = 0; i < WORD_MARKED; i++)
		if (r->on & marked[i].bits)
			extend_mark(
			    b, p, marked[i].kind, &p->last_mark[i], start);
	note_look(b, p, start);
	return 0;
}

/* Bytes that may begin something to be changed: line ends and other control
 * characters, U+0080..U+00BF (soft hyphen), U+F000.. (symbols, ligatures). */
static bool
is_plain_byte(unsigned char c)
{
	return c >= 0x20 && c != 0x7F && c != 0xC2 && c != 0xEF;
}

/* One character that needs a look. */
static void
add_special(struct word_body *b, struct buf *to, uint32_t code)
{
	if (code == '\n' || code == '\r' || code == '\t')
		buf_add_char(to, ' '); /* white space of the XML */
	else if (code < 0x20 || code == 0x7F || code == 0xAD ||
		 code == 0xFEFF || (code >= 0x80 && code < 0xA0))
		return;
	else if (code >= 0xF000 && code <= 0xF0FF)
		utf8_add(to, symbol_unicode(shown(b)->font, code));
	else
		utf8_add_letters(to, code);
}

/* `taken` bytes of the open text element became what stands from `start` on;
 * text that stands in no such element is that of the element in hand. */
static void
follow(struct word_body *b, size_t start, size_t taken)
{
	if (!b->is_traced)
		return;
	trace_text(b, start, b->text_element ? taken : 0);
	b->text_offset += taken;
}

int
text_add(struct word_body *b, struct str s, struct err *err)
{
	struct word_para *p = b->story->para;
	size_t at = 0, start, before;

	if (!text_is_visible(b)) {
		b->text_offset += s.len;
		return 0;
	}
	start = p->text.len;
	while (at < s.len) {
		size_t from = at;

		while (at < s.len && is_plain_byte((unsigned char)s.at[at]))
			at++;
		before = p->text.len;
		buf_add(&p->text, str_sub(s, from, at));
		follow(b, before, at - from);
		if (at == s.len)
			break;
		from = at;
		before = p->text.len;
		add_special(b, &p->text, utf8_next(s, &at));
		follow(b, before, at - from);
	}
	return end_of_add(b, p, start, err);
}

int
text_add_code(struct word_body *b, uint32_t code, struct err *err)
{
	struct word_para *p = b->story->para;
	size_t start;

	if (!text_is_visible(b))
		return 0;
	start = p->text.len;
	utf8_add(&p->text, code);
	follow(b, start, 0);
	return end_of_add(b, p, start, err);
}

/* A link field that runs on marks each paragraph for itself. */
void
text_end_links(struct word_body *b, struct word_para *p)
{
	struct fields *f = &b->story->fields;

	for (int i = 0; i < f->depth; i++) {
		struct field *at = &f->at[i];

		if (at->kind != FIELD_LINK || !at->has_result)
			continue;
		if (at->link_start < p->text.len)
			text_mark(b, p, MARK_LINK, at->link_start, p->text.len,
			    field_link(b, at));
		at->link_start = 0;
	}
}
