#include "read/flow_state.h"

#include <stdarg.h>

static struct flow_story *
story_new(struct flow *f, enum flow_story_kind kind)
{
	struct flow_story *s = f->stories[f->n_stories], *outer = f->story;
	struct buf text;
	struct flow_para para;

	if (!s) {
		s = f->stories[f->n_stories] =
		    arena_new(&f->arena, struct flow_story);
		s->para.text.max = LIMIT_BLOCK_BYTES + 1;
	}
	f->n_stories++;
	text = s->para.text;
	para = s->para;
	*s = (struct flow_story){.outer = outer, .kind = kind};
	s->para.text = text;
	s->para.marks.at = para.marks.at;
	s->para.marks.cap = para.marks.cap;
	s->n_spans = f->spans.len;
	if (outer) {
		s->role = outer->role;
		s->waits = true;
	}
	if (outer && kind == FLOW_BOX)
		s->base_cell = outer->table && outer->table->cell_is_open
				   ? outer->table->cell
				   : outer->base_cell;
	f->story = s;
	return s;
}

struct flow *
flow_new(struct doc *doc)
{
	struct arena a = {0};
	struct flow *f = arena_new(&a, struct flow);

	f->arena = a;
	f->doc = doc;
	f->notices.doc = doc;
	flow_records_init(f);
	(void)story_new(f, FLOW_TEXT);
	return f;
}

void
flow_free(struct flow *f)
{
	struct arena a;

	if (!f)
		return;
	for (int i = 0; i < FLOW_STORIES && f->stories[i]; i++)
		buf_free(&f->stories[i]->para.text);
	arena_clear(&f->scratch);
	a = f->arena; /* the flow lives in its own arena */
	arena_clear(&a);
}

struct notices *
flow_notices(struct flow *f)
{
	return &f->notices;
}

/* ---- places ---- */

void
flow_part(struct flow *f, struct str name)
{
	f->part = doc_add_part(f->doc, name);
	f->ordinal = 0;
}

void
flow_line(struct flow *f, int line)
{
	f->line = line;
}

void
flow_page(struct flow *f, int page)
{
	f->page = page;
}

enum block_role
flow_role(struct flow *f, enum block_role role)
{
	enum block_role before = f->story->role;

	f->story->role = role;
	return before;
}

/* ---- spans and links ---- */

struct flow_span
flow_span_now(const struct flow *f)
{
	return f->spans.len ? f->spans.at[f->spans.len - 1]
			    : (struct flow_span){0};
}

void
flow_span_open(struct flow *f, const struct flow_span *span)
{
	struct flow_span now = flow_span_now(f);

	now.on = (now.on & ~span->off) | span->on;
	if (span->half_points)
		now.half_points = span->half_points;
	else if (span->percent && now.half_points < 4096)
		now.half_points = now.half_points * span->percent / 100;
	VEC_PUSH(&f->arena, &f->spans, now);
}

void
flow_bits_open(struct flow *f, unsigned on)
{
	struct flow_span span = {.on = on};

	flow_span_open(f, &span);
}

void
flow_span_close(struct flow *f)
{
	if (f->spans.len > f->story->n_spans)
		f->spans.len--;
}

void
flow_link_open(struct flow *f, struct str target)
{
	struct flow_story *s = f->story;

	flow_link_close(f); /* links do not nest */
	s->in_link = true;
	s->link = arena_copy(&f->arena, target);
	if (s->para_is_open) {
		s->para.in_link = true;
		s->para.link_start = s->para.text.len;
	}
}

void
flow_link_close(struct flow *f)
{
	struct flow_story *s = f->story;
	struct flow_para *p = &s->para;

	if (!s->in_link)
		return;
	s->in_link = false;
	if (s->para_is_open && p->in_link)
		flow_para_mark(
		    f, p, MARK_LINK, p->link_start, p->text.len, s->link);
	p->in_link = false;
}

