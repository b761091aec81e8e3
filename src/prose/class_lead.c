/* What goes before tells of what follows: a label or a bold line of the
 * sentences behind it, a caption or a lead-in of the cells of a table. */
#include "prose/class.h"
#include "prose/class_part.h"
#include "prose/class_reading.h"
#include "prose/reader.h"

enum {
	LABEL_WORDS = 5, /* of a label before a colon */
	LEAD_WORDS = 40 /* of a sentence that leads in a table */
};

/* What a paragraph, or a bold line, says of those behind it: "EV.  The
 * organization ...", and what leads in a table of its cells. */
struct products {
	int section, paragraph;
	unsigned of_paragraph, of_section, of_table;
	int held; /* paragraphs below the item that heads them, or -1 */
	int most; /* below the one before, or 0 */
	bool captioned; /* the table before has its caption above */
	bool below; /* captions stand below the tables of the section */
};

/* "TLS." or, `first` in its paragraph, "TLS: ...": what a sentence or item
 * begins with, or 0.  A later label of any kind ends what the first one says:
 * "Roots: 25 years.  Certificates: 90 days." */
static unsigned
products_in_front(
    const struct prose *p, struct products *now, int statement, bool first)
{
	const struct statement *s = &p->statements.at[statement];
	const struct unit *u = &p->text->units.at[statement];
	const struct stretch *own =
	    &p->text->stretches.at[u->first_stretch + u->n_stretches - 1];
	int end = own->first;

	if (s->kind != STATEMENT_SENTENCE && s->kind != STATEMENT_ITEM)
		return 0;
	while (end < own->last && !str_eq(token_key(p->text, end), STR(":")))
		end++;
	if (end + 1 >= own->last) /* or a colon at the end of the line */
		return class_products(
		    p, own->first, end, now->of_paragraph || now->of_section);
	if (first)
		return class_products(p, own->first, end, false) &
		       ~(CERT_WHOSE & ~(unsigned)CERT_SUBSCRIBER);
	if (end - own->first <= LABEL_WORDS)
		now->of_paragraph = 0;
	return 0;
}

/* A plain line below a bold one, or below "Signature:", is what stands there,
 * and heads nothing: "Sub CA" under "Issuer". */
static bool
is_under_label(const struct prose *p, const struct statement *s)
{
	enum { LABEL_BYTES = 40 };
	const struct doc *doc = p->docs[s->document];
	const struct block *b = &doc->blocks.at[s->block];
	const struct block *above = s->block > 0 ? b - 1 : NULL;

	return above && above->kind == BLOCK_PARAGRAPH && above->table < 0 &&
	       !b->look.bold &&
	       (above->look.bold || (above->text.len <= LABEL_BYTES &&
					str_ends(above->text, STR(":"))));
}

/* "(1) TLS certificates" between paragraphs: an item that heads what follows,
 * and no list of things. */
static bool
is_heading_item(const struct prose *p, int statement)
{
	const struct statement *s = &p->statements.at[statement];
	bool ends = statement + 1 == (int)p->statements.len;

	return s->kind == STATEMENT_ITEM && !ends &&
	       s[1].kind == STATEMENT_SENTENCE && s[1].section == s->section &&
	       (statement == 0 || s[-1].kind != STATEMENT_ITEM ||
		   s[-1].list != s->list);
}

/* Where the last of such items ends is not told: it holds for no more
 * paragraphs than the one before. */
static void
count_below(struct products *now, bool heads)
{
	if (heads) {
		now->most = now->held < 0 ? 0 : now->held;
		now->held = 0;
	} else if (now->held >= 0 && ++now->held > now->most && now->most) {
		now->of_section = 0;
	}
}

static void
products_learn(struct prose *p, struct products *now, int statement)
{
	const struct statement *s = &p->statements.at[statement];
	bool first = s->paragraph != now->paragraph;
	bool alone = statement + 1 == (int)p->statements.len ||
		     s[1].paragraph != s->paragraph;
	bool heads = first && alone && is_heading_item(p, statement);
	unsigned bits;

	if (s->kind == STATEMENT_HEADING || s->section != now->section) {
		now->of_paragraph = now->of_section = 0;
		now->captioned = now->below = false;
		now->held = -1;
		now->section = s->section;
	}
	/* "- server authentication" alone is no label of anything. */
	bits = s->kind == STATEMENT_ITEM && first && alone && !heads
		   ? 0
		   : products_in_front(p, now, statement, first);
	if (first) {
		now->paragraph = s->paragraph;
		now->of_paragraph = 0;
	}
	if (bits)
		now->of_paragraph = bits;
	if (first && s->kind != STATEMENT_CELL)
		count_below(now, heads && bits);
	if (bits && first && alone &&
	    (heads || (s->kind == STATEMENT_SENTENCE && !is_under_label(p, s))))
		now->of_section = bits;
}

