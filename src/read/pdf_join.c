/* Words that were cut at the ends of lines.
 *
 * A hyphen at the end of a line is the word's own ("cross-certification") or
 * one of the typesetter's.  The document itself tells which: words that stand
 * inside lines are counted, and the spelling that occurs wins.  Where neither
 * does, the hyphen goes only in documents that are seen to hyphenate.
 *
 * Narrow columns cut long words without a hyphen.  Most producers draw the
 * blank at the end of a line, so its absence tells; and again the words of
 * the document are asked.  Addresses, object identifiers and rows of hex
 * digits go on without a blank.
 */
#include <limits.h>

#include "read/pdf.h"

#define WORD_BYTES 60

/* ---- words ---- */

static bool
is_letter_at(struct str s, size_t at)
{
	return char_is_alpha(s.at[at]) || (unsigned char)s.at[at] >= 0x80;
}

/* Offsets of the last word of `s` and its end, a hyphen counted in. */
static struct str
last_word(struct str s)
{
	size_t start = s.len;

	while (start > 0 &&
	       (is_letter_at(s, start - 1) || char_is_digit(s.at[start - 1]) ||
		   s.at[start - 1] == '-'))
		start--;
	return str_sub(s, start, s.len);
}

static struct str
first_word(struct str s)
{
	size_t end = 0;

	while (end < s.len && (is_letter_at(s, end) ||
				  char_is_digit(s.at[end]) || s.at[end] == '-'))
		end++;
	while (end > 0 && s.at[end - 1] == '-')
		end--;
	return str_sub(s, 0, end);
}

static struct str
lower_pair(char *to, struct str a, struct str b)
{
	size_t len = 0;

	if (a.len + b.len > WORD_BYTES)
		return (struct str){0};
	for (size_t i = 0; i < a.len; i++)
		to[len++] = char_lower(a.at[i]);
	for (size_t i = 0; i < b.len; i++)
		to[len++] = char_lower(b.at[i]);
	return (struct str){to, len};
}

static int
count_of(const struct pdf *pdf, struct str a, struct str b)
{
	char space[WORD_BYTES];
	struct str word = lower_pair(space, a, b);
	int n = word.len ? index_find(&pdf->words, word) : -1;

	return n > 0 ? n : 0;
}

static void
learn(struct pdf *pdf, struct str word)
{
	char space[WORD_BYTES];
	struct str key = lower_pair(space, word, (struct str){0});
	int n;

	if (key.len < 2)
		return;
	n = index_find(&pdf->words, key);
	if (n < 0)
		key = arena_copy(&pdf->arena, key);
	if (n < 1000)
		index_put(&pdf->arena, &pdf->words, key, n < 0 ? 1 : n + 1);
}

static bool
ends_in_hyphen(struct str s)
{
	return s.len > 1 &&
	       (s.at[s.len - 1] == '-' || str_ends(s, STR("\xE2\x80\x90")) ||
		   str_ends(s, STR("\xC2\xAD")));
}

static struct str
without_hyphen(struct str s)
{
	return str_sub(s, 0,
	    s.len - (s.at[s.len - 1] == '-'            ? 1
			: str_ends(s, STR("\xC2\xAD")) ? 2
						       : 3));
}

/* The words of a line.  Its first and last may be parts of words: after a
 * hyphen, before one, and in cells. */
static void
learn_line(struct pdf *pdf, const struct pdf_line *l, bool first_is_cut)
{
	struct str s = l->text;
	size_t at = 0;
	bool first = true, cuts = l->use == PDF_CELL;

	while (at < s.len) {
		struct str word;

		if (!is_letter_at(s, at)) {
			at++;
			continue;
		}
		word = first_word(str_sub(s, at, s.len));
		if (word.len == 0)
			word = str_sub(s, at, at + 1);
		at += word.len;
		if (!(first && (cuts || first_is_cut)) &&
		    !(at == s.len && cuts && !l->ends_in_blank) &&
		    !(at < s.len && at + 3 >= s.len && ends_in_hyphen(s)))
			learn(pdf, word);
		first = false;
	}
}

