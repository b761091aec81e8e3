/* What changed, for a comment in a tracker: a table of figures, then the
 * changes by section with both quotes, marked words bold or struck. */
#include "out/diff_parts.h"
#include "out/markdown.h"
#include "review/earlier.h"

struct markdown {
	struct buf *out;
	struct arena arena;
	const struct diff *d;
	const struct diff_choice *choice;
};

static void
add_document(struct markdown *m, const char *label, int side)
{
	const struct reviewed_document *r = &m->d->version[side]->document;
	char day[DATE_TEXT];

	buf_print(m->out, "- %s: ", label);
	markdown_words(m->out, r->doc->file);
	if (r->identity.version.text.len) {
		buf_add_c(m->out, ", version ");
		markdown_words(m->out, r->identity.version.text);
	}
	if (r->dated != DATE_NONE)
		buf_print(m->out, " of %s", date_print(r->dated, day));
	buf_print(m->out, ", sha256 `%s`\n", r->doc->digest.text);
}

static void
add_counts(struct markdown *m)
{
	struct diff_count n = diff_count(m->d, m->choice);

	if (n.shown == 0) {
		buf_add_c(m->out, "\nNo change.\n");
		return;
	}
	buf_print(m->out,
	    "\n**%d %s, of which %d %s commitments of the CA.**\n"
	    "\n| class | changes |\n| --- | ---: |\n",
	    n.shown, n.shown == 1 ? "change" : "changes", n.commitments,
	    n.commitments == 1 ? "touches" : "touch");
	for (int i = N_CHANGE_CLASSES - 1; i >= 0; i--)
		if (n.classes[i])
			buf_print(m->out, "| %s | %d |\n",
			    change_class_title((enum change_class)i),
			    n.classes[i]);
}

/* The words of a passage: marked ones between `mark` on both sides. */
static void
add_words(struct markdown *m, int side, const struct diff_passage *p,
    const char *mark, struct buf *line)
{
	const struct side *s = &m->d->alignment.side[side];
	const bool *changed = m->d->marks.changed[side];
	bool in = false;

	for (int i = p->first_word; i < p->last_word; i++) {
		const struct diff_word *w = &s->words.at[i];
		bool glue = i > p->first_word && word_is_glued(s, i);

		if (in && !changed[i])
			buf_add_c(line, mark);
		if (line->len && !glue)
			buf_add_char(line, ' ');
		if (!in && changed[i])
			buf_add_c(line, mark);
		in = changed[i];
		markdown_words(line, word_text(s, w));
	}
	if (in)
		buf_add_c(line, mark);
}

static void
add_side(struct markdown *m, const struct change *c, int side)
{
	struct diff_passages list = {0};
	struct buf line = {0};
	const char *mark = side ? "**" : "~~";

	if (c->section[side] < 0)
		return;
	diff_passages(&m->arena, m->d, c, side, &list);
	if (diff_all_marked(m->d, side, &list))
		mark = "";
	for (size_t i = 0; i < list.len; i++) {
		if (i && list.at[i].block != list.at[i - 1].block)
			buf_add_c(&line, " \\|");
		add_words(m, side, &list.at[i], mark, &line);
	}
	buf_print(m->out, "  > %s: %.*s\n", side ? "new" : "old",
	    STR_ARG(str_trim(buf_str(&line))));
	if (!side && c->section[1] >= 0)
		buf_add_c(m->out, "  >\n");
	buf_free(&line);
}

static void
add_change(struct markdown *m, const struct change *c)
{
	buf_print(m->out, "- **%s**", change_class_title(c->class));
	if (c->direction != DIRECTION_NONE)
		buf_print(m->out, ", %s", direction_name(c->direction));
	if (c->message.len) {
		buf_add_c(m->out, ": ");
		markdown_words(m->out, c->message);
	}
	if (c->moved) {
		buf_add_c(m->out, " (moved from ");
		markdown_words(
		    m->out, diff_place(&m->arena, m->d, 0, c->section[0]));
		buf_add_char(m->out, ')');
	}
	buf_add_c(m->out, "\n\n");
	if (!c->moved || !m->d->alignment.groups.at[c->first].same)
		add_side(m, c, 0);
	add_side(m, c, 1);
	buf_add_char(m->out, '\n');
}

