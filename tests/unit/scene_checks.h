/* What must hold of every display list. */
#ifndef TESTS_SCENE_CHECKS_H
#define TESTS_SCENE_CHECKS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scene/display.h"
#include "scene/message.h"

/* The catalogues of all languages; false: one is broken. */
static inline bool load_catalogs(struct catalog catalogs[LANGUAGE_COUNT])
{
    struct diag diag = {0};
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!catalog_load(&catalogs[i], (enum language)i, &diag)) {
            return false;
        }
    }
    return true;
}

static inline void free_catalogs(struct catalog catalogs[LANGUAGE_COUNT])
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        catalog_free(&catalogs[i]);
    }
}

static inline void grow(double *box, double x, double y)
{
    box[0] = fmin(box[0], x);
    box[1] = fmin(box[1], y);
    box[2] = fmax(box[2], x);
    box[3] = fmax(box[3], y);
}

/* left, top, right, bottom of what an item draws. */
static inline void extent(const struct primitive *item, double *box)
{
    box[0] = box[1] = INFINITY;
    box[2] = box[3] = -INFINITY;
    if (item->kind == PRIMITIVE_TEXT) {
        double left = item->x - (item->align == ALIGN_CENTER  ? item->text_width / 2
                                 : item->align == ALIGN_RIGHT ? item->text_width
                                                              : 0);
        grow(box, left, item->y - item->font_size * 0.72);
        grow(box, left + item->text_width, item->y + item->font_size * 0.1);
        return;
    }
    for (size_t i = 0; i < item->point_count; i++) {
        grow(box, item->points[i].x, item->points[i].y);
    }
    if (item->point_count == 0) {
        grow(box, item->x, item->y);
        grow(box, item->x + item->width, item->y + item->height);
    }
}

/* Every item within the window, every text within the clip that holds it. */
static inline void check_inside(const struct display *display)
{
    double clips[32][4] = {{0, 0, display->width, display->height}};
    int depth = 0;
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *item = &display->items[i];
        double box[4], slack = 0.6;
        if (item->kind == PRIMITIVE_CLIP_POP) {
            depth--;
            assert_true(depth >= 0);
            continue;
        }
        extent(item, box);
        const double *clip = clips[depth];
        if (item->kind == PRIMITIVE_CLIP_PUSH) {
            assert_true(++depth < 32);
            clips[depth][0] = fmax(clip[0], box[0]);
            clips[depth][1] = fmax(clip[1], box[1]);
            clips[depth][2] = fmin(clip[2], box[2]);
            clips[depth][3] = fmin(clip[3], box[3]);
            continue;
        }
        for (int k = 0; k < 4; k++) {
            assert_true(isfinite(box[k]));
        }
        bool inside = box[0] >= clip[0] - slack && box[1] >= clip[1] - slack &&
                      box[2] <= clip[2] + slack && box[3] <= clip[3] + slack;
        if (!inside) {
            print_error("%gx%g: kind %d '%s' at %g %g %g %g, clip %g %g %g %g\n", display->width,
                        display->height, item->kind, item->text ? item->text : "", box[0], box[1],
                        box[2], box[3], clip[0], clip[1], clip[2], clip[3]);
        }
        assert_true(inside);
    }
    assert_int_equal(depth, 0);
}

/* No two texts lie over each other; an overlay would be the one exception. */
static inline void check_texts_apart(const struct display *display)
{
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *one = &display->items[i];
        double a[4], b[4];
        if (one->kind != PRIMITIVE_TEXT) {
            continue;
        }
        extent(one, a);
        for (size_t k = i + 1; k < display->count; k++) {
            const struct primitive *two = &display->items[k];
            if (two->kind != PRIMITIVE_TEXT) {
                continue;
            }
            extent(two, b);
            double slack = fmin(one->font_size, two->font_size) * 0.16;
            bool apart = a[2] <= b[0] + slack || b[2] <= a[0] + slack || a[3] <= b[1] + slack ||
                         b[3] <= a[1] + slack;
            if (!apart) {
                print_error("%gx%g: '%s' over '%s'\n", display->width, display->height, two->text,
                            one->text);
            }
            assert_true(apart);
        }
    }
}

/* No plate of a callout lies over another one, or over a text that is not its own.  Returns how
 * many there are. */
static inline size_t check_callouts_apart(const struct display *display)
{
    size_t plates = 0;
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *plate = &display->items[i];
        double a[4], b[4];
        if (plate->kind != PRIMITIVE_ROUND_RECT || plate->fill != ROLE_CALLOUT) {
            continue;
        }
        plates++;
        extent(plate, a);
        bool is_own = true;
        for (size_t k = i + 1; k < display->count; k++) {
            const struct primitive *other = &display->items[k];
            is_own = is_own && other->kind == PRIMITIVE_TEXT;
            extent(other, b);
            bool apart = a[2] <= b[0] + 0.5 || b[2] <= a[0] + 0.5 || a[3] <= b[1] + 0.5 ||
                         b[3] <= a[1] + 0.5;
            if (other->kind == PRIMITIVE_TEXT && is_own) {
                assert_true(b[0] >= a[0] && b[1] >= a[1] && b[2] <= a[2] + 0.5 && b[3] <= a[3]);
            } else if (other->kind == PRIMITIVE_TEXT ||
                       (other->kind == PRIMITIVE_ROUND_RECT && other->fill == ROLE_CALLOUT)) {
                assert_true(apart);
            }
        }
        for (size_t k = 0; k < i; k++) {
            const struct primitive *other = &display->items[k];
            extent(other, b);
            bool apart = a[2] <= b[0] + 0.5 || b[2] <= a[0] + 0.5 || a[3] <= b[1] + 0.5 ||
                         b[3] <= a[1] + 0.5;
            if (other->kind == PRIMITIVE_TEXT && !apart) {
                print_error("%gx%g: a callout over '%s'\n", display->width, display->height,
                            other->text);
            }
            assert_true(other->kind != PRIMITIVE_TEXT || apart);
        }
    }
    return plates;
}

#endif
