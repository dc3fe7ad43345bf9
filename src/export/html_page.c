/* The stepper's page: one HTML file with one run or several, and all that is needed to step
 * through them (assets/stepper.js).  Every text of the programs is escaped, and a policy in the
 * page forbids it any request. */
#include "base/asset.h"
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
    strbuf_add(out, asset_find("assets/stepper.css")->text);
    strbuf_add(out, "</style>\n<body>\n<noscript>");
    export_add_xml(out, catalog_text(&run->catalogs[run->language], "export.no-script"));
    strbuf_add(out, "</noscript>\n<div id=\"app\"></div>\n");
    strbuf_add(out, page->article ? page->article : "");
    for (size_t i = 0; i < page->count; i++) {
        strbuf_add(out, strbuf_text(&page->runs[i].table));
    }
    for (size_t i = 0; i < page->count; i++) {
        strbuf_printf(out, "<script type=\"application/json\" id=\"run%.0zu\" data-name=\"", i);
        export_add_xml(out, strbuf_text(&page->runs[i].name));
        strbuf_add(out, "\">\n");
        strbuf_add_bytes(out, strbuf_text(&page->runs[i].data), page->runs[i].data.length);
        strbuf_add(out, "\n</script>\n");
    }
    strbuf_add(out, "<script>\n");
    strbuf_add(out, asset_find("assets/stepper.js")->text);
    strbuf_add(out, "</script>\n</body>\n</html>\n");
    return true;
}
