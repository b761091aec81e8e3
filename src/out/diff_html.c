/* Two versions side by side as one page of HTML.
 *
 * The groups of the alignment are rows: what was and what is stand beside each
 * other, so that both versions scroll together, and every word of both is
 * there once.  A change is told above its first row.  The list of changes
 * beside the rows is what the filters work on.
 */
#include "out/diff_html.h"

#include "out/diff_parts.h"
#include "out/markup.h"
#include "out/review_words.h"

static int *
changes_of_groups(struct diff_web *w)
{
	const struct diff *d = w->d;
	int *of = arena_many(&w->arena, int, d->alignment.groups.len + 1);

	for (size_t i = 0; i < d->alignment.groups.len; i++)
		of[i] = -1;
	for (size_t i = 0; i < d->changes.len; i++) {
		const struct change *c = &d->changes.at[i];

		for (int g = c->first; g < c->last; g++)
			if (diff_chooses(d, w->choice, c))
				of[g] = (int)i;
	}
	return of;
}

static int *
number_changes(struct diff_web *w)
{
	const struct diff *d = w->d;
	int *numbers = arena_many(&w->arena, int, d->changes.len + 1);
	int n = 0;

	for (size_t i = 0; i < d->changes.len; i++)
		if (diff_chooses(d, w->choice, &d->changes.at[i]))
			numbers[i] = ++n;
	return numbers;
}

/* The colour of a change: what it does to the promises of the CA. */
const char *
diff_web_class(const struct change *c)
{
	if (!c->commitment)
		return "v-not-assessed";
	switch (c->direction) {
	case DIRECTION_STRICTER:
	case DIRECTION_WIDER:
		return "v-compliant";
	case DIRECTION_LOOSER:
	case DIRECTION_NARROWER:
		return "v-conflict";
	case DIRECTION_NONE:
		break;
	}
	return "v-partial";
}

void
diff_web_tag(struct diff_web *w, const struct change *c)
{
	buf_print(w->out, "<span class=\"tag %s\">%s", diff_web_class(c),
	    change_class_title(c->class));
	if (c->direction != DIRECTION_NONE)
		buf_print(w->out, " · %s", direction_name(c->direction));
	buf_add_c(w->out, c->moved ? " · moved</span>" : "</span>");
}

/* --- rows ---------------------------------------------------------------- */

/* The text of one block that a portion has, changed words marked. */
static void
add_run(struct diff_web *w, int side, int first, int last)
{
	const struct side *s = &w->d->alignment.side[side];
	const bool *changed = w->d->marks.changed[side];
	const char *element = side ? "ins" : "del";
	struct str text = s->doc->blocks.at[s->words.at[first].block].text;
	size_t at = SIZE_MAX;
	bool open = false;

	for (int i = first; i < last; i++) {
		const struct diff_word *word = &s->words.at[i];
		bool glue = !word->label && at == word->start;

		if (open && !changed[i]) {
			buf_print(w->out, "</%s>", element);
			open = false;
		}
		if (i > first && !glue)
			buf_add_char(w->out, ' ');
		if (!open && changed[i]) {
			buf_print(w->out, "<%s>", element);
			open = true;
		}
		if (word->label)
			markup_text(w->out, word_text(s, word));
		else
			markup_text(
			    w->out, str_sub(text, word->start, word->end));
		at = word->label ? SIZE_MAX : word->end;
	}
	if (open)
		buf_print(w->out, "</%s>", element);
}

static void
add_portion(struct diff_web *w, int side, const struct portion *p)
{
	const struct side *s = &w->d->alignment.side[side];
	bool is_row = p->kind == BLOCK_CELL && p->last_block > p->block;
	int end;

	buf_print(w->out, "<p class=\"k-%s\">", block_kind_name(p->kind));
	for (int i = p->first_word; i < p->last_word; i = end) {
		end = i + 1;
		while (end < p->last_word &&
		       s->words.at[end].block == s->words.at[i].block)
			end++;
		buf_add_c(w->out, is_row ? "<span class=\"cell\">" : "");
		add_run(w, side, i, end);
		buf_add_c(w->out, is_row ? "</span> " : " ");
	}
	buf_add_c(w->out, "</p>");
}

static void
add_side(struct diff_web *w, const struct group *g, int side)
{
	buf_print(w->out, "<div class=\"%s\">", side ? "new" : "old");
	for (int k = g->first[side]; k < g->last[side]; k++)
		add_portion(
		    w, side, &w->d->alignment.side[side].portions.at[k]);
	buf_add_c(w->out, "</div>");
}

static void
add_note(struct diff_web *w, int change)
{
	const struct change *c = &w->d->changes.at[change];

	buf_print(w->out,
	    "<p class=\"told\"><a class=\"ref %s\" href=\"#change-%d\">%d</a> ",
	    diff_web_class(c), w->numbers[change], w->numbers[change]);
	diff_web_tag(w, c);
	if (c->message.len) {
		buf_add_char(w->out, ' ');
		markup_text(w->out, c->message);
	}
	if (c->moved && c->section[0] >= 0) {
		buf_add_c(w->out, " Moved from ");
		markup_text(
		    w->out, diff_place(&w->arena, w->d, 0, c->section[0]));
		buf_add_char(w->out, '.');
	}
	buf_add_c(w->out, "</p>");
}

static const struct portion *
portion_of(const struct diff_web *w, const struct group *g)
{
	int side = g->first[1] < g->last[1];

	return &w->d->alignment.side[side].portions.at[g->first[side]];
}

static bool
is_of_text(const struct portion *p)
{
	return p->role == ROLE_BODY || p->role == ROLE_COVER ||
	       p->role == ROLE_CHANGELOG;
}

