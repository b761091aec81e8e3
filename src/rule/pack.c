#include "rule/pack.h"

#include <stdlib.h>

#include "base/embed.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/vec.h"
#include "base/version.h"
#include "fact/subject.h"
#include "rule/advice.h"
#include "rule/parse.h"
#include "rule/prepared.h"

static int
compare_files(const void *a, const void *b)
{
	return str_cmp(((const struct pack_file *)a)->path,
	    ((const struct pack_file *)b)->path);
}

/* "tls-br/x.json" is a rule, "sources.json" is shared. */
static bool
is_rule_path(struct str path)
{
	return str_find_char(path, '/', 0) != SIZE_MAX;
}

/* Adds a file, or replaces the embedded one of the same path. */
static void
put_file(struct arena *a, struct pack_files *files, struct str path,
    struct str bytes, bool is_embedded)
{
	for (size_t i = 0; i < files->len; i++)
		if (str_eq(files->at[i].path, path)) {
			files->at[i] =
			    (struct pack_file){path, bytes, is_embedded};
			return;
		}
	VEC_PUSH(a, files, ((struct pack_file){path, bytes, is_embedded}));
}

static void
collect_embedded(struct arena *a, bool rules_too, struct pack_files *files)
{
	for (size_t i = 0; i < n_embedded_files; i++) {
		const struct embedded *e = &embedded_files[i];
		struct str path = str_of(e->path);

		if (rules_too || !is_rule_path(path))
			put_file(a, files, path, (struct str){e->bytes, e->len},
			    true);
	}
}

static int
read_folder(struct arena *a, const char *root, struct str sub,
    struct pack_files *files, struct err *err)
{
	struct str folder = sub.len
				? arena_print(a, "%s/%.*s", root, STR_ARG(sub))
				: str_of(root);
	struct str *names, bytes;
	size_t n;

	if (file_list(a, folder.at, ".json", &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct str path = sub.len ? arena_print(a, "%.*s/%.*s",
						STR_ARG(sub), STR_ARG(names[i]))
					  : names[i];

		if (files->len >= LIMIT_RULES)
			return err_set(err, ERR_LIMIT,
			    "'%s' holds more than %d files", root, LIMIT_RULES);
		if (file_read(a,
			arena_print(a, "%s/%.*s", root, STR_ARG(path)).at,
			LIMIT_RULE_BYTES, &bytes, err))
			return -1;
		VEC_PUSH(a, files, ((struct pack_file){path, bytes, false}));
	}
	return 0;
}

int
pack_folder_read(
    struct arena *a, const char *path, struct pack_folder *out, struct err *err)
{
	struct str *names;
	size_t n;

