#include "tool/shape.h"

#include "base/cc.h"
#include "map/title.h"
#include "phrase/leaf.h"
#include "rule/advice.h"
#include "rule/prepared.h"

/* clang-format off */
#define NUMBER_KIND(x) _Generic((x), double : MEMBER_REAL, \
    bool : MEMBER_UNSIGNED, unsigned char : MEMBER_UNSIGNED, \
    unsigned short : MEMBER_UNSIGNED, unsigned : MEMBER_UNSIGNED, \
    unsigned long : MEMBER_UNSIGNED, unsigned long long : MEMBER_UNSIGNED, \
    default : MEMBER_SIGNED)
/* clang-format on */

#define PLACE(t, m) #m, offsetof(struct t, m), sizeof(((struct t *)0)->m)

#define NUMBER(t, m)                                                           \
	{                                                                      \
		PLACE(t, m), NUMBER_KIND(((struct t *)0)->m), NULL, 0          \
	}
#define TEXT(t, m)                                                             \
	{                                                                      \
		PLACE(t, m), MEMBER_TEXT, NULL, 0                              \
	}
#define WITHIN(t, m, of)                                                       \
	{                                                                      \
		PLACE(t, m), MEMBER_WITHIN, &of##_shape, 0                     \
	}
#define ONE(t, m, of)                                                          \
	{                                                                      \
		PLACE(t, m), MEMBER_ONE, &of##_shape, 0                        \
	}
#define MANY(t, m, of, n)                                                      \
	{                                                                      \
		PLACE(t, m), MEMBER_MANY, &of##_shape, offsetof(struct t, n)   \
	}
#define POINTERS(t, m, of, n)                                                  \
	{                                                                      \
		PLACE(t, m), MEMBER_POINTERS, &of##_shape,                     \
		    offsetof(struct t, n)                                      \
	}
#define VECTOR(t, m, of)                                                       \
	{                                                                      \
		PLACE(t, m), MEMBER_VECTOR, &of##_shape, 0                     \
	}
#define POINTER_VECTOR(t, m, of)                                               \
	{                                                                      \
		PLACE(t, m), MEMBER_POINTER_VECTOR, &of##_shape, 0             \
	}
#define NONE(t, m)                                                             \
	{                                                                      \
		PLACE(t, m), MEMBER_NONE, NULL, 0                              \
	}

#define SHAPE(t)                                                               \
	static const struct shape t##_shape = {"struct " #t, "all_" #t,        \
	    sizeof(struct t), t##_members, COUNT_OF(t##_members), NULL}

/* -- plain values -------------------------------------------------------- */

static const struct member int_members[] = {
    {"", 0, sizeof(int), MEMBER_SIGNED, NULL, 0}};
static const struct shape int_shape = {
    "int", "all_int", sizeof(int), int_members, 1, NULL};

static const struct member str_members[] = {
    {"", 0, sizeof(struct str), MEMBER_TEXT, NULL, 0}};
SHAPE(str);

static const struct member index_slot_members[] = {
    TEXT(index_slot, key), NUMBER(index_slot, hash), NUMBER(index_slot, value)};
SHAPE(index_slot);

static const struct member index_members[] = {
    MANY(index, slots, index_slot, cap), NUMBER(index, len),
    NUMBER(index, cap)};
SHAPE(index);

static const struct member quantity_members[] = {NUMBER(quantity, kind),
    NUMBER(quantity, bound), NUMBER(quantity, value), TEXT(quantity, unit),
    NUMBER(quantity, business), NUMBER(quantity, first),
    NUMBER(quantity, last)};
SHAPE(quantity);

/* -- patterns ------------------------------------------------------------ */

static const struct member node_members[] = {
    NUMBER(node, kind), NUMBER(node, size), NUMBER(node, value)};
SHAPE(node);

static const struct member inst_members[] = {
    NUMBER(inst, op), NUMBER(inst, y), NUMBER(inst, x)};
SHAPE(inst);