/* Whether lines end in hyphens that words lose, and in blanks. */
static void
learn_habits(struct pdf *pdf)
{
	size_t lost = 0, kept = 0, blanks = 0, ends = 0;

	for (size_t i = 0; i + 1 < pdf->lines.len; i++) {
		const struct pdf_line *l = &pdf->lines.at[i];
		struct str head, tail;

		if (l->use != PDF_TEXT)
			continue;
		ends++;
		blanks += l->ends_in_blank;
		if (!ends_in_hyphen(l->text))
			continue;
		head = last_word(without_hyphen(l->text));
		tail = first_word(l[1].text);
		if (head.len < 2 || tail.len < 2)
			continue;
		lost += count_of(pdf, head, tail) > 0;
		kept += count_of(pdf, last_word(l->text), tail) > 0;
	}
	pdf->hyphenates = lost >= 3 && lost > kept;
	pdf->keeps_blanks = blanks * 2 > ends;
}

void
pdf_learn_words(struct pdf *pdf)
{
	bool cut = false;

	for (size_t i = 0; i < pdf->lines.len; i++) {
		const struct pdf_line *l = &pdf->lines.at[i];

		if (l->use == PDF_BLANK || l->use == PDF_GONE)
			continue;
		learn_line(pdf, l, cut);
		cut = ends_in_hyphen(l->text);
	}
	learn_habits(pdf);
}

/* ---- joints ---- */

static bool
is_lower_at(struct str s, size_t at)
{
	return at < s.len && s.at[at] >= 'a' && s.at[at] <= 'z';
}

static enum pdf_joint
hyphen_joint(
    const struct pdf *pdf, const struct pdf_line *a, const struct pdf_line *b)
{
	struct str bare = without_hyphen(a->text);
	struct str head = last_word(bare), tail = first_word(b->text);
	int lost, kept;

	if (head.len == 0 || tail.len == 0) /* a dash, with blanks around it */
		return bare.len == 0 || bare.at[bare.len - 1] == ' '
			   ? PDF_JOINT_BLANK
			   : PDF_JOINT_NONE;
	if (str_ends(a->text, STR("\xC2\xAD")))
		return PDF_JOINT_HYPHEN;
	if (!is_lower_at(b->text, 0) || !is_letter_at(bare, bare.len - 1))
		return PDF_JOINT_NONE;
	lost = count_of(pdf, head, tail);
	kept = count_of(pdf, last_word(a->text), tail);
	if (lost != kept)
		return lost > kept ? PDF_JOINT_HYPHEN : PDF_JOINT_NONE;
	return pdf->hyphenates ? PDF_JOINT_HYPHEN : PDF_JOINT_NONE;
}

/* The last stretch without blanks. */
static struct str
last_token(struct str s)
{
	size_t start = s.len;

	while (start > 0 && s.at[start - 1] != ' ')
		start--;
	return str_sub(s, start, s.len);
}

/* "https://example.org/some/" and "path/file.html". */
static bool
is_cut_address(struct str head, struct str tail)
{
	char last = head.at[head.len - 1];

	if (str_find(head, STR("://"), 0) == SIZE_MAX &&
	    str_find(head, STR("www."), 0) == SIZE_MAX)
		return false;
	if (strchr("/-_=&?%~", last))
		return true;
	if (last == '.' || last == ',' || last == ')' || last == ';' ||
	    last == '>')
		return false;
	return str_find_char(tail, '/', 0) != SIZE_MAX || tail.at[0] == '.' ||
	       tail.at[0] == '-' || tail.at[0] == '_';
}

/* "1.3.6.1.4." and "1.311"; "96:BC:" and "EC", "96:BC:E" and "C". */
static bool
is_cut_number(struct str head, struct str tail)
{
	char last = head.at[head.len - 1];
	size_t dots = 0, colons = 0;

	for (size_t i = 0; i < head.len; i++) {
		dots += head.at[i] == '.';
		colons += head.at[i] == ':';
		if (!char_is_digit(head.at[i]) && head.at[i] != '.' &&
		    head.at[i] != ':' &&
		    !(head.at[i] >= 'A' && head.at[i] <= 'F'))
			return false;
	}
	if (colons >= 2)
		return tail.at[0] == ':' || last == ':' ||
		       str_find_char(tail, ':', 0) != SIZE_MAX ||
		       (tail.len == 1 && head.at[head.len - 2] == ':');
	return dots >= 2 && last == '.' && char_is_digit(tail.at[0]);
}

