/* Exceptions as CPython prints them: tracebacks, chains, notes, and groups as trees. */
#include <stdio.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "vm/container.h"
#include "vm/exception.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/traceback.h"
#include "vm/type.h"

enum { GROUP_WIDTH = 15, GROUP_DEPTH = 10 };

struct printer {
    struct vm *vm;
    struct strbuf *out;
    VEC(struct exception *) seen; /* borrowed: shown already */
    size_t depth;                 /* of groups */
    bool need_close;              /* the innermost group's last rule is still to be drawn */
};

struct str *exception_type_text(struct vm *vm, const struct type *type)
{
    value module = type->flags & TYPE_HEAP ? dict_get_str(type->attrs, vm_name(vm, __module__))
                                           : str_value(type->module);
    if (!value_is_str(module) || str_equal_c(value_as(str, module), "builtins") ||
        str_equal_c(value_as(str, module), "__main__")) {
        return keep_object(type->qualname);
    }
    return str_printf(vm, "%s.%s", value_as(str, module)->text, type->qualname->text);
}

/* The text, each of its lines behind the margin. */
static void add_lines(struct printer *p, const char *text, size_t size)
{
    const char *end = text + size;
    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        stop = stop ? stop + 1 : end;
        if (p->depth) {
            strbuf_add_repeat(p->out, ' ', 2 * p->depth);
            strbuf_add(p->out, "| ");
        }
        strbuf_add_bytes(p->out, text, (size_t)(stop - text));
        text = stop;
    }
}

static void add_text(struct printer *p, const char *text)
{
    add_lines(p, text, strlen(text));
}

/* ---- the last line ---- */

/* What a SyntaxError has above its last line: file, source line, caret. */
static void add_syntax_place(struct exception *exception, struct strbuf *out)
{
    value place = exception->extra[EXTRA_SYNTAX_PLACE];
    if (!value_is_tuple(place)) {
        return;
    }
    const value *parts = value_as(tuple, place)->items;
    size_t count = value_as(tuple, place)->count;
    if (!value_is_small_int(parts[1])) {
        return;
    }
    strbuf_printf(out, "  File \"%s\", line %lld\n",
                  value_is_str(parts[0]) ? value_as(str, parts[0])->text : "<string>",
                  (long long)value_small_int(parts[1]));
    if (!value_is_str(parts[3])) {
        return;
    }
    const struct str *line = value_as(str, parts[3]);
    size_t indent = 0, end = line->size;
    while (indent < end && strchr(" \t\f", line->text[indent])) {
        indent++;
    }
    while (end > indent && strchr(" \t\r\n", line->text[end - 1])) {
        end--;
    }
    strbuf_printf(out, "    %.*s\n", (int)(end - indent), line->text + indent);
    if (!value_is_small_int(parts[2]) || value_small_int(parts[2]) < 1) {
        return;
    }
    int64_t from = value_small_int(parts[2]) - 1, to = from + 1;
    if (count > 5 && value_is_small_int(parts[5]) && value_small_int(parts[5]) > from + 1 &&
        value_same(parts[4], parts[1])) {
        to = value_small_int(parts[5]) - 1;
    }
    if (from >= (int64_t)indent) {
        strbuf_add(out, "    ");
        strbuf_add_repeat(out, ' ', (size_t)from - indent);
        strbuf_add_repeat(out, '^', (size_t)(to > from ? to - from : 1));
        strbuf_add(out, "\n");
    }
}

static void add_note(struct vm *vm, value note, struct strbuf *out)
{
    value text = vm_str(vm, note);
    if (value_is_error(text)) {
        error_clear(vm);
        strbuf_add(out, "<note str() failed>\n");
        return;
    }
    strbuf_add(out, value_as(str, text)->text);
    strbuf_add(out, "\n");
    drop(vm, text);
}

void exception_format_only(struct vm *vm, value v, struct strbuf *out)
{
    struct exception *exception = value_as(exception, v);
    struct str *name = exception_type_text(vm, exception->head.type);
    bool syntax = exception_matches(vm, v, vm_exception_type(vm, EXC_SyntaxError));
    value text;
    if (syntax && value_is_tuple(exception->extra[EXTRA_SYNTAX_PLACE])) {
        add_syntax_place(exception, out);
        text = vm_str(vm, exception->extra[EXTRA_SYNTAX_MSG]);
    } else {
        text = vm_str(vm, v);
    }
    strbuf_add(out, name->text);
    drop_object(vm, name);
    if (value_is_error(text)) {
        error_clear(vm);
        strbuf_add(out, ": <exception str() failed>");
    } else {
        if (value_as(str, text)->size) {
            strbuf_add(out, ": ");
            strbuf_add_bytes(out, value_as(str, text)->text, value_as(str, text)->size);
        }
        drop(vm, text);
        exception_add_suggestion(vm, exception, out);
    }
    strbuf_add(out, "\n");
    for (size_t i = 0; exception->notes && i < exception->notes->count; i++) {
        add_note(vm, exception->notes->items[i], out);
    }
}

static void add_last_lines(struct printer *p, struct exception *exception)
{
    struct strbuf text = {0};
    exception_format_only(p->vm, value_from_object(exception), &text);
    add_lines(p, strbuf_text(&text), text.length);
    strbuf_free(&text);
}

