#include "rule/pointers.h"

#include "fact/line.h"
#include "fact/self.h"

static bool
names_trust_services(struct str name)
{
	return phrase_in(name, "trust") || phrase_in(name, "tsp") ||
	       phrase_in(name, "tsps");
}

static bool
names_profiles(struct str name)
{
	return phrase_in(name, "profile") || phrase_in(name, "profiles");
}

/* "the CPS", when a CPS is in the set; "the Trust Services Practice Statement"
 * when a document of that title is. */
static bool
is_given(struct arena *a, const struct view *v, const struct pointer *ptr,
    int document)
{
	unsigned kinds =
	    names_trust_services(ptr->name) ? 0 : self_kinds_in(ptr->name);
	struct str name = arena_copy(a, ptr->name);

	for (int d = 0; d < v->prose->n_docs; d++) {
		struct str title = v->chronicles[d].identity->title.text;

		if (d == document)
			continue;
		if (name.len && phrase_in(title, name.at))
			return true;
		if (((kinds & IDENTITY_CP) &&
			(v->kinds[d] & (KIND_CP | KIND_CP_CPS))) ||
		    ((kinds & IDENTITY_CPS) &&
			(v->kinds[d] & (KIND_CPS | KIND_CP_CPS))))
			return true;
		if (v->kinds[d] == KIND_PROFILES && names_profiles(ptr->name))
			return true;
	}
	return false;
}

/* "is described in the CPS", "see the CPS": what stands there is said
 * elsewhere.  "In accordance with the CPS" is a promise, not that. */
static bool
sends_on(const struct prose *p, const struct pointer *ptr)
{
	static const char around[] =
	    " the its our relevant applicable respective ";
	int first = p->text->units.at[ptr->statement].first;
	int i = ptr->first - 1;

	while (i >= first && word_in(token_key(p->text, i), around))
		i--;
	return i >= first && word_in(token_key(p->text, i), " in see to by ");
}

/* It says nothing else, or sends to a document by the name of its kind. */
static bool
defers(const struct prose *p, const struct pointer *ptr)
{
	const struct statement *st = &p->statements.at[ptr->statement];

	if (st->use != PROSE_PRACTICE)
		return false;
	return st->bare_pointer ||
	       ((self_kinds_in(ptr->name) || names_profiles(ptr->name) ||
		    names_trust_services(ptr->name)) &&
		   sends_on(p, ptr));
}

const struct pointers *
pointers_pick(struct arena *a, const struct view *v)
{
	struct pointers *out = arena_new(a, struct pointers);
	const struct prose *p = v->prose;

	for (size_t i = 0; i < p->pointers.len; i++) {
		const struct pointer *ptr = &p->pointers.at[i];
		int document = p->statements.at[ptr->statement].document;

		if (ptr->to == POINTER_SOURCE)
			VEC_PUSH(a, &out->sources, ptr);
		else if (ptr->to == POINTER_COMPANION && defers(p, ptr) &&
			 !is_given(a, v, ptr, document))
			VEC_PUSH(a, &out->deferrals, ptr);
	}
	return out;
}
