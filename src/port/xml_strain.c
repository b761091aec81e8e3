/* Nothing is remembered of a tag that goes on in the next bytes: what is there
 * of it stays, and so does the rest, because the next tag is looked for.
 *
 * Names are some hundred, and come some hundred thousand times: what is to be
 * done with one is remembered by the way it is written. */
#include "port/xml_strain.h"

#include <string.h>

/* Attributes of one tag that are left out; more stay. */
#define MOST_SPANS 32

enum byte_kind {
	BYTE_OF_NAME = 1,
	BYTE_OF_VALUE = 2, /* of one that is written as programs write it */
	BYTE_OF_WORD = 4 /* no white space, and no part of a reference */
};

struct span {
	size_t start, end;
};

/* Bytes being reduced: those before `from` are done, and what stayed of them
 * are the first `kept`. */
struct piece {
	char *at;
	size_t n, kept, from;
};

struct tag {
	struct span spans[MOST_SPANS]; /* of attributes, in order */
	size_t n_spans;
	struct span space; /* xml:space="preserve", or empty */
	size_t end; /* behind '>' */
	bool is_empty; /* ends in "/>" */
};

static void
leave_out(struct piece *p, struct span s)
{
	size_t n = s.start - p->from;

	if (p->kept < p->from)
		(void)memmove(p->at + p->kept, p->at + p->from, n);
	p->kept += n;
	p->from = s.end;
}

static char
byte_at(const struct piece *p, size_t i)
{
	return i < p->n ? p->at[i] : '\0';
}

static bool
is_of(const struct xml_strain *s, enum byte_kind kind, char c)
{
	return (s->kinds[(unsigned char)c] & kind) != 0;
}

static struct str
text_of(const struct piece *p, size_t start, size_t end)
{
	return (struct str){p->at + start, end - start};
}

/* --- names --------------------------------------------------------------- */

static const struct xml_prefix *
find_prefix(const struct xml_strain *s, struct str prefix)
{
	for (size_t i = 0; i < s->n_prefixes; i++)
		if (str_eq(s->prefixes[i].text, prefix))
			return &s->prefixes[i];
	return NULL;
}

static enum strained
find_out(const struct xml_strain *s, struct str name)
{
	struct str local = name, prefix = str_cut(&local, ':');
	const struct xml_prefix *p;

	if (str_eq(name, STR("xml:space")))
		return STRAINED_SPACE;
	if (local.len == 0)
		return STRAINED_NOT;
	if (str_eq(prefix, STR("xmlns")))
		return STRAINED_DECLARATION;
	p = find_prefix(s, prefix);
	if (p &&
	    (p->ns < 0 || xml_names_find(s->names, p->ns, local) == XML_OTHER))
		return STRAINED_UNKNOWN;
	return STRAINED_NOT;
}

/* The name that starts at `i`, and where it ends. */
static enum strained
read_name(struct xml_strain *s, const struct piece *p, size_t i, size_t *end)
{
	size_t start = i, n;
	uint32_t hash = 0;
	struct strained_name *seen;

	for (; i < p->n && is_of(s, BYTE_OF_NAME, p->at[i]); i++)
		hash = hash * 31 + (unsigned char)p->at[i];
	*end = i;
	n = i - start;
	if (n == 0 || n > STRAIN_NAME_BYTES)
		return STRAINED_NOT;
	seen = &s->seen[hash & (STRAIN_NAMES - 1)];
	if (seen->len != n || memcmp(seen->text, p->at + start, n) != 0) {
		seen->len = (unsigned char)n;
		(void)memcpy(seen->text, p->at + start, n);
		seen->what = (unsigned char)find_out(s, text_of(p, start, i));
	}
	return (enum strained)seen->what;
}

/* --- attributes ----------------------------------------------------------- */

struct attribute {
	enum strained what;
	struct str name, value;
	size_t end; /* behind the closing quote */
};

/* The attribute whose name starts at `i`, behind a blank; false when it is not
 * written as programs write it. */
static bool
read_attribute(
    struct xml_strain *s, const struct piece *p, size_t i, struct attribute *a)
{
	size_t end, at;

