#include "out/review_words.h"

#include "out/parts.h"

const char *
document_kind_words(unsigned kind)
{
	switch (kind) {
	case KIND_CP:
		return "Certificate Policy";
	case KIND_CPS:
		return "Certification Practice Statement";
	case KIND_CP_CPS:
		return "combined CP and CPS";
	case KIND_PROFILES:
		return "profiles";
	default:
		return "kind not known";
	}
}

struct str
document_file_words(const struct doc *doc)
{
	return str_eq(doc->file, STR("-")) ? STR("standard input") : doc->file;
}

struct str
document_title_words(const struct reviewed_document *d)
{
	struct str title = d->identity.title.text;

	return title.len ? title : document_file_words(d->doc);
}

/* --- clauses ------------------------------------------------------------- */

static bool
is_missing(const struct map *map, int rfc)
{
	for (size_t i = 0; i < map->faults.len; i++)
		if (map->faults.at[i].kind == FAULT_MISSING &&
		    map->faults.at[i].rfc == rfc)
			return true;
	return false;
}

/* Sections of the chapter that no heading stands for; of a whole branch only
 * its top. */
static void
list_missing(const struct map *map, struct str chapter, struct buf *out)
{
	const struct rfc3647 *outline = map->outline;

	for (size_t i = 0; i < map->faults.len; i++) {
		const struct fault *f = &map->faults.at[i];
		const struct rfc_section *s;

		if (f->kind != FAULT_MISSING || f->rfc < 0)
			continue;
		s = &outline->sections[f->rfc];
		if (!number_is_below(s->number, chapter) ||
		    (s->parent >= 0 && is_missing(map, s->parent)))
			continue;
		buf_print(out, "%s%.*s", out->len ? ", " : "no heading for ",
		    STR_ARG(s->number));
	}
}

/* "5.4.9 = RFC 3647 5.4.8 (title)" for all that differ. */
static void
list_moved(const struct map *map, struct str chapter, struct buf *out)
{
	for (size_t i = 1; i < map->sections.len; i++) {
		const struct section *s = &map->sections.at[i];
		struct str rfc = parts_rfc_number(map, (int)i);

		if (!rfc.len || !number_is_below(rfc, chapter) ||
		    str_eq(rfc, s->number))
			continue;
		buf_add_c(out, out->len ? ", " : "");
		if (s->number.len)
			buf_add(out, s->number);
		else
			buf_print(out, "“%.*s”", STR_ARG(s->title));
		buf_print(out, " = RFC 3647 %.*s (%s)", STR_ARG(rfc),
		    mapping_name(s->mapping));
	}
}

struct str
clause_words(struct arena *a, const struct map *map, struct str chapter)
{
	struct buf moved = {0}, missing = {0};
	struct str out;

	list_moved(map, chapter, &moved);
	list_missing(map, chapter, &missing);
	if (!moved.len && !missing.len)
		out = STR("as in RFC 3647");
	else
		out = arena_print(a, "%.*s%s%.*s", STR_ARG(buf_str(&moved)),
		    moved.len && missing.len ? "; " : "",
		    STR_ARG(buf_str(&missing)));
	buf_free(&moved);
	buf_free(&missing);
	return out;
}

struct str
roll_count_words(struct arena *a, const struct roll *roll)
{
	struct str out = {0};

	for (int v = 0; v < N_VERDICTS; v++)
		if (roll->counts[v])
			out = arena_print(a, "%.*s%s%d %s", STR_ARG(out),
			    out.len ? ", " : "", roll->counts[v],
			    v == VERDICT_UNKNOWN
				? "to read"
				: verdict_name((enum verdict)v));
	return out;
}

/* --- scope --------------------------------------------------------------- */

const char *
section_word(struct str number)
{
	bool is_named = str_find_char(number, ' ', 0) != SIZE_MAX;

	return is_named || !number.len ? "" : "section ";
}

struct str
passage_place_words(
    struct arena *a, const struct review *r, const struct passage *p)
{
	const struct map *map = r->documents[p->document].map;
	struct str number = map_printed_number(map, map->section_of[p->block]);

	return arena_print(a, "%s%.*s", section_word(number), STR_ARG(number));
}

struct str
passage_words(const struct review *r, const struct passage *p)
{
	const struct doc *doc = r->documents[p->document].doc;

	return str_sub(doc->blocks.at[p->block].text, p->start, p->end);
}

/* --- what does not count ------------------------------------------------- */

