/* Memory that is there: every call returns usable memory or does not return.
 *
 * Sizes that a program under study can choose are checked against the limits
 * of its simulation (vm/heap.h) before they come here, so running out of
 * memory in this file means the machine itself has none left.  Then, and only
 * then, the process ends, with a message on stderr and status 1.
 *
 * Ownership: the caller owns what it gets, and gives it back with mem_free().
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);                         /* not cleared; size 0 is allowed */
void *mem_alloc_zero(size_t size);                    /* all bytes 0 */
void *mem_resize(void *block, size_t size);           /* as realloc(); block may be NULL */
char *mem_copy_string(const char *text);              /* NUL-terminated copy */
char *mem_copy_bytes(const void *bytes, size_t size); /* copy with a NUL behind it */
void mem_free(void *block);                           /* NULL is allowed */

#endif
