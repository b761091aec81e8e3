/* One table for spreadsheets: every line has the same columns, and those that
 * do not apply are empty.  Lines end in CR LF; a field with a comma, a quote
 * or a line break stands in quotes (RFC 4180).  A field that a spreadsheet
 * would take for a formula is given a leading apostrophe. */
#include "out/facts.h"
#include "prose/class.h"

struct line {
	struct buf *out;
	bool begun;
};

static void
add_field(struct line *l, struct str s)
{
	bool quote = false;

	if (l->begun)
		buf_add_char(l->out, ',');
	l->begun = true;
	for (size_t i = 0; i < s.len && !quote; i++)
		quote = strchr(",\"\r\n", s.at[i]) && s.at[i];
	if (quote)
		buf_add_char(l->out, '"');
	if (s.len && strchr("=+-@\t", s.at[0]) && s.at[0])
		buf_add_char(l->out, '\'');
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"')
			buf_add_char(l->out, '"');
		buf_add_char(l->out, s.at[i]);
	}
	if (quote)
		buf_add_char(l->out, '"');
}

static void
add_words(struct line *l, const char *words)
{
	add_field(l, str_of(words));
}

static void
end_line(struct line *l)
{
	buf_add_c(l->out, "\r\n");
	l->begun = false;
}

static void
add_place(struct line *l, const struct facts_report *r, int section)
{
	add_field(l, map_printed_number(r->map, section));
	add_field(l, map_rfc_number(r->map, section));
}

static void
add_frame(struct line *l, enum actor actor, enum modality modality,
    enum polarity polarity, unsigned classes)
{
	struct buf b = {0};

	add_words(l, actor_name(actor));
	add_words(l, modality_name(modality));
	add_words(l, polarity_name(polarity));
	class_print(classes, &b);
	add_field(l, str_trim(buf_str(&b)));
	buf_free(&b);
}

static void
add_offset(struct line *l, double n)
{
	struct arena a = {0};

	add_field(l, arena_print(&a, "%.0f", n));
	arena_clear(&a);
}

static void
add_passage(
    struct line *l, const struct facts_report *r, const struct passage *p)
{
	add_offset(l, p->block);
	add_offset(l, (double)p->start);
	add_offset(l, (double)p->end);
	add_field(l, fact_quote(r->prose, p));
}

static void
add_fact(struct line *l, const struct facts_report *r, const struct fact *f)
{
	bool bounded = *f->unit || f->kind == FACT_COUNT;

	add_words(l, fact_kind_name(f->kind));
	add_field(l, f->value);
	add_field(l, f->detail);
	add_words(l, bounded ? bound_name(f->bound) : "");
	add_place(l, r, f->section);
	add_frame(l, f->actor, f->modality, f->polarity, f->classes);
	add_words(l, "");
	add_words(l, "");
	add_passage(l, r, &f->at[0]);
	end_line(l);
}

static void
add_subject(
    struct line *l, const struct facts_report *r, const struct subject *s)
{
	if (s->standing == STANDING_UNSAID)
		return;
	add_words(l, s->is_purpose ? "purpose" : "offer");
	add_field(l, s->name);
	add_words(l, s->standing == STANDING_DENIED ? "denied" : "offered");
	add_words(l, "");
	if (s->n_because) {
		const struct passage *p = &s->because[0];

		add_place(l, r, r->map->section_of[p->block]);
		for (int i = 0; i < 6; i++)
			add_words(l, "");
		add_passage(l, r, p);
	} else {
		for (int i = 0; i < 12; i++)
			add_words(l, "");
	}
	end_line(l);
}

static void
add_method(struct line *l, const struct facts_report *r,
    const struct method_answer *answer)
{
	struct passage at[FACT_PASSAGES];
	const struct method_use *use = answer->use;
	size_t n;

	if (!use)
		return;
	n = prose_statement_passages(
	    r->prose, use->statement, at, COUNT_OF(at));
	if (n == 0)
		return;
	add_words(l, "method");
	add_field(l, answer->item->number);
	add_words(l, method_standing_name(answer->standing));
	add_words(l, "");
	add_place(l, r, use->section);
	for (int i = 0; i < 6; i++)
		add_words(l, "");
	add_passage(l, r, &at[n - 1]);
	end_line(l);
}

static void
add_methods(struct line *l, const struct facts_report *r)
{
	for (size_t i = 0; i < r->methods->len; i++)
		for (size_t k = 0; k < r->methods->at[i].n_answers; k++)
			add_method(l, r, &r->methods->at[i].answers[k]);
}

static void
add_promise(
    struct line *l, const struct facts_report *r, const struct promise *p)
{
	struct passage at[FACT_PASSAGES];
	size_t n =
	    prose_statement_passages(r->prose, p->statement, at, COUNT_OF(at));

	if (n == 0)
		return;
	add_words(l, "promise");
	add_field(l,
	    p->bounded ? fact_quote(r->prose, &p->measure) : (struct str){0});
	add_field(l, p->vague.start < p->vague.end
			 ? fact_quote(r->prose, &p->vague)
			 : (struct str){0});
	add_words(l, "");
	add_place(l, r, p->section);
	add_frame(l, p->actor, p->modality, p->polarity, p->classes);
	add_words(l, p->bounded ? "yes" : "no");
	add_words(l, p->testable ? "yes" : "no");
	add_passage(l, r, &at[n - 1]);
	end_line(l);
}

void
facts_csv(const struct facts_report *r, struct buf *out)
{
	static const char *const names[] = {"kind", "value", "detail", "bound",
	    "section", "rfc3647", "actor", "modality", "polarity", "classes",
	    "bounded", "testable", "block", "start", "end", "quote"};
	struct line l = {.out = out};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		add_words(&l, names[i]);
	end_line(&l);
	for (size_t i = 0; i < r->subjects->len; i++)
		add_subject(&l, r, &r->subjects->at[i]);
	add_methods(&l, r);
	for (size_t i = 0; i < r->facts->len; i++)
		add_fact(&l, r, &r->facts->at[i]);
	for (size_t i = 0; i < r->promises->len; i++)
		add_promise(&l, r, &r->promises->at[i]);
}
