/* diff.h - writers of what changed between two versions.
 *
 * Text for a terminal, JSON for programs (reports/schema/diff.json), Markdown
 * for a comment in a tracker.  They compute nothing.
 */
#ifndef OUT_DIFF_H
#define OUT_DIFF_H

#include "base/buf.h"
#include "diff/diff.h"
#include "out/style.h"

struct diff_choice {
	const struct str *sections; /* as printed or mapped, either side; none:
				       all */
	size_t n_sections;
	bool commitments; /* only what touches them */
	bool stat; /* counts only */
};

bool diff_chooses(const struct diff *d, const struct diff_choice *choice,
    const struct change *c);

void diff_json(
    const struct diff *d, const struct diff_choice *choice, struct buf *out);
void diff_text(const struct diff *d, const struct diff_choice *choice,
    const struct style *style, struct buf *out);
void diff_markdown(
    const struct diff *d, const struct diff_choice *choice, struct buf *out);

/* One page with both versions side by side. */
void diff_html(
    const struct diff *d, const struct diff_choice *choice, struct buf *out);

#endif
