#include <string.h>

#include "base/path.h"
#include "model/timeline.h"
#include "scene/mistakes.h"
#include "scene/view_parts.h"

/* What one moment shows at most of each; the layouts count what is left. */
enum {
    FRAMES_MAX = 100,
    TIMERS_MAX = 500,
    READY_MAX = 500,
    OUTPUT_FRAGMENTS = 600,
    THREADS_LOOK = 2000,
    FIRST_EVENTS = 5000,
    INNER_MAX = 3
};

struct builder {
    struct view *view;
    const struct model *model;
    const struct model_state *state;
    const struct trace *trace;
    const struct timeline *timeline;
    const struct catalog *catalog;
    int *task_of_lane;               /* place in view->tasks, or -1 */
    uint32_t file;                   /* whose text is shown */
    const struct mistakes *mistakes; /* or NULL */
};

enum view_state view_state_of(int model_state)
{
    switch (model_state) {
    case MODEL_READY: return VIEW_READY;
    case MODEL_RUNNING: return VIEW_RUNNING;
    case MODEL_WAITING: return VIEW_WAITING;
    case MODEL_BLOCKED: return VIEW_BLOCKED;
    case MODEL_DONE: return VIEW_DONE;
    case MODEL_CANCELLED: return VIEW_CANCELLED;
    case MODEL_FAILED: return VIEW_FAILED;
    default: return VIEW_NEW;
    }
}

static const char *text_of(const struct builder *builder, uint32_t string)
{
    return trace_text(builder->trace, string, NULL);
}

static const char *keep(struct builder *builder, struct strbuf *text)
{
    const char *copy = arena_copy_string(&builder->view->arena, strbuf_text(text));
    strbuf_free(text);
    return copy;
}

static const char *name_of(struct builder *builder, uint32_t node)
{
    struct strbuf name = {0};
    if (node == 0) {
        strbuf_add(&name, catalog_text(builder->catalog, "who.main"));
    } else {
        model_add_name(builder->state, node, &name);
    }
    return keep(builder, &name);
}

const char *view_wait_word(int what)
{
    static const char *const words[TRACE_WAIT_COUNT] = {
        [TRACE_WAIT_YIELD] = "sleep(0)",
        [TRACE_WAIT_FUTURE] = "Future",
        [TRACE_WAIT_TASK] = "Task",
        [TRACE_WAIT_SLEEP] = "sleep",
        [TRACE_WAIT_GATHER] = "gather",
        [TRACE_WAIT_WAIT] = "wait",
        [TRACE_WAIT_WAIT_FOR] = "wait_for",
        [TRACE_WAIT_SHIELD] = "shield",
        [TRACE_WAIT_TASK_GROUP] = "TaskGroup",
        [TRACE_WAIT_LOCK] = "Lock",
        [TRACE_WAIT_SEMAPHORE] = "Semaphore",
        [TRACE_WAIT_CONDITION] = "Condition",
        [TRACE_WAIT_EVENT] = "Event",
        [TRACE_WAIT_BARRIER] = "Barrier",
        [TRACE_WAIT_QUEUE_GET] = "Queue.get",
        [TRACE_WAIT_QUEUE_PUT] = "Queue.put",
        [TRACE_WAIT_EXECUTOR] = "executor",
        [TRACE_WAIT_NETWORK] = "network",
        [TRACE_WAIT_JOIN] = "join",
        [TRACE_WAIT_GIL] = "GIL",
        [TRACE_WAIT_INPUT] = "input",
    };
    return what >= 0 && what < TRACE_WAIT_COUNT && words[what] ? words[what] : "";
}

/* What a node is waited for as: of a request over the network its host. */
static const char *wait_text(struct builder *builder, int what, uint32_t node)
{
    if (what != TRACE_WAIT_NETWORK || node == 0 || model_info(builder->state, node)->name == 0) {
        return view_wait_word(what);
    }
    const char *name = name_of(builder, node);
    const char *host = strstr(name, "//");
    size_t size = host ? strcspn(host + 2, "/?#") : 0;
    return size > 0 ? arena_copy_bytes(&builder->view->arena, host + 2, size)
                    : view_wait_word(what);
}

static int task_of_node(const struct builder *builder, uint32_t node)
{
    int64_t lane = timeline_lane_of(builder->timeline, node);
    return lane < 0 ? -1 : builder->task_of_lane[lane];
}

