/* Blocks become statements.
 *
 * A paragraph gives one statement a sentence.  An item gives its sentences,
 * each behind the lead-ins of all levels above it; a cell gives its
 * sentences, each behind its row and column headings.
 *
 * A lead-in is the last sentence before a list.  It counts when it ends in a
 * colon, when it has no full stop, or when it says "following", "below" and
 * the like; one that does may stand earlier in the paragraph.  Lists written by
 * hand, with typed labels in plain paragraphs, are read as lists; one of
 * bullets only where a lead-in or an earlier bullet goes before.  Plain
 * paragraphs are read so behind a lead-in with a time limit ("The CA revokes
 * within 24 hours if:").  A heading with a time limit
 * ("Revocation within 24 hours") leads in the lists of its section, too, unless
 * their own lead-in tells another.
 */
#include <assert.h>

#include "base/limits.h"
#include "prose/lead.h"
#include "prose/range.h"
#include "prose/reader.h"
#include "prose/sentence.h"

struct lead {
	struct stretch stretch;
	int level; /* of the items it leads to: those above it */
};

/* What may lead in the next block: the last sentence read. */
struct pending {
	bool there;
	bool leads; /* it reads like a lead-in */
	struct stretch stretch;
	int statement;
	int level; /* 0 for paragraphs */
	int list;
};

struct reader {
	struct prose *p;
	const struct doc *doc;
	const struct map *map;
	int document;
	int block; /* in hand */
	int paragraph; /* number of the paragraph in hand */
	int lists; /* numbers given */
	int list; /* number of the list in hand, 0 outside */
	int doc_list; /* list of the document that it is */
	bool numbered; /* its items are the paragraphs of the document */
	struct lead leads[LIMIT_LEADS];
	int n_leads;
	struct stretch limit; /* heading with a time limit, or empty */
	struct pending pending;
	enum label_kind labels[LIMIT_LEADS]; /* open levels of typed lists */
	int ordinals[LIMIT_LEADS]; /* the last label of each */
	int n_labels;
	int cell_table, cell_row, cell_col; /* of the cell in hand */
	int table_lead; /* block right before its table, or -1 */
	struct stretch table_limit; /* lead-in of its table with a time limit,
				       or empty */
	struct item_ranges ranges; /* of the section that `ranged` names */
	int ranged;
	struct stretch range; /* said of the item in hand by its number */
	struct sentences sentences;
};

static const struct block *
block_at(const struct reader *r, int block)
{
	return &r->doc->blocks.at[block];
}

static struct stretch
stretch_of(const struct reader *r, int block, size_t start, size_t end)
{
	return (struct stretch){.document = r->document,
	    .block = block,
	    .text = block_at(r, block)->text,
	    .start = start,
	    .end = end};
}

static struct str
stretch_text(const struct stretch *s)
{
	return str_sub(s->text, s->start, s->end);
}

/* -- lead-ins ------------------------------------------------------------ */

static void
drop_leads(struct reader *r, int level)
{
	while (r->n_leads > 0 && r->leads[r->n_leads - 1].level >= level)
		r->n_leads--;
}

/* A long lead-in counts with its end, from a word on. */
static struct stretch
shortened(struct stretch s)
{
	if (s.end - s.start <= LIMIT_LEAD_BYTES)
		return s;
	s.start = s.end - LIMIT_LEAD_BYTES;
	while (s.start < s.end && !char_is_space(s.text.at[s.start]))
		s.start++;
	return s;
}

/* A heading counts with its beginning. */
static struct stretch
cut_heading(struct stretch s)
{
	if (s.end - s.start <= LIMIT_LEAD_BYTES)
		return s;
	s.end = s.start + LIMIT_LEAD_BYTES;
	while (s.end > s.start && !char_is_space(s.text.at[s.end]))
		s.end--;
	return s;
}

