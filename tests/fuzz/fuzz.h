/* fuzz.h - what the fuzz targets share: invariants that trap.
 *
 * A target hands its bytes to fuzz_document or builds something itself.  Odd
 * and even sizes stand for the two ways to take tracked changes, so that
 * saved inputs are plain files and need no byte of options.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <assert.h>
#include <stdint.h>

#include "base/embed.h"
#include "map/map.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline struct str
fuzz_bytes(const uint8_t *data, size_t size)
{
	return (struct str){(const char *)(const void *)data, size};
}

/* The outline inside the program, loaded once. */
static inline const struct rfc3647 *
fuzz_outline(void)
{
	static struct rfc3647 *outline;
	struct err err = {0};

	if (!outline) {
		struct json *root = NULL;
		int rc = embedded_open("rfc3647.json", &root, &err) ||
			 rfc3647_read(root, &outline, &err);

		json_free(root);

		assert(rc == 0);
	}
	return outline;
}

static inline void
fuzz_check_section(const struct map *map, size_t i)
{
	const struct section *s = &map->sections.at[i];
	int n_blocks = (int)map->doc->blocks.len;
	int n_outline = (int)map->outline->n_sections;

	assert(s->heading >= -1 && s->heading < n_blocks);
	assert(s->first >= 0 && s->first <= s->own_end);
	assert(s->own_end <= s->end && s->end <= n_blocks);
	assert(s->parent >= -1 && s->parent < (int)i);
	assert(s->level >= 0);
	assert(s->rfc >= -1 && s->rfc < n_outline);
	assert(s->rfc_by_number >= -1 && s->rfc_by_number < n_outline);
	assert(s->rfc_by_title >= -1 && s->rfc_by_title < n_outline);
	assert((s->mapping == MAPPING_NONE) == (s->rfc < 0));
	if (s->heading >= 0) {
		struct str text = map->doc->blocks.at[s->heading].text;

		assert(s->title_start <= text.len);
		assert(s->title.len <= text.len - s->title_start);
	}
	if (s->parent >= 0)
		assert(s->end <= map->sections.at[s->parent].end ||
		       s->parent == 0);
}

static inline void
fuzz_check_map(const struct map *map)
{
	int n_sections = (int)map->sections.len;

	assert(n_sections >= 1);
	for (size_t i = 0; i < map->sections.len; i++)
		fuzz_check_section(map, i);
	for (size_t i = 0; i < map->doc->blocks.len; i++)
		assert(
		    map->section_of[i] >= 0 && map->section_of[i] < n_sections);
	for (size_t i = 0; i < map->outline->n_sections; i++)
		assert(map->of_rfc[i] >= -1 && map->of_rfc[i] < n_sections);
	for (size_t i = 0; i < map->faults.len; i++) {
		const struct fault *f = &map->faults.at[i];

		assert(f->section >= -1 && f->section < n_sections);
		assert(f->other >= -1 && f->other < n_sections);
		assert((f->kind == FAULT_MISSING) == (f->section < 0));
	}
}

static inline void
fuzz_check_document(const struct doc *doc)
{
	struct arena a = {0};

	doc_check(doc);
	fuzz_check_map(map_document(&a, doc, fuzz_outline()));
	arena_clear(&a);
}

/* Reads bytes as a document of `format` (NULL: whatever they are, but for PDF,
 * whose reader starts a process). */
static inline void
fuzz_document(struct str bytes, const char *format)
{
	struct read_options options = {.format = format,
	    .tracked = bytes.len % 2 ? TRACKED_REJECT : TRACKED_ACCEPT};
	struct err err = {0};
	struct doc *doc = NULL;

	if (!format && str_find(bytes, STR("%PDF-"), 0) != SIZE_MAX)
		return;
	if (read_document(bytes, STR("fuzz"), &options, &doc, &err)) {
		assert(err.code != ERR_NONE && err.text[0] != '\0');
		assert(doc == NULL);
		return;
	}
	fuzz_check_document(doc);
	doc_free(doc);
}

#endif
