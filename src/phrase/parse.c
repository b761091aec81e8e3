/* From the source of a pattern to its terms and trees.
 *
 *	pattern  = term { ("&" | "!") term } [ "within" window ]
 *	term     = "/" expression "/" ["i"] | cell | phrase
 *	cell     = "table[" phrase "," phrase [ "," phrase ] "]"
 *	phrase   = { item }
 *	item     = words | '"' words '"' | "{" name "}" | ".." [ number ]
 *	         | "<" quantity ">" | "(" phrase { "|" phrase } ")"
 *	         | "[" phrase { "|" phrase } "]"
 *
 * Words go through the same scanner as the text of documents, so that
 * "twenty-four hours" in a pattern is the quantity that it is in a text.
 * Articles are dropped: they never matter.  Depth is bounded by
 * LIMIT_PATTERN_DEPTH.
 *
 * A pattern is first cut at its signs.  Each term is parsed once, however many
 * patterns write it.
 */
#include <assert.h>

#include "base/limits.h"
#include "phrase/leaf.h"

#define DEFAULT_GAP 12
#define LONGEST_GAP 40
#define WORDS_TO_NOUN 3

/* The nodes that a run of words becomes: many patterns write the same. */
struct words_read {
	const struct node *nodes;
	size_t n;
};

struct parsing {
	struct arena arena; /* of all that the set holds */
	const struct lexicon *lexicon;
	struct index by_concept; /* phrases_of by concept name */
	struct index by_term; /* term by source */
	struct index by_words[2]; /* words_read by source: keys, exact words */
	struct VEC(struct words_read) words_read;
};

struct parser {
	struct pattern_set *set;
	struct arena trees; /* of the phrase in hand */
	struct str source;
	size_t at;
	int depth; /* brackets, and concepts around */
	const char *stops; /* signs that end the phrase in hand */
};

static int parse_phrase(
    struct parser *p, struct tree *sequence, struct err *err);
static int parse_concept(
    struct pattern_set *set, struct str name, int depth, struct err *err);

static int
wrong(const struct parser *p, const char *what, struct err *err)
{
	return err_set(err, ERR_RULE, "pattern '%.*s', offset %zu: %s",
	    (int)(p->source.len > 120 ? 120 : p->source.len), p->source.at,
	    p->at, what);
}

static char
peek(const struct parser *p, size_t ahead)
{
	return p->at + ahead < p->source.len ? p->source.at[p->at + ahead]
					     : '\0';
}

static void
skip_blanks(struct parser *p)
{
	while (char_is_space(peek(p, 0)))
		p->at++;
}

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

static struct tree *
new_tree(struct parser *p, enum node_kind kind, int value)
{
	struct tree *n = arena_new(&p->trees, struct tree);

	n->kind = kind;
	n->value = value;
	return n;
}

