/* Checks of profiles.
 *
 * A profile may be spread: a table of fields in a section, the extensions in
 * one below it, what all certificates have in common in another.  What stands
 * below a profile and is about the same certificates belongs to it, unless it
 * is whole in itself; so only heads are asked whether they leave something
 * out, and of them only those that list enough to mean it. */
#include "rule/profiles.h"

#include "fact/line.h"
#include "rule/agree.h"
#include "rule/purposes.h"

/* A list of fewer rows is no profile, only a selection. */
enum { ROWS_LEAST = 5, BASE_LEAST = 4, EXTENSIONS_LEAST = 3 };

const char *
profile_demand_name(enum profile_demand d)
{
	static const char *const names[] = {"be-present", "be-absent",
	    "be-critical", "not-be-critical", "hold", "not-hold"};

	return names[d];
}

bool
rule_asks_profiles(const struct rule *rule)
{
	return rule->profile.len != 0 ||
	       (rule_asks_contradictions(rule) & CONTRADICTIONS_OF_PROFILES);
}

/* -- which profiles ------------------------------------------------------- */

struct asker {
	struct arena *a;
	const struct view *view;
	const struct rule *rule;
	unsigned purposes; /* enum cert_class of the purposes of the set */
	profiles_search *search;
	void *self;
	struct observation *out;
};

/* Known to be of those certificates, or of no others in this set. */
static bool
is_of_classes(const struct asker *k, const struct profile *p, unsigned wanted)
{
	unsigned whose = wanted & CERT_WHOSE, level = wanted & CERT_LEVELS;
	unsigned purpose = wanted & CERT_PURPOSES;
	unsigned said = p->classes & CERT_PURPOSES;

	if (whose &&
	    (!(p->classes & whose) || (p->classes & CERT_WHOSE & ~whose)))
		return false;
	if (level &&
	    (!(p->classes & level) || (p->classes & CERT_LEVELS & ~level)))
		return false;
	if (!purpose)
		return true;
	return said ? (said & purpose) != 0 : !(k->purposes & ~purpose);
}

static bool
is_asked(const struct asker *k, const struct profile *p, unsigned classes)
{
	const struct profile_checks *of = &k->rule->profile;

	return p->object == of->object && p->is_list &&
	       is_of_classes(k, p, of->classes | classes);
}

struct row_counts {
	int base, extensions;
};

static bool
is_first_row(const struct profile *p, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (p->rows.at[k].field == p->rows.at[i].field)
			return false;
	return true;
}

static void
count_rows(const struct profile *p, struct row_counts *n)
{
	for (size_t i = 0; i < p->rows.len; i++) {
		const struct profile_row *row = &p->rows.at[i];

		if ((!row->from_table && !row->from_label) ||
		    !is_first_row(p, i))
			continue;
		n->base += !row->field->extension;
		n->extensions += row->field->extension;
	}
}

static bool
is_whole(const struct profile *p)
{
	struct row_counts n = {0, 0};

	count_rows(p, &n);
	return n.base >= BASE_LEAST && n.extensions >= EXTENSIONS_LEAST;
}

static bool
is_below(
    const struct view *v, const struct profile *p, const struct profile *above)
{
	const struct map *map = v->prose->maps[p->document];
	int s = p->section;

	if (p->document != above->document)
		return false;
	while (s >= 0 && s != above->section)
		s = map->sections.at[s].parent;
	return s >= 0;
}

/* Another passage about the same certificates. */
static bool
goes_with(const struct profile *p, const struct profile *q)
{
	return p != q && p->object == q->object && !is_whole(q) &&
	       class_fits(p->classes, q->classes);
}

/* Part of a profile that stands above it. */
static bool
is_part(const struct asker *k, const struct profile *p)
{
	const struct profiles *all = k->view->profiles;

	for (size_t i = 0; i < all->len && !is_whole(p); i++) {
		const struct profile *q = &all->at[i];

		if (q != p && q->section != p->section && is_asked(k, q, 0) &&
		    is_below(k->view, p, q) &&
		    class_fits(p->classes, q->classes))
			return true;
	}
	return false;
}

