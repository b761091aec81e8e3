/* From the source of a pattern to its terms.
 *
 *	pattern  = term { ("&" | "&>" | "!") term } [ "within" window ]
 *	term     = "/" expression "/" ["i"] | cell | phrase
 *	cell     = "table[" phrase "," phrase [ "," phrase ] "]"
 *
 * Phrases are read by parse_phrase.c.  A pattern is first cut at its signs.
 * Each term is parsed once, however many patterns write it, and so is each
 * concept.
 */

#include "base/limits.h"
#include "phrase/parser.h"

/* -- a set that patterns can be added to --------------------------------- */

struct pattern_set *
parsing_new(const struct lexicon *lexicon)
{
	struct arena a = {0};
	struct parsing *parsing = arena_new(&a, struct parsing);
	struct pattern_set *set;

	parsing->arena = a;
	parsing->lexicon = lexicon;
	set = arena_new(&parsing->arena, struct pattern_set);
	set->parsing = parsing;
	set->words = phrase_text_new(&parsing->arena, lexicon);
	return set;
}

void
parsing_free(struct pattern_set *set)
{
	struct arena a = set->parsing->arena; /* the set goes with it */

	arena_clear(&a);
}

struct arena *
parsing_arena(const struct pattern_set *set)
{
	return &set->parsing->arena;
}

/* -- a parser ------------------------------------------------------------ */

int
parser_wrong(const struct parser *p, const char *what, struct err *err)
{
	return err_set(err, ERR_RULE, "pattern '%.*s', offset %zu: %s",
	    (int)(p->source.len > 120 ? 120 : p->source.len), p->source.at,
	    p->at, what);
}

void
parser_skip_blanks(struct parser *p)
{
	while (char_is_space(parser_peek(p, 0)))
		p->at++;
}

int
parser_enter(struct parser *p, struct err *err)
{
	if (++p->depth > LIMIT_PATTERN_DEPTH)
		return err_set(err, ERR_LIMIT,
		    "pattern '%.60s': brackets or concepts nest deeper "
		    "than %d",
		    p->source.at, LIMIT_PATTERN_DEPTH);
	return 0;
}

/* -- terms --------------------------------------------------------------- */

static bool
can_be_empty(const struct tree *n)
{
	switch (n->kind) {
	case NODE_GAP:
	case NODE_OPTION:
		return true;
	case NODE_SEQUENCE:
		for (const struct tree *c = n->first; c; c = c->next)
			if (!can_be_empty(c))
				return false;
		return true;
	case NODE_CHOICE:
		for (const struct tree *c = n->first; c; c = c->next)
			if (can_be_empty(c))
				return true;
		return false;
	default:
		return false;
	}
}

static int
parse_tree(struct parser *p, struct tree *root, struct err *err)
{
	if (parse_phrase(p, root, err))
		return -1;
	if (can_be_empty(root))
		return parser_wrong(p, "a phrase without a word", err);
	if (root->first->kind == NODE_GAP || root->last->kind == NODE_GAP)
		return parser_wrong(p, "a gap needs words on both sides", err);
	return 0;
}

/* The tree is there until its leaf is made. */
static int
parse_phrase_leaf(struct parser *p, int *out, struct err *err)
{
	struct tree root = {.kind = NODE_SEQUENCE};

	*out = -1;
	if (parse_tree(p, &root, err) == 0)
		*out = program_make(p->set, parsing_arena(p->set), &root, err);
	arena_clear(&p->trees);
	return *out < 0 ? -1 : 0;
}

static int
parse_raw(struct parser *p, int *out, struct err *err)
{
	struct pattern_set *set = p->set;
	size_t start = ++p->at, end;
	struct leaf leaf = {.number = (int)set->leaves.len,
	    .root = -1,
	    .raw = (int)set->raws.len};
	struct str source;

	for (end = start; end < p->source.len && p->source.at[end] != '/';
	     end++)
		if (p->source.at[end] == '\\')
			end++;
	if (end >= p->source.len)
		return parser_wrong(
		    p, "an expression is not closed with /", err);
	p->at = end + 1;
	if (parser_peek(p, 0) == 'i') /* as many write it; case never matters */
		p->at++;
	source = str_sub(p->source, start, end);
	if (regex_check(source, err))
		return err_wrap(err, "pattern '%.*s'",
		    (int)(p->source.len > 120 ? 120 : p->source.len),
		    p->source.at);
	VEC_PUSH(parsing_arena(set), &set->raws, source);
	*VEC_ADD(parsing_arena(set), &set->leaves) = leaf;
	*out = leaf.number;
	return 0;
}

