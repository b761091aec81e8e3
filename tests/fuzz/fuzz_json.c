/* The bytes are JSON: what is read and written again reads the same, and so
 * does what is packed.  They are taken for a packed tree, too. */
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

static void
check_packed(const struct json *root, bool pretty, struct str text)
{
	struct json *again = NULL;
	struct err err = {0};
	struct buf packed = {0}, back = {0};
	int rc;

	json_pack(root, &packed);
	rc = json_unpack(buf_str(&packed), &again, &err);
	assert(rc == 0);
	json_print(again, pretty, &back);
	assert(str_eq(buf_str(&back), text));
	json_free(again);
	buf_free(&back);
	buf_free(&packed);
}

/* Whatever the bytes are, they are opened or refused. */
static void
try_to_unpack(struct str bytes)
{
	struct json *root = NULL;
	struct err err = {0};
	struct buf text = {0};

	if (json_unpack(bytes, &root, &err)) {
		assert(err.code == ERR_FORMAT);
		return;
	}
	json_print(root, false, &text);
	buf_free(&text);
	json_free(root);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct json *root = NULL;
	struct err err = {0};
	bool pretty = size % 2;
	struct buf text = {0};

	try_to_unpack(fuzz_bytes(data, size));
	if (json_parse(fuzz_bytes(data, size), &root, &err)) {
		assert(err.code != ERR_NONE && err.text[0] != '\0');
		return 0;
	}
	json_print(root, pretty, &text);
	check_again(buf_str(&text), pretty);
	check_packed(root, pretty, buf_str(&text));
	buf_free(&text);
	json_free(root);
	return 0;
}
