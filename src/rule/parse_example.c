/* The texts that prove a rule. */
#include "rule/parse_part.h"

static int
parse_one_example(const struct parser *p, const struct json *n,
    enum verdict verdict, const struct rule *rule, struct example *out)
{
	*out = (struct example){.verdict = verdict,
	    .section = rule->home,
	    .kind = KIND_CP_CPS,
	    .pointer = json_pointer(p->form.a, p->form.root, n)};
	(void)date_from_ymd(2026, 11, 21, &out->as_of);
	if (json_kind(n) == JSON_STRING) {
		out->text = arena_copy(p->form.a, json_str(n));
		return 0;
	}
	if (form_object(
		&p->form, n, "text cover section as-of kind verdict note") ||
	    form_text(&p->form, n, "text", true, &out->text) ||
	    form_text(&p->form, n, "cover", false, &out->cover) ||
	    form_text(&p->form, n, "section", false, &out->section) ||
	    form_day_or(&p->form, n, "as-of", out->as_of, &out->as_of) ||
	    verdict_member(p, n, "verdict", verdict, &out->verdict))
		return -1;
	return json_at(n, "kind")
		   ? parse_kind(p, json_at(n, "kind"), &out->kind)
		   : 0;
}

int
parse_examples(
    const struct parser *p, const struct json *object, struct rule *out)
{
	static const struct {
		const char *name;
		enum verdict verdict;
	} kinds[] = {{"compliant", VERDICT_COMPLIANT},
	    {"partial", VERDICT_PARTIAL}, {"conflict", VERDICT_CONFLICT},
	    {"missing", VERDICT_MISSING}, {"near-miss", VERDICT_MISSING}};
	struct VEC(struct example) v = {0};
	int failed = 0;

	if (!object)
		return 0;
	if (form_object(&p->form, object,
		"compliant partial conflict missing near-miss"))
		return -1;
	for (size_t k = 0; k < COUNT_OF(kinds); k++) {
		const struct json *list = json_at(object, kinds[k].name);

		for (const struct json *n = list_first(p, list, &failed); n;
		     n = json_next(n)) {
			struct example e;

			if (parse_one_example(p, n, kinds[k].verdict, out, &e))
				return -1;
			VEC_PUSH(p->form.a, &v, e);
		}
	}
	out->examples = v.at;
	out->n_examples = v.len;
	return failed;
}
