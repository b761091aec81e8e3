/* clock.h - the day it is: the one place where the clock is read. */
#ifndef CLI_CLOCK_H
#define CLI_CLOCK_H

#include "base/date.h"

/* The calendar day where the user is. */
date clock_today(void);

#endif
