/* Objects, types and the protocols between them: what CPython's "Objects" chapter of
 * the C API is for CPython.
 *
 * Every heap value starts with a struct object.  Its type says what it can do
 * through slots; a slot that is NULL is inherited when the type is readied.
 * Classes written in Python get slots that call their dunder methods
 * (vm/type.c).  `layout` tells C code which struct it may cast to; subclasses of
 * list, dict, Exception … keep the layout of their base.
 *
 * References: see vm/value.h.
 */
#ifndef VM_OBJECT_H
#define VM_OBJECT_H

#include <stddef.h>

#include "vm/heap.h"
#include "vm/value.h"

struct vm;
struct str;
struct tuple;
struct dict;
struct type;
struct strbuf;

/* What struct lies behind an object.  LAYOUT_OTHER: ask the type. */
enum layout {
    LAYOUT_OTHER,
    LAYOUT_INSTANCE, /* object() and classes without a built-in base */
    LAYOUT_TYPE,
    LAYOUT_INT,   /* big int: struct int_object (vm/int.h) */
    LAYOUT_FLOAT, /* struct float_object: those that do not fit inline */
    LAYOUT_COMPLEX,
    LAYOUT_STR,
    LAYOUT_BYTES,
    LAYOUT_BYTEARRAY,
    LAYOUT_TUPLE,
    LAYOUT_LIST,
    LAYOUT_DICT,
    LAYOUT_SET, /* set and frozenset */
    LAYOUT_RANGE,
    LAYOUT_SLICE,
    LAYOUT_CELL,
    LAYOUT_CODE,
    LAYOUT_FUNCTION,
    LAYOUT_NATIVE, /* function written in C */
    LAYOUT_METHOD, /* bound method, of either */
    LAYOUT_MODULE,
    LAYOUT_GENERATOR, /* generator, coroutine, async generator */
    LAYOUT_EXCEPTION,
    LAYOUT_TRACEBACK,
    LAYOUT_FRAME,
    LAYOUT_FUTURE, /* Future and Task: struct future (loop/future.h) */
};

enum object_flags {
    OBJECT_HAS_WEAKREFS = 1, /* vm->weakrefs knows it */
    OBJECT_FINALIZED = 2,    /* __del__ (or its like) has run */
    OBJECT_MARKED = 4,       /* used by the cycle collector */
    OBJECT_HAS_ID = 8,       /* vm->ids knows it */
};

struct object {
    uint32_t refs;
    uint8_t layout; /* enum layout */
    uint8_t flags;  /* enum object_flags */
    uint16_t spare; /* free for the layout's own use */
    struct type *type;
};

enum compare_op { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE };

enum binary_op {
    BINARY_ADD,
    BINARY_SUBTRACT,
    BINARY_MULTIPLY,
    BINARY_MATRIX_MULTIPLY,
    BINARY_TRUE_DIVIDE,
    BINARY_FLOOR_DIVIDE,
    BINARY_REMAINDER,
    BINARY_POWER,
    BINARY_LSHIFT,
    BINARY_RSHIFT,
    BINARY_AND,
    BINARY_XOR,
    BINARY_OR,
    BINARY_OPS,
};

enum unary_op { UNARY_NEGATIVE, UNARY_POSITIVE, UNARY_INVERT, UNARY_ABSOLUTE, UNARY_OPS };

/* `args` holds the positional arguments, then the values of the keywords that
 * `kwnames` (a tuple of str, or NULL) names.  nargs counts the positional ones. */
typedef value (*native_fn)(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames);
typedef void (*visit_fn)(void *context, value v);

/* How `await x` goes on when x needs no Python code: see vm/generator.h. */
enum await_status { AWAIT_DONE, AWAIT_FAILED, AWAIT_SUSPENDED };

struct type {
    struct object head;
    struct str *name;              /* owned, as messages show it; __name__ is type_own_name() */
    struct str *qualname, *module; /* owned */
    struct type *base;             /* owned; NULL only for object */
    struct tuple *bases, *mro;     /* owned; filled by type_ready() */
    struct dict *attrs;            /* the class namespace, owned */
    uint32_t version;     /* changes with the type or a base; 0: not cacheable (inline caches) */
    uint32_t flags;       /* enum type_flags */
    uint8_t layout;       /* of its instances */
    size_t size;          /* bytes of an instance, without attribute dict and slots */
    uint16_t extra;       /* bytes behind that: the dict pointer and the values of __slots__ */
    uint16_t dict_at;     /* where among them the dict pointer is (vm/type.h) */
    uint16_t dict_offset; /* of the dict pointer from the object's start; 0: none, or computed */
    uint64_t own_slots;   /* groups of slots that this type defines itself (vm/type_slots.c) */
    void *subclasses;     /* vm/type.c */

