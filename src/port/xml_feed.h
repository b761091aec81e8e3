/* xml_feed.h - the bytes of a source in the chunks that libxml2 takes; private
 * to port/xml*.c.
 */
#ifndef PORT_XML_FEED_H
#define PORT_XML_FEED_H

#include "port/xml_names.h"

struct xml_feed;

/* Nobody else uses the arena before the feed is closed.  What names do not
 * know may be left out of a source that allows it. */
struct xml_feed *xml_feed_open(struct arena *a, const struct xml_source *source,
    const struct xml_names *names);

/* The next chunk, guarded, to be used until the one after it is asked for; an
 * empty one at the end. */
CC_MUST_CHECK
int xml_feed_next(struct xml_feed *feed, struct str *out, struct err *err);

/* At any time. */
void xml_feed_close(struct xml_feed *feed);

#endif
