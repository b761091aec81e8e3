#include "out/rules_words.h"

struct str
rules_kinds_words(unsigned kinds)
{
	switch (kinds) {
	case KIND_CP:
		return STR("a CP");
	case KIND_CPS:
		return STR("a CPS");
	case KIND_CP_CPS:
		return STR("a combined CP/CPS");
	case KIND_CP | KIND_CPS:
		return STR("a CP or a CPS");
	case KIND_CP | KIND_CP_CPS:
		return STR("a CP or a combined CP/CPS");
	case KIND_CPS | KIND_CP_CPS:
		return STR("a CPS or a combined CP/CPS; elsewhere in part");
	default:
		return STR("any document of the set");
	}
}

const char *
rules_pointer_words(enum pointer_worth worth)
{
	switch (worth) {
	case POINTER_OK:
		return "is enough";
	case POINTER_WEAK:
		return "counts in part";
	case POINTER_NO:
		return "counts in part at best, and only to the clause itself";
	}
	return "";
}
