/* same.h - diff --same-text: does a converted document say the same? */
#ifndef CLI_SAME_H
#define CLI_SAME_H

#include "cli/message.h"
#include "cli/options.h"

enum status same_run(const struct options *o);

#endif
