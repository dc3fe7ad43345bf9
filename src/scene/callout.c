/* One callout: its text in lines, its plate, its leader; and how several get beside each other. */
#include "scene/callout.h"

#include <math.h>
#include <string.h>

/* As multiples of the text's size. */
#define ONE_LINE  17.0 /* a text up to here stays in one line … */
#define TWO_LINES 38.0
#define PITCH     1.26
#define PAD       0.42

double callout_font_size(const struct layout *layout)
{
    return fmax(layout->f * 0.92, layout->callout_size);
}

/* --- text --- */

/* How many bytes of the text go into a line of that width: to a space, or to a letter in a word
 * that is wider. */
static size_t line_size(const struct layout *layout, const char *text, double size, double width)
{
    const struct text_metrics *metrics = &layout->display->metrics;
    size_t best = 0, letter = 0, length = strlen(text);
    for (size_t i = 1; i <= length; i++) {
        if (((unsigned char)text[i] & 0xc0) == 0x80) {
            continue;
        }
        if (metrics->text_width(metrics->ctx, text, i, size, false) > width + 0.01) {
            break;
        }
        letter = i;
        best = text[i] == ' ' || text[i] == '\0' ? i : best;
    }
    size_t first = 1;
    while (((unsigned char)text[first] & 0xc0) == 0x80) {
        first++;
    }
    return best ? best : letter ? letter : first;
}

/* Lines of at most that width; false: there are more than `most`. */
static bool break_at(const struct layout *layout, struct callout_text *out, double width, int most)
{
    const struct text_metrics *metrics = &layout->display->metrics;
    size_t at = 0;
    out->count = 0;
    out->width = 0;
    while (out->text[at]) {
        if (out->count == most) {
            return false;
        }
        size_t size = line_size(layout, out->text + at, out->size, width);
        out->lines[out->count].at = at;
        out->lines[out->count++].size = size;
        out->width = fmax(
            out->width, metrics->text_width(metrics->ctx, out->text + at, size, out->size, false));
        at += size;
        at += strspn(out->text + at, " ");
    }
    return true;
}

void callout_break(const struct layout *layout, const char *text, double width,
                   struct callout_text *out)
{
    double size = callout_font_size(layout), natural;
    *out =
        (struct callout_text){.text = text, .size = size, .pitch = size * PITCH, .pad = size * PAD};
    double room = fmax(size, width - 2 * out->pad);
    natural = display_text_width(layout->display, text, size, false);
    int lines = natural <= size * ONE_LINE ? 1 : natural <= size * TWO_LINES ? 2 : 3;
    bool fits = false;
    for (; !fits && lines < CALLOUT_LINES_MAX; lines++) {
        for (double wish = natural / lines; !fits && wish < room * 1.04; wish *= 1.04) {
            fits = break_at(layout, out, fmin(wish, room), lines);
        }
    }
    if (!fits) { /* the last line is shortened, and says so */
        break_at(layout, out, room, CALLOUT_LINES_MAX);
        int last = out->count - 1;
        out->lines[last].size = strlen(text) - out->lines[last].at;
    }
    out->width = fmin(out->width, room) + 2 * out->pad;
    out->height = out->pitch * out->count + 1.4 * out->pad;
}

/* --- drawing --- */

void callout_draw(struct layout *layout, const struct callout_text *text, double left, double top,
                  int64_t position)
{
    double room = text->width - 2 * text->pad;
    layout_set_hit(layout, HIT_POSITION, position);
    struct primitive *item =
        display_round_rect(layout->display, left, top, text->width, text->height, text->size * 0.28,
                           ROLE_CALLOUT, ROLE_CALLOUT_LINE);
    item->line_width = layout_rim(layout);
    layout_set_hit(layout, HIT_NONE, 0);
    for (int i = 0; i < text->count; i++) {
        double baseline = top + text->pad * 0.7 + text->pitch * (i + 0.5) + text->size * 0.35;
        display_text(layout->display, left + text->pad, baseline, room + 0.5,
                     text->text + text->lines[i].at, text->lines[i].size, text->size, false,
                     ROLE_TEXT, ALIGN_LEFT);
    }
}

