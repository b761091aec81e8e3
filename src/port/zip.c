#include "port/zip.h"

#include <zip.h>

#include "base/index.h"
#include "base/limits.h"

/* Names that are asked for; what an archive holds may be longer. */
#define LONGEST_NAME 1024

#define CHUNK_BYTES ((size_t)32 << 10)

struct zip_in {
	struct arena arena;
	zip_t *archive;
	struct str *names; /* as stored */
	size_t n_names;
	struct index by_name; /* of the key of a name */
	size_t inflated; /* of all members so far */
};

struct zip_member {
	struct zip_in *zip;
	zip_file_t *file;
	struct str name;
	size_t inflated;
};

/* Reasons as libzip gives them, in our case and without its prefixes. */
static const char *
reason(zip_error_t *e)
{
	switch (zip_error_code_zip(e)) {
	case ZIP_ER_NOZIP:
	case ZIP_ER_INCONS:
		return "not a whole zip archive (cut off or damaged)";
	case ZIP_ER_CRC:
		return "checksum does not match";
	case ZIP_ER_EXISTS:
		return "two members have one name";
	case ZIP_ER_EOF:
		return "cut off";
	case ZIP_ER_COMPNOTSUPP:
		return "compressed by a method that is not supported";
	case ZIP_ER_ZLIB:
		return "damaged compressed data";
	case ZIP_ER_ENCRNOTSUPP:
	case ZIP_ER_NOPASSWD:
	case ZIP_ER_WRONGPASSWD:
		return "encrypted with a password";
	default:
		return zip_error_strerror(e);
	}
}

static int
fail(struct err *err, zip_error_t *e)
{
	if (zip_error_code_zip(e) == ZIP_ER_MEMORY)
		out_of_memory();
	return err_set(err, ERR_FORMAT, "%s", reason(e));
}

/* What a name is looked up by: lower case and forward slashes, because OPC
 * names are equal without regard to case and some packers write the slashes
 * of their own system. */
static struct str
make_key(struct str name, char *to)
{
	for (size_t i = 0; i < name.len; i++)
		to[i] = name.at[i] == '\\' ? '/' : char_lower(name.at[i]);
	return (struct str){to, name.len};
}

static int
list_members(struct zip_in *zip, struct err *err)
{
	zip_int64_t n = zip_get_num_entries(zip->archive, 0);

	if (n < 0 || n > LIMIT_ZIP_MEMBERS)
		return err_set(err, ERR_LIMIT,
		    "zip archive has more than %d members", LIMIT_ZIP_MEMBERS);
	zip->names = arena_many(&zip->arena, struct str, (size_t)n + 1);
	for (zip_int64_t i = 0; i < n; i++) {
		const char *raw =
		    zip_get_name(zip->archive, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
		struct str name = arena_copy(&zip->arena, str_of(raw));
		struct str key =
		    make_key(name, arena_many(&zip->arena, char, name.len + 1));

		if (index_find(&zip->by_name, key) >= 0)
			return err_set(err, ERR_FORMAT,
			    "zip archive has two members named '%.*s'",
			    STR_ARG(name));
		index_put(&zip->arena, &zip->by_name, key, (int)i);
		zip->names[zip->n_names++] = name;
	}
	return 0;
}

static int
open_archive(struct str bytes, zip_t **out, struct err *err)
{
	zip_error_t e;
	zip_source_t *source;

	zip_error_init(&e);
	source = zip_source_buffer_create(bytes.at, bytes.len, 0, &e);
	if (!source)
		out_of_memory();
	*out = zip_open_from_source(source, ZIP_RDONLY, &e);
	if (!*out) {
		zip_source_free(source);
		(void)fail(err, &e);
		zip_error_fini(&e);
		return -1;
	}
	zip_error_fini(&e);
	return 0;
}

int
zip_open_bytes(struct str bytes, struct zip_in **out, struct err *err)
{
	struct arena arena = {0};
	struct zip_in *zip;
	zip_t *archive;

	/* libzip takes no bytes for an archive without members. */
	if (bytes.len == 0)
		return err_set(err, ERR_FORMAT, "not a zip archive: empty");
	if (open_archive(bytes, &archive, err))
		return -1;
	zip = arena_new(&arena, struct zip_in);
	zip->arena = arena; /* the object lives in the arena it owns */
	zip->archive = archive;
	if (list_members(zip, err)) {
		zip_in_close(zip);
		return -1;
	}
	*out = zip;
	return 0;
}

void
zip_in_close(struct zip_in *zip)
{
	struct arena arena;

	if (!zip)
		return;
	zip_discard(zip->archive);
	arena = zip->arena;
	arena_clear(&arena);
}

static int
find_member(const struct zip_in *zip, struct str name)
{
	char key[LONGEST_NAME];

	if (name.len > sizeof(key))
		return -1;
	return index_find(&zip->by_name, make_key(name, key));
}

bool
zip_has(const struct zip_in *zip, struct str name)
{
	return find_member(zip, name) >= 0;
}

size_t
zip_count(const struct zip_in *zip)
{
	return zip->n_names;
}

struct str
zip_name(const struct zip_in *zip, size_t i)
{
	return zip->names[i];
}

static int
check_member(struct zip_in *zip, int i, struct err *err)
{
	zip_stat_t st;

	if (zip_stat_index(zip->archive, (zip_uint64_t)i, 0, &st))
		return fail(err, zip_get_error(zip->archive));
	if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) &&
	    st.encryption_method != ZIP_EM_NONE)
		return err_set(err, ERR_FORMAT, "encrypted with a password");
	return 0;
}

