/* Arguments of functions written in C: bound as the parameter list says, with the messages
 * of CPython's Argument Clinic. */
#include <stdio.h>

#include "vm/container.h"
#include "vm/error.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/vm.h"

bool args_no_keywords(struct vm *vm, const char *function, struct tuple *kwnames)
{
    if (kwnames && kwnames->count) {
        vm_raise(vm, EXC_TypeError, "%s() takes no keyword arguments", function);
        return false;
    }
    return true;
}

bool args_check(struct vm *vm, const char *function, size_t nargs, struct tuple *kwnames,
                size_t least, size_t most)
{
    const char *dot = strrchr(function, '.');
    const char *plain = dot ? dot + 1 : function;
    if (!args_no_keywords(vm, function, kwnames)) {
        return false;
    }
    if (nargs >= least && nargs <= most) {
        return true;
    }
    if (least == most && most == 0) {
        vm_raise(vm, EXC_TypeError, "%s() takes no arguments (%zu given)", function, nargs);
    } else if (least == most && most == 1) {
        vm_raise(vm, EXC_TypeError, "%s() takes exactly one argument (%zu given)", function, nargs);
    } else if (least == most) {
        vm_raise(vm, EXC_TypeError, "%s expected %zu argument%s, got %zu", plain, least,
                 least == 1 ? "" : "s", nargs);
    } else {
        bool few = nargs < least;
        size_t bound = few ? least : most;
        vm_raise(vm, EXC_TypeError, "%s expected at %s %zu argument%s, got %zu", plain,
                 few ? "least" : "most", bound, bound == 1 ? "" : "s", nargs);
    }
    return false;
}

bool args_tuple(struct vm *vm, const char *function, size_t nargs, struct tuple *kwnames,
                size_t wanted)
{
    if (!args_no_keywords(vm, function, kwnames)) {
        return false;
    }
    if (nargs != wanted) {
        vm_raise(vm, EXC_TypeError, "%s expected %zu argument%s, got %zu", function, wanted,
                 wanted == 1 ? "" : "s", nargs);
    }
    return nargs == wanted;
}

enum { PARAMETERS_MAX = 32 };

struct parameters {
    const char *name[PARAMETERS_MAX];
    size_t size[PARAMETERS_MAX];
    bool optional[PARAMETERS_MAX];
    size_t count, posonly, positional; /* positional: those before '*' */
    size_t least;                      /* required positional ones */
};

static void parse_parameters(const char *text, struct parameters *p)
{
    *p = (struct parameters){0};
    bool star = false;
    while (*text) {
        size_t size = strcspn(text, " ");
        if (size == 1 && *text == '/') {
            p->posonly = p->count;
        } else if (size == 1 && *text == '*') {
            star = true;
            p->positional = p->count;
        } else if (size > 0 && p->count < PARAMETERS_MAX) {
            bool optional = text[size - 1] == '?';
            p->name[p->count] = text;
            p->size[p->count] = size - optional;
            p->optional[p->count] = optional;
            p->least += !optional && !star;
            p->count++;
        }
        text += size;
        text += strspn(text, " ");
    }
    if (!star) {
        p->positional = p->count;
    }
}

/* More arguments than there is room for; false if that is so. */
static bool check_count(struct vm *vm, const char *function, const struct parameters *p,
                        size_t nargs, size_t keywords)
{
    size_t all = nargs + keywords;
    if (all > p->count && p->posonly < p->count) {
        vm_raise(vm, EXC_TypeError, "%s() takes at most %zu %sargument%s (%zu given)", function,
                 p->count, nargs ? "" : "keyword ", p->count == 1 ? "" : "s", all);
    } else if (nargs <= p->positional) {
        return true;
    } else if (p->posonly == p->count) {
        return args_check(vm, function, nargs, NULL, p->least, p->positional);
    } else if (p->positional == 0) {
        vm_raise(vm, EXC_TypeError, "%s() takes no positional arguments", function);
    } else {
        vm_raise(vm, EXC_TypeError, "%s() takes %s %zu positional argument%s (%zu given)", function,
                 p->least == p->positional ? "exactly" : "at most", p->positional,
                 p->positional == 1 ? "" : "s", nargs);
    }
    return false;
}

/* The place of a keyword, or p->count. */
static size_t find_parameter(const struct parameters *p, const struct str *name)
{
    size_t i = p->posonly;
    while (i < p->count &&
           (p->size[i] != name->size || memcmp(p->name[i], name->text, name->size) != 0)) {
        i++;
    }
    return i;
}

static void fill_keywords(const struct parameters *p, const value *args, size_t nargs,
                          struct tuple *kwnames, value *out)
{
    for (size_t k = 0; k < kwnames->count; k++) {
        size_t i = find_parameter(p, value_as(str, kwnames->items[k]));
        if (i < p->count && i >= nargs) {
            out[i] = args[nargs + k];
        }
    }
}