static void
add_child(struct tree *parent, struct tree *child)
{
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

static int
enter(struct parser *p, struct err *err)
{
	if (++p->depth > LIMIT_PATTERN_DEPTH)
		return err_set(err, ERR_LIMIT,
		    "pattern '%.60s': brackets or concepts nest deeper "
		    "than %d",
		    p->source.at, LIMIT_PATTERN_DEPTH);
	return 0;
}

/* -- words --------------------------------------------------------------- */

/* Only the vocabulary is kept of what was read. */
static void
forget_text(struct phrase_text *words)
{
	words->units.len = words->tokens.len = words->keys.len = 0;
	words->stretches.len = words->quantities.len = 0;
}

/* The signs that stand for something else than words, apart from the stops. */
static const bool item_signs[256] = {['\0'] = true,
    ['{'] = true,
    ['}'] = true,
    ['('] = true,
    [')'] = true,
    ['['] = true,
    [']'] = true,
    ['|'] = true,
    ['<'] = true,
    ['>'] = true,
    ['"'] = true,
    ['&'] = true,
    ['!'] = true};

static bool
starts_item(const struct parser *p, size_t ahead)
{
	char c = peek(p, ahead);

	return item_signs[(unsigned char)c] ||
	       (*p->stops && strchr(p->stops, c)) ||
	       (c == '.' && peek(p, ahead + 1) == '.');
}

/* The nodes of the run, as the scanner reads it. */
static struct words_read
read_words(struct parser *p, struct str run, bool exact)
{
	struct phrase_text *words = p->set->words;
	struct stretch s = {.text = run, .end = run.len};
	int unit = phrase_text_add(words, &s, 1);
	const struct unit *u = &words->units.at[unit];
	struct node *nodes = arena_many(
	    parsing_arena(p->set), struct node, (size_t)(u->last - u->first));
	struct words_read read = {nodes, 0};

	for (int i = u->first; i < u->last - 1; i++) {
		const struct token *t = &words->tokens.at[i];
		struct node *n = &nodes[read.n];

		n->kind = t->word >= 0 ? NODE_WORD : NODE_TOKEN;
		n->value = words->keys.at[i];
		if (exact && t->word >= 0) {
			n->kind = NODE_EXACT;
			n->value = t->word;
		} else if (!exact && (token_flags(words, i) & KEY_SILENT)) {
			continue;
		}
		read.n++;
	}
	forget_text(words);
	return read;
}

/* Adds the words of `run` to the sequence; each run is read once. */
static void
add_words(struct parser *p, struct str run, bool exact, struct tree *sequence)
{
	struct parsing *known = p->set->parsing;
	struct index *by_words = &known->by_words[exact];
	int at = index_find(by_words, run = str_trim(run));
	const struct words_read *read;

	if (at < 0) {
		struct words_read new = read_words(p, run, exact);

		at = (int)known->words_read.len;
		VEC_PUSH(&known->arena, &known->words_read, new);
		index_put(&known->arena, by_words,
		    arena_copy(&known->arena, run), at);
	}
	read = &known->words_read.at[at];
	for (size_t i = 0; i < read->n; i++)
		add_child(
		    sequence, new_tree(p, (enum node_kind)read->nodes[i].kind,
				  read->nodes[i].value));
}

static int
parse_words(struct parser *p, struct tree *sequence)
{
	size_t start = p->at;

	while (!starts_item(p, 0))
		p->at++;
	add_words(p, str_sub(p->source, start, p->at), false, sequence);
	return 0;
}

static int
parse_exact(struct parser *p, struct tree *sequence, struct err *err)
{
	size_t end = str_find_char(p->source, '"', p->at + 1);

	if (end == SIZE_MAX)
		return wrong(p, "a quotation mark is not closed", err);
	add_words(p, str_sub(p->source, p->at + 1, end), true, sequence);
	p->at = end + 1;
	return 0;
}

static int
parse_name(struct parser *p, struct tree **out, struct err *err)
{
	size_t end = str_find_char(p->source, '}', p->at + 1);
	int concept;

	if (end == SIZE_MAX)
		return wrong(p, "a brace is not closed", err);
	concept = parse_concept(p->set,
	    str_trim(str_sub(p->source, p->at + 1, end)), p->depth, err);
	if (concept < 0)
		return err_wrap(err, "pattern '%.*s'",
		    (int)(p->source.len > 60 ? 60 : p->source.len),
		    p->source.at);
	*out = new_tree(p, NODE_CONCEPT, concept);
	p->at = end + 1;
	return 0;
}

static int
parse_gap(struct parser *p, struct tree *sequence, struct err *err)
{
	long most = DEFAULT_GAP;
	size_t start = p->at += 2;

	while (char_is_digit(peek(p, 0)))
		p->at++;
	if (p->at > start && (!str_to_long(str_sub(p->source, start, p->at), 1,
				 LONGEST_GAP, &most)))
		return wrong(p, "a gap is 1 to 40 words", err);
	if (sequence->last && sequence->last->kind == NODE_GAP)
		return wrong(p, "a gap after a gap", err);
	add_child(sequence, new_tree(p, NODE_GAP, (int)most));
	return 0;
}

/* -- quantities ---------------------------------------------------------- */

bool
pattern_set_quantity(
    struct pattern_set *set, struct str text, struct quantity *out)
{
	struct phrase_text *words = set->words;
	struct stretch all = {.text = text, .end = text.len};
	bool is_one;

	(void)phrase_text_add(words, &all, 1);
	is_one = words->quantities.len == 1 && words->tokens.len == 2;
	if (is_one) {
		*out = words->quantities.at[0];
		out->unit = (struct str){0};
	}
	forget_text(words);
	return is_one;
}

/* The noun that a number counts stands within three words after it. */
static int
parse_noun(
    struct parser *p, struct str words, struct tree *sequence, struct err *err)
{
	struct tree *noun = NULL;

	if (peek(p, 0) == '{') {
		if (parse_name(p, &noun, err))
			return -1;
	} else if (words.len) {
		noun = new_tree(p, NODE_SEQUENCE, 0);
		add_words(p, words, false, noun);
	}
	if (!noun)
		return 0;
	add_child(sequence, new_tree(p, NODE_GAP, WORDS_TO_NOUN));
	add_child(sequence, noun);
	return 0;
}

/* <url>  <email>  <domain>  <oid>: by what they are. */
static bool
parse_kind(struct parser *p, struct tree *sequence)
{
	static const struct {
		struct str name;
		const char *key;
	} kinds[] = {{STR_INIT("<url>"), "#url"},
	    {STR_INIT("<email>"), "#mail"}, {STR_INIT("<domain>"), DOMAIN_KEY},
	    {STR_INIT("<oid>"), NULL}};
	struct str rest = str_sub(p->source, p->at, p->source.len);
	static const struct measure oid = {
	    .kind = QUANTITY_SECTION, .compare = COMPARE_OID};

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		if (!str_starts(rest, kinds[i].name))
			continue;
		p->at += kinds[i].name.len;
		if (kinds[i].key) {
			int key = vocabulary_key(
			    &p->set->words->words, str_of(kinds[i].key));

			add_child(sequence, new_tree(p, NODE_TOKEN, key));
			return true;
		}
		add_child(sequence,
		    new_tree(p, NODE_QUANTITY, (int)p->set->measures.len));
		VEC_PUSH(parsing_arena(p->set), &p->set->measures, oid);
		return true;
	}
	return false;
}

