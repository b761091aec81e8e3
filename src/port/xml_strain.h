/* xml_strain.h - bytes of XML without what no reader asks for; private to
 * port/xml*.c.
 *
 * Of what Word writes a third of the tags and half of the attributes are names
 * that no reader knows (sessions, proofing, languages, hints for the screen),
 * and libxml2 takes longer over them than over all else.  They are left out
 * before it sees them:
 *
 *	<w:noProof/>           a tag of an empty element
 *	w:rsidR="00A1"         an attribute with a prefix
 *	xml:space="preserve"   where the element holds nothing but text with no
 *	                       white space at either end
 *
 * A name is known when the vocabulary has it in the namespace that the root
 * element declares for its prefix; names of prefixes that are declared
 * elsewhere stay, as does everything that is not written as programs write it:
 * one blank before an attribute, double quotes, no references, no line ends.
 * So lines keep their numbers, and what is not well formed is told as before,
 * but for an attribute that stands twice in what is left out.
 *
 * From the first comment, section or declaration on nothing is left out.
 */
#ifndef PORT_XML_STRAIN_H
#define PORT_XML_STRAIN_H

#include "port/xml_names.h"

#define STRAIN_PREFIXES 64
#define STRAIN_NAMES 512 /* a power of two */
#define STRAIN_NAME_BYTES 30 /* longer names stay */

struct xml_prefix {
	struct str text;
	int ns; /* as in struct xml_tag */
};

enum strained {
	STRAINED_NOT,
	STRAINED_UNKNOWN, /* a name that the vocabulary does not know */
	STRAINED_SPACE, /* xml:space */
	STRAINED_DECLARATION /* of a prefix */
};

/* What was found out of a name as it is written. */
struct strained_name {
	char text[STRAIN_NAME_BYTES];
	unsigned char len; /* 0: none yet */
	unsigned char what; /* enum strained */
};

struct xml_strain {
	struct arena *arena;
	const struct xml_names *names;
	bool has_begun, is_over;
	bool is_cut; /* the bytes before ended in '<' */
	struct str awaited; /* the rest of a word that they ended in */
	struct xml_prefix prefixes[STRAIN_PREFIXES]; /* of the root */
	size_t n_prefixes;
	struct strained_name *seen; /* STRAIN_NAMES, by hash */
	unsigned char kinds[256]; /* of bytes */
};

void xml_strain_init(
    struct xml_strain *s, struct arena *a, const struct xml_names *names);

/* The next bytes, of a document in an encoding in which '<' is one byte; the
 * first ones hold the tag of the root, or nothing is left out.  The number of
 * bytes that stay, at the start of `at`. */
size_t xml_strain_bytes(struct xml_strain *s, char *at, size_t n);

#endif
