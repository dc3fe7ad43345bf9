/* Source bytes to a syntax tree, or to exactly the error CPython 3.11 reports.
 *
 * Any bytes are allowed; time and memory are linear in the source, and the C stack is bounded by
 * CPython's own limits on nesting.  Errors that CPython finds behind its parser ('return' outside
 * function, names that are both global and parameter …) are the compiler's, not ours.
 *
 * Ownership: the tree and all it points to live in *arena (see lang/ast.h).  *diag owns its texts.
 */
#ifndef LANG_PARSE_H
#define LANG_PARSE_H

#include <stddef.h>

#include "lang/ast.h"

struct arena;
struct diag;

enum lang_flags {
    LANG_TOP_LEVEL_AWAIT =
        1, /* as ast.PyCF_ALLOW_TOP_LEVEL_AWAIT: changes nothing in the parser of
              3.11, where `await` is an expression everywhere; for the compiler */
};

/* The Module, or NULL with *diag set (kind SYNTAX, INDENTATION or TAB; line, columns and the source
 * line filled so that diag_to_traceback() prints what CPython prints).  file_name is only quoted.
 */
struct ast_node *lang_parse(struct arena *arena, const char *file_name, const char *source,
                            size_t size, unsigned flags, struct diag *diag);

#endif
