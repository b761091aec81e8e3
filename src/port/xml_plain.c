/* The bytes are walked once.  What is found becomes a list of numbers, an event
 * or a part of one each, and is told when the end has been reached without a
 * doubt:
 *
 *	open  name, attributes (3 numbers each: name, start, length)
 *	close name
 *	text  length, start; without a length, one character
 *	line  number, where the line is not that of the tag before
 *	scope number of a declaration of the tag that follows
 *
 * A name is known by its text and the namespace that its prefix means where it
 * stands; the same text may be two names.  What a prefix means is looked up
 * once for each name until a declaration comes into scope or leaves it. */
#include "port/xml_plain.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "port/xml_tell.h"

/* Real files stay below; what is beyond is libxml2's. */
#define MOST_DEPTH 200
#define MOST_ATTRIBUTES 64
#define MOST_NAMES 2000
#define MOST_SCOPES 64
#define LONGEST_NAME 200
#define LONGEST_TEXT (1 << 20)

#define HEADS 1024 /* a power of two */

/* How bytes may be used. */
#define NAME_START 1u
#define NAME 2u
#define TEXT 4u /* in text, and counts for nothing else */
#define VALUE 8u /* in a value, unless it is the quote around it */
#define PLAIN 16u /* in a value, and is no quote */
#define SPACE 32u

enum event { OPEN, CLOSE, LETTERS, LINE, SCOPE };
#define MENDED ((uint32_t)1 << 31) /* a start in `mended`, not in the bytes */
#define EVENT_SHIFT 29 /* what an event is stands in its first number's top */
#define COUNT_SHIFT 16 /* of attributes, above the number of the name */

struct name {
	struct str text; /* as written */
	size_t local; /* where the local part starts in it */
	struct str address; /* {0}: in no namespace */
	uint32_t hash;
	unsigned valid; /* the generation of scopes that it is right for */
	bool attribute;
	int next; /* of the same hash, or -1 */
};

struct attribute {
	uint32_t name, start, length;
	struct str text;
	size_t local;
	uint32_t hash;
};

struct xml_plain {
	struct arena arena;
	const char *first, *at, *end;
	unsigned char uses[256];
	struct VEC(uint32_t) events;
	struct VEC(char) mended; /* values that have references in them */
	struct VEC(struct name) names;
	short heads[HEADS]; /* index + 1 */
	struct VEC(struct xml_scope) declared; /* all that there were */
	struct VEC(int) scopes; /* those in scope */
	size_t told_scopes; /* of declared, as events */
	unsigned generation;
	unsigned line, told_line;
	size_t elements, steps;
	int depth;
	uint32_t open[MOST_DEPTH]; /* names */
	struct attribute attributes[MOST_ATTRIBUTES]; /* of this tag */
	size_t n_attributes;
};

static void
put(struct xml_plain *p, enum event event, uint32_t rest)
{
	const uint32_t number = (uint32_t)event << EVENT_SHIFT | rest;

	VEC_PUSH(&p->arena, &p->events, number);
}

static uint32_t
offset(const struct xml_plain *p, const char *at)
{
	return (uint32_t)(at - p->first);
}

static bool
may_be(const struct xml_plain *p, char c, unsigned use)
{
	return (p->uses[(unsigned char)c] & use) != 0;
}

static void
fill_uses(struct xml_plain *p)
{
	for (unsigned c = 0; c < 256; c++) {
		unsigned use = 0;

		if (char_is_alpha((char)c) || c == '_')
			use |= NAME_START | NAME;
		if (c < 128 && (char_is_digit((char)c) || c == '-' || c == '.'))
			use |= NAME;
		if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
			use |= SPACE;
		/* 0xEF may begin what is no character of XML. */
		if (c >= ' ' && c != '<' && c != '&' && c != 0xEF)
			use |= VALUE;
		if ((use & VALUE) && c != '"' && c != '\'')
			use |= PLAIN;
		if ((use & VALUE) && c != ']')
			use |= TEXT;
		p->uses[c] = (unsigned char)use;
	}
	p->uses['\t'] |= TEXT;
}

/* At a byte 0xEF: U+FFFE and U+FFFF are no characters of XML. */
static bool
skip_ef(struct xml_plain *p)
{
	const unsigned char *c = (const unsigned char *)p->at;

	if (p->end - p->at < 3 || (c[1] == 0xBF && c[2] >= 0xBE))
		return false;
	p->at += 3;
	return true;
}

