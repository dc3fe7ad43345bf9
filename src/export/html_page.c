/* The stepper's page: one HTML file with one run or several, and all that is needed to step
 * through them (assets/stepper.js).  Every text of the programs is escaped, and a policy in the
 * page forbids it any request. */
#include <string.h>

#include "base/asset.h"
#include "base/map.h"
#include "export/writers.h"

static bool add_themes(struct strbuf *out, struct diag *diag)
{
    static const char *const keys[] = {
#define ROLE(id, key) key,
#include "scene/roles.def"
#undef ROLE
    };
    for (int i = 0; i < THEME_COUNT; i++) {
        struct theme theme;
        if (!theme_load(&theme, theme_name((enum theme_id)i), diag)) {
            return false;
        }
        strbuf_printf(out, "[data-theme=\"%s\"]{", theme_name((enum theme_id)i));
        for (int role = 1; role < ROLE_COUNT; role++) {
            strbuf_printf(out, "--%s:#%06x;", keys[role], theme.colors[role]);
        }
        strbuf_add(out, "}\n");
    }
    return true;
}

/* The interface's words, each in both languages. */
static void add_words(const struct catalog *catalogs, struct strbuf *out)
{
    static const char *const keys[] = {
        "pane.loop",           "pane.running",      "pane.ready-queue",   "pane.timers",
        "pane.waiting",        "pane.output",       "pane.timeline",      "pane.code",
        "pane.step",           "state.new",         "state.ready",        "state.running",
        "state.waiting",       "state.blocked",     "state.done",         "state.cancelled",
        "state.failed",        "stage.iteration",   "stage.line",         "stage.idle",
        "stage.finished",      "stage.no-timers",   "stage.nobody-waits", "stage.countdown",
        "stage.children-done", "language.name",     "step.line",          "step.await",
        "step.callback",       "step.iteration",    "help.title",         "action.next",
        "action.back",         "action.first",      "action.last",        "action.play",
        "action.slower",       "action.faster",     "action.step-size",   "action.axis",
        "action.coloring",     "action.theme",      "action.language",    "action.larger",
        "action.smaller",      "action.fullscreen", "action.help",        "action.blank",
        "export.empty",        "pane.thread",       "pane.threads",       "pane.blocked",
        "pane.pauses",         "stage.no-loop",     "stage.not-started",  "stage.threads-wait",
        "stage.no-pauses",     "stage.no-block",    "stage.no-joins",     "stage.paused",
        "stage.pause"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        strbuf_printf(out, "%s\"%s\":[", i ? "," : "{", keys[i]);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const char *text = catalog_text(&catalogs[language], keys[i]);
            strbuf_add(out, language ? "," : "");
            json_add_string(out, text, strlen(text));
        }
        strbuf_add_char(out, ']');
    }
    strbuf_add_char(out, '}');
}

/* What all runs of the page say, each text once. */
static void add_texts(const struct interner *texts, struct strbuf *out)
{
    strbuf_add(out, "[");
    for (uint32_t i = 0; i < texts->count; i++) {
        size_t size;
        const char *text = interner_text(texts, i, &size);
        const char *other = memchr(text, '\1', size);
        size_t length = other ? (size_t)(other - text) : size;
        strbuf_add(out, i ? "," : "");
        strbuf_add(out, other ? "[" : "");
        json_add_string(out, text, length);
        if (other) {
            strbuf_add_char(out, ',');
            json_add_string(out, other + 1, size - length - 1);
            strbuf_add_char(out, ']');
        }
    }
    strbuf_add_char(out, ']');
}

/* Without the spaces at the beginnings of lines, and without lines that are comments. */
static void add_packed(struct strbuf *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n"), blanks = strspn(text, " ");
        const char *line = text + blanks;
        bool is_comment = strncmp(line, "/*", 2) == 0 && length > blanks + 3 &&
                          strncmp(text + length - 2, "*/", 2) == 0;
        if (length > blanks && !is_comment) {
            strbuf_add_bytes(out, line, length - blanks);
            strbuf_add_char(out, '\n');
        }
        text += length + (text[length] != '\0');
    }
}

/* The first run that is the same: a lesson shows one program several times. */
static size_t first_like(const struct export_html_page *page, size_t number)
{
    const struct strbuf *data = &page->runs[number].data;
    size_t i = 0;
    while (i < number && strcmp(strbuf_text(&page->runs[i].data), strbuf_text(data)) != 0) {
        i++;
    }
    return i;
}

bool export_html_page(const struct export_html_page *page, struct strbuf *out, struct diag *diag)
{
    const struct export_run *run = page->run;
    const char *language = language_code(run->language);
    strbuf_printf(out,
                  "<!DOCTYPE html>\n<html lang=\"%s\" data-theme=\"%s\">\n"
                  "<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<title>",
                  language, theme_name(run->theme));
    export_add_xml(out, page->title);
    strbuf_add(out, " – Asyncarium</title>\n<style>\n");
    if (!add_themes(out, diag)) {
        return false;
    }
    add_packed(out, asset_find("assets/stepper.css")->text);
    strbuf_add(out, "</style>\n<body>\n<noscript>");
    export_add_xml(out, catalog_text(&run->catalogs[run->language], "export.no-script"));
    strbuf_add(out, "</noscript>\n<div id=\"app\"></div>\n");
    strbuf_add(out, page->article ? page->article : "");
    for (size_t i = 0; i < page->count; i++) {
        strbuf_add(out, first_like(page, i) == i ? strbuf_text(&page->runs[i].table) : "");
    }
    for (size_t i = 0; i < page->count; i++) {
        strbuf_printf(out, "<script type=\"application/json\" id=\"run%.0zu\" data-name=\"", i);
        export_add_xml(out, strbuf_text(&page->runs[i].name));
        strbuf_add(out, "\">\n");
        size_t like = first_like(page, i);
        if (like < i) { /* the number of the other one */
            strbuf_printf(out, "%zu", like);
        } else {
            strbuf_add_bytes(out, strbuf_text(&page->runs[i].data), page->runs[i].data.length);
        }
        strbuf_add(out, "\n</script>\n");
    }
    strbuf_add(out, "<script type=\"application/json\" id=\"words\">\n");
    add_words(run->catalogs, out);
    strbuf_add(out, "\n</script>\n<script type=\"application/json\" id=\"texts\">\n");
    add_texts(page->texts, out);
    strbuf_add(out, "\n</script>\n<script>\n");
    add_packed(out, asset_find("assets/stepper.js")->text);
    strbuf_add(out, "</script>\n</body>\n</html>\n");
    return true;
}
