/* itertools: the endless ones, chains, slices and filters. */
#include "stdlib/itertools.h"

#include "stdlib/stdlib.h"
#include "vm/iterator.h"

struct tool *tool_new(struct vm *vm, struct type *type)
{
    struct tool *self = object_new(vm, type, sizeof *self);
    self->source = self->function = self->extra = VALUE_UNBOUND;
    return self;
}

struct tool *tool_new_over(struct vm *vm, struct type *type, value iterable)
{
    value iterator = vm_iter(vm, iterable);
    if (value_is_error(iterator)) {
        return NULL;
    }
    struct tool *self = tool_new(vm, type);
    self->source = iterator;
    return self;
}

void tool_dealloc(struct vm *vm, struct object *object)
{
    struct tool *self = (struct tool *)object;
    drop(vm, self->source);
    drop(vm, self->function);
    drop(vm, self->extra);
    drop_object(vm, self->pools);
    if (self->indices) {
        heap_free(&vm->heap, self->indices,
                  (self->count ? self->count : 1) * sizeof *self->indices);
    }
    object_release(vm, object, sizeof *self);
}

static void tool_traverse(struct object *object, visit_fn visit, void *context)
{
    struct tool *self = (struct tool *)object;
    visit(context, self->source);
    visit(context, self->function);
    visit(context, self->extra);
    if (self->pools) {
        visit(context, value_from_object(self->pools));
    }
}

void tool_add_types(struct vm *vm, struct dict *names, const struct tool_def *defs)
{
    for (; defs->name; defs++) {
        struct type *type = type_new_native(vm, "itertools", defs->name, NULL, LAYOUT_OTHER,
                                            sizeof(struct tool), 0);
        type->dealloc = tool_dealloc;
        type->traverse = tool_traverse;
        type->iter = iterator_self;
        type->new_ = defs->make;
        type->next = defs->next;
        type->repr = defs->repr;
        if (defs->methods) {
            type_add_natives(vm, type, defs->methods);
        }
        type_ready(vm, type);
        dict_add_type(vm, names, type);
    }
}

/* ---- count, repeat, cycle ---- */

static value count_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    value a[2];
    if (!args_bind(vm, "count", "start? step?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    for (int i = 0; i < 2; i++) {
        if (value_is_str(a[i]) || value_is_list(a[i]) || value_is_tuple(a[i]) ||
            value_is_bytes(a[i]) || value_is_none(a[i])) {
            return vm_raise(vm, EXC_TypeError, "a number is required");
        }
    }
    struct tool *self = tool_new(vm, type);
    self->source = value_is_unbound(a[0]) ? value_from_small_int(0) : keep(a[0]);
    self->extra = value_is_unbound(a[1]) ? value_from_small_int(1) : keep(a[1]);
    return value_from_object(self);
}

static value count_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    if (value_is_small_int(self->source) && value_is_small_int(self->extra)) {
        value now = self->source;
        self->source = int_from_int64(vm, value_small_int(now) + value_small_int(self->extra));
        return now;
    }
    value next = vm_binary(vm, BINARY_ADD, self->source, self->extra);
    if (value_is_error(next)) {
        return VALUE_ERROR;
    }
    value now = self->source;
    self->source = next;
    return now;
}

static value count_repr(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    struct strbuf text = {0};
    strbuf_add(&text, "count(");
    bool fine = repr_add(vm, &text, self->source);
    if (fine && !value_same(self->extra, value_from_small_int(1))) {
        strbuf_add(&text, ", ");
        fine = repr_add(vm, &text, self->extra);
    }
    strbuf_add_char(&text, ')');
    if (!fine) {
        strbuf_free(&text);
        return VALUE_ERROR;
    }
    return strbuf_to_str(vm, &text);
}

static value repeat_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    value a[2];
    int64_t times = -1;
    if (!args_bind(vm, "repeat", "object times?", args, nargs, kwnames, a) ||
        (!value_is_unbound(a[1]) && !vm_count(vm, a[1], &times))) {
        return VALUE_ERROR;
    }
    struct tool *self = tool_new(vm, type);
    self->extra = keep(a[0]);
    self->stop = value_is_unbound(a[1]) ? -1 : times < 0 ? 0 : times;
    return value_from_object(self);
}

static value repeat_next(struct vm *vm, value v)
{
    (void)vm;
    struct tool *self = value_as(tool, v);
    if (self->stop == 0) {
        return VALUE_UNBOUND;
    }
    self->stop -= self->stop > 0;
    return keep(self->extra);
}

