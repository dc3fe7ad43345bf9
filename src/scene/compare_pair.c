/* What two runs have in common, and what is said of them. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "scene/compare_build.h"

void comparison_free(struct comparison *comparison)
{
    for (int i = 0; i < COMPARE_SIDES; i++) {
        vec_free(&comparison->sides[i].rows);
        vec_free(&comparison->sides[i].bars);
        vec_free(&comparison->sides[i].instants);
    }
    vec_free(&comparison->instants);
    arena_free(&comparison->arena);
    *comparison = (struct comparison){0};
}

int comparison_faster(const struct comparison *comparison)
{
    const struct compare_side *first = &comparison->sides[0], *second = &comparison->sides[1];
    if (first->is_endless != second->is_endless) {
        return first->is_endless ? 1 : 0;
    }
    return first->total < second->total ? 0 : 1;
}

/* How often the shorter run fits into the longer one; 0: no time at all in one of them, or one is
 * not a whole run. */
static double ratio_of(const struct comparison *comparison)
{
    for (int i = 0; i < COMPARE_SIDES; i++) {
        const struct compare_side *side = &comparison->sides[i];
        if (side->is_endless || side->is_failed || side->is_limited) {
            return 0;
        }
    }
    int faster = comparison_faster(comparison);
    int64_t least = comparison->sides[faster].total, most = comparison->sides[!faster].total;
    return least > 0 ? (double)most / (double)least : 0;
}

/* --- durations --- */

static const char *number_with_unit(struct arena *arena, int64_t time, const char *second)
{
    double value = (double)time;
    if (time == 0 || time >= 100000000) {
        int digits = time == 0 ? 0 : time < INT64_C(100000000000) ? 2 : 1;
        return arena_printf(arena, "%.*f%s", digits, value / 1e9, second);
    }
    const char *unit = time >= 1000000 ? "ms" : time >= 1000 ? "µs" : "ns";
    double factor = time >= 1000000 ? 1e6 : time >= 1000 ? 1e3 : 1;
    return arena_printf(arena, "%.3g %s", value / factor, unit);
}

const char *compare_duration(struct arena *arena, int64_t nanoseconds)
{
    return number_with_unit(arena, nanoseconds, " s");
}

const char *compare_number(struct arena *arena, int64_t nanoseconds)
{
    return number_with_unit(arena, nanoseconds, "");
}

const char *compare_ratio(struct arena *arena, const struct comparison *comparison)
{
    double ratio = ratio_of(comparison);
    int digits = ratio < 10 ? 2 : ratio < 100 ? 1 : 0;
    return ratio >= 1.005 ? arena_printf(arena, "×%.*f", digits, ratio) : "";
}

const char *compare_total(struct arena *arena, const struct catalog *catalog,
                          const struct compare_side *side, const char *time)
{
    struct strbuf text = {0};
    const char *key = side->is_endless   ? "compare.endless"
                      : side->is_failed  ? "compare.failed"
                      : side->is_limited ? "compare.limited"
                                         : "compare.total";
    catalog_format(catalog, &text, key, "time", time, (char *)NULL);
    const char *copy = arena_copy_string(arena, strbuf_text(&text));
    strbuf_free(&text);
    return copy;
}

/* As it is said in a sentence: "2.88초". */
static const char *spoken(struct arena *arena, const struct catalog *catalog, int64_t nanoseconds)
{
    return number_with_unit(arena, nanoseconds, catalog_text(catalog, "compare.second"));
}

static const char *spoken_total(struct arena *arena, const struct catalog *catalog,
                                const struct compare_side *side)
{
    return compare_total(arena, catalog, side, spoken(arena, catalog, side->total));
}

/* --- colours --- */

static const char *arguments_of(const char *key)
{
    const char *open = strchr(key, '(');
    return open && open[1] != ')' ? open : "";
}

/* The row of the first run that is the same as this one, and is not taken yet; else -1. */
static int64_t find_same(const struct compare_side *side, const struct compare_row *row,
                         const bool *taken, bool by_arguments)
{
    const char *wanted = by_arguments ? arguments_of(row->key) : row->key;
    for (size_t i = 0; i < side->rows.count && *wanted; i++) {
        const char *key = side->rows.items[i].key;
        if (!taken[i] && strcmp(by_arguments ? arguments_of(key) : key, wanted) == 0) {
            return (int64_t)i;
        }
    }
    return -1;
}

static int by_color(const void *left, const void *right)
{
    const struct compare_row *a = left, *b = right;
    return a->color != b->color ? (a->color < b->color ? -1 : 1) : 0;
}

