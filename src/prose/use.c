/* What kind of text a statement is: a practice, a definition, words quoted
 * from a requirement, or furniture. */
#include "prose/frame.h"
#include "prose/reader.h"

#define TERM_WORDS 6 /* a term that is defined has no more */
#define QUOTE_WORDS 8 /* a quotation has no fewer */

static bool
is_boundary(const struct frames *f, int i)
{
	return token_is(f, i, CLASS_PREPOSITION) ||
	       token_is_word(f, i, WORD_TO) || token_is(f, i, CLASS_RELATIVE) ||
	       token_is(f, i, CLASS_JOIN) || token_is(f, i, CLASS_MODAL) ||
	       token_is(f, i, CLASS_BE_FINITE) ||
	       token_is(f, i, CLASS_HAVE_FINITE) ||
	       (token_flags(f->text, i) & KEY_SIGN &&
		   !(token_flags(f->text, i) & KEY_SILENT));
}

/* "by other means", "the means of": a noun, and no verb that defines. */
static bool
is_noun_means(const struct frames *f, int i, int first, int last)
{
	if (!token_is_word(f, i, WORD_MEANS))
		return false;
	return i + 1 >= last || is_boundary(f, i + 1) ||
	       (i > first && (token_is(f, i - 1, CLASS_DETERMINER) ||
				 token_is(f, i - 1, CLASS_PREPOSITION)));
}

/* "is a process whereby", "is any person who", "are the means by which":
 * between the verb and the word for the kind of thing a few words. */
static bool
names_genus(const struct frames *f, int be, int last)
{
	enum { BEFORE = 5, BEHIND = 4 };
	int i = be + 1, words = 0;

	if (!token_is(f, be, CLASS_BE_FINITE) || i >= last ||
	    (!token_is(f, i, CLASS_DETERMINER) &&
		f->text->tokens.at[i].quantity < 0 &&
		!(token_flags(f->text, i) & KEY_SILENT) &&
		!token_is(f, i, CLASS_GENUS)))
		return false;
	while (i < last && words <= BEFORE && !token_is(f, i, CLASS_GENUS)) {
		if (token_flags(f->text, i) & KEY_SIGN ||
		    token_is(f, i, CLASS_RELATIVE))
			return false;
		words += !(token_flags(f->text, i) & KEY_SILENT);
		i++;
	}
	if (i >= last || !token_is(f, i, CLASS_GENUS))
		return false;
	for (int k = i + 1; k < last && k <= i + BEHIND; k++)
		if (token_is(f, k, CLASS_RELATIVE))
			return true;
	return false;
}

/* "Please refer to section 4.9" tells the reader what to do. */
static bool
is_request(struct frames *f, int i, int first)
{
	return frames_form(f, i)->form == FORM_BASE && i > first &&
	       !frames_form(f, i - 1)->plural &&
	       !token_is_sign(f, i - 1, SIGN_QUOTE) &&
	       !token_is(f, i, CLASS_MODAL);
}

/* The CA is said to do it: "the CA refers to the list of". */
static bool
is_about_ca(const struct frames *f, int first, int at)
{
	bool indefinite =
	    token_is_word(f, first, WORD_A) || token_is_word(f, first, WORD_AN);

	for (int i = first; i < at && !indefinite; i++)
		if (token_is(f, i, CLASS_ACTOR_CA) || token_is(f, i, CLASS_OWN))
			return true;
	return false;
}

/* "The Company refers to the list": with an article somebody does it, unless
 * it is "the term". */
static bool
is_doing(const struct frames *f, int first, int verb)
{
	static const char *const names[] = {"term", "word", "express", "phrase",
	    "abbrevi", "acronym", "name", "notion"};
	int noun = first;

	if (!str_eq(token_key(f->text, verb), STR("refer")) ||
	    !str_eq(token_key(f->text, first), STR("the")))
		return false;
	while (noun < verb && token_flags(f->text, noun) & KEY_SILENT)
		noun++;
	if (noun == first || noun == verb)
		return false;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_starts(token_key(f->text, noun), str_of(names[i])))
			return false;
	return noun + 1 == verb;
}

/* "X means ...", and with `genus` "X is a process whereby": the verb stands
 * near the start, behind a term; "this means that" explains and does not
 * define. */
static bool
is_defining(struct frames *f, int first, int last, bool genus)
{
	int words = 0;

	if (first < last && (token_is(f, first, CLASS_PRONOUN) ||
				token_is(f, first, CLASS_CONDITION)))
		return false;
	for (int i = first; i < last && words <= TERM_WORDS; i++) {
		if (words > 0 &&
		    frames_has_cue(f, i, last, CLASS_BIT(CLASS_DEFINES)) &&
		    !is_noun_means(f, i, first, last) &&
		    !is_request(f, i, first) && !is_doing(f, first, i))
			return !is_about_ca(f, first, i);
		if (genus && words > 0 && names_genus(f, i, last))
			return !is_about_ca(f, first, i);
		words += !(token_flags(f->text, i) & (KEY_SIGN | KEY_SILENT));
	}
	return false;
}

