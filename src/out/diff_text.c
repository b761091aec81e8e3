/* What changed, for people: the figures first, then the changes section by
 * section, those that touch commitments before those that do not; then what
 * becomes of findings, and what the change log says. */
#include "out/diff_parts.h"
#include "out/page.h"
#include "review/earlier.h"

#define INDENT 4
#define QUOTE_INDENT 6

/* Words that stay, around the marked ones of a long text. */
#define CONTEXT_WORDS 14

struct diff_page {
	struct page page;
	struct arena arena;
	const struct diff *d;
	const struct diff_choice *choice;
	bool brief;
};

static enum tone
tone_of(const struct change *c)
{
	if (!c->commitment)
		return TONE_FAINT;
	switch (c->direction) {
	case DIRECTION_STRICTER:
	case DIRECTION_WIDER:
		return TONE_GOOD;
	case DIRECTION_LOOSER:
	case DIRECTION_NARROWER:
		return TONE_BAD;
	case DIRECTION_NONE:
		break;
	}
	return TONE_CARE;
}

/* -- head -------------------------------------------------------------- */

static void
tell_document(struct diff_page *t, const char *label, int side)
{
	const struct reviewed_document *r = &t->d->version[side]->document;
	const struct identity *id = &r->identity;
	char day[DATE_TEXT];
	struct buf b = {0};

	buf_print(&b, "%.*s", STR_ARG(r->doc->file));
	if (id->version.text.len)
		buf_print(&b, ", version %.*s", STR_ARG(id->version.text));
	if (r->dated != DATE_NONE)
		buf_print(&b, " of %s", date_print(r->dated, day));
	page_add(&t->page, TONE_FAINT, str_of(label));
	page_wrap(&t->page, TONE_PLAIN, INDENT + 1, INDENT + 1, buf_str(&b));
	buf_free(&b);
}

static void
tell_counts(struct diff_page *t)
{
	struct diff_count n = diff_count(t->d, t->choice);
	struct buf b = {0};

	if (n.shown == 0) {
		page_wrap(&t->page, TONE_STRONG, 0, 0,
		    t->choice->commitments ? STR("No commitment has changed.")
					   : STR("No change."));
		return;
	}
	buf_print(&b, "%d %s, %d of %s %s commitments of the CA.", n.shown,
	    n.shown == 1 ? "change" : "changes", n.commitments,
	    n.shown == 1 ? "it" : "them",
	    n.commitments == 1 ? "touches" : "touch");
	page_wrap(&t->page, TONE_STRONG, 0, 0, buf_str(&b));
	buf_free(&b);
	for (int i = N_CHANGE_CLASSES - 1; i >= 0; i--)
		if (n.classes[i]) {
			buf_reset(&b);
			buf_print(&b, "%6d  %s", n.classes[i],
			    change_class_title((enum change_class)i));
			page_wrap(&t->page, TONE_PLAIN, 0, 8, buf_str(&b));
		}
	buf_free(&b);
}

/* -- quotes ------------------------------------------------------------ */

/* A word of a change with the tone it is shown in; marks are bracketed as
 * well, so that nothing is told by colour alone. */
static void
add_word(struct buf *b, struct str word, bool glue)
{
	if (b->len && !glue)
		buf_add_char(b, ' ');
	buf_add(b, word);
}

static bool
is_near_mark(const bool *changed, int i, int first, int last)
{
	for (int k = i - CONTEXT_WORDS; k <= i + CONTEXT_WORDS; k++)
		if (k >= first && k < last && changed[k])
			return true;
	return false;
}

/* The words of a passage, marked ones between "open" and "close"; long
 * stretches that stay are left out. */