double callout_dot_radius(const struct layout *layout, double most)
{
    return fmin(callout_font_size(layout) * 0.24, most);
}

void callout_draw_dot(struct layout *layout, double x, double y, double most)
{
    double radius = callout_dot_radius(layout, most);
    struct primitive *item = display_round_rect(layout->display, x - radius, y - radius, 2 * radius,
                                                2 * radius, radius, ROLE_CALLOUT_LINE, ROLE_PANEL);
    item->line_width = fmax(1, radius * 0.36);
}

void callout_draw_leader(struct layout *layout, double x1, double y1, double x2, double y2,
                         bool is_faint)
{
    double width = fmax(1, callout_font_size(layout) * 0.085);
    struct primitive *item =
        display_line(layout->display, x1, y1, x2, y2, ROLE_CALLOUT_LINE, width);
    item->dash = is_faint ? width * 3 : 0;
}

/* --- several --- */

enum {
    TRIED_ALL = 4,   /* so many are tried in all ways, */
    TRIED_SOME = 16, /* so many in some; each way costs the third power of their number */
    MOST = 64
};

/* Of its place, as far as there is room: near ones are crossed by no leader close by. */
enum side { CENTERED, RIGHT, LEFT, NEAR_RIGHT, NEAR_LEFT, SIDES };

struct packing {
    struct callout_plate *plates;
    size_t count;
    double min, max, gap, inset;
    enum side sides[MOST];
    double left[MOST];
    int rows[MOST];
};

static void put(struct packing *packing, size_t i)
{
    const struct callout_plate *plate = &packing->plates[i];
    enum side side = packing->sides[i];
    double inset = side == NEAR_RIGHT || side == NEAR_LEFT ? packing->inset * 0.15 : packing->inset;
    bool is_right = side == RIGHT || side == NEAR_RIGHT;
    inset = fmin(inset, plate->width / 2);
    double left = side == CENTERED ? plate->x - plate->width / 2
                  : is_right       ? plate->x - inset
                                   : plate->x - plate->width + inset;
    packing->left[i] = fmax(packing->min, fmin(left, packing->max - plate->width));
}

/* Whether plate i lies over the place of j, so that j's leader would cross it from farther out. */
static bool covers(const struct packing *packing, size_t i, size_t j)
{
    double x = packing->plates[j].x, rim = packing->inset * 0.25;
    return x > packing->left[i] - rim && x < packing->left[i] + packing->plates[i].width + rim;
}

/* What two plates ask of their rows: the first one stands … */
enum order {
    ANYWHERE,
    FARTHER, /* out than the other, whose leader it would cross */
    NEARER,
    ELSEWHERE, /* in another row */
    CROSSED    /* elsewhere, and a leader crosses a plate all the same */
};
static enum order order_of(const struct packing *packing, size_t i, size_t j)
{
    const struct callout_plate *a = &packing->plates[i], *b = &packing->plates[j];
    bool over = covers(packing, i, j), under = covers(packing, j, i);
    if (fabs(a->x - b->x) < packing->inset * 0.4) {
        return ELSEWHERE; /* their leaders are as good as one */
    }
    if (over && under) {
        return CROSSED;
    }
    bool apart = packing->left[i] >= packing->left[j] + b->width + packing->gap ||
                 packing->left[j] >= packing->left[i] + a->width + packing->gap;
    return over ? FARTHER : under ? NEARER : apart ? ANYWHERE : ELSEWHERE;
}

