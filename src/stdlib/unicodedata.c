/* The module unicodedata: what is known of characters, from libutf8proc and from the assets
 * of base/unicode.h. */
#include "base/unicode.h"

#include <math.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "stdlib/common.h"
#include "stdlib/stdlib.h"

/* The one character of args[0]. */
static bool unicodedata_take(struct vm *vm, const char *name, const value *args, size_t nargs,
                             struct tuple *kwnames, size_t most, uint32_t *c)
{
    if (!args_check(vm, name, nargs, kwnames, 1, most)) {
        return false;
    }
    if (!value_is_str(args[0])) {
        struct str *type = type_full_name(vm, value_type(vm, args[0]));
        vm_raise(vm, EXC_TypeError, "%s() argument%s must be a unicode character, not %s", name,
                 most > 1 ? " 1" : "", type->text);
        drop_object(vm, type);
        return false;
    }
    const struct str *text = value_as(str, args[0]);
    if (text->length != 1) {
        vm_raise(vm, EXC_TypeError, "%s() argument%s must be a unicode character, not str", name,
                 most > 1 ? " 1" : "");
        return false;
    }
    *c = str_at(vm, value_as(str, args[0]), 0);
    return true;
}

/* args[1], or the ValueError that there is none. */
static value unicodedata_default(struct vm *vm, const value *args, size_t nargs, const char *error)
{
    return nargs > 1 ? keep(args[1]) : vm_raise(vm, EXC_ValueError, "%s", error);
}

static value unicodedata_text(struct vm *vm, const char *text)
{
    return str_value(str_from_c(vm, text));
}

/* --- names --- */

static value unicodedata_name(METHOD_ARGS)
{
    uint32_t c;
    if (!unicodedata_take(vm, "name", args, nargs, kwnames, 2, &c)) {
        return VALUE_ERROR;
    }
    char name[UNICODE_NAME_MAX];
    return unicode_name(c, name) ? unicodedata_text(vm, name)
                                 : unicodedata_default(vm, args, nargs, "no such name");
}

static value unicodedata_lookup(METHOD_ARGS)
{
    if (!args_check(vm, "lookup", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[0])) {
        return vm_raise(vm, EXC_TypeError, "lookup() argument must be str");
    }
    const struct str *name = value_as(str, args[0]);
    uint32_t c = unicode_find(name->text, name->size);
    if (c == UNICODE_NONE) {
        return vm_raise(vm, EXC_KeyError, "undefined character name '%s'", name->text);
    }
    struct strbuf text = {0};
    strbuf_add_code_point(&text, c);
    value result = str_value(str_new(vm, strbuf_text(&text), text.length));
    strbuf_free(&text);
    return result;
}

/* --- properties --- */

static value unicodedata_category(METHOD_ARGS)
{
    static const char words[][3] = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd",
                                    "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
                                    "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"};
    uint32_t c;
    return unicodedata_take(vm, "category", args, nargs, kwnames, 1, &c)
               ? unicodedata_text(vm, words[unicode_category(c)])
               : VALUE_ERROR;
}

