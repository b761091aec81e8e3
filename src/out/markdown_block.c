/* The marks of a block lie over its text in layers: links outside, then
 * struck, then bold.  The text is cut where any of them begins or ends, and
 * pieces of one layer are written together, so that what is written nests
 * however the marks overlap.
 *
 * "**" and "~~" open and close only beside certain characters (CommonMark,
 * "left-flanking delimiter run"); elsewhere a tag is written instead. */
#include "out/markdown_block.h"

#include "base/utf8.h"
#include "out/markdown.h"

struct piece {
	size_t start, end;
	int link; /* index into the marks, or -1 */
	bool is_struck, is_bold;
	int notes; /* cited at its start */
};

struct layers {
	const struct markdown_text *t;
	struct str text;
	struct arena arena;
	struct VEC(struct piece) pieces;
	struct buf *out;
	int note; /* number of the next note */
	int notes_left;
	bool begins; /* nothing stands before on this line */
};

/* ---- pieces ---- */

/* Markdown has no underlining, and slanted text tells nothing. */
static bool
is_written(enum mark_kind kind)
{
	return kind != MARK_ITALIC && kind != MARK_UNDERLINE;
}

bool
markdown_has_marks(const struct doc *doc, int block)
{
	size_t i = doc_first_mark(doc, block);

	while (i < doc->marks.len && doc->marks.at[i].block == block)
		if (is_written(doc->marks.at[i++].kind))
			return true;
	return false;
}

struct cut {
	const struct mark *marks; /* of the document */
	size_t at, end; /* those of the block that have not begun yet */
	size_t bold, struck, link_end; /* where each layer ends */
	int link;
	int notes;
};

static bool
is_address(struct str target)
{
	return target.len > 0 && target.at[0] != '#';
}

static void
begin_marks(struct cut *c, size_t at)
{
	for (; c->at < c->end && (c->marks[c->at].start <= at ||
				     !is_written(c->marks[c->at].kind));
	     c->at++) {
		const struct mark *m = &c->marks[c->at];

		switch (m->kind) {
		case MARK_BOLD:
			c->bold = m->end > c->bold ? m->end : c->bold;
			break;
		case MARK_ITALIC:
		case MARK_UNDERLINE:
			break;
		case MARK_STRUCK:
			c->struck = m->end > c->struck ? m->end : c->struck;
			break;
		case MARK_LINK:
			if (c->link_end > at || !is_address(m->target))
				break;
			c->link = (int)c->at;
			c->link_end = m->end;
			break;
		case MARK_NOTE_REF:
			c->notes++;
			break;
		}
	}
}

static size_t
nearer(size_t next, size_t end, size_t at)
{
	return end > at && end < next ? end : next;
}

static void
cut_pieces(struct layers *l)
{
	const struct doc *doc = l->t->doc;
	struct cut c = {.marks = doc->marks.at,
	    .at = doc_first_mark(doc, l->t->block),
	    .end = doc_first_mark(doc, l->t->block + 1),
	    .link = -1};
	size_t at = 0;

	if (doc->blocks.at[l->t->block].look.bold)
		c.bold = l->text.len;
	while (at < l->text.len || c.at < c.end) {
		struct piece *p;
		size_t next = l->text.len;

		begin_marks(&c, at);
		if (c.at < c.end)
			next = nearer(next, c.marks[c.at].start, at);
		next = nearer(next, c.bold, at);
		next = nearer(next, c.struck, at);
		next = nearer(next, c.link_end, at);
		p = VEC_ADD(&l->arena, &l->pieces);
		*p = (struct piece){at, next, c.link_end > at ? c.link : -1,
		    c.struck > at, c.bold > at && !l->t->is_plain, c.notes};
		c.notes = 0;
		if (next == at)
			break;
		at = next;
	}
}

/* ---- text ---- */

static void
add_notes(struct layers *l, int n)
{
	for (; n > 0 && l->notes_left > 0; n--, l->notes_left--) {
		buf_print(l->out, "[^%d]", l->note++);
		l->begins = false;
	}
}

