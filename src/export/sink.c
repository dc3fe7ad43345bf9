/* The sink of pictures that are one text each, and the choice of all. */
#include "base/mem.h"
#include "export/svg.h"
#include "export/writers.h"

struct svg_sink {
    struct export_sink sink;
    const struct export_sink_options *options;
    struct strbuf text;
};

static bool svg_add(struct export_sink *sink, const struct export_page *page, struct diag *diag)
{
    struct svg_sink *self = (struct svg_sink *)sink;
    (void)diag;
    struct svg_options options = {.title = page->title,
                                  .description = page->notes,
                                  .family = self->options->family,
                                  .scale = self->options->scale};
    export_display_svg(page->display, page->theme, &options, &self->text);
    return true;
}

static bool svg_finish(struct export_sink *sink, struct strbuf *out, struct diag *diag)
{
    struct svg_sink *self = (struct svg_sink *)sink;
    (void)diag;
    strbuf_add_bytes(out, strbuf_text(&self->text), self->text.length);
    return true;
}

static void svg_end(struct export_sink *sink)
{
    strbuf_free(&((struct svg_sink *)sink)->text);
    mem_free(sink);
}

struct export_sink *export_svg_sink(const struct export_sink_options *options)
{
    struct svg_sink *self = mem_alloc_zero(sizeof *self);
    self->sink = (struct export_sink){svg_add, svg_finish, svg_end};
    self->options = options;
    return &self->sink;
}

struct export_sink *export_sink_new(enum export_format format,
                                    const struct export_sink_options *options)
{
    switch (format) {
    case EXPORT_PPTX: return export_pptx_sink(options);
    case EXPORT_TIKZ: return export_tikz_sink(options);
    default: return export_svg_sink(options);
    }
}

bool export_run(enum export_format format, const struct export_run *run, struct strbuf *out,
                struct diag *diag)
{
    switch (format) {
    case EXPORT_CSV: export_csv(run, out); return true;
    case EXPORT_PERFETTO: export_perfetto(run, out); return true;
    case EXPORT_MERMAID: export_mermaid(run, out); return true;
    default: return export_html(run, out, diag);
    }
}
