/* The bytes are a rule file: read, or refused with a place; what is read holds
 * the form that is promised. */
#include "fuzz.h"
#include "rule/parse.h"

/* What a rule is read into keeps what it was given, so that it is made anew
 * now and then. */
#define RULES_A_PACK 200

static struct pack *
pack_for_one_more(void)
{
	static struct pack *pack;
	static int used;
	/* nothing of its own: the embedded files, read as JSON, so that rules
	 * can be added */
	const struct pack_folder folder = {.path = "rules"};
	struct err err = {0};
	int rc = 0;

	if (pack && ++used < RULES_A_PACK)
		return pack;
	pack_free(pack);
	used = 0;
	rc = pack_load(&folder, false, &pack, &err);
	assert(rc == 0);
	return pack;
}

static void
check_rule(const struct rule *r)
{
	assert(r->id.len && r->topic.len && r->title.len);
	assert(r->n_cites > 0);
	for (size_t i = 0; i < r->n_cites; i++) {
		assert(r->cites[i].source);
		assert(r->cites[i].from < r->cites[i].until);
	}
	for (size_t i = 0; i < r->n_elements; i++)
		assert(r->elements[i].name.len);
	for (size_t i = 0; i < r->n_examples; i++)
		assert(r->examples[i].pointer.len);
	assert(r->kinds && !(r->kinds & ~(unsigned)KIND_ANY));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pack *pack = pack_for_one_more();
	struct rule rule = {0};
	struct err err = {0};

	if (rule_parse(pack, fuzz_bytes(data, size), &rule, &err))
		assert(err.code != ERR_NONE && err.text[0] != '\0');
	else
		check_rule(&rule);
	return 0;
}
