#include "prose/class.h"

/* TLS BR 7.1.6.1, EV Guidelines 9.3.2, S/MIME BR and code signing BR 7.1.6.1;
 * ETSI EN 319 411-1 and 411-2, 5.3 (those for any purpose are left out).  One
 * that ends with a dot stands for all below it. */
static const struct policy {
	const char *oid;
	unsigned bits;
} policies[] = {
    {"2.23.140.1.2.1", CERT_TLS | CERT_DV},
    {"2.23.140.1.2.2", CERT_TLS | CERT_OV},
    {"2.23.140.1.2.3", CERT_TLS | CERT_IV},
    {"2.23.140.1.1", CERT_TLS | CERT_EV},
    {"2.23.140.1.3", CERT_CODE_SIGNING | CERT_EV},
    {"2.23.140.1.4.1", CERT_CODE_SIGNING},
    {"2.23.140.1.4.2", CERT_TIMESTAMP},
    {"2.23.140.1.5.1.", CERT_SMIME | CERT_MAILBOX},
    {"2.23.140.1.5.2.", CERT_SMIME | CERT_OV},
    {"2.23.140.1.5.3.", CERT_SMIME | CERT_SPONSOR},
    {"2.23.140.1.5.4.", CERT_SMIME | CERT_IV},
    {"0.4.0.2042.1.4", CERT_TLS | CERT_EV},
    {"0.4.0.2042.1.5", CERT_TLS | CERT_EV},
    {"0.4.0.2042.1.6", CERT_TLS | CERT_DV},
    {"0.4.0.2042.1.7", CERT_TLS | CERT_OV},
    {"0.4.0.2042.1.8", CERT_TLS | CERT_IV},
    {"0.4.0.194112.1.0", CERT_DOCUMENT},
    {"0.4.0.194112.1.1", CERT_DOCUMENT},
    {"0.4.0.194112.1.2", CERT_DOCUMENT},
    {"0.4.0.194112.1.3", CERT_DOCUMENT},
    {"0.4.0.194112.1.4", CERT_TLS | CERT_EV},
    {"0.4.0.194112.1.5", CERT_TLS},
};

/* Whether the text goes on with another arc, or another digit of the last. */
static bool
goes_on(struct str text, size_t at)
{
	if (at < text.len && text.at[at] == '.')
		at++;
	return at < text.len && char_is_digit(text.at[at]);
}

static bool
holds(struct str text, struct str oid)
{
	size_t at = str_find(text, oid, 0);

	return at != SIZE_MAX &&
	       (oid.at[oid.len - 1] == '.' || !goes_on(text, at + oid.len));
}

unsigned
class_of_policy(struct str text)
{
	for (size_t i = 0; i < COUNT_OF(policies); i++)
		if (holds(text, str_of(policies[i].oid)))
			return policies[i].bits;
	return 0;
}

unsigned
classes_of_policies(struct str text)
{
	unsigned bits = 0;

	for (size_t i = 0; i < COUNT_OF(policies); i++)
		if (holds(text, str_of(policies[i].oid)))
			bits |= policies[i].bits;
	return bits;
}
