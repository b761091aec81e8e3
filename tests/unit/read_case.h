/* read_case.h - documents told back as lines, so that a test of a reader is
 * input and expected lines.
 *
 * A line is: kind (H P I C N), level when there is one, role when it is not
 * the body, table place of a cell, [label] when there is one, text.
 */
#ifndef TEST_READ_CASE_H
#define TEST_READ_CASE_H

#include "base/buf.h"
#include "read/read.h"

static inline struct doc *
case_read_bytes(struct str bytes, enum tracked tracked)
{
	struct read_options options = {.tracked = tracked};
	struct err err = {0};
	struct doc *doc = NULL;

	if (read_document(bytes, STR("case"), &options, &doc, &err))
		fail_msg("%s", err.text);
	doc_check(doc);
	return doc;
}

static inline void
case_line(const struct block *b, struct buf *out)
{
	buf_add_char(out, "HPICN"[b->kind]);
	if (b->level)
		buf_print(out, "%d", b->level);
	if (b->role != ROLE_BODY)
		buf_print(out, " %s", block_role_name(b->role));
	if (b->table >= 0)
		buf_print(out, " %d(%d,%d)", b->table, b->row, b->col);
	if (b->row_span > 1 || b->col_span > 1)
		buf_print(out, "%dx%d", b->row_span, b->col_span);
	if (b->label.len)
		buf_print(out, " [%.*s]", STR_ARG(b->label));
	buf_print(out, " %.*s\n", STR_ARG(b->text));
}

/* Compares block for block; frees the document. */
static inline void
case_expect_doc(struct doc *doc, const char *want)
{
	struct buf out = {.max = 0};

	buf_add_c(&out, "\n");
	for (size_t i = 0; i < doc->blocks.len; i++)
		case_line(&doc->blocks.at[i], &out);
	assert_string_equal(out.at, want);
	buf_free(&out);
	doc_free(doc);
}

/* The first notice of a kind, or "". */
static inline struct str
case_notice(const struct doc *doc, enum notice_kind kind)
{
	for (size_t i = 0; i < doc->notices.len; i++)
		if (doc->notices.at[i].kind == kind)
			return doc->notices.at[i].text;
	return STR("");
}

#endif
