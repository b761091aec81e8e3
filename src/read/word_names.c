#include "read/word_names.h"

#define OOXML "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"

static const struct xml_known_name names[] = {
#define X(ns, local, id) {ns, local, id},
    WORD_NAMES(X)
#undef X
    /* Word 2003 XML says otherwise: */
    {NS_W, "listPr", W_NUM_PR},
    {NS_W, "ilfo", W_NUM_ID},
    {NS_W, "lists", W_NUMBERING},
    {NS_W, "listDef", W_ABSTRACT_NUM},
    {NS_W, "listDefId", W_ABSTRACT_NUM_ID},
    {NS_W, "list", W_NUM},
    {NS_W, "ilst", W_ABSTRACT_NUM_ID},
    {NS_W, "listStyleLink", W_NUM_STYLE_LINK},
    {NS_W, "vmerge", W_VMERGE},
    {NS_W, "hmerge", W_HMERGE},
    {NS_W, "hlink", W_HYPERLINK},
    {NS_W, "h-ansi", W_HANSI},
    {NS_W, "headerRef", W_HEADER_REFERENCE},
    {NS_W, "footerRef", W_FOOTER_REFERENCE},
};

static const struct xml_ns_name spaces[] = {
    {OOXML "wordprocessingml/2006/main", NS_W},
    {STRICT "wordprocessingml/main", NS_W},
    {OOXML "officeDocument/2006/relationships", NS_R},
    {STRICT "officeDocument/relationships", NS_R},
    {OOXML "markup-compatibility/2006", NS_MC},
    {OOXML "officeDocument/2006/math", NS_M},
    {STRICT "officeDocument/math", NS_M},
    {OOXML "drawingml/2006/wordprocessingDrawing", NS_WP},
    {STRICT "drawingml/wordprocessingDrawing", NS_WP},
    {OOXML "drawingml/2006/main", NS_A},
    {STRICT "drawingml/main", NS_A},
    {OOXML "drawingml/2006/picture", NS_PIC},
    {STRICT "drawingml/picture", NS_PIC},
    {"urn:schemas-microsoft-com:vml", NS_V},
    {"urn:schemas-microsoft-com:office:office", NS_O},
    {"http://schemas.microsoft.com/office/2006/xmlPackage", NS_PKG},
    {OOXML "package/2006/relationships", NS_REL},
    {"http://www.w3.org/XML/1998/namespace", NS_XML},
};

static const struct xml_ns_name spaces_2003[] = {
    {"http://schemas.microsoft.com/office/word/2003/wordml", NS_W},
    {"http://schemas.microsoft.com/aml/2001/core", NS_AML},
    {"urn:schemas-microsoft-com:vml", NS_V},
    {"urn:schemas-microsoft-com:office:office", NS_O},
    {"http://www.w3.org/XML/1998/namespace", NS_XML},
};

const struct xml_vocabulary word_vocabulary = {
    spaces, COUNT_OF(spaces), names, COUNT_OF(names), true};

const struct xml_vocabulary word2003_vocabulary = {
    spaces_2003, COUNT_OF(spaces_2003), names, COUNT_OF(names), true};
