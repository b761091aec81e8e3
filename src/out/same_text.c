/* Whether a converted document says the same, for people: the answer, figures
 * by kind, then each fault with both places. */
#include "out/diff_parts.h"
#include "out/page.h"
#include "out/same_parts.h"

#define INDENT 4
#define QUOTE_INDENT 6

struct same_page {
	struct page page;
	struct arena arena;
	const struct same *s;
	const struct same_choice *choice;
};

static void
tell_document(struct same_page *t, const char *label, int side)
{
	const struct doc *doc = t->s->doc[side];

	page_add(&t->page, TONE_FAINT, str_of(label));
	page_wrap(&t->page, TONE_PLAIN, INDENT + 1, INDENT + 1,
	    arena_print(&t->arena, "%.*s (%.*s)", STR_ARG(doc->file),
		STR_ARG(doc->format)));
}

static void
tell_counts(struct same_page *t)
{
	struct same_count n = same_count(t->s, t->choice);

	page_wrap(&t->page, TONE_STRONG, 0, 0,
	    same_sentence(&t->arena, t->s, t->choice));
	for (int i = 0; i < N_SAME_KINDS; i++)
		if (n.kinds[i])
			page_wrap(&t->page, TONE_PLAIN, 0, 8,
			    arena_print(&t->arena, "%6d  %s", n.kinds[i],
				same_kind_title((enum same_kind)i)));
}

/* The words in question in brackets, so that nothing is told by colour. */
static void
tell_side(struct same_page *t, const struct same_fault *f, int side)
{
	size_t start, end;
	struct str text = same_context(&t->arena, t->s, side, f, &start, &end);
	const struct same_place *p = &f->at[side];
	int page;
	struct buf b = {0};

	if (p->block < 0)
		return;
	page = t->s->doc[side]->blocks.at[p->block].place.page;
	page_spaces(&t->page, INDENT);
	page_add(&t->page, side ? TONE_GOOD : TONE_BAD,
	    side ? STR("+ ") : STR("- "));
	buf_add(&b, str_sub(text, 0, start));
	buf_add_c(&b, side ? "{+" : "[-");
	buf_add(&b, str_sub(text, start, end));
	buf_add_c(&b, side ? "+}" : "-]");
	buf_add(&b, str_sub(text, end, text.len));
	if (p->blocks > 1)
		buf_print(&b, " (and %d more %s)", p->blocks - 1,
		    p->blocks == 2 ? "block" : "blocks");
	if (page)
		buf_print(&b, " (page %d)", page);
	page_wrap(
	    &t->page, TONE_PLAIN, QUOTE_INDENT, QUOTE_INDENT, buf_str(&b));
	buf_free(&b);
}

static void
tell_fault(struct same_page *t, const struct same_fault *f)
{
	const char *title = same_kind_title(f->kind);

	page_spaces(&t->page, 2);
	page_add(&t->page, TONE_BAD, str_of(title));
	page_wrap(&t->page, TONE_PLAIN, 2 + page_columns(str_of(title)), INDENT,
	    arena_print(&t->arena, ": %.*s", STR_ARG(f->message)));
	tell_side(t, f, 0);
	tell_side(t, f, 1);
}

static void
tell_faults(struct same_page *t)
{
	struct str last = {0};

	for (size_t i = 0; i < t->s->faults.len; i++) {
		const struct same_fault *f = &t->s->faults.at[i];
		int side = f->at[1].block >= 0;
		struct str place = diff_place_in(
		    &t->arena, t->s->map[side], same_section(t->s, side, f));

		if (!same_chooses(t->s, t->choice, f))
			continue;
		if (!last.len || !str_eq(place, last)) {
			page_blank(&t->page);
			page_wrap(&t->page, TONE_STRONG, 0, INDENT, place);
		}
		last = place;
		tell_fault(t, f);
	}
}

void
same_text(const struct same *s, const struct same_choice *choice,
    const struct style *style, struct buf *out)
{
	struct same_page t = {
	    .page = page_of(style, out), .s = s, .choice = choice};

	tell_document(&t, "Old: ", 0);
	tell_document(&t, "New: ", 1);
	page_blank(&t.page);
	tell_counts(&t);
	if (!choice->stat)
		tell_faults(&t);
	arena_clear(&t.arena);
}
