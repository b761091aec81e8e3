/* Where the marks go is worked out first, for all comments; then the part is
 * copied once, with the marks put in at their places in order.
 *
 * Splitting.  `<w:r><w:rPr/><w:t>one two</w:t></w:r>` becomes two runs by
 * putting `</w:t></w:r>` and `<w:r><w:rPr/><w:t xml:space="preserve">` between
 * "one" and " two".  White space at the end of a text that does not say
 * xml:space="preserve" would not be shown, so such a cut moves to the left of
 * white space; and a text of that kind that begins or ends with white space is
 * not cut, because its second half would begin to show it. */
#include "out/word_insert.h"

#include <stdlib.h>

#include "out/xml_scan.h"

/* At one place, what ends comes before what begins. */
enum edit_kind { EDIT_END, EDIT_START, EDIT_POINT };

struct edit {
	size_t at;
	enum edit_kind kind;
	long id;
	const struct word_anchor *anchor;
	bool cuts_run; /* and when `cuts_text`, the text in it too */
	bool cuts_text;
};

struct edits {
	struct arena arena;
	struct str part;
	struct VEC(struct edit) list;
	struct word_anchor *anchors;
	size_t n_anchors;
};

/* --- which elements ------------------------------------------------------ */

static bool
find_pieces(const struct trace *trace, const struct word_target *t,
    size_t *first, size_t *last)
{
	bool is_whole = t->start >= t->end;

	return trace_find(trace, t->block, is_whole ? 0 : t->start,
	    is_whole ? SIZE_MAX : t->end, first, last);
}

static void
ask(struct edits *e, size_t element)
{
	if (element)
		e->anchors[e->n_anchors++] =
		    (struct word_anchor){.element = element};
}

static int
compare_anchors(const void *a, const void *b)
{
	const struct word_anchor *x = a, *y = b;

	return x->element < y->element ? -1 : x->element > y->element;
}

/* The anchors of all targets, each once. */
static int
find_anchors(struct edits *e, const struct trace *trace,
    const struct word_target *targets, size_t n, struct err *err)
{
	size_t first, last, kept = 0;

	e->anchors = arena_many(&e->arena, struct word_anchor, 2 * n + 1);
	for (size_t i = 0; i < n; i++)
		if (find_pieces(trace, &targets[i], &first, &last)) {
			ask(e, trace->pieces.at[first].element);
			ask(e, trace->pieces.at[last].element);
		} else {
			ask(e, trace_paragraph(trace, targets[i].block));
		}
	if (e->n_anchors)
		qsort(e->anchors, e->n_anchors, sizeof(*e->anchors),
		    compare_anchors);
	for (size_t i = 0; i < e->n_anchors; i++)
		if (i == 0 ||
		    e->anchors[i].element != e->anchors[kept - 1].element)
			e->anchors[kept++] = e->anchors[i];
	e->n_anchors = kept;
	return word_anchors_find(e->part, e->anchors, e->n_anchors, err);
}

static const struct word_anchor *
anchor_of(const struct edits *e, size_t element)
{
	const struct word_anchor key = {.element = element};
	const struct word_anchor *a =
	    e->n_anchors ? bsearch(&key, e->anchors, e->n_anchors, sizeof(key),
			       compare_anchors)
			 : NULL;

	return a && a->is_found ? a : NULL;
}

/* --- which bytes --------------------------------------------------------- */

static struct str
bytes_of(const struct edits *e, struct span s)
{
	return str_sub(e->part, s.start, s.end);
}

/* Whether the text can be cut, and whether white space at its ends counts. */
static bool
can_cut(const struct edits *e, const struct word_anchor *a, bool *keeps_space)
{
	struct str text = bytes_of(e, a->text);
	struct str space =
	    scan_attribute(bytes_of(e, a->tag), STR("xml:space"));

	*keeps_space = str_eq(space, STR("preserve"));
	if (!a->can_split || text.len == 0)
		return false;
	if (*keeps_space)
		return true;
	return !space.at && !char_is_space(text.at[0]) &&
	       !char_is_space(text.at[text.len - 1]);
}

