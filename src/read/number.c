/* How Word counts, as far as the standard tells and where it is silent:
 *
 * - Counters belong to the abstract list, so all its instances continue one
 *   another.  An instance whose level has a startOverride sets the counter
 *   back the first time that instance shows a paragraph at that level, and
 *   only then.
 * - A paragraph at level L adds one to counter L (or gives it its start value
 *   when it has not run yet) and stops the counters of the levels below that
 *   restart after L: by default all of them, with lvlRestart n only when L is
 *   among the first n levels, with lvlRestart 0 never.
 * - A level above L that was never shown starts now, at its start value, and
 *   counts as shown: after "1" and "1.1.1" follows "1.2".  (Not in the
 *   standard.)
 * - isLgl shows all places decimal; zero-padded decimals stay padded.  (The
 *   exception is not in the standard.)
 * - A list that names a numbering style (numStyleLink) has the levels of the
 *   list behind that style but counters of its own.  (Not in the standard.)
 */
#include "read/number.h"

#include "base/index.h"
#include "base/limits.h"
#include "base/vec.h"

/* Counters of one list. */
struct count {
	long value[NUMBER_LEVELS];
	bool running[NUMBER_LEVELS];
};

struct abstract {
	long id;
	struct number_level *levels;
	struct str style_link, defines_style;
	struct count count;
};

struct override {
	bool has_start, used;
	long start;
	const struct number_level *level;
};

struct instance {
	long id, abstract_id;
	struct override *overrides; /* NUMBER_LEVELS of them, or NULL */
	/* Where its levels are defined, after style links; worked out again
	 * when definitions were added since. */
	unsigned resolved_at;
	const struct instance *target; /* NULL when reached without one */
	const struct abstract *source; /* NULL when the links lead nowhere */
};

/* A list that LISTNUM fields count in. */
struct field_list {
	struct str name;
	struct count count;
};

#define AUTONUM_LEVELS 10 /* nine of headings, one below them */

struct numbering {
	struct arena *arena;
	unsigned generation; /* grows with each definition */
	struct VEC(struct abstract *) abstracts;
	struct VEC(struct instance *) instances;
	struct VEC(struct field_list *) lists;
	struct index abstract_by_id, instance_by_id; /* keys: bytes of the id */
	struct index abstract_by_style; /* the style it defines */
	struct index instance_by_style;
	struct VEC(long) style_instances;
	struct index list_by_name;
	long autonum[AUTONUM_LEVELS];
	int autonum_level; /* of the last heading counted, 0 before any */
};

struct numbering *
numbering_new(struct arena *a)
{
	struct numbering *n = arena_new(a, struct numbering);

	n->arena = a;
	n->generation = 1;
	return n;
}

static struct str
id_key(const long *id)
{
	return (struct str){(const char *)id, sizeof(*id)};
}

static struct abstract *
abstract_find(const struct numbering *n, long id)
{
	int i = index_find(&n->abstract_by_id, id_key(&id));

	return i < 0 ? NULL : n->abstracts.at[i];
}

static struct instance *
instance_find(const struct numbering *n, long id)
{
	int i = id == 0 ? -1 : index_find(&n->instance_by_id, id_key(&id));

	return i < 0 ? NULL : n->instances.at[i];
}

void
numbering_add_abstract(struct numbering *n, long id,
    struct number_level *levels, struct str style_link,
    struct str defines_style)
{
	struct abstract *ab = arena_new(n->arena, struct abstract);
	int at = (int)n->abstracts.len;

	ab->id = id;
	ab->levels = levels;
	ab->style_link = arena_copy(n->arena, style_link);
	ab->defines_style = arena_copy(n->arena, defines_style);
	VEC_PUSH(n->arena, &n->abstracts, ab);
	index_put(n->arena, &n->abstract_by_id, id_key(&ab->id), at);
	if (ab->defines_style.len)
		index_put(
		    n->arena, &n->abstract_by_style, ab->defines_style, at);
	n->generation++;
}

void
numbering_add_instance(struct numbering *n, long id, long abstract_id)
{
	struct instance *in = arena_new(n->arena, struct instance);

	in->id = id;
	in->abstract_id = abstract_id;
	VEC_PUSH(n->arena, &n->instances, in);
	index_put(n->arena, &n->instance_by_id, id_key(&in->id),
	    (int)n->instances.len - 1);
	n->generation++;
}

