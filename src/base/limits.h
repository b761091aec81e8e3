/* limits.h - every bound of the program, each with its reason.
 *
 * Reaching one ends the job with ERR_LIMIT and exit status 2, or gives the
 * verdict `unknown` where only one rule is concerned: "gave up" is never
 * "compliant".  The largest real document seen (a 165-page requirement
 * document, 1.5 MB of XML) stays ten times below each of them.
 */
#ifndef LIMITS_H
#define LIMITS_H

/* An input file.  A CPS with pictures reaches 20 MB. */
#define LIMIT_FILE_BYTES ((size_t)64 << 20)

/* Members of one zip archive; Word writes some thirty. */
#define LIMIT_ZIP_MEMBERS 20000

/* Inflated bytes of one member and of all members that are read, counted as
 * they come out: the sizes that an archive declares are not believed. */
#define LIMIT_MEMBER_BYTES ((size_t)128 << 20)
#define LIMIT_INFLATED_BYTES ((size_t)256 << 20)

/* libxml2's own depth without XML_PARSE_HUGE; real documents reach 21. */
#define LIMIT_XML_DEPTH 256

/* Attributes of one tag, counted before libxml2 sees them, because its check
 * for doubled ones is quadratic (100,000 cost two seconds). */
#define LIMIT_XML_ATTRIBUTES 512

/* Bytes between < and >; Word's longest tags have some 4 KB. */
#define LIMIT_XML_TAG_BYTES ((size_t)256 << 10)

/* Elements of one XML part: the largest real one has 120,000. */
#define LIMIT_XML_ELEMENTS 4000000

/* Different names of one XML part, because libxml2's table of names has a
 * fixed number of chains (two million took three minutes). */
#define LIMIT_XML_NAMES 50000

/* Markdown.  The largest real document has 400 KB.  The others bound what
 * cmark-gfm takes quadratic time over (port/markdown_guard.h): bars and so
 * cells of one line, pictures of one paragraph, containers around a line, and
 * lines times the deepest of those; LIMIT_TABLE_COLUMNS holds for columns of
 * tables.  Nodes of its tree, of which each takes some 300 bytes, are bounded
 * by lines, cells and characters that may be markup: real documents have
 * 40,000. */
#define LIMIT_MARKDOWN_BYTES ((size_t)8 << 20)
#define LIMIT_MARKDOWN_BARS 1024
#define LIMIT_MARKDOWN_PICTURES 500
#define LIMIT_MARKDOWN_DEPTH 128
#define LIMIT_MARKDOWN_WORK ((size_t)20 << 20)
#define LIMIT_MARKDOWN_NODES ((size_t)400000)

/* A web page: pictures mostly stand outside of it, and it is copied while its
 * character set is changed.  The largest real one has 2 MB. */
#define LIMIT_PAGE_BYTES ((size_t)16 << 20)

/* A page that Markdown means: links and positions make it larger, and the
 * address of a link is written at each of its uses. */
#define LIMIT_MARKDOWN_PAGE ((size_t)64 << 20)

/* Blocks of a document, and bytes of text of one block and of all. */
#define LIMIT_BLOCKS 400000
#define LIMIT_BLOCK_BYTES ((size_t)4 << 20)

/* A paragraph in which a table drawn with | signs is looked for: the largest
 * profile known takes 8 KB.  Each bar costs memory while it is looked at. */
#define LIMIT_DRAWN_BYTES ((size_t)256 << 10)
#define LIMIT_TEXT_BYTES ((size_t)64 << 20)

/* Links, bold and struck stretches of a document; the largest real one has
 * some 8,000. */
#define LIMIT_MARKS 500000

/* Stretches of text whose place in the file is kept when a copy with comments
 * is written; each costs some 100 bytes, and the largest real document has
 * 40,000. */
#define LIMIT_TRACE_PIECES 1000000

/* Text of one level of a list, as its definition gives it, and what all
 * numbers of a document may come to. */
#define LIMIT_LEVEL_BYTES ((size_t)255)
#define LIMIT_LABELS_BYTES ((size_t)16 << 20)

/* Paragraphs of notes, which are kept until they are cited; the largest real
 * document has 80. */
#define LIMIT_NOTES 100000

/* Nesting of lists and of tables that the model keeps. */
#define LIMIT_LIST_DEPTH 32
#define LIMIT_TABLE_DEPTH 16

/* Columns of a table; Word allows 63. */
#define LIMIT_TABLE_COLUMNS 256

/* Styles, numbering definitions and chains of basedOn links. */
#define LIMIT_STYLES 20000
#define LIMIT_NUMBERINGS 20000
#define LIMIT_STYLE_CHAIN 64

/* Styles up the chain that are asked for the level of a list: each costs a
 * look at nine levels. */
#define LIMIT_NUMBERING_CHAIN 16

/* A list counter: Word stops at 32,767; beyond this nothing is printed. */
#define LIMIT_LIST_COUNTER 1000000000L

/* The number shown before one paragraph; the longest real ones ("Appendix A
 * section 1.2.3") have thirty bytes. */
#define LIMIT_LABEL_BYTES ((size_t)512)

/* Headings that are mapped; the largest real outline has 700. */
#define LIMIT_HEADINGS 20000

/* Documents of one set: a CA has a dozen.  Tokens name theirs in 12 bits. */
#define LIMIT_DOCUMENTS 4000