/* The coroutine's name; of asyncio's own tasks without the class, which only takes room. */
static const char *label_of(const struct builder *builder, uint32_t node)
{
    uint32_t code = node ? model_info(builder->state, node)->code : 0;
    const char *name = node ? model_code_name(builder->state, code) : "";
    const char *dot = strrchr(name, '.');
    bool library = node && model_code(builder->state, code)->kind == TRACE_CODE_LIBRARY;
    return library && dot ? dot + 1 : name;
}

static bool is_ended(enum view_state state)
{
    return state == VIEW_DONE || state == VIEW_CANCELLED || state == VIEW_FAILED;
}

/* "cancel asked: Task-1", while the cancellation is on its way through the task. */
static void add_cancel(struct builder *builder, struct view_task *task, uint32_t node)
{
    static const char *const stages[] = {"", "cancel.asked", "cancel.delivered", "cancel.cleanup"};
    uint32_t number = model_node(builder->state, node)->cancel;
    task->cancel_by = -1;
    task->cancel_words = "";
    if (number == 0 || is_ended(task->state)) {
        return;
    }
    const struct model_cancel *cancel = model_cancel_at(builder->state, number - 1);
    task->cancel = cancel->stage == MODEL_CANCEL_ASKED       ? CANCEL_ASKED
                   : cancel->stage == MODEL_CANCEL_DELIVERED ? CANCEL_DELIVERED
                   : cancel->stage == MODEL_CANCEL_CAUGHT    ? CANCEL_CLEANUP
                                                             : CANCEL_NONE;
    if (task->cancel == CANCEL_NONE) {
        return;
    }
    int64_t lane = cancel->by ? timeline_lane_of(builder->timeline, cancel->by) : -1;
    task->cancel_by = lane < 0 ? -1 : (int)lane;
    const char *key = arena_printf(&builder->view->arena, "cancel.why.%s",
                                   trace_kind_text(TRACE_TYPE_CANCEL_KIND, cancel->reason));
    struct strbuf why = {0}, words = {0};
    catalog_format(builder->catalog, &why, key, "by", name_of(builder, cancel->by), (char *)NULL);
    catalog_format(builder->catalog, &words, stages[task->cancel], "why", strbuf_text(&why),
                   (char *)NULL);
    task->cancel_words = keep(builder, &words);
    strbuf_free(&why);
}

static void add_task(struct builder *builder, uint32_t number, uint32_t node, int palette)
{
    const struct model_node *facts = model_node(builder->state, node);
    bool ended = facts->state == MODEL_DONE || facts->state == MODEL_CANCELLED ||
                 facts->state == MODEL_FAILED;
    bool here =
        !ended && node != 0 && model_code(builder->state, facts->code)->file == builder->file;
    struct view_task task = {
        .id = node,
        .kind = node == 0                                ? LANE_MAIN
                : model_is_process(builder->state, node) ? LANE_PROCESS
                : facts->kind == MODEL_THREAD            ? LANE_THREAD
                                                         : LANE_TASK,
        .name = name_of(builder, node),
        .label = label_of(builder, node),
        .state = view_state_of(facts->state),
        .palette = palette,
        .line = here ? facts->line : 0,
        .function = model_code_name(builder->state, facts->code),
        .wake_at = facts->state == MODEL_WAITING ? model_deadline(builder->state, node) : -1,
        .sleeps = facts->what == TRACE_WAIT_SLEEP,
        .wait_text =
            facts->state == MODEL_WAITING ? wait_text(builder, facts->what, facts->waits_on) : "",
    };
    if (builder->state->is_blocked && builder->state->blocked_node == node) {
        task.state = VIEW_BLOCKED;
    }
    add_cancel(builder, &task, node);
    builder->task_of_lane[number] = (int)builder->view->tasks.count;
    vec_push(&builder->view->tasks, task);
}

static void add_tasks(struct builder *builder)
{
    const struct timeline *timeline = builder->timeline;
    bool with_main = view_has_main_lane(builder->model);
    for (uint32_t i = 0; i < timeline->lanes.count; i++) {
        const struct timeline_lane *lane = &timeline->lanes.items[i];
        builder->task_of_lane[i] = -1;
        bool there = lane->node == 0 ? with_main : lane->first <= builder->state->position;
        builder->view->lanes_expected += lane->node != 0 || with_main;
        if (there) {
            int palette = (int)(i > 0 ? i : timeline->lanes.count) - 1;
            add_task(builder, i, lane->node, palette);
        }
    }
    for (size_t i = 0; i < builder->view->tasks.count; i++) { /* who asked, by its place */
        struct view_task *task = &builder->view->tasks.items[i];
        task->cancel_by = task->cancel_by < 0 ? -1 : builder->task_of_lane[task->cancel_by];
    }
}

