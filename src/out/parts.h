/* parts.h - the pieces of JSON that several writers share.
 *
 * Each writes one member into an object under construction.  A value that is
 * not known is null, never an empty string or a zero.
 */
#ifndef OUT_PARTS_H
#define OUT_PARTS_H

#include "base/date.h"
#include "base/json.h"
#include "doc/doc.h"
#include "map/map.h"

/* {"name", "version"}, for the caller to add to. */
struct json *parts_add_tool(struct json *to);

/* {"file", "sha256", "format"}, for the caller to add to. */
struct json *parts_add_document(
    struct json *to, const char *name, const struct doc *doc);

/* [{"kind", "block", "text"}]: what a reader of the file must know. */
void parts_add_notices(
    struct json *to, const char *name, const struct doc *doc);

void parts_add_str(struct json *to, const char *name, struct str value);
void parts_add_date(struct json *to, const char *name, date value);
/* Null when the number is below 1. */
void parts_add_count(struct json *to, const char *name, int value);
/* Null when the number is below 0. */
void parts_add_index(struct json *to, const char *name, int value);

/* The section's own number in the outline, "" when it has none. */
struct str parts_rfc_number(const struct map *map, int section);

const char *notice_kind_name(enum notice_kind kind);

#endif
