/* The bytes are JSON: what is read and written again reads the same. */
#include "base/json.h"
#include "fuzz.h"

static void
check_again(struct str text, bool pretty)
{
	struct json *root = NULL;
	struct err err = {0};
	struct buf again = {0};
	int rc = json_parse(text, &root, &err);

	assert(rc == 0);
	json_print(root, pretty, &again);
	assert(str_eq(buf_str(&again), text));
	buf_free(&again);
	json_free(root);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct json *root = NULL;
	struct err err = {0};
	bool pretty = size % 2;
	struct buf text = {0};

	if (json_parse(fuzz_bytes(data, size), &root, &err)) {
		assert(err.code != ERR_NONE && err.text[0] != '\0');
		return 0;
	}
	json_print(root, pretty, &text);
	check_again(buf_str(&text), pretty);
	buf_free(&text);
	json_free(root);
	return 0;
}
