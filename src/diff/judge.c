#include "diff/judge.h"

#include "fact/line.h"

static const char state_verbs[] =
    " is are be been being was were has have had includes include contains"
    " contain means mean applies apply refers refer describes describe covers"
    " cover consists consist represents represent defines define exists exist"
    " depends depend relates relate called meant known located contained given"
    " found stated based listed concerned considered related titled entitled"
    " identified denoted referred covered governed ";

/* The first cell of a row that is shown as its name. */
#define FIELD_BYTES 60

/* -- tables ------------------------------------------------------------ */

static const struct class_words {
	const char *name, *title;
	bool commitment;
} classes[] = {
    [CHANGE_EDITORIAL] = {"editorial", "editorial", false},
    [CHANGE_LAYOUT] = {"layout", "headings, contents, running lines", false},
    [CHANGE_LOG] = {"log", "cover and change log", false},
    [CHANGE_INFORMATION] = {"information", "information", false},
    [CHANGE_REFERENCE] = {"reference", "reference", false},
    [CHANGE_DEFINITION] = {"definition", "definition", false},
    [CHANGE_DUTY] = {"duty-of-others", "duty of others", false},
    [CHANGE_PERMISSION] = {"permission", "what the CA may do", true},
    [CHANGE_DATE] = {"date", "date changed", true},
    [CHANGE_CONTACT] = {"contact", "contact data", true},
    [CHANGE_STIPULATION] = {"stipulation", "stipulation", true},
    [CHANGE_PROFILE] = {"profile", "profile row", true},
    [CHANGE_COMMITMENT] = {"commitment-reworded", "commitment reworded", true},
    [CHANGE_SCOPE] = {"scope", "scope changed", true},
    [CHANGE_ACTOR] = {"actor", "actor changed", true},
    [CHANGE_METHOD] = {"method", "validation method", true},
    [CHANGE_CERTIFICATE] = {"ca-certificate", "CA certificate", true},
    [CHANGE_REVERSED] = {"commitment-reversed", "commitment reversed", true},
    [CHANGE_WEAKENED] = {"commitment-weakened", "commitment weakened", true},
    [CHANGE_STRENGTHENED] = {"commitment-strengthened",
	"commitment strengthened", true},
    [CHANGE_VALUE] = {"value", "value changed", true},
    [CHANGE_REMOVED] = {"commitment-removed", "commitment removed", true},
    [CHANGE_ADDED] = {"commitment-added", "commitment added", true},
};

const char *
change_class_name(enum change_class c)
{
	return classes[c].name;
}

const char *
change_class_title(enum change_class c)
{
	return classes[c].title;
}

const char *
direction_name(enum direction d)
{
	static const char *const names[] = {
	    [DIRECTION_NONE] = "",
	    [DIRECTION_STRICTER] = "stricter",
	    [DIRECTION_LOOSER] = "looser",
	    [DIRECTION_WIDER] = "wider",
	    [DIRECTION_NARROWER] = "narrower",
	};

	return names[d];
}

/* -- what the judge knows ---------------------------------------------- */

static void
index_facts(struct judge *j, int side)
{
	const struct version *v = j->d->version[side];
	size_t n = v->prose->statements.len, at = 0;

	j->first_fact[side] = arena_many(j->a, int, n + 1);
	j->certificate[side] =
	    arena_many(j->a, bool, v->document.doc->blocks.len + 1);
	for (size_t i = 0; i <= n; i++) {
		while (at < v->facts.len && v->facts.at[at].statement < (int)i)
			at++;
		j->first_fact[side][i] = (int)at;
	}
	for (size_t i = 0; i < v->facts.len; i++) {
		const struct fact *f = &v->facts.at[i];

		for (size_t k = 0; f->kind == FACT_CERTIFICATE && k < f->n_at;
		     k++)
			j->certificate[side][f->at[k].block] = true;
	}
}

static const struct method_answer *
answer_of(const struct version *v, size_t list, size_t item)
{
	return list < v->methods.len && item < v->methods.at[list].n_answers
		   ? &v->methods.at[list].answers[item]
		   : NULL;
}

