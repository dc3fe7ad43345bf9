/* The timeline over real runs: everything in its place, zoom, and sleeps of another length. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* cmocka.h wants the above */
#include <cmocka.h>

#include "app/app.h"
#include "base/strbuf.h"
#include "model/model.h"
#include "scene_checks.h"

static const char blocking[] =
    "import asyncio, time, threading, urllib.request\n"
    "\n"
    "def work(n):\n"
    "    time.sleep(n)\n"
    "    print('work done')\n"
    "\n"
    "async def slow():\n"
    "    await asyncio.sleep(0.1)\n"
    "    time.sleep(2)\n"
    "    urllib.request.urlopen('https://example.org/a/long/path?with=it')\n"
    "\n"
    "async def quick(n):\n"
    "    await asyncio.sleep(n)\n"
    "\n"
    "async def main():\n"
    "    jobs = [asyncio.to_thread(work, 1), slow()]\n"
    "    async with asyncio.timeout(9):\n"
    "        await asyncio.gather(*jobs, *(quick(i / 4) for i in range(6)))\n"
    "\n"
    "threading.Thread(target=work, args=(3,), name='일꾼').start()\n"
    "asyncio.run(main())\n";

static const char requests[] =
    "import asyncio, aiohttp\n"
    "\n"
    "async def fetch(session, url):\n"
    "    async with session.get(url) as answer:\n"
    "        print(len(await answer.text()), 'bytes')\n"
    "\n"
    "async def main():\n"
    "    urls = ['https://xo.dev', 'https://github.com/python/cpython/issues?q=is%3Aopen',\n"
    "            'https://google.com', 'https://stackoverflow.com/questions']\n"
    "    async with aiohttp.ClientSession() as session:\n"
    "        await asyncio.gather(*(fetch(session, url) for url in urls), return_exceptions=True)\n"
    "\n"
    "asyncio.run(main())\n";

static const char groups[] = "import asyncio\n"
                             "\n"
                             "async def job(n):\n"
                             "    try:\n"
                             "        await asyncio.sleep(n)\n"
                             "        print(n)\n"
                             "    finally:\n"
                             "        await asyncio.sleep(0.1)\n"
                             "\n"
                             "async def fail():\n"
                             "    await asyncio.sleep(1)\n"
                             "    raise ValueError('no')\n"
                             "\n"
                             "async def main():\n"
                             "    await asyncio.gather(job(1), asyncio.gather(job(2), job(0.5)))\n"
                             "    try:\n"
                             "        await asyncio.wait_for(asyncio.shield(job(3)), 0.5)\n"
                             "    except asyncio.TimeoutError:\n"
                             "        print('late')\n"
                             "    try:\n"
                             "        async with asyncio.TaskGroup() as group:\n"
                             "            group.create_task(job(5))\n"
                             "            group.create_task(fail())\n"
                             "    except* ValueError:\n"
                             "        print('failed')\n"
                             "\n"
                             "asyncio.run(main())\n";

static const char stretch[] = "import asyncio\n"
                              "\n"
                              "async def tea():\n"
                              "    await asyncio.sleep(2)\n"
                              "    print('tea')\n"
                              "\n"
                              "async def main():\n"
                              "    await asyncio.gather(tea(), asyncio.sleep(1))\n"
                              "\n"
                              "asyncio.run(main())\n";

static const double sizes[][2] = {{1024, 768}, {1280, 720},  {1280, 800},
                                  {1600, 900}, {1920, 1080}, {3840, 2160}};

static struct app *open_text(const char *text, enum language language)
{
    char path[] = "/tmp/asyncarium-timeline-XXXXXX";
    struct app_options options = {.language = language};
    struct diag diag = {0};
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    close(descriptor);
    struct app *app = app_new(path, &options, &diag);
    assert_non_null(app);
    assert_null(app_error(app));
    unlink(path);
    return app;
}

static char *crowd(int count)
{
    struct strbuf text = {0};
    strbuf_printf(&text,
                  "import asyncio\n\nasync def one(n):\n    await asyncio.sleep(n %% 5)\n"
                  "    print('number', n)\n\nasync def main():\n"
                  "    await asyncio.gather(*(one(i) for i in range(%d)))\n\nasyncio.run(main())\n",
                  count - 1);
    return strbuf_take(&text);
}

static void look_everywhere(struct app *app, struct display *display)
{
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        app_scene(app, display, sizes[s][0], sizes[s][1]);
        check_inside(display);
        check_texts_apart(display);
    }
}