int
zip_member_open(struct zip_in *zip, struct str name, struct zip_member **out,
    struct err *err)
{
	int i = find_member(zip, name);
	struct zip_member *m;
	zip_file_t *file;

	if (i < 0)
		return err_set(err, ERR_FORMAT, "no member '%.*s' in archive",
		    STR_ARG(name));
	if (check_member(zip, i, err))
		return err_wrap(err, "'%.*s'", STR_ARG(zip->names[i]));
	file = zip_fopen_index(zip->archive, (zip_uint64_t)i, 0);
	if (!file) {
		(void)fail(err, zip_get_error(zip->archive));
		return err_wrap(err, "'%.*s'", STR_ARG(zip->names[i]));
	}
	m = arena_new(&zip->arena, struct zip_member);
	*m = (struct zip_member){.zip = zip, .file = file};
	m->name = zip->names[i];
	*out = m;
	return 0;
}

void
zip_member_close(struct zip_member *m)
{
	if (m)
		(void)zip_fclose(m->file);
}

long
zip_member_read(struct zip_member *m, char *to, size_t size, struct err *err)
{
	zip_int64_t n = zip_fread(m->file, to, size);

	if (n < 0) {
		(void)fail(err, zip_file_get_error(m->file));
		return err_wrap(err, "'%.*s'", STR_ARG(m->name));
	}
	m->inflated += (size_t)n;
	m->zip->inflated += (size_t)n;
	if (m->inflated > LIMIT_MEMBER_BYTES)
		return err_set(err, ERR_LIMIT,
		    "'%.*s' inflates to more than %zu MiB", STR_ARG(m->name),
		    LIMIT_MEMBER_BYTES >> 20);
	if (m->zip->inflated > LIMIT_INFLATED_BYTES)
		return err_set(err, ERR_LIMIT,
		    "archive inflates to more than %zu MiB",
		    LIMIT_INFLATED_BYTES >> 20);
	return (long)n;
}

int
zip_member_all(struct zip_in *zip, struct arena *a, struct str name,
    struct str *out, struct err *err)
{
	struct buf b = {.max = LIMIT_MEMBER_BYTES + CHUNK_BYTES};
	char chunk[CHUNK_BYTES];
	struct zip_member *m;
	long n;

	if (zip_member_open(zip, name, &m, err))
		return -1;
	while ((n = zip_member_read(m, chunk, sizeof(chunk), err)) > 0)
		buf_add(&b, (struct str){chunk, (size_t)n});
	zip_member_close(m);
	*out = arena_copy(a, buf_str(&b));
	buf_free(&b);
	return n < 0 ? -1 : 0;
}

/* ---- writing ---- */

/* 1 January 1980 as zip writes it. */
#define FIRST_DAY ((zip_uint16_t)((1 << 5) | 1))

static int
change_member(zip_t *archive, const struct zip_change *change, struct err *err)
{
	zip_source_t *source =
	    zip_source_buffer(archive, change->bytes.at, change->bytes.len, 0);
	struct arena a = {0};
	const char *name = arena_copy(&a, change->name).at;
	zip_int64_t i;

	if (!source)
		out_of_memory();
	i = zip_name_locate(archive, name, ZIP_FL_NOCASE);
	if (i >= 0 && zip_file_replace(archive, (zip_uint64_t)i, source, 0))
		i = -1;
	else if (i < 0)
		i = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
	arena_clear(&a);
	if (i < 0) {
		zip_source_free(source);
		return fail(err, zip_get_error(archive));
	}
	if (zip_set_file_compression(
		archive, (zip_uint64_t)i, ZIP_CM_DEFLATE, 6) ||
	    zip_file_set_dostime(archive, (zip_uint64_t)i, 0, FIRST_DAY, 0))
		return fail(err, zip_get_error(archive));
	return 0;
}

static int
read_source(zip_source_t *source, struct buf *out, struct err *err)
{
	char chunk[CHUNK_BYTES];
	zip_int64_t n;

	if (zip_source_open(source))
		return fail(err, zip_source_error(source));
	while ((n = zip_source_read(source, chunk, sizeof(chunk))) > 0)
		buf_add(out, (struct str){chunk, (size_t)n});
	(void)zip_source_close(source);
	return n < 0 ? fail(err, zip_source_error(source)) : 0;
}

int
zip_rewrite(struct str archive, const struct zip_change *changes, size_t n,
    struct buf *out, struct err *err)
{
	zip_error_t e;
	zip_source_t *source;
	zip_t *zip;
	int rc = 0;

	zip_error_init(&e);
	source = zip_source_buffer_create(archive.at, archive.len, 0, &e);
	if (!source)
		out_of_memory();
	zip_source_keep(source);
	zip = zip_open_from_source(source, 0, &e);
	if (!zip) {
		(void)fail(err, &e);
		zip_source_free(source);
		zip_error_fini(&e);
		zip_source_free(source);
		return -1;
	}
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = change_member(zip, &changes[i], err);
	if (rc) {
		zip_discard(zip);
	} else if (zip_close(zip)) {
		rc = fail(err, zip_get_error(zip));
		zip_discard(zip);
	} else {
		rc = read_source(source, out, err);
	}
	zip_source_free(source);
	zip_error_fini(&e);
	return rc;
}
