/* read.h - bytes to document, whatever the format.
 *
 * One reader a format behind one table (read.c).  A reader is chosen by what
 * the bytes are, never by the file's name: each gives a certainty from 0 to
 * 100, the highest wins.  A reader knows no rule and no section number.
 */
#ifndef READ_H
#define READ_H

#include "base/err.h"
#include "base/str.h"
#include "doc/doc.h"
#include "doc/trace.h"

enum tracked {
	TRACKED_ACCEPT, /* as if all tracked changes were accepted */
	TRACKED_REJECT /* as if none had been made */
};

struct pdf_conversion;

struct read_options {
	const char *format; /* name of a reader, or NULL to sniff */
	enum tracked tracked;
	struct trace *trace; /* to be filled, by formats that can (DOCX);
				or NULL */
	/* What read_prepare gave for these bytes, or NULL. */
	const struct pdf_conversion *converted;
};

/* Does what reading these bytes needs of the system: starts the converter of
 * a PDF, loads a character set.  After it read_document opens no file and
 * starts no process.  The bytes are not looked into further than that. */
struct pdf_conversion *read_prepare(
    struct str bytes, const struct read_options *options);
void read_prepared_free(struct pdf_conversion *c); /* NULL is fine */

struct reader {
	const char *name; /* "docx" */
	const char *what; /* "Word document (Office Open XML)" */
	/* 0: certainly not; 100: certainly.  Never fails. */
	int (*sniff)(struct str bytes);
	/* Fills a document made by doc_new; doc_finish is the caller's. */
	int (*read)(struct str bytes, const struct read_options *options,
	    struct doc *doc, struct err *err);
};

/* The table, in order of preference; ends with a NULL name. */
extern const struct reader readers[];

/* Reads `bytes`, named `file` in messages and reports.  On success `*out` is
 * the caller's, to be ended with doc_free.  ERR_FORMAT when no reader knows
 * the bytes (with what they are, where that can be told: an encrypted
 * document, an old .doc, a picture, an empty file), ERR_USAGE for an unknown
 * format name. */
CC_MUST_CHECK
int read_document(struct str bytes, struct str file,
    const struct read_options *options, struct doc **out, struct err *err);

#endif
