/* Whole files in and out. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

/* A folder of its own for each test, in the build folder. */
struct place {
	struct arena arena;
	char folder[512];
};

static int
make_folder(void **state)
{
	struct place *p = calloc(1, sizeof(*p));
	const char *build = getenv("B");

	if (!p)
		return -1;
	(void)snprintf(p->folder, sizeof(p->folder), "%s/t_file.XXXXXX",
	    build ? build : "build");
	*state = p;
	return mkdtemp(p->folder) ? 0 : -1;
}

static const char *
path(struct place *p, const char *name)
{
	return arena_print(&p->arena, "%s/%s", p->folder, name).at;
}

static int
remove_folder(void **state)
{
	struct place *p = *state;
	static const char *const names[] = {"a.json", "b.json", "c.txt",
	    ".hidden.json", "blocked", "meant", "link", "pipe"};
	int rc;

	(void)rmdir(path(p, "sub"));
	for (size_t i = 0; i < COUNT_OF(names); i++)
		(void)unlink(path(p, names[i]));
	rc = rmdir(p->folder);
	arena_clear(&p->arena);
	free(p);
	return rc;
}

static void
write_file(struct place *p, const char *name, struct str bytes)
{
	struct err err;

	assert_int_equal(file_write(path(p, name), bytes, &err), 0);
}

static void
bytes_come_back_as_they_were_written(void **state)
{
	struct place *p = *state;
	struct str bytes = STR("one\0two\n\xFF"), back = {0};
	struct err err;

	write_file(p, "c.txt", STR("older and much longer"));
	write_file(p, "c.txt", bytes);
	assert_int_equal(
	    file_read(&p->arena, path(p, "c.txt"), 100, &back, &err), 0);
	assert_true(str_eq(bytes, back));
	assert_int_equal(back.at[back.len], '\0');
}

static void
what_cannot_be_read_says_why(void **state)
{
	struct place *p = *state;
	struct str back = {0};
	struct err err = {0};

	assert_int_equal(
	    file_read(&p->arena, path(p, "absent"), 100, &back, &err), -1);
	assert_int_equal(err.code, ERR_IO);
	assert_non_null(strstr(err.text, "absent"));
	assert_int_equal(file_read(&p->arena, p->folder, 100, &back, &err), -1);
	assert_int_equal(err.code, ERR_IO);
	assert_non_null(strstr(err.text, "directory"));
	write_file(p, "c.txt", STR("12345678"));
	assert_int_equal(
	    file_read(&p->arena, path(p, "c.txt"), 7, &back, &err), -1);
	assert_int_equal(err.code, ERR_LIMIT);
	assert_int_equal(
	    file_read(&p->arena, path(p, "c.txt"), 8, &back, &err), 0);
}

static void
a_failed_write_leaves_nothing_behind(void **state)
{
	struct place *p = *state;
	struct err err = {0};
	struct str *names;
	size_t count;

	assert_int_equal(mkdir(path(p, "sub"), 0777), 0);
	assert_int_equal(file_write(path(p, "sub"), STR("x"), &err), -1);
	assert_int_equal(err.code, ERR_IO);
	assert_int_equal(file_write(path(p, "none/x"), STR("x"), &err), -1);
	assert_int_equal(
	    file_list(&p->arena, p->folder, "", &names, &count, &err), 0);
	assert_int_equal(count, 1);
}

static void
a_link_stays_a_link_to_the_file_that_is_replaced(void **state)
{
	struct place *p = *state;
	struct str back;
	struct stat st;
	struct err err;

	write_file(p, "meant", STR("before"));
	assert_int_equal(symlink("meant", path(p, "link")), 0);
	assert_int_equal(file_write(path(p, "link"), STR("after"), &err), 0);
	assert_int_equal(lstat(path(p, "link"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(
	    file_read(&p->arena, path(p, "meant"), 99, &back, &err), 0);
	assert_true(str_eq(back, STR("after")));
}

static void
a_pipe_is_written_to_and_stays(void **state)
{
	struct place *p = *state;
	char got[8] = {0};
	struct stat st;
	struct err err;
	int fd;

	assert_int_equal(mkfifo(path(p, "pipe"), 0600), 0);
	assert_int_equal(file_write(path(p, "pipe"), STR("lost"), &err), -1);
	assert_int_equal(err.code, ERR_IO);
	fd = open(path(p, "pipe"), O_RDONLY | O_NONBLOCK);
	assert_true(fd >= 0);
	assert_int_equal(file_write(path(p, "pipe"), STR("told"), &err), 0);
	assert_int_equal(read(fd, got, sizeof(got)), 4);
	assert_string_equal(got, "told");
	assert_int_equal(close(fd), 0);
	assert_int_equal(stat(path(p, "pipe"), &st), 0);
	assert_true(S_ISFIFO(st.st_mode));
}

static void
lists_are_sorted_and_leave_hidden_files_out(void **state)
{
	struct place *p = *state;
	struct str *names;
	size_t count;
	struct err err;

	write_file(p, "b.json", STR("{}"));
	write_file(p, "a.json", STR("{}"));
	write_file(p, ".hidden.json", STR("{}"));
	write_file(p, "c.txt", STR(""));
	assert_int_equal(mkdir(path(p, "sub"), 0777), 0);
	assert_int_equal(
	    file_list(&p->arena, p->folder, ".json", &names, &count, &err), 0);
	assert_int_equal(count, 2);
	assert_string_equal(names[0].at, "a.json");
	assert_string_equal(names[1].at, "b.json");
	assert_int_equal(
	    file_list(&p->arena, p->folder, "/", &names, &count, &err), 0);
	assert_int_equal(count, 1);
	assert_string_equal(names[0].at, "sub");
	assert_int_equal(
	    file_list(&p->arena, path(p, "none"), "", &names, &count, &err),
	    -1);
}

static void
the_name_of_a_path_is_its_last_part(void **state)
{
	(void)state;
	assert_true(str_eq(file_name(STR("a/b/c.docx")), STR("c.docx")));
	assert_true(str_eq(file_name(STR("c.docx")), STR("c.docx")));
	assert_int_equal(file_name(STR("a/")).len, 0);
}

#define WITH_FOLDER(test)                                                      \
	cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_FOLDER(bytes_come_back_as_they_were_written),
	    WITH_FOLDER(what_cannot_be_read_says_why),
	    WITH_FOLDER(a_failed_write_leaves_nothing_behind),
	    WITH_FOLDER(a_link_stays_a_link_to_the_file_that_is_replaced),
	    WITH_FOLDER(a_pipe_is_written_to_and_stays),
	    WITH_FOLDER(lists_are_sorted_and_leave_hidden_files_out),
	    cmocka_unit_test(the_name_of_a_path_is_its_last_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
