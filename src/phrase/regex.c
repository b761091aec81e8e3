#define PCRE2_CODE_UNIT_WIDTH 8

#include "phrase/regex.h"

#include <pcre2.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/limits.h"

/* What every match must hold: a run of letters outside of brackets and
 * classes, or one of the alternatives of a bracket that holds nothing else.
 * The longest two are kept: most texts lack one of them, and an index knows
 * which.  Digits are left out: numbers are no words. */
#define LITERAL_MAX 32

struct literal {
	char at[LITERAL_MAX]; /* small letters */
	size_t len;
};

/* A match holds one of these; with n == 0 nothing is known. */
struct literals {
	struct literal any[REGEX_LITERALS];
	size_t n;
};

/* So many bytes in a row that a class lets through: "[0-9a-f]{64}". */
struct row {
	size_t least;
	bool in[256];
};

struct regex {
	struct literals needs[REGEX_NEEDS]; /* the longest first */
	struct literal run; /* bytes that every match holds, digits too */
	struct row row;
	struct str source;
	pcre2_code *code; /* NULL until a text may match */
};

struct regex_room {
	pcre2_match_data *match;
	pcre2_match_context *limits;
	pcre2_compile_context *memory;
};

struct literal_reader {
	struct str source;
	size_t at;
	bool is_extended; /* "#" starts a comment */
	struct literal now, run;
	struct literals best[REGEX_NEEDS];
	struct literal longest_run;
	struct row row;
};

static void
add_byte(struct literal *l, char c)
{
	if (l->len < LITERAL_MAX)
		l->at[l->len++] = char_lower(c);
}

static size_t
shortest(const struct literals *l)
{
	size_t len = l->n ? SIZE_MAX : 0;

	for (size_t i = 0; i < l->n; i++)
		if (l->any[i].len < len)
			len = l->any[i].len;
	return len;
}

static void
keep_better(struct literal_reader *r, const struct literals *l)
{
	if (shortest(l) > shortest(&r->best[0])) {
		r->best[1] = r->best[0];
		r->best[0] = *l;
	} else if (shortest(l) > shortest(&r->best[1])) {
		r->best[1] = *l;
	}
}

static void
end_literal(struct literal_reader *r)
{
	struct literals one = {.any = {r->now}, .n = 1};

	keep_better(r, &one);
	r->now.len = 0;
}

/* What was read last may be left out: "?", "*", "{0,3}". */
static bool
is_optional(const struct literal_reader *r, size_t at)
{
	char c = at < r->source.len ? r->source.at[at] : '\0';

	return c == '?' || c == '*' || c == '{';
}

/* A run of letters, digits, blanks, hyphens, and signs behind a backslash:
 * "EN 319 411-1", "2\.23\.140".  The reader steps past such a sign itself. */
static void
add_to_run(struct literal_reader *r, char c)
{
	char next = r->at + 1 < r->source.len ? r->source.at[r->at + 1] : 'b';

	if (c == '\\' && !char_is_alpha(next) && !char_is_digit(next) &&
	    (unsigned char)next < 0x80) {
		add_byte(&r->run, next);
		return;
	}
	if (char_is_alpha(c) || char_is_digit(c) || c == '-' || c == ':' ||
	    c == '/' || (c == ' ' && !r->is_extended)) {
		add_byte(&r->run, c);
		return;
	}
	if (is_optional(r, r->at) && r->run.len > 0)
		r->run.len--;
	if (r->run.len > r->longest_run.len)
		r->longest_run = r->run;
	r->run.len = 0;
}

/* Past a bracket or class that opens here, whatever is in it. */
static void
skip_group(struct literal_reader *r, char open, char close)
{
	int depth = 0;

	for (; r->at < r->source.len; r->at++) {
		char c = r->source.at[r->at];

		if (c == '\\')
			r->at++;
		else if (c == open && (open == '(' || depth == 0))
			depth++;
		else if (c == close && --depth == 0)
			return;
	}
}

/* "(CAA|issuer domain|e\.g\.)": letters, blanks and full stops. */
static bool
read_alternatives(struct str inner, struct literals *out)
{
	while (inner.len) {
		struct str one = str_cut(&inner, '|');
		struct literal *l = &out->any[out->n];

		if (out->n == REGEX_LITERALS)
			return false;
		*l = (struct literal){0};
		for (size_t i = 0; i < one.len; i++) {
			if (str_starts(str_sub(one, i, one.len), STR("\\.")))
				i++;
			else if (!char_is_alpha(one.at[i]) && one.at[i] != ' ')
				return false;
			add_byte(l, one.at[i]);
		}
		out->n++;
	}
	return out->n > 0;
}

