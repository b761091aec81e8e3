/* word_names.h - the names of WordprocessingML and of what lies around it.
 *
 * One list of elements and attributes for all dialects.  They differ in two
 * ways only: in the addresses of their namespaces (transitional, strict, Word
 * 2003 XML), and in a few names that Word 2003 XML writes otherwise (listPr
 * for numPr, ilfo for numId, ...), which get the number of the name they
 * stand for.  So one machine reads them all.
 *
 * New name: add it to WORD_NAMES; a synonym goes to the table in
 * word_names.c.
 */
#ifndef READ_WORD_NAMES_H
#define READ_WORD_NAMES_H

#include "port/xml.h"

enum word_ns {
	NS_NONE, /* attributes without a prefix */
	NS_W, /* WordprocessingML */
	NS_R, /* references to relationships */
	NS_MC, /* markup compatibility */
	NS_M, /* mathematics */
	NS_WP, /* drawings in text */
	NS_A, /* DrawingML */
	NS_PIC, /* pictures */
	NS_V, /* VML */
	NS_O, /* Office, as VML uses it; properties of Word 2003 XML */
	NS_PKG, /* flat OPC */
	NS_REL, /* relationship parts */
	NS_AML, /* annotations of Word 2003 XML */
	NS_XML /* xml:space */
};

