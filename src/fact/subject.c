/* A purpose is told by weight, because every CPS mentions purposes that it
 * does not serve: hits in the places where a document says what it is about
 * (title, cover, 1.1, 1.2, 1.4, 7.1.6) and policy identifiers weigh most, and
 * a purpose that weighs little beside the heaviest one is a mention in
 * passing.  An offer is told by what its clause says: denied counts against
 * offered. */
#include "fact/subject.h"

#include "base/json.h"
#include "base/vec.h"

enum {
	WEIGHT_PLAIN = 1,
	WEIGHT_PLACE = 5, /* in a section that says what it is about */
	WEIGHT_OID = 8, /* the reserved identifier of that purpose */
	WEIGHT_ENOUGH = 12, /* real purposes weigh thirty and more */
	STATEMENTS_A_WEIGHT = 25, /* of a text that is shorter than most */
	SHARE_OF_HEAVIEST = 8 /* one eighth of the heaviest purpose */
};

struct block_at {
	int document, block;
};

/* What the patterns of a list say when they are affirmed. */
enum hint {
	HINT_OFFER, /* denied, that it is not offered */
	HINT_DENIAL,
	HINT_MENTION /* that it is there; denied, nothing */
};

struct finder {
	struct arena *a;
	struct VEC(struct block_at) arcs; /* blocks that may name identifiers */
	struct pattern_set *set;
	const struct prose *prose;
	const struct phrase_text *text; /* that is searched */
	struct err *err;
	struct subject *subject;
	const struct json *home; /* sections that are about it */
	enum hint hint; /* of the patterns that are searched */
	int offered, denied;
	int best_offered, best_denied;
	struct passage offered_at[4], denied_at[4];
	size_t n_offered, n_denied;
};

static bool
is_telling_place(const struct finder *f, const struct statement *st)
{
	static const char *const places[] = {"1.1", "1.2", "1.4", "7.1.6"};
	const struct prose *p = f->prose;
	const struct map *m = p->maps[st->document];

	if (st->kind == STATEMENT_HEADING ||
	    p->docs[st->document]->blocks.at[st->block].role == ROLE_COVER)
		return true;
	for (size_t i = 0; i < COUNT_OF(places); i++)
		if (map_is_below(m, st->section, str_of(places[i])))
			return true;
	for (const struct json *n = json_first(f->home); n; n = json_next(n))
		if (map_is_below(m, st->section, json_str(n)))
			return true;
	return false;
}

static bool
is_condition_word(const struct prose *p, int token)
{
	static const char *const words[] = {
	    "if", "when", "where", "unless", "whenever", "should", "provided"};
	int word = p->text->tokens.at[token].word;

	for (size_t i = 0; word >= 0 && i < COUNT_OF(words); i++)
		if (str_eq(
			p->text->words.word.at[word].plain, str_of(words[i])))
			return true;
	return false;
}

/* "If the Applicant generates the keys" denies nothing, nor does an item below
 * "The CA revokes a certificate if:". */
static bool
is_condition(const struct prose *p, int statement)
{
	const struct unit *u = &p->text->units.at[statement];
	int own =
	    p->text->stretches.at[u->first_stretch + u->n_stretches - 1].first;

	if (p->statements.at[statement].kind == STATEMENT_ITEM)
		for (int i = u->first; i < own; i++)
			if (is_condition_word(p, i))
				return true;
	return u->first < u->last && is_condition_word(p, u->first);
}

/* Keeps the first few passages of the heaviest kind. */
static void
remember(struct finder *f, bool denied, int weight, const struct passage *p)
{
	int *best = denied ? &f->best_denied : &f->best_offered;
	size_t *n = denied ? &f->n_denied : &f->n_offered;
	struct passage *list = denied ? f->denied_at : f->offered_at;

	if (weight > *best) {
		*best = weight;
		*n = 0;
	}
	for (size_t i = 0; i < *n; i++)
		if (list[i].document == p->document &&
		    list[i].block == p->block && list[i].start == p->start)
			return;
	if (weight == *best && *n < COUNT_OF(f->offered_at))
		list[(*n)++] = *p;
}

