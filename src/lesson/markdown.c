#include "lesson/markdown.h"

#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { MARKDOWN_DEPTH_MAX = 16 };

struct markdown_reader {
    struct arena *arena;
    const char *source;
    size_t size;
    uint32_t first_line;
    VEC(struct markdown_block) blocks;
    VEC(struct markdown_run) runs; /* of the open block */
    struct strbuf text;            /* of the open run, or of a code or html block */
    struct markdown_block open;
    bool is_open;
    uint32_t images; /* around the text that comes */
    bool has_image;  /* the open block */
    uint8_t style;
    uint32_t numbers[MARKDOWN_DEPTH_MAX]; /* of the lists around, 0: bullets */
    uint8_t lists, quotes;
    uint32_t item_number; /* of an item whose first block is still to come */
    bool in_new_item;
    /* Lines are counted forwards only: texts come in the order of the source. */
    size_t counted;
    uint32_t line;
};

/* The line on which a text of the source stands; of others (made by md4c) the last one. */
static uint32_t markdown_line(struct markdown_reader *reader, const char *text)
{
    if (text >= reader->source && text < reader->source + reader->size) {
        size_t at = (size_t)(text - reader->source);
        for (; reader->counted < at; reader->counted++) {
            reader->line += reader->source[reader->counted] == '\n';
        }
    }
    return reader->line;
}

static void markdown_end_run(struct markdown_reader *reader)
{
    if (reader->text.length > 0) {
        vec_push(&reader->runs,
                 (struct markdown_run){.style = reader->style,
                                       .text = arena_copy_bytes(reader->arena, reader->text.text,
                                                                reader->text.length)});
        strbuf_clear(&reader->text);
    }
}

static const char *markdown_join_runs(struct markdown_reader *reader)
{
    struct strbuf plain = {0};
    for (size_t i = 0; i < reader->runs.count; i++) {
        strbuf_add(&plain, reader->runs.items[i].text);
    }
    const char *text = arena_copy_bytes(reader->arena, strbuf_text(&plain), plain.length);
    strbuf_free(&plain);
    return text;
}

static void markdown_close(struct markdown_reader *reader)
{
    if (!reader->is_open) {
        return;
    }
    struct markdown_block *block = &reader->open;
    bool is_raw = block->kind == MARKDOWN_CODE || block->kind == MARKDOWN_HTML;
    if (is_raw) {
        block->text =
            arena_copy_bytes(reader->arena, strbuf_text(&reader->text), reader->text.length);
        strbuf_clear(&reader->text);
    } else {
        markdown_end_run(reader);
        block->text = markdown_join_runs(reader);
        block->run_count = reader->runs.count;
        block->is_hidden = reader->has_image && reader->runs.count == 0;
        struct markdown_run *runs =
            arena_array(reader->arena, struct markdown_run, reader->runs.count + 1);
        if (reader->runs.count > 0) {
            memcpy(runs, reader->runs.items, reader->runs.count * sizeof *runs);
        }
        block->runs = runs;
        vec_clear(&reader->runs);
    }
    if (block->line == 0) {
        block->line = reader->line;
    }
    vec_push(&reader->blocks, *block);
    reader->is_open = false;
}

static void markdown_open(struct markdown_reader *reader, enum markdown_kind kind, uint8_t level)
{
    markdown_close(reader);
    reader->open = (struct markdown_block){.kind = kind, .level = level, .info = "", .text = ""};
    reader->is_open = true;
    reader->has_image = false;
    reader->style = 0;
}

static uint8_t markdown_depth(const struct markdown_reader *reader)
{
    return (uint8_t)(reader->lists + reader->quotes);
}

/* A paragraph; the first one of an item is the item itself. */
static void markdown_open_paragraph(struct markdown_reader *reader)
{
    enum markdown_kind kind = reader->in_new_item  ? MARKDOWN_ITEM
                              : reader->quotes > 0 ? MARKDOWN_QUOTE
                                                   : MARKDOWN_PARAGRAPH;
    markdown_open(reader, kind, markdown_depth(reader));
    reader->open.number = reader->in_new_item ? reader->item_number : 0;
    reader->in_new_item = false;
}

static void markdown_enter_list(struct markdown_reader *reader, uint32_t start)
{
    markdown_close(reader);
    if (reader->lists < MARKDOWN_DEPTH_MAX) {
        reader->numbers[reader->lists] = start;
    }
    reader->lists++;
}