/* Keywords that are no parameters or have their value by position already: false, an error. */
static bool check_keywords(struct vm *vm, const char *function, const struct parameters *p,
                           size_t nargs, struct tuple *kwnames)
{
    for (size_t k = 0; k < kwnames->count; k++) {
        const struct str *name = value_as(str, kwnames->items[k]);
        size_t i = find_parameter(p, name);
        if (i == p->count) {
            if (p->posonly == p->count) {
                vm_raise(vm, EXC_TypeError, "%s() takes no keyword arguments", function);
            } else {
                vm_raise(vm, EXC_TypeError, "'%s' is an invalid keyword argument for %s()",
                         name->text, function);
            }
            return false;
        }
        if (i < nargs) {
            vm_raise(vm, EXC_TypeError, "argument for %s() given by name ('%s') and position (%zu)",
                     function, name->text, i + 1);
            return false;
        }
    }
    return true;
}

/* The usual call: positional arguments only, as many as there may be.  false: not that
 * simple, nothing is said yet. */
static bool bind_positional(const char *at, const value *args, size_t nargs, value *out)
{
    size_t count = 0;
    bool star = false;
    while (*at) {
        if (*at == ' ' || *at == '/') {
            at++;
        } else if (*at == '*') {
            star = true;
            at++;
        } else {
            do {
                at++;
            } while (*at && *at != ' ');
            if (count < nargs) {
                if (star || value_is_unbound(args[count])) {
                    return false;
                }
                out[count] = args[count];
            } else {
                if (at[-1] != '?') {
                    return false;
                }
                out[count] = VALUE_UNBOUND;
            }
            count++;
        }
    }
    return nargs <= count;
}

/* false: an error is set. */
static bool check_def_keywords(struct vm *vm, const char *function, const struct parameters *p,
                               size_t nargs, struct tuple *kwnames)
{
    for (size_t k = 0; k < kwnames->count; k++) {
        const struct str *name = value_as(str, kwnames->items[k]);
        size_t i = find_parameter(p, name);
        if (i == p->count) {
            vm_raise(vm, EXC_TypeError, "%s() got an unexpected keyword argument '%s'", function,
                     name->text);
            return false;
        }
        if (i < nargs) {
            vm_raise(vm, EXC_TypeError, "%s() got multiple values for argument '%s'", function,
                     name->text);
            return false;
        }
    }
    return true;
}

static bool raise_def_count(struct vm *vm, const char *function, const struct parameters *p,
                            size_t nargs)
{
    char takes[64];
    if (p->least < p->positional) {
        snprintf(takes, sizeof takes, "from %zu to %zu", p->least, p->positional);
    } else {
        snprintf(takes, sizeof takes, "%zu", p->positional);
    }
    vm_raise(vm, EXC_TypeError, "%s() takes %s positional argument%s but %zu %s given", function,
             takes, p->positional == 1 ? "" : "s", nargs, nargs == 1 ? "was" : "were");
    return false;
}

bool args_bind_def(struct vm *vm, const char *function, const char *parameters, const value *args,
                   size_t nargs, struct tuple *kwnames, value *out)
{
    size_t keywords = kwnames ? kwnames->count : 0;
    if (keywords == 0 && bind_positional(parameters, args, nargs, out)) {
        return true;
    }
    struct parameters p;
    parse_parameters(parameters, &p);
    if (keywords && !check_def_keywords(vm, function, &p, nargs, kwnames)) {
        return false;
    }
    if (nargs > p.positional) {
        return raise_def_count(vm, function, &p, nargs);
    }
    for (size_t i = 0; i < p.count; i++) {
        out[i] = i < nargs ? args[i] : VALUE_UNBOUND;
    }
    if (keywords) {
        fill_keywords(&p, args, nargs, kwnames, out);
    }
    for (size_t i = 0; i < p.count; i++) {
        if (!p.optional[i] && value_is_unbound(out[i])) {
            vm_raise(vm, EXC_TypeError, "%s() missing 1 required positional argument: '%.*s'",
                     function, (int)p.size[i], p.name[i]);
            return false;
        }
    }
    return true;
}

bool args_bind(struct vm *vm, const char *function, const char *parameters, const value *args,
               size_t nargs, struct tuple *kwnames, value *out)
{
    if ((!kwnames || kwnames->count == 0) && bind_positional(parameters, args, nargs, out)) {
        return true;
    }
    struct parameters p;
    parse_parameters(parameters, &p);
    size_t keywords = kwnames ? kwnames->count : 0;
    if (keywords && p.posonly == p.count) {
        return check_keywords(vm, function, &p, nargs, kwnames);
    }
    if (!check_count(vm, function, &p, nargs, keywords)) {
        return false;
    }
    for (size_t i = 0; i < p.count; i++) {
        out[i] = i < nargs ? args[i] : VALUE_UNBOUND;
    }
    if (keywords) {
        fill_keywords(&p, args, nargs, kwnames, out);
    }
    for (size_t i = 0; i < p.count; i++) {
        if (p.optional[i] || !value_is_unbound(out[i])) {
            continue;
        }
        if (i < p.posonly && p.posonly == p.count) {
            return args_check(vm, function, nargs, NULL, p.least, p.positional);
        }
        if (i < p.posonly) {
            vm_raise(vm, EXC_TypeError, "%s() takes %s %zu positional argument%s (%zu given)",
                     function, p.least < p.positional ? "at least" : "exactly", p.least,
                     p.least == 1 ? "" : "s", nargs);
        } else {
            vm_raise(vm, EXC_TypeError, "%s() missing required argument '%.*s' (pos %zu)", function,
                     (int)p.size[i], p.name[i], i + 1);
        }
        return false;
    }
    return !keywords || check_keywords(vm, function, &p, nargs, kwnames);
}
