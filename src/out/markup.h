/* markup.h - pages of HTML that hold strangers' words.
 *
 * A page is one file: its style sheets and scripts are inside, named by their
 * digests in a Content-Security-Policy that allows nothing else, neither
 * other scripts nor any request.  Everything that comes from a document goes
 * through markup_text or markup_attribute.
 */
#ifndef OUT_MARKUP_H
#define OUT_MARKUP_H

#include "base/buf.h"
#include "rule/pack.h"

/* Text between tags. */
void markup_text(struct buf *out, struct str text);

/* ` name="value"` */
void markup_attribute(struct buf *out, const char *name, struct str value);

/* A link to another site, or only the words when `url` is no address of the
 * web (a rule file of a stranger may hold anything). */
void markup_link(struct buf *out, struct str url, struct str words);

/* The shape of a verdict or of something else ("due", "none"); it says
 * nothing to those who do not see it. */
void markup_icon(struct buf *out, const char *name);

/* The class of a verdict: "v-conflict". */
const char *markup_verdict_class(enum verdict v);

/* From the first byte to the opened body.  `name` is that of the page's own
 * style sheet and script beside those of all pages: "review". */
void markup_begin(struct buf *out, struct str title, const char *name);

/* The tools at the right of the bar: theme, help on keys. */
void markup_tools(struct buf *out);

/* Help on keys: {"j", "the next finding"}, ... */
struct markup_key {
	const char *key, *what;
};

/* The rest of the page, the scripts last. */
void markup_end(struct buf *out, const char *name,
    const struct markup_key *keys, size_t n_keys);

#endif
