/* What kind of text a statement is: a practice, a definition, words quoted
 * from a requirement, or furniture. */
#include "prose/frame.h"
#include "prose/reader.h"

#define TERM_WORDS 6 /* a term that is defined has no more */
#define QUOTE_WORDS 8 /* a quotation has no fewer */

/* "X means ...": the verb stands near the start, behind a term; "this means
 * that" explains and does not define. */
static bool
is_defining(struct frames *f, int first, int last)
{
	int words = 0;

	if (first < last && (token_is(f, first, CLASS_PRONOUN) ||
				token_is(f, first, CLASS_CONDITION)))
		return false;
	for (int i = first; i < last && words <= TERM_WORDS; i++) {
		if (words > 0 &&
		    frames_has_cue(f, i, last, CLASS_BIT(CLASS_DEFINES)))
			return true;
		words += !(token_flags(f->text, i) & (KEY_SIGN | KEY_SILENT));
	}
	return false;
}

static int
longest_quote(const struct frames *f, int first, int last)
{
	int open = -1, longest = 0;

	for (int i = first; i < last; i++) {
		if (!token_is_sign(f, i, SIGN_QUOTE))
			continue;
		if (open >= 0 && i - open > longest)
			longest = i - open;
		open = open < 0 ? i : -1;
	}
	return longest;
}

/* A long stretch between quotation marks, and outside of it a requirement
 * document that "states" or "requires" it. */
static bool
is_quoting(struct frames *f, int first, int last)
{
	int open = -1;
	bool source = false, says = false;

	if (longest_quote(f, first, last) <= QUOTE_WORDS)
		return false;
	for (int i = first; i < last; i++) {
		if (token_is_sign(f, i, SIGN_QUOTE))
			open = open < 0 ? i : -1;
		if (open >= 0)
			continue;
		source = source ||
			 frames_has_cue(f, i, last, CLASS_BIT(CLASS_SOURCE));
		says = says || token_is(f, i, CLASS_QUOTES);
	}
	return source && says;
}

static enum statement_use
use_of(struct frames *f, const struct statement *s, const struct unit *u)
{
	const struct prose *p = f->p;
	const struct map *map = p->maps[s->document];
	int own =
	    p->text->stretches.at[u->first_stretch + u->n_stretches - 1].first;

	if (!block_is_body(&p->docs[s->document]->blocks.at[s->block]))
		return PROSE_FURNITURE;
	if (s->kind == STATEMENT_HEADING)
		return PROSE_PRACTICE;
	if (map_is_below(map, s->section, STR("1.6")) ||
	    is_defining(f, own, u->last))
		return PROSE_DEFINITION;
	return is_quoting(f, own, u->last) ? PROSE_QUOTED : PROSE_PRACTICE;
}

void
uses_read(struct prose *p, struct frames *f)
{
	for (size_t i = 0; i < p->statements.len; i++)
		p->statements.at[i].use =
		    use_of(f, &p->statements.at[i], &p->text->units.at[i]);
}