/* Gives each its row.  How many leaders cross a plate all the same. */
static int set_rows(struct packing *packing)
{
    int crossed = 0;
    memset(packing->rows, 0, sizeof packing->rows);
    for (size_t round = 0; round <= packing->count; round++) {
        bool changed = false;
        crossed = 0;
        for (size_t i = 0; i < packing->count; i++) {
            for (size_t j = 0; j < i; j++) {
                int *a = &packing->rows[i], *b = &packing->rows[j];
                enum order wish = order_of(packing, i, j);
                bool bad = (wish == FARTHER && *a <= *b) || (wish == NEARER && *b <= *a) ||
                           ((wish == ELSEWHERE || wish == CROSSED) && *a == *b);
                crossed += wish == CROSSED;
                if (bad) {
                    int *moved = wish == NEARER ? b : a;
                    *moved = (wish == NEARER ? *a : *b) + 1;
                    changed = true;
                }
            }
        }
        if (!changed) {
            return crossed;
        }
    }
    return crossed + 100; /* a circle */
}

/* Crossings weigh most, then the height of all rows, then how far plates are from their places. */
static double cost_of(struct packing *packing)
{
    double cost = 1e6 * set_rows(packing), heights[MOST] = {0};
    for (size_t i = 0; i < packing->count; i++) {
        const struct callout_plate *plate = &packing->plates[i];
        int row = packing->rows[i] < MOST ? packing->rows[i] : MOST - 1;
        heights[row] = fmax(heights[row], plate->height + packing->gap);
        cost += fabs(packing->left[i] + plate->width / 2 - plate->x) * 0.02;
    }
    for (int i = 0; i < MOST; i++) {
        cost += heights[i];
    }
    return cost;
}

static void try_all(struct packing *packing)
{
    enum side best[TRIED_ALL] = {CENTERED};
    double least = INFINITY;
    int ways = 1;
    for (size_t i = 0; i < packing->count; i++) {
        ways *= SIDES;
    }
    for (int way = 0; way < ways; way++) {
        for (int i = 0, rest = way; i < (int)packing->count; i++, rest /= SIDES) {
            packing->sides[i] = (enum side)(rest % SIDES);
            put(packing, (size_t)i);
        }
        double cost = cost_of(packing);
        if (cost < least) {
            least = cost;
            memcpy(best, packing->sides, sizeof best);
        }
    }
    memcpy(packing->sides, best, sizeof best);
}

/* One after the other to the side that is best for all, some times over; of very many plates most
 * will be folded, and where they stand is not worth the time. */
static void try_some(struct packing *packing)
{
    for (size_t i = 0; i < packing->count; i++) {
        const struct callout_plate *plate = &packing->plates[i];
        packing->sides[i] = plate->x + plate->width < packing->max ? RIGHT : LEFT;
        put(packing, i);
    }
    for (int round = 0; round < 3 && packing->count <= TRIED_SOME; round++) {
        for (size_t i = 0; i < packing->count; i++) {
            enum side best = packing->sides[i];
            double least = cost_of(packing);
            for (int side = 0; side < SIDES; side++) {
                packing->sides[i] = (enum side)side;
                put(packing, i);
                double cost = cost_of(packing);
                best = cost < least ? (enum side)side : best;
                least = fmin(cost, least);
            }
            packing->sides[i] = best;
            put(packing, i);
        }
    }
}

void callout_pack(struct callout_plate *plates, size_t count, double min, double max, double gap,
                  double inset)
{
    struct packing packing = {.plates = plates,
                              .count = count < MOST ? count : MOST,
                              .min = min,
                              .max = max,
                              .gap = gap,
                              .inset = inset};
    count <= TRIED_ALL ? try_all(&packing) : try_some(&packing);
    for (size_t i = 0; i < packing.count; i++) {
        put(&packing, i);
    }
    set_rows(&packing);
    for (size_t i = 0; i < packing.count; i++) {
        plates[i].left = packing.left[i];
        plates[i].row = packing.rows[i] < MOST ? packing.rows[i] : MOST - 1;
    }
    for (size_t i = packing.count; i < count; i++) { /* each in a row of its own */
        plates[i].left = fmax(min, fmin(plates[i].x - plates[i].width / 2, max - plates[i].width));
        plates[i].row = (int)i;
    }
}
