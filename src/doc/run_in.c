#include "doc/run_in.h"

#include "base/utf8.h"

/* No title of an outline has more. */
#define TITLE_BLANKS 14

/* What stands between a title and its text. */
static const struct str closers[] = {STR_INIT("."), STR_INIT(":"),
    STR_INIT("-"), STR_INIT("\u2013"), STR_INIT("\u2014")};

/* The number at `start`; gives the byte where the title begins. */
static bool
read_number(
    const struct block *b, size_t start, struct run_in *out, size_t *title)
{
	struct str s = str_sub(b->text, start, b->text.len);

	*title = start;
	if (start == 0 && b->label.len)
		return outline_number_read(b->label, &out->number) &&
		       out->number.title >= b->label.len &&
		       out->number.places > 1;
	if (s.len == 0 || !char_is_digit(s.at[0]) ||
	    !outline_number_read(s, &out->number) || out->number.places < 2)
		return false;
	*title += out->number.title;
	return *title < b->text.len;
}

static bool
is_number_at(struct str text, size_t at)
{
	struct outline_number n;

	return char_is_digit(text.at[at]) &&
	       outline_number_read(str_sub(text, at, text.len), &n) &&
	       n.places > 1;
}

/* Length of the closer that ends `s`, or begins it; 0 for none. */
static size_t
closer_of(struct str s, bool at_end)
{
	for (size_t i = 0; i < COUNT_OF(closers); i++)
		if (at_end ? str_ends(s, closers[i])
			   : str_starts(s, closers[i]))
			return closers[i].len;
	return 0;
}

/* Nothing but blanks stands between, and no stop before them. */
static bool
goes_on(struct str text, size_t from, size_t to)
{
	size_t at = from;

	while (at < to && text.at[at] == ' ')
		at++;
	return at == to &&
	       (from == to || closer_of(str_sub(text, 0, from), true) == 0);
}

/* The end of the stretch of a kind that has byte `at`; blanks may part it, the
 * next number does not belong to it. */
static size_t
end_of_stretch(const struct doc *doc, int block, enum mark_kind kind, size_t at)
{
	struct str text = doc->blocks.at[block].text;
	size_t end = 0;

	for (size_t i = doc_first_mark(doc, block);
	     i < doc->marks.len && doc->marks.at[i].block == block; i++) {
		const struct mark *m = &doc->marks.at[i];

		if (m->kind != kind)
			continue;
		if (end == 0 ? m->start > at
			     : !goes_on(text, end, m->start) ||
				   is_number_at(text, m->start))
			break;
		if (m->end > at)
			end = m->end;
	}
	return end;
}

/* The end of what is set off at `at`, or 0. */
static size_t
end_of_set_off(const struct doc *doc, int block, size_t at)
{
	static const enum mark_kind kinds[] = {
	    MARK_BOLD, MARK_ITALIC, MARK_UNDERLINE};
	size_t end = 0;

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		size_t e = end_of_stretch(doc, block, kinds[i], at);

		end = e > end ? e : end;
	}
	return end;
}

/* A reference that leads elsewhere is underlined, too. */
static bool
is_link(const struct doc *doc, int block, size_t at)
{
	return end_of_stretch(doc, block, MARK_LINK, at) > 0;
}

/* Takes blanks and closers off the end; true when there was a closer. */
static bool
cut_closers(struct str *s)
{
	bool closed = false;
	size_t n;

	*s = str_trim(*s);
	while ((n = closer_of(*s, true)) > 0) {
		s->len -= n;
		*s = str_trim(*s);
		closed = true;
	}
	return closed;
}

/* Goes past blanks and closers; true when there was a closer or a line end. */
static bool
skip_closers(struct str text, size_t *at)
{
	bool closed = false;
	size_t n;

	for (; *at < text.len; *at += n) {
		size_t next = *at;

		n = closer_of(str_sub(text, *at, text.len), false);
		closed |= n > 0 || text.at[*at] == '\n';
		if (n == 0 && utf8_is_space(utf8_next(text, &next)))
			n = next - *at;
		if (n == 0)
			break;
	}
	return closed;
}

static size_t
count_blanks(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.at[i] == ' ';
	return n;
}

/* A full stop inside, other than that of "vs." */
static bool
holds_stop(struct str s)
{
	size_t word = 0;

	for (size_t i = 0; i + 1 < s.len; i++) {
		if (s.at[i] == '.' && s.at[i + 1] == ' ' && word > 3)
			return true;
		word = char_is_alpha(s.at[i]) ? word + 1 : 0;
	}
	return false;
}

/* "The CA must ...", but not "Time within which the CA must ...". */
static bool
binds(struct str plain)
{
	while (plain.len) {
		struct str word = str_cut(&plain, ' ');

		if (title_has_word(
			word, " which who whom that when within under "))
			return false;
		if (title_has_word(word, " shall must will should "))
			return true;
	}
	return false;
}

/* A sentence is no title, and one that is cut short ends in a word that leads
 * on. */
static bool
is_title(struct str s)
{
	char out[TITLE_PLAIN];
	struct str plain = title_plain(s, out), last = plain;
	size_t blank;

	if (plain.len == 0 || char_is_lower(s.at[0]) ||
	    char_is_digit(s.at[0]) || s.at[0] == '(' ||
	    count_blanks(s) > TITLE_BLANKS || holds_stop(s) || binds(plain))
		return false;
	while ((blank = str_find_char(last, ' ', 0)) != SIZE_MAX)
		last = str_sub(last, blank + 1, last.len);
	return !title_has_word(
	    last, " of for and or the an to by in on with from ");
}

/* Behind a title that nothing closes a sentence of its own begins. */
static bool
is_text(struct str s, bool closed)
{
	if (s.len == 0)
		return false;
	return closed || (!char_is_lower(s.at[0]) && s.at[0] != ',' &&
			     s.at[0] != ';' && s.at[0] != ')' &&
			     (count_blanks(s) > 0 || str_ends(s, STR("."))));
}

bool
run_in_cut(struct str text, size_t title, size_t end, struct run_in *out)
{
	size_t line = str_find_char(text, '\n', title);
	struct str s;
	bool closed;

	end = line < end ? line : end;
	if (end <= title || end >= text.len)
		return false;
	s = str_sub(text, title, end);
	closed = cut_closers(&s);
	out->end = (size_t)(s.at + s.len - text.at);
	out->rest = end;
	closed |= skip_closers(text, &out->rest);
	return out->rest > out->end && is_title(s) &&
	       is_text(str_sub(text, out->rest, text.len), closed);
}

bool
run_in_read(const struct doc *doc, int block, size_t start, struct run_in *out)
{
	const struct block *b = &doc->blocks.at[block];
	size_t at;

	if ((b->kind != BLOCK_PARAGRAPH && b->kind != BLOCK_ITEM) ||
	    b->role != ROLE_BODY || b->table >= 0 ||
	    !read_number(b, start, out, &at) || is_link(doc, block, at))
		return false;
	(void)skip_closers(b->text, &at);
	return run_in_cut(b->text, at, end_of_set_off(doc, block, at), out);
}
