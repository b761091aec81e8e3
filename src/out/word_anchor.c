/* One walk over the bytes with a stack of the elements that are open.  What is
 * known of an element when it opens is noted then; its ends are filled in when
 * it closes, for all elements asked for that lie inside. */
#include "out/word_anchor.h"

#include "base/limits.h"
#include "out/xml_scan.h"

struct open_element {
	struct str name;
	struct span tag;
	size_t children; /* but properties */
	struct span properties; /* its w:rPr, or w:pPr */
	size_t last_child; /* where it ended */
	size_t first; /* anchor that may lie inside */
};

struct walk {
	struct str part;
	struct word_anchor *anchors;
	size_t n, next; /* the next to be met */
	size_t elements;
	int depth;
	struct open_element stack[LIMIT_XML_DEPTH + 2];
	bool is_done;
};

/* Elements whose children may be runs and marks of comments alike.  Content
 * controls and simple fields are not among them, because Word writes their
 * content anew. */
static bool
holds_runs(struct str name)
{
	static const char *const names[] = {"p", "hyperlink", "ins", "del",
	    "moveFrom", "moveTo", "smartTag", "customXml", "dir", "bdo"};
	struct str local = scan_local(name);

	return str_is_one_of(local, names, COUNT_OF(names));
}

static bool
is_named(const struct open_element *e, const char *local)
{
	return str_eq(scan_local(e->name), str_of(local));
}

/* The outermost paragraph, or -1: what stands in a text box is commented
 * where the box hangs. */
static int
find_paragraph(const struct walk *w)
{
	for (int i = 0; i < w->depth; i++)
		if (is_named(&w->stack[i], "p"))
			return i;
	return -1;
}

/* The address of names without a prefix, for documents that have no prefix. */
static struct str
default_space(const struct walk *w)
{
	for (int i = w->depth; i-- > 0;) {
		struct span tag = w->stack[i].tag;
		struct str space = scan_attribute(
		    str_sub(w->part, tag.start, tag.end), STR("xmlns"));

		if (space.at)
			return space;
	}
	return (struct str){0};
}

/* The element at the top of the stack was asked for. */
static void
meet(struct walk *w, struct word_anchor *a)
{
	int p = find_paragraph(w), at = p + 1, top = w->depth - 1;

	if (p < 0)
		return;
	a->is_found = true;
	a->paragraph = w->stack[p].name;
	a->space = default_space(w);
	a->is_paragraph = p == top;
	a->whole = a->tag = w->stack[top].tag;
	if (a->is_paragraph)
		return;
	while (at < top && holds_runs(w->stack[at].name))
		at++;
	a->around = w->stack[at].tag;
	a->can_split = at == top - 1 && is_named(&w->stack[at], "r") &&
		       holds_runs(w->stack[at - 1].name);
	a->run_tag = w->stack[at].tag;
	a->properties = w->stack[at].properties;
	a->is_first = w->stack[at].children == 1;
}

static bool
is_properties(const struct walk *w)
{
	const struct open_element *top = &w->stack[w->depth - 1];

	return is_named(top, "rPr") || is_named(top, "pPr");
}

static int
open_element(struct walk *w, const struct scan_token *t, struct err *err)
{
	struct open_element *e;

	if (w->depth > LIMIT_XML_DEPTH)
		return err_set(err, ERR_LIMIT, "elements are nested too deep");
	e = &w->stack[w->depth++];
	*e = (struct open_element){
	    .name = t->name, .tag = {t->start, t->end}, .first = w->next};
	if (w->depth > 1 && !is_properties(w))
		w->stack[w->depth - 2].children++;
	w->elements++;
	if (w->next < w->n && w->anchors[w->next].element == w->elements)
		meet(w, &w->anchors[w->next++]);
	return 0;
}

/* The ends of what lies in the element that closes. */
static void
fill_ends(
    struct walk *w, const struct open_element *e, const struct scan_token *t)
{
	for (size_t i = e->first; i < w->next; i++) {
		struct word_anchor *a = &w->anchors[i];

		if (!a->is_found)
			continue;
		if (a->whole.start == e->tag.start) {
			a->whole.end = t->end;
			a->text = (struct span){e->tag.end, t->start};
		}
		if (!a->is_paragraph && a->around.start == e->tag.start) {
			a->around.end = t->end;
			a->is_last = a->whole.end == e->last_child;
		}
	}
}

static void
close_element(struct walk *w, const struct scan_token *t)
{
	struct open_element *e, *outer;

	if (w->depth == 0)
		return;
	e = &w->stack[w->depth - 1];
	fill_ends(w, e, t);
	if (w->depth > 1) {
		outer = &w->stack[w->depth - 2];
		outer->last_child = t->end;
		if (is_properties(w))
			outer->properties = (struct span){e->tag.start, t->end};
	}
	/* After its properties a paragraph can take what is not in a run. */
	for (size_t i = e->first; i < w->next; i++)
		if (w->anchors[i].is_paragraph &&
		    w->anchors[i].tag.start == e->tag.start)
			w->anchors[i].inside =
			    e->properties.end ? e->properties.end : e->tag.end;
	w->depth--;
}

static void
take_empty(struct walk *w, const struct scan_token *t)
{
	struct open_element *e = &w->stack[w->depth - 1];
	struct scan_token end = {SCAN_CLOSE, t->end, t->end, t->name};
	bool is_paragraph = is_named(e, "p");

	if (!is_paragraph) {
		close_element(w, &end);
		return;
	}
	/* Nothing can be put into a paragraph without an end tag. */
	w->depth--;
}

int
word_anchors_find(
    struct str part, struct word_anchor *anchors, size_t n, struct err *err)
{
	struct arena arena = {0};
	struct walk *w = arena_new(&arena, struct walk);
	struct scan_token t = {.kind = SCAN_OTHER};
	int rc = 0;

	w->part = part;
	w->anchors = anchors;
	w->n = n;
	while (rc == 0 && t.kind != SCAN_END && t.kind != SCAN_BAD &&
	       (w->next < n || w->depth > 0 || w->elements == 0)) {
		t = scan_next(part, t.end);
		if (t.kind == SCAN_OPEN || t.kind == SCAN_EMPTY)
			rc = open_element(w, &t, err);
		if (rc == 0 && t.kind == SCAN_EMPTY)
			take_empty(w, &t);
		if (t.kind == SCAN_CLOSE)
			close_element(w, &t);
	}
	if (rc == 0 && (t.kind == SCAN_BAD || w->depth > 0))
		rc = err_set(err, ERR_FORMAT, "XML is not well formed");
	arena_clear(&arena);
	return rc;
}
