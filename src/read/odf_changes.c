/* Tracked changes.  What was inserted stands in the text between two points,
 * which may lie in different paragraphs: then the end of the first paragraph
 * was inserted too.  What was deleted stands in the text in the same way when
 * the program that wrote the file was showing changes; otherwise it is kept at
 * the head of the text, by id, and the place it stood at holds only that id.
 *
 * What lies between the points is left out when an insertion is rejected or a
 * deletion accepted.  Rejecting puts back what was kept at the head: its first
 * paragraph joins the one around, its last one is joined by the rest. */
#include "read/odf_body.h"

static bool
is_change(struct odf_body *b, const struct xml_tag *tag)
{
	switch (tag->id) {
	case TEXT_INSERTION:
		b->n_inserted++;
		if (b->rejects)
			index_put(b->arena, &b->gone, b->region, 1);
		return true;
	case TEXT_FORMAT_CHANGE:
		b->n_formatted++;
		return true;
	case TEXT_DELETION:
		b->n_deleted++;
		if (!b->rejects)
			index_put(b->arena, &b->gone, b->region, 1);
		return true;
	default:
		return false;
	}
}

static struct str
region_id(const struct xml_tag *tag)
{
	struct str id = xml_attr(tag, AT_TEXT_ID);

	return id.len ? id : xml_attr(tag, AT_XML_ID);
}

bool
odf_changes_open(struct odf_body *b, const struct xml_tag *tag)
{
	struct odf_deletion *d;

	if (tag->id == TEXT_CHANGED_REGION) {
		b->region = arena_copy(b->arena, region_id(tag));
		return true;
	}
	if (!is_change(b, tag))
		return false;
	if (tag->id != TEXT_DELETION || !b->rejects)
		return false; /* what it holds does not matter */
	d = VEC_ADD(b->arena, &b->deletions);
	(void)d;
	index_put(
	    b->arena, &b->deletion_index, b->region, (int)b->deletions.len - 1);
	b->recording = 1;
	return true;
}

/* ---- keeping what was deleted ---- */

static struct odf_event *
add_event(struct odf_body *b)
{
	struct odf_deletion *d = &b->deletions.at[b->deletions.len - 1];

	return VEC_ADD(b->arena, &d->events);
}

void
odf_record_open(struct odf_body *b, const struct xml_tag *tag)
{
	struct odf_event *e = add_event(b);
	struct xml_attribute *list;

	b->recording++;
	e->kind = ODF_EVENT_OPEN;
	e->tag = *tag;
	e->tag.local = arena_copy(b->arena, tag->local);
	list =
	    arena_many(b->arena, struct xml_attribute, tag->n_attributes + 1);
	for (size_t i = 0; i < tag->n_attributes; i++) {
		list[i] = tag->attributes[i];
		list[i].local = (struct str){0};
		list[i].value = arena_copy(b->arena, tag->attributes[i].value);
	}
	e->tag.attributes = list;
}

void
odf_record_close(struct odf_body *b)
{
	b->recording--;
	add_event(b)->kind = ODF_EVENT_CLOSE;
}

void
odf_record_text(struct odf_body *b, struct str text)
{
	struct odf_event *e = add_event(b);

	e->kind = ODF_EVENT_TEXT;
	e->text = arena_copy(b->arena, text);
}

/* ---- putting it back ---- */

static int
replay_event(struct odf_body *b, const struct odf_event *e, struct err *err)
{
	switch (e->kind) {
	case ODF_EVENT_OPEN:
		return odf_body_open(b, &e->tag, err);
	case ODF_EVENT_CLOSE:
		return odf_body_close(b, err);
	case ODF_EVENT_TEXT:
	default:
		return odf_body_text(b, e->text, err);
	}
}

/* A deletion is put back once, and not inside another: the work is bounded by
 * the size of the file. */
static int
replay(struct odf_body *b, int at, struct err *err)
{
	struct odf_deletion d = b->deletions.at[at];
	bool first = b->now.in_para > 0;

	if (b->is_putting_back)
		return 0;
	b->is_putting_back = true;
	b->deletions.at[at] = (struct odf_deletion){0};
	b->replaying = first;
	b->replay_is_first = first;
	b->replay_tables = 0;
	for (size_t i = 0; i < d.events.len; i++)
		if (replay_event(b, &d.events.at[i], err))
			return -1;
	b->replaying = 0;
	b->is_putting_back = false;
	return 0;
}

int
odf_change_point(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	struct str id = xml_attr(tag, AT_CHANGE_ID);
	int at;

	switch (tag->id) {
	case TEXT_CHANGE_START:
		b->left_out += index_find(&b->gone, id) >= 0;
		return 0;
	case TEXT_CHANGE_END:
		b->left_out -= b->left_out && index_find(&b->gone, id) >= 0;
		return 0;
	default:
		at = index_find(&b->deletion_index, id);
		return at < 0 ? 0 : replay(b, at, err);
	}
}