void
numbering_override(struct numbering *n, long id, int ilvl, bool has_start,
    long start, const struct number_level *level)
{
	struct instance *in = instance_find(n, id);
	struct override *o;

	if (!in || ilvl < 0 || ilvl >= NUMBER_LEVELS)
		return;
	if (!in->overrides)
		in->overrides =
		    arena_many(n->arena, struct override, NUMBER_LEVELS);
	o = &in->overrides[ilvl];
	if (has_start) {
		o->has_start = true;
		o->start = start;
	}
	if (level) {
		struct number_level *copy =
		    arena_new(n->arena, struct number_level);

		*copy = *level;
		o->level = copy;
	}
	n->generation++;
}

void
numbering_add_style(struct numbering *n, struct str style_id, long instance)
{
	VEC_PUSH(n->arena, &n->style_instances, instance);
	index_put(n->arena, &n->instance_by_style,
	    arena_copy(n->arena, style_id), (int)n->style_instances.len - 1);
	n->generation++;
}

/* One step along a style link: the instance the style names, else the list
 * that says it defines the style. */
static void
follow_link(const struct numbering *n, struct str style,
    const struct instance **in, const struct abstract **ab)
{
	int i = index_find(&n->instance_by_style, style);

	*in = i < 0 ? NULL : instance_find(n, n->style_instances.at[i]);
	*ab = *in ? abstract_find(n, (*in)->abstract_id) : NULL;
	if (*ab)
		return;
	*in = NULL;
	i = index_find(&n->abstract_by_style, style);
	*ab = i < 0 ? NULL : n->abstracts.at[i];
}

/* Finds where the levels of an instance are defined.  Links that run in a
 * circle define nothing. */
static void
resolve(const struct numbering *n, struct instance *in)
{
	const struct instance *target = in;
	const struct abstract *ab = abstract_find(n, in->abstract_id);
	int steps = 0;

	if (in->resolved_at == n->generation)
		return;
	while (ab && ab->style_link.len && steps++ < LIMIT_STYLE_CHAIN)
		follow_link(n, ab->style_link, &target, &ab);
	if (ab && ab->style_link.len)
		ab = NULL;
	in->resolved_at = n->generation;
	in->target = target;
	in->source = ab;
}

static const struct number_level *
level_of(const struct numbering *n, struct instance *in, int ilvl)
{
	resolve(n, in);
	if (in->overrides && in->overrides[ilvl].level)
		return in->overrides[ilvl].level;
	if (in->target && in->target->overrides &&
	    in->target->overrides[ilvl].level)
		return in->target->overrides[ilvl].level;
	if (!in->source || !in->source->levels ||
	    !in->source->levels[ilvl].defined)
		return NULL;
	return &in->source->levels[ilvl];
}

/* A file may say any start value; beyond the limit nothing is printed. */
static long
tame(long value)
{
	if (value < 0)
		return 0;
	return value > LIMIT_LIST_COUNTER ? LIMIT_LIST_COUNTER + 1 : value;
}

static long
start_of(const struct numbering *n, struct instance *in, int ilvl)
{
	const struct number_level *level = level_of(n, in, ilvl);

	if (in->overrides && in->overrides[ilvl].has_start)
		return tame(in->overrides[ilvl].start);
	if (in->target && in->target->overrides &&
	    in->target->overrides[ilvl].has_start)
		return tame(in->target->overrides[ilvl].start);
	return level ? tame(level->start) : 1;
}

const struct number_level *
numbering_level(const struct numbering *n, long instance, int ilvl)
{
	struct instance *in = instance_find(n, instance);

	if (!in || ilvl < 0 || ilvl >= NUMBER_LEVELS)
		return NULL;
	return level_of(n, in, ilvl);
}

int
numbering_level_of_style(
    const struct numbering *n, long instance, struct str style_id)
{
	struct instance *in = instance_find(n, instance);

	for (int i = 0; in && style_id.len && i < NUMBER_LEVELS; i++) {
		const struct number_level *level = level_of(n, in, i);

		if (level && str_eq(level->style, style_id))
			return i;
	}
	return -1;
}

static bool
restarts_after(const struct number_level *level, int ilvl, int shown)
{
	if (!level || level->restart < 0 || level->restart > ilvl)
		return true;
	return shown < level->restart;
}

static void
advance(long *value)
{
	if (*value <= LIMIT_LIST_COUNTER)
		(*value)++;
}