/* --- who runs --- */

static bool is_of_program(const struct builder *builder, uint32_t code)
{
    const struct model_code *facts = model_code(builder->state, code);
    return facts->kind != TRACE_CODE_LIBRARY && facts->file != 0;
}

static void add_variables(struct builder *builder, const struct model_frame *frame)
{
    for (uint32_t at = frame->variables.first; at != 0;) {
        const struct model_link *link = model_link(builder->state, at);
        struct view_variable variable = {text_of(builder, link->value),
                                         text_of(builder, link->extra)};
        vec_push(&builder->view->variables, variable);
        at = link->next;
    }
}

/* The chain of who runs, and from it the file and line that are shown. */
static void add_frames(struct builder *builder, uint32_t node)
{
    uint32_t ids[FRAMES_MAX];
    size_t count = model_chain(builder->state, node, ids, FRAMES_MAX);
    const struct model_frame *inner = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct model_frame *frame = model_frame(builder->state, ids[i]);
        const struct model_code *code = model_code(builder->state, frame->code);
        bool own = is_of_program(builder, frame->code);
        struct view_frame shown = {
            .function = model_code_name(builder->state, frame->code),
            .file = text_of(builder, model_file(builder->state, code->file)->name),
            .line = own ? frame->line : 0,
            .note = "",
        };
        if (frame->raised) {
            shown.note = text_of(builder, frame->raised);
        }
        vec_push(&builder->view->frames, shown);
        if (own) {
            inner = frame;
        }
    }
    if (inner) {
        builder->file = model_code(builder->state, inner->code)->file;
        builder->view->running_line = inner->line;
        add_variables(builder, inner);
    } else if (node != 0) { /* level schedule: the place last known */
        const struct model_node *facts = model_node(builder->state, node);
        if (is_of_program(builder, facts->code)) {
            builder->file = model_code(builder->state, facts->code)->file;
            builder->view->running_line = facts->line;
        }
    }
}

/* The loop's own callbacks run no line of the program: what called the loop is not
 * what runs. */
static bool is_of_loop(const struct builder *builder)
{
    int kind = model_handle(builder->state, builder->state->handle)->kind;
    return builder->state->handle != 0 && kind != TRACE_HANDLE_CALLBACK &&
           kind != TRACE_HANDLE_CALL_SOON && kind != TRACE_HANDLE_CALL_SOON_THREADSAFE &&
           kind != TRACE_HANDLE_CALL_LATER;
}

/* Another thread than the loop's has the processor, while the loop's task is in the middle of
 * its step. */
static bool is_beside_loop(const struct model_state *state)
{
    return state->loop_running && !state->is_blocked && state->thread != state->loop_thread;
}

/* The task or thread; 0: the main thread, or a loop between two steps. */
static uint32_t who_runs(const struct model_state *state)
{
    bool is_loop = state->loop_running && !state->is_blocked && state->thread == state->loop_thread;
    return state->task && !is_beside_loop(state) ? state->task : is_loop ? 0 : state->thread;
}

static void find_running(struct builder *builder)
{
    const struct model_state *state = builder->state;
    struct view *view = builder->view;
    uint32_t node = who_runs(state);
    uint32_t handle = is_beside_loop(state) ? 0 : state->handle;
    builder->file = state->main_file;
    view->running_state = state->is_blocked ? VIEW_BLOCKED : VIEW_RUNNING;
    uint32_t outermost; /* a run that is loading has frames before it has started */
    bool module = !state->ended && (!state->loop_running || is_beside_loop(state)) &&
                  (state->started || model_chain(state, 0, &outermost, 1) > 0);
    if (node == 0 && !module && handle == 0 && !state->is_blocked) {
        return; /* the loop itself */
    }
    if (node != 0 || !is_of_loop(builder)) {
        add_frames(builder, node ? node : state->thread);
    }
    if (node == 0 && handle != 0) {
        struct strbuf text = {0};
        narrate_handle(state, builder->catalog, handle, &text);
        view->running_text = keep(builder, &text);
    } else if (node == 0) {
        view->running_text = name_of(builder, 0);
    }
}