/* A part of table[ROW, COLUMN, LEAD]: a phrase, or * for any, before a comma
 * or the bracket, which is told. */
static int
parse_heading(
    struct parser *p, const char *stops, int *out, char *stop, struct err *err)
{
	parser_skip_blanks(p);
	if (parser_peek(p, 0) == '*') {
		p->at++;
		parser_skip_blanks(p);
		*out = -1;
	} else {
		p->stops = stops;
		if (parse_phrase_leaf(p, out, err))
			return -1;
		p->stops = "";
	}
	*stop = parser_peek(p, 0);
	if (*stop == '\0' || !strchr(stops, *stop))
		return parser_wrong(p, "write table[ROW, COLUMN, LEAD]", err);
	p->at++;
	return 0;
}

static int
parse_cell(struct parser *p, struct term *t, struct err *err)
{
	char stop;

	*t = (struct term){.leaf = -1, .cell = true, .lead = -1};
	if (parse_heading(p, ",", &t->row, &stop, err) ||
	    parse_heading(p, ",]", &t->column, &stop, err))
		return -1;
	return stop == ']' ? 0 : parse_heading(p, "]", &t->lead, &stop, err);
}

static int
parse_term(struct parser *p, struct term *t, struct err *err)
{
	static const struct str cell = STR_INIT("table[");

	parser_skip_blanks(p);
	p->stops = "";
	if (parser_peek(p, 0) == '/')
		return parse_raw(p, &t->leaf, err);
	if (!str_starts(str_sub(p->source, p->at, p->source.len), cell))
		return parse_phrase_leaf(p, &t->leaf, err);
	p->at += cell.len;
	return parse_cell(p, t, err);
}

/* -- patterns ------------------------------------------------------------ */

/* The sign after the term that starts at `at`, or the end. */
static size_t
term_end(struct str source, size_t at)
{
	char close = '\0'; /* of an expression or of exact words */

	for (size_t i = at; i < source.len; i++) {
		char c = source.at[i];

		if (close == '/' && c == '\\')
			i++;
		else if (close)
			close = c == close ? '\0' : close;
		else if (c == '"' || (c == '/' && i == at))
			close = c;
		else if (c == '&' || c == '!')
			return i;
	}
	return source.len;
}

/* "within paragraph" at the end is the window, not words. */
static enum window
cut_window(struct str *source)
{
	static const struct {
		struct str words;
		enum window window;
	} windows[] = {
	    {STR_INIT(" within statement"), WINDOW_STATEMENT},
	    {STR_INIT(" within paragraph"), WINDOW_PARAGRAPH},
	    {STR_INIT(" within list"), WINDOW_LIST},
	    {STR_INIT(" within row"), WINDOW_ROW},
	    {STR_INIT(" within section"), WINDOW_SECTION},
	    {STR_INIT(" within set"), WINDOW_SET},
	};

	for (size_t i = 0; i < COUNT_OF(windows); i++)
		if (str_ends(*source, windows[i].words)) {
			source->len -= windows[i].words.len;
			*source = str_trim(*source);
			return windows[i].window;
		}
	return WINDOW_STATEMENT;
}

static int
add_term(struct parser *p, struct str source, struct err *err)
{
	struct parsing *known = p->set->parsing;
	size_t end = p->at + source.len;
	struct term t = {.row = -1, .column = -1, .lead = -1};
	int number = index_find(&known->by_term, source);

	if (number >= 0)
		return number;
	if (parse_term(p, &t, err))
		return -1;
	parser_skip_blanks(p);
	if (p->at < end)
		return parser_wrong(p, "& or ! belongs here", err);
	number = (int)p->set->terms.len;
	index_put(&known->arena, &known->by_term, source, number);
	VEC_PUSH(&known->arena, &p->set->terms, t);
	return number;
}

/* The parts of a pattern between its signs; gives their number, or -1. */
static int
parse_parts(struct pattern_set *set, struct str body,
    struct part parts[PATTERN_TERMS], struct err *err)
{
	int n = 0;