/* Marks the statements about methods whose standing is another now. */
static void
index_methods(struct judge *j, int side)
{
	const struct version *v = j->d->version[side];

	j->method[side] = arena_many(
	    j->a, const struct method_item *, v->prose->statements.len + 1);
	for (size_t i = 0; i < v->methods.len; i++) {
		const struct enumeration *e = &v->methods.at[i];

		for (size_t k = 0; k < e->uses.len; k++) {
			const struct method_use *use = &e->uses.at[k];
			size_t item = (size_t)(use->item - e->list->items);
			const struct method_answer *p =
			    answer_of(j->d->version[0], i, item);
			const struct method_answer *q =
			    answer_of(j->d->version[1], i, item);

			if (!p || !q ||
			    (p->standing == q->standing && p->end == q->end))
				continue;
			for (int s = use->first; s < use->last; s++)
				j->method[side][s] = use->item;
		}
	}
}

void
judge_init(struct judge *j, struct arena *a, struct diff *d)
{
	*j = (struct judge){.a = a, .d = d};
	for (int s = 0; s < 2; s++) {
		j->limits[s] = value_limits(a, d->version[s]);
		index_facts(j, s);
		index_methods(j, s);
	}
	j->sense.arena = a;
	j->sense.terms = &d->alignment.terms;
	j->sense.meanings =
	    meanings_read(a, &d->alignment.terms, d->version[0]->pack->lexicon);
}

struct aspect *
judge_add(struct judge *j, enum change_class class, enum direction direction,
    const char *what)
{
	struct aspect *a = VEC_ADD(j->a, &j->d->aspects);

	a->class = class;
	a->direction = direction;
	a->what = str_of(what);
	return a;
}

/* -- stances ----------------------------------------------------------- */

static bool
is_ours(enum actor a)
{
	return a == ACTOR_CA || a == ACTOR_RA || a == ACTOR_DELEGATED;
}

/* A present tense tells a practice, unless it only tells what something is;
 * then a number makes it one ("is valid for 90 days"). */
static bool
is_practice(const struct version *v, int statement, const struct clause *c)
{
	const struct phrase_text *t = v->prose->text;
	const struct unit *u = &t->units.at[statement];
	int word = t->tokens.at[c->verb].word;

	if (word >= 0 && !word_in(t->words.word.at[word].plain, state_verbs))
		return true;
	for (int i = u->first; i < u->last; i++) {
		int q = t->tokens.at[i].quantity;

		if (q >= 0 && t->quantities.at[q].kind != QUANTITY_SECTION &&
		    t->quantities.at[q].kind != QUANTITY_COUNT)
			return true;
	}
	return false;
}

static enum stance
stance_of_clause(const struct version *v, int statement, const struct clause *c)
{
	bool others = c->actor != ACTOR_NONE && !is_ours(c->actor);

	if (c->verb < 0)
		return STANCE_NONE;
	if (is_ours(c->actor) &&
	    (c->modality == MODALITY_MAY || c->polarity == POLARITY_FREE))
		return STANCE_PERMISSION;
	if (!others && c->modality == MODALITY_MUST)
		return STANCE_PROMISE;
	if (!others && c->modality == MODALITY_PRESENT &&
	    c->polarity != POLARITY_FREE && is_practice(v, statement, c))
		return STANCE_PROMISE;
	if (others &&
	    (c->modality == MODALITY_MUST || c->modality == MODALITY_SHOULD))
		return STANCE_DUTY;
	return STANCE_NONE;
}

static enum stance
stance_of_statement(const struct version *v, int statement)
{
	const struct statement *s = &v->prose->statements.at[statement];
	enum stance best = STANCE_NONE;

	if (s->use == PROSE_DEFINITION)
		return STANCE_DEFINITION;
	if (s->use != PROSE_PRACTICE || s->kind == STATEMENT_HEADING)
		return STANCE_NONE;
	if (version_promise(v, statement))
		return STANCE_PROMISE;
	for (int i = 0; i < s->n_clauses; i++) {
		enum stance one = stance_of_clause(
		    v, statement, &v->prose->clauses.at[s->first_clause + i]);

		if (one != STANCE_NONE && (best == STANCE_NONE || one < best))
			best = one;
	}
	return best;
}