/* Whose loop is shown: that of the thread which runs, or ran last. */
static void find_loop(struct builder *builder)
{
    const struct model_state *state = builder->state;
    if (model_has_many_loops(state)) {
        struct strbuf text = {0};
        const char *who = state->loop_thread == 0
                              ? catalog_text(builder->catalog, "stage.main-thread")
                              : name_of(builder, state->loop_thread);
        catalog_format(builder->catalog, &text, "stage.loop-of", "who", who, (char *)NULL);
        builder->view->loop_of = keep(builder, &text);
    }
}

/* Worth saying only where several threads want it. */
static void find_gil(struct builder *builder)
{
    const struct model_state *state = builder->state;
    uint32_t holder = model_gil_holder(state, 0);
    bool many = false;
    for (uint32_t i = 1; i < state->thread_count && !many && i < THREADS_LOOK; i++) {
        uint32_t thread = model_thread_at(state, i);
        many = model_process(state, thread) == 0 && model_info(state, thread)->ended_at < 0;
    }
    if (many && holder != MODEL_NOBODY) {
        builder->view->gil = holder == 0 ? catalog_text(builder->catalog, "stage.main-thread")
                                         : name_of(builder, holder);
    }
}

/* Before the program has started the model knows no file yet; what will be run
 * stands among the first events. */
static struct model_file find_main_file(const struct builder *builder)
{
    struct trace_cursor cursor;
    struct trace_event event;
    struct model_file file = {0, 0};
    trace_cursor_init(&cursor, builder->trace);
    for (int i = 0; i < FIRST_EVENTS && trace_cursor_next(&cursor, &event); i++) {
        if (event.kind == TRACE_RUN_BEGIN) {
            break;
        }
        if (event.kind == TRACE_SOURCE && file.text == 0) {
            file.name = (uint32_t)trace_get(&event, source, name);
            file.text = (uint32_t)trace_get(&event, source, text);
        }
    }
    return file;
}

static void set_source(struct builder *builder)
{
    struct view *view = builder->view;
    struct model_file file =
        builder->file ? *model_file(builder->state, builder->file) : find_main_file(builder);
    view->source = trace_text(builder->trace, file.text, &view->source_size);
    view->file_name = path_name(text_of(builder, file.name));
}

/* --- queue and heap --- */

static bool is_step(int kind)
{
    return kind == TRACE_HANDLE_FIRST_STEP || kind == TRACE_HANDLE_STEP ||
           kind == TRACE_HANDLE_WAKEUP || kind == TRACE_HANDLE_CANCEL_STEP;
}

static const char *handle_text(struct builder *builder, uint32_t handle)
{
    struct strbuf text = {0};
    narrate_handle(builder->state, builder->catalog, handle, &text);
    return keep(builder, &text);
}

static const char *reason_key(struct builder *builder, int kind)
{
    return arena_printf(&builder->view->arena, "ready.%s",
                        trace_kind_text(TRACE_TYPE_HANDLE_KIND, kind));
}

/* The task that a timer will wake: who sleeps on its future, or owns its group. */
static uint32_t woken_by(const struct builder *builder, const struct model_handle *handle)
{
    if (is_step(handle->kind)) {
        return handle->node;
    }
    const struct model_info *info = model_info(builder->state, handle->node);
    if (handle->kind == TRACE_HANDLE_TIMEOUT && info->group > 0) {
        return model_group_at(builder->state, info->group - 1)->owner;
    }
    return model_node(builder->state, handle->node)->first_waiter;
}

static void add_ready(struct builder *builder)
{
    uint32_t at = builder->state->ready_first;
    for (int i = 0; at != 0 && i < READY_MAX; i++) {
        const struct model_handle *handle = model_handle(builder->state, at);
        bool step = is_step(handle->kind);
        uint32_t about = handle->node ? woken_by(builder, handle) : 0;
        struct view_ready ready = {
            .handle = at,
            .about = about ? task_of_node(builder, about) : -1,
            .deadline = step ? -1 : handle->when,
            .task = step ? task_of_node(builder, handle->node) : -1,
            .text = handle_text(builder, at),
            .reason = handle->cancelled ? "ready.cancelled" : reason_key(builder, handle->kind),
            .by = handle->cause ? name_of(builder, handle->cause) : "",
        };
        if (handle->kind == TRACE_HANDLE_WAKEUP && handle->cause == 0) {
            ready.reason = "ready.wakeup-only";
        }
        vec_push(&builder->view->ready, ready);
        at = handle->next;
    }
}

