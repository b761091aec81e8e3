/* From the source of a phrase to its tree.
 *
 *	phrase   = { item }
 *	item     = words | '"' words '"' | "{" name "}" | ".." [ number ]
 *	         | "<" quantity ">" | "(" phrase { "|" phrase } ")"
 *	         | "[" phrase { "|" phrase } "]"
 *
 * Words go through the same scanner as the text of documents, so that
 * "twenty-four hours" in a pattern is the quantity that it is in a text.
 * Articles are dropped: they never matter.  Depth is bounded by
 * LIMIT_PATTERN_DEPTH.
 */
#include "phrase/parser.h"

#define DEFAULT_GAP 12
#define LONGEST_GAP 40
#define WORDS_TO_NOUN 3

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
	char c = parser_peek(p, ahead);

	return item_signs[(unsigned char)c] ||
	       (*p->stops && strchr(p->stops, c)) ||
	       (c == '.' && parser_peek(p, ahead + 1) == '.');
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
		return parser_wrong(p, "a quotation mark is not closed", err);
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
		return parser_wrong(p, "a brace is not closed", err);
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

	while (char_is_digit(parser_peek(p, 0)))
		p->at++;
	if (p->at > start && (!str_to_long(str_sub(p->source, start, p->at), 1,
				 LONGEST_GAP, &most)))
		return parser_wrong(p, "a gap is 1 to 40 words", err);
	if (sequence->last && sequence->last->kind == NODE_GAP)
		return parser_wrong(p, "a gap after a gap", err);
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

	if (parser_peek(p, 0) == '{') {
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
		return parser_wrong(
		    p, "no quantity stands between < and >", err);
	if (noun < text.len && c.kind != QUANTITY_COUNT)
		return parser_wrong(p, "only a bare number has a noun", err);
	c.digits = arena_copy(parsing_arena(p->set), c.digits);
	add_child(
	    sequence, new_tree(p, NODE_QUANTITY, (int)p->set->measures.len));
	VEC_PUSH(parsing_arena(p->set), &p->set->measures, c);
	p->at = end;
	if (parse_noun(p, str_sub(text, noun, text.len), sequence, err))
		return -1;
	parser_skip_blanks(p);
	if (parser_peek(p, 0) != '>')
		return parser_wrong(p, "a quantity ends with >", err);
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
		return parser_wrong(p, "an alternative is empty", err);
	return 0;
}

static int
parse_group(struct parser *p, struct tree **out, struct err *err)
{
	char open = parser_peek(p, 0), close = open == '(' ? ')' : ']';
	struct tree *choice = new_tree(p, NODE_CHOICE, 0);
	const char *outer = p->stops;
	bool option = open == '[';

	if (parser_enter(p, err))
		return -1;
	p->stops = "";
	do {
		if (parse_alternative(p, choice, &option, err))
			return -1;
	} while (parser_peek(p, 0) == '|');
	p->stops = outer;
	if (parser_peek(p, 0) != close)
		return parser_wrong(p, "a bracket is not closed", err);
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

	switch (parser_peek(p, 0)) {
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
		if (parser_peek(p, 1) == '.')
			return parse_gap(p, sequence, err);
		return parse_words(p, sequence);
	default:
		return parse_words(p, sequence);
	}
	if (!failed && n)
		add_child(sequence, n);
	return failed;
}

int
parse_phrase(struct parser *p, struct tree *sequence, struct err *err)
{
	for (;;) {
		char c;

		parser_skip_blanks(p);
		c = parser_peek(p, 0);
		if (c == '\0' || strchr("&!|)]", c) || strchr(p->stops, c))
			return 0;
		if (c == '}' || c == '>')
			return parser_wrong(
			    p, "closes what was not opened", err);
		if (parse_item(p, sequence, err))
			return -1;
	}
}
