/* Notes of a page that an office program took over: the mark is a link to a
 * section that has the name of a note (read/note_id.h), and in the section
 * another link leads back.  A section that no mark before it names is text
 * like any other. */
#include "read/odf_body.h"

#include "read/note_id.h"

int
odf_note_link(struct odf_body *b, const struct xml_tag *tag, bool *is_one,
    struct err *err)
{
	struct str to = note_id_in(xml_attr(tag, AT_HREF));

	*is_one = true;
	if (note_id_is_back(to)) {
		b->skip = 1;
		return 0;
	}
	*is_one = note_id_is_note(to) && odf_is_shown(b);
	if (!*is_one)
		return 0;
	if (odf_para_begin(b, err))
		return -1;
	b->cited = arena_copy(b->arena, to);
	buf_reset(&b->citation);
	b->in_citation = true;
	return 0;
}

int
odf_note_cited(struct odf_body *b, struct err *err)
{
	b->in_citation = false;
	return flow_note_cite(
	    b->flow, b->cited, str_trim(buf_str(&b->citation)), err);
}

bool
odf_note_is_section(const struct odf_body *b, const struct xml_tag *tag)
{
	struct str name = xml_attr(tag, AT_TEXT_NAME);

	return note_id_is_note(name) && flow_note_is_awaited(b->flow, name);
}