static void add_timers(struct builder *builder)
{
    uint32_t handles[TIMERS_MAX];
    size_t count = model_timers(builder->state, handles, TIMERS_MAX);
    for (size_t i = 0; i < count; i++) {
        const struct model_handle *handle = model_handle(builder->state, handles[i]);
        uint32_t task = handle->node ? woken_by(builder, handle) : 0;
        struct view_timer timer = {
            .handle = handles[i],
            .task = task ? task_of_node(builder, task) : -1,
            .text = handle_text(builder, handles[i]),
            .set_at = handle->set_at,
            .deadline = handle->when,
            .is_timeout = handle->kind == TRACE_HANDLE_TIMEOUT,
        };
        vec_push(&builder->view->timers, timer);
    }
}

/* --- who waits for what --- */

/* The open group of a waiting task whose waiter is a future of its own. */
static const struct model_group_info *group_of(const struct builder *builder, uint32_t task,
                                               uint32_t node)
{
    const struct model_info *info = model_info(builder->state, node);
    if (info->group > 0) {
        return model_group_at(builder->state, info->group - 1);
    }
    uint32_t count = builder->state->group_count;
    for (uint32_t i = count; i-- > 0 && count - i < 500;) {
        const struct model_group_info *group = model_group_at(builder->state, i);
        if (group->owner == task && group->closed_at < 0) {
            return group;
        }
    }
    return NULL;
}

static void add_children(struct builder *builder, struct view_wait *wait,
                         const struct model_group_info *group)
{
    int *children = arena_array(&builder->view->arena, int, group->children.count + 1);
    for (uint32_t at = group->children.first; at != 0;) {
        const struct model_link *link = model_link(builder->state, at);
        int task = task_of_node(builder, link->value);
        if (task >= 0) {
            children[wait->child_count++] = task;
        }
        at = link->next;
    }
    wait->children = children;
    wait->total = (int)group->children.count;
    wait->done = (int)group->finished;
}

static enum view_form group_form(int kind)
{
    switch (kind) {
    case TRACE_GROUP_WAIT_FOR:
    case TRACE_GROUP_TIMEOUT: return FORM_WAIT_FOR;
    case TRACE_GROUP_SHIELD: return FORM_SHIELD;
    case TRACE_GROUP_TASK_GROUP: return FORM_TASK_GROUP;
    default: return FORM_GROUP;
    }
}

/* wait_for(shield(task)): where the only child is no task but another group, that one's children
 * are what is waited for. */
static const struct model_group_info *inner_group(struct builder *builder, struct view_wait *wait,
                                                  const struct model_group_info *group)
{
    for (int depth = 0; depth < INNER_MAX && group->children.count == 1; depth++) {
        uint32_t child = model_link(builder->state, group->children.first)->value;
        uint32_t number = model_info(builder->state, child)->group;
        if (number == 0 || model_node(builder->state, child)->kind == MODEL_TASK) {
            break;
        }
        group = model_group_at(builder->state, number - 1);
        const char *word = view_group_word(group->kind);
        wait->inner =
            wait->inner ? arena_printf(&builder->view->arena, "%s(%s)", wait->inner, word) : word;
        wait->inner_form = group_form(group->kind);
    }
    return group;
}

static enum view_form form_of(int what)
{
    switch (what) {
    case TRACE_WAIT_GATHER:
    case TRACE_WAIT_WAIT: return FORM_GROUP;
    case TRACE_WAIT_WAIT_FOR: return FORM_WAIT_FOR;
    case TRACE_WAIT_SHIELD: return FORM_SHIELD;
    case TRACE_WAIT_TASK_GROUP: return FORM_TASK_GROUP;
    case TRACE_WAIT_LOCK:
    case TRACE_WAIT_SEMAPHORE:
    case TRACE_WAIT_CONDITION: return FORM_LOCK;
    case TRACE_WAIT_QUEUE_GET:
    case TRACE_WAIT_QUEUE_PUT: return FORM_QUEUE;
    default: return FORM_PLAIN;
    }
}