/* -- what they say -------------------------------------------------------- */

static void
add(struct asker *k, const struct profile_check *c, const struct profile *p,
    const struct profile_row *row, enum profile_why why,
    const struct sighting *at)
{
	struct profile_sighting s = {.check = c,
	    .profile = p,
	    .row = row,
	    .why = why,
	    .at = {.statement = -1}};

	if (at)
		s.at = *at;
	VEC_PUSH(k->a, &k->out->profiles, s);
}

static bool
marks_others(const struct profile *p)
{
	for (size_t i = 0; i < p->rows.len; i++)
		if (p->rows.at[i].criticality != CRITICALITY_UNSAID)
			return true;
	return false;
}

static bool
has_condition(const struct profile_row *row)
{
	return row->condition.start < row->condition.end;
}

static enum profile_why
why_of_row(const struct profile_check *c, const struct profile *p,
    const struct profile_row *row)
{
	bool absent = row->presence == PRESENCE_ABSENT;

	switch (c->demand) {
	case PROFILE_BE_PRESENT:
		return absent ? PROFILE_WHY_ABSENT : PROFILE_WHY_FINE;
	case PROFILE_BE_ABSENT:
		return absent ? PROFILE_WHY_FINE
		       : row->presence == PRESENCE_OPTIONAL ||
			       has_condition(row)
			   ? PROFILE_WHY_OPTIONAL
			   : PROFILE_WHY_PRESENT;
	case PROFILE_BE_CRITICAL:
		if (absent || row->criticality == CRITICALITY_YES)
			return PROFILE_WHY_FINE;
		if (row->criticality == CRITICALITY_NO)
			return PROFILE_WHY_NOT_CRITICAL;
		return marks_others(p) ? PROFILE_WHY_UNMARKED
				       : PROFILE_WHY_FINE;
	case PROFILE_NOT_BE_CRITICAL:
		return !absent && row->criticality == CRITICALITY_YES &&
			       !has_condition(row)
			   ? PROFILE_WHY_CRITICAL
			   : PROFILE_WHY_FINE;
	case PROFILE_HOLD:
	case PROFILE_NOT_HOLD:
		break;
	}
	return PROFILE_WHY_FINE;
}

/* The statements of one passage of a value: all of a cell, or one. */
static void
statements_of(const struct view *v, const struct profile_row *row,
    const struct passage *at, int *first, int *last)
{
	const int *of_block = v->prose->first_statement[at->document];

	*first = row->from_table ? of_block[at->block] : at->statement;
	*last = row->from_table ? of_block[at->block + 1] : at->statement + 1;
}

/* A hit of nothing but the headings of a cell says nothing of its value. */
static bool
is_in_block(const struct view *v, const struct sighting *s, int block)
{
	for (int i = s->first; i < s->last; i++)
		if (v->prose->text->tokens.at[i].block == block)
			return true;
	return false;
}

/* "Prohibited key usage:" over a list: what follows in the cell is barred, up
 * to the next such line.  Gives whether it is after this passage. */
static bool
is_barred_after(const struct view *v, const struct passage *at, bool barred)
{
	struct str text =
	    v->prose->docs[at->document]->blocks.at[at->block].text;

	text = str_trim(str_sub(text, at->start, at->end));
	if (!str_ends(text, STR(":")))
		return barred;
	return phrase_in(text, "prohibited") || phrase_in(text, "not") ||
	       phrase_in(text, "forbidden") || phrase_in(text, "excluded");
}

static int
search_value(struct asker *k, const struct profile_row *row,
    const struct element *e, struct sightings *out)
{
	bool barred = false;

	for (size_t i = 0; i < row->n_value; i++) {
		const struct passage *at = &row->value[i];
		struct sightings found = {0};
		int first, last;

		barred = is_barred_after(k->view, at, barred);
		if (barred)
			continue;
		statements_of(k->view, row, at, &first, &last);
		if (first < 0 || k->search(k->self, e, first, last, &found))
			return first < 0 ? 0 : -1;
		for (size_t n = 0; n < found.len; n++)
			if (is_in_block(k->view, &found.at[n], at->block))
				VEC_PUSH(k->a, out, found.at[n]);
	}
	return 0;
}

