/* Lessons: what is read, and what is said of what cannot be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "lesson/lesson.h"

#define FRONT   "---\nformat: 1\nid: tea\ntitle: Tea\nlang: en\n---\n"
#define PROGRAM "<!-- sim: id=row file=row.py marks=3,5 -->\n```python\nx = 1\n```\n\n"
#define QUESTION                                              \
    "<!-- sim: question for=row at=line:4#2 answer=2 -->\n\n" \
    "What comes next?\n\n1. `a`\n2. `b`\n\n"                  \
    "<details><summary>Why</summary>\n\nBecause.\n\n</details>\n"

static struct lesson *read_text(const char *text)
{
    struct diag diag = {0};
    struct lesson *lesson = lesson_new("l.md", text, strlen(text), &diag);
    if (!lesson) {
        fail_msg("%u: %s", (unsigned)diag.line, diag.message);
    }
    return lesson;
}

static void test_whole(void **unused)
{
    (void)unused;
    struct lesson *lesson = read_text(
        FRONT "# Tea & *water*\n\nHow long?\n\n" PROGRAM "<!-- notes: say\nit -->\n\n"
              "Text of `row`.\n\n<!-- sim: expect for=row time=3.25 -->\n```text\nout\n```\n\n"
              "![not seen](x.svg)\n\n"
              "- one\n- two\n\n<!-- sim: callout for=row at=time:1.5 task=Task-2 "
              "text=\"one, two\" -->\n\nStill of `row`.\n\n" QUESTION
              "\n<!-- sim: id=two file=two.py compare=row "
              "url=https://a.b=0.2s,404 url=\"https://c=text:x y\" -->\n\n## End\n\nBye.\n");
    assert_string_equal(lesson->title, "Tea");
    assert_int_equal(lesson->program_count, 2);
    assert_int_equal(lesson->programs[0].mark_count, 2);
    assert_true(lesson->programs[0].fence > 0);
    assert_int_equal(lesson->programs[1].compare, 0);
    assert_int_equal(lesson->programs[1].option_count, 2);
    assert_string_equal(lesson->programs[1].options[1].value, "https://c=text:x y");
    assert_int_equal(lesson->expects[0].time, 3250000000);
    assert_string_equal(lesson->text.blocks[lesson->expects[0].output].text, "out\n");
    const struct lesson_question *question = &lesson->questions[0];
    assert_int_equal(question->ask, LESSON_ASK_OUTPUT);
    assert_int_equal(question->at.nth, 2);
    assert_int_equal(question->choices.last - question->choices.first, 2);
    assert_string_equal(lesson->text.blocks[question->why.first].text, "Because.");
    /* text, program and its two marks, question, program, comparison, text */
    static const enum lesson_stop_kind kinds[] = {
        LESSON_STOP_TEXT,     LESSON_STOP_PROGRAM, LESSON_STOP_PLACE,   LESSON_STOP_PLACE,
        LESSON_STOP_QUESTION, LESSON_STOP_PROGRAM, LESSON_STOP_COMPARE, LESSON_STOP_TEXT};
    assert_int_equal(lesson->stop_count, sizeof kinds / sizeof *kinds);
    for (size_t i = 0; i < lesson->stop_count; i++) {
        assert_int_equal(lesson->stops[i].kind, kinds[i]);
    }
    assert_int_equal(lesson->callout_count, 1);
    assert_int_equal(lesson->callouts[0].at.time, 1500000000);
    assert_string_equal(lesson->callouts[0].task, "Task-2");
    assert_string_equal(lesson->callouts[0].text, "one, two");
    assert_string_equal(lesson->stops[2].notes, "say\nit");
    assert_int_equal(lesson->stops[0].program, 0);
    assert_int_equal(lesson->text.blocks[0].runs[1].style, MARKDOWN_EMPHASIS);
    lesson_free(lesson);
}

