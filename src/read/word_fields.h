/* word_fields.h - fields: what is shown and what is instruction.
 *
 * A field is a begin mark, an instruction, a separator, a result and an end
 * mark, each in a run of its own; fields nest, in instructions and in results,
 * and run over paragraphs.  Shown is what stands in the result of every field
 * around it.
 */
#ifndef READ_WORD_FIELDS_H
#define READ_WORD_FIELDS_H

#include <stdbool.h>

#include "base/str.h"

/* Deeper fields count as shown: nobody nests so many. */
#define FIELDS_DEPTH 16
#define FIELDS_INSTRUCTION 512

enum field_kind {
	FIELD_OTHER,
	FIELD_CONTENTS, /* TOC */
	FIELD_LINK, /* HYPERLINK */
	FIELD_PAGEREF,
	FIELD_LISTNUM,
	FIELD_AUTONUM, /* also AUTONUMLGL, AUTONUMOUT */
	FIELD_CHECKBOX /* FORMCHECKBOX */
};

struct field {
	enum field_kind kind;
	bool has_result; /* the separator came */
	bool is_checked; /* of a check box */
	int paragraph; /* ordinal of the one it began in */
	size_t link_start; /* offset of the result in its paragraph */
	size_t len;
	char text[FIELDS_INSTRUCTION]; /* of the instruction, as far as it fits
					*/
};

struct fields {
	struct field at[FIELDS_DEPTH];
	int depth, over; /* open fields; those beyond FIELDS_DEPTH */
	int hidden; /* open ones that show nothing now */
	int contents; /* open ones that make a table of contents */
};

void fields_begin(struct fields *f, int paragraph);
void fields_instruction(struct fields *f, struct str text);

/* The innermost open field, or NULL. */
struct field *fields_top(struct fields *f);

/* The separator or the end mark came: the field concerned, its kind now
 * known, or NULL.  Good until the next field begins. */
struct field *fields_separate(struct fields *f);
struct field *fields_end(struct fields *f);

/* Forgets all open fields: the file is damaged. */
void fields_reset(struct fields *f);

/* The n-th argument of an instruction, from 0 (the field's name), quotes
 * taken off, switches and their values left out. */
struct str field_argument(const struct field *f, int n);

/* The value of a switch such as 'l' (\l value); {0} when it is not there,
 * empty with `at` set when it has no value. */
struct str field_switch(const struct field *f, char name);

#endif
