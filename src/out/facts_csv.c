/* One table for spreadsheets: every line has the same columns, and those that
 * do not apply are empty. */
#include "out/csv.h"
#include "out/facts.h"
#include "prose/class.h"

static void
add_place(struct csv *l, const struct facts_report *r, int section)
{
	csv_field(l, map_printed_number(r->map, section));
	csv_field(l, map_rfc_number(r->map, section));
}

static void
add_frame(struct csv *l, enum actor actor, enum modality modality,
    enum polarity polarity, unsigned classes)
{
	struct buf b = {0};

	csv_words(l, actor_name(actor));
	csv_words(l, modality_name(modality));
	csv_words(l, polarity_name(polarity));
	class_print(classes, &b);
	csv_field(l, str_trim(buf_str(&b)));
	buf_free(&b);
}

static void
add_passage(
    struct csv *l, const struct facts_report *r, const struct passage *p)
{
	csv_number(l, p->block);
	csv_number(l, (long)p->start);
	csv_number(l, (long)p->end);
	csv_field(l, fact_quote(r->prose, p));
}

static void
add_fact(struct csv *l, const struct facts_report *r, const struct fact *f)
{
	bool bounded = *f->unit || f->kind == FACT_COUNT;

	csv_words(l, fact_kind_name(f->kind));
	csv_field(l, f->value);
	csv_field(l, f->detail);
	csv_words(l, bounded ? bound_name(f->bound) : "");
	add_place(l, r, f->section);
	add_frame(l, f->actor, f->modality, f->polarity, f->classes);
	csv_words(l, "");
	csv_words(l, "");
	add_passage(l, r, &f->at[0]);
	csv_end_line(l);
}

static void
add_subject(
    struct csv *l, const struct facts_report *r, const struct subject *s)
{
	if (s->standing == STANDING_UNSAID)
		return;
	csv_words(l, s->is_purpose ? "purpose" : "offer");
	csv_field(l, s->name);
	csv_words(l, s->standing == STANDING_DENIED ? "denied" : "offered");
	csv_words(l, "");
	if (s->n_because) {
		const struct passage *p = &s->because[0];

		add_place(l, r, r->map->section_of[p->block]);
		for (int i = 0; i < 6; i++)
			csv_words(l, "");
		add_passage(l, r, p);
	} else {
		for (int i = 0; i < 12; i++)
			csv_words(l, "");
	}
	csv_end_line(l);
}

static void
add_method(struct csv *l, const struct facts_report *r,
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
	csv_words(l, "method");
	csv_field(l, answer->item->number);
	csv_words(l, method_standing_name(answer->standing));
	csv_words(l, "");
	add_place(l, r, use->section);
	for (int i = 0; i < 6; i++)
		csv_words(l, "");
	add_passage(l, r, &at[n - 1]);
	csv_end_line(l);
}

static void
add_methods(struct csv *l, const struct facts_report *r)
{
	for (size_t i = 0; i < r->methods->len; i++)
		for (size_t k = 0; k < r->methods->at[i].n_answers; k++)
			add_method(l, r, &r->methods->at[i].answers[k]);
}

static void
add_promise(
    struct csv *l, const struct facts_report *r, const struct promise *p)
{
	struct passage at[FACT_PASSAGES];
	size_t n =
	    prose_statement_passages(r->prose, p->statement, at, COUNT_OF(at));

	if (n == 0)
		return;
	csv_words(l, "promise");
	csv_field(l,
	    p->bounded ? fact_quote(r->prose, &p->measure) : (struct str){0});
	csv_field(l, p->vague.start < p->vague.end
			 ? fact_quote(r->prose, &p->vague)
			 : (struct str){0});
	csv_words(l, "");
	add_place(l, r, p->section);
	add_frame(l, p->actor, p->modality, p->polarity, p->classes);
	csv_words(l, p->bounded ? "yes" : "no");
	csv_words(l, p->testable ? "yes" : "no");
	add_passage(l, r, &at[n - 1]);
	csv_end_line(l);
}

void
facts_csv(const struct facts_report *r, struct buf *out)
{
	static const char *const names[] = {"kind", "value", "detail", "bound",
	    "section", "rfc3647", "actor", "modality", "polarity", "classes",
	    "bounded", "testable", "block", "start", "end", "quote"};
	struct csv l = {.out = out};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		csv_words(&l, names[i]);
	csv_end_line(&l);
	for (size_t i = 0; i < r->subjects->len; i++)
		add_subject(&l, r, &r->subjects->at[i]);
	add_methods(&l, r);
	for (size_t i = 0; i < r->facts->len; i++)
		add_fact(&l, r, &r->facts->at[i]);
	for (size_t i = 0; i < r->promises->len; i++)
		add_promise(&l, r, &r->promises->at[i]);
}
