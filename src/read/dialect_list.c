/* Lists of DocBook, JATS and CommonMark: what kind they are is said by
 * attributes. */
#include "read/dialect_state.h"

static const struct {
	const char *name;
	enum number_format format;
} formats[] = {
    {"arabic", NUMBER_DECIMAL},
    {"loweralpha", NUMBER_LOWER_COLUMN},
    {"upperalpha", NUMBER_UPPER_COLUMN},
    {"lowerroman", NUMBER_LOWER_ROMAN},
    {"upperroman", NUMBER_UPPER_ROMAN},
    /* JATS */
    {"order", NUMBER_DECIMAL},
    {"alpha-lower", NUMBER_LOWER_COLUMN},
    {"alpha-upper", NUMBER_UPPER_COLUMN},
    {"roman-lower", NUMBER_LOWER_ROMAN},
    {"roman-upper", NUMBER_UPPER_ROMAN},
    /* CommonMark */
    {"ordered", NUMBER_DECIMAL},
};

static bool
take_format(struct flow_list *list, struct str name)
{
	for (size_t i = 0; i < COUNT_OF(formats); i++)
		if (str_eq(name, str_of(formats[i].name))) {
			list->is_numbered = true;
			list->format = formats[i].format;
			return true;
		}
	return false;
}

static bool
is_plain(struct str kind)
{
	return str_eq(kind, STR("simple")) || str_eq(kind, STR("none"));
}

static void
take_start(struct dialect *m, struct flow_list *list, const struct xml_tag *tag)
{
	long start;

	if (str_eq(xml_attr(tag, MA_CONTINUES), STR("continues")))
		list->start = m->last_number;
	if (str_to_long(xml_attr(tag, MA_START), 0, LIMIT_LIST_COUNTER, &start))
		list->start = start;
}

int
dialect_list_open(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	struct flow_list list = {.start = 1};
	struct str kind = xml_attr(tag, MA_FORMAT);
	struct str delimiter = xml_attr(tag, MA_DELIMITER);

	list.is_plain = is_plain(kind);
	if (tag->id == MK_NUMBERS || tag->id == MK_STEPS) {
		list.is_numbered = true;
		list.format = NUMBER_DECIMAL;
	}
	(void)take_format(&list, kind);
	if (list.is_numbered)
		take_start(m, &list, tag);
	if (str_eq(delimiter, STR("paren")))
		list.after = ")";
	VEC_PUSH(&m->arena, &m->numbers, list.start);
	return dialect_begin(m, err) || flow_list_open(m->flow, &list, err) ? -1
									    : 0;
}

int
dialect_list_close(struct dialect *m, struct err *err)
{
	if (m->numbers.len)
		m->last_number = m->numbers.at[--m->numbers.len];
	return flow_list_close(m->flow, err);
}

int
dialect_item_open(struct dialect *m, const struct xml_tag *tag, struct err *err)
{
	struct str override = xml_attr(tag, MA_OVERRIDE);
	long value;

	if (dialect_begin(m, err))
		return -1;
	m->item = (struct flow_item){0};
	if (str_to_long(override, 0, LIMIT_LIST_COUNTER, &value)) {
		m->item.has_value = true;
		m->item.value = value;
		if (m->numbers.len)
			m->numbers.at[m->numbers.len - 1] = value;
	}
	if (m->numbers.len)
		m->numbers.at[m->numbers.len - 1]++;
	m->item_waits = true;
	return 0;
}
