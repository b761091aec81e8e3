/* The lines are the headings and paragraphs of a document:
 *
 *	2 4.9 Certificate revocation	a heading of level 2
 *	2[4.9] Certificate revocation	... with an automatic number
 *	text				a paragraph
 */
#include "fuzz.h"

static void
add_line(struct doc *doc, struct str line)
{
	struct block block = {.kind = BLOCK_PARAGRAPH,
	    .table = -1,
	    .row_span = 1,
	    .col_span = 1,
	    .anchor = -1,
	    .text = line};
	struct err err = {0};

	if (line.len > 1 && line.at[0] >= '1' && line.at[0] <= '9') {
		block.kind = BLOCK_HEADING;
		block.level = line.at[0] - '0';
		block.text = str_sub(line, 1, line.len);
		if (line.at[1] == '[') {
			struct str rest = str_sub(line, 2, line.len);

			block.label = str_cut(&rest, ']');
			block.text = rest;
		}
	}
	(void)!doc_add_block(doc, &block, NULL, &err);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = fuzz_bytes(data, size);
	struct doc *doc = doc_new(STR("fuzz"), STR("lines"));

	(void)doc_add_part(doc, STR("lines"));
	while (rest.len)
		add_line(doc, str_cut(&rest, '\n'));
	doc_finish(doc);
	fuzz_check_document(doc);
	doc_free(doc);
	return 0;
}
