/* xml_names.h - the names of a vocabulary, by hash; private to port/.
 */
#ifndef PORT_XML_NAMES_H
#define PORT_XML_NAMES_H

#include "port/xml.h"

#define XML_NAME_HEADS 512 /* a power of two */

struct xml_names {
	const struct xml_vocabulary *vocabulary;
	short heads[XML_NAME_HEADS]; /* index + 1; 0 ends a chain */
	short *next;
};

/* `n` is all zero.  Lives as long as the arena and the vocabulary. */
void xml_names_init(struct xml_names *n, struct arena *a,
    const struct xml_vocabulary *vocabulary);

/* The number that the name has in namespace `ns`, or XML_OTHER. */
int xml_names_find(const struct xml_names *n, int ns, struct str local);

/* The number of the namespace with this address, or -1. */
int xml_names_space(const struct xml_names *n, struct str address);

#endif
