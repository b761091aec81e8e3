/* What the CA calls itself.
 *
 * A CPS speaks of its CA by name at least as often as by role: "Example Trust
 * revokes ...".  Two signs are used.  A name that is again and again the
 * subject or agent of what a CA does (revokes, issues, publishes, validates
 * ...), at least once the subject of what nobody else does or taken in a
 * bracket with quotation marks, and that hardly occurs in small letters; and a
 * name in brackets behind another one: "Example Trust Services Ltd (\"ETS\")",
 * where either is such a subject or ends in a legal form.
 */

#include "prose/frame.h"
#include "prose/reader.h"

#define LONGEST_NAME 9
#define ENOUGH 3 /* times a name must act */
#define WORDS_IN_BRACKET 12 /* before a name that is given in it */
#define MOST_NAMES 300 /* that are watched: each is compared with each */

struct candidate {
	int words[LONGEST_NAME]; /* of the vocabulary */
	int n;
	int acts; /* times it does what a CA does */
	int core; /* of those, what nobody but a CA does */
	int met; /* order of discovery, for ties */
};

struct learner {
	struct prose *p;
	struct frames *f;
	int *small, *capital; /* by word: times it is written so */
	struct VEC(struct candidate) found;
	const struct json *acts, *core; /* verbs, in their base form */
	const struct json *particles;
	int by; /* the key of that word, or -1 */
};

static bool
is_sign(const struct learner *l, int token, char sign)
{
	const struct phrase_text *t = l->p->text;

	return t->keys.at[token] == t->sign_keys[(unsigned char)sign];
}

static void
count_capitals(struct learner *l)
{
	const struct phrase_text *t = l->p->text;
	size_t n = t->words.word.len + 1;

	l->small = arena_many(l->f->arena, int, n);
	l->capital = arena_many(l->f->arena, int, n);
	for (size_t i = 0; i < t->tokens.len; i++) {
		int word = t->tokens.at[i].word;

		if (word < 0)
			continue;
		if (token_is_capital(l->p, (int)i))
			l->capital[word]++;
		else
			l->small[word]++;
	}
}

/* The word for a name that looks like a domain: "pki_example". */
static int
name_like(struct phrase_text *t, struct arena *a, int domain)
{
	struct str plain = t->words.word.at[domain].plain;
	char *name = arena_alloc(a, plain.len + 1, 1);

	for (size_t i = 0; i < plain.len; i++)
		name[i] = plain.at[i] == '.' ? '_' : plain.at[i];
	return vocabulary_word(&t->words, (struct str){name, plain.len});
}

/* A domain that is written with a capital again and again is a name
 * ("PKI.example revokes"): there it gets a word of its own. */
static void
part_names_from_domains(struct prose *p, struct arena *a)
{
	struct phrase_text *t = p->text;
	int domain = vocabulary_find(&t->words, STR(DOMAIN_KEY));
	int *capital = arena_many(a, int, t->words.word.len + 1);
	int n = (int)t->tokens.len;

	for (int i = 0; i < n; i++)
		if (t->keys.at[i] == domain && token_is_capital(p, i))
			capital[t->tokens.at[i].word]++;
	for (int i = 0; i < n; i++) {
		struct token *token = &t->tokens.at[i];

		if (t->keys.at[i] != domain || capital[token->word] < ENOUGH ||
		    !token_is_capital(p, i))
			continue;
		token->word = name_like(t, a, token->word);
		t->keys.at[i] = t->words.word.at[token->word].key;
	}
}

/* Can be part of a name: starts with a capital here. */
static bool
is_name_word(const struct learner *l, int token)
{
	return l->p->text->tokens.at[token].word >= 0 &&
	       !(token_flags(l->p->text, token) & KEY_SILENT) &&
	       token_is_capital(l->p, token) &&
	       !token_is(l->f, token, CLASS_MODAL) &&
	       !token_is(l->f, token, CLASS_DETERMINER) &&
	       !token_is(l->f, token, CLASS_PREPOSITION) &&
	       !token_is(l->f, token, CLASS_PRONOUN) &&
	       !token_is(l->f, token, CLASS_ADVERB) &&
	       !token_is(l->f, token, CLASS_CONDITION);
}