static void
count(struct finder *f, bool denied, int weight, const struct passage *p)
{
	*(denied ? &f->denied : &f->offered) += weight;
	remember(f, denied, weight, p);
}

/* A lead-in is a statement of its own: with each of its items it would be told
 * once more. */
static bool
is_of_lead(const struct prose *p, const struct hit *hit)
{
	const struct unit *u = &p->text->units.at[hit->unit];

	return p->statements.at[hit->unit].kind == STATEMENT_ITEM &&
	       hit->last <=
		   p->text->stretches.at[u->first_stretch + u->n_stretches - 1]
		       .first;
}

static bool
on_hit(void *self, const struct hit *hit)
{
	struct finder *f = self;
	const struct prose *p = f->prose;
	const struct statement *st = &p->statements.at[hit->unit];
	const struct clause *c =
	    prose_clause(p, hit->unit, hit->first, hit->last);
	const struct block *b = &p->docs[st->document]->blocks.at[st->block];
	struct passage where[4];
	bool denied = f->hint == HINT_DENIAL;
	size_t n;

	/* Every outline has "Circumstances for suspension". */
	if (st->kind == STATEMENT_HEADING && !f->subject->is_purpose)
		return true;
	if (is_of_lead(p, hit) || st->use == PROSE_DEFINITION ||
	    st->use == PROSE_QUOTED ||
	    (st->use == PROSE_FURNITURE && b->role != ROLE_COVER))
		return true;
	if (!denied && c && c->polarity == POLARITY_NO) {
		if (f->hint == HINT_MENTION)
			return true;
		denied = true;
	}
	/* What a relying party may trust says nothing of what is offered. */
	if (!f->subject->is_purpose &&
	    ((c && c->actor == ACTOR_RELYING) ||
		(denied && is_condition(p, hit->unit))))
		return true;
	n = prose_statement_passages(p, hit->unit, where, COUNT_OF(where));
	if (n == 0)
		return true;
	count(f, denied, is_telling_place(f, st) ? WEIGHT_PLACE : WEIGHT_PLAIN,
	    &where[n - 1]);
	return true;
}

static int
search_list(struct finder *f, const struct json *list, enum hint hint)
{
	uint64_t work = 0;

	f->hint = hint;
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct pattern *p;

		if (pattern_add(f->set, json_str(n), &p, f->err) ||
		    pattern_find(p, f->text, &f->prose->windows, 0,
			(int)f->text->units.len, on_hit, f, &work, f->err))
			return err_wrap(f->err, "subjects.json: '%.*s'",
			    STR_ARG(json_str(n)));
	}
	return 0;
}

/* An identifier stands alone: no digit or dot follows or precedes it. */
static bool
find_oid(struct str text, struct str oid, size_t *at)
{
	for (size_t i = 0; (i = str_find(text, oid, i)) != SIZE_MAX; i++) {
		size_t end = i + oid.len;
		bool before = i > 0 && (char_is_digit(text.at[i - 1]) ||
					   text.at[i - 1] == '.');
		bool after = end < text.len &&
			     (char_is_digit(text.at[end]) ||
				 (text.at[end] == '.' && end + 1 < text.len &&
				     char_is_digit(text.at[end + 1])));

		if (!before && !after) {
			*at = i;
			return true;
		}
	}
	return false;
}

static void
search_oid(struct finder *f, struct str oid)
{
	for (size_t i = 0; i < f->arcs.len; i++) {
		const struct block_at *in = &f->arcs.at[i];
		const struct doc *doc = f->prose->docs[in->document];
		size_t at;

		if (find_oid(doc->blocks.at[in->block].text, oid, &at))
			count(f, false, WEIGHT_OID,
			    &(struct passage){.document = in->document,
				.block = in->block,
				.statement = -1,
				.start = at,
				.end = at + oid.len});
	}
}

