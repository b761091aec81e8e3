# make              builds build/cpslint
# make deps         installs the packages that building and testing need
# make demo         deps, build, and a review of the sample in corpus/
# make test         deps, build, and the tests that need nothing else
# make test-all     lint, sanitizers, browser, office and packaging tests
# make test-long    memory that fails, valgrind, published documents,
#                   hostile files under the sanitizers
# make unit T=t_zip one unit test program
# make docs         writes rules/REFERENCE.md
# make reports      writes the samples in reports/
# make install      program, manual page, completions; DESTDIR and PREFIX
# make deb          a Debian package in build/
# make lint format golden asan bench clean
# make fuzz F=docx T=60
#
# B=DIR builds elsewhere; MODE is release, asan, fuzz or strict.
NAME    := cpslint
PREFIX  ?= /usr/local
ZSH_FOLDER ?= site-functions
DESTDIR ?=
MODE    ?= release
B       ?= $(if $(filter release,$(MODE)),build,build/$(MODE))
CFLAGS  ?= -g
PYTHON  ?= python3

# Debian packages: what building and `make test` need, and what the other
# tests add.
PACKAGES      := gcc libc6-dev make pkg-config libzip-dev libxml2-dev \
                 libpcre2-dev libcjson-dev nettle-dev libutf8proc-dev \
                 libcmark-gfm-dev libcmark-gfm-extensions-dev poppler-utils \
                 libxlsxwriter-dev libseccomp-dev libcmocka-dev python3
MORE_PACKAGES := clang clang-format cppcheck libclang-rt-dev chromium nodejs npm \
                 strace valgrind libreoffice-writer-nogui \
                 man-db lintian dpkg-dev zsh fish bash

# What may be left out of a build: `make MARKDOWN=no XLSX=no SECCOMP=no`.
MARKDOWN ?= yes
XLSX     ?= yes
SECCOMP  ?= yes
LIBS    := libzip libxml-2.0 libpcre2-8 libcjson nettle libutf8proc \
           $(if $(filter yes,$(MARKDOWN)),libcmark-gfm) \
           $(if $(filter yes,$(XLSX)),xlsxwriter) \
           $(if $(filter yes,$(SECCOMP)),libseccomp)
HAVE    := $(if $(filter yes,$(MARKDOWN)),-DHAVE_MARKDOWN) \
           $(if $(filter yes,$(XLSX)),-DHAVE_XLSX) \
           $(if $(filter yes,$(SECCOMP)),-DHAVE_SECCOMP)
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wundef -Wvla \
           -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings \
           -Wcast-qual -Wformat=2
HARD    := -D_FORTIFY_SOURCE=2 -fstack-protector-strong
SANE    := -fno-omit-frame-pointer -fsanitize=address,undefined \
           -fno-sanitize-recover=all -DARENA_DEBUG
FOR_release := -O3 $(HARD)
FOR_strict  := -O3 $(HARD) -Werror
FOR_asan    := -O1 $(SANE)
FOR_fuzz    := -O1 $(SANE) -fsanitize=fuzzer-no-link

# pkg-config is asked once, when the first file is compiled: before that the
# packages may not be there.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(LIBS)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(LIBS)))$(PKG_LIBS)

ALLFLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) $(FOR_$(MODE)) \
           $(HAVE) $(CPPFLAGS) $(CFLAGS) $(PKG_CFLAGS)
# The extensions of cmark-gfm have no file for pkg-config.
# What only a program of the build needs is not linked into the others.
LDLIBS   = -Wl,--as-needed \
           $(if $(filter yes,$(MARKDOWN)),-lcmark-gfm-extensions) $(PKG_LIBS) \
           -lm -lpthread $(RELATIVE)
# Addresses in constant tables are put right at the start: one word tells of
# many places.
RELATIVE = -Wl,-z,pack-relative-relocs
COMPILE  = $(CC) $(ALLFLAGS) -MMD -MP -c -o $@ $<
# What the compiler says is kept beside the object; the lint asks for it.
SAID     = $(@:.o=.said)
KEEP     = 2>$(SAID) || { cat $(SAID) >&2; exit 1; }; cat $(SAID) >&2
LINK     = $(CC) $(ALLFLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) $(LDLIBS)
# V=1 shows whole commands.
V       ?= 0
SAY      = @$(if $(filter 0,$(V)),printf '  %-5s %s\n' $(1) $@;,set -x;)