/* Contents and running lines that stay are not worth a row, and a heading that
 * stays is the title of its section; of a choice only what was chosen. */
static bool
is_told(const struct diff_web *w, const struct group *g, int change)
{
	const struct portion *p = portion_of(w, g);

	if (change >= 0)
		return true;
	if (w->choice->commitments || w->choice->n_sections)
		return false;
	return is_of_text(p) && p->kind != BLOCK_HEADING;
}

/* A heading that stays, of a section whose text may all be told elsewhere. */
static bool
is_title(const struct diff_web *w, const struct group *g)
{
	const struct portion *p = portion_of(w, g);

	return !w->choice->commitments && !w->choice->n_sections &&
	       is_of_text(p) && p->kind == BLOCK_HEADING;
}

static void
add_row(struct diff_web *w, const struct group *g, int change, bool begins)
{
	if (change < 0)
		buf_add_c(w->out, "<div class=\"pair same\">");
	else if (begins)
		buf_print(w->out,
		    "<div class=\"pair %s\" id=\"change-%d\" "
		    "data-c=\"%d\">",
		    diff_web_class(&w->d->changes.at[change]),
		    w->numbers[change], w->numbers[change]);
	else
		buf_print(w->out, "<div class=\"pair %s\" data-c=\"%d\">",
		    diff_web_class(&w->d->changes.at[change]),
		    w->numbers[change]);
	if (begins)
		add_note(w, change);
	add_side(w, g, 0);
	add_side(w, g, 1);
	buf_add_c(w->out, "</div>\n");
}

/* The section of the new version, or of the old one where only that has it.
 * Whatever stands under the same number and title goes on in it. */
static void
begin_section(struct diff_web *w, const struct group *g, struct str *last)
{
	int side = g->first[1] < g->last[1];
	struct str place =
	    diff_place(&w->arena, w->d, side, portion_of(w, g)->section);

	if (str_eq(place, *last))
		return;
	buf_add_c(w->out, last->len ? "</section>\n" : "");
	*last = place;
	buf_add_c(w->out, "<section class=\"part\"><h2>");
	markup_text(w->out, place);
	buf_add_c(w->out, side ? "</h2>\n" : " <small>old</small></h2>\n");
}

static void
add_rows(struct diff_web *w)
{
	const struct alignment *al = &w->d->alignment;
	struct str last = {0};
	int told = -1;

	buf_add_c(w->out,
	    "<div class=\"pane rows\" id=\"rows\" role=\"region\" "
	    "aria-label=\"Both versions\" tabindex=\"0\">\n"
	    "<div class=\"pair heads\"><p class=\"old\">");
	markup_text(
	    w->out, document_file_words(w->d->version[0]->document.doc));
	buf_add_c(w->out, "</p><p class=\"new\">");
	markup_text(
	    w->out, document_file_words(w->d->version[1]->document.doc));
	buf_add_c(w->out, "</p></div>\n");
	for (size_t i = 0; i < al->groups.len && !w->choice->stat; i++) {
		const struct group *g = &al->groups.at[i];
		int change = w->change_of[i];

		bool told_here = is_told(w, g, change);

		if (told_here || is_title(w, g))
			begin_section(w, g, &last);
		if (!told_here)
			continue;
		add_row(w, g, change, change >= 0 && change != told);
		told = change >= 0 ? change : told;
	}
	buf_add_c(w->out, last.len ? "</section>\n</div>\n" : "</div>\n");
}

/* --- the page ------------------------------------------------------------ */

static struct str
page_title(struct diff_web *w)
{
	const struct reviewed_document *old = &w->d->version[0]->document;
	const struct reviewed_document *new = &w->d->version[1]->document;
	struct str before = old->identity.version.text;
	struct str after = new->identity.version.text;

	if (!before.len || !after.len)
		return arena_print(&w->arena, "What changed: %.*s",
		    STR_ARG(document_title_words(new)));
	return arena_print(&w->arena, "What changed: %.*s, %.*s to %.*s",
	    STR_ARG(document_title_words(new)), STR_ARG(before),
	    STR_ARG(after));
}

static void
add_bar(struct diff_web *w)
{
	buf_add_c(w->out,
	    "<a class=\"skip\" href=\"#main\">To the changes</a>\n"
	    "<header class=\"bar\">\n<p class=\"what\">");
	markup_text(w->out, page_title(w));
	buf_add_c(w->out, "</p>\n<nav aria-label=\"Views\">"
			  "<a href=\"#overview\">Overview</a>"
			  "<a href=\"#sides\">Side by side</a></nav>\n");
	markup_tools(w->out);
	buf_add_c(w->out, "\n</header>\n");
}

static const struct markup_key keys[] = {
    {"j", "the next change"},
    {"k", "the change before"},
    {"/", "search the changes"},
    {"u", "what stays the same: shown or not"},
    {"o", "overview, or side by side"},
};

void
diff_html(
    const struct diff *d, const struct diff_choice *choice, struct buf *out)
{
	struct diff_web w = {.out = out, .d = d, .choice = choice};

	w.change_of = changes_of_groups(&w);
	w.numbers = number_changes(&w);
	markup_begin(out, page_title(&w), "diff");
	buf_add_c(out, "<body data-view=\"overview\">\n");
	add_bar(&w);
	buf_add_c(out, "<main id=\"main\" tabindex=\"-1\">\n");
	diff_web_overview(&w);
	buf_add_c(out,
	    "<div id=\"sides\">\n<h1 class=\"off-screen\">Side by side</h1>\n"
	    "<div class=\"panes\">\n");
	diff_web_list(&w);
	add_rows(&w);
	buf_add_c(out, "</div>\n</div>\n</main>\n");
	markup_end(out, "diff", keys, COUNT_OF(keys));
	arena_clear(&w.arena);
}
