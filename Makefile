# Asyncarium: `make run`, `make test`; `make help` lists the rest.
#
# B        build folder (default build); a variant is another folder: make B=build-asan ASAN=1
# FOLDERS  parts of src/ to build and unit-test (default: all)

B       ?= build
CC      ?= cc
OPT     ?= -O2
# a newer libtommath has new names for what it had, too
WARN     = -Wall -Wextra -Werror -Wno-deprecated-declarations
PKGS     = ncursesw libutf8proc
PKG_CONFIG ?= pkg-config

ifdef ASAN
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -DHEAP_MALLOC=1
endif
ifdef FUZZ
SANITIZE += -fsanitize=fuzzer-no-link
endif

# -ffp-contract: where one instruction multiplies and adds, clang would round once instead of twice
override CFLAGS += -std=c11 -ffp-contract=off -g $(OPT) $(WARN) $(SANITIZE) -D_GNU_SOURCE -Isrc -MMD -MP
LDLIBS   = -ltommath -lpcre2-8 -lmd4c -lz $(shell $(PKG_CONFIG) --libs $(PKGS)) -lm -lpthread
WINDOW_PKGS = sdl2 SDL2_ttf cairo fontconfig
# giflib has no .pc file: its header is asked for
HAVE_WINDOW := $(shell $(PKG_CONFIG) --exists $(WINDOW_PKGS) 2>/dev/null && \
                 printf '\043include <stdio.h>\n\043include <gif_lib.h>\n' | $(CC) -E - >/dev/null 2>&1 && echo yes)

