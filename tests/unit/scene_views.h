/* Views made by hand, for the tests of layouts. */
#ifndef TESTS_SCENE_VIEWS_H
#define TESTS_SCENE_VIEWS_H

#include "scene/view.h"

static const char burgers_source[] =
    "import asyncio\n\nasync def cook(name, seconds):\n    print(f\"{name}: on the grill\")\n"
    "    await asyncio.sleep(seconds)\n    print(f\"{name}: ready\")\n    return name\n\n"
    "async def chat():\n    for i in range(4):\n        print(\"chatting…\")\n"
    "        await asyncio.sleep(1)\n\nasync def main():\n"
    "    talk = asyncio.create_task(chat())\n    burgers = await asyncio.gather(\n"
    "        cook(\"cheese\", 2), cook(\"bacon\", 3))\n    talk.cancel()\n    print(burgers)\n";

enum { SECOND = 1000000000 };

static inline void add_span(struct view *view, int task, enum view_state state, double start,
                            double end, int64_t first, int64_t last, const char *text)
{
    vec_push(&view->spans,
             (struct view_span){task, state, (int64_t)(start * SECOND), (int64_t)(end * SECOND),
                                first, last, text, -1, false, 0, 0});
}

/* The moment of design/window-light.png: t = 2, chat runs, cheese is ready. */
static inline void make_burgers(struct view *view)
{
    view_clear(view);
    view->title = "4 · gather: 여러 태스크를 한꺼번에";
    view->file_name = "burgers.py";
    view->source = burgers_source;
    view->source_size = sizeof burgers_source - 1;
    view->running_line = 11;
    view->now = 2LL * SECOND;
    view->position = 60;
    view->position_count = 100;
    view->step = 30;
    view->step_count = 58;
    view->iteration = 7;
    view->time_end = 3LL * SECOND;
    view->running = 1;
    view->running_state = VIEW_RUNNING;
    view->running_handle = 5;
    view->running_about = -1;
    view->phase = VIEW_RUN;
    view->left_to_run = 1;
    view->why =
        "Task-2가 깨어나 11번 줄을 실행합니다. Task-3의 타이머도 t = 2.000에 끝났으므로 준비 "
        "큐에서 다음 차례를 기다립니다.";
    static const char *const labels[] = {"main", "chat", "cheese", "bacon"};
    static const enum view_state states[] = {VIEW_WAITING, VIEW_RUNNING, VIEW_READY, VIEW_WAITING};
    static const uint32_t lines[] = {16, 11, 5, 5};
    for (int i = 0; i < 4; i++) {
        vec_push(&view->tasks,
                 (struct view_task){.id = i + 1,
                                    .name = arena_printf(&view->arena, "Task-%d", i + 1),
                                    .label = labels[i],
                                    .state = states[i],
                                    .palette = i,
                                    .line = lines[i],
                                    .function = i >= 2 ? "cook" : labels[i],
                                    .cancel_by = -1,
                                    .cancel_words = "",
                                    .wake_at = i == 3 ? 3LL * SECOND : -1,
                                    .wait_text = i == 0   ? "gather"
                                                 : i == 3 ? "sleep"
                                                          : ""});
    }
    static const int children[] = {2, 3}, waiters[] = {0};
    vec_push(&view->waits, (struct view_wait){.kind = "gather",
                                              .task = -1,
                                              .form = FORM_GROUP,
                                              .deadline = -1,
                                              .done = 0,
                                              .total = 2,
                                              .children = children,
                                              .child_count = 2,
                                              .waiters = waiters,
                                              .waiter_count = 1,
                                              .setter = ""});
    vec_push(&view->frames, (struct view_frame){"chat", "burgers.py", 11, ""});
    vec_push(&view->frames, (struct view_frame){"print", "", 0, "'chatting…'"});
    vec_push(&view->variables, (struct view_variable){"i", "2"});
    vec_push(&view->ready, (struct view_ready){.handle = 7,
                                               .task = 2,
                                               .about = 2,
                                               .deadline = -1,
                                               .text = "Task-3",
                                               .reason = "ready.wakeup",
                                               .by = "sleep"});
    vec_push(&view->timers, (struct view_timer){9, 3, "Task-4", 0, 3LL * SECOND, false});
    vec_push(&view->output, (struct view_output){0, 1, "chatting…", false, false, 0});
    vec_push(&view->output, (struct view_output){0, 2, "cheese: on the grill", false, false, 0});
    vec_push(&view->output, (struct view_output){0, 3, "bacon: on the grill", false, false, 0});
    vec_push(&view->output, (struct view_output){1LL * SECOND, 1, "chatting…", false, false, 0});
    vec_push(&view->output, (struct view_output){2LL * SECOND, 1, "chatting…", false, false, 0});
    add_span(view, 0, VIEW_RUNNING, 0, 0, 1, 10, "");
    add_span(view, 0, VIEW_WAITING, 0, 3, 10, 90, "gather");
    add_span(view, 0, VIEW_RUNNING, 3, 3, 90, 98, "");
    add_span(view, 0, VIEW_DONE, 3, 3, 98, 98, "");
    add_span(view, 1, VIEW_READY, 0, 0, 3, 12, "");
    add_span(view, 1, VIEW_RUNNING, 0, 0, 12, 18, "");
    add_span(view, 1, VIEW_WAITING, 0, 1, 18, 40, "");
    add_span(view, 1, VIEW_READY, 1, 1, 40, 42, "");
    add_span(view, 1, VIEW_RUNNING, 1, 1, 42, 50, "");
    add_span(view, 1, VIEW_WAITING, 1, 2, 50, 54, "");
    add_span(view, 1, VIEW_READY, 2, 2, 54, 56, "");
    add_span(view, 1, VIEW_RUNNING, 2, 2, 56, 62, "");
    add_span(view, 1, VIEW_WAITING, 2, 3, 62, 88, "");
    add_span(view, 1, VIEW_CANCELLED, 3, 3, 96, 96, "");
    add_span(view, 2, VIEW_READY, 0, 0, 6, 18, "");
    add_span(view, 2, VIEW_RUNNING, 0, 0, 18, 24, "");
    add_span(view, 2, VIEW_WAITING, 0, 2, 24, 58, "");
    add_span(view, 2, VIEW_READY, 2, 2, 58, 64, "");
    add_span(view, 2, VIEW_RUNNING, 2, 2, 64, 70, "");
    add_span(view, 2, VIEW_DONE, 2, 2, 70, 70, "");
    add_span(view, 3, VIEW_READY, 0, 0, 8, 24, "");
    add_span(view, 3, VIEW_RUNNING, 0, 0, 24, 30, "");
    add_span(view, 3, VIEW_WAITING, 0, 3, 30, 78, "");
    add_span(view, 3, VIEW_RUNNING, 3, 3, 80, 86, "");
    add_span(view, 3, VIEW_DONE, 3, 3, 86, 86, "");
    vec_push(&view->arrows, (struct view_arrow){ARROW_CREATE, 0, 1, 0, 3});
    view_index(view);
}

