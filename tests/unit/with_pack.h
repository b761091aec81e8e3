/* with_pack.h - group setup and teardown of tests that need the rules: those
 * made with the program, or, to add to them, those of the folder. */
#ifndef WITH_PACK_H
#define WITH_PACK_H

#include <stdio.h>

#include "rule/pack.h"

static struct pack *pack;
static struct arena pack_files; /* of its folder */

/* PACK_FOLDER is NULL unless the test says otherwise. */
#ifndef PACK_FOLDER
#define PACK_FOLDER NULL
#endif

static int
open_pack(void **state)
{
	const char *path = PACK_FOLDER;
	struct pack_folder folder;
	struct err err = {0};

	(void)state;
	if ((path && pack_folder_read(&pack_files, path, &folder, &err)) ||
	    pack_load(path ? &folder : NULL, false, &pack, &err)) {
		(void)fprintf(stderr, "%s\n", err.text);
		return -1;
	}
	return 0;
}

static int
close_pack(void **state)
{
	(void)state;
	pack_free(pack);
	arena_clear(&pack_files);
	return 0;
}

#endif
