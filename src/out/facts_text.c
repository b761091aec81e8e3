/* For people: what the document is about, then the facts kind by kind, then
 * the promises.  Values that stand in a clause are shown each with its words;
 * names and addresses once, with the sections they stand in. */
#include "base/index.h"
#include "out/facts.h"
#include "out/page.h"
#include "prose/class.h"

#define INDENT 2
#define SECTION_WIDTH 13
#define VALUE_WIDTH 25
#define VALUE_AT (INDENT + SECTION_WIDTH)
#define QUOTE_AT (VALUE_AT + VALUE_WIDTH)

/* Bytes in front of a value inside its excerpt, and lines of one. */
#define BEFORE_VALUE 30
#define EXCERPT_LINES 2
#define EXCERPT_BYTES 400

struct sheet {
	struct page page;
	struct arena a;
	const struct facts_report *r;
};

static void
add_column(struct sheet *s, enum tone tone, struct str text, int width)
{
	struct str cut = page_shorten(&s->a, text, width - 1);

	page_add(&s->page, tone, cut);
	page_spaces(&s->page, width - page_columns(cut));
}

static void
add_title(struct sheet *s, const char *title, size_t n)
{
	page_blank(&s->page);
	page_ends(&s->page, 0, 0, TONE_STRONG, str_of(title), TONE_FAINT,
	    arena_print(&s->a, "%zu", n));
}

static struct str
section_of(const struct sheet *s, int section)
{
	struct str number = map_printed_number(s->r->map, section);

	return number.len ? number : section > 0 ? STR("-") : STR("cover");
}

/* --- excerpts ------------------------------------------------------- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* Bytes [from, to) of a text, less the beginning of a character that would be
 * cut in two. */
static struct str
whole_characters(struct str text, size_t from, size_t to)
{
	if (to >= text.len)
		return str_sub(text, from, text.len);
	while (to > from && ((unsigned char)text.at[to] & 0xC0) == 0x80)
		to--;
	return str_sub(text, from, to);
}

/* At most `width` columns of a text, to the end of a word where there is
 * one. */
static struct str
fitting(struct str text, int width)
{
	struct str cut = text;

	while (cut.len && page_columns(cut) > width) {
		cut.len--;
		while (cut.len && !is_blank(cut.at[cut.len]))
			cut.len--;
	}
	return cut.len ? str_trim(cut)
		       : whole_characters(text, 0, (size_t)width);
}

/* The words around byte `start` of a text, from a few before it on; what is
 * left out shows as an ellipsis. */
static struct str
excerpt(struct sheet *s, struct str text, size_t start, int width)
{
	size_t from = start > BEFORE_VALUE ? start - BEFORE_VALUE : 0;
	struct str rest;

	while (from > 0 && from < start && !is_blank(text.at[from - 1]))
		from++;
	if (from <= 4)
		from = 0;
	/* No line shows more; a block may have megabytes. */
	rest = whole_characters(text, from, start + EXCERPT_BYTES);
	if (from)
		rest = arena_print(&s->a, "… %.*s", STR_ARG(rest));
	if (page_columns(rest) <= width)
		return rest;
	return arena_print(&s->a, "%.*s …", STR_ARG(fitting(rest, width - 2)));
}

static void
add_excerpt(struct sheet *s, const struct passage *p, int at)
{
	const struct doc *doc = s->r->prose->docs[p->document];
	int room = s->page.width - at;
	int columns = (room > 20 ? room : 20) * EXCERPT_LINES - 8;

	page_wrap(&s->page, TONE_FAINT, at, at,
	    excerpt(s, doc->blocks.at[p->block].text, p->start, columns));
}

/* --- head ----------------------------------------------------------- */

static void
add_head(struct sheet *s)
{
	const struct identity *id = s->r->identity;
	struct str name = id->title.text.len ? id->title.text : s->r->doc->file;
	char day[DATE_TEXT];

	page_wrap(&s->page, TONE_STRONG, 0, 0, name);
	page_rule(&s->page);
	page_wrap(&s->page, TONE_PLAIN, 0, 0,
	    arena_print(&s->a, "%.*s%s%.*s%s%s", STR_ARG(s->r->doc->file),
		id->version.text.len ? ", version " : "",
		STR_ARG(id->version.text), id->date != DATE_NONE ? " of " : "",
		date_print(id->date, day)));
}

/* --- subjects ------------------------------------------------------- */

static const char *
standing_words(const struct subject *s)
{
	if (s->standing == STANDING_UNSAID)
		return "not said";
	return s->standing == STANDING_DENIED ? "denied" : "offered";
}

