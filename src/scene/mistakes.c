/* Mistakes in words: catalogue entries mistake.KIND. */
#include "scene/mistakes.h"

#include <inttypes.h>

static const char *const keys[MISTAKE_KINDS] = {
    [MISTAKE_NEVER_AWAITED] = "mistake.never-awaited",
    [MISTAKE_BLOCKS_LOOP] = "mistake.blocks-loop",
    [MISTAKE_LOST_TASK] = "mistake.lost-task",
    [MISTAKE_UNKEPT_TASK] = "mistake.unkept-task",
    [MISTAKE_NEVER_RETRIEVED] = "mistake.never-retrieved",
    [MISTAKE_SWALLOWED_CANCEL] = "mistake.swallowed-cancel",
    [MISTAKE_AWAITS_IN_A_ROW] = "mistake.awaits-in-a-row",
    [MISTAKE_LOCK_ACROSS_WAIT] = "mistake.lock-across-wait",
    [MISTAKE_CUT_OFF] = "mistake.cut-off",
    [MISTAKE_DEADLOCK] = "mistake.deadlock",
};

static void add_who(const struct mistakes *mistakes, const struct catalog *catalog, uint32_t node,
                    struct strbuf *out)
{
    if (node == 0) {
        strbuf_add(out, catalog_text(catalog, "who.main"));
    } else {
        model_add_name(mistakes->state, node, out);
    }
}

/* "Task-2 → lock → Task-3 → lock → Task-2" */
static void add_circle(const struct mistakes *mistakes, const struct mistake *mistake,
                       struct strbuf *out)
{
    for (size_t i = 0; i < mistake->circled; i++) {
        uint32_t node = mistakes->circles.items[mistake->circle + i];
        if (node != 0) {
            model_add_name(mistakes->state, node, out);
            strbuf_add(out, " → ");
        }
    }
    model_add_name(mistakes->state, mistake->node, out);
}

void mistake_add_text(const struct mistakes *mistakes, size_t number, const struct catalog *catalog,
                      struct strbuf *out)
{
    const struct mistake *mistake = &mistakes->found.items[number];
    struct strbuf who = {0}, other = {0}, time = {0}, together = {0}, count = {0}, circle = {0};
    add_who(mistakes, catalog, mistake->node, &who);
    add_who(mistakes, catalog, mistake->other, &other);
    trace_add_time(&time, mistake->duration);
    trace_add_time(&together, mistake->other_duration);
    strbuf_printf(&count, "%" PRIu32, mistake->count);
    const char *key = keys[mistake->kind];
    if (mistake->kind == MISTAKE_DEADLOCK && mistake->circled > 0) {
        add_circle(mistakes, mistake, &circle);
        key = "mistake.deadlock-circle";
    } else if (mistake->kind == MISTAKE_CUT_OFF && mistake->count > 1) {
        key = "mistake.cut-off-many";
    }
    catalog_format(catalog, out, key, "who", strbuf_text(&who), "other", strbuf_text(&other),
                   "time", strbuf_text(&time), "together", strbuf_text(&together), "count",
                   strbuf_text(&count), "circle", strbuf_text(&circle), "function",
                   model_code_name(mistakes->state, mistake->code), "error",
                   trace_text(mistakes->state->trace, mistake->text, NULL), (char *)NULL);
    strbuf_free(&who);
    strbuf_free(&other);
    strbuf_free(&time);
    strbuf_free(&together);
    strbuf_free(&count);
    strbuf_free(&circle);
}
