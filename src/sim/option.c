#include "sim/option.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/quantity.h"
#include "base/requests.h"
#include "loop/cpu.h"
#include "stdlib/url_rule.h"

/* NAME@TIME, put behind those that come no later. */
static bool option_add_signal(struct sim_options *options, const char *text, struct diag *diag)
{
    const char *at = strchr(text, '@');
    struct signal_at signal = {.number = at ? signals_number(text, (size_t)(at - text)) : 0};
    if (signal.number == 0) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "'%s' is no SIGNAL@TIME, as SIGINT@3.0", text);
        return false;
    }
    if (!quantity_duration(at + 1, &signal.when)) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "'%s' is not a time", at + 1);
        return false;
    }
    if (options->signal_count == SIM_SIGNALS) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "at most %d of them", SIM_SIGNALS);
        return false;
    }
    size_t place = options->signal_count++;
    for (; place > 0 && options->signals[place - 1].when > signal.when; place--) {
        options->signals[place] = options->signals[place - 1];
    }
    options->signals[place] = signal;
    return true;
}

static bool option_set_seed(struct sim_options *options, const char *text, struct diag *diag)
{
    char *end;
    errno = 0;
    options->seed = strtoull(text, &end, 10);
    bool is_number = isdigit((unsigned char)text[0]) && *end == '\0' && errno == 0;
    if (!is_number) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "'%s' is not a number", text);
    }
    return is_number;
}

static bool option_add_url(struct sim_options *options, const char *text, struct diag *diag)
{
    return url_rules_add(&options->urls, text, diag);
}

static bool option_set_cpu_cost(struct sim_options *options, const char *text, struct diag *diag)
{
    bool is_cost = quantity_duration(text, &options->cpu_cost) && options->cpu_cost <= CPU_COST_MAX;
    if (!is_cost) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0,
                 "'%s' is not a time that a bytecode takes, as 50ns (at most 1s)", text);
    }
    return is_cost;
}

/* Only looked at here: each run reads them anew. */
static bool option_add_requests(struct sim_options *options, const char *text, struct diag *diag)
{
    struct requests requests = {0};
    struct diag own = {0};
    bool is_fine = requests_parse(&requests, text, NULL, 1, 1, &own);
    requests_free(&requests);
    if (!is_fine) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "character %u: %s", own.column, own.message);
    } else if (options->request_count == SIM_REQUESTS) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0,
                 "at most %d of them (one may hold several, with ; between)", SIM_REQUESTS);
        is_fine = false;
    } else {
        options->requests[options->request_count++] = mem_copy_string(text);
        options->is_served = true;
    }
    diag_free(&own);
    return is_fine;
}

static bool option_add_answer(struct sim_options *options, const char *text, struct diag *diag)
{
    return input_add_answer(&options->answers, text, diag);
}

static bool option_add_answers(struct sim_options *options, const char *text, struct diag *diag)
{
    return input_add_file(&options->answers, text, diag);
}

bool sim_set_option(struct sim_options *options, const char *name, const char *value,
                    struct diag *diag)
{
    static const struct {
        const char *name;
        bool (*set)(struct sim_options *options, const char *text, struct diag *diag);
    } known[] = {
        {"signal", option_add_signal},     {"seed", option_set_seed},
        {"url", option_add_url},           {"requests", option_add_requests},
        {"cpu-cost", option_set_cpu_cost}, {"cpu", option_set_cpu_cost} /* as lessons say */,
        {"answer", option_add_answer},     {"answers", option_add_answers}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].name, name) == 0) {
            struct diag own = {0};
            bool is_fine = known[i].set(options, value, &own);
            if (!is_fine) {
                diag_set(diag, DIAG_INPUT, NULL, 0, 0, "%s: %s", name, own.message);
            }
            diag_free(&own);
            return is_fine;
        }
    }
    diag_set(diag, DIAG_INPUT, NULL, 0, 0, "there is no option '%s'", name);
    return false;
}

void sim_options_free(struct sim_options *options)
{
    url_rules_free(&options->urls);
    for (size_t i = 0; i < options->request_count; i++) {
        mem_free(options->requests[i]);
    }
    options->request_count = 0;
    input_free(&options->answers);
}
