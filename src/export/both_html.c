/* Two runs as a page: their picture with a cursor on the common axis, both codes and outputs at
 * that time (assets/compare.js), a table of the same, and the whole picture for who has no
 * JavaScript.  Every text of the programs is escaped, and a policy in the page forbids it any
 * request. */
#include <inttypes.h>
#include <string.h>

#include "base/asset.h"
#include "base/utf8.h"
#include "export/html_parts.h"
#include "export/svg.h"
#include "scene/view_build.h"

enum {
    MOMENTS_MOST = 1200, /* with codes of their own; of more, each second or third … */
    OUTPUT_MOST = 3000,
    TAGS_MOST = 12,
    PICTURE_WIDTH = 1600
};

struct page {
    const struct export_both *both;
    const struct export_run *run; /* of the first: language, theme and catalogues */
    struct strbuf *out;
};

/* A text that is said in both languages. */
static void add_both(struct page *page, const char *key, const char *const texts[LANGUAGE_COUNT])
{
    strbuf_printf(page->out, "\"%s\":[", key);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        strbuf_add(page->out, language ? "," : "");
        html_add_string(page->out, texts[language]);
    }
    strbuf_add(page->out, "],\n");
}

#define BOTH(page, member)                                             \
    (const char *const[LANGUAGE_COUNT])                                \
    {                                                                  \
        (page)->both->facts[0]->member, (page)->both->facts[1]->member \
    }

/* --- one run --- */

static void add_rows(struct page *page, const struct compare_side *side)
{
    struct strbuf *out = page->out;
    strbuf_add(out, "\"rows\":[");
    for (size_t i = 0; i < side->rows.count; i++) {
        const struct compare_row *row = &side->rows.items[i];
        strbuf_add(out, i ? ",\n[" : "[");
        html_add_string(page->out, row->name);
        strbuf_printf(out, ",%zu", row->color % TASK_ROLE_COUNT + 1);
        for (size_t k = 0; k < row->bar_count; k++) {
            const struct compare_bar *bar = &side->bars.items[row->first_bar + k];
            strbuf_printf(out, ",%d,%" PRId64 ",%" PRId64, (int)bar->look, bar->begin, bar->end);
        }
        strbuf_add_char(out, ']');
    }
    strbuf_printf(out, "],\n\"hidden\":[%zu,%" PRId64 ",%" PRId64 "],\n", side->hidden,
                  side->hidden_begin, side->hidden_end);
}

/* What is said up to the end, the program's lines and what was noticed. */
static void add_output(struct page *page, const struct view views[LANGUAGE_COUNT])
{
    struct strbuf *out = page->out;
    const struct view *view = &views[page->run->language];
    strbuf_add(out, "\"output\":[");
    for (size_t i = 0; i < view->output.count && i < OUTPUT_MOST; i++) {
        const struct view_output *line = &view->output.items[i];
        strbuf_printf(out, "%s%" PRId64 ",%d,", i ? ",\n[" : "[", line->time,
                      line->is_note    ? 2
                      : line->is_error ? 1
                                       : 0);
        if (line->is_note) { /* it is ours, and said in both languages */
            strbuf_add_char(out, '[');
            html_add_string(page->out, views[LANGUAGE_KO].output.items[i].text);
            strbuf_add_char(out, ',');
            html_add_string(page->out, views[LANGUAGE_EN].output.items[i].text);
            strbuf_add_char(out, ']');
        } else {
            html_add_string(page->out, line->text);
        }
        strbuf_add_char(out, ']');
    }
    strbuf_add(out, "],\n");
}

/* The line that runs, and who stands at which line. */
static void add_places(struct page *page, const struct view *view, const char *source)
{
    struct strbuf *out = page->out;
    bool is_main = view->source == source;
    size_t said = 0;
    strbuf_printf(out, "[%u", is_main ? view->running_line : 0);
    for (size_t i = 0; i < view->tasks.count && is_main && said < TAGS_MOST; i++) {
        const struct view_task *task = &view->tasks.items[i];
        bool is_over =
            task->state == VIEW_DONE || task->state == VIEW_CANCELLED || task->state == VIEW_FAILED;
        if (task->line > 0 && !is_over) {
            strbuf_printf(out, ",%u,%d,", task->line, task->palette % TASK_ROLE_COUNT + 1);
            html_add_string(page->out, *task->label ? task->label : task->name);
            said++;
        }
    }
    strbuf_add_char(out, ']');
}