static void
add_text(struct layers *l, size_t start, size_t end)
{
	while (start < end) {
		size_t stop = str_find_char(l->text, '\n', start), from = start;
		struct str line;

		while (from > 0 && l->text.at[from - 1] != '\n')
			from--;
		line = str_sub(l->text, from, stop);
		if (stop > end)
			stop = end;
		markdown_part(
		    l->out, line, start - from, stop - from, l->begins);
		if (stop > start)
			l->begins = false;
		if (stop == end)
			return;
		buf_add_c(l->out, l->t->line_break);
		l->begins = str_ends(buf_str(l->out), STR("\n")) ||
			    str_ends(buf_str(l->out), STR(" "));
		start = stop + 1;
	}
}

/* ---- layers ---- */

enum side { SIDE_BLANK, SIDE_MARK, SIDE_WORD };

static enum side
side_of(uint32_t code)
{
	if (utf8_is_space(code))
		return SIDE_BLANK;
	return utf8_is_alnum(code) ? SIDE_WORD : SIDE_MARK;
}

static enum side
side_after(struct str s, size_t at)
{
	return at < s.len ? side_of(utf8_next(s, &at)) : SIDE_BLANK;
}

static enum side
side_before(struct str s, size_t at)
{
	if (at == 0)
		return SIDE_BLANK;
	at--;
	while (at > 0 && ((unsigned char)s.at[at] & 0xC0) == 0x80)
		at--;
	return side_after(s, at);
}

/* Whether a delimiter may stand around these bytes. */
static bool
flanks(struct str s, size_t start, size_t end)
{
	bool opens = side_after(s, start) == SIDE_WORD ||
		     side_before(s, start) != SIDE_WORD;
	bool closes =
	    side_before(s, end) == SIDE_WORD || side_after(s, end) != SIDE_WORD;

	return opens && closes;
}

/* A run of pieces without white space at both ends, which stands outside of
 * delimiters. */
struct run {
	size_t first, last; /* pieces */
	size_t start, end; /* bytes of the text */
};

static void
trim_run(struct layers *l, struct run *r)
{
	while (
	    r->start < r->end && side_after(l->text, r->start) == SIDE_BLANK) {
		size_t next = r->start;

		(void)utf8_next(l->text, &next);
		r->start = next;
	}
	while (
	    r->end > r->start && side_before(l->text, r->end) == SIDE_BLANK) {
		do
			r->end--;
		while (((unsigned char)l->text.at[r->end] & 0xC0) == 0x80);
	}
}

static size_t
within(size_t at, size_t start, size_t end)
{
	return at < start ? start : at > end ? end : at;
}

static void
add_plain(struct layers *l, size_t first, size_t last, size_t start, size_t end)
{
	for (size_t i = first; i <= last; i++) {
		const struct piece *p = &l->pieces.at[i];

		add_notes(l, p->notes);
		add_text(l, within(p->start, start, end),
		    within(p->end, start, end));
	}
}

typedef void add_layer(struct layers *l, const struct run *r);

/* The run between delimiters, its blanks outside. */
static void
add_between(struct layers *l, const struct run *all, const char *mark,
    const char *tag, add_layer *inner)
{
	struct run r = *all;
	bool marks;

	trim_run(l, &r);
	if (r.start == r.end) {
		inner(l, all);
		return;
	}
	marks = flanks(l->text, r.start, r.end);
	add_text(l, all->start, r.start);
	if (marks)
		buf_add_c(l->out, mark);
	else
		buf_print(l->out, "<%s>", tag);
	l->begins = false;
	inner(l, &r);
	if (marks)
		buf_add_c(l->out, mark);
	else
		buf_print(l->out, "</%s>", tag);
	add_text(l, r.end, all->end);
}

static void
add_run(struct layers *l, const struct run *r)
{
	add_plain(l, r->first, r->last, r->start, r->end);
}

