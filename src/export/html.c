/* A run for the stepper, as JSON: of each step only what has changed. */
#include <inttypes.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "export/html_parts.h"
#include "scene/highlight.h"
#include "scene/mistakes.h"
#include "scene/view_build.h"

enum {
    STEPS_MOST = 1500,
    FILES_MOST = 16,
    OUTPUT_MOST = 5000,
    VALUE_MOST = 100,
    NOTE = 2,    /* no output of the program, but what is wrong with it */
    NO_SIZE = -1 /* of a step that is no stop, but asked for */
};

/* What a step says, field by field; written when it is not what the step before said. */
enum field {
    FIELD_POSITION,
    FIELD_TIME,
    FIELD_ITERATION,
    FIELD_SIZE,
    FIELD_FILE,
    FIELD_LINE,
    FIELD_RUNNING,
    FIELD_RUNNING_TEXT,
    FIELD_RUNNING_STATE,
    FIELD_IDLE,
    FIELD_FRAMES,
    FIELD_VARIABLES,
    FIELD_READY,
    FIELD_TIMERS,
    FIELD_WAITS,
    FIELD_PAUSED,
    FIELD_OUTPUT,
    FIELD_UNFINISHED,
    FIELD_WHY,
    FIELDS
};
static const char *const field_names[FIELDS] = {"p", "t", "i", "z", "f", "l", "r", "R", "k", "d",
                                                "F", "V", "q", "T", "w", "s", "o", "u", "y"};

struct html {
    const struct export_run *run;
    struct view views[LANGUAGE_COUNT]; /* of one moment, in both languages */
    struct interner *texts;            /* in one language, or one, 1, the other */
    struct strbuf steps;
    struct strbuf fields[FIELDS]; /* of the step before */
    VEC(char *) tasks;            /* the same of each task */
    struct strbuf output;         /* all finished lines so far */
    int64_t lines;
    size_t told;                                   /* mistakes */
    uint32_t fragments;                            /* of the program's output that were read */
    struct strbuf unfinished[TRACE_STREAM_COUNT];  /* lines */
    struct model_output begun[TRACE_STREAM_COUNT]; /* when and by whom */
    struct strbuf files;
    const char *file_texts[FILES_MOST];
    int file_count;
    size_t count; /* of steps */
    int64_t last; /* the position of the last one */
    bool is_cut;  /* there are more steps than the page may have */
};

static void add_integer(struct strbuf *out, int64_t value)
{
    strbuf_printf(out, "%" PRId64, value);
}

static void add_texts(struct html *html, struct strbuf *out, const char *ko, const char *en)
{
    html_add_texts(html->texts, out, ko, en);
}

static void add_text(struct html *html, struct strbuf *out, const char *text)
{
    html_add_text(html->texts, out, text);
}

/* --- one moment --- */

/* What is at the same place in both languages' lists. */
#define BOTH(list, member)                                                                       \
    html->views[LANGUAGE_KO].list.items[i].member,                                               \
        (i < html->views[LANGUAGE_EN].list.count ? html->views[LANGUAGE_EN].list.items[i].member \
                                                 : html->views[LANGUAGE_KO].list.items[i].member)

static void add_frames(struct html *html, struct strbuf *out)
{
    const struct view *view = &html->views[0];
    for (size_t i = 0; i < view->frames.count; i++) {
        strbuf_add(out, i ? ",[" : "[");
        add_text(html, out, view->frames.items[i].function);
        strbuf_printf(out, ",%u,", view->frames.items[i].line);
        add_text(html, out, view->frames.items[i].note);
        strbuf_add_char(out, ']');
    }
}

/* No pane shows more of a value, and long lists that grow would fill the file. */
static void add_shortened(struct html *html, struct strbuf *out, const char *value)
{
    struct strbuf text = {0};
    size_t size = strlen(value), most = utf8_offset(value, size, VALUE_MOST);
    strbuf_add_bytes(&text, value, most);
    strbuf_add(&text, most < size ? "…" : "");
    add_text(html, out, strbuf_text(&text));
    strbuf_free(&text);
}