static int
ask_value(struct asker *k, const struct profile_check *c,
    const struct profile *p, const struct profile_row *row, bool *broken)
{
	struct element among = c->value;
	struct sightings said = {0}, about = {0};
	bool within = c->value.limit.n_steps != 0;

	among.says = c->among;
	among.unless = (struct phrases){0};
	if (search_value(k, row, &c->value, &said) ||
	    search_value(k, row, &among, &about))
		return -1;
	for (size_t i = 0; i < said.len; i++) {
		if (c->demand == PROFILE_HOLD && !within)
			continue;
		add(k, c, p, row,
		    within ? PROFILE_WHY_LIMIT : PROFILE_WHY_HOLDS,
		    &said.at[i]);
		*broken = true;
	}
	if (c->demand == PROFILE_HOLD && !said.len && about.len) {
		add(k, c, p, row, PROFILE_WHY_LACKS, &about.at[0]);
		*broken = true;
	}
	return 0;
}

static int
ask_row(struct asker *k, const struct profile_check *c, const struct profile *p,
    const struct profile_row *row, bool *broken)
{
	enum profile_why why;

	if (c->demand == PROFILE_HOLD || c->demand == PROFILE_NOT_HOLD)
		return row->presence == PRESENCE_ABSENT
			   ? 0
			   : ask_value(k, c, p, row, broken);
	why = why_of_row(c, p, row);
	if (why == PROFILE_WHY_FINE)
		return 0;
	add(k, c, p, row, why, NULL);
	*broken = true;
	return 0;
}

/* -- what they leave out -------------------------------------------------- */

/* Enough of a list to mean what it leaves out. */
static bool
lists_enough(const struct asker *k, const struct profile *p,
    const struct profile_field *field)
{
	const struct profiles *all = k->view->profiles;
	struct row_counts n = {0, 0};

	count_rows(p, &n);
	for (size_t i = 0; i < all->len; i++)
		if (goes_with(p, &all->at[i]) &&
		    is_below(k->view, &all->at[i], p))
			count_rows(&all->at[i], &n);
	if (n.base + n.extensions < ROWS_LEAST)
		return false;
	if (p->object != PROFILE_CERTIFICATE)
		return !field->extension || n.extensions > 0;
	return field->extension ? n.extensions >= EXTENSIONS_LEAST
				: n.base >= BASE_LEAST;
}

static int
search_everywhere(struct asker *k, const struct profile_check *c,
    const struct phrases *says, struct sightings *found)
{
	struct element e = c->value;

	e.says = *says;
	e.unless = (struct phrases){0};
	return k->search(
	    k->self, &e, 0, (int)k->view->prose->text->units.len, found);
}

/* Of this field, or of all that profiles leave out ("the rest is as RFC 5280
 * wants it"). */
static int
is_said_elsewhere(struct asker *k, const struct profile_check *c,
    const struct profile *p, bool *said)
{
	const struct profiles *all = k->view->profiles;
	struct sightings found = {0};

	*said = true;
	for (size_t i = 0; i < all->len; i++)
		if (goes_with(p, &all->at[i]) &&
		    profile_has(&all->at[i], c->field))
			return 0;
	if (search_everywhere(k, c, &c->instead, &found) ||
	    search_everywhere(k, c, &k->rule->profile.instead, &found))
		return -1;
	*said = found.len != 0;
	return 0;
}

static bool
is_value(const struct profile *p, int block)
{
	for (size_t i = 0; i < p->rows.len; i++)
		for (size_t k = 0; k < p->rows.at[i].n_value; k++)
			if (p->rows.at[i].value[k].block == block)
				return true;
	return false;
}

/* Somewhere in the section of the profile the name stands: in a table that
 * was cut in two, or in a row that was not understood.  What is said of other
 * fields does not count: "same as the subject key identifier". */
