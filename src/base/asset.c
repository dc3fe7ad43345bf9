#include "base/asset.h"

#include <string.h>

extern const struct asset asset_table[]; /* made by the Makefile, sorted as in the folders */

const struct asset *asset_find(const char *name)
{
    for (const struct asset *asset = asset_table; asset->name; asset++) {
        if (strcmp(asset->name, name) == 0) {
            return asset;
        }
    }
    return NULL;
}

const struct asset *asset_list(void)
{
    return asset_table;
}
