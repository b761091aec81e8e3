/* "No certificate is signed before it has been tested": what is held back until
 * something is done says that it is done. */
#include "prose/frame.h"
#include "prose/reader.h"

/* Is something denied that is held back: "no certificate is signed"? */
bool
gate_holds_back(const struct frames *f, const struct clause *c, int last)
{
	if (c->polarity != POLARITY_NO || c->relative)
		return false;
	for (int i = c->first; i < last; i++)
		if (token_is(f, i, CLASS_GATED))
			return true;
	return false;
}

/* "... before it has been tested" behind "no certificate is signed". */
void
gates_mark(const struct frames *f, struct clause *c, int n)
{
	for (int i = 1; i < n; i++)
		c[i].gate = c[i].condition && c[i].verb >= 0 &&
			    token_is(f, c[i].first, CLASS_GATE) &&
			    gate_holds_back(f, &c[i - 1], c[i - 1].last);
}