/* <24h>  <? months>  <>=4 {perspective}>  <section 5.7.1> */
static int
parse_quantity(struct parser *p, struct tree *sequence, struct err *err)
{
	struct measure c;
	struct str text;
	size_t end, noun;

	if (parse_kind(p, sequence))
		return 0;
	p->at++;
	p->at += measure_compare(
	    str_sub(p->source, p->at, p->source.len), &c.compare);
	for (end = p->at; end < p->source.len && p->source.at[end] != '>' &&
			  p->source.at[end] != '{';)
		end++;
	text = str_sub(p->source, p->at, end);
	noun = measure_read(&p->set->words->words, text, &c);
	if (noun == SIZE_MAX)
		return wrong(p, "no quantity stands between < and >", err);
	if (noun < text.len && c.kind != QUANTITY_COUNT)
		return wrong(p, "only a bare number has a noun", err);
	c.digits = arena_copy(parsing_arena(p->set), c.digits);
	add_child(
	    sequence, new_tree(p, NODE_QUANTITY, (int)p->set->measures.len));
	VEC_PUSH(parsing_arena(p->set), &p->set->measures, c);
	p->at = end;
	if (parse_noun(p, str_sub(text, noun, text.len), sequence, err))
		return -1;
	skip_blanks(p);
	if (peek(p, 0) != '>')
		return wrong(p, "a quantity ends with >", err);
	p->at++;
	return 0;
}

/* -- groups and phrases -------------------------------------------------- */

/* One alternative, as a sequence when it has several parts; left out when it
 * holds nothing but articles, which makes the group an option. */
static int
parse_alternative(
    struct parser *p, struct tree *choice, bool *option, struct err *err)
{
	struct tree sequence = {.kind = NODE_SEQUENCE}, *one;
	size_t start = ++p->at;

	if (parse_phrase(p, &sequence, err))
		return -1;
	if (sequence.first) {
		one = sequence.first;
		if (one->next) {
			one = new_tree(p, NODE_SEQUENCE, 0);
			*one = sequence;
		}
		add_child(choice, one);
		return 0;
	}
	*option = true;
	if (str_trim(str_sub(p->source, start, p->at)).len == 0)
		return wrong(p, "an alternative is empty", err);
	return 0;
}