/* A word that is nothing but a name, a slip of the pen aside. */
static bool
is_own_word(const struct learner *l, int token)
{
	int word = l->p->text->tokens.at[token].word;

	return l->small[word] * 20 <= l->capital[word] &&
	       !(token_classes(l->f, token) & CLASS_ACTORS) &&
	       frames_form(l->f, token)->form == FORM_NONE;
}

/* "Enterprise RA": somebody, but not the CA. */
static bool
is_other_actor(const struct learner *l, int token)
{
	return token_classes(l->f, token) &
	       CLASS_RANGE(CLASS_ACTOR_RA, CLASS_ACTOR_OTHER);
}

/* The verb at `token`, in its base form or its third person, or as a
 * participle, is listed. */
static bool
is_act(const struct learner *l, int token, const struct json *list, bool done)
{
	const struct token *t = &l->p->text->tokens.at[token];
	enum verb_form form = frames_form(l->f, token)->form;
	struct str plain;

	if (t->word < 0 ||
	    (done ? form != FORM_ED : form != FORM_BASE && form != FORM_S))
		return false;
	plain = l->p->text->words.word.at[t->word].plain;
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct str verb = json_str(n);

		if (str_starts(plain, str_sub(verb, 0, verb.len - 1)) &&
		    plain.len <= verb.len + 2)
			return true;
	}
	return false;
}

static void
take_words(const struct learner *l, int first, int last, struct candidate *to)
{
	for (int i = first; i < last && to->n < LONGEST_NAME; i++)
		if (l->p->text->tokens.at[i].word >= 0)
			to->words[to->n++] = l->p->text->tokens.at[i].word;
}

/* NULL when too many are known already. */
static struct candidate *
candidate_of(struct learner *l, int first, int last)
{
	struct candidate new = {.met = (int)l->found.len};

	take_words(l, first, last, &new);
	for (size_t i = 0; i < l->found.len; i++) {
		struct candidate *c = &l->found.at[i];

		if (c->n == new.n && memcmp(c->words, new.words,
					 sizeof(int) * (size_t) new.n) == 0)
			return c;
	}
	if (l->found.len == MOST_NAMES)
		return NULL;
	VEC_PUSH(l->f->arena, &l->found, new);
	return &l->found.at[l->found.len - 1];
}

/* What joins the words of a name: "Ministry of Trust", "Firma & Partners". */
static bool
is_particle(const struct learner *l, int token)
{
	const struct token *t = &l->p->text->tokens.at[token];
	struct str text = l->p->docs[t->document]->blocks.at[t->block].text;

	if (t->word < 0)
		return false;
	if (t->start < text.len && text.at[t->start] == '&')
		return true;
	for (const struct json *n = json_first(l->particles); n;
	     n = json_next(n))
		if (str_eq(
			l->p->text->words.word.at[t->word].plain, json_str(n)))
			return true;
	return false;
}

/* Past up to two particles that stand at `at`. */
static int
past_particles(const struct learner *l, int at, int last)
{
	int end = at;

	while (end < last && end - at < 2 && is_particle(l, end))
		end++;
	return end;
}

/* One past the name that starts at `first`, or `first` where there is none. */
static int
end_of_name(const struct learner *l, int first, int last)
{
	bool own = false;
	int end = first;

	while (end - first < LONGEST_NAME) {
		int next = end > first ? past_particles(l, end, last) : first;

		if (next >= last || !is_name_word(l, next))
			break;
		if (is_other_actor(l, next))
			return first;
		own = own || is_own_word(l, next);
		end = next + 1;
	}
	return own ? end : first;
}

/* Past the article: "the Company". */
static int
past_article(const struct learner *l, int at, int last)
{
	return at < last && (token_flags(l->p->text, at) & KEY_SILENT) ? at + 1
								       : at;
}