static const struct member leaf_members[] = {NUMBER(leaf, number),
    NUMBER(leaf, root), NUMBER(leaf, raw), NUMBER(leaf, code),
    NUMBER(leaf, n_code), NUMBER(leaf, starts), NUMBER(leaf, n_starts),
    NUMBER(leaf, longest), NUMBER(leaf, is_word), NUMBER(leaf, is_concept)};
SHAPE(leaf);

static const struct member term_members[] = {NUMBER(term, leaf),
    NUMBER(term, cell), NUMBER(term, row), NUMBER(term, column),
    NUMBER(term, lead)};
SHAPE(term);

static const struct member part_members[] = {
    NUMBER(part, term), NUMBER(part, negative), NUMBER(part, behind)};
SHAPE(part);

static const struct member phrases_of_members[] = {NUMBER(phrases_of, leaves),
    NUMBER(phrases_of, n_leaves), NUMBER(phrases_of, longest),
    NUMBER(phrases_of, takes_own_names)};
SHAPE(phrases_of);

static const struct member measure_members[] = {NUMBER(measure, kind),
    NUMBER(measure, compare), NUMBER(measure, value), NUMBER(measure, business),
    TEXT(measure, digits)};
SHAPE(measure);

static const struct member word_members[] = {TEXT(word, plain),
    NUMBER(word, key), NUMBER(word, number), NUMBER(word, unit),
    NUMBER(word, month), NUMBER(word, term_ends)};
SHAPE(word);

/* A search asks only what the words and keys of the patterns are. */
static const struct member vocabulary_members[] = {NONE(vocabulary, arena),
    NONE(vocabulary, lexicon), NONE(vocabulary, words), NONE(vocabulary, keys),
    VECTOR(vocabulary, word, word), VECTOR(vocabulary, key, str),
    NONE(vocabulary, flags)};
SHAPE(vocabulary);

static const struct member phrase_text_members[] = {NONE(phrase_text, arena),
    NONE(phrase_text, lexicon), WITHIN(phrase_text, words, vocabulary),
    NONE(phrase_text, tokens), NONE(phrase_text, keys),
    NONE(phrase_text, quantities), NONE(phrase_text, units),
    NONE(phrase_text, stretches), NONE(phrase_text, own_names),
    NONE(phrase_text, pieces), NONE(phrase_text, sign_keys),
    NONE(phrase_text, section_key), NONE(phrase_text, clause_key),
    NONE(phrase_text, chapter_key), NONE(phrase_text, and_key),
    NONE(phrase_text, bounds), NONE(phrase_text, index)};
SHAPE(phrase_text);

static const struct shape pattern_set_shape;

static const struct member pattern_members[] = {ONE(pattern, set, pattern_set),
    TEXT(pattern, source), NUMBER(pattern, window), NUMBER(pattern, parts),
    NUMBER(pattern, n_parts), NUMBER(pattern, denies)};
SHAPE(pattern);

static const struct member pattern_set_members[] = {
    POINTER_VECTOR(pattern_set, patterns, pattern),
    VECTOR(pattern_set, parts, part), VECTOR(pattern_set, terms, term),
    VECTOR(pattern_set, leaves, leaf), VECTOR(pattern_set, nodes, node),
    VECTOR(pattern_set, code, inst), VECTOR(pattern_set, starts, int),
    VECTOR(pattern_set, key_lists, int), VECTOR(pattern_set, leaf_lists, int),
    VECTOR(pattern_set, concepts, phrases_of),
    VECTOR(pattern_set, measures, measure), VECTOR(pattern_set, raws, str),
    ONE(pattern_set, words, phrase_text), WITHIN(pattern_set, by_source, index),
    NONE(pattern_set, parsing)};
SHAPE(pattern_set);

/* Concepts are in the patterns. */
static const struct member lexicon_members[] = {NONE(lexicon, arena),
    NONE(lexicon, json), NONE(lexicon, frames),
    WITHIN(lexicon, spellings, index), WITHIN(lexicon, ends, index),
    WITHIN(lexicon, families, index), NONE(lexicon, by_name),
    VECTOR(lexicon, texts, str), NONE(lexicon, concepts)};