static void add_wait(struct builder *builder, uint32_t task, const struct model_node *facts)
{
    uint32_t node = facts->waits_on;
    const struct model_node *target = model_node(builder->state, node);
    struct view_wait wait = {.form = form_of(facts->what),
                             .deadline = -1,
                             .id = node,
                             .kind = wait_text(builder, facts->what, node),
                             .task = -1,
                             .setter = ""};
    if (target->kind == MODEL_TASK || target->kind == MODEL_THREAD) {
        wait.task = task_of_node(builder, node);
    }
    bool grouped = facts->what == TRACE_WAIT_GATHER || facts->what == TRACE_WAIT_WAIT ||
                   facts->what == TRACE_WAIT_WAIT_FOR || facts->what == TRACE_WAIT_SHIELD ||
                   facts->what == TRACE_WAIT_TASK_GROUP;
    const struct model_group_info *group = grouped ? group_of(builder, task, node) : NULL;
    if (group) {
        wait.task = -1;
        wait.opened_at = group->opened_at;
        wait.deadline = group->timeout >= 0 ? group->opened_at + group->timeout : -1;
        add_children(builder, &wait, inner_group(builder, &wait, group));
    } else if (!*wait.kind || facts->what == TRACE_WAIT_FUTURE) {
        wait.kind = name_of(builder, node);
    }
    size_t count = 0;
    for (uint32_t at = target->first_waiter; at != 0;
         at = model_node(builder->state, at)->next_waiter) {
        count++;
    }
    int *waiters = arena_array(&builder->view->arena, int, count + 2);
    for (uint32_t at = target->first_waiter; at != 0;
         at = model_node(builder->state, at)->next_waiter) {
        int waiter = task_of_node(builder, at);
        if (waiter >= 0) {
            waiters[wait.waiter_count++] = waiter;
        }
    }
    if (task == 0 && task_of_node(builder, 0) >= 0) { /* in no list */
        waiters[wait.waiter_count++] = task_of_node(builder, 0);
    }
    wait.waiters = waiters;
    vec_push(&builder->view->waits, wait);
}

/* The tasks of a list of nodes; *count: how many. */
static int *tasks_of(struct builder *builder, const struct model_list *nodes, size_t *count)
{
    int *tasks = arena_array(&builder->view->arena, int, nodes->count + 1);
    *count = 0;
    for (uint32_t at = nodes->first; at != 0;) {
        const struct model_link *link = model_link(builder->state, at);
        int task = link->value ? task_of_node(builder, link->value) : -1;
        if (task >= 0) {
            tasks[(*count)++] = task;
        }
        at = link->next;
    }
    return tasks;
}

/* A lock, queue …: who stands in line for it, and who holds it. */
static void add_sync_wait(struct builder *builder, uint8_t what, uint32_t number)
{
    const struct model_sync_info *sync = model_sync_at(builder->state, number);
    struct view_wait wait = {.form = form_of(what),
                             .deadline = -1,
                             .id = sync->node,
                             .kind = view_wait_word(what),
                             .task = -1,
                             .setter = ""};
    if (sync->kind == TRACE_SYNC_QUEUE) {
        wait.kind =
            arena_printf(&builder->view->arena, "%s (%u)", wait.kind, (unsigned)sync->items.count);
        wait.items = sync->items.count;
        wait.capacity = sync->value;
    }
    wait.waiters = tasks_of(builder, &sync->waiters, &wait.waiter_count);
    wait.children = tasks_of(builder, &sync->holders, &wait.child_count);
    vec_push(&builder->view->waits, wait);
}

/* Who could run, and only wants the processor that another thread has: the GIL as a lock. */
static void add_gil_wait(struct builder *builder)
{
    const struct model_state *state = builder->state;
    uint32_t holder = model_gil_holder(state, 0);
    if (!*builder->view->gil || holder == MODEL_NOBODY) {
        return;
    }
    bool is_loop = state->loop_running && holder == state->loop_thread;
    struct view_wait wait = {.form = FORM_LOCK,
                             .deadline = -1,
                             .kind = view_wait_word(TRACE_WAIT_GIL),
                             .task = -1,
                             .setter = ""};
    int *waiters = arena_array(&builder->view->arena, int, builder->view->tasks.count + 1);
    for (size_t i = 0; i < builder->view->tasks.count; i++) {
        const struct view_task *task = &builder->view->tasks.items[i];
        bool is_thread = task->kind != LANE_TASK && model_process(state, (uint32_t)task->id) == 0;
        bool is_step = task->id != 0 && task->id == (int64_t)state->task;
        if (task->state == VIEW_READY && (is_thread || is_step)) {
            waiters[wait.waiter_count++] = (int)i;
        }
    }
    int *children = arena_array(&builder->view->arena, int, 1);
    children[0] = task_of_node(builder, is_loop && state->task != 0 ? state->task : holder);
    wait.waiters = waiters;
    wait.children = children;
    wait.child_count = children[0] >= 0;
    if (wait.waiter_count > 0) {
        vec_push(&builder->view->waits, wait);
    }
}

