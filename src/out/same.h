/* same.h - writers of whether a converted document says the same.
 *
 * Text for a terminal, JSON for programs (reports/schema/same.schema.json),
 * Markdown for a comment in a tracker.  They compute nothing.
 */
#ifndef OUT_SAME_H
#define OUT_SAME_H

#include "base/buf.h"
#include "diff/same.h"
#include "out/style.h"

struct same_choice {
	const struct str *sections; /* as printed or mapped, either side; none:
				       all */
	size_t n_sections;
	bool stat; /* counts only */
};

/* True when the fault is in a section that was chosen. */
bool same_chooses(const struct same *s, const struct same_choice *choice,
    const struct same_fault *f);

void same_json(
    const struct same *s, const struct same_choice *choice, struct buf *out);
void same_text(const struct same *s, const struct same_choice *choice,
    const struct style *style, struct buf *out);
void same_markdown(
    const struct same *s, const struct same_choice *choice, struct buf *out);

#endif