static void add_variables(struct html *html, struct strbuf *out)
{
    const struct view *view = &html->views[0];
    for (size_t i = 0; i < view->variables.count; i++) {
        strbuf_add(out, i ? ",[" : "[");
        add_text(html, out, view->variables.items[i].name);
        strbuf_add_char(out, ',');
        add_shortened(html, out, view->variables.items[i].value);
        strbuf_add_char(out, ']');
    }
}

/* Why a handle is ready, in one language; the caller frees. */
static void reason_of(const struct html *html, int language, size_t i, struct strbuf *out)
{
    const struct view *view = &html->views[language];
    if (i < view->ready.count && *view->ready.items[i].reason) {
        catalog_format(&html->run->catalogs[language], out, view->ready.items[i].reason, "by",
                       view->ready.items[i].by, (char *)NULL);
    }
}

static void add_ready(struct html *html, struct strbuf *out)
{
    const struct view *view = &html->views[0];
    for (size_t i = 0; i < view->ready.count; i++) {
        struct strbuf reasons[LANGUAGE_COUNT] = {{0}};
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            reason_of(html, language, i, &reasons[language]);
        }
        strbuf_printf(out, "%s%d,", i ? ",[" : "[", view->ready.items[i].task);
        add_texts(html, out, BOTH(ready, text));
        strbuf_add_char(out, ',');
        add_texts(html, out, strbuf_text(&reasons[LANGUAGE_KO]),
                  strbuf_text(&reasons[LANGUAGE_EN]));
        strbuf_add_char(out, ']');
        strbuf_free(&reasons[0]);
        strbuf_free(&reasons[1]);
    }
}

static void add_timers(struct html *html, struct strbuf *out)
{
    const struct view *view = &html->views[0];
    for (size_t i = 0; i < view->timers.count; i++) {
        const struct view_timer *timer = &view->timers.items[i];
        strbuf_printf(out, "%s%d,", i ? ",[" : "[", timer->task);
        add_texts(html, out, BOTH(timers, text));
        strbuf_add_char(out, ',');
        html_add_time(out, timer->set_at);
        strbuf_add_char(out, ',');
        html_add_time(out, timer->deadline);
        strbuf_add_char(out, ']');
    }
}

static void add_tasks_of(struct strbuf *out, const int *tasks, size_t count)
{
    strbuf_add_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        strbuf_printf(out, "%s%d", i ? "," : "", tasks[i]);
    }
    strbuf_add_char(out, ']');
}

static void add_setter(struct html *html, struct strbuf *out, size_t i)
{
    struct strbuf texts[LANGUAGE_COUNT] = {{0}};
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const struct view *view = &html->views[language];
        if (i < view->waits.count && *view->waits.items[i].setter) {
            catalog_format(&html->run->catalogs[language], &texts[language], "stage.set-by", "who",
                           view->waits.items[i].setter, (char *)NULL);
        }
    }
    add_texts(html, out, strbuf_text(&texts[LANGUAGE_KO]), strbuf_text(&texts[LANGUAGE_EN]));
    strbuf_free(&texts[0]);
    strbuf_free(&texts[1]);
}

static void add_waits(struct html *html, struct strbuf *out)
{
    const struct view *view = &html->views[0];
    for (size_t i = 0; i < view->waits.count; i++) {
        const struct view_wait *wait = &view->waits.items[i];
        strbuf_add(out, i ? ",[" : "[");
        if (wait->inner) {
            struct strbuf chain = {0};
            strbuf_printf(&chain, "%s → %s", wait->kind, wait->inner);
            add_text(html, out, strbuf_text(&chain));
            strbuf_free(&chain);
        } else {
            add_texts(html, out, BOTH(waits, kind));
        }
        strbuf_printf(out, ",%d,%d,%d,", wait->task, wait->done, wait->total);
        add_tasks_of(out, wait->children, wait->child_count);
        strbuf_add_char(out, ',');
        add_tasks_of(out, wait->waiters, wait->waiter_count);
        strbuf_add_char(out, ',');
        add_setter(html, out, i);
        strbuf_add_char(out, ']');
    }
}

