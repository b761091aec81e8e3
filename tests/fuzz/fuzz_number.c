/* The bytes are orders to the numbering machine: definitions of lists, then
 * paragraphs.  Four bytes each: what, which, how much (two). */
#include "base/limits.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "read/number.h"

#define LISTS 4

struct orders {
	const uint8_t *at;
	size_t left;
};

static unsigned
take(struct orders *o)
{
	if (o->left == 0)
		return 0;
	o->left--;
	return *o->at++;
}

static struct str
take_text(struct orders *o)
{
	static const struct str texts[] = {STR_INIT("%1."), STR_INIT("%1.%2"),
	    STR_INIT("%1.%2.%3.%4.%5.%6.%7.%8.%9"), STR_INIT("(%9)"),
	    STR_INIT(""), STR_INIT("%"), STR_INIT("%0%10%%1"),
	    STR_INIT("\xef\x82\xb7"), STR_INIT("Article %1")};
	size_t n = take(o);

	if (n < 200)
		return texts[n % COUNT_OF(texts)];
	/* The bytes themselves. */
	n = n - 200 < o->left ? n - 200 : o->left;
	o->at += n;
	o->left -= n;
	return fuzz_bytes(o->at - n, n);
}

/* Starts at both ends of what fits, and small ones. */
static long
take_start(struct orders *o)
{
	unsigned high = take(o), low = take(o);

	if (high >= 250)
		return (long)INT32_MAX + (long)low - 128;
	if (high >= 240)
		return LIMIT_LIST_COUNTER + (long)low - 128;
	return (long)(high * 256 + low) - 1024;
}

static void
take_level(struct orders *o, struct arena *a, struct number_level *level)
{
	static const struct str customs[] = {STR_INIT("001, 002, 003, ..."),
	    STR_INIT("A, B, C, ..."), STR_INIT(""), STR_INIT("0, ...")};
	static const struct str styles[] = {
	    STR_INIT(""), STR_INIT("Heading1"), STR_INIT("Heading2")};

	level->defined = take(o) % 8 != 0;
	level->start = take_start(o);
	level->format = (enum number_format)(take(o) % (NUMBER_CIRCLED + 1));
	level->custom = customs[take(o) % COUNT_OF(customs)];
	level->text = utf8_clean(a, take_text(o));
	level->legal = take(o) % 4 == 0;
	level->restart = (int)(take(o) % 12) - 1;
	level->style = styles[take(o) % COUNT_OF(styles)];
}

static void
define(struct orders *o, struct arena *a, struct numbering *n)
{
	static const struct str links[] = {
	    STR_INIT(""), STR_INIT(""), STR_INIT("A"), STR_INIT("B")};
	struct number_level *levels =
	    arena_many(a, struct number_level, NUMBER_LEVELS);
	unsigned depth = take(o) % (NUMBER_LEVELS + 1);

	for (unsigned i = 0; i < depth; i++)
		take_level(o, a, &levels[i]);
	numbering_add_abstract(n, take(o) % LISTS, levels,
	    links[take(o) % COUNT_OF(links)], links[take(o) % COUNT_OF(links)]);
	numbering_add_instance(n, take(o) % LISTS, take(o) % LISTS);
	numbering_add_style(
	    n, links[take(o) % COUNT_OF(links)], take(o) % LISTS);
}

static void
override(struct orders *o, struct arena *a, struct numbering *n)
{
	struct number_level *level = arena_new(a, struct number_level);
	long id = take(o) % LISTS;
	int ilvl = (int)(take(o) % NUMBER_LEVELS);
	bool has_start = take(o) % 2;

	take_level(o, a, level);
	numbering_override(
	    n, id, ilvl, has_start, take_start(o), take(o) % 2 ? level : NULL);
}

static void
check_label(struct str label)
{
	assert(utf8_is_valid(label));
}

static void
obey(struct orders *o, struct arena *a, struct numbering *n)
{
	static const struct str names[] = {STR_INIT(""),
	    STR_INIT("NumberDefault"), STR_INIT("LegalDefault"),
	    STR_INIT("OutlineDefault"), STR_INIT("Own")};
	unsigned what = take(o) % 8;
	long id = take(o) % (LISTS + 1);
	int ilvl = (int)(take(o) % NUMBER_LEVELS);

	if (what == 0)
		check_label(numbering_listnum(
		    n, names[id], ilvl, take(o) % 4 == 0, take_start(o)));
	else if (what == 1)
		check_label(
		    numbering_autonum(n, ilvl, take(o) % 2, take(o) % 2));
	else if (what == 2)
		check_label(number_print(a, take_start(o),
		    (enum number_format)(take(o) % (NUMBER_CIRCLED + 1)),
		    STR("001, 002, ...")));
	else
		check_label(numbering_next(n, id, ilvl));
	(void)numbering_level(n, id, ilvl);
	(void)numbering_level_of_style(n, id, STR("Heading2"));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct orders orders = {data, size};
	struct arena a = {0};
	struct numbering *n = numbering_new(&a);
	unsigned lists = take(&orders) % 4, overrides = take(&orders) % 4;

	for (unsigned i = 0; i < lists; i++)
		define(&orders, &a, n);
	for (unsigned i = 0; i < overrides; i++)
		override(&orders, &a, n);
	for (unsigned i = 0; orders.left && i < 2000; i++)
		obey(&orders, &a, n);
	arena_clear(&a);
	return 0;
}
