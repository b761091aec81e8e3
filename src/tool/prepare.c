/* prepare.c - the rules as C tables.
 *
 *	prepare FOLDER OUT.c
 *
 * A program of the build, not a part of cpslint.  It loads the folder as
 * --rules does and writes every object of the pack as a constant of its own
 * type; how an object looks is told by its shape (tool/shape.h).
 *
 * Objects of one type stand in one array, in the order in which they are met
 * when one walks from the root; a pointer becomes the address of an element.
 * Texts stand once in one long literal, each ended by NUL.
 *
 * Objects are known by their address: an array is met as a whole before a
 * pointer into it is, or else the two would be different objects; that is
 * looked after by the order of members in the shapes, and an object met twice
 * in this way is an error.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/embed.h"
#include "base/file.h"
#include "base/json.h"
#include "base/vec.h"
#include "fact/subject.h"
#include "rule/prepared.h"
#include "tool/literal.h"
#include "tool/shape.h"

/* This program has no rules inside it: it makes them. */
const struct embedded embedded_files[] = {{0}};
const size_t n_embedded_files = 0;
const char embedded_digest[] = "";
const struct embedded_text embedded_texts[] = {{0}};
const size_t n_embedded_texts = 0;
const struct prepared prepared = {0};

/* Objects, or pointers to them, that were met, as arrays. */
struct met {
	const char *at;
	size_t n;
};

struct mets {
	struct VEC(struct met) arrays;
	struct index numbers; /* by address */
	size_t n; /* in all arrays */
};

/* The objects of one shape. */
struct pool {
	const struct shape *shape;
	struct mets objects, pointers;
};

struct writer {
	struct arena arena;
	struct pool pools[SHAPES_MAX];
	size_t n_pools;
	struct index texts; /* their places */
	struct buf text, out;
	struct err err;
	bool failed;
};

static struct pool *
pool_of(struct writer *w, const struct shape *shape)
{
	size_t i = 0;

	while (i < w->n_pools && w->pools[i].shape != shape)
		i++;
	if (i == w->n_pools)
		w->pools[w->n_pools++] = (struct pool){.shape = shape};
	return &w->pools[i];
}

/* The number of what is at this address, or -1. */
static int
number_of(const struct mets *mets, const char *at)
{
	struct str key = {(const char *)(const void *)&at, sizeof(at)};

	return index_find(&mets->numbers, key);
}

/* Adds an array, unless it is there.  False when it is there in part. */
static bool
add_met(
    struct arena *a, struct mets *mets, const char *at, size_t n, size_t size)
{
	int known = number_of(mets, at);

	if (known >= 0)
		return (size_t)known + n <= mets->n;
	for (size_t i = 0; i < n; i++, mets->n++) {
		const char *one = at + i * size;
		struct str key = {
		    (const char *)(const void *)&one, sizeof(one)};

		if (number_of(mets, one) >= 0)
			return false;
		index_put(a, &mets->numbers, arena_copy(a, key), (int)mets->n);
	}
	VEC_PUSH(a, &mets->arrays, ((struct met){at, n}));
	return true;
}

static void
fail(struct writer *w, const struct shape *shape, const char *why)
{
	w->failed = true;
	(void)err_set(&w->err, ERR_FORMAT, "%s: %s", shape->type, why);
}

static void
meet(struct writer *w, const struct shape *shape, const char *at, size_t n)
{
	struct pool *pool;

	if (shape->table) /* the program has it already */
		return;
	pool = pool_of(w, shape);
	if (!add_met(&w->arena, &pool->objects, at, n, shape->size))
		fail(w, shape,
		    "an object was met before the array that it stands in");
}

/* -- members ------------------------------------------------------------- */

/* What a member that points holds: so many objects at `at`, or so many
 * pointers to them. */
struct pointed {
	const char *at;
	size_t n;
	bool by_pointers;
};

static const char *
pointer_at(const char *place)
{
	const char *at;

	(void)memcpy(&at, place, sizeof(at));
	return at;
}

static size_t
size_at(const char *place)
{
	size_t n;

	(void)memcpy(&n, place, sizeof(n));
	return n;
}