/* A program's text with its colours: of each line colour, text, colour, text … */
void html_add_code(struct strbuf *out, const char *source, size_t size)
{
    struct highlight_state state = {0};
    strbuf_add_char(out, '[');
    for (size_t at = 0; at < size;) {
        const char *line = source + at;
        const char *newline = memchr(line, '\n', size - at);
        size_t length = newline ? (size_t)(newline - line) : size - at;
        enum color_role role;
        strbuf_add(out, at ? ",[" : "[");
        for (size_t i = 0, n; (n = highlight_next(&state, line, length, i, &role)); i += n) {
            struct strbuf piece = {0};
            strbuf_add_bytes(&piece, line + i, n);
            bool plain = role < ROLE_CODE_KEYWORD || role > ROLE_CODE_NAME;
            strbuf_printf(out, "%s%d,", i ? "," : "",
                          plain ? 0 : (int)role - ROLE_CODE_KEYWORD + 1);
            json_add_string(out, strbuf_text(&piece), piece.length);
            strbuf_free(&piece);
        }
        strbuf_add_char(out, ']');
        at += length + 1;
    }
    strbuf_add_char(out, ']');
}

/* The file that the moment shows, with its text and colours when it is new. */
static int file_of(struct html *html)
{
    const struct view *view = &html->views[0];
    for (int i = 0; i < html->file_count; i++) {
        if (html->file_texts[i] == view->source) {
            return i;
        }
    }
    if (html->file_count == FILES_MOST) {
        return 0;
    }
    struct strbuf *out = &html->files;
    strbuf_add(out, html->file_count ? ",\n[" : "[");
    html_add_string(out, view->file_name);
    strbuf_add_char(out, ',');
    html_add_code(out, view->source, view->source_size);
    strbuf_add_char(out, ']');
    html->file_texts[html->file_count] = view->source;
    return html->file_count++;
}

/* Tasks that are not as they were a step before: number, state, line, deadline, waits for. */
static void add_changed_tasks(struct html *html)
{
    const struct view *view = &html->views[0];
    bool first = true;
    for (size_t i = 0; i < view->tasks.count; i++) {
        const struct view_task *task = &view->tasks.items[i];
        struct strbuf text = {0};
        strbuf_printf(&text, "%d,%u,", (int)task->state, task->line);
        html_add_time(&text, task->wake_at);
        strbuf_add_char(&text, ',');
        add_text(html, &text, task->wait_text);
        if (i >= html->tasks.count) {
            vec_push(&html->tasks, NULL);
        }
        char **before = &html->tasks.items[i];
        if (*before && strcmp(*before, strbuf_text(&text)) == 0) {
            strbuf_free(&text);
            continue;
        }
        strbuf_printf(&html->steps, "%s[%zu,%s]", first ? ",\"n\":[" : ",", i, strbuf_text(&text));
        mem_free(*before);
        *before = strbuf_take(&text);
        first = false;
    }
    strbuf_add(&html->steps, first ? "" : "]");
}

static int task_of_node(const struct view *view, uint32_t node)
{
    for (size_t i = 0; node && i < view->tasks.count; i++) {
        if (view->tasks.items[i].id == (int64_t)node) {
            return (int)i;
        }
    }
    return -1;
}

static void finish_line(struct html *html, unsigned stream)
{
    const struct model_output *from = &html->begun[stream];
    if (html->lines < OUTPUT_MOST) {
        strbuf_add(&html->output, html->lines ? ",[" : "[");
        html_add_time(&html->output, from->time);
        strbuf_printf(&html->output, ",%d,%d,", task_of_node(&html->views[0], from->task),
                      stream == TRACE_STREAM_ERR);
        add_text(html, &html->output, strbuf_text(&html->unfinished[stream]));
        strbuf_add_char(&html->output, ']');
        html->lines++;
    }
    strbuf_clear(&html->unfinished[stream]);
}

