/* A lesson's text as HTML, below its stepper. */
#include <string.h>

#include "cli/export.h"
#include "cli/export_lesson.h"

static void cli_add_runs(struct strbuf *out, const struct markdown_block *block)
{
    static const struct {
        uint8_t style;
        const char *tag;
    } tags[] = {
        {MARKDOWN_STRONG, "strong"}, {MARKDOWN_EMPHASIS, "em"}, {MARKDOWN_SPAN_CODE, "code"}};
    enum { TAGS = sizeof tags / sizeof tags[0] };
    for (size_t i = 0; i < block->run_count; i++) {
        const struct markdown_run *run = &block->runs[i];
        for (int k = 0; k < TAGS; k++) {
            if (run->style & tags[k].style) {
                strbuf_printf(out, "<%s>", tags[k].tag);
            }
        }
        if (strcmp(run->text, "\n") == 0) {
            strbuf_add(out, "<br>");
        } else {
            export_add_xml(out, run->text);
        }
        for (int k = TAGS; k-- > 0;) {
            if (run->style & tags[k].style) {
                strbuf_printf(out, "</%s>", tags[k].tag);
            }
        }
    }
}

/* "ol" or "ul" of an item, NULL of other blocks. */
static const char *cli_list_of(const struct markdown_block *block)
{
    return block->kind != MARKDOWN_ITEM ? NULL : block->number > 0 ? "ol" : "ul";
}

/* Its number, for the stepper, and whether it is no part of what is read at a stop. */
static void cli_begin_block(struct strbuf *out, const char *tag, uint32_t number,
                            const struct markdown_block *block)
{
    strbuf_printf(out, "<%s data-b=\"%u\"%s", tag, number, block->is_hidden ? " data-aside" : "");
    if (block->kind == MARKDOWN_ITEM && block->number > 0) {
        strbuf_printf(out, " value=\"%u\"", block->number);
    }
    strbuf_add(out, block->kind == MARKDOWN_CODE ? " tabindex=\"0\">" : ">"); /* it may scroll */
}

static void cli_add_block(struct strbuf *out, uint32_t number, const struct markdown_block *block)
{
    static const char *const headings[] = {"h2", "h2", "h3", "h4", "h5", "h6", "h6"};
    static const char *const tags[] = {
        [MARKDOWN_PARAGRAPH] = "p", [MARKDOWN_ITEM] = "li", [MARKDOWN_QUOTE] = "blockquote",
        [MARKDOWN_CODE] = "pre",    [MARKDOWN_RULE] = "hr", [MARKDOWN_HTML] = NULL};
    const char *tag = block->kind == MARKDOWN_HEADING
                          ? headings[block->level < 6 ? block->level : 6]
                          : tags[block->kind];
    if (!tag) { /* directives, and what frames the answers */
        return;
    }
    cli_begin_block(out, tag, number, block);
    if (block->kind == MARKDOWN_CODE) {
        export_add_xml(out, block->text);
    } else if (block->kind != MARKDOWN_RULE) {
        cli_add_runs(out, block);
    }
    strbuf_printf(out, block->kind == MARKDOWN_RULE ? "\n" : "</%s>\n", tag);
}

/* Whether answers begin (or have ended) before that block. */
static bool cli_is_edge(const struct lesson *lesson, uint32_t block, bool end)
{
    for (size_t i = 0; i < lesson->question_count; i++) {
        struct lesson_range why = lesson->questions[i].why, hint = lesson->questions[i].hint;
        if ((why.first != why.last && (end ? why.last : why.first) == block) ||
            (hint.first != hint.last && (end ? hint.last : hint.first) == block)) {
            return true;
        }
    }
    return false;
}

void cli_add_article(struct strbuf *out, const struct lesson *lesson, const struct catalog *catalog)
{
    const char *list = NULL;
    bool is_open = false;
    strbuf_printf(out, "<article lang=\"%s\">\n", lesson->lang);
    for (uint32_t i = 0; i <= lesson->text.count; i++) {
        const struct markdown_block *block =
            i < lesson->text.count ? &lesson->text.blocks[i] : NULL;
        const char *wanted = block ? cli_list_of(block) : NULL;
        bool closes = is_open && (!block || cli_is_edge(lesson, i, true));
        bool opens = block && cli_is_edge(lesson, i, false);
        if (list && (closes || opens || !wanted || strcmp(list, wanted) != 0)) {
            strbuf_printf(out, "</%s>\n", list);
            list = NULL;
        }
        if (closes) {
            strbuf_add(out, "</details>\n");
            is_open = false;
        }
        if (!block) {
            break;
        }
        if (opens) {
            strbuf_add(out, "<details><summary>");
            export_add_xml(out, catalog_text(catalog, "lesson.why"));
            strbuf_add(out, "</summary>\n");
            is_open = true;
        }
        if (wanted && !list) {
            strbuf_printf(out, "<%s>\n", wanted);
            list = wanted;
        }
        cli_add_block(out, i, block);
        for (size_t k = 0; k < lesson->program_count; k++) {
            if (lesson->programs[k].fence == (int)i) {
                strbuf_printf(out,
                              "<p data-b=\"%u\" data-aside>"
                              "<button type=\"button\" data-program=\"%zu\">▶ ",
                              i, k);
                export_add_xml(out, lesson->programs[k].file);
                strbuf_add(out, "</button></p>\n");
            }
        }
    }
    strbuf_add(out, "</article>\n");
}
