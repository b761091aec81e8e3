/* rfc3647.h - the outline that a CP/CPS is held against.
 *
 * Data in rules/rfc3647.json: the sections of RFC 3647 section 6 and the
 * deeper sections that the Baseline Requirements add under them, with the
 * titles they go by.  Loaded once; read-only.
 */
#ifndef RFC3647_H
#define RFC3647_H

#include "base/arena.h"
#include "base/err.h"
#include "base/index.h"
#include "base/json.h"
#include "base/str.h"

struct titles; /* map/title.h */

/* Another title of the same section. */
struct rfc_alias {
	struct str title;
	struct str source; /* id of the source that uses it; "common": the same
			      title in other words; "variant": see below */
	bool variant; /* understood, but reported as another title than the
			 known ones */
};

struct rfc_section {
	struct str number; /* "4.9.1" */
	struct str title; /* as the source prints it */
	struct rfc_alias *aliases;
	size_t n_aliases;
	int parent; /* index, or -1 for chapters */
	int level; /* 1 for chapters */
	bool required; /* of the RFC 3647 outline itself; the deeper sections of
			  other sources are not */
	bool above_required; /* one right below it is */
	struct str source; /* "rfc3647", "tls-br", "evg", ... */
};

struct rfc3647 {
	struct arena arena;
	struct rfc_section *sections; /* in outline order */
	size_t n_sections;
	struct index by_number;
	struct titles *titles; /* index over all titles */
};

/* From the text of rfc3647.json, or from its tree.  Fails with ERR_RULE (a
 * member is missing or not known, a parent is missing, the order is not that of
 * the numbers) or what json_parse says. */
CC_MUST_CHECK
int rfc3647_load(struct str json, struct rfc3647 **out, struct err *err);
CC_MUST_CHECK
int rfc3647_read(
    const struct json *root, struct rfc3647 **out, struct err *err);
void rfc3647_free(struct rfc3647 *outline); /* NULL is fine */

/* Index of the section with that number, or -1. */
int rfc3647_find(const struct rfc3647 *outline, struct str number);

/* True when `number` is `above` or lies below it: "5.7.1.2" below "5.7". */
static inline bool
number_is_below(struct str number, struct str above)
{
	size_t n = above.len;

	if (number.len < n || (number.len > n && number.at[n] != '.'))
		return false;
	return n == 0 || (number.at[0] == above.at[0] &&
			     memcmp(number.at, above.at, n) == 0);
}

/* Order of section numbers: "4.9" < "4.9.1" < "4.10".  Letters of appendices
 * follow digits. */
int number_cmp(struct str a, struct str b);

#endif
