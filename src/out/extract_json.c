/* One object: the blocks of the document in reading order, each with the
 * place it comes from.  Evidence of a review points into this list. */
#include "out/extract.h"
#include "out/parts.h"

bool
extract_chooses(
    const struct extract_choice *choice, const struct map *map, int block)
{
	int section = map->section_of[block];
	struct str printed = map_printed_number(map, section);

	for (size_t i = 0; i < choice->n_sections; i++)
		if (map_is_below(map, section, choice->sections[i]) ||
		    number_is_below(printed, choice->sections[i]))
			return true;
	return choice->n_sections == 0;
}

static void
add_cell(struct json *o, const struct doc *doc, int block)
{
	const struct block *b = &doc->blocks.at[block];

	json_add_number(o, "table", b->table);
	json_add_number(o, "row", b->row);
	json_add_number(o, "col", b->col);
	json_add_number(o, "row_span", b->row_span);
	json_add_number(o, "col_span", b->col_span);
	parts_add_index(o, "row_heading", doc_row_heading(doc, block));
	parts_add_index(o, "column_heading", doc_column_heading(doc, block));
}

static void
add_place(struct json *to, const struct doc *doc, const struct place *place)
{
	struct json *o = json_add_object(to, "place");
	bool known = place->part >= 0 && (size_t)place->part < doc->parts.len;

	parts_add_str(
	    o, "part", known ? doc->parts.at[place->part] : (struct str){0});
	parts_add_count(o, "ordinal", place->ordinal);
	parts_add_count(o, "line", place->line);
	parts_add_count(o, "page", place->page);
}

static void
add_block(struct json *list, const struct map *map, int block)
{
	const struct doc *doc = map->doc;
	const struct block *b = &doc->blocks.at[block];
	int section = map->section_of[block];
	struct json *o = json_add_object(list, NULL);

	json_add_number(o, "block", block);
	json_add_c(o, "kind", block_kind_name(b->kind));
	json_add_c(o, "role", block_role_name(b->role));
	json_add_number(o, "level", b->level);
	json_add_str(o, "label", b->label);
	json_add_str(o, "section", map_printed_number(map, section));
	parts_add_str(o, "rfc3647", map_rfc_number(map, section));
	json_add_str(o, "text", b->text);
	if (b->table >= 0)
		add_cell(o, doc, block);
	if (b->kind == BLOCK_NOTE)
		parts_add_index(o, "note_of", b->anchor);
	add_place(o, doc, &b->place);
}

void
extract_json(
    const struct map *map, const struct extract_choice *choice, struct buf *out)
{
	struct json *root = json_new_object();
	struct json *blocks;

	(void)parts_add_tool(root);
	(void)parts_add_document(root, "document", map->doc);
	blocks = json_add_array(root, "blocks");
	for (size_t i = 0; i < map->doc->blocks.len; i++)
		if (extract_chooses(choice, map, (int)i))
			add_block(blocks, map, (int)i);
	parts_add_notices(root, "notices", map->doc);
	json_print(root, true, out);
	json_free(root);
}
