#include "base/requests.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/quantity.h"
#include "base/strbuf.h"

static const int64_t REQUESTS_TIME_MAX = INT64_C(1000000) * 1000000000;

struct request_reader {
    const char *text, *at, *file;
    uint32_t line, column;
    struct diag *diag;
};

/* What one entry says beside its form; -1: nothing. */
struct request_times {
    int64_t count, start, every, during;
};

static bool request_wrong(struct request_reader *r, const char *at, const char *format, ...)
{
    struct strbuf text = {0};
    va_list args;
    va_start(args, format);
    strbuf_vprintf(&text, format, args);
    va_end(args);
    diag_set(r->diag, DIAG_INPUT, r->file, r->line, r->column + (uint32_t)(at - r->text), "%s",
             strbuf_text(&text));
    strbuf_free(&text);
    return false;
}

static void request_skip_blanks(struct request_reader *r)
{
    while (*r->at && isspace((unsigned char)*r->at)) {
        r->at++;
    }
}

static bool request_is_over(const struct request_reader *r)
{
    return *r->at == '\0' || *r->at == ';';
}

/* Up to the next blank or ';'. */
static size_t request_word_length(const char *at)
{
    return strcspn(at, " \t\r\n;");
}

/* Takes the word if it is the next one. */
static bool request_take(struct request_reader *r, const char *word)
{
    size_t length = strlen(word);
    if (request_word_length(r->at) != length || strncmp(r->at, word, length) != 0) {
        return false;
    }
    r->at += length;
    request_skip_blanks(r);
    return true;
}

/* --- numbers --- */

static bool request_take_time(struct request_reader *r, const char *behind, int64_t *time)
{
    const char *begin = r->at;
    size_t length = request_word_length(begin);
    char *word = mem_copy_bytes(begin, length);
    bool is_fine = quantity_duration(word, time) && *time <= REQUESTS_TIME_MAX;
    mem_free(word);
    if (!is_fine) {
        return request_wrong(r, begin, "'%.*s' behind '%s' is no time, as 0.5s, 20ms or 1m",
                             (int)length, begin, behind);
    }
    r->at += length;
    request_skip_blanks(r);
    return true;
}

/* A word of digits with `unit` behind: its number.  NAN: there is none. */
static double request_number(const struct request_reader *r, const char *unit)
{
    size_t length = request_word_length(r->at), tail = strlen(unit);
    if (length <= tail || strncmp(r->at + length - tail, unit, tail) != 0 ||
        strspn(r->at, "0123456789.") != length - tail) {
        return NAN;
    }
    return strtod(r->at, NULL);
}

/* "3x", as "20/s", or nothing. */
static bool request_take_count(struct request_reader *r, struct request_times *times)
{
    double count = request_number(r, "x"), rate = request_number(r, "/s");
    const char *begin = r->at;
    if (isnan(count) && isnan(rate)) {
        return true;
    }
    r->at += request_word_length(begin);
    request_skip_blanks(r);
    if (!isnan(count)) {
        if (count != floor(count) || count < 1 || count > REQUESTS_MAX) {
            return request_wrong(r, begin, "the number of requests is 1x to %dx", REQUESTS_MAX);
        }
        times->count = (int64_t)count;
        return true;
    }
    if (!(rate >= 1e-6 && rate <= 1e6)) {
        return request_wrong(r, begin, "a rate is more than 0/s and at most 1000000/s");
    }
    if (times->every >= 0) {
        return request_wrong(r, begin, "how often is said twice");
    }
    times->every = (int64_t)(1e9 / rate + 0.5);
    return true;
}

/* --- texts --- */

/* Behind a JSON value that begins at `at`; NULL: it has no end. */
static const char *request_json_end(const char *at)
{
    int depth = 0;
    char quote = '\0'; /* of the string that `at` is in */
    if (!*at || !strchr("{[\"'", *at)) {
        return at + request_word_length(at);
    }
    for (; *at; at++) {
        if (quote) {
            if (*at == '\\' && at[1]) {
                at++;
            } else if (*at == quote) {
                quote = '\0';
            }
        } else if (*at == '"' || *at == '\'') {
            quote = *at;
        } else if (*at == '{' || *at == '[') {
            depth++;
        } else if (*at == '}' || *at == ']') {
            depth--;
        }
        if (!quote && depth <= 0) {
            return at + 1;
        }
    }
    return NULL;
}

/* A word, or several in "quotes"; NULL: said what is wrong. */
static char *request_take_text(struct request_reader *r, const char *behind)
{
    const char *begin = r->at;
    char *text;
    if (*begin == '"') {
        const char *end = strchr(begin + 1, '"');
        if (!end) {
            request_wrong(r, begin, "the text behind '%s' has no closing \"", behind);
            return NULL;
        }
        text = mem_copy_bytes(begin + 1, (size_t)(end - begin - 1));
        r->at = end + 1;
    } else {
        size_t length = request_word_length(begin);
        if (length == 0) {
            request_wrong(r, begin, "nothing is behind '%s'", behind);
            return NULL;
        }
        text = mem_copy_bytes(begin, length);
        r->at += length;
    }
    request_skip_blanks(r);
    return text;
}