static void
push_lead(struct reader *r)
{
	struct lead l = {shortened(r->pending.stretch), r->pending.level};

	if (l.stretch.end <= l.stretch.start)
		return;
	if (r->n_leads == LIMIT_LEADS) /* the outermost gives way */
		(void)memmove(r->leads, r->leads + 1,
		    sizeof(*r->leads) * (LIMIT_LEADS - (size_t)1));
	else
		r->n_leads++;
	r->leads[r->n_leads - 1] = l;
}

/* -- statements ---------------------------------------------------------- */

static int
add_statement(struct reader *r, enum statement_kind kind,
    const struct stretch *stretches, size_t n, struct err *err)
{
	struct prose *p = r->p;
	const struct stretch *own = &stretches[n - 1];
	struct statement s = {.kind = kind,
	    .document = r->document,
	    .section = r->map->section_of[own->block],
	    .block = own->block,
	    .paragraph = r->paragraph,
	    .list = r->list};
	int unit;

	if (p->statements.len >= LIMIT_STATEMENTS)
		return err_set(err, ERR_LIMIT, "more than %d statements",
		    LIMIT_STATEMENTS);
	if (p->text->tokens.len > LIMIT_TOKENS)
		return err_set(
		    err, ERR_LIMIT, "more than %zu words", LIMIT_TOKENS);
	unit = phrase_text_add(p->text, stretches, n);
	assert(unit == (int)p->statements.len);
	VEC_PUSH(p->arena, &p->statements, s);
	return 0;
}

/* "Refused if one of the following holds.  The check is automatic.": the first
 * sentence leads in still. */
static bool
leads_on(const struct reader *r, struct stretch own, int level)
{
	return level == 0 && r->pending.there && r->pending.level == 0 &&
	       r->pending.leads && r->pending.stretch.block == own.block &&
	       lead_promises_list(stretch_text(&r->pending.stretch));
}

/* Remembers the statement just made as what may lead in the next block. */
static void
note_pending(struct reader *r, struct stretch own, int level)
{
	bool leads = lead_reads_like_one(stretch_text(&own));

	if (!leads && leads_on(r, own, level))
		return;
	r->pending = (struct pending){.there = true,
	    .leads = leads,
	    .stretch = own,
	    .statement = (int)r->p->statements.len - 1,
	    .level = level,
	    .list = r->list};
}

/* A lead-in that tells of several ranges counts with the part for the item. */
static bool
is_part_of(const struct stretch *part, const struct stretch *s)
{
	return part->end > part->start && part->block == s->block &&
	       part->start >= s->start && part->start < s->end;
}

static int
add_with_leads(struct reader *r, enum statement_kind kind, struct stretch own,
    struct err *err)
{
	struct stretch all[LIMIT_LEADS + 2];
	size_t n = 0;

	for (int i = 0; i < r->n_leads; i++)
		if (!is_part_of(&r->range, &r->leads[i].stretch))
			all[n++] = r->leads[i].stretch;
	if (r->range.end > r->range.start)
		all[n++] = shortened(r->range);
	all[n++] = own;
	return add_statement(r, kind, all, n, err);
}

/* Sets what is said of the item in hand elsewhere in its section, by its
 * number; items below another have what that has. */
static void
set_range(struct reader *r, struct str label, int level)
{
	int section = r->map->section_of[r->block], number;
	bool letters = false;

	if (level > 1)
		return;
	r->range = (struct stretch){0};
	number = item_number(label, &letters);
	if (number == 0)
		return;
	if (r->ranged != section) {
		ranges_find(r->p->arena, r->doc, r->map, r->document, r->block,
		    &r->ranges);
		r->ranged = section;
	}
	r->range = range_of_item(&r->ranges, letters, number, r->block);
}

static void
leave_list(struct reader *r)
{
	r->n_leads = 0;
	r->list = r->doc_list = 0;
	r->numbered = false;
	r->range = (struct stretch){0};
}

static void
open_list(struct reader *r, int doc_list)
{
	r->list = ++r->lists;
	r->doc_list = doc_list;
}

/* A list outside others starts, `lead` or not: the heading leads it in, too. */
static void
push_heading(struct reader *r, bool lead)
{
	if (r->limit.end > r->limit.start &&
	    !(lead && lead_tells_a_time(stretch_text(&r->pending.stretch))))
		r->leads[r->n_leads++] =
		    (struct lead){cut_heading(r->limit), 0};
}

