/* The new document's change log against the changes.
 *
 * Entries are the rows of the new log for versions that the old one does not
 * know.  A row is cut into mentions at full stops, semicolons and commas; a
 * mention is its words without those that any change log has ("update",
 * "clarify"), and the sections that it names.  A change is mentioned when its
 * section is named, or when half of what a mention says stands in its text or
 * in the titles above it.  The other way round, a mention that fits no change
 * is not found; and what is said to be removed must not stand in the new text
 * any more.
 *
 * Words are weighed by how rare they are, as everywhere (terms_weight). */

#include "diff/parts.h"
#include "fact/line.h"

#define MENTION_WORDS 24
#define WORD_FAMILIES 8
#define SHORTENED 4 /* letters of a word that is the start of another */
#define MENTION_SECTIONS 40

/* Of 100 of the weight of a mention: enough to say it is about a change, and
 * that a thing said to be gone is still there. */
#define ABOUT 50
#define STILL_THERE 70

#define DAYS_OF_YEAR 365

static const char idle_words[] =
    " add added adds adding addition additions additional remove removed"
    " removes removal removing delete deleted deletion clarify clarified"
    " clarifies clarification clarifications update updated updates updating"
    " change changed changes correct corrected correction corrections corrects"
    " typo typos typographical minor amend amended amendment amendments"
    " section sections sec par paragraph paragraphs chapter document documents"
    " cp cps cp/cps language text wording improve improved improvement"
    " improvements accuracy various several new annual revision review revised"
    " restyling restyled restructured adaptation adapted introduce introduced"
    " introduction integration integrations integrated specification specified"
    " detail details detailed statement statements regarding concerning about"
    " information align alignment make making made modernize modernise general"
    " generalize consistency clean-up clean-ups cleanup editorial formatting"
    " format reference references effective immediately implementation content"
    " contents small some the a an of to for in on and or with by as from at"
    " is are be all its their this that these those when where into also"
    " better more other others internal throughout latest current version"
    " versions incorporate incorporates incorporated define defines defined"
    " provide provision provisions state states ";

static const char removal_words[] =
    " remove removed removes removal removing delete deleted deletes deletion"
    " eliminate eliminated withdrawn dropped discontinue discontinued ";

static const char section_words[] = " section sections sec par para paragraph "
				    "paragraphs chapter chapters clause"
				    " clauses ";

static const char object_ends[] = " from in when for within ";

/* A word of a mention: the families that it may stand for, because change logs
 * shorten ("auth"). */
struct mention_word {
	int family[WORD_FAMILIES];
	int n;
	bool removed; /* it is part of what is said to be removed */
};

struct mention {
	struct mention_word word[MENTION_WORDS]; /* that say something */
	int n, n_removed;
	bool section_found[MENTION_SECTIONS];
	struct str section[MENTION_SECTIONS];
	int n_sections;
	bool everything; /* "All" */
	bool found;
	bool beside_sections; /* another cell of its row names sections */
	int block;
	size_t start, end; /* bytes of the block */
};

struct log_reader {
	struct arena *a;
	struct diff *d;
	const struct side *side; /* of the new document */
	int *first_word; /* by block, and behind the last */
	struct VEC(struct mention) mentions;
	unsigned char *seen; /* by family: set for one text at a time */
	size_t n_families;
};

static struct log_remark *
remark(struct log_reader *r, enum log_fault fault, const struct mention *m)
{
	struct log_remark *out = VEC_ADD(r->a, &r->d->log);

	out->fault = fault;
	out->change = -1;
	out->at.block = m ? m->block : -1;
	out->at.start = m ? m->start : 0;
	out->at.end = m ? m->end : 0;
	return out;
}

/* -- reading the entries ------------------------------------------------- */

static void
index_words(struct log_reader *r)
{
	size_t n = r->side->doc->blocks.len;
	int at = 0, words = (int)r->side->words.len;

	r->first_word = arena_many(r->a, int, n + 1);
	for (size_t i = 0; i <= n; i++) {
		while (at < words && r->side->words.at[at].block < (int)i)
			at++;
		r->first_word[i] = at;
	}
}

