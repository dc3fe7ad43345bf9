/* Finding mistakes: one observer for each kind, over the states before and after each event. */
#include "model/mistakes.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "model/fold.h"

enum { CHAIN_MAX = 64, ROWS_MAX = 1000, CIRCLE_MAX = 1000, LINE_MAX_SIZE = 400, LOOK_LINES = 200 };

/* A row of awaits of one frame, none of which had anything beside it. */
struct await_row {
    uint32_t frame;       /* whose; 0: the slot is free */
    uint32_t task, code;  /* of that frame */
    uint32_t callee;      /* frame that is awaited now, 0: none */
    uint32_t line, first; /* of the await now; of the row's first */
    int64_t begun;        /* when the await now began */
    int64_t total, longest;
    uint32_t count;
};

struct finder {
    struct mistakes *mistakes;
    struct model_state *state;
    const struct trace *trace;
    VEC(struct await_row) rows;
    uint32_t main;                 /* the task that the loop runs until it is done */
    uint32_t gone_code, gone_line; /* of the coroutine object that went last, unstarted */
};

static struct mistake *add_mistake(struct finder *finder, enum mistake_kind kind)
{
    vec_push(&finder->mistakes->found, (struct mistake){.kind = kind,
                                                        .time = finder->state->now,
                                                        .position = finder->state->position});
    return &vec_last(&finder->mistakes->found);
}

static bool is_over(uint8_t state)
{
    return state == MODEL_DONE || state == MODEL_CANCELLED || state == MODEL_FAILED;
}

/* --- one event is enough --- */

static void find_unkept(struct finder *finder, const struct trace_event *event)
{
    struct mistake *mistake = add_mistake(finder, MISTAKE_UNKEPT_TASK);
    mistake->node = (uint32_t)trace_get(event, task_unkept, task);
    mistake->code = model_info(finder->state, mistake->node)->code;
    mistake->line = model_info(finder->state, mistake->node)->created_line;
}

/* What came of it is the better note. */
static void forget_unkept(struct finder *finder, uint32_t node)
{
    struct mistakes *mistakes = finder->mistakes;
    for (size_t i = mistakes->found.count; i-- > 0;) {
        struct mistake *mistake = &mistakes->found.items[i];
        if (mistake->kind == MISTAKE_UNKEPT_TASK && mistake->node == node) {
            memmove(mistake, mistake + 1,
                    (--mistakes->found.count - i) * sizeof mistakes->found.items[0]);
        }
    }
}

static void find_warning(struct finder *finder, const struct trace_event *event)
{
    struct mistake *mistake;
    uint32_t code = (uint32_t)trace_get(event, warning, code);
    uint32_t node = (uint32_t)trace_get(event, warning, node);
    switch (trace_get(event, warning, kind)) {
    case TRACE_WARNING_NEVER_AWAITED:
        mistake = add_mistake(finder, MISTAKE_NEVER_AWAITED);
        mistake->code = code;
        if (code == finder->gone_code) {
            mistake->line = finder->gone_line;
            finder->gone_code = 0;
        }
        break;
    case TRACE_WARNING_NEVER_RETRIEVED:
        forget_unkept(finder, node);
        mistake = add_mistake(finder, MISTAKE_NEVER_RETRIEVED);
        mistake->node = node;
        mistake->text = model_info(finder->state, node)->result;
        mistake->code = model_node(finder->state, node)->code;
        mistake->line = model_node(finder->state, node)->line;
        break;
    case TRACE_WARNING_DESTROYED_PENDING:
        forget_unkept(finder, node);
        mistake = add_mistake(finder, MISTAKE_LOST_TASK);
        mistake->node = node;
        mistake->code = model_info(finder->state, node)->code;
        mistake->line = model_info(finder->state, node)->created_line;
        break;
    default: break;
    }
}

/* A coroutine object went before it had started: the warning about it stands beside. */
static void find_forgotten(struct finder *finder, const struct trace_event *event)
{
    const struct model_frame *frame =
        model_frame(finder->state, (uint32_t)trace_get(event, coro_gone, frame));
    finder->gone_code = frame->code;
    finder->gone_line = frame->made_line;
    for (size_t i = finder->mistakes->found.count; i-- > 0;) {
        struct mistake *mistake = &finder->mistakes->found.items[i];
        if (mistake->position + 2 < finder->state->position) {
            break;
        }
        if (mistake->kind == MISTAKE_NEVER_AWAITED && mistake->code == frame->code &&
            mistake->line == 0) {
            mistake->line = frame->made_line;
            finder->gone_code = 0;
            break;
        }
    }
}

