/* check: runs programs and says how long they take and which mistakes their runs show; proves
 * lessons. */
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "base/json.h"
#include "cli/check.h"
#include "scene/mistakes.h"

/* FILE:LINE: note: …  (t = TIME s) */
static void check_add(const char *file, const struct mistakes *mistakes, size_t number,
                      const struct catalog *catalog, struct strbuf *out)
{
    const struct mistake *mistake = &mistakes->found.items[number];
    uint32_t line = mistake->line;
    if (line == 0) {
        line = model_code(mistakes->state, mistake->code)->line;
    }
    strbuf_add(out, file);
    if (line) {
        strbuf_printf(out, ":%u", (unsigned)line);
    }
    strbuf_add(out, ": note: ");
    mistake_add_text(mistakes, number, catalog, out);
    strbuf_add(out, " (t = ");
    trace_add_time(out, mistake->time);
    strbuf_add(out, " s)\n");
}

/* "1.5 s, exit status 0; 3 lines of output": with --order also who wrote what, and when. */
static void check_add_summary(const char *file, const struct model_state *state, int status,
                              bool is_long, struct strbuf *out)
{
    strbuf_printf(out, "%s: ", file);
    trace_add_time(out, state->now);
    strbuf_printf(out, " s, exit status %d\n", status);
    for (uint32_t i = 0; is_long && i < state->output_count; i++) {
        const struct model_output *output = model_output_at(state, i);
        size_t size;
        const char *text = trace_text(state->trace, output->text, &size);
        strbuf_add(out, "    ");
        trace_add_time(out, output->time);
        strbuf_add(out, "  ");
        model_add_name(state, output->task, out);
        strbuf_add(out, "  ");
        json_add_string(out, text, size);
        strbuf_add_char(out, '\n');
    }
}

static void check_add_json_text(struct strbuf *out, const char *name, const char *text, size_t size)
{
    strbuf_printf(out, "\"%s\":", name);
    json_add_string(out, text, size);
}

static void check_add_json_output(const struct model_state *state, struct strbuf *out)
{
    for (uint32_t i = 0; i < state->output_count; i++) {
        const struct model_output *output = model_output_at(state, i);
        struct strbuf who = {0};
        size_t size;
        const char *text = trace_text(state->trace, output->text, &size);
        model_add_name(state, output->task, &who);
        strbuf_add(out, i ? ",{\"time\":" : "{\"time\":");
        trace_add_time(out, output->time);
        strbuf_add_char(out, ',');
        check_add_json_text(out, "who", strbuf_text(&who), who.length);
        strbuf_printf(out, ",\"stream\":\"%s\",",
                      trace_kind_text(TRACE_TYPE_STREAM_KIND, output->stream));
        check_add_json_text(out, "text", text, size);
        strbuf_add_char(out, '}');
        strbuf_free(&who);
    }
}

static void check_add_json_errors(const struct model_state *state, struct strbuf *out)
{
    bool is_first = true;
    for (uint32_t i = 0; i < state->note_count; i++) {
        const struct model_note *note = model_note_at(state, i);
        if (note->kind != MODEL_NOTE_EXCEPTION) {
            continue;
        }
        size_t size;
        const char *text = trace_text(state->trace, note->text, &size);
        strbuf_add(out, is_first ? "{\"time\":" : ",{\"time\":");
        trace_add_time(out, note->time);
        strbuf_add_char(out, ',');
        check_add_json_text(out, "text", text, size);
        strbuf_add_char(out, '}');
        is_first = false;
    }
}

