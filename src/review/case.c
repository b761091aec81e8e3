#include "review/case.h"

#include "base/form.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "phrase/stem.h"

#define AREA_CASE STR("Facts of the case")
#define AREA_PROMISES STR("Promises made elsewhere")
#define CASE_TEXT_BYTES ((size_t)2000)

struct checker {
	struct arena *a;
	const struct review *r;
	struct worksheet *out;
	struct form form;
	size_t n_lines;
	/* The text of each block in the form in which names are compared. */
	struct str **folded;
};

/* --- finding words ------------------------------------------------------- */

static void
fold_documents(struct checker *c)
{
	int n = c->r->n_documents;

	c->folded = arena_many(c->a, struct str *, (size_t)n + 1);
	for (int d = 0; d < n; d++) {
		const struct doc *doc = c->r->documents[d].doc;

		c->folded[d] =
		    arena_many(c->a, struct str, doc->blocks.len + 1);
		for (size_t b = 0; b < doc->blocks.len; b++)
			c->folded[d][b] =
			    utf8_fold(c->a, doc->blocks.at[b].text);
	}
}

/* The first block of the body that has these words, else any block. */
static struct line_place
find_words(const struct checker *c, struct str words)
{
	struct line_place found = {-1, -1, 0, 0};
	struct str key = utf8_fold(c->a, words);

	for (int d = 0; d < c->r->n_documents && key.len; d++) {
		const struct doc *doc = c->r->documents[d].doc;

		for (size_t b = 0; b < doc->blocks.len; b++) {
			const struct block *block = &doc->blocks.at[b];

			if (str_find(c->folded[d][b], key, 0) == SIZE_MAX)
				continue;
			if (found.block >= 0 && !block_is_body(block))
				continue;
			found =
			    (struct line_place){d, (int)b, 0, block->text.len};
			if (block_is_body(block))
				return found;
		}
	}
	return found;
}

/* "pki.example.com" of "https://www.pki.example.com/path/" */
static struct str
host_of(struct str url)
{
	size_t at = str_find(url, STR("://"), 0);

	if (at != SIZE_MAX)
		url = str_sub(url, at + 3, url.len);
	if (str_starts(url, STR("www.")))
		url = str_sub(url, 4, url.len);
	return str_sub(url, 0, str_find_char(url, '/', 0));
}

/* --- lines --------------------------------------------------------------- */

static int
add_line(struct checker *c, struct str area, const char *id, struct str item,
    struct worksheet_line **out)
{
	if (++c->n_lines > LIMIT_CASE_LINES)
		return err_set(c->form.err, ERR_LIMIT,
		    "more than %d facts or promises", LIMIT_CASE_LINES);
	*out = VEC_ADD(c->a, &c->out->lines);
	(*out)->area = area;
	(*out)->id = str_of(id);
	(*out)->item = item;
	(*out)->place = (struct line_place){-1, -1, 0, 0};
	return 0;
}

static int
check_words(
    struct checker *c, const char *id, struct str what, struct str words)
{
	struct worksheet_line *line = NULL;

	if (add_line(c, AREA_CASE, id, what, &line))
		return -1;
	line->place = find_words(c, words);
	line->state = line->place.block < 0 ? LINE_CLARIFY : LINE_VERIFIED;
	if (line->state == LINE_CLARIFY)
		line->comment = arena_print(c->a,
		    "the case says '%.*s', and the documents do not",
		    STR_ARG(words));
	return 0;
}

static int
check_text(struct checker *c, const struct json *root, const char *name,
    const char *what, bool is_url)
{
	struct str text = {0};

	if (form_words(&c->form, root, name, false, CASE_TEXT_BYTES, &text))
		return -1;
	if (!text.len)
		return 0;
	return check_words(c, name,
	    arena_print(c->a, "%s: %.*s", what, STR_ARG(text)),
	    is_url ? host_of(text) : text);
}