# src/tool holds programs of the build; everything else is cpslint.
SRC     := $(filter-out src/tool/%,$(sort $(wildcard src/*/*.c)))
OBJ     := $(SRC:%.c=$(B)/%.o) $(B)/embedded.o $(B)/prepared.o $(B)/web.o \
           $(B)/prints.o $(if $(filter yes,$(SECCOMP)),$(B)/filter.o)
MAIN    := $(B)/src/cli/main.o
JUDGING := $(filter-out %/embed.o,$(filter $(foreach d,base doc phrase map prose \
           fact rule,$(B)/src/$(d)/%),$(OBJ)))
BASE    := $(filter-out %/embed.o,$(filter $(B)/src/base/%,$(OBJ)))
LIB     := $(B)/lib$(NAME).a
RULES   := $(sort $(wildcard rules/*.json rules/*/*.json))
# Of equally good sources the first is named.
PRINTS  := $(sort $(wildcard rules/prints/tls-br-*.txt))
PRINTS  += $(filter-out $(PRINTS),$(sort $(wildcard rules/prints/*.txt)))
WEB     := $(sort $(wildcard src/out/html/*))
UNIT    := $(patsubst tests/unit/%.c,$(B)/unit/%,$(sort $(wildcard tests/unit/t_*.c)))
FUZZ    := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
REPLAY  := $(FUZZ:%=$(B)/replay/%)
SAMPLE  ?= $(firstword $(sort $(wildcard corpus/sample-cps-*.docx)))
FORMAT  := $(wildcard src/*/*.[ch] tests/*/*.[ch])

# One job a core unless told otherwise.
ifeq ($(MAKELEVEL)$(filter -j%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif

.PHONY: docs reports reports-list all deps deps-all demo test test-all test-long test-programs objects unit lint flags \
        format golden asan fuzz bench install deb clean help FORCE
.SECONDARY:
.DELETE_ON_ERROR:

all: $(B)/$(NAME)

# -- the program ---------------------------------------------------------

$(B)/$(NAME): $(MAIN) $(LIB)
	$(call SAY,LINK) $(LINK)

$(LIB): $(filter-out $(MAIN),$(OBJ))
	@rm -f $@
	$(call SAY,AR) $(AR) rcs $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(call SAY,CC) $(COMPILE) $(KEEP)

# The rules travel inside the binary.  The list notices a file that went away.
$(B)/rules.list: FORCE
	@mkdir -p $(@D)
	@echo '$(RULES)' | cmp -s - $@ || echo '$(RULES)' >$@

$(B)/embed: $(B)/src/tool/embed.o $(B)/src/tool/literal.o $(BASE)
	$(call SAY,LINK) $(LINK)

$(B)/embedded.c: $(B)/embed $(B)/rules.list $(RULES)
	$(call SAY,EMBED) $(B)/embed rules $@

# They are loaded and their patterns parsed when the program is built.
$(B)/prepare: $(addprefix $(B)/src/tool/,prepare.o shapes.o literal.o) $(JUDGING)
	$(call SAY,LINK) $(LINK)

$(B)/prepared.c: $(B)/prepare $(B)/rules.list $(RULES)
	$(call SAY,EMBED) $(B)/prepare rules $@

# So do the style sheets and scripts of HTML reports.
$(B)/web.c: $(B)/embed $(WEB)
	$(call SAY,EMBED) $(B)/embed --text src/out/html $@

# And the fingerprints of requirement documents, in one table.
$(B)/table: $(B)/src/tool/table.o $(BASE)
	$(call SAY,LINK) $(LINK)

$(B)/prints.c: $(B)/table $(PRINTS)
	$(call SAY,TABLE) $(B)/table $@ $(PRINTS)

$(B)/prints.o: %.o: %.c
	$(call SAY,CC) $(COMPILE) $(KEEP)

# What a process that reads documents may ask of the system.
$(B)/filter: $(B)/src/tool/filter.o $(BASE)
	$(call SAY,LINK) $(LINK)

$(B)/filter.c: $(B)/filter
	$(call SAY,TABLE) $(B)/filter $@

$(B)/filter.o: %.o: %.c
	$(call SAY,CC) $(COMPILE) $(KEEP)

# They are made by hand, see rules/README.md.
$(B)/prints: $(B)/src/tool/prints.o $(LIB)
	$(call SAY,LINK) $(LINK)

# String literals longer than C17 promises; gcc and clang take them.
$(B)/embedded.o $(B)/prepared.o $(B)/web.o: %.o: %.c
	$(call SAY,CC) $(COMPILE) -Wno-overlength-strings $(KEEP)

# The reference of the rules, for readers without the program.
docs: all
	$(B)/$(NAME) rules list -o markdown:rules/REFERENCE.md >/dev/null

# -- samples of every output, in reports/ ---------------------------------
# A file of reports/, then the command line that writes it.
define REPORTS
sample-cps-2.3.txt check -f text --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3.md check -f markdown --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3.html check -f html --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3.section-8.json check -f json --section 8 --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3-to-2.4.html diff -f html --as-of 2026-11-21 corpus/sample-cps-2.3.docx corpus/sample-cps-2.4.docx
sample-cps-2.3-to-2.4.md diff -f markdown --as-of 2026-11-21 corpus/sample-cps-2.3.docx corpus/sample-cps-2.4.docx
sample-cps-2.3.section-8.line.txt check -f line --section 8 --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3.section-8.csv check -f csv --section 8 --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3.section-8.sarif check -f sarif --section 8 --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3.section-8.junit.xml check -f junit --section 8 --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3.section-8.docx check -f docx --section 8 --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3.apple.csv worksheet apple --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3.external-subca.xlsx worksheet external-subca -f xlsx --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sample-cps-2.3.calendar.txt check --calendar --as-of 2026-11-21 corpus/sample-cps-2.3.docx
sweep.html sweep -f html --as-of 2026-11-21 reports/sweep.list
sweep.csv sweep -f csv --as-of 2026-11-21 reports/sweep.list
sweep.mass-revocation.jsonl sweep -f json --brief --rule br-mass-revocation-plan --as-of 2026-11-21 reports/sweep.list
endef
export REPORTS

# Read the difference before it is committed.
reports: all
	@B=$(B) PYTHON=$(PYTHON) tests/reports/run --update

reports-list:
	@printf '%s\n' "$$REPORTS"

# The manual page and the completions come from the tables of the program.
$(B)/manual: $(B)/src/tool/manual.o $(LIB)
	$(call SAY,LINK) $(LINK)

$(B)/share/%: $(B)/manual
	@mkdir -p $(@D)
	$(call SAY,DOC) $(B)/manual $* >$@

SHARE   := $(DESTDIR)$(PREFIX)/share
MANUALS := $(addprefix $(B)/share/,man bash zsh fish)

install: all $(MANUALS)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 \
	    $(SHARE)/bash-completion/completions \
	    $(SHARE)/zsh/$(ZSH_FOLDER) $(SHARE)/fish/vendor_completions.d
	install -m 755 $(B)/$(NAME) $(DESTDIR)$(PREFIX)/bin/$(NAME)
	install -m 644 $(B)/share/man $(SHARE)/man/man1/$(NAME).1
	install -m 644 $(B)/share/bash \
	    $(SHARE)/bash-completion/completions/$(NAME)
	install -m 644 $(B)/share/zsh $(SHARE)/zsh/$(ZSH_FOLDER)/_$(NAME)
	install -m 644 $(B)/share/fish \
	    $(SHARE)/fish/vendor_completions.d/$(NAME).fish

# A Debian package, staged and built under build/.
VERSION := $(shell sed -n 's/.*VERSION "\(.*\)"/\1/p' src/base/version.h)
deb:
	@rm -rf $(B)/deb
	@+$(MAKE) --no-print-directory install DESTDIR=$(B)/deb PREFIX=/usr \
	    ZSH_FOLDER=vendor-completions
	src/tool/deb.sh $(B)/deb \
	    $(B)/$(NAME)_$(VERSION)_$$(dpkg --print-architecture).deb \
	    $(VERSION)

# -- packages ------------------------------------------------------------

deps:
	@tests/deps $(PACKAGES)

deps-all:
	@tests/deps $(PACKAGES) $(MORE_PACKAGES)

# -- tests ---------------------------------------------------------------

# The review of the sample finds issues, and then the status is 1: that is
# what the sample is for.  2 is trouble.
demo: deps
	@+$(MAKE) --no-print-directory all
	$(B)/$(NAME) check $(SAMPLE) || test $$? -eq 1

test: deps
	@+$(MAKE) --no-print-directory test-programs
	@B=$(B) MODE=$(MODE) PYTHON=$(PYTHON) tests/run

# Each takes a few minutes; the packages are those of test-all.
test-long test-all: deps-all
	@+$(MAKE) --no-print-directory test-programs
	@+B=$(B) MODE=$(MODE) PYTHON=$(PYTHON) tests/run \
	    $(if $(filter test-long,$@),--long,--more)

# Every file compiled, nothing linked.
objects: $(MAIN) $(OBJ) $(UNIT:$(B)/unit/%=$(B)/tests/unit/%.o) \
         $(FUZZ:%=$(B)/tests/fuzz/fuzz_%.o) $(B)/tests/panel/judge.o

test-programs: all $(UNIT) $(REPLAY) $(B)/panel

$(B)/unit/%: $(B)/tests/unit/%.o $(LIB)
	@mkdir -p $(@D)
	$(call SAY,LINK) $(LINK) -lcmocka

$(B)/panel: $(B)/tests/panel/judge.o $(LIB)
	$(call SAY,LINK) $(LINK)

$(B)/replay/%: $(B)/tests/fuzz/fuzz_%.o $(B)/tests/fuzz/standalone.o $(LIB)
	@mkdir -p $(@D)
	$(call SAY,LINK) $(LINK)

T ?=
unit: $(if $(T),$(B)/unit/$(T),$(UNIT))
	@B=$(B) MODE=$(MODE) tests/unit/run $(T)

asan:
	@+$(MAKE) --no-print-directory MODE=asan B=$(B)/asan test-programs
	@B=$(B)/asan MODE=asan PYTHON=$(PYTHON) tests/run

lint:
	@+B=$(B) CC=$(CC) PYTHON=$(PYTHON) tests/lint/run

# What the lint asks, to run a compiler of its own with the same flags.
flags:
	@echo $(ALLFLAGS)

format:
	clang-format -i $(FORMAT)

# Rewrites every expectation; read the difference before it is committed.
golden: all
	@for run in $$(grep -l -e --update tests/*/run); do \
	    echo "$$run --update"; B=$(B) PYTHON=$(PYTHON) $$run --update || \
	    exit 1; done

# Searches with libFuzzer for T seconds; what it found so far is kept in
# build/found, so that the next search goes on from there.
F ?= docx
fuzz:
	@+$(MAKE) --no-print-directory MODE=fuzz CC=clang B=$(B)/fuzz \
	    $(B)/fuzz/fuzz_$(F)
	@mkdir -p $(B)/found/$(F) $(B)/seeds/$(F)
	@$(PYTHON) tests/fuzz/seeds.py $(B)/seeds
	$(B)/fuzz/fuzz_$(F) -max_total_time=$(or $(T),60) -timeout=5 \
	    -rss_limit_mb=1024 -artifact_prefix=$(B)/found/$(F)- \
	    $(addprefix -dict=,$(wildcard tests/fuzz/dict/$(F).dict)) \
	    $(B)/found/$(F) $(B)/seeds/$(F) $(wildcard tests/fuzz/seeds/$(F))

$(B)/fuzz_%: $(B)/tests/fuzz/fuzz_%.o $(LIB)
	$(call SAY,LINK) $(LINK) -fsanitize=fuzzer

# OUT=reports/bench.md writes the table there too.
bench: all
	@PYTHONDONTWRITEBYTECODE=1 B=$(B) CC=$(CC) LDLIBS='$(LDLIBS)' PYTHON=$(PYTHON) tests/bench/run $(OUT)

clean:
	rm -rf build

help:
	@sed -n '/^[^#]/q; s/^# \{0,1\}//p' Makefile

-include $(OBJ:.o=.d) $(wildcard $(B)/src/tool/*.d)
-include $(wildcard $(B)/tests/*/*.d)
