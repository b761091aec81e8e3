/* Runs a fuzz target over saved inputs, so that plain gcc can replay them.
 * Says each name before it is tried: the last one is the one that failed. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define LARGEST ((size_t)8 << 20)

static int
replay(const char *path, uint8_t *buffer)
{
	FILE *f = fopen(path, "rb");
	uint8_t *exact;
	size_t n;

	if (!f) {
		perror(path);
		return 2;
	}
	n = fread(buffer, 1, LARGEST, f);
	(void)fclose(f);
	(void)printf("%s\n", path);
	(void)fflush(stdout);
	/* Exactly n bytes, so that ASan sees over-reads. */
	exact = malloc(n ? n : 1);
	if (!exact)
		return 2;
	(void)memcpy(exact, buffer, n);
	(void)LLVMFuzzerTestOneInput(exact, n);
	free(exact);
	return 0;
}

int
main(int argc, char **argv)
{
	uint8_t *buffer = malloc(LARGEST);
	int status = buffer ? 0 : 2;

	for (int i = 1; i < argc && status == 0; i++)
		status = replay(argv[i], buffer);
	free(buffer);
	return status;
}
