/* html_css.h - the little of style sheets that says how text looks.
 *
 * Declarations in the page itself and rules for one class (".c5", "p.MsoX")
 * are read; what hides an element counts only in its own style attribute,
 * because a sheet hides what a script will show.
 */
#ifndef READ_HTML_CSS_H
#define READ_HTML_CSS_H

#include "base/index.h"
#include "base/vec.h"
#include "read/number.h"

struct css_look {
	unsigned on, off; /* of flow.h: bold, italic, underline, struck */
	int half_points; /* 0: not given */
	bool is_hidden, is_centered;
	bool is_label_gap; /* the blanks that Word puts after a number */
	bool is_word_item; /* a paragraph of Word that shows a number */
	int word_level; /* of that, from 1 */
	bool has_list; /* list-style is given */
	bool is_plain_list; /* and is "none" */
	bool is_bullet;
	enum number_format format;
};

/* Adds the declarations of a style attribute. */
void css_declare(struct str declarations, struct css_look *look);

struct css_sheet {
	struct arena *arena; /* of everything in it */
	struct index by_class;
	struct VEC(struct css_look) looks;
};

/* Adds the rules of a style sheet. */
void css_sheet_add(struct css_sheet *sheet, struct str text);

/* Adds the looks of all classes of a class attribute. */
void css_classes(
    const struct css_sheet *sheet, struct str classes, struct css_look *look);

#endif