/* Letters, digits, the usual ranges of them, colons and blanks. */
static bool
read_members(struct str inner, bool in[256])
{
	for (size_t i = 0; i < inner.len; i++) {
		struct str range = str_sub(inner, i, i + 3);
		char first = inner.at[i], last = first;

		if (str_eq(range, STR("0-9")) || str_eq(range, STR("a-f")) ||
		    str_eq(range, STR("A-F")) || str_eq(range, STR("a-z")) ||
		    str_eq(range, STR("A-Z"))) {
			last = inner.at[i + 2];
			i += 2;
		} else if (!char_is_alpha(first) && !char_is_digit(first) &&
			   first != ':' && first != ' ') {
			return false;
		}
		for (char c = first; c <= last; c++) {
			in[(unsigned char)c] = true;
			in[(unsigned char)char_lower(c)] = true;
			if (char_is_alpha(c))
				in[(unsigned char)c & ~0x20u] = true;
		}
	}
	return inner.len > 0;
}

/* How often at least what was read last comes: "{40}", "{16,}", "?". */
static size_t
read_least(struct str source, size_t at)
{
	size_t least = 0;

	if (at >= source.len || !strchr("?*{", source.at[at]))
		return 1;
	for (at++;
	     at < source.len && least < 1000 && char_is_digit(source.at[at]);
	     at++)
		least = least * 10 + (size_t)(source.at[at] - '0');
	return least;
}

/* Past "?", "*", "{16,}". */
static size_t
past_quantifier(struct str source, size_t at)
{
	size_t end;

	if (at >= source.len || !strchr("?*+{", source.at[at]))
		return at;
	end = source.at[at] == '{' ? str_find_char(source, '}', at) : at;
	return end == SIZE_MAX ? source.len : end + 1;
}

static void
keep_longer(struct literal_reader *r, const struct row *row)
{
	if (row->least > r->row.least)
		r->row = *row;
}

/* A class that is repeated: "[0-9A-F]{40}".  Moves to its closing bracket. */
static void
read_class(struct literal_reader *r)
{
	size_t open = r->at;
	struct row row = {0};

	skip_group(r, '[', ']');
	row.least = read_least(r->source, r->at + 1);
	if (row.least > 1 &&
	    read_members(str_sub(r->source, open + 1, r->at), row.in))
		keep_longer(r, &row);
}

/* Classes that are repeated together: "([0-9A-F]{2}[: ]){19,}". */
static void
read_row_of_classes(struct literal_reader *r, struct str inner, size_t repeated)
{
	struct row row = {0};

	for (size_t at = 0; at < inner.len;) {
		size_t end = str_find_char(inner, ']', at);

		if (inner.at[at] != '[' || end == SIZE_MAX ||
		    !read_members(str_sub(inner, at + 1, end), row.in))
			return;
		row.least += read_least(inner, end + 1) * repeated;
		at = past_quantifier(inner, end + 1);
	}
	keep_longer(r, &row);
}

static void
read_group(struct literal_reader *r)
{
	size_t open = r->at;
	struct literals l = {.n = 0};
	struct str inner;

	skip_group(r, '(', ')');
	inner = str_sub(r->source, open + 1, r->at);
	if (!is_optional(r, r->at + 1) && read_alternatives(inner, &l))
		keep_better(r, &l);
	else
		read_row_of_classes(r, inner, read_least(r->source, r->at + 1));
}

/* False when the expression is not so simple. */
static bool
read_piece(struct literal_reader *r, char c)
{
	switch (c) {
	case '|':
	case '\n':
		return false;
	case '#':
		return !r->is_extended;
	case '(':
		read_group(r);
		return true;
	case '[':
		read_class(r);
		return true;
	case '{':
		skip_group(r, '{', '}');
		return true;
	case '\\':
		r->at++;
		return r->at < r->source.len &&
		       !strchr("xcpPokgNQ0123456789", r->source.at[r->at]);
	default:
		return true;
	}
}

/* "(?ix)" or "(?x:" anywhere. */
static bool
has_extended_flag(struct str source)
{
	for (size_t i = 0; (i = str_find(source, STR("(?"), i)) != SIZE_MAX;) {
		for (i += 2; i < source.len && (char_is_alpha(source.at[i]) ||
						   source.at[i] == '-');
		     i++)
			if (source.at[i] == 'x')
				return true;
	}
	return false;
}

/* Fills regex.needs. */
static void
find_needs(struct regex *to, struct str source)
{
	struct literal_reader r = {
	    .source = source, .is_extended = has_extended_flag(source)};

	for (; r.at < source.len; r.at++) {
		char c = source.at[r.at];

		add_to_run(&r, c);
		if (char_is_alpha(c)) {
			add_byte(&r.now, c);
			continue;
		}
		if (is_optional(&r, r.at) && r.now.len > 0)
			r.now.len--;
		end_literal(&r);
		if (!read_piece(&r, c))
			return;
	}
	end_literal(&r);
	add_to_run(&r, '\0');
	(void)memcpy(to->needs, r.best, sizeof(r.best));
	to->run = r.longest_run;
	to->row = r.row;
}

