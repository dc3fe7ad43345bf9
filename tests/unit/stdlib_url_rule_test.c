/* What is written behind --url, taken apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "stdlib/url_rule.h"

struct expected {
    const char *text, *url;
    double seconds;
    int status;
    enum url_failure failure;
    enum url_body kind;
    const char *body;
};

static void test_good(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"https://xo.dev=0.20s", "xo.dev", 0.2, 0, URL_FAIL_NONE, URL_BODY_NONE, NULL},
        {"http://www.XO.dev:80/A/=1.71", "xo.dev/A", 1.71, 0, URL_FAIL_NONE, URL_BODY_NONE, NULL},
        {"xo.dev:8080/=250ms,404", "xo.dev:8080", 0.25, 404, URL_FAIL_NONE, URL_BODY_NONE, NULL},
        {"x=503", "x", -1, 503, URL_FAIL_NONE, URL_BODY_NONE, NULL},
        {"x=99", "x", 99, 0, URL_FAIL_NONE, URL_BODY_NONE, NULL},
        {"x=0", "x", 0, 0, URL_FAIL_NONE, URL_BODY_NONE, NULL},
        {"x=fail:reset,3s", "x", 3, 0, URL_FAIL_RESET, URL_BODY_NONE, NULL},
        {"x/?a=1&b=2=0.5s,json:{\"c=\": [1, 2]}", "x?a=1&b=2", 0.5, 0, URL_FAIL_NONE, URL_BODY_JSON,
         "{\"c=\": [1, 2]}"},
        {"x=201,text:a,b=c", "x", -1, 201, URL_FAIL_NONE, URL_BODY_TEXT, "a,b=c"},
        {"x=file:a.json", "x", -1, 0, URL_FAIL_NONE, URL_BODY_FILE, "a.json"},
        {"x=text:", "x", -1, 0, URL_FAIL_NONE, URL_BODY_TEXT, ""},
    };
    struct url_rules rules = {0};
    struct diag diag = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct expected *want = &cases[i];
        assert_true(url_rules_add(&rules, want->text, &diag));
        const struct url_rule *rule = &rules.items[i];
        assert_string_equal(rule->url, want->url);
        assert_true(rule->seconds == want->seconds);
        assert_int_equal(rule->status, want->status);
        assert_int_equal(rule->failure, want->failure);
        assert_int_equal(rule->body_kind, want->kind);
        if (want->body) {
            assert_string_equal(rule->body, want->body);
        } else {
            assert_null(rule->body);
        }
    }
    assert_false(diag_is_set(&diag));
    url_rules_free(&rules);
    assert_int_equal(rules.count, 0);
}

static void test_bad(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",          "x",         "=0.2s",     "x=",          "x=,",       "x=0.2s,",
        "x=,0.2s",   "x=2 s",     "x=-1s",     "x=nans",      "x=infs",    "x=0x1p3",
        "x=1e400s",  "x=99999",   "x=099",     "x=600",       "x=404x",    "x=fail:",
        "x=fail:no", "x=Json:{}", "x=1s,2s",   "x=1e9s",      "x=.",       "x=1..2",
        "x==",       "a=b=c",     "x=fail:dn", "x=fail:dnss", "\xff=\xfe", "x=\xff",
        "x=1s;2s",   "://=1q",    "x=file;a",  "x=ms",        "x=1m",      "x=1ss",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct url_rules rules = {0};
        struct diag diag = {0};
        if (url_rules_add(&rules, texts[i], &diag)) {
            fail_msg("%s", texts[i]);
        }
        assert_int_equal(diag.kind, DIAG_INPUT);
        assert_non_null(strstr(diag.message, texts[i]));
        assert_int_equal(rules.count, 0);
        diag_free(&diag);
        url_rules_free(&rules);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