static value repeat_repr(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    struct strbuf text = {0};
    strbuf_add(&text, "repeat(");
    if (!repr_add(vm, &text, self->extra)) {
        strbuf_free(&text);
        return VALUE_ERROR;
    }
    if (self->stop >= 0) {
        strbuf_printf(&text, ", %lld", (long long)self->stop);
    }
    strbuf_add_char(&text, ')');
    return strbuf_to_str(vm, &text);
}

static struct tool *make_over_one(struct vm *vm, struct type *type, const char *name,
                                  const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, name, nargs, kwnames, 1, 1) ? tool_new_over(vm, type, args[0]) : NULL;
}

static value cycle_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    struct tool *self = make_over_one(vm, type, "cycle", args, nargs, kwnames);
    if (!self) {
        return VALUE_ERROR;
    }
    self->extra = value_from_object(list_new(vm, 8));
    return value_from_object(self);
}

static value cycle_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    struct list *saved = value_as(list, self->extra);
    if (!value_is_unbound(self->source)) {
        value item = next_item(vm, self->source);
        if (value_is_error(item)) {
            return VALUE_ERROR;
        }
        if (!value_is_unbound(item)) {
            list_append(vm, saved, item);
            return item;
        }
        value_replace(vm, &self->source, VALUE_UNBOUND);
    }
    if (!saved->count) {
        return VALUE_UNBOUND;
    }
    size_t at = (size_t)self->next;
    self->next = at + 1 < saved->count ? self->next + 1 : 0;
    return keep(saved->items[at]);
}

/* ---- chain ---- */

static value chain_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    if (!args_no_keywords(vm, "chain", kwnames)) {
        return VALUE_ERROR;
    }
    struct tuple *all = tuple_from(vm, args, nargs);
    struct tool *self = tool_new_over(vm, type, value_from_object(all));
    drop_object(vm, all);
    return self ? value_from_object(self) : VALUE_ERROR;
}

static value chain_from_iterable(METHOD_ARGS)
{
    if (!args_check(vm, "from_iterable", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct tool *self = tool_new_over(vm, value_as(type, args[0]), args[1]);
    return self ? value_from_object(self) : VALUE_ERROR;
}

static value chain_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    while (!value_is_unbound(self->source)) {
        if (value_is_unbound(self->extra)) {
            value iterable = next_item(vm, self->source);
            if (value_is_error(iterable)) {
                return VALUE_ERROR;
            }
            if (value_is_unbound(iterable)) {
                value_replace(vm, &self->source, VALUE_UNBOUND);
                break;
            }
            value iterator = vm_iter(vm, iterable);
            drop(vm, iterable);
            if (value_is_error(iterator)) {
                value_replace(vm, &self->source, VALUE_UNBOUND);
                return VALUE_ERROR;
            }
            self->extra = iterator;
        }
        value item = next_item(vm, self->extra);
        if (!value_is_unbound(item)) {
            return item;
        }
        value_replace(vm, &self->extra, VALUE_UNBOUND);
    }
    return VALUE_UNBOUND;
}

/* ---- islice ---- */

static bool islice_number(struct vm *vm, value v, int64_t otherwise, const char *what, int64_t *n)
{
    *n = otherwise;
    if (value_is_none(v)) {
        return true;
    }
    if ((!value_is_int(v) && !value_type(vm, v)->index) || !vm_index(vm, v, n) || *n < 0) {
        error_clear(vm);
        vm_raise(vm, EXC_ValueError, "%s", what);
        return false;
    }
    return true;
}

static value islice_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    static const char words[] =
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    static const char stop_words[] =
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    int64_t start = 0, stop = -1, step = 1;
    if (!args_check(vm, "islice", nargs, kwnames, 2, 4) ||
        (nargs == 2 ? !islice_number(vm, args[1], -1, stop_words, &stop)
                    : !islice_number(vm, args[1], 0, words, &start) ||
                          !islice_number(vm, args[2], -1, stop_words, &stop))) {
        return VALUE_ERROR;
    }
    static const char step_words[] = "Step for islice() must be a positive integer or None.";
    if (nargs == 4 && !islice_number(vm, args[3], 1, step_words, &step)) {
        return VALUE_ERROR;
    }
    if (step < 1) {
        return vm_raise(vm, EXC_ValueError, "%s", step_words);
    }
    struct tool *self = tool_new_over(vm, type, args[0]);
    if (!self) {
        return VALUE_ERROR;
    }
    self->next = start;
    self->stop = stop;
    self->step = step;
    return value_from_object(self);
}

