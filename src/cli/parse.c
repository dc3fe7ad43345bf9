#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/quantity.h"
#include "cli/cli.h"
#include "sim/option.h"

#define CLI_VERSION "0.1.0"

static const char cli_usage[] =
    "Usage: asyncarium [FILE.py]                     step through it, in a window or the terminal\n"
    "       asyncarium lesson NAME                   a lesson, by its folder's name or number\n"
    "       asyncarium lessons                       which there are\n"
    "       asyncarium new NAME                      a lesson to begin with, as a folder\n"
    "       asyncarium run FILE.py [ARG...]          just run it: what CPython prints\n"
    "       asyncarium trace FILE.py                 the recording as text, one event a line\n"
    "       asyncarium export FILE.py -o OUT.svg     a picture, slides, an animation (see below)\n"
    "       asyncarium tell FILE.py                  the run in words, one sentence a step\n"
    "       asyncarium compare A.py B.py             two runs on one axis of time; -o OUT.svg\n"
    "       asyncarium play FILE.py --script FILE    step by a script of keys, dump screens\n"
    "       asyncarium dis FILE.py                   the bytecode\n"
    "       asyncarium check PATH...                 programs: times and mistakes; lessons: "
    "proved\n"
    "       asyncarium verify FILE.py                the same under python3 (3.11): what differs\n"
    "       asyncarium serve-sim FILE.py             a FastAPI program under virtual requests\n"
    "\n"
    "Runs asyncio programs in exact virtual time, records what happens, and shows it step by\n"
    "step, forwards and backwards.  FILE may be - for standard input.\n"
    "\n"
    "Options:\n"
    "  -o, --output FILE      write there instead of standard output\n"
    "      --tui              the terminal, even where there is a display\n"
    "      --window           the window, or an error\n"
    "      --shot FILE.png        the window as a picture, without a display\n"
    "      --lang ko|en       language (default: by the locale)\n"
    "      --theme NAME       light, dark or contrast\n"
    "      --motion on|off    whether things move to their places or are there at once\n"
    "      --subtitle TEXT    below the title of a comparison\n"
    "      --label TEXT       of the first, then of the second program of a comparison\n"
    "      --callout PLACE=TEXT   a note in the picture (repeatable): 'line:14=here it waits',\n"
    "                         step:12, line:14#2 (the second time), time:1.5, start, end;\n"
    "                         PLACE@TASK names whom it is about, as time:1.5@Task-2\n"
    "      --compare FILE.py  a second program beside the one that is shown or played (key c)\n"
    "      --size WxH         size of the window, of the played screen or of what is exported\n"
    "      --level LEVEL      what trace records: schedule or full (default: full)\n"
    "      --record LEVEL     record while running, for measurements: schedule or full\n"
    "      --step SIZE        tell: line, await, callback (default) or iteration\n"
    "      --script FILE      what play does (default: standard input); else where to begin\n"
    "      --answer TEXT      what is typed at input(), as 'Kim' or, after 2 s, '2s:Kim' "
    "(repeatable)\n"
    "      --answers FILE     the same, each line an answer\n"
    "      --seed N           seed of random for programs that set none (default: 0)\n"
    "      --epoch TIME       wall clock at the start, seconds since 1970 (default: 2024-01-01 "
    "09:00)\n"
    "      --cpu-cost TIME    what a bytecode takes, as 50ns (default: nothing); threads then\n"
    "                         take turns under the GIL, worker processes run beside them\n"
    "      --signal NAME@TIME send a signal at that virtual time, as SIGINT@3.0 (repeatable)\n"
    "      --url URL=ANSWER   what the virtual web answers below this URL (repeatable): a time, a\n"
    "                         status, fail:refused|timeout|dns|reset|ssl, and json:TEXT,\n"
    "                         text:TEXT or file:NAME, as https://x.dev/a=0.2s,404\n"
    "      --requests TEXT    serve the program's FastAPI app to virtual customers (repeatable):\n"
    "                         [3x | 20/s] METHOD /path, and any of: at TIME, from TIME,\n"
    "                         every TIME, RATE/s, for TIME, as NAME, slow TIME, json:VALUE,\n"
    "                         text:WORD, form:a=b, file:NAME, header NAME:VALUE;\n"
    "                         several are separated by ';'\n"
    "                         METHOD WS: a WebSocket, each text: and json: a message\n"
    "      --max-steps N      stop after so many calls and turns (default: 1000000000)\n"
    "      --max-time TIME    stop at this virtual time\n"
    "      --max-memory SIZE  stop beyond so much memory (default: 2G)\n"
    "      --max-output SIZE  stop beyond so much output (default: 256M)\n"
    "      --max-tasks N      stop beyond so many tasks at once (default: 2000000)\n"
    "      --json, --order    check: as JSON lines; with who printed what, and when\n"
    "      --accept           check: write what the programs do into the lessons\n"
    "      --with-python      check: run the lessons' programs under python3 (3.11) too\n"
    "      --keys             the keys of window and terminal\n"
    "\n"
    "Export: OUT's ending says the format: svg, pdf, png, gif, apng, pptx (editable slides), html\n"
    "(a stepper in one file), tex (TikZ), mmd (Mermaid), json (Perfetto), csv; or --format.\n"
    "      --view VIEW        timeline, stage, code, both, compare (default: timeline)\n"
    "      --at WHEN          the moment: a time (1.5), step:N, mark:N, end (default: end)\n"
    "      --steps WHICH      one page, slide or frame each: marks, all, FROM..TO (as 3..20)\n"
    "      --step-size SIZE   line, await, callback, iteration (default: callback)\n"
    "      --marks LINES      lines to stop at, as 12,13\n"
    "      --from, --to TIME  a cut of the time axis\n"
    "      --size SIZE        1600x900, hd, 4k, 8k, 16:9, 4:3, a4, a4-portrait, letter …\n"
    "      --scale N          so many pixels for one\n"
    "      --title TEXT       over the picture (\"\": none)\n"
    "      --author NAME      of the document (pdf, pptx)\n"
    "      --caption          with the sentence that says why\n"
    "      --no-legend, --transparent, --font NAME, --text paths (svg: outlines for letters)\n"
    "      --axis time|step, --color-by task|state\n"
    "      --all              every program below a folder, into the folder OUT\n"
    "  -h, --help             this text\n"
    "      --version          the version\n"
    "\n"
    "Exit status: the program's own; 2 usage, 3 not supported, 4 waits for ever,\n"
    "5 limit reached, 130 interrupted, 128 + N ended by signal N.\n";

