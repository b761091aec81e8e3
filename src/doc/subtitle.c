#include "doc/subtitle.h"

#include <string.h>

#include "doc/title.h"

#define TITLE_BLANKS 9

/* Lines are in the look of others: so many make headings of all. */
#define FEWEST 2

/* Where the search stands. */
struct place_in {
	int level; /* of the section */
	int above; /* of the one with a number that holds it, or 0 */
	size_t first, end; /* its blocks */
};

static bool
is_same_look(const struct look *a, const struct look *b)
{
	return a->bold == b->bold && a->italic == b->italic &&
	       a->underline == b->underline && a->caps == b->caps &&
	       a->half_points == b->half_points;
}

/* Certificates, those who have them, or lists of them. */
static bool
names_certificates(struct str plain)
{
	return title_has_word(plain,
	    " certificate certificates ca cas root roots subca subcas "
	    "subordinate intermediate issuing cross subscriber subscribers "
	    "entity leaf responder responders ocsp crl crls dv ov iv ev tls "
	    "ssl smime mime code timestamp timestamping tsa ");
}

/* Words that make a sentence, or lead in what is said. */
static bool
says_something(struct str plain)
{
	return title_has_word(plain,
	    " shall must will should may can cannot is are was be been has "
	    "have does do not no never none if when where that which who "
	    "unless "
	    "we our following follows below above see within ");
}

static bool
is_title(const struct block *b)
{
	struct str s = b->text, plain, words;
	char out[TITLE_PLAIN];
	size_t blanks = 0;

	if (str_ends(s, STR(":")))
		s.len--;
	if (s.len == 0 || !char_is_upper(s.at[0]) ||
	    strchr(".;,:!?", s.at[s.len - 1]))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		blanks += s.at[i] == ' ';
		if (s.at[i] == '\n' || s.at[i] == '\t')
			return false;
	}
	words = plain = title_plain(s, out);
	return blanks <= TITLE_BLANKS && names_certificates(plain) &&
	       !says_something(plain) &&
	       !str_eq(str_cut(&words, ' '), STR("the"));
}

static bool
is_line(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH && b->role == ROLE_BODY &&
	       b->table < 0 && b->label.len == 0 && look_is_set_off(&b->look) &&
	       is_title(b);
}

/* A line that heads what follows it. */
static bool
heads_text(const struct doc *doc, size_t i)
{
	return i + 1 < doc->blocks.len && is_line(&doc->blocks.at[i]) &&
	       doc->blocks.at[i + 1].kind != BLOCK_HEADING;
}

/* The look of the first line, where so many share it; else NULL. */
static const struct look *
look_of_lines(const struct doc *doc, const struct place_in *in)
{
	const struct look *look = NULL;
	int lines = 0;

	for (size_t i = in->first; i < in->end; i++)
		if (heads_text(doc, i)) {
			const struct look *l = &doc->blocks.at[i].look;

			look = look ? look : l;
			lines += is_same_look(look, l);
		}
	return lines < FEWEST ? NULL : look;
}

static void
make_heading(struct block *b, int level)
{
	b->kind = BLOCK_HEADING;
	b->level = level < 9 ? level : 9;
}

/* A line right above another one heads that and those behind it, up to the
 * next that does. */
static void
part_section(struct doc *doc, const struct place_in *in)
{
	const struct look *look = look_of_lines(doc, in);
	int level = in->level + 1;

	for (size_t i = in->first; look && i < in->end; i++) {
		struct block *b = &doc->blocks.at[i];

		if (!heads_text(doc, i) || !is_same_look(look, &b->look))
			continue;
		if (heads_text(doc, i + 1) &&
		    is_same_look(look, &doc->blocks.at[i + 1].look)) {
			make_heading(b, in->level + 1);
			level = in->level + 2;
		} else {
			make_heading(b, level);
		}
	}
}

static bool
is_annex(const struct block *b)
{
	char out[TITLE_PLAIN];
	struct str plain = title_plain(b->text, out);

	return title_has_word(str_cut(&plain, ' '), " annex appendix ");
}

/* There a line in bold is a term, and no title. */
static bool
is_glossary(const struct block *b)
{
	char out[TITLE_PLAIN];

	return title_has_word(title_plain(b->text, out),
	    " definition definitions acronym acronyms abbreviation "
	    "abbreviations glossary terminology ");
}

/* A section with a number of several places, an annex, or what stands below
 * one without a number; not one of definitions. */
static void
enter_section(struct place_in *in, const struct block *b)
{
	struct outline_number n;

	in->level = b->level;
	if (outline_number_read(b->label.len ? b->label : b->text, &n))
		in->above = n.places > 1 ? b->level : 0;
	else if (in->above == 0 || b->level <= in->above)
		in->above = is_annex(b) ? b->level : 0;
	if (is_glossary(b))
		in->above = 0;
}

void
subtitles_promote(struct doc *doc)
{
	struct place_in in = {0};

	for (size_t i = 0; i <= doc->blocks.len; i++) {
		bool is_end = i == doc->blocks.len;

		if (!is_end && doc->blocks.at[i].kind != BLOCK_HEADING)
			continue;
		in.end = i;
		if (in.above > 0)
			part_section(doc, &in);
		in.first = i + 1;
		if (!is_end)
			enter_section(&in, &doc->blocks.at[i]);
	}
}
