/* A version is a number after a word that says so ("Version 5.20", "v3.1",
 * "Rev. B" is none).  The clause it stands in must not be about another
 * version or another document.  The same holds for dates, whose clause also
 * tells what they mean. */
#include "fact/edition.h"

#include "fact/line.h"

static const char version_words[] =
    " version versions ver vers rev revision release issue edition v versione"
    " fassung ";

/* Words in front that make it the version of something else. */
static const char other_before[] =
    " supersedes superseded superseding supersede replaces replaced replacing"
    " replace previous previously prior older earlier former formerly cancels"
    " withdraws withdrawn obsoletes based template license licence commons"
    " copyright rfc requirements guidelines protocol etsi iso webtrust nist"
    " fips oauth acme since until expires expiry expiration expire next first"
    " original initial created printed born founded ";

/* And behind. */
static const char other_after[] =
    " requirements guidelines guideline baseline protocol standard etsi iso"
    " webtrust template forum browser rfc license licence international"
    " superseded obsolete certificates ";

/* The clause around a place: punctuation that ends a thought bounds it. */
static struct str
clause_before(struct str s, size_t at)
{
	size_t i = at;

	while (i > 0) {
		char c = s.at[i - 1];

		if (strchr("();|\n", c) && c)
			break;
		if ((c == ',' || c == '.') && i < s.len && s.at[i] == ' ' &&
		    i >= 2 && char_is_alpha(s.at[i - 2]) && at - i > 12)
			break;
		i--;
	}
	return str_sub(s, i, at);
}

static struct str
clause_after(struct str s, size_t at)
{
	size_t i = at;

	while (i < s.len && !(s.at[i] && strchr("();|,.\n", s.at[i])))
		i++;
	return str_sub(s, at, i);
}

static bool
has_word(struct str s, const char *list)
{
	struct line_word w;
	size_t at = 0;

	while (word_next(s, &at, &w))
		if (word_in(w.text, list))
			return true;
	return false;
}

static size_t
count_words(struct str s)
{
	struct line_word w;
	size_t at = 0, n = 0;

	while (word_next(s, &at, &w))
		n++;
	return n;
}

/* "5", "5.20", "1.0.2", "2.1b", "1.0-final" at `at`: its end, or `at` when
 * there is none.  Years and days of the calendar are none. */
size_t
edition_number_end(struct str s, size_t at)
{
	size_t i = at;
	int places = 0;

	for (;;) {
		size_t digits = 0;

		while (i < s.len && char_is_digit(s.at[i])) {
			i++;
			digits++;
		}
		if (digits == 0 || digits > 3 || ++places > 4)
			return at;
		if (i + 1 >= s.len || s.at[i] != '.' ||
		    !char_is_digit(s.at[i + 1]))
			break;
		i++;
	}
	if (i < s.len && (s.at[i] == '/' || s.at[i] == '%'))
		return at;
	if (i + 1 < s.len && s.at[i] == '-' && char_is_digit(s.at[i + 1]))
		return at;
	if (i + 3 < s.len && s.at[i] == '-' && char_is_alpha(s.at[i + 1])) {
		struct line_word w;
		size_t next = i;

		if (word_next(s, &next, &w) &&
		    word_in(w.text, " final draft rc rc1 rc2 "))
			return w.end;
	} else if (i < s.len && char_is_alpha(s.at[i]) &&
		   (i + 1 == s.len || (!char_is_alpha(s.at[i + 1]) &&
					  !char_is_digit(s.at[i + 1])))) {
		i++;
	}
	return i < s.len && (char_is_alpha(s.at[i]) || char_is_digit(s.at[i]))
		   ? at
		   : i;
}

/* Where the number after the keyword `w` may begin: behind punctuation and
 * words like "number", or inside the word ("v5"). */
static size_t
number_start(struct str s, const struct line_word *w)
{
	size_t i = w->start, k;
	struct line_word next;

	while (i < w->end && char_is_alpha(s.at[i]))
		i++;
	if (i < w->end)
		return i;
	k = i;
	if (word_next(s, &k, &next) && word_in(next.text, " no nr number num "))
		i = next.end;
	for (k = 0; k < 8 && i < s.len && !char_is_alpha(s.at[i]) &&
		    !char_is_digit(s.at[i]);
	     k++)
		i++;
	return i;
}

static bool
is_keyword(struct str s, const struct line_word *w)
{
	size_t i = w->start;

	while (i < w->end && char_is_alpha(s.at[i]))
		i++;
	return word_in(str_sub(s, w->start, i), version_words);
}

static bool
is_own(struct str line, size_t start, size_t end)
{
	struct str before = clause_before(line, start);

	return !has_word(before, other_before) && !phrase_in(before, "x 509") &&
	       !has_word(clause_after(line, end), other_after);
}