static struct pointed
pointed_by(const struct member *m, const char *object)
{
	struct vector VEC(char);
	const char *place = object + m->offset;
	struct pointed p = {0};

	switch (m->kind) {
	case MEMBER_ONE:
		p.at = pointer_at(place);
		p.n = 1;
		break;
	case MEMBER_MANY:
	case MEMBER_POINTERS:
		p.at = pointer_at(place);
		p.n = size_at(object + m->count);
		break;
	case MEMBER_VECTOR:
	case MEMBER_POINTER_VECTOR:
		p.at = pointer_at(place + offsetof(struct vector, at));
		p.n = size_at(place + offsetof(struct vector, len));
		break;
	default:
		break;
	}
	p.by_pointers =
	    m->kind == MEMBER_POINTERS || m->kind == MEMBER_POINTER_VECTOR;
	if (!p.at)
		p.n = 0;
	return p;
}

static void
meet_pointers(struct writer *w, const struct shape *s, struct pointed p)
{
	for (size_t i = 0; i < p.n; i++)
		meet(w, s, pointer_at(p.at + i * sizeof(void *)), 1);
	(void)add_met(
	    &w->arena, &pool_of(w, s)->pointers, p.at, p.n, sizeof(void *));
}

static void
meet_members(struct writer *w, const struct shape *s, const char *object)
{
	for (size_t i = 0; i < s->n_members; i++) {
		const struct member *m = &s->members[i];
		struct pointed p = pointed_by(m, object);

		for (size_t at = 0; m->kind == MEMBER_WITHIN && at < m->size;
		     at += m->of->size)
			meet_members(w, m->of, object + m->offset + at);
		if (p.n && p.by_pointers)
			meet_pointers(w, m->of, p);
		else if (p.n)
			meet(w, m->of, p.at, p.n);
	}
}

/* Meeting the members of one object may add arrays to any pool. */
static void
meet_all(struct writer *w, const struct shape *root, const char *object)
{
	size_t done[SHAPES_MAX] = {0};
	bool more = true;

	meet_members(w, root, object);
	while (more && !w->failed) {
		more = false;
		for (size_t i = 0; i < w->n_pools; i++) {
			const struct shape *s = w->pools[i].shape;
			const struct mets *mets = &w->pools[i].objects;

			for (; done[i] < mets->arrays.len; done[i]++) {
				struct met array = mets->arrays.at[done[i]];

				for (size_t k = 0; k < array.n; k++)
					meet_members(
					    w, s, array.at + k * s->size);
				more = true;
			}
		}
	}
}

/* -- writing ------------------------------------------------------------- */

/* Whether all of it is zero, as what is not written becomes. */
static bool
is_zero(const char *at, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (at[i])
			return false;
	return true;
}

static void
write_number(struct buf *out, const struct member *m, const char *at)
{
	uint64_t bits = 0;
	unsigned unused = 64 - 8 * (unsigned)m->size;

	for (size_t i = 0; i < m->size; i++) /* the lowest byte comes first */
		bits |= (uint64_t)(unsigned char)at[i] << 8 * i;
	if (m->kind == MEMBER_UNSIGNED || !(bits >> (63 - unused) & 1))
		buf_print(out, "%" PRIu64, bits);
	else
		buf_print(out, "-%" PRIu64, (~bits << unused >> unused) + 1);
}

static void
write_real(struct buf *out, const char *at)
{
	double value;

	(void)memcpy(&value, at, sizeof(value));
	buf_print(out, "%a", value);
}

static void
write_text(struct writer *w, const char *at)
{
	struct str s;
	int place;

	(void)memcpy(&s, at, sizeof(s));
	place = index_find(&w->texts, s);
	if (place < 0) {
		place = (int)w->text.len;
		buf_add(&w->text, s);
		buf_add_char(&w->text, '\0');
		index_put(&w->arena, &w->texts, s, place);
	}
	buf_print(&w->out, "{texts + %d, %zu}", place, s.len);
}