/* The blocking call is over. */
static void find_block(struct finder *finder)
{
    const struct model_state *state = finder->state;
    const struct model_node *node = model_node(state, state->blocked_node);
    int64_t duration = state->now - state->blocked_since;
    uint32_t line = node->line, held = state->ready_count;
    if (!state->loop_running || state->handle == 0 || state->thread != 0 || duration == 0) {
        return;
    }
    for (uint32_t i = 0; i < state->task_count; i++) {
        uint32_t task = model_task_at(state, i);
        int64_t deadline = model_deadline(state, task);
        held += model_node(state, task)->state == MODEL_WAITING && deadline >= 0 &&
                deadline <= state->now;
    }
    for (size_t i = 0; i < finder->mistakes->found.count; i++) {
        struct mistake *old = &finder->mistakes->found.items[i];
        if (old->kind == MISTAKE_BLOCKS_LOOP && old->line == line) {
            old->duration += duration;
            old->count = held > old->count ? held : old->count;
            return;
        }
    }
    struct mistake *mistake = add_mistake(finder, MISTAKE_BLOCKS_LOOP);
    mistake->time = state->blocked_since;
    mistake->node = state->blocked_node;
    mistake->code = node->code;
    mistake->line = line;
    mistake->duration = duration;
    mistake->count = held;
}

static void find_swallowed(struct finder *finder, const struct trace_event *event)
{
    struct mistake *mistake = add_mistake(finder, MISTAKE_SWALLOWED_CANCEL);
    mistake->node = (uint32_t)trace_get(event, cancel_swallowed, task);
    mistake->code = (uint32_t)trace_get(event, cancel_swallowed, code);
    mistake->line = (uint32_t)trace_get(event, cancel_swallowed, line);
}

/* Somebody joins the line for a lock whose holder is suspended in something else. */
static void find_held_lock(struct finder *finder, const struct trace_event *event)
{
    const struct model_state *state = finder->state;
    const struct model_info *info = model_info(state, (uint32_t)trace_get(event, sync_wait, node));
    if (info->sync == 0) {
        return;
    }
    const struct model_sync_info *sync = model_sync_at(state, info->sync - 1);
    if (sync->kind != TRACE_SYNC_LOCK || sync->holders.count != 1) {
        return;
    }
    uint32_t holder = model_link(state, sync->holders.first)->value;
    const struct model_node *node = model_node(state, holder);
    bool waits_long = node->state == MODEL_WAITING && model_deadline(state, holder) > state->now;
    for (size_t i = 0; i < finder->mistakes->found.count; i++) {
        const struct mistake *old = &finder->mistakes->found.items[i];
        waits_long = waits_long && !(old->kind == MISTAKE_LOCK_ACROSS_WAIT &&
                                     old->code == node->code && old->line == node->line);
    }
    if (waits_long) {
        struct mistake *mistake = add_mistake(finder, MISTAKE_LOCK_ACROSS_WAIT);
        mistake->node = holder;
        mistake->other = (uint32_t)trace_get(event, sync_wait, who);
        mistake->code = node->code;
        mistake->line = node->line;
        mistake->duration = model_deadline(state, holder) - state->now;
    }
}

/* --- awaits in a row --- */

static struct await_row *find_row(struct finder *finder, uint32_t frame)
{
    for (size_t i = 0; i < finder->rows.count; i++) {
        if (finder->rows.items[i].frame == frame) {
            return &finder->rows.items[i];
        }
    }
    return NULL;
}

