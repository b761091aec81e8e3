/* advice.h - what wording is advised against, and where: rules/advice.json.
 *
 * Some words leave open what could be told ("promptly", "where appropriate"),
 * others promise more than anybody asks for ("immediately", "guarantees that
 * no").  Each is of a kind; a topic says in which sentences words of a kind
 * matter and what the requirements ask for there.  The words themselves are
 * concepts of the lexicon.
 *
 * Advice is no rule: it has no verdict.  What a topic cites are rules of the
 * pack (which know their sources, dates and purposes), or a clause by itself
 * where no rule stands for it.
 */
#ifndef RULE_ADVICE_H
#define RULE_ADVICE_H

#include "base/json.h"
#include "rule/pack.h"

enum advice_direction {
	ADVICE_OUTDATED, /* words of an old version of a source */
	ADVICE_VAGUE, /* leaves open what could be told */
	ADVICE_WIDE, /* promises more than is asked for */
	ADVICE_COPIED /* words of a source */
};
#define N_ADVICE_DIRECTIONS 4

struct advice_kind {
	struct str name; /* "time" */
	bool is_wide; /* promises too much; else leaves open */
	struct str lacks; /* what is left open: "a time" */
	struct phrases says;
	struct phrases unless; /* a statement with one of these is left alone */
	struct phrases unless_next; /* the same for the next sentence of the
				       paragraph */
	bool may; /* counts also where the clause says what may be done */
};

/* What is asked for on a topic. */
struct advice_ask {
	struct str says; /* "revocation within 24 hours" */
	struct str rule; /* id, or empty: */
	struct cite cite; /* then this clause */
	struct sections purposes; /* that it is about: "tls" */
	bool deadline; /* a promise far inside the limit of the rule is wide */
};

#define ADVICE_KINDS_MAX 32 /* kinds are bits */

struct advice_topic {
	struct str name, title;
	int weight; /* 3: issuance, validation, revocation, status */
	struct sections sections; /* and those below */
	struct phrases about; /* one of them in the statement; empty: any */
	unsigned kinds; /* bits by index */
	struct advice_ask *asks;
	size_t n_asks;
};

struct advice_lists {
	struct str rule; /* id of the rule on vague words */
	struct phrases aside; /* statements left alone whatever the kind */
	struct str copies; /* id of that on text that only restates */
	struct str recommend[N_ADVICE_DIRECTIONS];
	struct advice_kind *kinds;
	size_t n_kinds;
	struct advice_topic *topics; /* the first that fits is taken */
	size_t n_topics;
};

const char *advice_direction_name(enum advice_direction d); /* "vague" */

/* From the tree of advice.json.  The rules that it names may come later.
 * ERR_RULE with "POINTER: reason". */
CC_MUST_CHECK
int advice_read(struct arena *a, const struct pack *pack,
    const struct json *root, struct advice_lists **out, struct err *err);

/* The rules that are named must be in the pack. */
CC_MUST_CHECK
int advice_check(const struct pack *pack, struct err *err);

#endif
