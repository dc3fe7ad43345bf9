/* The dispatch loop.
 *
 * `frame`, `ip`, `sp` and `fast` are kept in registers; frame->ip is stored before anything
 * that may look at it (a call, an exception, dropping the last reference to an object),
 * frame->sp when the frame is left.
 *
 * Inline caches: see vm/interp_attribute.c for what their members mean.
 */
#include "vm/interp.h"

#include "vm/import.h"
#include "vm/interp_cache.h"
#include "vm/interp_macros.h"
#include "vm/interp_number.h"
#include "vm/interp_private.h"
#include "vm/iterator.h"
#include "vm/number.h"
#include "vm/record.h"
#include "vm/set.h"
#include "vm/type.h"

/* ---- entering ---- */

bool vm_enter(struct vm *vm, const char *where)
{
    struct vm_thread *thread = vm->thread;
    int limit = vm->options.recursion_limit ? vm->options.recursion_limit : 1000;
    if (UNLIKELY(thread->depth >= limit)) {
        vm_raise(vm, EXC_RecursionError, "maximum recursion depth exceeded%s", where);
        return false;
    }
    thread->depth++;
    return true;
}

void vm_leave(struct vm *vm)
{
    vm->thread->depth--;
}

/* Drops the arguments' function frame that never ran. */
static value discard(struct vm *vm, struct frame *frame)
{
    frame_free(vm, frame);
    return VALUE_ERROR;
}

value interp_run(struct vm *vm, struct frame *frame)
{
    if (UNLIKELY(vm->stop || !vm_enter(vm, ""))) {
        return discard(vm, frame);
    }
    if (UNLIKELY(--vm->fuel <= 0 && !vm_check_limits(vm))) {
        vm_leave(vm);
        return discard(vm, frame);
    }
    frame->back = vm->thread->frame;
    frame->flags |= FRAME_ENTRY;
    vm->thread->frame = frame;
    value out = VALUE_ERROR;
    return interp_loop(vm, frame, false, &out) == RESUME_RETURNED ? out : VALUE_ERROR;
}

value interp_run_code(struct vm *vm, struct code *code, struct dict *globals, value locals)
{
    struct frame *frame = frame_new_code(vm, code, globals, locals);
    if (code->flags & CODE_ANY_GENERATOR) {
        return value_from_object(generator_new(vm, frame));
    }
    return interp_run(vm, frame);
}

void interp_add_traceback(struct vm *vm, struct frame *frame, value v)
{
    struct exception *exception = value_as(exception, v);
    struct traceback *entry = object_new(vm, vm_type(vm, TRACEBACK), sizeof *entry);
    if (value_has_layout(exception->traceback, LAYOUT_TRACEBACK)) {
        entry->next = value_as(traceback, exception->traceback);
    } else {
        drop(vm, exception->traceback);
    }
    entry->code = keep_object(frame->code);
    entry->ip = frame_ip(frame);
    entry->frame = frame_object_of(vm, frame);
    exception->traceback = value_from_object(entry);
}

/* ---- helpers of single instructions ---- */

/* Will the instruction at ip store into a local that holds `a`?  Its slot then. */
static inline value *stored_local(const uint32_t *ip, value *fast, value a)
{
    enum opcode opcode = FRAME_OPCODE(*ip);
    uint32_t slot = FRAME_ARGUMENT(*ip);
    if (opcode == OP_STORE_FAST_LOAD_FAST || opcode == OP_STORE_FAST_STORE_FAST) {
        slot &= 0xFFF;
    } else if (opcode != OP_STORE_FAST) {
        return NULL;
    }
    return value_same(fast[slot], a) ? &fast[slot] : NULL;
}

/* a + b of two str; takes over a, not b.  VALUE_ERROR: too large. */
static value add_str(struct vm *vm, const uint32_t *ip, value *fast, value a, value b)
{
    value *local = stored_local(ip, fast, a);
    if (local && value_object(a)->refs == 2) {
        *local = VALUE_UNBOUND;
        value_object(a)->refs--;
    }
    value result = a;
    if (!str_append(vm, &result, value_as(str, b))) {
        if (local && value_is_unbound(*local)) {
            *local = keep(result);
        }
        drop(vm, result);
        return VALUE_ERROR;
    }
    return result;
}

/* The frame of a class's Python __init__ for a plain new object: which is put in the place
 * of the class, the frame takes over the arguments.  NULL: not that simple, or an exception. */
static struct frame *enter_init(struct vm *vm, value *base, size_t n, struct code_cache *cache)
{
    struct type *type = value_as(type, base[0]);
    if (type->head.type != vm_type(vm, TYPE) ||
        (type->flags & (TYPE_HEAP | TYPE_ABSTRACT)) != TYPE_HEAP ||
        type->new_ != vm_type(vm, OBJECT)->new_ || type->layout != LAYOUT_INSTANCE) {
        return NULL;
    }
    value init = cache->found;
    if (cache->version != type->version || type->version == 0) {
        init = type_lookup(vm, type, vm_name(vm, __init__));
        if (!value_is_function(init)) {
            return NULL;
        }
        cache->version = type->version;
        cache->found = init;
    }
    struct function *function = value_as(function, init);
    struct code *code = function->code;
    if ((code->flags & (CODE_SIMPLE_ARGS | CODE_ANY_GENERATOR)) != CODE_SIMPLE_ARGS ||
        code->arg_count != n + 1) {
        return NULL;
    }
    value self = type->new_(vm, type, NULL, 0, NULL);
    if (value_is_error(self)) {
        return NULL;
    }
    drop(vm, base[0]);
    base[0] = self;
    base[1] = keep(self);
    struct frame *frame = frame_from_stack(vm, keep_object(function), base + 1, n + 1);
    frame->flags = FRAME_INIT;
    return frame;
}

/* Leaves the missing positional arguments to the defaults: true if they are enough. */
static inline bool defaults_fill(const struct function *function, size_t nargs)
{
    size_t count = function->code->arg_count;
    return function->defaults && nargs < count && count - nargs <= function->defaults->count;
}

static struct frame *frame_with_defaults(struct vm *vm, struct function *function,
                                         const value *args, size_t nargs)
{
    struct frame *frame = frame_from_stack(vm, function, args, nargs);
    struct tuple *defaults = function->defaults;
    size_t count = function->code->arg_count;
    for (size_t i = nargs; i < count; i++) {
        frame->slots[i] = keep(defaults->items[defaults->count - (count - i)]);
    }
    return frame;
}

static value raise_not_none(struct vm *vm, value result)
{
    vm_raise(vm, EXC_TypeError, "__init__() should return None, not '%s'",
             value_type(vm, result)->name->text);
    drop(vm, result);
    return VALUE_ERROR;
}

/* ---- the loop ---- */

static int compare_objects(struct vm *vm, value a, value b, enum compare_op op)
{
    value result = vm_compare(vm, a, b, op);
    if (value_is_error(result)) {
        return -1;
    }
    int truth = vm_truth(vm, result);
    drop(vm, result);
    return truth;
}

enum resume_status interp_loop(struct vm *vm, struct frame *frame, bool throwing, value *out)
{
    static const void *const labels[] = {
#define OPCODE(name, effect, kind, doc) &&label_##name,
#include "vm/opcodes.def"
#undef OPCODE
    };
    struct vm_thread *const thread = vm->thread;
    const bool recording = record_is_on(vm);
    const uint32_t *ip;
    value *sp;
    value *fast;
    value moved = VALUE_UNBOUND; /* a value on its way from one frame to another */
    uint32_t word = 0;

