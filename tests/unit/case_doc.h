/* case_doc.h - documents written line by line in case files.
 *
 *	H2 text		a heading of level 2
 *	P text		a paragraph
 *	B text		a paragraph, all bold
 *	S style|text	a paragraph in a style
 *	I text		a list item
 *	N label|text	a paragraph with an automatic number; NB: all bold
 *	T 3 2		a table of 3 rows and 2 columns begins; TH: with a
 *			header row
 *	C 0 1 text	its cell in row 0, column 1
 *	X text		a line of the contents by field or style
 *	R text		a running header
 *	F text		a running footer
 *	property NAME value
 *
 * \t is a tab, \n a line break.
 */
#ifndef CASE_DOC_H
#define CASE_DOC_H

#include "cases.h"
#include "doc/doc.h"

static inline struct str
case_unescape(struct arena *a, struct str s)
{
	char *to = arena_many(a, char, s.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '\\' && i + 1 < s.len &&
		    (s.at[i + 1] == 't' || s.at[i + 1] == 'n')) {
			to[len++] = s.at[++i] == 't' ? '\t' : '\n';
		} else {
			to[len++] = s.at[i];
		}
	}
	return (struct str){to, len};
}

static inline void
case_block(struct arena *a, struct doc *doc, struct str line)
{
	struct str word = case_word(&line);
	struct block b = {.kind = BLOCK_PARAGRAPH, .table = -1};
	struct err err;
	int index;

	if (str_eq(word, STR("property"))) {
		struct str name = case_word(&line);

		doc_add_property(doc, name, str_trim(line));
		return;
	}
	if (str_starts(word, STR("T"))) {
		struct table t = {
		    .parent = -1, .header_rows = str_eq(word, STR("TH"))};

		t.rows = (int)case_number(&line);
		t.cols = (int)case_number(&line);
		(void)doc_add_table(doc, &t);
		return;
	}
	b.look.bold = str_ends(word, STR("B"));
	if (str_starts(word, STR("H"))) {
		b.kind = BLOCK_HEADING;
		b.level = word.at[1] - '0';
	} else if (str_starts(word, STR("I"))) {
		b.kind = BLOCK_ITEM;
		b.level = b.list = 1;
	} else if (str_starts(word, STR("N"))) {
		b.kind = BLOCK_ITEM;
		b.level = b.list = 1;
		b.label = str_cut(&line, '|');
	} else if (str_starts(word, STR("C"))) {
		b.kind = BLOCK_CELL;
		b.table = (int)doc->tables.len - 1;
		b.row = (int)case_number(&line);
		b.col = (int)case_number(&line);
	} else if (str_starts(word, STR("X"))) {
		b.role = ROLE_CONTENTS;
	} else if (str_starts(word, STR("R"))) {
		b.role = ROLE_HEADER;
	} else if (str_starts(word, STR("F"))) {
		b.role = ROLE_FOOTER;
	} else if (str_starts(word, STR("S"))) {
		b.style = str_cut(&line, '|');
	}
	b.text = case_unescape(a, line);
	if (doc_add_block(doc, &b, &index, &err) || index < 0)
		fail_msg("cannot add '%.*s'", STR_ARG(line));
}

#endif
