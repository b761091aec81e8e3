/* Certificates that share what must be their own.
 *
 * Certificates of one subject may share a key (a root and its cross
 * certificate), never a fingerprint; those of two subjects share neither.  A
 * reader of a table can copy a line, and so can its author. */
#include "base/index.h"
#include "fact/contradict.h"
#include "fact/line.h"

/* Where the value of an attribute ends: at a comma, a line break, or before
 * the next attribute ("CN = Some Root  O = Example"). */
static size_t
value_end(struct str s)
{
	size_t equals = str_find_char(s, '=', 0);
	size_t end = s.len;

	if (equals != SIZE_MAX) {
		end = str_trim(str_sub(s, 0, equals)).len;
		while (end > 0 && !char_is_space(s.at[end - 1]) &&
		       s.at[end - 1] != ',' && s.at[end - 1] != '/')
			end--;
	}
	for (size_t i = 0; i < end; i++)
		if (s.at[i] == ',' || s.at[i] == '\n')
			return i;
	return end;
}

/* The common name of a subject, else all of it: "C=XX, CN=Some Root" and
 * "Some Root" are one. */
static struct str
common_name(struct str subject)
{
	size_t at = str_find(subject, STR("CN"), 0);

	while (at != SIZE_MAX) {
		struct str rest =
		    str_trim(str_sub(subject, at + 2, subject.len));

		if (rest.len && rest.at[0] == '=') {
			rest = str_trim(str_sub(rest, 1, rest.len));
			return str_trim(str_sub(rest, 0, value_end(rest)));
		}
		at = str_find(subject, STR("CN"), at + 2);
	}
	return str_trim(subject);
}

static bool
has_words(struct str name)
{
	struct line_word w;
	size_t at = 0;

	return word_next(name, &at, &w);
}

/* "Some Root" and "Some Root CA", "Root X1" and "Norvia Root X1": one name may
 * be short for the other.  Names in another script are not compared. */
static bool
same_subject(struct arena *a, struct str x, struct str y)
{
	struct str m = arena_copy(a, common_name(x));
	struct str n = arena_copy(a, common_name(y));

	return !has_words(m) || !has_words(n) || phrase_in(m, n.at) ||
	       phrase_in(n, m.at);
}

/* Two certificates with one key identifier must be of one subject; with one
 * fingerprint of one serial number as well. */
static bool
may_share(struct arena *a, const struct fact_certificate *x,
    const struct fact_certificate *y, bool is_key)
{
	if (!x->subject.len || !y->subject.len)
		return true;
	if (!same_subject(a, x->subject, y->subject))
		return false;
	return is_key || !x->serial.len || !y->serial.len ||
	       str_eq_nocase(x->serial, y->serial);
}

/* The passage of a certificate that holds the value: digests stand with blanks
 * and colons between, so letters and digits alone are compared. */
static struct passage
passage_with(const struct contradict *c, const struct fact *f, struct str value)
{
	for (size_t i = 0; i < f->n_at; i++) {
		struct str s = fact_quote(c->prose, &f->at[i]);
		size_t k = 0;

		for (size_t j = 0; j < s.len && k < value.len; j++)
			if (char_lower(s.at[j]) == char_lower(value.at[k]))
				k++;
		if (k == value.len)
			return f->at[i];
	}
	return f->at[0];
}

static void
tell(struct contradict *c, const struct fact *first, const struct fact *second,
    struct str what)
{
	struct passage at = passage_with(c, second, what);

	contradict_tell(c, CONTRADICTION_CERTIFICATE, what,
	    passage_with(c, first, what), &at);
}

/* The first certificate with this mark. */
static void
keep(struct contradict *c, struct index *seen, struct str mark,
    const struct facts *list, int i)
{
	struct passage at = passage_with(c, &list->at[i], mark);

	index_put(c->a, seen, mark, i);
	contradict_compared(c, CONTRADICTION_CERTIFICATE, &at);
}

void
same_keys_find(struct contradict *c, const struct facts *list)
{
	struct index seen[3] = {{0}, {0}, {0}};

	for (size_t i = 0; i < list->len; i++) {
		const struct fact_certificate *x = list->at[i].certificate;
		const struct str marks[3] = {x->sha256, x->sha1, x->key_id};

		for (int k = 0; k < 3; k++) {
			int first =
			    marks[k].len ? index_find(&seen[k], marks[k]) : -1;

			if (marks[k].len && first < 0)
				keep(c, &seen[k], marks[k], list, (int)i);
			if (first < 0 ||
			    may_share(
				c->a, list->at[first].certificate, x, k == 2))
				continue;
			tell(c, &list->at[first], &list->at[i], marks[k]);
			break;
		}
	}
}
