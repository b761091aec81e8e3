/* prepare.c - the rules as an image of memory.
 *
 *	prepare FOLDER OUT.c
 *
 * A program of the build, not a part of cpslint.  It loads the folder as
 * --rules does and writes every object of the pack as it lies in memory; how an
 * object looks is told by its shape (tool/shape.h).  The compiler that makes
 * cpslint has made this program too: structs look the same to both.
 *
 * Objects of one type stand in one array, in the order in which they are met
 * when one walks from the root.  Arrays of plain numbers, and all texts, each
 * once and ended by NUL, are used where they lie; what holds pointers is the
 * image, which is copied before it is used.  A pointer stands there as what
 * rule/prepared.h says.
 *
 * Objects are known by their address: an array is met as a whole before a
 * pointer into it is, or else the two would be different objects; that is
 * looked after by the order of members in the shapes, and an object met twice
 * in this way is an error.
 */
#include <stdint.h>
#include <stdio.h>

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
const struct prepared_image prepared_image = {0};

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
	bool is_plain; /* without pointers */
	size_t at, pointers_at; /* in the plain part or in the image */
};

struct writer {
	struct arena arena;
	struct pool pools[SHAPES_MAX];
	size_t n_pools;
	const struct shape *tables[PREPARED_BASES]; /* that are pointed into */
	size_t n_tables;
	size_t plain_bytes, image_bytes;
	char *plain, *image;
	unsigned char *places; /* a bit a word of the image: a pointer */
	struct index texts; /* their places */
	struct buf text;
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

/* -- where all lies ------------------------------------------------------ */

static bool
is_plain(const struct shape *s)
{
	for (size_t i = 0; i < s->n_members; i++) {
		const struct member *m = &s->members[i];

		if (m->kind == MEMBER_WITHIN ? !is_plain(m->of)
					     : m->kind > MEMBER_REAL)
			return false;
	}
	return true;
}

/* Room for so many bytes at the end of a part. */
static size_t
room(size_t *end, size_t bytes)
{
	size_t at = *end;

	*end += (bytes + sizeof(max_align_t) - 1) / sizeof(max_align_t) *
		sizeof(max_align_t);
	return at;
}

/* The root comes first. */
static void
lay_out(struct writer *w, const struct shape *root)
{
	(void)room(&w->image_bytes, root->size);
	for (size_t i = 0; i < w->n_pools; i++) {
		struct pool *p = &w->pools[i];

		p->is_plain = is_plain(p->shape);
		p->at = room(p->is_plain ? &w->plain_bytes : &w->image_bytes,
		    p->objects.n * p->shape->size);
		p->pointers_at =
		    room(&w->image_bytes, p->pointers.n * sizeof(void *));
	}
	w->plain = arena_many(&w->arena, char, w->plain_bytes + 1);
	w->image = arena_many(&w->arena, char, w->image_bytes);
	w->places = arena_many(&w->arena, unsigned char,
	    w->image_bytes / (8 * sizeof(void *)) + 1);
}

/* -- writing ------------------------------------------------------------- */

/* Whether all of it is zero, as what is not written stays. */
static bool
is_zero(const char *at, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (at[i])
			return false;
	return true;
}

static void
write_size(char *to, size_t n)
{
	(void)memcpy(to, &n, sizeof(n));
}

/* `to` is a word of the image. */
static void
write_pointer(struct writer *w, char *to, size_t base, size_t at)
{
	uintptr_t value = prepared_place(base, at);
	size_t word = (size_t)(to - w->image) / sizeof(value);

	(void)memcpy(to, &value, sizeof(value));
	w->places[word / 8] =
	    (unsigned char)(w->places[word / 8] | 1U << word % 8);
}

/* Texts stand behind what else is plain. */
static void
write_text(struct writer *w, char *to, const char *at)
{
	struct str s;
	int place;

	(void)memcpy(&s, at, sizeof(s));
	if (!s.at)
		return;
	place = index_find(&w->texts, s);
	if (place < 0) {
		place = (int)w->text.len;
		buf_add(&w->text, s);
		buf_add_char(&w->text, '\0');
		index_put(&w->arena, &w->texts, s, place);
	}
	write_pointer(w, to + offsetof(struct str, at), PREPARED_PLAIN,
	    w->plain_bytes + (size_t)place);
	write_size(to + offsetof(struct str, len), s.len);
}

/* The number of a table of the program among the bases. */
static size_t
base_of_table(struct writer *w, const struct shape *s)
{
	size_t i = 0;

	while (i < w->n_tables && w->tables[i] != s)
		i++;
	if (i == w->n_tables && PREPARED_TABLES + i == PREPARED_BASES)
		fail(
		    w, s, "there are more tables than prepared.h has room for");
	else if (i == w->n_tables)
		w->tables[w->n_tables++] = s;
	return PREPARED_TABLES + i;
}

static void
write_address(
    struct writer *w, char *to, const struct shape *s, struct pointed p)
{
	const struct pool *pool;