static void test_errors(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        uint32_t line;
        const char *said; /* a part of it */
    } cases[] = {
        {"# x\n", 1, "begins with front matter"},
        {"---\nformat: 1\n", 1, "no end"},
        {"---\nformat: 1\nname: x\n---\n", 3, "'name' is no key"},
        {"---\nformat: 1\nid: x\nlang: en\n---\n", 1, "needs 'title"},
        {"---\nformat: 2\nid: x\ntitle: x\nlang: en\n---\n", 1, "format must be 1"},
        {FRONT "<!-- sim: idea=row -->\n", 7, "it has: id, file, compare"},
        {FRONT "<!-- sim: id=row -->\n", 7, "needs file="},
        {FRONT "\n<!-- sim: id=row file=../x.py -->\n", 8, "beside the lesson"},
        {FRONT "<!-- sim: guess for=row -->\n", 7, "there are: id=… file=… (a program), expect"},
        {FRONT "<!-- sim: expect for=row time=3 -->\n", 7, "no program above"},
        {FRONT PROGRAM PROGRAM, 12, "has this id too"},
        {FRONT PROGRAM "<!-- sim: expect for=row -->\n", 12, "needs time="},
        {FRONT PROGRAM "<!-- sim: expect for=row time=fast -->\n", 12, "must be seconds"},
        {FRONT PROGRAM "<!-- sim: question for=row at=line answer=1 -->\n", 12, "must be start"},
        {FRONT PROGRAM "<!-- sim: question for=row at=end answer=1 -->\n\n1. a\n", 12, "2 to 9"},
        {FRONT PROGRAM "<!-- sim: question for=row at=end answer=3 -->\n\n1. a\n2. b\n", 12,
         "none of the choices"},
        {FRONT PROGRAM "<!-- sim: question for=row at=end answer=1 -->\n\n1. a\n2. b\n", 12,
         "needs <details>"},
        {FRONT "<!-- sim: id=\"row -->\n", 7, "without a second"},
        {FRONT "<!-- sim: id=row id=two file=a.py -->\n", 7, "twice"},
        {FRONT "<!-- sim: id=row file=a.py\n", 7, "no end"},
        {FRONT "Text <!-- sim: id=row file=a.py --> more\n", 7, "a comment of its own"},
        {FRONT PROGRAM QUESTION "<!-- sim: look for=row at=end -->\n", 24, "a blank line before"},
        {FRONT "<!-- sim: hint -->\n", 7, "a question above"},
        {FRONT PROGRAM "<!-- sim: callout for=row at=end -->\n", 12, "needs text="},
        {FRONT PROGRAM "<!-- sim: callout for=row at=end text=\"\" -->\n", 12, "says something"},
        {FRONT PROGRAM "<!-- sim: callout for=row at=end text=\"a\nb\" -->\n", 12, "one line"},
        {FRONT PROGRAM "<!-- sim: callout for=row at=there text=a -->\n", 12, "must be start"},
        {FRONT PROGRAM "<!-- sim: callout for=two at=end text=a -->\n", 12, "no program above"},
        {FRONT PROGRAM
         "<!-- sim: callout for=row at=end "
         "text=\"서른여섯 자가 넘는 말은 지나가며 읽을 수 없으니 callout으로는 너무 깁니다\" -->\n",
         12, "72 columns"},
        {FRONT PROGRAM "<!-- sim: look for=row at=end -->\n<!-- sim: look for=row at=end -->\n", 13,
         "a blank line before"},
        {FRONT PROGRAM "<!-- notes: one -->\n<!-- notes: two -->\n", 13, "a blank line before"},
        {FRONT "<!-- sim: part name=run -->\n\n<!-- sim: part name=predict -->\n", 9, "order"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag diag = {0};
        assert_null(lesson_new("l.md", cases[i].text, strlen(cases[i].text), &diag));
        if (diag.line != cases[i].line || !strstr(diag.message, cases[i].said)) {
            fail_msg("case %zu: %u: %s", i, (unsigned)diag.line, diag.message);
        }
        diag_free(&diag);
    }
}

static void test_any_bytes(void **unused)
{
    (void)unused;
    const char *whole = FRONT "# a\n\n" PROGRAM QUESTION;
    size_t size = strlen(whole);
    char *copy = mem_copy_bytes(whole, size);
    for (size_t i = 0; i < size; i++) {
        struct diag diag = {0};
        lesson_free(lesson_new("l.md", whole, i, &diag)); /* cut off */
        diag_free(&diag);
        for (int change = 0; change < 3; change++) {
            diag = (struct diag){0};
            copy[i] = "\n<\xff"[change];
            lesson_free(lesson_new("l.md", copy, size, &diag));
            diag_free(&diag);
        }
        copy[i] = whole[i];
    }
    mem_free(copy);
}

static void test_two_languages(void **unused)
{
    (void)unused;
    struct lesson *a = read_text(FRONT PROGRAM QUESTION);
    struct lesson *b = read_text(FRONT "Prose.\n\n" PROGRAM QUESTION);
    struct lesson *c = read_text(FRONT PROGRAM);
    struct lesson *d = read_text(FRONT PROGRAM "<!-- sim: callout for=row at=end text=a -->\n");
    struct lesson *e = read_text(FRONT PROGRAM "<!-- sim: callout for=row at=start text=b -->\n");
    struct diag diag = {0};
    assert_true(lesson_matches(d, d, &diag));
    assert_false(lesson_matches(d, e, &diag)); /* at another place */
    diag_free(&diag);
    diag = (struct diag){0};
    assert_false(lesson_matches(a, b, &diag)); /* one stop more */
    diag_free(&diag);
    diag = (struct diag){0};
    assert_true(lesson_matches(a, a, &diag));
    assert_false(lesson_matches(a, c, &diag));
    assert_non_null(strstr(diag.message, "questions"));
    diag_free(&diag);
    lesson_free(a);
    lesson_free(b);
    lesson_free(c);
    lesson_free(d);
    lesson_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_whole), cmocka_unit_test(test_errors),
                                       cmocka_unit_test(test_any_bytes),
                                       cmocka_unit_test(test_two_languages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
