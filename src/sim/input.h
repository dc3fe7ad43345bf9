/* Standard input of a program: scripted answers, or what the outside reads.
 *
 * An answer looks as at a terminal: it stands in the output behind the prompt, with the end
 * of the line, once the time that the user needs for it has passed; while that passes the
 * thread blocks.  Real input is not shown again, and costs no virtual time.
 */
#ifndef SIM_INPUT_H
#define SIM_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diag;
struct sim_options;
struct vm;

struct input_answer {
    int64_t delay; /* nanoseconds */
    char *text;    /* without the end of the line */
};

/* The options' own; empty is zero. */
struct input_answers {
    struct input_answer *items;
    size_t count, capacity;
    bool is_scripted; /* also if there is none: the input is empty */
};

/* "TEXT", or "TIME:TEXT" with a unit behind the time ("2s:Kim"): behind those there are. */
bool input_add_answer(struct input_answers *answers, const char *text, struct diag *diag);
/* Each line of that file is one. */
bool input_add_file(struct input_answers *answers, const char *path, struct diag *diag);
void input_free(struct input_answers *answers);

/* What vm_host.read_line is to give; *next: how many answers are used up. */
char *input_next(struct vm *vm, const struct sim_options *options, size_t *next, size_t *size);
/* What is said when the input is at its end; NULL: nothing. */
const char *input_hint(const struct sim_options *options);

#endif
