#include "paint/damage.h"

#include <math.h>

#include "base/map.h"

enum { CLIPS_MAX = 32 };

static const struct damage_box EMPTY = {INFINITY, INFINITY, -INFINITY, -INFINITY};

static void grow(struct damage_box *box, double left, double top, double right, double bottom)
{
    box->left = fmin(box->left, left);
    box->top = fmin(box->top, top);
    box->right = fmax(box->right, right);
    box->bottom = fmax(box->bottom, bottom);
}

bool damage_meets(const struct damage_box *one, const struct damage_box *two)
{
    return one->left < two->right && two->left < one->right && one->top < two->bottom &&
           two->top < one->bottom;
}

struct damage_box damage_extent(const struct primitive *item)
{
    struct damage_box box = EMPTY;
    double rim = item->line_width / 2 + 1;
    if (item->kind == PRIMITIVE_TEXT) {
        double size = item->font_size;
        double left = item->x - (item->align == ALIGN_CENTER  ? item->text_width / 2
                                 : item->align == ALIGN_RIGHT ? item->text_width
                                                              : 0);
        grow(&box, left - size - 1, item->y - size * 1.4 - 1, left + item->text_width + size + 2,
             item->y + size * 0.7 + 1);
    } else if (item->point_count > 0) {
        for (size_t i = 0; i < item->point_count; i++) {
            double x = item->points[i].x, y = item->points[i].y;
            grow(&box, x - rim * 2, y - rim * 2, x + rim * 2, y + rim * 2);
        }
    } else {
        double x = item->x + item->width, y = item->y + item->height;
        grow(&box, fmin(item->x, x) - rim, fmin(item->y, y) - rim, fmax(item->x, x) + rim,
             fmax(item->y, y) + rim);
    }
    return box;
}

static bool has_ink(const struct primitive *item)
{
    bool box = item->kind == PRIMITIVE_RECT || item->kind == PRIMITIVE_ROUND_RECT ||
               item->kind == PRIMITIVE_POLYGON;
    return item->fade < 1 && (!box || item->fill != ROLE_NONE || item->stroke != ROLE_NONE);
}

static uint64_t hash_of(const struct primitive *item)
{
    double numbers[] = {
        item->kind,       item->fill,  item->stroke,     item->pattern,   item->x,
        item->y,          item->width, item->height,     item->radius,    item->dash,
        item->line_width, item->bold,  item->text_width, item->font_size, item->align,
        item->opacity,    item->fade,
    };
    uint64_t hash = hash_bytes(numbers, sizeof numbers);
    for (size_t i = 0; i < item->point_count; i++) {
        const struct path_point *point = &item->points[i];
        double place[] = {point->verb, point->x, point->y};
        hash = hash_int(hash ^ hash_bytes(place, sizeof place));
    }
    return item->text ? hash_int(hash ^ hash_bytes(item->text, item->text_size)) : hash;
}

static struct damage_box within(struct damage_box box, const struct damage_box *clip)
{
    return (struct damage_box){fmax(box.left, clip->left), fmax(box.top, clip->top),
                               fmin(box.right, clip->right), fmin(box.bottom, clip->bottom)};
}

static void read_list(struct damage_list *list, const struct display *display)
{
    struct damage_box clips[CLIPS_MAX] = {{-1, -1, display->width + 1, display->height + 1}};
    int depth = 0;
    vec_clear(&list->items);
    vec_clear(&list->panes);
    vec_push(&list->panes, 0);
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *item = &display->items[i];
        struct damage_item seen = {.hash = hash_of(item), .box = EMPTY};
        if (item->kind == PRIMITIVE_CLIP_PUSH && depth + 1 < CLIPS_MAX) {
            if (++depth == 2) {
                vec_push(&list->panes, i);
            }
            seen.box = clips[depth] = within(damage_extent(item), &clips[depth - 1]);
        } else if (item->kind == PRIMITIVE_CLIP_POP) {
            if (depth-- == 2) {
                vec_push(&list->panes, i + 1);
            }
        } else if (has_ink(item)) {
            seen.box = within(damage_extent(item), &clips[depth]);
        }
        vec_push(&list->items, seen);
    }
    vec_push(&list->panes, display->count);
}

static void add_boxes(struct damage_box *sum, const struct damage_list *list, size_t from,
                      size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct damage_box *box = &list->items.items[i].box;
        if (box->left < box->right && box->top < box->bottom) {
            grow(sum, box->left, box->top, box->right, box->bottom);
        }
    }
}

/* One stretch of both lists.  A pane that differs is painted as a whole: the same edge, cut by
 * another clip, would get slightly other pixels.  Between panes it is what they do not share. */
static void compare(struct damage *damage, size_t pane)
{
    const struct damage_list *last = &damage->last, *next = &damage->next;
    size_t a = last->panes.items[pane], a_end = last->panes.items[pane + 1];
    size_t b = next->panes.items[pane], b_end = next->panes.items[pane + 1];
    while (a < a_end && b < b_end && last->items.items[a].hash == next->items.items[b].hash) {
        a++;
        b++;
    }
    while (a_end > a && b_end > b &&
           last->items.items[a_end - 1].hash == next->items.items[b_end - 1].hash) {
        a_end--;
        b_end--;
    }
    struct damage_box sum = EMPTY;
    if (pane % 2 == 1 && (a < a_end || b < b_end)) {
        a = last->panes.items[pane];
        b = next->panes.items[pane];
    }
    add_boxes(&sum, last, a, a_end);
    add_boxes(&sum, next, b, b_end);
    if (sum.left < sum.right) {
        vec_push(&damage->boxes, sum);
    }
}

bool damage_find(struct damage *damage, const struct display *display)
{
    struct damage_list before = damage->next;
    damage->next = damage->last;
    damage->last = before;
    read_list(&damage->next, display);
    vec_clear(&damage->boxes);
    if (damage->last.panes.count != damage->next.panes.count || damage->last.items.count == 0) {
        return false;
    }
    for (size_t i = 0; i + 1 < damage->next.panes.count; i++) {
        compare(damage, i);
    }
    return true;
}

void damage_forget(struct damage *damage)
{
    vec_clear(&damage->next.items);
    vec_clear(&damage->next.panes);
}

void damage_free(struct damage *damage)
{
    vec_free(&damage->last.items);
    vec_free(&damage->last.panes);
    vec_free(&damage->next.items);
    vec_free(&damage->next.panes);
    vec_free(&damage->boxes);
}