/* "2.23.140" has a digit, a dot, a digit, a digit: few blocks have that. */
static bool
may_hold_oid(struct str s)
{
	for (size_t i = 1; (i = str_find_char(s, '.', i)) != SIZE_MAX; i++)
		if (i + 1 < s.len && char_is_digit(s.at[i - 1]) &&
		    char_is_digit(s.at[i + 1]))
			return true;
	return false;
}

static void
find_arcs(struct finder *f)
{
	for (int d = 0; d < f->prose->n_docs; d++) {
		const struct doc *doc = f->prose->docs[d];

		for (size_t i = 0; i < doc->blocks.len; i++)
			if (doc->blocks.at[i].role == ROLE_BODY &&
			    may_hold_oid(doc->blocks.at[i].text))
				VEC_PUSH(f->a, &f->arcs,
				    ((struct block_at){d, (int)i}));
	}
}

static void
settle_offer(struct finder *f)
{
	struct subject *s = f->subject;
	bool denied = f->denied > 0 && f->denied >= f->offered;
	size_t n = denied ? f->n_denied : f->n_offered;

	s->weight = denied ? f->denied : f->offered;
	s->standing = denied       ? STANDING_DENIED
		      : f->offered ? STANDING_OFFERED
				   : STANDING_UNSAID;
	s->n_because = n;
	for (size_t i = 0; i < n; i++)
		s->because[i] = denied ? f->denied_at[i] : f->offered_at[i];
}

static int
find_one(struct finder *f, const struct json *n, bool is_purpose,
    struct subject *out)
{
	*out = (struct subject){
	    .name = arena_copy(f->a, json_str(json_at(n, "name"))),
	    .title = arena_copy(f->a, json_str(json_at(n, "title"))),
	    .is_purpose = is_purpose};
	f->subject = out;
	f->home = json_at(n, "home");
	f->offered = f->denied = f->best_offered = f->best_denied = 0;
	f->n_offered = f->n_denied = 0;
	if (search_list(f, json_at(n, "offered"), HINT_OFFER) ||
	    search_list(f, json_at(n, "denied"), HINT_DENIAL) ||
	    search_list(f, json_at(n, "mentioned"), HINT_MENTION))
		return -1;
	for (const struct json *o = json_first(json_at(n, "oids")); o;
	     o = json_next(o))
		search_oid(f, json_str(o));
	settle_offer(f);
	return 0;
}

/* A short text says once what a long one says in many places. */
static int
enough_for(const struct prose *p)
{
	size_t least = 1 + p->statements.len / STATEMENTS_A_WEIGHT;

	return least < WEIGHT_ENOUGH ? (int)least : WEIGHT_ENOUGH;
}

/* Drops the purposes that are only mentioned in passing. */
static void
weigh_purposes(const struct prose *p, struct subjects *s)
{
	int heaviest = 0, enough = enough_for(p);

	for (size_t i = 0; i < s->len; i++)
		if (s->at[i].is_purpose &&
		    s->at[i].standing == STANDING_OFFERED &&
		    s->at[i].weight > heaviest)
			heaviest = s->at[i].weight;
	for (size_t i = 0; i < s->len; i++)
		if (s->at[i].is_purpose &&
		    s->at[i].standing == STANDING_OFFERED &&
		    (s->at[i].weight < enough ||
			s->at[i].weight * SHARE_OF_HEAVIEST < heaviest))
			s->at[i].standing = STANDING_UNSAID;
}

int
subjects_find(struct arena *a, const struct json *root, struct pattern_set *set,
    const struct prose *prose, const struct phrase_text *text,
    struct subjects *out, struct err *err)
{
	struct finder f = {
	    .a = a, .set = set, .prose = prose, .text = text, .err = err};
	struct VEC(struct subject) list = {0};
	static const char *const groups[] = {"purposes", "offers"};
	int rc = 0;

