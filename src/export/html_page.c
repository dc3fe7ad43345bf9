/* The stepper's page: one HTML file with one run or several, and all that is needed to step
 * through them (assets/stepper*.js).  That program and the runs are deflated and in base64; every
 * other text of the programs is escaped, and a policy in the page forbids it any request. */
#include <string.h>

#include "base/asset.h"
#include "base/map.h"
#include "export/html_parts.h"
#include "export/zip.h"

/* All themes as CSS. */
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
        strbuf_printf(out, "color-scheme:%s}\n", i == THEME_DARK ? "dark" : "light");
    }
    return true;
}

void html_add_words(const struct catalog *catalogs, const char *const *keys, size_t count,
                    struct strbuf *out)
{
    for (size_t i = 0; i < count; i++) {
        strbuf_printf(out, "%s\"%s\":[", i ? "," : "{", keys[i]);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            strbuf_add(out, language ? "," : "");
            html_add_string(out, catalog_text(&catalogs[language], keys[i]));
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
        const char *other = memchr(text, '\0', size);
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
void html_add_packed(struct strbuf *out, const char *text)
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

/* The page's program itself. */
static void add_program(struct strbuf *out)
{
    static const char *const scripts[] = {"assets/stepper.js", "assets/stepper_timeline.js",
                                          "assets/stepper_lesson.js", "assets/stepper_page.js"};
    struct strbuf program = {0};
    strbuf_add(&program, "'use strict';\n(function () {\n");
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        html_add_packed(&program, asset_find(scripts[i])->text);
    }
    strbuf_add(&program, "}());\n");
    json_add_string(out, strbuf_text(&program), program.length);
    strbuf_free(&program);
}

/* All that the page's program reads, and itself. */
static void add_data(const struct export_html_page *page, struct strbuf *out)
{
    static const char *const words[] = {
#define WORD(key) key,
#include "export/words.def"
#undef WORD
    };
    const struct export_run *run = page->run;
    strbuf_add(out, "{\"program\":");
    add_program(out);
    strbuf_add(out, ",\n\"words\":");
    html_add_words(run->catalogs, words, sizeof words / sizeof words[0], out);
    strbuf_add(out, ",\n\"texts\":");
    add_texts(page->texts, out);
    strbuf_add(out, ",\n\"titles\":[");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        strbuf_add(out, i ? "," : "");
        html_add_string(out, page->titles[i]);
    }
    strbuf_printf(out, "],\"lang\":%d,\"theme\":%d,\"anyTheme\":%d,\"axis\":%d,\"by\":%d,\n",
                  (int)run->language, (int)run->theme, run->any_theme, (int)run->axis,
                  (int)run->coloring);
    strbuf_printf(out, "\"lesson\":%s,\n\"programs\":[", page->path ? page->path : "null");
    for (size_t i = 0; i < page->count; i++) { /* name, number of its run, marked lines */
        strbuf_add(out, i ? ",[" : "[");
        html_add_string(out, strbuf_text(&page->runs[i].name));
        strbuf_printf(out, ",%zu,%s]", first_like(page, i), strbuf_text(&page->runs[i].marks));
    }
    strbuf_add(out, "],\n\"runs\":[");
    for (size_t i = 0; i < page->count; i++) {
        const struct strbuf *data = &page->runs[i].data;
        strbuf_add(out, i ? ",\n" : "");
        if (first_like(page, i) == i) {
            strbuf_add_bytes(out, strbuf_text(data), data->length);
        } else {
            strbuf_add(out, "null");
        }
    }
    strbuf_add(out, "]}");
}

static void add_base64(struct strbuf *out, const struct strbuf *bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes->length; i += 3) {
        uint32_t three = 0;
        size_t count = bytes->length - i < 3 ? bytes->length - i : 3;
        for (size_t k = 0; k < 3; k++) {
            three = three << 8 | (k < count ? (unsigned char)bytes->text[i + k] : 0);
        }
        for (size_t k = 0; k < 4; k++) {
            strbuf_add_char(out, k <= count ? digits[three >> (18 - 6 * k) & 63] : '=');
        }
    }
}

static bool add_packed_data(const struct export_html_page *page, struct strbuf *out,
                            struct diag *diag)
{
    struct strbuf data = {0}, packed = {0};
    add_data(page, &data);
    bool fine = zip_deflate(&packed, strbuf_text(&data), data.length);
    if (fine) { /* inflated, it has that size */
        strbuf_printf(out, "<script type=\"text/plain\" id=\"data\" data-size=\"%zu\">",
                      data.length);
        add_base64(out, &packed);
        strbuf_add(out, "</script>\n");
    } else {
        diag_set(diag, DIAG_INPUT, "", 0, 0, "there is no memory for the page");
    }
    strbuf_free(&data);
    strbuf_free(&packed);
    return fine;
}

static void add_tables(const struct export_html_page *page, struct strbuf *out)
{
    const struct export_run *run = page->run;
    strbuf_add(out, "<noscript>\n<p>");
    export_add_xml(out, catalog_text(&run->catalogs[run->language], "export.no-script"));
    strbuf_add(out, "</p>\n");
    for (size_t i = 0; i < page->count; i++) {
        strbuf_add(out, first_like(page, i) == i ? strbuf_text(&page->runs[i].table) : "");
    }
    strbuf_add(out, "</noscript>\n");
}

bool html_add_head(const struct export_run *run, const char *title, const char *style,
                   struct strbuf *out, struct diag *diag)
{
    strbuf_printf(out,
                  "<!DOCTYPE html>\n<html lang=\"%s\" data-theme=\"%s\">\n"
                  "<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<title>",
                  language_code(run->language), theme_name(run->theme));
    export_add_xml(out, title);
    strbuf_add(out, " – Asyncarium</title>\n<style>\n");
    if (!add_themes(out, diag)) {
        return false;
    }
    html_add_packed(out, asset_find(style)->text);
    strbuf_add(out, "</style>\n<body>\n");
    return true;
}

bool export_html_page(const struct export_html_page *page, struct strbuf *out, struct diag *diag)
{
    const struct export_run *run = page->run;
    if (!html_add_head(run, page->titles[run->language], "assets/stepper.css", out, diag)) {
        return false;
    }
    strbuf_add(out, "<main>\n<div id=\"app\"></div>\n");
    strbuf_add(out, page->article ? page->article : "");
    add_tables(page, out);
    strbuf_add(out, "</main>\n");
    if (!add_packed_data(page, out, diag)) {
        return false;
    }
    strbuf_add(out, "<script>\n'use strict';\n");
    html_add_packed(out, asset_find("assets/stepper_data.js")->text);
    strbuf_add(out, "</script>\n</body>\n</html>\n");
    return true;
}