static void
add_changes(struct markdown *m, bool commitments)
{
	struct str last = {0};

	for (size_t i = 0; i < m->d->changes.len; i++) {
		const struct change *c = &m->d->changes.at[i];
		int side = c->section[1] >= 0;
		struct str place;

		if (c->commitment != commitments ||
		    !diff_chooses(m->d, m->choice, c))
			continue;
		place = diff_place(&m->arena, m->d, side, c->section[side]);
		if (!last.len)
			buf_print(m->out, "\n## %s\n",
			    commitments ? "Commitments" : "Other changes");
		if (!last.len || !str_eq(place, last)) {
			buf_add_c(m->out, "\n### ");
			markdown_words(m->out, place);
			buf_add_c(m->out, "\n\n");
		}
		last = place;
		add_change(m, c);
	}
}

static void
add_effects(struct markdown *m)
{
	static const struct {
		enum effect_kind kind;
		const char *words;
	} order[] = {
	    {EFFECT_BROKEN, "Broken"},
	    {EFFECT_NEW_RULE, "Newly in force and not met"},
	    {EFFECT_FIXED, "Fixed"},
	    {EFFECT_UNDECIDED, "Could be decided in one version only"},
	};
	int open = 0;

	for (size_t k = 0; k < COUNT_OF(order); k++)
		for (size_t i = 0, n = 0; i < m->d->effects.len; i++) {
			const struct effect *e = &m->d->effects.at[i];
			const struct finding *f =
			    e->after ? e->after : e->before;

			if (e->kind != order[k].kind)
				continue;
			if (n++ == 0)
				buf_print(
				    m->out, "\n## %s\n\n", order[k].words);
			buf_add_c(m->out, "- ");
			markdown_words(m->out, f->title);
			if (f->number.len)
				buf_print(
				    m->out, " (%.*s)", STR_ARG(f->number));
			buf_print(m->out, ": %s%s\n", e->after ? "" : "was ",
			    verdict_name(f->verdict));
		}
	for (size_t i = 0; i < m->d->effects.len; i++)
		open += m->d->effects.at[i].kind == EFFECT_OPEN;
	if (open)
		buf_print(m->out, "\nStill open: %d.\n", open);
}

static void
add_answers(struct markdown *m)
{
	const struct review *r = m->d->version[1]->review;

	if (!r->earlier || !r->earlier->len)
		return;
	buf_add_c(m->out, "\n## Earlier findings\n\n");
	for (size_t i = 0; i < r->earlier->len; i++) {
		const struct answer *a = &r->answers[i];

		buf_print(m->out, "- **%s**: ", answer_status_name(a->status));
		markdown_words(m->out, a->earlier->title);
		if (a->because.len) {
			buf_add_c(m->out, ": ");
			markdown_words(m->out, a->because);
		}
		buf_add_char(m->out, '\n');
	}
}

static void
add_log(struct markdown *m)
{
	if (!m->d->log.len)
		return;
	buf_add_c(m->out, "\n## The change log against the text\n\n");
	for (size_t i = 0; i < m->d->log.len; i++) {
		buf_add_c(m->out, "- ");
		markdown_words(m->out, m->d->log.at[i].message);
		buf_add_char(m->out, '\n');
	}
}

void
diff_markdown(
    const struct diff *d, const struct diff_choice *choice, struct buf *out)
{
	struct markdown m = {.out = out, .d = d, .choice = choice};

	buf_add_c(out, "# What changed\n\n");
	add_document(&m, "old", 0);
	add_document(&m, "new", 1);
	add_counts(&m);
	if (!choice->stat) {
		add_changes(&m, true);
		add_changes(&m, false);
	}
	add_effects(&m);
	add_answers(&m);
	add_log(&m);
	arena_clear(&m.arena);
}