static struct str
plain_of(const struct log_reader *r, const struct diff_word *w)
{
	const struct terms *t = &r->d->alignment.terms;

	return t->plains.at[t->at.at[w->term].plain];
}

static bool
is_section_number(struct str s)
{
	bool dot = false;

	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '.')
			dot = true;
		else if (!char_is_digit(s.at[i]))
			return false;
	}
	return s.len > 0 && dot;
}

static struct mention *
new_mention(struct log_reader *r, const struct diff_word *w)
{
	struct mention *m = VEC_ADD(r->a, &r->mentions);

	m->block = w->block;
	m->start = w->start;
	m->end = w->end;
	return m;
}

/* The families of a word: its own, those of its parts, and those that begin
 * with it or that it begins with. */
static void
read_word(const struct log_reader *r, const struct diff_word *w,
    struct mention_word *out)
{
	const struct terms *t = &r->d->alignment.terms;
	const struct term *term = &t->at.at[w->term];
	struct str own = t->family.at[term->family[0]].key;

	out->family[out->n++] = term->family[0];
	if (own.len < SHORTENED)
		return;
	for (size_t i = 0; i < r->n_families && out->n < WORD_FAMILIES; i++) {
		struct str key = t->family.at[i].key;

		if (key.len >= SHORTENED && (int)i != term->family[0] &&
		    !t->family.at[i].sign &&
		    (str_starts(key, own) || str_starts(own, key)))
			out->family[out->n++] = (int)i;
	}
}

static void
add_word(struct log_reader *r, struct mention *m, const struct diff_word *w,
    bool removing)
{
	const struct term *term = &r->d->alignment.terms.at.at[w->term];
	int first = term->n_families > 1;

	/* "reverse-ip" is its two words */
	for (int i = first; i < term->n_families; i++) {
		struct mention_word *word;

		if (m->n == MENTION_WORDS)
			return;
		word = &m->word[m->n++];
		*word = (struct mention_word){.removed = removing};
		if (first)
			word->family[word->n++] = term->family[i];
		else
			read_word(r, w, word);
		m->n_removed += removing;
	}
}

/* Numbers of proposals and years tell nothing about the text. */
static bool
has_letter(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (char_is_alpha(s.at[i]) || (unsigned char)s.at[i] >= 0x80)
			return true;
	return false;
}

/* Takes a word into a mention. */
static void
take_word(struct log_reader *r, struct mention *m, const struct diff_word *w,
    bool *removing, bool *naming)
{
	const struct terms *t = &r->d->alignment.terms;
	struct str plain = plain_of(r, w), text = word_text(r->side, w);

	m->end = w->end;
	if (is_section_number(text)) {
		if (*naming && m->n_sections < MENTION_SECTIONS)
			m->section[m->n_sections++] = text;
		return;
	}
	if (!t->at.at[w->term].sign && !word_in(plain, " and or to through "))
		*naming = word_in(plain, section_words);
	if (str_eq_nocase(text, STR("all")) && m->n == 0)
		m->everything = true;
	if (word_in(plain, removal_words))
		*removing = true;
	else if (word_in(plain, object_ends) && m->n_removed)
		*removing = false;
	if (has_letter(plain) && !word_in(plain, idle_words))
		add_word(r, m, w, *removing);
}

static bool
is_stop(struct str text)
{
	return str_eq(text, STR(".")) || str_eq(text, STR(";")) ||
	       str_eq(text, STR("•"));
}

static void
read_block(struct log_reader *r, int block)
{
	struct mention *m = NULL;
	bool removing = false, naming = true;

	for (int i = r->first_word[block]; i < r->first_word[block + 1]; i++) {
		const struct diff_word *w = &r->side->words.at[i];
		struct str text = word_text(r->side, w);

		if (is_stop(text) || (str_eq(text, STR(",")) && m && m->n)) {
			m = NULL;
			removing = false;
			continue;
		}
		if (!m) {
			m = new_mention(r, w);
			naming = true; /* "4.9.1, 4.9.3: deadlines" */
		}
		take_word(r, m, w, &removing, &naming);
	}
}

