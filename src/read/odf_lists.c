#include "read/odf_lists.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/word_symbols.h"

void
odf_lists_init(struct odf_lists *l, struct arena *arena)
{
	*l = (struct odf_lists){.arena = arena};
	l->outline_run = arena_new(arena, struct odf_run);
}

void
odf_lists_forget(struct odf_lists *l)
{
	l->automatic = (struct index){0};
}

/* ---- definitions ---- */

/* "1", "a", "I" and so on; the office program adds formats as samples: "01,
 * 02, 03, ...". */
static void
take_format(
    struct odf_lists *l, struct odf_level *level, struct str format, bool sync)
{
	static const struct {
		const char *name;
		enum number_format plain, synced;
	} formats[] = {{"1", NUMBER_DECIMAL, NUMBER_DECIMAL},
	    {"a", NUMBER_LOWER_COLUMN, NUMBER_LOWER_LETTER},
	    {"A", NUMBER_UPPER_COLUMN, NUMBER_UPPER_LETTER},
	    {"i", NUMBER_LOWER_ROMAN, NUMBER_LOWER_ROMAN},
	    {"I", NUMBER_UPPER_ROMAN, NUMBER_UPPER_ROMAN},
	    {"1st", NUMBER_ORDINAL, NUMBER_ORDINAL},
	    {"One", NUMBER_CARDINAL_TEXT, NUMBER_CARDINAL_TEXT},
	    {"First", NUMBER_ORDINAL_TEXT, NUMBER_ORDINAL_TEXT},
	    {"\xE2\x91\xA0, \xE2\x91\xA1, \xE2\x91\xA2, ...", NUMBER_CIRCLED,
		NUMBER_CIRCLED}};

	level->format = NUMBER_DECIMAL;
	if (format.len == 0)
		level->format = NUMBER_NONE;
	for (size_t i = 0; i < COUNT_OF(formats); i++)
		if (str_eq(format, str_of(formats[i].name))) {
			level->format =
			    sync ? formats[i].synced : formats[i].plain;
			return;
		}
	if (str_starts(format, STR("0"))) {
		level->format = NUMBER_CUSTOM;
		level->custom = arena_copy(l->arena, format);
	}
}

static struct str
short_copy(struct odf_lists *l, struct str s)
{
	return s.at ? arena_copy(l->arena, str_sub(s, 0, LIMIT_LEVEL_BYTES))
		    : s;
}

static void
open_level(struct odf_lists *l, const struct xml_tag *tag)
{
	int at = (int)odf_number(tag, AT_LEVEL, 1, INT32_MAX, 1) - 1;
	struct odf_level *level;

	if (at >= ODF_LEVELS)
		return;
	level = l->level = &l->open->level[at];
	*level = (struct odf_level){.is_defined = true,
	    .is_bullet =
		tag->id == TEXT_LEVEL_BULLET || tag->id == TEXT_LEVEL_IMAGE};
	take_format(l, level, xml_attr(tag, AT_NUM_FORMAT),
	    odf_true(tag, AT_LETTER_SYNC));
	level->before = short_copy(l, xml_attr(tag, AT_NUM_PREFIX));
	level->after = short_copy(l, xml_attr(tag, AT_NUM_SUFFIX));
	level->pattern = short_copy(l, xml_attr(tag, AT_LIST_FORMAT));
	level->bullet = tag->id == TEXT_LEVEL_IMAGE
			    ? STR("\xE2\x80\xA2")
			    : short_copy(l, xml_attr(tag, AT_BULLET_CHAR));
	level->display =
	    (int)odf_number(tag, AT_DISPLAY_LEVELS, 1, ODF_LEVELS, 1);
	level->start =
	    odf_number(tag, AT_START_VALUE, 0, LIMIT_LIST_COUNTER + 1, 1);
}

/* A bullet of a symbol font, whose font is told after it. */
static void
take_font(struct odf_lists *l, struct str font)
{
	enum symbol_font kind = symbol_font_of(font);
	struct str bullet = l->level->bullet;
	struct buf out = {.max = LIMIT_LEVEL_BYTES};
	size_t at = 0;

	if (!l->level->is_bullet)
		return;
	while (at < bullet.len) {
		uint32_t code = symbol_unicode(kind, utf8_next(bullet, &at));

		/* What other symbol fonts have there is a bullet too. */
		utf8_add(&out, code >= 0xE000 && code < 0xF900 ? 0x2022 : code);
	}
	l->level->bullet = arena_copy(l->arena, buf_str(&out));
	buf_free(&out);
}

