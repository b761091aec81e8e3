/* The organisation that issues: a name that ends in a legal form, on the
 * cover, in section 1.5.1 or 1.1, or the organisation of the CA's own
 * distinguished names ("O=..."), whichever is the better witness. */
#include "fact/self.h"

#include "base/index.h"
#include "doc/title.h"
#include "fact/line.h"
#include "phrase/legal_form.h"

/* Words that end the name of a body that is no company. */
static const char bodies[] = " authority agency administration foundation"
			     " consortium group organization organisation"
			     " bank university ministry department council"
			     " institute association ";

/* Words that alone are no name. */
static const char generic[] = " certification certificate policy management"
			      " root authority the registration issuing ca"
			      " pki public key infrastructure issuer"
			      " subordinate and of for a an in time stamping"
			      " validation conformity assessment supervisory"
			      " body national local foundation group bank"
			      " organization organisation council department"
			      " ministry agency trust services government ";

struct publisher {
	struct arena *arena;
	const struct doc *doc;
	struct fact_value best;
	int worth;
};

static bool
is_capital(struct str w)
{
	return w.len > 0 &&
	       ((w.at[0] >= 'A' && w.at[0] <= 'Z') || char_is_digit(w.at[0]));
}

static bool
is_legal_form(struct str word)
{
	size_t end;

	return legal_form_at(word, 0, &end) != LEGAL_FORM_NONE;
}

/* Only blanks, or an ampersand, or a comma before a legal form join the words
 * of a name. */
static bool
is_joined(struct str s, size_t from, size_t to, bool legal)
{
	if (to - from > 3)
		return false;
	for (size_t i = from; i < to; i++)
		if (!memchr(" &-'", s.at[i], 4) && !(legal && s.at[i] == ','))
			return false;
	return to > from;
}

static void
take(struct publisher *p, int block, size_t start, size_t end, int worth,
    enum fact_source source)
{
	struct str name = str_sub(p->doc->blocks.at[block].text, start, end);
	struct line_word w;
	size_t at = 0;
	bool specific = false;

	while (word_next(name, &at, &w))
		specific |= !word_in(w.text, generic) && !is_legal_form(w.text);
	if (!specific || worth <= p->worth ||
	    str_find(name, STR("  "), 0) != SIZE_MAX)
		return;
	p->worth = worth;
	p->best = (struct fact_value){.text = name,
	    .source = source,
	    .confidence = worth >= 80   ? CONFIDENCE_HIGH
			  : worth >= 50 ? CONFIDENCE_MEDIUM
					: CONFIDENCE_LOW,
	    .block = block,
	    .last = block,
	    .start = start,
	    .end = end};
}

/* Looks for runs of capitalised words that end in a legal form, or in the
 * word for a body, which is worth half. */
static void
take_names(struct publisher *p, int block, int worth, enum fact_source source)
{
	struct str s = p->doc->blocks.at[block].text;
	struct line_word w, last = {0};
	size_t at = 0, start = 0;
	int run = 0;

	while (word_next(s, &at, &w) && w.start < 400) {
		size_t form;
		bool legal =
		    legal_form_at(s, w.start, &form) != LEGAL_FORM_NONE;
		bool joined = run > 0 && is_joined(s, last.end, w.start, legal);

		if (joined && legal) {
			take(p, block, start, form, worth, source);
			at = form;
			run = 0;
			continue;
		}
		if (is_capital(w.text) && !char_is_digit(w.text.at[0]) &&
		    !(run == 0 && word_in(w.text, " The This By For "))) {
			start = joined ? start : w.start;
			run = joined ? run + 1 : 1;
			if (run > 1 && word_in(w.text, bodies))
				take(p, block, start, w.end, worth / 2, source);
		} else if (!joined || !word_in(w.text, " of and for the ")) {
			run = 0;
		}
		last = w;
	}
}

/* "O=Example Trust Ltd," in a distinguished name. */
static bool
next_organisation(struct str s, size_t *at, size_t *start, size_t *end)
{
	size_t i = *at;

	while ((i = str_find_char(s, '=', i)) != SIZE_MAX) {
		size_t k = i++;

		while (k > 0 && s.at[k - 1] == ' ')
			k--;
		if (k == 0 || s.at[k - 1] != 'O' ||
		    (k > 1 && (char_is_alpha(s.at[k - 2]) ||
				  char_is_digit(s.at[k - 2]))))
			continue;
		while (i < s.len && (s.at[i] == ' ' || s.at[i] == '"'))
			i++;
		*start = *end = i;
		while (*end < s.len && !memchr(",;\n\"/", s.at[*end], 5))
			(*end)++;
		*at = *end;
		if (*end > *start + 2 && *end < *start + 80 &&
		    str_find_char(str_sub(s, *start, *end), ':', 0) == SIZE_MAX)
			return true;
	}
	return false;
}