    *out = VALUE_UNBOUND;
    thread->c_depth++;
    LOAD_FRAME();
    if (UNLIKELY(thread->c_depth > C_DEPTH_MAX)) {
        vm_raise(vm, EXC_RecursionError,
                 "maximum recursion depth exceeded while calling a Python object");
        goto leave_raised;
    }
    if (throwing) {
        if (recording) {
            record_push(vm, frame);
        }
        goto error;
    }
    goto resume_frame;

/* `frame` begins or goes on: what was sent in is on its stack. */
resume_frame:
    LOAD_FRAME();
    if (UNLIKELY(recording)) {
        record_push(vm, frame);
    }
    if (frame->generator && frame->ip != frame->code->ops) {
        if (frame->flags & FRAME_RESULT_GIVEN) {
            frame->flags &= ~(uint32_t)FRAME_RESULT_GIVEN;
        } else if (frame_is_awaiting(frame)) {
            ip--;
        }
    }
    BURN_FUEL();
    DISPATCH();

/* `frame` is a new one, complete but for `back`; the caller's ip and sp are in the registers. */
#define CALL_FRAME(new_frame)                \
    do {                                     \
        SAVE_FRAME();                        \
        struct frame *callee_ = (new_frame); \
        callee_->back = frame;               \
        frame = thread->frame = callee_;     \
        thread->depth++;                     \
        goto start_frame;                    \
    } while (0)

start_frame : {
    LOAD_FRAME();
    int limit = vm->options.recursion_limit ? vm->options.recursion_limit : 1000;
    if (UNLIKELY(thread->depth > limit)) {
        struct frame *callee = frame;
        frame = thread->frame = callee->back;
        thread->depth--;
        frame_free(vm, callee);
        LOAD_FRAME();
        vm_raise(vm, EXC_RecursionError, "maximum recursion depth exceeded");
        goto error;
    }
    if (UNLIKELY(recording)) {
        record_push(vm, frame);
    }
    BURN_FUEL();
    DISPATCH();
}

    /* ---- the stack itself ---- */

    TARGET(NOP) : DISPATCH();
    TARGET(POP_TOP) :
    {
        value v = *--sp;
        DROP(v);
        DISPATCH();
    }
    TARGET(COPY) :
    {
        value v = keep(sp[-(int64_t)ARG]);
        PUSH(v);
        DISPATCH();
    }
    TARGET(SWAP) :
    {
        value v = sp[-1];
        sp[-1] = sp[-(int64_t)ARG];
        sp[-(int64_t)ARG] = v;
        DISPATCH();
    }
    TARGET(PUSH_NULL) : PUSH(VALUE_UNBOUND);
    DISPATCH();
    TARGET(LOAD_CONST) : PUSH(keep(frame->code->consts[ARG]));
    DISPATCH();
    TARGET(LINE) :
    {
        if (recording) {
            SYNC();
            record_line(vm, frame, ARG);
        }
        DISPATCH();
    }

    /* ---- names ---- */

