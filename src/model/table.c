/* A tree of counted pages: leaves of 8 items, inner pages of 64 children. */
#include "model/table.h"

#include <string.h>

#include "base/mem.h"

enum {
    LEAF_BITS = 3,
    LEAF_ITEMS = 1 << LEAF_BITS,
    INNER_BITS = 6,
    INNER_CHILDREN = 1 << INNER_BITS,
    INDEX_BITS = 32
};

struct table_page {
    uint32_t users; /* tables and inner pages that point here */
    uint32_t used;  /* leaf: bit set of items; inner: number of children */
};

struct inner_page {
    struct table_page head;
    struct table_page *children[INNER_CHILDREN];
};

struct leaf_page {
    struct table_page head;
    _Alignas(8) unsigned char items[];
};

void table_init(struct table *table, struct table_pool *pool, size_t item_size)
{
    *table = (struct table){.pool = pool, .item_size = (uint32_t)item_size};
}

static size_t page_bytes(const struct table *table, uint32_t height)
{
    return height > 0 ? sizeof(struct inner_page)
                      : sizeof(struct leaf_page) + (size_t)table->item_size * LEAF_ITEMS;
}

static void release(struct table *table, struct table_page *page, uint32_t height)
{
    if (page == NULL || --page->users > 0) {
        return;
    }
    if (height > 0) {
        for (size_t i = 0; i < INNER_CHILDREN; i++) {
            release(table, ((struct inner_page *)page)->children[i], height - 1);
        }
    }
    table->pool->bytes -= page_bytes(table, height);
    mem_free(page);
}

void table_free(struct table *table)
{
    release(table, table->root, table->height);
    table->root = NULL;
    table->height = 0;
}

struct table table_share(const struct table *table)
{
    if (table->root != NULL) {
        table->root->users++;
    }
    return *table;
}

static uint32_t shift_of(uint32_t height) /* of the child number in an inner page */
{
    return LEAF_BITS + (height - 1) * INNER_BITS;
}

static bool reaches(const struct table *table, uint32_t index)
{
    uint32_t bits = LEAF_BITS + table->height * INNER_BITS;
    return table->root != NULL && (bits >= INDEX_BITS || index >> bits == 0);
}

const void *table_get(const struct table *table, uint32_t index)
{
    if (!reaches(table, index)) {
        return NULL;
    }
    const struct table_page *page = table->root;
    for (uint32_t height = table->height; height > 0; height--) {
        size_t child = (index >> shift_of(height)) % INNER_CHILDREN;
        page = ((const struct inner_page *)page)->children[child];
        if (page == NULL) {
            return NULL;
        }
    }
    uint32_t item = index % LEAF_ITEMS;
    if ((page->used >> item & 1) == 0) {
        return NULL;
    }
    return ((const struct leaf_page *)page)->items + (size_t)table->item_size * item;
}

static struct table_page *new_page(struct table *table, uint32_t height)
{
    size_t bytes = page_bytes(table, height);
    struct table_page *page = mem_alloc_zero(bytes);
    page->users = 1;
    table->pool->bytes += bytes;
    return page;
}

/* The page at *place, used by nobody else: copied if it was shared, made if there was none. */
static struct table_page *own(struct table *table, struct table_page **place, uint32_t height)
{
    struct table_page *page = *place;
    if (page == NULL) {
        return *place = new_page(table, height);
    }
    if (__builtin_expect(page->users == 1, 1)) {
        return page;
    }
    size_t bytes = page_bytes(table, height);
    struct table_page *copy = mem_alloc(bytes);
    memcpy(copy, page, bytes);
    table->pool->bytes += bytes;
    copy->users = 1;
    page->users--;
    if (height > 0) {
        for (size_t i = 0; i < INNER_CHILDREN; i++) {
            struct table_page *child = ((struct inner_page *)copy)->children[i];
            if (child != NULL) {
                child->users++;
            }
        }
    }
    return *place = copy;
}

void *table_edit(struct table *table, uint32_t index)
{
    while (!reaches(table, index)) {
        if (table->root == NULL) {
            table->height = 0;
            while (LEAF_BITS + table->height * INNER_BITS < INDEX_BITS &&
                   index >> (LEAF_BITS + table->height * INNER_BITS) != 0) {
                table->height++;
            }
            table->root = new_page(table, table->height);
        } else {
            struct table_page *top = new_page(table, table->height + 1);
            ((struct inner_page *)top)->children[0] = table->root;
            top->used = 1;
            table->root = top;
            table->height++;
        }
    }
    struct table_page **place = &table->root;
    for (uint32_t height = table->height; height > 0; height--) {
        struct inner_page *inner = (struct inner_page *)own(table, place, height);
        place = &inner->children[(index >> shift_of(height)) % INNER_CHILDREN];
        inner->head.used += *place == NULL;
    }
    struct leaf_page *leaf = (struct leaf_page *)own(table, place, 0);
    uint32_t item = index % LEAF_ITEMS;
    unsigned char *bytes = leaf->items + (size_t)table->item_size * item;
    if ((leaf->head.used >> item & 1) == 0) {
        leaf->head.used |= (uint32_t)1 << item;
        memset(bytes, 0, table->item_size);
    }
    return bytes;
}

/* Takes item `index` out of the tree under *place; true when that left the page empty (and it
 * is gone). */
static bool erase(struct table *table, struct table_page **place, uint32_t height, uint32_t index)
{
    struct table_page *page = own(table, place, height);
    if (height == 0) {
        page->used &= ~((uint32_t)1 << index % LEAF_ITEMS);
    } else {
        struct inner_page *inner = (struct inner_page *)page;
        size_t child = (index >> shift_of(height)) % INNER_CHILDREN;
        page->used -= erase(table, &inner->children[child], height - 1, index);
    }
    if (page->used > 0) {
        return false;
    }
    release(table, page, height);
    *place = NULL;
    return true;
}

void table_erase(struct table *table, uint32_t index)
{
    if (table_get(table, index) != NULL) {
        erase(table, &table->root, table->height, index);
    }
}
