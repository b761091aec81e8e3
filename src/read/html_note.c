/* Footnotes as the common writers of pages mark them:
 *
 *	cmark, pandoc	a.footnote-ref "#fn1", li#fn1 in section.footnotes
 *	Word		a "#_ftn1" name=_ftnref1, div#ftn1
 *	Google Docs	a "#ftnt1" id=ftnt_ref1, p > a#ftnt1 "#ftnt_ref1"
 */
#include "read/html_state.h"

#include "read/note_id.h"

static bool
is_back_link(const struct xml_tag *tag, struct str id)
{
	struct str classes = xml_attr(tag, HTML_AT_CLASS);

	return html_has_word(classes, "footnote-back") ||
	       html_has_word(classes, "footnote-backref") ||
	       html_has_word(xml_attr(tag, HTML_AT_ROLE), "doc-backlink") ||
	       note_id_is_back(id);
}

static bool
is_citation(const struct xml_tag *tag, struct str id)
{
	return html_has_word(xml_attr(tag, HTML_AT_CLASS), "footnote-ref") ||
	       html_has_word(xml_attr(tag, HTML_AT_ROLE), "doc-noteref") ||
	       xml_attr(tag, HTML_AT_FOOTNOTE_REF).at || note_id_is_office(id);
}

static int
define(
    struct html_body *b, struct html_frame *f, struct str id, struct err *err)
{
	if (html_end_block(b, err))
		return -1;
	f->ends |= ENDS_NOTE;
	return flow_note_define(b->flow, id, err);
}

int
html_note_open(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, bool *is_one, struct err *err)
{
	struct str id = xml_attr(tag, HTML_AT_ID);
	enum html_kind kind = html_kind_of(tag->id, NULL);

	*is_one = true;
	if (b->notes && kind == HTML_ITEM && id.len)
		return define(b, f, id, err);
	if (b->notes && kind == HTML_HEADING) {
		b->skip = 1; /* "Footnotes" */
		return 0;
	}
	if (kind == HTML_BOX && note_id_is_office(id))
		return define(b, f, id, err);
	if (kind == HTML_BOX &&
	    (html_has_word(xml_attr(tag, HTML_AT_CLASS), "footnotes") ||
		html_has_word(xml_attr(tag, HTML_AT_ROLE), "doc-endnotes"))) {
		f->ends |= ENDS_NOTES;
		b->notes++;
		return html_end_block(b, err);
	}
	*is_one = false;
	return 0;
}

int
html_note_link(struct html_body *b, struct html_frame *f,
    const struct xml_tag *tag, bool *is_one, struct err *err)
{
	struct str to = note_id_in(xml_attr(tag, HTML_AT_HREF));
	struct str id = xml_attr(tag, HTML_AT_ID);

	*is_one = to.len > 0;
	if (to.len == 0)
		return 0;
	if (is_back_link(tag, to)) {
		b->skip = 1;
		/* Nothing but the mark stands before the text of such a note,
		 * and the paragraph ends it. */
		if (note_id_is_office(id) && !flow_is_open(b->flow) &&
		    f > b->frames)
			return define(b, f - 1, id, err);
		return 0;
	}
	*is_one = is_citation(tag, to) && !b->is_capturing;
	if (!*is_one)
		return 0;
	b->cited = arena_copy(&b->arena, to);
	buf_reset(&b->captured);
	b->is_capturing = true;
	f->ends |= ENDS_CITE;
	return 0;
}

int
html_note_cited(struct html_body *b, struct err *err)
{
	struct str label = str_trim(buf_str(&b->captured));

	b->is_capturing = false;
	if (str_starts(label, STR("[")) && str_ends(label, STR("]")))
		label = str_sub(label, 1, label.len - 1);
	if (html_need_block(b, err))
		return -1;
	return flow_note_cite(b->flow, b->cited, label, err);
}