static void
add_subject(struct sheet *s, const struct subject *subject)
{
	const struct passage *p = &subject->because[0];
	bool quoted = subject->n_because > 0 && !subject->is_forced;
	enum tone tone =
	    subject->standing == STANDING_UNSAID ? TONE_FAINT : TONE_PLAIN;

	page_spaces(&s->page, INDENT);
	add_column(s, TONE_FAINT,
	    quoted ? section_of(s, s->r->map->section_of[p->block])
		   : (struct str){0},
	    SECTION_WIDTH);
	add_column(s, tone, str_of(standing_words(subject)), 10);
	page_wrap(&s->page, tone, VALUE_AT + 10, VALUE_AT + 10,
	    arena_print(&s->a, "%.*s [%.*s]%s", STR_ARG(subject->title),
		STR_ARG(subject->name),
		subject->is_forced ? ", set by option" : ""));
	if (quoted) {
		page_spaces(&s->page, VALUE_AT + 10);
		add_excerpt(s, p, VALUE_AT + 10);
	}
}

static void
add_subjects(struct sheet *s)
{
	const struct subjects *list = s->r->subjects;

	for (int purposes = 1; purposes >= 0; purposes--) {
		page_blank(&s->page);
		page_wrap(&s->page, TONE_STRONG, 0, 0,
		    purposes ? STR("Purposes") : STR("Offers"));
		for (size_t i = 0; i < list->len; i++)
			if (list->at[i].is_purpose == (purposes == 1))
				add_subject(s, &list->at[i]);
	}
}

/* --- methods -------------------------------------------------------- */

/* "ended 2026-03-09": the day goes with the standing. */
static struct str
method_words(struct sheet *s, const struct method_answer *answer)
{
	char day[DATE_TEXT];
	const char *name = method_standing_name(answer->standing);

	if (answer->end == DATE_NONE || answer->end == DATE_OPEN)
		return str_of(name);
	return arena_print(&s->a, "%s %s", name, date_print(answer->end, day));
}

static void
add_method(struct sheet *s, const struct method_answer *answer)
{
	enum tone tone =
	    answer->standing == METHOD_OFFERED ? TONE_PLAIN : TONE_FAINT;

	page_spaces(&s->page, INDENT);
	add_column(
	    s, TONE_FAINT, section_of(s, answer->use->section), SECTION_WIDTH);
	add_column(s, tone, method_words(s, answer), 18);
	page_wrap(&s->page, tone, VALUE_AT + 18, VALUE_AT + 18,
	    arena_print(&s->a, "%.*s %.*s", STR_ARG(answer->item->number),
		STR_ARG(answer->item->title)));
}

/* "domain validation methods" as a title. */
static const char *
title_words(struct sheet *s, struct str words)
{
	char first = char_upper(words.at[0]);

	return arena_print(
	    &s->a, "%c%.*s", first, (int)(words.len - 1), words.at + 1)
	    .at;
}

static void
add_methods(struct sheet *s)
{
	for (size_t i = 0; i < s->r->methods->len; i++) {
		const struct enumeration *e = &s->r->methods->at[i];
		size_t n = 0;

		for (size_t k = 0; k < e->n_answers; k++)
			n += e->answers[k].use != NULL;
		if (n == 0)
			continue;
		add_title(s, title_words(s, e->list->title), n);
		for (size_t k = 0; k < e->n_answers; k++)
			if (e->answers[k].use)
				add_method(s, &e->answers[k]);
	}
}

/* --- facts ---------------------------------------------------------- */

/* A date alone in a cell tells nothing without its table. */
static bool
is_bare_date(const struct facts_report *r, const struct fact *f)
{
	return f->kind == FACT_DATE && f->at[0].start == 0 &&
	       f->at[0].end == r->doc->blocks.at[f->at[0].block].text.len;
}

static bool
is_shown(const struct facts_report *r, const struct fact *f)
{
	if (is_bare_date(r, f))
		return false;
	return f->use == PROSE_PRACTICE || f->kind >= FACT_OID;
}

static const char *
bound_words(const struct fact *f)
{
	static const char *const words[] = {
	    [BOUND_EXACT] = "",
	    [BOUND_AT_MOST] = "at most ",
	    [BOUND_AT_LEAST] = "at least ",
	    [BOUND_LESS_THAN] = "less than ",
	    [BOUND_MORE_THAN] = "more than ",
	    [BOUND_ABOUT] = "about ",
	};

	return words[f->bound];
}