	for (size_t at = 0, end;; at = end + 1) {
		struct parser p = {
		    .set = set, .source = body, .at = at, .stops = ""};
		bool negative = at > 0 && body.at[at - 1] == '!';
		bool behind = at > 0 && !negative && parser_peek(&p, 0) == '>';
		int term;

		if (n == PATTERN_TERMS)
			return parser_wrong(&p, "more than 8 terms", err);
		p.at += behind;
		parser_skip_blanks(&p);
		end = term_end(body, p.at);
		term = add_term(&p, str_trim(str_sub(body, p.at, end)), err);
		if (term < 0)
			return -1;
		parts[n].term = term;
		parts[n].negative = negative;
		parts[n++].behind = behind;
		if (end == body.len)
			return n;
	}
}

int
pattern_parse(struct pattern_set *set, struct pattern *pattern, struct err *err)
{
	struct str body = str_trim(pattern->source);
	struct part parts[PATTERN_TERMS] = {0};
	bool positive = false;
	int n;

	if (body.len > LIMIT_PATTERN_BYTES)
		return err_set(err, ERR_LIMIT,
		    "a pattern is longer than %zu bytes", LIMIT_PATTERN_BYTES);
	pattern->window = cut_window(&body);
	n = parse_parts(set, body, parts, err);
	if (n < 0)
		return -1;
	pattern->parts = (int)set->parts.len;
	pattern->n_parts = n;
	for (int i = 0; i < n; i++) {
		VEC_PUSH(parsing_arena(set), &set->parts, parts[i]);
		positive = positive || !parts[i].negative;
	}
	return positive ? 0
			: err_set(err, ERR_RULE,
			      "pattern '%.*s': nothing but what must not be",
			      (int)(body.len > 120 ? 120 : body.len), body.at);
}

/* -- concepts ------------------------------------------------------------ */

static int
parse_concept_phrase(struct pattern_set *set, struct str source, int depth,
    int *out, struct err *err)
{
	struct parser p = {
	    .set = set, .source = source, .depth = depth, .stops = ""};

	if (source.len > LIMIT_PATTERN_BYTES)
		return err_set(err, ERR_LIMIT,
		    "a phrase is longer than %zu bytes", LIMIT_PATTERN_BYTES);
	if (parser_enter(&p, err) || parse_phrase_leaf(&p, out, err))
		return -1;
	if (p.at < p.source.len)
		return parser_wrong(
		    &p, "a concept's phrases have no & and no !", err);
	return 0;
}

/* Phrases of one concept name others: the list is added when it is whole. */
static int
add_concept(
    struct pattern_set *set, const struct concept *c, const int leaves[])
{
	struct arena *a = parsing_arena(set);
	int number = (int)set->concepts.len;
	struct phrases_of *of;

	VEC_PUSH(a, &set->concepts, (struct phrases_of){0});
	of = &set->concepts.at[number];
	/* a prepared pack wants zeros between the members, too */
	(void)memset(of, 0, sizeof(*of));
	of->leaves = (int)set->leaf_lists.len;
	of->n_leaves = (int)c->n_phrases;
	of->takes_own_names = str_eq(c->name, STR(OWN_NAME_CONCEPT));
	for (size_t i = 0; i < c->n_phrases; i++) {
		const struct leaf *leaf = &set->leaves.at[leaves[i]];

		VEC_PUSH(a, &set->leaf_lists, leaves[i]);
		if (leaf->longest > of->longest)
			of->longest = leaf->longest;
	}
	index_put(a, &set->parsing->by_concept, c->name, number);
	return number;
}

int
parse_concept(
    struct pattern_set *set, struct str name, int depth, struct err *err)
{
	struct parsing *known = set->parsing;
	int number = index_find(&known->by_concept, name);
	const struct concept *c;
	int *leaves;

	if (number >= 0)
		return number;
	c = lexicon_concept(known->lexicon, name);
	if (!c)
		return err_set(
		    err, ERR_RULE, "no concept is named '%.*s'", STR_ARG(name));
	leaves = arena_many(&known->arena, int, c->n_phrases);
	for (size_t i = 0; i < c->n_phrases; i++)
		if (parse_concept_phrase(
			set, c->phrases[i], depth, &leaves[i], err))
			return err_wrap(err, "lexicon.json%.*s/%zu",
			    STR_ARG(c->pointer), i);
	return add_concept(set, c, leaves);
}
