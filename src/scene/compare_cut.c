/* A stretch of a comparison. */
#include <string.h>

#include "scene/compare.h"

int64_t comparison_end(const struct comparison *comparison)
{
    int64_t first = comparison->sides[0].total, second = comparison->sides[1].total;
    int64_t longer = first > second ? first : second;
    return comparison->to > 0 && comparison->to < longer ? comparison->to : longer;
}

/* What has no length counts where it begins the stretch or stands inside. */
static bool is_inside(const struct comparison *cut, int64_t begin, int64_t end)
{
    return begin == end ? begin >= cut->from && begin <= cut->to
                        : end > cut->from && begin < cut->to;
}

static void cut_side(struct comparison *cut, int number, const struct compare_side *whole)
{
    struct compare_side *side = &cut->sides[number];
    *side = *whole;
    memset(&side->rows, 0, sizeof side->rows);
    memset(&side->bars, 0, sizeof side->bars);
    memset(&side->instants, 0, sizeof side->instants);
    for (size_t i = 0; i < whole->rows.count; i++) {
        struct compare_row row = whole->rows.items[i];
        const struct compare_bar *bars = whole->bars.items + row.first_bar;
        size_t count = row.bar_count;
        row.first_bar = side->bars.count;
        row.bar_count = 0;
        for (size_t k = 0; k < count; k++) {
            if (is_inside(cut, bars[k].begin, bars[k].end)) {
                vec_push(&side->bars, bars[k]);
                row.bar_count++;
            }
        }
        if (row.bar_count > 0) {
            vec_push(&side->rows, row);
        }
    }
    if (side->hidden > 0 && !is_inside(cut, side->hidden_begin, side->hidden_end)) {
        side->hidden = 0;
    }
    for (size_t i = 0; i < whole->instants.count; i++) {
        if (is_inside(cut, whole->instants.items[i], whole->instants.items[i])) {
            vec_push(&side->instants, whole->instants.items[i]);
        }
    }
}

bool comparison_cut(struct comparison *cut, const struct comparison *whole, int64_t from,
                    int64_t to)
{
    int64_t end = comparison_end(whole);
    *cut = (struct comparison){0};
    if (from >= end) {
        return false;
    }
    cut->title = whole->title;
    cut->subtitle = whole->subtitle;
    cut->said = whole->said;
    cut->difference = whole->difference;
    cut->from = from;
    cut->to = to < end ? to : end;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        cut_side(cut, i, &whole->sides[i]);
    }
    for (size_t i = 0; i < whole->instants.count; i++) {
        if (is_inside(cut, whole->instants.items[i], whole->instants.items[i])) {
            vec_push(&cut->instants, whole->instants.items[i]);
        }
    }
    return true;
}