static int
check_list(struct checker *c, const struct json *root, const char *name,
    const char *what, bool is_url)
{
	const struct json *list = json_at(root, name);

	if (list && json_kind(list) != JSON_ARRAY)
		return form_fail(&c->form, list, "must be a list");
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		struct str text = arena_copy(c->a, json_str(n));

		if (!text.len || text.len > CASE_TEXT_BYTES)
			return form_fail(&c->form, n, "must be a text");
		if (check_words(c, name,
			arena_print(c->a, "%s: %.*s", what, STR_ARG(text)),
			is_url ? host_of(text) : text))
			return -1;
	}
	return 0;
}

static int
check_bit(struct checker *c, const struct json *list, const char *bit,
    const char *purpose)
{
	bool is_asked = false, is_offered;
	struct worksheet_line *line = NULL;

	for (const struct json *n = json_first(list); n; n = json_next(n))
		is_asked |= str_eq(json_str(n), str_of(bit));
	is_offered = subject_is_offered(&c->r->subjects, str_of(purpose));
	if (!is_asked && !is_offered)
		return 0;
	if (add_line(c, AREA_CASE, "trust_bits",
		arena_print(c->a, "Trust bit %s", bit), &line))
		return -1;
	line->state = is_asked == is_offered ? LINE_VERIFIED : LINE_CLARIFY;
	if (line->state == LINE_CLARIFY)
		line->comment = is_asked
				    ? STR("asked for, and the documents are "
					  "not about it")
				    : STR("the documents are about it, and it "
					  "is not asked for");
	return 0;
}

static int
check_bits(struct checker *c, const struct json *root)
{
	const struct json *list = json_at(root, "trust_bits");

	if (!list)
		return 0;
	if (json_kind(list) != JSON_ARRAY)
		return form_fail(&c->form, list, "must be a list");
	for (const struct json *n = json_first(list); n; n = json_next(n))
		if (!str_eq(json_str(n), STR("websites")) &&
		    !str_eq(json_str(n), STR("email")) &&
		    !str_eq(json_str(n), STR("code")))
			return form_fail(&c->form, n,
			    "must be one of: websites, email, code");
	return check_bit(c, list, "websites", "tls") ||
		       check_bit(c, list, "email", "smime") ||
		       check_bit(c, list, "code", "cs")
		   ? -1
		   : 0;
}

static int
check_edition(
    struct checker *c, const char *what, struct str wanted, struct str got)
{
	struct worksheet_line *line = NULL;

	if (add_line(c, AREA_CASE, "document",
		arena_print(c->a, "%s: %.*s", what, STR_ARG(wanted)), &line))
		return -1;
	line->state = str_eq(wanted, got) ? LINE_VERIFIED : LINE_CLARIFY;
	if (line->state == LINE_CLARIFY)
		line->comment = arena_print(c->a, "the document says %s%.*s%s",
		    got.len ? "'" : "nothing", STR_ARG(got),
		    got.len ? "'" : "");
	return 0;
}

static int
check_document(struct checker *c, const struct json *root)
{
	const struct json *o = json_at(root, "document");
	const struct reviewed_document *d = &c->r->documents[0];
	char wanted[DATE_TEXT], got[DATE_TEXT];
	struct str version = {0};
	date day = DATE_NONE;

	if (!o)
		return 0;
	if (form_object(&c->form, o, "version date") ||
	    form_words(
		&c->form, o, "version", false, CASE_TEXT_BYTES, &version) ||
	    (json_at(o, "date") && form_day(&c->form, o, "date", &day)))
		return -1;
	if (version.len &&
	    check_edition(c, "Version", version, d->identity.version.text))
		return -1;
	if (day == DATE_NONE)
		return 0;
	return check_edition(c, "Date",
	    arena_copy(c->a, str_of(date_print(day, wanted))),
	    arena_copy(c->a, str_of(date_print(d->dated, got))));
}

