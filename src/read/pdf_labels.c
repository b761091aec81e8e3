/* Items whose labels stand in the text.
 *
 * Some producers draw "1. " and the text as one piece.  Such a line is an
 * item when its number has neighbours: lines at the same left edge, not far
 * away, whose labels are of the same make and one higher or lower.  A first
 * number needs its second, so that a sentence that begins with "1. " is none.
 */
#include "base/roman.h"
#include "read/pdf.h"

/* Lines between two neighbours. */
#define NEAR 60

struct typed {
	size_t line, label, text; /* bytes of the label; where text begins */
	int value;
	char make[3]; /* what stands around the value, and its kind */
};

struct typed_labels VEC(struct typed);

/* The value of "3", "c" or "iii"; a lone "i" may be either. */
static int
value_of(struct str s, char *kind)
{
	long value;

	if (str_to_long(s, 0, 999, &value)) {
		*kind = '0';
		return (int)value;
	}
	*kind = s.at[0] >= 'a' ? 'a' : 'A';
	if (s.len == 1)
		return char_lower(s.at[0]) - 'a' + 1;
	*kind = 'i';
	return (int)roman_value(s);
}

static bool
read_typed(const struct pdf_line *l, struct typed *t)
{
	size_t blank = str_find_char(l->text, ' ', 0), end = blank;
	struct str label;
	char kind;

	if (l->use != PDF_TEXT || l->text_at > 0 || l->level > 0 ||
	    l->goes_on || blank > 8 || blank + 1 >= l->text.len)
		return false;
	label = str_sub(l->text, 0, blank);
	if (pdf_label_of(label) != PDF_LABEL_COUNTER)
		return false;
	t->make[0] = label.at[0] == '(' ? '(' : ' ';
	t->make[1] = label.at[end - 1];
	label = str_sub(label, t->make[0] == '(', end - 1);
	t->value = value_of(label, &kind);
	t->make[2] = kind;
	t->label = blank;
	for (t->text = blank; l->text.at[t->text] == ' ';)
		t->text++;
	return t->value > 0;
}

/* "(i)" comes after "(h)" and before "(ii)". */
static bool
is_same_make(const struct typed *a, const struct typed *b)
{
	if (a->make[0] != b->make[0] || a->make[1] != b->make[1])
		return false;
	return a->make[2] == b->make[2];
}

static bool
are_neighbours(const struct pdf *pdf, const struct typed *a, int a_value,
    const struct typed *b)
{
	int d = pdf->lines.at[a->line].left - pdf->lines.at[b->line].left;

	return b->value == a_value + 1 && d <= 4 && d >= -4;
}

static void
make_item(struct pdf *pdf, const struct typed *t)
{
	struct pdf_line *l = &pdf->lines.at[t->line];
	const struct pdf_line *next = l + 1;
	int em = pdf_em(pdf, l);

	l->text_at = t->text;
	/* The text is aligned where the next line begins. */
	if (t->line + 1 < pdf->lines.len && next->page == l->page &&
	    next->use == PDF_TEXT && next->left > l->left + em / 2 &&
	    next->left < l->left + 5 * em)
		l->text_left = next->left;
}

void
pdf_find_labels(struct pdf *pdf)
{
	struct typed_labels list = {0};

	for (size_t i = 0; i < pdf->lines.len; i++) {
		struct typed t = {.line = i};

		if (read_typed(&pdf->lines.at[i], &t))
			VEC_PUSH(&pdf->arena, &list, t);
	}
	for (size_t i = 0; i < list.len; i++) {
		const struct typed *a = &list.at[i];

		for (size_t k = i + 1; k < list.len && k < i + 12 &&
				       list.at[k].line < a->line + NEAR;
		     k++) {
			const struct typed *b = &list.at[k];
			bool roman = b->make[2] == 'i' && a->make[2] == 'a' &&
				     a->value == 'i' - 'a' + 1;

			if (!(roman ? a->make[1] == b->make[1] &&
					  are_neighbours(pdf, a, 1, b)
				    : is_same_make(a, b) &&
					  are_neighbours(pdf, a, a->value, b)))
				continue;
			make_item(pdf, a);
			make_item(pdf, b);
			break;
		}
	}
}
