/* method.h - the validation methods of a document set.
 *
 * Finds, for each list of rules/methods.json, which of its methods a document
 * set offers, denies, ends or only mentions.  How a method is recognised, the
 * surer ways first: by the title of its own section, which wins over the local
 * number; by its number in the source, cited in the text; by a name; by a
 * description.  A number that does not fit the description beside it is told
 * apart and the description believed.
 *
 * No day is known here: `end` is a day that the text gives.
 *
 * To go through everything that was found:
 *
 *	for (size_t i = 0; i < methods.len; i++)
 *		for (size_t k = 0; k < methods.at[i].n_answers; k++)
 *			print(&methods.at[i].answers[k]);
 */
#ifndef FACT_METHOD_H
#define FACT_METHOD_H

#include "fact/method_list.h"
#include "prose/prose.h"

enum method_standing {
	METHOD_UNSAID,
	METHOD_MENTIONED, /* neither offered nor denied */
	METHOD_DENIED,
	METHOD_ENDED, /* no longer used from `end` on, which may be to come */
	METHOD_UNTIL, /* used until `end`, which may have passed */
	METHOD_OFFERED
};

enum method_form {
	METHOD_IN_SECTION, /* a section, or a titled paragraph, of its own */
	METHOD_IN_ITEM, /* an item of a list */
	METHOD_IN_ROW, /* a row of a table */
	METHOD_IN_TEXT /* a sentence */
};

/* One passage about one method. */
struct method_use {
	const struct method_item *item;
	enum method_standing standing;
	enum method_form form;
	date end; /* of METHOD_ENDED and METHOD_UNTIL */
	bool at_home; /* where the list belongs */
	bool numbered; /* with its number in the source */
	bool described; /* more than name, number and reference */
	bool weak; /* "may be used" */
	bool exact; /* not for wildcards or names below */
	bool sure; /* by number, name or title, or where methods are listed */
	bool defined; /* in a definition only */
	struct str local; /* number of its own section in the document where
			     that is not the source's, else empty */
	struct str misnumbered; /* number cited that is another method's */
	int document, section;
	int first, last; /* statements */
	int statement; /* the one that decides */
	int shown; /* the one that best shows what is done; often the same */
};

/* What the set says of one method, all passages together. */
struct method_answer {
	const struct method_item *item;
	enum method_standing standing;
	date end;
	bool numbered, described, weak, exact;
	const struct method_use *use; /* that decides; NULL when unsaid */
	const struct method_use *misnumbered, *defined; /* or NULL */
};

struct enumeration {
	const struct method_list *list;
	struct method_answer *answers; /* one an item, in order */
	size_t n_answers;
	struct VEC(struct method_use) uses; /* in reading order */
	int offered; /* methods offered, also with an end */
	int closed, open, whole; /* statements, -1 for none: it says that the
				    list is complete; that there are more; it
				    refers to the list of the source */
};

struct methods {
	struct enumeration *at; /* one a list, in the order of the file */
	size_t len;
};

/* `work` is counted like that of patterns.  ERR_RULE for a pattern that does
 * not compile, ERR_LIMIT when a search was given up. */
CC_MUST_CHECK
int methods_find(struct arena *a, const struct method_lists *lists,
    const struct prose *prose, uint64_t *work, struct methods *out,
    struct err *err);

const struct enumeration *enumeration_find(
    const struct methods *methods, struct str list);

/* True when the text speaks of using or not using it. */
bool method_is_listed(const struct method_answer *answer);

/* True when it is offered, also with an end, whatever the day. */
bool method_is_offered(const struct method_answer *answer);

const char *method_standing_name(enum method_standing s);

#endif