/* Counts one paragraph of the instance at `ilvl`. */
static void
count_one(struct numbering *n, struct instance *in, struct count *c, int ilvl)
{
	struct override *o = in->overrides ? &in->overrides[ilvl] : NULL;

	for (int i = 0; i < ilvl; i++)
		if (!c->running[i]) {
			c->running[i] = true;
			c->value[i] = start_of(n, in, i);
		}
	if (!c->running[ilvl] || (o && o->has_start && !o->used))
		c->value[ilvl] = start_of(n, in, ilvl);
	else
		advance(&c->value[ilvl]);
	c->running[ilvl] = true;
	if (o)
		o->used = true;
	for (int i = ilvl + 1; i < NUMBER_LEVELS; i++)
		if (c->running[i] &&
		    restarts_after(level_of(n, in, i), i, ilvl))
			c->running[i] = false;
}

static enum number_format
shown_format(const struct number_level *place, bool legal)
{
	if (legal && place->format != NUMBER_DECIMAL_ZERO &&
	    place->format != NUMBER_BULLET && place->format != NUMBER_NONE)
		return NUMBER_DECIMAL;
	return place->format;
}

/* Adds what "%1" .. "%9" stands for. */
static void
add_place(struct numbering *n, struct instance *in, const struct count *c,
    int place, bool legal, struct buf *out)
{
	const struct number_level *level = level_of(n, in, place);

	if (level && c->running[place])
		number_add(out, c->value[place], shown_format(level, legal),
		    level->custom);
}

/* Symbol fonts keep their signs in the private use area; what a reader sees
 * there is a bullet of some shape. */
static struct str
bullet_of(struct numbering *n, struct str text)
{
	if (text.len == 3 && (unsigned char)text.at[0] == 0xEF &&
	    (unsigned char)text.at[1] >= 0x80 &&
	    (unsigned char)text.at[1] <= 0x83)
		return STR("\xE2\x80\xA2");
	return arena_copy(n->arena, str_sub(text, 0, LIMIT_LABEL_BYTES));
}

static struct str
label_of(
    struct numbering *n, struct instance *in, const struct count *c, int ilvl)
{
	const struct number_level *level = level_of(n, in, ilvl);
	struct buf b = {.max = LIMIT_LABEL_BYTES};
	struct str text, out;
	size_t i = 0;