static void add_waits(struct builder *builder)
{
    struct int_map seen = {0}, lines = {0};
    add_gil_wait(builder);
    for (size_t i = 0; i < builder->view->tasks.count; i++) {
        uint32_t task = (uint32_t)builder->view->tasks.items[i].id;
        const struct model_node *facts = model_node(builder->state, task);
        bool sleeps = facts->what == TRACE_WAIT_SLEEP || facts->what == TRACE_WAIT_YIELD;
        if (facts->state != MODEL_WAITING || facts->waits_on == 0 || sleeps ||
            int_map_get(&seen, facts->waits_on, NULL)) {
            continue;
        }
        int_map_set(&seen, facts->waits_on, 1);
        uint32_t line = model_info(builder->state, task)->in_line;
        if (line == 0) {
            add_wait(builder, task, facts);
        } else if (!int_map_get(&lines, line, NULL)) {
            int_map_set(&lines, line, 1);
            add_sync_wait(builder, facts->what, line - 1);
        }
    }
    int_map_free(&seen);
    int_map_free(&lines);
}

/* --- output --- */

static void flush_line(struct builder *builder, struct strbuf *text,
                       const struct model_output *from)
{
    struct view_output line = {
        .time = from->time,
        .task = from->task ? task_of_node(builder, from->task) : -1,
        .text = arena_copy_string(&builder->view->arena, strbuf_text(text)),
        .is_error = from->stream == TRACE_STREAM_ERR,
        .position = (int64_t)from->position,
    };
    vec_push(&builder->view->output, line);
    strbuf_clear(text);
}

/* Mistakes that show before that position and were not told yet; *told counts on. */
static void add_notes(struct builder *builder, uint64_t before, size_t *told)
{
    const struct mistakes *mistakes = builder->mistakes;
    for (; mistakes && *told < mistakes->found.count; ++*told) {
        const struct mistake *mistake = &mistakes->found.items[*told];
        if (mistake->position > before || mistake->position > builder->state->position) {
            return;
        }
        struct strbuf text = {0}, note = {0};
        mistake_add_text(mistakes, *told, builder->catalog, &text);
        catalog_format(builder->catalog, &note, "output.note", "text", strbuf_text(&text),
                       (char *)NULL);
        struct view_output line = {
            .time = mistake->time,
            .task = mistake->node ? task_of_node(builder, mistake->node) : -1,
            .text = keep(builder, &note),
            .is_note = true,
            .position = (int64_t)mistake->position,
        };
        vec_push(&builder->view->output, line);
        strbuf_free(&text);
    }
}

/* Behind the sentence: a mistake that this step has shown. */
static void add_note_to_why(struct builder *builder, enum step_size size, struct strbuf *why)
{
    const struct mistakes *mistakes = builder->mistakes;
    uint64_t now = builder->state->position;
    uint64_t before = steps_previous(model_steps(builder->model), size, now);
    for (size_t i = 0; mistakes && i < mistakes->found.count; i++) {
        uint64_t shown = mistakes->found.items[i].position;
        if (now > 0 && shown > before && shown <= now) {
            strbuf_add_char(why, ' ');
            mistake_add_text(mistakes, i, builder->catalog, why);
            return;
        }
    }
}

