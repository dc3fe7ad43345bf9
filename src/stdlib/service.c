/* The module _service: which requests the virtual customers send, and what became of them. */
#include <string.h>

#include "base/requests.h"
#include "loop/loop.h"
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/bytes.h"

static value service_text(struct vm *vm, const char *text)
{
    return text ? str_value(str_from_bytes(vm, text, strlen(text))) : VALUE_NONE;
}

static value service_seconds(struct vm *vm, int64_t nanoseconds)
{
    return float_from_double(vm, (double)nanoseconds / 1e9);
}

/* (number, seconds from now, method, target, body, its type, headers, customer, slow) of each. */
static value service_take(METHOD_ARGS)
{
    (void)args;
    if (!args_check(vm, "take", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct list *list = list_new(vm, 0);
    struct requests *requests = vm->options.requests;
    for (size_t i = requests->taken; i < requests->all.count; i++) {
        struct request *request = &requests->all.items[i];
        const struct request_form *form = request->form;
        size_t size = form->body ? strlen(form->body) : 0;
        value items[9] = {
            value_from_small_int((int64_t)i),
            service_seconds(vm, request->arrival),
            service_text(vm, form->method),
            service_text(vm, form->target),
            form->body ? value_from_object(bytes_new(vm, form->body, size)) : VALUE_NONE,
            service_text(vm, form->type),
            service_text(vm, form->headers),
            service_text(vm, form->customer),
            service_seconds(vm, form->slow),
        };
        request->arrival += vm->loop->clock.now;
        list_append_steal(vm, list, value_from_object(tuple_from(vm, items, 9)));
        for (size_t k = 0; k < 9; k++) {
            drop(vm, items[k]);
        }
    }
    requests->taken = requests->all.count;
    return value_from_object(list);
}

/* add(method, target): a request that nobody gave. */
static value service_add(METHOD_ARGS)
{
    if (!args_check(vm, "add", nargs, kwnames, 2, 2) || !value_is_str(args[0]) ||
        !value_is_str(args[1])) {
        return VALUE_ERROR;
    }
    requests_add(vm->options.requests, value_as(str, args[0])->text, value_as(str, args[1])->text);
    return VALUE_NONE;
}

static struct request *service_request(struct vm *vm, const char *name, const value *args,
                                       size_t nargs, struct tuple *kwnames, size_t count)
{
    int64_t number;
    if (!args_check(vm, name, nargs, kwnames, count, count) || !vm_index(vm, args[0], &number)) {
        return NULL;
    }
    if (number < 0 || (size_t)number >= vm->options.requests->all.count) {
        vm_raise(vm, EXC_IndexError, "no such request");
        return NULL;
    }
    return &vm->options.requests->all.items[number];
}

/* begin(number): the server looks at it now. */
static value service_begin(METHOD_ARGS)
{
    struct request *request = service_request(vm, "begin", args, nargs, kwnames, 1);
    if (!request) {
        return VALUE_ERROR;
    }
    request->begun = vm->loop->clock.now;
    return VALUE_NONE;
}

/* end(number, status): its answer is complete. */
static value service_end(METHOD_ARGS)
{
    struct request *request = service_request(vm, "end", args, nargs, kwnames, 2);
    int64_t status;
    if (!request || !vm_index(vm, args[1], &status)) {
        return VALUE_ERROR;
    }
    request->ended = vm->loop->clock.now;
    request->status = (int)status;
    return VALUE_NONE;
}

static bool service_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"take", service_take, 0}, {"add", service_add, 0}, {"begin", service_begin, 0},
        {"end", service_end, 0},   {NULL, NULL, 0},
    };
    dict_add_natives(vm, names, functions);
    dict_set_c(vm, names, "are_given", value_from_bool(vm->options.requests->are_given));
    dict_set_c(vm, names, "are_logged", value_from_bool(vm->options.requests->are_logged));
    return true;
}

const struct module_def service_module = {"_service", service_fill};