/* Constants; nobody writes to what a pack points at. */
static void
write_address(struct writer *w, const struct shape *s, struct pointed p)
{
	const struct pool *pool;

	if (s->table) {
		buf_print(&w->out, "%s + %zu", s->pool,
		    (size_t)(p.at - (const char *)s->table) / s->size);
		return;
	}
	pool = pool_of(w, s);
	if (p.by_pointers)
		buf_print(&w->out, "(void *)(pointers_%s + %d)", s->pool,
		    number_of(&pool->pointers, p.at));
	else
		buf_print(&w->out, "(void *)(%s + %d)", s->pool,
		    number_of(&pool->objects, p.at));
}

static void write_object(
    struct writer *w, const struct shape *s, const char *object);

static void
write_within(struct writer *w, const struct member *m, const char *at)
{
	if (m->size == m->of->size) {
		write_object(w, m->of, at);
		return;
	}
	buf_add_char(&w->out, '{');
	for (size_t i = 0; i < m->size; i += m->of->size) {
		write_object(w, m->of, at + i);
		buf_add_char(&w->out, ',');
	}
	buf_add_char(&w->out, '}');
}

static void
write_value(struct writer *w, const struct member *m, const char *object)
{
	const char *at = object + m->offset;
	struct pointed p = pointed_by(m, object);
	bool is_vector =
	    m->kind == MEMBER_VECTOR || m->kind == MEMBER_POINTER_VECTOR;

	if (is_vector)
		buf_add_char(&w->out, '{');
	if (p.n)
		write_address(w, m->of, p);
	else if (m->kind == MEMBER_TEXT)
		write_text(w, at);
	else if (m->kind == MEMBER_WITHIN)
		write_within(w, m, at);
	else if (m->kind == MEMBER_REAL)
		write_real(&w->out, at);
	else
		write_number(&w->out, m, at);
	if (is_vector)
		buf_print(&w->out, ", %zu, %zu}", p.n, p.n);
}

/* What points nowhere, is zero or is left out is not written. */
static bool
is_written(const struct member *m, const char *object)
{
	if (m->kind == MEMBER_NONE)
		return false;
	return pointed_by(m, object).n > 0 ||
	       (m->kind < MEMBER_ONE && !is_zero(object + m->offset, m->size));
}

/* What a copy of a struct leaves behind where alignment makes a gap: gcc copies
 * the gaps as well, clang does not, nor does gcc for sanitizers. */
static bool
may_be_padding(size_t size)
{
#if defined(__clang__) || defined(ARENA_DEBUG)
	return size < sizeof(void *);
#else
	return size == 0;
#endif
}

/* Memory of a pack is cleared before it is used: what lies between members is
 * zero, or it is a member that was forgotten. */
static void
check_between(struct writer *w, const struct shape *s, const char *object)
{
	size_t end = 0;

	for (size_t i = 0; i <= s->n_members; i++) {
		const struct member *m = &s->members[i];
		size_t next = i < s->n_members ? m->offset : s->size;

		if (!may_be_padding(next - end) &&
		    !is_zero(object + end, next - end))
			fail(w, s, "holds more than its shape tells");
		end = i < s->n_members ? next + m->size : next;
	}
}

static void
write_object(struct writer *w, const struct shape *s, const char *object)
{
	bool any = false;

	if (!*s->members[0].name) {
		write_value(w, &s->members[0], object);
		return;
	}
	check_between(w, s, object);
	buf_add_char(&w->out, '{');
	for (size_t i = 0; i < s->n_members; i++) {
		const struct member *m = &s->members[i];

		if (!is_written(m, object))
			continue;
		buf_print(&w->out, "%s.%s = ", any ? ", " : "", m->name);
		write_value(w, m, object);
		any = true;
	}
	buf_add_c(&w->out, any ? "}" : "0}");
}

static void
write_objects(struct writer *w, const struct pool *pool)
{
	const struct shape *s = pool->shape;
	const struct mets *mets = &pool->objects;

	buf_print(&w->out, "\nstatic const %s %s[%zu] = {\n", s->type, s->pool,
	    mets->n);
	for (size_t i = 0; i < mets->arrays.len; i++)
		for (size_t k = 0; k < mets->arrays.at[i].n; k++) {
			write_object(w, s, mets->arrays.at[i].at + k * s->size);
			buf_add_c(&w->out, ",\n");
		}
	buf_add_c(&w->out, "};\n");
}

