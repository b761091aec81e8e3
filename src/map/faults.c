/* What is wrong with an outline.  Each kind of fault is looked for by itself,
 * in the order of the enumeration, so that the list needs no sorting.
 *
 * The confidence of a fault says how sure a reviewer can be that it is one:
 * low stands for what a strict linter would mark and most reviewers let pass
 * (a title in other words, a sub-section of the CA's own).
 */
#include "map/build.h"

#define FEW_FOUND 20 /* sections of RFC 3647: hardly a CP or CPS */

static const struct rfc_section *
rfc_at(const struct build *b, int rfc)
{
	return &b->map->outline->sections[rfc];
}

static void
add(struct build *b, enum outline_fault kind, int section, int other, int rfc,
    enum confidence c)
{
	struct fault f = {kind, section, other, rfc, c};

	VEC_PUSH(b->a, &b->map->faults, f);
}

static int
n_sections(const struct build *b)
{
	return (int)b->map->sections.len;
}

/* How sure one can be that what was not found is missing.  Where most
 * numbers have other titles than those of the outline, the document is perhaps
 * none of the kind. */
static enum confidence
trust(const struct build *b)
{
	int found = 0, fit = 0, numbered = 0;

	for (size_t i = 0; i < b->map->outline->n_sections; i++)
		found += rfc_at(b, (int)i)->required && b->map->of_rfc[i] >= 0;
	for (int i = 1; i < n_sections(b); i++) {
		const struct draft *d = &b->drafts[i];

		if (!d->numbered || d->heading.places > 3)
			continue;
		numbered++;
		fit += b->map->sections.at[i].mapping >= MAPPING_TITLE;
	}
	if (fit * 4 < numbered * 3 || found == 0)
		return CONFIDENCE_LOW;
	return found < FEW_FOUND ? CONFIDENCE_MEDIUM : CONFIDENCE_HIGH;
}

/* Some sub-section of the same parent has no place: it may be the one. */
static bool
has_stray_sibling(const struct build *b, int rfc)
{
	int parent = rfc_at(b, rfc)->parent;
	int section = parent < 0 ? 0 : b->map->of_rfc[parent];

	if (section < 0)
		return false;
	for (int c = b->drafts[section].child; c >= 0; c = b->drafts[c].next)
		if (b->map->sections.at[c].rfc < 0 && !b->drafts[c].appendix &&
		    (parent >= 0 || b->drafts[c].numbered))
			return true;
	return false;
}

static void
find_missing(struct build *b)
{
	enum confidence trusted = trust(b);
	bool *printed = arena_many(&b->gone, bool, b->map->outline->n_sections);

	/* A heading with that number and no known title may be the one. */
	for (int i = 0; i < n_sections(b); i++) {
		const struct section *s = &b->map->sections.at[i];

		if (s->rfc < 0 && s->rfc_by_number >= 0)
			printed[s->rfc_by_number] = true;
	}
	for (int i = 0; i < (int)b->map->outline->n_sections; i++) {
		enum confidence c = trusted;

		if (!rfc_at(b, i)->required || b->map->of_rfc[i] >= 0)
			continue;
		if (c > CONFIDENCE_MEDIUM &&
		    (printed[i] || has_stray_sibling(b, i)))
			c = CONFIDENCE_MEDIUM;
		add(b, FAULT_MISSING, -1, -1, i, c);
	}
}

/* For each block how many things before it could not be read: a section with
 * a picture or an embedded object may not be blank at all. */
static int *
count_unread(struct build *b)
{
	const struct doc *doc = b->map->doc;
	int *before = arena_many(&b->gone, int, doc->blocks.len + 1);

	for (size_t i = 0; i < doc->notices.len; i++) {
		const struct notice *n = &doc->notices.at[i];

		if ((n->kind == NOTICE_NOT_READ || n->kind == NOTICE_FIGURE) &&
		    n->block >= 0)
			before[n->block + 1]++;
	}
	for (size_t i = 0; i < doc->blocks.len; i++)
		before[i + 1] += before[i];
	return before;
}

/* Only what belongs to the outline is blank: a title page or a divider
 * without a number is not. */
static bool
belongs(const struct build *b, int i)
{
	for (; i > 0; i = b->map->sections.at[i].parent)
		if (b->map->sections.at[i].rfc >= 0 ||
		    b->map->sections.at[i].cite.len > 0)
			return true;
	return false;
}

