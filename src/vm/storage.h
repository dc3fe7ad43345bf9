/* The files that a program sees: those of its folder as the host gives them, and over them what
 * the program itself wrote, made and removed, which stays in memory.
 *
 * A key is a path made absolute, without "." and "..": storage_key().  vm->files maps keys to
 * bytes (a file), True (a folder) or None (removed).
 */
#ifndef VM_STORAGE_H
#define VM_STORAGE_H

#include "vm/object.h"

struct strbuf;

enum storage_kind { STORAGE_NONE, STORAGE_FILE, STORAGE_FOLDER };

const char *storage_folder(struct vm *vm);                /* where relative paths begin */
struct str *storage_key(struct vm *vm, const char *path); /* new reference */
/* The key's path inside the program's folder, "." for itself; NULL: it lies elsewhere. */
const char *storage_inside(struct vm *vm, const struct str *key);
enum storage_kind storage_kind(struct vm *vm, struct str *key);
/* Adds what the file holds to data; false: there is no such file. */
bool storage_load(struct vm *vm, struct str *key, struct strbuf *data);
/* v: bytes, True or None; kept. */
void storage_store(struct vm *vm, struct str *key, value v);
/* May a file be made there: is what it would lie in a folder? */
bool storage_has_parent(struct vm *vm, struct str *key);

#endif
