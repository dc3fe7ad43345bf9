/* What is drawn of a lesson: its blocks as prose, a question as a card. */
#include <stdio.h>
#include <string.h>

#include "app/lesson.h"

struct lesson_writer {
    struct app *app;
    struct arena *arena;
    VEC(struct prose_block) blocks;
};

static const struct prose_run *lesson_runs(struct arena *arena, const struct markdown_block *block)
{
    struct prose_run *runs = arena_array(arena, struct prose_run, block->run_count + 1);
    for (size_t i = 0; i < block->run_count; i++) {
        uint8_t style = block->runs[i].style;
        runs[i].text = block->runs[i].text;
        runs[i].style = (uint8_t)((style & MARKDOWN_STRONG ? PROSE_STRONG : 0) |
                                  (style & MARKDOWN_EMPHASIS ? PROSE_EMPHASIS : 0) |
                                  (style & MARKDOWN_SPAN_CODE ? PROSE_CODE : 0) |
                                  (style & MARKDOWN_LINK ? PROSE_LINK : 0));
    }
    return runs;
}

static void lesson_add_block(struct lesson_writer *writer, const struct markdown_block *block)
{
    static const enum prose_kind kinds[] = {
        [MARKDOWN_HEADING] = PROSE_HEADING, [MARKDOWN_PARAGRAPH] = PROSE_TEXT,
        [MARKDOWN_ITEM] = PROSE_ITEM,       [MARKDOWN_QUOTE] = PROSE_QUOTE,
        [MARKDOWN_CODE] = PROSE_LISTING,    [MARKDOWN_HTML] = PROSE_TEXT,
        [MARKDOWN_RULE] = PROSE_RULE};
    vec_push(&writer->blocks, (struct prose_block){.kind = kinds[block->kind],
                                                   .level = block->level,
                                                   .number = block->number,
                                                   .runs = lesson_runs(writer->arena, block),
                                                   .run_count = block->run_count,
                                                   .text = block->text});
}

static void lesson_add_range(struct lesson_writer *writer, struct lesson_range range, bool hidden)
{
    const struct markdown *text = &app_lesson_text(writer->app)->text;
    for (uint32_t i = range.first; i < range.last; i++) {
        if ((hidden || !text->blocks[i].is_hidden) && text->blocks[i].kind != MARKDOWN_HTML) {
            lesson_add_block(writer, &text->blocks[i]);
        }
    }
}

static void lesson_add_line(struct lesson_writer *writer, enum prose_kind kind, const char *text,
                            enum prose_mark mark)
{
    struct prose_run *run = arena_new(writer->arena, struct prose_run);
    run->text = arena_copy_string(writer->arena, text);
    vec_push(&writer->blocks,
             (struct prose_block){
                 .kind = kind, .runs = run, .run_count = 1, .text = run->text, .mark = mark});
}

static void lesson_add_choices(struct lesson_writer *writer, const struct lesson_question *question,
                               unsigned answer)
{
    lesson_add_range(writer, question->choices, true);
    size_t count = question->choices.last - question->choices.first;
    for (size_t i = 0; i < count; i++) {
        struct prose_block *block = &writer->blocks.items[writer->blocks.count - count + i];
        block->kind = PROSE_CHOICE;
        bool is_right = answer && block->number == question->answer;
        bool is_wrong = answer && block->number == answer && !is_right;
        block->mark = is_right ? PROSE_RIGHT : is_wrong ? PROSE_WRONG : PROSE_UNMARKED;
    }
}

static void lesson_add_remark(struct lesson_writer *writer, const struct lesson_question *question,
                              unsigned answer)
{
    char number[8];
    struct strbuf text = {0};
    bool is_right = answer == question->answer;
    snprintf(number, sizeof number, "%u", (unsigned)question->answer);
    catalog_format(app_catalog(writer->app), &text,
                   is_right                 ? "lesson.right"
                   : answer == LESSON_SHOWN ? "lesson.shown"
                                            : "lesson.wrong",
                   "answer", number, (char *)NULL);
    lesson_add_line(writer, PROSE_REMARK, strbuf_text(&text),
                    is_right                 ? PROSE_RIGHT
                    : answer == LESSON_SHOWN ? PROSE_UNMARKED
                                             : PROSE_WRONG);
    strbuf_free(&text);
}