/* Mistakes that show before that position and were not told yet, in the midst of the output. */
static void add_notes(struct html *html, uint64_t before)
{
    const struct mistakes *mistakes = html->run->mistakes;
    for (; mistakes && html->told < mistakes->found.count; html->told++) {
        const struct mistake *mistake = &mistakes->found.items[html->told];
        struct strbuf notes[LANGUAGE_COUNT] = {{0}};
        if (mistake->position > before) {
            return;
        }
        for (int i = 0; i < LANGUAGE_COUNT; i++) {
            struct strbuf text = {0};
            mistake_add_text(mistakes, html->told, &html->run->catalogs[i], &text);
            catalog_format(&html->run->catalogs[i], &notes[i], "output.note", "text",
                           strbuf_text(&text), (char *)NULL);
            strbuf_free(&text);
        }
        strbuf_add(&html->output, html->lines ? ",[" : "[");
        html_add_time(&html->output, mistake->time);
        strbuf_printf(&html->output, ",%d,%d,", task_of_node(&html->views[0], mistake->node), NOTE);
        add_texts(html, &html->output, strbuf_text(&notes[LANGUAGE_KO]),
                  strbuf_text(&notes[LANGUAGE_EN]));
        strbuf_add_char(&html->output, ']');
        html->lines++;
        strbuf_free(&notes[0]);
        strbuf_free(&notes[1]);
    }
}

/* Texts end at a NUL; that of a program is shown as what no font has. */
static void add_line(struct strbuf *out, const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        size_t length = strnlen(text + at, size - at);
        strbuf_add_bytes(out, text + at, length);
        at += length;
        if (at < size) {
            strbuf_add_code_point(out, UTF8_REPLACEMENT);
            at++;
        }
    }
}

/* What the program has written since the step before: programs write any part of a line. */
static void read_output(struct html *html)
{
    const struct model_state *state = model_state(html->run->model);
    for (; html->fragments < state->output_count; html->fragments++) {
        const struct model_output *output = model_output_at(state, html->fragments);
        add_notes(html, output->position);
        unsigned stream = output->stream < TRACE_STREAM_COUNT ? output->stream : 0;
        size_t size;
        const char *text = trace_text(model_trace(html->run->model), output->text, &size);
        for (size_t at = 0; at < size;) {
            const char *newline = memchr(text + at, '\n', size - at);
            size_t length = newline ? (size_t)(newline - text) - at : size - at;
            if (html->unfinished[stream].length == 0) {
                html->begun[stream] = *output;
            }
            add_line(&html->unfinished[stream], text + at, length);
            if (newline) {
                finish_line(html, stream);
            }
            at += length + 1;
        }
    }
    add_notes(html, state->position);
}

static void add_unfinished(struct html *html, struct strbuf *out)
{
    struct strbuf both = {0};
    for (int stream = 0; stream < TRACE_STREAM_COUNT; stream++) {
        strbuf_add(&both, strbuf_text(&html->unfinished[stream]));
    }
    add_text(html, out, strbuf_text(&both));
    strbuf_free(&both);
}

/* Why nobody runs, when nobody does. */
static void add_idle(struct html *html, struct strbuf *out)
{
    const struct catalog *catalogs = html->run->catalogs;
    const char *key = view_idle_key(&html->views[0]);
    add_texts(html, out, catalog_text(&catalogs[LANGUAGE_KO], key),
              catalog_text(&catalogs[LANGUAGE_EN], key));
}

