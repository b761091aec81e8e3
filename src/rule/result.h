/* result.h - what a rule found in a document set.
 *
 * Observing (rule/observe.h) says what the text says and knows no day;
 * deciding (rule/decide.h) says what that means on a day.  A result is the
 * decision with its evidence.
 */
#ifndef RULE_RESULT_H
#define RULE_RESULT_H

#include "base/date.h"
#include "base/vec.h"
#include "map/map.h"
#include "rule/pack.h"

enum evidence_role {
	EVIDENCE_SUPPORTS,
	EVIDENCE_WEAKENS,
	EVIDENCE_CONTRADICTS,
	EVIDENCE_REFERS,
	EVIDENCE_SEARCHED /* nothing was found in `sections` */
};

/* One contiguous byte range of one block. */
struct evidence {
	enum evidence_role role;
	int document, section, block, statement; /* statement -1: structure */
	size_t start, end;
	struct str *sections; /* of EVIDENCE_SEARCHED: printed numbers */
	size_t n_sections;
};

/* Why an element counts only in part, or not. */
enum shortfall {
	SHORT_NOT, /* it counts in full */
	SHORT_SHADE, /* a weaker wording that the rule knows */
	SHORT_DENIED, /* the method it is about is not used: it counts */
	SHORT_UNDONE, /* met, and weakened by another passage */
	SHORT_WEAK, /* "may", "should", "endeavours" */
	SHORT_WEAKENED, /* "where practicable" */
	SHORT_ELSEWHERE, /* not in the section that the requirement names */
	SHORT_KIND, /* in a kind of document that counts in part */
	SHORT_POINTER, /* only refers to the requirement */
	SHORT_REFUSED, /* the text says that it is not so */
	SHORT_LIMIT, /* a value outside the limit in force */
	SHORT_LATER, /* in force only from a later day */
	SHORT_ENDED /* no longer in force */
};

struct element_result {
	struct str name;
	bool core;
	enum verdict verdict; /* compliant, partial, conflict or missing */
	enum shortfall why; /* of an element that words decide */
	struct str message; /* one sentence, for its finding */
	int section; /* section its finding sits in, -1: the rule's home */
	int document;
	int statement; /* that decided, or -1 */
	size_t first_evidence, n_evidence; /* in result.evidence */
};

struct result {
	const struct rule *rule;
	enum verdict verdict;
	bool differs; /* a conflict of two passages with each other */
	enum severity severity; /* NONE for what is no issue */
	enum action action;
	enum confidence confidence;
	struct str message; /* what was found, for people */
	struct VEC(struct evidence) evidence; /* decisive first */
	struct VEC(struct element_result) elements;
	int document, section; /* where the result sits; section -1: nowhere */
	struct str condition; /* why not applicable, or that it applies */
	date since; /* the requirement applies from, DATE_NONE unknown */
	bool lapsed; /* right on the document's day, wrong today */
	date due; /* not in force: the day it will be */
	enum verdict verdict_when_due;
	struct str message_when_due;
};

const char *evidence_role_name(enum evidence_role r);

#endif