/* An item that ends in a colon leads in the list that follows it, even where
 * that stands no deeper: paragraphs that are numbered through a document look
 * like the items of one list. */
static bool
leads_in_beside(const struct reader *r, int level, int doc_list)
{
	return r->pending.there && level == 1 && r->pending.level == 1 &&
	       doc_list != r->doc_list &&
	       lead_ends_in_colon(stretch_text(&r->pending.stretch));
}

/* An item outside lists starts one, unless nothing leads it in and its number
 * goes on with what stands before: then it is a paragraph that bears one. */
static void
start_list(struct reader *r, int level, int doc_list, long number)
{
	leave_list(r);
	if (level == 1 && number > 1) {
		r->numbered = true;
		r->doc_list = doc_list;
	} else {
		open_list(r, doc_list);
	}
	push_heading(r, false);
}

/* The item at `level` of list `doc_list` starts: sets its lead-ins.  `number`
 * is the one it bears, or 0. */
static void
start_item(struct reader *r, int level, int doc_list, long number)
{
	bool lead, goes_on = r->list > 0 && doc_list == r->doc_list &&
			     !(r->numbered && level == 1);

	if (leads_in_beside(r, level, doc_list))
		r->pending.level = 0;
	lead = r->pending.there && r->pending.leads && r->pending.level < level;

	if (lead && r->pending.level == 0 && level > 1 && goes_on &&
	    r->n_leads > 0) {
		/* a paragraph inside an item leads in a nested list */
		r->pending.level = level - 1;
		drop_leads(r, level - 1);
		push_lead(r);
	} else if (lead && r->pending.level == 0) {
		leave_list(r);
		open_list(r, doc_list);
		push_heading(r, true);
		push_lead(r);
		r->p->statements.at[r->pending.statement].list = r->list;
	} else if (lead) {
		drop_leads(r, r->pending.level);
		push_lead(r);
		if (r->list == 0)
			open_list(r, doc_list);
	} else if (goes_on) {
		drop_leads(r, level);
	} else if (!(r->pending.there && r->pending.list > 0 && level > 1)) {
		start_list(r, level, doc_list, number);
	} else {
		drop_leads(r, level);
		r->doc_list = doc_list;
	}
	r->pending.there = false;
}

/* -- typed labels -------------------------------------------------------- */

/* Whether a list can start with a typed label: behind a lead-in, below an
 * item, or by itself where a paragraph begins with a number or a letter. */
static bool
list_can_start(const struct reader *r, enum label_kind kind, bool first)
{
	return (r->pending.there && (r->pending.leads || r->n_labels > 0)) ||
	       (first && kind != LABEL_BULLET);
}

/* "i" is a number unless letters are open that it goes on with. */
static bool
is_roman(const struct reader *r, const struct label *label)
{
	bool letters = false, next = false;

	if (label->kind != LABEL_LOWER || !strchr("ivx", label->ordinal))
		return false;
	for (int i = 0; i < r->n_labels; i++)
		if (r->labels[i] == LABEL_LOWER) {
			letters = true;
			next = label->ordinal == r->ordinals[i] + 1;
		}
	return !letters || (label->ordinal == 'i' && !next);
}

/* "1." behind "105. ...:" begins a list in that item, not a new one. */
static bool
begins_below(const struct reader *r, int open, const struct label *label)
{
	return label->kind == LABEL_DIGIT && label->ordinal == 1 &&
	       r->ordinals[open] > 1 && r->n_labels == open + 1 &&
	       r->pending.there && r->pending.level == open + 1 &&
	       lead_ends_in_colon(stretch_text(&r->pending.stretch));
}

/* The open level that a label of this kind goes on with, from 0: the deepest
 * where it comes next, else the first; -1: none. */
