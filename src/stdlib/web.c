/* The module _web_rules: what the virtual web (py/_web.py) is given. */
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "stdlib/url_rule.h"
#include "vm/number.h"

static value web_text_or_none(struct vm *vm, const char *text)
{
    return text ? str_value(str_from_c(vm, text)) : VALUE_NONE;
}

/* (url, seconds, status, failure, kind of body, body); None where it is not given. */
static value web_rule(struct vm *vm, const struct url_rule *rule)
{
    static const char *const kinds[] = {NULL, "json", "text", "file"};
    const char *failure = url_failure_word(rule->failure);
    struct tuple *parts = tuple_new(vm, 6);
    parts->items[0] = str_value(str_from_c(vm, rule->url));
    parts->items[1] = rule->seconds < 0 ? VALUE_NONE : float_from_double(vm, rule->seconds);
    parts->items[2] = rule->status ? value_from_small_int(rule->status) : VALUE_NONE;
    parts->items[3] = web_text_or_none(vm, *failure ? failure : NULL);
    parts->items[4] = web_text_or_none(vm, kinds[rule->body_kind]);
    parts->items[5] = web_text_or_none(vm, rule->body);
    return value_from_object(parts);
}

/* rules() -> list of them, in the order in which they were given */
static value web_rules(METHOD_ARGS)
{
    (void)args;
    if (!args_check(vm, "rules", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    const struct url_rules *urls = vm->stdlib ? vm->stdlib->urls : NULL;
    struct list *list = list_new(vm, 0);
    for (size_t i = 0; urls && i < urls->count; i++) {
        list_append_steal(vm, list, web_rule(vm, &urls->items[i]));
    }
    return value_from_object(list);
}

static bool web_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"rules", web_rules, 0},
        {NULL, NULL, 0},
    };
    dict_add_natives(vm, names, functions);
    return true;
}

const struct module_def web_module = {"_web_rules", web_fill};