/* The name at the start of a statement that acts: "Example revokes". */
static void
meet_subject(struct learner *l, int first, int last)
{
	struct candidate *c;
	int end, name_end;

	first = past_article(l, first, last);
	name_end = end = end_of_name(l, first, last);
	if (end == first)
		return;
	while (end + 1 < last && (token_flags(l->p->text, end) & KEY_SILENT ||
				     token_is(l->f, end, CLASS_MODAL) ||
				     token_is(l->f, end, CLASS_ADVERB)))
		end++;
	if (end >= last || !is_act(l, end, l->acts, false))
		return;
	c = candidate_of(l, first, name_end);
	if (!c)
		return;
	c->acts++;
	c->core += is_act(l, end, l->core, false);
}

/* "is issued by Example CA": who does it at the end.  With an article that
 * could be anybody ("required by the Guidelines"), unless it is what CAs do. */
static void
meet_agent(struct learner *l, int by, int last)
{
	int first = past_article(l, by + 1, last);
	int end = end_of_name(l, first, last);
	struct candidate *c;

	if (end == first ||
	    !is_act(l, by - 1, first == by + 1 ? l->acts : l->core, true))
		return;
	c = candidate_of(l, first, end);
	if (c)
		c->acts++;
}

/* "Example Trust Ltd (\"Example CA\")": who gives himself a name. */
static void
meet_christening(struct learner *l, int quote, int last)
{
	int first = past_article(l, quote + 1, last);
	int end = end_of_name(l, first, last);
	struct candidate *c;

	if (end == first || end >= last || !is_sign(l, end, '"'))
		return;
	c = candidate_of(l, first, end);
	if (c)
		c->core++;
}

/* Behind a bracket and a few words: "hereinafter", or another name before:
 * "in what follows \"Example\" or". */
static bool
is_behind_bracket(const struct learner *l, int token, int first)
{
	for (int i = token - 1; i >= first && i >= token - WORDS_IN_BRACKET;
	     i--)
		if (is_sign(l, i, '(') || is_sign(l, i, ')'))
			return is_sign(l, i, '(');
	return false;
}

static void
meet_others(struct learner *l, int first, int last)
{
	const int *keys = l->p->text->keys.at;

	for (int i = first + 1; i + 1 < last; i++) {
		if (keys[i] == l->by)
			meet_agent(l, i, last);
		else if (is_sign(l, i, '"') && is_behind_bracket(l, i, first))
			meet_christening(l, i, last);
	}
}

static void
add_name(struct learner *l, const struct candidate *c)
{
	struct buf b = {0};

	for (int i = 0; i < c->n; i++) {
		if (i > 0)
			buf_add_char(&b, ' ');
		buf_add(&b, l->p->text->words.word.at[c->words[i]].plain);
	}
	if (!str_is_in(buf_str(&b), l->p->own_names.at, l->p->own_names.len))
		VEC_PUSH(l->p->arena, &l->p->own_names,
		    arena_copy(l->p->arena, buf_str(&b)));
	buf_free(&b);
}

/* "ETS" for Example Trust Services: its letters are initials, in order. */
static bool
is_short_for(const struct learner *l, const struct candidate *inner,
    const struct candidate *outer)
{
	const struct word *words = l->p->text->words.word.at;
	struct str abbreviation = words[inner->words[0]].plain;
	int at = 0;

	if (inner->n != 1 || abbreviation.len < 2)
		return false;
	for (size_t i = 0; i < abbreviation.len; i++) {
		while (at < outer->n && words[outer->words[at]].plain.at[0] !=
					    abbreviation.at[i])
			at++;
		if (at++ >= outer->n)
			return false;
	}
	return true;
}

static bool
is_ca(const struct candidate *c)
{
	return c->acts >= ENOUGH && c->core > 0;
}

static bool
is_known(const struct learner *l, const struct candidate *c)
{
	for (size_t i = 0; i < l->found.len; i++) {
		const struct candidate *k = &l->found.at[i];

		if (is_ca(k) && k->n == c->n &&
		    memcmp(k->words, c->words, sizeof(int) * (size_t)k->n) == 0)
			return true;
	}
	return false;
}

/* "Name (Other)", "Name Inc (hereinafter \"Other\")": when one is known, so is
 * the other, in whose letters the legal form may have a part. */
