/* formats.h - the readers behind the table of read.c. */
#ifndef READ_FORMATS_H
#define READ_FORMATS_H

#include "read/read.h"

int docx_sniff(struct str bytes);
int docx_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int flat_opc_sniff(struct str bytes);
int flat_opc_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int word2003_sniff(struct str bytes);
int word2003_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int pdf_sniff(struct str bytes);
int pdf_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int plain_sniff(struct str bytes);
int plain_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int pdf_xml_sniff(struct str bytes);
int pdf_xml_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int html_sniff(struct str bytes);
int html_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int markdown_sniff(struct str bytes);
int markdown_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int odt_sniff(struct str bytes);
int odt_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int fodt_sniff(struct str bytes);
int fodt_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int docbook_sniff(struct str bytes);
int docbook_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int jats_sniff(struct str bytes);
int jats_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

int commonmark_xml_sniff(struct str bytes);
int commonmark_xml_read(struct str bytes, const struct read_options *options,
    struct doc *doc, struct err *err);

/* The start of an XML file narrowed to ASCII, so that one search serves every
 * encoding; other characters become '?'.  Writes at most `size` bytes. */
struct str xml_head(struct str bytes, char *to, size_t size);

/* The root element of an XML file: true when its local name is `name`. */
bool xml_root_is(struct str head, const char *name);

#endif