/* With a capital letter in front and a full stop behind. */
static struct str
sentence(struct arena *a, struct str clause)
{
	char first = char_upper(clause.len ? clause.at[0] : '.');

	return arena_print(a, "%c%.*s%s", first,
	    STR_ARG(str_sub(clause, 1, clause.len)),
	    str_ends(clause, STR(".")) ? "" : ".");
}

void
review_reasons(struct arena *a, const struct review *r, struct reasons *out)
{
	for (size_t i = 0; i < r->results.len; i++) {
		const struct result *result = &r->results.at[i];
		struct reason *reason = NULL;
		struct str why;

		if (result->verdict != VERDICT_NOT_APPLICABLE)
			continue;
		why = sentence(a, result->condition.len ? result->condition
							: result->message);
		for (size_t k = 0; k < out->len; k++)
			if (str_eq(out->at[k].words, why))
				reason = &out->at[k];
		if (!reason) {
			reason = VEC_ADD(a, out);
			reason->words = why;
		}
		VEC_PUSH(a, &reason->results, result);
	}
}

void
review_not_in_force(
    struct arena *a, const struct review *r, struct result_list *out)
{
	for (size_t i = 0; i < r->results.len; i++) {
		const struct result *result = &r->results.at[i];
		size_t at;

		if (result->verdict != VERDICT_NOT_IN_FORCE)
			continue;
		VEC_PUSH(a, out, result);
		for (at = out->len - 1;
		     at > 0 && out->at[at - 1]->due > result->due; at--)
			out->at[at] = out->at[at - 1];
		out->at[at] = result;
	}
}

static bool
cites(const struct rule *rule, const struct source *source)
{
	for (size_t i = 0; i < rule->n_cites; i++)
		if (rule->cites[i].source == source)
			return true;
	return false;
}

void
review_sources(
    struct arena *a, const struct review *r, struct cited_sources *out)
{
	for (size_t s = 0; s < r->pack->sources.len; s++) {
		const struct source *source = &r->pack->sources.at[s];
		struct cited_source cited = {.source = source,
		    .version = source_version_on(source, r->as_of)};

		for (size_t i = 0; i < r->results.len; i++)
			cited.n_rules += r->results.at[i].verdict !=
					     VERDICT_NOT_APPLICABLE &&
					 cites(r->results.at[i].rule, source);
		if (cited.n_rules)
			VEC_PUSH(a, out, cited);
	}
}

/* --- spelling ------------------------------------------------------------ */

/* Words that are not written in small letters. */
static const struct {
	const char *id, *text;
} spelled[] = {
    {"br", "BR"},
    {"ca", "CA"},
    {"caa", "CAA"},
    {"cas", "CAs"},
    {"ccadb", "CCADB"},
    {"cp", "CP"},
    {"cps", "CPS"},
    {"crl", "CRL"},
    {"ct", "CT"},
    {"dnssec", "DNSSEC"},
    {"ev", "EV"},
    {"evg", "EVG"},
    {"ip", "IP"},
    {"mpic", "MPIC"},
    {"ocsp", "OCSP"},
    {"oids", "OIDs"},
    {"ra", "RA"},
    {"smime", "S/MIME"},
    {"tls", "TLS"},
};

struct str
word_spelled(struct str word)
{
	for (size_t i = 0; i < COUNT_OF(spelled); i++)
		if (str_eq(str_of(spelled[i].id), word))
			return str_of(spelled[i].text);
	return word;
}

static void
add_title_word(struct buf *b, struct str word)
{
	struct str spelt = word_spelled(word);
	bool is_first = b->len == 0;

	if (spelt.at != word.at) {
		buf_add(b, spelt);
		return;
	}
	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];

		if (is_first && i == 0)
			c = char_upper(c);
		buf_add_char(b, c);
	}
}

struct str
chapter_title_words(struct arena *a, struct str title)
{
	struct buf low = {0}, b = {0};
	struct str rest, out;

	if (str_has_small(title))
		return title;
	for (size_t i = 0; i < title.len; i++)
		buf_add_char(&low, char_lower(title.at[i]));
	rest = buf_str(&low);
	while (rest.len) {
		size_t n = 0;

		while (n < rest.len && char_is_alpha(rest.at[n]))
			n++;
		add_title_word(&b, str_sub(rest, 0, n));
		if (n < rest.len)
			buf_add_char(&b, rest.at[n++]);
		rest = str_sub(rest, n, rest.len);
	}
	out = arena_copy(a, buf_str(&b));
	buf_free(&low);
	buf_free(&b);
	return out;
}