/* The same key is the same thing; else the same arguments; when nothing is the same, as many
 * rows on both sides stand for each other in their order. */
static void pair_rows(struct comparison *comparison)
{
    struct compare_side *first = &comparison->sides[0], *second = &comparison->sides[1];
    bool *taken = mem_alloc_zero(first->rows.count + 1);
    size_t matched = 0, next = first->rows.count;
    for (size_t i = 0; i < first->rows.count; i++) {
        first->rows.items[i].color = i;
    }
    for (size_t i = 0; i < second->rows.count; i++) {
        second->rows.items[i].color = SIZE_MAX;
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < second->rows.count; i++) {
            struct compare_row *row = &second->rows.items[i];
            int64_t same = row->color == SIZE_MAX ? find_same(first, row, taken, pass == 1) : -1;
            if (same >= 0) {
                row->color = (size_t)same;
                taken[same] = true;
                matched++;
            }
        }
    }
    for (size_t i = 0; i < second->rows.count; i++) {
        struct compare_row *row = &second->rows.items[i];
        if (row->color == SIZE_MAX) {
            row->color = matched == 0 ? i : next++;
        }
    }
    if (matched == second->rows.count && matched > 0) {
        qsort(second->rows.items, matched, sizeof *second->rows.items, by_color);
    }
    mem_free(taken);
}

/* --- the first difference of the outputs --- */

struct line {
    size_t start, size; /* in texts */
    int64_t time;
};

struct lines {
    VEC(struct line) items;
    struct strbuf text;
};

static void read_lines(const struct model_state *state, struct lines *lines)
{
    size_t start = 0;
    int64_t time = 0;
    for (uint32_t i = 0; i < state->output_count; i++) {
        const struct model_output *output = model_output_at(state, i);
        size_t size;
        const char *text = trace_text(state->trace, output->text, &size);
        if (output->stream != TRACE_STREAM_OUT) {
            continue;
        }
        time = output->time;
        for (size_t at = 0; at < size; at++) {
            if (text[at] != '\n') {
                strbuf_add_char(&lines->text, text[at]);
                continue;
            }
            vec_push(&lines->items, (struct line){start, lines->text.length - start, time});
            start = lines->text.length;
        }
    }
    if (lines->text.length > start) {
        vec_push(&lines->items, (struct line){start, lines->text.length - start, time});
    }
}

static const char *line_at(const struct lines *lines, size_t number, struct arena *arena)
{
    if (number >= lines->items.count) {
        return "";
    }
    const struct line *line = &lines->items.items[number];
    return arena_copy_bytes(arena, strbuf_text(&lines->text) + line->start, line->size);
}

static void find_difference(struct comparison *comparison, const struct lines *lines)
{
    struct compare_difference *difference = &comparison->difference;
    struct arena *arena = &comparison->arena;
    size_t counts[2] = {lines[0].items.count, lines[1].items.count};
    size_t most = counts[0] > counts[1] ? counts[0] : counts[1];
    for (size_t i = 0; i < most && !difference->found; i++) {
        const struct line *here = i < counts[0] ? &lines[0].items.items[i] : NULL;
        const struct line *there = i < counts[1] ? &lines[1].items.items[i] : NULL;
        bool same_text = here && there &&
                         strcmp(line_at(&lines[0], i, arena), line_at(&lines[1], i, arena)) == 0;
        if (!same_text || here->time != there->time) {
            *difference = (struct compare_difference){
                .found = true,
                .in_text = !same_text,
                .line = i,
                .times = {here ? here->time : -1, there ? there->time : -1},
            };
        }
    }
}

static void say_difference(struct comparison *comparison, const struct lines *lines,
                           const struct catalog *catalog)
{
    const struct compare_difference *difference = &comparison->difference;
    struct arena *arena = &comparison->arena;
    struct strbuf said = {0};
    bool silent = lines[0].items.count == 0 && lines[1].items.count == 0;
    bool missing = difference->times[0] < 0 || difference->times[1] < 0;
    int goes_on = difference->times[0] < 0 ? 1 : 0;
    const char *key = silent                ? "compare.silent"
                      : !difference->found  ? "compare.same-output"
                      : missing             ? "compare.one-goes-on"
                      : difference->in_text ? "compare.other-text"
                                            : "compare.other-time";
    catalog_format(catalog, &said, key, "line", arena_printf(arena, "%zu", difference->line + 1),
                   "text", line_at(&lines[goes_on], difference->line, arena), "other",
                   line_at(&lines[1], difference->line, arena), "first-time",
                   spoken(arena, catalog, difference->times[0]), "second-time",
                   spoken(arena, catalog, difference->times[1]), "time",
                   spoken(arena, catalog, difference->times[goes_on]), "who",
                   comparison->sides[goes_on].file_name, "first", comparison->sides[0].file_name,
                   "second", comparison->sides[1].file_name, (char *)NULL);
    comparison->said = arena_copy_string(arena, strbuf_text(&said));
    strbuf_free(&said);
}