/* In a document whose headings are all of one level, what belongs below a
 * section follows it. */
static bool
is_followed_by_its_own(const struct build *b, int i)
{
	int rfc = b->map->sections.at[i].rfc;
	int next = i + 1 < n_sections(b) ? b->map->sections.at[i + 1].rfc : -1;

	return rfc >= 0 && next >= 0 && next != rfc &&
	       number_is_below(rfc_at(b, next)->number, rfc_at(b, rfc)->number);
}

static bool
has_own_text(const struct build *b, const struct section *s)
{
	for (int i = s->first; i < s->own_end; i++)
		if (block_is_body(&b->map->doc->blocks.at[i]) &&
		    b->map->doc->blocks.at[i].text.len > 0)
			return true;
	return false;
}

static void
find_blank(struct build *b)
{
	const int *unread = count_unread(b);

	for (int i = 1; i < n_sections(b); i++) {
		const struct section *s = &b->map->sections.at[i];
		enum confidence c = CONFIDENCE_HIGH;

		if (b->drafts[i].own_text != STIPULATION_BLANK ||
		    b->drafts[i].child >= 0 || !belongs(b, i) ||
		    is_followed_by_its_own(b, i))
			continue;
		if (unread[s->end] > unread[s->heading])
			c = CONFIDENCE_LOW;
		else if (has_own_text(b, s)) /* "intentionally left blank" */
			c = CONFIDENCE_MEDIUM;
		add(b, FAULT_BLANK, i, -1, s->rfc, c);
	}
}

/* "No stipulation" or "Not applicable" where a text should be. */
static void
find_stipulation(
    struct build *b, enum stipulation said, enum outline_fault fault)
{
	for (int i = 1; i < n_sections(b); i++) {
		const struct section *s = &b->map->sections.at[i];

		if (b->drafts[i].own_text == (int)said &&
		    s->stipulation == said)
			add(b, fault, i, -1, s->rfc,
			    s->rfc < 0 ? CONFIDENCE_LOW : s->confidence);
	}
}

static bool
is_same_heading(const struct draft *a, const struct draft *b)
{
	return str_eq(a->heading.key, b->heading.key) ||
	       (a->title.same >= 0 && a->title.same == b->title.same);
}

/* Two headings with one number, or two that are the same section without
 * having its number both. */
static void
find_doubled(struct build *b)
{
	struct index by_key = {0};
	size_t n = b->map->outline->n_sections;
	int *first = arena_many(&b->gone, int, n);

	for (size_t i = 0; i < n; i++)
		first[i] = -1;
	for (int i = 1; i < n_sections(b); i++) {
		const struct section *s = &b->map->sections.at[i];
		const struct draft *d = &b->drafts[i];
		int other = -1;

		if (d->numbered) {
			other = index_find(&by_key, d->heading.key);
			if (other < 0)
				index_put(&b->gone, &by_key, d->heading.key, i);
		}
		if (other < 0 && s->rfc >= 0)
			other = first[s->rfc];
		if (s->rfc >= 0 && first[s->rfc] < 0)
			first[s->rfc] = i;
		if (other >= 0)
			add(b, FAULT_DOUBLED, i, other, s->rfc,
			    is_same_heading(d, &b->drafts[other])
				? CONFIDENCE_HIGH
				: CONFIDENCE_MEDIUM);
	}
}

/* The number by which a section stands in line: as printed, or that of a
 * section of RFC 3647 that is known by its title. */
static struct str
line_number(const struct build *b, int i)
{
	const struct section *s = &b->map->sections.at[i];

	if (b->drafts[i].numbered)
		return b->drafts[i].heading.key;
	if (s->rfc >= 0 && s->number.len == 0 && rfc_at(b, s->rfc)->required)
		return rfc_at(b, s->rfc)->number;
	return (struct str){0};
}

/* The longest run of sections whose numbers never fall; what is not in it
 * stands out of order.  Worked from the end, so that of two sections that
 * changed places the later one is named.  `tails[k]` is the section that
 * begins the best run of length k + 1 found so far. */
