#include "read/word_fields.h"

/* Results that Word computes anew and never stores. */
static bool
is_computed(enum field_kind kind)
{
	return kind == FIELD_LISTNUM || kind == FIELD_AUTONUM ||
	       kind == FIELD_CHECKBOX;
}

static enum field_kind
kind_of(struct str name)
{
	if (str_eq_nocase(name, STR("TOC")))
		return FIELD_CONTENTS;
	if (str_eq_nocase(name, STR("HYPERLINK")))
		return FIELD_LINK;
	if (str_eq_nocase(name, STR("PAGEREF")))
		return FIELD_PAGEREF;
	if (str_eq_nocase(name, STR("LISTNUM")))
		return FIELD_LISTNUM;
	if (str_eq_nocase(name, STR("AUTONUM")) ||
	    str_eq_nocase(name, STR("AUTONUMLGL")) ||
	    str_eq_nocase(name, STR("AUTONUMOUT")))
		return FIELD_AUTONUM;
	if (str_eq_nocase(name, STR("FORMCHECKBOX")))
		return FIELD_CHECKBOX;
	return FIELD_OTHER;
}

void
fields_begin(struct fields *f, int paragraph)
{
	struct field *at;

	if (f->depth == FIELDS_DEPTH) {
		f->over++;
		return;
	}
	at = &f->at[f->depth++];
	at->kind = FIELD_OTHER;
	at->has_result = at->is_checked = false;
	at->paragraph = paragraph;
	at->link_start = at->len = 0;
	f->hidden++;
}

struct field *
fields_top(struct fields *f)
{
	return f->depth && !f->over ? &f->at[f->depth - 1] : NULL;
}

void
fields_instruction(struct fields *f, struct str text)
{
	struct field *at = fields_top(f);
	size_t room;

	if (!at || at->has_result)
		return;
	room = sizeof(at->text) - at->len;
	if (text.len > room)
		text.len = room;
	if (text.len)
		(void)memcpy(at->text + at->len, text.at, text.len);
	at->len += text.len;
}

struct field *
fields_separate(struct fields *f)
{
	struct field *at = fields_top(f);

	if (!at || at->has_result)
		return NULL;
	at->has_result = true;
	at->kind = kind_of(field_argument(at, 0));
	if (!is_computed(at->kind))
		f->hidden--;
	if (at->kind == FIELD_CONTENTS)
		f->contents++;
	return at;
}

struct field *
fields_end(struct fields *f)
{
	struct field *at = fields_top(f);

	if (f->over)
		f->over--;
	if (!at)
		return NULL;
	f->depth--;
	if (!at->has_result)
		at->kind = kind_of(field_argument(at, 0));
	if (!at->has_result || is_computed(at->kind))
		f->hidden--;
	if (at->has_result && at->kind == FIELD_CONTENTS)
		f->contents--;
	return at;
}

void
fields_reset(struct fields *f)
{
	f->depth = f->over = f->hidden = f->contents = 0;
}

/* Cuts one word of an instruction: quoted, or up to white space. */
static struct str
cut_word(struct str *rest, bool *is_switch)
{
	struct str word;
	size_t end = 0;

	*rest = str_trim(*rest);
	*is_switch = rest->len && rest->at[0] == '\\';
	if (rest->len && rest->at[0] == '"') {
		end = str_find_char(*rest, '"', 1);
		word = str_sub(*rest, 1, end);
		*rest = str_sub(
		    *rest, end == SIZE_MAX ? rest->len : end + 1, rest->len);
		return word;
	}
	while (end < rest->len && !char_is_space(rest->at[end]))
		end++;
	word = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, end, rest->len);
	return word;
}

/* Switches that stand alone; the others take the word that follows. */
static bool
has_value(char name)
{
	return name != 'h' && name != 'n' && name != 'm' && name != 'z' &&
	       name != 'u';
}

struct str
field_argument(const struct field *f, int n)
{
	struct str rest = {f->text, f->len};
	bool is_switch;

	while (str_trim(rest).len) {
		struct str word = cut_word(&rest, &is_switch);

		if (!is_switch) {
			if (n-- == 0)
				return word;
		} else if (word.len == 2 && has_value(word.at[1])) {
			(void)cut_word(&rest, &is_switch);
		}
	}
	return (struct str){0};
}

struct str
field_switch(const struct field *f, char name)
{
	struct str rest = {f->text, f->len};
	bool is_switch;

	while (str_trim(rest).len) {
		struct str word = cut_word(&rest, &is_switch);

		if (!is_switch || word.len != 2 ||
		    char_lower(word.at[1]) != name)
			continue;
		if (!has_value(name))
			return STR("");
		return cut_word(&rest, &is_switch);
	}
	return (struct str){0};
}