enum stance
judge_stance(const struct judge *j, int side)
{
	const struct sense_side *s = &j->sense.side[side];
	enum stance best = STANCE_NONE;

	for (int i = s->first_statement; i < s->last_statement; i++) {
		enum stance one = stance_of_statement(s->v, i);

		if (one != STANCE_NONE && (best == STANCE_NONE || one < best))
			best = one;
	}
	return best;
}

/* -- what the place says ----------------------------------------------- */

static const struct portion *
portion_of(const struct judge *j, int side)
{
	const struct group *g = j->group;

	return g->first[side] == g->last[side]
		   ? NULL
		   : &j->d->alignment.side[side].portions.at[g->first[side]];
}

static bool
is_below(const struct judge *j, int side, const char *number)
{
	int section = j->change->section[side];

	return section >= 0 && map_is_below(j->d->version[side]->document.map,
				   section, str_of(number));
}

static bool
tells_certificate(const struct judge *j, int side)
{
	const struct portion *p = portion_of(j, side);

	for (int i = p ? p->block : 0; p && i <= p->last_block; i++)
		if (j->certificate[side][i])
			return true;
	return false;
}

static const struct method_item *
method_of(const struct judge *j, int side)
{
	const struct sense_side *s = &j->sense.side[side];

	for (int i = s->first_statement; i < s->last_statement; i++)
		if (j->method[side][i])
			return j->method[side][i];
	return NULL;
}

static const struct method_answer *
find_answer(const struct version *v, const struct method_item *item)
{
	for (size_t i = 0; i < v->methods.len; i++)
		for (size_t k = 0; k < v->methods.at[i].n_answers; k++) {
			const struct method_answer *a =
			    &v->methods.at[i].answers[k];

			if (str_eq(a->item->id, item->id))
				return a;
		}
	return NULL;
}

static struct str
standing_text(struct judge *j, const struct method_answer *a)
{
	char day[DATE_TEXT];

	if (!a)
		return STR("unsaid");
	if (a->standing == METHOD_ENDED || a->standing == METHOD_UNTIL)
		return arena_print(j->a, "%s %s",
		    method_standing_name(a->standing), date_print(a->end, day));
	return str_of(method_standing_name(a->standing));
}

static void
judge_method(struct judge *j)
{
	const struct method_item *item = method_of(j, 0);
	const struct method_answer *answer[2];
	struct aspect *a;
	bool offered[2];
	enum direction d = DIRECTION_NONE;

	if (!item)
		item = method_of(j, 1);
	if (!item)
		return;
	for (int s = 0; s < 2; s++) {
		answer[s] = find_answer(j->d->version[s], item);
		offered[s] = answer[s] && answer[s]->standing == METHOD_OFFERED;
	}
	if (offered[0] != offered[1])
		d = offered[1] ? DIRECTION_WIDER : DIRECTION_NARROWER;
	a = judge_add(j, CHANGE_METHOD, d, "");
	a->what = arena_print(j->a, "method %.*s (%.*s)", STR_ARG(item->number),
	    STR_ARG(item->title));
	a->before = standing_text(j, answer[0]);
	a->after = standing_text(j, answer[1]);
}

/* "No stipulation", alone under its heading. */
static bool
is_no_stipulation(const struct judge *j, int side)
{
	const struct portion *p = portion_of(j, side);
	int section = j->change->section[side];
	enum stipulation s;

	if (!p || section < 0 || p->kind == BLOCK_HEADING)
		return false;
	s = j->d->version[side]->document.map->sections.at[section].stipulation;
	return s == STIPULATION_NONE || s == STIPULATION_NOT_APPLICABLE;
}

static bool
judge_stipulation(struct judge *j)
{
	bool none[2] = {is_no_stipulation(j, 0), is_no_stipulation(j, 1)};
	struct aspect *a;

	if (none[0] == none[1])
		return false;
	a = judge_add(j, CHANGE_STIPULATION,
	    none[0] ? DIRECTION_STRICTER : DIRECTION_LOOSER,
	    none[0] ? "no longer without stipulation"
		    : "no longer stipulates anything");
	if (none[0])
		a->before = STR("no stipulation");
	else
		a->after = STR("no stipulation");
	return true;
}

static bool
is_profile_row(const struct judge *j, int side)
{
	const struct portion *p = portion_of(j, side);

	return p && p->kind == BLOCK_CELL && is_below(j, side, "7");
}

