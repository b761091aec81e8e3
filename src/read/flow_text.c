/* Text of the open block.  White space of the file collapses to one space
 * unless it is kept; what stands at a line break is dropped.  What is visible
 * is appended, and what holds of parts of it is kept as marks. */
#include "base/utf8.h"
#include "read/flow_state.h"

static const struct {
	unsigned bit;
	enum mark_kind kind;
} marked[FLOW_MARKED] = {{FLOW_STRUCK, MARK_STRUCK}, {FLOW_BOLD, MARK_BOLD},
    {FLOW_ITALIC, MARK_ITALIC}, {FLOW_UNDERLINE, MARK_UNDERLINE}};

void
flow_para_reset(struct flow *f, struct flow_para *p)
{
	struct buf text = p->text;
	struct text_mark *marks = p->marks.at;
	size_t cap = p->marks.cap;

	*p = (struct flow_para){.text = text};
	p->marks.at = marks;
	p->marks.cap = cap;
	buf_reset(&p->text);
	for (size_t i = 0; i < FLOW_MARKED; i++)
		p->last_mark[i] = -1;
	p->notes_end = &p->notes;
	p->ordinal = f->ordinal;
	p->line = f->line;
	p->page = f->page;
}

void
flow_para_mark(struct flow *f, struct flow_para *p, enum mark_kind kind,
    size_t start, size_t end, struct str target)
{
	struct text_mark m = {kind, start, end, target};

	if (start >= end || ++f->n_marks > LIMIT_MARKS)
		return; /* too many are told at the end of the block */
	VEC_PUSH(&f->arena, &p->marks, m);
}

/* Lengthens the last mark of its kind when the new stretch follows it. */
static void
extend_mark(struct flow *f, struct flow_para *p, enum mark_kind kind, int *last,
    size_t start)
{
	size_t end = p->text.len;

	if (*last >= 0 && p->marks.at[*last].end == start) {
		p->marks.at[*last].end = end;
		return;
	}
	flow_para_mark(f, p, kind, start, end, (struct str){0});
	*last = (int)p->marks.len - 1;
}

static bool
is_blank(struct str s)
{
	size_t i = 0;

	while (i < s.len && char_is_space(s.at[i]))
		i++;
	return i == s.len;
}

static void
note_look(struct flow_para *p, const struct flow_span *now, size_t start)
{
	if (is_blank(str_sub(buf_str(&p->text), start, p->text.len)))
		return;
	if (!p->is_seen) {
		p->is_seen = true;
		p->look = now->on;
		p->half_points = now->half_points;
		return;
	}
	p->look &= now->on;
	if (p->half_points != now->half_points)
		p->half_points = -1;
}

static int
end_of_add(struct flow *f, struct flow_para *p, size_t start, struct err *err)
{
	struct flow_span now = flow_span_now(f);

	if (p->text.full || p->text.len > LIMIT_BLOCK_BYTES)
		return err_set(err, ERR_LIMIT,
		    "a paragraph is longer than %zu bytes", LIMIT_BLOCK_BYTES);
	if (p->text.len <= start)
		return 0;
	for (size_t i = 0; i < FLOW_MARKED; i++)
		if (now.on & marked[i].bit)
			extend_mark(
			    f, p, marked[i].kind, &p->last_mark[i], start);
	if (!p->is_seen)
		p->page = f->page;
	note_look(p, &now, start);
	return 0;
}

/* Bytes that may begin something to be changed: control characters, white
 * space, U+0080..U+00BF (soft hyphen), U+F000.. (ligatures, byte order mark).
 */
static bool
is_plain_byte(unsigned char c)
{
	return c > 0x20 && c != 0x7F && c != 0xC2 && c != 0xEF;
}

/* White space of the file; at a line's start it is nothing. */
static void
add_space(struct flow_para *p, char c, bool keeps)
{
	if (keeps) {
		if (c != '\r')
			buf_add_char(&p->text, c);
		p->ends_in_space = false;
		return;
	}
	if (p->ends_in_space || p->text.len == 0 ||
	    p->text.at[p->text.len - 1] == '\n')
		return;
	buf_add_char(&p->text, ' ');
	p->ends_in_space = true;
}

static bool
is_dropped(uint32_t code)
{
	return code < 0x20 || code == 0x7F || code == 0xAD || code == 0xFEFF ||
	       (code >= 0x80 && code < 0xA0);
}

static void
add_text(struct flow_para *p, struct str s, bool keeps)
{
	size_t at = 0;

	while (at < s.len) {
		size_t from = at;

		while (at < s.len && is_plain_byte((unsigned char)s.at[at]))
			at++;
		if (at > from) {
			buf_add(&p->text, str_sub(s, from, at));
			p->ends_in_space = false;
		}
		if (at == s.len)
			return;
		if (char_is_space(s.at[at])) {
			add_space(p, s.at[at++], keeps);
		} else {
			uint32_t code = utf8_next(s, &at);

			if (is_dropped(code))
				continue;
			utf8_add_letters(&p->text, code);
			p->ends_in_space = false;
		}
	}
}

int
flow_text(struct flow *f, struct str text, struct err *err)
{
	struct flow_span now = flow_span_now(f);
	struct flow_para *p;
	size_t start;

	if (now.on & FLOW_HIDDEN)
		return 0;
	if (!f->story->para_is_open) {
		if (is_blank(text))
			return 0;
		if (flow_open(f, NULL, err))
			return -1;
	}
	p = &f->story->para;
	start = p->text.len;
	add_text(p, text, (now.on & FLOW_KEEPS_SPACE) != 0);
	return end_of_add(f, p, start, err);
}

int
flow_char(struct flow *f, uint32_t code, struct err *err)
{
	struct flow_para *p = &f->story->para;
	size_t start;

	if (flow_span_now(f).on & FLOW_HIDDEN)
		return 0;
	if (!f->story->para_is_open) {
		if (code == '\n' || code == '\t' || code == ' ')
			return 0;
		if (flow_open(f, NULL, err))
			return -1;
	}
	if (code == '\n' && p->ends_in_space)
		p->text.at[--p->text.len] = '\0';
	p->ends_in_space = false;
	start = p->text.len;
	utf8_add(&p->text, code);
	return end_of_add(f, p, start, err);
}

struct str
flow_para_trimmed(
    struct flow_para *p, const struct look *look, enum block_role role)
{
	size_t start, n = 0;
	struct str text = utf8_trim(buf_str(&p->text), &start);

	for (size_t i = 0; i < p->marks.len; i++) {
		struct text_mark m = p->marks.at[i];

		if (look_says(look, m.kind) ||
		    (m.kind == MARK_LINK && role == ROLE_CONTENTS))
			continue;
		m.start = m.start < start ? 0 : m.start - start;
		m.end = m.end < start ? 0 : m.end - start;
		if (m.end > text.len)
			m.end = text.len;
		if (m.start < m.end)
			p->marks.at[n++] = m;
	}
	p->marks.len = n;
	for (struct cited_note *c = p->notes; c; c = c->next)
		c->at = c->at < start ? 0 : c->at - start;
	return text;
}