/* The card with the open question. */
static void lesson_add_card(struct lesson_writer *writer, const struct lesson_question *question)
{
    lesson_add_range(writer, question->text, true);
    lesson_add_choices(writer, question, 0);
    bool has_hint = question->hint.first < question->hint.last;
    if (has_hint && writer->app->lesson->hinting) {
        lesson_add_range(writer, question->hint, true);
    } else if (has_hint) {
        lesson_add_line(writer, PROSE_TEXT,
                        catalog_text(app_catalog(writer->app), "lesson.has-hint"), PROSE_UNMARKED);
        vec_last(&writer->blocks).is_dim = true;
    }
    lesson_add_line(writer, PROSE_TEXT, catalog_text(app_catalog(writer->app), "lesson.choose"),
                    PROSE_UNMARKED);
    vec_last(&writer->blocks).is_dim = true;
}

/* What stands in the pane when the question has been answered. */
static void lesson_add_answered(struct lesson_writer *writer,
                                const struct lesson_question *question, unsigned answer)
{
    lesson_add_range(writer, question->text, true);
    lesson_add_choices(writer, question, answer);
    lesson_add_remark(writer, question, answer);
    if (!writer->app->lesson->is_revealing) {
        lesson_add_range(writer, question->why, true);
    }
}

static struct prose lesson_take(struct lesson_writer *writer, const char *title, const char *place)
{
    struct prose_block *blocks =
        arena_array(writer->arena, struct prose_block, writer->blocks.count + 1);
    if (writer->blocks.count > 0) {
        memcpy(blocks, writer->blocks.items, writer->blocks.count * sizeof *blocks);
    }
    struct prose prose = {
        .title = title, .place = place, .blocks = blocks, .count = writer->blocks.count};
    vec_clear(&writer->blocks);
    return prose;
}

static const char *lesson_place(struct app *app, struct arena *arena)
{
    char numbers[2][24];
    struct strbuf text = {0};
    snprintf(numbers[0], sizeof numbers[0], "%zu", app->lesson->stop + 1);
    snprintf(numbers[1], sizeof numbers[1], "%zu", app_lesson_text(app)->stop_count);
    catalog_format(app_catalog(app), &text, "lesson.place", "number", numbers[0], "count",
                   numbers[1], (char *)NULL);
    const char *place = arena_copy_string(arena, strbuf_text(&text));
    strbuf_free(&text);
    return place;
}

static const char *lesson_pane_title(const struct app *app)
{
    enum lesson_part part = app_lesson_stop(app)->part;
    char key[32];
    snprintf(key, sizeof key, "lesson.part.%s", lesson_part_name(part));
    return catalog_text(app_catalog(app), part ? key : "lesson.title");
}

/* The text to be read at a stop; where it has none of its own, that of the last one which had. */
static void lesson_add_text(struct lesson_writer *writer)
{
    const struct lesson *lesson = app_lesson_text(writer->app);
    for (size_t stop = writer->app->lesson->stop + 1; stop-- > 0 && writer->blocks.count == 0;) {
        lesson_add_range(writer, lesson->stops[stop].text, false);
        for (size_t i = 0; stop < writer->app->lesson->stop && i < writer->blocks.count; i++) {
            writer->blocks.items[i].is_dim = true;
        }
    }
}

void app_lesson_fill(struct app *app, struct scene_options *options)
{
    struct app_lesson *own = app->lesson;
    struct lesson_writer writer = {.app = app, .arena = &own->arena};
    const struct lesson_stop *stop = app_lesson_stop(app);
    arena_reset(&own->arena);
    const struct lesson_question *question =
        stop->question >= 0 ? &app_lesson_text(app)->questions[stop->question] : NULL;
    unsigned answer = question ? own->answers[stop->question] : 0;
    const char *place = lesson_place(app, &own->arena);
    if (question && answer) {
        lesson_add_answered(&writer, question, answer);
        lesson_add_range(&writer, stop->text, false);
    } else {
        lesson_add_text(&writer);
    }
    own->prose = lesson_take(&writer, lesson_pane_title(app), place);
    for (size_t i = 0; i < own->prose.count; i++) { /* an answer is more than its question */
        own->prose.focus = own->prose.blocks[i].kind == PROSE_REMARK ? i : own->prose.focus;
    }
    options->prose = &own->prose;
    size_t moment = 2 * own->stop + (answer != 0);
    if (moment != own->moved_of) {
        memset(own->moved, 0, sizeof own->moved);
        own->moved_of = moment;
    }
    memcpy(options->prose_moved, own->moved, sizeof own->moved);
    if (question && !answer) {
        lesson_add_card(&writer, question);
        own->card = lesson_take(&writer, catalog_text(app_catalog(app), "lesson.question"), "");
        options->question = &own->card;
    }
    vec_free(&writer.blocks);
}