/* `count` is how many items the source has given. */
static value islice_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    while (!value_is_unbound(self->source)) {
        if (self->stop >= 0 && (int64_t)self->count >= self->stop) {
            break;
        }
        value item = next_item(vm, self->source);
        if (value_is_error(item)) {
            return VALUE_ERROR;
        }
        if (value_is_unbound(item)) {
            break;
        }
        if ((int64_t)self->count++ == self->next) {
            self->next += self->step;
            if (self->stop >= 0 && self->next > self->stop) {
                self->next = self->stop;
            }
            return item;
        }
        drop(vm, item);
    }
    value_replace(vm, &self->source, VALUE_UNBOUND);
    return VALUE_UNBOUND;
}

/* ---- filters and calls ---- */

static value with_function_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, type_own_name(type), nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    struct tool *self = tool_new_over(vm, type, args[1]);
    if (!self) {
        return VALUE_ERROR;
    }
    self->function = keep(args[0]);
    return value_from_object(self);
}

/* Truth of function(item), or of item itself for None: 1, 0, -1. */
static int tool_test(struct vm *vm, const struct tool *self, value item)
{
    if (value_is_none(self->function)) {
        return vm_truth(vm, item);
    }
    value answer = vm_call1(vm, self->function, item);
    int truth = value_is_error(answer) ? -1 : vm_truth(vm, answer);
    drop_result(vm, answer);
    return truth;
}

static value starmap_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    value item = next_item(vm, self->source);
    if (value_is_error(item) || value_is_unbound(item)) {
        return item;
    }
    struct tuple *row = tuple_from_iterable(vm, item);
    drop(vm, item);
    if (!row) {
        return VALUE_ERROR;
    }
    value result = vm_call(vm, self->function, row->items, row->count, NULL);
    drop_object(vm, row);
    return result;
}

static value takewhile_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    value item = self->done ? VALUE_UNBOUND : next_item(vm, self->source);
    if (value_is_error(item) || value_is_unbound(item)) {
        return item;
    }
    int truth = tool_test(vm, self, item);
    if (truth > 0) {
        return item;
    }
    drop(vm, item);
    self->done = truth == 0;
    return truth < 0 ? VALUE_ERROR : VALUE_UNBOUND;
}

static value dropwhile_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    while (true) {
        value item = next_item(vm, self->source);
        if (self->started || value_is_error(item) || value_is_unbound(item)) {
            return item;
        }
        int truth = tool_test(vm, self, item);
        if (truth == 0) {
            self->started = true;
            return item;
        }
        drop(vm, item);
        if (truth < 0) {
            return VALUE_ERROR;
        }
    }
}

static value filterfalse_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    while (true) {
        value item = next_item(vm, self->source);
        if (value_is_error(item) || value_is_unbound(item)) {
            return item;
        }
        int truth = tool_test(vm, self, item);
        if (truth == 0) {
            return item;
        }
        drop(vm, item);
        if (truth < 0) {
            return VALUE_ERROR;
        }
    }
}

static value compress_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                           struct tuple *kwnames)
{
    value a[2];
    if (!args_bind(vm, "compress", "data selectors", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    struct tool *self = tool_new_over(vm, type, a[0]);
    if (self && value_is_error(self->extra = vm_iter(vm, a[1]))) {
        self->extra = VALUE_UNBOUND;
        drop_object(vm, self);
        self = NULL;
    }
    return self ? value_from_object(self) : VALUE_ERROR;
}

static value compress_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    while (true) {
        value item = next_item(vm, self->source);
        if (value_is_error(item) || value_is_unbound(item)) {
            return item;
        }
        value selector = next_item(vm, self->extra);
        int truth = value_is_error(selector)     ? -1
                    : value_is_unbound(selector) ? 2
                                                 : vm_truth(vm, selector);
        drop_result(vm, selector);
        if (truth == 1) {
            return item;
        }
        drop(vm, item);
        if (truth != 0) {
            return truth < 0 ? VALUE_ERROR : VALUE_UNBOUND;
        }
    }
}

/* ---- accumulate, pairwise, zip_longest ---- */

static value accumulate_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    value a[3];
    if (!args_bind(vm, "accumulate", "iterable func? * initial?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    struct tool *self = tool_new_over(vm, type, a[0]);
    if (!self) {
        return VALUE_ERROR;
    }
    self->function = value_is_none(a[1]) ? VALUE_UNBOUND : keep(a[1]);
    self->extra = value_is_none(a[2]) ? VALUE_UNBOUND : keep(a[2]);
    self->started = value_is_unbound(self->extra);
    return value_from_object(self);
}

static value accumulate_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    if (!self->started) { /* `initial` comes first */
        self->started = true;
        return keep(self->extra);
    }
    value item = next_item(vm, self->source);
    if (value_is_error(item) || value_is_unbound(item)) {
        return item;
    }
    if (!value_is_unbound(self->extra)) {
        value total = value_is_unbound(self->function)
                          ? vm_binary(vm, BINARY_ADD, self->extra, item)
                          : vm_call2(vm, self->function, self->extra, item);
        drop(vm, item);
        item = total;
        if (value_is_error(item)) {
            return VALUE_ERROR;
        }
    }
    value_replace(vm, &self->extra, keep(item));
    return item;
}

static value pairwise_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                           struct tuple *kwnames)
{
    struct tool *self = make_over_one(vm, type, "pairwise", args, nargs, kwnames);
    return self ? value_from_object(self) : VALUE_ERROR;
}

