#include "cli/opt.h"

#include <stddef.h>
#include <string.h>

/* The option of that name (of `len` bytes), or NULL. */
static const struct opt *
find_name(const struct opt *table, const char *name, size_t len)
{
	for (; table->name; table++)
		if (strlen(table->name) == len &&
		    memcmp(table->name, name, len) == 0)
			return table;
	return NULL;
}

static const struct opt *
find_letter(const struct opt *table, char letter)
{
	for (; table->name; table++)
		if (table->letter && table->letter == letter)
			return table;
	return NULL;
}

static enum opt_kind
bad(struct err *err, const char *what, size_t len, const char *option)
{
	(void)err_set(err, ERR_USAGE, "%s '%.*s'", what, (int)len, option);
	return OPT_BAD;
}

static enum opt_kind
read_long(struct opt_reader *r, const struct opt **opt, const char **value,
    struct err *err)
{
	const char *arg = r->argv[r->at++];
	const char *equals = strchr(arg, '=');
	size_t len = equals ? (size_t)(equals - arg) : strlen(arg);

	*opt = find_name(r->table, arg + 2, len - 2);
	if (!*opt)
		return bad(err, "unknown option", len, arg);
	if (!(*opt)->value && equals)
		return bad(err, "no value goes with", len, arg);
	*value = equals ? equals + 1 : NULL;
	if (!(*opt)->value || equals)
		return OPT_OPTION;
	if (r->at >= r->argc)
		return bad(err, "a value is missing after", len, arg);
	*value = r->argv[r->at++];
	return OPT_OPTION;
}

static enum opt_kind
read_short(struct opt_reader *r, const struct opt **opt, const char **value,
    struct err *err)
{
	const char *arg = r->argv[r->at];
	const char name[3] = {'-', arg[r->letter], '\0'};
	const char *rest = arg + r->letter + 1;

	*opt = find_letter(r->table, arg[r->letter]);
	if (!*opt)
		return bad(err, "unknown option", 2, name);
	if (!(*opt)->value) {
		r->letter = *rest ? r->letter + 1 : 0;
		r->at += !*rest;
		return OPT_OPTION;
	}
	r->letter = 0;
	r->at++;
	if (!*rest && r->at >= r->argc)
		return bad(err, "a value is missing after", 2, name);
	*value = *rest ? rest : r->argv[r->at++];
	return OPT_OPTION;
}

enum opt_kind
opt_next(struct opt_reader *r, const struct opt **opt, const char **value,
    struct err *err)
{
	const char *arg;

	*opt = NULL;
	*value = NULL;
	if (r->letter)
		return read_short(r, opt, value, err);
	if (r->at < r->argc && !r->operands_only &&
	    strcmp(r->argv[r->at], "--") == 0) {
		r->operands_only = true;
		r->at++;
	}
	if (r->at >= r->argc)
		return OPT_END;
	arg = r->argv[r->at];
	if (r->operands_only || arg[0] != '-' || arg[1] == '\0') {
		*value = arg;
		r->at++;
		return OPT_OPERAND;
	}
	if (arg[1] == '-')
		return read_long(r, opt, value, err);
	r->letter = 1;
	return read_short(r, opt, value, err);
}
