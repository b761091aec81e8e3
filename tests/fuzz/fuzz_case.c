/* The bytes are the facts of a case, or promises made elsewhere when their
 * number is odd: held against a review, or refused with a place. */
#include "fuzz.h"
#include "out/worksheet.h"
#include "review/case.h"
#include "review/review.h"
#include "rule/example.h"

static const char text[] =
    "= 1 Introduction\n"
    "This document is the CP/CPS of the Example CA, version 1.2 of 2026-01-05, "
    "published at https://pki.example/repository.\n"
    "= 4.9 Revocation\n"
    "The CA revokes a certificate within 24 hours of a report.\n";

/* Of the built-in rules on a small text, made once. */
static const struct review *
the_review(void)
{
	static struct pack *pack;
	static struct example example;
	static struct example_text *read;
	static struct reviewed_document document;
	static struct review *review;
	struct review_options how = {.scope = STR("tls")};
	struct err err = {0};
	int rc;

	if (review)
		return review;
	example.text = str_of(text);
	rc = !date_from_ymd(2026, 11, 21, &how.as_of) ||
	     pack_load(NULL, false, &pack, &err) ||
	     example_read(pack, &example, &read, &err);
	assert(rc == 0);
	document = (struct reviewed_document){.doc = read->doc,
	    .map = read->map,
	    .kind = KIND_CP_CPS,
	    .dated = DATE_NONE};
	document.identity.date = DATE_NONE;
	rc = review_make(pack, read->prose, &document, 1, &how, &review, &err);
	assert(rc == 0);
	return review;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct review *review = the_review();
	struct arena a = {0};
	struct worksheet sheet = {0};
	struct buf out = {0};
	struct err err = {0};
	struct str bytes = fuzz_bytes(data, size);
	int rc =
	    worksheet_make(&a, review, STR("external-subca"), &sheet, &err);

	assert(rc == 0);
	rc = size % 2 ? case_promises(&a, review, bytes, &sheet, &err)
		      : case_check(&a, review, bytes, &sheet, &err);
	if (rc) {
		assert(err.code == ERR_FORMAT || err.code == ERR_LIMIT);
		assert(err.text[0] != '\0');
	} else {
		worksheet_markdown(review, &sheet, &out);
	}
	buf_free(&out);
	arena_clear(&a);
	return 0;
}
