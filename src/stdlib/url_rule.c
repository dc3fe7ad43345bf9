#include "stdlib/url_rule.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "base/vec.h"

enum { STATUS_LEAST = 100, STATUS_MOST = 599 };
static const double SECONDS_MOST = 1e6;

static const char *const failure_words[URL_FAIL_COUNT] = {
#define URL_FAILURE(id, word, what) [URL_FAIL_##id] = word,
#include "stdlib/url_failures.def"
#undef URL_FAILURE
};

static const struct {
    const char *word;
    enum url_body kind;
} bodies[] = {{"json:", URL_BODY_JSON}, {"text:", URL_BODY_TEXT}, {"file:", URL_BODY_FILE}};

const char *url_failure_word(enum url_failure failure)
{
    return failure_words[failure];
}

/* --- parts --- */

static bool parse_time(const char *text, size_t size, double *seconds)
{
    static const struct {
        const char *name;
        double divisor; /* not a factor: 250ms must be the float 0.25 */
    } units[] = {{"", 1}, {"s", 1}, {"ms", 1e3}, {"us", 1e6}};
    char number[40], *end;
    size_t digits = strspn(text, "0123456789.");
    bool is_status = digits == size && digits > 2 && !memchr(text, '.', digits);
    if (digits == 0 || digits > size || digits >= sizeof number || is_status) {
        return false;
    }
    memcpy(number, text, digits);
    number[digits] = '\0';
    double found = strtod(number, &end);
    for (size_t i = 0; end > number && *end == '\0' && i < sizeof units / sizeof *units; i++) {
        if (strlen(units[i].name) == size - digits &&
            memcmp(text + digits, units[i].name, size - digits) == 0) {
            *seconds = found / units[i].divisor;
            return *seconds <= SECONDS_MOST;
        }
    }
    return false;
}

static bool parse_status(const char *text, size_t size, int *status)
{
    int number = 0;
    for (size_t i = 0; i < size; i++) {
        if (!isdigit((unsigned char)text[i])) {
            return false;
        }
        number = i < 3 ? number * 10 + text[i] - '0' : 0;
    }
    if (size != 3 || number < STATUS_LEAST || number > STATUS_MOST) {
        return false;
    }
    *status = number;
    return true;
}

static bool parse_failure(const char *text, size_t size, enum url_failure *failure)
{
    for (int i = URL_FAIL_NONE + 1; size > 5 && i < URL_FAIL_COUNT; i++) {
        if (strlen(failure_words[i]) == size - 5 &&
            memcmp(text + 5, failure_words[i], size - 5) == 0) {
            *failure = (enum url_failure)i;
            return true;
        }
    }
    return false;
}

/* The rest of a rule, if it is a body. */
static bool parse_body(const char *text, struct url_rule *rule)
{
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        size_t size = strlen(bodies[i].word);
        if (strncmp(text, bodies[i].word, size) == 0) {
            rule->body_kind = bodies[i].kind;
            rule->body = mem_copy_string(text + size);
            return true;
        }
    }
    return false;
}

/* "fail:refused, fail:timeout …" */
static void add_words(struct strbuf *out)
{
    for (int i = URL_FAIL_NONE + 1; i < URL_FAIL_COUNT; i++) {
        strbuf_printf(out, "%sfail:%s", i == URL_FAIL_NONE + 1 ? "" : ", ", failure_words[i]);
    }
}

static void say_part(struct diag *diag, const char *text, const char *part, size_t size)
{
    struct strbuf words = {0};
    add_words(&words);
    bool is_failure = size >= 5 && memcmp(part, "fail:", 5) == 0;
    if (is_failure) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "'%s': '%.*s' is none of %s", text, (int)size, part,
                 strbuf_text(&words));
    } else {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0,
                 "'%s': '%.*s' is no time (0.3s, 250ms), no status (100 to 599), %s, json:TEXT, "
                 "text:TEXT or file:NAME",
                 text, (int)size, part, strbuf_text(&words));
    }
    strbuf_free(&words);
}

/* What stands behind '='.  false: *wrong is the part that is not understood. */
static bool parse_parts(const char *at, struct url_rule *rule, const char **wrong)
{
    while (!parse_body(at, rule)) {
        size_t size = strcspn(at, ",");
        if (!parse_status(at, size, &rule->status) &&
            !(rule->seconds < 0 && parse_time(at, size, &rule->seconds)) &&
            !(strncmp(at, "fail:", 5) == 0 && parse_failure(at, size, &rule->failure))) {
            *wrong = at;
            return false;
        }
        if (!at[size]) {
            return true;
        }
        at += size + 1;
    }
    return true;
}

/* --- the URL --- */

static void add_lower(struct strbuf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        strbuf_add_char(out, (char)tolower((unsigned char)text[i]));
    }
}

static bool ends_with(const char *text, size_t size, const char *end)
{
    size_t length = strlen(end);
    return size >= length && memcmp(text + size - length, end, length) == 0;
}

/* As rules and requests are compared: see struct url_rule. */
static char *normalise(const char *text, size_t size)
{
    char *whole = mem_copy_bytes(text, size), *url = whole;
    char *scheme = strstr(url, "://");
    if (scheme && scheme < url + strcspn(url, "/?#")) {
        url = scheme + 3;
    }
    url += strncasecmp(url, "www.", 4) == 0 ? 4 : 0;
    size_t host = strcspn(url, "/?#"), path = strcspn(url + host, "?#");
    const char *rest = url + host + path;
    while (path > 0 && url[host + path - 1] == '/') {
        path--;
    }
    struct strbuf found = {0};
    size_t shown = ends_with(url, host, ":443")  ? host - 4
                   : ends_with(url, host, ":80") ? host - 3
                                                 : host;
    add_lower(&found, url, shown);
    strbuf_add_bytes(&found, url + host, path);
    strbuf_add(&found, rest);
    mem_free(whole);
    return strbuf_take(&found);
}

/* --- rules --- */

static void rule_free(struct url_rule *rule)
{
    mem_free(rule->url);
    mem_free(rule->body);
}

/* Tries it with the URL up to this '='. */
static bool parse_split(const char *text, const char *equals, struct url_rule *rule,
                        const char **wrong)
{
    *rule = (struct url_rule){.seconds = -1};
    if (!parse_parts(equals + 1, rule, wrong)) {
        mem_free(rule->body);
        return false;
    }
    rule->url = normalise(text, (size_t)(equals - text));
    return true;
}

bool url_rules_add(struct url_rules *rules, const char *text, struct diag *diag)
{
    struct url_rule rule = {0};
    const char *wrong = NULL, *first_wrong = NULL;
    const char *equals = strchr(text, '=');
    if (!equals || equals == text) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0,
                 "'%s' is no URL=ANSWER, as https://xo.dev=0.20s or xo.dev/a=0.3s,404", text);
        return false;
    }
    /* A query has '=' too: the first one with an answer behind it is the one that is meant. */
    for (; equals; equals = strchr(equals + 1, '=')) {
        if (parse_split(text, equals, &rule, &wrong)) {
            vec_push(rules, rule);
            return true;
        }
        first_wrong = first_wrong && !strchr(first_wrong, '=') ? first_wrong : wrong;
    }
    say_part(diag, text, first_wrong, strcspn(first_wrong, ","));
    return false;
}

void url_rules_free(struct url_rules *rules)
{
    for (size_t i = 0; i < rules->count; i++) {
        rule_free(&rules->items[i]);
    }
    vec_free(rules);
}
