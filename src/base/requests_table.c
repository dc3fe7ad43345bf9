/* What became of the requests, as a table. */
#include <stdlib.h>
#include <string.h>

#include "base/requests.h"
#include "base/strbuf.h"
#include "base/utf8.h"

enum { TABLE_NAME_MAX = 48, TABLE_FIGURE = 10 };

static void table_add_padded(struct strbuf *out, const char *text, size_t cells)
{
    size_t size = strlen(text), width = utf8_width(text, size);
    if (width > cells) {
        size = utf8_fit(text, size, cells - 1);
        width = utf8_width(text, size) + 1;
        strbuf_add_bytes(out, text, size);
        strbuf_add(out, "…");
    } else {
        strbuf_add(out, text);
    }
    strbuf_add_repeat(out, ' ', cells - width);
}

/* Seconds with three places in a column; -1: a dash. */
static void table_add_time(struct strbuf *out, int64_t time)
{
    if (time < 0) {
        strbuf_printf(out, "%*s", TABLE_FIGURE, "-");
    } else {
        strbuf_printf(out, "%*.3f", TABLE_FIGURE, (double)time / 1e9);
    }
}

static void table_name(const struct request *request, size_t number, struct strbuf *name)
{
    strbuf_clear(name);
    strbuf_printf(name, "%s %s #%zu", request->form->method, request->form->target, number);
    if (request->form->customer) {
        strbuf_printf(name, " %s", request->form->customer);
    }
}

static int table_compare(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
    return one < other ? -1 : one > other;
}

/* The least latency that so many of a hundred do not exceed. */
static int64_t table_percentile(const int64_t *sorted, size_t count, size_t percent)
{
    size_t rank = (count * percent + 99) / 100;
    return sorted[rank ? rank - 1 : 0];
}

static void table_add_figures(const struct requests *requests, struct strbuf *out)
{
    size_t count = requests->all.count, answered = 0, failed = 0;
    int64_t *latencies = mem_alloc(sizeof *latencies * (count + 1));
    int64_t first = INT64_MAX, last = 0;
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        const struct request *request = &requests->all.items[i];
        first = request->arrival < first ? request->arrival : first;
        if (request->ended >= 0 && request->status) {
            latencies[answered] = request->ended - request->arrival;
            sum += (double)latencies[answered++];
            last = request->ended > last ? request->ended : last;
            failed += request->status >= 400;
        }
    }
    qsort(latencies, answered, sizeof *latencies, table_compare);
    strbuf_printf(out, "\n%zu request%s", count, count == 1 ? "" : "s");
    if (answered < count) {
        strbuf_printf(out, ", %zu without an answer", count - answered);
    }
    if (failed) {
        strbuf_printf(out, ", %zu answered with an error", failed);
    }
    if (answered) {
        double taken = (double)(last - first) / 1e9;
        strbuf_printf(out, "; %.3f s in all", taken);
        if (taken > 0) {
            strbuf_printf(out, ", %.3f requests/s", (double)answered / taken);
        }
        strbuf_printf(out, "\nlatency: mean %.3f, p50 %.3f, p95 %.3f, max %.3f s",
                      sum / (double)answered / 1e9,
                      (double)table_percentile(latencies, answered, 50) / 1e9,
                      (double)table_percentile(latencies, answered, 95) / 1e9,
                      (double)latencies[answered - 1] / 1e9);
    }
    strbuf_add(out, "\n");
    mem_free(latencies);
}

void requests_table(const struct requests *requests, struct strbuf *out)
{
    static const char *const heads[] = {"arrival", "begin", "end", "latency", "status"};
    struct strbuf name = {0};
    size_t widest = strlen("request");
    for (size_t i = 0; i < requests->all.count; i++) {
        table_name(&requests->all.items[i], i + 1, &name);
        size_t width = utf8_width(name.text, name.length);
        widest = width > widest ? width : widest;
    }
    widest = widest > TABLE_NAME_MAX ? TABLE_NAME_MAX : widest;
    table_add_padded(out, "request", widest);
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        strbuf_printf(out, "%*s", TABLE_FIGURE, heads[i]);
    }
    strbuf_add(out, "\n");
    for (size_t i = 0; i < requests->all.count; i++) {
        const struct request *request = &requests->all.items[i];
        bool is_over = request->ended >= 0;
        table_name(request, i + 1, &name);
        table_add_padded(out, name.text, widest);
        table_add_time(out, request->arrival);
        table_add_time(out, request->begun);
        table_add_time(out, request->ended);
        table_add_time(out, is_over ? request->ended - request->arrival : -1);
        if (request->status) {
            strbuf_printf(out, "%*d\n", TABLE_FIGURE, request->status);
        } else {
            strbuf_printf(out, "%*s\n", TABLE_FIGURE, "-");
        }
    }
    table_add_figures(requests, out);
    strbuf_free(&name);
}
