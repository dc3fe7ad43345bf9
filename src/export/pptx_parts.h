/* The parts of a .pptx that are the same in each, and those that list the slides. */
#ifndef EXPORT_PPTX_PARTS_H
#define EXPORT_PPTX_PARTS_H

#include "export/export.h"
#include "export/zip.h"

/* A slide's size in English Metric Units: 13.333 by 7.5 inches, 16:9. */
enum { PPTX_WIDTH = 12192000, PPTX_HEIGHT = 6858000 };

#define PPTX_NAMESPACES                                                                \
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "               \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" " \
    "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
#define PPTX_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* Adds all but slides and notes (slides/slideN.xml, notesSlides/notesSlideN.xml and their
 * relations), for that many slides of that size.  false: no memory. */
bool pptx_add_parts(struct zip *zip, size_t slides, long width, long height,
                    const struct export_sink_options *options, const struct theme *theme);

/* The relations of one part: pairs of type (the last word) and target, ended by NULL. */
bool pptx_add_relations(struct zip *zip, const char *part, ...) __attribute__((sentinel));

/* Names of shapes, as the value of an attribute.  `what`: "Box".  A line of text has its own
 * beginning as its name. */
void pptx_add_name(struct strbuf *out, const struct primitive *item, const char *what);
void pptx_add_text_name(struct strbuf *out, const struct primitive *texts, size_t count);
/* Of things that are grouped: by the first text among them, if there is one. */
void pptx_add_group_name(struct strbuf *out, const struct primitive *items, size_t count);

#endif
