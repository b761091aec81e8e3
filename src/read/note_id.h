/* note_id.h - the names by which pages know their footnotes.
 *
 * A page, and what an office program makes of it, has no footnotes: a link
 * leads to a place that is named like one, and from there another leads back.
 *
 *	pandoc, cmark	"fn1", back "fnref1"
 *	Word		"_ftn1" and "_edn1", back "_ftnref1" and "_ednref1"
 *	Google Docs	"ftnt1", back "ftnt_ref1"
 *	LibreOffice	"sdfootnote1sym", back "sdfootnote1anc"
 *
 * A note is known by its name without a leading underscore.
 */
#ifndef READ_NOTE_ID_H
#define READ_NOTE_ID_H

#include "base/str.h"

/* What follows '#', as a name; empty when the link leads elsewhere. */
struct str note_id_in(struct str href);

/* A note as office programs name it: this name stands for nothing else. */
bool note_id_is_office(struct str id);

/* The same, or "fn1". */
bool note_id_is_note(struct str id);

/* The place where a note is cited. */
bool note_id_is_back(struct str id);

#endif