static int
check_root(struct checker *c, const struct json *root)
{
	return form_object(&c->form, root,
		   "owner website repository trust_bits cas test_websites "
		   "document") ||
		       check_text(c, root, "owner", "Owner", false) ||
		       check_text(c, root, "website", "Web site", true) ||
		       check_text(c, root, "repository", "Repository", true) ||
		       check_bits(c, root) ||
		       check_list(c, root, "cas", "CA", false) ||
		       check_list(
			   c, root, "test_websites", "Test web page", true) ||
		       check_document(c, root)
		   ? -1
		   : 0;
}

int
case_check(struct arena *a, const struct review *r, struct str text,
    struct worksheet *out, struct err *err)
{
	struct checker c = {.a = a, .r = r, .out = out};
	struct json *root;
	int rc;

	if (json_parse(text, &root, err))
		return -1;
	c.form = (struct form){a, root, ERR_FORMAT, err};
	fold_documents(&c);
	rc = check_root(&c, root);
	json_free(root);
	return rc;
}

/* --- promises ------------------------------------------------------------ */

/* Words that say nothing of what is promised. */
static bool
is_filler(struct str word)
{
	static const char *const words[] = {"a", "all", "an", "and", "any",
	    "are", "as", "at", "be", "been", "by", "ca", "for", "from", "has",
	    "have", "in", "is", "it", "its", "may", "must", "of", "on", "or",
	    "our", "shall", "that", "the", "their", "these", "this", "those",
	    "to", "was", "we", "were", "which", "will", "with"};

	return str_is_one_of(word, words, COUNT_OF(words));
}

static bool
denies(struct str word)
{
	static const char *const words[] = {
	    "not", "no", "never", "without", "neither", "nor", "cannot"};

	return str_is_one_of(word, words, COUNT_OF(words));
}

struct words {
	struct VEC(struct str) stems; /* each once */
	bool denies;
};

static void
add_word(struct arena *a, struct words *w, struct str word)
{
	char stem[STEM_MAX];
	struct str s;

	w->denies |= denies(word);
	if (is_filler(word) || denies(word))
		return;
	s = stem_word(word, stem);
	if (!str_is_in(s, w->stems.at, w->stems.len))
		VEC_PUSH(a, &w->stems, arena_copy(a, s));
}

static void
read_words(struct arena *a, struct str text, struct words *out)
{
	struct buf word = {0};
	size_t at = 0;

	while (at <= text.len) {
		uint32_t code = at < text.len ? utf8_next(text, &at) : ' ';
		char plain[UTF8_PLAIN_MAX];
		bool ends = at == text.len && code == ' ';

		if (utf8_is_alnum(code)) {
			size_t n = utf8_plain(code, plain);

			buf_add(&word, (struct str){plain, n});
		}
		if (!utf8_is_alnum(code) || at == text.len) {
			if (word.len)
				add_word(a, out, buf_str(&word));
			buf_reset(&word);
		}
		if (ends || at == text.len)
			break;
	}
	buf_free(&word);
}

struct match {
	struct line_place place;
	size_t hits;
	bool has_numbers, same_sense;
	const struct words *words;
};

static bool
holds(const struct words *w, struct str stem)
{
	return str_is_in(stem, w->stems.at, w->stems.len);
}

static struct match
compare(const struct words *promise, const struct words *text)
{
	struct match m = {.has_numbers = true,
	    .same_sense = promise->denies || !text->denies,
	    .words = text};

	for (size_t i = 0; i < promise->stems.len; i++) {
		struct str stem = promise->stems.at[i];

		if (holds(text, stem))
			m.hits++;
		else if (str_has_digit(stem))
			m.has_numbers = false;
	}
	return m;
}

/* More words; then all numbers; then the same sense; then the earlier. */
static bool
is_better(const struct match *a, const struct match *b)
{
	if (a->hits != b->hits)
		return a->hits > b->hits;
	if (a->has_numbers != b->has_numbers)
		return a->has_numbers;
	return a->same_sense && !b->same_sense;
}

