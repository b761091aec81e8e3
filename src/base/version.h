/* version.h - the one place where the version of the program stands. */
#ifndef VERSION_H
#define VERSION_H

#define CPSLINT_VERSION "0.1.0"

#endif