/* The places at each moment; 0: as at the one before.  false: interrupted. */
static bool add_moments(struct page *page, const struct export_run *run, int number,
                        const char *source, size_t stride)
{
    const struct comparison *facts = page->both->facts[page->run->language];
    const struct steps *steps = model_steps(run->model);
    struct view view = {0};
    struct view_request request = {.step_size = STEP_CALLBACK,
                                   .catalog = &run->catalogs[run->language]};
    size_t before = 0, size = 0; /* of the moment that was written last */
    strbuf_add(page->out, "\"moments\":[");
    for (size_t i = 0; i < facts->instants.count; i += stride) {
        double done = (double)i / (double)facts->instants.count;
        if (run->progress && !run->progress(run->context, (number + done) / COMPARE_SIDES)) {
            view_free(&view);
            return false;
        }
        model_seek(run->model, steps_position_at(steps, facts->instants.items[i]));
        view_build(&view, run->model, &request);
        strbuf_add(page->out, i ? "," : "");
        size_t at = page->out->length;
        add_places(page, &view, source);
        const char *text = strbuf_text(page->out);
        if (size == page->out->length - at && memcmp(text + before, text + at, size) == 0) {
            page->out->length = at;
            strbuf_add_char(page->out, '0');
        } else {
            before = at;
            size = page->out->length - at;
        }
    }
    strbuf_add(page->out, "]");
    view_free(&view);
    return true;
}

static bool add_side(struct page *page, int number, size_t stride)
{
    const struct comparison *facts = page->both->facts[page->run->language];
    const struct compare_side *side = &facts->sides[number];
    const struct export_run *run = &page->both->runs[number];
    struct arena arena = {0};
    struct view views[LANGUAGE_COUNT] = {{0}};
    struct strbuf *out = page->out;
    strbuf_add(out, "{\"name\":");
    html_add_string(page->out, page->both->names[number]);
    strbuf_printf(out, ",\"total\":%" PRId64 ",\"endless\":%d,\"ratio\":", side->total,
                  side->is_endless);
    html_add_string(page->out,
                    number == comparison_faster(facts) ? compare_ratio(&arena, facts) : "");
    strbuf_add(out, ",\n");
    add_both(page, "label", BOTH(page, sides[number].label));
    add_both(page, "told", BOTH(page, sides[number].total_text));
    add_rows(page, side);
    model_seek(run->model, model_count(run->model));
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct view_request request = {.step_size = STEP_CALLBACK,
                                       .catalog = &run->catalogs[language],
                                       .mistakes = run->mistakes};
        view_build(&views[language], run->model, &request);
    }
    add_output(page, views);
    const struct model_state *state = model_state(run->model);
    size_t size;
    const char *source =
        trace_text(model_trace(run->model), model_file(state, state->main_file)->text, &size);
    strbuf_add(out, "\"code\":");
    html_add_code(out, source, size);
    strbuf_add(out, ",\n");
    bool fine = add_moments(page, run, number, source, stride);
    strbuf_add_char(out, '}');
    view_free(&views[0]);
    view_free(&views[1]);
    arena_free(&arena);
    return fine;
}

/* --- all --- */

static void add_words(struct page *page)
{
    static const char *const keys[] = {
        "action.next",     "action.back",       "action.first",    "action.last",
        "action.play",     "action.slower",     "action.faster",   "action.theme",
        "action.language", "action.larger",     "action.smaller",  "action.blank",
        "action.help",     "action.fullscreen", "help.title",      "language.name",
        "pane.output",     "compare.occupied",  "compare.waiting", "compare.ready"};
    strbuf_add(page->out, "\"words\":");
    html_add_words(page->run->catalogs, keys, sizeof keys / sizeof keys[0], page->out);
    strbuf_add(page->out, ",\n");
}

static bool add_data(struct page *page)
{
    const struct comparison *facts = page->both->facts[page->run->language];
    struct strbuf *out = page->out;
    size_t stride = facts->instants.count / MOMENTS_MOST + 1;
    strbuf_printf(out,
                  "{\"lang\":%d,\"by\":%d,\"from\":%" PRId64 ",\"to\":%" PRId64 ",\"legend\":%d,\n",
                  (int)page->run->language, (int)page->run->coloring, facts->from,
                  comparison_end(facts), page->both->hide_legend ? 0 : 1);
    add_both(page, "title", BOTH(page, title));
    add_both(page, "subtitle", BOTH(page, subtitle));
    add_both(page, "said", BOTH(page, said));
    add_words(page);
    if (facts->difference.found) {
        strbuf_printf(out, "\"differs\":[%zu,%" PRId64 ",%" PRId64 "],\n", facts->difference.line,
                      facts->difference.times[0], facts->difference.times[1]);
    }
    strbuf_add(out, "\"instants\":[");
    for (size_t i = 0; i < facts->instants.count; i += stride) {
        strbuf_printf(out, "%s%" PRId64, i ? "," : "", facts->instants.items[i]);
    }
    strbuf_add(out, "],\n\"sides\":[");
    bool fine = add_side(page, 0, stride);
    strbuf_add(out, ",\n");
    fine = fine && add_side(page, 1, stride);
    strbuf_add(out, "]}");
    return fine;
}

