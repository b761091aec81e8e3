#include "base/form.h"

#include <stdarg.h>
#include <stdio.h>

int
form_fail(const struct form *f, const struct json *at, const char *fmt, ...)
{
	struct str pointer = json_pointer(f->a, f->root, at);
	char reason[sizeof(f->err->text)];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(reason, sizeof(reason), fmt, args);
	va_end(args);
	return err_set(
	    f->err, f->code, "%s: %s", pointer.len ? pointer.at : "/", reason);
}

int
form_object(const struct form *f, const struct json *object, const char *known)
{
	if (json_kind(object) != JSON_OBJECT)
		return form_fail(f, object, "must be an object");
	for (const struct json *m = json_first(object); m && known;
	     m = json_next(m))
		if (!str_is_word_of(json_name(m), known))
			return form_fail(f, m, "unknown member '%.*s'",
			    STR_ARG(json_name(m)));
	return 0;
}

int
form_text(const struct form *f, const struct json *object, const char *name,
    bool required, struct str *out)
{
	const struct json *n = json_at(object, name);

	if (!n && required)
		return form_fail(f, object, "lacks the member '%s'", name);
	if (!n)
		return 0;
	if (json_kind(n) != JSON_STRING || json_str(n).len == 0)
		return form_fail(f, n, "must be a text that is not empty");
	*out = arena_copy(f->a, json_str(n));
	return 0;
}

static bool
holds_control(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f)
			return true;
	}
	return false;
}

int
form_words(const struct form *f, const struct json *object, const char *name,
    bool required, size_t max, struct str *out)
{
	const struct json *n = json_at(object, name);

	if (form_text(f, object, name, required, out))
		return -1;
	if (n && json_str(n).len > max)
		return form_fail(f, n, "is longer than %zu bytes", max);
	if (n && holds_control(json_str(n)))
		return form_fail(f, n, "must not hold control characters");
	return 0;
}

int
form_day(const struct form *f, const struct json *object, const char *name,
    date *out)
{
	const struct json *n = json_at(object, name);

	if (!n)
		return form_fail(f, object, "lacks the member '%s'", name);
	if (!date_parse_iso(json_str(n), out))
		return form_fail(f, n, "must be a day, YYYY-MM-DD");
	return 0;
}

int
form_day_or(const struct form *f, const struct json *object, const char *name,
    date absent, date *out)
{
	if (json_at(object, name))
		return form_day(f, object, name, out);
	*out = absent;
	return 0;
}

int
form_list(const struct form *f, const struct json *object, const char *name,
    const struct json **out)
{
	*out = json_at(object, name);
	if (!*out)
		return form_fail(f, object, "lacks the member '%s'", name);
	if (json_kind(*out) != JSON_ARRAY)
		return form_fail(f, *out, "must be a list");
	return 0;
}