static struct str
value_words(struct sheet *s, const struct fact *f)
{
	bool counts = f->kind == FACT_COUNT;
	bool behind = (counts || f->kind == FACT_KEY_SIZE) && f->detail.len;

	if (f->kind == FACT_DATE)
		return arena_print(&s->a, "%.*s%s%.*s", STR_ARG(f->detail),
		    f->detail.len ? " " : "", STR_ARG(f->value));
	return arena_print(&s->a, "%s%.*s%s%.*s",
	    counts || *f->unit ? bound_words(f) : "", STR_ARG(f->value),
	    behind ? counts ? " " : ", " : "",
	    STR_ARG(behind ? f->detail : (struct str){0}));
}

static void
add_in_words(struct sheet *s, const struct fact *f)
{
	page_spaces(&s->page, INDENT);
	add_column(s, TONE_FAINT, section_of(s, f->section), SECTION_WIDTH);
	add_column(s, TONE_PLAIN, value_words(s, f), VALUE_WIDTH);
	add_excerpt(s, &f->at[0], QUOTE_AT);
}

/* A name with the places it stands in. */
struct name {
	size_t first; /* fact */
	size_t more; /* further places */
};

struct names VEC(struct name);

static struct str
name_key(struct sheet *s, const struct fact *f)
{
	return arena_print(&s->a, "%d\n%.*s\n%.*s", (int)f->kind,
	    STR_ARG(f->value), STR_ARG(f->detail));
}

/* The different names of a kind, in the order of their first places. */
static struct names
names_of(struct sheet *s, enum fact_kind kind)
{
	const struct facts *list = s->r->facts;
	struct names names = {0};
	struct index known = {0};

	for (size_t i = 0; i < list->len; i++) {
		const struct fact *f = &list->at[i];
		struct str key;
		int at;

		if (f->kind != kind || !is_shown(s->r, f))
			continue;
		key = name_key(s, f);
		at = index_find(&known, key);
		if (at >= 0) {
			names.at[at].more++;
			continue;
		}
		index_put(&s->a, &known, key, (int)names.len);
		VEC_PUSH(&s->a, &names, ((struct name){.first = i}));
	}
	return names;
}

/* "1.3.1 +7": the first section and in how many other places it stands. */
static void
add_name(struct sheet *s, const struct name *one)
{
	const struct fact *f = &s->r->facts->at[one->first];
	struct str name = f->value;
	struct str place = section_of(s, f->section);

	if (f->detail.len)
		name = arena_print(&s->a, "%.*s%s%.*s", STR_ARG(name),
		    f->kind == FACT_STANDARD ? ", version " : ", ",
		    STR_ARG(f->detail));
	page_spaces(&s->page, INDENT);
	if (one->more)
		place =
		    arena_print(&s->a, "%.*s +%zu", STR_ARG(place), one->more);
	add_column(s, TONE_FAINT, place, SECTION_WIDTH);
	page_wrap(&s->page, TONE_PLAIN, VALUE_AT, VALUE_AT, name);
}

static void
add_field(struct sheet *s, const char *name, struct str value)
{
	if (!value.len)
		return;
	page_spaces(&s->page, 4);
	add_column(s, TONE_FAINT, str_of(name), 10);
	page_wrap(&s->page, TONE_PLAIN, 14, 14, value);
}

static void
add_certificate(struct sheet *s, const struct fact *f)
{
	const struct fact_certificate *c = f->certificate;
	char from[DATE_TEXT], to[DATE_TEXT];

	page_spaces(&s->page, INDENT);
	page_ends(&s->page, INDENT, 4, TONE_PLAIN,
	    c->subject.len ? c->subject : STR("(no name)"), TONE_FAINT,
	    section_of(s, f->section));
	add_field(s, "issuer", c->issuer);
	add_field(s, "serial", c->serial);
	add_field(s, "SHA-256", c->sha256);
	add_field(s, "SHA-1", c->sha1);
	add_field(s, "key id", c->key_id);
	if (c->not_before != DATE_NONE || c->not_after != DATE_NONE)
		add_field(s, "valid",
		    arena_print(&s->a, "%s%s%s",
			date_print(c->not_before, from),
			c->not_after != DATE_NONE ? " to " : " to ?",
			date_print(c->not_after, to)));
}

static bool
stands_in_words(enum fact_kind k)
{
	return k < FACT_ALGORITHM || k == FACT_MODULE;
}

static void
add_names(struct sheet *s, enum fact_kind kind)
{
	const struct names names = names_of(s, kind);

	for (size_t i = 0; i < names.len; i++)
		add_name(s, &names.at[i]);
}