static int
open_style(struct odf_lists *l, const struct xml_tag *tag, bool is_automatic,
    struct err *err)
{
	struct str name = xml_attr(tag, AT_STYLE_NAME);
	struct odf_list_style *s;

	if (l->styles.len >= LIMIT_NUMBERINGS)
		return err_set(err, ERR_LIMIT,
		    "more than %d numbering definitions", LIMIT_NUMBERINGS);
	if (tag->id == TEXT_OUTLINE_STYLE) {
		s = &l->outline;
		*s = (struct odf_list_style){0};
		name = STR("Outline");
	} else {
		s = arena_new(l->arena, struct odf_list_style);
	}
	s->name = arena_copy(l->arena, name);
	VEC_PUSH(l->arena, &l->styles, s);
	index_put(l->arena, is_automatic ? &l->automatic : &l->common, s->name,
	    (int)l->styles.len - 1);
	l->open = s;
	return 0;
}

int
odf_lists_open(struct odf_lists *l, const struct xml_tag *tag,
    bool is_automatic, bool *taken, struct err *err)
{
	struct str font;

	*taken = l->open != NULL;
	switch (tag->id) {
	case TEXT_LIST_STYLE:
	case TEXT_OUTLINE_STYLE:
		*taken = true;
		return open_style(l, tag, is_automatic, err);
	case TEXT_LEVEL_NUMBER:
	case TEXT_LEVEL_OUTLINE:
	case TEXT_LEVEL_BULLET:
	case TEXT_LEVEL_IMAGE:
		if (l->open)
			open_level(l, tag);
		return 0;
	case STYLE_LIST_LEVEL_PROPERTIES:
		if (l->level)
			l->level->left =
			    (int)odf_length(xml_attr(tag, AT_SPACE_BEFORE), 0);
		return 0;
	case STYLE_LIST_LEVEL_LABEL:
		if (l->level)
			l->level->left = (int)odf_length(
			    xml_attr(tag, AT_MARGIN_LEFT), l->level->left);
		return 0;
	case STYLE_TEXT_PROPERTIES:
		font = xml_attr(tag, AT_FONT_NAME);
		if (font.len == 0)
			font = xml_attr(tag, AT_FONT_FAMILY);
		if (l->level && font.len)
			take_font(l, font);
		return 0;
	default:
		return 0;
	}
}

void
odf_lists_close(struct odf_lists *l, const struct xml_tag *tag)
{
	switch (tag->id) {
	case TEXT_LIST_STYLE:
	case TEXT_OUTLINE_STYLE:
		l->open = NULL;
		l->level = NULL;
		break;
	case TEXT_LEVEL_NUMBER:
	case TEXT_LEVEL_OUTLINE:
	case TEXT_LEVEL_BULLET:
	case TEXT_LEVEL_IMAGE:
		l->level = NULL;
		break;
	default:
		break;
	}
}

const struct odf_list_style *
odf_list_style(const struct odf_lists *l, struct str name)
{
	int i = name.len ? index_find(&l->automatic, name) : -1;

	if (i < 0 && name.len)
		i = index_find(&l->common, name);
	return i < 0 ? NULL : l->styles.at[i];
}

/* ---- runs ---- */

static struct odf_run *
new_run(struct odf_lists *l, struct str style)
{
	struct odf_run *run = arena_new(l->arena, struct odf_run);

	VEC_PUSH(l->arena, &l->runs, run);
	run->number = (int)l->runs.len;
	run->style = arena_copy(l->arena, style);
	return run;
}

static void
name_run(struct odf_lists *l, struct str id, const struct odf_run *run)
{
	if (id.len)
		index_put(l->arena, &l->by_id, arena_copy(l->arena, id),
		    run->number - 1);
}

static struct odf_run *
run_named(const struct odf_lists *l, struct str id)
{
	int i = id.len ? index_find(&l->by_id, id) : -1;

	return i < 0 ? NULL : l->runs.at[i];
}

struct odf_run *
odf_run_begin(struct odf_lists *l, const struct xml_tag *tag, struct str style)
{
	struct str id = xml_attr(tag, AT_XML_ID);
	struct odf_run *run = run_named(l, xml_attr(tag, AT_CONTINUE_LIST));

	if (!run && odf_true(tag, AT_CONTINUE_NUMBERING) && l->last &&
	    str_eq(l->last->style, style))
		run = l->last;
	if (!run && str_eq(style, STR("Outline")))
		run = l->outline_run;
	if (!run)
		run = new_run(l, style);
	if (id.len == 0)
		id = xml_attr(tag, AT_TEXT_ID);
	if (run != l->outline_run) {
		name_run(l, id, run);
		l->last = run;
	}
	return run;
}

