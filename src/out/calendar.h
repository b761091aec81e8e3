/* calendar.h - writers of the dated duties ahead. */
#ifndef OUT_CALENDAR_H
#define OUT_CALENDAR_H

#include "base/buf.h"
#include "out/style.h"
#include "review/calendar.h"

void calendar_json(
    const struct review *r, const struct duties *duties, struct buf *out);
void calendar_text(const struct review *r, const struct duties *duties,
    const struct style *style, struct buf *out);

#endif
