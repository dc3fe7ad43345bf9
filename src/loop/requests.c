#include "loop/requests.h"

#include <math.h>

#include "loop/loop.h"
#include "vm/error.h"
#include "vm/frame.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

static value request_begin(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int kind;
    double since = 0; /* when it came in, if nobody looked then */
    if (!args_check(vm, "_request_begin", nargs, kwnames, 3, 5)) {
        return VALUE_ERROR;
    }
    if (!trace_wants(vm->trace, TRACE_SCHEDULE)) {
        return value_from_small_int(0);
    }
    if (!loop_find_kind(vm, TRACE_TYPE_REQUEST_KIND, args[0], &kind)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1]) || !value_is_str(args[2])) {
        return vm_raise(vm, EXC_TypeError, "method and url must be str");
    }
    if (nargs > 4 && !number_to_double(vm, args[4], &since)) {
        return VALUE_ERROR;
    }
    const struct str *method = value_as(str, args[1]), *url = value_as(str, args[2]);
    struct frame *frame = frame_visible(vm, 0);
    uint32_t node = loop_new_node(vm);
    const struct future *task =
        nargs > 3 ? future_from_value(args[3]) : NULL; /* or the current one */
    trace_put_request_begin(
        vm->trace, node, task ? task->node : loop_current_node(vm), (enum trace_request_kind)kind,
        trace_string(vm->trace, method->text, method->size),
        trace_string(vm->trace, url->text, url->size), frame ? frame_line(frame) : 0);
    if (nargs > 4 && clock_from_seconds(since) < vm->loop->clock.now) {
        trace_put_request_late(vm->trace, node, clock_from_seconds(since));
    }
    return value_from_small_int(node);
}

static value request_end(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t node, status;
    if (!args_check(vm, "_request_end", nargs, kwnames, 3, 3) || !vm_index(vm, args[0], &node) ||
        !vm_index(vm, args[1], &status)) {
        return VALUE_ERROR;
    }
    if (node > 0 && node <= UINT32_MAX && trace_wants(vm->trace, TRACE_SCHEDULE)) {
        const struct str *error = value_is_str(args[2]) ? value_as(str, args[2]) : NULL;
        trace_put_request_end(vm->trace, (uint32_t)node, status,
                              error ? trace_string(vm->trace, error->text, error->size) : 0);
    }
    return VALUE_NONE;
}

static value request_block(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    double seconds;
    int64_t node;
    if (!args_check(vm, "_block", nargs, kwnames, 3, 3) ||
        !number_to_double(vm, args[0], &seconds) || !vm_index(vm, args[2], &node)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1]) || !(seconds >= 0) || seconds > 9e9 || node < 0 ||
        node > UINT32_MAX) {
        return vm_raise(vm, EXC_ValueError, "_block() takes a duration, a reason and a node");
    }
    const struct blocking blocking = {.why = value_as(str, args[1])->text,
                                      .what = TRACE_WAIT_NETWORK,
                                      .waits_on = (uint32_t)node};
    return thread_block(vm, seconds, &blocking) ? VALUE_NONE : VALUE_ERROR;
}

const struct native_def request_functions[] = {
    {"_request_begin", request_begin, 0},
    {"_request_end", request_end, 0},
    {"_block", request_block, 0},
    {NULL, NULL, 0},
};
