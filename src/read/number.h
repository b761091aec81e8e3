/* number.h - list numbering as Word computes and shows it.
 *
 * A pure machine without any XML: a reader first declares the definitions
 * (abstract lists, instances with overrides), then tells it each numbered
 * paragraph in document order and gets the label that Word prints.
 * Method: ECMA-376 part 1, 17.9 (numbering), and what Word does where the
 * text is silent (marked in number.c).
 *
 * Used by every Word-like reader (DOCX, flat OPC, Word 2003 XML).
 */
#ifndef READ_NUMBER_H
#define READ_NUMBER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

#define NUMBER_LEVELS 9

enum number_format {
	NUMBER_DECIMAL,
	NUMBER_DECIMAL_ZERO, /* 01, 02, ... */
	NUMBER_UPPER_ROMAN,
	NUMBER_LOWER_ROMAN,
	NUMBER_UPPER_LETTER, /* A..Z, AA, BB, ... */
	NUMBER_LOWER_LETTER,
	NUMBER_ORDINAL, /* 1st */
	NUMBER_CARDINAL_TEXT, /* One */
	NUMBER_ORDINAL_TEXT, /* First */
	NUMBER_BULLET,
	NUMBER_NONE, /* counts, shows nothing for its own place */
	NUMBER_CUSTOM, /* pattern in `custom`, e.g. "001, 002, 003, ..." */
	NUMBER_HEX,
	NUMBER_IN_DASH, /* - 1 - */
	NUMBER_CIRCLED, /* ① */
	NUMBER_PARENS, /* ⑴ */
	NUMBER_FULL_STOP, /* ⒈ */
	NUMBER_FULL_WIDTH, /* １ */
	NUMBER_CHICAGO, /* *, †, ‡, §, **, ... */
	NUMBER_IDEOGRAPH, /* 一, 十一 */
	NUMBER_IDEOGRAPH_DIGITS, /* 一, 一〇 */
	NUMBER_UPPER_COLUMN, /* A..Z, AA, AB, ... as columns are named; not in
				Word */
	NUMBER_LOWER_COLUMN
};

enum number_suffix { NUMBER_TAB, NUMBER_SPACE, NUMBER_NOTHING };

struct number_level {
	bool defined;
	long start; /* first value, 0 or 1 mostly */
	enum number_format format;
	struct str custom; /* w:format of a custom format */
	struct str text; /* lvlText: "%1.%2." */
	enum number_suffix suffix;
	bool legal; /* isLgl: all places shown decimal */
	int restart; /* lvlRestart: -1 not given (after any higher level), 0
			never, n: only after level n (1-based) */
	struct str style; /* w:pStyle: paragraph style tied to this level */
};

struct numbering; /* definitions and counters of one document */

struct numbering *numbering_new(struct arena *a);

/* Declares an abstract list under its id.  The array of NUMBER_LEVELS levels
 * is borrowed from the arena.  `style_link` names the numbering style that
 * really defines it (w:numStyleLink), `defines_style` the one it defines
 * (w:styleLink); empty when absent.  Later ids of the same value win. */
void numbering_add_abstract(struct numbering *n, long id,
    struct number_level *levels, struct str style_link,
    struct str defines_style);

/* Declares an instance (w:num). */
void numbering_add_instance(struct numbering *n, long id, long abstract_id);

/* lvlOverride of an instance: a startOverride (has_start) and/or a whole new
 * level definition (level may be NULL). */
void numbering_override(struct numbering *n, long id, int ilvl, bool has_start,
    long start, const struct number_level *level);

/* Ties numbering styles to instances: a style of type "numbering" whose
 * numPr names `instance`, needed to follow style_link. */
void numbering_add_style(
    struct numbering *n, struct str style_id, long instance);

/* The level definition that an instance shows at ilvl, overrides applied, or
 * NULL when the instance or the level is not defined. */
const struct number_level *numbering_level(
    const struct numbering *n, long instance, int ilvl);

/* The level of `instance` whose pStyle is `style_id`, or -1: a style may
 * bring only a numId and be found by the level that names it. */
int numbering_level_of_style(
    const struct numbering *n, long instance, struct str style_id);

/* Counts one paragraph of `instance` (numId 0 or an unknown one: no number)
 * at level `ilvl` and writes what Word shows into `label` (in the arena):
 * number text without suffix.  Bullets give their character.  Empty numbered
 * paragraphs are told too, because they count. */
struct str numbering_next(struct numbering *n, long instance, int ilvl);

/* LISTNUM and AUTONUM fields count in lists of their own.  `list` is the
 * field's list name ("" for Word's default one), ilvl from 0.  A heading_level
 * of 0 is a paragraph that is no heading: it counts one level below the
 * heading before it. */
struct str numbering_listnum(
    struct numbering *n, struct str list, int ilvl, bool has_start, long start);
struct str numbering_autonum(
    struct numbering *n, int heading_level, bool legal, bool outline);

/* Appends one value in one format; nothing when it lies outside
 * 0..LIMIT_LIST_COUNTER. */
void number_add(
    struct buf *out, long value, enum number_format format, struct str custom);

/* The same as a string, for tests. */
struct str number_print(
    struct arena *a, long value, enum number_format format, struct str custom);

/* "upperRoman" and so on, as Office XML and Word 2003 XML name them; an
 * unknown name is decimal. */
enum number_format number_format_of(struct str name);

#endif
