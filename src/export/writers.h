/* The writers behind export.h; private to the folder. */
#ifndef EXPORT_WRITERS_H
#define EXPORT_WRITERS_H

#include "base/json.h"
#include "export/export.h"

struct export_sink *export_svg_sink(const struct export_sink_options *options);
struct export_sink *export_tikz_sink(const struct export_sink_options *options);
struct export_sink *export_pptx_sink(const struct export_sink_options *options);

void export_csv(const struct export_run *run, struct strbuf *out);
void export_perfetto(const struct export_run *run, struct strbuf *out);
void export_mermaid(const struct export_run *run, struct strbuf *out);
/* Both runs of a comparison. */
void export_both_csv(const struct export_both *both, struct strbuf *out);
void export_both_perfetto(const struct export_both *both, struct strbuf *out);
bool export_both_html(const struct export_both *both, struct strbuf *out, struct diag *diag);

bool export_html(const struct export_run *run, struct strbuf *out, struct diag *diag);

/* Text of Mermaid's grammar: signs that would end a name or begin something else become those of
 * full width, which look the same. */
void export_add_mermaid(struct strbuf *out, const char *text);
/* The view of the whole run, cut as asked; the lanes' and spans' texts in the run's language.
 * The caller frees it.  Good while the model stays at its end. */
void export_end_view(const struct export_run *run, struct view *view);
/* "running", the English word of the state without its colour; a key for other tools. */
const char *export_state_word(enum view_state state);
/* What a waiting span waits for: a task's name, "gather", "sleep" too; "" for other states. */
const char *export_wait_word(const struct view *view, const struct view_span *span);

#endif
