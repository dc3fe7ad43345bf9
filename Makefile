# Asyncarium: `make run`, `make test`; `make help` lists the rest.
#
# B        build folder (default build); a variant is another folder: make B=build-asan ASAN=1
# FOLDERS  parts of src/ to build and unit-test (default: all)

B       ?= build
CC      ?= cc
OPT     ?= -O2
WARN     = -Wall -Wextra -Werror
PKGS     = ncursesw libutf8proc
PKG_CONFIG ?= pkg-config

ifdef ASAN
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -DHEAP_MALLOC=1
endif

CFLAGS  += -std=c11 -g $(OPT) $(WARN) $(SANITIZE) -D_GNU_SOURCE -Isrc -MMD -MP
LDLIBS   = -ltommath -lpcre2-8 -lmd4c -lz $(shell $(PKG_CONFIG) --libs $(PKGS)) -lm
WINDOW_PKGS = sdl2 SDL2_ttf cairo fontconfig
HAVE_WINDOW := $(shell $(PKG_CONFIG) --exists $(WINDOW_PKGS) 2>/dev/null && echo yes)

CORE     = base trace lang vm loop stdlib sim model scene lesson app export ui/null ui/tui cli
FOLDERS ?= $(CORE)
SOURCES  = $(foreach f,$(FOLDERS),$(wildcard src/$(f)/*.c))
OBJECTS  = $(SOURCES:src/%.c=$(B)/%.o) $(B)/gen/asset_table.o
WINDOW_SOURCES = $(wildcard src/paint/*.c src/ui/sdl/*.c)
WINDOW_OBJECTS = $(WINDOW_SOURCES:src/%.c=$(B)/%.o)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

ifeq ($(HAVE_WINDOW),yes)
all: $(B)/asyncarium $(B)/asyncarium-window
else
all: $(B)/asyncarium
	@echo "left out: the window (not found: $(WINDOW_PKGS)); the terminal is complete"
endif

$(B)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(EXTRA_CFLAGS) -c $< -o $@

# Python modules and assets become string literals in one table.
ASSETS = $(shell cd src/stdlib 2>/dev/null && find py -name '*.py' 2>/dev/null | LC_ALL=C sort) \
         $(shell find assets -type f \( -name '*.po' -o -name '*.theme' -o -name '*.conf' \) | LC_ALL=C sort)
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

$(B)/paint/%.o $(B)/ui/sdl/%.o: EXTRA_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(WINDOW_PKGS))
$(B)/window_main.o: src/main.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -DWITH_WINDOW=1 -c $< -o $@
$(B)/asyncarium-window: $(B)/window_main.o $(WINDOW_OBJECTS) $(B)/libasyncarium.a
	$(CC) $(CFLAGS) $^ -o $@ $(LDFLAGS) $(shell $(PKG_CONFIG) --libs $(WINDOW_PKGS)) $(LDLIBS)

# Unit tests: tests/unit/FOLDER_WHAT_test.c, one program each, for the FOLDERS that are built.
UNIT_SOURCES = $(foreach f,$(FOLDERS),$(wildcard tests/unit/$(subst /,_,$(f))_*_test.c))
UNIT_TESTS   = $(UNIT_SOURCES:tests/unit/%.c=$(B)/unit/%)
$(B)/unit/%: tests/unit/%.c $(B)/libasyncarium.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(filter %.c %.a,$^) -o $@ $(LDFLAGS) -lcmocka $(LDLIBS)

.PHONY: all unit clean format
unit: $(UNIT_TESTS)
	@status=0; for t in $(UNIT_TESTS); do $$t >$$t.log 2>&1 || { cat $$t.log; status=1; }; done; exit $$status

format:
	@clang-format -i $$(git ls-files '*.c' '*.h' '*.def')

clean:
	rm -rf $(B)

-include $(shell find $(B) -name '*.d' 2>/dev/null)
