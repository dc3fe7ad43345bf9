/* Modules and the import system.
 *
 * A module is found, in this order: in sys.modules; if it is one that CPython has built in,
 * here too; in the program's folder through host.read_file; in vm->native_modules; among the
 * compiled-in Python modules (py/NAME.py).  Packages are folders; with or without __init__.py.
 *
 * References: see vm/value.h.
 */
#ifndef VM_IMPORT_H
#define VM_IMPORT_H

#include "vm/object.h"

struct vm;
struct dict;
struct str;
struct tuple;
struct diag;

struct module {
    struct object head;
    struct dict *names; /* its __dict__, owned */
    struct str *name;   /* owned */
    bool loading;       /* its code is running for the first time */
};

struct module *module_new(struct vm *vm, struct str *name); /* __name__ set, others None */

/* Where "a.b.c" would come from, without loading anything. */
enum module_origin { ORIGIN_NONE, ORIGIN_LIBRARY, ORIGIN_FILE };
enum module_origin import_origin(struct vm *vm, const char *name);
/* Looks for what is not supported (DIAG_UNSUPPORTED) in a module of the program's folder, and in
 * those that it imports. */
void import_check(struct vm *vm, const char *name, struct diag *diag);

/* The IMPORT_NAME instruction: `import a.b` gives a (fromlist None), `from a.b import
 * c` gives a.b.  level counts the leading dots; globals gives __package__. */
value import_name(struct vm *vm, struct dict *globals, struct str *name, value fromlist, int level);
value import_from(struct vm *vm, value module, struct str *name);  /* IMPORT_FROM */
bool import_star(struct vm *vm, value module, struct dict *names); /* from m import * */

#endif