SHAPE(lexicon);

/* -- outline, sources, methods ------------------------------------------- */

static const struct member rfc_alias_members[] = {TEXT(rfc_alias, title),
    TEXT(rfc_alias, source), NUMBER(rfc_alias, variant)};
SHAPE(rfc_alias);

static const struct member rfc_section_members[] = {TEXT(rfc_section, number),
    TEXT(rfc_section, title), MANY(rfc_section, aliases, rfc_alias, n_aliases),
    NUMBER(rfc_section, n_aliases), NUMBER(rfc_section, parent),
    NUMBER(rfc_section, level), NUMBER(rfc_section, required),
    NUMBER(rfc_section, above_required), TEXT(rfc_section, source)};
SHAPE(rfc_section);

static const struct member title_entry_members[] = {NUMBER(title_entry, rfc),
    NUMBER(title_entry, alias), NUMBER(title_entry, first),
    NUMBER(title_entry, n_words), NUMBER(title_entry, weight),
    NUMBER(title_entry, next_same)};
SHAPE(title_entry);

static const struct member title_stem_members[] = {TEXT(title_stem, text),
    NUMBER(title_stem, next_letter), NUMBER(title_stem, first),
    NUMBER(title_stem, n_entries), NUMBER(title_stem, n_sections),
    NUMBER(title_stem, weight)};
SHAPE(title_stem);

static const struct shape rfc3647_shape;

static const struct member titles_members[] = {ONE(titles, outline, rfc3647),
    VECTOR(titles, entries, title_entry), VECTOR(titles, first_entry, int),
    VECTOR(titles, words, int), VECTOR(titles, stems, title_stem),
    MANY(titles, postings, int, words.len), WITHIN(titles, by_stem, index),
    WITHIN(titles, by_key, index), WITHIN(titles, by_letter, int)};
SHAPE(titles);

static const struct member rfc3647_members[] = {NONE(rfc3647, arena),
    MANY(rfc3647, sections, rfc_section, n_sections),
    NUMBER(rfc3647, n_sections), WITHIN(rfc3647, by_number, index),
    ONE(rfc3647, titles, titles)};
SHAPE(rfc3647);

static const struct member source_version_members[] = {
    TEXT(source_version, version), NUMBER(source_version, from)};
SHAPE(source_version);

static const struct member source_members[] = {TEXT(source, id),
    TEXT(source, title), TEXT(source, publisher), TEXT(source, url),
    TEXT(source, abbreviation),
    MANY(source, versions, source_version, n_versions),
    NUMBER(source, n_versions)};
SHAPE(source);

static const struct member sources_members[] = {
    MANY(sources, at, source, len), NUMBER(sources, len)};
SHAPE(sources);

static const struct member method_phrases_members[] = {
    POINTERS(method_phrases, at, pattern, len), NUMBER(method_phrases, len)};
SHAPE(method_phrases);

static const struct member method_item_members[] = {TEXT(method_item, id),
    TEXT(method_item, number), TEXT(method_item, title),
    WITHIN(method_item, named, method_phrases),
    WITHIN(method_item, does, method_phrases),
    WITHIN(method_item, needs, method_phrases),
    WITHIN(method_item, refers, method_phrases), NUMBER(method_item, from),
    NUMBER(method_item, discouraged), NUMBER(method_item, barred),
    TEXT(method_item, twin), NUMBER(method_item, rest),
    NUMBER(method_item, general), NUMBER(method_item, wildcard),
    NUMBER(method_item, perspectives)};
SHAPE(method_item);

static const struct member method_list_members[] = {TEXT(method_list, name),
    TEXT(method_list, title), TEXT(method_list, source),
    TEXT(method_list, section), MANY(method_list, home, str, n_home),
    NUMBER(method_list, n_home), MANY(method_list, near, str, n_near),
    NUMBER(method_list, n_near),
    WITHIN(method_list, near_headings, method_phrases),
    WITHIN(method_list, headings, method_phrases),
    WITHIN(method_list, not_headings, method_phrases),
    WITHIN(method_list, about, method_phrases),
    WITHIN(method_list, not_about, method_phrases),
    MANY(method_list, items, method_item, n_items),
    NUMBER(method_list, n_items)};