/* The bars of both runs, for who cannot see them. */
static void add_table(struct page *page)
{
    static const char *const looks[COMPARE_LOOKS] = {"compare.occupied", "compare.waiting",
                                                     "compare.ready"};
    static const char *const heads[] = {"export.program", "export.task", "export.state",
                                        "export.from", "export.to"};
    const struct comparison *facts = page->both->facts[page->run->language];
    const struct catalog *catalog = &page->run->catalogs[page->run->language];
    struct strbuf *out = page->out;
    size_t rows = 0;
    strbuf_add(out, "<details class=\"table\"><summary>");
    export_add_xml(out, catalog_text(catalog, "export.table"));
    strbuf_add(out, "</summary>\n<table>");
    html_add_columns(catalog, heads, sizeof heads / sizeof heads[0], out);
    for (int i = 0; i < COMPARE_SIDES; i++) {
        const struct compare_side *side = &facts->sides[i];
        for (size_t k = 0; k < side->rows.count; k++) {
            const struct compare_row *row = &side->rows.items[k];
            for (size_t n = 0; n < row->bar_count && rows < HTML_ROWS_MOST; n++, rows++) {
                const struct compare_bar *bar = &side->bars.items[row->first_bar + n];
                strbuf_add(out, "<tr>");
                html_add_cell(out, page->both->names[i]);
                html_add_cell(out, row->name);
                html_add_cell(out, catalog_text(catalog, looks[bar->look]));
                strbuf_printf(out, "<td>%.9g<td>%.9g\n", (double)bar->begin / 1e9,
                              (double)bar->end / 1e9);
            }
        }
    }
    strbuf_add(out, "</table></details>\n");
}

/* The picture as it is on a slide, where nothing can be moved. */
static bool add_picture(struct page *page, struct diag *diag)
{
    const struct comparison *facts = page->both->facts[page->run->language];
    struct display display = {.metrics = text_metrics_cells()};
    struct scene_options options = {.catalog = &page->run->catalogs[page->run->language],
                                    .language = page->run->language,
                                    .coloring = page->run->coloring};
    struct compare_picture whole = {.hide_legend = page->both->hide_legend};
    struct theme theme;
    if (!theme_load(&theme, theme_name(page->run->theme), diag)) {
        return false;
    }
    struct svg_options svg = {.title = facts->title, .description = facts->said};
    double height = scene_compare_height(facts, &whole, PICTURE_WIDTH);
    scene_layout_compare(&display, PICTURE_WIDTH, height, facts, &whole, &options);
    struct strbuf picture = {0};
    export_display_svg(&display, &theme, &svg, &picture);
    const char *start = strstr(strbuf_text(&picture), "<svg");
    strbuf_add(page->out, start ? start : "");
    strbuf_free(&picture);
    display_free(&display);
    return true;
}

bool export_both_html(const struct export_both *both, struct strbuf *out, struct diag *diag)
{
    const struct export_run *run = &both->runs[0];
    struct page page = {both, run, out};
    const struct comparison *facts = both->facts[run->language];
    const char *title = *facts->title ? facts->title : facts->sides[0].file_name;
    if (!html_add_head(run, title, "assets/compare.css", out, diag)) {
        return false;
    }
    strbuf_add(out, "<main id=\"app\"></main>\n<noscript>\n");
    if (!add_picture(&page, diag)) {
        return false;
    }
    strbuf_add(out, "</noscript>\n");
    add_table(&page);
    strbuf_add(out, "<script type=\"application/json\" id=\"data\">\n");
    if (!add_data(&page)) {
        return false;
    }
    strbuf_add(out, "\n</script>\n<script>\n'use strict';\n(function () {\n");
    html_add_packed(out, asset_find("assets/compare.js")->text);
    strbuf_add(out, "}());\n</script>\n</body>\n</html>\n");
    return true;
}