static int
open_level(
    const struct reader *r, enum label_kind kind, const struct label *label)
{
	int first = -1, next = -1;

	for (int i = 0; i < r->n_labels; i++) {
		if (r->labels[i] != kind)
			continue;
		if (first < 0)
			first = i;
		if (label->ordinal == r->ordinals[i] + 1)
			next = i;
	}
	return next >= 0 ? next : first;
}

/* The level of a typed label: that of the open level of its kind, or one
 * more.  0 when a list cannot start here. */
static int
level_of_label(struct reader *r, const struct label *label, bool first)
{
	enum label_kind kind = is_roman(r, label) ? LABEL_ROMAN : label->kind;
	int open = open_level(r, kind, label);

	if (open >= 0 && !begins_below(r, open, label)) {
		r->n_labels = open + 1;
		r->ordinals[open] = label->ordinal;
		return open + 1;
	}
	if (!list_can_start(r, kind, first))
		return 0;
	if (r->n_labels == 0) /* an item of a list may lead in, too */
		r->pending.level = 0;
	if (r->n_labels < LIMIT_LEADS) {
		r->ordinals[r->n_labels] = label->ordinal;
		r->labels[r->n_labels++] = kind;
	}
	return r->n_labels;
}

/* -- groups of paragraphs ------------------------------------------------- */

#define GROUP_BYTES 400 /* of a paragraph that is like an item */

/* A lead-in with a limit in time may lead in plain paragraphs: "The CA revokes
 * within 24 hours if:", and each reason in a paragraph of its own; a title in
 * capitals ("REVOCATION IN FIVE DAYS") ends them. */
static bool
is_grouped(const struct reader *r)
{
	struct str text = str_trim(block_at(r, r->block)->text);

	if (text.len == 0 || text.len > GROUP_BYTES ||
	    text.at[text.len - 1] == ':' || lead_tells_a_time(text) ||
	    !str_has_small(text) || lead_commits_itself(text))
		return false;
	if (r->n_labels > 0)
		return r->labels[0] == LABEL_NONE;
	return r->pending.there && r->pending.leads && r->pending.level == 0 &&
	       r->pending.list == 0 &&
	       lead_limits_time(stretch_text(&r->pending.stretch)) &&
	       !lead_is_labelled_value(stretch_text(&r->pending.stretch));
}

static int
read_grouped(struct reader *r, struct stretch own, struct err *err)
{
	start_item(r, 1, -1, 0);
	r->labels[0] = LABEL_NONE;
	r->n_labels = 1;
	if (add_with_leads(r, STATEMENT_ITEM, own, err))
		return -1;
	note_pending(r, own, 1);
	return 0;
}

/* -- blocks -------------------------------------------------------------- */

static void
split(struct reader *r, int block)
{
	r->sentences.len = 0;
	sentences_split(r->p->arena, block_at(r, block)->text, &r->sentences);
}

/* A sentence of a paragraph: an item when it has a typed label. */
static int
read_line(struct reader *r, struct stretch own, bool first, struct err *err)
{
	struct label label = sentence_label(stretch_text(&own));
	int level = label.len ? level_of_label(r, &label, first) : 0;

	if (level > 0) {
		start_item(r, level, -1,
		    label.kind == LABEL_DIGIT ? label.ordinal : 0);
		set_range(r, str_sub(stretch_text(&own), 0, label.len), level);
		own.start += label.len;
		if (add_with_leads(r, STATEMENT_ITEM, own, err))
			return -1;
		note_pending(r, own, level);
		return 0;
	}
	if (!first && r->n_labels > 0) { /* goes on inside a typed item */
		if (add_with_leads(r, STATEMENT_ITEM, own, err))
			return -1;
		note_pending(r, own, r->n_labels);
		return 0;
	}
	if (first && !label.len && is_grouped(r))
		return read_grouped(r, own, err);
	if (first && r->n_labels > 0) {
		leave_list(r);
		r->n_labels = 0;
	}
	if (add_statement(r, STATEMENT_SENTENCE, &own, 1, err))
		return -1;
	note_pending(r, own, 0);
	if (label.len) /* one bullet leads in no other */
		r->pending.leads = false;
	return 0;
}

