#include "prose/clock.h"

/* Longer stretches are not the name of an event. */
#define EVENT_TOKENS 18

/* "of" leads in an event only behind a limit: "two years of experience" has
 * none. */
static const char *const behind[] = {"after", "from", "following", "upon",
    "since", "before", "preceding", "once", "of"};
static const char *const behind_two[][2] = {{"prior", "to"}, {"as", "of"},
    {"as", "from"}, {"starting", "with"}, {"starting", "from"},
    {"starting", "at"}, {"beginning", "with"}, {"beginning", "on"},
    {"counted", "from"}, {"calculated", "from"}, {"measured", "from"}};
static const char *const in_front[] = {"upon", "after", "following", "once"};

/* Conditions, exceptions, means. */
static const char *const ends[] = {"unless", "if", "where", "except",
    "provided", "but", "whichever", "through", "via", "using", "which", "that",
    "who"};
/* Verbs of the clause around, whose subject stands right before. */
static const char *const modals[] = {
    "shall", "will", "must", "may", "can", "should", "would"};
static const char *const subjects[] = {
    "the", "a", "an", "each", "every", "all", "any", "we", "it", "they"};

static bool
is_word(const struct prose *p, int token, const char *word)
{
	return str_eq(token_plain(p->text, token), str_of(word));
}

static bool
is_one_of(
    const struct prose *p, int token, const char *const *words, size_t n_words)
{
	return str_is_one_of(token_plain(p->text, token), words, n_words);
}

static bool
is_sign(const struct prose *p, int token)
{
	return (token_flags(p->text, token) & KEY_SIGN) != 0;
}

static bool
ends_event(const struct prose *p, int token)
{
	int q = p->text->tokens.at[token].quantity;

	if (q >= 0 && p->text->quantities.at[q].kind != QUANTITY_COUNT)
		return true;
	return is_sign(p, token) || is_one_of(p, token, ends, COUNT_OF(ends)) ||
	       is_one_of(p, token, modals, COUNT_OF(modals));
}

/* "the request the CA shall": the event ends before the subject. */
static int
without_subject(const struct prose *p, int first, int last)
{
	for (int i = last - 1; i > first; i--)
		if (is_one_of(p, i, subjects, COUNT_OF(subjects)))
			return i;
	return last;
}

/* "receipt and within 24 hours", "receipt or, ...". */
static int
without_join(const struct prose *p, int first, int last)
{
	static const char *const joins[] = {"and", "or", "within", "by", "in",
	    "at", "no", "not", "later", "than", "for", "to", "a", "the", "of"};

	while (last > first && is_one_of(p, last - 1, joins, COUNT_OF(joins)))
		last--;
	return last;
}

static bool
take_event(const struct prose *p, int at, int end, int *first, int *last)
{
	int i = at;

	while (i < end && i - at < EVENT_TOKENS && !ends_event(p, i))
		i++;
	*first = at;
	if (i < end && is_one_of(p, i, modals, COUNT_OF(modals)))
		i = without_subject(p, at, i);
	*last = without_join(p, at, i);
	return *last > *first;
}

/* Tokens of the lead-in at `at`, or 0. */
static int
lead_in(const struct prose *p, const struct quantity *q, int at, int end)
{
	for (size_t i = 0; i < COUNT_OF(behind_two); i++)
		if (at + 1 < end && is_word(p, at, behind_two[i][0]) &&
		    is_word(p, at + 1, behind_two[i][1]))
			return 2;
	if (!is_one_of(p, at, behind, COUNT_OF(behind)))
		return 0;
	if (is_word(p, at, "of") && q->bound != BOUND_AT_MOST &&
	    q->bound != BOUND_LESS_THAN)
		return 0;
	return 1;
}

static bool
event_behind(const struct prose *p, const struct quantity *q, int at, int end,
    int *first, int *last)
{
	int n = at < end ? lead_in(p, q, at, end) : 0;

	return n && take_event(p, at + n, end, first, last);
}

/* The nearest part in front that such a word opens and a comma closes. */
static bool
event_in_front(
    const struct prose *p, int start, int quantity, int *first, int *last)
{
	bool closed = false;

	for (int i = quantity - 1; i >= start; i--) {
		bool opens = i == start || is_sign(p, i - 1);

		if (opens && closed &&
		    is_one_of(p, i, in_front, COUNT_OF(in_front)))
			return take_event(p, i + 1, quantity, first, last) &&
			       is_sign(p, *last);
		closed |= is_sign(p, i);
	}
	return false;
}

bool
clock_start(
    const struct prose *p, int statement, int quantity, int *first, int *last)
{
	const struct unit *u = &p->text->units.at[statement];
	int id = p->text->tokens.at[quantity].quantity;
	const struct quantity *q = id < 0 ? NULL : &p->text->quantities.at[id];

	if (!q || (q->kind != QUANTITY_TIME && q->kind != QUANTITY_MONTHS))
		return false;
	return event_behind(p, q, quantity + 1, u->last, first, last) ||
	       event_in_front(p, u->first, quantity, first, last);
}
