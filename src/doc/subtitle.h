/* subtitle.h - headings without a number inside a section.
 *
 * Part of doc_finish.  "Root CA certificate", bold on a line of its own, and
 * further down "Subscriber certificates" in the same look part a section: what
 * stands below each is about those certificates.  One such line alone is
 * emphasis, and so is one that names no certificates.
 */
#ifndef DOC_SUBTITLE_H
#define DOC_SUBTITLE_H

#include "doc/doc.h"

/* Runs when the other headings are known: makes the lines headings one level
 * below that of their section, which has a number of several places or is an
 * annex. */
void subtitles_promote(struct doc *doc);

#endif