	a->what = read_name(s, p, i, &end);
	if (end == i || byte_at(p, end) != '=' || byte_at(p, end + 1) != '"')
		return false;
	a->name = text_of(p, i, end);
	at = i = end + 2;
	while (i < p->n && is_of(s, BYTE_OF_VALUE, p->at[i]))
		i++;
	a->value = text_of(p, at, i);
	a->end = i + 1;
	return byte_at(p, i) == '"';
}

static struct str
declared_prefix(const struct attribute *a)
{
	return str_sub(a->name, STR("xmlns:").len, a->name.len);
}

/* A prefix of the root that means something else from here on, or nothing:
 * nothing is known of names any more. */
static void
note_declaration(struct xml_strain *s, const struct attribute *a)
{
	const struct xml_prefix *p = find_prefix(s, declared_prefix(a));

	if (p &&
	    (a->value.len == 0 || p->ns != xml_names_space(s->names, a->value)))
		s->is_over = true;
}

/* The rest of a tag that is not read may do so, too, even where the bytes end
 * in the middle of the word. */
static void
note_unread(struct xml_strain *s, const struct piece *p, size_t from)
{
	static const struct str word = STR_INIT("xmlns");
	struct str rest = str_before(text_of(p, from, p->n), '<');

	s->is_over |= str_find(rest, word, 0) != SIZE_MAX;
	for (size_t n = 1; n < word.len && from + rest.len == p->n; n++)
		if (str_ends(rest, str_sub(word, 0, n)))
			s->awaited = str_sub(word, n, word.len);
}

/* What goes on from the bytes before: a tag, its first byte, a word. */
static void
go_on(struct xml_strain *s, const struct piece *p)
{
	struct str all = text_of(p, 0, p->n);

	s->is_over |= (s->is_cut && byte_at(p, 0) == '!') ||
		      (s->awaited.len && str_starts(all, s->awaited));
	s->is_cut = false;
	s->awaited = (struct str){0};
	note_unread(s, p, 0);
}

static void
weigh(struct xml_strain *s, struct tag *t, const struct attribute *a,
    struct span all)
{
	if (a->what == STRAINED_DECLARATION)
		note_declaration(s, a);
	else if (a->what == STRAINED_UNKNOWN && t->n_spans < MOST_SPANS)
		t->spans[t->n_spans++] = all;
	else if (a->what == STRAINED_SPACE && str_eq(a->value, STR("preserve")))
		t->space = all;
}

/* From behind the name of a tag to its end; false when it goes on in the next
 * bytes, or is not written as programs write it. */
static bool
read_tag(struct xml_strain *s, const struct piece *p, size_t i, struct tag *t)
{
	struct attribute a;

	while (byte_at(p, i) == ' ' && byte_at(p, i + 1) != '/') {
		if (!read_attribute(s, p, i + 1, &a))
			return false;
		weigh(s, t, &a, (struct span){i, a.end});
		i = a.end;
	}
	i += byte_at(p, i) == ' ';
	t->is_empty = byte_at(p, i) == '/';
	i += t->is_empty;
	t->end = i + 1;
	return byte_at(p, i) == '>';
}

/* --- what is left out -------------------------------------------------- */

/* All that stands between this tag and that of the end is text, and neither end
 * of it can be white space, however that is written. */
static bool
holds_tight_text(
    const struct xml_strain *s, const struct piece *p, const struct tag *t)
{
	size_t n = p->n - t->end;
	const char *at = p->at + t->end, *end = memchr(at, '<', n);

	return end && end > at && (size_t)(end - at) + 1 < n && end[1] == '/' &&
	       is_of(s, BYTE_OF_WORD, at[0]) && is_of(s, BYTE_OF_WORD, end[-1]);
}

/* Puts the span of xml:space where it belongs among the others. */
static void
add_space(struct tag *t)
{
	size_t i = t->n_spans;

	if (i == MOST_SPANS)
		return;
	for (; i > 0 && t->spans[i - 1].start > t->space.start; i--)
		t->spans[i] = t->spans[i - 1];
	t->spans[i] = t->space;
	t->n_spans++;
}

