/* The title: lines of the cover that name a kind of document with their
 * neighbours in the same attire, else a property of the file, a running
 * header, or the sentence in which section 1.2 or 1.1 names the document. */
#include "base/buf.h"
#include "fact/edition.h"
#include "fact/line.h"
#include "fact/self.h"

#define TITLE_LINES 60
#define TITLE_BYTES 160

/* A line of the cover or a running header that may be (part of) the title. */
struct title_line {
	int block;
	size_t start, end;
	bool titled; /* names a kind of document */
	bool usable; /* short, no sentence, no version, date or label */
};

struct title_lines {
	struct title_line at[TITLE_LINES];
	size_t len;
};

/* The part of the line in front of version and date, without dangling marks:
 * "Example CPS v3.1 - 1 May 2020" is "Example CPS". */
static size_t
title_part(struct str line)
{
	struct edition_hit hit;
	size_t end = line.len;
	struct line_word w;
	size_t at = 0;

	if (edition_date((struct str){0}, line, &hit) && hit.start < end)
		end = hit.start;
	if (edition_version((struct str){0}, line, &hit) && hit.start < end) {
		end = hit.start;
		/* The word in front of the number goes with it. */
		line = str_sub(line, 0, end);
		while (word_next(line, &at, &w))
			if (w.end + 3 >= line.len)
				end = w.start;
	}
	while (end > 0 && !char_is_alpha(line.at[end - 1]) &&
	       !char_is_digit(line.at[end - 1]) && line.at[end - 1] != ')' &&
	       (unsigned char)line.at[end - 1] < 0x80)
		end--;
	return end;
}

static bool
is_sentence(struct str line)
{
	return line.len > TITLE_BYTES ||
	       (line.len > 60 && str_ends(line, STR("."))) ||
	       phrase_in(line, "shall") || phrase_in(line, "this document");
}

/* "Title:" and "Document title -" are no part of the title. */
static size_t
after_label(struct str line)
{
	struct line_word w;
	size_t at = 0;

	while (word_next(line, &at, &w) &&
	       word_in(w.text, " document name title "))
		if (at < line.len && line.at[at] == ':') {
			(void)word_next(line, &at, &w);
			return w.start;
		}
	return 0;
}

static void
add_title_line(struct title_lines *lines, const struct doc *doc, int block,
    size_t start, size_t end)
{
	struct str line = str_sub(doc->blocks.at[block].text, start, end);
	struct title_line t = {.block = block};
	size_t part;

	if (lines->len == TITLE_LINES)
		return;
	part = after_label(line);
	start += part;
	line = str_sub(line, part, line.len);
	t.start = start;
	part = title_part(line);
	t.end = start + part;
	t.usable = part > 1 && !is_sentence(line) && !edition_is_label(line) &&
		   !phrase_in(line, "supersedes") &&
		   !phrase_in(line, "replaces") &&
		   !phrase_in(line, "signature page");
	t.titled = t.usable && self_kinds_in(str_sub(line, 0, part)) != 0;
	if (part < line.len && !t.titled)
		t.usable = false;
	lines->at[lines->len++] = t;
}

/* Lines of blocks with either role; of tables only when `cells`. */
static void
collect_lines(const struct doc *doc, enum block_role role,
    enum block_role other, bool cells, struct title_lines *lines)
{
	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];
		size_t start, end = 0;

		if ((b->role != role && b->role != other) ||
		    (b->table >= 0) != cells)
			continue;
		while (line_next(b->text, &start, &end))
			add_title_line(lines, doc, (int)i, start, end);
	}
}

/* Lines of one title look alike, and unlike running text. */
static bool
same_attire(const struct doc *doc, const struct title_line *a,
    const struct title_line *b)
{
	const struct block *x = &doc->blocks.at[a->block];
	const struct block *y = &doc->blocks.at[b->block];
	bool plain = x->kind == BLOCK_PARAGRAPH && !x->look.bold &&
		     !x->look.centered && x->look.half_points <= 24 &&
		     x->style.len == 0;

	if (a->block == b->block)
		return true;
	return !plain && x->kind == y->kind && x->level == y->level &&
	       str_eq(x->style, y->style) && x->look.bold == y->look.bold &&
	       x->look.half_points == y->look.half_points;
}

