/* extract.h - writers of the text of one document, block by block. */
#ifndef OUT_EXTRACT_H
#define OUT_EXTRACT_H

#include "base/buf.h"
#include "fact/identity.h"
#include "map/map.h"
#include "out/style.h"

/* What to leave out: with sections given, everything that lies neither in
 * one of them as printed nor as mapped to RFC 3647. */
struct extract_choice {
	const struct str *sections;
	size_t n_sections;
};

bool extract_chooses(
    const struct extract_choice *choice, const struct map *map, int block);

void extract_json(const struct map *map, const struct extract_choice *choice,
    struct buf *out);
void extract_text(const struct map *map, const struct extract_choice *choice,
    struct buf *out);

/* Clean Markdown; `id` is what the document says of itself. */
void extract_markdown(const struct map *map, const struct identity *id,
    const struct extract_choice *choice, struct buf *out);

#endif