/* -- tables -------------------------------------------------------------- */

static bool
is_cell_of(const struct prose *p, int statement, int section)
{
	const struct statement *s = &p->statements.at[statement];

	return statement >= 0 && s->kind == STATEMENT_CELL &&
	       s->section == section;
}

static struct stretch
own_stretch(const struct prose *p, int statement)
{
	const struct unit *u = &p->text->units.at[statement];

	return p->text->stretches.at[u->first_stretch + u->n_stretches - 1];
}

/* "Table 7: ..." */
static bool
is_caption(const struct prose *p, int statement)
{
	struct stretch own = own_stretch(p, statement);

	return own.last - own.first > 2 &&
	       str_starts(token_key(p->text, own.first), STR("tabl")) &&
	       class_is_number(p, own.first + 1);
}

/* A sentence before a table leads it in when it ends with a colon or says so;
 * what does not end like a sentence is a title. */
static bool
leads_table(const struct prose *p, int statement)
{
	static const struct str signs[] = {STR_INIT("follow"),
	    STR_INIT("below"), STR_INIT("tabl"), STR_INIT("profil")};
	struct stretch own = own_stretch(p, statement);
	struct str text = p->docs[own.document]->blocks.at[own.block].text;

	if (p->statements.at[statement].kind == STATEMENT_HEADING ||
	    own.last - own.first > LEAD_WORDS || own.end == 0)
		return false;
	if (own.end <= text.len && text.at[own.end - 1] != '.' &&
	    text.at[own.end - 1] != ';')
		return true;
	for (int i = own.first; i < own.last; i++)
		for (size_t k = 0; k < COUNT_OF(signs); k++)
			if (str_starts(token_key(p->text, i), signs[k]))
				return true;
	return false;
}

static unsigned
products_of_lead(const struct prose *p, int statement)
{
	struct stretch own = own_stretch(p, statement);
	unsigned bits = 0;

	if (is_caption(p, statement))
		own.first += 2;
	class_fill_from(p, &bits, own.first, own.last, own.last);
	class_fill(&bits, class_products_of_heading(p, own.first, own.last));
	return bits;
}

/* Tables with nothing between them share what leads in the first. */
static void
begin_table(const struct prose *p, struct products *now, int lead, int section)
{
	bool leads = lead >= 0 && p->statements.at[lead].section == section &&
		     leads_table(p, lead);
	bool caption = leads && is_caption(p, lead);

	now->captioned = caption && !now->below;
	now->of_table =
	    leads && !(caption && now->below) ? products_of_lead(p, lead) : 0;
}

/* A cell over the whole width tells of the rows below it. */
static void
head_part(const struct prose *p, struct products *now, int statement)
{
	const struct statement *s = &p->statements.at[statement];
	unsigned bits;

	if (!doc_spans_table(p->docs[s->document], s->block))
		return;
	bits = products_of_lead(p, statement);
	if (bits)
		now->of_table = bits;
}

/* A caption right behind a table that has none above is its own. */
static void
end_table(struct prose *p, struct products *now, int statement)
{
	unsigned bits;

	if (now->captioned || !is_caption(p, statement))
		return;
	now->below = true;
	bits = products_of_lead(p, statement);
	for (int i = statement - 1; is_cell_of(p, i, now->section); i--)
		class_fill(&p->products[i], bits);
}

void
products_read(struct prose *p)
{
	struct products now = {.section = -1, .paragraph = -1, .held = -1};
	int n = (int)p->statements.len;

	p->products = arena_many(p->arena, unsigned, (size_t)n + 1);
	for (int i = 0; i < n; i++) {
		int section = p->statements.at[i].section;
		bool behind = is_cell_of(p, i - 1, section);

		products_learn(p, &now, i);
		if (!is_cell_of(p, i, section)) {
			if (behind)
				end_table(p, &now, i);
		} else {
			if (!behind)
				begin_table(p, &now, i - 1, section);
			head_part(p, &now, i);
			p->products[i] = now.of_table;
		}
		class_fill(&p->products[i],
		    now.of_paragraph ? now.of_paragraph : now.of_section);
	}
}
