/* What the stepper's timeline shows of the whole run, as lists; and the same as a table, for
 * readers without JavaScript. */
#include <inttypes.h>
#include <string.h>

#include "export/html_parts.h"

enum { LANES_MOST = 200 };

void html_add_string(struct strbuf *out, const char *text)
{
    json_add_string(out, text, strlen(text));
}

void html_add_texts(struct interner *texts, struct strbuf *out, const char *ko, const char *en)
{
    struct strbuf both = {0};
    strbuf_add(&both, ko);
    if (strcmp(ko, en) != 0) {
        strbuf_add_char(&both, '\0'); /* no text has one */
        strbuf_add(&both, en);
    }
    strbuf_printf(out, "%u", interner_add(texts, strbuf_text(&both), both.length));
    strbuf_free(&both);
}

void html_add_text(struct interner *texts, struct strbuf *out, const char *text)
{
    html_add_texts(texts, out, text, text);
}

/* Times are mostly round: 2e9 is shorter than 2000000000. */
void html_add_time(struct strbuf *out, int64_t time)
{
    int zeros = 0;
    for (; time != 0 && time % 10 == 0; time /= 10) {
        zeros++;
    }
    strbuf_printf(out, "%" PRId64, time);
    if (zeros > 2) {
        strbuf_printf(out, "e%d", zeros);
    } else {
        strbuf_printf(out, "%.*s", zeros, "00");
    }
}

/* --- lists --- */

struct lists {
    struct interner *texts;
    struct strbuf *out;
    const struct view *views; /* by language */
    int64_t last;
    bool is_first;
};

/* Is such a thing in the page?  If so, its entry begins. */
static bool begin_entry(struct lists *lists, int task, int64_t position)
{
    if (task >= LANES_MOST || position > lists->last) {
        return false;
    }
    strbuf_add(lists->out, lists->is_first ? "[" : ",[");
    lists->is_first = false;
    return true;
}

static void begin_list(struct lists *lists, const char *name)
{
    strbuf_printf(lists->out, "\"%s\":[", name);
    lists->is_first = true;
}

static void end_list(struct lists *lists)
{
    strbuf_add(lists->out, "],\n");
}

static void add_tasks(struct lists *lists)
{
    const struct view *ko = &lists->views[LANGUAGE_KO], *en = &lists->views[LANGUAGE_EN];
    begin_list(lists, "tasks");
    for (size_t i = 0; i < ko->tasks.count; i++) {
        const struct view_task *task = &ko->tasks.items[i];
        strbuf_add(lists->out, i ? ",[" : "[");
        html_add_texts(lists->texts, lists->out, task->name, en->tasks.items[i].name);
        strbuf_add_char(lists->out, ',');
        html_add_texts(lists->texts, lists->out, task->label, en->tasks.items[i].label);
        strbuf_printf(lists->out, ",%d,%d]", task->palette % TASK_ROLE_COUNT, (int)task->kind);
    }
    end_list(lists);
}

static void add_spans(struct lists *lists)
{
    const struct view *view = &lists->views[0];
    begin_list(lists, "spans");
    for (size_t i = 0; i < view->spans.count; i++) {
        const struct view_span *span = &view->spans.items[i];
        if (!begin_entry(lists, span->task, span->first)) {
            continue;
        }
        strbuf_printf(lists->out, "%d,%d,", span->task, (int)span->state);
        html_add_time(lists->out, span->start);
        strbuf_add_char(lists->out, ',');
        html_add_time(lists->out, span->end);
        strbuf_printf(lists->out, ",%" PRId64 ",%" PRId64 ",", span->first, span->last);
        html_add_texts(lists->texts, lists->out, span->text,
                       lists->views[LANGUAGE_EN].spans.items[i].text);
        strbuf_printf(lists->out, ",%d,%d]", span->on, span->is_fetch);
    }
    end_list(lists);
}

