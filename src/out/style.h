/* style.h - how a text is to look: for people only, and never what it says.
 *
 * The command line finds out about the terminal and tells the writers; they
 * look at nothing themselves.  All zero is 80 columns without colour.
 */
#ifndef OUT_STYLE_H
#define OUT_STYLE_H

#include <stdbool.h>

struct style {
	int width; /* columns; 0 means 80 */
	bool color;
	bool brief; /* issues only */
	bool all_advice; /* all of it, not the worst */
};

#endif