static void look_at(const char *text)
{
    struct display display = {.metrics = text_metrics_cells()};
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct app *app = open_text(text, (enum language)language);
        for (int axis = 0; axis < 2; axis++) {
            app_seek(app, app_end(app) / 3);
            look_everywhere(app, &display);
            app_seek(app, app_end(app) * 2 / 3);
            for (int i = 0; i < 6; i++) {
                app_do(app, ACTION_ZOOM_IN);
            }
            look_everywhere(app, &display);
            app_do(app, ACTION_PAN_LEFT);
            app_do(app, ACTION_COLORING);
            look_everywhere(app, &display);
            app_do(app, ACTION_ZOOM_ALL);
            app_do(app, ACTION_LAST);
            look_everywhere(app, &display);
            app_do(app, ACTION_AXIS);
        }
        app_free(app);
    }
    display_free(&display);
}

static void test_everything_in_its_place(void **state)
{
    (void)state;
    look_at(blocking);
    look_at(requests);
    look_at(groups);
}

static void test_crowds(void **state)
{
    (void)state;
    static const int counts[] = {1, 2, 7, 25, 200};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        char *text = crowd(counts[i]);
        look_at(text);
        mem_free(text);
    }
}

static bool shows(const struct display *display, const char *text)
{
    for (size_t i = 0; i < display->count; i++) {
        if (display->items[i].kind == PRIMITIVE_TEXT && strstr(display->items[i].text, text)) {
            return true;
        }
    }
    return false;
}

static void test_says_what_it_shows(void **state)
{
    (void)state;
    struct display display = {.metrics = text_metrics_cells()};
    struct app *app = open_text(blocking, LANGUAGE_EN);
    app_do(app, ACTION_LAST);
    app_scene(app, &display, 1920, 1080);
    assert_true(shows(&display, "time.sleep(2) blocks the loop: 5 tasks were ready"));
    assert_true(shows(&display, "thread"));
    assert_true(shows(&display, "timeout › gather"));
    app_free(app);
    app = open_text(requests, LANGUAGE_KO);
    app_do(app, ACTION_LAST);
    app_scene(app, &display, 1920, 1080);
    assert_true(shows(&display, "xo.dev"));
    assert_true(shows(&display, "200"));
    app_free(app);
    display_free(&display);
}

/* --- zoom --- */

/* The moment stays under the mouse; nothing empty comes into sight; the cursor stays in it. */
static void test_zoom(void **state)
{
    (void)state;
    struct display display = {.metrics = text_metrics_cells()};
    struct app *app = open_text(groups, LANGUAGE_EN);
    app_seek(app, app_end(app) / 2);
    app_scene(app, &display, 1280, 800);
    assert_true(app_do(app, ACTION_PAN_RIGHT)); /* all is seen, and it says so */
    double x = display.chart.x + display.chart.width * 0.7;
    double y = display.chart.y + display.chart.height / 2;
    struct hit before = display_hit(&display, x, y);
    assert_int_equal(before.kind, HIT_POSITION);
    assert_true(app_scroll(app, before, x, 5, false));
    app_scene(app, &display, 1280, 800);
    assert_true(display.chart.zoom > 2);
    struct hit after = display_hit(&display, x, y);
    assert_int_equal(after.kind, HIT_POSITION);
    assert_true(llabs(after.value - before.value) <= 12);
    for (int i = 0; i < 40; i++) {
        app_do(app, ACTION_PAN_RIGHT);
        app_scene(app, &display, 1280, 800);
    }
    double right = display.chart.x + display.chart.width;
    after = display_hit(&display, right - 1, y);
    assert_true(after.value >= (int64_t)app_end(app) * 9 / 10);
    app_do(app, ACTION_FIRST);
    app_scene(app, &display, 1280, 800);
    after = display_hit(&display, display.chart.x + 1, display.chart.y - 4);
    assert_true(after.kind == HIT_POSITION && after.value <= 3);
    assert_true(app_press(app, (struct hit){HIT_MINIMAP, after.value}, 0, false));
    assert_true(app_release(app) == false);
    for (int i = 0; i < 100; i++) {
        app_do(app, ACTION_ZOOM_IN);
        app_scene(app, &display, 1280, 800);
        check_inside(&display);
    }
    assert_true(app_do(app, ACTION_ZOOM_ALL));
    app_scene(app, &display, 1280, 800);
    assert_true(display.chart.zoom == 1);
    app_free(app);
    display_free(&display);
}

/* Dragging with the second button moves what is seen by as much. */
static void test_pan(void **state)
{
    (void)state;
    struct display display = {.metrics = text_metrics_cells()};
    struct app *app = open_text(groups, LANGUAGE_EN);
    app_do(app, ACTION_LAST);
    for (int i = 0; i < 5; i++) {
        app_do(app, ACTION_ZOOM_IN);
        app_scene(app, &display, 1280, 800);
    }
    double x = display.chart.x + 300, y = display.chart.y + 5;
    app_press(app, display_hit(&display, x, y), x, true);
    struct hit grabbed = display_hit(&display, x, y);
    assert_true(app_drag(app, grabbed, x + 200));
    app_scene(app, &display, 1280, 800);
    struct hit there = display_hit(&display, x + 200, y);
    assert_true(llabs(there.value - grabbed.value) <= 4);
    app_release(app);
    assert_false(app_is_dragging(app));
    app_free(app);
    display_free(&display);
}