/* Whether the first word of the next line would have stood in this one. */
static bool
has_room(const struct pdf *pdf, const struct pdf_line *a, int right)
{
	return right - a->right > pdf_em(pdf, a) / 4;
}

/* A word that the column was too narrow for. */
static bool
is_cut_word(
    const struct pdf *pdf, const struct pdf_line *a, const struct pdf_line *b)
{
	struct str head = last_word(a->text), tail = first_word(b->text);

	if (head.len == 0 || tail.len == 0 || a->ends_in_blank)
		return false;
	/* "RFC 6962", though "RFC6962" may stand elsewhere. */
	if (char_is_digit(tail.at[0]) && is_letter_at(head, head.len - 1) &&
	    count_of(pdf, head, (struct str){0}) > 0)
		return false;
	if (count_of(pdf, head, tail) > 0)
		return count_of(pdf, head, (struct str){0}) == 0 ||
		       count_of(pdf, tail, (struct str){0}) == 0;
	/* A letter or two that are no word, or two parts of which neither is.
	 */
	return a->use == PDF_CELL && pdf->keeps_blanks && head.len > 3 &&
	       is_lower_at(tail, 0) &&
	       count_of(pdf, tail, (struct str){0}) == 0 &&
	       (tail.len <= 2 || count_of(pdf, head, (struct str){0}) == 0);
}

/* Two words of their own: the document has both elsewhere, and not as one.
 * A number behind a word is one as well. */
static bool
are_two_words(
    const struct pdf *pdf, const struct pdf_line *a, const struct pdf_line *b)
{
	struct str head = last_word(a->text), tail = first_word(b->text);

	return head.len > 0 && is_letter_at(head, 0) &&
	       count_of(pdf, head, (struct str){0}) > 0 && tail.len > 0 &&
	       count_of(pdf, head, tail) == 0 &&
	       (char_is_digit(tail.at[0]) ||
		   count_of(pdf, tail, (struct str){0}) > 0);
}

/* A long number that a narrow column cut. */
static bool
is_cut_digits(
    const struct pdf *pdf, const struct pdf_line *a, const struct pdf_line *b)
{
	struct str head = last_word(a->text), tail = first_word(b->text);
	long n;

	return a->use == PDF_CELL && pdf->keeps_blanks && head.len >= 5 &&
	       tail.len >= 2 && str_to_long(head, 0, LONG_MAX, &n) &&
	       str_to_long(tail, 0, LONG_MAX, &n);
}

static bool
begins_with_stop(struct str s)
{
	return s.len > 0 && strchr(".,;:)]!?", s.at[0]) != NULL;
}

/* "pre- and post-issuance" */
static bool
is_suspended(struct str tail)
{
	return str_eq(tail, STR("and")) || str_eq(tail, STR("or")) ||
	       str_eq(tail, STR("und")) || str_eq(tail, STR("oder")) ||
	       str_eq(tail, STR("y")) || str_eq(tail, STR("et"));
}

enum pdf_joint
pdf_joint_of(const struct pdf *pdf, const struct pdf_line *a,
    const struct pdf_line *b, int right)
{
	struct str head = last_token(a->text), tail = str_before(b->text, ' ');

	if (head.len == 0 || tail.len == 0)
		return PDF_JOINT_BLANK;
	/* Some producers draw a blank after the hyphen all the same. */
	if (ends_in_hyphen(a->text) && !is_cut_address(head, tail))
		return is_suspended(tail) ? PDF_JOINT_BLANK
					  : hyphen_joint(pdf, a, b);
	if (a->ends_in_blank)
		return PDF_JOINT_BLANK;
	if (pdf->keeps_blanks && begins_with_stop(b->text))
		return PDF_JOINT_NONE;
	if (is_cut_address(head, tail) || is_cut_number(head, tail) ||
	    is_cut_word(pdf, a, b) || is_cut_digits(pdf, a, b))
		return PDF_JOINT_NONE;
	/* In a cell: a blank is drawn at the end of lines that have room. */
	if (a->use == PDF_CELL && pdf->keeps_blanks &&
	    has_room(pdf, a, right) && !are_two_words(pdf, a, b))
		return PDF_JOINT_NONE;
	return PDF_JOINT_BLANK;
}
