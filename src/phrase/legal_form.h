/* legal_form.h - what stands behind the name of a company: "Ltd", "S.p.A.". */
#ifndef LEGAL_FORM_H
#define LEGAL_FORM_H

#include "base/str.h"

enum legal_form {
	LEGAL_FORM_NONE,
	LEGAL_FORM_LIKELY, /* another word too: "Limited", "AS" */
	LEGAL_FORM_SURE
};

/* The legal form that begins at `at` of a text, right behind a name and a
 * blank; *end is one past it, its last stop included.  In capitals or with
 * stops only: "as" is a word. */
enum legal_form legal_form_at(struct str s, size_t at, size_t *end);

/* The form that is sure and follows the name that ends at `at`: " Inc.",
 * ", Inc."; false where none does. */
bool legal_form_next(struct str s, size_t at, size_t *start, size_t *end);

#endif