/* The start tag at `open`; from where the next one is looked for. */
static size_t
strain_tag(struct xml_strain *s, struct piece *p, size_t open)
{
	size_t end;
	enum strained what = read_name(s, p, open + 1, &end);
	struct tag t;

	t.n_spans = 0;
	t.space = (struct span){0};
	if (!read_tag(s, p, end, &t)) {
		note_unread(s, p, end);
		return end;
	}
	if (t.is_empty && what == STRAINED_UNKNOWN) {
		leave_out(p, (struct span){open, t.end});
		return t.end;
	}
	if (t.space.end && !t.is_empty && holds_tight_text(s, p, &t))
		add_space(&t);
	for (size_t i = 0; i < t.n_spans; i++)
		leave_out(p, t.spans[i]);
	return t.end;
}

/* --- the root --------------------------------------------------------------
 */

static void
add_prefix(struct xml_strain *s, const struct attribute *a)
{
	if (s->n_prefixes < STRAIN_PREFIXES && a->value.len)
		s->prefixes[s->n_prefixes++] = (struct xml_prefix){
		    arena_copy(s->arena, declared_prefix(a)),
		    xml_names_space(s->names, a->value)};
}

/* The tag of the root element; n when a declaration comes first. */
static size_t
find_root(const struct piece *p)
{
	for (size_t i = 0; i + 1 < p->n; i++)
		if (p->at[i] == '<' && p->at[i + 1] != '?')
			return p->at[i + 1] == '!' ? p->n : i;
	return p->n;
}

/* The end of the tag of the root, or n. */
static size_t
begin(struct xml_strain *s, const struct piece *p)
{
	size_t i = find_root(p);
	struct attribute a;

	s->has_begun = true;
	if (i < p->n)
		(void)read_name(s, p, i + 1, &i);
	while (char_is_space(byte_at(p, i))) {
		if (!read_attribute(s, p, ++i, &a))
			continue;
		if (a.what == STRAINED_DECLARATION)
			add_prefix(s, &a);
		i = a.end;
	}
	s->is_over = byte_at(p, i) != '>';
	/* Nothing was known of prefixes yet. */
	(void)memset(s->seen, 0, STRAIN_NAMES * sizeof(*s->seen));
	return i;
}

static void
sort_bytes(struct xml_strain *s)
{
	for (unsigned c = 0; c < sizeof(s->kinds); c++) {
		bool in_name = char_is_alpha((char)c) ||
			       char_is_digit((char)c) ||
			       (c && c < 0x80 && strchr(":-_.", (int)c));
		bool in_value = c >= ' ' && !strchr("\"<&", (int)c);
		bool in_word = c > ' ' && c < 0x7F && !strchr("&;", (int)c);

		s->kinds[c] = (unsigned char)((in_name ? BYTE_OF_NAME : 0) |
					      (in_value ? BYTE_OF_VALUE : 0) |
					      (in_word ? BYTE_OF_WORD : 0));
	}
}

void
xml_strain_init(
    struct xml_strain *s, struct arena *a, const struct xml_names *names)
{
	*s = (struct xml_strain){.arena = a, .names = names};
	s->seen = arena_many(a, struct strained_name, STRAIN_NAMES);
	sort_bytes(s);
}

size_t
xml_strain_bytes(struct xml_strain *s, char *at, size_t n)
{
	struct piece p = {.at = at, .n = n};
	size_t i = 0;
	const char *open;

	if (s->has_begun)
		go_on(s, &p);
	else
		i = begin(s, &p);
	while (!s->is_over && (open = memchr(at + i, '<', n - i))) {
		char next;

		i = (size_t)(open - at);
		next = byte_at(&p, i + 1);
		s->is_cut = i + 1 == n;
		if (s->is_cut)
			break;
		if (next == '!')
			s->is_over = true;
		else if (next == '/' || next == '?')
			i += 2;
		else
			i = strain_tag(s, &p, i);
	}
	leave_out(&p, (struct span){n, n});
	return p.kept;
}