static void fill_field(struct html *html, enum field field, int size, struct strbuf *out)
{
    const struct view *view = &html->views[0];
    bool is_list = field == FIELD_FRAMES || field == FIELD_VARIABLES || field == FIELD_READY ||
                   field == FIELD_TIMERS || field == FIELD_WAITS;
    strbuf_add(out, is_list ? "[" : "");
    switch (field) {
    case FIELD_POSITION: add_integer(out, view->position); break;
    case FIELD_TIME: html_add_time(out, view->now); break;
    case FIELD_ITERATION: add_integer(out, view->iteration); break;
    case FIELD_SIZE: add_integer(out, size); break;
    case FIELD_FILE: add_integer(out, file_of(html)); break;
    case FIELD_LINE: add_integer(out, view->running_line); break;
    case FIELD_RUNNING: add_integer(out, view->running); break;
    case FIELD_RUNNING_TEXT:
        add_texts(html, out, html->views[LANGUAGE_KO].running_text,
                  html->views[LANGUAGE_EN].running_text);
        break;
    case FIELD_RUNNING_STATE: add_integer(out, (int)view->running_state); break;
    case FIELD_IDLE: add_idle(html, out); break;
    case FIELD_FRAMES: add_frames(html, out); break;
    case FIELD_VARIABLES: add_variables(html, out); break;
    case FIELD_READY: add_ready(html, out); break;
    case FIELD_TIMERS: add_timers(html, out); break;
    case FIELD_WAITS: add_waits(html, out); break;
    case FIELD_PAUSED: html_add_time(out, view->paused); break;
    case FIELD_OUTPUT: add_integer(out, html->lines); break;
    case FIELD_UNFINISHED: add_unfinished(html, out); break;
    case FIELD_WHY:
        add_texts(html, out, html->views[LANGUAGE_KO].why, html->views[LANGUAGE_EN].why);
        break;
    case FIELDS: break;
    }
    strbuf_add(out, is_list ? "]" : "");
}

static void build_views(struct html *html, uint64_t position)
{
    const struct export_run *run = html->run;
    model_seek(run->model, position);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct view_request request = {.title = run->title,
                                       .step_size = STEP_CALLBACK,
                                       .catalog = &run->catalogs[language],
                                       .mistakes = run->mistakes,
                                       .callouts = run->callouts ? &run->callouts[language] : NULL};
        view_build(&html->views[language], run->model, &request);
    }
}

static void add_step(struct html *html, uint64_t position, int size)
{
    bool first = html->count++ == 0;
    html->last = (int64_t)position;
    build_views(html, position);
    read_output(html);
    strbuf_add(&html->steps, first ? "{" : ",\n{");
    bool comma = false;
    for (int i = 0; i < FIELDS; i++) {
        struct strbuf text = {0};
        fill_field(html, (enum field)i, size, &text);
        bool same = !first && strcmp(strbuf_text(&text), strbuf_text(&html->fields[i])) == 0;
        if (same) {
            strbuf_free(&text);
            continue;
        }
        strbuf_printf(&html->steps, "%s\"%s\":%s", comma ? "," : "", field_names[i],
                      strbuf_text(&text));
        comma = true;
        strbuf_free(&html->fields[i]);
        html->fields[i] = text;
    }
    add_changed_tasks(html);
    strbuf_add_char(&html->steps, '}');
}

/* --- the whole run --- */

/* The finest steps of which there are not too many. */
static enum step_size choose_size(const struct steps *steps)
{
    enum step_size size = STEP_LINE;
    while (size < STEP_ITERATION && steps_count(steps, size) > STEPS_MOST) {
        size = (enum step_size)(size + 1);
    }
    return size;
}

/* The largest size that stops there, too. */
static int size_at(const struct steps *steps, uint64_t position)
{
    for (int size = STEP_ITERATION; size > STEP_LINE; size--) {
        size_t at = steps_number(steps, (enum step_size)size, position);
        if (steps->stops[size].items[at].position == position) {
            return size;
        }
    }
    return STEP_LINE;
}

/* The positions that are asked for, up to that one; *next: the first of the others. */
static void add_positions(struct html *html, size_t *next, uint64_t before)
{
    const struct export_run *run = html->run;
    for (; *next < run->position_count && run->positions[*next] < before; ++*next) {
        if (html->count == 0 || (int64_t)run->positions[*next] > html->last) {
            add_step(html, run->positions[*next], NO_SIZE);
        }
    }
}