static bool
old_has_version(const struct diff *d, struct str version)
{
	const struct edition_rows *rows = &d->version[0]->chronicle.rows;

	for (size_t i = 0; i < rows->len; i++)
		if (str_eq(rows->at[i].version, version))
			return true;
	return false;
}

static bool
is_new_row(const struct diff *d, const struct edition_row *row)
{
	struct str old = d->version[0]->document.identity.version.text;

	if (!row->version.len || old_has_version(d, row->version))
		return false;
	return !old.len || edition_cmp(row->version, old) > 0;
}

static void
read_row(struct log_reader *r, const struct edition_row *row)
{
	const struct doc *doc = r->side->doc;
	int anchor =
	    row->version_block >= 0 ? row->version_block : row->change_block;
	size_t first = r->mentions.len;
	bool sections = false;
	const struct block *b;

	if (anchor < 0)
		return;
	b = &doc->blocks.at[anchor];
	if (b->table < 0) {
		if (row->change_block >= 0)
			read_block(r, row->change_block);
		return;
	}
	while (anchor > 0 && doc->blocks.at[anchor - 1].table == b->table &&
	       doc->blocks.at[anchor - 1].row == b->row)
		anchor--;
	for (int i = anchor;
	     i < (int)doc->blocks.len && doc->blocks.at[i].table == b->table &&
	     doc->blocks.at[i].row == b->row;
	     i++)
		if (i != row->version_block && i != row->day_block)
			read_block(r, i);
	for (size_t i = first; i < r->mentions.len; i++)
		sections |= r->mentions.at[i].n_sections > 0 ||
			    r->mentions.at[i].everything;
	for (size_t i = first; i < r->mentions.len; i++)
		r->mentions.at[i].beside_sections = sections;
}

/* -- mentions and changes ------------------------------------------------ */

/* Notes the words of what a change says, on both sides, and of the titles over
 * it; `value` 0 forgets them. */
static void
note_words(struct log_reader *r, const struct change *c, unsigned char value)
{
	const struct alignment *al = &r->d->alignment;

	for (int s = 0; s < 2; s++) {
		const struct side *side = &al->side[s];
		int first, last, section = c->section[s];

		change_portions(r->d, c, s, &first, &last);
		for (int i = first; i < last; i++)
			for (int k = side->portions.at[i].first_part;
			     k < side->portions.at[i].last_part; k++)
				r->seen[side->parts.at[k].family] = value;
		for (; section > 0;
		     section = side->map->sections.at[section].parent) {
			int zone = side->first_of_zone[section];
			const struct portion *p;

			if (zone < 0)
				continue;
			p = &side->portions.at[zone];
			for (int k = p->first_part;
			     p->kind == BLOCK_HEADING && k < p->last_part; k++)
				r->seen[side->parts.at[k].family] = value;
		}
	}
}

/* Of 100: what of a mention's words is among those noted. */
static int
share_of(const struct log_reader *r, const struct mention *m)
{
	int shared = 0, all = 0;

	for (int i = 0; i < m->n; i++) {
		const struct mention_word *word = &m->word[i];
		int w = terms_weight(&r->d->alignment.terms, word->family[0]);

		all += w;
		for (int k = 0; k < word->n; k++)
			if (r->seen[word->family[k]]) {
				shared += w;
				break;
			}
	}
	return all ? 100 * shared / all : 0;
}

static bool
is_in_section(const struct diff *d, const struct change *c, struct str number)
{
	for (int s = 0; s < 2; s++) {
		const struct map *map = d->version[s]->document.map;

		if (map_is_in(map, c->section[s], number))
			return true;
	}
	return false;
}

