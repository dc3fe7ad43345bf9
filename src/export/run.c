/* The whole run as data: a table of spans, Mermaid's chart. */
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "export/writers.h"
#include "scene/cut.h"
#include "scene/view_build.h"

void export_end_view(const struct export_run *run, struct view *view)
{
    struct view_request request = {
        .title = run->title,
        .step_size = STEP_CALLBACK,
        .catalog = &run->catalogs[run->language],
        .mistakes = run->mistakes,
        .callouts = run->callouts ? &run->callouts[run->language] : NULL,
    };
    model_seek(run->model, model_count(run->model));
    view_build(view, run->model, &request);
    if (run->from > 0 || run->to >= 0) {
        view_cut(view, run->from, run->to >= 0 ? run->to : view->time_end);
    }
}

const char *export_state_word(enum view_state state)
{
    static const char *const words[] = {
#define STATE(id, role, pattern, glyph, ascii, key) key,
#include "scene/states.def"
#undef STATE
    };
    const char *key = (unsigned)state < VIEW_STATE_COUNT ? words[state] : "state.";
    return strchr(key, '.') + 1; /* "state.running" */
}

const char *export_wait_word(const struct view *view, const struct view_span *span)
{
    if (span->state != VIEW_WAITING) {
        return span->text;
    }
    bool on_task = span->on >= 0 && (size_t)span->on < view->tasks.count;
    return on_task ? view->tasks.items[span->on].name : *span->text ? span->text : "sleep";
}

/* --- CSV --- */

/* Quoted where it must be; what a spreadsheet would take for a formula gets a quote mark. */
static void add_field(struct strbuf *out, const char *text)
{
    bool formula = *text && strchr("=+-@\t\r", *text);
    bool quoted = formula || strpbrk(text, ",\"\r\n");
    size_t size = strlen(text);
    strbuf_add(out, quoted ? formula ? "\"'" : "\"" : "");
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t c = export_decode(text + at, size - at, &length);
        strbuf_add(out, c == '"' ? "\"" : "");
        strbuf_add_code_point(out, c);
    }
    strbuf_add(out, quoted ? "\"" : "");
}

static void add_seconds(struct strbuf *out, int64_t time)
{
    strbuf_printf(out, "%" PRId64 ".%09" PRId64, time / 1000000000, time % 1000000000);
}

static const char CSV_HEAD[] = "lane,task,coroutine,state,waits_for,start_s,end_s,duration_s,"
                               "first_step,last_step\r\n";

/* program: in the first column; NULL: there is none. */
static void add_rows(const struct export_run *run, const char *program, struct strbuf *out)
{
    struct view view = {0};
    export_end_view(run, &view);
    for (size_t i = 0; i < view.spans.count; i++) {
        const struct view_span *span = &view.spans.items[i];
        const struct view_task *task = &view.tasks.items[span->task];
        if (program) {
            add_field(out, program);
            strbuf_add_char(out, ',');
        }
        strbuf_printf(out, "%d,", span->task + 1);
        add_field(out, task->name);
        strbuf_add_char(out, ',');
        add_field(out, task->label);
        strbuf_printf(out, ",%s,", export_state_word(span->state));
        add_field(out, export_wait_word(&view, span));
        strbuf_add_char(out, ',');
        add_seconds(out, span->start);
        strbuf_add_char(out, ',');
        add_seconds(out, span->end);
        strbuf_add_char(out, ',');
        add_seconds(out, span->end - span->start);
        strbuf_printf(out, ",%" PRId64 ",%" PRId64 "\r\n", span->first, span->last);
    }
    view_free(&view);
}

void export_csv(const struct export_run *run, struct strbuf *out)
{
    strbuf_add(out, CSV_HEAD);
    add_rows(run, NULL, out);
}

void export_both_csv(const struct export_both *both, struct strbuf *out)
{
    strbuf_printf(out, "program,%s", CSV_HEAD);
    for (int i = 0; i < COMPARE_SIDES; i++) {
        add_rows(&both->runs[i], both->names[i], out);
    }
}

/* --- Mermaid --- */

enum { SECTION_CELLS = 36 };

void export_add_mermaid(struct strbuf *out, const char *text)
{
    enum { FULL_WIDTH = 0xFF00 - 0x20 };
    size_t size = strlen(text);
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t c = export_decode(text + at, size - at, &length);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) {
            c = ' ';
        } else if (c < 0x7F && strchr(":;#%{}<>\"&`\\", (int)c)) {
            c += FULL_WIDTH;
        }
        strbuf_add_code_point(out, c);
    }
}

