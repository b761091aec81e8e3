/* Each source offers values with a worth; the worthiest is taken, the first
 * of equals.  Two sources that agree make a value sure, two that disagree
 * make it less so. */
#include "fact/identity.h"

#include "fact/edition.h"
#include "fact/line.h"
#include "fact/self.h"

/* What a source is worth; what a line says adds less than 60. */
enum {
	WORTH_COVER = 400,
	WORTH_CONTROL = 350, /* a table of labels under "Document control" */
	WORTH_RUNNING = 300,
	WORTH_LOG = 240,
	WORTH_TEXT = 160,
	WORTH_PROPERTY = 80
};

/* Lines of the cover that are looked at, and bytes of one. */
#define COVER_LINES 120
#define LINE_BYTES 400

/* Body blocks of the first sections that are looked at. */
#define FRONT_BLOCKS 200

struct offer {
	struct fact_value value;
	date day;
	int worth;
};

struct finder {
	struct arena *arena;
	const struct doc *doc;
	struct offer version, dated;
	struct offer second_version; /* of another source than the first */
	struct offer property_date;
	struct str version_property;
	int lines; /* of the cover, so far */
	struct str label; /* the line or cell before, if it is a label */
};

static struct fact_value
value_at(const struct doc *doc, int block, size_t start, size_t end,
    enum fact_source source)
{
	return (struct fact_value){
	    .text = str_sub(doc->blocks.at[block].text, start, end),
	    .source = source,
	    .block = block,
	    .last = block,
	    .start = start,
	    .end = end};
}

static struct fact_value
value_of_property(const struct property *p, struct str text)
{
	return (struct fact_value){.text = text,
	    .source = FROM_PROPERTY,
	    .confidence = CONFIDENCE_LOW,
	    .block = -1,
	    .last = -1,
	    .property = p->name};
}

static void
offer(struct offer *best, const struct fact_value *value, date day, int worth)
{
	if (worth > best->worth)
		*best = (struct offer){*value, day, worth};
}

static void
offer_version(struct finder *f, const struct fact_value *value, int worth)
{
	struct offer old = f->version;

	offer(&f->version, value, DATE_NONE, worth);
	if (f->version.worth != old.worth && old.value.source &&
	    old.value.source != value->source)
		f->second_version = old;
	else if (f->version.worth == old.worth &&
		 value->source != f->version.value.source)
		offer(&f->second_version, value, DATE_NONE, worth);
}

/* One line of a block, as far as version and date go. */
static void
take_line(struct finder *f, int block, size_t start, size_t end,
    enum fact_source source, int worth)
{
	struct str line = str_sub(f->doc->blocks.at[block].text, start, end);
	struct edition_hit hit;
	struct fact_value value;

	if (line.len > LINE_BYTES)
		return;
	if (edition_version(f->label, line, &hit)) {
		value = value_at(
		    f->doc, block, start + hit.start, start + hit.end, source);
		offer_version(f, &value, worth + hit.worth);
	}
	if (edition_date(f->label, line, &hit) &&
	    (source != FROM_TEXT || edition_says_date(f->label, line))) {
		value = value_at(
		    f->doc, block, start + hit.start, start + hit.end, source);
		offer(&f->dated, &value, hit.day, worth + hit.worth);
	}
	f->label = edition_is_label(line) ? line : (struct str){0};
}

static void
take_lines(struct finder *f, int block, enum fact_source source, int worth)
{
	struct str text = f->doc->blocks.at[block].text;
	int head = doc_row_heading(f->doc, block);
	size_t start, end = 0;

	if (head >= 0 && f->label.len == 0)
		f->label = f->doc->blocks.at[head].text;
	while (line_next(text, &start, &end)) {
		int late = f->lines / 8;

		if (f->lines++ > COVER_LINES)
			return;
		take_line(f, block, start, end, source,
		    worth - (late > 15 ? 15 : late));
	}
}

