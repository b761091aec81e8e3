/* The head of a review as text: what was reviewed, the verdict, what is
 * urgent. */
#include "base/version.h"
#include "out/check_finding.h"
#include "out/check_report.h"
#include "out/finding_words.h"
#include "out/review_words.h"

#define HEAD_INDENT 11
#define DIGEST_SHOWN 16
#define SCOPE_QUOTE 150

static void
add_head_line(struct report *t, const char *label, struct str text)
{
	page_add(&t->page, TONE_FAINT, str_of(label));
	page_spaces(&t->page, HEAD_INDENT - page_columns(str_of(label)));
	page_wrap_lines(&t->page, TONE_PLAIN, HEAD_INDENT, HEAD_INDENT, text);
}

static struct str
document_words(struct report *t, const struct reviewed_document *d)
{
	const struct identity *id = &d->identity;
	char day[DATE_TEXT];
	struct str version = {0}, dated = {0};

	if (id->version.text.len)
		version = arena_print(
		    &t->arena, ", version %.*s", STR_ARG(id->version.text));
	if (d->dated != DATE_NONE)
		dated =
		    arena_print(&t->arena, " of %s", date_print(d->dated, day));
	return arena_print(&t->arena,
	    "%.*s%.*s%.*s\n%s, %.*s\n%.*s, sha256 %.*s",
	    STR_ARG(document_file_words(d->doc)), STR_ARG(version),
	    STR_ARG(dated), document_kind_words(d->kind),
	    STR_ARG(d->doc->format),
	    STR_ARG(arena_print(
		&t->arena, "%zu sections", d->map->sections.len - 1)),
	    DIGEST_SHOWN, d->doc->digest.text);
}

/* "section 1.4.1: “...”": the passage that tells a purpose best. */
static void
add_because(struct report *t, const struct passage *p, struct buf *out)
{
	struct str place = passage_place_words(&t->arena, t->review, p);

	buf_print(out, "\n%.*s%s“%.*s”", STR_ARG(place), place.len ? ": " : "",
	    STR_ARG(page_shorten(
		&t->arena, passage_words(t->review, p), SCOPE_QUOTE)));
}

static void
add_scope(struct report *t)
{
	const struct subjects *all = &t->review->subjects;
	struct buf names = {0}, why = {0};

	for (size_t i = 0; i < all->len; i++) {
		const struct subject *s = &all->at[i];

		if (!s->is_purpose || s->standing != STANDING_OFFERED)
			continue;
		buf_add_c(&names, names.len ? ", " : "");
		buf_add(&names, s->title);
		if (s->n_because)
			add_because(t, &s->because[0], &why);
	}
	if (!names.len)
		buf_add_c(&names, "no purpose was found in the text");
	buf_add(&names, buf_str(&why));
	add_head_line(t, "Scope", buf_str(&names));
	buf_free(&names);
	buf_free(&why);
}

void
report_head(struct report *t)
{
	const struct review *r = t->review;
	char day[DATE_TEXT];

	for (int i = 0; i < r->n_documents; i++) {
		const struct reviewed_document *d = &r->documents[i];

		page_wrap(&t->page, TONE_STRONG, 0, 0, document_title_words(d));
	}
	page_rule(&t->page);
	for (int i = 0; i < r->n_documents; i++)
		add_head_line(
		    t, "Document", document_words(t, &r->documents[i]));
	add_head_line(t, "Reviewed",
	    arena_print(&t->arena,
		"as of %s, by cpslint " CPSLINT_VERSION
		" with %zu rules (%.*s %.*s, %.*s)",
		date_print(r->as_of, day), r->results.len,
		STR_ARG(r->pack->name), STR_ARG(r->pack->version), DIGEST_SHOWN,
		r->pack->digest.text));
	add_scope(t);
	page_blank(&t->page);
}

enum tone
roll_tone(const struct roll *roll)
{
	if (!roll->assessed)
		return TONE_FAINT;
	switch (roll->verdict) {
	case VERDICT_CONFLICT:
	case VERDICT_MISSING:
		return TONE_BAD;
	case VERDICT_COMPLIANT:
		return TONE_GOOD;
	default:
		return TONE_CARE;
	}
}

/* ", 3 missing": nothing for none. */
static void
add_count(struct buf *b, int n, const char *words)
{
	if (n)
		buf_print(b, "%s%d %s", b->len ? ", " : "", n, words);
}

static void
add_verdict(struct report *t)
{
	const struct review *r = t->review;
	const struct roll *roll = &r->overall;
	struct buf issues = {0}, others = {0};

	for (int s = SEVERITY_HIGH; s > SEVERITY_NONE; s--)
		add_count(
		    &issues, r->issues[s], severity_name((enum severity)s));
	add_count(&issues, r->waived, "waived");
	page_add(&t->page, TONE_STRONG, STR("Verdict"));
	page_spaces(&t->page, HEAD_INDENT - 7);
	page_add(&t->page, roll_tone(roll), str_of(roll_words(roll)));
	page_blank(&t->page);
	add_head_line(t, "Issues", issues.len ? buf_str(&issues) : STR("none"));
	add_count(&others, r->verdicts[VERDICT_COMPLIANT], "compliant");
	add_count(&others, r->verdicts[VERDICT_PARTIAL], "partial");
	add_count(&others, r->verdicts[VERDICT_CONFLICT], "conflict");
	add_count(&others, r->verdicts[VERDICT_MISSING], "missing");
	add_count(&others, r->verdicts[VERDICT_UNKNOWN], "to read");
	add_count(
	    &others, r->verdicts[VERDICT_NOT_APPLICABLE], "not applicable");
	add_count(
	    &others, r->verdicts[VERDICT_NOT_IN_FORCE], "not yet in force");
	add_head_line(t, "Rules", buf_str(&others));
	page_blank(&t->page);
	buf_free(&issues);
	buf_free(&others);
}

static void
add_urgent_line(struct report *t, const struct finding *f, int number)
{
	struct str place = f->number.len ? arena_print(&t->arena, " (%.*s)",
					       STR_ARG(f->number))
					 : (struct str){0};

	report_number(t, TONE_PLAIN, number);
	page_ends(&t->page, FINDING_INDENT, FINDING_INDENT, TONE_PLAIN,
	    arena_print(&t->arena, "%.*s%.*s",
		STR_ARG(finding_title(&t->arena, t->review, f)),
		STR_ARG(place)),
	    finding_tone(f), finding_tag(&t->arena, f));
}

static void
add_urgent(struct report *t)
{
	const struct review *r = t->review;
	int n = 0;

	for (size_t i = 0; i < r->findings.len; i++)
		n += finding_is_urgent(&r->findings.at[i]);
	if (n == 0) {
		add_head_line(t, "Priority", STR("no high-priority finding"));
		page_blank(&t->page);
		return;
	}
	page_add(&t->page, TONE_STRONG, STR("High priority"));
	page_blank(&t->page);
	for (size_t i = 0; i < r->findings.len; i++)
		if (finding_is_urgent(&r->findings.at[i]))
			add_urgent_line(
			    t, &r->findings.at[i], t->telling.numbers[i]);
	page_blank(&t->page);
}

void
report_verdict(struct report *t)
{
	add_verdict(t);
	add_urgent(t);
}
