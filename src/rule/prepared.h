/* prepared.h - the own rules as they are in memory, made when the program is
 * built.
 *
 * Reading 260 JSON files and parsing some 4,000 patterns costs more than most
 * documents.  So the build does it once: src/tool/prepare.c loads rules/ the
 * way --rules does and writes what came of it as C tables (build/prepared.c),
 * constants of the types that stand in the headers.  They are in memory when
 * the program starts; what a review does not touch is never read from disk.
 *
 * The trees that are read as JSON while documents are judged (subjects.json,
 * the frames of the lexicon) are kept packed (base/json.h).
 */
#ifndef RULE_PREPARED_H
#define RULE_PREPARED_H

#include "rule/pack.h"

struct prepared {
	struct pack pack; /* without its digest and the rules' examples */
	struct lexicon lexicon; /* without its tree */
	struct str subjects, frames; /* packed */
};

extern const struct prepared prepared;

#endif
