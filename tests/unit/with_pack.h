/* with_pack.h - group setup and teardown of tests that need the embedded rule
 * pack. */
#ifndef WITH_PACK_H
#define WITH_PACK_H

#include <stdio.h>

#include "rule/pack.h"

static struct pack *pack;

static int
open_pack(void **state)
{
	struct err err = {0};

	(void)state;
	if (pack_load(NULL, false, &pack, &err)) {
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
	return 0;
}

#endif
