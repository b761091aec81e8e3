/* literal.h - bytes as a C string literal, for the programs that write C. */
#ifndef TOOL_LITERAL_H
#define TOOL_LITERAL_H

#include "base/buf.h"
#include "base/str.h"

void literal_write(struct buf *out, struct str bytes);

#endif