struct organisation {
	int block, count;
	size_t start, end;
};

/* "NTS" for "Norvia Trust Services". */
static bool
is_short_for(struct str small, struct str name)
{
	struct line_word w;
	size_t at = 0, i = 0;

	while (word_next(name, &at, &w)) {
		if (word_in(w.text, " of the and for ") ||
		    is_legal_form(w.text))
			continue;
		if (i >= small.len ||
		    char_lower(small.at[i++]) != char_lower(w.text.at[0]))
			return false;
	}
	return i > 2 && i == small.len;
}

static struct str
name_of(const struct doc *doc, const struct organisation *o)
{
	return str_sub(doc->blocks.at[o->block].text, o->start, o->end);
}

static void
take_organisations(struct publisher *p)
{
	struct VEC(struct organisation) list = {0};
	struct index ix = {0};
	const struct organisation *best = NULL;
	int count = 0;

	for (size_t i = 0; i < p->doc->blocks.len; i++) {
		const struct block *b = &p->doc->blocks.at[i];
		size_t at = 0, start, end;

		if (!block_is_body(b))
			continue;
		while (next_organisation(b->text, &at, &start, &end)) {
			struct str name =
			    str_trim(str_sub(b->text, start, end));
			int k = index_find(&ix, name);

			if (k < 0) {
				struct organisation o = {
				    (int)i, 0, start, start + name.len};

				k = (int)list.len;
				index_put(p->arena, &ix, name, k);
				VEC_PUSH(p->arena, &list, o);
			}
			list.at[k].count++;
		}
	}
	for (size_t i = 0; i < list.len; i++)
		if (!best || list.at[i].count > best->count)
			best = &list.at[i];
	for (size_t i = 0; best && i < list.len; i++)
		if (is_short_for(
			name_of(p->doc, best), name_of(p->doc, &list.at[i])))
			best = &list.at[i];
	for (size_t i = 0; best && i < list.len; i++)
		if (best == &list.at[i] ||
		    is_short_for(
			name_of(p->doc, &list.at[i]), name_of(p->doc, best)))
			count += list.at[i].count;
	if (best)
		take(p, best->block, best->start, best->end,
		    count > 1 ? 60 : 40, FROM_TEXT);
}

static bool
is_section_151(const struct block *b)
{
	char plain[TITLE_PLAIN];
	struct str words;

	if (b->kind != BLOCK_HEADING || b->role != ROLE_BODY)
		return false;
	words = title_plain(b->text, plain);
	return phrase_in(words, "organization administering") ||
	       phrase_in(words, "organisation administering");
}

/* Who administers the document, and the contact person right behind. */
static void
take_section_151(struct publisher *p)
{
	size_t n = p->doc->blocks.len;

	for (size_t i = 0; i < n; i++) {
		if (!is_section_151(&p->doc->blocks.at[i]))
			continue;
		for (size_t k = i + 1;
		     k < n && k < i + 6 &&
		     p->doc->blocks.at[k].kind != BLOCK_HEADING;
		     k++)
			take_names(p, (int)k, 75, FROM_TEXT);
		return;
	}
}

/* The company of the file's properties is often that of the template; it
 * counts when the document names it too. */
static void
take_company(struct publisher *p)
{
	struct str company = doc_property(p->doc, STR("company"));

	if (company.len < 4 || p->worth > 30)
		return;
	for (size_t i = 0; i < p->doc->blocks.len; i++) {
		const struct block *b = &p->doc->blocks.at[i];
		size_t at = str_find(b->text, company, 0);

		if (at == SIZE_MAX || b->role == ROLE_CONTENTS)
			continue;
		take(p, (int)i, at, at + company.len, 31, FROM_TEXT);
		return;
	}
}

void
self_ca(struct arena *a, const struct doc *doc, struct fact_value *ca)
{
	struct publisher p = {
	    .arena = a, .doc = doc, .best = {.block = -1, .last = -1}};
	struct front front = self_front(doc, 60);

	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->role == ROLE_COVER && b->text.len < 400)
			take_names(&p, (int)i, 90, FROM_COVER);
		else if ((b->role == ROLE_HEADER || b->role == ROLE_FOOTER) &&
			 b->text.len < 400)
			take_names(&p, (int)i, 80, FROM_RUNNING);
		else if (i >= front.first && i < front.end &&
			 block_is_body(b) && b->kind != BLOCK_HEADING &&
			 b->table < 0)
			take_names(&p, (int)i, 65, FROM_TEXT);
	}
	take_section_151(&p);
	take_organisations(&p);
	take_company(&p);
	*ca = p.best;
}