void
flow_not_read(struct flow *f, enum notice_kind kind, const char *fmt, ...)
{
	struct flow_story *s = f->story;
	struct late_notice *n;
	va_list args;
	struct str text;

	va_start(args, fmt);
	text = arena_vprint(&f->arena, fmt, args);
	va_end(args);
	if (!s->para_is_open) {
		notices_not_read(&f->notices, kind, (int)f->doc->blocks.len - 1,
		    "%.*s", STR_ARG(text));
		return;
	}
	n = arena_new(&f->arena, struct late_notice);
	n->kind = kind;
	n->text = text;
	n->next = s->para.notices;
	s->para.notices = n;
}

/* ---- stories ---- */

/* A story that opens; false when it cannot, and what it holds goes on in the
 * one around it until it is closed. */
static bool
story_open(struct flow *f, enum flow_story_kind kind)
{
	bool is_in_note = false;

	for (struct flow_story *s = f->story; s; s = s->outer)
		is_in_note |= s->kind == FLOW_NOTE;
	if (f->n_stories == FLOW_STORIES || (kind == FLOW_NOTE && is_in_note)) {
		f->story->passed++;
		return false;
	}
	(void)story_new(f, kind);
	return true;
}

/* Ends what is open in the story. */
static int
story_end(struct flow *f, struct err *err)
{
	struct flow_story *s = f->story;

	if (flow_tables_close(f, err) || flow_close(f, err))
		return -1;
	flow_link_close(f);
	flow_lists_cut(s, 0);
	f->spans.len = s->n_spans;
	return 0;
}

static int
story_close(struct flow *f, enum flow_story_kind kind, struct err *err)
{
	struct flow_story *s = f->story;

	if (s->passed) {
		s->passed--;
		return 0;
	}
	if (s->kind != kind)
		return 0;
	if (story_end(f, err))
		return -1;
	f->n_stories--;
	f->story = s->outer;
	return 1;
}

static void
cite(struct flow *f, struct flow_para *p, struct flow_note *note,
    struct str label)
{
	struct cited_note *n = arena_new(&f->arena, struct cited_note);

	n->blocks = note ? &note->blocks : NULL;
	n->label = arena_copy(&f->arena, label);
	n->at = p->text.len;
	*p->notes_end = n;
	p->notes_end = &n->next;
}

/* The block that cites a note: opened now when the note stands alone. */
static struct flow_para *
citing_block(struct flow *f, struct err *err)
{
	if (!f->story->para_is_open && flow_open(f, NULL, err))
		return NULL;
	return &f->story->para;
}

static bool
is_hidden(const struct flow *f)
{
	return (flow_span_now(f).on & FLOW_HIDDEN) != 0;
}

int
flow_note_open(struct flow *f, struct str label, struct err *err)
{
	struct flow_note *note;
	struct flow_para *p;

	p = citing_block(f, err);
	if (!p)
		return -1;
	if (!story_open(f, FLOW_NOTE))
		return 0;
	note = arena_new(&f->arena, struct flow_note);
	note->is_there = note->is_cited = true;
	f->story->note = note;
	if (!is_hidden(f))
		cite(f, p, note, label);
	return 0;
}

static struct flow_note *
note_named(struct flow *f, struct str id)
{
	int i = index_find(&f->note_index, id);
	struct flow_note *n;

	if (i >= 0)
		return f->notes.at[i];
	n = arena_new(&f->arena, struct flow_note);
	n->id = arena_copy(&f->arena, id);
	VEC_PUSH(&f->arena, &f->notes, n);
	index_put(&f->arena, &f->note_index, n->id, (int)f->notes.len - 1);
	return n;
}

