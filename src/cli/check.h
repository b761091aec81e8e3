/* check.h - a review for other commands than check. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/message.h"
#include "cli/options.h"
#include "review/review.h"

/* Reviews the operands as check does and hands the review on; tells what could
 * not be read.  The worse of that and of what `use` gives. */
enum status check_for(const struct options *o,
    enum status (*use)(
	const struct options *o, const struct review *r, void *self),
    void *self);

/* The same with rules that are loaded already, whose patterns are parsed when
 * they are needed.  `use` is called where there is a review, with the exit
 * status that check would have. */
enum status check_with(const struct options *o, struct pack *pack,
    void (*use)(const struct review *r, enum status status, void *self),
    void *self);

#endif
