#include "out/advice_words.h"

#include "out/finding_words.h"

#define PIECES_SHOWN 8
#define PLACES_SHOWN 3

const char advice_about[] =
    "This is no finding and no part of the verdict: it tells "
    "where particulars could be given, and where more is promised than "
    "anybody asks for.";

const char *
advice_direction_words(enum advice_direction d)
{
	static const char *const words[N_ADVICE_DIRECTIONS] = {
	    [ADVICE_OUTDATED] = "Words of an old version of a source",
	    [ADVICE_VAGUE] = "Vague words where particulars could be given",
	    [ADVICE_WIDE] = "Promises wider than any requirement",
	    [ADVICE_COPIED] = "Words of a source",
	};

	return words[d];
}

struct str
advice_place_note(
    struct arena *a, const struct review *r, const struct advice_place *place)
{
	const struct doc *doc = r->documents[place->at.document].doc;
	struct str text = doc->blocks.at[place->at.block].text;
	struct str out = place->note;

	if (out.len)
		return out;
	for (size_t i = 0; i < place->words.len; i++) {
		const struct advice_words *w = &place->words.at[i];

		out = arena_print(a, "%.*s%s“%.*s”", STR_ARG(out),
		    out.len ? ", " : "",
		    STR_ARG(str_sub(text, w->start, w->end)));
	}
	return out;
}

bool
advice_asked_always(const struct review *r, const struct advice_asked *asked)
{
	return str_eq(asked->rule, r->pack->advice->rule) ||
	       str_eq(asked->rule, r->pack->advice->copies);
}

struct str
advice_asked_words(
    struct arena *a, const struct review *r, const struct advice_asked *asked)
{
	struct str cite = citation_words(a, asked->cite, r->as_of);
	bool is_ahead = asked->cite->from > r->as_of;
	char day[DATE_TEXT];

	return arena_print(a, "%.*s%s%s: %.*s", STR_ARG(cite),
	    is_ahead ? ", from " : "",
	    is_ahead ? date_print(asked->cite->from, day) : "",
	    STR_ARG(asked->says));
}

size_t
advice_pieces_shown(const struct style *style)
{
	return style->all_advice ? SIZE_MAX : PIECES_SHOWN;
}

size_t
advice_places_shown(const struct style *style, const struct advice *advice)
{
	if (style->all_advice || advice->places.len <= PLACES_SHOWN)
		return advice->places.len;
	return PLACES_SHOWN;
}

size_t
advice_of(const struct review *r, enum advice_direction d, size_t *first)
{
	size_t n = 0;

	*first = 0;
	while (*first < r->n_advice && r->advice[*first].direction != d)
		++*first;
	while (*first + n < r->n_advice && r->advice[*first + n].direction == d)
		n++;
	return n;
}
