/* Requests of virtual customers: what a text means, and what is wrong with others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/requests.h"
#include "base/strbuf.h"

#define SECOND INT64_C(1000000000)

static void read_all(struct requests *requests, const char *text)
{
    struct diag diag = {0};
    *requests = (struct requests){0};
    if (!requests_parse(requests, text, "x", 1, 1, &diag)) {
        fail_msg("%s: %s", text, diag.message);
    }
}

static void one_request(void **state)
{
    (void)state;
    struct requests requests;
    read_all(&requests, "get /a?b=1");
    assert_int_equal(requests.all.count, 1);
    assert_true(requests.are_given);
    const struct request *request = &requests.all.items[0];
    assert_string_equal(request->form->method, "GET");
    assert_string_equal(request->form->target, "/a?b=1");
    assert_int_equal(request->arrival, 0);
    assert_int_equal(request->begun, -1);
    assert_null(request->form->body);
    requests_free(&requests);
}

static void times(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t count;
        int64_t first, last;
    } cases[] = {
        {"3x GET /", 3, 0, 0},
        {"3x GET / every 0.5s", 3, 0, SECOND},
        {"3x GET / every 500ms from 1s", 3, SECOND, 2 * SECOND},
        {"GET / at 2", 1, 2 * SECOND, 2 * SECOND},
        {"20/s GET / for 5s", 100, 0, 5 * SECOND - SECOND / 20},
        {"GET / for 1s 4/s from 1s", 4, SECOND, SECOND + 3 * (SECOND / 4)},
        {"10x 2/s GET /", 10, 0, 9 * (SECOND / 2)},
        {"10x GET / 2/s", 10, 0, 9 * (SECOND / 2)},
        {"GET / every 0.3s for 1s", 4, 0, 9 * (SECOND / 10)},
        {"GET / at 1s; GET /b; 2x GET /c at 0.5s ;", 4, 0, SECOND},
        {"POST / file:f=a.txt", 1, 0, 0},
        {"WS /a text:x json:{'n': 1} text:\"b c\" slow 2s; 2x WS /b at 1s", 3, 0, SECOND},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct requests requests = {0};
        struct diag diag = {0};
        bool fine = requests_parse(&requests, cases[i].text, NULL, 1, 1, &diag);
        assert_int_equal(fine, cases[i].count > 0);
        if (fine) {
            assert_int_equal(requests.all.count, cases[i].count);
            assert_int_equal(requests.all.items[0].arrival, cases[i].first);
            assert_int_equal(requests.all.items[cases[i].count - 1].arrival, cases[i].last);
        }
        diag_free(&diag);
        requests_free(&requests);
    }
}

static void what_they_carry(void **state)
{
    (void)state;
    struct requests requests;
    read_all(&requests, "POST /a json:{\"x\": \"; }\"} as Kim header X-A:b header \"Other: c d\" "
                        "slow 2s; PUT /b text:\"one; two\"; PATCH /c form:a=b&c=d; "
                        "POST /d json:[1, 'x'] as \"two words\"; DELETE /e json:null at 1s");
    const struct request *all = requests.all.items;
    assert_int_equal(requests.all.count, 5);
    assert_string_equal(all[0].form->body, "{\"x\": \"; }\"}");
    assert_string_equal(all[0].form->type, "application/json");
    assert_string_equal(all[0].form->customer, "Kim");
    assert_string_equal(all[0].form->headers, "x-a: b\nother: c d\n");
    assert_int_equal(all[0].form->slow, 2 * SECOND);
    assert_string_equal(all[1].form->body, "one; two");
    assert_string_equal(all[2].form->body, "a=b&c=d");
    assert_string_equal(all[2].form->type, "application/x-www-form-urlencoded");
    assert_string_equal(all[3].form->body, "[1, \"x\"]");
    assert_string_equal(all[3].form->customer, "two words");
    assert_string_equal(all[4].form->body, "null");
    requests_free(&requests);
}

static void mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t column;
        const char *says;
    } cases[] = {
        {"", 1, "none of GET"},
        {"GET", 4, "a path"},
        {"GET burgers", 5, "a path"},
        {"FETCH /", 1, "'FETCH' is none of GET"},
        {"0x GET /", 1, "1x to"},
        {"1.5x GET /", 1, "1x to"},
        {"0/s GET /", 1, "a rate"},
        {"GET / at", 9, "no time"},
        {"GET / at x", 10, "'x' behind 'at'"},
        {"GET / at 1s at 2s", 16, "twice"},
        {"GET / every 1s 2/s", 16, "twice"},
        {"GET / every 1s", 1, "how many"},
        {"GET / for 1s", 1, "'for' needs"},
        {"GET / sometimes", 7, "none of: at TIME"},
        {"GET / json:{", 12, "no end"},
        {"GET / json:1 text:x", 14, "one body"},
        {"GET / as", 9, "nothing is behind 'as'"},
        {"GET / as \"Kim", 10, "closing"},
        {"GET / header x", 14, "NAME:VALUE"},
        {"GET /; POST", 12, "a path"},
        {"1000000/s GET / for 1s", 1, "more than 100000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct requests requests = {0};
        struct diag diag = {0};
        assert_false(requests_parse(&requests, cases[i].text, "x", 1, 1, &diag));
        if (!strstr(diag.message, cases[i].says) || diag.column != cases[i].column) {
            fail_msg("%s: %u: %s", cases[i].text, diag.column, diag.message);
        }
        diag_free(&diag);
        requests_free(&requests);
    }
}

static void table(void **state)
{
    (void)state;
    struct requests requests;
    struct strbuf text = {0};
    read_all(&requests, "2x GET /가 every 1s; POST /b as Kim");
    requests.all.items[0].begun = 0;
    requests.all.items[0].ended = 2 * SECOND;
    requests.all.items[0].status = 200;
    requests.all.items[1].begun = requests.all.items[1].ended = SECOND;
    requests.all.items[1].status = 404;
    requests_table(&requests, &text);
    assert_string_equal(
        strbuf_text(&text),
        "request          arrival     begin       end   latency    status\n"
        "GET /가 #1         0.000     0.000     2.000     2.000       200\n"
        "POST /b #2 Kim     0.000     1.000     1.000     1.000       404\n"
        "GET /가 #3         1.000         -         -         -         -\n"
        "\n"
        "3 requests, 1 without an answer, 1 answered with an error; 2.000 s in all, 1.000 "
        "requests/s\n"
        "latency: mean 1.500, p50 1.000, p95 2.000, max 2.000 s\n");
    strbuf_free(&text);
    requests_free(&requests);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_request), cmocka_unit_test(times), cmocka_unit_test(what_they_carry),
        cmocka_unit_test(mistakes),    cmocka_unit_test(table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
