/* PDF pages by cairo, and what a reader wants to know of the whole document: its title, author and
 * language, and a bookmark for each page. */
#ifndef EXPORT_PDF_H
#define EXPORT_PDF_H

#include <cairo.h>

#include "export/export.h"

struct pdf {
    const struct export_sink_options *options;
    cairo_surface_t *surface;
    struct strbuf bytes;
    VEC(char *) names; /* of the pages */
};

/* The surface for the next page, of that size in pixels: the caller paints and then says that it
 * has. */
cairo_surface_t *pdf_begin_page(struct pdf *pdf, const struct export_page *page, double width,
                                double height);
/* false: *diag says why it cannot be had. */
bool pdf_end_page(struct pdf *pdf, const struct export_page *page, struct diag *diag);
/* Appends the whole file. */
void pdf_finish(struct pdf *pdf, struct strbuf *out);
void pdf_free(struct pdf *pdf);

#endif