static bool
is_named_there(const struct asker *k, const struct profile *p,
    const struct profile_field *field)
{
	const struct map *map = k->view->prose->maps[p->document];
	const struct section *s = &map->sections.at[p->section];
	struct buf letters = {0};
	bool found;

	for (int i = s->first; i < s->end; i++)
		if (!is_value(p, i))
			profile_letters(map->doc->blocks.at[i].text, &letters);
	found = profile_field_named(field, buf_str(&letters));
	buf_free(&letters);
	return found;
}

static int
ask_list(struct asker *k, const struct profile_check *c,
    const struct profile *p, bool *broken)
{
	bool said;

	if (!c->listed || profile_has(p, c->field) || is_part(k, p) ||
	    !lists_enough(k, p, c->field) || is_named_there(k, p, c->field))
		return 0;
	if (is_said_elsewhere(k, c, p, &said))
		return -1;
	if (!said) {
		add(k, c, p, NULL, PROFILE_WHY_UNLISTED, NULL);
		*broken = true;
	}
	return 0;
}

static int
ask(struct asker *k, const struct profile_check *c)
{
	const struct profiles *all = k->view->profiles;
	const struct profile *met = NULL;
	const struct profile_row *proof = NULL;
	bool broken = false;

	for (size_t i = 0; i < all->len; i++) {
		const struct profile *p = &all->at[i];

		if (!is_asked(k, p, c->classes))
			continue;
		for (size_t r = 0; r < p->rows.len; r++) {
			const struct profile_row *row = &p->rows.at[r];

			if (row->field != c->field ||
			    (!row->from_table && !row->from_label))
				continue;
			if (ask_row(k, c, p, row, &broken))
				return -1;
			if (!proof) {
				met = p;
				proof = row;
			}
		}
		if (ask_list(k, c, p, &broken))
			return -1;
	}
	if (proof)
		add(k, c, met, proof, PROFILE_WHY_FINE, NULL);
	return 0;
}

static bool
any_asked(const struct asker *k)
{
	for (size_t i = 0; i < k->view->profiles->len; i++)
		if (is_asked(k, &k->view->profiles->at[i], 0))
			return true;
	return false;
}

int
profiles_observe(struct arena *a, const struct view *view,
    const struct rule *rule, profiles_search *search, void *self,
    struct observation *out)
{
	struct asker k = {.a = a,
	    .view = view,
	    .rule = rule,
	    .search = search,
	    .self = self,
	    .out = out};

	if (!rule->profile.len || !view->profiles)
		return 0;
	k.purposes = purposes_of_set(view);
	for (size_t i = 0; i < rule->profile.len && any_asked(&k); i++)
		if (ask(&k, &rule->profile.at[i]))
			return -1;
	if (!out->profiles.len) {
		out->applies = false;
		out->condition = arena_print(a,
		    "not the case: the document gives a profile of %.*s of "
		    "its own",
		    STR_ARG(rule->profile.text));
	}
	return 0;
}

/* -- on a day ------------------------------------------------------------- */

enum verdict
profiles_case(const struct profile_sighting *s, date day)
{
	const struct limit_step *step;

	switch (s->why) {
	case PROFILE_WHY_FINE:
		return VERDICT_COMPLIANT;
	case PROFILE_WHY_UNLISTED:
	case PROFILE_WHY_UNMARKED:
	case PROFILE_WHY_OPTIONAL:
		return VERDICT_PARTIAL;
	case PROFILE_WHY_LIMIT:
		if (!s->at.quantity || limit_compare(&s->check->value.limit,
					   s->at.quantity, day, &step) >= 0)
			return VERDICT_COMPLIANT;
		break;
	case PROFILE_WHY_ABSENT:
	case PROFILE_WHY_PRESENT:
	case PROFILE_WHY_CRITICAL:
	case PROFILE_WHY_NOT_CRITICAL:
	case PROFILE_WHY_LACKS:
	case PROFILE_WHY_HOLDS:
		break;
	}
	if (s->at.statement >= 0 && !sighting_in_force(&s->at, day))
		return VERDICT_COMPLIANT;
	return s->check->verdict;
}

