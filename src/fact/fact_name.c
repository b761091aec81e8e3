/* Algorithms, curves and the sizes written beside them.  A name is compared by
 * its letters and digits alone: "SHA-256", "SHA 256" and "sha256" are one. */
#include "fact/find.h"

#include "base/search.h"

#define KEY_BYTES 32

struct name {
	const char *key; /* lower-case letters and digits */
	enum fact_kind kind;
	const char *value;
};

/* In the order of the keys. */
static const struct name names[] = {
    {"3des", FACT_ALGORITHM, "Triple DES"},
    {"aes", FACT_ALGORITHM, "AES"},
    {"aes128", FACT_ALGORITHM, "AES-128"},
    {"aes192", FACT_ALGORITHM, "AES-192"},
    {"aes256", FACT_ALGORITHM, "AES-256"},
    {"brainpoolp256r1", FACT_CURVE, "brainpoolP256r1"},
    {"brainpoolp384r1", FACT_CURVE, "brainpoolP384r1"},
    {"brainpoolp512r1", FACT_CURVE, "brainpoolP512r1"},
    {"curve25519", FACT_CURVE, "Curve25519"},
    {"curve448", FACT_CURVE, "Curve448"},
    {"dsa", FACT_ALGORITHM, "DSA"},
    {"ecc", FACT_ALGORITHM, "ECC"},
    {"ecdh", FACT_ALGORITHM, "ECDH"},
    {"ecdhe", FACT_ALGORITHM, "ECDH"},
    {"ecdsa", FACT_ALGORITHM, "ECDSA"},
    {"ecdsawithsha1", FACT_ALGORITHM, "ECDSA with SHA-1"},
    {"ecdsawithsha256", FACT_ALGORITHM, "ECDSA with SHA-256"},
    {"ecdsawithsha384", FACT_ALGORITHM, "ECDSA with SHA-384"},
    {"ecdsawithsha512", FACT_ALGORITHM, "ECDSA with SHA-512"},
    {"ecpublickey", FACT_ALGORITHM, "ECC"},
    {"ed25519", FACT_ALGORITHM, "Ed25519"},
    {"ed448", FACT_ALGORITHM, "Ed448"},
    {"eddsa", FACT_ALGORITHM, "EdDSA"},
    {"hmac", FACT_ALGORITHM, "HMAC"},
    {"idecpublickey", FACT_ALGORITHM, "ECC"},
    {"md2", FACT_ALGORITHM, "MD2"},
    {"md4", FACT_ALGORITHM, "MD4"},
    {"md5", FACT_ALGORITHM, "MD5"},
    {"mldsa", FACT_ALGORITHM, "ML-DSA"},
    {"mldsa44", FACT_ALGORITHM, "ML-DSA-44"},
    {"mldsa65", FACT_ALGORITHM, "ML-DSA-65"},
    {"mldsa87", FACT_ALGORITHM, "ML-DSA-87"},
    {"mlkem", FACT_ALGORITHM, "ML-KEM"},
    {"mlkem1024", FACT_ALGORITHM, "ML-KEM-1024"},
    {"mlkem512", FACT_ALGORITHM, "ML-KEM-512"},
    {"mlkem768", FACT_ALGORITHM, "ML-KEM-768"},
    {"nistp256", FACT_CURVE, "P-256"},
    {"nistp384", FACT_CURVE, "P-384"},
    {"nistp521", FACT_CURVE, "P-521"},
    {"p224", FACT_CURVE, "P-224"},
    {"p256", FACT_CURVE, "P-256"},
    {"p384", FACT_CURVE, "P-384"},
    {"p521", FACT_CURVE, "P-521"},
    {"prime256v1", FACT_CURVE, "P-256"},
    {"rc4", FACT_ALGORITHM, "RC4"},
    {"rsa", FACT_ALGORITHM, "RSA"},
    {"rsaencryption", FACT_ALGORITHM, "RSA"},
    {"rsapss", FACT_ALGORITHM, "RSASSA-PSS"},
    {"rsassapkcs1v15", FACT_ALGORITHM, "RSASSA-PKCS1-v1_5"},
    {"rsassapkcsv15", FACT_ALGORITHM, "RSASSA-PKCS1-v1_5"},
    {"rsassapss", FACT_ALGORITHM, "RSASSA-PSS"},
    {"secp224r1", FACT_CURVE, "P-224"},
    {"secp256k1", FACT_CURVE, "secp256k1"},
    {"secp256r1", FACT_CURVE, "P-256"},
    {"secp384r1", FACT_CURVE, "P-384"},
    {"secp521r1", FACT_CURVE, "P-521"},
    {"sha1", FACT_ALGORITHM, "SHA-1"},
    {"sha1rsa", FACT_ALGORITHM, "SHA-1 with RSA"},
    {"sha1withrsa", FACT_ALGORITHM, "SHA-1 with RSA"},
    {"sha1withrsaencryption", FACT_ALGORITHM, "SHA-1 with RSA"},
    {"sha2", FACT_ALGORITHM, "SHA-2"},
    {"sha224", FACT_ALGORITHM, "SHA-224"},
    {"sha256", FACT_ALGORITHM, "SHA-256"},
    {"sha256ecdsa", FACT_ALGORITHM, "ECDSA with SHA-256"},
    {"sha256rsa", FACT_ALGORITHM, "SHA-256 with RSA"},
    {"sha256withecdsa", FACT_ALGORITHM, "ECDSA with SHA-256"},
    {"sha256withrsa", FACT_ALGORITHM, "SHA-256 with RSA"},
    {"sha256withrsaencryption", FACT_ALGORITHM, "SHA-256 with RSA"},
    {"sha3", FACT_ALGORITHM, "SHA-3"},
    {"sha3256", FACT_ALGORITHM, "SHA3-256"},
    {"sha3384", FACT_ALGORITHM, "SHA3-384"},
    {"sha3512", FACT_ALGORITHM, "SHA3-512"},
    {"sha384", FACT_ALGORITHM, "SHA-384"},
    {"sha384ecdsa", FACT_ALGORITHM, "ECDSA with SHA-384"},
    {"sha384rsa", FACT_ALGORITHM, "SHA-384 with RSA"},
    {"sha384withecdsa", FACT_ALGORITHM, "ECDSA with SHA-384"},
    {"sha384withrsa", FACT_ALGORITHM, "SHA-384 with RSA"},
    {"sha384withrsaencryption", FACT_ALGORITHM, "SHA-384 with RSA"},
    {"sha512", FACT_ALGORITHM, "SHA-512"},
    {"sha512rsa", FACT_ALGORITHM, "SHA-512 with RSA"},
    {"sha512withecdsa", FACT_ALGORITHM, "ECDSA with SHA-512"},
    {"sha512withrsa", FACT_ALGORITHM, "SHA-512 with RSA"},
    {"sha512withrsaencryption", FACT_ALGORITHM, "SHA-512 with RSA"},
    {"shake256", FACT_ALGORITHM, "SHAKE256"},
    {"slhdsa", FACT_ALGORITHM, "SLH-DSA"},
    {"tripledes", FACT_ALGORITHM, "Triple DES"},
    {"x25519", FACT_CURVE, "Curve25519"},
    {"x448", FACT_CURVE, "Curve448"},
};