/* The wheel over the names shows other lanes, up to the last; a step shows who runs again. */
static void test_scrolled_lanes(void **state)
{
    (void)state;
    struct display display = {.metrics = text_metrics_cells()};
    char *text = crowd(200);
    struct app *app = open_text(text, LANGUAGE_EN);
    app_do(app, ACTION_LAST);
    app_scene(app, &display, 1280, 800);
    double x = display.chart.x - 20, y = display.chart.y + 8;
    struct hit first = display_hit(&display, x, y);
    assert_int_equal(first.kind, HIT_TASK);
    assert_true(app_scroll(app, first, x, -2, false));
    app_scene(app, &display, 1280, 800);
    struct hit other = display_hit(&display, x, y);
    assert_int_equal(other.kind, HIT_TASK);
    assert_int_not_equal(other.value, first.value);
    for (int i = 0; i < 100; i++) {
        app_scroll(app, other, x, -3, false);
        app_scene(app, &display, 1280, 800);
        check_inside(&display);
    }
    other = display_hit(&display, x, y);
    assert_true(app_scroll(app, other, x, 1, false));
    app_scene(app, &display, 1280, 800);
    assert_int_not_equal(display_hit(&display, x, y).value, other.value);
    app_do(app, ACTION_BACK);
    app_scene(app, &display, 1280, 800);
    assert_int_equal(display.chart.scrolled, 0);
    app_free(app);
    mem_free(text);
    display_free(&display);
}

/* --- sleeps --- */

static bool find_grip(const struct display *display, double *x, double *y)
{
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *item = &display->items[i];
        if (item->hit.kind == HIT_SLEEP) {
            *x = item->x + item->width / 2;
            *y = item->y + item->height / 2;
            return true;
        }
    }
    return false;
}

static void test_stretch(void **state)
{
    (void)state;
    struct display display = {.metrics = text_metrics_cells()};
    struct app *app = open_text(stretch, LANGUAGE_EN);
    double x = 0, y = 0;
    app_do(app, ACTION_LAST);
    app_scene(app, &display, 1280, 800);
    assert_true(model_state(app_model(app))->now == INT64_C(2000000000));
    assert_true(find_grip(&display, &x, &y));
    struct hit grip = display_hit(&display, x, y);
    assert_int_equal(grip.kind, HIT_SLEEP);
    app_press(app, grip, x, false);
    assert_true(app_is_dragging(app));
    assert_true(app_release(app)); /* a click goes to its end */
    assert_true(app_position(app) < app_end(app));
    app_do(app, ACTION_LAST);
    app_scene(app, &display, 1280, 800);
    app_press(app, grip, x, false);
    assert_true(app_drag(app, grip, x - 300));
    app_scene(app, &display, 1280, 800);
    check_inside(&display);
    check_texts_apart(&display);
    assert_true(app_drag(app, grip, x + 200));
    app_release(app);
    app_scene(app, &display, 1280, 800);
    app_do(app, ACTION_LAST);
    assert_true(model_state(app_model(app))->now > INT64_C(2000000000));
    app_scene(app, &display, 1280, 800);
    check_inside(&display);
    assert_true(app_do(app, ACTION_CLOSE)); /* the outlines go, the run stays */
    assert_true(model_state(app_model(app))->now > INT64_C(2000000000));
    assert_false(app_do(app, ACTION_CLOSE));
    app_free(app);
    display_free(&display);
}

/* What is no number in the text cannot be dragged. */
static void test_no_stretch(void **state)
{
    (void)state;
    struct display display = {.metrics = text_metrics_cells()};
    char *text = crowd(4);
    struct app *app = open_text(text, LANGUAGE_EN);
    double x = 0, y = 0;
    app_do(app, ACTION_LAST);
    app_scene(app, &display, 1280, 800);
    assert_false(find_grip(&display, &x, &y));
    app_press(app, (struct hit){HIT_SLEEP, 1}, 100, false);
    assert_false(app_is_dragging(app));
    app_press(app, (struct hit){HIT_SLEEP, 123456}, 100, false);
    assert_false(app_is_dragging(app));
    app_free(app);
    mem_free(text);
    display_free(&display);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything_in_its_place),
        cmocka_unit_test(test_crowds),
        cmocka_unit_test(test_says_what_it_shows),
        cmocka_unit_test(test_zoom),
        cmocka_unit_test(test_pan),
        cmocka_unit_test(test_scrolled_lanes),
        cmocka_unit_test(test_stretch),
        cmocka_unit_test(test_no_stretch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