/* The name of a document: what matters in it is written in capitals. */
static bool
is_title(const struct frames *f, int first, int last)
{
	enum {
		SMALL = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_JOIN) |
			CLASS_BIT(CLASS_DETERMINER)
	};

	for (int i = first; i < last; i++)
		if (!(token_flags(f->text, i) & (KEY_SIGN | KEY_SILENT)) &&
		    f->text->tokens.at[i].word >= 0 &&
		    !(token_classes(f, i) & SMALL) &&
		    !token_is_capital(f->p, i))
			return false;
	return true;
}

static int
longest_quote(const struct frames *f, int first, int last)
{
	int open = -1, longest = 0;

	for (int i = first; i < last; i++) {
		if (!token_is_sign(f, i, SIGN_QUOTE))
			continue;
		if (open >= 0 && i - open > longest &&
		    !is_title(f, open + 1, i))
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

static bool
holds_word(struct str title, struct str word)
{
	for (size_t i = 0; i + word.len <= title.len; i++)
		if (char_lower(title.at[i]) == word.at[0] &&
		    str_eq_nocase(str_sub(title, i, i + word.len), word))
			return true;
	return false;
}

/* "Appendix A: Definitions and acronyms", wherever it stands. */
static bool
is_glossary(const struct map *map, int section)
{
	static const struct str words[] = {STR_INIT("definitions"),
	    STR_INIT("glossary"), STR_INIT("acronyms"),
	    STR_INIT("abbreviations"), STR_INIT("terminology")};
	enum { FAR = 3 };

	for (int far = 0; far < FAR && section > 0; far++) {
		const struct section *s = &map->sections.at[section];

		for (size_t i = 0; i < COUNT_OF(words); i++)
			if (holds_word(s->title, words[i]))
				return true;
		section = s->parent;
	}
	return false;
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
	/* section 1.3 says who takes part: there that is the practice */
	if (map_is_below(map, s->section, STR("1.6")) ||
	    is_defining(
		f, own, u->last, !map_is_below(map, s->section, STR("1.3"))))
		return PROSE_DEFINITION;
	return is_quoting(f, own, u->last) ? PROSE_QUOTED : PROSE_PRACTICE;
}

/* Of statements in a row those of one glossary are asked for once. */
void
uses_read(struct prose *p, struct frames *f)
{
	int document = -1, section = -1;
	bool glossary = false;

	for (size_t i = 0; i < p->statements.len; i++) {
		struct statement *s = &p->statements.at[i];

		if (s->document != document || s->section != section) {
			document = s->document;
			section = s->section;
			glossary = is_glossary(p->maps[document], section);
		}
		s->use = use_of(f, s, &p->text->units.at[i]);
		if (glossary && s->use == PROSE_PRACTICE &&
		    s->kind != STATEMENT_HEADING)
			s->use = PROSE_DEFINITION;
	}
}

/* -- what a source asks for ---------------------------------------------- */

/* The clause says what stands before it requires, and nothing of its own. */
static bool
is_content(const struct frames *f, const struct clause *c)
{
	return token_is(f, c->first, CLASS_RELATIVE) ||
	       token_is(f, c->first, CLASS_CONDITION) ||
	       token_is_sign(f, c->first - 1, SIGN_COLON) || c->verb < 0;
}

/* "The Baseline Requirements require that ...": no promise, unless a clause of
 * its own says what the CA does about it. */
static bool
tells_what_a_source_asks(struct frames *f, const struct statement *s)
{
	const struct clause *c = &f->p->clauses.at[s->first_clause];
	bool source = false;

	if (c->verb < 0 || !token_is(f, c->verb, CLASS_QUOTES) ||
	    c->actor != ACTOR_NONE || c->passive ||
	    c->modality != MODALITY_PRESENT || c->polarity != POLARITY_YES)
		return false;
	for (int i = c->first; i < c->verb && !source; i++)
		source = frames_has_cue(f, i, c->verb, CLASS_BIT(CLASS_SOURCE));
	for (int i = 1; i < s->n_clauses && source; i++)
		source = is_content(f, &c[i]);
	return source;
}

void
uses_review(struct prose *p, struct frames *f)
{
	for (size_t i = 0; i < p->statements.len; i++) {
		struct statement *s = &p->statements.at[i];

		if (s->use == PROSE_PRACTICE && s->n_clauses > 0 &&
		    tells_what_a_source_asks(f, s))
			s->use = PROSE_QUOTED;
	}
}
