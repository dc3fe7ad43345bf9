#include "scene/motion.h"

#include <math.h>
#include <string.h>

/* The parts of the way: a thing that travels leaves its old shape, flies, and takes its new
 * one.  LEFT: the old shape is gone; ARRIVES: the new one begins to show. */
#define LEFT    0.35
#define ARRIVES 0.65

static uint64_t number_of(const struct motion_key *key)
{
    return (uint64_t)key->id * 16 + (uint64_t)key->place;
}

static double limited(double value)
{
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

/* Slow, fast, slow. */
static double eased(double part)
{
    return part * part * (3 - 2 * part);
}

/* --- the plan --- */

static void begin_thing(struct motion_thing *thing, const struct primitive *item)
{
    *thing = (struct motion_thing){
        .key = item->motion,
        .x = item->x,
        .y = item->y,
        .width = item->width,
        .height = item->height,
        .from = -1,
    };
    if (item->point_count > 0) {
        thing->x = item->points[0].x;
        thing->y = item->points[0].y;
        thing->width = item->points[item->point_count - 1].x - thing->x;
        thing->height = item->points[item->point_count - 1].y - thing->y;
    }
}

static size_t collect(const struct display *list, struct motion *motion, bool later)
{
    struct int_map *places = later ? &motion->later_of : &motion->earlier_of;
    int_map_clear(places);
    if (later) {
        vec_clear(&motion->later);
    } else {
        vec_clear(&motion->earlier);
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct primitive *item = &list->items[i];
        uint64_t place;
        if (item->motion.place == MOTION_NONE) {
            continue;
        }
        if (!int_map_get(places, number_of(&item->motion), &place)) {
            struct motion_thing thing;
            begin_thing(&thing, item);
            place = later ? motion->later.count : motion->earlier.count;
            int_map_set(places, number_of(&item->motion), place);
            if (later) {
                vec_push(&motion->later, thing);
            } else {
                vec_push(&motion->earlier, thing);
            }
        }
        struct motion_thing *thing =
            later ? &motion->later.items[place] : &motion->earlier.items[place];
        if (!thing->label && item->kind == PRIMITIVE_TEXT) {
            thing->label = item;
        }
    }
    return later ? motion->later.count : motion->earlier.count;
}

static bool is_link(const struct motion_thing *thing)
{
    return thing->key.place == MOTION_LINK || thing->key.place == MOTION_NODE;
}

static int find(const struct int_map *places, const struct motion_key *key)
{
    uint64_t place;
    return int_map_get(places, number_of(key), &place) ? (int)place : -1;
}

static bool is_handle_place(enum motion_place place)
{
    return place == MOTION_RUNNING || place == MOTION_READY || place == MOTION_TIMER;
}

/* Where a thing that is new at its place was before: the same handle at another place, the
 * same task at a place that it has left, or the running slot that made it. */
static int origin(const struct motion *motion, const struct motion_thing *thing)
{
    int by_task = -1, maker = -1;
    for (size_t i = 0; i < motion->earlier.count; i++) {
        const struct motion_thing *old = &motion->earlier.items[i];
        bool left = find(&motion->later_of, &old->key) < 0;
        if (is_link(old)) {
            continue;
        }
        if (left && is_handle_place(thing->key.place) && is_handle_place(old->key.place) &&
            old->key.id != 0 && old->key.id == thing->key.id) {
            return (int)i;
        }
        if (left && by_task < 0 && thing->key.task != 0 && old->key.task == thing->key.task) {
            by_task = (int)i;
        }
        if (old->key.place == MOTION_RUNNING) {
            maker = (int)i;
        }
    }
    bool made = thing->key.place == MOTION_READY || thing->key.place == MOTION_TIMER;
    return by_task >= 0 ? by_task : made ? maker : -1;
}

static bool is_same_box(const struct motion_thing *one, const struct motion_thing *two)
{
    return one->x == two->x && one->y == two->y && one->width == two->width &&
           one->height == two->height;
}

bool motion_begin(struct motion *motion, const struct display *shown, const struct display *next,
                  bool backwards)
{
    motion->backwards = backwards;
    motion->before = backwards ? next : shown;
    motion->after = backwards ? shown : next;
    collect(motion->before, motion, false);
    collect(motion->after, motion, true);
    bool moves = false;
    for (size_t i = 0; i < motion->later.count; i++) {
        struct motion_thing *thing = &motion->later.items[i];
        int same = find(&motion->earlier_of, &thing->key);
        thing->from = same >= 0 || is_link(thing) ? same : origin(motion, thing);
        moves |= same < 0 || !is_same_box(thing, &motion->earlier.items[same]);
    }
    for (size_t i = 0; i < motion->earlier.count; i++) {
        moves |= find(&motion->later_of, &motion->earlier.items[i].key) < 0;
    }
    return moves;
}

void motion_free(struct motion *motion)
{
    vec_free(&motion->earlier);
    vec_free(&motion->later);
    int_map_free(&motion->earlier_of);
    int_map_free(&motion->later_of);
}

/* --- one picture of it --- */

static void put(struct display *out, const struct primitive *from, double dx, double dy,
                double fade)
{
    struct primitive item = *from;
    item.fade = fade;
    item.x += dx;
    item.y += dy;
    if (item.point_count > 0 && (dx != 0 || dy != 0)) {
        struct path_point *points = arena_array(&out->arena, struct path_point, item.point_count);
        for (size_t i = 0; i < item.point_count; i++) {
            points[i] = from->points[i];
            points[i].x += dx;
            points[i].y += dy;
        }
        item.points = points;
    }
    vec_push(out, item);
}

struct point {
    double x, y;
};

static struct point middle_of(const struct motion_thing *thing, double height)
{
    return (struct point){thing->x + thing->width / 2, thing->y + height / 2};
}

/* A card is left and entered by its head. */
static double head_of(const struct motion_thing *thing)
{
    return fmin(thing->height, thing->width * 0.2);
}

/* The curve bends aside, so that the way there and the way back can be told apart; into the
 * running slot it leads through the head of the ready queue. */
static struct point bend_of(const struct motion *motion, const struct motion_thing *old,
                            const struct motion_thing *thing, struct point from, struct point to)
{
    struct motion_key queue = {.place = MOTION_QUEUE};
    int place = find(&motion->later_of, &queue);
    if (place >= 0 && thing->key.place == MOTION_RUNNING && old->key.place != MOTION_READY) {
        const struct motion_thing *box = &motion->later.items[place];
        double x = box->x + box->height, y = box->y + box->height / 2;
        return (struct point){2 * x - (from.x + to.x) / 2, 2 * y - (from.y + to.y) / 2};
    }
    bool beside = (thing->key.place == MOTION_READY && old->key.place == MOTION_RUNNING) ||
                  (thing->key.place == MOTION_RUNNING && old->key.place == MOTION_READY);
    double dx = to.x - from.x, dy = to.y - from.y, bend = beside ? 0.04 : 0.22;
    return (struct point){(from.x + to.x) / 2 + dy * bend, (from.y + to.y) / 2 - dx * bend};
}

static struct point between(struct point from, struct point bend, struct point to, double part)
{
    double a = (1 - part) * (1 - part), b = 2 * part * (1 - part), c = part * part;
    return (struct point){a * from.x + b * bend.x + c * to.x, a * from.y + b * bend.y + c * to.y};
}

/* The way that has been gone, as a dashed line behind the thing. */
static void trail(struct display *out, struct point from, struct point bend, struct point to,
                  double part, enum color_role role, double line, double fade)
{
    enum { PIECES = 16 };
    struct path_point points[PIECES + 1];
    for (int i = 0; i <= PIECES; i++) {
        struct point at = between(from, bend, to, part * i / PIECES);
        points[i] = (struct path_point){i ? PATH_LINE : PATH_MOVE, at.x, at.y};
    }
    struct primitive *path = display_path(out, points, PIECES + 1, role, line);
    path->dash = line * 2.5;
    path->fade = fade;
}

static void traveller(const struct motion *motion, struct display *out,
                      const struct motion_thing *old, const struct motion_thing *thing, double part)
{
    double along = eased(part), start = head_of(old), end = head_of(thing);
    struct point from = middle_of(old, start), to = middle_of(thing, end);
    struct point bend = bend_of(motion, old, thing, from, to), at = between(from, bend, to, along);
    double width = old->width + (thing->width - old->width) * along;
    double height = start + (end - start) * along;
    const struct primitive *label = thing->label ? thing->label : old->label;
    double font = label ? label->font_size : height * 0.5, line = fmax(1, font * 0.14);
    double fade = limited((part - ARRIVES) / (1 - ARRIVES));
    if (fade >= 1) {
        return;
    }
    trail(out, from, bend, to, along, thing->key.role, line, fade);
    width = fmin(width, font * 11);
    struct primitive *chip = display_round_rect(out, at.x - width / 2, at.y - height / 2, width,
                                                height, height * 0.3, ROLE_PANEL, thing->key.role);
    chip->line_width = line * 1.3;
    chip->fade = fade;
    if (label) {
        struct primitive *text =
            display_text(out, at.x, at.y + font * 0.34, width - font * 0.6, label->text,
                         label->text_size, font, true, ROLE_TEXT, ALIGN_CENTER);
        if (text) {
            text->fade = fade;
        }
    }
}

static bool travels(const struct motion *motion, const struct motion_thing *thing)
{
    return thing->from >= 0 &&
           number_of(&motion->earlier.items[thing->from].key) != number_of(&thing->key);
}

/* How much of a thing is not there (yet, or any more) that only one of the lists has. */
static double fade_of(bool later, double part)
{
    return later ? limited((1 - part) / (1 - ARRIVES)) : limited(part / LEFT);
}

/* Things that only the list left behind has; and above them what is on its way. */
static void draw_moving(const struct motion *motion, struct display *out, double part)
{
    const struct display *left = motion->backwards ? motion->after : motion->before;
    const struct int_map *here = motion->backwards ? &motion->earlier_of : &motion->later_of;
    double fade = fade_of(motion->backwards, part);
    for (size_t i = 0; i < left->count && fade < 1; i++) {
        const struct primitive *item = &left->items[i];
        if (item->motion.place != MOTION_NONE && find(here, &item->motion) < 0) {
            put(out, item, 0, 0, fade);
        }
    }
    for (size_t i = 0; i < motion->later.count; i++) {
        const struct motion_thing *thing = &motion->later.items[i];
        if (travels(motion, thing)) {
            traveller(motion, out, &motion->earlier.items[thing->from], thing, part);
        }
    }
}

/* An item of the list that is gone to: where its thing is now, or how much of it. */
static void draw_item(const struct motion *motion, struct display *out,
                      const struct primitive *item, double part)
{
    int before = find(&motion->earlier_of, &item->motion);
    int after = find(&motion->later_of, &item->motion);
    if (before < 0 || after < 0) {
        put(out, item, 0, 0, fade_of(!motion->backwards, part));
        return;
    }
    const struct motion_thing *old = &motion->earlier.items[before];
    const struct motion_thing *thing = &motion->later.items[after];
    if (thing->key.place == MOTION_LINK) {
        put(out, item, 0, 0, is_same_box(old, thing) ? 0 : fade_of(!motion->backwards, part));
        return;
    }
    double along = eased(part) - (motion->backwards ? 0 : 1);
    put(out, item, (thing->x - old->x) * along, (thing->y - old->y) * along, 0);
}

void motion_draw(const struct motion *motion, struct display *out, double part)
{
    const struct display *next = motion->backwards ? motion->before : motion->after;
    part = limited(motion->backwards ? 1 - part : part);
    display_clear(out);
    out->width = next->width;
    out->height = next->height;
    size_t layer = next->motion_layer ? next->motion_layer : next->count;
    for (size_t i = 0; i < next->count; i++) {
        if (i == layer) {
            draw_moving(motion, out, part);
        }
        if (next->items[i].motion.place != MOTION_NONE) {
            draw_item(motion, out, &next->items[i], part);
        } else {
            put(out, &next->items[i], 0, 0, 0);
        }
    }
    if (layer >= next->count) {
        draw_moving(motion, out, part);
    }
}