	if (s->table) {
		write_pointer(w, to, base_of_table(w, s),
		    (size_t)(p.at - (const char *)s->table));
		return;
	}
	pool = pool_of(w, s);
	if (p.by_pointers)
		write_pointer(w, to, PREPARED_IMAGE,
		    pool->pointers_at +
			(size_t)number_of(&pool->pointers, p.at) *
			    sizeof(void *));
	else
		write_pointer(w, to,
		    pool->is_plain ? PREPARED_PLAIN : PREPARED_IMAGE,
		    pool->at +
			(size_t)number_of(&pool->objects, p.at) * s->size);
}

static void write_object(
    struct writer *w, char *to, const struct shape *s, const char *object);

/* What points nowhere, is zero or is left out is not written. */
static void
write_member(
    struct writer *w, char *to, const struct member *m, const char *object)
{
	struct vector VEC(char);
	const char *at = object + m->offset;
	struct pointed p = pointed_by(m, object);

	to += m->offset;
	if (p.n)
		write_address(w, to, m->of, p);
	if (m->kind == MEMBER_VECTOR || m->kind == MEMBER_POINTER_VECTOR) {
		write_size(to + offsetof(struct vector, len), p.n);
		write_size(to + offsetof(struct vector, cap), p.n);
	} else if (m->kind == MEMBER_TEXT) {
		write_text(w, to, at);
	} else if (m->kind == MEMBER_WITHIN) {
		for (size_t i = 0; i < m->size; i += m->of->size)
			write_object(w, to + i, m->of, at + i);
	} else if (m->kind <= MEMBER_REAL) {
		(void)memcpy(to, at, m->size);
	}
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
write_object(
    struct writer *w, char *to, const struct shape *s, const char *object)
{
	check_between(w, s, object);
	for (size_t i = 0; i < s->n_members; i++)
		write_member(w, to, &s->members[i], object);
}

static void
write_objects(struct writer *w, const struct pool *pool)
{
	const struct shape *s = pool->shape;
	char *to = (pool->is_plain ? w->plain : w->image) + pool->at;

	for (size_t i = 0; i < pool->objects.arrays.len; i++) {
		struct met array = pool->objects.arrays.at[i];

		for (size_t k = 0; k < array.n; k++, to += s->size)
			write_object(w, to, s, array.at + k * s->size);
	}
}

static void
write_pointers(struct writer *w, const struct pool *pool)
{
	char *to = w->image + pool->pointers_at;

	for (size_t i = 0; i < pool->pointers.arrays.len; i++) {
		struct met array = pool->pointers.arrays.at[i];

		for (size_t k = 0; k < array.n; k++, to += sizeof(void *))
			write_address(w, to, pool->shape,
			    (struct pointed){
				.at = pointer_at(array.at + k * sizeof(void *)),
				.n = 1});
	}
}

/* -- the source ---------------------------------------------------------- */

static void
write_part(struct buf *file, const char *name, struct str bytes)
{
	buf_print(
	    file, "\nstatic const _Alignas(max_align_t) char %s[] =", name);
	literal_write(file, bytes);
	buf_add_c(file, ";\n");
}

static void
write_source(struct writer *w, const struct prepared *root, struct buf *file)
{
	struct buf plain = {0};

	write_object(w, w->image, &prepared_shape, (const char *)root);
	for (size_t i = 0; i < w->n_pools; i++) {
		write_objects(w, &w->pools[i]);
		write_pointers(w, &w->pools[i]);
	}
	buf_add(&plain, (struct str){w->plain, w->plain_bytes});
	buf_add(&plain, buf_str(&w->text));
	buf_add_c(file,
	    "/* Written by src/tool/prepare.c from the rules. */\n"
	    "#include <stddef.h>\n\n#include \"rule/prepared.h\"\n");
	write_part(file, "plain", buf_str(&plain));
	write_part(file, "image", (struct str){w->image, w->image_bytes});
	write_part(file, "places",
	    (struct str){(const char *)w->places,
		w->image_bytes / (8 * sizeof(void *)) + 1});
	buf_print(file,
	    "\nconst struct prepared_image prepared_image = {image, %zu, "
	    "places, %zu,\n    {NULL, plain",
	    w->image_bytes, w->plain_bytes);
	for (size_t i = 0; i < w->n_tables; i++)
		buf_print(file, ", %s", w->tables[i]->pool);
	buf_add_c(file, "}};\n");
	buf_free(&plain);
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
	if (rc == 0)
		lay_out(&w, &prepared_shape);
	if (rc == 0 && !w.failed)
		write_source(&w, &root, &file);
	if (rc == 0 && w.failed) {
		*err = w.err;
		rc = -1;
	}
	if (rc == 0)
		rc = file_write(target, buf_str(&file), err);
	buf_free(&w.text);
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
