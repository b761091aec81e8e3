#define PCRE2_CODE_UNIT_WIDTH 8

#include "phrase/regex.h"

#include <pcre2.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"

struct regex {
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *limits;
};

static int
explain(int error, size_t offset, struct err *err)
{
	char reason[160];

	if (pcre2_get_error_message(
		error, (PCRE2_UCHAR *)reason, sizeof(reason)) < 0)
		reason[0] = '\0';
	return err_set(err, ERR_RULE, "offset %zu of the expression: %s",
	    offset, reason);
}

int
regex_compile(struct str source, struct regex **out, struct err *err)
{
	const uint32_t flags = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS |
	    PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY;
	PCRE2_SIZE offset = 0;
	struct regex *r;
	int error = 0;
	pcre2_code *code;

	code = pcre2_compile((PCRE2_SPTR)(source.len ? source.at : ""),
	    source.len, flags, &error, &offset, NULL);
	if (!code)
		return explain(error, offset, err);
	r = calloc(1, sizeof(*r));
	if (!r)
		out_of_memory();
	r->code = code;
	r->match = pcre2_match_data_create(1, NULL);
	r->limits = pcre2_match_context_create(NULL);
	if (!r->match || !r->limits)
		out_of_memory();
	(void)pcre2_set_match_limit(r->limits, LIMIT_MATCH_STEPS);
	(void)pcre2_set_heap_limit(r->limits, LIMIT_MATCH_KIB);
	*out = r;
	return 0;
}

void
regex_free(struct regex *r)
{
	if (!r)
		return;
	pcre2_match_context_free(r->limits);
	pcre2_match_data_free(r->match);
	pcre2_code_free(r->code);
	free(r);
}

int
regex_find(struct regex *r, struct str text, size_t from, size_t *start,
    size_t *end, struct err *err)
{
	const PCRE2_SIZE *ends;
	int n;

	n = pcre2_match(r->code, (PCRE2_SPTR)(text.len ? text.at : ""),
	    text.len, from, PCRE2_NO_UTF_CHECK, r->match, r->limits);
	if (n == PCRE2_ERROR_NOMATCH)
		return 0;
	if (n < 0)
		return err_set(err, ERR_LIMIT,
		    "a search was given up (PCRE2 says %d)", n);
	ends = pcre2_get_ovector_pointer(r->match);
	*start = ends[0];
	*end = ends[1] < ends[0] ? ends[0] : ends[1];
	return 1;
}
