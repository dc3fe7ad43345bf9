/* In which call of the program something happens: asked of the recording, once for all. */
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "model/timeline.h"
#include "scene/compare_build.h"

enum { VALUE_MAX = 24, ARGUMENTS_MAX = 40 };

struct call_frame {
    uint32_t code, node; /* node: whose chain it is, or was, in */
    uint32_t below;      /* next outer frame there */
};

struct call_name { /* of a frame that some answer names */
    uint32_t frame, code;
    struct strbuf arguments;
    bool begun; /* a line of it ran: what is set from here on is no argument */
};

struct finder {
    const struct model_state *state;
    const struct trace *trace;
    VEC(struct call_frame) frames; /* by id */
    VEC(uint32_t) tops;            /* by node: innermost frame */
    VEC(struct call_name) names;
    struct int_map name_of; /* frame to its place in names */
};

static struct call_frame *frame_at(struct finder *finder, uint32_t frame)
{
    while (finder->frames.count <= frame) {
        vec_push(&finder->frames, (struct call_frame){0});
    }
    return &finder->frames.items[frame];
}

static uint32_t *top_of(struct finder *finder, uint32_t node)
{
    while (finder->tops.count <= node) {
        vec_push(&finder->tops, 0);
    }
    return &finder->tops.items[node];
}

static void push(struct finder *finder, uint32_t frame, uint32_t node)
{
    uint32_t *top = top_of(finder, node);
    struct call_frame *pushed = frame_at(finder, frame);
    pushed->node = node;
    pushed->below = *top;
    *top = frame;
}

static void pop(struct finder *finder, uint32_t frame)
{
    const struct call_frame *popped = frame_at(finder, frame);
    uint32_t *top = top_of(finder, popped->node);
    if (*top == frame) {
        *top = popped->below;
    }
}

static void answer(struct finder *finder, struct compare_call *call)
{
    uint32_t outer[COMPARE_DEPTH]; /* the outermost of the chain, in a ring */
    size_t count = 0;
    call->depth = 0;
    uint32_t frame = call->node < finder->tops.count ? finder->tops.items[call->node] : 0;
    for (; frame != 0; frame = finder->frames.items[frame].below) {
        const struct model_code *code = model_code(finder->state, finder->frames.items[frame].code);
        if (code->kind != TRACE_CODE_LIBRARY) {
            outer[count++ % COMPARE_DEPTH] = frame;
        }
    }
    for (; count > 0 && call->depth < COMPARE_DEPTH; count--) {
        frame = outer[(count - 1) % COMPARE_DEPTH];
        call->frames[call->depth++] = frame;
        if (!int_map_get(&finder->name_of, frame, NULL)) {
            int_map_set(&finder->name_of, frame, finder->names.count);
            vec_push(&finder->names, (struct call_name){
                                         .frame = frame,
                                         .code = finder->frames.items[frame].code,
                                     });
        }
    }
}

static void find_frames(struct finder *finder, struct compare_call *calls, size_t count)
{
    struct trace_cursor cursor;
    struct trace_event event;
    size_t next = 0;
    trace_cursor_init(&cursor, finder->trace);
    while (next < count && trace_cursor_next(&cursor, &event)) {
        switch (event.kind) {
        case TRACE_FRAME_PUSH: {
            uint32_t frame = (uint32_t)trace_get(&event, frame_push, frame);
            frame_at(finder, frame)->code = (uint32_t)trace_get(&event, frame_push, code);
            push(finder, frame, (uint32_t)trace_get(&event, frame_push, task));
            break;
        }
        case TRACE_FRAME_RESUME:
            push(finder, (uint32_t)trace_get(&event, frame_resume, frame),
                 (uint32_t)trace_get(&event, frame_resume, task));
            break;
        case TRACE_FRAME_POP: pop(finder, (uint32_t)trace_get(&event, frame_pop, frame)); break;
        case TRACE_FRAME_SUSPEND:
            pop(finder, (uint32_t)trace_get(&event, frame_suspend, frame));
            break;
        default: break;
        }
        while (next < count && calls[next].position <= event.index + 1) {
            answer(finder, &calls[next++]);
        }
    }
}

/* Objects say nothing to a reader: <...> is left out. */
static void add_argument(struct finder *finder, struct call_name *name, uint32_t string)
{
    const char *value = trace_text(finder->trace, string, NULL);
    size_t size = strlen(value), fits = utf8_fit(value, size, VALUE_MAX);
    if (value[0] == '<' || name->arguments.length > ARGUMENTS_MAX) {
        return;
    }
    if (name->arguments.length > 0) {
        strbuf_add(&name->arguments, ", ");
    }
    strbuf_add_bytes(&name->arguments, value, fits);
    if (fits < size) {
        strbuf_add(&name->arguments, "…");
    }
}

static struct call_name *name_of(struct finder *finder, int64_t frame)
{
    uint64_t place;
    bool known = int_map_get(&finder->name_of, (uint64_t)frame, &place);
    return known ? &finder->names.items[place] : NULL;
}

static void find_arguments(struct finder *finder)
{
    struct trace_cursor cursor;
    struct trace_event event;
    trace_cursor_init(&cursor, finder->trace);
    while (finder->names.count > 0 && trace_cursor_next(&cursor, &event)) {
        if (event.kind == TRACE_LINE) {
            struct call_name *name = name_of(finder, trace_get(&event, line, frame));
            if (name) {
                name->begun = true;
            }
        } else if (event.kind == TRACE_VAR) {
            struct call_name *name = name_of(finder, trace_get(&event, var, frame));
            if (name && !name->begun) {
                add_argument(finder, name, (uint32_t)trace_get(&event, var, value));
            }
        }
    }
}

static const char *name_text(struct finder *finder, const struct call_name *name,
                             struct arena *arena)
{
    if (model_code(finder->state, name->code)->kind == TRACE_CODE_MODULE) {
        return "";
    }
    return arena_printf(arena, "%s(%s)", model_code_name(finder->state, name->code),
                        strbuf_text(&name->arguments));
}

void compare_find_calls(const struct model *model, struct compare_call *calls, size_t count,
                        struct arena *arena)
{
    struct finder finder = {.state = model_state(model), .trace = model_trace(model)};
    find_frames(&finder, calls, count);
    find_arguments(&finder);
    for (size_t i = 0; i < count; i++) {
        for (size_t d = 0; d < calls[i].depth; d++) {
            calls[i].names[d] = name_text(&finder, name_of(&finder, calls[i].frames[d]), arena);
        }
    }
    for (size_t i = 0; i < finder.names.count; i++) {
        strbuf_free(&finder.names.items[i].arguments);
    }
    vec_free(&finder.names);
    vec_free(&finder.frames);
    vec_free(&finder.tops);
    int_map_free(&finder.name_of);
}
