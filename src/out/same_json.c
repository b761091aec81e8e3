/* One object: both documents, what was counted, and the faults with the place
 * of each side.  "block" points into the blocks of `extract -f json`; "quote"
 * is the bytes from "start" to "end" of its text, or its label. */
#include "out/parts.h"
#include "out/same_parts.h"

static void
add_side(struct json *to, const char *name, const struct same *s, int side,
    const struct same_fault *f)
{
	const struct same_place *p = &f->at[side];
	int section = same_section(s, side, f);
	struct json *o;

	if (p->block < 0) {
		json_add_null(to, name);
		return;
	}
	o = json_add_object(to, name);
	parts_add_str(o, "section", map_printed_number(s->map[side], section));
	parts_add_str(o, "rfc3647", map_rfc_number(s->map[side], section));
	parts_add_str(o, "title", s->map[side]->sections.at[section].title);
	json_add_number(o, "block", p->block);
	json_add_number(o, "blocks", p->blocks);
	parts_add_count(
	    o, "page", s->doc[side]->blocks.at[p->block].place.page);
	json_add_bool(o, "label", p->label);
	json_add_number(o, "start", (double)p->start);
	json_add_number(o, "end", (double)p->end);
	json_add_str(o, "quote", same_quote(s, side, f));
}

static void
add_faults(
    struct json *root, const struct same *s, const struct same_choice *choice)
{
	struct json *list = json_add_array(root, "faults");

	for (size_t i = 0; i < s->faults.len; i++) {
		const struct same_fault *f = &s->faults.at[i];
		struct json *o;

		if (!same_chooses(s, choice, f))
			continue;
		o = json_add_object(list, NULL);
		json_add_number(o, "number", (double)i + 1);
		json_add_c(o, "kind", same_kind_name(f->kind));
		json_add_str(o, "message", f->message);
		add_side(o, "old", s, 0, f);
		add_side(o, "new", s, 1, f);
	}
}

static void
add_summary(
    struct json *root, const struct same *s, const struct same_choice *choice)
{
	struct same_count n = same_count(s, choice);
	struct json *o = json_add_object(root, "summary"), *kinds;

	json_add_bool(o, "same", n.shown == 0);
	json_add_number(o, "faults", n.shown);
	json_add_number(o, "words_old", s->words[0]);
	json_add_number(o, "words_new", s->words[1]);
	json_add_number(o, "words_kept", s->kept);
	kinds = json_add_object(o, "kinds");
	for (int i = 0; i < N_SAME_KINDS; i++)
		if (n.kinds[i])
			json_add_number(kinds,
			    same_kind_name((enum same_kind)i), n.kinds[i]);
}

void
same_json(
    const struct same *s, const struct same_choice *choice, struct buf *out)
{
	struct json *root = json_new_object(), *list, *o;

	(void)parts_add_tool(root);
	list = json_add_object(root, "documents");
	for (int side = 0; side < 2; side++) {
		o = parts_add_document(
		    list, side ? "new" : "old", s->doc[side]);
		parts_add_notices(o, "notices", s->doc[side]);
	}
	add_summary(root, s, choice);
	if (!choice->stat)
		add_faults(root, s, choice);
	json_print(root, true, out);
	json_free(root);
}