/* A sentence of sections 1.1 and 1.2 counts when it is about this document. */
static void
take_front(struct finder *f, int block)
{
	struct str text = f->doc->blocks.at[block].text;
	size_t start, end = 0;

	f->label = (struct str){0};
	if (doc_row_heading(f->doc, block) >= 0)
		f->label =
		    f->doc->blocks.at[doc_row_heading(f->doc, block)].text;
	while (line_next(text, &start, &end)) {
		struct str line = str_sub(text, start, end);

		if (line.len <= 80 || phrase_in(line, "this is version") ||
		    phrase_in(line, "version of this") ||
		    phrase_in(line, "version of the document") ||
		    phrase_in(line, "this document") ||
		    phrase_in(line, "this cps") || phrase_in(line, "this cp"))
			take_line(f, block, start, end, FROM_TEXT, WORTH_TEXT);
	}
}

/* "Document control" with labels in the first column tells this version; a
 * log of all versions is read by its rows. */
static bool
is_control_cell(const struct doc *doc, int block)
{
	int row = doc_row_heading(doc, block);

	return row >= 0 && doc->blocks.at[block].col == 1 &&
	       doc_column_heading(doc, block) < 0 &&
	       doc->tables.at[doc->blocks.at[block].table].cols == 2 &&
	       edition_is_label(doc->blocks.at[row].text);
}

static void
take_blocks(struct finder *f)
{
	struct front front = self_front(f->doc, FRONT_BLOCKS);

	for (size_t i = 0; i < f->doc->blocks.len; i++) {
		const struct block *b = &f->doc->blocks.at[i];

		if (b->role == ROLE_COVER) {
			take_lines(f, (int)i, FROM_COVER, WORTH_COVER);
		} else if (b->role == ROLE_HEADER || b->role == ROLE_FOOTER) {
			f->lines = 0;
			f->label = (struct str){0};
			take_lines(f, (int)i, FROM_RUNNING, WORTH_RUNNING);
		} else if (b->role == ROLE_CHANGELOG) {
			f->lines = 0;
			if (is_control_cell(f->doc, (int)i))
				take_lines(
				    f, (int)i, FROM_CHANGELOG, WORTH_CONTROL);
		} else if (i >= front.first && i < front.end &&
			   b->role == ROLE_BODY && b->kind != BLOCK_HEADING) {
			take_front(f, (int)i);
		}
	}
}

/* Title and subject may hold a version too; the other properties are read
 * when their name is a label.  "revision" counts how often Word saved. */
static void
take_property(struct finder *f, const struct property *p)
{
	struct fact_value value = value_of_property(p, p->value);
	bool is_title = word_in(p->name, " title subject subtitle ");
	struct str label = str_sub(p->name, 0, is_title ? 0 : p->name.len);
	struct edition_hit hit;

	if (!is_title &&
	    (!edition_is_label(p->name) || word_in(p->name, " revision ")))
		return;
	if (edition_version(label, p->value, &hit)) {
		value.text = str_sub(p->value, hit.start, hit.end);
		offer_version(
		    f, &value, WORTH_PROPERTY + (is_title ? 0 : hit.worth));
		if (!is_title)
			f->version_property = value.text;
	}
	if (edition_date(label, p->value, &hit)) {
		value.text = str_sub(p->value, hit.start, hit.end);
		offer(&f->property_date, &value, hit.day,
		    WORTH_PROPERTY + (is_title ? 0 : hit.worth));
	}
}

/* The date among the properties belongs to the version among them.  When that
 * is the version of the document, the properties are kept up to date, and
 * their date is better than the day on which the change was noted. */
static void
take_property_date(struct finder *f)
{
	struct offer *d = &f->property_date;
	int worth = d->worth;

	if (!d->value.source)
		return;
	if (f->version_property.len &&
	    edition_cmp(f->version_property, f->version.value.text) == 0) {
		worth = WORTH_LOG + 40;
		d->value.confidence = CONFIDENCE_MEDIUM;
	}
	offer(&f->dated, &d->value, d->day, worth);
}

