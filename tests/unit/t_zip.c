/* Archives that strangers made: what is read, what is refused and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "port/zip.h"
#include "zip_make.h"

/* Reads a member to its end; the number of bytes, or -1. */
static long
read_all(struct zip_in *zip, const char *name, struct buf *out, struct err *err)
{
	struct zip_member *m;
	char piece[7];
	long n, total = 0;

	if (zip_member_open(zip, str_of(name), &m, err))
		return -1;
	while ((n = zip_member_read(m, piece, sizeof(piece), err)) > 0) {
		buf_add(out, (struct str){piece, (size_t)n});
		total += n;
	}
	zip_member_close(m);
	return n < 0 ? -1 : total;
}

static void
members_are_read_in_pieces(void **state)
{
	struct zip_make z = {.count = 0};
	struct zip_in *zip = NULL;
	struct buf out = {.max = 1000};
	struct err err = {0};

	(void)state;
	zip_make_add(&z, "a.txt", STR("one and two"), ZIP_SOUND);
	zip_make_add(&z, "b/c.txt", STR(""), ZIP_SOUND);
	assert_int_equal(zip_open_bytes(zip_make_end(&z), &zip, &err), 0);
	assert_int_equal(zip_count(zip), 2);
	assert_true(str_eq(zip_name(zip, 1), STR("b/c.txt")));
	assert_int_equal(read_all(zip, "a.txt", &out, &err), 11);
	assert_true(str_eq(buf_str(&out), STR("one and two")));
	assert_int_equal(read_all(zip, "b/c.txt", &out, &err), 0);
	zip_in_close(zip);
	zip_make_free(&z);
	buf_free(&out);
}

static void
names_are_found_whatever_their_case_and_slashes(void **state)
{
	struct zip_make z = {.count = 0};
	struct zip_in *zip = NULL;
	struct err err = {0};
	char longer[2000];

	(void)state;
	zip_make_add(&z, "Word\\Document.XML", STR("x"), ZIP_SOUND);
	assert_int_equal(zip_open_bytes(zip_make_end(&z), &zip, &err), 0);
	assert_true(zip_has(zip, STR("word/document.xml")));
	assert_false(zip_has(zip, STR("word/document")));
	(void)memset(longer, 'x', sizeof(longer));
	assert_false(zip_has(zip, (struct str){longer, sizeof(longer)}));
	zip_in_close(zip);
	zip_make_free(&z);
}

static void
a_missing_member_is_named(void **state)
{
	struct zip_make z = {.count = 0};
	struct zip_in *zip = NULL;
	struct buf out = {.max = 1000};
	struct err err = {0};

	(void)state;
	zip_make_add(&z, "a", STR("x"), ZIP_SOUND);
	assert_int_equal(zip_open_bytes(zip_make_end(&z), &zip, &err), 0);
	assert_int_equal(read_all(zip, "b.xml", &out, &err), -1);
	assert_int_equal(err.code, ERR_FORMAT);
	assert_non_null(strstr(err.text, "'b.xml'"));
	zip_in_close(zip);
	zip_make_free(&z);
	buf_free(&out);
}

static void
two_members_of_one_name_are_refused(void **state)
{
	struct zip_make z = {.count = 0};
	struct zip_in *zip = NULL;
	struct err err = {0};

	(void)state;
	zip_make_add(&z, "word/document.xml", STR("x"), ZIP_SOUND);
	zip_make_add(&z, "word/Document.xml", STR("y"), ZIP_SOUND);
	assert_int_equal(zip_open_bytes(zip_make_end(&z), &zip, &err), -1);
	assert_int_equal(err.code, ERR_FORMAT);
	assert_non_null(strstr(err.text, "two members"));
	assert_null(zip);
	zip_make_free(&z);
}

static void
a_wrong_checksum_is_damage(void **state)
{
	struct zip_make z = {.count = 0};
	struct zip_in *zip = NULL;
	struct buf out = {.max = 1000};
	struct err err = {0};

	(void)state;
	zip_make_add(&z, "a", STR("changed on the way"), ZIP_BAD_CRC);
	assert_int_equal(zip_open_bytes(zip_make_end(&z), &zip, &err), 0);
	assert_int_equal(read_all(zip, "a", &out, &err), -1);
	assert_int_equal(err.code, ERR_FORMAT);
	assert_non_null(strstr(err.text, "checksum"));
	zip_in_close(zip);
	zip_make_free(&z);
	buf_free(&out);
}

