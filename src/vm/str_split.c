/* split, rsplit, splitlines and join. */
#include "vm/container.h"
#include "vm/str_build.h"

static void list_add_text(struct vm *vm, struct list *list, const char *begin, const char *end)
{
    list_append_steal(vm, list, str_value(str_new(vm, begin, (size_t)(end - begin))));
}

static void list_reverse_items(struct list *list)
{
    for (size_t i = 0; i < list->count / 2; i++) {
        value v = list->items[i];
        list->items[i] = list->items[list->count - 1 - i];
        list->items[list->count - 1 - i] = v;
    }
}

static const char *str_skip(const char *at, const char *end, bool spaces)
{
    while (at < end) {
        const char *next = at;
        if (unicode_is_space(str_next(&next)) != spaces) {
            break;
        }
        at = next;
    }
    return at;
}

static const char *str_skip_back(const char *begin, const char *at, bool spaces)
{
    while (at > begin) {
        const char *before = at;
        if (unicode_is_space(str_previous(&before)) != spaces) {
            break;
        }
        at = before;
    }
    return at;
}

static struct list *str_split_spaces(struct vm *vm, const struct str *self, int64_t most)
{
    struct list *list = list_new(vm, 0);
    const char *end = self->text + self->size;
    const char *at = str_skip(self->text, end, true);
    for (; at < end && most > 0; most--) {
        const char *word = at;
        at = str_skip(at, end, false);
        list_add_text(vm, list, word, at);
        at = str_skip(at, end, true);
    }
    if (at < end) {
        list_add_text(vm, list, at, end);
    }
    return list;
}

static struct list *str_rsplit_spaces(struct vm *vm, const struct str *self, int64_t most)
{
    struct list *list = list_new(vm, 0);
    const char *begin = self->text;
    const char *at = str_skip_back(begin, begin + self->size, true);
    for (; at > begin && most > 0; most--) {
        const char *word = at;
        at = str_skip_back(begin, at, false);
        list_add_text(vm, list, at, word);
        at = str_skip_back(begin, at, true);
    }
    if (at > begin) {
        list_add_text(vm, list, begin, at);
    }
    list_reverse_items(list);
    return list;
}

static struct list *str_split_at(struct vm *vm, const struct str *self, const struct str *separator,
                                 int64_t most)
{
    struct list *list = list_new(vm, 0);
    const char *at = self->text, *end = self->text + self->size;
    for (const char *found;
         most > 0 && (found = text_find(at, (size_t)(end - at), separator->text, separator->size));
         most--) {
        list_add_text(vm, list, at, found);
        at = found + separator->size;
    }
    list_add_text(vm, list, at, end);
    return list;
}

static struct list *str_rsplit_at(struct vm *vm, const struct str *self,
                                  const struct str *separator, int64_t most)
{
    struct list *list = list_new(vm, 0);
    const char *begin = self->text, *end = self->text + self->size;
    for (const char *found; most > 0 && (found = text_rfind(begin, (size_t)(end - begin),
                                                            separator->text, separator->size));
         most--) {
        list_add_text(vm, list, found + separator->size, end);
        end = found;
    }
    list_add_text(vm, list, begin, end);
    list_reverse_items(list);
    return list;
}

static value str_split_side(struct vm *vm, const char *function, const value *args, size_t nargs,
                            struct tuple *kwnames, bool from_right)
{
    value a[2] = {nargs > 1 ? args[1] : VALUE_UNBOUND, VALUE_UNBOUND};
    if ((nargs > 2 || kwnames) &&
        !args_bind(vm, function, "sep? maxsplit?", args + 1, nargs - 1, kwnames, a)) {
        return VALUE_ERROR;
    }
    int64_t most = -1;
    if (!value_is_unbound(a[1]) && !vm_count(vm, a[1], &most)) {
        return VALUE_ERROR;
    }
    if (most < 0) {
        most = INT64_MAX;
    }
    const struct str *self = value_as(str, args[0]);
    struct list *list;
    if (value_is_unbound(a[0]) || value_is_none(a[0])) {
        list = from_right ? str_rsplit_spaces(vm, self, most) : str_split_spaces(vm, self, most);
    } else if (!value_is_str(a[0])) {
        return vm_raise(vm, EXC_TypeError, "must be str or None, not %s", type_name_of(vm, a[0]));
    } else if (value_as(str, a[0])->size == 0) {
        return vm_raise(vm, EXC_ValueError, "empty separator");
    } else {
        const struct str *separator = value_as(str, a[0]);
        list = from_right ? str_rsplit_at(vm, self, separator, most)
                          : str_split_at(vm, self, separator, most);
    }
    return value_from_object(list);
}

static value str_split(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_split_side(vm, "split", args, nargs, kwnames, false);
}

static value str_rsplit(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_split_side(vm, "rsplit", args, nargs, kwnames, true);
}

static value str_splitlines(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[1];
    if (!args_bind(vm, "splitlines", "keepends?", args + 1, nargs - 1, kwnames, a)) {
        return VALUE_ERROR;
    }
    int keep_ends = value_is_unbound(a[0]) ? 0 : vm_truth(vm, a[0]);
    if (keep_ends < 0) {
        return VALUE_ERROR;
    }
    const struct str *self = value_as(str, args[0]);
    const char *end = self->text + self->size;
    struct list *list = list_new(vm, 0);
    for (const char *at = self->text; at < end;) {
        const char *begin = at, *line_end = end;
        while (at < end) {
            const char *here = at;
            uint32_t c = str_next(&at);
            if (unicode_is_line_end(c)) {
                line_end = here;
                at += c == '\r' && at < end && *at == '\n';
                break;
            }
        }
        list_add_text(vm, list, begin, keep_ends ? at : line_end);
    }
    return value_from_object(list);
}

static value str_join_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "str.join", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct str *joined = str_join(vm, value_as(str, args[0]), args[1]);
    return joined ? str_value(joined) : VALUE_ERROR;
}

const struct native_def str_split_natives[] = {
    {"split", str_split, 0},      {"rsplit", str_rsplit, 0}, {"splitlines", str_splitlines, 0},
    {"join", str_join_method, 0}, {NULL, NULL, 0},
};