static value pairwise_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    if (value_is_unbound(self->extra)) {
        value first = next_item(vm, self->source);
        if (value_is_error(first) || value_is_unbound(first)) {
            return first;
        }
        self->extra = first;
    }
    value item = next_item(vm, self->source);
    if (value_is_error(item) || value_is_unbound(item)) {
        return item;
    }
    struct tuple *pair = tuple_from(vm, (value[]){self->extra, item}, 2);
    value_replace(vm, &self->extra, item);
    return value_from_object(pair);
}

static value zip_longest_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                              struct tuple *kwnames)
{
    if (kwnames && kwnames->count &&
        (kwnames->count > 1 || !str_equal_c(value_as(str, kwnames->items[0]), "fillvalue"))) {
        return vm_raise(vm, EXC_TypeError, "zip_longest() got an unexpected keyword argument");
    }
    struct tool *self = tool_new(vm, type);
    self->extra = kwnames && kwnames->count ? keep(args[nargs]) : VALUE_NONE;
    self->pools = tuple_new(vm, nargs);
    for (size_t i = 0; i < nargs; i++) {
        value iterator = vm_iter(vm, args[i]);
        if (value_is_error(iterator)) {
            drop_object(vm, self);
            return VALUE_ERROR;
        }
        self->pools->items[i] = iterator;
    }
    self->next = (int64_t)nargs; /* how many still give items */
    return value_from_object(self);
}

static value zip_longest_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    if (self->next == 0) {
        return VALUE_UNBOUND;
    }
    struct tuple *row = tuple_new(vm, self->pools->count);
    for (size_t i = 0; i < self->pools->count; i++) {
        value item = VALUE_UNBOUND;
        if (!value_is_none(self->pools->items[i])) {
            item = next_item(vm, self->pools->items[i]);
            if (value_is_unbound(item)) {
                value_replace(vm, &self->pools->items[i], VALUE_NONE);
                self->next--;
            }
        }
        if (value_is_error(item) || self->next == 0) {
            drop_object(vm, row);
            return value_is_error(item) ? item : VALUE_UNBOUND;
        }
        row->items[i] = value_is_unbound(item) ? keep(self->extra) : item;
    }
    return value_from_object(row);
}

static const struct native_def chain_methods[] = {
    {"from_iterable", chain_from_iterable, NATIVE_CLASS}, {0}};

static const struct tool_def itertools_plain[] = {
    {"count", count_make, count_next, count_repr, NULL},
    {"repeat", repeat_make, repeat_next, repeat_repr, NULL},
    {"cycle", cycle_make, cycle_next, NULL, NULL},
    {"chain", chain_make, chain_next, NULL, chain_methods},
    {"islice", islice_make, islice_next, NULL, NULL},
    {"starmap", with_function_make, starmap_next, NULL, NULL},
    {"takewhile", with_function_make, takewhile_next, NULL, NULL},
    {"dropwhile", with_function_make, dropwhile_next, NULL, NULL},
    {"filterfalse", with_function_make, filterfalse_next, NULL, NULL},
    {"compress", compress_make, compress_next, NULL, NULL},
    {"accumulate", accumulate_make, accumulate_next, NULL, NULL},
    {"pairwise", pairwise_make, pairwise_next, NULL, NULL},
    {"zip_longest", zip_longest_make, zip_longest_next, NULL, NULL},
    {0}};

static bool itertools_fill(struct vm *vm, struct dict *names)
{
    tool_add_types(vm, names, itertools_plain);
    tool_add_types(vm, names, itertools_choices);
    groupby_add_type(vm, names);
    return true;
}

const struct module_def itertools_module = {"_itertools", itertools_fill};
