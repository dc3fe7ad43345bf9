/* What virtual customers ask of a web service, as a user writes it down:
 *
 *     3x GET /burgers every 0.5s; POST /orders at 2s json:{"burgers": 2} as Kim
 *
 * Requests are separated by ';'.  Each is [COUNTx | RATE/s] METHOD PATH and then, in any order:
 *
 *     at TIME, from TIME   when the first one is sent (default 0), from the server's start
 *     every TIME, RATE/s   from one to the next (default: all at once)
 *     for TIME             as many as fit into that time, where no COUNT is given
 *     as NAME              who sends it
 *     slow TIME            the body needs so long to arrive; METHOD is WS: so long from one message
 *                          to the next, and to the end (default 1 s)
 *     json:VALUE           a body; with ' only it is read as if it were "
 *     text:WORD, form:a=b  other bodies; a WORD with blanks stands in "quotes"; METHOD is WS: as
 *                          often as needed, each a message over the WebSocket
 *     file:NAME            a form with that file of the program's folder in its field "file";
 *                          file:FIELD=NAME in another one
 *     header NAME:VALUE    as often as needed (or header "NAME: VALUE")
 *
 * Also the record of what became of each, and the table made of it.
 *
 * Times are nanoseconds.  Ownership: requests_free() ends everything in it; texts are borrowed
 * from it.  Zeroed memory: no requests.
 */
#ifndef BASE_REQUESTS_H
#define BASE_REQUESTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

struct diag;
struct strbuf;

enum { REQUESTS_MAX = 100000 };

/* What all requests of one entry share. */
struct request_form {
    char *method, *target; /* "GET", "/burgers?size=2" */
    char *body, *type;     /* and its content type; NULL: none.  WS: messages, '\n' between */
    char *headers;         /* "name: value\n…", names in lower case; or NULL */
    char *customer;        /* or NULL */
    int64_t slow;
};

struct request {
    const struct request_form *form;
    int64_t arrival;
    int64_t begun, ended; /* -1: not yet */
    int status;           /* of the answer; 0: none was given */
};

struct requests {
    VEC(struct request_form *) forms;
    VEC(struct request) all; /* in order of arrival */
    size_t taken;            /* by the server: so many of them */
    bool are_given;          /* by the user: no defaults are made up */
    bool are_logged;         /* with the time, and with what the server does by itself */
};

/* Adds what the text says.  file, line, column: where the text begins, for the error.  false:
 * *diag says what is wrong. */
bool requests_parse(struct requests *requests, const char *text, const char *file, uint32_t line,
                    uint32_t column, struct diag *diag);
/* Adds one request at time 0; the texts are copied. */
void requests_add(struct requests *requests, const char *method, const char *target);
void requests_free(struct requests *requests);

/* One line for each request and the figures of all: throughput, latency. */
void requests_table(const struct requests *requests, struct strbuf *out);

#endif