static bool add_steps(struct html *html)
{
    const struct export_run *run = html->run;
    const struct steps *steps = model_steps(run->model);
    enum step_size size = choose_size(steps);
    size_t count = steps_count(steps, size), asked = 0;
    uint64_t first = run->from > 0 ? steps_position_at(steps, run->from - 1) : 0;
    uint64_t last = run->to >= 0 ? steps_position_at(steps, run->to) : model_count(run->model);
    for (size_t i = 0; i < count; i++) {
        uint64_t position = steps->stops[size].items[i].position;
        if (position < first || position > last) {
            continue;
        }
        html->is_cut = html->count >= STEPS_MOST;
        if (html->is_cut) {
            break;
        }
        if (run->progress && !run->progress(run->context, (double)i / (double)count)) {
            return false;
        }
        add_positions(html, &asked, position);
        add_step(html, position, size_at(steps, position));
    }
    return true;
}

static void add_data(struct html *html, struct strbuf *out, const struct view *wholes)
{
    strbuf_add_char(out, '{');
    html_add_lists(html->texts, out, wholes, html->is_cut ? html->last : INT64_MAX);
    strbuf_printf(out, ",\n\"output\":[%s]", strbuf_text(&html->output));
    strbuf_printf(out, ",\n\"files\":[%s],\n\"cut\":%d,\n\"steps\":[", strbuf_text(&html->files),
                  html->is_cut);
    strbuf_add_bytes(out, strbuf_text(&html->steps), html->steps.length);
    strbuf_add(out, "]}");
}

static void add_marks(const struct export_run *run, struct strbuf *out)
{
    strbuf_add_char(out, '[');
    for (size_t i = 0; i < run->mark_count; i++) {
        strbuf_printf(out, "%s%u", i ? "," : "", run->marks[i]);
    }
    strbuf_add_char(out, ']');
}

static void html_free(struct html *html)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        view_free(&html->views[i]);
    }
    for (int i = 0; i < FIELDS; i++) {
        strbuf_free(&html->fields[i]);
    }
    for (size_t i = 0; i < html->tasks.count; i++) {
        mem_free(html->tasks.items[i]);
    }
    vec_free(&html->tasks);
    for (int stream = 0; stream < TRACE_STREAM_COUNT; stream++) {
        strbuf_free(&html->unfinished[stream]);
    }
    strbuf_free(&html->output);
    strbuf_free(&html->steps);
    strbuf_free(&html->files);
}

bool export_html_run(const struct export_run *run, struct interner *texts,
                     struct export_html_run *out)
{
    struct html html = {.run = run, .texts = texts};
    struct view wholes[LANGUAGE_COUNT] = {{0}};
    bool fine = add_steps(&html);
    *out = (struct export_html_run){0};
    if (fine) {
        struct export_run uncut = *run; /* its steps are cut; the lanes keep their numbers */
        uncut.from = 0;
        uncut.to = -1;
        for (int i = 0; i < LANGUAGE_COUNT; i++) {
            uncut.language = (enum language)i;
            export_end_view(&uncut, &wholes[i]);
        }
        const struct view *whole = &wholes[run->language];
        strbuf_add(&out->name, whole->file_name);
        add_marks(run, &out->marks);
        html_add_table(run, &out->table, whole);
        add_data(&html, &out->data, wholes);
    }
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        view_free(&wholes[i]);
    }
    html_free(&html);
    return fine;
}

void export_html_run_free(struct export_html_run *run)
{
    strbuf_free(&run->name);
    strbuf_free(&run->marks);
    strbuf_free(&run->data);
    strbuf_free(&run->table);
}

bool export_html(const struct export_run *run, struct strbuf *out, struct diag *diag)
{
    struct export_html_run one;
    struct interner texts = {0};
    struct export_html_page page = {.run = run, .runs = &one, .count = 1, .texts = &texts};
    bool fine = export_html_run(run, &texts, &one);
    page.titles[0] = run->title && *run->title ? run->title : strbuf_text(&one.name);
    page.titles[1] = page.titles[0];
    fine = fine && export_html_page(&page, out, diag);
    export_html_run_free(&one);
    interner_free(&texts);
    return fine;
}
