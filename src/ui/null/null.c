#include "ui/null/null.h"

int ui_null_run(struct app *app, const char *script, size_t size, const char *name,
                const struct script_size *page, struct strbuf *out, struct diag *diag)
{
    return script_play(app, script, size, name, page, out, diag) ? 0 : 1;
}