int
flow_note_cite(struct flow *f, struct str id, struct str label, struct err *err)
{
	struct flow_para *p = citing_block(f, err);
	struct flow_note *note;

	if (!p)
		return -1;
	if (is_hidden(f) || f->story->kind == FLOW_NOTE)
		return 0;
	note = note_named(f, id);
	if (!note->is_cited && !note->is_there)
		f->n_missing++;
	/* A note stands once, at the first place that cites it. */
	cite(f, p, note->is_cited || note->is_there ? NULL : note, label);
	note->is_cited = true;
	return 0;
}

bool
flow_note_is_awaited(const struct flow *f, struct str id)
{
	int i = id.len ? index_find(&f->note_index, id) : -1;

	return i >= 0 && f->notes.at[i]->is_cited && !f->notes.at[i]->is_there;
}

int
flow_note_define(struct flow *f, struct str id, struct err *err)
{
	struct flow_note *note;

	if (flow_close(f, err))
		return -1;
	if (!story_open(f, FLOW_NOTE))
		return 0;
	note = note_named(f, id);
	f->story->note = note;
	return 0;
}

/* A note that was defined elsewhere is there: blocks may have waited for it.
 * One that nothing cites is text where it stands. */
static int
note_is_there(struct flow *f, struct flow_note *note, struct record_queue *out,
    struct err *err)
{
	bool is_awaited = note->is_cited && !note->is_there;

	if (!is_awaited) {
		note->is_there = true;
		return flow_records_put(f, out, err);
	}
	note->is_there = true;
	note->blocks = *out;
	f->n_missing--;
	return flow_records_settle(f, err);
}

int
flow_note_close(struct flow *f, struct err *err)
{
	struct flow_story *s = f->story;
	int rc = story_close(f, FLOW_NOTE, err);

	if (rc <= 0)
		return rc;
	if (s->note->id.at)
		return note_is_there(f, s->note, &s->out, err);
	s->note->blocks = s->out;
	return 0;
}

int
flow_box_open(struct flow *f, struct err *err)
{
	(void)err;
	(void)story_open(f, FLOW_BOX);
	return 0;
}

int
flow_box_close(struct flow *f, struct err *err)
{
	struct flow_story *s = f->story;
	int rc = story_close(f, FLOW_BOX, err);

	if (rc <= 0)
		return rc;
	if (f->story->para_is_open) {
		record_queue_join(&f->story->para.after, &s->out);
		return 0;
	}
	return flow_records_put(f, &s->out, err);
}

int
flow_margin_open(struct flow *f, enum block_role role, struct err *err)
{
	if (flow_close(f, err))
		return -1;
	if (story_open(f, FLOW_MARGIN))
		f->story->role = role;
	return 0;
}

int
flow_margin_close(struct flow *f, struct err *err)
{
	struct flow_story *s = f->story;
	int rc = story_close(f, FLOW_MARGIN, err);

	if (rc > 0)
		record_queue_join(&f->margins, &s->out);
	return rc < 0 ? -1 : 0;
}

/* ---- the end ---- */

static int
close_stories(struct flow *f, struct err *err)
{
	while (f->story->outer) {
		int rc;

		f->story->passed = 0;
		switch (f->story->kind) {
		case FLOW_NOTE:
			rc = flow_note_close(f, err);
			break;
		case FLOW_BOX:
			rc = flow_box_close(f, err);
			break;
		case FLOW_MARGIN:
		case FLOW_TEXT:
		default:
			rc = flow_margin_close(f, err);
			break;
		}
		if (rc)
			return -1;
	}
	return story_end(f, err);
}

int
flow_finish(struct flow *f, struct err *err)
{
	if (close_stories(f, err))
		return -1;
	for (size_t i = 0; i < f->notes.len; i++)
		if (f->notes.at[i]->is_cited && !f->notes.at[i]->is_there)
			notices_damaged(&f->notices,
			    "note '%.*s' is cited but is not there",
			    STR_ARG(str_sub(f->notes.at[i]->id, 0, 100)));
	f->n_missing = 0;
	if (flow_records_settle(f, err))
		return -1;
	return flow_records_put(f, &f->margins, err);
}
