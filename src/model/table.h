/* Arrays that can be copied in no time: the model's checkpoints.
 *
 * The promise: table_share() is O(1), and afterwards both tables behave as if
 * they had been copied whole.  A table is a tree of counted pages; writing to
 * a page that another table also uses copies that page first.
 *
 * Items are plain bytes of one size; what was never written reads as absent.
 * Not for several threads.  Ownership: each struct table holds one reference
 * to its root and must be ended by table_free(); the pool outlives all tables.
 */
#ifndef MODEL_TABLE_H
#define MODEL_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table_page;

struct table_pool {
    uint64_t bytes; /* in pages of all tables of the pool */
};

struct table {
    struct table_pool *pool;
    struct table_page *root; /* NULL: empty */
    uint32_t item_size;
    uint32_t height; /* levels above the leaves */
};

void table_init(struct table *table, struct table_pool *pool, size_t item_size);
void table_free(struct table *table);
struct table table_share(const struct table *table);

const void *table_get(const struct table *table, uint32_t index); /* NULL: absent */
void *table_edit(struct table *table, uint32_t index); /* zeroed when it was absent; good until
                                                          the next share of this table */
void table_erase(struct table *table, uint32_t index); /* absent again; frees empty pages */

#endif