/* Column headings. */
static bool
is_table_head(const struct judge *j, int side)
{
	const struct portion *p = portion_of(j, side);
	const struct doc *doc = j->d->version[side]->document.doc;
	const struct block *b = p ? &doc->blocks.at[p->block] : NULL;

	return b && b->table >= 0 &&
	       b->row < doc->tables.at[b->table].header_rows;
}

/* A class that comes from where the text stands, whatever it says; or
 * CHANGE_EDITORIAL when it is the text that tells. */
static enum change_class
class_of_place(const struct judge *j)
{
	const struct portion *p = portion_of(j, 1);

	if (!p)
		p = portion_of(j, 0);
	switch (p->role) {
	case ROLE_CONTENTS:
	case ROLE_HEADER:
	case ROLE_FOOTER:
		return CHANGE_LAYOUT;
	case ROLE_COVER:
	case ROLE_CHANGELOG:
		return CHANGE_LOG;
	case ROLE_BODY:
		break;
	}
	if (tells_certificate(j, 0) || tells_certificate(j, 1))
		return CHANGE_CERTIFICATE;
	if (p->kind == BLOCK_HEADING || is_table_head(j, 0) ||
	    is_table_head(j, 1))
		return CHANGE_LAYOUT;
	if (is_below(j, 0, "1.5.2") || is_below(j, 1, "1.5.2"))
		return CHANGE_CONTACT;
	if (is_below(j, 0, "1.6") || is_below(j, 1, "1.6"))
		return CHANGE_DEFINITION;
	if (is_profile_row(j, 0) || is_profile_row(j, 1))
		return CHANGE_PROFILE;
	return CHANGE_EDITORIAL;
}

/* -- one side only ----------------------------------------------------- */

static void
judge_lone(struct judge *j, int side, enum change_class place)
{
	bool in = side == 1;

	if (portion_of(j, side)->weight == 0)
		place = CHANGE_LAYOUT; /* "(*)": no word */
	if (place != CHANGE_EDITORIAL) {
		judge_add(j, place, DIRECTION_NONE, in ? "added" : "removed");
		return;
	}
	switch (judge_stance(j, side)) {
	case STANCE_PROMISE:
		judge_add(j, in ? CHANGE_ADDED : CHANGE_REMOVED,
		    in ? DIRECTION_STRICTER : DIRECTION_LOOSER,
		    in ? "added" : "removed");
		break;
	case STANCE_PERMISSION:
		judge_add(j, CHANGE_PERMISSION,
		    in ? DIRECTION_LOOSER : DIRECTION_STRICTER,
		    in ? "added" : "removed");
		break;
	case STANCE_DUTY:
		judge_add(
		    j, CHANGE_DUTY, DIRECTION_NONE, in ? "added" : "removed");
		break;
	case STANCE_DEFINITION:
		judge_add(j, CHANGE_DEFINITION, DIRECTION_NONE,
		    in ? "added" : "removed");
		break;
	case STANCE_NONE:
		judge_add(j, CHANGE_INFORMATION, DIRECTION_NONE,
		    in ? "added" : "removed");
		break;
	}
}

/* -- both sides -------------------------------------------------------- */

static bool
has_words(const struct judge *j)
{
	for (size_t i = 0; i < j->sense.hunks.len; i++)
		if (j->sense.hunks.at[i].kind == HUNK_WORDS)
			return true;
	return false;
}

static bool
has_wording(const struct judge *j)
{
	for (size_t i = 0; i < j->sense.hunks.len; i++)
		if (j->sense.hunks.at[i].kind >= HUNK_WORDING)
			return true;
	return false;
}

/* Places that have a class of their own keep it unless the text does something
 * weightier there: a value of a profile. */
static void
judge_both(struct judge *j, enum change_class place)
{
	bool words = has_words(j);

	if (place == CHANGE_LAYOUT || place == CHANGE_LOG) {
		judge_add(j, place, DIRECTION_NONE,
		    words ? "other words" : "small differences");
		return;
	}
	if (has_wording(j)) {
		judge_frames(j);
		judge_numbers(j);
	}
	judge_facts(j);
	if (place != CHANGE_EDITORIAL && words)
		judge_add(j, place, DIRECTION_NONE, "other words");
	judge_content(j);
}

