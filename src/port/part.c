#include "port/part.h"

struct str
part_folder(struct str part)
{
	while (part.len > 0 && part.at[part.len - 1] != '/')
		part.len--;
	return part;
}

struct str
part_rels_name(struct arena *a, struct str part)
{
	size_t n = part_folder(part).len;

	return arena_print(a, "%.*s_rels/%.*s.rels",
	    STR_ARG(str_sub(part, 0, n)), STR_ARG(str_sub(part, n, part.len)));
}

/* "%20" and its like; in place. */
static size_t
decode_percent(char *at, size_t n)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		if (at[i] == '%' && i + 2 < n &&
		    char_hex_value(at[i + 1]) >= 0 &&
		    char_hex_value(at[i + 2]) >= 0) {
			at[len++] = (char)(char_hex_value(at[i + 1]) * 16 +
					   char_hex_value(at[i + 2]));
			i += 2;
		} else {
			at[len++] = at[i] == '\\' ? '/' : at[i];
		}
	}
	return len;
}

/* Appends one step of a path to the `len` bytes at `to`. */
static size_t
add_step(char *to, size_t len, struct str step)
{
	if (step.len == 0 || str_eq(step, STR(".")))
		return len;
	if (str_eq(step, STR(".."))) {
		while (len > 0 && to[len - 1] != '/')
			len--;
		return len > 0 ? len - 1 : 0;
	}
	if (len > 0)
		to[len++] = '/';
	(void)memcpy(to + len, step.at, step.len);
	return len + step.len;
}

struct str
part_resolve(struct arena *a, struct str part, struct str target)
{
	struct str whole, rest;
	size_t len = 0;
	char *at;

	if (str_starts(target, STR("/")))
		whole = arena_copy(a, target);
	else
		whole = arena_print(
		    a, "%.*s%.*s", STR_ARG(part_folder(part)), STR_ARG(target));
	at = arena_many(a, char, whole.len + 2);
	(void)memcpy(at, whole.at, whole.len);
	whole = (struct str){at, decode_percent(at, whole.len)};
	whole = str_sub(whole, 0, str_find_char(whole, '#', 0));
	at = arena_many(a, char, whole.len + 2);
	for (rest = whole; rest.len;)
		len = add_step(at, len, str_cut(&rest, '/'));
	return (struct str){at, len};
}
