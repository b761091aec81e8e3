#include "base/embed.h"

#include <assert.h>

static struct str
find(const char *path)
{
	size_t low = 0, high = n_embedded_files;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct embedded *file = &embedded_files[mid];
		int order = strcmp(path, file->path);

		if (order == 0)
			return (struct str){file->bytes, file->len};
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return (struct str){0};
}

int
embedded_open(const char *path, struct json **out, struct err *err)
{
	if (json_unpack(find(path), out, err))
		return err_wrap(err, "%s", path);
	return 0;
}

const struct embedded_text *
embedded_text(const char *name)
{
	size_t i = 0;

	while (
	    i < n_embedded_texts && strcmp(embedded_texts[i].name, name) != 0)
		i++;
	assert(i < n_embedded_texts);
	return &embedded_texts[i];
}