static bool
take(struct xml_plain *p, struct str s)
{
	if (!str_starts((struct str){p->at, (size_t)(p->end - p->at)}, s))
		return false;
	p->at += s.len;
	return true;
}

static void
skip_space(struct xml_plain *p)
{
	for (; p->at < p->end && may_be(p, *p->at, SPACE); p->at++)
		p->line += *p->at == '\n';
}

/* -- names --------------------------------------------------------------- */

/* What a prefix means here; false when nothing says so. */
static bool
find_scope(const struct xml_plain *p, struct str prefix, struct str *out)
{
	static const struct str xml =
	    STR_INIT("http://www.w3.org/XML/1998/namespace");

	*out = (struct str){0};
	for (size_t i = p->scopes.len; i-- > 0;) {
		const struct xml_scope *s = &p->declared.at[p->scopes.at[i]];

		if (str_eq(s->prefix, prefix)) {
			if (s->address.len)
				*out = s->address;
			return true;
		}
	}
	if (str_eq(prefix, STR("xml")))
		*out = xml;
	return prefix.len == 0 || out->len > 0;
}

static struct str
prefix_of(struct str text, size_t local)
{
	return str_sub(text, 0, local ? local - 1 : 0);
}

static int
add_name(struct xml_plain *p, struct str text, size_t local, uint32_t hash,
    bool attribute, struct str address)
{
	short *head = &p->heads[hash & (HEADS - 1)];
	const struct name n = {
	    text, local, address, hash, p->generation, attribute, *head - 1};

	if (p->names.len == MOST_NAMES)
		return -1;
	VEC_PUSH(&p->arena, &p->names, n);
	*head = (short)p->names.len;
	return (int)p->names.len - 1;
}

/* The number of a name where it stands, or -1. */
static int
find_name(struct xml_plain *p, struct str text, size_t local, uint32_t hash,
    bool attribute)
{
	bool is_known = false;
	struct str address = {0};

	for (int i = p->heads[hash & (HEADS - 1)] - 1; i >= 0;
	     i = p->names.at[i].next) {
		struct name *n = &p->names.at[i];

		p->steps++;
		if (n->hash != hash || n->attribute != attribute ||
		    !str_eq(n->text, text))
			continue;
		if (n->valid == p->generation)
			return i;
		if (!is_known && (local || !attribute) &&
		    !find_scope(p, prefix_of(text, local), &address))
			return -1;
		is_known = true;
		if (str_eq(n->address, address)) {
			n->valid = p->generation;
			return i;
		}
	}
	if (!is_known && (local || !attribute) &&
	    !find_scope(p, prefix_of(text, local), &address))
		return -1;
	return add_name(p, text, local, hash, attribute, address);
}

/* The end of the part of a name that starts at `at`; NULL when none does. */
static const char *
part_end(const struct xml_plain *p, const char *at)
{
	const char *end = p->end;

	if (at == end || !may_be(p, *at, NAME_START))
		return NULL;
	do
		at++;
	while (at < end && may_be(p, *at, NAME));
	return at;
}

/* Names differ in length and at their ends; the text decides. */
static uint32_t
hash_name(struct str s)
{
	uint32_t head = 0, tail = 0;
	size_t n = s.len < sizeof(head) ? s.len : sizeof(head);

	(void)memcpy(&head, s.at, n);
	(void)memcpy(&tail, s.at + (s.len - n), n);
	head = (head * 0x9E3779B1u) ^ (tail * 0x85EBCA77u) ^ (uint32_t)s.len;
	return head ^ head >> 15;
}

/* Takes a name; `*local` is where its local part starts. */
static bool
take_name(struct xml_plain *p, struct str *out, size_t *local, uint32_t *hash)
{
	const char *start = p->at, *end = part_end(p, start);

	*local = 0;
	if (end && end < p->end && *end == ':') {
		*local = (size_t)(end + 1 - start);
		end = part_end(p, end + 1);
	}
	if (!end || end - start > LONGEST_NAME)
		return false;
	p->at = end;
	*out = (struct str){start, (size_t)(end - start)};
	*hash = hash_name(*out);
	return true;
}

