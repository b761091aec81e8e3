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

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