static bool request_take_header(struct request_reader *r, struct request_form *form)
{
    const char *begin = r->at;
    char *text = request_take_text(r, "header");
    if (!text) {
        return false;
    }
    char *colon = strchr(text, ':');
    if (!colon || colon == text) {
        request_wrong(r, begin, "a header is NAME:VALUE, or \"NAME: VALUE\"");
        mem_free(text);
        return false;
    }
    struct strbuf all = {0};
    strbuf_add(&all, form->headers ? form->headers : "");
    for (const char *c = text; c < colon; c++) {
        strbuf_add_char(&all, (char)tolower((unsigned char)*c));
    }
    colon += 1 + strspn(colon + 1, " ");
    strbuf_printf(&all, ": %s\n", colon);
    mem_free(form->headers);
    form->headers = strbuf_take(&all);
    mem_free(text);
    return true;
}

static bool request_is_socket(const struct request_form *form)
{
    return strcmp(form->method, "WS") == 0;
}

/* Takes over the text as the body; a message more, for a WebSocket.  NULL: nothing to do. */
static bool request_add_body(struct request_form *form, char *text)
{
    if (text && form->body) {
        struct strbuf all = {0};
        strbuf_printf(&all, "%s\n%s", form->body, text);
        mem_free(form->body);
        mem_free(text);
        text = strbuf_take(&all);
    }
    if (text) {
        form->body = text;
    }
    return text != NULL;
}

/* json:, text:, form: or file: at the reader; *is_body: it was one.  false: said what is wrong. */
static bool request_take_body(struct request_reader *r, struct request_form *form, bool *is_body)
{
    static const struct {
        const char *word, *type;
    } kinds[] = {{"json:", "application/json"},
                 {"text:", "text/plain; charset=utf-8"},
                 {"form:", "application/x-www-form-urlencoded"},
                 {"file:", "multipart/form-data"}};
    *is_body = false;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t length = strlen(kinds[i].word);
        if (strncmp(r->at, kinds[i].word, length) != 0) {
            continue;
        }
        *is_body = true;
        if (form->body && !request_is_socket(form)) {
            return request_wrong(r, r->at, "a request has one body");
        }
        r->at += length;
        mem_free(form->type);
        form->type = mem_copy_string(kinds[i].type);
        if (i > 0) {
            return request_add_body(form, request_take_text(r, kinds[i].word));
        }
        const char *end = request_json_end(r->at);
        if (!end) {
            return request_wrong(r, r->at, "the value behind json: has no end");
        }
        char *text = mem_copy_bytes(r->at, (size_t)(end - r->at));
        for (char *c = strchr(text, '"') ? NULL : text; c && *c; c++) {
            *c = *c == '\'' ? '"' : *c; /* as it is written where " has a meaning already */
        }
        request_add_body(form, text);
        r->at = end;
        request_skip_blanks(r);
    }
    return true;
}

/* --- one entry --- */

static bool request_take_line(struct request_reader *r, struct request_form *form)
{
    static const char *const methods[] = {"GET",    "POST", "PUT",     "PATCH",
                                          "DELETE", "HEAD", "OPTIONS", "WS"};
    const char *begin = r->at;
    size_t length = request_word_length(begin);
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        if (strlen(methods[i]) == length && strncasecmp(begin, methods[i], length) == 0) {
            form->method = mem_copy_string(methods[i]);
        }
    }
    if (!form->method) {
        return request_wrong(r, begin,
                             "'%.*s' is none of GET POST PUT PATCH DELETE HEAD OPTIONS WS "
                             "(a request is: [3x] METHOD /path [at TIME] [every TIME] …)",
                             (int)length, begin);
    }
    r->at += length;
    request_skip_blanks(r);
    length = request_word_length(r->at);
    if (*r->at != '/') {
        return request_wrong(r, r->at, "a path as /burgers is missing behind %s", form->method);
    }
    form->target = mem_copy_bytes(r->at, length);
    r->at += length;
    request_skip_blanks(r);
    return true;
}

static bool request_set_time(struct request_reader *r, const char *word, int64_t *time)
{
    if (*time >= 0) {
        return request_wrong(r, r->at, "'%s' is said twice", word);
    }
    return request_take_time(r, word, time);
}