/* Changes that a change log speaks of. */
static bool
is_telling(const struct change *c)
{
	return c->class != CHANGE_LOG && c->class != CHANGE_LAYOUT;
}

/* Whether a mention is about a change; notes what was found. */
static bool
is_about(struct log_reader *r, struct mention *m, const struct change *c)
{
	bool about = m->everything;

	for (int i = 0; i < m->n_sections; i++)
		if (is_in_section(r->d, c, m->section[i]))
			about = m->section_found[i] = true;
	if (m->n && share_of(r, m) >= ABOUT)
		about = m->found = true;
	return about;
}

/* What is not mentioned, told once a section. */
static void
tell_unmentioned(struct log_reader *r, const bool *mentioned)
{
	struct diff *d = r->d;

	for (size_t i = 0; i < d->changes.len;) {
		const struct change *c = &d->changes.at[i];
		int side = c->section[1] >= 0, n = 0;
		size_t first = i;
		struct str number = map_printed_number(
		    d->version[side]->document.map, c->section[side]);
		struct log_remark *out;

		for (; i < d->changes.len; i++) {
			const struct change *x = &d->changes.at[i];
			int s = x->section[1] >= 0;

			if (!str_eq(number,
				map_printed_number(d->version[s]->document.map,
				    x->section[s])))
				break;
			if (x->commitment && !mentioned[i] && n++ == 0)
				first = i;
		}
		if (!n)
			continue;
		out = remark(r, LOG_UNMENTIONED, NULL);
		out->change = (int)first;
		out->message =
		    arena_print(r->a, "not mentioned: %d %s in %s%.*s", n,
			n == 1 ? "change" : "changes",
			number.len ? "section " : "the text before section 1",
			STR_ARG(number));
	}
}

/* -- what is said and not so --------------------------------------------- */

static struct str
mention_text(const struct log_reader *r, const struct mention *m)
{
	return str_sub(
	    r->side->doc->blocks.at[m->block].text, m->start, m->end);
}

static bool
is_denied(const struct log_reader *r, const struct portion *p)
{
	const struct prose *prose = r->side->prose;

	for (int i = p->first_statement; i < p->last_statement; i++) {
		const struct statement *s = &prose->statements.at[i];

		for (int k = 0; k < s->n_clauses; k++)
			if (prose->clauses.at[s->first_clause + k].polarity ==
			    POLARITY_NO)
				return true;
	}
	return false;
}

/* The portion of the new text that still says what is said to be removed, or
 * NULL. */
static const struct portion *
find_still_there(struct log_reader *r, const struct mention *m)
{
	const struct terms *t = &r->d->alignment.terms;
	const struct portion *best = NULL;
	int most = 0;

	for (size_t i = 0; i < r->side->portions.len; i++) {
		const struct portion *p = &r->side->portions.at[i];
		int all = 0, shared = 0;

		if (p->role != ROLE_BODY)
			continue;
		for (int k = 0; k < m->n; k++) {
			int family = m->word[k].family[0];
			int w = terms_weight(t, family);

			if (!m->word[k].removed)
				continue;
			all += w;
			for (int x = p->first_part; x < p->last_part; x++)
				if (r->side->parts.at[x].family == family)
					shared += w;
		}
		if (all && 100 * shared / all >= STILL_THERE && shared > most &&
		    !is_denied(r, p)) {
			most = shared;
			best = p;
		}
	}
	return best;
}

static void
tell_mention(struct log_reader *r, const struct mention *m)
{
	struct str text = mention_text(r, m);
	const struct portion *still;

	for (int i = 0; i < m->n_sections; i++)
		if (!m->section_found[i])
			remark(r, LOG_NOT_FOUND, m)->message = arena_print(r->a,
			    "the log names section %.*s, where nothing "
			    "has changed",
			    STR_ARG(m->section[i]));
	still = m->n_removed >= 2 ? find_still_there(r, m) : NULL;
	if (still) {
		struct str where =
		    map_printed_number(r->side->map, still->section);

		remark(r, LOG_UNTRUE, m)->message = arena_print(r->a,
		    "the log says \"%.*s\", but section %.*s still has it",
		    STR_ARG(text), STR_ARG(where));
	} else if (m->n >= 2 && !m->found && !m->beside_sections) {
		remark(r, LOG_NOT_FOUND, m)->message = arena_print(r->a,
		    "the log says \"%.*s\": no such change is found",
		    STR_ARG(text));
	}
}