/* Virtual time as milliseconds since 1970, which is what its axis takes. */
static void add_bar(struct strbuf *out, const struct view_span *span, const char *words,
                    const char *what)
{
    static const char *const tags[VIEW_STATE_COUNT] = {
        [VIEW_RUNNING] = "active, ",
        [VIEW_WAITING] = "done, ",
        [VIEW_BLOCKED] = "crit, ",
    };
    strbuf_add(out, "    ");
    export_add_mermaid(out, words);
    if (*what) {
        strbuf_add_char(out, ' ');
        export_add_mermaid(out, what);
    }
    strbuf_printf(out, " :%s%" PRId64 ", %" PRId64 "\n", tags[span->state] ? tags[span->state] : "",
                  span->start / 1000000, span->end / 1000000);
}

/* A task's name beside its bars. */
static void add_section(struct strbuf *out, const char *name, const char *label)
{
    struct strbuf text = {0};
    strbuf_printf(&text, "%s%s%s", name, *label ? " " : "", label);
    size_t size = utf8_fit(strbuf_text(&text), text.length, SECTION_CELLS);
    bool whole = size == text.length;
    struct strbuf fit = {0};
    strbuf_add_bytes(&fit, strbuf_text(&text), size);
    export_add_mermaid(out, strbuf_text(&fit));
    strbuf_add(out, whole ? "\n" : "…\n");
    strbuf_free(&text);
    strbuf_free(&fit);
}

/* The chart begins where the longest of the names has ended. */
static int section_pixels(const struct view *view)
{
    size_t most = 0;
    for (size_t i = 0; i < view->tasks.count; i++) {
        const struct view_task *who = &view->tasks.items[i];
        size_t cells = utf8_width(who->name, strlen(who->name)) + 1 +
                       utf8_width(who->label, strlen(who->label));
        most = cells > most ? cells : most;
    }
    return 30 + 7 * (int)(most < SECTION_CELLS ? most : SECTION_CELLS);
}

/* A span with a length as a bar, an end as a milestone.  Of a task that has neither, the last
 * state: a chart without anything cannot be drawn. */
static void add_spans(const struct export_run *run, const struct view *view, size_t first,
                      size_t last, struct strbuf *out)
{
    bool any = false;
    for (size_t i = first; i < last; i++) {
        const struct view_span *span = &view->spans.items[i];
        struct strbuf key = {0};
        strbuf_printf(&key, "state.%s", export_state_word(span->state));
        const char *word = catalog_text(&run->catalogs[run->language], strbuf_text(&key));
        bool ends =
            span->state == VIEW_DONE || span->state == VIEW_CANCELLED || span->state == VIEW_FAILED;
        if (ends || (i + 1 == last && !any)) {
            bool bad = ends && span->state != VIEW_DONE;
            strbuf_printf(out, "    %s :milestone, %s%" PRId64 ", 0ms\n", word, bad ? "crit, " : "",
                          span->start / 1000000);
            any = true;
        } else if (span->end / 1000000 > span->start / 1000000) {
            add_bar(out, span, word, export_wait_word(view, span));
            any = true;
        }
        strbuf_free(&key);
    }
}

void export_mermaid(const struct export_run *run, struct strbuf *out)
{
    struct view view = {0};
    export_end_view(run, &view);
    strbuf_printf(out, "---\nconfig:\n    gantt:\n        leftPadding: %d\n---\ngantt\n    title ",
                  section_pixels(&view));
    export_add_mermaid(out, *view.title ? view.title : view.file_name);
    strbuf_add(out, "\n    dateFormat x\n    axisFormat %s.%L\n    todayMarker off\n");
    size_t at = 0;
    for (size_t task = 0; task < view.tasks.count; task++) {
        const struct view_task *who = &view.tasks.items[task];
        size_t first = at;
        while (at < view.spans.count && view.spans.items[at].task == (int)task) {
            at++;
        }
        strbuf_add(out, "    section ");
        add_section(out, who->name, who->label);
        add_spans(run, &view, first, at, out);
    }
    if (view.spans.count == 0) {
        strbuf_add(out, "    section ");
        add_section(out, view.file_name, "");
        strbuf_printf(out, "    %s :milestone, 0, 0ms\n",
                      catalog_text(&run->catalogs[run->language], "state.done"));
    }
    view_free(&view);
}