SHAPE(method_list);

static const struct member method_lists_members[] = {
    MANY(method_lists, at, method_list, len), NUMBER(method_lists, len),
    WITHIN(method_lists, words, method_phrases)};
SHAPE(method_lists);

/* -- rules --------------------------------------------------------------- */

static const struct member phrases_members[] = {
    POINTERS(phrases, at, pattern, len), NUMBER(phrases, len)};
SHAPE(phrases);

static const struct member sections_members[] = {
    MANY(sections, at, str, len), NUMBER(sections, len)};
SHAPE(sections);

static const struct member cite_members[] = {ONE(cite, source, source),
    TEXT(cite, section), TEXT(cite, since), NUMBER(cite, from),
    NUMBER(cite, until)};
SHAPE(cite);

static const struct member frame_need_members[] = {NUMBER(frame_need, actors),
    NUMBER(frame_need, any_strength), NUMBER(frame_need, any_day),
    NUMBER(frame_need, any_polarity), NUMBER(frame_need, as_pattern),
    NUMBER(frame_need, polarity), NUMBER(frame_need, classes),
    NUMBER(frame_need, definitions), NUMBER(frame_need, front)};
SHAPE(frame_need);

static const struct member limit_step_members[] = {NUMBER(limit_step, from),
    NUMBER(limit_step, has_min), NUMBER(limit_step, has_max),
    NUMBER(limit_step, min), NUMBER(limit_step, max),
    WITHIN(limit_step, written, quantity)};
SHAPE(limit_step);

static const struct member limit_members[] = {NUMBER(limit, capture),
    MANY(limit, steps, limit_step, n_steps), NUMBER(limit, n_steps),
    NUMBER(limit, worse)};
SHAPE(limit);

static const struct member shade_members[] = {
    WITHIN(shade, says, phrases), TEXT(shade, because), NUMBER(shade, verdict)};
SHAPE(shade);

static const struct member local_members[] = {WITHIN(local, under, phrases),
    WITHIN(local, only, sections), WITHIN(local, says, phrases)};
SHAPE(local);

static const struct member element_members[] = {TEXT(element, name),
    NUMBER(element, core), TEXT(element, asks), WITHIN(element, says, phrases),
    WITHIN(element, unless, phrases), WITHIN(element, under, phrases),
    WITHIN(element, not_under, phrases), WITHIN(element, frame, frame_need),
    MANY(element, local, local, n_local), NUMBER(element, n_local),
    MANY(element, partial, shade, n_partial), NUMBER(element, n_partial),
    WITHIN(element, limit, limit), WITHIN(element, only, sections),
    NUMBER(element, dated_from)};
SHAPE(element);

static const struct member conflict_members[] = {TEXT(conflict, name),
    WITHIN(conflict, says, phrases), WITHIN(conflict, unless, phrases),
    WITHIN(conflict, under, phrases), WITHIN(conflict, not_under, phrases),
    WITHIN(conflict, without, phrases), WITHIN(conflict, frame, frame_need),
    TEXT(conflict, because), TEXT(conflict, element), NUMBER(conflict, verdict),
    WITHIN(conflict, limit, limit), WITHIN(conflict, only, sections),
    NUMBER(conflict, differs), TEXT(conflict, denied)};
SHAPE(conflict);

static const struct member outline_check_members[] = {
    NUMBER(outline_check, fault), NUMBER(outline_check, dead_reference),
    NUMBER(outline_check, verdict), TEXT(outline_check, name),
    NUMBER(outline_check, core), WITHIN(outline_check, only, sections),
    WITHIN(outline_check, never, sections), NUMBER(outline_check, required),
    TEXT(outline_check, because)};
SHAPE(outline_check);

static const struct member agreement_check_members[] = {
    NUMBER(agreement_check, kind), NUMBER(agreement_check, verdict),
    TEXT(agreement_check, name), NUMBER(agreement_check, core),
    TEXT(agreement_check, because)};