	if (!level)
		return (struct str){0};
	text = level->text;
	if (level->format == NUMBER_BULLET)
		return bullet_of(n, text);
	while (i < text.len) {
		size_t hit = str_find_char(text, '%', i);

		if (hit == SIZE_MAX || hit + 1 >= text.len)
			break;
		buf_add(&b, str_sub(text, i, hit));
		i = hit + 1;
		if (text.at[i] < '1' || text.at[i] > '9')
			buf_add_char(&b, '%');
		else
			add_place(
			    n, in, c, text.at[i++] - '1', level->legal, &b);
	}
	buf_add(&b, str_sub(text, i, text.len));
	out = arena_copy(n->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

struct str
numbering_next(struct numbering *n, long instance, int ilvl)
{
	struct instance *in = instance_find(n, instance);
	struct abstract *ab = in ? abstract_find(n, in->abstract_id) : NULL;

	if (!ab || ilvl < 0)
		return (struct str){0};
	if (ilvl >= NUMBER_LEVELS)
		ilvl = NUMBER_LEVELS - 1;
	count_one(n, in, &ab->count, ilvl);
	return label_of(n, in, &ab->count, ilvl);
}

/* A level of the lists that Word has built in for LISTNUM and AUTONUMOUT. */
struct built_in {
	const char *before;
	enum number_format format;
	const char *after;
};

static const struct built_in number_default[NUMBER_LEVELS] = {
    {"", NUMBER_DECIMAL, ")"}, {"", NUMBER_LOWER_LETTER, ")"},
    {"", NUMBER_LOWER_ROMAN, ")"}, {"(", NUMBER_DECIMAL, ")"},
    {"(", NUMBER_LOWER_LETTER, ")"}, {"(", NUMBER_LOWER_ROMAN, ")"},
    {"", NUMBER_DECIMAL, "."}, {"", NUMBER_LOWER_LETTER, "."},
    {"", NUMBER_LOWER_ROMAN, "."}};

static const struct built_in outline_default[NUMBER_LEVELS] = {
    {"", NUMBER_UPPER_ROMAN, "."}, {"", NUMBER_UPPER_LETTER, "."},
    {"", NUMBER_DECIMAL, "."}, {"", NUMBER_LOWER_LETTER, ")"},
    {"(", NUMBER_DECIMAL, ")"}, {"(", NUMBER_LOWER_LETTER, ")"},
    {"(", NUMBER_LOWER_ROMAN, ")"}, {"(", NUMBER_LOWER_LETTER, ")"},
    {"(", NUMBER_LOWER_ROMAN, ")"}};

static struct str
print_built_in(struct numbering *n, const struct built_in *level, long value)
{
	struct buf b = {.max = LIMIT_LABEL_BYTES};
	struct str out;

	buf_add_c(&b, level->before);
	number_add(&b, value, level->format, (struct str){0});
	buf_add_c(&b, level->after);
	out = arena_copy(n->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

/* "1.2.3.": the first `count` values, each with a dot after it. */
static struct str
print_legal(struct numbering *n, const long *values, int count)
{
	struct buf b = {.max = LIMIT_LABEL_BYTES};
	struct str out;

	for (int i = 0; i < count; i++) {
		number_add(&b, values[i], NUMBER_DECIMAL, (struct str){0});
		buf_add_char(&b, '.');
	}
	out = arena_copy(n->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

/* The counters of a list name; names differ only by ASCII case. */
static struct field_list *
list_of(struct numbering *n, struct str name)
{
	struct field_list *list;
	char *lower = arena_many(n->arena, char, name.len + 1);
	int i;

	for (size_t k = 0; k < name.len; k++)
		lower[k] = char_lower(name.at[k]);
	name.at = lower;
	i = index_find(&n->list_by_name, name);
	if (i >= 0)
		return n->lists.at[i];
	list = arena_new(n->arena, struct field_list);
	list->name = name;
	VEC_PUSH(n->arena, &n->lists, list);
	index_put(
	    n->arena, &n->list_by_name, list->name, (int)n->lists.len - 1);
	return list;
}

static void
count_field(struct count *c, int ilvl, bool has_start, long start)
{
	for (int i = 0; i < ilvl; i++)
		if (!c->running[i]) {
			c->running[i] = true;
			c->value[i] = 1;
		}
	if (has_start)
		c->value[ilvl] = tame(start);
	else if (!c->running[ilvl])
		c->value[ilvl] = 1;
	else
		advance(&c->value[ilvl]);
	c->running[ilvl] = true;
	for (int i = ilvl + 1; i < NUMBER_LEVELS; i++)
		c->running[i] = false;
}

struct str
numbering_listnum(
    struct numbering *n, struct str list, int ilvl, bool has_start, long start)
{
	struct field_list *l;

	list = list.len ? str_sub(list, 0, LIMIT_LABEL_BYTES)
			: STR("NumberDefault");
	l = list_of(n, list);
	ilvl = ilvl < 0 ? 0 : ilvl >= NUMBER_LEVELS ? NUMBER_LEVELS - 1 : ilvl;
	count_field(&l->count, ilvl, has_start, start);
	if (str_eq_nocase(list, STR("LegalDefault")))
		return print_legal(n, l->count.value, ilvl + 1);
	if (str_eq_nocase(list, STR("OutlineDefault")))
		return print_built_in(
		    n, &outline_default[ilvl], l->count.value[ilvl]);
	return print_built_in(n, &number_default[ilvl], l->count.value[ilvl]);
}

/* Headings count at their level; other paragraphs one below the last
 * heading. */
struct str
numbering_autonum(
    struct numbering *n, int heading_level, bool legal, bool outline)
{
	int level = heading_level > 0 ? heading_level : n->autonum_level + 1;

	level = level > AUTONUM_LEVELS ? AUTONUM_LEVELS : level;
	if (heading_level > 0)
		n->autonum_level =
		    level < AUTONUM_LEVELS ? level : AUTONUM_LEVELS - 1;
	for (int i = 0; i < level - 1; i++)
		if (n->autonum[i] == 0)
			n->autonum[i] = 1;
	advance(&n->autonum[level - 1]);
	for (int i = level; i < AUTONUM_LEVELS; i++)
		n->autonum[i] = 0;
	if (legal)
		return print_legal(n, n->autonum, level);
	if (outline)
		return print_built_in(n,
		    &outline_default[level > NUMBER_LEVELS ? NUMBER_LEVELS - 1
							   : level - 1],
		    n->autonum[level - 1]);
	return print_legal(n, &n->autonum[level - 1], 1);
}