static int markdown_enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct markdown_reader *reader = context;
    switch (type) {
    case MD_BLOCK_QUOTE: markdown_close(reader), reader->quotes++; break;
    case MD_BLOCK_UL: markdown_enter_list(reader, 0); break;
    case MD_BLOCK_OL: markdown_enter_list(reader, ((MD_BLOCK_OL_DETAIL *)detail)->start); break;
    case MD_BLOCK_LI: {
        markdown_close(reader);
        uint32_t *number = &reader->numbers[reader->lists - 1];
        bool is_deep = reader->lists > MARKDOWN_DEPTH_MAX;
        reader->in_new_item = true;
        reader->item_number = is_deep || *number == 0 ? 0 : (*number)++;
        break;
    }
    case MD_BLOCK_HR: markdown_open(reader, MARKDOWN_RULE, 0); break;
    case MD_BLOCK_H:
        markdown_open(reader, MARKDOWN_HEADING, (uint8_t)((MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_CODE: {
        const MD_ATTRIBUTE *info = &((MD_BLOCK_CODE_DETAIL *)detail)->info;
        markdown_open(reader, MARKDOWN_CODE, markdown_depth(reader));
        reader->open.info =
            info->size ? arena_copy_bytes(reader->arena, info->text, info->size) : "";
        break;
    }
    case MD_BLOCK_HTML: markdown_open(reader, MARKDOWN_HTML, markdown_depth(reader)); break;
    case MD_BLOCK_P: markdown_open_paragraph(reader); break;
    default: break;
    }
    return 0;
}

static int markdown_leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct markdown_reader *reader = context;
    (void)detail;
    switch (type) {
    case MD_BLOCK_QUOTE: markdown_close(reader), reader->quotes--; break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: markdown_close(reader), reader->lists--; break;
    case MD_BLOCK_LI:
        if (reader->in_new_item) { /* an empty one */
            markdown_open_paragraph(reader);
        }
        markdown_close(reader);
        break;
    case MD_BLOCK_DOC: break;
    default: markdown_close(reader);
    }
    return 0;
}

static uint8_t markdown_style_of(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM: return MARKDOWN_EMPHASIS;
    case MD_SPAN_STRONG: return MARKDOWN_STRONG;
    case MD_SPAN_CODE: return MARKDOWN_SPAN_CODE;
    case MD_SPAN_A: return MARKDOWN_LINK;
    default: return 0;
    }
}

static int markdown_enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct markdown_reader *reader = context;
    (void)detail;
    if (!reader->is_open) {
        markdown_open_paragraph(reader);
    }
    markdown_end_run(reader);
    reader->style |= markdown_style_of(type);
    reader->images += type == MD_SPAN_IMG;
    reader->has_image |= type == MD_SPAN_IMG;
    return 0;
}

static int markdown_leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct markdown_reader *reader = context;
    (void)detail;
    markdown_end_run(reader);
    reader->style &= (uint8_t)~markdown_style_of(type);
    reader->images -= type == MD_SPAN_IMG;
    return 0;
}

/* &amp; and its like; an unknown one stays as it is. */
static void markdown_add_entity(struct strbuf *out, const char *text, size_t size)
{
    static const struct {
        const char *name;
        uint32_t c;
    } names[] = {{"&amp;", '&'},      {"&lt;", '<'},        {"&gt;", '>'},
                 {"&quot;", '"'},     {"&nbsp;", 0xA0},     {"&mdash;", 0x2014},
                 {"&ndash;", 0x2013}, {"&hellip;", 0x2026}, {"&rarr;", 0x2192}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strlen(names[i].name) == size && memcmp(names[i].name, text, size) == 0) {
            strbuf_add_code_point(out, names[i].c);
            return;
        }
    }
    if (size > 3 && text[1] == '#') {
        bool is_hex = text[2] == 'x' || text[2] == 'X';
        unsigned long c = strtoul(text + (is_hex ? 3 : 2), NULL, is_hex ? 16 : 10);
        bool is_text = c >= 0x20 && c <= 0x10FFFF && (c < 0xD800 || c >= 0xE000);
        strbuf_add_code_point(out, is_text ? (uint32_t)c : UTF8_REPLACEMENT);
        return;
    }
    strbuf_add_bytes(out, text, size);
}

static int markdown_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    struct markdown_reader *reader = context;
    if (!reader->is_open) { /* directly in a tight item */
        markdown_open_paragraph(reader);
    }
    uint32_t line = markdown_line(reader, text);
    if (reader->open.line == 0) {
        reader->open.line = line;
    }
    if (reader->images > 0) {
        return 0; /* what stands for a picture where there is none */
    }
    switch (type) {
    case MD_TEXT_NULLCHAR: strbuf_add_code_point(&reader->text, UTF8_REPLACEMENT); break;
    case MD_TEXT_BR: strbuf_add_char(&reader->text, '\n'); break;
    case MD_TEXT_SOFTBR: strbuf_add_char(&reader->text, ' '); break;
    case MD_TEXT_ENTITY: markdown_add_entity(&reader->text, text, size); break;
    case MD_TEXT_HTML:
        if (reader->open.kind == MARKDOWN_HTML) {
            strbuf_add_bytes(&reader->text, text, size);
        } else if (size >= 4 && memcmp(text, "<!--", 4) == 0) {
            reader->open.has_comment = true;
        } /* tags within a line (<br>, <kbd>) are not shown */
        break;
    default: strbuf_add_bytes(&reader->text, text, size);
    }
    return 0;
}

struct markdown markdown_read(struct arena *arena, const char *text, size_t size,
                              uint32_t first_line)
{
    struct markdown_reader reader = {
        .arena = arena, .source = text, .size = size, .first_line = first_line, .line = first_line};
    const MD_PARSER parser = {.flags = MD_FLAG_NOINDENTEDCODEBLOCKS,
                              .enter_block = markdown_enter_block,
                              .leave_block = markdown_leave_block,
                              .enter_span = markdown_enter_span,
                              .leave_span = markdown_leave_span,
                              .text = markdown_text};
    md_parse(text, (MD_SIZE)size, &parser, &reader);
    markdown_close(&reader);
    struct markdown_block *blocks =
        arena_array(arena, struct markdown_block, reader.blocks.count + 1);
    if (reader.blocks.count > 0) {
        memcpy(blocks, reader.blocks.items, reader.blocks.count * sizeof *blocks);
    }
    struct markdown result = {.blocks = blocks, .count = reader.blocks.count};
    vec_free(&reader.blocks);
    vec_free(&reader.runs);
    strbuf_free(&reader.text);
    return result;
}