/* --- title and subtitle --- */

/* A side that is no whole run, the one that fails first; NULL: both are. */
static const struct compare_side *broken_side(const struct comparison *comparison)
{
    const struct compare_side *broken = NULL;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        const struct compare_side *side = &comparison->sides[i];
        bool is_worse = side->is_failed || (side->is_limited && !broken);
        broken = is_worse && !(broken && broken->is_failed) ? side : broken;
    }
    return broken;
}

static void say_totals(struct comparison *comparison, const struct compare_request *request)
{
    struct arena *arena = &comparison->arena;
    const struct catalog *catalog = request->catalog;
    int faster = comparison_faster(comparison);
    const struct compare_side *fast = &comparison->sides[faster];
    const struct compare_side *slow = &comparison->sides[!faster];
    struct strbuf title = {0}, subtitle = {0};
    catalog_format(catalog, &title, "compare.title", "first", comparison->sides[0].file_name,
                   "first-time", spoken_total(arena, catalog, &comparison->sides[0]), "second",
                   comparison->sides[1].file_name, "second-time",
                   spoken_total(arena, catalog, &comparison->sides[1]), (char *)NULL);
    size_t count = fast->at_once, other = slow->at_once;
    bool even = slow->total - fast->total <= slow->total / 200;
    const struct compare_side *who = broken_side(comparison);
    const char *key = fast->is_endless   ? "compare.both-for-ever"
                      : slow->is_endless ? "compare.waits-for-ever"
                      : who            ? who->is_failed ? "compare.fails-after" : "compare.goes-on"
                      : even           ? "compare.as-long"
                      : count <= other ? "compare.shorter"
                      : other <= 1     ? "compare.overlaps"
                                       : "compare.overlaps-more";
    int64_t time = who ? who->total : slow->total - fast->total;
    catalog_format(catalog, &subtitle, key, "fast", fast->file_name, "slow", slow->file_name,
                   "count", arena_printf(arena, "%zu", count), "other",
                   arena_printf(arena, "%zu", other), "time", spoken(arena, catalog, time), "who",
                   who ? who->file_name : "", (char *)NULL);
    comparison->title =
        arena_copy_string(arena, request->title ? request->title : strbuf_text(&title));
    comparison->subtitle =
        arena_copy_string(arena, request->subtitle ? request->subtitle : strbuf_text(&subtitle));
    strbuf_free(&title);
    strbuf_free(&subtitle);
}

static void merge_instants(struct comparison *comparison)
{
    const struct compare_side *sides = comparison->sides;
    size_t at[COMPARE_SIDES] = {0};
    while (at[0] < sides[0].instants.count || at[1] < sides[1].instants.count) {
        int64_t next = INT64_MAX;
        for (int i = 0; i < COMPARE_SIDES; i++) {
            bool is_next = at[i] < sides[i].instants.count && sides[i].instants.items[at[i]] < next;
            next = is_next ? sides[i].instants.items[at[i]] : next;
        }
        vec_push(&comparison->instants, next);
        for (int i = 0; i < COMPARE_SIDES; i++) {
            at[i] += at[i] < sides[i].instants.count && sides[i].instants.items[at[i]] == next;
        }
    }
}

void comparison_build(struct comparison *comparison, struct model *const models[COMPARE_SIDES],
                      const struct compare_request *request)
{
    struct lines lines[COMPARE_SIDES] = {0};
    comparison_free(comparison);
    for (int i = 0; i < COMPARE_SIDES; i++) {
        compare_build_side(comparison, i, models[i], request);
        uint64_t position = model_position(models[i]);
        model_seek(models[i], model_count(models[i]));
        read_lines(model_state(models[i]), &lines[i]);
        model_seek(models[i], position);
    }
    if (strcmp(comparison->sides[0].label, comparison->sides[1].label) == 0) {
        for (int i = 0; i < COMPARE_SIDES && !request->labels[i]; i++) {
            comparison->sides[i].label = comparison->sides[i].file_name;
        }
    }
    merge_instants(comparison);
    pair_rows(comparison);
    find_difference(comparison, lines);
    say_difference(comparison, lines, request->catalog);
    say_totals(comparison, request);
    for (int i = 0; i < COMPARE_SIDES; i++) {
        vec_free(&lines[i].items);
        strbuf_free(&lines[i].text);
    }
}
