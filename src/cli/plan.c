/* What the options of export mean. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/path.h"
#include "base/quantity.h"
#include "cli/export.h"
#include "cli/lessons.h"

#define CLI_SIZE_MAX  20000.0
#define CLI_SCALE_MAX 20.0

/* One of the words of a closed set, NULL-terminated; -1: said which are allowed. */
static int cli_choose(const char *option, const char *text, const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        if (strcmp(text, words[i]) == 0) {
            return i;
        }
    }
    struct strbuf list = {0};
    for (int i = 0; words[i]; i++) {
        strbuf_printf(&list, "%s%s", i == 0 ? "" : words[i + 1] ? ", " : " or ", words[i]);
    }
    cli_error("%s: '%s' is not one of %s", option, text, strbuf_text(&list));
    strbuf_free(&list);
    return -1;
}

static void cli_list_formats(struct strbuf *out)
{
    for (int i = 0; i < EXPORT_FORMATS; i++) {
        strbuf_printf(out, "%s.%s", i ? " " : "",
                      export_format_info((enum export_format)i)->ending);
    }
}

static bool cli_plan_format(struct cli_plan *plan)
{
    const char *name = plan->options->output, *asked = plan->options->figure.format;
    const char *dot = name ? path_ending(name) : "";
    bool by_name = !asked && name && strcmp(name, "-") != 0 && !plan->options->figure.all;
    const char *ending = asked ? asked + (*asked == '.') : by_name ? dot + (*dot == '.') : "svg";
    plan->format = export_format_by_ending(ending);
    if (plan->format < EXPORT_FORMATS) {
        return true;
    }
    struct strbuf list = {0};
    cli_list_formats(&list);
    if (name && !*name) {
        cli_error("-o needs the name of a file");
    } else if (asked) {
        cli_error("--format: '%s' is none of %s", asked, strbuf_text(&list));
    } else {
        cli_error("%s: the ending says the format: %s", name, strbuf_text(&list));
    }
    strbuf_free(&list);
    return false;
}

/* Sizes with a name, in pixels of 1/96 inch. */
static const struct cli_size {
    const char *name;
    double width, height;
} cli_sizes[] = {{"16:9", 1600, 900},
                 {"4:3", 1440, 1080},
                 {"square", 1080, 1080},
                 {"hd", 1280, 720},
                 {"full-hd", 1920, 1080},
                 {"1080p", 1920, 1080},
                 {"2k", 2560, 1440},
                 {"4k", 3840, 2160},
                 {"8k", 7680, 4320},
                 {"a3", 1587.4016, 1122.5197},
                 {"a4", 1122.5197, 793.7008},
                 {"a4-portrait", 793.7008, 1122.5197},
                 {"a5", 793.7008, 559.3701},
                 {"letter", 1056, 816},
                 {"letter-portrait", 816, 1056}};

static bool cli_plan_size(struct cli_plan *plan)
{
    const char *text = plan->options->size;
    for (size_t i = 0; text && i < sizeof cli_sizes / sizeof cli_sizes[0]; i++) {
        if (strcmp(text, cli_sizes[i].name) == 0) {
            plan->width = cli_sizes[i].width;
            plan->height = cli_sizes[i].height;
            return true;
        }
    }
    int width, height = 0, used = 0;
    bool is_pair = text && sscanf(text, "%dx%d%n", &width, &height, &used) == 2 && !text[used];
    bool is_width = text && !is_pair && sscanf(text, "%d%n", &width, &used) == 1 && !text[used];
    bool fine = (is_pair && height >= 16 && height <= CLI_SIZE_MAX) || is_width;
    if (text && (!fine || width < 16 || width > CLI_SIZE_MAX)) {
        struct strbuf list = {0};
        for (size_t i = 0; i < sizeof cli_sizes / sizeof cli_sizes[0]; i++) {
            strbuf_printf(&list, "%s%s", i ? ", " : "", cli_sizes[i].name);
        }
        cli_error("--size: '%s' is not a size: 1600x900, 1600 (the height as it needs), %s", text,
                  strbuf_text(&list));
        strbuf_free(&list);
        return false;
    }
    if (text) {
        plan->width = width;
        plan->height = is_pair ? height : 0;
    }
    return true;
}

