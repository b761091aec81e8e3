/* What a rule asks of a document as a whole: its outline, its dates, and that
 * it agrees with itself. */
#include "rule/parse_part.h"

/* -- outline ------------------------------------------------------------- */

static int
parse_fault(
    const struct parser *p, const struct json *n, struct outline_check *out)
{
	struct str name = json_str(n);

	if (str_eq(name, STR("dead-reference"))) {
		out->dead_reference = true;
		return 0;
	}
	for (int i = FAULT_MISSING; i <= FAULT_LEVEL; i++)
		if (str_eq(name,
			str_of(outline_fault_name((enum outline_fault)i)))) {
			out->fault = (enum outline_fault)i;
			return 0;
		}
	return fail_word(p, n, "no fault of an outline is", name);
}

int
parse_outline_check(
    const struct parser *p, const struct json *n, struct outline_check *out)
{
	if (form_object(&p->form, n,
		"name fault verdict core only never required because") ||
	    form_text(&p->form, n, "name", true, &out->name) ||
	    form_text(&p->form, n, "because", true, &out->because) ||
	    verdict_member(p, n, "verdict", VERDICT_PARTIAL, &out->verdict) ||
	    sections_member(p, n, "only", &out->only) ||
	    sections_member(p, n, "never", &out->never) ||
	    flag_member(p, n, "core", &out->core) ||
	    flag_member(p, n, "required", &out->required))
		return -1;
	if (!json_at(n, "fault"))
		return form_fail(&p->form, n, "lacks the member 'fault'");
	return parse_fault(p, json_at(n, "fault"), out);
}

/* -- agreement ----------------------------------------------------------- */

int
parse_agreement_check(
    const struct parser *p, const struct json *n, struct agreement_check *out)
{
	const struct json *kind = json_at(n, "check");

	if (form_object(&p->form, n, "name check verdict core because") ||
	    form_text(&p->form, n, "name", true, &out->name) ||
	    form_text(&p->form, n, "because", true, &out->because) ||
	    verdict_member(p, n, "verdict", VERDICT_CONFLICT, &out->verdict) ||
	    flag_member(p, n, "core", &out->core))
		return -1;
	for (int i = 0; i < N_CONTRADICTIONS; i++)
		if (str_eq(json_str(kind), str_of(contradiction_kind_name(
					       (enum contradiction_kind)i)))) {
			out->kind = (enum contradiction_kind)i;
			return 0;
		}
	return kind ? fail_word(
			  p, kind, "no contradiction is called", json_str(kind))
		    : form_fail(&p->form, n, "lacks the member 'check'");
}

/* -- dates --------------------------------------------------------------- */

static int
parse_date_fault(
    const struct parser *p, const struct json *n, struct date_check *out)
{
	struct str name = json_str(json_at(n, "check"));

	for (int i = 0; i < N_DATE_FAULTS; i++)
		if (str_eq(name, str_of(date_fault_name((enum date_fault)i)))) {
			out->fault = (enum date_fault)i;
			return 0;
		}
	return fail_word(p, n, "no check of dates is", name);
}

/* "366 days": days, because a year has no one length. */
static int
parse_days(const struct parser *p, const struct json *n, struct date_check *out)
{
	struct quantity q = {0};
	double seconds = 0;
	bool has;

	if (quantity_member(p, n, "max", &has, &seconds, &q))
		return -1;
	if (has != (out->fault == DATES_AGE || out->fault == DATES_LOG_GAP))
		return form_fail(
		    &p->form, n, "'max' belongs to age and change-log-gap");
	if (has && (q.kind != QUANTITY_TIME || seconds < 86400))
		return form_fail(
		    &p->form, json_at(n, "max"), "must be a number of days");
	out->max_days = (int)(seconds / 86400);
	return 0;
}

int
parse_date_check(
    const struct parser *p, const struct json *n, struct date_check *out)
{
	if (form_object(
		&p->form, n, "name check verdict core max from says because") ||
	    form_text(&p->form, n, "name", true, &out->name) ||
	    form_text(&p->form, n, "because", true, &out->because) ||
	    verdict_member(p, n, "verdict", VERDICT_PARTIAL, &out->verdict) ||
	    phrases_member(p, n, "says", false, &out->says) ||
	    form_day_or(&p->form, n, "from", DATE_NONE, &out->from) ||
	    flag_member(p, n, "core", &out->core) ||
	    parse_date_fault(p, n, out) || parse_days(p, n, out))
		return -1;
	if (out->says.len && out->fault != DATES_NO_LOG)
		return form_fail(
		    &p->form, n, "'says' belongs to no-change-log");
	return 0;
}