/* Statements of one document set. */
#define LIMIT_STATEMENTS 400000

/* Source of one phrase pattern, and its depth of brackets and concepts. */
#define LIMIT_PATTERN_BYTES ((size_t)8 << 10)
#define LIMIT_PATTERN_DEPTH 16

/* Steps of one PCRE2 search.  Counted by start offset inside PCRE2, so the
 * text of one search is one statement, never a whole document. */
#define LIMIT_MATCH_STEPS 200000u

/* Memory of one PCRE2 search, in KiB. */
#define LIMIT_MATCH_KIB 16384u

/* Words that one phrase can take, gaps counted, and states of its search:
 * instructions times the words. */
#define LIMIT_PATTERN_TOKENS 1000
#define LIMIT_PATTERN_STATES ((size_t)1 << 20)

/* Hits of one pattern in one window: a sentence with more numbers of one kind
 * is a table. */
#define LIMIT_HITS 8

/* A sentence, a lead-in or heading repeated with each item or cell, and how
 * many of them go before one item: what is longer is cut, so that the cost of
 * reading and searching does not grow faster than the document. */
#define LIMIT_SENTENCE_BYTES ((size_t)4000)
#define LIMIT_LEAD_BYTES ((size_t)400)
#define LIMIT_LEADS 4

/* Tokens of one document set, repeated lead-ins counted: the largest real
 * document has 120,000. */
#define LIMIT_TOKENS ((size_t)5000000)

/* Pattern work of one lane of a check (review/review.c): patterns tried times
 * tokens of the statement.  A count and not a clock, so that the limit gives
 * the same answer on every machine; a full library on the largest document
 * takes some 40 million. */
#define LIMIT_PATTERN_WORK ((uint64_t)4000 << 20)

/* Facts of one document set, and promises: a report of them holds each several
 * times.  The largest real document has some 1,500. */
#define LIMIT_FACTS ((size_t)50000)

/* Pages of a PDF, its fonts and their different looks, and one piece of text
 * of it; the longest real CPS has 350 pages and some 100 fonts. */
#define LIMIT_PDF_PAGES 5000
#define LIMIT_PDF_FONTS 65536
#define LIMIT_PDF_STYLES 400
#define LIMIT_PDF_PIECE ((size_t)64 << 10)

/* The program that converts a PDF: processor time (a page takes some 4 ms),
 * address space (real files need 60 MB), and XML that is taken from it (real
 * documents give some 8 KB a page). */
#define LIMIT_CHILD_SECONDS 60
#define LIMIT_CHILD_MEMORY ((size_t)256 << 20)
#define LIMIT_PDF_XML ((size_t)64 << 20)

/* Lines of its pages, and cells of its tables in one row.  A page has some
 * fifty lines. */
#define LIMIT_PDF_LINES 400000
#define LIMIT_PDF_CELLS 64

/* Differences between two texts that are looked for word by word, and pairs
 * of texts of one stretch of a section that are held against each other: what
 * is more is told as removed and added.  Both bound work that would grow with
 * the square of the text. */
#define LIMIT_SCRIPT_EDITS 1000
#define LIMIT_GAP_PAIRS 4096

/* Facts and promises of one case; the largest real list has some fifty. */
#define LIMIT_CASE_LINES 500

/* Rule files. */
#define LIMIT_RULE_BYTES ((size_t)1 << 20)
#define LIMIT_RULES 5000
#define LIMIT_JSON_DEPTH 64

/* Files of waivers and of earlier reviews: the JSON of a review of the largest
 * document has 3 MB. */
#define LIMIT_REVIEW_BYTES ((size_t)64 << 20)

/* Waivers of one file, and texts in it that are shown: a name or number, and
 * what a person gives as reason. */
#define LIMIT_WAIVERS 5000
#define LIMIT_NAME_BYTES ((size_t)200)
#define LIMIT_REASON_BYTES ((size_t)4000)

/* Findings of an earlier review, and one of its messages, which may list all
 * sections of a document. */
#define LIMIT_EARLIER 20000
#define LIMIT_SHOWN_BYTES ((size_t)64 << 10)

/* A sweep: files below its folders and how deep those lie (a collection of
 * all published documents has some 5,000), processes side by side, and of one
 * document: seconds on the clock (the slowest real one, a PDF of 350 pages,
 * takes four on a busy machine), address space of its process (real documents
 * need 200 MB, of which most is reserved for threads and never touched), bytes
 * of its review (largest real one: 0.7 MB) and of what is said about it. */
#define LIMIT_WALK_FILES 100000
#define LIMIT_WALK_DEPTH 32
#define LIMIT_SWEEP_JOBS 64
#define LIMIT_SWEEP_SECONDS 120
#define LIMIT_SWEEP_MEMORY ((size_t)1 << 30)
#define LIMIT_SWEEP_LINE ((size_t)64 << 20)
#define LIMIT_SWEEP_MESSAGES ((size_t)16 << 10)

/* A list of paths. */
#define LIMIT_LIST_BYTES ((size_t)16 << 20)

/* Anything that is written. */
#define LIMIT_OUTPUT_BYTES ((size_t)512 << 20)

/* Passages that are advised on: a report quotes each of them.  Documents full
 * of vague words have some 200. */
#define LIMIT_ADVICE ((size_t)2000)

#endif