enum verdict
profiles_verdict(const struct observation *seen, date day)
{
	enum verdict worst = VERDICT_COMPLIANT;

	for (size_t i = 0; i < seen->profiles.len; i++) {
		enum verdict v = profiles_case(&seen->profiles.at[i], day);

		if (verdict_rank(v) < verdict_rank(worst))
			worst = v;
	}
	return worst;
}

/* -- words ---------------------------------------------------------------- */

/* Sections named in one sentence. */
#define SECTIONS_MAX 6

static const char *
words_before(enum profile_why why)
{
	switch (why) {
	case PROFILE_WHY_UNLISTED:
		return "does not list";
	case PROFILE_WHY_UNMARKED:
		return "does not say whether the field is critical:";
	case PROFILE_WHY_OPTIONAL:
		return "lets a field be there that must not be:";
	case PROFILE_WHY_ABSENT:
		return "leaves out a field that must be there:";
	case PROFILE_WHY_PRESENT:
		return "has a field that must not be there:";
	case PROFILE_WHY_CRITICAL:
		return "makes a field critical that must not be:";
	case PROFILE_WHY_NOT_CRITICAL:
		return "does not make a field critical that must be:";
	case PROFILE_WHY_FINE:
	case PROFILE_WHY_LACKS:
	case PROFILE_WHY_HOLDS:
	case PROFILE_WHY_LIMIT:
		break;
	}
	return "";
}

static bool
is_same_fact(const struct profile_sighting *s, const struct profile_sighting *t)
{
	return s->check->field == t->check->field && s->why == t->why &&
	       str_eq(s->check->because, t->check->because);
}

/* " (7.1.2.4.2, 7.1.2.4.4)" */
static void
add_places(struct buf *b, const struct view *v, const struct observation *seen,
    const struct profile_sighting *s, date day)
{
	struct str last = {0};
	int n = 0;

	for (size_t i = 0; i < seen->profiles.len; i++) {
		const struct profile_sighting *t = &seen->profiles.at[i];
		struct str number = map_printed_number(
		    v->prose->maps[t->profile->document], t->profile->section);

		if (!is_same_fact(s, t) ||
		    profiles_case(t, day) == VERDICT_COMPLIANT || !number.len ||
		    str_eq(number, last) || ++n > SECTIONS_MAX)
			continue;
		buf_print(b, n == 1 ? " (%.*s" : ", %.*s", STR_ARG(number));
		last = number;
	}
	if (n > SECTIONS_MAX)
		buf_print(b, " and %d more", n - SECTIONS_MAX);
	if (n)
		buf_add_char(b, ')');
}

static bool
is_told(const struct observation *seen, size_t i, date day)
{
	for (size_t k = 0; k < i; k++)
		if (profiles_case(&seen->profiles.at[k], day) !=
			VERDICT_COMPLIANT &&
		    str_eq(seen->profiles.at[k].check->name,
			seen->profiles.at[i].check->name) &&
		    is_same_fact(&seen->profiles.at[k], &seen->profiles.at[i]))
			return true;
	return false;
}

struct str
profiles_message(struct arena *a, const struct view *view,
    const struct observation *seen, struct str name, date day)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < seen->profiles.len; i++) {
		const struct profile_sighting *s = &seen->profiles.at[i];
		const struct profile_check *c = s->check;

		if (!str_eq(c->name, name) ||
		    profiles_case(s, day) == VERDICT_COMPLIANT ||
		    is_told(seen, i, day))
			continue;
		buf_print(&b, "%sThe profile of %.*s ", b.len ? " " : "",
		    STR_ARG(seen->rule->profile.text));
		if (c->because.len)
			buf_add(&b, c->because);
		else
			buf_print(
			    &b, "%s %s", words_before(s->why), c->field->name);
		add_places(&b, view, seen, s, day);
		buf_add_char(&b, '.');
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}