/* A cut `offset` bytes into what the element's text means; false when it can
 * only be made before or after the element. */
static bool
cut_text(const struct edits *e, const struct word_anchor *a, size_t offset,
    struct edit *edit)
{
	bool keeps_space;
	size_t at;

	if (!can_cut(e, a, &keeps_space))
		return false;
	at = scan_text_place(e->part, a->text.start, a->text.end, offset);
	if (at == SIZE_MAX)
		return false;
	while (!keeps_space && at > a->text.start &&
	       char_is_space(e->part.at[at - 1]))
		at--;
	if (at <= a->text.start || at >= a->text.end)
		return false;
	edit->at = at;
	edit->cuts_run = edit->cuts_text = true;
	return true;
}

static struct edit
start_of(const struct edits *e, const struct word_anchor *a,
    const struct trace_piece *piece, size_t start)
{
	struct edit edit = {
	    .at = a->around.start, .kind = EDIT_START, .anchor = a};
	bool is_even = piece->length == piece->end - piece->start;
	size_t into =
	    start > piece->start && is_even ? start - piece->start : 0;

	if (piece->length && piece->offset + into > 0 &&
	    cut_text(e, a, piece->offset + into, &edit))
		return edit;
	if (a->can_split && !a->is_first) {
		edit.at = a->whole.start;
		edit.cuts_run = true;
	}
	return edit;
}

static struct edit
end_of(const struct edits *e, const struct word_anchor *a,
    const struct trace_piece *piece, size_t end)
{
	struct edit edit = {.at = a->around.end, .kind = EDIT_END, .anchor = a};
	bool is_even = piece->length == piece->end - piece->start;
	size_t into =
	    end < piece->end && is_even ? end - piece->start : piece->length;

	if (piece->length && cut_text(e, a, piece->offset + into, &edit))
		return edit;
	if (a->can_split && !a->is_last) {
		edit.at = a->whole.end;
		edit.cuts_run = true;
	}
	return edit;
}

static void
add_edit(struct edits *e, struct edit edit, long id)
{
	edit.id = id;
	VEC_PUSH(&e->arena, &e->list, edit);
}

static bool
place_in_text(
    struct edits *e, const struct trace *trace, const struct word_target *t)
{
	const struct trace_piece *first, *last;
	const struct word_anchor *a, *b;
	bool is_whole = t->start >= t->end;
	struct edit start, end;
	size_t i, k;

	if (!find_pieces(trace, t, &i, &k))
		return false;
	first = &trace->pieces.at[i];
	last = &trace->pieces.at[k];
	a = anchor_of(e, first->element);
	b = anchor_of(e, last->element);
	if (!a || !b || a->is_paragraph || b->is_paragraph)
		return false;
	start = start_of(e, a, first, is_whole ? first->start : t->start);
	end = end_of(e, b, last, is_whole ? last->end : t->end);
	if (end.at <= start.at)
		return false;
	add_edit(e, start, t->id);
	add_edit(e, end, t->id);
	return true;
}

/* A paragraph without text of its own: a number that Word computes. */
static bool
place_in_paragraph(
    struct edits *e, const struct trace *trace, const struct word_target *t)
{
	size_t element = trace_paragraph(trace, t->block);
	const struct word_anchor *a = element ? anchor_of(e, element) : NULL;

	if (!a || !a->is_paragraph || !a->inside)
		return false;
	add_edit(e,
	    (struct edit){.at = a->inside, .kind = EDIT_POINT, .anchor = a},
	    t->id);
	return true;
}

static int
compare_edits(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->kind != y->kind)
		return (int)x->kind - (int)y->kind;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* --- writing ------------------------------------------------------------- */

/* The prefix of new elements: that of the paragraph; documents that use none
 * get one with each element, because attributes need it. */
