/* Options that mean nothing for what is exported are told, never passed over. */
#include <string.h>

#include "base/path.h"
#include "cli/export.h"

#define BIT(format) (1u << EXPORT_##format)

enum {
    PICTURES = BIT(SVG) | BIT(PDF) | BIT(PNG) | BIT(GIF) | BIT(APNG),
    DRAWN = PICTURES | BIT(PPTX) | BIT(TIKZ),
    DATA = BIT(MERMAID) | BIT(PERFETTO) | BIT(CSV)
};

/* What to do instead. */
static const char *format_hint(enum export_format format)
{
    switch (format) {
    case EXPORT_HTML: return "the page has all views and steps, and is as large as its window";
    case EXPORT_PPTX: return "a slide is as wide as a slide is; --size gives it its shape";
    case EXPORT_TIKZ: return "TeX sets it in the document's typewriter font (\\setmonofont)";
    case EXPORT_CSV: return "it is the whole run as a table; --from and --to cut it";
    default: return "it is the whole run; --from and --to cut it";
    }
}

/* Each option must be read by the format. */
static bool format_fits(const struct cli_plan *plan)
{
    const struct cli_options *options = plan->options;
    const struct cli_figure *given = &options->figure;
    const unsigned panes = DRAWN | BIT(HTML);
    const struct {
        const char *option;
        bool is_given;
        unsigned formats; /* that read it */
    } rules[] = {
        {"view", given->view && !plan->compares, plan->figure.kind == FIGURE_BOTH ? panes : DRAWN},
        {"at", given->at, DRAWN},
        {"steps", given->steps, DRAWN},
        {"step-size", given->step_size, DRAWN},
        {"marks", given->marks, DRAWN | BIT(HTML)},
        {"size", options->size, DRAWN},
        {"scale", given->scale, PICTURES | BIT(TIKZ)},
        {"no-legend", given->no_legend, DRAWN},
        {"transparent", given->transparent, DRAWN},
        {"caption", given->caption, DRAWN},
        {"font", given->font, PICTURES | BIT(PPTX)},
        {"axis", given->axis, DRAWN | BIT(HTML) | BIT(PERFETTO)},
        {"color-by", given->coloring, DRAWN | BIT(HTML)},
        {"theme", options->theme, DRAWN | BIT(HTML)},
        {"title", options->title, ~BIT(CSV)},
        {"callout", options->callouts.count > 0, ~(unsigned)DATA},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (rules[i].is_given && !(rules[i].formats >> plan->format & 1)) {
            cli_error("--%s means nothing for a .%s: %s", rules[i].option,
                      export_format_info(plan->format)->ending, format_hint(plan->format));
            return false;
        }
    }
    return true;
}

/* Each option must be of something that the view shows. */
static bool view_fits(const struct cli_plan *plan)
{
    enum { TIMELINE = 1, STAGE = 2, CODE = 4, BOTH = 8 };
    const struct cli_figure *given = &plan->options->figure;
    bool is_moment = given->at || given->steps;
    bool lesson = plan->is_lesson || given->all; /* these choose moments themselves */
    const struct {
        const char *option;
        bool is_given;
        unsigned views;
        const char *hint;
    } rules[] = {
        {"axis", given->axis, TIMELINE | BOTH, "it needs the timeline: --view timeline or both"},
        {"color-by", given->coloring, TIMELINE | STAGE | BOTH, "code has colours of its own"},
        {"from", given->from, TIMELINE | BOTH, "it cuts the timeline; --at says the moment"},
        {"to", given->to, TIMELINE | BOTH, "it cuts the timeline; --at says the moment"},
        {"step-size", given->step_size && !is_moment && !lesson, CODE | BOTH,
         "it is counted by --at step:N and --steps"},
        {"marks", given->marks && !is_moment && !lesson, CODE | BOTH,
         "they are shown with the code (--view code), or stopped at (--steps marks)"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (rules[i].is_given && !(rules[i].views >> plan->figure.kind & 1)) {
            cli_error("--%s means nothing here: %s", rules[i].option, rules[i].hint);
            return false;
        }
    }
    return true;
}

bool cli_plan_fits(const struct cli_plan *plan)
{
    const struct cli_options *options = plan->options;
    const char *ending =
        options->output && !options->figure.all ? path_ending(options->output) : "";
    enum export_format named = *ending ? export_format_by_ending(ending + 1) : EXPORT_FORMATS;
    bool is_drawn = DRAWN >> plan->format & 1;
    if (named < EXPORT_FORMATS && named != plan->format) {
        cli_error("%s is no .%s: name another file, or leave --format out", options->output,
                  export_format_info(plan->format)->ending);
    } else if (plan->is_lesson && (options->figure.marks || options->second)) {
        cli_error("a lesson says itself what its %s: no --%s",
                  options->second ? "programs are compared with" : "marks are",
                  options->second ? "compare" : "marks");
    } else if (!options->second && (options->subtitle || options->label_count > 0)) {
        cli_error("--%s is for a comparison: --compare FILE.py",
                  options->subtitle ? "subtitle" : "label");
    } else {
        return format_fits(plan) && (!is_drawn || plan->compares || view_fits(plan));
    }
    return false;
}
