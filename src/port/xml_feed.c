/* Inflating takes a tenth of the time in which libxml2 parses what comes of it.
 * So a long source that takes time is read ahead: another thread fills a ring
 * of a few chunks, one after the other as the one thread would, and the parser
 * takes them.  A short source is over sooner than a thread begins.
 *
 * The guard sees all bytes, the parser those that a strain leaves. */
#include "port/xml_feed.h"

#include "base/work.h"
#include "port/xml_guard.h"
#include "port/xml_strain.h"

#define CHUNKS 4

/* Chunks that are filled when they are asked for. */
#define FIRST_CHUNKS 3

struct chunk {
	char *at; /* XML_CHUNK_BYTES, or NULL before it is filled */
	size_t len; /* 0: the end */
	bool failed;
};

struct xml_feed {
	struct arena *arena;
	const struct xml_source *source;
	struct xml_guard guard;
	struct xml_strain strain; /* when the source may be strained */
	struct chunk chunks[CHUNKS];
	size_t n_filled, n_taken; /* of the one thread and of the other */
	struct err err; /* of the chunk that failed */
	struct work *ahead; /* fills them, or NULL */
	struct turns *empty, *full; /* chunks, when it does */
	bool is_over; /* all that there is was taken */
};

/* Fills the chunk: the source may give less than was asked for, and the guard
 * wants the first four bytes at once. */
static int
read_chunk(struct xml_feed *f, struct chunk *c)
{
	c->len = 0;
	while (c->len < XML_CHUNK_BYTES) {
		long n = f->source->read(f->source->self, c->at + c->len,
		    XML_CHUNK_BYTES - c->len, &f->err);

		if (n < 0)
			return -1;
		if (n == 0)
			break;
		c->len += (size_t)n;
	}
	return c->len ? xml_guard_look(&f->guard, f->arena,
			    (struct str){c->at, c->len}, &f->err)
		      : 0;
}

/* Of a chunk nothing may stay, which is not the end. */
static int
fill(struct xml_feed *f, struct chunk *c)
{
	size_t n;

	do {
		if (read_chunk(f, c))
			return -1;
		n = c->len;
		if (f->source->may_be_strained && f->guard.width == 1)
			c->len = xml_strain_bytes(&f->strain, c->at, n);
	} while (n && c->len == 0);
	return 0;
}

static struct chunk *
fill_next(struct xml_feed *f)
{
	struct chunk *c = &f->chunks[f->n_filled++ % CHUNKS];

	if (!c->at)
		c->at = arena_alloc(f->arena, XML_CHUNK_BYTES, 1);
	c->failed = fill(f, c) != 0;
	return c;
}

static void
fill_ahead(void *self)
{
	struct xml_feed *f = self;
	bool more = true;

	while (more && turns_take(f->empty)) {
		const struct chunk *c = fill_next(f);

		more = c->len && !c->failed;
		turns_give(f->full);
	}
}

static void
go_ahead(struct xml_feed *f)
{
	f->empty = turns_new(CHUNKS);
	f->full = turns_new(0);
	f->ahead = work_try(fill_ahead, f);
}

struct xml_feed *
xml_feed_open(struct arena *a, const struct xml_source *source,
    const struct xml_names *names)
{
	struct xml_feed *f = arena_new(a, struct xml_feed);

	f->arena = a;
	f->source = source;
	if (source->may_be_strained)
		xml_strain_init(&f->strain, a, names);
	return f;
}

/* The next chunk is filled, by whom it may be. */
static void
wait_for_next(struct xml_feed *f)
{
	if (f->ahead)
		turns_give(f->empty); /* the one before */
	else if (f->source->takes_time && f->n_taken == FIRST_CHUNKS)
		go_ahead(f);
	if (f->ahead)
		(void)turns_take(f->full);
	else
		(void)fill_next(f);
}

int
xml_feed_next(struct xml_feed *f, struct str *out, struct err *err)
{
	const struct chunk *c;

	*out = (struct str){0};
	if (f->is_over)
		return 0;
	wait_for_next(f);
	c = &f->chunks[f->n_taken++ % CHUNKS];
	f->is_over = c->failed || c->len == 0;
	if (c->failed) {
		*err = f->err;
		return -1;
	}
	*out = (struct str){c->at, c->len};
	return 0;
}

void
xml_feed_close(struct xml_feed *f)
{
	if (f->ahead)
		turns_end(f->empty);
	work_wait(f->ahead);
	turns_free(f->empty);
	turns_free(f->full);
}