static int
read_paragraph(struct reader *r, int block, struct err *err)
{
	int list = r->list;

	split(r, block);
	if (r->n_labels == 0)
		r->list = 0;
	for (size_t i = 0; i < r->sentences.len; i++) {
		struct sentence *s = &r->sentences.at[i];

		if (read_line(
			r, stretch_of(r, block, s->start, s->end), i == 0, err))
			return -1;
	}
	if (r->n_labels == 0)
		r->list = list; /* the next item may go on with it */
	return 0;
}

static int
read_item(struct reader *r, int block, struct err *err)
{
	const struct block *b = block_at(r, block);
	struct stretch own = {0};

	r->n_labels = 0;
	start_item(r, b->level, b->list, doc_label_number(b->label));
	set_range(r, b->label, b->level);
	split(r, block);
	for (size_t i = 0; i < r->sentences.len; i++) {
		struct sentence *s = &r->sentences.at[i];

		own = stretch_of(r, block, s->start, s->end);
		if (add_with_leads(r, STATEMENT_ITEM, own, err))
			return -1;
	}
	if (r->sentences.len > 0)
		note_pending(r, own, b->level);
	return 0;
}

static bool
is_same_cell(const struct reader *r, const struct block *b)
{
	return r->cell_table == b->table && r->cell_row == b->row &&
	       r->cell_col == b->col;
}

static void
enter_cell(struct reader *r, const struct block *b)
{
	if (is_same_cell(r, b))
		return;
	if (r->cell_table != b->table || r->cell_row != b->row)
		open_list(r, 0); /* a row is a list of its cells */
	r->cell_table = b->table;
	r->cell_row = b->row;
	r->cell_col = b->col;
	r->n_leads = r->n_labels = 0;
	r->pending.there = false;
	r->paragraph++;
}

/* Appends the heading of a cell, unless it is empty. */
static void
add_heading(struct reader *r, int heading, struct stretch *all, size_t *n)
{
	const struct block *b;

	if (heading < 0)
		return;
	b = block_at(r, heading);
	if (b->text.len)
		all[(*n)++] =
		    cut_heading(stretch_of(r, heading, 0, b->text.len));
}

/* Those of a column: what heads its heading comes first. */
static void
add_column_headings(struct reader *r, int block, struct stretch *all, size_t *n)
{
	int heading = doc_column_heading(r->doc, block);

	if (heading < 0)
		return;
	add_heading(r, doc_column_heading(r->doc, heading), all, n);
	add_heading(r, heading, all, n);
}

/* The paragraph right before a table, when it is about what the table holds. */
static int
lead_of_table(const struct reader *r, int block)
{
	const struct block *b = block > 0 ? block_at(r, block - 1) : NULL;

	return b && b->kind == BLOCK_PARAGRAPH &&
		       r->map->section_of[block - 1] ==
			   r->map->section_of[block]
		   ? block - 1
		   : -1;
}

static void
lend_unit(struct reader *r)
{
	struct phrase_text *t = r->p->text;
	int last = (int)t->units.len - 1;
	struct stretch lead;

	if (r->table_lead < 0) {
		phrase_text_lend_unit(t, last, NULL);
		return;
	}
	lead = stretch_of(
	    r, r->table_lead, 0, block_at(r, r->table_lead)->text.len);
	phrase_text_lend_unit(t, last, &lead);
}

/* The cell names what its row is about: the first one, or the one behind a
 * number. */
static bool
heads_row(const struct reader *r, int block)
{
	const struct block *b = block_at(r, block);

	return b->col == 0 ||
	       (b->row >= r->doc->tables.at[b->table].header_rows &&
		   doc_row_heading(r->doc, block) < 0);
}

/* "The CA revokes within 24 hours if:" before a table of reasons leads in what
 * its rows are about. */
static struct stretch
limit_of_table(const struct reader *r)
{
	struct stretch s = r->pending.stretch;

	if (r->table_lead >= 0 && r->pending.there && r->pending.leads &&
	    r->pending.level == 0 && s.block == r->table_lead &&
	    lead_limits_time(stretch_text(&s)))
		return s;
	return (struct stretch){0};
}