SHAPE(agreement_check);

static const struct member date_check_members[] = {NUMBER(date_check, fault),
    NUMBER(date_check, verdict), TEXT(date_check, name),
    NUMBER(date_check, core), NUMBER(date_check, max_days),
    NUMBER(date_check, from), WITHIN(date_check, says, phrases),
    TEXT(date_check, because)};
SHAPE(date_check);

static const struct member method_items_members[] = {
    POINTERS(method_items, at, method_item, len), NUMBER(method_items, len)};
SHAPE(method_items);

static const struct member method_check_members[] = {TEXT(method_check, name),
    NUMBER(method_check, core), TEXT(method_check, asks),
    ONE(method_check, list, method_list),
    WITHIN(method_check, items, method_items), NUMBER(method_check, demand),
    WITHIN(method_check, instead, element), NUMBER(method_check, vestiges)};
SHAPE(method_check);

static const struct shape profile_field_shape = {"struct profile_field",
    "profile_fields", sizeof(struct profile_field), NULL, 0, profile_fields};

static const struct member profile_check_members[] = {TEXT(profile_check, name),
    NUMBER(profile_check, core), ONE(profile_check, field, profile_field),
    NUMBER(profile_check, classes), NUMBER(profile_check, demand),
    WITHIN(profile_check, value, element),
    WITHIN(profile_check, among, phrases),
    WITHIN(profile_check, instead, phrases), NUMBER(profile_check, verdict),
    NUMBER(profile_check, listed), TEXT(profile_check, because)};
SHAPE(profile_check);

static const struct member profile_checks_members[] = {
    NUMBER(profile_checks, object), NUMBER(profile_checks, classes),
    TEXT(profile_checks, text), WITHIN(profile_checks, instead, phrases),
    MANY(profile_checks, at, profile_check, len), NUMBER(profile_checks, len)};
SHAPE(profile_checks);

static const struct member condition_members[] = {NUMBER(condition, kind),
    WITHIN(condition, offers, sections), WITHIN(condition, says, phrases),
    WITHIN(condition, unless, phrases), ONE(condition, list, method_list),
    WITHIN(condition, items, method_items), TEXT(condition, text)};
SHAPE(condition);

/* Without examples: they prove a rule, they do not decide anything. */
static const struct member rule_members[] = {TEXT(rule, id), TEXT(rule, topic),
    TEXT(rule, title), TEXT(rule, requirement), TEXT(rule, file),
    MANY(rule, cites, cite, n_cites), NUMBER(rule, n_cites),
    NUMBER(rule, severity), NUMBER(rule, action),
    WITHIN(rule, purposes, sections), WITHIN(rule, condition, condition),
    NUMBER(rule, kinds), TEXT(rule, home), WITHIN(rule, must, sections),
    WITHIN(rule, look, sections), NUMBER(rule, pointer),
    WITHIN(rule, anchor, phrases), NUMBER(rule, anchor_only),
    MANY(rule, elements, element, n_elements), NUMBER(rule, n_elements),
    MANY(rule, conflicts, conflict, n_conflicts), NUMBER(rule, n_conflicts),
    MANY(rule, methods, method_check, n_methods), NUMBER(rule, n_methods),
    MANY(rule, outline, outline_check, n_outline), NUMBER(rule, n_outline),
    MANY(rule, dates, date_check, n_dates), NUMBER(rule, n_dates),
    MANY(rule, agreement, agreement_check, n_agreement),
    NUMBER(rule, n_agreement), WITHIN(rule, profile, profile_checks),
    TEXT(rule, why), TEXT(rule, recommend), TEXT(rule, model), TEXT(rule, past),
    TEXT(rule, measured), NUMBER(rule, gathers), NUMBER(rule, draft),
    NONE(rule, examples), NONE(rule, n_examples)};
SHAPE(rule);

