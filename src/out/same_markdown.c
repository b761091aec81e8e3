/* Whether a converted document says the same, for a comment in a tracker: the
 * answer, a table of figures, then the faults by section with both quotes. */
#include "out/diff_parts.h"
#include "out/markdown.h"
#include "out/same_parts.h"

struct same_page {
	struct buf *out;
	struct arena arena;
	const struct same *s;
	const struct same_choice *choice;
};

static void
add_document(struct same_page *m, const char *label, int side)
{
	const struct doc *doc = m->s->doc[side];

	buf_print(m->out, "- %s: ", label);
	markdown_words(m->out, doc->file);
	buf_print(m->out, ", sha256 `%s`\n", doc->digest.text);
}

static void
add_counts(struct same_page *m)
{
	struct same_count n = same_count(m->s, m->choice);

	buf_add_c(m->out, "\n**");
	markdown_words(m->out, same_sentence(&m->arena, m->s, m->choice));
	buf_add_c(m->out, "**\n");
	if (n.shown == 0)
		return;
	buf_add_c(m->out, "\n| fault | times |\n| --- | ---: |\n");
	for (int i = 0; i < N_SAME_KINDS; i++)
		if (n.kinds[i])
			buf_print(m->out, "| %s | %d |\n",
			    same_kind_title((enum same_kind)i), n.kinds[i]);
}

/* The words in question are bold, or struck where they are the old ones. */
static void
add_side(struct same_page *m, const struct same_fault *f, int side)
{
	const char *mark = side ? "**" : "~~";
	size_t start, end;
	struct str text = same_context(&m->arena, m->s, side, f, &start, &end);

	if (f->at[side].block < 0)
		return;
	buf_print(m->out, "  > %s: ", side ? "new" : "old");
	markdown_part(m->out, text, 0, start, false);
	if (end > start) {
		buf_add_c(m->out, mark);
		markdown_part(m->out, text, start, end, false);
		buf_add_c(m->out, mark);
	}
	markdown_part(m->out, text, end, text.len, false);
	buf_add_c(m->out, "\n");
	if (!side && f->at[1].block >= 0)
		buf_add_c(m->out, "  >\n");
}

static void
add_faults(struct same_page *m)
{
	struct str last = {0};

	for (size_t i = 0; i < m->s->faults.len; i++) {
		const struct same_fault *f = &m->s->faults.at[i];
		int side = f->at[1].block >= 0;
		struct str place = diff_place_in(
		    &m->arena, m->s->map[side], same_section(m->s, side, f));

		bool follows;

		if (!same_chooses(m->s, m->choice, f))
			continue;
		follows = last.len && str_eq(place, last);
		if (!follows) {
			buf_add_c(m->out, "\n## ");
			markdown_words(m->out, place);
			buf_add_c(m->out, "\n\n");
		}
		last = place;
		buf_print(m->out, "%s- **%s**: ", follows ? "\n" : "",
		    same_kind_title(f->kind));
		markdown_words(m->out, f->message);
		buf_add_c(m->out, "\n\n");
		add_side(m, f, 0);
		add_side(m, f, 1);
	}
}

void
same_markdown(
    const struct same *s, const struct same_choice *choice, struct buf *out)
{
	struct same_page m = {.out = out, .s = s, .choice = choice};

	buf_add_c(out, "# Does the converted document say the same?\n\n");
	add_document(&m, "old", 0);
	add_document(&m, "new", 1);
	add_counts(&m);
	if (!choice->stat)
		add_faults(&m);
	arena_clear(&m.arena);
}
