/* word_pages.h - on which page a paragraph stands, where that can be known.
 *
 * Word leaves a mark (lastRenderedPageBreak) where a page began when it last
 * laid the document out; explicit breaks come on top.  The marks are often
 * stale or missing inside tables, and a wrong page is worse than none.  So
 * they are checked: a table of contents holds PAGEREF fields, whose results
 * are the printed page numbers of bookmarks.  Pages are kept only when these
 * differ from the counted ones by the same amount everywhere.
 */
#ifndef READ_WORD_PAGES_H
#define READ_WORD_PAGES_H

#include <stdbool.h>

#include "base/index.h"
#include "base/vec.h"

struct page_claim {
	struct str bookmark;
	long printed;
};

struct word_pages {
	int page; /* that is open, from 1 */
	bool is_fresh; /* begun by an explicit break, and no text since */
	bool has_marks;
	struct index by_name; /* bookmark -> its page in `bookmarks` */
	struct VEC(int) bookmarks;
	size_t n_settled; /* bookmarks whose page is known */
	struct VEC(struct page_claim) claims;
};

/* Word's mark of a new page; a break made by hand. */
void pages_mark(struct word_pages *p);
void pages_break(struct word_pages *p);

/* A bookmark of the paragraph that is open; the page of that paragraph. */
void pages_bookmark(struct arena *a, struct word_pages *p, struct str name);
void pages_settle(struct word_pages *p, int page);

/* The text of a PAGEREF field. */
void pages_claim(struct arena *a, struct word_pages *p, struct str bookmark,
    struct str printed);

bool pages_can_be_trusted(const struct word_pages *p);

#endif
