/* Lists and their items: numbers as the page shows them.
 *
 * Google Docs writes nested lists beside one another and tells the depth by a
 * class, "lst-kix_x-2".  A list that counts down begins with the number of its
 * items, which are counted before. */
#include "read/html_state.h"

static bool
format_of_type(struct str type, enum number_format *format)
{
	static const struct {
		char letter;
		enum number_format format;
	} types[] = {{'1', NUMBER_DECIMAL}, {'a', NUMBER_LOWER_LETTER},
	    {'A', NUMBER_UPPER_LETTER}, {'i', NUMBER_LOWER_ROMAN},
	    {'I', NUMBER_UPPER_ROMAN}};

	for (size_t i = 0; i < COUNT_OF(types); i++)
		if (type.len == 1 && type.at[0] == types[i].letter) {
			*format = types[i].format;
			return true;
		}
	return false;
}

/* The depth that a class of Google Docs tells, from 0; -1: none does. */
static int
google_level(struct str classes)
{
	struct str rest = classes;

	while (rest.len) {
		struct str one = str_cut(&rest, ' ');
		long level;

		if (str_starts(one, STR("lst-kix_")) && one.len > 2 &&
		    one.at[one.len - 2] == '-' &&
		    str_to_long(
			str_sub(one, one.len - 1, one.len), 0, 8, &level))
			return (int)level;
	}
	return -1;
}

/* Where the lines of the Markdown begin; found when first asked for. */
static void
find_lines(struct html_body *b)
{
	struct str source = b->page->markdown;
	size_t at = 0;

	if (b->lines.len || source.len == 0)
		return;
	while (at != SIZE_MAX) {
		VEC_PUSH(&b->arena, &b->lines, at);
		at = str_find_char(source, '\n', at);
		if (at != SIZE_MAX)
			at++;
	}
}

/* "12:3-14:8" names line 12, column 3, where the mark of an item stands; the
 * end of the source when there is no such place. */
static size_t
source_offset(struct html_body *b, struct str position)
{
	struct str source = b->page->markdown, rest = position;
	long line, column;

	find_lines(b);
	if (!str_to_long(str_cut(&rest, ':'), 1, (long)b->lines.len, &line) ||
	    !str_to_long(str_cut(&rest, '-'), 1, INT32_MAX, &column))
		return source.len;
	return b->lines.at[line - 1] + (size_t)column - 1;
}

static bool
is_parenthesis_after(struct html_body *b, struct str position)
{
	struct str source = b->page->markdown;
	size_t at = source_offset(b, position);

	while (at < source.len && char_is_digit(source.at[at]))
		at++;
	return at < source.len && source.at[at] == ')';
}

static void
number_list(struct html_body *b, const struct xml_tag *tag,
    const struct css_look *look, struct flow_list *list)
{
	size_t n = b->n_lists++;
	long start;

	list->is_numbered = true;
	list->start = 1;
	list->format = look->has_list ? look->format : NUMBER_DECIMAL;
	(void)format_of_type(xml_attr(tag, HTML_AT_TYPE), &list->format);
	if (xml_attr(tag, HTML_AT_REVERSED).at && n < b->list_sizes.len) {
		list->counts_down = true;
		list->start = b->list_sizes.at[n];
	}
	if (str_to_long(str_trim(xml_attr(tag, HTML_AT_START)), -1000000,
		LIMIT_LIST_COUNTER, &start))
		list->start = start;
	if (is_parenthesis_after(b, xml_attr(tag, HTML_AT_SOURCEPOS)))
		list->after = ")";
}

int
html_list_open(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, const struct css_look *look, struct err *err)
{
	struct flow_list list = {0}, around = {.is_plain = true};
	int level = google_level(xml_attr(tag, HTML_AT_CLASS));

	if (html_end_block(b, err))
		return -1;
	if (tag->id == HTML_OL && !(look->has_list && look->is_bullet))
		number_list(b, tag, look, &list);
	list.is_plain = look->has_list && look->is_plain_list && level < 0;
	if (b->notes)
		return 0; /* the list that the notes are items of */
	f->ends |= ENDS_LISTS;
	for (; flow_list_depth(b->flow) < level; f->lists++)
		if (flow_list_open(b->flow, &around, err))
			return -1;
	f->lists++;
	return flow_list_open(b->flow, &list, err);
}

/* A number that stands before the text of an item, bound to it by a no-break
 * space, is its number: Markdown has no other way to say "(a)". */
static void
take_typed(struct html_body *b, struct str position, struct flow_item *item)
{
	struct str rest = str_sub(b->page->markdown, source_offset(b, position),
	    b->page->markdown.len);
	char label[LEAD_BYTES];
	size_t len = 0, at = 1;

	if (rest.len < 2 || !strchr("-+*", rest.at[0]))
		return;
	while (at < rest.len && rest.at[at] == ' ')
		at++;
	for (; at + 2 < rest.len && len + 2 < sizeof(label); at++) {
		if (str_starts(str_sub(rest, at, at + 2), STR("\xC2\xA0"))) {
			item->label =
			    arena_copy(&b->arena, (struct str){label, len});
			(void)memcpy(label + len, "\xC2\xA0", 2);
			b->typed =
			    arena_copy(&b->arena, (struct str){label, len + 2});
			return;
		}
		if (char_is_space(rest.at[at]))
			return;
		if (rest.at[at] != '\\')
			label[len++] = rest.at[at];
	}
}

int
html_item_open(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, struct err *err)
{
	struct flow_item item = {0};
	struct str value = str_trim(xml_attr(tag, HTML_AT_VALUE));

	if (html_end_block(b, err))
		return -1;
	item.has_value =
	    str_to_long(value, -1000000, LIMIT_LIST_COUNTER, &item.value);
	take_typed(b, xml_attr(tag, HTML_AT_SOURCEPOS), &item);
	f->ends |= ENDS_ITEM;
	return flow_item_open(b->flow, &item, err);
}

/* ---- lists that count down ---- */

struct count {
	struct html_body *body;
	struct VEC(int) open; /* index of the list, or -1 for a bulleted one */
};

static int
count_open(void *self, const struct xml_tag *tag, struct err *err)
{
	struct count *c = self;
	struct html_body *b = c->body;
	enum html_kind kind = html_kind_of(tag->id, NULL);

	(void)err;
	if (kind == HTML_LIST) {
		bool is_numbered = tag->id == HTML_OL;
		int i = is_numbered ? (int)b->list_sizes.len : -1;

		VEC_PUSH(&b->arena, &c->open, i);
		if (is_numbered)
			VEC_PUSH(&b->arena, &b->list_sizes, 0);
	} else if (kind == HTML_ITEM && c->open.len &&
		   c->open.at[c->open.len - 1] >= 0) {
		b->list_sizes.at[c->open.at[c->open.len - 1]]++;
	}
	return 0;
}

static int
count_close(void *self, const struct xml_tag *tag, struct err *err)
{
	struct count *c = self;

	(void)err;
	if (html_kind_of(tag->id, NULL) == HTML_LIST && c->open.len)
		c->open.len--;
	return 0;
}

int
html_count_items(struct html_body *b, struct err *err)
{
	struct count c = {.body = b};
	struct xml_sink sink = {&c, count_open, count_close, NULL};

	if (str_find(b->page->text, STR(" reversed"), 0) == SIZE_MAX)
		return 0;
	return html_parse(b->page->text, &html_vocabulary, &sink, err);
}
