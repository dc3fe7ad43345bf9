/* The display list as text, for goldens: one line an item, whole units. */
#include <math.h>

#include "base/strbuf.h"
#include "scene/display.h"

static const char *role_name(enum color_role role)
{
    static const char *const names[] = {
#define ROLE(id, key) key,
#include "scene/roles.def"
#undef ROLE
    };
    return (unsigned)role < ROLE_COUNT ? names[role] : "?";
}

static const char *pattern_name(enum pattern pattern)
{
    static const char *const names[] = {
        [PATTERN_SOLID] = "",
        [PATTERN_OUTLINE] = " outline",
        [PATTERN_EMPTY] = " empty",
        [PATTERN_HATCH] = " hatch",
        [PATTERN_CROSS_HATCH] = " cross-hatch",
        [PATTERN_DASHED] = " dashed",
    };
    return names[pattern];
}

static int whole(double value)
{
    return (int)lround(fmax(-99999, fmin(99999, value)));
}

static void add_colors(const struct primitive *item, struct strbuf *out)
{
    strbuf_printf(out, " %s", role_name(item->fill));
    if (item->stroke != ROLE_NONE) {
        strbuf_printf(out, " | %s", role_name(item->stroke));
    }
    strbuf_printf(out, "%s%s\n", pattern_name(item->pattern), item->dash > 0 ? " dash" : "");
}

static void add_item(const struct primitive *item, struct strbuf *out)
{
    static const char *const aligns[] = {"", " middle", " right"};
    int x = whole(item->x), y = whole(item->y), w = whole(item->width), h = whole(item->height);
    switch (item->kind) {
    case PRIMITIVE_RECT:
    case PRIMITIVE_ROUND_RECT:
        if (item->fill != ROLE_NONE || item->stroke != ROLE_NONE) {
            strbuf_printf(out, "%s %d,%d %dx%d", item->kind == PRIMITIVE_RECT ? "rect" : "round", x,
                          y, w, h);
            add_colors(item, out);
        }
        break;
    case PRIMITIVE_LINE:
        strbuf_printf(out, "line %d,%d %d,%d", x, y, whole(item->x + item->width),
                      whole(item->y + item->height));
        add_colors(item, out);
        break;
    case PRIMITIVE_PATH:
    case PRIMITIVE_POLYGON:
        strbuf_add(out, item->kind == PRIMITIVE_PATH ? "path" : "polygon");
        for (size_t i = 0; i < item->point_count; i++) {
            strbuf_printf(out, " %d,%d", whole(item->points[i].x), whole(item->points[i].y));
        }
        add_colors(item, out);
        break;
    case PRIMITIVE_TEXT:
        strbuf_printf(out, "text %d,%d%s %d%s %s: %s\n", x, y, aligns[item->align],
                      whole(item->font_size), item->bold ? " bold" : "", role_name(item->fill),
                      item->text);
        break;
    case PRIMITIVE_CLIP_PUSH: strbuf_printf(out, "clip %d,%d %dx%d\n", x, y, w, h); break;
    case PRIMITIVE_CLIP_POP: strbuf_add(out, "end\n"); break;
    case PRIMITIVE_COUNT: break;
    }
}

void display_dump(const struct display *display, struct strbuf *out)
{
    for (size_t i = 0; i < display->count; i++) {
        add_item(&display->items[i], out);
    }
}
