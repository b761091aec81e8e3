/* zip.h - reading zip archives that strangers made, and writing copies of
 * them.
 *
 * The one door to libzip: no other file includes <zip.h>.  Sizes that the
 * archive declares are never believed; inflated bytes are counted as they
 * come, over all members (LIMIT_MEMBER_BYTES, LIMIT_INFLATED_BYTES).  Two
 * members of one name are refused, because parsers disagree which one counts.
 */
#ifndef PORT_ZIP_H
#define PORT_ZIP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct zip_in;
struct zip_member;

/* Opens an archive that lies in memory; `bytes` must outlive it.  ERR_FORMAT
 * when it is none or is damaged, ERR_LIMIT when it has too many members. */
CC_MUST_CHECK
int zip_open_bytes(struct str bytes, struct zip_in **out, struct err *err);
void zip_in_close(struct zip_in *zip); /* NULL is fine */

/* Exact, case-sensitive name without a leading slash; falls back to a match
 * that ignores ASCII case, as Word does. */
bool zip_has(const struct zip_in *zip, struct str name);
size_t zip_count(const struct zip_in *zip);
struct str zip_name(const struct zip_in *zip, size_t i);

/* Streams one member. */
CC_MUST_CHECK
int zip_member_open(struct zip_in *zip, struct str name,
    struct zip_member **out, struct err *err);
void zip_member_close(struct zip_member *m); /* NULL is fine */

/* Fills up to `size` bytes; returns their number, 0 at the end, -1 with `err`
 * on damage (a wrong checksum too) or a limit. */
CC_MUST_CHECK
long zip_member_read(
    struct zip_member *m, char *to, size_t size, struct err *err);

/* The whole of one member, in `a`. */
CC_MUST_CHECK
int zip_member_all(struct zip_in *zip, struct arena *a, struct str name,
    struct str *out, struct err *err);

/* A member that is to have other bytes, or to be added. */
struct zip_change {
	struct str name;
	struct str bytes;
};

/* Appends a copy of an archive with some members changed; the others keep
 * their compressed bytes, and all keep their order.  What is changed bears the
 * first day that zip knows, so that the same input gives the same bytes. */
CC_MUST_CHECK
int zip_rewrite(struct str archive, const struct zip_change *changes, size_t n,
    struct buf *out, struct err *err);

#endif
