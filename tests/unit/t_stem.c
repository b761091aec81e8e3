/* English endings: what falls together and what must not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "phrase/stem.h"

static bool
fall_together(const char *a, const char *b)
{
	char x[STEM_MAX], y[STEM_MAX];

	return str_eq(stem_word(str_of(a), x), stem_word(str_of(b), y));
}

/* Each line: forms of one word. */
static void
forms_of_a_word_fall_together(void **state)
{
	static const char *const words[][5] = {
	    {"publish", "publishes", "published", "publishing"},
	    {"revoke", "revokes", "revoked", "revoking"},
	    {"policy", "policies"},
	    {"apply", "applies", "applied", "applying"},
	    {"process", "processes", "processed", "processing"},
	    {"log", "logs", "logged", "logging"},
	    {"permit", "permits", "permitted", "permitting"},
	    {"control", "controls", "controlled", "controlling"},
	    {"call", "calls", "called", "calling"},
	    {"use", "uses", "used", "using"},
	    {"note", "notes", "noted", "noting"},
	    {"base", "bases", "based", "basing"},
	    {"date", "dates", "dated", "dating"},
	    {"fix", "fixes", "fixed", "fixing"},
	    {"agree", "agrees", "agreed", "agreeing"},
	    {"issue", "issues", "issued", "issuing"},
	    {"make", "makes", "made", "making"},
	    {"authorize", "authorise", "authorized", "authorising",
		"authorization"},
	    {"address", "addresses", "addressed"},
	    {"key", "keys", "keyed", "keying"},
	    {"search", "searches", "searched"},
	    {"cache", "caches", "cached"},
	    {"do", "does", "done"},
	    {"begin", "begins", "began", "begun", "beginning"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		for (size_t k = 1; k < 5 && words[i][k]; k++)
			if (!fall_together(words[i][0], words[i][k]))
				fail_msg("%s and %s", words[i][0], words[i][k]);
}

static void
different_words_stay_apart(void **state)
{
	static const char *const pairs[][2] = {
	    {"use", "us"},
	    {"note", "not"},
	    {"does", "doe"},
	    {"this", "thi"},
	    {"has", "ha"},
	    {"was", "wa"},
	    {"its", "it"},
	    {"cps", "cp"},
	    {"tls", "tl"},
	    {"during", "dur"},
	    {"need", "ne"},
	    {"seed", "se"},
	    {"thing", "the"},
	    {"string", "stre"},
	    {"king", "ke"},
	    {"basis", "base"},
	    {"basic", "base"},
	    {"status", "state"},
	    {"data", "date"},
	    {"signature", "sign"},
	    {"issuer", "issue"},
	    {"audit", "auditor"},
	    {"test", "tester"},
	    {"policy", "police"},
	    {"plan", "plane"},
	    {"four", "for"},
	    {"three", "thre"},
	    {"means", "mean"},
	    {"according", "accord"},
	    {"nothing", "note"},
	    {"always", "alway"},
	    {"series", "serie"},
	    {"analysis", "analysi"},
	    {"tsps", "tsp"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (fall_together(pairs[i][0], pairs[i][1]))
			fail_msg("%s and %s", pairs[i][0], pairs[i][1]);
}

static void
what_is_no_english_word_is_left_alone(void **state)
{
	static const char *const words[] = {"", "a", "sha256", "x.509",
	    "na\xC3\xAFve", "3des", "2.23.140.1.2.1"};
	char out[STEM_MAX];

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_true(
		    str_eq(stem_word(str_of(words[i]), out), str_of(words[i])));
}

/* A stem never grows past its word, and fits its buffer. */
static void
stems_fit_their_buffer(void **state)
{
	static const char *const tails[] = {
	    "", "s", "es", "ies", "ed", "ing", "ied", "isation", "ss"};
	char word[STEM_MAX + 16], out[STEM_MAX];

	(void)state;
	for (size_t t = 0; t < sizeof(tails) / sizeof(tails[0]); t++)
		for (size_t n = 0; n < STEM_MAX + 2; n++) {
			struct str s = {word, n + strlen(tails[t])};

			(void)memset(word, 'o', n);
			(void)memcpy(word + n, tails[t], strlen(tails[t]));
			assert_true(stem_word(s, out).len <= s.len);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(forms_of_a_word_fall_together),
	    cmocka_unit_test(different_words_stay_apart),
	    cmocka_unit_test(what_is_no_english_word_is_left_alone),
	    cmocka_unit_test(stems_fit_their_buffer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