static bool cli_plan_scale(struct cli_plan *plan)
{
    const char *text = plan->options->figure.scale;
    if (!text) {
        return true;
    }
    char *end;
    plan->scale = strtod(text, &end);
    bool percent = *end == '%';
    plan->scale /= percent ? 100 : 1;
    if (end == text || end[percent] || !(plan->scale >= 0.05 && plan->scale <= CLI_SCALE_MAX)) {
        cli_error("--scale: '%s' is not a number from 0.05 to %g (or 5%% to %g%%)", text,
                  CLI_SCALE_MAX, CLI_SCALE_MAX * 100);
        return false;
    }
    return true;
}

static bool cli_parse_count(const char *text, size_t size, uint64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < size; i++) {
        if (!isdigit((unsigned char)text[i]) || *number > UINT32_MAX) {
            return false;
        }
        *number = *number * 10 + (uint64_t)(text[i] - '0');
    }
    return size > 0 && *number > 0;
}

static bool cli_plan_at(struct cli_plan *plan)
{
    const char *text = plan->options->figure.at;
    uint64_t number = 0;
    bool fine = true;
    if (!text) {
        return true;
    }
    if (strcmp(text, "end") == 0) {
        plan->at = CLI_END;
    } else if (strncmp(text, "step:", 5) == 0 || strncmp(text, "mark:", 5) == 0) {
        plan->at = text[0] == 's' ? CLI_STEP : CLI_MARK;
        fine = cli_parse_count(text + 5, strlen(text + 5), &number);
        plan->at_value = (int64_t)number;
    } else {
        plan->at = CLI_TIME;
        fine = quantity_duration(text, &plan->at_value);
    }
    if (!fine) {
        cli_error("--at: '%s' is not a moment: a time (1.5, 20ms), step:N, mark:N or end", text);
    }
    return fine;
}

static bool cli_plan_steps(struct cli_plan *plan)
{
    const char *text = plan->options->figure.steps;
    if (!text) {
        return true;
    }
    const char *dots = strstr(text, "..");
    if (strcmp(text, "all") == 0) {
        plan->steps = CLI_ALL;
    } else if (strcmp(text, "marks") == 0) {
        plan->steps = CLI_MARKS;
    } else {
        plan->steps = CLI_RANGE;
        plan->steps_to = UINT32_MAX;
        bool fine = dots && cli_parse_count(text, (size_t)(dots - text), &plan->steps_from) &&
                    (!dots[2] || cli_parse_count(dots + 2, strlen(dots + 2), &plan->steps_to)) &&
                    plan->steps_from <= plan->steps_to;
        if (!fine) {
            cli_error("--steps: '%s' is none of all, marks, FROM..TO (as 3..20, or 3..)", text);
            return false;
        }
    }
    if (plan->at != CLI_USUAL) {
        cli_error("--at is one moment, --steps are several: which?");
        return false;
    }
    return true;
}

static bool cli_plan_marks(struct cli_plan *plan)
{
    const char *text = plan->options->figure.marks;
    for (const char *at = text; text && at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
        uint64_t line;
        if (!cli_parse_count(at, strcspn(at, ","), &line)) {
            cli_error("--marks: '%s' are not numbers of lines like 12,13", text);
            return false;
        }
        vec_push(&plan->marks, (uint32_t)line);
    }
    bool needs = plan->steps == CLI_MARKS || plan->at == CLI_MARK;
    if (needs && !plan->is_lesson && plan->marks.count == 0) {
        cli_error("marks are lines: name them with --marks, as --marks 12,13");
        return false;
    }
    return true;
}

static bool cli_plan_cut(struct cli_plan *plan)
{
    const struct cli_figure *given = &plan->options->figure;
    plan->to = -1;
    if (given->from && !quantity_duration(given->from, &plan->from)) {
        cli_error("--from: '%s' is not a time (1.5, 20ms)", given->from);
        return false;
    }
    if (given->to && !quantity_duration(given->to, &plan->to)) {
        cli_error("--to: '%s' is not a time (1.5, 20ms)", given->to);
        return false;
    }
    if (given->to && plan->to <= plan->from) {
        cli_error("--to must be later than --from");
        return false;
    }
    return true;
}