static struct str
absent_words(
    struct arena *a, const struct words *promise, const struct match *m)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < promise->stems.len; i++) {
		if (m->words && holds(m->words, promise->stems.at[i]))
			continue;
		buf_add_c(&b, b.len ? ", " : "");
		buf_add(&b, promise->stems.at[i]);
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return out;
}

static void
decide_promise(struct checker *c, const struct words *promise,
    const struct match *best, struct worksheet_line *line)
{
	size_t n = promise->stems.len;

	line->state = LINE_RESPONSE;
	if (2 * best->hits < n || best->hits == 0) {
		line->comment = STR("no paragraph says this");
		return;
	}
	line->place = best->place;
	line->state = LINE_CLARIFY;
	if (!best->same_sense)
		line->comment = STR("the nearest paragraph has a denial that "
				    "the promise does not have");
	else if (4 * best->hits >= 3 * n && best->has_numbers)
		line->state = LINE_VERIFIED;
	else
		line->comment = arena_print(c->a,
		    "the nearest paragraph does not have: %.*s",
		    STR_ARG(absent_words(c->a, promise, best)));
}

/* The words of every block of the body, read once for all promises: by
 * document, then block. */

static struct words **
read_blocks(struct checker *c)
{
	int n = c->r->n_documents;
	struct words **all = arena_many(c->a, struct words *, (size_t)n + 1);

	for (int d = 0; d < n; d++) {
		const struct doc *doc = c->r->documents[d].doc;

		all[d] = arena_many(c->a, struct words, doc->blocks.len + 1);
		for (size_t b = 0; b < doc->blocks.len; b++)
			if (block_is_body(&doc->blocks.at[b]))
				read_words(
				    c->a, doc->blocks.at[b].text, &all[d][b]);
	}
	return all;
}

static void
find_promise(struct checker *c, struct words *const *all, struct str text,
    struct worksheet_line *line)
{
	struct words promise = {0};
	struct match best = {.hits = 0}, m;

	read_words(c->a, text, &promise);
	for (int d = 0; d < c->r->n_documents; d++) {
		const struct doc *doc = c->r->documents[d].doc;

		for (size_t b = 0; b < doc->blocks.len; b++) {
			m = compare(&promise, &all[d][b]);
			m.place = (struct line_place){
			    d, (int)b, 0, doc->blocks.at[b].text.len};
			if (m.hits && is_better(&m, &best))
				best = m;
		}
	}
	decide_promise(c, &promise, &best, line);
}

static int
read_promise(struct checker *c, const struct json *n, struct words *const *all)
{
	struct str id = {0}, text = {0}, source = {0};
	struct worksheet_line *line = NULL;

	if (form_object(&c->form, n, "id text source") ||
	    form_words(&c->form, n, "id", false, CASE_TEXT_BYTES, &id) ||
	    form_words(&c->form, n, "text", true, CASE_TEXT_BYTES, &text) ||
	    form_words(
		&c->form, n, "source", false, CASE_TEXT_BYTES, &source) ||
	    add_line(c, AREA_PROMISES, "promise", text, &line))
		return -1;
	if (id.len)
		line->id = id;
	if (source.len)
		line->item = arena_print(
		    c->a, "%.*s (%.*s)", STR_ARG(text), STR_ARG(source));
	find_promise(c, all, text, line);
	return 0;
}

int
case_promises(struct arena *a, const struct review *r, struct str text,
    struct worksheet *out, struct err *err)
{
	struct checker c = {.a = a, .r = r, .out = out};
	const struct json *list;
	struct words **all;
	struct json *root;
	int rc;

	if (json_parse(text, &root, err))
		return -1;
	c.form = (struct form){a, root, ERR_FORMAT, err};
	rc = form_object(&c.form, root, "promises") ||
		     form_list(&c.form, root, "promises", &list)
		 ? -1
		 : 0;
	all = rc ? NULL : read_blocks(&c);
	for (const struct json *n = rc ? NULL : json_first(list); n && rc == 0;
	     n = json_next(n))
		rc = read_promise(&c, n, all);
	json_free(root);
	return rc;
}
