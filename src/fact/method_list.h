/* method_list.h - the validation methods that the sources number.
 *
 * rules/methods.json holds lists (domain-methods, ip-methods,
 * mailbox-methods).  A list says where a document speaks of it; an item says
 * its number and title in the source, by which phrases a text names it, by
 * which it describes it without a name, and its days.  "words" are the phrases
 * that tell what a text does with a method: denies it, ends it, offers it.
 *
 * Read-only once loaded.
 */
#ifndef FACT_METHOD_LIST_H
#define FACT_METHOD_LIST_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/json.h"
#include "phrase/pattern.h"

#define METHOD_ITEMS_MAX 64 /* sets of items are 64 bits */

struct method_phrases {
	struct pattern **at;
	size_t len;
};

struct method_item {
	struct str id; /* "dns-change" */
	struct str number; /* in the source: "3.2.2.4.7" */
	struct str title; /* as the source prints it */
	struct method_phrases named; /* names of it, in headings and texts */
	struct method_phrases does; /* what a description of it says */
	struct method_phrases needs; /* one of them is in any description */
	struct method_phrases refers; /* to methods that are described, and so
					 describes it */
	date from; /* may be used from; DATE_NONE: from the beginning */
	date discouraged; /* SHOULD NOT be used from; DATE_OPEN: never */
	date barred; /* must not be used from; DATE_OPEN: never */
	struct str twin; /* id of an older method with the same description, or
			    empty */
	bool rest; /* "any other": stands beside others in one sentence */
	bool general; /* its description fits other methods too */
	bool wildcard; /* also proves wildcards and names below */
	bool perspectives; /* has to be corroborated (MPIC) */
};

struct method_list {
	struct str name; /* "domain-methods" */
	struct str title; /* "domain validation methods" */
	struct str source; /* as in sources.json */
	struct str section; /* of that source: "3.2.2.4" */
	struct str *home; /* outline numbers where it is listed */
	size_t n_home;
	struct str *near; /* sections whose own text may list it */
	size_t n_near;
	struct method_phrases near_headings; /* the same outside the outline */
	struct method_phrases headings; /* of sections that list it */
	struct method_phrases not_headings; /* and that look like it */
	struct method_phrases about; /* what a text near by is about */
	struct method_phrases not_about;
	struct method_item *items; /* in the order of the source */
	size_t n_items;
};

/* The phrases under "words". */
enum method_words {
	METHOD_WORDS_DENIED, /* a sentence says that it is not used */
	METHOD_WORDS_DENIED_SHORT, /* so does a fragment: "Not used." */
	METHOD_WORDS_LIMITED, /* not for wildcards: no denial of the method */
	METHOD_WORDS_ENDED, /* no longer used from a day */
	METHOD_WORDS_UNTIL, /* used until a day */
	METHOD_WORDS_ADVICE, /* "should not": neither */
	METHOD_WORDS_DENIED_MARK, /* and a cell: "No" */
	METHOD_WORDS_OFFERS, /* a sentence says that it is used */
	METHOD_WORDS_OFFERED, /* the method of the section is used */
	METHOD_WORDS_USES, /* so does a verb, where methods are listed */
	METHOD_WORDS_ASIDE, /* a sentence on something else about methods */
	METHOD_WORDS_WEAK, /* that it may be used, no more */
	METHOD_WORDS_NO_WILDCARD, /* it proves the exact name only */
	METHOD_WORDS_CHOICE, /* one of the following: complete, if nothing says
				otherwise */
	METHOD_WORDS_CLOSED, /* the list is said to be complete */
	METHOD_WORDS_OPEN, /* or to have more than it names */
	METHOD_WORDS_PROTOCOL, /* a protocol whose name tells how it goes */
	METHOD_WORDS_ALIKE, /* it goes as another method does */
	N_METHOD_WORDS
};

struct method_lists {
	struct method_list *at;
	size_t len;
	struct method_phrases words[N_METHOD_WORDS];
};

/* Reads methods.json into `a`; the patterns go into `set`.  ERR_RULE with a
 * JSON Pointer: an unknown or missing member, a pattern that does not parse,
 * days out of order, an id twice. */
CC_MUST_CHECK
int method_lists_read(struct arena *a, const struct json *root,
    struct pattern_set *set, struct method_lists *out, struct err *err);

const struct method_list *method_list_find(
    const struct method_lists *lists, struct str name);

/* By id, or by number; NULL when there is none. */
const struct method_item *method_item_find(
    const struct method_list *list, struct str id);

#endif
