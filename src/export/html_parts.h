/* Shared by the files that write the stepper's page; not for other folders. */
#ifndef EXPORT_HTML_PARTS_H
#define EXPORT_HTML_PARTS_H

#include "base/map.h"
#include "export/writers.h"

/* Writes the number of a text, or of one that is said in both languages. */
void html_add_texts(struct interner *texts, struct strbuf *out, const char *ko, const char *en);
void html_add_text(struct interner *texts, struct strbuf *out, const char *text);

void html_add_time(struct strbuf *out, int64_t time);

/* What the timeline shows of the whole run, as members of a JSON object.  views: of the run's end,
 * by language.  What begins behind the position `last` is left out. */
void html_add_lists(struct interner *texts, struct strbuf *out, const struct view *views,
                    int64_t last);

/* All spans as a table, for readers without JavaScript. */
void html_add_table(const struct export_run *run, struct strbuf *out, const struct view *view);

#endif