static bool cli_plan_words(struct cli_plan *plan)
{
    static const char *const views[] = {"timeline", "stage", "code", "both", "compare", NULL};
    static const char *const sizes[] = {"line", "await", "callback", "iteration", NULL};
    static const char *const axes[] = {"time", "step", NULL};
    static const char *const colorings[] = {"task", "state", NULL};
    static const char *const texts[] = {"text", "paths", NULL};
    const struct cli_figure *given = &plan->options->figure;
    int usual = plan->options->second ? FIGURE_KIND_COUNT : FIGURE_TIMELINE;
    int view = given->view ? cli_choose("--view", given->view, views) : usual;
    int size =
        given->step_size ? cli_choose("--step-size", given->step_size, sizes) : STEP_CALLBACK;
    int axis = given->axis ? cli_choose("--axis", given->axis, axes) : AXIS_TIME;
    int coloring =
        given->coloring ? cli_choose("--color-by", given->coloring, colorings) : COLORING_TASK;
    int text = given->text ? cli_choose("--text", given->text, texts) : 0;
    if (view < 0 || size < 0 || axis < 0 || coloring < 0 || text < 0) {
        return false;
    }
    plan->figure.kind = (enum figure_kind)view;
    plan->has_panes = view == FIGURE_BOTH && plan->options->second;
    plan->compares = view == FIGURE_KIND_COUNT || plan->has_panes;
    plan->has_view = given->view != NULL;
    plan->step_size = (enum step_size)size;
    plan->axis = (enum axis_kind)axis;
    plan->coloring = (enum coloring)coloring;
    plan->outlines = text == 1;
    if (plan->outlines && plan->format != EXPORT_SVG) {
        cli_error("--text paths is for .svg; the other formats keep their text");
        return false;
    }
    return true;
}

static bool cli_plan_app(struct cli_plan *plan)
{
    bool is_one = !plan->is_lesson && !plan->options->figure.all;
    if (plan->options->callouts.count > 0 && !is_one) {
        cli_error("--callout is for one program; a lesson has its own");
        return false;
    }
    if (!cli_fill_app(plan->options, &plan->app)) {
        return false;
    }
    plan->app.callout_steps = plan->step_size;
    return true;
}

/* What is no file may be the name of a lesson, said wrongly. */
static bool cli_plan_source(struct cli_plan *plan)
{
    const char *word = plan->options->files[0];
    const char *ending = path_ending(word);
    struct stat info;
    char *lesson = cli_find_lesson(word);
    bool is_there = stat(word, &info) == 0, is_course = strcmp(word, "lessons") == 0;
    plan->is_lesson = lesson != NULL;
    mem_free(lesson);
    if (plan->is_lesson || strcmp(word, "-") == 0) {
        return true;
    }
    if (is_there ? S_ISDIR(info.st_mode) : is_course) {
        cli_error("%s: with --all the programs of a folder are exported, into the folder -o", word);
        return false;
    }
    if (!is_there && !*ending) {
        cli_error("%s: no such file or lesson ('asyncarium lessons' lists those)", word);
        return false;
    }
    return true;
}

bool cli_plan_make(struct cli_plan *plan, const struct cli_options *options)
{
    *plan = (struct cli_plan){.options = options};
    plan->figure = (struct figure){
        .title = options->title,
        .hide_legend = options->figure.no_legend,
        .transparent = options->figure.transparent,
    };
    if (!options->figure.all && !cli_plan_source(plan)) {
        return false;
    }
    return cli_plan_format(plan) && cli_plan_words(plan) && cli_plan_size(plan) &&
           cli_plan_scale(plan) && cli_plan_at(plan) && cli_plan_steps(plan) &&
           cli_plan_marks(plan) && cli_plan_cut(plan) && cli_plan_compare(plan) &&
           cli_plan_fits(plan) && cli_plan_app(plan);
}

void cli_plan_free(struct cli_plan *plan)
{
    vec_free(&plan->marks);
    vec_free(&plan->second_marks);
}