/* One of the words behind the path. */
static bool request_take_clause(struct request_reader *r, struct request_form *form,
                                struct request_times *times)
{
    bool is_body;
    if (request_take(r, "at")) {
        return request_set_time(r, "at", &times->start);
    } else if (request_take(r, "from")) {
        return request_set_time(r, "from", &times->start);
    } else if (request_take(r, "every")) {
        return request_set_time(r, "every", &times->every);
    } else if (request_take(r, "for")) {
        return request_set_time(r, "for", &times->during);
    } else if (request_take(r, "slow")) {
        return request_take_time(r, "slow", &form->slow);
    } else if (request_take(r, "header")) {
        return request_take_header(r, form);
    } else if (request_take(r, "as")) {
        mem_free(form->customer);
        form->customer = request_take_text(r, "as");
        return form->customer != NULL;
    } else if (!request_take_body(r, form, &is_body)) {
        return false;
    } else if (is_body) {
        return true;
    }
    const char *begin = r->at;
    if (!request_take_count(r, times)) {
        return false;
    }
    if (r->at > begin) {
        return true;
    }
    return request_wrong(
        r, begin,
        "'%.*s' is none of: at TIME, from TIME, every TIME, RATE/s, for TIME, "
        "as NAME, slow TIME, json:VALUE, text:WORD, form:WORD, file:NAME, header NAME:VALUE",
        (int)request_word_length(begin), begin);
}

/* The entry that began at `begin`, as requests. */
static bool request_expand(struct request_reader *r, const char *begin, struct requests *requests,
                           const struct request_form *form, const struct request_times *times)
{
    int64_t count = times->count, every = times->every < 0 ? 0 : times->every;
    if (times->during >= 0 && count < 0) {
        if (every == 0) {
            return request_wrong(r, begin, "'for' needs 'every TIME' or a rate as 20/s");
        }
        count = (times->during + every - 1) / every;
    }
    if (count < 0 && times->every >= 0) {
        return request_wrong(r, begin, "how many? A number as 3x, or 'for TIME', is missing");
    }
    count = count < 0 ? 1 : count;
    if (count > REQUESTS_MAX - (int64_t)requests->all.count) {
        return request_wrong(r, begin, "more than %d requests", REQUESTS_MAX);
    }
    for (int64_t i = 0; i < count; i++) {
        int64_t start = times->start < 0 ? 0 : times->start;
        vec_push(
            &requests->all,
            (struct request){.form = form, .arrival = start + i * every, .begun = -1, .ended = -1});
    }
    return true;
}

static struct request_form *request_form_new(struct requests *requests)
{
    struct request_form *form = mem_alloc_zero(sizeof *form);
    vec_push(&requests->forms, form);
    return form;
}

/* Equal times stay in the order in which they were written; glibc's qsort() need not do so. */
static void requests_sort(struct requests *requests)
{
    struct request *all = requests->all.items;
    size_t count = requests->all.count;
    struct request *spare = mem_alloc(sizeof *spare * (count ? count : 1));
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t from = 0; from < count; from += 2 * width) {
            size_t middle = from + width < count ? from + width : count;
            size_t end = middle + width < count ? middle + width : count;
            for (size_t i = from, j = middle, k = from; k < end; k++) {
                bool is_left = i < middle && (j >= end || all[i].arrival <= all[j].arrival);
                spare[k] = all[is_left ? i++ : j++];
            }
            memcpy(all + from, spare + from, sizeof *all * (end - from));
        }
    }
    mem_free(spare);
}

bool requests_parse(struct requests *requests, const char *text, const char *file, uint32_t line,
                    uint32_t column, struct diag *diag)
{
    struct request_reader r = {
        .text = text, .at = text, .file = file, .line = line, .column = column, .diag = diag};
    requests->are_given = true;
    do {
        request_skip_blanks(&r);
        const char *begin = r.at;
        struct request_times times = {.count = -1, .start = -1, .every = -1, .during = -1};
        struct request_form *form = request_form_new(requests);
        if (!request_take_count(&r, &times) || !request_take_count(&r, &times) ||
            !request_take_line(&r, form)) { /* "3x", "20/s", both or none */
            return false;
        }
        while (!request_is_over(&r)) {
            if (!request_take_clause(&r, form, &times)) {
                return false;
            }
        }
        if (!request_expand(&r, begin, requests, form, &times)) {
            return false;
        }
        r.at += *r.at == ';';
        request_skip_blanks(&r);
    } while (*r.at);
    requests_sort(requests);
    return true;
}

void requests_add(struct requests *requests, const char *method, const char *target)
{
    struct request_form *form = request_form_new(requests);
    form->method = mem_copy_string(method);
    form->target = mem_copy_string(target);
    vec_push(&requests->all, (struct request){.form = form, .begun = -1, .ended = -1});
}

void requests_free(struct requests *requests)
{
    for (size_t i = 0; i < requests->forms.count; i++) {
        struct request_form *form = requests->forms.items[i];
        mem_free(form->method);
        mem_free(form->target);
        mem_free(form->body);
        mem_free(form->type);
        mem_free(form->headers);
        mem_free(form->customer);
        mem_free(form);
    }
    vec_free(&requests->forms);
    vec_free(&requests->all);
}