static void
quote_words(struct diff_page *t, int side, const struct diff_passage *p,
    const char *open, const char *close, bool cut, struct buf *b)
{
	const struct side *s = &t->d->alignment.side[side];
	const bool *changed = t->d->marks.changed[side];
	bool in = false, left = false;

	for (int i = p->first_word; i < p->last_word; i++) {
		const struct diff_word *w = &s->words.at[i];
		bool glue = i > p->first_word && word_is_glued(s, i);

		if (cut &&
		    !is_near_mark(changed, i, p->first_word, p->last_word)) {
			if (!left)
				add_word(b, STR("..."), false);
			left = true;
			continue;
		}
		left = false;
		if (in && !changed[i]) {
			buf_add_c(b, close);
			in = false;
		}
		if (!in && changed[i]) {
			if (b->len && !glue)
				buf_add_char(b, ' ');
			buf_add_c(b, open);
			buf_add(b, word_text(s, w));
			in = true;
		} else {
			add_word(b, word_text(s, w), glue);
		}
	}
	if (in)
		buf_add_c(b, close);
}

static void
quote_side(struct diff_page *t, const struct change *c, int side)
{
	struct diff_passages list = {0};
	bool whole;
	struct buf b = {0};

	if (c->section[side] < 0)
		return;
	diff_passages(&t->arena, t->d, c, side, &list);
	whole = diff_all_marked(t->d, side, &list) ||
		(c->moved && t->d->alignment.groups.at[c->first].same);
	for (size_t i = 0; i < list.len; i++) {
		if (i && list.at[i].block != list.at[i - 1].block)
			buf_add_c(&b, " |");
		quote_words(t, side, &list.at[i],
		    whole  ? ""
		    : side ? "{+"
			   : "[-",
		    whole  ? ""
		    : side ? "+}"
			   : "-]",
		    !whole, &b);
	}
	page_spaces(&t->page, INDENT);
	page_add(&t->page, side ? TONE_GOOD : TONE_BAD,
	    side ? STR("+ ") : STR("- "));
	page_wrap(
	    &t->page, TONE_PLAIN, QUOTE_INDENT, QUOTE_INDENT, buf_str(&b));
	buf_free(&b);
}

/* -- changes ----------------------------------------------------------- */

static struct str
place_of(struct diff_page *t, const struct change *c)
{
	int side = c->section[1] >= 0;

	return diff_place(&t->arena, t->d, side, c->section[side]);
}

static void
tell_change(struct diff_page *t, const struct change *c)
{
	struct buf b = {0};
	int used;

	page_spaces(&t->page, 2);
	page_add(&t->page, tone_of(c), str_of(change_class_title(c->class)));
	used = 2 + page_columns(str_of(change_class_title(c->class)));
	if (c->direction != DIRECTION_NONE)
		buf_print(&b, ", %s", direction_name(c->direction));
	buf_print(&b, ": %.*s", STR_ARG(c->message));
	page_wrap(&t->page, TONE_PLAIN, used, INDENT, buf_str(&b));
	buf_free(&b);
	if (c->moved) {
		struct str from = diff_place(&t->arena, t->d, 0, c->section[0]);

		page_spaces(&t->page, INDENT);
		page_wrap(&t->page, TONE_FAINT, INDENT, INDENT,
		    arena_print(&t->arena, "moved from %.*s", STR_ARG(from)));
	}
	if (c->moved && t->d->alignment.groups.at[c->first].same) {
		quote_side(t, c, 1);
		return;
	}
	quote_side(t, c, 0);
	quote_side(t, c, 1);
}

static void
tell_changes(struct diff_page *t, bool commitments)
{
	struct str last = {0};

	for (size_t i = 0; i < t->d->changes.len; i++) {
		const struct change *c = &t->d->changes.at[i];
		struct str place;

		if (c->commitment != commitments ||
		    !diff_chooses(t->d, t->choice, c))
			continue;
		place = place_of(t, c);
		if (!last.len || !str_eq(place, last)) {
			page_blank(&t->page);
			page_wrap(&t->page, TONE_STRONG, 0, INDENT, place);
		}
		last = place;
		tell_change(t, c);
	}
}

/* -- findings and change log ------------------------------------------- */

static const char *const effect_words[] = {
    [EFFECT_FIXED] = "Fixed",
    [EFFECT_BROKEN] = "Broken",
    [EFFECT_OPEN] = "Still open",
    [EFFECT_UNDECIDED] = "Could be decided in one version only",
    [EFFECT_NEW_RULE] = "Newly in force and not met",
};