static value unicodedata_bidirectional(METHOD_ARGS)
{
    static const char *const words[] = {"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                        "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                        "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
    uint32_t c;
    if (!unicodedata_take(vm, "bidirectional", args, nargs, kwnames, 1, &c)) {
        return VALUE_ERROR;
    }
    bool is_known = unicode_category(c) != UTF8PROC_CATEGORY_CN;
    unsigned kind = is_known ? (unsigned)utf8proc_get_property((utf8proc_int32_t)c)->bidi_class : 0;
    return unicodedata_text(vm, kind < sizeof words / sizeof *words ? words[kind] : "");
}

static value unicodedata_combining(METHOD_ARGS)
{
    uint32_t c;
    return unicodedata_take(vm, "combining", args, nargs, kwnames, 1, &c)
               ? value_from_small_int(
                     (int64_t)utf8proc_get_property((utf8proc_int32_t)c)->combining_class)
               : VALUE_ERROR;
}

static value unicodedata_mirrored(METHOD_ARGS)
{
    uint32_t c;
    return unicodedata_take(vm, "mirrored", args, nargs, kwnames, 1, &c)
               ? value_from_small_int(utf8proc_get_property((utf8proc_int32_t)c)->bidi_mirrored)
               : VALUE_ERROR;
}

static value unicodedata_width(METHOD_ARGS)
{
    uint32_t c;
    if (!unicodedata_take(vm, "east_asian_width", args, nargs, kwnames, 1, &c)) {
        return VALUE_ERROR;
    }
    char width[3];
    unicode_width(c, width);
    return unicodedata_text(vm, width);
}

static value unicodedata_numeric(METHOD_ARGS)
{
    uint32_t c;
    double number;
    if (!unicodedata_take(vm, "numeric", args, nargs, kwnames, 2, &c)) {
        return VALUE_ERROR;
    }
    return unicode_number(c, &number) != UNICODE_NO_NUMBER
               ? float_from_double(vm, number)
               : unicodedata_default(vm, args, nargs, "not a numeric character");
}

static value unicodedata_decimal(METHOD_ARGS)
{
    uint32_t c;
    double number;
    if (!unicodedata_take(vm, "decimal", args, nargs, kwnames, 2, &c)) {
        return VALUE_ERROR;
    }
    return unicode_number(c, &number) == UNICODE_DECIMAL
               ? value_from_small_int((int64_t)number)
               : unicodedata_default(vm, args, nargs, "not a decimal");
}

static value unicodedata_digit(METHOD_ARGS)
{
    uint32_t c;
    double number;
    if (!unicodedata_take(vm, "digit", args, nargs, kwnames, 2, &c)) {
        return VALUE_ERROR;
    }
    return unicode_number(c, &number) >= UNICODE_DIGIT
               ? value_from_small_int((int64_t)number)
               : unicodedata_default(vm, args, nargs, "not a digit");
}

/* "<compat> 0041 030A": what it is made of, one step down. */
static value unicodedata_decomposition(METHOD_ARGS)
{
    static const char *const words[] = {
        "",    "font",     "noBreak", "initial", "medial", "final",  "isolated", "circle", "super",
        "sub", "vertical", "wide",    "narrow",  "small",  "square", "fraction", "compat"};
    uint32_t c;
    if (!unicodedata_take(vm, "decomposition", args, nargs, kwnames, 1, &c)) {
        return VALUE_ERROR;
    }
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
    struct strbuf text = {0};
    unsigned kind = (unsigned)property->decomp_type;
    if (property->decomp_seqindex != UINT16_MAX && kind < sizeof words / sizeof *words) {
        utf8proc_int32_t parts[32];
        int last = 0;
        utf8proc_option_t options =
            (utf8proc_option_t)(kind ? UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT : UTF8PROC_DECOMPOSE);
        utf8proc_ssize_t count =
            utf8proc_decompose_char((utf8proc_int32_t)c, parts, 32, options, &last);
        if (kind) {
            strbuf_printf(&text, "<%s>", words[kind]);
            count = utf8proc_normalize_utf32(parts, count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
        } else if (count > 2) { /* one step down: the last mark is parted from the rest */
            utf8proc_int32_t mark = parts[count - 1];
            count = utf8proc_normalize_utf32(parts, count - 1, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
            parts[count++] = mark;
        }
        for (utf8proc_ssize_t i = 0; i < count && i < 32; i++) {
            strbuf_printf(&text, "%s%04X", text.length ? " " : "", (unsigned)parts[i]);
        }
    }
    value result = str_value(str_new(vm, strbuf_text(&text), text.length));
    strbuf_free(&text);
    return result;
}

/* --- normal forms --- */

static bool unicodedata_form(struct vm *vm, value form, int *options)
{
    static const struct {
        const char *name;
        int options;
    } forms[] = {{"NFC", UTF8PROC_COMPOSE},
                 {"NFD", UTF8PROC_DECOMPOSE},
                 {"NFKC", UTF8PROC_COMPOSE | UTF8PROC_COMPAT},
                 {"NFKD", UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT}};
    for (size_t i = 0; value_is_str(form) && i < sizeof forms / sizeof *forms; i++) {
        if (str_equal_c(value_as(str, form), forms[i].name)) {
            *options = forms[i].options | UTF8PROC_STABLE;
            return true;
        }
    }
    vm_raise(vm, EXC_ValueError, "invalid normalization form");
    return false;
}

static value unicodedata_normal(struct vm *vm, const char *name, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    int options;
    if (!args_check(vm, name, nargs, kwnames, 2, 2) || !unicodedata_form(vm, args[0], &options)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "%s() argument 2 must be str", name);
    }
    const struct str *text = value_as(str, args[1]);
    utf8proc_uint8_t *made = NULL;
    utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)text->text, (utf8proc_ssize_t)text->size, &made,
                     (utf8proc_option_t)options);
    if (size < 0) { /* lone surrogates: they stay as they are */
        return keep(args[1]);
    }
    value result = str_value(str_new(vm, (const char *)made, (size_t)size));
    mem_free(made);
    return result;
}

static value unicodedata_normalize(METHOD_ARGS)
{
    return unicodedata_normal(vm, "normalize", args, nargs, kwnames);
}

static value unicodedata_is_normalized(METHOD_ARGS)
{
    value made = unicodedata_normal(vm, "is_normalized", args, nargs, kwnames);
    if (value_is_error(made)) {
        return VALUE_ERROR;
    }
    int same = vm_equal(vm, made, args[1]);
    drop(vm, made);
    return same < 0 ? VALUE_ERROR : value_from_bool(same);
}

static bool unicodedata_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"name", unicodedata_name, 0},
        {"lookup", unicodedata_lookup, 0},
        {"category", unicodedata_category, 0},
        {"bidirectional", unicodedata_bidirectional, 0},
        {"combining", unicodedata_combining, 0},
        {"mirrored", unicodedata_mirrored, 0},
        {"east_asian_width", unicodedata_width, 0},
        {"numeric", unicodedata_numeric, 0},
        {"decimal", unicodedata_decimal, 0},
        {"digit", unicodedata_digit, 0},
        {"decomposition", unicodedata_decomposition, 0},
        {"normalize", unicodedata_normalize, 0},
        {"is_normalized", unicodedata_is_normalized, 0},
        {NULL, NULL, 0},
    };
    dict_add_natives(vm, names, functions);
    value version = unicodedata_text(vm, "14.0.0");
    dict_set_c(vm, names, "unidata_version", version);
    drop(vm, version);
    return true;
}

const struct module_def unicodedata_module = {"unicodedata", unicodedata_fill};