static const struct member advice_kind_members[] = {TEXT(advice_kind, name),
    NUMBER(advice_kind, is_wide), TEXT(advice_kind, lacks),
    WITHIN(advice_kind, says, phrases), WITHIN(advice_kind, unless, phrases),
    WITHIN(advice_kind, unless_next, phrases), NUMBER(advice_kind, may)};
SHAPE(advice_kind);

static const struct member advice_ask_members[] = {TEXT(advice_ask, says),
    TEXT(advice_ask, rule), WITHIN(advice_ask, cite, cite),
    WITHIN(advice_ask, purposes, sections), NUMBER(advice_ask, deadline)};
SHAPE(advice_ask);

static const struct member advice_topic_members[] = {TEXT(advice_topic, name),
    TEXT(advice_topic, title), NUMBER(advice_topic, weight),
    WITHIN(advice_topic, sections, sections),
    WITHIN(advice_topic, about, phrases), NUMBER(advice_topic, kinds),
    MANY(advice_topic, asks, advice_ask, n_asks), NUMBER(advice_topic, n_asks)};
SHAPE(advice_topic);

static const struct member advice_lists_members[] = {TEXT(advice_lists, rule),
    WITHIN(advice_lists, aside, phrases), TEXT(advice_lists, copies),
    WITHIN(advice_lists, recommend, str),
    MANY(advice_lists, kinds, advice_kind, n_kinds),
    NUMBER(advice_lists, n_kinds),
    MANY(advice_lists, topics, advice_topic, n_topics),
    NUMBER(advice_lists, n_topics)};
SHAPE(advice_lists);

/* The digest is that of base/embed.h. */
static const struct member pack_members[] = {NONE(pack, arena),
    NONE(pack, lexicon), ONE(pack, outline, rfc3647),
    WITHIN(pack, sources, sources), ONE(pack, patterns, pattern_set),
    NONE(pack, subjects), WITHIN(pack, methods, method_lists),
    ONE(pack, advice, advice_lists), MANY(pack, rules, rule, n_rules),
    NUMBER(pack, n_rules), TEXT(pack, name), TEXT(pack, version),
    NONE(pack, digest)};
SHAPE(pack);

static const struct member prepared_members[] = {WITHIN(prepared, pack, pack),
    WITHIN(prepared, lexicon, lexicon), TEXT(prepared, subjects),
    TEXT(prepared, frames)};
const struct shape prepared_shape = {"struct prepared", NULL,
    sizeof(struct prepared), prepared_members, COUNT_OF(prepared_members),
    NULL};

/* -- nothing forgotten --------------------------------------------------- */

/* The most that the compiler leaves free before a member. */
static size_t
alignment(const struct member *m)
{
	switch (m->kind) {
	case MEMBER_SIGNED:
	case MEMBER_UNSIGNED:
		return m->size;
	default:
		return sizeof(void *);
	}
}

static int
check(const struct shape *s, struct err *err)
{
	size_t end = 0;

	for (size_t i = 0; i < s->n_members; i++) {
		const struct member *m = &s->members[i];

		if (m->offset < end || m->offset >= end + alignment(m))
			return err_set(err, ERR_FORMAT,
			    "%s: something stands before '%s' that its shape "
			    "does not tell",
			    s->type, m->name);
		end = m->offset + m->size;
	}
	if (s->table)
		return 0;
	if (end > s->size || s->size - end >= sizeof(void *))
		return err_set(err, ERR_FORMAT,
		    "%s: something stands at its end that its shape does not "
		    "tell",
		    s->type);
	return 0;
}

/* Shapes name each other in circles: each is looked at once. */
int
shapes_check(struct err *err)
{
	const struct shape *all[SHAPES_MAX] = {&prepared_shape};
	size_t n = 1;

	for (size_t i = 0; i < n; i++) {
		if (check(all[i], err))
			return -1;
		for (size_t k = 0; k < all[i]->n_members; k++) {
			const struct shape *of = all[i]->members[k].of;
			size_t at = 0;

			while (at < n && all[at] != of)
				at++;
			if (of && at == n && n < SHAPES_MAX)
				all[n++] = of;
		}
	}
	return 0;
}