static void add_arrows(struct lists *lists)
{
    const struct view *view = &lists->views[0];
    begin_list(lists, "arrows");
    for (size_t i = 0; i < view->arrows.count; i++) {
        const struct view_arrow *arrow = &view->arrows.items[i];
        int lane = arrow->from > arrow->to ? arrow->from : arrow->to;
        if (begin_entry(lists, lane, arrow->position)) {
            strbuf_printf(lists->out, "%d,%d,%d,%" PRId64 ",%" PRId64 "]", (int)arrow->kind,
                          arrow->from, arrow->to, arrow->time, arrow->position);
        }
    }
    end_list(lists);
}

static void add_bands(struct lists *lists)
{
    const struct view *view = &lists->views[0];
    begin_list(lists, "bands");
    for (size_t i = 0; i < view->bands.count; i++) {
        const struct view_band *band = &view->bands.items[i];
        if (begin_entry(lists, -1, band->first)) {
            strbuf_printf(lists->out, "%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",%d,",
                          band->start, band->end, band->first, band->last, band->task);
            html_add_text(lists->texts, lists->out, band->text);
            strbuf_printf(lists->out, ",%d]", band->ready);
        }
    }
    end_list(lists);
    begin_list(lists, "dues"); /* with their bands, which they are behind */
    for (size_t i = 0; i < view->dues.count; i++) {
        const struct view_due *due = &view->dues.items[i];
        const struct view_band *band = &view->bands.items[due->band];
        if (begin_entry(lists, due->task, band->first)) {
            strbuf_printf(lists->out, "%d,%zu,%" PRId64 "]", due->task, due->band, due->start);
        }
    }
    end_list(lists);
}

static void add_fetches(struct lists *lists)
{
    const struct view *view = &lists->views[0];
    begin_list(lists, "fetches");
    for (size_t i = 0; i < view->fetches.count; i++) {
        const struct view_fetch *fetch = &view->fetches.items[i];
        const char *const words[] = {fetch->url, fetch->host, fetch->result};
        if (!begin_entry(lists, fetch->task, fetch->first)) {
            continue;
        }
        strbuf_printf(lists->out, "%d,%d,%d,%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64,
                      fetch->task, fetch->is_server, fetch->failed, fetch->start, fetch->end,
                      fetch->first, fetch->last);
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
            strbuf_add_char(lists->out, ',');
            html_add_text(lists->texts, lists->out, words[k]);
        }
        strbuf_add_char(lists->out, ']');
    }
    end_list(lists);
}

/* What has blocked the threads of a run without a loop. */
static void add_pauses(struct lists *lists)
{
    const struct view *view = &lists->views[0];
    begin_list(lists, "pauses");
    for (size_t i = 0; i < view->pauses.count; i++) {
        const struct view_pause *pause = &view->pauses.items[i];
        if (begin_entry(lists, -1, pause->last)) {
            html_add_texts(lists->texts, lists->out, pause->text,
                           lists->views[LANGUAGE_EN].pauses.items[i].text);
            strbuf_printf(lists->out, ",%" PRId64 ",%" PRId64 ",%" PRId64 "]", pause->start,
                          pause->end, pause->last);
        }
    }
    end_list(lists);
}

/* Notes at moments of the run. */
static void add_callouts(struct lists *lists)
{
    const struct view *ko = &lists->views[LANGUAGE_KO], *en = &lists->views[LANGUAGE_EN];
    begin_list(lists, "callouts");
    for (size_t i = 0; i < ko->callouts.count; i++) {
        const struct view_callout *callout = &ko->callouts.items[i];
        bool is_both = i < en->callouts.count;
        if (begin_entry(lists, callout->task, callout->position)) {
            strbuf_printf(lists->out, "%d,%" PRId64 ",%" PRId64 ",%d,", callout->task,
                          callout->time, callout->position, callout->is_between);
            html_add_texts(lists->texts, lists->out, callout->text,
                           is_both ? en->callouts.items[i].text : callout->text);
            strbuf_add_char(lists->out, ']');
        }
    }
    end_list(lists);
}