/* -- references ---------------------------------------------------------- */

/* Behind "&#" or "&#x". */
static bool
take_digits(struct xml_plain *p, unsigned base, uint32_t *code)
{
	const char *start = p->at;

	*code = 0;
	for (; p->at < p->end && *code <= 0x10FFFF; p->at++) {
		char c = char_lower(*p->at);

		if (char_is_digit(c))
			*code = *code * base + (uint32_t)(c - '0');
		else if (base == 16 && c >= 'a' && c <= 'f')
			*code = *code * base + (uint32_t)(c - 'a') + 10;
		else
			break;
	}
	return p->at > start && take(p, STR(";"));
}

static bool
is_character(uint32_t code)
{
	if (code < 0x20)
		return code == '\t' || code == '\n' || code == '\r';
	return code < 0xD800 || (code > 0xDFFF && code < 0xFFFE) ||
	       (code > 0xFFFF && code <= 0x10FFFF);
}

/* Those to a number, and the five that need no declaration. */
static bool
take_reference(struct xml_plain *p, uint32_t *code)
{
	static const struct {
		struct str text;
		char means;
	} named[] = {
	    {STR_INIT("&amp;"), '&'},
	    {STR_INIT("&lt;"), '<'},
	    {STR_INIT("&gt;"), '>'},
	    {STR_INIT("&quot;"), '"'},
	    {STR_INIT("&apos;"), '\''},
	};

	if (take(p, STR("&#x")))
		return take_digits(p, 16, code) && is_character(*code);
	if (take(p, STR("&#")))
		return take_digits(p, 10, code) && is_character(*code);
	for (size_t i = 0; i < COUNT_OF(named); i++)
		if (take(p, named[i].text)) {
			*code = (unsigned char)named[i].means;
			return true;
		}
	return false;
}

/* -- tags ---------------------------------------------------------------- */

struct value {
	uint32_t start;
	uint32_t length;
	bool is_mended;
};

static void
mend(struct xml_plain *p, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		VEC_PUSH(&p->arena, &p->mended, s.at[i]);
}

/* A value with references in it, whose first plain part starts at `start`. */
static bool
mend_reference(struct xml_plain *p, const char *start)
{
	struct buf b = {.max = 16};
	uint32_t code;

	mend(p, (struct str){start, (size_t)(p->at - start)});
	if (!take_reference(p, &code))
		return false;
	utf8_add(&b, code);
	/* So does libxml2, whose trees have no bare '&'. */
	mend(p, code == '&' ? STR("&#38;") : buf_str(&b));
	buf_free(&b);
	return true;
}

/* Behind bytes of a value that mean themselves and are no quotes. */
static const char *
skip_plain(const struct xml_plain *p, const char *at)
{
	const char *end = p->end;

	while (at < end && may_be(p, *at, PLAIN))
		at++;
	return at;
}

/* A value and the quotes around it. */
static bool
take_value(struct xml_plain *p, struct value *out)
{
	const char *start, *plain;
	char quote;

	if (p->at == p->end || (*p->at != '"' && *p->at != '\''))
		return false;
	quote = *p->at++;
	start = plain = p->at;
	*out = (struct value){.start = (uint32_t)p->mended.len};
	while (p->at < p->end && *p->at != quote) {
		if (may_be(p, *p->at, VALUE)) {
			p->at = skip_plain(p, p->at + 1);
		} else if (*p->at == '&') {
			if (!mend_reference(p, plain))
				return false;
			plain = p->at;
			out->is_mended = true;
		} else if ((unsigned char)*p->at != 0xEF || !skip_ef(p)) {
			return false;
		}
	}
	if (p->at == p->end)
		return false;
	if (out->is_mended) {
		mend(p, (struct str){plain, (size_t)(p->at - plain)});
		out->length = (uint32_t)p->mended.len - out->start;
		out->start |= MENDED;
	} else {
		out->start = offset(p, start);
		out->length = (uint32_t)(p->at - start);
	}
	p->at++;
	return out->length <= LIMIT_XML_TAG_BYTES / 2;
}