/* One object; the keys stand in README.md. */
static void check_add_json(const char *file, const struct mistakes *mistakes, int status,
                           const struct catalog *catalog, struct strbuf *out)
{
    const struct model_state *state = mistakes->state;
    strbuf_add_char(out, '{');
    check_add_json_text(out, "file", file, strlen(file));
    strbuf_add(out, ",\"time\":");
    trace_add_time(out, state->now);
    strbuf_printf(out, ",\"status\":%d,\"end\":\"%s\",\"output\":[", status,
                  trace_kind_text(TRACE_TYPE_END_KIND, state->end_reason));
    check_add_json_output(state, out);
    strbuf_add(out, "],\"errors\":[");
    check_add_json_errors(state, out);
    strbuf_add(out, "],\"mistakes\":[");
    for (size_t i = 0; i < mistakes->found.count; i++) {
        const struct mistake *mistake = &mistakes->found.items[i];
        struct strbuf text = {0};
        mistake_add_text(mistakes, i, catalog, &text);
        strbuf_printf(out, "%s{\"line\":%u,\"time\":", i ? "," : "", (unsigned)mistake->line);
        trace_add_time(out, mistake->time);
        strbuf_add_char(out, ',');
        check_add_json_text(out, "text", strbuf_text(&text), text.length);
        strbuf_add_char(out, '}');
        strbuf_free(&text);
    }
    strbuf_add(out, "]}\n");
}

/* One program; *found: how many mistakes.  The exit status if it could not be run. */
static int check_file(const struct cli_options *options, const char *file,
                      const struct catalog *catalog, struct strbuf *out, size_t *found)
{
    struct sim_options sim_options = options->sim;
    sim_options.level = TRACE_FULL;
    app_limit_recording(&sim_options.limits);
    struct diag diag = {0};
    struct sim *sim = sim_new(file, &sim_options, &diag);
    if (!sim) {
        cli_say_diag(&diag);
        diag_free(&diag);
        return CLI_USAGE;
    }
    int own = sim_run(sim);
    int status = diag_is_set(sim_diag(sim)) ? cli_say_diag(sim_diag(sim)) : CLI_OK;
    struct mistakes *mistakes = mistakes_find(sim_trace(sim));
    *found = mistakes->found.count;
    if (status == CLI_OK && options->json) {
        check_add_json(file, mistakes, own, catalog, out);
    } else if (status == CLI_OK) {
        check_add_summary(file, mistakes->state, own, options->order, out);
        for (size_t i = 0; i < mistakes->found.count; i++) {
            check_add(file, mistakes, i, catalog, out);
        }
        if (*found == 0) {
            strbuf_printf(out, "%s: %s\n", file, catalog_text(catalog, "mistake.none"));
        }
    }
    mistakes_free(mistakes);
    sim_free(sim);
    return status;
}

void cli_say_circle(const struct cli_options *options)
{
    struct sim_options sim_options = options->sim;
    sim_options.level = TRACE_SCHEDULE;
    struct diag diag = {0};
    struct catalog catalog = {0};
    struct sim *sim = sim_new(options->files[0], &sim_options, &diag);
    if (sim && catalog_load(&catalog, LANGUAGE_EN, &diag)) {
        sim_run(sim);
        struct mistakes *mistakes = mistakes_find(sim_trace(sim));
        struct strbuf text = {0};
        for (size_t i = 0; i < mistakes->found.count; i++) {
            if (mistakes->found.items[i].circled > 0) {
                mistake_add_text(mistakes, i, &catalog, &text);
                fprintf(stderr, "  %s\n", strbuf_text(&text));
            }
        }
        strbuf_free(&text);
        mistakes_free(mistakes);
        catalog_free(&catalog);
    }
    diag_free(&diag);
    sim_free(sim);
}

int cli_check(const struct cli_options *options)
{
    struct app_options app = {0};
    struct catalog catalog = {0};
    struct diag diag = {0};
    if (!cli_fill_app(options, &app)) {
        return CLI_USAGE;
    }
    if (!catalog_load(&catalog, app.language, &diag)) {
        cli_say_diag(&diag);
        diag_free(&diag);
        return CLI_ERROR;
    }
    struct strbuf out = {0};
    int status = CLI_OK;
    for (int i = 0; i < options->file_count; i++) {
        const char *file = options->files[i];
        size_t found = 0;
        int one = CLI_OK;
        if (check_takes_lesson(file)) {
            found = check_lessons(options, file, &out);
        } else {
            one = check_file(options, file, &catalog, &out, &found);
        }
        status = one != CLI_OK ? one : status == CLI_OK && found ? CLI_ERROR : status;
    }
    if (!cli_write(options, strbuf_text(&out), out.length)) {
        status = CLI_ERROR;
    }
    strbuf_free(&out);
    catalog_free(&catalog);
    return status;
}