/* -- version and date ---------------------------------------------------- */

static void
check_version(struct log_reader *r)
{
	const struct version *const *v =
	    (const struct version *const *)r->d->version;
	struct str old = v[0]->document.identity.version.text;
	struct str new = v[1]->document.identity.version.text;

	if (old.len && !new.len)
		remark(r, LOG_VERSION, NULL)->message =
		    STR("the new document bears no version");
	else if (old.len && edition_cmp(new, old) <= 0)
		remark(r, LOG_VERSION, NULL)->message = arena_print(r->a,
		    "the text has changed, the version has not been raised: "
		    "%.*s after %.*s",
		    STR_ARG(new), STR_ARG(old));
}

static void
check_date(struct log_reader *r)
{
	date old = r->d->version[0]->document.dated;
	date new = r->d->version[1]->document.dated;
	char text[2][DATE_TEXT];

	if (new == DATE_NONE) {
		remark(r, LOG_DATE, NULL)->message =
		    STR("the new document bears no date");
		return;
	}
	if (old == DATE_NONE)
		return;
	(void)date_print(old, text[0]);
	(void)date_print(new, text[1]);
	if (new <= old)
		remark(r, LOG_DATE, NULL)->message = arena_print(r->a,
		    "the date is not after that of the old document: %s and %s",
		    text[1], text[0]);
	else if (new - old > DAYS_OF_YEAR)
		remark(r, LOG_AGE, NULL)->message = arena_print(r->a,
		    "%d days lie between the two versions, %s and %s",
		    (int)(new - old), text[0], text[1]);
}

static void
compare_mentions(struct log_reader *r)
{
	struct diff *d = r->d;
	bool *mentioned = arena_many(r->a, bool, d->changes.len + 1);

	for (size_t i = 0; i < d->changes.len; i++) {
		const struct change *c = &d->changes.at[i];

		if (!is_telling(c))
			continue;
		note_words(r, c, 1);
		for (size_t k = 0; k < r->mentions.len; k++)
			if (is_about(r, &r->mentions.at[k], c))
				mentioned[i] = true;
		note_words(r, c, 0);
	}
	tell_unmentioned(r, mentioned);
	for (size_t k = 0; k < r->mentions.len; k++)
		tell_mention(r, &r->mentions.at[k]);
}

/* Other than typography and layout: a converted document needs no entry. */
static bool
says_something_else(const struct diff *d)
{
	for (size_t i = 0; i < d->changes.len; i++)
		if (d->changes.at[i].class != CHANGE_EDITORIAL &&
		    d->changes.at[i].class != CHANGE_LAYOUT)
			return true;
	return false;
}

void
log_compare(struct arena *a, struct diff *d)
{
	struct log_reader r = {.a = a, .d = d, .side = &d->alignment.side[1]};
	const struct chronicle *c = &d->version[1]->chronicle;

	if (!says_something_else(d))
		return;
	r.n_families = d->alignment.terms.family.len;
	r.seen = arena_many(a, unsigned char, r.n_families + 1);
	index_words(&r);
	check_version(&r);
	check_date(&r);
	for (size_t i = 0; i < c->rows.len; i++)
		if (is_new_row(d, &c->rows.at[i]))
			read_row(&r, &c->rows.at[i]);
	if (r.mentions.len)
		compare_mentions(&r);
	else if (c->has_log)
		remark(&r, LOG_NO_ENTRY, NULL)->message =
		    STR("the change log has no entry for the new version");
}