/* A moment with `count` tasks, in every state and place there is. */
static inline void make_crowd(struct view *view, int count)
{
    view_clear(view);
    view->title = "A lesson with a rather long title, so that it has to be shortened somewhere";
    view->file_name = "crowd.py";
    view->source = burgers_source;
    view->source_size = sizeof burgers_source - 1;
    view->running_line = 11;
    view->now = 12345LL * 1000000;
    view->position = 50000;
    view->position_count = 100000;
    view->step = 9999;
    view->step_count = 58000;
    view->iteration = 12345;
    view->time_end = 25LL * SECOND;
    view->running = count > 1 ? 1 : 0;
    view->running_state = VIEW_RUNNING;
    view->running_handle = 5;
    view->running_about = -1;
    view->phase = VIEW_RUN;
    view->left_to_run = 1;
    view->why =
        "Task-2 woke up and runs line 11, because its timer ended at t = 12.345; many others "
        "wait in the ready queue for their turn, and some of them have names that are long.";
    int *children = arena_array(&view->arena, int, (size_t)count);
    size_t child_count = 0;
    for (int i = 0; i < count; i++) {
        enum view_state state =
            i == view->running ? VIEW_RUNNING : (enum view_state)(i % VIEW_STATE_COUNT);
        if (state == VIEW_RUNNING && i != view->running) {
            state = VIEW_WAITING;
        }
        const char *name = i % 7 == 3 ? "아주-긴-이름을-가진-태스크-번호-열셋"
                                      : arena_printf(&view->arena, "Task-%d", i + 1);
        vec_push(&view->tasks,
                 (struct view_task){.id = i + 1,
                                    .name = name,
                                    .label = i % 3 ? "download" : "처리",
                                    .state = state,
                                    .palette = i,
                                    .line = (uint32_t)(i % 19 + 1),
                                    .function = "download",
                                    .wake_at = -1,
                                    .cancel = (enum view_cancel)(i % 6 < 4 ? i % 6 : 0),
                                    .cancel_by = i ? i - 1 : -1,
                                    .cancel_words = "cancel asked: by Task-1",
                                    .wait_text = "Future"});
        if (state == VIEW_READY) {
            bool was_timer = i % 16 == 1;
            vec_push(&view->ready, (struct view_ready){.handle = 1000 + i,
                                                       .task = i,
                                                       .about = i,
                                                       .deadline = was_timer ? view->now : -1,
                                                       .text = name,
                                                       .reason = "ready.wakeup",
                                                       .by = "Task-1"});
        } else if (state == VIEW_WAITING) {
            vec_push(&view->timers, (struct view_timer){1000 + i, i, name, 0,
                                                        (int64_t)(20 + i) * SECOND, i % 5 == 3});
        }
        if (i > 0) {
            children[child_count++] = i;
        }
        for (int k = 0; k < 5; k++) {
            add_span(view, i, k % 2 ? VIEW_WAITING : VIEW_RUNNING, k * 4, k * 4 + 4,
                     i * 100 + k * 10 + 1, i * 100 + k * 10 + 11, k % 2 ? "gather" : "");
        }
    }
    int *waiters = arena_array(&view->arena, int, 1);
    vec_push(&view->waits, (struct view_wait){.kind = "gather",
                                              .task = -1,
                                              .form = FORM_GROUP,
                                              .deadline = -1,
                                              .done = 1,
                                              .total = (int)child_count,
                                              .children = children,
                                              .child_count = child_count,
                                              .waiters = waiters,
                                              .waiter_count = 1,
                                              .setter = ""});
    for (int i = 1; i < count && i < 6; i++) {
        vec_push(&view->waits, (struct view_wait){.kind = "Future",
                                                  .form = (enum view_form)(i + 1),
                                                  .id = i,
                                                  .deadline = i % 3 ? -1 : 20LL * SECOND,
                                                  .items = i,
                                                  .capacity = i % 2 ? 30 : 0,
                                                  .task = i % 2 ? i : -1,
                                                  .waiters = children,
                                                  .waiter_count = i == 3 && child_count > 3 ? 3 : 1,
                                                  .setter = "Task-1"});
    }
    for (int i = 0; i < count && i < 12; i++) {
        vec_push(&view->frames, (struct view_frame){"a_function_with_a_long_name", "x.py", 3, ""});
        vec_push(&view->variables, (struct view_variable){"variable", "'some long value of it'"});
        vec_push(&view->output, (struct view_output){(int64_t)i * SECOND, i,
                                                     "a line\tof output \x1b[31m that is long: "
                                                     "한글도 있는 아주 긴 줄입니다 그래서 잘립니다 "
                                                     "그래서 잘립니다",
                                                     i % 4 == 3, false, 0});
    }
    view_index(view);
}

