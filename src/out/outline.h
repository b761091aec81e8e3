/* outline.h - writers of the RFC 3647 map of one document. */
#ifndef OUT_OUTLINE_H
#define OUT_OUTLINE_H

#include "base/buf.h"
#include "map/map.h"
#include "out/style.h"

void outline_json(const struct map *map, struct buf *out);
void outline_text(
    const struct map *map, const struct style *style, struct buf *out);

#endif