/* The run that begins with piece `i` and for which `same` holds. */
static struct run
run_from(struct layers *l, const struct run *in, size_t i,
    bool (*same)(const struct piece *, const struct piece *))
{
	const struct piece *p = l->pieces.at;
	struct run r = {.first = i, .last = i};

	while (r.last < in->last && same(&p[i], &p[r.last + 1]))
		r.last++;
	r.start = within(p[r.first].start, in->start, in->end);
	r.end = within(p[r.last].end, in->start, in->end);
	return r;
}

static bool
same_bold(const struct piece *a, const struct piece *b)
{
	return a->is_bold == b->is_bold;
}

static bool
same_struck(const struct piece *a, const struct piece *b)
{
	return a->is_struck == b->is_struck;
}

static bool
same_link(const struct piece *a, const struct piece *b)
{
	return a->link == b->link;
}

static void
add_bold_layer(struct layers *l, const struct run *in)
{
	for (size_t i = in->first; i <= in->last;) {
		struct run r = run_from(l, in, i, same_bold);

		if (l->pieces.at[i].is_bold)
			add_between(l, &r, "**", "strong", add_run);
		else
			add_run(l, &r);
		i = r.last + 1;
	}
}

static void
add_struck_layer(struct layers *l, const struct run *in)
{
	for (size_t i = in->first; i <= in->last;) {
		struct run r = run_from(l, in, i, same_struck);

		if (l->pieces.at[i].is_struck)
			add_between(l, &r, "~~", "del", add_bold_layer);
		else
			add_bold_layer(l, &r);
		i = r.last + 1;
	}
}

/* ---- links ---- */

static bool
is_plain_address(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] <= ' ' || strchr("<>\\|", s.at[i]))
			return false;
	return str_find(s, STR("://"), 0) != SIZE_MAX;
}

/* What would end the address, or change it, is written as its code. */
static void
add_address(struct buf *out, struct str target)
{
	buf_add_char(out, '<');
	for (size_t i = 0; i < target.len; i++) {
		unsigned char c = (unsigned char)target.at[i];

		if (c <= ' ' || strchr("<>\\|", c))
			buf_print(out, "%%%02X", c);
		else if (c == '&')
			buf_add_c(out, "&amp;");
		else
			buf_add_char(out, (char)c);
	}
	buf_add_char(out, '>');
}

static void
add_link(struct layers *l, const struct run *r)
{
	int mark = l->pieces.at[r->first].link;
	struct str target = l->t->doc->marks.at[mark].target;
	struct str shown = str_sub(l->text, r->start, r->end);

	l->begins = false;
	if (str_eq(shown, target) && is_plain_address(target) &&
	    r->first == r->last) {
		add_notes(l, l->pieces.at[r->first].notes);
		buf_print(l->out, "<%.*s>", STR_ARG(target));
		return;
	}
	/* "![" would be a picture. */
	if (l->out->len && l->out->at[l->out->len - 1] == '!') {
		l->out->len--;
		buf_add_c(l->out, "\\!");
	}
	buf_add_char(l->out, '[');
	add_struck_layer(l, r);
	buf_add_c(l->out, "](");
	if (is_plain_address(target) &&
	    str_find_char(target, '(', 0) == SIZE_MAX &&
	    str_find_char(target, ')', 0) == SIZE_MAX &&
	    str_find_char(target, '&', 0) == SIZE_MAX)
		buf_add(l->out, target);
	else
		add_address(l->out, target);
	buf_add_char(l->out, ')');
}

void
markdown_block(struct buf *out, const struct markdown_text *t)
{
	struct layers l = {.t = t,
	    .text = t->doc->blocks.at[t->block].text,
	    .out = out,
	    .note = t->first_note,
	    .notes_left = t->n_notes,
	    .begins = t->begins};
	struct run all = {.end = l.text.len};

	cut_pieces(&l);
	if (l.pieces.len) {
		all.last = l.pieces.len - 1;
		for (size_t i = 0; i < l.pieces.len;) {
			struct run r = run_from(&l, &all, i, same_link);

			if (l.pieces.at[i].link >= 0 && r.end > r.start)
				add_link(&l, &r);
			else
				add_struck_layer(&l, &r);
			i = r.last + 1;
		}
	}
	add_notes(&l, l.notes_left);
	arena_clear(&l.arena);
}