    /* Slots.  getitem/setitem take any key; setitem with VALUE_UNBOUND deletes. */
    void (*dealloc)(struct vm *vm, struct object *self); /* drops what it holds, frees itself */
    void (*traverse)(struct object *self, visit_fn visit, void *context);
    /* Breaks the cycles it is part of, when nobody can reach it any more; NULL: it breaks none. */
    void (*clear)(struct vm *vm, struct object *self);
    void (*finalize)(struct vm *vm, struct object *self); /* __del__: before dealloc, may revive */
    value (*repr)(struct vm *vm, value self);
    /* For pictures: a few words, running no Python code; NULL: the type's name alone. */
    void (*brief)(struct vm *vm, value self, struct strbuf *out);
    value (*str_)(struct vm *vm, value self);
    bool (*hash)(struct vm *vm, value self, int64_t *hash);
    value (*call)(struct vm *vm, value self, const value *args, size_t nargs,
                  struct tuple *kwnames);
    value (*getattr)(struct vm *vm, value self, struct str *name);
    bool (*setattr)(struct vm *vm, value self, struct str *name, value v); /* UNBOUND: delete */
    value (*compare)(struct vm *vm, value a, value b, enum compare_op op); /* or NOT_IMPLEMENTED */
    value (*iter)(struct vm *vm, value self);
    value (*next)(struct vm *vm, value self); /* VALUE_UNBOUND at the end (no exception) */
    value (*descr_get)(struct vm *vm, value self, value instance,
                       value owner); /* instance may be UNBOUND */
    bool (*descr_set)(struct vm *vm, value self, value instance, value v);
    value (*binary)(struct vm *vm, enum binary_op op, value a, value b); /* a or b is self */
    value (*inplace)(struct vm *vm, enum binary_op op, value a, value b);
    value (*power)(struct vm *vm, value base, value exponent, value modulus);
    value (*unary)(struct vm *vm, enum unary_op op, value self);
    int (*truth)(struct vm *vm, value self);   /* 1, 0, -1: exception */
    int64_t (*len)(struct vm *vm, value self); /* -1: exception */
    value (*getitem)(struct vm *vm, value self, value key);
    bool (*setitem)(struct vm *vm, value self, value key, value v);
    int (*contains)(struct vm *vm, value self, value item);
    value (*index)(struct vm *vm, value self);  /* __index__ */
    value (*await_)(struct vm *vm, value self); /* __await__: an iterator */
    enum await_status (*await_poll)(struct vm *vm, value self, value *result);
    value (*aiter)(struct vm *vm, value self);
    value (*anext)(struct vm *vm, value self);
    value (*new_)(struct vm *vm, struct type *type, const value *args, size_t nargs,
                  struct tuple *kwnames);
    bool (*init)(struct vm *vm, value self, const value *args, size_t nargs, struct tuple *kwnames);
};

enum type_flags {
    TYPE_HEAP = 1,     /* made by a class statement */
    TYPE_FINAL = 2,    /* cannot be subclassed (bool, NoneType, range …) */
    TYPE_HAS_DICT = 4, /* instances have an attribute dict */
    TYPE_READY = 8,
    TYPE_ABSTRACT = 16,       /* has __abstractmethods__ */
    TYPE_CUSTOM_GETATTR = 32, /* __getattribute__ or __getattr__ in Python */
    TYPE_IMMUTABLE = 64,      /* built in: attributes cannot be set */
    TYPE_MAPPING = 128,       /* matches mapping patterns */
    TYPE_SEQUENCE = 256,      /* matches sequence patterns */
    TYPE_SLOTS_ONLY = 512,    /* __slots__ without a dict */
    TYPE_SHOWS_MODULE = 1024, /* messages show the module too: 'datetime.date' */
};

/* ---- references ---- */

void object_free(struct vm *vm, struct object *object); /* refs has reached 0 */

static inline value keep(value v)
{
    if (value_is_object(v)) {
        value_object(v)->refs++;
    }
    return v;
}

static inline void drop(struct vm *vm, value v)
{
    if (value_is_object(v)) {
        struct object *object = value_object(v);
        if (--object->refs == 0) {
            object_free(vm, object);
        }
    }
}

/* Drops what a call gave, if it gave something; false if it failed. */
static inline bool drop_result(struct vm *vm, value v)
{
    if (value_is_error(v)) {
        return false;
    }
    drop(vm, v);
    return true;
}

/* The same for typed pointers; NULL is allowed for drop_object(). */
#define keep_object(pointer)     ((pointer)->head.refs++, (pointer))
#define drop_object(vm, pointer) ((pointer) ? drop((vm), value_from_object(pointer)) : (void)0)

/* Puts v into *place (stealing the reference) and drops what was there, in the
 * order that is safe when dropping runs Python code. */
static inline void value_replace(struct vm *vm, value *place, value v)
{
    value old = *place;
    *place = v;
    drop(vm, old);
}

/* A new object of that type, refs 1, all other bytes of it 0.  size is the whole
 * struct's; types with trailing data pass more than type->size. */
void *object_new(struct vm *vm, struct type *type, size_t size);
void object_release(struct vm *vm, struct object *object, size_t size); /* end of a dealloc slot */