static void
write_pointers(struct writer *w, const struct pool *pool)
{
	const struct shape *s = pool->shape;
	const struct mets *mets = &pool->pointers;

	if (mets->n == 0)
		return;
	buf_print(&w->out, "\nstatic const %s *const pointers_%s[%zu] = {\n",
	    s->type, s->pool, mets->n);
	for (size_t i = 0; i < mets->arrays.len; i++)
		for (size_t k = 0; k < mets->arrays.at[i].n; k++)
			buf_print(&w->out, "%s + %d,\n", s->pool,
			    number_of(&pool->objects,
				pointer_at(mets->arrays.at[i].at +
					   k * sizeof(void *))));
	buf_add_c(&w->out, "};\n");
}

static void
write_source(struct writer *w, const struct prepared *root, struct buf *file)
{
	for (size_t i = 0; i < w->n_pools; i++) {
		write_objects(w, &w->pools[i]);
		write_pointers(w, &w->pools[i]);
	}
	buf_add_c(&w->out, "\nconst struct prepared prepared = ");
	write_object(w, &prepared_shape, (const char *)root);
	buf_add_c(&w->out, ";\n");
	buf_add_c(file, "/* Written by src/tool/prepare.c from the rules. */\n"
			"#include \"map/title.h\"\n#include \"phrase/leaf.h\"\n"
			"#include \"rule/advice.h\"\n#include "
			"\"rule/prepared.h\"\n\nstatic const char texts[] =");
	literal_write(file, buf_str(&w->text));
	buf_add_c(file, ";\n\n");
	for (size_t i = 0; i < w->n_pools; i++)
		buf_print(file, "static const %s %s[%zu];\n",
		    w->pools[i].shape->type, w->pools[i].shape->pool,
		    w->pools[i].objects.n);
	for (size_t i = 0; i < w->n_pools; i++)
		if (w->pools[i].pointers.n)
			buf_print(file,
			    "static const %s *const pointers_%s[%zu];\n",
			    w->pools[i].shape->type, w->pools[i].shape->pool,
			    w->pools[i].pointers.n);
	buf_add(file, buf_str(&w->out));
}

/* -- the pack ------------------------------------------------------------ */

/* The patterns of subjects.json are added to the set by who reads them: here,
 * for good. */
static int
load(const char *folder, struct arena *a, struct pack **pack,
    struct prepared *out, struct err *err)
{
	struct buf subjects = {0}, frames = {0};
	struct pack_folder files;

	if (pack_folder_read(a, folder, &files, err) ||
	    pack_load(&files, true, pack, err) ||
	    subjects_check((*pack)->subjects, (*pack)->patterns, err))
		return -1;
	json_pack((*pack)->subjects, &subjects);
	json_pack(lexicon_frames((*pack)->lexicon), &frames);
	*out = (struct prepared){.pack = **pack,
	    .lexicon = *(*pack)->lexicon,
	    .subjects = arena_copy(a, buf_str(&subjects)),
	    .frames = arena_copy(a, buf_str(&frames))};
	out->pack.name = STR("cpslint");
	buf_free(&subjects);
	buf_free(&frames);
	return 0;
}

static int
prepare(const char *folder, const char *target, struct err *err)
{
	struct writer w = {0};
	struct pack *pack = NULL;
	struct prepared root;
	struct buf file = {0};
	int rc = shapes_check(err);

	if (rc == 0)
		rc = load(folder, &w.arena, &pack, &root, err);
	if (rc == 0)
		meet_all(&w, &prepared_shape, (const char *)&root);
	if (rc == 0 && !w.failed)
		write_source(&w, &root, &file);
	if (rc == 0 && w.failed) {
		*err = w.err;
		rc = -1;
	}
	if (rc == 0)
		rc = file_write(target, buf_str(&file), err);
	buf_free(&w.text);
	buf_free(&w.out);
	buf_free(&file);
	pack_free(pack);
	arena_clear(&w.arena);
	return rc;
}

int
main(int argc, char **argv)
{
	struct err err = {0};

	if (argc != 3) {
		(void)fputs("usage: prepare FOLDER OUT.c\n", stderr);
		return 2;
	}
	if (prepare(argv[1], argv[2], &err)) {
		(void)fprintf(stderr, "prepare: %s\n", err.text);
		return 2;
	}
	return 0;
}
