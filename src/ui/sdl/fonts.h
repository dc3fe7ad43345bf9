/* Fonts: D2Coding through fontconfig, and for what it lacks whichever font has it.
 *
 * Widths are measured unhinted and scale exactly, so a layout does not change
 * shape with the size of the window.  Sizes are in pixels, kept in eighths.
 * TTF_Init() must have been called.
 *
 * Ownership: fonts own every open font; a TTF_Font handed out is good until the
 * next call (old sizes are closed when there are many).
 */
#ifndef UI_SDL_FONTS_H
#define UI_SDL_FONTS_H

#include <SDL_ttf.h>
#include <fontconfig/fontconfig.h>

#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "scene/display.h"

struct font_face {
    char *path;
    int index;
    TTF_Font *measure; /* at one big size */
};

struct font_size {
    int face, eighths;
    uint64_t used;
    TTF_Font *font;
};

struct fonts {
    FcConfig *config;
    VEC(struct font_face) faces; /* regular, bold, then what was needed besides */
    VEC(struct font_size) sizes;
    struct int_map face_of;  /* code point * 2 + bold: face */
    struct int_map advances; /* code point * 2 + bold: millionths of the size */
    uint64_t uses;
};

/* False with *diag set when there is no usable font at all. */
bool fonts_open(struct fonts *fonts, struct diag *diag);
void fonts_close(struct fonts *fonts);

bool fonts_have_korean(struct fonts *fonts);

/* Of the real fonts; good as long as the fonts. */
struct text_metrics fonts_metrics(struct fonts *fonts);

/* The face that draws this character. */
int fonts_face(struct fonts *fonts, uint32_t code_point, bool bold);
/* Its advance, for a font of size 1. */
double fonts_advance(struct fonts *fonts, uint32_t code_point, bool bold);
/* NULL when the file can no longer be read. */
TTF_Font *fonts_font(struct fonts *fonts, int face, int eighths);

#endif
