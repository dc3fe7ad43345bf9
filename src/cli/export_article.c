/* A lesson's text as HTML, below its stepper. */
#include <string.h>

#include "cli/export.h"
#include "cli/export_lesson.h"
#include "export/writers.h"

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

static void cli_add_block(struct strbuf *out, const struct markdown_block *block)
{
    int level = block->level < 5 ? block->level + 1 : 6;
    switch (block->kind) {
    case MARKDOWN_HEADING:
        strbuf_printf(out, "<h%d>", level);
        cli_add_runs(out, block);
        strbuf_printf(out, "</h%d>\n", level);
        break;
    case MARKDOWN_PARAGRAPH:
        strbuf_add(out, "<p>");
        cli_add_runs(out, block);
        strbuf_add(out, "</p>\n");
        break;
    case MARKDOWN_ITEM:
        if (block->number > 0) {
            strbuf_printf(out, "<li value=\"%u\">", block->number);
        } else {
            strbuf_add(out, "<li>");
        }
        cli_add_runs(out, block);
        strbuf_add(out, "</li>\n");
        break;
    case MARKDOWN_QUOTE:
        strbuf_add(out, "<blockquote>");
        cli_add_runs(out, block);
        strbuf_add(out, "</blockquote>\n");
        break;
    case MARKDOWN_CODE:
        strbuf_add(out, "<pre>");
        export_add_xml(out, block->text);
        strbuf_add(out, "</pre>\n");
        break;
    case MARKDOWN_RULE: strbuf_add(out, "<hr>\n"); break;
    case MARKDOWN_HTML: break; /* directives, and what frames the answers */
    }
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
        cli_add_block(out, block);
        for (size_t k = 0; k < lesson->program_count; k++) {
            if (lesson->programs[k].fence == (int)i) {
                strbuf_printf(out, "<p><button type=\"button\" data-program=\"%zu\">▶ ", k);
                export_add_xml(out, lesson->programs[k].file);
                strbuf_add(out, "</button></p>\n");
            }
        }
    }
    strbuf_add(out, "</article>\n");
}
