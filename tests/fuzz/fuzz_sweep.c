/* The bytes are a line that an earlier sweep left: refused, or put into the
 * matrix and written in all formats. */
#include "fuzz.h"
#include "out/sweep.h"

static struct rule rules[] = {
    {.id = STR_INIT("br-one"),
	.topic = STR_INIT("linting"),
	.title = STR_INIT("Linting"),
	.home = STR_INIT("4.3.1")},
    {.id = STR_INIT("br-two"),
	.topic = STR_INIT("caa"),
	.title = STR_INIT("CAA"),
	.home = STR_INIT("4.2")},
};

static const struct rfc3647 outline;

static void
write_all(const struct sweep *s)
{
	const struct style style = {0};
	struct buf b = {0};

	sweep_text(s, &style, &b);
	sweep_csv(s, &style, &b);
	sweep_html(s, &style, &b);
	buf_free(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct pack pack = {.rules = rules,
	    .n_rules = 2,
	    .outline = (struct rfc3647 *)(uintptr_t)&outline};
	struct str line = fuzz_bytes(data, size);
	struct sweep s;
	struct err err = {0};
	int rc;

	sweep_begin(&s, &pack, 0, size % 2);
	rc = sweep_add(&s, line, &err);
	assert(rc == 0 || err.code == ERR_FORMAT || err.code == ERR_LIMIT);
	if (rc == 0) {
		assert(s.documents.len == 1);
		assert(s.documents.at[0].file.len);
		sweep_end(&s);
		write_all(&s);
	}
	sweep_free(&s);
	return 0;
}