/* What id() gives: looks like an address, and is the same in every run. */
uint64_t vm_object_id(struct vm *vm, value v);

/* ---- type of a value ---- */

struct type *value_type(struct vm *vm, value v); /* borrowed; of any value */

static inline bool value_has_layout(value v, enum layout layout)
{
    return value_is_object(v) && value_object(v)->layout == (uint8_t)layout;
}

#define value_is_str(v)       value_has_layout((v), LAYOUT_STR)
#define value_is_bytes(v)     value_has_layout((v), LAYOUT_BYTES)
#define value_is_tuple(v)     value_has_layout((v), LAYOUT_TUPLE)
#define value_is_list(v)      value_has_layout((v), LAYOUT_LIST)
#define value_is_dict(v)      value_has_layout((v), LAYOUT_DICT)
#define value_is_set(v)       value_has_layout((v), LAYOUT_SET)
#define value_is_type(v)      value_has_layout((v), LAYOUT_TYPE)
#define value_is_function(v)  value_has_layout((v), LAYOUT_FUNCTION)
#define value_is_exception(v) value_has_layout((v), LAYOUT_EXCEPTION)
#define value_as(T, v)        ((struct T *)(uintptr_t)(v).bits)

/* Is v exactly of that type (no subclass)? */
static inline bool value_is_exactly(value v, const struct type *type)
{
    return value_is_object(v) && value_object(v)->type == type;
}

bool type_is_subtype(const struct type *type, const struct type *base); /* by mro */

/* ---- protocols: each may run Python code ---- */

value vm_getattr(struct vm *vm, value v, struct str *name);
value vm_getattr_optional(struct vm *vm, value v,
                          struct str *name); /* UNBOUND, no AttributeError */
bool vm_setattr(struct vm *vm, value v, struct str *name, value to);
bool vm_delattr(struct vm *vm, value v, struct str *name);
value vm_getattr_name(struct vm *vm, value v, const char *name); /* same, with a C string */
bool vm_setattr_name(struct vm *vm, value v, const char *name, value to);
/* A method looked up on the type only, as the interpreter does for dunders;
 * unbound function in *function (new reference) and true, or false: not there. */
bool vm_lookup_special(struct vm *vm, value v, struct str *name, value *function);
value type_lookup(struct vm *vm, struct type *type, struct str *name); /* BORROWED, or UNBOUND */

value vm_repr(struct vm *vm, value v);                     /* a str */
value vm_str(struct vm *vm, value v);                      /* a str */
value vm_ascii(struct vm *vm, value v);                    /* a str */
value vm_format(struct vm *vm, value v, struct str *spec); /* spec NULL: "" */
/* For traces and messages: what repr() gives for built-in values, '<Name object>'
 * for others, at most max_cells wide (… behind).  Runs no Python code, sets no
 * exception. */
struct str *vm_safe_repr(struct vm *vm, value v, size_t max_cells);

bool vm_hash(struct vm *vm, value v, int64_t *hash);
int vm_truth(struct vm *vm, value v); /* 1, 0, -1 */
value vm_compare(struct vm *vm, value a, value b, enum compare_op op);
int vm_compare_truth(struct vm *vm, value a, value b, enum compare_op op); /* 1, 0, -1 */
int vm_equal(struct vm *vm, value a, value b); /* identity first, then ==: 1, 0, -1 */
value vm_binary(struct vm *vm, enum binary_op op, value a, value b);
value vm_inplace(struct vm *vm, enum binary_op op, value a, value b);
value vm_unary(struct vm *vm, enum unary_op op, value v);

value vm_iter(struct vm *vm, value v);
value vm_next(struct vm *vm, value iterator); /* UNBOUND at the end */
int64_t vm_len(struct vm *vm, value v);
value vm_getitem(struct vm *vm, value v, value key);
bool vm_setitem(struct vm *vm, value v, value key, value to);
bool vm_delitem(struct vm *vm, value v, value key);
int vm_contains(struct vm *vm, value container, value item); /* 1, 0, -1 */
/* v as an integer index (__index__); false and an exception if it is none, or
 * IndexError ("cannot fit …") if it is too large. */
bool vm_index(struct vm *vm, value v, int64_t *index);
/* The same for a count or a width, an argument: too large is OverflowError. */
bool vm_count(struct vm *vm, value v, int64_t *count);
int vm_isinstance(struct vm *vm, value v, value class_or_tuple);
int vm_issubclass(struct vm *vm, value class_, value class_or_tuple);

/* ---- calls ---- */

value vm_call(struct vm *vm, value callable, const value *args, size_t nargs,
              struct tuple *kwnames);
value vm_call0(struct vm *vm, value callable);
value vm_call1(struct vm *vm, value callable, value a);
value vm_call2(struct vm *vm, value callable, value a, value b);
/* self.name(*args).  The name is looked up as an attribute. */
value vm_call_method(struct vm *vm, value self, const char *name, const value *args, size_t nargs);

#endif