/* What libxml2 would have something to say about is not for us. */
static bool
declare(struct xml_plain *p, struct str prefix, struct str address)
{
	const struct xml_scope s = {prefix, address, p->depth + 1};

	if (str_starts(prefix, STR("xml")) || (prefix.len && !address.len) ||
	    str_starts(address, STR("http://www.w3.org/XML/")) ||
	    str_starts(address, STR("http://www.w3.org/2000/xmlns")) ||
	    p->scopes.len == MOST_SCOPES)
		return false;
	for (size_t i = p->scopes.len; i-- > 0;) {
		const struct xml_scope *o = &p->declared.at[p->scopes.at[i]];

		if (o->depth != s.depth)
			break;
		if (str_eq(o->prefix, prefix))
			return false;
	}
	VEC_PUSH(&p->arena, &p->scopes, (int)p->declared.len);
	VEC_PUSH(&p->arena, &p->declared, s);
	p->generation++;
	return true;
}

static bool
take_attribute(struct xml_plain *p)
{
	static const struct str xmlns = STR_INIT("xmlns");
	struct attribute *a = &p->attributes[p->n_attributes];
	struct value value;
	struct str address;

	if (p->n_attributes == MOST_ATTRIBUTES ||
	    !take_name(p, &a->text, &a->local, &a->hash) ||
	    !take(p, STR("=")) || !take_value(p, &value))
		return false;
	a->start = value.start;
	a->length = value.length;
	if (str_starts(a->text, xmlns) &&
	    (a->local == xmlns.len + 1 || a->text.len == xmlns.len)) {
		address = (struct str){p->first + value.start, value.length};
		return !value.is_mended &&
		       declare(p,
			   a->local ? str_sub(a->text, a->local, a->text.len)
				    : STR(""),
			   address);
	}
	p->n_attributes++;
	return true;
}

static bool
is_same_attribute(const struct xml_plain *p, const struct attribute *a,
    const struct attribute *b)
{
	const struct name *n = &p->names.at[a->name];
	const struct name *o = &p->names.at[b->name];

	if (a->name == b->name)
		return true;
	return n->text.len - n->local == o->text.len - o->local &&
	       str_eq(n->address, o->address) &&
	       memcmp(n->text.at + n->local, o->text.at + o->local,
		   n->text.len - n->local) == 0;
}

/* Once all declarations of the tag are known. */
static bool
name_attributes(struct xml_plain *p)
{
	for (size_t i = 0; i < p->n_attributes; i++) {
		struct attribute *a = &p->attributes[i];
		int name = find_name(p, a->text, a->local, a->hash, true);

		if (name < 0)
			return false;
		a->name = (uint32_t)name;
		for (size_t k = 0; k < i; k++)
			if (is_same_attribute(p, a, &p->attributes[k]))
				return false;
	}
	return true;
}

static void
put_open(struct xml_plain *p, uint32_t name)
{
	if (p->line != p->told_line)
		put(p, LINE, p->line);
	p->told_line = p->line;
	for (; p->told_scopes < p->declared.len; p->told_scopes++)
		put(p, SCOPE, (uint32_t)p->told_scopes);
	put(p, OPEN, (uint32_t)p->n_attributes << COUNT_SHIFT | name);
	for (size_t i = 0; i < p->n_attributes; i++) {
		const struct attribute *a = &p->attributes[i];

		VEC_PUSH(&p->arena, &p->events, a->name);
		VEC_PUSH(&p->arena, &p->events, a->start);
		VEC_PUSH(&p->arena, &p->events, a->length);
	}
}

static void
close_element(struct xml_plain *p)
{
	size_t n = p->scopes.len;

	if (p->line != p->told_line)
		put(p, LINE, p->line);
	p->told_line = p->line;
	put(p, CLOSE, p->open[p->depth - 1]);
	while (n > 0 && p->declared.at[p->scopes.at[n - 1]].depth == p->depth)
		n--;
	p->generation += n != p->scopes.len;
	p->scopes.len = n;
	p->depth--;
}