/* "Certificate Policy for the" goes on in the next line. */
static bool
is_unfinished(struct str line)
{
	struct line_word w, last = {0};
	size_t at = 0;

	while (word_next(line, &at, &w))
		last = w;
	return word_in(last.text, " for the of and in ");
}

static struct str
line_text(const struct doc *doc, const struct title_line *t)
{
	return str_sub(doc->blocks.at[t->block].text, t->start, t->end);
}

static void
join_lines(struct arena *a, const struct doc *doc,
    const struct title_lines *lines, size_t first, size_t last,
    struct fact_value *out)
{
	const struct title_line *t = &lines->at[first];
	struct buf b = {.max = TITLE_LINES * TITLE_BYTES};

	for (size_t i = first; i <= last; i++) {
		if (i > first)
			buf_add_char(&b, ' ');
		buf_add(&b, line_text(doc, &lines->at[i]));
	}
	*out = (struct fact_value){.text = arena_copy(a, buf_str(&b)),
	    .source = FROM_COVER,
	    .confidence = CONFIDENCE_HIGH,
	    .block = t->block,
	    .last = lines->at[last].block,
	    .start = t->start,
	    .end = lines->at[last].end};
	buf_free(&b);
}

static bool
title_on_cover(
    struct arena *a, const struct doc *doc, bool cells, struct fact_value *out)
{
	struct title_lines lines = {0};
	size_t first, last;

	collect_lines(doc, ROLE_COVER, ROLE_COVER, cells, &lines);
	for (first = 0; first < lines.len; first++)
		if (lines.at[first].titled)
			break;
	if (first == lines.len)
		return false;
	last = first;
	while (!cells && last + 1 < lines.len && last - first < 4 &&
	       lines.at[last + 1].usable &&
	       (same_attire(doc, &lines.at[last], &lines.at[last + 1]) ||
		   is_unfinished(line_text(doc, &lines.at[last]))))
		last++;
	while (!cells && first > 0 && last - first < 4 &&
	       lines.at[first - 1].usable &&
	       same_attire(doc, &lines.at[first], &lines.at[first - 1]))
		first--;
	join_lines(a, doc, &lines, first, last, out);
	return true;
}

/* A title that names no kind of document: in a style that is called so. */
static bool
title_by_style(const struct doc *doc, struct fact_value *out)
{
	for (size_t i = 0; i < doc->blocks.len; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->role != ROLE_COVER || b->text.len < 8 ||
		    b->text.len > TITLE_BYTES ||
		    !str_eq_nocase(b->style, STR("title")))
			continue;
		*out = (struct fact_value){.text = b->text,
		    .source = FROM_COVER,
		    .confidence = CONFIDENCE_MEDIUM,
		    .block = (int)i,
		    .last = (int)i,
		    .end = b->text.len};
		return true;
	}
	return false;
}

static bool
title_in_header(const struct doc *doc, struct fact_value *out)
{
	struct title_lines lines = {0};

	collect_lines(doc, ROLE_HEADER, ROLE_FOOTER, false, &lines);
	collect_lines(doc, ROLE_HEADER, ROLE_FOOTER, true, &lines);
	for (size_t i = 0; i < lines.len; i++) {
		const struct title_line *t = &lines.at[i];

		if (!t->titled)
			continue;
		*out = (struct fact_value){.text = line_text(doc, t),
		    .source = FROM_RUNNING,
		    .confidence = CONFIDENCE_MEDIUM,
		    .block = t->block,
		    .last = t->block,
		    .start = t->start,
		    .end = t->end};
		return true;
	}
	return false;
}

static bool
title_in_properties(const struct doc *doc, bool titled, struct fact_value *out)
{
	for (size_t i = 0; i < doc->properties.len; i++) {
		const struct property *p = &doc->properties.at[i];
		size_t part = title_part(p->value);

		if (!word_in(p->name, " title ") || part < 8 ||
		    p->value.len > TITLE_BYTES ||
		    (titled && self_kinds_in(p->value) == 0) ||
		    str_ends(p->value, STR(".doc")) ||
		    str_ends(p->value, STR(".docx")))
			continue;
		*out = (struct fact_value){.text = str_sub(p->value, 0, part),
		    .source = FROM_PROPERTY,
		    .confidence = titled ? CONFIDENCE_MEDIUM : CONFIDENCE_LOW,
		    .block = -1,
		    .last = -1,
		    .property = p->name};
		return true;
	}
	return false;
}

