/* The speaker's window: where we are, what happens now, what comes next, and notes. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/layout.h"

/* Bytes of the first line of a text that is to be broken at that width; *skip: of the blank
 * behind it. */
static size_t line_bytes(const struct layout *layout, const char *text, double width, double size,
                         size_t *skip)
{
    const struct text_metrics *metrics = &layout->display->metrics;
    size_t best = 0, at = 0, length;
    *skip = 0;
    while (text[at] && text[at] != '\n') {
        utf8_decode(text + at, strlen(text + at), &length);
        double wide = metrics->text_width(metrics->ctx, text, at + length, layout->f * size, false);
        if (wide > width && at > 0) {
            *skip = best > 0;
            return best > 0 ? best : at;
        }
        if (text[at] == ' ') {
            best = at;
        }
        at += length;
    }
    *skip = text[at] == '\n';
    return at;
}

/* A text in as many lines as it needs, at most down to `bottom`; returns the y behind it. */
static double paragraph(struct layout *layout, double x, double y, double width, double bottom,
                        const char *text, double size, enum color_role role)
{
    double pitch = layout->f * size * 1.45;
    for (size_t skip; *text && y + pitch <= bottom;) {
        size_t bytes = line_bytes(layout, text, width, size, &skip);
        bool last = text[bytes] && y + 2 * pitch > bottom; /* what is left gets its "…" */
        const char *line = last ? text : arena_copy_bytes(&layout->display->arena, text, bytes);
        layout_text(layout, x, y + pitch * 0.75, width, line, size, role);
        text += last ? strlen(text) : bytes + skip;
        y += pitch;
    }
    return y;
}

static double section(struct layout *layout, struct box box, double y, const char *key,
                      const char *text, double size, enum color_role role)
{
    double f = layout->f, bottom = box.y + box.height;
    if (!*text || y + f * 3.4 > bottom) {
        return y;
    }
    layout_bold(layout, box.x, y + f, box.width, layout_message(layout, key), SIZE_BODY,
                ROLE_MUTED);
    return paragraph(layout, box.x, y + f * 1.5, box.width, bottom, text, size, role) + f * 0.9;
}

void scene_layout_notes(struct display *display, double width, double height,
                        const struct scene_notes *notes, const struct scene_options *options)
{
    width = fmax(1, width);
    height = fmax(1, height);
    double f = fmax(6, fmin(width / 34, height / 26) * fmin(options->font_scale, 2));
    struct layout layout = {.display = display, .options = options, .f = f};
    display_clear(display);
    display->width = width;
    display->height = height;
    display_rect(display, 0, 0, width, height, ROLE_BACKGROUND);
    display_clip_push(display, 0, 0, width, height);
    struct box box = {f * 1.2, f, width - f * 2.4, height - f * 1.6};
    double used = layout_right(&layout, box.x + box.width, box.y + f, box.width * 0.6, notes->place,
                               SIZE_TITLE, ROLE_MUTED);
    layout_bold(&layout, box.x, box.y + f, box.width - used - f, notes->title, SIZE_TITLE,
                ROLE_TEXT);
    double y = box.y + f * 2.2;
    y = section(&layout, box, y, "notes.now", notes->now, SIZE_TITLE, ROLE_TEXT);
    y = section(&layout, box, y, "notes.next", notes->next, 1.15, ROLE_ACCENT);
    section(&layout, box, y, "notes.speaker", notes->speaker, SIZE_TITLE, ROLE_TEXT);
    display_clip_pop(display);
}