/* Behind the '<' of a start tag. */
static bool
take_start_tag(struct xml_plain *p)
{
	const char *start = p->at;
	struct str text;
	size_t local;
	uint32_t hash;
	int name;

	p->n_attributes = 0;
	if (p->depth == MOST_DEPTH || ++p->elements > LIMIT_XML_ELEMENTS ||
	    !take_name(p, &text, &local, &hash))
		return false;
	for (;;) {
		const char *before = p->at;

		skip_space(p);
		if (p->at == p->end)
			return false;
		if (*p->at == '>' || *p->at == '/')
			break;
		if (p->at == before || !take_attribute(p))
			return false;
	}
	name = find_name(p, text, local, hash, false);
	if (name < 0 || !name_attributes(p) ||
	    p->at - start > (ptrdiff_t)LIMIT_XML_TAG_BYTES / 2)
		return false;
	put_open(p, (uint32_t)name);
	p->open[p->depth++] = (uint32_t)name;
	if (*p->at++ == '>')
		return true;
	close_element(p);
	return take(p, STR(">"));
}

/* Behind "</": the name must be that of what is open. */
static bool
take_end_tag(struct xml_plain *p)
{
	if (p->depth == 0 ||
	    !take(p, p->names.at[p->open[p->depth - 1]].text) ||
	    !take(p, STR(">")))
		return false;
	close_element(p);
	return true;
}

/* -- text ---------------------------------------------------------------- */

static void
put_text(struct xml_plain *p, const char *start)
{
	if (p->at == start)
		return;
	put(p, LETTERS, (uint32_t)(p->at - start));
	VEC_PUSH(&p->arena, &p->events, offset(p, start));
}

static bool
put_reference(struct xml_plain *p)
{
	uint32_t code;

	if (!take_reference(p, &code))
		return false;
	put(p, LETTERS, 0);
	VEC_PUSH(&p->arena, &p->events, code);
	return true;
}

static const char *
skip_text(const struct xml_plain *p, const char *at)
{
	const char *end = p->end;

	while (at < end && may_be(p, *at, TEXT))
		at++;
	return at;
}

/* Up to the next tag. */
static bool
take_text(struct xml_plain *p)
{
	const char *start = p->at;

	for (;;) {
		p->at = skip_text(p, p->at);
		if (p->at == p->end || p->at - start > LONGEST_TEXT)
			return false;
		if (*p->at == '<') {
			put_text(p, start);
			return true;
		}
		if (*p->at == '\n') {
			p->line++;
			p->at++;
		} else if (*p->at == '&') {
			put_text(p, start);
			if (!put_reference(p))
				return false;
			start = p->at;
		} else if ((unsigned char)*p->at == 0xEF) {
			if (!skip_ef(p))
				return false;
		} else if (*p->at++ != ']' ||
			   (p->end - p->at >= 2 && p->at[0] == ']' &&
			       p->at[1] == '>')) {
			return false;
		}
	}
}

/* -- the whole ----------------------------------------------------------- */

static void
skip_declaration(struct xml_plain *p)
{
	static const struct str usual[] = {
	    STR_INIT("<?xml version=\"1.0\" encoding=\"UTF-8\""
		     " standalone=\"yes\"?>"),
	    STR_INIT("<?xml version=\"1.0\" encoding=\"UTF-8\""
		     " standalone=\"no\"?>"),
	    STR_INIT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
	    STR_INIT("<?xml version=\"1.0\" encoding=\"utf-8\""
		     " standalone=\"yes\"?>"),
	    STR_INIT("<?xml version=\"1.0\" encoding=\"utf-8\"?>"),
	    STR_INIT("<?xml version='1.0' encoding='UTF-8'?>"),
	    STR_INIT("<?xml version='1.0' encoding='UTF-8'"
		     " standalone='yes'?>"),
	    STR_INIT("<?xml version=\"1.0\"?>"),
	};

	for (size_t i = 0; i < COUNT_OF(usual); i++)
		if (take(p, usual[i]))
			return;
}

/* Work and memory are in proportion to the bytes, whatever they say. */
static bool
is_too_much(const struct xml_plain *p)
{
	size_t bytes = (size_t)(p->at - p->first);

	return p->steps > bytes + 1000 || p->events.len > bytes / 2 + 1000;
}

static bool
scan(struct xml_plain *p)
{
	skip_declaration(p);
	skip_space(p);
	if (!take(p, STR("<")) || !take_start_tag(p))
		return false;
	while (p->depth > 0) {
		if (!take_text(p) || is_too_much(p))
			return false;
		p->at++; /* '<' */
		if (!(take(p, STR("/")) ? take_end_tag(p) : take_start_tag(p)))
			return false;
	}
	skip_space(p);
	return p->at == p->end;
}

