/* new: a lesson to begin with. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/asset.h"
#include "base/strbuf.h"
#include "cli/cli.h"

static bool new_is_name(const char *name)
{
    bool is_fine = isalnum((unsigned char)*name);
    for (const char *s = name; *s; s++) {
        is_fine = is_fine && (isalnum((unsigned char)*s) || *s == '-' || *s == '_');
    }
    return is_fine;
}

/* The id of the lesson 04-gather is "gather". */
static const char *new_id(const char *name)
{
    const char *rest = name + strspn(name, "0123456789");
    return rest > name && *rest == '-' && rest[1] ? rest + 1 : name;
}

/* The asset with {id} filled in, as a file of the folder. */
static bool new_write(const char *folder, const char *file, const char *id)
{
    struct strbuf name = {0}, path = {0}, text = {0};
    strbuf_printf(&name, "assets/new/%s", file);
    strbuf_printf(&path, "%s/%s", folder, file);
    const struct asset *asset = asset_find(strbuf_text(&name));
    for (const char *at = asset ? asset->text : ""; *at;) {
        const char *place = strstr(at, "{id}");
        strbuf_add_bytes(&text, at, place ? (size_t)(place - at) : strlen(at));
        strbuf_add(&text, place ? id : "");
        at = place ? place + 4 : "";
    }
    bool is_fine = asset && cli_save(strbuf_text(&path), strbuf_text(&text), text.length);
    if (!is_fine) {
        cli_error("cannot write %s: %s", strbuf_text(&path), strerror(errno));
    }
    strbuf_free(&name);
    strbuf_free(&path);
    strbuf_free(&text);
    return is_fine;
}

int cli_new(const struct cli_options *options)
{
    static const char *const files[] = {"lesson.en.md", "lesson.ko.md", "first.py"};
    const char *folder = options->files[0];
    if (!new_is_name(folder)) {
        cli_error("'%s': a lesson's name has letters, digits, - and _ (as 04-gather)", folder);
        return CLI_USAGE;
    }
    if (mkdir(folder, 0777) != 0) {
        cli_error("cannot make the folder %s: %s", folder, strerror(errno));
        return CLI_ERROR;
    }
    bool is_fine = true;
    for (size_t i = 0; i < sizeof files / sizeof *files && is_fine; i++) {
        is_fine = new_write(folder, files[i], new_id(folder));
    }
    if (is_fine) {
        struct strbuf said = {0};
        strbuf_printf(&said, "%s: lesson.en.md, lesson.ko.md, first.py\n", folder);
        is_fine = cli_write(&(struct cli_options){0}, strbuf_text(&said), said.length);
        strbuf_free(&said);
    }
    return is_fine ? CLI_OK : CLI_ERROR;
}