/* The letters before a blank or full stop are enough for an index. */
size_t
regex_literals(const struct regex *r, int need, struct str out[REGEX_LITERALS])
{
	const struct literals *l = &r->needs[need];

	for (size_t i = 0; i < l->n; i++) {
		size_t n = 0;

		while (n < l->any[i].len && char_is_alpha(l->any[i].at[n]))
			n++;
		out[i] = (struct str){l->any[i].at, n};
	}
	return l->n;
}

static int
explain(int error, size_t offset, struct err *err)
{
	char reason[160];

	if (pcre2_get_error_message(
		error, (PCRE2_UCHAR *)reason, sizeof(reason)) < 0)
		reason[0] = '\0';
	return err_set(
	    err, ERR_RULE, "offset %zu of the expression: %s", offset, reason);
}

struct str
regex_run(const struct regex *r)
{
	return (struct str){r->run.at, r->run.len};
}

static int
compile(struct str source, pcre2_compile_context *memory, pcre2_code **out,
    struct err *err)
{
	const uint32_t flags = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS |
			       PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY;
	PCRE2_SIZE offset = 0;
	int error = 0;

	*out = pcre2_compile((PCRE2_SPTR)(source.len ? source.at : ""),
	    source.len, flags, &error, &offset, memory);
	return *out ? 0 : explain(error, offset, err);
}

int
regex_check(struct str source, struct err *err)
{
	pcre2_code *code;

	if (compile(source, NULL, &code, err))
		return -1;
	pcre2_code_free(code);
	return 0;
}

struct regex *
regex_new(struct arena *a, struct str source)
{
	struct regex *r = arena_new(a, struct regex);

	r->source = source;
	find_needs(r, source);
	return r;
}

static bool
holds(struct str text, const struct literal *l)
{
	return str_has_nocase(text, (struct str){l->at, l->len});
}

static bool
holds_any(struct str text, const struct literals *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (holds(text, &l->any[i]))
			return true;
	return l->n == 0;
}

/* Looks at the last byte that a row could have first: where that is none of
 * the row, the row starts behind it. */
static bool
has_row(struct str text, const struct row *row)
{
	for (size_t end = row->least; end <= text.len;) {
		size_t at = end;

		while (at > end - row->least &&
		       row->in[(unsigned char)text.at[at - 1]])
			at--;
		if (at == end - row->least)
			return true;
		end = at + row->least;
	}
	return row->least == 0;
}

size_t
regex_row(const struct regex *r)
{
	return r->row.in[':'] || r->row.in[' '] ? 0 : r->row.least;
}

/* A look at the letters costs a tenth of a search. */
static bool
may_match(const struct regex *r, struct str text)
{
	if (!holds(text, &r->run) || !has_row(text, &r->row))
		return false;
	for (int need = 0; need < REGEX_NEEDS; need++)
		if (!holds_any(text, &r->needs[need]))
			return false;
	return true;
}

static void *
take_room(PCRE2_SIZE size, void *arena)
{
	return arena_many(arena, max_align_t, size / sizeof(max_align_t) + 1);
}

/* An arena gives nothing back. */
static void
leave_room(void *object, void *arena)
{
	(void)object;
	(void)arena;
}

struct regex_room *
regex_room_new(struct arena *a)
{
	struct regex_room *room = arena_new(a, struct regex_room);
	pcre2_general_context *memory =
	    pcre2_general_context_create(take_room, leave_room, a);

	if (!memory)
		out_of_memory();
	room->match = pcre2_match_data_create(1, memory);
	room->limits = pcre2_match_context_create(memory);
	room->memory = pcre2_compile_context_create(memory);
	if (!room->match || !room->limits || !room->memory)
		out_of_memory();
	(void)pcre2_set_match_limit(room->limits, LIMIT_MATCH_STEPS);
	(void)pcre2_set_heap_limit(room->limits, LIMIT_MATCH_KIB);
	return room;
}

int
regex_find(struct regex *r, struct regex_room *room, struct str text,
    size_t from, size_t *start, size_t *end, struct err *err)
{
	const PCRE2_SIZE *ends;
	int n;

	if (from == 0 && !may_match(r, text))
		return 0;
	if (!r->code && compile(r->source, room->memory, &r->code, err))
		return -1;
	n = pcre2_match(r->code, (PCRE2_SPTR)(text.len ? text.at : ""),
	    text.len, from, PCRE2_NO_UTF_CHECK, room->match, room->limits);
	if (n == PCRE2_ERROR_NOMATCH)
		return 0;
	if (n < 0)
		return err_set(
		    err, ERR_LIMIT, "a search was given up (PCRE2 says %d)", n);
	ends = pcre2_get_ovector_pointer(room->match);
	*start = ends[0];
	*end = ends[1] < ends[0] ? ends[0] : ends[1];
	return 1;
}
