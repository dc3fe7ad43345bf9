/* "Did you mean: 'x'?": the nearest name by CPython's weighted edit distance. */
#include "base/strbuf.h"
#include "vm/code.h"
#include "vm/container.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/str.h"
#include "vm/traceback.h"
#include "vm/vm.h"

enum { MOVE_COST = 2, CASE_COST = 1, MAX_CANDIDATES = 750, MAX_SIZE = 40 };

static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static size_t substitution_cost(char a, char b)
{
    return a == b ? 0 : lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

/* The distance, or most + 1 if it is more than that. */
static size_t edit_distance(const char *a, size_t a_size, const char *b, size_t b_size, size_t most)
{
    while (a_size && b_size && *a == *b) {
        a++, b++, a_size--, b_size--;
    }
    while (a_size && b_size && a[a_size - 1] == b[b_size - 1]) {
        a_size--, b_size--;
    }
    if (a_size == 0 || b_size == 0) {
        return (a_size + b_size) * MOVE_COST;
    }
    if (a_size > MAX_SIZE || b_size > MAX_SIZE) {
        return most + 1;
    }
    size_t row[MAX_SIZE + 1];
    for (size_t i = 0; i <= a_size; i++) {
        row[i] = i * MOVE_COST;
    }
    for (size_t j = 0; j < b_size; j++) {
        size_t diagonal = row[0], least;
        least = row[0] = (j + 1) * MOVE_COST;
        for (size_t i = 0; i < a_size; i++) {
            size_t substitute = diagonal + substitution_cost(a[i], b[j]);
            size_t move = (row[i] < row[i + 1] ? row[i] : row[i + 1]) + MOVE_COST;
            diagonal = row[i + 1];
            row[i + 1] = substitute < move ? substitute : move;
            least = row[i + 1] < least ? row[i + 1] : least;
        }
        if (least > most) {
            return most + 1;
        }
    }
    return row[a_size];
}

/* The nearest of the names so far. */
struct nearest {
    const struct str *name, *best; /* best: borrowed from `names` */
    size_t distance;
};

static void consider(struct nearest *nearest, const struct str *candidate)
{
    const struct str *name = nearest->name;
    if (candidate == name || str_equal(candidate, name)) {
        return;
    }
    size_t most = (name->size + candidate->size + 3) * MOVE_COST / 6;
    if (nearest->best && nearest->distance - 1 < most) {
        most = nearest->distance - 1;
    }
    size_t distance = edit_distance(name->text, name->size, candidate->text, candidate->size, most);
    if (distance <= most && (!nearest->best || distance < nearest->distance)) {
        nearest->best = candidate;
        nearest->distance = distance;
    }
}

static void consider_all(struct nearest *nearest, const struct list *names)
{
    for (size_t i = 0; i < names->count && names->count < MAX_CANDIDATES; i++) {
        if (value_is_str(names->items[i])) {
            consider(nearest, value_as(str, names->items[i]));
        }
    }
}

static void add_names(struct vm *vm, struct list *list, struct dict *dict)
{
    size_t at = 0;
    value key, v;
    while (dict_next(dict, &at, &key, &v)) {
        list_append(vm, list, key);
    }
}

/* The names that an attribute access could have meant: dir(obj), sorted. */
static struct list *names_of_object(struct vm *vm, value object)
{
    value names = vm_call_method(vm, object, "__dir__", NULL, 0);
    struct list *list = value_is_error(names) ? NULL : list_from_iterable(vm, names);
    if (!value_is_error(names)) {
        drop(vm, names);
    }
    if (!list || !list_sort(vm, list, VALUE_UNBOUND, false)) {
        error_clear(vm);
    }
    return list;
}

/* Local, global and built-in names where the NameError was raised. */
static struct list *names_in_scope(struct vm *vm, const struct exception *exception)
{
    if (!value_has_layout(exception->traceback, LAYOUT_TRACEBACK)) {
        return NULL;
    }
    const struct traceback *tb = value_as(traceback, exception->traceback);
    while (tb->next) {
        tb = tb->next;
    }
    struct list *list = list_new(vm, 0);
    for (size_t i = 0; tb->code->flags & CODE_FUNCTION && i < code_slot_count(tb->code); i++) {
        list_append(vm, list, str_value(tb->code->locals[i]));
    }
    const struct frame *frame = tb->frame ? tb->frame->frame : NULL;
    if (frame && value_is_dict(frame_namespace(frame))) {
        add_names(vm, list, value_as(dict, frame_namespace(frame)));
    }
    if (frame && frame->globals) {
        add_names(vm, list, frame->globals);
    }
    add_names(vm, list, vm->builtins);
    return list;
}

void exception_add_suggestion(struct vm *vm, struct exception *exception, struct strbuf *out)
{
    value self = value_from_object(exception);
    value name = exception->extra[EXTRA_NAME];
    struct list *names = NULL;
    if (exception->head.type == vm_exception_type(vm, EXC_AttributeError)) {
        value object = exception->extra[EXTRA_OBJ];
        if (value_is_str(name) && !value_is_unbound(object)) {
            names = names_of_object(vm, object);
        }
    } else if (exception_matches(vm, self, vm_exception_type(vm, EXC_NameError)) &&
               value_is_str(name)) {
        names = names_in_scope(vm, exception);
    }
    if (!names) {
        return;
    }
    struct nearest nearest = {.name = value_as(str, name)};
    consider_all(&nearest, names);
    if (nearest.best) {
        strbuf_printf(out, ". Did you mean: '%s'?", nearest.best->text);
    }
    drop_object(vm, names);
}