/* The text of a line of the program's main file, cut to LINE_MAX_SIZE. */
static void copy_line(const struct finder *finder, uint32_t code, uint32_t line, char *out)
{
    const struct model_code *of = model_code(finder->state, code);
    size_t size;
    const char *at = trace_text(finder->trace, model_file(finder->state, of->file)->text, &size);
    const char *end = at + size;
    for (uint32_t i = 1; i < line && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    size_t length = (size_t)((newline ? newline : end) - at);
    length = length < LINE_MAX_SIZE ? length : LINE_MAX_SIZE;
    memcpy(out, at, length);
    out[length] = '\0';
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (c & 0x80);
}

static bool has_word(const char *text, const char *word, size_t size)
{
    for (const char *at = text; (at = strstr(at, word)) != NULL; at += size) {
        if ((at == text || !is_word(at[-1])) && !is_word(at[size])) {
            return true;
        }
    }
    return false;
}

/* Does the later line use a name that the earlier one sets before its `await`?  Then the two
 * could not have been awaited together. */
static bool depends(const struct finder *finder, uint32_t code, uint32_t earlier, uint32_t later)
{
    char first[LINE_MAX_SIZE + 1], second[LINE_MAX_SIZE + 1];
    copy_line(finder, code, earlier, first);
    copy_line(finder, code, later, second);
    char *equals = strchr(first, '='), *wait = strstr(first, "await");
    if (!equals || !wait || wait < equals) {
        return false;
    }
    *equals = '\0';
    for (char *at = first; *at;) {
        size_t size = 0;
        while (is_word(at[size])) {
            size++;
        }
        char word[LINE_MAX_SIZE + 1];
        memcpy(word, at, size);
        word[size] = '\0';
        if (size && has_word(second, word, size)) {
            return true;
        }
        at += size ? size : 1;
    }
    return false;
}

static void end_row(struct finder *finder, struct await_row *row)
{
    if (row->count >= 2) {
        struct mistake *mistake = add_mistake(finder, MISTAKE_AWAITS_IN_A_ROW);
        mistake->node = row->task;
        mistake->code = row->code;
        mistake->line = row->first;
        mistake->count = row->count;
        mistake->duration = row->total;
        mistake->other_duration = row->longest;
    }
    row->count = 0;
    row->total = row->longest = 0;
}

/* Is this task the only one that has not ended?  Then nothing overlaps what it awaits. */
static bool is_alone(const struct model_state *state, uint32_t task)
{
    for (uint32_t i = state->task_count; i-- > 0;) {
        uint32_t other = model_task_at(state, i);
        if (other != task && !is_over(model_node(state, other)->state)) {
            return false;
        }
    }
    return true;
}

static void find_await(struct finder *finder, const struct trace_event *event)
{
    const struct model_state *state = finder->state;
    uint32_t task = (uint32_t)trace_get(event, task_suspend, task);
    uint32_t frames[CHAIN_MAX];
    size_t count = model_chain(state, task, frames, CHAIN_MAX);
    for (size_t i = 0; i + 1 < count; i++) {
        const struct model_frame *frame = model_frame(state, frames[i]);
        const struct model_frame *callee = model_frame(state, frames[i + 1]);
        if (model_code(state, callee->code)->kind != TRACE_CODE_COROUTINE ||
            model_code(state, frame->code)->kind != TRACE_CODE_COROUTINE) {
            continue;
        }
        struct await_row *row = find_row(finder, frames[i]);
        if (!row && finder->rows.count >= ROWS_MAX && !find_row(finder, 0)) {
            continue;
        }
        if (!row) {
            row = find_row(finder, 0);
            if (!row) {
                vec_push(&finder->rows, (struct await_row){0});
                row = &vec_last(&finder->rows);
            }
            *row = (struct await_row){.frame = frames[i], .task = task, .code = frame->code};
        }
        if (!is_alone(state, task)) {
            end_row(finder, row);
            row->callee = 0;
        } else if (row->callee != frames[i + 1]) {
            if (row->count > 0 && depends(finder, frame->code, row->line, frame->line)) {
                end_row(finder, row);
            }
            row->first = row->count ? row->first : frame->line;
            row->callee = frames[i + 1];
            row->line = frame->line;
            row->begun = state->now;
        }
    }
}

/* A frame has ended: an await of the one below it, and its own row. */
static void find_awaited(struct finder *finder, uint32_t frame)
{
    for (size_t i = 0; i < finder->rows.count; i++) {
        struct await_row *row = &finder->rows.items[i];
        if (row->frame != 0 && row->callee == frame) {
            int64_t took = finder->state->now - row->begun;
            row->callee = 0;
            row->count += took > 0;
            row->total += took;
            row->longest = took > row->longest ? took : row->longest;
        }
        if (row->frame == frame) {
            end_row(finder, row);
            row->frame = 0;
        }
    }
}

/* What was awaited failed: the next one was tried because of that. */
static void find_failed(struct finder *finder, uint32_t frame)
{
    struct await_row *row = frame ? find_row(finder, frame) : NULL;
    if (row) {
        row->count = 0;
        row->total = row->longest = 0;
        row->callee = 0;
    }
}

/* --- cut off --- */

/* Does the line stand in a loop that has no end of its own?  Such a task serves others as long as
 * they are there. */
static bool is_in_endless_loop(const struct finder *finder, uint32_t code, uint32_t line)
{
    static const char *const heads[] = {"while True:", "while 1:", "async for "};
    size_t inner = SIZE_MAX;
    uint32_t first = model_code(finder->state, code)->line;
    for (uint32_t at = line; at > first && line - at < LOOK_LINES; at--) {
        char text[LINE_MAX_SIZE + 1];
        copy_line(finder, code, at, text);
        size_t indent = strspn(text, " \t");
        bool is_outer = text[indent] && text[indent] != '#' && (at == line || indent < inner);
        for (size_t i = 0; is_outer && i < sizeof heads / sizeof heads[0]; i++) {
            if (strncmp(text + indent, heads[i], strlen(heads[i])) == 0) {
                return true;
            }
        }
        inner = is_outer ? indent : inner;
    }
    return false;
}

static bool serves_others(const struct finder *finder, uint32_t task)
{
    const struct model_state *state = finder->state;
    const struct model_node *node = model_node(state, task);
    uint32_t frames[CHAIN_MAX];
    size_t count = model_chain(state, task, frames, CHAIN_MAX);
    for (size_t i = 0; i < count; i++) {
        const struct model_frame *frame = model_frame(state, frames[i]);
        if (model_code(state, frame->code)->file != 0 &&
            is_in_endless_loop(finder, frame->code, frame->line)) {
            return true;
        }
    }
    return node->line > 0 && is_in_endless_loop(finder, node->code, node->line);
}

/* Main has returned, and what is left over is about to be cancelled. */
static void find_cut_off(struct finder *finder, const struct trace_event *event)
{
    const struct model_state *state = finder->state;
    uint32_t task = (uint32_t)trace_get(event, cancel_request, target);
    const struct model_node *node = model_node(state, task);
    const struct model_info *info = model_info(state, task);
    if (trace_get(event, cancel_request, reason) != TRACE_CANCEL_SHUTDOWN ||
        node->kind != MODEL_TASK || is_over(node->state) || node->cancel != 0 ||
        info->creator == 0 || info->created_line == 0 || !*model_code_name(state, info->code) ||
        model_code(state, info->code)->kind == TRACE_CODE_LIBRARY ||
        model_node(state, finder->main)->state != MODEL_DONE || serves_others(finder, task)) {
        return;
    }
    forget_unkept(finder, task);
    for (size_t i = 0; i < finder->mistakes->found.count; i++) {
        struct mistake *old = &finder->mistakes->found.items[i];
        if (old->kind == MISTAKE_CUT_OFF && old->line == info->created_line &&
            old->code == info->code) {
            old->count++;
            return;
        }
    }
    struct mistake *mistake = add_mistake(finder, MISTAKE_CUT_OFF);
    mistake->node = task;
    mistake->code = info->code;
    mistake->line = info->created_line;
    mistake->count = 1;
}

static void find_main(struct finder *finder, const struct trace_event *event)
{
    if (!finder->state->loop_running) {
        finder->main = (uint32_t)trace_get(event, task_new, task);
    }
}

/* --- the end --- */

/* Whom does a waiting node wait for?  *through: the lock or future between, or 0. */
static uint32_t next_in_circle(const struct model_state *state, uint32_t task, uint32_t *through)
{
    const struct model_node *node = model_node(state, task);
    *through = 0;
    if (node->state != MODEL_WAITING) {
        return 0;
    }
    if (model_node(state, node->waits_on)->kind == MODEL_TASK) {
        return node->waits_on;
    }
    for (uint32_t i = 0; i < state->sync_count; i++) {
        const struct model_sync_info *sync = model_sync_at(state, i);
        if (state_list_find(state, &sync->waiters, task) && sync->holders.count > 0) {
            *through = sync->node;
            return model_link(state, sync->holders.first)->value;
        }
    }
    const struct model_info *info = model_info(state, node->waits_on);
    if (info->group > 0) {
        const struct model_group_info *group = model_group_at(state, info->group - 1);
        for (uint32_t link = group->children.first; link; link = model_link(state, link)->next) {
            uint32_t child = model_link(state, link)->value;
            if (model_node(state, child)->state == MODEL_WAITING) {
                *through = node->waits_on;
                return child;
            }
        }
    }
    return 0;
}

static void find_deadlock(struct finder *finder)
{
    const struct model_state *state = finder->state;
    struct mistake *mistake = add_mistake(finder, MISTAKE_DEADLOCK);
    mistake->circle = finder->mistakes->circles.count;
    for (uint32_t i = 0; i < state->task_count; i++) {
        uint32_t start = model_task_at(state, i), at = start, through;
        size_t first = finder->mistakes->circles.count;
        for (int steps = 0; at != 0 && steps < CIRCLE_MAX; steps++) {
            uint32_t next = next_in_circle(state, at, &through);
            vec_push(&finder->mistakes->circles, at);
            vec_push(&finder->mistakes->circles, through);
            at = next;
            if (at == start) {
                mistake->node = start;
                mistake->code = model_node(state, start)->code;
                mistake->line = model_node(state, start)->line;
                mistake->circled = finder->mistakes->circles.count - first;
                return;
            }
        }
        finder->mistakes->circles.count = first;
    }
    for (uint32_t i = 0; i < state->task_count && mistake->node == 0; i++) {
        uint32_t task = model_task_at(state, i);
        if (model_node(state, task)->state == MODEL_WAITING) {
            mistake->node = task;
            mistake->code = model_node(state, task)->code;
            mistake->line = model_node(state, task)->line;
        }
    }
}

static void observe(struct finder *finder, const struct trace_event *event)
{
    switch (event->kind) {
    case TRACE_WARNING: find_warning(finder, event); break;
    case TRACE_TASK_UNKEPT: find_unkept(finder, event); break;
    case TRACE_CORO_GONE: find_forgotten(finder, event); break;
    case TRACE_BLOCK_END: find_block(finder); break;
    case TRACE_CANCEL_SWALLOWED: find_swallowed(finder, event); break;
    case TRACE_TASK_NEW: find_main(finder, event); break;
    case TRACE_CANCEL_REQUEST: find_cut_off(finder, event); break;
    case TRACE_SYNC_WAIT: find_held_lock(finder, event); break;
    case TRACE_TASK_SUSPEND: find_await(finder, event); break;
    case TRACE_FRAME_POP: find_awaited(finder, (uint32_t)trace_get(event, frame_pop, frame)); break;
    case TRACE_EXCEPTION_RAISED:
        find_failed(finder, (uint32_t)trace_get(event, exception_raised, frame));
        break;
    case TRACE_RUN_END:
        if (trace_get(event, run_end, reason) == TRACE_END_DEADLOCK) {
            find_deadlock(finder);
        }
        break;
    default: break;
    }
}

struct mistakes *mistakes_find(const struct trace *trace)
{
    struct mistakes *mistakes = mem_alloc_zero(sizeof *mistakes);
    struct table_pool *pool = mem_alloc_zero(sizeof *pool);
    mistakes->state = mem_alloc_zero(sizeof *mistakes->state);
    state_init(mistakes->state, trace, pool);
    struct finder finder = {.mistakes = mistakes, .state = mistakes->state, .trace = trace};
    struct trace_cursor cursor;
    struct trace_event event;
    trace_cursor_init(&cursor, trace);
    while (trace_cursor_next(&cursor, &event)) {
        /* What is there no longer once the event has been folded. */
        bool is_first = event.kind == TRACE_CORO_GONE || event.kind == TRACE_CANCEL_REQUEST;
        if (is_first) {
            observe(&finder, &event);
        }
        state_apply(mistakes->state, &event);
        if (!is_first) {
            observe(&finder, &event);
        }
    }
    vec_free(&finder.rows);
    return mistakes;
}

void mistakes_free(struct mistakes *mistakes)
{
    if (mistakes) {
        struct table_pool *pool = mistakes->state->nodes.pool;
        state_free(mistakes->state);
        mem_free(mistakes->state);
        mem_free(pool);
        vec_free(&mistakes->found);
        vec_free(&mistakes->circles);
        mem_free(mistakes);
    }
}
