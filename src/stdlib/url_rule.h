/* What the virtual web answers for a URL, as it is written on the command line or in a lesson:
 *
 *     URL=PART,PART...     https://xo.dev=0.20s    xo.dev/a=0.3s,404    api.x/users=json:{"a": 1}
 *
 * URL: without scheme and "www." it means the same; it stands for all that lies below it.
 * PART: a time (0.3s, 250ms, 1.5), a status (100 to 599), fail:KIND, and as the last one
 * json:TEXT, text:TEXT or file:NAME, the body up to the end.  What is not given follows from the
 * URL (py/_web.py).  Rules for the same URL are used in turn; the last one stays.
 */
#ifndef STDLIB_URL_RULE_H
#define STDLIB_URL_RULE_H

#include <stdbool.h>
#include <stddef.h>

struct diag;

enum url_failure {
#define URL_FAILURE(id, word, what) URL_FAIL_##id,
#include "stdlib/url_failures.def"
#undef URL_FAILURE
    URL_FAIL_COUNT
};

enum url_body { URL_BODY_NONE, URL_BODY_JSON, URL_BODY_TEXT, URL_BODY_FILE };

struct url_rule {
    char *url;      /* without scheme, "www.", a port that goes without saying, "/" at the end */
    double seconds; /* latency; below 0: not given */
    int status;     /* 0: not given */
    enum url_failure failure;
    enum url_body body_kind;
    char *body; /* the text, or the file's name; NULL: not given */
};

/* Zeroed memory is an empty list.  The owner of the struct owns the rules. */
struct url_rules {
    struct url_rule *items;
    size_t count, capacity;
};

/* Reads one rule and puts it behind the others.  false: *diag says what is allowed. */
bool url_rules_add(struct url_rules *rules, const char *text, struct diag *diag);
void url_rules_free(struct url_rules *rules);

const char *url_failure_word(enum url_failure failure); /* "refused"; "" for none */

#endif
