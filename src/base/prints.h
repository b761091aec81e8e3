/* prints.h - the fingerprints of requirement documents.
 *
 * rules/prints/ has one file for each version of a source, with the prints of
 * each clause (base/shingle.h), not its words; the build joins them into one
 * table, sorted by print, that is searched where it stands.
 */
#ifndef PRINTS_H
#define PRINTS_H

#include <stddef.h>
#include <stdint.h>

#define PRINT_BUCKET_BITS 12

struct print_version {
	const char *source; /* id as in sources.json */
	const char *version;
};

struct print_clause {
	int version; /* index */
	const char *section;
};

struct prints {
	const struct print_version *versions; /* at most 64 */
	size_t n_versions;
	const struct print_clause *clauses;
	const uint32_t *marks; /* sorted; one for each version that has it */
	const uint16_t *owners; /* clause of each */
	const uint32_t *buckets; /* by the high bits of a mark: where those
				    begin; one more entry than buckets */
};

extern const struct prints embedded_prints;

#endif
