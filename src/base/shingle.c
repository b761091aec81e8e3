#include "base/shingle.h"

/* FNV-1a for words; an odd factor for runs of them. */
#define FNV_OFFSET UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME UINT64_C(0x100000001b3)
#define FACTOR UINT64_C(0x9e3779b97f4a7c15)

/* 0 for what is no part of a word, else the character in lower case. */
static unsigned char
word_char(char c)
{
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return (unsigned char)c;
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : 0;
}

bool
shingle_word(struct str text, size_t *at, size_t *start, uint64_t *hash)
{
	size_t i = *at;
	uint64_t h = FNV_OFFSET;
	unsigned char c = 0;

	while (i < text.len && !(c = word_char(text.at[i])))
		i++;
	*start = i;
	for (; c; c = i < text.len ? word_char(text.at[i]) : 0) {
		h = (h ^ c) * FNV_PRIME;
		i++;
	}
	*at = i;
	*hash = h;
	return i > *start;
}

/* FACTOR to the power of SHINGLE_WORDS - 1. */
static uint64_t
oldest_factor(void)
{
	uint64_t f = 1;

	for (int i = 1; i < SHINGLE_WORDS; i++)
		f *= FACTOR;
	return f;
}

/* The low bits of a product know only low bits: mixes the high ones in. */
static uint64_t
mix(uint64_t h)
{
	h ^= h >> 32;
	h *= UINT64_C(0xd6e8feb86659fd93);
	return h ^ h >> 32;
}

bool
shingle_take(struct shingler *s, uint64_t word, uint32_t *print)
{
	uint64_t *oldest = &s->words[s->n % SHINGLE_WORDS];
	uint64_t h;

	s->hash = (s->hash - *oldest * oldest_factor()) * FACTOR + word;
	*oldest = word;
	s->n++;
	h = mix(s->hash);
	*print = (uint32_t)(h >> 32);
	return s->n >= SHINGLE_WORDS && (h & 0xffff) % SHINGLE_PART == 0;
}