/* Where a name that begins at `at` ends: at the end of its sentence or clause,
 * but not at the dots of "U.S.". */
static size_t
end_of_name(struct str s, size_t at)
{
	size_t i = at;
	struct line_word w;

	for (; i < s.len && i - at < TITLE_BYTES; i++) {
		size_t next = i;

		if (memchr("(,;:\n\"", s.at[i], 6))
			break;
		/* A dot behind a single letter ends no sentence. */
		if (s.at[i] == '.' && i > at + 1 && s.at[i - 2] != '.' &&
		    s.at[i - 2] != ' ' &&
		    (i + 1 == s.len || s.at[i + 1] == ' '))
			break;
		if (s.at[i] == ' ' && word_next(s, &next, &w) &&
		    word_in(w.text, " which that applying describing "))
			break;
	}
	while (i > at && (s.at[i - 1] == ' ' || s.at[i - 1] == '.'))
		i--;
	return i;
}

static size_t
skip_article(struct str s, size_t at)
{
	struct line_word w;

	while (word_next(s, &at, &w))
		if (!word_in(w.text, " the a an combined joint "))
			return w.start;
	return s.len;
}

/* "This is the Example CP/CPS.", "This document is entitled ...". */
static bool
find_name(struct str s, size_t *start, size_t *end)
{
	static const char *const leads[] = {"title of this document is",
	    "name of this document is", "this document is entitled",
	    "this document is titled", "this document is named",
	    "this document is called", "this document is known as",
	    "this document is", "this is"};

	for (size_t i = 0; i < COUNT_OF(leads); i++) {
		size_t from, to;

		if (!phrase_find(s, leads[i], &from, &to))
			continue;
		*start = skip_article(s, to);
		*end = end_of_name(s, *start);
		if (*end >= *start + 8 &&
		    self_kinds_in(str_sub(s, *start, *end)) != 0)
			return true;
	}
	return false;
}

/* "This Certificate Policy (CP) describes": no name, but what there is. */
static bool
find_mention(struct str s, size_t *start, size_t *end)
{
	size_t at = 0;
	unsigned kinds;

	if (!self_mention(s, &at, start, end, &kinds) ||
	    !str_eq_nocase(str_sub(s, *start, *start + 4), str_of("this")))
		return false;
	*start = skip_article(s, *start + 4);
	*end = end_of_name(s, *start);
	return *end >= *start + 8 && *end < *start + 60 &&
	       self_kinds_in(str_sub(s, *start, *end)) != 0;
}

/* A name in section 1.2 is better than one in 1.1, and both are better than a
 * mere mention. */
static int
worth_of_name(const struct block *b, bool in_12, size_t *start, size_t *end)
{
	if (find_name(b->text, start, end))
		return in_12 ? 3 : 2;
	return find_mention(b->text, start, end) ? 1 : 0;
}

static bool
title_in_text(const struct doc *doc, struct fact_value *out)
{
	struct front front = self_front(doc, 60);
	bool in_12 = false;
	int best = 0;

	for (size_t i = front.first; i < front.end; i++) {
		const struct block *b = &doc->blocks.at[i];
		struct outline_number n;
		size_t start, end;
		int worth;

		if (self_heading_number(b, &n))
			in_12 = n.places == 2 && n.place[1] == 2;
		if (!block_is_body(b) || b->kind == BLOCK_HEADING)
			continue;
		worth = worth_of_name(b, in_12, &start, &end);
		if (worth <= best)
			continue;
		best = worth;
		*out = (struct fact_value){.text = str_sub(b->text, start, end),
		    .source = FROM_TEXT,
		    .confidence = CONFIDENCE_LOW,
		    .block = (int)i,
		    .last = (int)i,
		    .start = start,
		    .end = end};
	}
	return best > 0;
}

void
self_title(struct arena *a, const struct doc *doc, struct fact_value *title)
{
	if (title_on_cover(a, doc, false, title) ||
	    title_on_cover(a, doc, true, title) || title_by_style(doc, title) ||
	    title_in_properties(doc, true, title) ||
	    title_in_header(doc, title) || title_in_text(doc, title) ||
	    title_in_properties(doc, false, title))
		return;
	*title = (struct fact_value){.block = -1, .last = -1};
}