CORE     = base trace lang vm loop stdlib sim model scene lesson app export ui/null ui/tui cli
FOLDERS ?= $(CORE)
PAINTED  = src/export/painted.c src/export/pdf.c
SOURCES  = $(filter-out $(PAINTED),$(foreach f,$(FOLDERS),$(wildcard src/$(f)/*.c)))
OBJECTS  = $(SOURCES:src/%.c=$(B)/%.o) $(B)/gen/asset_table.o
WINDOW_SOURCES = $(wildcard src/paint/*.c src/ui/sdl/*.c) $(PAINTED)
WINDOW_OBJECTS = $(WINDOW_SOURCES:src/%.c=$(B)/%.o)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

PROGRAMS = $(B)/asyncarium
ifeq ($(HAVE_WINDOW),yes)
PROGRAMS += $(B)/asyncarium-window
all: $(PROGRAMS)
else
all: $(PROGRAMS)
	@echo "left out: the window, and export as pdf, png, gif (not found: $(WINDOW_PKGS) giflib); the terminal is complete"
endif

$(B)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(EXTRA_CFLAGS) -c $< -o $@

# Python modules and assets become string literals in one table.
ASSETS = $(shell cd src/stdlib 2>/dev/null && find py -name '*.py' 2>/dev/null | LC_ALL=C sort) \
         $(shell find assets -type f \( -name '*.po' -o -name '*.theme' -o -name '*.conf' -o -name '*.js' -o -name '*.css' -o -name '*.py' -o -path 'assets/unicode/*.txt' -o -path 'assets/new/*' \) | LC_ALL=C sort)
ASSET_FILES = $(foreach a,$(ASSETS),$(if $(filter py/%,$(a)),src/stdlib/$(a),$(a)))
$(B)/gen/asset_table.c: $(ASSET_FILES) Makefile
	@mkdir -p $(@D)
	@{ echo '#include "base/asset.h"'; \
	   echo 'extern const struct asset asset_table[];'; \
	   echo 'const struct asset asset_table[] = {'; \
	   for a in $(ASSETS); do \
	     case $$a in py/*) f=src/stdlib/$$a;; *) f=$$a;; esac; \
	     echo "{\"$$a\","; sed 's/\\/\\\\/g;s/"/\\"/g;s/^/"/;s/$$/\\n"/' $$f; \
	     echo "\"\", $$(wc -c <$$f)},"; done; \
	   echo '{0, 0, 0}};'; } > $@
$(B)/gen/asset_table.o: $(B)/gen/asset_table.c
	$(CC) $(CFLAGS) -c $< -o $@

$(B)/libasyncarium.a: $(OBJECTS)
	@rm -f $@
	ar rcs $@ $(OBJECTS)

$(B)/asyncarium: $(B)/main.o $(B)/libasyncarium.a
	$(CC) $(CFLAGS) $^ -o $@ $(LDFLAGS) $(LDLIBS)

$(B)/paint/%.o $(B)/ui/sdl/%.o $(PAINTED:src/%.c=$(B)/%.o): EXTRA_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(WINDOW_PKGS))
$(B)/window_main.o: src/main.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -DWITH_WINDOW=1 -c $< -o $@
$(B)/asyncarium-window: $(B)/window_main.o $(WINDOW_OBJECTS) $(B)/libasyncarium.a
	$(CC) $(CFLAGS) $^ -o $@ $(LDFLAGS) $(shell $(PKG_CONFIG) --libs $(WINDOW_PKGS)) -lgif $(LDLIBS)

# Unit tests: tests/unit/FOLDER_WHAT_test.c, one program each, for the FOLDERS that are built.
UNIT_SOURCES = $(foreach f,$(FOLDERS),$(wildcard tests/unit/$(subst /,_,$(f))_*_test.c))
UNIT_TESTS   = $(UNIT_SOURCES:tests/unit/%.c=$(B)/unit/%)
$(B)/unit/%: tests/unit/%.c $(B)/libasyncarium.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(filter %.c %.a,$^) -o $@ $(LDFLAGS) -lcmocka $(LDLIBS)

# Each target twice: with our own loop (suite), and with libFuzzer (long).
FUZZ_TARGETS = $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_SHORT   = $(B)/fuzz/save_trace $(FUZZ_TARGETS:%=$(B)/fuzz/mutate_%)
FUZZ_LONG    = $(B)/fuzz/save_trace $(FUZZ_TARGETS:%=$(B)/fuzz/fuzz_%)
$(B)/fuzz/save_trace: tests/fuzz/save_trace.c $(B)/libasyncarium.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $^ -o $@ $(LDFLAGS) $(LDLIBS)
$(B)/fuzz/mutate_%: tests/fuzz/mutate.c tests/fuzz/fuzz_%.c $(B)/libasyncarium.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $^ -o $@ $(LDFLAGS) $(LDLIBS)
$(B)/fuzz/fuzz_%: tests/fuzz/fuzz_%.c $(B)/libasyncarium.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -fsanitize=fuzzer $^ -o $@ $(LDFLAGS) $(LDLIBS)

.PHONY: check-random all help run test unit conformance front check check-layers check-format check-warnings \
        check-asan oracle check-oracle update bench fuzz install uninstall clean format

unit: $(UNIT_TESTS)
	@passed=0; failed=0; for t in $(UNIT_TESTS); do \
	  if ASYNCARIUM=$(B)/asyncarium $$t >$$t.log 2>&1; then passed=$$((passed + 1)); \
	  else cat $$t.log; failed=$$((failed + 1)); fi; done; \
	echo "unit: $$passed passed, $$failed failed"; [ $$failed = 0 ]

# --- what a user types ---

help:
	@echo 'make               build (the terminal alone if SDL2 or cairo is not found)'
	@echo 'make run           install what is missing, build, open the list of lessons'
	@echo 'make test          install what is missing, build, run the whole suite'
	@echo 'make check         layers, format, warnings of gcc and clang, one trace of all builds'
	@echo 'make check-asan    the suite under the address and undefined-behaviour sanitizers'
	@echo 'make oracle        record the conformance programs anew from python3 (3.11)'
	@echo 'make check-oracle  say which records are not what python3 prints'
	@echo 'make check-export  every export format, also by LibreOffice, chromium and LaTeX'
	@echo 'make check-lessons the course, also under python3 (3.11)'
	@echo 'make figures       draw the pictures of README and lessons anew'
	@echo 'make update        accept new screens and traces as golden'
	@echo 'make bench         speed against python3, both in one run'
	@echo 'make soak          random actions, 10,000 in the terminal, 1,000 in the window, under ASAN'
	@echo 'make fuzz          random and mutated programs, lessons and traces (long)'
	@echo 'make check-random  random asyncio programs against python3: COUNT=1000 SEED=1'
	@echo 'make install       into $(PREFIX) (or PREFIX=...)'
	@echo 'make clean         remove $(B)/'

run:
	@.ci/install run
	@$(MAKE) --no-print-directory -s all
	@$(B)/asyncarium

test:
	@.ci/install test
	@$(MAKE) --no-print-directory -s -j2 all
	@$(MAKE) --no-print-directory -s -j2 suite

.PHONY: suite
suite: $(B)/asyncarium $(UNIT_TESTS) $(FUZZ_SHORT)
	@status=0; \
	$(MAKE) --no-print-directory -s unit || status=1; \
	tests/conformance.sh $(B)/asyncarium || status=1; \
	tests/web_service.sh $(B)/asyncarium || status=1; \
	tests/refused.sh $(B)/asyncarium || status=1; \
	tests/web.sh $(B)/asyncarium || status=1; \
	tests/cli.sh $(B)/asyncarium || status=1; \
	tests/cpu.sh $(B)/asyncarium || status=1; \
	tests/lessons.sh $(B)/asyncarium || status=1; \
	tests/export.sh $(B)/asyncarium || status=1; \
	tests/front.sh $(B) || status=1; \
	tests/soak.sh $(B) || status=1; \
	tests/tools/fuzz.sh $(B) || status=1; \
	exit $$status

# --- what a developer types ---

check:
	@.ci/install test
	@$(MAKE) --no-print-directory -s check-layers check-format check-warnings check-traces
	@echo 'check: layers, format, warnings and traces are clean'

check-layers:
	@tests/tools/layers.sh

check-format:
	@clang-format --dry-run -Werror $$(git ls-files 'src/*.c' 'src/*.h' 'tests/*.c' 'tests/*.h')

check-warnings:
	@$(MAKE) --no-print-directory -s -j2 B=$(B)-clang CC=clang OPT=-O1 all
	@$(MAKE) --no-print-directory -s -j2 B=$(B)-debug OPT=-O0 all

# One trace, whatever the compiler and the optimisation level.
.PHONY: check-traces
check-traces: all check-warnings
	@tests/tools/traces.sh $(B)/asyncarium $(B)-clang/asyncarium $(B)-debug/asyncarium

check-asan:
	@$(MAKE) --no-print-directory -s -j2 B=$(B)-asan ASAN=1 OPT=-O1 all
	@$(MAKE) --no-print-directory -s -j2 B=$(B)-asan ASAN=1 OPT=-O1 suite

.PHONY: check-lessons
check-lessons: all
	@tests/lessons.sh $(B)/asyncarium --with-python

ORACLE ?= ../shared/oracle/vclock.py
oracle:
	@python3 tests/tools/record.py $(ORACLE) tests/conformance $(WORD)
check-oracle:
	@python3 tests/tools/record.py --check $(ORACLE) tests/conformance $(WORD)

COUNT ?= 1000
SEED  ?= 1
check-random: $(B)/asyncarium
	@python3 tests/tools/random_programs.py $(B)/asyncarium $(ORACLE) --count $(COUNT) --seed $(SEED)

update: all
	@tests/front.sh $(B) --update

# With LibreOffice, chromium and LuaLaTeX, where they are: too large to be installed for a test.
.PHONY: check-export figures
check-export: all
	@tests/export.sh --long $(B)/asyncarium

# The pictures of README and lessons, from the programs as they are.
figures: all
	@tests/tools/figures.sh $(B)

bench: all
	@python3 tests/bench/bench.py $(B)/asyncarium $(WORD)
ifeq ($(HAVE_WINDOW),yes)
	@$(MAKE) --no-print-directory -s bench-frames
endif

# How long the window takes for a picture.
.PHONY: bench-frames
bench-frames: $(B)/bench_frames
	@$(B)/bench_frames lessons/01-two-sleeps/together.py tests/bench/frames/crowd.py tests/bench/frames/long.py
$(B)/bench_frames: tests/bench/frames.c $(WINDOW_OBJECTS) $(B)/libasyncarium.a
	$(CC) $(CFLAGS) $(shell $(PKG_CONFIG) --cflags $(WINDOW_PKGS)) $^ -o $@ $(LDFLAGS) \
	    $(shell $(PKG_CONFIG) --libs $(WINDOW_PKGS)) -lgif $(LDLIBS)

# Long sessions of random actions in terminal and window, under the sanitizers.
.PHONY: soak
soak:
	@$(MAKE) --no-print-directory -s -j2 B=$(B)-asan ASAN=1 OPT=-O1 all
	@tests/soak.sh $(B)-asan $(if $(ACTIONS),$(ACTIONS),10000)
	@SOAK=$(if $(ACTIONS),$(ACTIONS),1000) tests/window.sh $(B)-asan

.PHONY: fuzz-short fuzz-long
fuzz-short: $(FUZZ_SHORT)
	@tests/tools/fuzz.sh $(B) $(RUNS)
fuzz-long: $(FUZZ_LONG)
	@tests/tools/fuzz.sh --long $(B) $(SECONDS)
fuzz:
	@$(MAKE) --no-print-directory -s -j2 B=$(B)-fuzz CC=clang ASAN=1 FUZZ=1 OPT=-O1 fuzz-long

# --- installation ---

PREFIX ?= /usr/local
install: all
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/asyncarium"
	install -m 755 $(PROGRAMS) "$(DESTDIR)$(PREFIX)/bin"
	rm -rf "$(DESTDIR)$(PREFIX)/share/asyncarium/lessons"
	cp -R lessons "$(DESTDIR)$(PREFIX)/share/asyncarium/"
	chmod -R a+rX "$(DESTDIR)$(PREFIX)/share/asyncarium"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/asyncarium" "$(DESTDIR)$(PREFIX)/bin/asyncarium-window"
	rm -rf "$(DESTDIR)$(PREFIX)/share/asyncarium"

format:
	@clang-format -i $$(git ls-files '*.c' '*.h')

clean:
	rm -rf $(B) $(B)-asan $(B)-clang $(B)-debug $(B)-fuzz

-include $(OBJECTS:.o=.d) $(WINDOW_OBJECTS:.o=.d) $(B)/main.d $(B)/window_main.d
