#include "diff/same.h"

#include <stdlib.h>

#include "diff/same_job.h"

void
same_add(struct same_job *j, enum same_kind kind, struct same_place old,
    struct same_place new, const char *message, ...)
{
	struct same_fault f = {.kind = kind, .at = {old, new}};
	va_list args;

	va_start(args, message);
	f.message = arena_vprint(j->a, message, args);
	va_end(args);
	j->out->counts[kind]++;
	VEC_PUSH(j->a, &j->out->faults, f);
}

static int
compare_places(const struct same_place *p, const struct same_place *q)
{
	if (p->block != q->block)
		return p->block < q->block ? -1 : 1;
	return p->start < q->start ? -1 : p->start > q->start;
}

static int
compare_faults(const void *a, const void *b)
{
	const struct same_fault *f = a, *g = b;
	int order = compare_places(&f->at[1], &g->at[1]);

	if (order == 0)
		order = compare_places(&f->at[0], &g->at[0]);
	if (order == 0)
		order = (int)f->kind - (int)g->kind;
	return order ? order : str_cmp(f->message, g->message);
}

static void
count_words(const struct same_job *j)
{
	struct same *out = j->out;

	for (int i = 0; i < 2; i++)
		out->words[i] = (int)j->side[i].words.len;
	for (int i = 0; i < out->words[0]; i++)
		out->kept += j->side[0].match[i] >= 0;
}

void
same_make(struct arena *a, const struct map *before, const struct map *after,
    struct same *out)
{
	struct same_job j = {.a = a, .out = out};

	*out = (struct same){
	    .doc = {before->doc, after->doc}, .map = {before, after}};
	for (int i = 0; i < 2; i++)
		same_stream_cut(a, &j.keys, out->map[i], &j.side[i]);
	same_streams_match(a, &j.keys, j.side);
	count_words(&j);
	same_find_tables(&j);
	same_find_words(&j);
	same_find_shapes(&j);
	same_find_marks(&j);
	if (out->faults.len)
		qsort(out->faults.at, out->faults.len, sizeof(*out->faults.at),
		    compare_faults);
}

/* Names for programs and for people. */
static const struct {
	const char *name, *title;
} kinds[] = {
    [SAME_SECTION_NUMBER] = {"section-number", "section number"},
    [SAME_HEADING] = {"heading", "heading"},
    [SAME_HEADING_LEVEL] = {"heading-level", "level of a heading"},
    [SAME_ITEM] = {"list-item", "list item"},
    [SAME_ITEM_LEVEL] = {"list-level", "level of a list item"},
    [SAME_ITEM_NUMBER] = {"list-number", "number of a list item"},
    [SAME_PARAGRAPH] = {"paragraph", "paragraph"},
    [SAME_TABLE] = {"table", "table"},
    [SAME_ROW] = {"table-row", "row of a table"},
    [SAME_CELL] = {"table-cell", "cell of a table"},
    [SAME_COLUMN] = {"table-column", "column of a cell"},
    [SAME_COLUMN_HEADING] = {"column-heading", "heading of a column"},
    [SAME_NOTE] = {"footnote", "footnote"},
    [SAME_LINK] = {"link", "address of a link"},
    [SAME_STRUCK] = {"struck-text", "struck text"},
    [SAME_PLACEHOLDER] = {"placeholder", "placeholder"},
    [SAME_RAISED] = {"superscript", "superscript"},
    [SAME_MARKUP] = {"markup", "markup character"},
    [SAME_HYPHEN] = {"hyphen", "hyphen"},
    [SAME_JOINED] = {"words-joined", "words joined"},
    [SAME_SPLIT] = {"word-split", "word split"},
    [SAME_CASE] = {"case", "capitals"},
    [SAME_CHARACTER] = {"character", "damaged character"},
    [SAME_SIGN] = {"punctuation", "punctuation"},
    [SAME_NUMBER] = {"number", "number"},
    [SAME_WORDS] = {"words", "words changed"},
    [SAME_LOST] = {"lost", "text lost"},
    [SAME_ADDED] = {"added", "text added"},
    [SAME_REPEATED] = {"repeated", "text repeated"},
    [SAME_MOVED] = {"moved", "text moved"},
};

const char *
same_kind_name(enum same_kind k)
{
	return kinds[k].name;
}

const char *
same_kind_title(enum same_kind k)
{
	return kinds[k].title;
}