static void
mark_in_order(struct build *b, const int *line, int n, bool *kept)
{
	int *tails = arena_many(&b->gone, int, (size_t)n);
	int *after = arena_many(&b->gone, int, (size_t)n);
	int longest = 0;

	for (int i = n - 1; i >= 0; i--) {
		struct str number = line_number(b, line[i]);
		int low = 0, high = longest;

		while (low < high) {
			int mid = low + (high - low) / 2;

			if (number_cmp(
				line_number(b, line[tails[mid]]), number) >= 0)
				low = mid + 1;
			else
				high = mid;
		}
		after[i] = low > 0 ? tails[low - 1] : -1;
		tails[low] = i;
		if (low == longest)
			longest++;
	}
	for (int i = longest > 0 ? tails[longest - 1] : -1; i >= 0;
	     i = after[i])
		kept[i] = true;
}

/* A number that is not that of the title is one fault, not two. */
static bool
is_slip(const struct section *s)
{
	return s->mapping == MAPPING_TITLE && s->number.len > 0;
}

static void
find_out_of_order(struct build *b)
{
	size_t room = b->map->sections.len;
	int *line = arena_many(&b->gone, int, room);
	bool *kept = arena_many(&b->gone, bool, room);
	int n = 0, before = -1;

	for (int i = 1; i < n_sections(b); i++)
		if (line_number(b, i).len > 0)
			line[n++] = i;
	mark_in_order(b, line, n, kept);
	for (int i = 0; i < n; i++) {
		if (kept[i])
			before = line[i];
		else if (!is_slip(&b->map->sections.at[line[i]]))
			add(b, FAULT_OUT_OF_ORDER, line[i], before,
			    b->map->sections.at[line[i]].rfc,
			    b->drafts[line[i]].numbered ? CONFIDENCE_HIGH
							: CONFIDENCE_MEDIUM);
	}
}

static bool
is_renumbered(const struct build *b, int i)
{
	const struct section *s = &b->map->sections.at[i];

	if (!b->drafts[i].numbered || s->rfc < 0 || s->rfc_by_title < 0)
		return false;
	if (s->mapping == MAPPING_TITLE && b->map->of_rfc[s->rfc] != i)
		return false; /* a second heading: doubled */
	return s->rfc_by_title != s->rfc_by_number;
}

/* Where the renumbering began: the outermost ancestor that is renumbered
 * too; its sub-sections only follow. */
static int
renumbered_above(const struct build *b, int i)
{
	int above = -1;

	for (int p = b->map->sections.at[i].parent; p > 0;
	     p = b->map->sections.at[p].parent)
		if (is_renumbered(b, p))
			above = p;
	if (above < 0 || b->map->sections.at[i].rfc != b->drafts[i].n)
		return -1;
	return above;
}

/* Where number and title are both known and differ, that much is certain; how
 * to read the section is what the mapping doubts. */
static enum confidence
renumbered_confidence(const struct build *b, int i)
{
	const struct section *s = &b->map->sections.at[i];
	const struct rfc_section *meant = rfc_at(b, s->rfc_by_title);

	/* a CA's own order of profiles and the like */
	if (!meant->required && meant->level > 2)
		return CONFIDENCE_LOW;
	if (b->drafts[i].title.same < 0)
		return s->confidence;
	return s->confidence == CONFIDENCE_LOW ? CONFIDENCE_MEDIUM
					       : CONFIDENCE_HIGH;
}

static void
find_renumbered(struct build *b)
{
	for (int i = 1; i < n_sections(b); i++)
		if (is_renumbered(b, i))
			add(b, FAULT_RENUMBERED, i, renumbered_above(b, i),
			    b->map->sections.at[i].rfc_by_title,
			    renumbered_confidence(b, i));
}

static bool
is_known_title(const struct build *b, const struct draft *d)
{
	if (d->own.likeness != TITLE_SAME)
		return false;
	return d->own.alias < 0 ||
	       !rfc_at(b, d->n)->aliases[d->own.alias].variant;
}

/* A title that is another topic is worth a remark; one in other words, or of
 * a deeper section, hardly. */
static void
find_retitled(struct build *b)
{
	for (int i = 1; i < n_sections(b); i++) {
		const struct section *s = &b->map->sections.at[i];
		const struct draft *d = &b->drafts[i];
		int rfc = s->rfc_by_number;

		if (rfc < 0 || is_renumbered(b, i))
			continue;
		if (s->rfc == rfc && d->n == rfc && is_known_title(b, d))
			continue;
		if (!rfc_at(b, rfc)->required) {
			if (s->mapping == MAPPING_NUMBER)
				add(b, FAULT_RETITLED, i, -1, rfc,
				    CONFIDENCE_LOW);
			continue;
		}
		add(b, FAULT_RETITLED, i, -1, rfc,
		    s->mapping == MAPPING_BOTH ? CONFIDENCE_LOW
					       : CONFIDENCE_MEDIUM);
	}
}