/* ---- one exception, its chain, its members ---- */

static void add_chain(struct printer *p, struct exception *exception);

static void add_traceback(struct printer *p, struct exception *exception, bool group,
                          bool top_level)
{
    if (value_is_none(exception->traceback)) {
        return;
    }
    if (top_level) {
        strbuf_add_repeat(p->out, ' ', 2 * p->depth);
        strbuf_add(p->out, "+ Exception Group Traceback (most recent call last):\n");
    } else {
        add_text(p, group ? "Exception Group Traceback (most recent call last):\n"
                          : "Traceback (most recent call last):\n");
    }
    struct strbuf margin = {0};
    if (p->depth) {
        strbuf_add_repeat(&margin, ' ', 2 * p->depth);
        strbuf_add(&margin, "| ");
    }
    traceback_format(p->vm, exception->traceback, strbuf_text(&margin), p->out);
    strbuf_free(&margin);
}

static void add_rule(struct printer *p, bool first, const char *title)
{
    strbuf_add_repeat(p->out, ' ', 2 * p->depth);
    strbuf_printf(p->out, "%s+---------------- %s ----------------\n", first ? "+-" : "  ", title);
}

static void add_members(struct printer *p, const struct tuple *members)
{
    size_t shown = members->count > GROUP_WIDTH ? GROUP_WIDTH + 1 : members->count;
    p->need_close = false;
    for (size_t i = 0; i < shown; i++) {
        bool last = i + 1 == shown;
        char title[32];
        snprintf(title, sizeof title, "%zu", i + 1);
        p->need_close = p->need_close || last;
        add_rule(p, i == 0, i < GROUP_WIDTH ? title : "...");
        p->depth++;
        if (i < GROUP_WIDTH) {
            add_chain(p, value_as(exception, members->items[i]));
        } else {
            char text[64];
            size_t more = members->count - GROUP_WIDTH;
            snprintf(text, sizeof text, "and %zu more exception%s\n", more, more == 1 ? "" : "s");
            add_text(p, text);
        }
        if (last && p->need_close) {
            strbuf_add_repeat(p->out, ' ', 2 * p->depth);
            strbuf_add(p->out, "+------------------------------------\n");
            p->need_close = false;
        }
        p->depth--;
    }
}

static void add_one(struct printer *p, struct exception *exception)
{
    struct tuple *members = exception_group_members(p->vm, value_from_object(exception));
    if (!members) {
        add_traceback(p, exception, false, false);
        add_last_lines(p, exception);
        return;
    }
    if (p->depth > GROUP_DEPTH) {
        add_text(p, "... (max_group_depth is 10)\n");
        return;
    }
    bool top_level = p->depth == 0;
    p->depth += top_level;
    add_traceback(p, exception, true, top_level);
    add_last_lines(p, exception);
    add_members(p, members);
    p->depth -= top_level;
}

static bool was_seen(const struct printer *p, const struct exception *exception)
{
    for (size_t i = 0; i < p->seen.count; i++) {
        if (p->seen.items[i] == exception) {
            return true;
        }
    }
    return false;
}

/* What is shown above this one; NULL: nothing. */
static struct exception *chained(const struct exception *exception, bool *is_cause)
{
    *is_cause = !value_is_none(exception->cause);
    if (*is_cause) {
        return value_as(exception, exception->cause);
    }
    return value_is_none(exception->context) || exception->suppress_context
               ? NULL
               : value_as(exception, exception->context);
}

static void add_chain(struct printer *p, struct exception *exception)
{
    struct link {
        struct exception *exception;
        bool is_cause; /* of the one below it */
    };
    VEC(struct link) links = {0};
    bool is_cause = false;
    for (struct exception *at = exception; at; at = chained(at, &is_cause)) {
        if (was_seen(p, at)) {
            break;
        }
        vec_push(&p->seen, at);
        vec_push(&links, (struct link){at, is_cause});
    }
    bool need_close = p->need_close;
    for (size_t i = links.count; i-- > 0;) {
        add_one(p, links.items[i].exception);
        if (i) {
            p->need_close = need_close; /* a group among them closed its own rule */
            add_text(p, "\n");
            add_text(p, links.items[i].is_cause
                            ? "The above exception was the direct cause of the following "
                              "exception:\n"
                            : "During handling of the above exception, another exception "
                              "occurred:\n");
            add_text(p, "\n");
        }
    }
    if (links.count == 0) {
        add_one(p, exception);
    }
    vec_free(&links);
}

void exception_format(struct vm *vm, value exception, struct strbuf *out)
{
    struct printer printer = {.vm = vm, .out = out};
    value pending = error_take(vm);
    keep(exception);
    add_chain(&printer, value_as(exception, exception));
    drop(vm, exception);
    error_put(vm, pending);
    vec_free(&printer.seen);
}

void exception_format_unchained(struct vm *vm, value exception, struct strbuf *out)
{
    struct printer printer = {.vm = vm, .out = out};
    value pending = error_take(vm);
    add_traceback(&printer, value_as(exception, exception), false, false);
    exception_format_only(vm, exception, out);
    error_put(vm, pending);
}