/* "Version 9 (2 May 2026): ...", "This is version 9, of ...": the number stands
 * for itself however long the line goes on. */
static bool
is_set_off(struct str line, const struct line_word *key, size_t end)
{
	struct str before = str_trim(str_sub(line, 0, key->start));
	bool leads = before.len == 0 || phrase_in(before, "this is");

	while (end < line.len && line.at[end] == ' ')
		end++;
	return leads && end < line.len && strchr("(,:;", line.at[end]);
}

static int
worth_of_version(struct str line, const struct line_word *key, size_t end)
{
	struct str number = str_sub(line, key->start, end);
	bool dotted = str_find_char(number, '.', 0) != SIZE_MAX;
	size_t words = count_words(line);
	int worth = words <= 4 ? 20 : words <= 10 ? 15 : 10;

	if (!dotted && line.len > 60 && !is_set_off(line, key, end))
		return 0;
	if (key->end - key->start < 3)
		worth -= 2;
	return dotted ? worth : worth - 3;
}

bool
edition_is_label(struct str s)
{
	size_t words = count_words(s);

	return words > 0 && words <= 5 && s.len <= 60 &&
	       (has_word(s, version_words) ||
		   has_word(s, " date dated effective published issued ")) &&
	       !has_word(s, other_before);
}

bool
edition_version(struct str label, struct str line, struct edition_hit *hit)
{
	struct line_word w;
	size_t at = 0, end;

	*hit = (struct edition_hit){.day = DATE_NONE};
	if (label.len && has_word(label, version_words) &&
	    !has_word(label, " date ") && edition_is_label(label)) {
		at = line.len && (line.at[0] == 'v' || line.at[0] == 'V');
		end = edition_number_end(line, at);
		if (end > at && end == line.len) {
			*hit = (struct edition_hit){at, end, 20, DATE_NONE};
			return true;
		}
		at = 0;
	}
	while (word_next(line, &at, &w)) {
		size_t start;
		int worth;

		if (!is_keyword(line, &w))
			continue;
		start = number_start(line, &w);
		end = edition_number_end(line, start);
		worth = end > start ? worth_of_version(line, &w, end) : 0;
		if (worth > hit->worth && is_own(line, w.start, end))
			*hit =
			    (struct edition_hit){start, end, worth, DATE_NONE};
	}
	return hit->worth > 0;
}

static int
worth_of_date(struct str label, struct str line, size_t start, size_t end)
{
	struct str before = clause_before(line, start);
	int worth = 5;

	if ((end - start) * 10 >= line.len * 6)
		worth = 18;
	else if (line.len <= 80)
		worth = 10;
	for (int i = 0; i < 2; i++) {
		struct str said = i == 0 ? before : label;

		if (has_word(said, " effective ") ||
		    phrase_in(said, "valid from") ||
		    phrase_in(said, "into force") ||
		    phrase_in(said, "in force"))
			return worth + 30;
		if (has_word(said, " published publication issued issue"
				   " release released "))
			return worth + 20;
		if (has_word(said, " date dated version ver v revision"
				   " revised updated update modified "))
			return worth + 12;
		if (has_word(said, " approved approval adopted adoption "))
			return worth + 2;
	}
	return worth;
}

bool
edition_date(struct str label, struct str line, struct edition_hit *hit)
{
	size_t from = 0, start, end;
	date day;

	*hit = (struct edition_hit){.day = DATE_NONE};
	if (label.len &&
	    (!edition_is_label(label) || has_word(label, other_before)))
		label = (struct str){0};
	while (date_find(str_sub(line, from, line.len), &day, &start, &end)) {
		int worth;

		start += from;
		end += from;
		from = end;
		worth = worth_of_date(label, line, start, end);
		if (worth > hit->worth && is_own(line, start, end))
			*hit = (struct edition_hit){start, end, worth, day};
	}
	return hit->worth > 0;
}

bool
edition_says_date(struct str label, struct str line)
{
	static const char words[] =
	    " date dated effective published publication issued version"
	    " approved adopted force released updated revised ";

	return has_word(label, words) || has_word(line, words);
}

int
edition_cmp(struct str a, struct str b)
{
	while (a.len || b.len) {
		struct str x = str_cut(&a, '.'), y = str_cut(&b, '.');
		long n = 0, m = 0;
		size_t i = 0, k = 0;

		while (i < x.len && i < 9 && char_is_digit(x.at[i]))
			n = n * 10 + (x.at[i++] - '0');
		while (k < y.len && k < 9 && char_is_digit(y.at[k]))
			m = m * 10 + (y.at[k++] - '0');
		if (n != m)
			return n < m ? -1 : 1;
		if (!str_eq(str_sub(x, i, x.len), str_sub(y, k, y.len)))
			return str_cmp(
			    str_sub(x, i, x.len), str_sub(y, k, y.len));
	}
	return 0;
}