static bool
has_required_child(const struct build *b, int rfc)
{
	for (size_t i = (size_t)rfc + 1; i < b->map->outline->n_sections; i++) {
		const struct rfc_section *s = rfc_at(b, (int)i);

		if (!number_is_below(s->number, rfc_at(b, rfc)->number))
			break;
		if (s->parent == rfc && s->required)
			return true;
	}
	return false;
}

/* A further member of a family that RFC 3647 lists, like 1.7.  Sub-sections
 * where it has none are normal, and only named with low confidence at the
 * third place, which is the depth of the outline itself. */
static void
find_extra(struct build *b)
{
	for (int i = 1; i < n_sections(b); i++) {
		const struct section *s = &b->map->sections.at[i];
		const struct draft *d = &b->drafts[i];
		int parent =
		    s->parent < 0 ? -1 : b->map->sections.at[s->parent].rfc;

		if (!d->numbered || s->rfc >= 0 || s->rfc_by_number >= 0 ||
		    parent < 0 || d->n >= 0)
			continue;
		if (d->heading.places != rfc_at(b, parent)->level + 1)
			continue;
		if (has_required_child(b, parent))
			add(b, FAULT_EXTRA, i, -1, -1, CONFIDENCE_MEDIUM);
		else if (rfc_at(b, parent)->level == 2)
			add(b, FAULT_EXTRA, i, -1, -1, CONFIDENCE_LOW);
	}
}

static void
find_unnumbered(struct build *b)
{
	for (int i = 1; i < n_sections(b); i++) {
		const struct section *s = &b->map->sections.at[i];

		if (s->rfc < 0 || s->number.len > 0)
			continue;
		add(b, FAULT_UNNUMBERED, i, -1, s->rfc,
		    rfc_at(b, s->rfc)->required ? s->confidence
						: CONFIDENCE_LOW);
	}
}

#define LEVELS 9
#define DEPTH 12 /* places of the longest number */

/* Headings by places of their number and level. */
struct levels {
	int count[DEPTH + 1][LEVELS + 1], all[DEPTH + 1];
};

static void
count_levels(const struct build *b, struct levels *l)
{
	for (int i = 1; i < n_sections(b); i++) {
		const struct draft *d = &b->drafts[i];

		if (!d->numbered)
			continue;
		l->count[d->heading.places][b->map->sections.at[i].level]++;
		l->all[d->heading.places]++;
	}
}

/* The level that three quarters of the headings of a depth have; 0 when they
 * do not agree. */
static int
usual_level(const struct levels *l, int places)
{
	for (int level = 1; level <= LEVELS; level++)
		if (l->all[places] > 2 &&
		    l->count[places][level] * 4 >= l->all[places] * 3)
			return level;
	return 0;
}

/* HTML and Markdown end at level 6. */
static bool
is_deepest(int level)
{
	return level == 6 || level == LEVELS;
}

static void
find_levels(struct build *b)
{
	struct levels l = {0};
	int usual[DEPTH + 1];

	count_levels(b, &l);
	for (int places = 1; places <= DEPTH; places++)
		usual[places] = usual_level(&l, places);
	for (int i = 1; i < n_sections(b); i++) {
		const struct section *s = &b->map->sections.at[i];
		const struct draft *d = &b->drafts[i];
		int expected = d->numbered ? usual[d->heading.places] : 0;

		if (expected == 0 || s->level == expected ||
		    (expected > s->level && is_deepest(s->level)))
			continue;
		add(b, FAULT_LEVEL, i, -1, s->rfc,
		    d->heading.places > 3 ? CONFIDENCE_MEDIUM
					  : CONFIDENCE_HIGH);
	}
}

void
faults_find(struct build *b)
{
	find_missing(b);
	find_blank(b);
	find_stipulation(b, STIPULATION_NONE, FAULT_NO_STIPULATION);
	find_stipulation(b, STIPULATION_NOT_APPLICABLE, FAULT_NOT_APPLICABLE);
	find_doubled(b);
	find_out_of_order(b);
	find_renumbered(b);
	find_retitled(b);
	find_extra(b);
	find_unnumbered(b);
	find_levels(b);
}