struct xml_plain *
xml_plain_scan(struct str bytes)
{
	struct arena arena = {0};
	struct xml_plain *p;

	if (bytes.len == 0 || bytes.len > LIMIT_XML_PLAIN_BYTES ||
	    bytes.at[0] != '<' || !utf8_is_valid(bytes))
		return NULL;
	p = arena_new(&arena, struct xml_plain);
	p->arena = arena;
	p->first = p->at = bytes.at;
	p->end = bytes.at + bytes.len;
	p->line = 1;
	fill_uses(p);
	if (scan(p))
		return p;
	xml_plain_free(p);
	return NULL;
}

void
xml_plain_free(struct xml_plain *p)
{
	struct arena arena;

	if (!p)
		return;
	arena = p->arena; /* holds the object, too */
	arena_clear(&arena);
}

/* -- telling ------------------------------------------------------------- */

/* A name in the words of a vocabulary. */
struct told_name {
	struct str local;
	int id, ns;
};

static const struct told_name *
tell_names(struct xml_telling *t, const struct xml_plain *p)
{
	struct told_name *told =
	    arena_many(&t->arena, struct told_name, p->names.len + 1);

	for (size_t i = 0; i < p->names.len; i++) {
		const struct name *n = &p->names.at[i];

		told[i].local = str_sub(n->text, n->local, n->text.len);
		told[i].ns = xml_tell_ns(t, n->address);
		told[i].id = xml_tell_id(t, told[i].ns, told[i].local);
	}
	return told;
}

static void
fill_tag(struct xml_telling *t, const struct told_name *n)
{
	t->tag.local = n->local;
	t->tag.id = n->id;
	t->tag.ns = n->ns;
}

static void
fill_attributes(struct xml_telling *t, const struct xml_plain *p,
    const struct told_name *names, const uint32_t *e, size_t n)
{
	for (size_t i = 0; i < n; i++, e += 3) {
		const struct told_name *name = &names[e[0]];

		const char *at = e[1] & MENDED ? p->mended.at + (e[1] - MENDED)
					       : p->first + e[1];

		t->attributes[i] = (struct xml_attribute){
		    name->id, name->ns, name->local, {at, e[2]}};
	}
}

static int
tell_character(struct xml_telling *t, uint32_t code)
{
	struct buf b = {.max = 16};
	int rc;

	utf8_add(&b, code);
	rc = xml_tell_text(t, buf_str(&b));
	buf_free(&b);
	return rc;
}

/* One event; `*at` moves behind it. */
static int
tell_event(struct xml_telling *t, const struct xml_plain *p,
    const struct told_name *names, size_t *at)
{
	const uint32_t *e = &p->events.at[*at];
	uint32_t rest = e[0] & (((uint32_t)1 << EVENT_SHIFT) - 1);
	size_t n = rest >> COUNT_SHIFT;

	++*at;
	switch ((enum event)(e[0] >> EVENT_SHIFT)) {
	case OPEN:
		fill_tag(t, &names[rest & (((uint32_t)1 << COUNT_SHIFT) - 1)]);
		fill_attributes(t, p, names, e + 1, n);
		*at += 3 * n;
		return xml_tell_open(t, n);
	case CLOSE:
		fill_tag(t, &names[rest]);
		return xml_tell_close(t);
	case LETTERS:
		++*at;
		return rest ? xml_tell_text(
				  t, (struct str){p->first + e[1], rest})
			    : tell_character(t, e[1]);
	case LINE:
		t->tag.line = (int)rest;
		return 0;
	case SCOPE:
		xml_tell_scope(t, p->declared.at[rest].prefix,
		    p->declared.at[rest].address);
		return 0;
	}
	return 0;
}

int
xml_plain_tell(const struct xml_plain *p,
    const struct xml_vocabulary *vocabulary, const struct xml_sink *sink,
    struct err *err)
{
	struct arena arena = {0};
	struct xml_telling *t = arena_new(&arena, struct xml_telling);
	const struct told_name *names;
	int rc = 0;

	xml_tell_init(t, vocabulary, sink, err);
	names = tell_names(t, p);
	for (size_t at = 0; at < p->events.len && rc == 0;)
		rc = tell_event(t, p, names, &at);
	xml_tell_free(t);
	arena_clear(&arena);
	return rc;
}