void cli_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("asyncarium: error: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

static bool cli_parse_number(const char *text, uint64_t *number)
{
    char *end;
    errno = 0;
    *number = strtoull(text, &end, 10);
    return isdigit((unsigned char)text[0]) && *end == '\0' && errno == 0;
}

#define CLI_EPOCH_MAX UINT64_C(4000000000) /* the year 2096: room is left for a run's time */

/* Seconds since 1970 as nanoseconds. */
static bool cli_parse_seconds(const char *text, int64_t *nanoseconds)
{
    uint64_t seconds;
    if (!cli_parse_number(text, &seconds) || seconds > CLI_EPOCH_MAX) {
        return false;
    }
    *nanoseconds = (int64_t)seconds * 1000000000;
    return true;
}

/* An option that a lesson can give as well. */
static bool cli_parse_sim(const char *name, const char *text, struct sim_options *sim)
{
    struct diag diag = {0};
    bool fine = sim_set_option(sim, name, text, &diag);
    if (!fine) {
        cli_error("--%s", diag.message);
    }
    diag_free(&diag);
    return fine;
}

/* The first one is the first program's. */
static bool cli_parse_label(const char *text, struct cli_options *options)
{
    if (options->label_count == 2) {
        cli_error("--label: at most two of them, one for each program");
        return false;
    }
    options->labels[options->label_count++] = text;
    return true;
}

/* PLACE=TEXT or PLACE@TASK=TEXT. */
static bool cli_parse_callout(const char *word, struct cli_options *options)
{
    struct app_callout callout = {0};
    const char *equals = strchr(word, '=');
    char *place =
        arena_copy_bytes(&options->arena, word, equals ? (size_t)(equals - word) : strlen(word));
    char *task = strchr(place, '@');
    if (task) {
        *task++ = '\0';
    }
    callout.task = task;
    callout.text = equals ? equals + 1 : "";
    bool is_step = strncmp(place, "step:", 5) == 0;
    bool is_fine = is_step ? cli_parse_number(place + 5, &callout.step) && callout.step > 0
                           : lesson_read_place(place, &callout.at);
    const char *fault = lesson_callout_fault(callout.text);
    if (!equals || !is_fine || (task && !*task)) {
        cli_error("--callout: '%s' is not PLACE=TEXT or PLACE@TASK=TEXT; a place is step:12, %s",
                  word, LESSON_PLACES);
        return false;
    }
    if (fault) {
        cli_error("--callout: '%s': %s", word, fault);
        return false;
    }
    vec_push(&options->callouts, callout);
    return true;
}

enum cli_value {
    CLI_FLAG,
    CLI_TEXT,
    CLI_NUMBER,
    CLI_SIZE,
    CLI_DURATION,
    CLI_SECONDS,
    CLI_LABEL,
    CLI_CALLOUT,
    CLI_SIM /* place: struct sim_options */
};

struct cli_option {
    const char *name;
    char letter;
    enum cli_value value;
    size_t place; /* of its member in struct cli_options */
};

static const struct cli_option cli_table[] = {
#define OPTION(name, letter, type, member) \
    {name, letter, CLI_##type, offsetof(struct cli_options, member)},
#include "cli/options.def"
};

static bool cli_store(const struct cli_option *option, const char *text, struct cli_options *o)
{
    void *place = (char *)o + option->place;
    bool fine = true;
    switch (option->value) {
    case CLI_FLAG: *(bool *)place = true; break;
    case CLI_TEXT: *(const char **)place = text; break;
    case CLI_NUMBER: fine = cli_parse_number(text, place); break;
    case CLI_SIZE: fine = quantity_size(text, place); break;
    case CLI_DURATION: fine = quantity_duration(text, place); break;
    case CLI_SECONDS: fine = cli_parse_seconds(text, place); break;
    case CLI_SIM: return cli_parse_sim(option->name, text, place);
    case CLI_LABEL: return cli_parse_label(text, o);
    case CLI_CALLOUT: return cli_parse_callout(text, o);
    }
    if (!fine) {
        cli_error("--%s: '%s' is not a %s", option->name, text,
                  option->value == CLI_SIZE     ? "size"
                  : option->value == CLI_NUMBER ? "number"
                                                : "time");
    }
    return fine;
}

/* One option at argv[*at], with its value; *at is moved behind it. */
static bool cli_parse_option(int argc, char **argv, int *at, struct cli_options *o)
{
    const char *word = argv[(*at)++];
    bool is_long = word[1] == '-';
    const char *equals = is_long ? strchr(word, '=') : NULL;
    size_t length = equals ? (size_t)(equals - word) - 2 : strlen(word) - 2;
    for (size_t i = 0; i < sizeof cli_table / sizeof *cli_table; i++) {
        const struct cli_option *option = &cli_table[i];
        bool is_it =
            is_long ? strlen(option->name) == length && strncmp(option->name, word + 2, length) == 0
                    : option->letter && word[1] == option->letter;
        if (!is_it) {
            continue;
        }
        const char *text = equals ? equals + 1 : !is_long && word[2] ? word + 2 : NULL;
        if (option->value == CLI_FLAG) {
            if (text) {
                cli_error("%s takes no value", word);
                return false;
            }
            return cli_store(option, NULL, o);
        }
        if (!text && *at >= argc) {
            cli_error("%s needs a value", word);
            return false;
        }
        return cli_store(option, text ? text : argv[(*at)++], o);
    }
    cli_error("unknown option %s (see asyncarium --help)", word);
    return false;
}

static bool cli_is_command(const char *word)
{
    static const char *const commands[] = {"run",     "trace",  "export",  "play",      "dis",
                                           "check",   "verify", "compare", "serve-sim", "lesson",
                                           "lessons", "new",    "tell",    NULL};
    for (int i = 0; commands[i]; i++) {
        if (strcmp(word, commands[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Options, the command and its files; false: said what is wrong. */
static bool cli_parse_words(int argc, char **argv, struct cli_options *o)
{
    bool only_files = false, is_over = false;
    for (int at = 1; at < argc && !is_over;) {
        const char *word = argv[at];
        if (!only_files && word[0] == '-' && word[1]) {
            if (strcmp(word, "--") == 0) {
                only_files = true;
                at++;
            } else if (!cli_parse_option(argc, argv, &at, o)) {
                return false;
            }
            continue;
        }
        at++;
        if (!o->command && o->file_count == 0 && cli_is_command(word)) {
            o->command = word;
        } else if (o->file_count < (int)(sizeof o->files / sizeof o->files[0])) {
            o->files[o->file_count++] = word;
        }
        is_over = o->command && strcmp(o->command, "run") == 0 && o->file_count == 1;
        if (is_over) { /* what follows is the program's */
            o->sim.argv = (const char *const *)(argv + at);
            o->sim.argc = argc - at;
        }
    }
    return true;
}

/* compare A B, and export A B: the second file is what --compare says for the others. */
static bool cli_find_second(struct cli_options *o)
{
    bool compares = o->command && strcmp(o->command, "compare") == 0;
    bool exports = o->command && strcmp(o->command, "export") == 0 && !o->figure.all;
    if ((compares || exports) && o->file_count == 2 && !o->second) {
        o->second = o->files[1];
        o->file_count = 1;
    }
    if (compares && (!o->second || o->file_count != 1) && !o->keys) {
        cli_error("compare takes two FILEs (see asyncarium --help)");
        return false;
    }
    if (o->second && strcmp(o->second, "-") == 0 && o->file_count > 0 &&
        strcmp(o->files[0], "-") == 0) {
        cli_error("standard input is one program, not two");
        return false;
    }
    return true;
}

bool cli_parse(int argc, char **argv, struct cli_options *o, int *status)
{
    *o = (struct cli_options){0};
    sim_default_options(&o->sim);
    *status = CLI_USAGE;
    if (!cli_parse_words(argc, argv, o)) {
        return false;
    }
    if (o->help || o->version) {
        const char *text = o->help ? cli_usage : "asyncarium " CLI_VERSION "\n";
        *status = cli_write(&(struct cli_options){0}, text, strlen(text)) ? CLI_OK : CLI_ERROR;
        return false;
    }
    if (!cli_find_second(o)) {
        return false;
    }
    if (o->command && strcmp(o->command, "lessons") == 0) {
        if (o->file_count > 0) {
            cli_error("lessons takes no FILE (see asyncarium --help)");
        }
        return o->file_count == 0;
    }
    bool takes_more =
        o->command && o->file_count > 0 &&
        (strcmp(o->command, "check") == 0 || (strcmp(o->command, "export") == 0 && o->figure.all));
    if (o->command && o->file_count != 1 && !takes_more && !o->keys) {
        cli_error(o->file_count ? "%s takes one FILE" : "%s needs a FILE (see asyncarium --help)",
                  o->command);
        return false;
    }
    if (!o->command && o->file_count > 1) {
        cli_error("one FILE at a time (see asyncarium --help)");
        return false;
    }
    if (o->command && strcmp(o->command, "lesson") == 0) {
        o->command = NULL; /* it is shown, like a file */
    }
    return true;
}