	find_arcs(&f);
	for (size_t g = 0; g < COUNT_OF(groups); g++)
		for (const struct json *n =
			 json_first(json_at(root, groups[g]));
		     n && rc == 0; n = json_next(n)) {
			struct subject s;

			rc = find_one(&f, n, g == 0, &s);
			VEC_PUSH(a, &list, s);
		}
	out->at = list.at;
	out->len = list.len;
	weigh_purposes(prose, out);
	return rc;
}

static int
check_list(struct arena *a, const struct json *root, const struct json *list,
    struct pattern_set *set, struct err *err)
{
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct pattern *p;

		if (pattern_add(set, json_str(n), &p, err))
			return err_wrap(err, "subjects.json: %.*s",
			    STR_ARG(json_pointer(a, root, n)));
	}
	return 0;
}

int
subjects_check(
    const struct json *root, struct pattern_set *set, struct err *err)
{
	static const char *const groups[] = {"purposes", "offers"};
	static const char *const lists[] = {"offered", "denied", "mentioned"};
	struct arena a = {0};
	int rc = 0;

	for (size_t g = 0; g < COUNT_OF(groups) && rc == 0; g++)
		for (const struct json *n =
			 json_first(json_at(root, groups[g]));
		     n && rc == 0; n = json_next(n)) {
			if (!json_str(json_at(n, "name")).len ||
			    !json_str(json_at(n, "title")).len)
				rc = err_set(err, ERR_RULE,
				    "subjects.json: %.*s: needs 'name' and "
				    "'title'",
				    STR_ARG(json_pointer(&a, root, n)));
			for (size_t i = 0; i < COUNT_OF(lists) && rc == 0; i++)
				rc = check_list(
				    &a, root, json_at(n, lists[i]), set, err);
		}
	arena_clear(&a);
	return rc;
}

int
subjects_force(struct subjects *s, struct str purposes, struct err *err)
{
	for (size_t i = 0; i < s->len; i++)
		if (s->at[i].is_purpose) {
			s->at[i].standing = STANDING_UNSAID;
			s->at[i].n_because = 0;
			s->at[i].is_forced = true;
		}
	while (purposes.len) {
		struct str name = str_trim(str_cut(&purposes, ','));
		bool found = false;

		for (size_t i = 0; i < s->len; i++)
			if (s->at[i].is_purpose &&
			    str_eq(s->at[i].name, name)) {
				s->at[i].standing = STANDING_OFFERED;
				found = true;
			}
		if (!found)
			return err_set(err, ERR_USAGE, "unknown scope '%.*s'",
			    STR_ARG(name));
	}
	return 0;
}

static struct subject *
find_offer(struct subjects *s, struct str name)
{
	for (size_t i = 0; i < s->len; i++)
		if (!s->at[i].is_purpose && str_eq(s->at[i].name, name))
			return &s->at[i];
	return NULL;
}

int
subjects_force_offers(struct subjects *s, struct str offers, struct err *err)
{
	while (offers.len) {
		struct str answer = str_trim(str_cut(&offers, ','));
		struct str name = str_cut(&answer, '=');
		struct subject *offer = find_offer(s, name);

		if (!offer)
			return err_set(err, ERR_USAGE, "unknown offer '%.*s'",
			    STR_ARG(name));
		if (!str_eq(answer, STR("yes")) && !str_eq(answer, STR("no")))
			return err_set(err, ERR_USAGE,
			    "offer '%.*s' needs '=yes' or '=no'",
			    STR_ARG(name));
		offer->standing = str_eq(answer, STR("yes")) ? STANDING_OFFERED
							     : STANDING_DENIED;
		offer->n_because = 0;
		offer->is_forced = true;
	}
	return 0;
}

const struct subject *
subject_find(const struct subjects *s, struct str name)
{
	for (size_t i = 0; i < s->len; i++)
		if (str_eq(s->at[i].name, name))
			return &s->at[i];
	return NULL;
}

bool
subject_is_offered(const struct subjects *s, struct str name)
{
	const struct subject *found = subject_find(s, name);

	return found && found->standing == STANDING_OFFERED;
}