static void
tell_effect(struct diff_page *t, const struct effect *e)
{
	const struct finding *f = e->after ? e->after : e->before;
	struct buf b = {0};

	page_spaces(&t->page, 2);
	buf_print(&b, "%.*s", STR_ARG(f->title));
	if (f->number.len)
		buf_print(&b, " (%.*s)", STR_ARG(f->number));
	if (e->before && e->after && e->before->verdict != e->after->verdict)
		buf_print(&b, ": %s, was %s", verdict_name(e->after->verdict),
		    verdict_name(e->before->verdict));
	else
		buf_print(&b, ": %s%s", e->after ? "" : "was ",
		    verdict_name(f->verdict));
	page_wrap(&t->page, TONE_PLAIN, 2, INDENT, buf_str(&b));
	buf_free(&b);
}

/* What is still open as it was is counted only: `check` tells it. */
static bool
is_told(const struct effect *e)
{
	return e->kind != EFFECT_OPEN ||
	       e->before->verdict != e->after->verdict;
}

static void
tell_effects(struct diff_page *t)
{
	static const enum effect_kind order[] = {EFFECT_BROKEN, EFFECT_NEW_RULE,
	    EFFECT_FIXED, EFFECT_UNDECIDED, EFFECT_OPEN};

	for (size_t k = 0; k < COUNT_OF(order); k++) {
		int n = 0;

		for (size_t i = 0; i < t->d->effects.len; i++)
			n += t->d->effects.at[i].kind == order[k];
		if (!n)
			continue;
		page_blank(&t->page);
		page_wrap(&t->page, TONE_STRONG, 0, 0,
		    arena_print(
			&t->arena, "%s: %d", effect_words[order[k]], n));
		for (size_t i = 0; i < t->d->effects.len; i++) {
			const struct effect *e = &t->d->effects.at[i];

			if (e->kind == order[k] && is_told(e))
				tell_effect(t, e);
		}
	}
}

static void
tell_answers(struct diff_page *t)
{
	const struct review *r = t->d->version[1]->review;

	if (!r->earlier)
		return;
	page_blank(&t->page);
	page_wrap(&t->page, TONE_STRONG, 0, 0,
	    arena_print(&t->arena, "Earlier findings: %zu", r->earlier->len));
	for (size_t i = 0; i < r->earlier->len; i++) {
		const struct answer *a = &r->answers[i];
		const struct earlier_finding *e = a->earlier;

		page_spaces(&t->page, 2);
		page_wrap(&t->page, TONE_PLAIN, 2, INDENT,
		    arena_print(&t->arena, "%s: %.*s (%.*s)%s%.*s",
			answer_status_name(a->status), STR_ARG(e->title),
			STR_ARG(e->section), a->because.len ? ": " : "",
			STR_ARG(a->because)));
	}
}

static void
tell_log(struct diff_page *t)
{
	if (!t->d->log.len)
		return;
	page_blank(&t->page);
	page_wrap(&t->page, TONE_STRONG, 0, 0,
	    STR("The change log against the text:"));
	for (size_t i = 0; i < t->d->log.len; i++) {
		page_spaces(&t->page, 2);
		page_wrap(
		    &t->page, TONE_PLAIN, 2, INDENT, t->d->log.at[i].message);
	}
}

void
diff_text(const struct diff *d, const struct diff_choice *choice,
    const struct style *style, struct buf *out)
{
	struct diff_page t = {.page = page_of(style, out),
	    .d = d,
	    .choice = choice,
	    .brief = style->brief};

	tell_document(&t, "Old: ", 0);
	tell_document(&t, "New: ", 1);
	page_blank(&t.page);
	tell_counts(&t);
	if (!choice->stat) {
		tell_changes(&t, true);
		if (!choice->commitments)
			tell_changes(&t, false);
	}
	tell_effects(&t);
	tell_answers(&t);
	tell_log(&t);
	arena_clear(&t.arena);
}
