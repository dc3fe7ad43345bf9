/* Text drawn by SDL2_ttf into a cairo picture, through masks that are kept.
 *
 * A mask is the coverage of one line of text at one size: it takes any colour
 * and opacity when it is drawn, in the order of the display list and under its
 * clips, so shapes over text and text over shapes are both right.
 *
 * Ownership: the cache owns its masks; the fonts are the caller's.
 */
#ifndef UI_SDL_TEXT_H
#define UI_SDL_TEXT_H

#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "paint/mask.h"
#include "paint/paint.h"
#include "ui/sdl/fonts.h"

struct text_mask {
    struct paint_mask ink;
    int rise; /* pixels from its top to the baseline */
};

struct text_cache {
    struct fonts *fonts;
    struct interner keys;
    VEC(struct text_mask) masks; /* by key */
    struct strbuf key;           /* of the one being looked for */
    size_t bytes;
};

/* For paint_display(); lines of text begin at whole pixels. */
struct paint_text text_cache_painter(struct text_cache *cache);
void text_cache_free(struct text_cache *cache);

#endif
