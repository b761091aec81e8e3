/* Tracked changes.  What was deleted is kept at the head of the text, by id;
 * the place it stood at holds only that id.  What was inserted stands in the
 * text between two points, which may lie in different paragraphs: then the
 * end of the first paragraph was inserted too.
 *
 * Accepting takes the text as it stands.  Rejecting leaves out what lies
 * between the points and puts back what was deleted: its first paragraph
 * joins the one around, its last one is joined by the rest of that. */
#include "read/odf_body.h"

static bool
is_change(struct odf_body *b, const struct xml_tag *tag)
{
	switch (tag->id) {
	case TEXT_INSERTION:
		b->n_inserted++;
		index_put(b->arena, &b->insertion_index, b->region, 1);
		return true;
	case TEXT_FORMAT_CHANGE:
		b->n_formatted++;
		return true;
	case TEXT_DELETION:
		b->n_deleted++;
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

	if (b->replaying)
		return 0;
	b->deletions.at[at] = (struct odf_deletion){0};
	b->replaying = first;
	b->replay_is_first = first;
	b->replay_tables = 0;
	for (size_t i = 0; i < d.events.len; i++)
		if (replay_event(b, &d.events.at[i], err))
			return -1;
	b->replaying = 0;
	return 0;
}

static int
find_insertion(const struct odf_body *b, struct str id)
{
	return index_find(&b->insertion_index, id);
}

static void
end_insertion(struct odf_body *b)
{
	if (b->inserted)
		b->inserted--;
}

int
odf_change_point(struct odf_body *b, const struct xml_tag *tag, struct err *err)
{
	struct str id = xml_attr(tag, AT_CHANGE_ID);
	int at;

	if (!b->rejects)
		return 0;
	switch (tag->id) {
	case TEXT_CHANGE_START:
		if (find_insertion(b, id) >= 0)
			b->inserted++;
		return 0;
	case TEXT_CHANGE_END:
		if (find_insertion(b, id) >= 0)
			end_insertion(b);
		return 0;
	default:
		at = index_find(&b->deletion_index, id);
		return at < 0 ? 0 : replay(b, at, err);
	}
}