/* gather and the like; and where output was written. */
static void add_brackets(struct lists *lists)
{
    const struct view *view = &lists->views[0];
    begin_list(lists, "brackets");
    for (size_t i = 0; i < view->brackets.count; i++) {
        const struct view_bracket *bracket = &view->brackets.items[i];
        if (begin_entry(lists, bracket->task, bracket->first)) {
            strbuf_printf(lists->out, "%d,%d,%d,%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",",
                          bracket->task, bracket->depth, (int)bracket->outcome, bracket->start,
                          bracket->end, bracket->first, bracket->last);
            html_add_text(lists->texts, lists->out, bracket->kind);
            strbuf_add_char(lists->out, ']');
        }
    }
    end_list(lists);
    begin_list(lists, "prints");
    for (size_t i = 0; i < view->marks.count; i++) {
        const struct view_mark *mark = &view->marks.items[i];
        if (begin_entry(lists, mark->task, mark->position)) {
            strbuf_printf(lists->out, "%d,%d,%" PRId64 ",%" PRId64 "]", mark->task, mark->is_error,
                          mark->time, mark->position);
        }
    }
    end_list(lists);
}

void html_add_lists(struct interner *texts, struct strbuf *out, const struct view *views,
                    int64_t last)
{
    struct lists lists = {texts, out, views, last, true};
    const struct view *view = &views[0];
    add_tasks(&lists);
    add_spans(&lists);
    add_arrows(&lists);
    add_bands(&lists);
    add_fetches(&lists);
    add_brackets(&lists);
    add_pauses(&lists);
    add_callouts(&lists);
    strbuf_printf(out, "\"threads\":%d,\"stuck\":%d,\n",
                  view->is_loopless ? view->lanes_expected : 0, view->gets_stuck);
    strbuf_printf(out, "\"end\":[%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 "]",
                  view->time_begin, view->time_end, view->position_begin, view->position_count);
}

/* --- the table --- */

static void add_seconds(struct strbuf *out, int64_t time)
{
    strbuf_printf(out, "%" PRId64 ".%03" PRId64, time / 1000000000, time / 1000000 % 1000);
}

void html_add_cell(struct strbuf *out, const char *text)
{
    strbuf_add(out, "<td>");
    export_add_xml(out, text);
}

void html_add_columns(const struct catalog *catalog, const char *const *keys, size_t count,
                      struct strbuf *out)
{
    strbuf_add(out, "<thead><tr>");
    for (size_t i = 0; i < count; i++) {
        strbuf_add(out, "<th scope=\"col\">");
        export_add_xml(out, catalog_text(catalog, keys[i]));
    }
    strbuf_add(out, "<tbody>\n");
}

void html_add_table(const struct export_run *run, struct strbuf *out, const struct view *view)
{
    static const char *const heads[] = {"export.task", "export.state", "export.from", "export.to"};
    const struct catalog *catalog = &run->catalogs[run->language];
    strbuf_add(out, "<table><caption>");
    export_add_xml(out, catalog_text(catalog, "export.table"));
    strbuf_add(out, " · ");
    export_add_xml(out, view->file_name);
    strbuf_add(out, "</caption>");
    html_add_columns(catalog, heads, sizeof heads / sizeof heads[0], out);
    for (size_t i = 0, rows = 0; i < view->spans.count && rows < HTML_ROWS_MOST; i++) {
        const struct view_span *span = &view->spans.items[i];
        const struct view_task *task = &view->tasks.items[span->task];
        struct strbuf key = {0}, name = {0}, state = {0};
        strbuf_printf(&key, "state.%s", export_state_word(span->state));
        strbuf_printf(&name, "%s %s", task->name, task->label);
        strbuf_printf(&state, "%s %s", catalog_text(catalog, strbuf_text(&key)),
                      export_wait_word(view, span));
        if (span->state != VIEW_READY) {
            strbuf_add(out, "<tr>");
            html_add_cell(out, strbuf_text(&name));
            html_add_cell(out, strbuf_text(&state));
            strbuf_add(out, "<td>");
            add_seconds(out, span->start);
            strbuf_add(out, "<td>");
            add_seconds(out, span->end);
            strbuf_add_char(out, '\n');
            rows++;
        }
        strbuf_free(&key);
        strbuf_free(&name);
        strbuf_free(&state);
    }
    strbuf_add(out, "</table>\n");
}