/* Programs write any part of a line; what is shown are lines. */
static void add_output(struct builder *builder)
{
    size_t told = 0;
    uint32_t count = builder->state->output_count;
    struct strbuf lines[TRACE_STREAM_COUNT] = {{0}};
    const struct model_output *begun[TRACE_STREAM_COUNT] = {0};
    for (uint32_t i = count > OUTPUT_FRAGMENTS ? count - OUTPUT_FRAGMENTS : 0; i < count; i++) {
        const struct model_output *output = model_output_at(builder->state, i);
        add_notes(builder, output->position, &told);
        unsigned stream = output->stream < TRACE_STREAM_COUNT ? output->stream : 0;
        size_t size;
        const char *text = trace_text(builder->trace, output->text, &size);
        for (size_t at = 0; at < size;) {
            const char *newline = memchr(text + at, '\n', size - at);
            size_t length = newline ? (size_t)(newline - text) - at : size - at;
            begun[stream] = begun[stream] ? begun[stream] : output;
            strbuf_add_bytes(&lines[stream], text + at, length);
            if (newline) {
                flush_line(builder, &lines[stream], begun[stream]);
                begun[stream] = NULL;
            }
            at += length + 1;
        }
    }
    for (int stream = 0; stream < TRACE_STREAM_COUNT; stream++) {
        if (begun[stream]) {
            flush_line(builder, &lines[stream], begun[stream]);
        }
        strbuf_free(&lines[stream]);
    }
    add_notes(builder, builder->state->position, &told);
}

static void add_callouts(struct builder *builder, const struct callouts *callouts)
{
    int hidden = view_has_main_lane(builder->model) ? 0 : 1;
    for (size_t i = 0; callouts && i < callouts->items.count; i++) {
        const struct callout *from = &callouts->items.items[i];
        struct view_callout callout = {
            .text = arena_copy_string(&builder->view->arena, from->text),
            .task = from->lane < hidden ? -1 : (int)from->lane - hidden,
            .line = builder->file == builder->state->main_file ? from->line : 0,
            .time = from->time,
            .position = (int64_t)from->position,
            .is_between = from->is_between,
            .is_reached = from->position <= builder->state->position,
        };
        vec_push(&builder->view->callouts, callout);
    }
}

void view_build(struct view *view, const struct model *model, const struct view_request *request)
{
    view_clear_moment(view);
    const struct model_state *state = model_state(model);
    struct builder builder = {
        .view = view,
        .model = model,
        .state = state,
        .trace = model_trace(model),
        .timeline = model_timeline(model),
        .catalog = request->catalog,
        .mistakes = request->mistakes,
    };
    builder.task_of_lane = arena_array(&view->arena, int, builder.timeline->lanes.count + 1);
    const struct steps *steps = model_steps(model);
    view->title = request->title ? request->title : "";
    view->now = state->now;
    view->position = (int64_t)state->position;
    view->position_count = (int64_t)model_count(model);
    view->step = (int64_t)steps_number(steps, request->step_size, state->position);
    view->step_count = (int64_t)steps_count(steps, request->step_size);
    view->iteration = (int64_t)state->iteration;
    view->running_handle = state->handle;
    view->phase = state->phase == MODEL_TIMER_PHASE ? VIEW_TIMERS_DUE
                  : state->phase == MODEL_RUN_PHASE ? VIEW_RUN
                                                    : VIEW_OUTSIDE;
    view->left_to_run = (int64_t)state->left_to_run;
    view->finished = state->ended && state->end_reason != TRACE_END_LIMIT &&
                     state->end_reason != TRACE_END_DEADLOCK;
    view->is_stuck = state->ended && state->end_reason == TRACE_END_DEADLOCK;
    view->gets_stuck = builder.timeline->waits_for_ever;
    view->is_between = false;
    view->is_loopless = !builder.timeline->has_loop;
    view->time_end = builder.timeline->end;
    view->time_least = request->time_least;
    find_running(&builder);
    find_gil(&builder);
    find_loop(&builder);
    set_source(&builder);
    add_tasks(&builder);
    uint32_t who = who_runs(state);
    view->running = *view->running_text == '\0' && who ? task_of_node(&builder, who) : -1;
    view->running_about = -1;
    const struct model_handle *handle = model_handle(state, state->handle);
    if (handle->kind == TRACE_HANDLE_SLEEP || handle->kind == TRACE_HANDLE_TIMEOUT) {
        uint32_t about = handle->node ? woken_by(&builder, handle) : 0;
        view->running_about = about ? task_of_node(&builder, about) : -1;
    }
    add_ready(&builder);
    add_timers(&builder);
    add_waits(&builder);
    view_add_pauses(view, model);
    add_output(&builder);
    add_callouts(&builder, request->callouts);
    view_add_timeline(view, model);
    struct strbuf why = {0};
    narrate(model, request->catalog, &why);
    add_note_to_why(&builder, request->step_size, &why);
    view->why = keep(&builder, &why);
}