static void
add_kind(struct sheet *s, enum fact_kind kind)
{
	const struct facts *list = s->r->facts;
	size_t n = 0;

	for (size_t i = 0; i < list->len; i++)
		n += list->at[i].kind == kind && is_shown(s->r, &list->at[i]);
	if (n == 0)
		return;
	add_title(s, fact_kind_title(kind), n);
	if (kind != FACT_CERTIFICATE && !stands_in_words(kind)) {
		add_names(s, kind);
		return;
	}
	for (size_t i = 0; i < list->len; i++) {
		const struct fact *f = &list->at[i];

		if (f->kind != kind || !is_shown(s->r, f))
			continue;
		if (kind == FACT_CERTIFICATE)
			add_certificate(s, f);
		else
			add_in_words(s, f);
	}
}

/* --- promises ------------------------------------------------------- */

static const char *
actor_words(enum actor a)
{
	static const char *const words[] = {
	    [ACTOR_NONE] = "",
	    [ACTOR_CA] = "CA: ",
	    [ACTOR_RA] = "RA: ",
	    [ACTOR_DELEGATED] = "delegated third party: ",
	};

	return a <= ACTOR_DELEGATED ? words[a] : "";
}

static const char *
modality_words(const struct promise *p)
{
	bool no = p->polarity == POLARITY_NO;

	switch (p->modality) {
	case MODALITY_MUST:
		return no ? "must not" : "must";
	case MODALITY_SHOULD:
		return no ? "should not" : "should";
	case MODALITY_EFFORT:
		return "tries to";
	case MODALITY_PLAN:
		return "plans to";
	case MODALITY_PRESENT:
	case MODALITY_NONE:
	case MODALITY_MAY:
		break;
	}
	return no ? "does not" : "does";
}

/* Who is bound and how, what makes it measurable, what leaves it open. */
static struct str
promise_marks(struct sheet *s, const struct promise *p)
{
	struct buf b = {0};
	struct str out;

	buf_print(&b, "%s%s", actor_words(p->actor), modality_words(p));
	if (p->bounded)
		buf_print(&b, "; bounded by “%.*s”",
		    STR_ARG(fact_quote(s->r->prose, &p->measure)));
	if (p->runs_from.start < p->runs_from.end)
		buf_print(&b, " from “%.*s”",
		    STR_ARG(fact_quote(s->r->prose, &p->runs_from)));
	if (p->vague.start < p->vague.end)
		buf_print(&b, "; left open by “%.*s”",
		    STR_ARG(fact_quote(s->r->prose, &p->vague)));
	out = arena_copy(&s->a, buf_str(&b));
	buf_free(&b);
	return out;
}

static struct str
promise_words(struct sheet *s, const struct promise *p)
{
	struct passage at[FACT_PASSAGES];
	size_t n = prose_statement_passages(
	    s->r->prose, p->statement, at, COUNT_OF(at));
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add_c(&b, " / ");
		buf_add(&b, fact_quote(s->r->prose, &at[i]));
	}
	out = arena_copy(&s->a, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
add_promise(struct sheet *s, const struct promise *p)
{
	page_spaces(&s->page, INDENT);
	add_column(s, TONE_PLAIN, section_of(s, p->section), SECTION_WIDTH);
	page_wrap(&s->page, TONE_PLAIN, INDENT + SECTION_WIDTH,
	    INDENT + SECTION_WIDTH, promise_words(s, p));
	page_spaces(&s->page, INDENT + SECTION_WIDTH);
	page_wrap(&s->page, TONE_FAINT, INDENT + SECTION_WIDTH,
	    INDENT + SECTION_WIDTH, promise_marks(s, p));
}

static void
add_promises(struct sheet *s)
{
	const struct promises *list = s->r->promises;
	size_t bounded = 0, testable = 0;

	for (size_t i = 0; i < list->len; i++) {
		bounded += list->at[i].bounded;
		testable += list->at[i].testable;
	}
	add_title(s, "Promises", list->len);
	page_wrap(&s->page, TONE_FAINT, 0, 0,
	    arena_print(&s->a,
		"%zu have a number, a deadline or a frequency; %zu are worded "
		"so that a reader can tell whether they were kept",
		bounded, testable));
	for (size_t i = 0; i < list->len; i++)
		add_promise(s, &list->at[i]);
}

void
facts_text(const struct facts_report *report, const struct style *style,
    struct buf *out)
{
	struct sheet s = {.page = page_of(style, out), .r = report};

	add_head(&s);
	add_subjects(&s);
	add_methods(&s);
	for (int k = 0; k < N_FACT_KINDS; k++)
		add_kind(&s, (enum fact_kind)k);
	add_promises(&s);
	arena_clear(&s.a);
}
