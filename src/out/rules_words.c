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

const char *
rules_gathers_words(enum gathers kind)
{
	switch (kind) {
	case GATHERS_LOOSER:
		return "Some other rule finds a clause that is looser than "
		       "what "
		       "it asks for.";
	case GATHERS_DIFFERENCES:
		return "Some other rule finds passages that contradict each "
		       "other.";
	case GATHERS_NOTHING:
		break;
	}
	return NULL;
}