struct odf_run *
odf_run_of_id(struct odf_lists *l, struct str id, struct str style)
{
	struct odf_run *run = run_named(l, id);

	if (!run) {
		run = new_run(l, style);
		name_run(l, id, run);
	}
	return run;
}

/* ---- counting ---- */

static long
start_of(const struct odf_list_style *style, int level)
{
	return style && style->level[level].is_defined
		   ? style->level[level].start
		   : 1;
}

static void
count(struct odf_run *run, const struct odf_list_style *style, int level,
    long start)
{
	for (int i = 0; i < level; i++)
		if (!run->running[i]) {
			run->running[i] = true;
			run->value[i] = start_of(style, i);
		}
	if (start >= 0)
		run->value[level] = start;
	else if (!run->running[level])
		run->value[level] = start_of(style, level);
	else if (run->value[level] <= LIMIT_LIST_COUNTER)
		run->value[level]++;
	run->running[level] = true;
	for (int i = level + 1; i < ODF_LEVELS; i++)
		run->running[i] = false;
}

void
odf_run_restart(struct odf_run *run, int level)
{
	for (int i = level; i < ODF_LEVELS; i++)
		run->running[i] = false;
}

static void
add_level(const struct odf_run *run, const struct odf_list_style *style,
    int level, struct buf *out)
{
	const struct odf_level *def = &style->level[level];

	if (def->is_defined && !def->is_bullet && def->format != NUMBER_NONE)
		number_add(out, run->value[level], def->format, def->custom);
}

static bool
shows_number(const struct odf_list_style *style, int level)
{
	const struct odf_level *def = &style->level[level];

	return def->is_defined && !def->is_bullet && def->format != NUMBER_NONE;
}

/* Prefix, the numbers of the levels shown with full stops between, suffix. */
static void
add_places(const struct odf_run *run, const struct odf_list_style *style,
    int level, struct buf *out)
{
	const struct odf_level *def = &style->level[level];
	int from = level - def->display + 1;

	buf_add(out, def->before);
	if (shows_number(style, level))
		for (int i = from < 0 ? 0 : from; i <= level; i++) {
			if (!shows_number(style, i) &&
			    !style->level[i].is_bullet)
				continue;
			add_level(run, style, i, out);
			if (i < level)
				buf_add_char(out, '.');
		}
	buf_add(out, def->after);
}

/* "%3%" is the number of level 3.  What follows the place of a level without
 * number, up to the next place, goes with it; where the level itself has none,
 * only what stands before the first place and after the last is shown. */
static void
add_pattern(const struct odf_run *run, const struct odf_list_style *style,
    int level, struct buf *out)
{
	struct str p = style->level[level].pattern;
	bool own = shows_number(style, level), is_muted = false;
	size_t i = 0;

	while (i < p.len) {
		size_t end =
		    p.at[i] == '%' ? str_find_char(p, '%', i + 1) : SIZE_MAX;
		long place;

		if (end == SIZE_MAX || !str_to_long(str_sub(p, i + 1, end), 1,
					   ODF_LEVELS, &place)) {
			if (!is_muted)
				buf_add_char(out, p.at[i]);
			i++;
			continue;
		}
		is_muted = place - 1 < level &&
			   (!own || !shows_number(style, (int)place - 1));
		if (own && place - 1 <= level && run->running[place - 1])
			add_level(run, style, (int)place - 1, out);
		i = end + 1;
	}
}

struct str
odf_run_count(struct odf_lists *l, struct odf_run *run,
    const struct odf_list_style *style, int level, long start)
{
	const struct odf_level *def;
	struct buf b = {.max = LIMIT_LABEL_BYTES};
	struct str label;

	if (level < 0 || level >= ODF_LEVELS)
		level = level < 0 ? 0 : ODF_LEVELS - 1;
	count(run, style, level, start);
	if (!style)
		return level ? STR("\xE2\x97\xA6") : STR("\xE2\x80\xA2");
	def = &style->level[level];
	if (!def->is_defined)
		return (struct str){0};
	if (def->is_bullet)
		buf_add(&b, def->bullet);
	else if (def->pattern.at)
		add_pattern(run, style, level, &b);
	else
		add_places(run, style, level, &b);
	label = arena_copy(l->arena, str_trim(buf_str(&b)));
	buf_free(&b);
	return label;
}