static void
an_encrypted_member_is_said_to_be_one(void **state)
{
	struct zip_make z = {.count = 0};
	struct zip_in *zip = NULL;
	struct buf out = {.max = 1000};
	struct err err = {0};

	(void)state;
	zip_make_add(&z, "a", STR("0123456789abcdef"), ZIP_ENCRYPTED);
	assert_int_equal(zip_open_bytes(zip_make_end(&z), &zip, &err), 0);
	assert_int_equal(read_all(zip, "a", &out, &err), -1);
	assert_non_null(strstr(err.text, "encrypted"));
	zip_in_close(zip);
	zip_make_free(&z);
	buf_free(&out);
}

static void
every_cut_archive_is_refused_or_read(void **state)
{
	struct zip_make z = {.count = 0};
	struct str whole;

	(void)state;
	zip_make_add(&z, "a", STR("some bytes"), ZIP_SOUND);
	zip_make_add(&z, "b", STR("more bytes"), ZIP_SOUND);
	whole = zip_make_end(&z);
	for (size_t n = 0; n < whole.len; n++) {
		struct zip_in *zip = NULL;
		struct err err = {0};

		assert_int_equal(
		    zip_open_bytes(str_sub(whole, 0, n), &zip, &err), -1);
		assert_int_not_equal(err.code, ERR_NONE);
		assert_int_not_equal(err.text[0], '\0');
	}
	zip_make_free(&z);
}

static void
inflated_bytes_are_counted_not_believed(void **state)
{
	struct zip_make z = {.count = 0};
	struct zip_in *zip = NULL;
	struct zip_member *m;
	struct buf bomb = {.max = (size_t)4 << 20};
	struct err err = {0};
	static char piece[1 << 16];
	size_t total = 0;
	long n;

	(void)state;
	put_bomb(&bomb, LIMIT_MEMBER_BYTES / 258 + 1000);
	assert_false(bomb.full);
	zip_make_add(&z, "bomb", buf_str(&bomb), ZIP_DEFLATED);
	assert_int_equal(zip_open_bytes(zip_make_end(&z), &zip, &err), 0);
	assert_int_equal(zip_member_open(zip, STR("bomb"), &m, &err), 0);
	while ((n = zip_member_read(m, piece, sizeof(piece), &err)) > 0) {
		assert_int_equal(piece[0], 'a');
		total += (size_t)n;
	}
	assert_int_equal(n, -1);
	assert_int_equal(err.code, ERR_LIMIT);
	assert_true(total <= LIMIT_MEMBER_BYTES);
	zip_member_close(m);
	zip_in_close(zip);
	zip_make_free(&z);
	buf_free(&bomb);
}

static void
too_many_members_are_a_limit(void **state)
{
	struct zip_make z = {.count = 0};
	struct zip_in *zip = NULL;
	struct err err = {0};
	char name[16];

	(void)state;
	for (int i = 0; i <= LIMIT_ZIP_MEMBERS; i++) {
		(void)snprintf(name, sizeof(name), "%d", i);
		zip_make_add(&z, name, STR(""), ZIP_SOUND);
	}
	assert_int_equal(zip_open_bytes(zip_make_end(&z), &zip, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	zip_make_free(&z);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(members_are_read_in_pieces),
	    cmocka_unit_test(names_are_found_whatever_their_case_and_slashes),
	    cmocka_unit_test(a_missing_member_is_named),
	    cmocka_unit_test(two_members_of_one_name_are_refused),
	    cmocka_unit_test(a_wrong_checksum_is_damage),
	    cmocka_unit_test(an_encrypted_member_is_said_to_be_one),
	    cmocka_unit_test(every_cut_archive_is_refused_or_read),
	    cmocka_unit_test(inflated_bytes_are_counted_not_believed),
	    cmocka_unit_test(too_many_members_are_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
