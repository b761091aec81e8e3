/* The words for verdicts, severities, actions and kinds of document. */
#include "rule/pack.h"
#include "rule/result.h"

static const char *const verdict_names[N_VERDICTS] = {
    [VERDICT_COMPLIANT] = "compliant",
    [VERDICT_PARTIAL] = "partial",
    [VERDICT_CONFLICT] = "conflict",
    [VERDICT_MISSING] = "missing",
    [VERDICT_UNKNOWN] = "unknown",
    [VERDICT_NOT_APPLICABLE] = "not-applicable",
    [VERDICT_NOT_IN_FORCE] = "not-in-force",
};

static const char *const severity_names[] = {
    [SEVERITY_NONE] = "",
    [SEVERITY_LOW] = "low",
    [SEVERITY_MODERATE] = "moderate",
    [SEVERITY_HIGH] = "high",
};

static const char *const action_names[] = {
    [ACTION_NONE] = "",
    [ACTION_NEXT_AUDIT] = "before-next-audit",
    [ACTION_APPROVAL] = "before-approval",
    [ACTION_PROCEEDING] = "before-proceeding",
};

static const char *const role_names[] = {
    [EVIDENCE_SUPPORTS] = "supports",
    [EVIDENCE_WEAKENS] = "weakens",
    [EVIDENCE_CONTRADICTS] = "contradicts",
    [EVIDENCE_REFERS] = "refers",
    [EVIDENCE_SEARCHED] = "searched",
};

const char *
verdict_name(enum verdict v)
{
	return verdict_names[v];
}

const char *
severity_name(enum severity s)
{
	return severity_names[s];
}

const char *
action_name(enum action a)
{
	return action_names[a];
}

const char *
evidence_role_name(enum evidence_role r)
{
	return role_names[r];
}

const char *
doc_kind_name(enum doc_kind k)
{
	switch (k) {
	case KIND_CP:
		return "cp";
	case KIND_CPS:
		return "cps";
	case KIND_PROFILES:
		return "profiles";
	default:
		return "cp-cps";
	}
}

bool
doc_kind_parse(struct str s, unsigned *out)
{
	for (unsigned k = KIND_CP; k <= KIND_PROFILES; k *= 2)
		if (str_eq(s, str_of(doc_kind_name((enum doc_kind)k)))) {
			*out = k;
			return true;
		}
	return false;
}

const char *
contradiction_kind_name(enum contradiction_kind k)
{
	static const char *const names[N_CONTRADICTIONS] = {
	    [CONTRADICTION_VALUE] = "values",
	    [CONTRADICTION_DUTY] = "duties",
	    [CONTRADICTION_METHOD] = "methods",
	    [CONTRADICTION_CERTIFICATE] = "certificates",
	    [CONTRADICTION_TERM_TWICE] = "terms-doubled",
	    [CONTRADICTION_TERM_UNUSED] = "terms-unused",
	    [CONTRADICTION_TERM_UNDEFINED] = "terms-undefined",
	    [CONTRADICTION_PROFILE_VALIDITY] = "profile-validity",
	    [CONTRADICTION_PROFILE_KEY] = "profile-keys",
	    [CONTRADICTION_PROFILE_CRL] = "profile-crls",
	    [CONTRADICTION_PROFILE_ADDRESSES] = "profile-addresses",
	};

	return names[k];
}

bool
verdict_parse(struct str s, enum verdict *out)
{
	for (int i = 0; i < N_VERDICTS; i++)
		if (str_eq(s, str_of(verdict_names[i]))) {
			*out = (enum verdict)i;
			return true;
		}
	return false;
}

bool
severity_parse(struct str s, enum severity *out)
{
	for (int i = SEVERITY_LOW; i <= SEVERITY_HIGH; i++)
		if (str_eq(s, str_of(severity_names[i]))) {
			*out = (enum severity)i;
			return true;
		}
	return false;
}

bool
verdict_is_issue(enum verdict v)
{
	return v == VERDICT_PARTIAL || v == VERDICT_CONFLICT ||
	       v == VERDICT_MISSING;
}

int
verdict_rank(enum verdict v)
{
	static const int ranks[N_VERDICTS] = {
	    [VERDICT_CONFLICT] = 0,
	    [VERDICT_MISSING] = 1,
	    [VERDICT_PARTIAL] = 2,
	    [VERDICT_UNKNOWN] = 3,
	    [VERDICT_COMPLIANT] = 4,
	    [VERDICT_NOT_APPLICABLE] = 5,
	    [VERDICT_NOT_IN_FORCE] = 5,
	};

	return ranks[v];
}

date
rule_from(const struct rule *r)
{
	date from = DATE_OPEN;

	for (size_t i = 0; i < r->n_cites; i++)
		if (r->cites[i].from < from)
			from = r->cites[i].from;
	return from;
}

date
rule_until(const struct rule *r)
{
	date until = DATE_NONE;

	for (size_t i = 0; i < r->n_cites; i++)
		if (r->cites[i].until > until)
			until = r->cites[i].until;
	return until;
}
