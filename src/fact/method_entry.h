/* method_entry.h - the passages about methods; private to the methods of
 * src/fact.
 *
 * An entry is a stretch of text about one method, or a sentence about several:
 * the section of its own, a titled paragraph with what follows it, an item of
 * a list with what hangs below it, a row of a table, a sentence with those
 * after it that name no other.  What the entry says of the method is told by
 * its sentences (denied, ended on a day), by its lead-in, or by the mere fact
 * that it describes the method where methods are listed.
 */
#ifndef FACT_METHOD_ENTRY_H
#define FACT_METHOD_ENTRY_H

#include "fact/method_scan.h"

/* Appends the uses of all entries of the list in hand. */
void method_entries(struct method_finder *f);

#endif
