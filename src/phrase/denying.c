/* Whether a pattern speaks of denial or of a bound itself, whatever it finds:
 * "never alone", "does not exceed".  The words that do are those of the list
 * "denying" of the lexicon's frames.
 */
#include "phrase/leaf.h"

#include "phrase/text.h"

/* The word as the vocabulary of the patterns knows it is one of the list. */
static bool
is_denying_key(const struct pattern_set *set, struct str key)
{
	const struct lexicon *lexicon = set->words->words.lexicon;
	const struct json *list = json_at(lexicon_frames(lexicon), "denying");
	char scratch[64];

	for (const struct json *n = json_first(list); n; n = json_next(n))
		if (str_eq(lexicon_key(lexicon, json_str(n), scratch), key))
			return true;
	return false;
}

static bool
raw_denies(const struct pattern_set *set, struct str source)
{
	const struct lexicon *lexicon = set->words->words.lexicon;
	size_t at = 0;

	while (at < source.len) {
		size_t end = at;
		char scratch[64];

		while (end < source.len && char_is_alpha(source.at[end]))
			end++;
		if (end > at &&
		    is_denying_key(set, lexicon_key(lexicon,
					    str_sub(source, at, end), scratch)))
			return true;
		at = end + 1;
	}
	return false;
}

static bool leaf_denies(const struct pattern_set *set, const struct leaf *leaf);

/* Each of its phrases does. */
static bool
concept_denies(const struct pattern_set *set, int concept)
{
	const struct phrases_of *of = &set->concepts.at[concept];

	for (int i = 0; i < of->n_leaves; i++)
		if (!leaf_denies(set,
			&set->leaves.at[set->leaf_lists.at[of->leaves + i]]))
			return false;
	return of->n_leaves > 0;
}

/* One part of a sequence is enough; of a choice each must; what may be left out
 * says nothing.  Trees nest no deeper than LIMIT_PATTERN_DEPTH. */
static bool
node_denies(const struct pattern_set *set, const struct node *n)
{
	const struct vocabulary *v = &set->words->words;
	bool all = n->kind == NODE_CHOICE && n->size > 1;

	switch ((enum node_kind)n->kind) {
	case NODE_WORD:
		return is_denying_key(set, v->key.at[n->value]);
	case NODE_EXACT:
		return is_denying_key(set, v->key.at[v->word.at[n->value].key]);
	case NODE_CONCEPT:
		return concept_denies(set, n->value);
	case NODE_SEQUENCE:
	case NODE_CHOICE:
		for (int i = 1; i < n->size; i += n[i].size)
			if (node_denies(set, &n[i]) != all)
				return !all;
		return all;
	case NODE_TOKEN:
	case NODE_QUANTITY:
	case NODE_GAP:
	case NODE_OPTION:
		break;
	}
	return false;
}

static bool
leaf_denies(const struct pattern_set *set, const struct leaf *leaf)
{
	return leaf->root < 0 ? raw_denies(set, set->raws.at[leaf->raw])
			      : node_denies(set, &set->nodes.at[leaf->root]);
}

bool
pattern_find_denial(const struct pattern *p)
{
	const struct pattern_set *set = p->set;

	for (int i = 0; i < p->n_parts; i++) {
		const struct part *part = &set->parts.at[p->parts + i];
		const struct term *term = &set->terms.at[part->term];

		if (!part->negative && term->leaf >= 0 &&
		    leaf_denies(set, &set->leaves.at[term->leaf]))
			return true;
	}
	return false;
}