#define WORD_NAMES(X)                                                          \
	X(NS_W, "document", W_DOCUMENT)                                        \
	X(NS_W, "wordDocument", W_WORD_DOCUMENT)                               \
	X(NS_W, "body", W_BODY)                                                \
	X(NS_W, "p", W_P)                                                      \
	X(NS_W, "pPr", W_PPR)                                                  \
	X(NS_W, "pStyle", W_PSTYLE)                                            \
	X(NS_W, "numPr", W_NUM_PR)                                             \
	X(NS_W, "ilvl", W_ILVL)                                                \
	X(NS_W, "numId", W_NUM_ID)                                             \
	X(NS_W, "outlineLvl", W_OUTLINE_LVL)                                   \
	X(NS_W, "jc", W_JC)                                                    \
	X(NS_W, "ind", W_IND)                                                  \
	X(NS_W, "left", W_LEFT)                                                \
	X(NS_W, "pageBreakBefore", W_PAGE_BREAK_BEFORE)                        \
	X(NS_W, "r", W_R)                                                      \
	X(NS_W, "rPr", W_RPR)                                                  \
	X(NS_W, "rStyle", W_RSTYLE)                                            \
	X(NS_W, "b", W_B)                                                      \
	X(NS_W, "i", W_I)                                                      \
	X(NS_W, "u", W_U)                                                      \
	X(NS_W, "caps", W_CAPS)                                                \
	X(NS_W, "smallCaps", W_SMALL_CAPS)                                     \
	X(NS_W, "strike", W_STRIKE)                                            \
	X(NS_W, "dstrike", W_DSTRIKE)                                          \
	X(NS_W, "vanish", W_VANISH)                                            \
	X(NS_W, "specVanish", W_SPEC_VANISH)                                   \
	X(NS_W, "sz", W_SZ)                                                    \
	X(NS_W, "rFonts", W_RFONTS)                                            \
	X(NS_W, "ascii", W_ASCII)                                              \
	X(NS_W, "hAnsi", W_HANSI)                                              \
	X(NS_W, "lang", W_LANG)                                                \
	X(NS_W, "t", W_T)                                                      \
	X(NS_W, "delText", W_DEL_TEXT)                                         \
	X(NS_W, "instrText", W_INSTR_TEXT)                                     \
	X(NS_W, "delInstrText", W_DEL_INSTR_TEXT)                              \
	X(NS_W, "tab", W_TAB)                                                  \
	X(NS_W, "ptab", W_PTAB)                                                \
	X(NS_W, "br", W_BR)                                                    \
	X(NS_W, "cr", W_CR)                                                    \
	X(NS_W, "sym", W_SYM)                                                  \
	X(NS_W, "char", W_CHAR)                                                \
	X(NS_W, "font", W_FONT)                                                \
	X(NS_W, "noBreakHyphen", W_NO_BREAK_HYPHEN)                            \
	X(NS_W, "softHyphen", W_SOFT_HYPHEN)                                   \
	X(NS_W, "lastRenderedPageBreak", W_LAST_RENDERED_PAGE_BREAK)           \
	X(NS_W, "footnoteReference", W_FOOTNOTE_REFERENCE)                     \
	X(NS_W, "endnoteReference", W_ENDNOTE_REFERENCE)                       \
	X(NS_W, "customMarkFollows", W_CUSTOM_MARK_FOLLOWS)                    \
	X(NS_W, "footnotes", W_FOOTNOTES)                                      \
	X(NS_W, "endnotes", W_ENDNOTES)                                        \
	X(NS_W, "footnote", W_FOOTNOTE)                                        \
	X(NS_W, "endnote", W_ENDNOTE)                                          \
	X(NS_W, "fldSimple", W_FLD_SIMPLE)                                     \
	X(NS_W, "fldChar", W_FLD_CHAR)                                         \
	X(NS_W, "fldCharType", W_FLD_CHAR_TYPE)                                \
	X(NS_W, "instr", W_INSTR)                                              \
	X(NS_W, "checkBox", W_CHECK_BOX)                                       \
	X(NS_W, "checked", W_CHECKED)                                          \
	X(NS_W, "default", W_DEFAULT)                                          \
	X(NS_W, "hyperlink", W_HYPERLINK)                                      \
	X(NS_W, "anchor", W_ANCHOR)                                            \
	X(NS_W, "dest", W_DEST)                                                \
	X(NS_W, "bookmarkStart", W_BOOKMARK_START)                             \
	X(NS_W, "bookmark", W_BOOKMARK)                                        \
	X(NS_W, "ruby", W_RUBY)                                                \
	X(NS_W, "rt", W_RT)                                                    \
	X(NS_W, "rubyPr", W_RUBY_PR)                                           \
	X(NS_W, "drawing", W_DRAWING)                                          \
	X(NS_W, "pict", W_PICT)                                                \
	X(NS_W, "object", W_OBJECT)                                            \
	X(NS_W, "binData", W_BIN_DATA)                                         \
	X(NS_W, "txbxContent", W_TXBX_CONTENT)                                 \
	X(NS_W, "altChunk", W_ALT_CHUNK)                                       \
	X(NS_W, "subDoc", W_SUB_DOC)                                           \
	X(NS_W, "sdt", W_SDT)                                                  \
	X(NS_W, "sdtPr", W_SDT_PR)                                             \
	X(NS_W, "sdtEndPr", W_SDT_END_PR)                                      \
	X(NS_W, "sdtContent", W_SDT_CONTENT)                                   \
	X(NS_W, "showingPlcHdr", W_SHOWING_PLC_HDR)                            \
	X(NS_W, "docPartObj", W_DOC_PART_OBJ)                                  \
	X(NS_W, "docPartList", W_DOC_PART_LIST)                                \
	X(NS_W, "docPartGallery", W_DOC_PART_GALLERY)                          \
	X(NS_W, "smartTagPr", W_SMART_TAG_PR)                                  \
	X(NS_W, "customXmlPr", W_CUSTOM_XML_PR)                                \
	X(NS_W, "ins", W_INS)                                                  \
	X(NS_W, "del", W_DEL)                                                  \
	X(NS_W, "moveFrom", W_MOVE_FROM)                                       \
	X(NS_W, "moveTo", W_MOVE_TO)                                           \
	X(NS_W, "pPrChange", W_PPR_CHANGE)                                     \
	X(NS_W, "rPrChange", W_RPR_CHANGE)                                     \
	X(NS_W, "tblPrChange", W_TBL_PR_CHANGE)                                \
	X(NS_W, "trPrChange", W_TR_PR_CHANGE)                                  \
	X(NS_W, "tcPrChange", W_TC_PR_CHANGE)                                  \
	X(NS_W, "sectPrChange", W_SECT_PR_CHANGE)                              \
	X(NS_W, "cellIns", W_CELL_INS)                                         \
	X(NS_W, "cellDel", W_CELL_DEL)                                         \
	X(NS_W, "tbl", W_TBL)                                                  \
	X(NS_W, "tblPr", W_TBL_PR)                                             \
	X(NS_W, "tblPrEx", W_TBL_PR_EX)                                        \
	X(NS_W, "tblStyle", W_TBL_STYLE)                                       \
	X(NS_W, "tblLook", W_TBL_LOOK)                                         \
	X(NS_W, "firstRow", W_FIRST_ROW)                                       \
	X(NS_W, "firstColumn", W_FIRST_COLUMN)                                 \
	X(NS_W, "tblGrid", W_TBL_GRID)                                         \
	X(NS_W, "tr", W_TR)                                                    \
	X(NS_W, "trPr", W_TR_PR)                                               \
	X(NS_W, "tblHeader", W_TBL_HEADER)                                     \
	X(NS_W, "gridBefore", W_GRID_BEFORE)                                   \
	X(NS_W, "tc", W_TC)                                                    \
	X(NS_W, "tcPr", W_TC_PR)                                               \
	X(NS_W, "gridSpan", W_GRID_SPAN)                                       \
	X(NS_W, "vMerge", W_VMERGE)                                            \
	X(NS_W, "hMerge", W_HMERGE)                                            \
	X(NS_W, "shd", W_SHD)                                                  \
	X(NS_W, "fill", W_FILL)                                                \
	X(NS_W, "sectPr", W_SECT_PR)                                           \
	X(NS_W, "headerReference", W_HEADER_REFERENCE)                         \
	X(NS_W, "footerReference", W_FOOTER_REFERENCE)                         \
	X(NS_W, "hdr", W_HDR)                                                  \
	X(NS_W, "ftr", W_FTR)                                                  \
	X(NS_W, "styles", W_STYLES)                                            \
	X(NS_W, "docDefaults", W_DOC_DEFAULTS)                                 \
	X(NS_W, "rPrDefault", W_RPR_DEFAULT)                                   \
	X(NS_W, "pPrDefault", W_PPR_DEFAULT)                                   \
	X(NS_W, "style", W_STYLE)                                              \
	X(NS_W, "styleId", W_STYLE_ID)                                         \
	X(NS_W, "name", W_NAME)                                                \
	X(NS_W, "basedOn", W_BASED_ON)                                         \
	X(NS_W, "tblStylePr", W_TBL_STYLE_PR)                                  \
	X(NS_W, "numbering", W_NUMBERING)                                      \
	X(NS_W, "abstractNum", W_ABSTRACT_NUM)                                 \
	X(NS_W, "abstractNumId", W_ABSTRACT_NUM_ID)                            \
	X(NS_W, "num", W_NUM)                                                  \
	X(NS_W, "lvl", W_LVL)                                                  \
	X(NS_W, "start", W_START)                                              \
	X(NS_W, "numFmt", W_NUM_FMT)                                           \
	X(NS_W, "nfc", W_NFC)                                                  \
	X(NS_W, "format", W_FORMAT)                                            \
	X(NS_W, "lvlText", W_LVL_TEXT)                                         \
	X(NS_W, "suff", W_SUFF)                                                \
	X(NS_W, "isLgl", W_IS_LGL)                                             \
	X(NS_W, "lvlRestart", W_LVL_RESTART)                                   \
	X(NS_W, "lvlOverride", W_LVL_OVERRIDE)                                 \
	X(NS_W, "startOverride", W_START_OVERRIDE)                             \
	X(NS_W, "numStyleLink", W_NUM_STYLE_LINK)                              \
	X(NS_W, "styleLink", W_STYLE_LINK)                                     \
	X(NS_W, "val", W_VAL)                                                  \
	X(NS_W, "type", W_TYPE)                                                \
	X(NS_W, "id", W_ID)                                                    \
	X(NS_R, "id", R_ID)                                                    \
	X(NS_MC, "AlternateContent", MC_ALTERNATE_CONTENT)                     \
	X(NS_MC, "Choice", MC_CHOICE)                                          \
	X(NS_MC, "Fallback", MC_FALLBACK)                                      \
	X(NS_NONE, "Requires", MC_REQUIRES)                                    \
	X(NS_M, "t", M_T)                                                      \
	X(NS_M, "r", M_R)                                                      \
	X(NS_M, "sup", M_SUP)                                                  \
	X(NS_M, "sub", M_SUB)                                                  \
	X(NS_M, "den", M_DEN)                                                  \
	X(NS_WP, "extent", WP_EXTENT)                                          \
	X(NS_WP, "docPr", WP_DOC_PR)                                           \
	X(NS_A, "graphicData", A_GRAPHIC_DATA)                                 \
	X(NS_PIC, "pic", PIC_PIC)                                              \
	X(NS_V, "imagedata", V_IMAGEDATA)                                      \
	X(NS_O, "OLEObject", O_OLE_OBJECT)                                     \
	X(NS_O, "DocumentProperties", O_DOCUMENT_PROPERTIES)                   \
	X(NS_O, "CustomDocumentProperties", O_CUSTOM_DOCUMENT_PROPERTIES)      \
	X(NS_O, "relid", O_RELID)                                              \
	X(NS_PKG, "package", PKG_PACKAGE)                                      \
	X(NS_PKG, "part", PKG_PART)                                            \
	X(NS_PKG, "xmlData", PKG_XML_DATA)                                     \
	X(NS_PKG, "name", PKG_NAME)                                            \
	X(NS_REL, "Relationships", REL_RELATIONSHIPS)                          \
	X(NS_REL, "Relationship", REL_RELATIONSHIP)                            \
	X(NS_NONE, "Id", REL_ID)                                               \
	X(NS_NONE, "Type", REL_TYPE)                                           \
	X(NS_NONE, "Target", REL_TARGET)                                       \
	X(NS_NONE, "TargetMode", REL_TARGET_MODE)                              \
	X(NS_AML, "annotation", AML_ANNOTATION)                                \
	X(NS_NONE, "name", A_NAME)                                             \
	X(NS_NONE, "descr", A_DESCR)                                           \
	X(NS_NONE, "title", A_TITLE)                                           \
	X(NS_NONE, "uri", A_URI)                                               \
	X(NS_NONE, "cx", A_CX)                                                 \
	X(NS_NONE, "cy", A_CY)                                                 \
	X(NS_NONE, "ProgID", A_PROG_ID)                                        \
	X(NS_XML, "space", XML_SPACE)

enum word_name {
	WORD_OTHER = XML_OTHER,
#define X(ns, local, id) id,
	WORD_NAMES(X)
#undef X
	    WORD_NAME_COUNT
};

/* Office Open XML, transitional and strict, and the parts around it. */
extern const struct xml_vocabulary word_vocabulary;

/* Word 2003 XML: the same numbers. */
extern const struct xml_vocabulary word2003_vocabulary;

#endif