static int
read_cell(struct reader *r, int block, struct err *err)
{
	const struct block *b = block_at(r, block);
	struct stretch all[6];
	size_t n = 0;
	bool item = b->level > 0;

	if (r->cell_table != b->table) {
		r->table_lead = lead_of_table(r, block);
		r->table_limit = limit_of_table(r);
	}
	enter_cell(r, b);
	if (r->table_limit.end && heads_row(r, block) &&
	    !lead_limits_time(b->text))
		all[n++] = r->table_limit;
	add_heading(r, doc_row_heading(r->doc, block), all, &n);
	add_column_headings(r, block, all, &n);
	if (!item)
		r->n_leads = 0;
	else if (r->pending.there && r->pending.leads &&
		 r->pending.level == 0) {
		r->n_leads = 0;
		push_lead(r);
	}
	if (item && r->n_leads > 0)
		all[n++] = r->leads[0].stretch;
	split(r, block);
	for (size_t i = 0; i < r->sentences.len; i++) {
		struct sentence *s = &r->sentences.at[i];

		all[n] = stretch_of(r, block, s->start, s->end);
		if (add_statement(r, STATEMENT_CELL, all, n + 1, err))
			return -1;
		lend_unit(r);
	}
	if (r->sentences.len > 0)
		note_pending(r, all[n], item);
	return 0;
}

static int
read_note(struct reader *r, int block, struct err *err)
{
	split(r, block);
	for (size_t i = 0; i < r->sentences.len; i++) {
		struct sentence *s = &r->sentences.at[i];
		struct stretch own = stretch_of(r, block, s->start, s->end);

		if (add_statement(r, STATEMENT_NOTE, &own, 1, err))
			return -1;
	}
	return 0;
}

static int
read_heading(struct reader *r, int block, struct err *err)
{
	struct stretch own =
	    stretch_of(r, block, 0, block_at(r, block)->text.len);

	leave_list(r);
	r->n_labels = 0;
	r->pending.there = false;
	r->limit = lead_limits_time(block_at(r, block)->text)
		       ? own
		       : (struct stretch){0};
	return own.end ? add_statement(r, STATEMENT_HEADING, &own, 1, err) : 0;
}

static void
leave_table(struct reader *r)
{
	if (r->cell_table < 0)
		return;
	r->cell_table = r->cell_row = r->cell_col = -1;
	r->pending.there = false;
	r->n_labels = 0;
	leave_list(r);
}

static int
read_block(struct reader *r, int block, struct err *err)
{
	const struct block *b = block_at(r, block);

	r->block = block;
	if (b->kind != BLOCK_CELL && b->kind != BLOCK_NOTE)
		leave_table(r);
	if (b->kind != BLOCK_CELL)
		r->paragraph++;
	switch (b->kind) {
	case BLOCK_HEADING:
		return read_heading(r, block, err);
	case BLOCK_PARAGRAPH:
		return read_paragraph(r, block, err);
	case BLOCK_ITEM:
		return read_item(r, block, err);
	case BLOCK_CELL:
		return read_cell(r, block, err);
	case BLOCK_NOTE:
		return read_note(r, block, err);
	}
	return 0;
}

int
statements_of(struct prose *p, int document, size_t first, size_t last,
    struct statement_numbers *given, struct err *err)
{
	const struct doc *doc = p->docs[document];
	struct reader r = {.p = p,
	    .doc = doc,
	    .map = p->maps[document],
	    .document = document,
	    .paragraph = given->paragraph,
	    .lists = given->list,
	    .cell_table = -1,
	    .cell_row = -1,
	    .cell_col = -1,
	    .ranged = -1};

	for (size_t i = first; i < last; i++) {
		p->first_statement[document][i] = (int)p->statements.len;
		if (read_block(&r, (int)i, err))
			return err_wrap(err, "%.*s", STR_ARG(doc->file));
	}
	*given = (struct statement_numbers){r.paragraph, r.lists};
	return 0;
}