static struct str
prefix_of(const struct edit *edit)
{
	struct str prefix = scan_prefix(edit->anchor->paragraph);

	return prefix.len ? prefix : STR("cpsw");
}

static void
open_mark(const struct edit *edit, const char *local, struct buf *out)
{
	struct str prefix = prefix_of(edit);

	buf_print(out, "<%.*s:%s", STR_ARG(prefix), local);
	if (scan_prefix(edit->anchor->paragraph).len == 0)
		buf_print(out, " xmlns:%.*s=\"%.*s\"", STR_ARG(prefix),
		    STR_ARG(edit->anchor->space));
}

static void
add_mark(const struct edit *edit, const char *local, struct buf *out)
{
	open_mark(edit, local, out);
	buf_print(
	    out, " %.*s:id=\"%ld\"/>", STR_ARG(prefix_of(edit)), edit->id);
}

static void
add_reference(const struct edit *edit, struct buf *out)
{
	open_mark(edit, "r", out);
	buf_print(out, "><%.*s:commentReference %.*s:id=\"%ld\"/></%.*s:r>",
	    STR_ARG(prefix_of(edit)), STR_ARG(prefix_of(edit)), edit->id,
	    STR_ARG(prefix_of(edit)));
}

static struct str
name_of(const struct edits *e, struct span tag)
{
	return scan_next(e->part, tag.start).name;
}

static void
add_closers(const struct edits *e, const struct edit *edit, struct buf *out)
{
	const struct word_anchor *a = edit->anchor;

	if (edit->cuts_text)
		buf_print(out, "</%.*s>", STR_ARG(name_of(e, a->tag)));
	if (edit->cuts_run)
		buf_print(out, "</%.*s>", STR_ARG(name_of(e, a->run_tag)));
}

static void
add_openers(const struct edits *e, const struct edit *edit, struct buf *out)
{
	const struct word_anchor *a = edit->anchor;
	struct str tag = bytes_of(e, a->tag);
	bool keeps_space;

	if (edit->cuts_run) {
		buf_add(out, bytes_of(e, a->run_tag));
		buf_add(out, bytes_of(e, a->properties));
	}
	if (!edit->cuts_text)
		return;
	(void)can_cut(e, a, &keeps_space);
	if (keeps_space) {
		buf_add(out, tag);
		return;
	}
	buf_add(out, str_sub(tag, 0, tag.len - 1));
	buf_add_c(out, " xml:space=\"preserve\">");
}

static void
add_edit_marks(const struct edit *edit, struct buf *out)
{
	if (edit->kind != EDIT_END)
		add_mark(edit, "commentRangeStart", out);
	if (edit->kind != EDIT_START) {
		add_mark(edit, "commentRangeEnd", out);
		add_reference(edit, out);
	}
}

static void
write_part(const struct edits *e, struct buf *out)
{
	size_t at = 0, i = 0;

	while (i < e->list.len) {
		const struct edit *first = &e->list.at[i];

		buf_add(out, str_sub(e->part, at, first->at));
		at = first->at;
		add_closers(e, first, out);
		for (; i < e->list.len && e->list.at[i].at == at; i++)
			add_edit_marks(&e->list.at[i], out);
		add_openers(e, first, out);
	}
	buf_add(out, str_sub(e->part, at, e->part.len));
}

int
word_insert(struct str part, const struct trace *trace,
    struct word_target *targets, size_t n, struct buf *out, struct err *err)
{
	struct edits e = {.part = part};
	int rc = find_anchors(&e, trace, targets, n, err);

	if (rc == 0) {
		for (size_t i = 0; i < n; i++)
			targets[i].is_placed =
			    place_in_text(&e, trace, &targets[i]) ||
			    place_in_paragraph(&e, trace, &targets[i]);
		if (e.list.len)
			qsort(e.list.at, e.list.len, sizeof(*e.list.at),
			    compare_edits);
		write_part(&e, out);
	}
	arena_clear(&e.arena);
	return rc;
}