/* -- the class --------------------------------------------------------- */

/* Of two aspects: what is weightier. */
static bool
is_weightier(const struct aspect *a, const struct aspect *b)
{
	return a->class > b->class;
}

static bool
has_class(const struct judge *j, enum change_class class)
{
	for (size_t i = (size_t)j->first_aspect; i < j->d->aspects.len; i++)
		if (j->d->aspects.at[i].class == class)
			return true;
	return false;
}

/* Directions of all aspects of the class; two that differ cancel out. */
static enum direction
direction_of_class(const struct judge *j, enum change_class class)
{
	enum direction d = DIRECTION_NONE;
	bool any = false;

	for (size_t i = (size_t)j->first_aspect; i < j->d->aspects.len; i++) {
		const struct aspect *a = &j->d->aspects.at[i];

		if (a->class != class || a->direction == DIRECTION_NONE)
			continue;
		if (any && a->direction != d)
			return DIRECTION_NONE;
		d = a->direction;
		any = true;
	}
	return d;
}

/* The field that a row of a profile is about, or empty. */
static struct str
field_of(const struct judge *j)
{
	for (int s = 1; s >= 0; s--) {
		const struct portion *p = portion_of(j, s);
		const struct block *b;

		if (!is_profile_row(j, s))
			continue;
		b = &j->d->version[s]->document.doc->blocks.at[p->block];
		return b->text.len <= FIELD_BYTES ? b->text : (struct str){0};
	}
	return (struct str){0};
}

static struct str
told(struct judge *j, const struct aspect *a)
{
	if (a->before.len && a->after.len)
		return arena_print(j->a, "%.*s: \"%.*s\" becomes \"%.*s\"",
		    STR_ARG(a->what), STR_ARG(a->before), STR_ARG(a->after));
	if (a->before.len)
		return arena_print(j->a, "%.*s: \"%.*s\" is gone",
		    STR_ARG(a->what), STR_ARG(a->before));
	if (a->after.len)
		return arena_print(j->a, "%.*s: \"%.*s\" is new",
		    STR_ARG(a->what), STR_ARG(a->after));
	return a->what;
}

/* The class of a change; one that is both firmer and weaker is reworded. */
static void
settle(struct judge *j, struct change *c)
{
	const struct aspect *best = NULL;

	for (size_t i = (size_t)j->first_aspect; i < j->d->aspects.len; i++)
		if (!best || is_weightier(&j->d->aspects.at[i], best))
			best = &j->d->aspects.at[i];
	c->first_aspect = j->first_aspect;
	c->n_aspects = (int)j->d->aspects.len - j->first_aspect;
	c->class = best ? best->class : CHANGE_EDITORIAL;
	c->message = best ? told(j, best) : STR("");
	if (field_of(j).len && c->message.len)
		c->message = arena_print(j->a, "%.*s: %.*s",
		    STR_ARG(field_of(j)), STR_ARG(c->message));
	c->direction = direction_of_class(j, c->class);
	if (c->class == CHANGE_STRENGTHENED && has_class(j, CHANGE_WEAKENED)) {
		c->class = CHANGE_COMMITMENT;
		c->direction = DIRECTION_NONE;
		c->message = STR("firmer in one thing and weaker in another");
	}
	c->commitment = classes[c->class].commitment;
}

void
judge_change(struct judge *j, struct change *c)
{
	enum change_class place;

	j->change = c;
	j->group = &j->d->alignment.groups.at[c->first];
	j->first_aspect = (int)j->d->aspects.len;
	sense_of(&j->sense, j->d, j->group);
	place = class_of_place(j);
	if (c->moved)
		judge_add(j, CHANGE_EDITORIAL, DIRECTION_NONE, "moved");
	if (!portion_of(j, 0) || !portion_of(j, 1)) {
		int side = portion_of(j, 1) != NULL;

		judge_method(j);
		if (!judge_stipulation(j))
			judge_lone(j, side, place);
		judge_facts(j);
	} else if (!j->group->same) {
		if (j->sense.hunks.len && has_words(j))
			judge_method(j);
		if (has_words(j))
			(void)judge_stipulation(j);
		judge_both(j, place);
	}
	settle(j, c);
}