/* So many callouts on a view that was made: near each other and apart, in lanes and at moments, of
 * lines and not, behind the cursor as well. */
static inline void add_callouts(struct view *view, int count)
{
    static const char *const texts[] = {
        "both burgers are on the grill from here on",
        "여기서 이벤트 루프가 통째로 멈춥니다",
        "one",
        "first line of the longest text that a callout may have, in 72 columns",
        "세 요청이 한꺼번에 떠났으니 가장 느린 하나만큼만 기다리면 됩니다",
        "aWordThatIsLongerThanAnyLineOfACalloutCouldBeWithoutABreakInsideOfIt",
    };
    int tasks = (int)view->tasks.count;
    int64_t last = view->spans.count > 0 ? vec_last(&view->spans).last : view->position_count;
    for (int i = 0; i < count; i++) {
        int64_t at = last * (i % 3 == 1 ? i * 2 + 1 : i + 2) / (2 * count + 2);
        struct view_callout callout = {
            .text = texts[i % 6],
            .task = i % 4 == 3 ? -1 : i * 5 % (tasks > 0 ? tasks : 1),
            .line = i % 2 ? 0 : (uint32_t)(5 + i),
            .time = view->time_end * at / last,
            .position = at,
            .is_between = i % 4 == 3,
            .is_reached = at <= last * 2 / 3,
        };
        vec_push(&view->callouts, callout);
    }
}

#endif