static int
parse_group(struct parser *p, struct tree **out, struct err *err)
{
	char open = peek(p, 0), close = open == '(' ? ')' : ']';
	struct tree *choice = new_tree(p, NODE_CHOICE, 0);
	const char *outer = p->stops;
	bool option = open == '[';

	if (enter(p, err))
		return -1;
	p->stops = "";
	do {
		if (parse_alternative(p, choice, &option, err))
			return -1;
	} while (peek(p, 0) == '|');
	p->stops = outer;
	if (peek(p, 0) != close)
		return wrong(p, "a bracket is not closed", err);
	p->at++;
	p->depth--;
	*out = choice;
	if (!choice->first) {
		*out = NULL;
	} else if (option) {
		*out = new_tree(p, NODE_OPTION, 0);
		add_child(*out, choice);
	}
	return 0;
}

static int
parse_item(struct parser *p, struct tree *sequence, struct err *err)
{
	struct tree *n = NULL;
	int failed;

	switch (peek(p, 0)) {
	case '{':
		failed = parse_name(p, &n, err);
		break;
	case '(':
	case '[':
		failed = parse_group(p, &n, err);
		break;
	case '<':
		return parse_quantity(p, sequence, err);
	case '"':
		return parse_exact(p, sequence, err);
	case '.':
		if (peek(p, 1) == '.')
			return parse_gap(p, sequence, err);
		return parse_words(p, sequence);
	default:
		return parse_words(p, sequence);
	}
	if (!failed && n)
		add_child(sequence, n);
	return failed;
}

static int
parse_phrase(struct parser *p, struct tree *sequence, struct err *err)
{
	for (;;) {
		char c;

		skip_blanks(p);
		c = peek(p, 0);
		if (c == '\0' || strchr("&!|)]", c) || strchr(p->stops, c))
			return 0;
		if (c == '}' || c == '>')
			return wrong(p, "closes what was not opened", err);
		if (parse_item(p, sequence, err))
			return -1;
	}
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
		return wrong(p, "a phrase without a word", err);
	if (root->first->kind == NODE_GAP || root->last->kind == NODE_GAP)
		return wrong(p, "a gap needs words on both sides", err);
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
		return wrong(p, "an expression is not closed with /", err);
	p->at = end + 1;
	if (peek(p, 0) == 'i') /* as many write it; case never matters */
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
	skip_blanks(p);
	if (peek(p, 0) == '*') {
		p->at++;
		skip_blanks(p);
		*out = -1;
	} else {
		p->stops = stops;
		if (parse_phrase_leaf(p, out, err))
			return -1;
		p->stops = "";
	}
	*stop = peek(p, 0);
	if (*stop == '\0' || !strchr(stops, *stop))
		return wrong(p, "write table[ROW, COLUMN, LEAD]", err);
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

	skip_blanks(p);
	p->stops = "";
	if (peek(p, 0) == '/')
		return parse_raw(p, &t->leaf, err);
	if (!str_starts(str_sub(p->source, p->at, p->source.len), cell))
		return parse_phrase_leaf(p, &t->leaf, err);
	p->at += cell.len;
	return parse_cell(p, t, err);
}

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
	skip_blanks(p);
	if (p->at < end)
		return wrong(p, "& or ! belongs here", err);
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
		int term;

		if (n == PATTERN_TERMS)
			return wrong(&p, "more than 8 terms", err);
		skip_blanks(&p);
		end = term_end(body, p.at);
		term = add_term(&p, str_trim(str_sub(body, p.at, end)), err);
		if (term < 0)
			return -1;
		parts[n].term = term;
		parts[n++].negative = negative;
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
	if (enter(&p, err) || parse_phrase_leaf(&p, out, err))
		return -1;
	if (p.at < p.source.len)
		return wrong(&p, "a concept's phrases have no & and no !", err);
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

/* The concept's number in the set, parsed when first used; -1 with `err`;
 * `depth` counts concepts within concepts. */
static int
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
