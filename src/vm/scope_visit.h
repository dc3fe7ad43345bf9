/* The walk over the tree that collects the symbols of each scope; for vm/scope.c only. */
#ifndef VM_SCOPE_VISIT_H
#define VM_SCOPE_VISIT_H

#include "vm/scope.h"

/* Fills in table->scopes, by_node and module; errors go to errors->diag. */
void scope_visit_module(struct scope_table *table, const struct ast_node *module,
                        bool string_annotations, const struct scope_error_context *errors);

/* The symbol of that name in scope, added with no flags if it is not there. */
struct symbol *scope_add_symbol(struct scope *scope, const char *name);

#endif