    TARGET(LOAD_FAST) :
    {
        value v = fast[ARG];
        if (UNLIKELY(value_is_unbound(v))) {
            interp_unbound_local(vm, frame, ARG);
            goto error;
        }
        PUSH(keep(v));
        DISPATCH();
    }
    TARGET(LOAD_FAST_AND_CLEAR) :
    {
        PUSH(fast[ARG]);
        fast[ARG] = VALUE_UNBOUND;
        DISPATCH();
    }
    TARGET(STORE_FAST) :
    {
        value old = fast[ARG];
        fast[ARG] = *--sp;
        DROP(old);
        DISPATCH();
    }
    TARGET(DELETE_FAST) :
    {
        value old = fast[ARG];
        if (value_is_unbound(old)) {
            interp_unbound_local(vm, frame, ARG);
            goto error;
        }
        fast[ARG] = VALUE_UNBOUND;
        DROP(old);
        DISPATCH();
    }
    TARGET(MAKE_CELL) :
    {
        value old = fast[ARG];
        fast[ARG] = value_from_object(cell_new(vm, VALUE_UNBOUND));
        DROP(old);
        DISPATCH();
    }
    TARGET(LOAD_CLOSURE) : PUSH(keep(fast[ARG]));
    DISPATCH();
    TARGET(LOAD_DEREF) :
    {
        value v = value_as(cell, fast[ARG])->v;
        if (UNLIKELY(value_is_unbound(v))) {
            interp_unbound_local(vm, frame, ARG);
            goto error;
        }
        PUSH(keep(v));
        DISPATCH();
    }
    TARGET(STORE_DEREF) :
    {
        struct cell *cell = value_as(cell, fast[ARG]);
        value old = cell->v;
        cell->v = *--sp;
        DROP(old);
        DISPATCH();
    }
    TARGET(DELETE_DEREF) :
    {
        struct cell *cell = value_as(cell, fast[ARG]);
        value old = cell->v;
        if (value_is_unbound(old)) {
            interp_unbound_local(vm, frame, ARG);
            goto error;
        }
        cell->v = VALUE_UNBOUND;
        DROP(old);
        DISPATCH();
    }
    TARGET(LOAD_CLASSDEREF) :
    {
        SYNC();
        value v = interp_load_class_cell(vm, frame, ARG);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(LOAD_NAME) :
    {
        SYNC();
        value v = interp_load_name(vm, frame, frame->code->names[ARG]);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(STORE_NAME) :
    {
        SYNC();
        if (!interp_store_name(vm, frame, frame->code->names[ARG], sp[-1])) {
            goto error;
        }
        value v = *--sp;
        DROP(v);
        DISPATCH();
    }
    TARGET(DELETE_NAME) : SYNC();
    if (!interp_delete_name(vm, frame, frame->code->names[ARG])) {
        goto error;
    }
    DISPATCH();
    TARGET(LOAD_GLOBAL) :
    {
        struct code_cache *cache = &frame->code->caches[*ip++];
        struct dict *globals = frame->globals;
        if (LIKELY(globals->keys_version == cache->keys_version)) {
            if (cache->version == 1) {
                PUSH(keep(globals->entries[cache->slot].v));
                DISPATCH();
            }
            if (LIKELY(vm->builtins->keys_version == cache->more_version)) {
                PUSH(keep(vm->builtins->entries[cache->slot].v));
                DISPATCH();
            }
        }
        SYNC();
        value v = interp_load_global(vm, frame, frame->code->names[ARG], cache);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(STORE_GLOBAL) :
    {
        struct code_cache *cache = &frame->code->caches[*ip++];
        struct dict *globals = frame->globals;
        if (LIKELY(globals->keys_version == cache->keys_version)) {
            value old = globals->entries[cache->slot].v;
            globals->entries[cache->slot].v = *--sp;
            DROP(old);
            DISPATCH();
        }
        struct str *name = frame->code->names[ARG];
        value v = *--sp;
        SYNC();
        dict_set_str(vm, globals, name, v);
        int64_t at = dict_find_str(globals, name);
        if (at >= 0) {
            cache->slot = (uint32_t)at;
            cache->keys_version = globals->keys_version;
        }
        DROP(v);
        DISPATCH();
    }
    TARGET(DELETE_GLOBAL) : SYNC();
    if (!interp_delete_global(vm, frame, frame->code->names[ARG])) {
        goto error;
    }
    DISPATCH();

    /* ---- attributes and items ---- */

    TARGET(LOAD_FAST_ATTR) :
    {
        value o = fast[ARG & 0xFFF];
        if (UNLIKELY(value_is_unbound(o))) {
            interp_unbound_local(vm, frame, ARG & 0xFFF);
            goto error;
        }
        struct code_cache *cache = &frame->code->caches[*ip++];
        value v = attribute_from_cache(o, frame->code->names[ARG >> 12], cache);
        if (LIKELY(!value_is_unbound(v))) {
            PUSH(keep(v));
            DISPATCH();
        }
        SYNC();
        v = interp_load_attribute(vm, o, frame->code->names[ARG >> 12], cache);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(LOAD_ATTR) :
    {
        value o = sp[-1];
        struct code_cache *cache = &frame->code->caches[*ip++];
        value v = attribute_from_cache(o, frame->code->names[ARG], cache);
        if (LIKELY(!value_is_unbound(v))) {
            sp[-1] = keep(v);
            DROP(o);
            DISPATCH();
        }
        SYNC();
        v = interp_load_attribute(vm, o, frame->code->names[ARG], cache);
        if (value_is_error(v)) {
            goto error;
        }
        sp[-1] = v;
        DROP(o);
        DISPATCH();
    }
    TARGET(LOAD_METHOD) :
    {
        value o = sp[-1];
        struct code_cache *cache = &frame->code->caches[*ip++];
        struct str *name = frame->code->names[ARG];
        if (LIKELY(method_is_cached(o, name, cache))) {
            sp[-1] = keep(cache->found);
            PUSH(o);
            DISPATCH();
        }
        SYNC();
        bool is_method;
        value v = interp_load_method(vm, o, name, cache, &is_method);
        if (value_is_error(v)) {
            goto error;
        }
        sp[-1] = v;
        if (is_method) {
            PUSH(o);
        } else {
            PUSH(VALUE_UNBOUND);
            DROP(o);
        }
        DISPATCH();
    }
    TARGET(STORE_ATTR) :
    {
        value o = sp[-1];
        struct code_cache *cache = &frame->code->caches[*ip++];
        value *place = attribute_place(o, frame->code->names[ARG], cache);
        if (LIKELY(place != NULL)) {
            value old = *place;
            *place = sp[-2];
            sp -= 2;
            DROP(old);
            DROP(o);
            DISPATCH();
        }
        SYNC();
        if (!interp_store_attribute(vm, o, frame->code->names[ARG], sp[-2], cache)) {
            goto error;
        }
        value v = sp[-2];
        sp -= 2;
        DROP(v);
        DROP(o);
        DISPATCH();
    }
    TARGET(DELETE_ATTR) :
    {
        SYNC();
        if (!vm_delattr(vm, sp[-1], frame->code->names[ARG])) {
            goto error;
        }
        value o = *--sp;
        DROP(o);
        DISPATCH();
    }
    TARGET(BINARY_SUBSCR) :
    {
        value o = sp[-2], key = sp[-1];
        if (value_is_object(o)) {
            struct type *type = value_object(o)->type;
            if (value_is_small_int(key) &&
                (type == vm_type(vm, LIST) || type == vm_type(vm, TUPLE))) {
                bool is_list = type == vm_type(vm, LIST);
                int64_t i = value_small_int(key);
                int64_t count =
                    (int64_t)(is_list ? value_as(list, o)->count : value_as(tuple, o)->count);
                i = i < 0 ? i + count : i;
                if (i >= 0 && i < count) {
                    value v =
                        keep(is_list ? value_as(list, o)->items[i] : value_as(tuple, o)->items[i]);
                    sp[-2] = v;
                    sp--;
                    DROP(o);
                    DISPATCH();
                }
            } else if (type == vm_type(vm, DICT)) {
                value v;
                SYNC();
                if (!dict_get(vm, value_as(dict, o), key, &v)) {
                    goto error;
                }
                if (!value_is_unbound(v)) {
                    sp[-2] = keep(v);
                    sp--;
                    DROP(key);
                    DROP(o);
                    DISPATCH();
                }
            }
        }
        BINARY_RESULT(vm_getitem(vm, o, key));
        DISPATCH();
    }
    TARGET(STORE_SUBSCR) :
    {
        value v = sp[-3], o = sp[-2], key = sp[-1];
        if (value_is_small_int(key) && value_is_exactly(o, vm_type(vm, LIST))) {
            struct list *list = value_as(list, o);
            int64_t i = value_small_int(key);
            i = i < 0 ? i + (int64_t)list->count : i;
            if (i >= 0 && i < (int64_t)list->count) {
                value old = list->items[i];
                list->items[i] = v;
                sp -= 3;
                DROP(old);
                DROP(o);
                DISPATCH();
            }
        }
        SYNC();
        bool ok = value_is_exactly(o, vm_type(vm, DICT)) ? dict_set(vm, value_as(dict, o), key, v)
                                                         : vm_setitem(vm, o, key, v);
        if (!ok) {
            goto error;
        }
        sp -= 3;
        DROP(key);
        DROP(o);
        DROP(v);
        DISPATCH();
    }
    TARGET(DELETE_SUBSCR) :
    {
        SYNC();
        if (!vm_delitem(vm, sp[-2], sp[-1])) {
            goto error;
        }
        value o = sp[-2], key = sp[-1];
        sp -= 2;
        DROP(key);
        DROP(o);
        DISPATCH();
    }
    TARGET(BUILD_SLICE) :
    {
        value step = ARG == 3 ? *--sp : VALUE_NONE;
        value stop = *--sp;
        value start = sp[-1];
        sp[-1] = slice_new(vm, start, stop, step);
        DROP(start);
        DROP(stop);
        DROP(step);
        DISPATCH();
    }

    /* ---- operators ---- */

    ARITHMETIC(BINARY, BINARY_SLOW);
    ARITHMETIC(INPLACE, INPLACE_SLOW);

#define CONST_ARITHMETIC(name, operation, slow, NAME)                                              \
    TARGET(name) :                                                                                 \
    {                                                                                              \
        value a = sp[-1], b = frame->code->consts[ARG];                                            \
        int64_t r;                                                                                 \
        if (LIKELY(value_is_small_int(a)) &&                                                       \
            LIKELY(!__builtin_##operation##_overflow((int64_t)a.bits, (int64_t)b.bits - 1, &r))) { \
            sp[-1] = (value){(uint64_t)r};                                                         \
            DISPATCH();                                                                            \
        }                                                                                          \
        SYNC();                                                                                    \
        value v = slow(vm, BINARY_##NAME, a, b);                                                   \
        if (value_is_error(v)) {                                                                   \
            goto error;                                                                            \
        }                                                                                          \
        sp[-1] = v;                                                                                \
        DROP(a);                                                                                   \
        DISPATCH();                                                                                \
    }
    CONST_ARITHMETIC(ADD_CONST, add, vm_binary, ADD)
    CONST_ARITHMETIC(SUBTRACT_CONST, sub, vm_binary, SUBTRACT)
    CONST_ARITHMETIC(INPLACE_ADD_CONST, add, vm_inplace, ADD)
    CONST_ARITHMETIC(INPLACE_SUBTRACT_CONST, sub, vm_inplace, SUBTRACT)

#define UNARY(NAME)                              \
    TARGET(UNARY_##NAME) :                       \
    {                                            \
        SYNC();                                  \
        value a = sp[-1];                        \
        value v = vm_unary(vm, UNARY_##NAME, a); \
        if (value_is_error(v)) {                 \
            goto error;                          \
        }                                        \
        sp[-1] = v;                              \
        DROP(a);                                 \
        DISPATCH();                              \
    }
    UNARY(NEGATIVE)
    UNARY(POSITIVE)
    UNARY(INVERT)
    TARGET(UNARY_NOT) :
    {
        SYNC();
        value a = sp[-1];
        int truth = vm_truth(vm, a);
        if (truth < 0) {
            goto error;
        }
        sp[-1] = value_from_bool(!truth);
        DROP(a);
        DISPATCH();
    }
    COMPARE(LT)
    COMPARE(LE)
    COMPARE(EQ)
    COMPARE(NE)
    COMPARE(GT)
    COMPARE(GE)
    TARGET(IS) : TARGET(IS_NOT) :
    {
        value b = *--sp, a = sp[-1];
        sp[-1] = value_from_bool(value_same(a, b) == (FRAME_OPCODE(word) == OP_IS));
        DROP(b);
        DROP(a);
        DISPATCH();
    }
    TARGET(CONTAINS) : TARGET(NOT_CONTAINS) :
    {
        SYNC();
        int found = vm_contains(vm, sp[-1], sp[-2]);
        if (found < 0) {
            goto error;
        }
        value b = *--sp, a = sp[-1];
        sp[-1] = value_from_bool(found == (FRAME_OPCODE(word) == OP_CONTAINS));
        DROP(b);
        DROP(a);
        DISPATCH();
    }

    /* ---- building ---- */

    TARGET(BUILD_TUPLE) :
    {
        struct tuple *tuple = tuple_new(vm, ARG);
        sp -= ARG;
        for (uint32_t i = 0; i < ARG; i++) {
            tuple->items[i] = sp[i];
        }
        PUSH(value_from_object(tuple));
        DISPATCH();
    }
    TARGET(BUILD_LIST) :
    {
        struct list *list = list_new(vm, ARG);
        sp -= ARG;
        for (uint32_t i = 0; i < ARG; i++) {
            list->items[i] = sp[i];
        }
        list->count = ARG;
        PUSH(value_from_object(list));
        DISPATCH();
    }
    TARGET(BUILD_SET) :
    {
        SYNC();
        struct set *set = set_new(vm, false);
        value *from = sp - ARG;
        bool ok = true;
        for (value *at = from; at < sp && ok; at++) {
            ok = set_add(vm, set, *at);
        }
        if (!ok) {
            drop(vm, value_from_object(set));
            goto error;
        }
        while (sp > from) {
            value v = *--sp;
            DROP(v);
        }
        PUSH(value_from_object(set));
        DISPATCH();
    }
    TARGET(BUILD_MAP) :
    {
        SYNC();
        struct dict *dict = dict_new(vm);
        value *from = sp - 2 * (size_t)ARG;
        bool ok = true;
        for (value *at = from; at < sp && ok; at += 2) {
            ok = dict_set(vm, dict, at[0], at[1]);
        }
        if (!ok) {
            drop(vm, value_from_object(dict));
            goto error;
        }
        while (sp > from) {
            value v = *--sp;
            DROP(v);
        }
        PUSH(value_from_object(dict));
        DISPATCH();
    }
    TARGET(BUILD_CONST_KEY_MAP) :
    {
        SYNC();
        struct dict *dict = dict_new(vm);
        struct tuple *keys = value_as(tuple, sp[-1]);
        value *from = sp - 1 - ARG;
        bool ok = true;
        for (uint32_t i = 0; i < ARG && ok; i++) {
            ok = dict_set(vm, dict, keys->items[i], from[i]);
        }
        if (!ok) {
            drop(vm, value_from_object(dict));
            goto error;
        }
        while (sp > from) {
            value v = *--sp;
            DROP(v);
        }
        PUSH(value_from_object(dict));
        DISPATCH();
    }
    TARGET(BUILD_STRING) :
    {
        SYNC();
        value v = interp_build_string(vm, sp - ARG, ARG);
        if (value_is_error(v)) {
            goto error;
        }
        for (uint32_t i = 0; i < ARG; i++) {
            value part = *--sp;
            DROP(part);
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(FORMAT_VALUE) :
    {
        SYNC();
        value spec = ARG & 4 ? sp[-1] : VALUE_UNBOUND;
        value of = ARG & 4 ? sp[-2] : sp[-1];
        value v = interp_format(vm, of, spec, ARG & 3);
        if (value_is_error(v)) {
            goto error;
        }
        sp -= ARG & 4 ? 2 : 1;
        PUSH(v);
        DROP(spec);
        DROP(of);
        DISPATCH();
    }
    TARGET(LIST_APPEND) :
    {
        value v = *--sp;
        list_append_steal(vm, value_as(list, sp[-(int64_t)ARG]), v);
        DISPATCH();
    }
    TARGET(SET_ADD) :
    {
        SYNC();
        if (!set_add(vm, value_as(set, sp[-(int64_t)ARG - 1]), sp[-1])) {
            goto error;
        }
        value v = *--sp;
        DROP(v);
        DISPATCH();
    }
    TARGET(MAP_ADD) :
    {
        SYNC();
        if (!dict_set(vm, value_as(dict, sp[-(int64_t)ARG - 2]), sp[-2], sp[-1])) {
            goto error;
        }
        value v = *--sp;
        DROP(v);
        v = *--sp;
        DROP(v);
        DISPATCH();
    }
#define EXTEND(name, expression)            \
    TARGET(name) :                          \
    {                                       \
        SYNC();                             \
        value into = sp[-(int64_t)ARG - 1]; \
        if (!(expression)) {                \
            goto error;                     \
        }                                   \
        value v = *--sp;                    \
        DROP(v);                            \
        DISPATCH();                         \
    }
    EXTEND(LIST_EXTEND, interp_list_extend(vm, value_as(list, into), sp[-1]))
    EXTEND(SET_UPDATE, set_update(vm, value_as(set, into), sp[-1]))
    EXTEND(DICT_UPDATE, interp_dict_update(vm, value_as(dict, into), sp[-1]))
    EXTEND(DICT_MERGE, interp_dict_merge(vm, value_as(dict, into), sp[-1], sp[-(int64_t)ARG - 3]))
    TARGET(LIST_TO_TUPLE) :
    {
        value list = sp[-1];
        sp[-1] = value_from_object(
            tuple_from(vm, value_as(list, list)->items, value_as(list, list)->count));
        DROP(list);
        DISPATCH();
    }
    TARGET(UNPACK_SEQUENCE) :
    {
        value from = sp[-1];
        const value *items = NULL;
        if (value_is_exactly(from, vm_type(vm, TUPLE)) && value_as(tuple, from)->count == ARG) {
            items = value_as(tuple, from)->items;
        } else if (value_is_exactly(from, vm_type(vm, LIST)) &&
                   value_as(list, from)->count == ARG) {
            items = value_as(list, from)->items;
        }
        if (LIKELY(items != NULL)) {
            sp--;
            for (uint32_t i = ARG; i > 0; i--) {
                PUSH(keep(items[i - 1]));
            }
        } else {
            SYNC();
            if (!interp_unpack(vm, from, sp - 1, ARG)) {
                goto error;
            }
            sp += (int64_t)ARG - 1;
        }
        DROP(from);
        DISPATCH();
    }
    TARGET(UNPACK_EX) :
    {
        SYNC();
        value from = sp[-1];
        if (!interp_unpack_ex(vm, from, sp - 1, ARG & 0xFF, ARG >> 8)) {
            goto error;
        }
        sp += (ARG & 0xFF) + (ARG >> 8);
        DROP(from);
        DISPATCH();
    }

    /* ---- jumps ---- */

    TARGET(JUMP) : ip = frame->code->ops + ARG;
    DISPATCH();
    TARGET(JUMP_BACK) : ip = frame->code->ops + ARG;
    if (UNLIKELY(recording)) {
        record_forget_line(frame);
    }
    BURN_FUEL();
    DISPATCH();
#define BACKWARDS                  \
    if (UNLIKELY(recording)) {     \
        record_forget_line(frame); \
    }                              \
    BURN_FUEL()
    TRUTH_JUMP(POP_JUMP_IF_FALSE, false, )
    TRUTH_JUMP(POP_JUMP_IF_TRUE, true, )
    TRUTH_JUMP(POP_JUMP_BACK_IF_FALSE, false, BACKWARDS)
    TRUTH_JUMP(POP_JUMP_BACK_IF_TRUE, true, BACKWARDS)
    TARGET(POP_JUMP_IF_NONE) : TARGET(POP_JUMP_IF_NOT_NONE) :
    {
        value v = *--sp;
        if (value_is_none(v) == (FRAME_OPCODE(word) == OP_POP_JUMP_IF_NONE)) {
            ip = frame->code->ops + ARG;
        }
        DROP(v);
        DISPATCH();
    }
    JUMP_OR_POP(JUMP_IF_FALSE_OR_POP, 0)
    JUMP_OR_POP(JUMP_IF_TRUE_OR_POP, 1)
    COMPARE_JUMP(JUMP_UNLESS_LT, LT, false, )
    COMPARE_JUMP(JUMP_UNLESS_LE, LE, false, )
    COMPARE_JUMP(JUMP_UNLESS_EQ, EQ, false, )
    COMPARE_JUMP(JUMP_UNLESS_NE, NE, false, )
    COMPARE_JUMP(JUMP_UNLESS_GT, GT, false, )
    COMPARE_JUMP(JUMP_UNLESS_GE, GE, false, )
    COMPARE_JUMP(JUMP_BACK_IF_LT, LT, true, BACKWARDS)
    COMPARE_JUMP(JUMP_BACK_IF_LE, LE, true, BACKWARDS)
    COMPARE_JUMP(JUMP_BACK_IF_EQ, EQ, true, BACKWARDS)
    COMPARE_JUMP(JUMP_BACK_IF_NE, NE, true, BACKWARDS)
    COMPARE_JUMP(JUMP_BACK_IF_GT, GT, true, BACKWARDS)
    COMPARE_JUMP(JUMP_BACK_IF_GE, GE, true, BACKWARDS)
    TARGET(GET_ITER) :
    {
        SYNC();
        value v = sp[-1];
        value iterator = vm_iter(vm, v);
        if (value_is_error(iterator)) {
            goto error;
        }
        sp[-1] = iterator;
        DROP(v);
        DISPATCH();
    }
    TARGET(FOR_ITER) :
    {
        value it = sp[-1];
        struct type *type = value_is_object(it) ? value_object(it)->type : NULL;
        if (type == vm_type(vm, RANGE_ITERATOR)) {
            struct range_iterator *range = value_as(range_iterator, it);
            if (range->left) {
                range->left--;
                PUSH(value_from_small_int(range->next));
                /* The step behind the last number may not fit. */
                range->next = (int64_t)((uint64_t)range->next + (uint64_t)range->step);
                DISPATCH();
            }
        } else if (type == vm_type(vm, LIST_ITERATOR)) {
            struct sequence_iterator *sequence = value_as(sequence_iterator, it);
            if (!value_is_unbound(sequence->sequence) &&
                sequence->at < value_as(list, sequence->sequence)->count) {
                PUSH(keep(value_as(list, sequence->sequence)->items[sequence->at++]));
                DISPATCH();
            }
        } else if (type == vm_type(vm, GENERATOR)) {
            struct generator *gen = value_as(generator, it);
            SAVE_FRAME();
            struct frame *next = generator_enter(vm, gen, frame, FRAME_ITERATED);
            if (LIKELY(next != NULL)) {
                if (next->ip != next->code->ops) {
                    *next->sp++ = VALUE_NONE;
                }
                frame = next;
                goto resume_frame;
            }
            if (error_pending(vm)) {
                goto error;
            }
            goto exhausted;
        } else if (type == vm_type(vm, TUPLE_ITERATOR)) {
            struct sequence_iterator *sequence = value_as(sequence_iterator, it);
            if (!value_is_unbound(sequence->sequence) &&
                sequence->at < value_as(tuple, sequence->sequence)->count) {
                PUSH(keep(value_as(tuple, sequence->sequence)->items[sequence->at++]));
                DISPATCH();
            }
        } else if (type == vm_type(vm, DICT_KEY_ITERATOR)) {
            struct dict_iterator *keys = value_as(dict_iterator, it);
            if (keys->dict && keys->dict->used == keys->used) {
                value key, v;
                if (dict_next(keys->dict, &keys->at, &key, &v)) {
                    PUSH(keep(key));
                    DISPATCH();
                }
            }
        }
        SYNC();
        value v = vm_next(vm, it);
        if (LIKELY(!value_is_unbound(v))) {
            if (value_is_error(v)) {
                goto error;
            }
            PUSH(v);
            DISPATCH();
        }
    exhausted:
        it = *--sp;
        ip = frame->code->ops + ARG;
        DROP(it);
        DISPATCH();
    }

    /* ---- calls ---- */

    TARGET(CALL) :
    {
        struct code_cache *cache = &frame->code->caches[*ip++];
        value *base = sp - ARG - 2;
    call_again:;
        value callable = base[0];
        value *args = base + 2;
        size_t nargs = ARG;
        if (!value_is_unbound(base[1])) {
            args--;
            nargs++;
        }
        if (LIKELY(value_is_function(callable))) {
            struct function *function = value_as(function, callable);
            struct code *code = function->code;
            if (LIKELY(code->flags & CODE_SIMPLE_ARGS)) {
                struct frame *callee;
                if (LIKELY(nargs == code->arg_count)) {
                    callee = frame_from_stack(vm, function, args, nargs);
                } else if (defaults_fill(function, nargs)) {
                    callee = frame_with_defaults(vm, function, args, nargs);
                } else {
                    goto call_function;
                }
                sp = base;
                if (UNLIKELY(code->flags & CODE_ANY_GENERATOR)) {
                    SYNC();
                    PUSH(value_from_object(generator_new(vm, callee)));
                    DISPATCH();
                }
                CALL_FRAME(callee);
            }
        call_function:
            SYNC();
            value made;
            struct frame *callee = call_function_frame(vm, function, args, nargs, NULL, &made);
            if (!callee && value_is_error(made)) {
                goto error;
            }
            while (sp > base) {
                value v = *--sp;
                DROP(v);
            }
            if (!callee) {
                PUSH(made);
                DISPATCH();
            }
            CALL_FRAME(callee);
        }
        struct type *type = value_is_object(callable) ? value_object(callable)->type : NULL;
        SYNC();
        value result;
        if (type == vm_type(vm, BUILTIN_FUNCTION)) {
            struct native *native = value_as(native, callable);
            if (value_is_unbound(native->self)) {
                result = native->call(vm, args, nargs, NULL);
            } else if (value_is_unbound(base[1])) {
                base[1] = keep(native->self);
                result = native->call(vm, base + 1, nargs + 1, NULL);
            } else {
                result = vm_call(vm, callable, args, nargs, NULL);
            }
        } else if (type == vm_type(vm, METHOD_DESCRIPTOR)) {
            struct native *native = value_as(native, callable);
            if (nargs > 0 && value_is_object(args[0]) &&
                LIKELY(value_object(args[0])->type == native->owner)) {
                result = native->call(vm, args, nargs, NULL);
            } else if (call_check_owner(vm, native, args, nargs)) {
                result = native->call(vm, args, nargs, NULL);
            } else {
                goto error;
            }
        } else if (type == vm_type(vm, METHOD) && value_is_unbound(base[1])) {
            struct method *method = value_as(method, callable);
            base[0] = keep(method->function);
            base[1] = keep(method->self);
            DROP(callable);
            goto call_again;
        } else {
            if (value_is_type(callable) && value_is_unbound(base[1])) {
                struct frame *callee = enter_init(vm, base, ARG, cache);
                if (callee) {
                    sp = base + 1;
                    CALL_FRAME(callee);
                }
                if (UNLIKELY(error_pending(vm))) {
                    goto error;
                }
            }
            result = vm_call(vm, callable, args, nargs, NULL);
        }
        if (UNLIKELY(value_is_error(result))) {
            goto error;
        }
        while (sp > base) {
            value v = *--sp;
            DROP(v);
        }
        PUSH(result);
        DISPATCH();
    }
    TARGET(CALL_KW) :
    {
        SYNC();
        struct tuple *names = value_as(tuple, sp[-1]);
        value *base = sp - 1 - ARG - 2;
        if (value_is_exactly(base[0], vm_type(vm, METHOD)) && value_is_unbound(base[1])) {
            struct method *method = value_as(method, base[0]);
            value callable = base[0];
            base[0] = keep(method->function);
            base[1] = keep(method->self);
            DROP(callable);
        }
        value *args = value_is_unbound(base[1]) ? base + 2 : base + 1;
        size_t nargs = (size_t)(sp - 1 - args) - names->count;
        value result = VALUE_UNBOUND;
        struct frame *callee = NULL;
        if (value_is_function(base[0])) {
            callee =
                call_function_frame(vm, value_as(function, base[0]), args, nargs, names, &result);
        } else {
            result = vm_call(vm, base[0], args, nargs, names);
        }
        if (!callee && value_is_error(result)) {
            goto error;
        }
        while (sp > base) {
            value v = *--sp;
            DROP(v);
        }
        if (callee) {
            CALL_FRAME(callee);
        }
        PUSH(result);
        DISPATCH();
    }
    TARGET(CALL_EX) :
    {
        SYNC();
        value *base = sp - (ARG & 1 ? 3 : 2);
        value mapping = ARG & 1 ? base[2] : VALUE_UNBOUND;
        value result = call_ex(vm, base[0], base[1], mapping);
        if (value_is_error(result)) {
            goto error;
        }
        while (sp > base) {
            value v = *--sp;
            DROP(v);
        }
        PUSH(result);
        DISPATCH();
    }
    TARGET(RETURN_CONST) : moved = keep(frame->code->consts[ARG]);
    goto leave_returned;
    TARGET(RETURN_VALUE) : moved = *--sp;
    goto leave_returned;

    TARGET(MAKE_FUNCTION) :
    {
        struct code *code = value_as(code, sp[-1]);
        value *below = sp - 1;
        sp -= 1 + (ARG & 1) + (ARG >> 1 & 1) + (ARG >> 2 & 1) + (ARG >> 3 & 1);
        value v = interp_make_function(vm, frame, code, ARG, below);
        PUSH(v);
        DISPATCH();
    }
    TARGET(LOAD_BUILD_CLASS) :
    {
        value v = dict_get_str(vm->builtins, vm_name(vm, __build_class__));
        if (value_is_unbound(v)) {
            vm_raise(vm, EXC_NameError, "__build_class__ not found");
            goto error;
        }
        PUSH(keep(v));
        DISPATCH();
    }

    /* ---- generators and await ---- */

    TARGET(YIELD_VALUE) : moved = *--sp;
    SAVE_FRAME();
    goto suspend;
    TARGET(ASYNC_YIELD_VALUE) :
    {
        moved = *--sp;
        SAVE_FRAME();
        struct generator *gen = frame->generator;
        if (UNLIKELY(recording)) {
            record_suspend(vm, frame);
        }
        if (frame->flags & FRAME_ENTRY) {
            gen->innermost = gen;
            generator_leave(vm, gen);
            *out = moved;
            thread->c_depth--;
            return (enum resume_status)RESUME_ASYNC_YIELDED;
        }
        frame = frame->back;
        generator_leave_step(vm, gen);
        LOAD_FRAME();
        value step = sp[-1];
        value v =
            generator_finish_step(vm, value_as(generator_step, step), RESUME_ASYNC_YIELDED, moved);
        if (value_is_error(v)) {
            goto error;
        }
        sp[-1] = v;
        DROP(step);
        DISPATCH();
    }
    TARGET(GET_YIELD_FROM_ITER) :
    {
        SYNC();
        value v = sp[-1];
        value iterator = interp_yield_from_iter(vm, frame, v);
        if (value_is_error(iterator)) {
            goto error;
        }
        sp[-1] = iterator;
        DROP(v);
        DISPATCH();
    }
    TARGET(YIELD_FROM) : TARGET(AWAIT) :
    {
        value receiver = sp[-2];
        struct type *type = value_is_object(receiver) ? value_object(receiver)->type : NULL;
        value v = VALUE_UNBOUND;
        enum await_status status;
        if (LIKELY(value_is_generator(receiver)) || type == vm_type(vm, COROUTINE_WRAPPER)) {
            struct generator *gen = value_is_generator(receiver)
                                        ? value_as(generator, receiver)
                                        : value_as(coroutine_wrapper, receiver)->coroutine;
            if (!gen->native) {
                value sent = *--sp;
                SAVE_FRAME();
                struct frame *next = generator_enter_chain(vm, gen, frame);
                if (LIKELY(next != NULL)) {
                    if (next->ip != next->code->ops) {
                        *next->sp++ = sent;
                    } else {
                        DROP(sent);
                    }
                    frame = next;
                    goto resume_frame;
                }
                PUSH(sent);
                if (error_pending(vm)) {
                    goto error;
                }
                v = VALUE_NONE;
                status = AWAIT_DONE;
            } else {
                SYNC();
                status = generator_poll_native(vm, gen, &v);
            }
        } else if (type == vm_type(vm, ASYNC_GENERATOR_STEP)) {
            struct generator_step *step = value_as(generator_step, receiver);
            bool first = step->state == STEP_NEW, throw_there;
            value sent = *--sp;
            SAVE_FRAME();
            struct frame *next = generator_enter_step(vm, step, frame, &throw_there);
            if (next) {
                frame = next;
                if (throw_there) {
                    drop(vm, sent);
                    if (recording) {
                        record_push(vm, frame);
                    }
                    LOAD_FRAME();
                    goto error;
                }
                if (next->ip != next->code->ops) {
                    *next->sp++ = first ? keep(step->v) : keep(sent);
                }
                DROP(sent);
                goto resume_frame;
            }
            PUSH(sent);
            if (error_pending(vm)) {
                goto error;
            }
            v = VALUE_NONE;
            status = AWAIT_DONE;
        } else if (type && type->await_poll && FRAME_OPCODE(word) == OP_AWAIT) {
            SYNC();
            status = type->await_poll(vm, receiver, &v);
            if (status == AWAIT_SUSPENDED) {
                v = keep(receiver);
            }
        } else {
            SYNC();
            switch (interp_step_iterator(vm, receiver, sp[-1], &v)) {
            case RESUME_YIELDED: status = AWAIT_SUSPENDED; break;
            case RESUME_RETURNED: status = AWAIT_DONE; break;
            default: status = AWAIT_FAILED; break;
            }
        }
        if (status == AWAIT_FAILED) {
            goto error;
        }
        value sent = *--sp;
        if (status == AWAIT_SUSPENDED) {
            DROP(sent);
            moved = v;
            SAVE_FRAME();
            goto suspend;
        }
        sp[-1] = v;
        DROP(sent);
        DROP(receiver);
        DISPATCH();
    }
#define CONVERT(name, expression) \
    TARGET(name) :                \
    {                             \
        SYNC();                   \
        value from = sp[-1];      \
        value v = (expression);   \
        if (value_is_error(v)) {  \
            goto error;           \
        }                         \
        sp[-1] = v;               \
        DROP(from);               \
        DISPATCH();               \
    }
    CONVERT(GET_AWAITABLE, interp_get_awaitable(vm, from, ARG))
    CONVERT(GET_AITER, interp_get_aiter(vm, from))
    TARGET(GET_ANEXT) :
    {
        SYNC();
        value v = interp_get_anext(vm, sp[-1]);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(END_ASYNC_FOR) :
    {
        value exception = sp[-1];
        if (!exception_matches(vm, exception, vm_exception_type(vm, EXC_StopAsyncIteration))) {
            sp--;
            error_put(vm, exception);
            goto reraise;
        }
        value aiter = sp[-2];
        sp -= 2;
        DROP(exception);
        DROP(aiter);
        DISPATCH();
    }

    /* ---- exceptions and with ---- */

    TARGET(RAISE) :
    {
        SYNC();
        if (ARG == 0) {
            if (!value_is_exception(thread->handled)) {
                vm_raise(vm, EXC_RuntimeError, "No active exception to reraise");
                goto error;
            }
            error_put(vm, keep(thread->handled));
            goto reraise;
        }
        interp_raise(vm, sp[-(int64_t)ARG], ARG == 2 ? sp[-1] : VALUE_UNBOUND);
        goto error;
    }
    TARGET(LOAD_ASSERTION_ERROR)
        : PUSH(keep(value_from_object(vm_exception_type(vm, EXC_AssertionError))));
    DISPATCH();
    TARGET(PUSH_EXC_INFO) :
    {
        value exception = sp[-1];
        value previous = thread->handled;
        /* What the driver of a generator handles is looked up again when this ends: it may
         * be another driver by then. */
        if (frame->generator && value_is_object(previous) &&
            value_same(previous, frame->generator->outermost->driver_handled)) {
            drop(vm, previous);
            previous = VALUE_UNBOUND;
        }
        sp[-1] = previous;
        PUSH(exception);
        thread->handled = keep(exception);
        DISPATCH();
    }
    TARGET(POP_EXCEPT) :
    {
        value previous = *--sp;
        if (value_is_unbound(previous)) {
            previous =
                frame->generator ? keep(frame->generator->outermost->driver_handled) : VALUE_NONE;
        }
        value old = thread->handled;
        thread->handled = previous;
        DROP(old);
        DISPATCH();
    }
    TARGET(CHECK_EXC_MATCH) :
    {
        SYNC();
        int matches = interp_exception_matches(vm, sp[-2], sp[-1]);
        if (matches < 0) {
            goto error;
        }
        value type = sp[-1];
        sp[-1] = value_from_bool(matches);
        DROP(type);
        DISPATCH();
    }
    TARGET(CHECK_EG_MATCH) :
    {
        SYNC();
        value rest, match;
        if (!interp_match_group(vm, sp[-2], sp[-1], &rest, &match)) {
            goto error;
        }
        value exception = sp[-2], type = sp[-1];
        sp[-2] = rest;
        sp[-1] = match;
        DROP(type);
        DROP(exception);
        DISPATCH();
    }
    TARGET(PREP_RERAISE_STAR) :
    {
        SYNC();
        value v = interp_reraise_star(vm, sp[-2], value_as(list, sp[-1]));
        if (value_is_error(v)) {
            goto error;
        }
        value list = sp[-1], exception = sp[-2];
        sp[-2] = v;
        sp--;
        DROP(list);
        DROP(exception);
        DISPATCH();
    }
    TARGET(RERAISE) : error_put(vm, *--sp);
    goto reraise;
    TARGET(BEFORE_WITH) : TARGET(BEFORE_ASYNC_WITH) :
    {
        SYNC();
        value manager = sp[-1], exit;
        value entered = interp_enter_with(vm, manager, FRAME_OPCODE(word) != OP_BEFORE_WITH, &exit);
        if (value_is_error(entered)) {
            goto error;
        }
        sp[-1] = exit;
        PUSH(entered);
        DROP(manager);
        DISPATCH();
    }
    TARGET(WITH_EXCEPT_START) :
    {
        SYNC();
        value exception = sp[-1];
        value args[3] = {value_from_object(value_type(vm, exception)), exception,
                         value_as(exception, exception)->traceback};
        value v = vm_call(vm, sp[-3], args, 3, NULL);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }

    /* ---- modules and classes ---- */

    TARGET(IMPORT_NAME) :
    {
        SYNC();
        value v = interp_import_name(vm, frame, frame->code->names[ARG], sp[-2], sp[-1]);
        if (value_is_error(v)) {
            goto error;
        }
        value fromlist = sp[-1];
        sp[-2] = v;
        sp--;
        DROP(fromlist);
        DISPATCH();
    }
    TARGET(IMPORT_FROM) :
    {
        SYNC();
        value v = import_from(vm, sp[-1], frame->code->names[ARG]);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(IMPORT_STAR) :
    {
        SYNC();
        struct dict *names =
            value_is_dict(frame->locals) ? value_as(dict, frame->locals) : frame->globals;
        if (!import_star(vm, sp[-1], names)) {
            goto error;
        }
        value module = *--sp;
        DROP(module);
        DISPATCH();
    }
    TARGET(SETUP_ANNOTATIONS) : SYNC();
    if (!interp_setup_annotations(vm, frame)) {
        goto error;
    }
    DISPATCH();

    /* ---- match ---- */

    TARGET(GET_LEN) :
    {
        SYNC();
        int64_t length = vm_len(vm, sp[-1]);
        if (length < 0) {
            goto error;
        }
        PUSH(value_from_small_int(length));
        DISPATCH();
    }
    TARGET(MATCH_MAPPING) : PUSH(value_from_bool(value_type(vm, sp[-1])->flags & TYPE_MAPPING));
    DISPATCH();
    TARGET(MATCH_SEQUENCE) : PUSH(value_from_bool(value_type(vm, sp[-1])->flags & TYPE_SEQUENCE));
    DISPATCH();
    TARGET(MATCH_KEYS) :
    {
        SYNC();
        value v = interp_match_keys(vm, sp[-2], value_as(tuple, sp[-1]));
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(MATCH_CLASS) :
    {
        SYNC();
        value v = interp_match_class(vm, sp[-3], sp[-2], value_as(tuple, sp[-1]), ARG);
        if (value_is_error(v)) {
            goto error;
        }
        value names = sp[-1], type = sp[-2], subject = sp[-3];
        sp[-3] = v;
        sp -= 2;
        DROP(names);
        DROP(type);
        DROP(subject);
        DISPATCH();
    }

    /* ---- superinstructions ---- */

    TARGET(LOAD_FAST_LOAD_FAST) :
    {
        value x = fast[ARG & 0xFFF], y = fast[ARG >> 12];
        if (UNLIKELY(value_is_unbound(x) || value_is_unbound(y))) {
            interp_unbound_local(vm, frame, value_is_unbound(x) ? ARG & 0xFFF : ARG >> 12);
            goto error;
        }
        PUSH(keep(x));
        PUSH(keep(y));
        DISPATCH();
    }
    TARGET(LOAD_FAST_LOAD_CONST) :
    {
        value x = fast[ARG & 0xFFF];
        if (UNLIKELY(value_is_unbound(x))) {
            interp_unbound_local(vm, frame, ARG & 0xFFF);
            goto error;
        }
        PUSH(keep(x));
        PUSH(keep(frame->code->consts[ARG >> 12]));
        DISPATCH();
    }
    TARGET(STORE_FAST_LOAD_FAST) :
    {
        value old = fast[ARG & 0xFFF];
        fast[ARG & 0xFFF] = *--sp;
        DROP(old);
        value y = fast[ARG >> 12];
        if (UNLIKELY(value_is_unbound(y))) {
            interp_unbound_local(vm, frame, ARG >> 12);
            goto error;
        }
        PUSH(keep(y));
        DISPATCH();
    }
    TARGET(STORE_FAST_STORE_FAST) :
    {
        value old = fast[ARG & 0xFFF];
        fast[ARG & 0xFFF] = *--sp;
        DROP(old);
        old = fast[ARG >> 12];
        fast[ARG >> 12] = *--sp;
        DROP(old);
        DISPATCH();
    }

/* A generator, or the chain in which frame is the innermost, hands `moved` out. */
suspend : {
    struct generator *gen = frame->generator->outermost;
    struct frame *driven = gen->frame;
    struct frame *driver = driven->back;
    gen->innermost = frame->generator;
    if (UNLIKELY(recording)) {
        record_suspend(vm, driven);
    }
    uint32_t flags = driven->flags;
    generator_leave(vm, gen);
    if (flags & FRAME_ENTRY) {
        *out = moved;
        thread->c_depth--;
        return RESUME_YIELDED;
    }
    frame = driver;
    LOAD_FRAME();
    PUSH(moved);
    DISPATCH();
}

/* frame returns `moved`. */
leave_returned : {
    SAVE_FRAME();
    if (UNLIKELY(recording)) {
        record_pop(vm, frame);
    }
    struct frame *back = frame->back;
    uint32_t flags = frame->flags;
    struct generator *gen = frame->generator;
    if (UNLIKELY(gen != NULL)) {
        goto generator_returned;
    }
    thread->depth--;
    thread->frame = back;
    frame_free(vm, frame);
    frame = back;
    if (UNLIKELY(flags & FRAME_ENTRY)) {
        *out = moved;
        thread->c_depth--;
        return RESUME_RETURNED;
    }
    LOAD_FRAME();
    if (UNLIKELY(flags & FRAME_INIT)) {
        if (!value_is_none(moved)) {
            raise_not_none(vm, moved);
            goto error;
        }
        DISPATCH();
    }
    PUSH(moved);
    DISPATCH();

generator_returned:
    if (flags & FRAME_SENT) {
        if (gen->kind == GENERATOR_ASYNC) {
            generator_leave_step(vm, gen);
            generator_end(vm, gen);
            frame = back;
            LOAD_FRAME();
            moved =
                generator_finish_step(vm, value_as(generator_step, sp[-1]), RESUME_RETURNED, moved);
            if (value_is_error(moved)) {
                goto error;
            }
        } else {
            thread->depth--;
            thread->frame = back;
            generator_end(vm, gen);
            frame = back;
            LOAD_FRAME();
        }
        value receiver = sp[-1];
        sp[-1] = moved;
        DROP(receiver);
        DISPATCH();
    }
    generator_leave(vm, gen);
    generator_end(vm, gen);
    if (flags & FRAME_ENTRY) {
        *out = moved;
        thread->c_depth--;
        return RESUME_RETURNED;
    }
    frame = back;
    LOAD_FRAME();
    DROP(moved);
    word = ip[-1];
    goto exhausted;
}

/* The pending exception was raised at the instruction before ip. */
error:
    SYNC();
    if (UNLIKELY(vm->stop)) {
        goto leave_raised;
    }
    if (UNLIKELY(!error_pending(vm))) {
        vm_raise(vm, EXC_SystemError, "error return without exception set");
    }
    interp_add_traceback(vm, frame, thread->pending);
    if (UNLIKELY(recording)) {
        record_exception(vm, frame);
    }
reraise:
    SYNC();
    if (UNLIKELY(vm->stop)) {
        goto leave_raised;
    }
    {
        const struct code_handler *handler = code_handler_at(frame->code, frame_ip(frame));
        if (handler) {
            value *bottom = fast + code_slot_count(frame->code) + handler->depth;
            while (sp > bottom) {
                value v = *--sp;
                DROP(v);
            }
            PUSH(error_take(vm));
            ip = frame->code->ops + handler->target;
            DISPATCH();
        }
    }

leave_raised : {
    frame->sp = sp;
    if (UNLIKELY(recording)) {
        record_pop(vm, frame);
    }
    struct frame *back = frame->back;
    uint32_t flags = frame->flags;
    struct generator *gen = frame->generator;
    if (!gen) {
        thread->depth--;
        thread->frame = back;
        frame_free(vm, frame);
    } else {
        generator_check_raised(vm, gen);
        if (!(flags & FRAME_SENT)) {
            generator_leave(vm, gen);
        } else if (gen->kind == GENERATOR_ASYNC) {
            generator_leave_step(vm, gen);
        } else {
            thread->depth--;
            thread->frame = back;
        }
        value pending = error_pending(vm) ? error_take(vm) : VALUE_UNBOUND;
        generator_end(vm, gen);
        if (!value_is_unbound(pending)) {
            error_put(vm, pending);
        }
    }
    if (flags & FRAME_ENTRY) {
        thread->c_depth--;
        return RESUME_RAISED;
    }
    frame = back;
    LOAD_FRAME();
    if (gen && gen->kind == GENERATOR_ASYNC) {
        value v = generator_finish_step(vm, value_as(generator_step, sp[-1]), RESUME_RAISED,
                                        VALUE_UNBOUND);
        if (!value_is_error(v)) {
            value step = sp[-1];
            sp[-1] = v;
            DROP(step);
            DISPATCH();
        }
    }
    goto error;
}
}
