/* Shared by the files that write pages: the stepper's (html*.c), and that of two runs
 * (both_html.c); not for other folders. */
#ifndef EXPORT_HTML_PARTS_H
#define EXPORT_HTML_PARTS_H

#include "base/map.h"
#include "export/writers.h"

enum { HTML_ROWS_MOST = 600 }; /* of a table */

/* --- all pages --- */

/* Everything up to <body>, which it opens: the title escaped, all themes and the style, and the
 * policy that forbids the page any request.  style: an asset.  false: *diag says why. */
bool html_add_head(const struct export_run *run, const char *title, const char *style,
                   struct strbuf *out, struct diag *diag);
/* A style or script without what only a reader of the asset needs. */
void html_add_packed(struct strbuf *out, const char *text);

/* As JSON: a text; the catalogues' words, each in both languages; a program with its colours. */
void html_add_string(struct strbuf *out, const char *text);
void html_add_words(const struct catalog *catalogs, const char *const *keys, size_t count,
                    struct strbuf *out);
void html_add_code(struct strbuf *out, const char *source, size_t size);

/* Of a table: its head, with the words of those keys, and the beginning of its body; a cell. */
void html_add_columns(const struct catalog *catalog, const char *const *keys, size_t count,
                      struct strbuf *out);
void html_add_cell(struct strbuf *out, const char *text);

/* --- the stepper --- */

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
