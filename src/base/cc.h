/* cc.h - what we ask of the compiler beyond C17. */
#ifndef CC_H
#define CC_H

#if defined(__GNUC__)
#define CC_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define CC_MUST_CHECK __attribute__((warn_unused_result))
#define CC_NORETURN __attribute__((noreturn))
#else
#define CC_PRINTF(fmt, args)
#define CC_MUST_CHECK
#define CC_NORETURN
#endif

/* How many zeros stand below the lowest one of a 64-bit word that is not 0. */
static inline int
cc_lowest_bit(unsigned long long word)
{
#if defined(__GNUC__)
	return __builtin_ctzll(word);
#else
	int at = 0;

	while (!(word >> at & 1))
		at++;
	return at;
#endif
}

static inline int
cc_least(int a, int b)
{
	return a < b ? a : b;
}

static inline int
cc_most(int a, int b)
{
	return a > b ? a : b;
}

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