/* The first name that is not before the key. */
static const struct name *
first_from(struct str key)
{
	size_t low = 0, high = COUNT_OF(names);

	LOWER_BOUND(low, high, i, str_cmp(str_of(names[i].key), key) < 0);
	return low < COUNT_OF(names) ? &names[low] : NULL;
}

static bool
is_sign_of_names(char c)
{
	return char_is_alpha(c) || char_is_digit(c);
}

/* Bytes of what may part a name at `at`: a hyphen of any kind, a low line, a
 * blank; 0 for anything else. */
static size_t
parting(struct str s, size_t at)
{
	if (at >= s.len)
		return 0;
	if (s.at[at] == '-' || s.at[at] == '_' || s.at[at] == ' ')
		return 1;
	if (at + 2 < s.len && (unsigned char)s.at[at] == 0xE2 &&
	    (unsigned char)s.at[at + 1] == 0x80 &&
	    (unsigned char)s.at[at + 2] >= 0x90 &&
	    (unsigned char)s.at[at + 2] <= 0x93)
		return 3;
	return 0;
}

/* The longest name that starts at `at` and ends with a word; its end. */
static const struct name *
name_at(struct str s, size_t at, size_t *end)
{
	const struct name *best = NULL, *next;
	char key[KEY_BYTES];
	size_t i = at, n = 0;

	while (i < s.len && n < KEY_BYTES) {
		if (is_sign_of_names(s.at[i])) {
			key[n++] = char_lower(s.at[i++]);
			if (i < s.len && is_sign_of_names(s.at[i]))
				continue;
			next = first_from((struct str){key, n});
			if (!next || strncmp(next->key, key, n) != 0)
				break; /* no name begins so */
			if (strlen(next->key) == n) {
				best = next;
				*end = i;
			}
			continue;
		}
		if (parting(s, i) == 0)
			break;
		i += parting(s, i);
	}
	return best;
}

/* A lone "p 256" is no curve. */
static bool
is_name(struct str s, size_t at, const struct name *name)
{
	if (name->kind == FACT_CURVE && name->key[0] == 'p' &&
	    char_is_digit(name->key[1]))
		return s.at[at] == 'P' && s.at[at + 1] != ' ';
	return true;
}

/* The size behind an algorithm: "RSA-2048", "RSA (4096 bit)", "RSA 3072". */
static void
size_behind(struct fact_finder *f, const struct name *name, size_t at)
{
	struct str s = f->text;
	size_t i = at, start;
	struct fact *fact;
	long n;

	for (int skipped = 0; skipped < 2 && i < s.len; skipped++) {
		if (parting(s, i))
			i += parting(s, i);
		else if (s.at[i] == '(' || s.at[i] == ':' || s.at[i] == ',')
			i++;
	}
	start = i;
	while (i < s.len && char_is_digit(s.at[i]))
		i++;
	if (i - start < 3 || i - start > 5 ||
	    (i < s.len &&
		(char_is_alpha(s.at[i]) || (s.at[i] == '.' && i + 1 < s.len &&
					       char_is_digit(s.at[i + 1])))) ||
	    !str_to_long(str_sub(s, start, i), 512, 16384, &n) || n % 64 != 0)
		return;
	fact = fact_add(
	    f, FACT_KEY_SIZE, start, i, arena_print(f->a, "%ld bits", n));
	fact->number = (double)n;
	fact->unit = "bits";
	fact->detail = str_of(name->value);
}

void
fact_names(struct fact_finder *f)
{
	struct str s = f->text;
	size_t i = 0, end = 0;

	while (i < s.len) {
		const struct name *name;

		if (!is_sign_of_names(s.at[i])) {
			i++;
			continue;
		}
		name = name_at(s, i, &end);
		if (name && is_name(s, i, name)) {
			(void)fact_add(
			    f, name->kind, i, end, str_of(name->value));
			if (str_eq(str_of(name->value), STR("RSA")) ||
			    str_eq(str_of(name->value), STR("DSA")))
				size_behind(f, name, end);
			i = end;
			continue;
		}
		while (i < s.len && is_sign_of_names(s.at[i]))
			i++;
	}
}
