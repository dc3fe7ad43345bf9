#include "scene/prose.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

struct wrapper {
    struct arena *arena;
    double width;
    prose_measure *measure;
    void *ctx;
    VEC(struct prose_line) lines;
    VEC(struct prose_piece) pieces; /* of the open line */
    VEC(struct prose_piece) word;   /* its pieces; x is not set */
    double x, word_width;
    bool blank_before; /* the word is to stand behind a blank */
    uint8_t blank_style;
};

static void wrap_end_line(struct wrapper *wrapper)
{
    size_t count = wrapper->pieces.count;
    struct prose_piece *pieces = arena_array(wrapper->arena, struct prose_piece, count + 1);
    if (count > 0) {
        memcpy(pieces, wrapper->pieces.items, count * sizeof *pieces);
    }
    vec_push(&wrapper->lines, (struct prose_line){.pieces = pieces, .count = count});
    vec_clear(&wrapper->pieces);
    wrapper->x = 0;
}

/* Puts a piece at the end of the line; one of the same style is made longer. */
static void wrap_put(struct wrapper *wrapper, const struct prose_piece *piece, const char *gap)
{
    struct prose_piece *last = wrapper->pieces.count ? &vec_last(&wrapper->pieces) : NULL;
    if (last && last->style == piece->style &&
        (*gap == '\0' || wrapper->blank_style == piece->style)) {
        last->text = arena_printf(wrapper->arena, "%s%s%s", last->text, gap, piece->text);
        last->width = wrapper->measure(wrapper->ctx, last->text, strlen(last->text), last->style);
        wrapper->x = last->x + last->width;
        return;
    }
    double blank = *gap ? wrapper->measure(wrapper->ctx, " ", 1, 0) : 0;
    struct prose_piece put = *piece;
    put.x = wrapper->x + blank;
    vec_push(&wrapper->pieces, put);
    wrapper->x = put.x + put.width;
}

/* A word that is longer than a line: as much of it as there is room for, again and again. */
static void wrap_cut(struct wrapper *wrapper, const struct prose_piece *piece)
{
    const char *text = piece->text;
    while (*text) {
        size_t size = strlen(text), fits = 0, length;
        while (fits < size) {
            utf8_decode(text + fits, size - fits, &length);
            double width = wrapper->measure(wrapper->ctx, text, fits + length, piece->style);
            if (wrapper->x + width > wrapper->width && (fits > 0 || wrapper->x > 0)) {
                break;
            }
            fits += length;
        }
        if (fits > 0) {
            struct prose_piece part = {.text = arena_copy_bytes(wrapper->arena, text, fits),
                                       .style = piece->style};
            part.width = wrapper->measure(wrapper->ctx, text, fits, piece->style);
            wrap_put(wrapper, &part, "");
            text += fits;
        }
        if (*text) {
            wrap_end_line(wrapper);
        }
    }
}

static void wrap_end_word(struct wrapper *wrapper)
{
    if (wrapper->word.count == 0) {
        return;
    }
    bool is_first = wrapper->x <= 0;
    bool has_blank = wrapper->blank_before && !is_first;
    double blank = has_blank ? wrapper->measure(wrapper->ctx, " ", 1, 0) : 0;
    if (!is_first && wrapper->x + blank + wrapper->word_width > wrapper->width) {
        wrap_end_line(wrapper);
        has_blank = false;
    }
    for (size_t i = 0; i < wrapper->word.count; i++) {
        if (wrapper->word_width > wrapper->width) {
            wrap_cut(wrapper, &wrapper->word.items[i]);
        } else {
            wrap_put(wrapper, &wrapper->word.items[i], has_blank && i == 0 ? " " : "");
        }
    }
    vec_clear(&wrapper->word);
    wrapper->word_width = 0;
    wrapper->blank_before = false;
}

static void wrap_run(struct wrapper *wrapper, const struct prose_run *run)
{
    for (const char *at = run->text; *at;) {
        size_t length = strcspn(at, " \n");
        if (length > 0) {
            struct prose_piece piece = {.text = arena_copy_bytes(wrapper->arena, at, length),
                                        .style = run->style};
            piece.width = wrapper->measure(wrapper->ctx, at, length, run->style);
            vec_push(&wrapper->word, piece);
            wrapper->word_width += piece.width;
            at += length;
        } else if (*at == ' ') {
            wrap_end_word(wrapper);
            wrapper->blank_before = true;
            wrapper->blank_style = run->style;
            at++;
        } else {
            wrap_end_word(wrapper);
            wrap_end_line(wrapper);
            at++;
        }
    }
}

struct prose_lines prose_wrap(struct arena *arena, const struct prose_run *runs, size_t run_count,
                              double width, prose_measure *measure, void *ctx)
{
    struct wrapper wrapper = {.arena = arena, .width = width, .measure = measure, .ctx = ctx};
    for (size_t i = 0; i < run_count; i++) {
        wrap_run(&wrapper, &runs[i]);
    }
    wrap_end_word(&wrapper);
    wrap_end_line(&wrapper);
    struct prose_line *lines = arena_array(arena, struct prose_line, wrapper.lines.count);
    memcpy(lines, wrapper.lines.items, wrapper.lines.count * sizeof *lines);
    struct prose_lines result = {.lines = lines, .count = wrapper.lines.count};
    vec_free(&wrapper.lines);
    vec_free(&wrapper.pieces);
    vec_free(&wrapper.word);
    return result;
}
