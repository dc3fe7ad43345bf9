#include "export/pdf.h"

#include <cairo-pdf.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { NUMBER_SIZE = 32, CATALOG_MOST = 4096 };

/* Never the clock: the same run gives the same bytes. */
static const char FIXED_DATE[] = "2024-01-01T00:00:00Z";

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned size)
{
    strbuf_add_bytes(closure, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static void begin(struct pdf *pdf, const struct export_page *page, double width, double height)
{
    const struct export_sink_options *options = pdf->options;
    const char *title = options->title && *options->title ? options->title : page->title;
    pdf->surface = cairo_pdf_surface_create_for_stream(take_bytes, &pdf->bytes, width, height);
    cairo_pdf_surface_restrict_to_version(pdf->surface, CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
    if (options->author) {
        cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_AUTHOR, options->author);
    }
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATOR, "Asyncarium");
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE, FIXED_DATE);
}

cairo_surface_t *pdf_begin_page(struct pdf *pdf, const struct export_page *page, double width,
                                double height)
{
    if (!pdf->surface) {
        begin(pdf, page, width, height);
    } else {
        cairo_pdf_surface_set_size(pdf->surface, width, height);
    }
    if (page->number > 0) { /* that of the step, as the screen counts */
        char number[NUMBER_SIZE];
        snprintf(number, sizeof number, "%zu", page->number);
        cairo_pdf_surface_set_page_label(pdf->surface, number);
    }
    return pdf->surface;
}

bool pdf_end_page(struct pdf *pdf, const struct export_page *page, struct diag *diag)
{
    cairo_surface_show_page(pdf->surface);
    vec_push(&pdf->names, mem_copy_string(page->name ? page->name : page->title));
    cairo_status_t status = cairo_surface_status(pdf->surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "%s", cairo_status_to_string(status));
    }
    return status == CAIRO_STATUS_SUCCESS;
}

/* A bookmark for each page, when there are several. */
static void add_bookmarks(struct pdf *pdf)
{
    for (size_t i = 0; i < pdf->names.count && pdf->names.count > 1; i++) {
        char place[NUMBER_SIZE];
        snprintf(place, sizeof place, "page=%zu", i + 1);
        cairo_pdf_surface_add_outline(pdf->surface, CAIRO_PDF_OUTLINE_ROOT, pdf->names.items[i],
                                      place, (cairo_pdf_outline_flags_t)0);
    }
}

/* The last place of a text before `end`; NULL: none. */
static const char *find_back(const char *start, const char *end, const char *text)
{
    size_t size = strlen(text), most = CATALOG_MOST;
    for (const char *at = end - size; at >= start && most-- > 0; at--) {
        if (memcmp(at, text, size) == 0) {
            return at;
        }
    }
    return NULL;
}

/* cairo does not know the language of a text.  The catalogue is the last object before the table
 * of places: what is put into it moves nothing but that table.  Where cairo writes it in another
 * way the file stays as it is. */
static void add_language(const struct strbuf *bytes, const char *language, bool has_bookmarks,
                         struct strbuf *out)
{
    static const char end_of_object[] = "\n>>\nendobj\n";
    const char *text = strbuf_text(bytes), *end = text + bytes->length;
    const char *last = find_back(text, end, "startxref\n");
    size_t table = last ? (size_t)strtoull(last + strlen("startxref\n"), NULL, 10) : 0;
    size_t size = strlen(end_of_object);
    bool known = table > size && table + 4 < bytes->length &&
                 memcmp(text + table, "xref", 4) == 0 &&
                 memcmp(text + table - size, end_of_object, size) == 0;
    const char *catalog = known ? find_back(text, text + table, "/Type /Catalog") : NULL;
    const char *object = known ? find_back(text, text + table - size + 1, "endobj") : NULL;
    if (!catalog || (object && object > catalog)) {
        strbuf_add_bytes(out, text, bytes->length);
        return;
    }
    struct strbuf added = {0};
    strbuf_printf(&added, "\n   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>%s",
                  language, has_bookmarks ? "\n   /PageMode /UseOutlines" : "");
    strbuf_add_bytes(out, text, table - size);
    strbuf_add_bytes(out, strbuf_text(&added), added.length);
    strbuf_add_bytes(out, text + table - size, (size_t)(last - text) - table + size);
    strbuf_printf(out, "startxref\n%zu\n%%%%EOF\n", table + added.length);
    strbuf_free(&added);
}

void pdf_finish(struct pdf *pdf, struct strbuf *out)
{
    add_bookmarks(pdf);
    cairo_surface_finish(pdf->surface);
    add_language(&pdf->bytes, pdf->options->language ? pdf->options->language : "en",
                 pdf->names.count > 1, out);
}

void pdf_free(struct pdf *pdf)
{
    if (pdf->surface) {
        cairo_surface_destroy(pdf->surface);
    }
    for (size_t i = 0; i < pdf->names.count; i++) {
        mem_free(pdf->names.items[i]);
    }
    vec_free(&pdf->names);
    strbuf_free(&pdf->bytes);
}