static void
meet_bracket(struct learner *l, int open, int first, int last)
{
	struct candidate outer = {0}, full = {0}, inner = {0};
	int end = open, at, start;

	while (end > first && token_flags(l->p->text, end - 1) & KEY_SILENT)
		end--;
	for (at = end; at > first && end - at < LONGEST_NAME; at--)
		if (!is_name_word(l, at - 1))
			break;
	take_words(l, at, end, &outer);
	take_words(l, at, open, &full);
	for (start = open + 1;
	     start < last && start < open + 6 && !is_name_word(l, start);)
		start++;
	for (end = start; end < last && is_name_word(l, end);)
		end++;
	take_words(l, start, end, &inner);
	if (outer.n == 0 || inner.n == 0 || !is_own_word(l, start))
		return;
	if (!is_short_for(l, &inner, &outer) && !is_short_for(l, &inner, &full))
		return;
	if (is_known(l, &inner))
		add_name(l, &outer);
	else if (is_known(l, &outer))
		add_name(l, &inner);
}

static void
walk(struct learner *l, bool brackets)
{
	const struct prose *p = l->p;

	for (size_t u = 0; u < p->statements.len; u++) {
		const struct unit *unit = &p->text->units.at[u];
		int own = p->text->stretches
			      .at[unit->first_stretch + unit->n_stretches - 1]
			      .first;

		if (p->statements.at[u].kind == STATEMENT_HEADING)
			continue;
		if (!brackets) {
			meet_subject(l, own, unit->last);
			meet_others(l, own, unit->last);
			continue;
		}
		for (int i = own; i < unit->last; i++)
			if (is_sign(l, i, '('))
				meet_bracket(l, i, own, unit->last);
	}
}

static bool
stands_at(const struct phrase_text *t, const int *keys, int n, int at, int end)
{
	if (at + n > end)
		return false;
	for (int i = 0; i < n; i++)
		if (t->keys.at[at + i] != keys[i] ||
		    t->tokens.at[at + i].word < 0)
			return false;
	return n > 0;
}

struct name_keys {
	int keys[PHRASE_KEYS], n;
};

/* Where the text calls the CA by its names: the longest of those that start at
 * one place. */
static void
mark_names(struct prose *p, struct frames *f)
{
	struct phrase_text *t = p->text;
	size_t n = p->own_names.len;
	struct name_keys *names = arena_many(f->arena, struct name_keys, n + 1);
	int end = (int)t->tokens.len;

	for (size_t i = 0; i < n; i++)
		names[i].n = frames_keys(f, p->own_names.at[i], names[i].keys);
	for (int at = 0; at < end && n > 0; at++) {
		int longest = 0;

		for (size_t i = 0; i < n; i++)
			if (t->keys.at[at] == names[i].keys[0] &&
			    names[i].n > longest &&
			    stands_at(t, names[i].keys, names[i].n, at, end))
				longest = names[i].n;
		if (longest > 0)
			VEC_PUSH(p->arena, &t->own_names,
			    ((struct own_name){at, at + longest}));
	}
}

void
names_read(struct prose *p, struct frames *f)
{
	struct learner l = {.p = p,
	    .f = f,
	    .acts = json_at(lexicon_frames(p->lexicon), "ca-acts"),
	    .core = json_at(lexicon_frames(p->lexicon), "ca-core-acts"),
	    .particles = json_at(lexicon_frames(p->lexicon), "name-particles"),
	    .by = vocabulary_find(&p->text->words, STR("by"))};
	int most = 0;

	part_names_from_domains(p, f->arena);
	count_capitals(&l);
	walk(&l, false);
	for (size_t i = 0; i < l.found.len; i++)
		if (l.found.at[i].acts > most)
			most = l.found.at[i].acts;
	for (size_t i = 0; i < l.found.len; i++)
		if (is_ca(&l.found.at[i]) && l.found.at[i].acts * 5 >= most)
			add_name(&l, &l.found.at[i]);
	if (most >= ENOUGH)
		walk(&l, true);
	frames_add_names(f);
	mark_names(p, f);
}