	*out = (struct pack_folder){.path = path};
	if (read_folder(a, path, (struct str){0}, &out->files, err) ||
	    file_list(a, path, "/", &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (read_folder(a, path, names[i], &out->files, err))
			return -1;
	return 0;
}

struct str
pack_folder_find(const struct pack_folder *folder, struct str path)
{
	for (size_t i = 0; i < folder->files.len; i++)
		if (str_eq(folder->files.at[i].path, path))
			return folder->files.at[i].bytes;
	return (struct str){0};
}

/* The files of the folder live as long as the pack is loaded, but their paths
 * stay with it. */
static void
collect_folder(
    struct arena *a, const struct pack_folder *folder, struct pack_files *files)
{
	for (size_t i = 0; i < folder->files.len; i++) {
		const struct pack_file *f = &folder->files.at[i];

		put_file(a, files, arena_copy(a, f->path), f->bytes, false);
	}
}

static int
open_file(const struct pack_file *file, struct json **root, struct err *err)
{
	return file->is_embedded ? json_unpack(file->bytes, root, err)
				 : json_parse(file->bytes, root, err);
}

static int
open_shared(const struct pack_files *files, const char *path,
    struct json **root, struct err *err)
{
	for (size_t i = 0; i < files->len; i++)
		if (str_eq(files->at[i].path, str_of(path)))
			return open_file(&files->at[i], root, err);
	return json_parse((struct str){0}, root, err);
}

static int
load_outline(struct pack *p, const struct pack_files *files, struct err *err)
{
	struct json *root;
	int rc;

	if (open_shared(files, "rfc3647.json", &root, err))
		return -1;
	rc = rfc3647_read(root, &p->outline, err);
	json_free(root);
	return rc;
}

static int
load_sources(struct pack *p, const struct pack_files *files, struct err *err)
{
	struct json *root;
	int rc;

	if (open_shared(files, "sources.json", &root, err))
		return -1;
	rc = sources_read(&p->arena, root, &p->sources, err);
	json_free(root);
	return rc;
}

static int
load_methods(struct pack *p, const struct pack_files *files, struct err *err)
{
	struct json *root;
	int rc;

	if (open_shared(files, "methods.json", &root, err))
		return -1;
	rc = method_lists_read(&p->arena, root, p->patterns, &p->methods, err);
	json_free(root);
	return rc;
}

static int
load_advice(struct pack *p, const struct pack_files *files, struct err *err)
{
	struct json *root;
	int rc;

	if (open_shared(files, "advice.json", &root, err))
		return -1;
	rc = advice_read(&p->arena, p, root, &p->advice, err);
	json_free(root);
	return rc;
}

static int
load_shared(struct pack *p, const struct pack_files *files, struct err *err)
{
	struct json *root;

	if (open_shared(files, "lexicon.json", &root, err) ||
	    lexicon_read(root, &p->lexicon, err))
		return err_wrap(err, "lexicon.json");
	if (load_outline(p, files, err))
		return err_wrap(err, "rfc3647.json");
	if (load_sources(p, files, err))
		return err_wrap(err, "sources.json");
	p->patterns = pattern_set_new(p->lexicon);
	/* its patterns are checked by who asks: `rules lint` tells of their
	 * faults as it tells of others */
	if (open_shared(files, "subjects.json", &p->subjects, err))
		return err_wrap(err, "subjects.json");
	if (load_methods(p, files, err))
		return err_wrap(err, "methods.json");
	if (load_advice(p, files, err))
		return err_wrap(err, "advice.json");
	return 0;
}

static int
load_rule(struct pack *p, const struct pack_file *f, struct rule *rule,
    struct err *err)
{
	struct json *root;
	int rc;

	if (open_file(f, &root, err))
		return -1;
	rc = rule_read(p, root, rule, err);
	json_free(root);
	rule->file = f->path;
	return rc;
}

static int
load_rules(struct pack *p, const struct pack_files *files, struct err *err)
{
	struct VEC(struct rule) rules = {0};

	for (size_t i = 0; i < files->len; i++) {
		const struct pack_file *f = &files->at[i];
		struct rule rule;

		if (!is_rule_path(f->path))
			continue;
		if (load_rule(p, f, &rule, err))
			return err_wrap(err, "%.*s", STR_ARG(f->path));
		for (size_t k = 0; k < rules.len; k++)
			if (str_eq(rules.at[k].id, rule.id))
				return err_set(err, ERR_RULE,
				    "%.*s: /id: '%.*s' is taken by %.*s",
				    STR_ARG(f->path), STR_ARG(rule.id),
				    STR_ARG(rules.at[k].file));
		VEC_PUSH(&p->arena, &rules, rule);
	}
	p->rules = rules.at;
	p->n_rules = rules.len;
	return 0;
}

static int
compare_rules(const void *a, const void *b)
{
	return str_cmp(
	    ((const struct rule *)a)->id, ((const struct rule *)b)->id);
}

/* The JSON of a file.  json_print ends it with a line end, as the build had
 * it when it took the digest of all. */
static void
add_text(struct buf *to, const struct pack_file *file)
{
	struct json *root = NULL;
	struct err err;

	if (!file->is_embedded) {
		buf_add(to, file->bytes);
	} else if (json_unpack(file->bytes, &root, &err) == 0) {
		json_print(root, false, to);
		json_free(root);
	}
}

static struct sha256
digest_of(const struct pack_files *files)
{
	struct buf all = {0};
	struct sha256 digest;

	for (size_t i = 0; i < files->len; i++) {
		buf_add(&all, files->at[i].path);
		buf_add_char(&all, '\n');
		add_text(&all, &files->at[i]);
		buf_add_char(&all, '\n');
	}
	digest = sha256_of(buf_str(&all));
	buf_free(&all);
	return digest;
}

/* All of it is there; only the trees that are read as JSON have to be
 * opened. */
static int
open_prepared(struct pack *p, struct err *err)
{
	struct arena arena = p->arena;
	const struct prepared *made = prepared_open(&arena);

	*p = made->pack;
	p->arena = arena;
	(void)memcpy(p->digest.text, embedded_digest, sizeof(p->digest.text));
	if (json_unpack(made->subjects, &p->subjects, err) ||
	    lexicon_prepared(&made->lexicon, made->frames, &p->lexicon, err))
		return err_wrap(err, "prepared rules");
	return 0;
}

static int
read_pack(struct pack *p, const struct pack_folder *folder, bool only,
    struct err *err)
{
	struct pack_files files = {0};

	collect_embedded(&p->arena, !only, &files);
	collect_folder(&p->arena, folder, &files);
	if (files.len)
		qsort(files.at, files.len, sizeof(*files.at), compare_files);
	if (load_shared(p, &files, err) || load_rules(p, &files, err))
		return err_wrap(err, "%s", folder->path);
	if (p->n_rules)
		qsort(p->rules, p->n_rules, sizeof(*p->rules), compare_rules);
	p->name = arena_copy(&p->arena, file_name(str_of(folder->path)));
	p->version = STR(CPSLINT_VERSION);
	p->digest = digest_of(&files);
	return 0;
}

int
pack_load(const struct pack_folder *folder, bool only, struct pack **out,
    struct err *err)
{
	struct arena arena = {0};
	struct pack *p = arena_new(&arena, struct pack);

	p->arena = arena; /* the pack lives in the arena it owns */
	if (folder ? read_pack(p, folder, only, err) : open_prepared(p, err)) {
		pack_free(p);
		return -1;
	}
	*out = p;
	return 0;
}

void
pack_free(struct pack *pack)
{
	struct arena arena;

	if (!pack)
		return;
	pattern_set_free(pack->patterns);
	json_free(pack->subjects);
	rfc3647_free(pack->outline);
	lexicon_free(pack->lexicon);
	arena = pack->arena; /* pack itself goes with it */
	arena_clear(&arena);
}

const struct rule *
pack_find(const struct pack *pack, struct str id)
{
	for (size_t i = 0; i < pack->n_rules; i++)
		if (str_eq(pack->rules[i].id, id))
			return &pack->rules[i];
	return NULL;
}
