/* review_words.h - what the reports for people say of a review in the same
 * words: its documents, the clauses of its chapters, what does not apply and
 * what is not yet in force.  Texts live in the arena given.
 */
#ifndef OUT_REVIEW_WORDS_H
#define OUT_REVIEW_WORDS_H

#include "review/review.h"

/* "combined CP and CPS" */
const char *document_kind_words(unsigned kind);

/* The name of the file, or "standard input". */
struct str document_file_words(const struct doc *doc);

/* The title that the document gives itself, else the name of its file. */
struct str document_title_words(const struct reviewed_document *d);

/* How the clauses of a chapter stand to RFC 3647: "as in RFC 3647", or "5.4.9
 * = RFC 3647 5.4.8 (title); no heading for 5.5". */
struct str clause_words(
    struct arena *a, const struct map *map, struct str chapter);

/* "ca" is "CA"; a word that is written as it is stays. */
struct str word_spelled(struct str word);

/* "CERTIFICATE, CRL, AND OCSP PROFILES" is "Certificate, CRL, and OCSP
 * profiles"; a title in mixed letters stays. */
struct str chapter_title_words(struct arena *a, struct str title);

/* "10 compliant, 1 partial"; empty when no rule looked. */
struct str roll_count_words(struct arena *a, const struct roll *roll);

/* "section " before "4.9", nothing before "Appendix A". */
const char *section_word(struct str number);

/* "section 1.4.1": where a passage stands, empty when no number does. */
struct str passage_place_words(
    struct arena *a, const struct review *r, const struct passage *p);
struct str passage_words(const struct review *r, const struct passage *p);

/* The rules that do not apply for one reason, in a sentence. */
struct reason {
	struct str words;
	struct VEC(const struct result *) results;
};

struct reasons VEC(struct reason);
void review_reasons(
    struct arena *a, const struct review *r, struct reasons *out);

/* What is not in force, by the day it will be; what no longer is comes first.
 */
struct result_list VEC(const struct result *);
void review_not_in_force(
    struct arena *a, const struct review *r, struct result_list *out);

/* The sources of the rules that apply, in the order of the pack. */
struct cited_source {
	const struct source *source;
	const struct source_version *version; /* in force, NULL before the
						 first */
	int n_rules;
};
struct cited_sources VEC(struct cited_source);
void review_sources(
    struct arena *a, const struct review *r, struct cited_sources *out);

#endif