static void
offer_row_date(struct finder *f, const struct edition_row *row, int worth)
{
	struct fact_value value;

	if (!row || row->day_block < 0)
		return;
	value = value_at(f->doc, row->day_block, row->day_start, row->day_end,
	    FROM_CHANGELOG);
	offer(&f->dated, &value, row->day, worth);
}

/* The newest row gives the version where nothing better does; the row of the
 * version that was found gives its date. */
static void
take_log(struct finder *f)
{
	struct edition_rows rows = {0};
	const struct edition_row *newest, *own = NULL;
	struct fact_value value;

	edition_rows(f->arena, f->doc, &rows);
	newest = edition_newest(&rows);
	if (!newest)
		return;
	if (newest->version_block >= 0) {
		value = value_at(f->doc, newest->version_block,
		    newest->version_start,
		    newest->version_start + newest->version.len,
		    FROM_CHANGELOG);
		offer_version(f, &value, WORTH_LOG);
	}
	for (size_t i = 0; i < rows.len; i++)
		if (rows.at[i].version_block >= 0 &&
		    edition_cmp(rows.at[i].version, f->version.value.text) == 0)
			own = &rows.at[i];
	if (own)
		offer_row_date(f, own, WORTH_LOG + 20);
	else if (!f->version.value.source || newest->version_block < 0)
		offer_row_date(f, newest, WORTH_LOG);
}

static enum confidence
base_confidence(enum fact_source source)
{
	switch (source) {
	case FROM_COVER:
	case FROM_RUNNING:
		return CONFIDENCE_HIGH;
	case FROM_CHANGELOG:
	case FROM_TEXT:
		return CONFIDENCE_MEDIUM;
	default:
		return CONFIDENCE_LOW;
	}
}

static void
settle_version(struct finder *f, struct fact_value *out)
{
	const struct fact_value *second = &f->second_version.value;
	enum confidence c = base_confidence(f->version.value.source);

	if (!f->version.value.source)
		return;
	if (second->source &&
	    edition_cmp(second->text, f->version.value.text) == 0)
		c = c == CONFIDENCE_LOW ? CONFIDENCE_MEDIUM : CONFIDENCE_HIGH;
	else if (second->source && second->source != FROM_PROPERTY &&
		 c == CONFIDENCE_HIGH)
		c = CONFIDENCE_MEDIUM;
	*out = f->version.value;
	out->confidence = c;
}

/* A date that stands beside the version, or in the row of the version, is as
 * sure as that. */
static void
settle_date(struct finder *f, struct identity *id)
{
	if (!f->dated.value.source)
		return;
	id->dated = f->dated.value;
	id->date = f->dated.day;
	if (id->dated.source != FROM_PROPERTY)
		id->dated.confidence = base_confidence(id->dated.source);
	if (id->dated.source == FROM_CHANGELOG &&
	    id->version.confidence == CONFIDENCE_HIGH)
		id->dated.confidence = CONFIDENCE_HIGH;
}

void
identity_find(struct arena *a, const struct doc *doc, struct identity *out)
{
	struct finder f = {.arena = a, .doc = doc};

	*out = (struct identity){.date = DATE_NONE};
	take_blocks(&f);
	for (size_t i = 0; i < doc->properties.len; i++)
		take_property(&f, &doc->properties.at[i]);
	take_log(&f);
	take_property_date(&f);
	settle_version(&f, &out->version);
	settle_date(&f, out);
	self_title(a, doc, &out->title);
	out->kind = self_kind(doc, &out->title, &out->said_kind);
	self_ca(a, doc, &out->ca);
	out->language = self_language(doc, &out->said_language);
}

const char *
identity_kind_name(unsigned kind)
{
	switch (kind) {
	case IDENTITY_CP:
		return "cp";
	case IDENTITY_CPS:
		return "cps";
	case IDENTITY_CP_CPS:
		return "cp-cps";
	case IDENTITY_PROFILES:
		return "profiles";
	default:
		return "";
	}
}
